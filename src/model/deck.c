/* deck.c - see deck.h. */
#include "model/deck.h"

#include <string.h>

const char *deck_text(struct deck_text text, const char *language)
{
	if (language && strncmp(language, "ja", 2) == 0 && text.ja)
		return text.ja;
	return text.en ? text.en : "";
}

void deck_clear(struct deck *deck)
{
	arena_clear(&deck->arena);
	*deck = (struct deck){ 0 };
}
