/* logit.h - logistic regression of a chance on one variable.
 *
 * P(y = 1) = 1/(1 + exp(-(intercept + slope (x - origin)))), weighted maximum likelihood by
 * Newton's method (McCullagh & Nelder, Generalized Linear Models, 2nd ed., ch. 4), with a ridge on
 * the slope on demand, as METR fits success against the logarithm of task length.  y may be a share
 * between 0 and 1.  Without a ridge, outcomes that x separates perfectly have no estimate, which is
 * said. */
#ifndef KASOKU_CURVES_LOGIT_H
#define KASOKU_CURVES_LOGIT_H

#include "regress/bootstrap.h"

struct logit_options {
	const double *weights; /* NULL, or n weights, not negative */
	double ridge;          /* adds ridge/2 slope^2 to the negative log likelihood */
	double level;
};

struct logit {
	size_t n;
	double origin, intercept, slope;
	double intercept_stderr, slope_stderr, covariance;
	struct interval slope_interval; /* normal */
	double log_likelihood, level;
	int steps;
};

/* ERR_DATA with a sentence when n < 3, a number is not finite, y is not within 0 … 1, a weight is
 * negative, all x or all y are equal, or x separates the outcomes and there is no ridge. */
bool logit_fit(struct logit *logit, const double *x, const double *y, size_t n,
	       const struct logit_options *options, struct arena *arena, struct err *err);
double logit_chance(const struct logit *logit, double x);
/* Where the chance is `chance`, with the Fieller interval (ratio.h). */
double logit_reaches(const struct logit *logit, double chance, struct interval *interval,
		     bool *unbounded);

enum logit_what { LOGIT_SLOPE, LOGIT_REACHES };
/* Bootstraps the slope or the x where the chance is `chance`; weights go with their points and are
 * not normalised again.  Not for BOOTSTRAP_WILD: there are no residuals to turn. */
bool logit_bootstrap(struct bootstrap *bootstrap, enum logit_what what, double chance,
		     const double *x, const double *y, size_t n,
		     const struct logit_options *logit_options,
		     const struct bootstrap_options *options, struct arena *arena, struct err *err);

#endif
