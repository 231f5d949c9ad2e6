/* simulate.h - what a simulation needs beside random numbers: correlations, quantiles, ranks.
 *
 * Correlated normals are L z with the Cholesky factor L of their matrix (Golub & Van Loan, Matrix
 * Computations, 4th ed., 4.2).  Quantiles of draws come with their Monte-Carlo error from order
 * statistics; sensitivity is Spearman's rank correlation. */
#ifndef KASOKU_STATS_SIMULATE_H
#define KASOKU_STATS_SIMULATE_H

#include <stdbool.h>
#include <stddef.h>

/* Fills `factor` (n x n, row by row, zero above the diagonal) for the correlation matrix `rho`.  A
 * matrix that is not positive definite is first shrunk towards independence: everything off its
 * diagonal times 0.95, as often as needed.  Returns how often that was. */
int simulate_factor(double *factor, const double *rho, size_t n);
/* y = L z; `y` and `z` may not overlap. */
void simulate_correlate(double *y, const double *factor, const double *z, size_t n);

/* The value at probability `p` of `n` draws in any order, as by summary_quantile() on the sorted ones;
 * the order of `x` changes.  Infinities are values like others. */
double simulate_quantile(double *x, size_t n, double p);
/* The standard error of that quantile when the draws are independent: half the distance between the
 * order statistics one binomial standard deviation to either side.  INFINITY when one of them is
 * infinite and the other is not. */
double simulate_quantile_error(double *x, size_t n, double p);

/* Room for simulate_ranks(): one for each value. */
struct simulate_pair {
	double value;
	size_t index;
};
/* Ranks from 1, ties sharing their mean. */
void simulate_ranks(double *rank, const double *x, size_t n, struct simulate_pair *room);
/* Pearson's correlation of two lists; 0 when one does not vary. */
double simulate_correlation(const double *x, const double *y, size_t n);

#endif
