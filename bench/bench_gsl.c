/* bench_gsl.c - the tasks that the GNU Scientific Library can do. */
#include "bench/bench.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

double gsl_slopes(const struct bench_data *data)
{
	static double slope[BENCH_DRAWS];
	double x[BENCH_POINTS], y[BENCH_POINTS], c0, v00, v01, v11, sum;
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
	for (size_t i = 0; i < BENCH_DRAWS; i++) {
		for (size_t k = 0; k < BENCH_POINTS; k++) {
			size_t at = gsl_rng_uniform_int(random, BENCH_POINTS);
			x[k] = data->x[at];
			y[k] = data->y[at];
		}
		gsl_fit_linear(x, 1, y, 1, BENCH_POINTS, &c0, &slope[i], &v00, &v01, &v11, &sum);
	}
	gsl_rng_free(random);
	gsl_sort(slope, 1, BENCH_DRAWS);
	return gsl_stats_quantile_from_sorted_data(slope, 1, BENCH_DRAWS, 0.025);
}

struct drawn {
	const struct bench_data *data;
	size_t at[BENCH_POINTS];
};

/* Gradient and curvature of the log likelihood. */
static int score(const gsl_vector *b, void *params, gsl_vector *f, gsl_matrix *jacobian)
{
	const struct drawn *drawn = params;
	double ga = 0, gb = 0, aa = 0, ab = 0, bb = 0;
	for (size_t k = 0; k < BENCH_POINTS; k++) {
		double x = drawn->data->x[drawn->at[k]], y = drawn->data->hit[drawn->at[k]];
		double p = 1 / (1 + exp(-gsl_vector_get(b, 0) - gsl_vector_get(b, 1) * x)),
		       h = p * (1 - p);
		ga += y - p;
		gb += (y - p) * x;
		aa -= h;
		ab -= h * x;
		bb -= h * x * x;
	}
	if (f) {
		gsl_vector_set(f, 0, ga);
		gsl_vector_set(f, 1, gb);
	}
	if (jacobian) {
		gsl_matrix_set(jacobian, 0, 0, aa);
		gsl_matrix_set(jacobian, 0, 1, ab);
		gsl_matrix_set(jacobian, 1, 0, ab);
		gsl_matrix_set(jacobian, 1, 1, bb);
	}
	return GSL_SUCCESS;
}

static int value(const gsl_vector *b, void *params, gsl_vector *f)
{
	return score(b, params, f, NULL);
}

static int slope(const gsl_vector *b, void *params, gsl_matrix *jacobian)
{
	return score(b, params, NULL, jacobian);
}

double gsl_logistic(const struct bench_data *data)
{
	static double found[BENCH_DRAWS];
	struct drawn drawn = { .data = data };
	gsl_multiroot_function_fdf problem = { value, slope, score, 2, &drawn };
	gsl_multiroot_fdfsolver *solver =
		gsl_multiroot_fdfsolver_alloc(gsl_multiroot_fdfsolver_gnewton, 2);
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
	gsl_vector *start = gsl_vector_calloc(2);
	for (size_t i = 0; i < BENCH_DRAWS; i++) {
		for (size_t k = 0; k < BENCH_POINTS; k++)
			drawn.at[k] = gsl_rng_uniform_int(random, BENCH_POINTS);
		gsl_multiroot_fdfsolver_set(solver, &problem, start);
		for (int step = 0; step < 50; step++)
			if (gsl_multiroot_fdfsolver_iterate(solver) ||
			    gsl_multiroot_test_residual(solver->f, 1e-6) == GSL_SUCCESS)
				break;
		found[i] = gsl_vector_get(solver->x, 1);
	}
	gsl_vector_free(start);
	gsl_rng_free(random);
	gsl_multiroot_fdfsolver_free(solver);
	gsl_sort(found, 1, BENCH_DRAWS);
	return gsl_stats_quantile_from_sorted_data(found, 1, BENCH_DRAWS, 0.025);
}

/* The line by gsl_multifit_linear, or by gsl_multifit_robust with the bisquare. */
static double multifit(const struct bench_data *data, int robust)
{
	gsl_matrix *rows = gsl_matrix_alloc(BENCH_POINTS, 2), *covariance = gsl_matrix_alloc(2, 2);
	gsl_vector_const_view y = gsl_vector_const_view_array(data->y, BENCH_POINTS);
	gsl_vector *c = gsl_vector_alloc(2);
	double sum, found;
	for (size_t i = 0; i < BENCH_POINTS; i++) {
		gsl_matrix_set(rows, i, 0, 1);
		gsl_matrix_set(rows, i, 1, data->x[i]);
	}
	if (robust) {
		gsl_multifit_robust_workspace *room =
			gsl_multifit_robust_alloc(gsl_multifit_robust_bisquare, BENCH_POINTS, 2);
		gsl_multifit_robust(rows, &y.vector, c, covariance, room);
		gsl_multifit_robust_free(room);
	} else {
		gsl_multifit_linear_workspace *room = gsl_multifit_linear_alloc(BENCH_POINTS, 2);
		gsl_multifit_linear(rows, &y.vector, c, covariance, &sum, room);
		gsl_multifit_linear_free(room);
	}
	found = gsl_vector_get(c, 1);
	gsl_matrix_free(rows);
	gsl_matrix_free(covariance);
	gsl_vector_free(c);
	return found;
}

double gsl_line(const struct bench_data *data)
{
	return multifit(data, 0);
}

double gsl_bisquare(const struct bench_data *data)
{
	return multifit(data, 1);
}
