/* kinds.h - what the kinds of quotes share, inside the room. */
#ifndef KASOKU_QUOTE_KINDS_H
#define KASOKU_QUOTE_KINDS_H

#include "quote/quote.h"

enum { QUOTE_WORDS = 24, QUOTE_BYTES = 400, QUOTE_SAID = 400 };

/* The words between the braces; words[0] is the kind. */
struct quote_words {
	char text[QUOTE_BYTES];
	char *words[QUOTE_WORDS];
	size_t count;
};

typedef bool quote_say(struct quotes *quotes, const struct quote_words *words, struct str *out,
		       struct err *err);

/* The value of "name=value" among the words, NULL when it is not there. */
const char *quote_option(const struct quote_words *words, const char *name);
/* True for "name=value" of that name. */
bool quote_word_is(const char *word, const char *name);
/* A day: "2024-06-30", "2024-06" for its last; ERR_INPUT. */
bool quote_day(const char *text, double *day, struct err *err);

/* What was kept under `key`, NULL when nothing was. */
void *quote_recall(const struct quotes *quotes, const char *key);
/* Keeps `what` until the quotes go, which call `forget` on it; returns it. */
void *quote_keep(struct quotes *quotes, const char *key, void *what, void (*forget)(void *what));
/* A key: `kind` and the words from `first` on. */
const char *quote_key(struct quotes *quotes, const char *kind, const struct quote_words *words,
		      size_t first);

struct figure;
/* The figure of words[1], a series, turned by the options behind words[2]; kept.  NULL with a
 * sentence. */
struct figure *quote_figure(struct quotes *quotes, const struct quote_words *words, struct err *err);
/* Notes the sources of a figure, the first three. */
void quote_figure_sources(struct quotes *quotes, const struct figure *figure);

quote_say quote_fit, quote_test, quote_whatif, quote_drivers, quote_shares, quote_backtest, quote_claim,
	quote_claims, quote_index, quote_row, quote_count, quote_first, quote_last, quote_time,
	quote_ratio;

#endif
