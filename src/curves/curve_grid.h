/* curve_grid.h - how curve.c finds where to start: for this room only.
 *
 * Most parameters of the family enter linearly once the few others are known, so starts come from a
 * grid over those others with the linear ones solved for (separable least squares, Golub & Pereyra
 * 1973). */
#ifndef KASOKU_CURVES_CURVE_GRID_H
#define KASOKU_CURVES_CURVE_GRID_H

#include "curves/curve.h"

enum {
	GRID_NONE,
	GRID_RATE,      /* per range of x, positive */
	GRID_RATE_BOTH, /* the same with either sign */
	GRID_PLACE,     /* in and around the points */
	GRID_BEYOND,    /* after the last point */
	GRID_BEFORE,    /* before the first */
	GRID_EXPONENT,
	GRID_SHAPE,
	GRID_COUNT
};

enum { CURVE_STARTS = 6 };

/* A fit on its way.  x is counted from the origin here, and so are places among the parameters. */
struct curve_work {
	const struct curve_row *row;
	const struct curve_options *options;
	size_t n;
	const double *x, *y, *weights;
	double origin, first, last;         /* of x */
	long double *u, *z;                 /* n: x - origin; y on the response scale */
	long double held[CURVE_PARAMETERS]; /* values of the held ones */
	bool is_held[CURVE_PARAMETERS];
	size_t p, free[CURVE_PARAMETERS];
	double low[CURVE_PARAMETERS], high[CURVE_PARAMETERS]; /* of the free ones */
};

/* s(y), with ds/dy unless `slope` is NULL; NaN off the scale. */
long double curve_to_scale(const struct curve_options *options, long double y, long double *slope);
/* All parameters from the free ones. */
void curve_spread(const struct curve_work *work, const long double *free, long double *all);
/* Bounds of the free parameters. */
void curve_bounds(struct curve_work *work);
/* Up to CURVE_STARTS rows of work->p free parameters, the best first; returns how many. */
size_t curve_starts(const struct curve_work *work, double *starts);

#endif
