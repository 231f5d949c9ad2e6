/* ratio.c - see ratio.h. */
#include "regress/ratio.h"

#include "stats/dist.h"

#include <math.h>

struct ratio ratio_fieller(double a, double b, double var_a, double var_b, double covariance,
			   double quantile)
{
	struct ratio ratio = { .value = a / b };
	double r = ratio.value, q2 = quantile * quantile;
	ratio.stderror = sqrt(fmax(var_a - 2 * r * covariance + r * r * var_b, 0)) / fabs(b);
	/* (b^2 - q^2 vb) r^2 - 2 (a b - q^2 c) r + a^2 - q^2 va <= 0 */
	double square = b * b - q2 * var_b, half = a * b - q2 * covariance,
	       rest = a * a - q2 * var_a;
	double inside = half * half - square * rest;
	if (square > 0) {
		/* the larger root in size first: the other from their product */
		double root = sqrt(fmax(inside, 0)), far = half + (half < 0 ? -root : root);
		double one = far / square, two = far != 0 ? rest / far : 0;
		ratio.shape = RATIO_BOUNDED;
		ratio.interval = (struct interval){ fmin(one, two), fmax(one, two) };
	} else if (square < 0 && inside > 0) {
		double root = sqrt(inside), one = (half - root) / square,
		       two = (half + root) / square;
		ratio.shape = RATIO_OUTSIDE;
		ratio.interval = (struct interval){ fmin(one, two), fmax(one, two) };
	} else {
		ratio.shape = RATIO_ANYTHING;
		ratio.interval = (struct interval){ -INFINITY, INFINITY };
	}
	return ratio;
}

struct slope_test slope_test(double b1, double stderr1, double df1, double b2, double stderr2,
			     double df2, double rho, double level)
{
	double v1 = stderr1 * stderr1, v2 = stderr2 * stderr2,
	       variance = v1 + v2 - 2 * rho * stderr1 * stderr2;
	struct slope_test test = { .difference = b1 - b2, .stderror = sqrt(fmax(variance, 0)) };
	test.df = (v1 + v2) * (v1 + v2) / (v1 * v1 / df1 + v2 * v2 / df2);
	test.t_value = test.difference / test.stderror;
	test.p_value = dist_t_two_sided(test.t_value, test.df);
	double half = dist_t_quantile(0.5 + level / 2, test.df) * test.stderror;
	test.interval = (struct interval){ test.difference - half, test.difference + half };
	return test;
}
