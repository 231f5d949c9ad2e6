/* ratio.h - ratios of estimates, and comparing two slopes.
 *
 * Fieller's interval (Fieller 1954, JRSS B 16): all r for which a - r b is within its own error of
 * zero. It is an interval when b is clear of zero, everything outside of two ends when it is not,
 * and the whole line when nothing can be said; the last two are `unbounded` and printed as such. */
#ifndef KASOKU_REGRESS_RATIO_H
#define KASOKU_REGRESS_RATIO_H

#include "regress/growth.h"

enum ratio_shape {
	RATIO_BOUNDED,  /* low … high */
	RATIO_OUTSIDE,  /* below low or above high: b may be zero */
	RATIO_ANYTHING, /* every number */
};

struct ratio {
	double value, stderror; /* by the delta method */
	enum ratio_shape shape;
	struct interval interval; /* -INFINITY, INFINITY for RATIO_ANYTHING */
};

/* a / b with variances and covariance; `quantile` of t or normal that belongs to the level. */
struct ratio ratio_fieller(double a, double b, double var_a, double var_b, double covariance,
			   double quantile);

struct slope_test {
	double difference, stderror, t_value, p_value; /* two-sided normal when df is infinite */
	double df;
	struct interval interval;
};

/* Whether two slopes differ: t = (b1 - b2) / sqrt(s1^2 + s2^2 - 2 rho s1 s2), where rho is the
 * correlation of their errors (of the residuals that the two groups share; zero for separate
 * groups), with Welch's degrees of freedom (Welch 1947). */
struct slope_test slope_test(double b1, double stderr1, double df1, double b2, double stderr2,
			     double df2, double rho, double level);

#endif
