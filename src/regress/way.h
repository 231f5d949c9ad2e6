/* way.h - a straight line fitted in one of several ways.
 *
 * Least squares with Student's t is the usual way.  Others are lines that outliers cannot move
 * (robust.h), the line that a share of the points lies below (quantile.h), errors that allow for
 * unequal variance or for neighbours that resemble each other (linear.h; the lag is 4 (n/100)^(2/9),
 * Newey & West 1994), and intervals from drawing the points again (bootstrap.h).  A way gives its
 * line as a growth trend. */
#ifndef KASOKU_REGRESS_WAY_H
#define KASOKU_REGRESS_WAY_H

#include "regress/bootstrap.h"
#include "regress/growth.h"
#include "regress/robust.h"

enum way_line { WAY_LEAST_SQUARES, WAY_THEIL_SEN, WAY_HUBER, WAY_MM, WAY_QUANTILE };
enum way_errors { WAY_OLS, WAY_HC3, WAY_HAC };

/* All zero is the usual way. */
struct way {
	enum way_line line;
	enum way_errors errors;
	double share;      /* WAY_QUANTILE */
	size_t replicates; /* of a bootstrap; 0: none */
	enum bootstrap_kind resample;
	enum bootstrap_interval interval;
	uint64_t seed;
	int threads; /* of a bootstrap; 0 is 1 */
};

/* What came of it, beside the line. */
struct way_result {
	struct way way;
	int lag;          /* WAY_HAC */
	double breakdown; /* share of points that can be bad without carrying the line away */
	size_t left_out, lowered;   /* points with weight 0, and with less than half */
	double check;               /* WAY_MM: the slope of least trimmed squares */
	struct bootstrap bootstrap; /* without its replicates */
};

/* Fits the line to `z`, values on the scale of `line`, which growth_fit() has filled by least
 * squares.  A band that the way does not have becomes NaN.  ERR_DATA with a sentence when the points
 * do not carry it. */
bool way_fit(struct growth *line, struct way_result *result, const struct way *way, const double *x,
	     const double *z, size_t n, struct err *err);

#endif
