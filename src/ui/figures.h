/* figures.h - figures made once and kept: fits are not repeated while a crosshair moves.
 *
 * The least recently used figure gives way when the shelf is full, so a figure is valid until about
 * FIGURES_MAX others have been asked for, and until figures_clear(). */
#ifndef KASOKU_UI_FIGURES_H
#define KASOKU_UI_FIGURES_H

#include "study/figure.h"

enum { FIGURES_MAX = 128 };

struct figures {
	const struct dataset *dataset;
	struct figure *items[FIGURES_MAX];
	unsigned long used[FIGURES_MAX]; /* when it was last asked for */
	struct support supports[FIGURES_MAX];
	bool judged[FIGURES_MAX];        /* the support is known */
	unsigned long now;
};

void figures_init(struct figures *figures, const struct dataset *dataset);
void figures_clear(struct figures *figures);
/* The figure of `series` with `selection`, made when it is not there yet. */
const struct figure *figures_get(struct figures *figures, const struct series *series,
				 const struct selection *selection);
/* How far the past speaks for the forecast of a figure from this shelf; worked out once. */
const struct support *figures_support(struct figures *figures, const struct figure *figure);

#endif
