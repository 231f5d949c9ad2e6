/* linear.h - least squares for several columns, with the whole inference.
 *
 * Ordinary or weighted least squares by Householder QR (Golub & Van Loan, Matrix Computations, 4th
 * ed., ch. 5) in long double on centred and scaled columns; Student-t inference (Weisberg, Applied
 * Linear Regression, 4th ed., ch. 3), standard errors that allow for unequal variance (HC3, MacKinnon &
 * White 1985) or for autocorrelation (Newey & West 1987, Bartlett weights, no small-sample factor). */
#ifndef KASOKU_REGRESS_LINEAR_H
#define KASOKU_REGRESS_LINEAR_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

enum linear_errors { LINEAR_OLS, LINEAR_HC3, LINEAR_NEWEY_WEST };

struct linear_options {
	const double *weights;      /* NULL, or n positive weights (1/variance) */
	enum linear_errors errors;
	int lag;                    /* LINEAR_NEWEY_WEST */
	double level;               /* of the intervals, e.g. 0.95 */
	const char *const *names;   /* NULL, or p names of columns for sentences */
};

struct linear {
	size_t n, p;
	double df, rss, sigma;
	/* About the mean when a column is constant, about zero otherwise. */
	double r_squared, r_squared_adjusted;
	double f_value, f_p_value;   /* all columns but the constant; NaN when there are none */
	double log_likelihood, aic, aicc, bic; /* Gaussian, sigma counted as a parameter */
	double level;
	/* p each; owned by the arena. */
	double *estimate, *stderror, *t_value, *p_value;
	struct interval *interval;
	double *covariance;          /* p x p, row by row */
	/* n each. */
	double *fitted, *residual, *hat;
};

/* Fits y (n values) on x (n rows of p columns, row by row; a constant column is the intercept).
 * ERR_DATA with a sentence when n <= p, when a number is not finite, a weight not positive, or a column
 * is a combination of the others (which is named). */
bool linear_fit(struct linear *linear, const long double *x, const double *y, size_t n, size_t p,
		const struct linear_options *options, struct arena *arena, struct err *err);
/* The line at a new row, with the confidence interval of the line and the prediction interval of a new
 * observation of weight 1. */
double linear_at(const struct linear *linear, const double *row, struct interval *confidence,
		 struct interval *prediction);
/* Rows 1, x, x^2 … x^degree, in `arena`. */
long double *linear_polynomial(const double *x, size_t n, int degree, struct arena *arena);

#endif
