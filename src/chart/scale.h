/* scale.h - from values to positions on an axis and back, and the ticks a person would choose.
 *
 * A scale maps a value to 0..1 between its limits.  SCALE_LOGIT maps a bounded score by
 * ln((v - floor) / (ceiling - v)); values at or beyond a bound have no place, like zero and
 * negatives on SCALE_LOG: scale_place() is then NaN.  SCALE_DATE is linear in days with calendar
 * ticks.  Ticks follow Talbot, Lin & Hanrahan (InfoVis 2010), scored on whole cells, for linear
 * axes; decades and 1-2-5 for logs; calendar steps for dates; a unit's own vocabulary (minutes:
 * 1 s, 15 s, 1 min, 1 h …) where it has one. */
#ifndef KASOKU_CHART_SCALE_H
#define KASOKU_CHART_SCALE_H

#include "base/num.h"

#include <stdbool.h>

enum scale_kind { SCALE_LINEAR, SCALE_LOG, SCALE_LOGIT, SCALE_DATE };

struct scale {
	enum scale_kind kind;
	double low, high;      /* limits in data values, low < high */
	double floor, ceiling; /* of SCALE_LOGIT */
};

/* Position of `value`, 0 at `low` and 1 at `high` (may lie outside); NaN where it has none. */
double scale_place(const struct scale *scale, double value);
/* The value at position `place`. */
double scale_value(const struct scale *scale, double place);
/* True when `value` can be shown on this kind of scale at all. */
bool scale_accepts(const struct scale *scale, double value);
/* Limits that hold all `n` acceptable values with a little air; a single value or none gives a
 * sensible span round it.  `kind`, `floor` and `ceiling` must be set.  Returns how many values have
 * no place on this scale. */
int scale_span(struct scale *scale, const double *values, int n);

enum { TICK_TEXT = 24, TICKS_MAX = 64 };

struct tick {
	double value;
	bool minor;            /* a mark without label */
	char label[TICK_TEXT];
};

/* Ticks for an axis of `cells` cells; labels fit (no two touch; at most 7 columns on a vertical
 * axis).  `horizontal` says which way labels extend.  Returns the number of ticks, ascending. */
int scale_ticks(const struct scale *scale, const struct num_unit *unit, int cells, bool horizontal,
		enum charset charset, struct tick ticks[TICKS_MAX]);
/* Moves `low` and `high` outward so that a tick falls on a cell centre of an axis of `cells`. */
void scale_snap(struct scale *scale, int cells);

#endif
