/* diagnose.h - what the residuals of a least squares fit give away, and which points carry it.
 *
 * Autocorrelation (Durbin & Watson 1950), unequal variance (Breusch & Pagan 1979 as studentised by
 * Koenker 1981), the error of predicting each point from all others, and the fit without a point,
 * from hat values and without fitting again (Cook & Weisberg 1982, ch. 2). */
#ifndef KASOKU_REGRESS_DIAGNOSE_H
#define KASOKU_REGRESS_DIAGNOSE_H

#include "regress/linear.h"

struct diagnosis {
	double durbin_watson; /* about 2 without autocorrelation, in the order given; NaN for rss =
				 0 */
	double breusch_pagan,
		breusch_pagan_p; /* chi-squared with p - 1; NaN for p = 1 or rss = 0 */
	double loo_rmse;         /* leave-one-out; NaN when a point alone fixes a parameter */
	size_t strongest;        /* the point that moves the last column's estimate most */
	double strongest_shift;  /* by how much: without less with */
};

/* Looks at an unweighted fit of rows `x` made with LINEAR_OLS.  `arena` holds what is needed on the
 * way. */
void diagnose(struct diagnosis *diagnosis, const struct linear *linear, const long double *x,
	      struct arena *arena);
/* The estimates without point `i`, p values; false when the point alone fixes one of them. */
bool diagnose_without(const struct linear *linear, const long double *x, size_t i,
		      double *estimate);

#endif
