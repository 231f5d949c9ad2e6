/* i18n.c - see i18n.h.  A compiled catalogue (GNU gettext manual, "The Format of GNU MO Files") is a
 * head of words, two tables of (length, offset), originals sorted by their bytes and translations, and
 * the texts, each ended by a NUL; plural forms stand in one text with NULs between. */
#include "base/i18n.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WORD = 4, HEAD = 20, LANGUAGE_BYTES = 16 };

struct catalogue {
	const unsigned char *bytes; /* NULL: none */
	size_t length, count, originals, translations;
	bool swapped; /* written by a machine of the other byte order */
	char language[LANGUAGE_BYTES];
};

static struct catalogue chosen;

static size_t word(const struct catalogue *c, size_t at)
{
	const unsigned char *b = c->bytes + at;
	uint32_t low = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
	return c->swapped ? __builtin_bswap32(low) : low;
}

static const char *text_at(const struct catalogue *c, size_t table, size_t index)
{
	return (const char *)c->bytes + word(c, table + 2 * WORD * index + WORD);
}

/* True when all texts of a table lie within the file and end with a NUL. */
static bool table_is_sound(const struct catalogue *c, size_t table)
{
	if (table > c->length || c->count > (c->length - table) / (2 * WORD))
		return false;
	for (size_t i = 0; i < c->count; i++) {
		size_t size = word(c, table + 2 * WORD * i), at = word(c, table + 2 * WORD * i + WORD);
		if (at >= c->length || size >= c->length - at || c->bytes[at + size] != '\0')
			return false;
	}
	return true;
}

bool i18n_begin(const char *language, const void *bytes, size_t length)
{
	enum { MAGIC = 0x950412DE };
	struct catalogue c = { .bytes = bytes, .length = length };
	if (length < HEAD || strlen(language) >= LANGUAGE_BYTES)
		return false;
	c.swapped = word(&c, 0) == __builtin_bswap32((uint32_t)MAGIC);
	if (word(&c, 0) != (uint32_t)MAGIC || word(&c, WORD) >> 16 > 1)
		return false;
	c.count = word(&c, 2 * WORD);
	c.originals = word(&c, 3 * WORD);
	c.translations = word(&c, 4 * WORD);
	if (!table_is_sound(&c, c.originals) || !table_is_sound(&c, c.translations))
		return false;
	memcpy(c.language, language, strlen(language) + 1);
	chosen = c;
	return true;
}

void i18n_end(void)
{
	chosen = (struct catalogue){ 0 };
}

const char *i18n_language(void)
{
	return chosen.bytes ? chosen.language : "en";
}

/* The place of `text` among the originals; `count` when it is not there. */
static size_t find(const struct catalogue *c, const char *text)
{
	size_t low = 0, high = c->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(text, text_at(c, c->originals, middle));
		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return c->count;
}

const char *i18n_text(const char *text)
{
	if (!chosen.bytes || !text || !*text)
		return text; /* the translation of "" is the head of the catalogue */
	size_t index = find(&chosen, text);
	const char *found = index < chosen.count ? text_at(&chosen, chosen.translations, index) : "";
	return *found ? found : text;
}

const char *i18n_text_in(const char *context, const char *text)
{
	char key[128];
	int length = snprintf(key, sizeof key, "%s\004%s", context, text);
	const char *found = length < (int)sizeof key ? i18n_text(key) : key;
	return found == key ? i18n_text(text) : found;
}

const char *i18n_plural(const char *one, const char *many, unsigned long n)
{
	size_t index = chosen.bytes ? find(&chosen, one) : chosen.count;
	if (index == chosen.count)
		return n == 1 ? one : many;
	const char *found = text_at(&chosen, chosen.translations, index);
	size_t first = strlen(found), all = word(&chosen, chosen.translations + 2 * WORD * index);
	return n == 1 || all <= first ? found : found + first + 1;
}
