/* deck.c - see deck.h. */
#include "model/deck.h"

#include "base/i18n.h"

#include <string.h>

const char *deck_text(struct deck_text text, const char *language)
{
	if (strcmp(language ? language : i18n_language(), "ja") == 0 && text.ja)
		return text.ja;
	return text.en ? _(text.en) : "";
}

void deck_clear(struct deck *deck)
{
	arena_clear(&deck->arena);
	*deck = (struct deck){ 0 };
}
