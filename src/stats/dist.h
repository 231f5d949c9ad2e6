/* dist.h - distributions and special functions, through GSL.
 *
 * The one place that includes GSL's headers outside of tests.  regress_init() turns GSL's error
 * handler, which aborts, off; call it first in main() and in every test program that fits. */
#ifndef KASOKU_STATS_DIST_H
#define KASOKU_STATS_DIST_H

void regress_init(void);

/* Student's t with `df` degrees of freedom: the quantile of `p`, and the probability that |T| exceeds
 * |t|. */
double dist_t_quantile(double p, double df);
double dist_t_two_sided(double t, double df);
/* The probability that F with `a` and `b` degrees of freedom exceeds `f`. */
double dist_f_upper(double f, double a, double b);
/* The probability that chi-squared with `df` degrees of freedom exceeds `x`. */
double dist_chi_squared_upper(double x, double df);
double dist_normal_cdf(double z);
double dist_normal_quantile(double p);

#endif
