/* summary.h - what describes one list of numbers.
 *
 * Two-pass mean and variance in long double (Chan, Golub & LeVeque 1983); median by sorting; lag-1
 * autocorrelation as NIST's univariate reference sets define it. */
#ifndef KASOKU_STATS_SUMMARY_H
#define KASOKU_STATS_SUMMARY_H

#include <stddef.h>

double summary_mean(const double *x, size_t n);
/* Standard deviation with n - 1; NaN for n < 2. */
double summary_sd(const double *x, size_t n);
/* Sum of (x[i] - m)(x[i+1] - m) over the sum of (x[i] - m)^2. */
double summary_autocorrelation(const double *x, size_t n);
/* How many independent values `n` residuals in order are worth: n (1 - r)/(1 + r) with r their lag-1
 * autocorrelation, and n when r is not positive (Bartlett 1946); `r` may be NULL. */
double summary_effective_n(const double *residual, size_t n, double *r);
/* `sorted` is ascending; quantile `p` by linear interpolation between order statistics (type 7 of
 * Hyndman & Fan 1996). */
double summary_quantile(const double *sorted, size_t n, double p);
/* Sorts a copy in `room` (n values). */
double summary_median(const double *x, size_t n, double *room);

#endif
