/* diagnose.c - see diagnose.h. */
#include "regress/diagnose.h"

#include "stats/dist.h"

#include <math.h>

static double durbin_watson(const struct linear *linear)
{
	long double sum = 0, square = 0;
	for (size_t i = 0; i < linear->n; i++) {
		long double e = linear->residual[i], step = i > 0 ? e - linear->residual[i - 1] : 0;
		square += e * e;
		sum += step * step;
	}
	return square > 0 ? (double)(sum / square) : NAN;
}

/* n R^2 of the squared residuals on the columns. */
static void breusch_pagan(struct diagnosis *diagnosis, const struct linear *linear,
			  const long double *x, struct arena *arena)
{
	struct linear of_squares;
	struct linear_options options = { .level = linear->level };
	double *square = arena_array(arena, linear->n, sizeof *square);
	double mean = linear->rss / (double)linear->n;
	diagnosis->breusch_pagan = diagnosis->breusch_pagan_p = NAN;
	if (linear->p < 2 || !(mean > 0) || !isfinite(mean))
		return;
	for (size_t i = 0; i < linear->n; i++)
		square[i] = linear->residual[i] * linear->residual[i] / mean;
	if (!linear_fit(&of_squares, x, square, linear->n, linear->p, &options, arena, NULL) ||
	    isnan(of_squares.r_squared))
		return;
	diagnosis->breusch_pagan = (double)linear->n * of_squares.r_squared;
	diagnosis->breusch_pagan_p =
		dist_chi_squared_upper(diagnosis->breusch_pagan, (double)linear->p - 1);
}

bool diagnose_without(const struct linear *linear, const long double *x, size_t i, double *estimate)
{
	const long double *row = x + i * linear->p;
	long double rest = 1 - (long double)linear->hat[i];
	bool alone = rest < 1e-9L;
	for (size_t j = 0; j < linear->p; j++) {
		long double shift = 0;
		for (size_t k = 0; k < linear->p && !alone && linear->rss > 0; k++)
			shift += linear->covariance[j * linear->p + k] * row[k];
		if (shift != 0)
			shift *= linear->residual[i] / rest /
				 ((long double)linear->sigma * linear->sigma);
		estimate[j] = linear->estimate[j] - (double)shift;
	}
	return !alone;
}

void diagnose(struct diagnosis *diagnosis, const struct linear *linear, const long double *x,
	      struct arena *arena)
{
	double *estimate = arena_array(arena, linear->p, sizeof *estimate);
	long double sum = 0;
	size_t last = linear->p - 1;
	*diagnosis = (struct diagnosis){ .durbin_watson = durbin_watson(linear) };
	breusch_pagan(diagnosis, linear, x, arena);
	for (size_t i = 0; i < linear->n; i++) {
		if (!diagnose_without(linear, x, i, estimate)) {
			sum = NAN;
			continue;
		}
		long double e = linear->residual[i] / (1 - (long double)linear->hat[i]);
		double shift = estimate[last] - linear->estimate[last];
		sum += e * e;
		if (fabs(shift) > fabs(diagnosis->strongest_shift)) {
			diagnosis->strongest = i;
			diagnosis->strongest_shift = shift;
		}
	}
	diagnosis->loo_rmse = (double)sqrtl(sum / (long double)linear->n);
}
