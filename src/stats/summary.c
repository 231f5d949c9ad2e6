/* summary.c - see summary.h. */
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static long double precise_mean(const double *x, size_t n)
{
	long double sum = 0, rest = 0;
	for (size_t i = 0; i < n; i++)
		sum += x[i];
	sum /= (long double)n;
	for (size_t i = 0; i < n; i++)
		rest += x[i] - sum;
	return sum + rest / (long double)n;
}

double summary_mean(const double *x, size_t n)
{
	return (double)precise_mean(x, n);
}

double summary_sd(const double *x, size_t n)
{
	long double mean = precise_mean(x, n), sum = 0, rest = 0;
	if (n < 2)
		return NAN;
	for (size_t i = 0; i < n; i++) {
		sum += (x[i] - mean) * (x[i] - mean);
		rest += x[i] - mean;
	}
	return (double)sqrtl((sum - rest * rest / (long double)n) / (long double)(n - 1));
}

double summary_autocorrelation(const double *x, size_t n)
{
	long double mean = precise_mean(x, n), product = 0, square = 0;
	for (size_t i = 0; i < n; i++) {
		square += (x[i] - mean) * (x[i] - mean);
		if (i + 1 < n)
			product += (x[i] - mean) * (x[i + 1] - mean);
	}
	return (double)(product / square);
}

double summary_effective_n(const double *residual, size_t n, double *r)
{
	double own = summary_autocorrelation(residual, n);
	own = isfinite(own) ? own : 0;
	if (r)
		*r = own;
	return (double)n * (own > 0 ? (1 - own) / (1 + own) : 1);
}

double summary_quantile(const double *sorted, size_t n, double p)
{
	if (n == 0)
		return NAN;
	double at = p * (double)(n - 1);
	size_t below = (size_t)floor(at);
	if (below + 1 >= n)
		return sorted[n - 1];
	return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double summary_median(const double *x, size_t n, double *room)
{
	memcpy(room, x, n * sizeof *x);
	qsort(room, n, sizeof *room, ascending);
	return summary_quantile(room, n, 0.5);
}
