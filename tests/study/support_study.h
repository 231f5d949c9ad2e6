/* support_study.h - a series out of rows that a test puts, and its figure. */
#ifndef KASOKU_TESTS_STUDY_SUPPORT_STUDY_H
#define KASOKU_TESTS_STUDY_SUPPORT_STUDY_H

#include "model/support_model.h"
#include "study/figure.h"

struct study {
	struct batch batch;
	struct dataset *dataset;
	struct series_list list;
	const struct series *series; /* one of them */
	struct selection selection;
	struct figure figure;
	struct str out;
	char text[600];
};

/* No rows, no figure, empty texts. */
void study_init(struct study *study);
/* Checks and seals what was put, finds the series and selects its defaults. */
void study_open(struct study *study, const char *id);
/* Makes the figure of the series anew, as selected. */
void study_make(struct study *study);
/* The figure's rate, in `text`. */
const char *study_rate(struct study *study, enum charset charset);
void study_clear(struct study *study);

#endif
