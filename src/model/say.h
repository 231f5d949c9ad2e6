/* say.h - small helps for sentences about other people's text. */
#ifndef KASOKU_MODEL_SAY_H
#define KASOKU_MODEL_SAY_H

#include <stddef.h>

enum { SAY_TEXT = 200, SAY_LIST = 320 };

/* Puts `text` in quotes, cut to 48 columns and with control characters replaced, so that it can be
 * shown on any terminal.  Returns `out`. */
char *say_quoted(char out[SAY_TEXT], const char *text);
/* The words of `choices` ("a|b|c") as "a, b or c".  Returns `out`. */
char *say_choices(char out[SAY_LIST], const char *choices);

/* The candidate that is most like `wanted`: the fewest insertions, deletions, replacements and
 * swaps of neighbours (Damerau 1964, restricted), upper and lower case alike.  `best` stays NULL
 * while nothing is close enough to be a slip of the fingers (a third of the length, at most 3). */
struct say_nearest {
	const char *wanted;
	const char *best;
	size_t distance;
};
void say_nearest_try(struct say_nearest *nearest, const char *candidate);

#endif
