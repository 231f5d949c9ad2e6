/* deck.c - see deck.h. */
#include "model/deck.h"

#include "base/i18n.h"

#include <stdio.h>
#include <string.h>

const char *deck_text(struct deck_text text, const char *language)
{
	if (strcmp(language ? language : i18n_language(), "ja") == 0 && text.ja)
		return text.ja;
	return text.en ? _(text.en) : "";
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters, and every byte beyond ASCII. */
static bool is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z' ? true : (unsigned char)c >= 0x80;
}

bool deck_states_figure(const char *text, char figure[48])
{
	while (*text) {
		size_t length = strcspn(text, " \n{");
		size_t first = 0;
		while (first < length && !is_digit(text[first]) && !is_letter(text[first]))
			first++;
		if (first < length && is_digit(text[first])) {
			while (length > first && !is_digit(text[length - 1]) && !is_letter(text[length - 1]))
				length--;
			snprintf(figure, 48, "%.*s", (int)(length < 47 ? length : 47), text);
			return true;
		}
		text += length;
		bool quote = text[0] == '{' && text[1] != '{';
		text += quote ? strcspn(text, "}") : 0;
		text += *text ? 1 + (text[0] == '{') : 0;
	}
	return false;
}

void deck_clear(struct deck *deck)
{
	arena_clear(&deck->arena);
	*deck = (struct deck){ 0 };
}
