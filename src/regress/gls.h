/* gls.h - a straight line whose errors remember their neighbours.
 *
 * Generalized least squares with continuous first-order autocorrelation: two errors d apart in x
 * are correlated by phi^d (Jones 1993, Longitudinal Data with Serial Correlation; AR(1) when x is
 * evenly spaced). phi is found by restricted maximum likelihood over 0 … 1 (Pinheiro & Bates 2000,
 * ch. 5), and the line by least squares on the whitened points; as gls(correlation = corCAR1()) in
 * R's nlme.  Standard errors take phi as known. */
#ifndef KASOKU_REGRESS_GLS_H
#define KASOKU_REGRESS_GLS_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

struct gls {
	size_t n;
	double df, level;
	double phi; /* correlation of errors at distance 1 in x; 0: independent */
	double origin, intercept, slope; /* intercept + slope (x - origin) */
	double intercept_stderr, slope_stderr;
	struct interval slope_interval;
	double sigma;          /* of one error */
	double log_likelihood; /* restricted */
};

/* Fits the line.  ERR_DATA with a sentence when n < 4, a number is not finite, or two points have
 * the same x (their errors could not be told apart). */
bool gls_fit(struct gls *gls, const double *x, const double *y, size_t n, double level,
	     struct arena *arena, struct err *err);

#endif
