/* robust.h - straight lines that a few bad points cannot move.
 *
 *   Theil-Sen   the median of all slopes between two points, with its interval from Kendall's
 *               variance corrected for ties (Theil 1950; Sen 1968, JASA 63).  Breaks down at 29 %.
 *   Huber       M-estimate, k = 1.345 on a scale of MAD/0.6745 found anew in each step (Huber 1981,
 * ch. 7; the estimate and errors of rlm() in R's MASS).  Bad values of y cannot carry it far, one
 * bad date can. MM          S-estimate of half breakdown (bisquare, c = 1.547645) found from many
 * two-point lines, then an M-step with c = 4.685061 that is 95 % efficient (Yohai 1987;
 * Salibian-Barrera & Yohai 2006; errors of Croux, Dhaene & Hoorelbeke 2003, as lmrob() in R's
 * robustbase). LTS         least trimmed squares over the best h = (n + 3)/2 points (Rousseeuw
 * 1984; Rousseeuw & Van Driessen 2006), a check without interval.
 *
 * Lines are written about `origin`, the median of x: intercept + slope (x - origin). */
#ifndef KASOKU_REGRESS_ROBUST_H
#define KASOKU_REGRESS_ROBUST_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum robust_method { ROBUST_THEIL_SEN, ROBUST_HUBER, ROBUST_MM, ROBUST_LTS };
enum {
	ROBUST_EVERY_PAIR = 5000, /* points that Theil-Sen takes: it looks at every pair */
};

struct robust_options {
	enum robust_method method;
	double level;
	uint64_t seed; /* two-point lines are drawn when there are too many to try all */
};

struct robust {
	enum robust_method method;
	size_t n;
	double df, level;
	double origin, intercept, slope;
	/* NaN for Theil-Sen (which has an interval only) and LTS (which has neither). */
	double intercept_stderr, slope_stderr, covariance;
	struct interval slope_interval; /* NaN for LTS */
	double scale;     /* of the residuals: MAD/0.6745, the S-estimate, or trimmed */
	double breakdown; /* share of points that can be arbitrarily bad; 0 for Huber */
	bool exact;       /* more than half of the points lie on the line: no scale, no errors */
	int steps;        /* of the iteration, or pairs of points looked at */
	/* n each, in the arena: 1 is full weight, 0 is left out; residuals in units of y.
	 * Theil-Sen weighs no points: all 1. */
	double *weight, *residual;
};

/* Fits the line.  ERR_DATA with a sentence when n < 3 (4 for MM and LTS), a number is not finite,
 * all x are equal, or there are too many points for the method. */
bool robust_fit(struct robust *robust, const double *x, const double *y, size_t n,
		const struct robust_options *options, struct arena *arena, struct err *err);
double robust_at(const struct robust *robust, double x);
/* "Theil-Sen", "Huber M", "MM", "least trimmed squares". */
const char *robust_name(enum robust_method method);

#endif
