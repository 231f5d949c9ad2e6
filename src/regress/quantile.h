/* quantile.h - the straight line that a given share of the points lies below.
 *
 * Linear quantile regression (Koenker & Bassett 1978), exact: from a vertex of the objective (a
 * line through two points) along the steepest edge to the best vertex on it, until every edge leads
 * up (Barrodale & Roberts 1973; Koenker & d'Orey 1987), for one x.  The interval of the slope
 * inverts the rank score test under equal densities, interpolated, on Student's t (Koenker 1994),
 * as summary.rq(se = "rank") in R's quantreg.  With few points and an extreme share it has no end
 * on one side, which is said.
 *
 * A frontier may be fitted as the 0.9 line through all models: no point is chosen for being a
 * record. */
#ifndef KASOKU_REGRESS_QUANTILE_H
#define KASOKU_REGRESS_QUANTILE_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

struct quantile_options {
	double share; /* strictly between 0 and 1 */
	double level;
};

struct quantile {
	double share, level;
	size_t n;
	double origin, intercept, slope; /* intercept + slope (x - origin) */
	double objective;                /* mean of the weighted absolute residuals */
	struct interval slope_interval;  /* ends may be -INFINITY or INFINITY */
	size_t below, on;                /* points below and on the line */
	int steps;
};

/* ERR_DATA with a sentence when n < 4, a number is not finite or all x are equal; ERR_USAGE when
 * `share` is not between 0 and 1. */
bool quantile_fit(struct quantile *quantile, const double *x, const double *y, size_t n,
		  const struct quantile_options *options, struct arena *arena, struct err *err);
double quantile_at(const struct quantile *quantile, double x);

#endif
