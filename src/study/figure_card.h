/* figure_card.h - what the two halves of the explain card share: how a figure was made
 * (figure_explain.c) and what it does not say (figure_doubt.c).  For those two alone. */
#ifndef KASOKU_STUDY_FIGURE_CARD_H
#define KASOKU_STUDY_FIGURE_CARD_H

#include "study/figure.h"

struct card {
	const struct figure *figure;
	struct str *out;
	enum charset charset;
};

void card_heading(const struct card *card, const char *text);
/* A remark from the data as a sentence: with a capital and a full stop. */
void card_remark(const struct card *card, const char *remark);
/* What each kind of interval is for; whether forecasts like this one were worth anything; the same series
 * under other rules; where the yardstick ends; what others found. */
void card_intervals(const struct card *card);
void card_history(const struct card *card);
void card_others(const struct card *card);
void card_limits(const struct card *card);
void card_published(const struct card *card);

#endif
