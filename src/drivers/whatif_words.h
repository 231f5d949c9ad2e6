/* whatif_words.h - what a run says, in words: dates, warnings, sources, the command that makes it
 * again. */
#ifndef KASOKU_DRIVERS_WHATIF_WORDS_H
#define KASOKU_DRIVERS_WHATIF_WORDS_H

#include "drivers/whatif.h"

enum { WHATIF_SOURCES = 40 };

/* "2027.3", ">2040" beyond the end, "now" before the start; `text` has room for 16. */
char *whatif_year(const struct whatif_run *run, double year, char text[16]);
/* "2027.3 [2026.9, 2028.0]", "met 2025-08-07", "beyond its ceiling"; before the first draw the date on
 * the path at the medians. */
char *whatif_date_words(const struct whatif_run *run, const struct whatif_date *date, char *text,
			size_t size);
/* "+0.9 y", "-11 d", "0", "" when it cannot be told. */
char *whatif_shift_words(double years, char text[NUM_TEXT]);
/* What a reader must know before believing the run, a sentence a line. */
void whatif_warnings(const struct whatif_run *run, struct str *out);
/* Keys of the sources of levers and fits that the run rests on, those of moved levers first; returns how
 * many. */
size_t whatif_sources(const struct whatif_run *run, const char *keys[WHATIF_SOURCES]);
/* The command that prints the same numbers. */
void whatif_command(const struct whatif_run *run, struct str *out);
/* The card of a lever: what it does, range, where it stands, tier, fit, source. */
void lever_explain(const struct whatif *world, size_t lever, double value, struct str *out,
		   enum charset charset);
/* The card of a run: anchor, formulas, what moved, draws, correlations, warnings, command. */
void whatif_explain(struct whatif_run *run, struct str *out, enum charset charset);

#endif
