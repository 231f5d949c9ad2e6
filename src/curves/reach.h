/* reach.h - when does a fitted line reach a value, and how sure is that.
 *
 * The inverse of a line and of its band (inverse regression, Draper & Smith 1998, sec. 3.2): the
 * interval of dates is the set of x next to the crossing whose band holds the value, so its two
 * tails are what they are, one of them without an end where the band never leaves the value or the
 * line ends before it does. */
#ifndef KASOKU_CURVES_REACH_H
#define KASOKU_CURVES_REACH_H

#include "regress/growth.h"

/* A fitted line as two functions of x; `first` and `last` are the range of its points. */
struct reach_line {
	const void *owner;
	double (*at)(const void *owner, double x);
	struct interval (*band)(const void *owner, double x, enum band_kind kind);
	double first, last;
};

struct reach {
	double at; /* the first crossing from `first` on, else the last before; NaN: never */
	struct interval when; /* infinite ends are open; NaN when not even the band gets there */
};

/* Looks up to a thousand times the range of the points ahead and back. */
struct reach reach_find(const struct reach_line *line, double y, enum band_kind kind);
struct reach growth_reach(const struct growth *growth, double first, double last, double y,
			  enum band_kind kind);

#endif
