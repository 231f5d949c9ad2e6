/* quote.h - figures inside sentences: "doubling fell to {fit metr-horizon-p50 doubling from=2024}".
 *
 * A quote stands in braces: a kind, what it is about, the quantity, and options name=value.  It is
 * computed from the dataset when the sentence is shown, so no sentence carries a number that the data
 * of the day do not give.  Kinds are rows of a table (quote.c); two braces "{{" stand for one.  What is
 * costly (fits, trials, draws) is kept, so that the next quote of the same does not pay again. */
#ifndef KASOKU_QUOTE_QUOTE_H
#define KASOKU_QUOTE_QUOTE_H

#include "base/str.h"
#include "model/series.h"

struct quote_kept;

/* What quotes are computed from, and what was used in doing so. */
struct quotes {
	const struct dataset *dataset;
	const struct series_list *series;
	double as_of; /* days; INFINITY for all the data */
	enum charset charset;
	/* Filled by quote_expand(): keys of sources and commands that print the same numbers, unique,
	 * in order of use; in `arena`. */
	const char **sources, **commands;
	size_t source_count, source_room, command_count, command_room;
	struct arena arena;
	struct quote_kept *kept; /* what was computed, newest first */
};

void quotes_init(struct quotes *quotes, const struct dataset *dataset,
		 const struct series_list *series, double as_of, enum charset charset);
void quotes_clear(struct quotes *quotes);
/* Forgets what was used, not what was computed: for the next sentence. */
void quotes_next(struct quotes *quotes);
/* True when they are computed from just that. */
bool quotes_stand_on(const struct quotes *quotes, const struct dataset *dataset, double as_of,
		     enum charset charset);
/* Appends `text` with every quote computed.  One that cannot be becomes "[…]" with the reason, and the
 * result is false; `err` (may be NULL) holds the first reason. */
bool quote_expand(struct quotes *quotes, const char *text, struct str *out, struct err *err);
/* Adds to what was used, for the kinds. */
void quote_source(struct quotes *quotes, const char *key);
void quote_command(struct quotes *quotes, const char *command);

#endif
