/* say.c - see say.h. */
#include "model/say.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { QUOTED_COLUMNS = 48, WORD_MAX = 64 };

char *say_quoted(char out[SAY_TEXT], const char *text)
{
	size_t used = 0;
	int columns = 0;
	out[used++] = '\'';
	while (*text) {
		char32_t code = utf8_next(&text);
		if (utf8_is_control(code))
			code = '?';
		columns += utf8_char_width(code);
		if (columns > QUOTED_COLUMNS || used > SAY_TEXT - 12) {
			memcpy(out + used, "...", 3);
			used += 3;
			break;
		}
		used += utf8_encode(code, out + used);
	}
	out[used++] = '\'';
	out[used] = '\0';
	return out;
}

char *say_choices(char out[SAY_LIST], const char *choices)
{
	size_t used = 0;
	out[0] = '\0';
	while (*choices && used < SAY_LIST - 1) {
		size_t word = strcspn(choices, "|");
		bool last = choices[word] == '\0';
		const char *before = used == 0 ? "" : last ? " or " : ", ";
		int wrote =
			snprintf(out + used, SAY_LIST - used, "%s%.*s", before, (int)word, choices);
		used += wrote > 0 ? (size_t)wrote : 0;
		choices += word + !last;
	}
	return out;
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static unsigned char least(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;
	return (unsigned char)(m < c ? m : c);
}

/* Both lengths are below WORD_MAX. */
static size_t distance(const char *a, size_t m, const char *b, size_t n)
{
	unsigned char rows[3][WORD_MAX];
	unsigned char *before = rows[0], *above = rows[1], *here = rows[2];
	for (size_t j = 0; j <= n; j++)
		above[j] = (unsigned char)j;
	for (size_t i = 1; i <= m; i++) {
		here[0] = (unsigned char)i;
		for (size_t j = 1; j <= n; j++) {
			unsigned differ = lower(a[i - 1]) != lower(b[j - 1]);
			here[j] = least(above[j] + 1u, here[j - 1] + 1u, above[j - 1] + differ);
			if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]) && before[j - 2] + 1u < here[j])
				here[j] = (unsigned char)(before[j - 2] + 1u);
		}
		unsigned char *free_row = before;
		before = above;
		above = here;
		here = free_row;
	}
	return above[n];
}

void say_nearest_try(struct say_nearest *nearest, const char *candidate)
{
	size_t m = strlen(nearest->wanted), n = strlen(candidate);
	size_t limit = m < 4 ? 1 : m / 3 < 3 ? m / 3 : 3;
	if (nearest->best && nearest->distance <= limit)
		limit = nearest->distance ? nearest->distance - 1 : 0;
	if (m >= WORD_MAX || n >= WORD_MAX || (m > n ? m - n : n - m) > limit)
		return;
	if (nearest->best && nearest->distance == 0)
		return;
	size_t d = distance(nearest->wanted, m, candidate, n);
	if (d <= limit) {
		nearest->best = candidate;
		nearest->distance = d;
	}
}
