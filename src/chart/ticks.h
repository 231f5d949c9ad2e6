/* ticks.h - choosing ticks, inside the chart room. */
#ifndef KASOKU_CHART_TICKS_H
#define KASOKU_CHART_TICKS_H

#include "chart/scale.h"

/* The axis that ticks are chosen for, and those chosen so far. */
struct tick_search {
	const struct scale *scale;
	const struct num_unit *unit;
	int cells;
	bool horizontal;
	enum charset charset;
	struct tick *ticks;
	int count;
};

/* A value on the straightened scale and back; NaN where it has no place. */
double scale_bend(const struct scale *scale, double value);
double scale_unbend(const struct scale *scale, double bent);

/* The cell, counted from the low end, in which `value` falls. */
int ticks_cell(const struct tick_search *search, double value);
/* First column of a label of `width` columns under column `cell`, moved inward at the ends. */
int ticks_label_start(int cell, int width, int cells);
/* Adds a labelled tick if it is on the axis and its label keeps clear of the others. */
bool ticks_add(struct tick_search *search, double value, const char *label);
/* Adds a mark without label where there is none yet. */
void ticks_add_minor(struct tick_search *search, double value);
/* Forgets what was added. */
void ticks_reset(struct tick_search *search);

void ticks_dates(struct tick_search *search);

#endif
