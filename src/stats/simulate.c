/* simulate.c - see simulate.h. */
#include "stats/simulate.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { SHRINKS_MOST = 2000 };

static bool factorise(double *factor, const double *rho, size_t n, double keep)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			double sum = i == j ? 1 : rho[i * n + j] * keep;
			factor[i * n + j] = 0;
			if (j > i)
				continue;
			for (size_t k = 0; k < j; k++)
				sum -= factor[i * n + k] * factor[j * n + k];
			if (i == j && !(sum > 1e-12))
				return false;
			factor[i * n + j] = i == j ? sqrt(sum) : sum / factor[j * n + j];
		}
	return true;
}

int simulate_factor(double *factor, const double *rho, size_t n)
{
	double keep = 1;
	int shrinks = 0;
	while (!factorise(factor, rho, n, keep)) {
		assert(shrinks < SHRINKS_MOST);
		keep *= 0.95;
		shrinks++;
	}
	return shrinks;
}

void simulate_correlate(double *y, const double *factor, const double *z, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		y[i] = 0;
		for (size_t k = 0; k <= i; k++)
			y[i] += factor[i * n + k] * z[k];
	}
}

static void swap(double *a, double *b)
{
	double t = *a;
	*a = *b;
	*b = t;
}

/* Puts the value of rank `k` at x[k], smaller ones before, larger ones behind (Hoare's FIND, the
 * pivot being the middle one of three). */
static double select_rank(double *x, size_t n, size_t k)
{
	size_t low = 0, high = n - 1;
	while (low < high) {
		size_t middle = low + (high - low) / 2, i = low, j = high;
		if (x[middle] < x[low])
			swap(&x[middle], &x[low]);
		if (x[high] < x[middle])
			swap(&x[high], &x[middle]);
		if (x[middle] < x[low])
			swap(&x[middle], &x[low]);
		double pivot = x[middle];
		while (i <= j) {
			while (x[i] < pivot)
				i++;
			while (pivot < x[j])
				j--;
			if (i <= j) {
				swap(&x[i++], &x[j]);
				if (j == 0)
					break;
				j--;
			}
		}
		if (k <= j)
			high = j;
		else if (k >= i)
			low = i;
		else
			break;
	}
	return x[k];
}

double simulate_quantile(double *x, size_t n, double p)
{
	if (n == 0)
		return NAN;
	double at = p * (double)(n - 1);
	size_t below = (size_t)at;
	double share = at - (double)below, low = select_rank(x, n, below);
	if (!(share > 0) || below + 1 >= n)
		return low;
	double high = x[below + 1];
	for (size_t i = below + 2; i < n; i++)
		high = x[i] < high ? x[i] : high;
	if (isinf(high) || isinf(low))
		return share < 0.5 ? low : high;
	return low + share * (high - low);
}

double simulate_quantile_error(double *x, size_t n, double p)
{
	double step = sqrt((double)n * p * (1 - p)), at = p * (double)n;
	double from = floor(at - step), to = ceil(at + step);
	size_t low = from < 0 ? 0 : (size_t)from, high = to > (double)n - 1 ? n - 1 : (size_t)to;
	if (n < 2)
		return INFINITY;
	double a = select_rank(x, n, low), b = select_rank(x, n, high);
	if (isinf(a) && isinf(b))
		return 0;
	return (b - a) / 2;
}

static int compare(const void *a, const void *b)
{
	const struct simulate_pair *x = a, *y = b;
	if (x->value < y->value || x->value > y->value)
		return x->value < y->value ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

void simulate_ranks(double *rank, const double *x, size_t n, struct simulate_pair *room)
{
	for (size_t i = 0; i < n; i++)
		room[i] = (struct simulate_pair){ x[i], i };
	qsort(room, n, sizeof *room, compare);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && !(room[j].value > room[i].value); j++)
			;
		for (size_t k = i; k < j; k++)
			rank[room[k].index] = (double)(i + j + 1) / 2;
	}
}

double simulate_correlation(const double *x, const double *y, size_t n)
{
	double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < n; i++) {
		mx += x[i] / (double)n;
		my += y[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		xx += (x[i] - mx) * (x[i] - mx);
		yy += (y[i] - my) * (y[i] - my);
		xy += (x[i] - mx) * (y[i] - my);
	}
	return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : 0;
}
