/* nls.h - nonlinear least squares, with the whole inference.
 *
 * Minimises the weighted sum of squares of y_i - f_i(b) by Levenberg-Marquardt steps (Marquardt
 * 1963) on a Householder QR of the Jacobian in long double, with scaled parameters (More 1978, LNM
 * 630) and Nielsen's rule for the damping (Nielsen 1999, IMM-REP-1999-05), and ends with undamped
 * steps.  Convergence is judged by the relative offset of Bates & Watts (1981, Technometrics 23):
 * the angle between residuals and tangent plane, which no change of units moves.  Inference is that
 * of the tangent plane at the minimum: Bates & Watts 1988, Nonlinear Regression Analysis, ch. 2.
 * Bounds are kept by projection; a parameter that ends on its bound has no standard error.
 *
 * Sums of squares may have many minima: give several starts (nls_scatter() makes them, the same on
 * every machine) and look at `minima`. */
#ifndef KASOKU_CURVES_NLS_H
#define KASOKU_CURVES_NLS_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NLS_STEPS = 2000 };

struct nls_problem {
	size_t n, p;
	const long double *y;
	const double *weights;    /* NULL, or n positive weights (1/variance) */
	const double *low, *high; /* NULL, or p bounds, infinite for none */
	/* f at point i; fills gradient[0 … p-1] unless it is NULL.  Not finite: `b` is impossible.
	 */
	long double (*value)(const void *owner, size_t i, const long double *b,
			     long double *gradient);
	const void *owner;
	int steps_most; /* 0 for NLS_STEPS */
	double level;   /* of the intervals, e.g. 0.95 */
};

enum nls_end {
	NLS_CONVERGED, /* the relative offset is as good as zero, or the curve meets every point */
	NLS_STALLED,   /* no step makes it better, but the offset is not small */
	NLS_LIMIT,     /* too many steps */
};

struct nls {
	size_t n, p;
	enum nls_end end;
	int steps;
	double offset;         /* relative offset at the end */
	size_t starts, minima; /* starts that led anywhere; distinct sums of squares among them */
	double df, rss, sigma; /* df = n - p, bounds or not */
	double log_likelihood, aicc, bic; /* Gaussian, sigma counted as a parameter */
	double level;
	/* The first parameter that the points do not fix (a combination with others leaves the fit
	 * as it is), or -1.  Standard errors are NaN then. */
	long unfixed;
	/* p each, owned by the arena.  On a bound: `bounded`, NaN for the rest. */
	double *estimate, *stderror;
	long double *exact; /* the estimates before rounding */
	bool *bounded;
	struct interval *interval;
	double *covariance;        /* p x p, row by row; zero for bounded parameters */
	double *fitted, *residual; /* n */
};

/* Starts from each of `count` rows of p numbers and keeps the least sum of squares; of equals, the
 * one of the earlier start.  ERR_DATA with a sentence when n <= p, when a number is not finite, a
 * weight not positive, or no start has finite values.  How it ended is in `end`: look before
 * believing. */
bool nls_fit(struct nls *nls, const struct nls_problem *problem, const double *starts, size_t count,
	     struct arena *arena, struct err *err);
/* Fills `count` rows: `start` itself, then the better of random points around it, up to a factor of
 * a thousand away and now and then across zero, from streams of `seed`. */
void nls_scatter(double *rows, size_t count, const struct nls_problem *problem, const double *start,
		 uint64_t seed);
/* The weighted sum of squares at `b`; INFINITY where the model is impossible. */
double nls_rss(const struct nls_problem *problem, const double *b);

#endif
