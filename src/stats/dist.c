/* dist.c - see dist.h. */
#include "stats/dist.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

void regress_init(void)
{
	gsl_set_error_handler_off();
}

double dist_t_quantile(double p, double df)
{
	return gsl_cdf_tdist_Pinv(p, df);
}

double dist_t_two_sided(double t, double df)
{
	return 2 * gsl_cdf_tdist_Q(fabs(t), df);
}

double dist_f_upper(double f, double a, double b)
{
	return gsl_cdf_fdist_Q(f, a, b);
}

double dist_chi_squared_upper(double x, double df)
{
	return gsl_cdf_chisq_Q(x, df);
}

double dist_normal_cdf(double z)
{
	return gsl_cdf_ugaussian_P(z);
}

double dist_normal_quantile(double p)
{
	return gsl_cdf_ugaussian_Pinv(p);
}
