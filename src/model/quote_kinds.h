/* quote_kinds.h - what the kinds of quotes share, inside the room. */
#ifndef KASOKU_MODEL_QUOTE_KINDS_H
#define KASOKU_MODEL_QUOTE_KINDS_H

#include "model/quote.h"

enum { QUOTE_WORDS = 12, QUOTE_BYTES = 400 };

/* The words between the braces; words[0] is the kind. */
struct quote_words {
	char text[QUOTE_BYTES];
	char *words[QUOTE_WORDS];
	size_t count;
};

/* The value of "name=value" among the words, NULL when it is not there. */
const char *quote_option(const struct quote_words *words, const char *name);

struct figure;
/* The figure of words[1], a series, turned by the options behind words[2]; figure_clear() it. */
bool quote_figure(struct quotes *quotes, const struct quote_words *words, struct figure *figure,
		  struct err *err);

/* {fit SERIES QUANTITY [OPTION=VALUE …]}: options as of `kasoku fit`. */
bool quote_fit(struct quotes *quotes, const struct quote_words *words, struct str *out,
	       struct err *err);

/* {test SERIES QUANTITY [OPTION=VALUE …]}: options as of `kasoku test`, and years= on= for recent, turn. */
bool quote_test(struct quotes *quotes, const struct quote_words *words, struct str *out,
		struct err *err);

#endif
