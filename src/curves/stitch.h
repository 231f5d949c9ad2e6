/* stitch.h - one scale from many benchmarks: abilities of models, difficulties and slopes of
 * benchmarks.
 *
 * The two-parameter logistic curve of item response theory (Birnbaum in Lord & Novick 1968) fitted
 * to mean scores by least squares (Ho, Denain et al. 2025, arXiv 2512.00193):
 *
 *   score = floor + (ceiling - floor) / (1 + exp(-slope_b (ability_m - difficulty_b)))
 *
 * minimising  1/2 sum w (score - curve)^2 + 1/2 penalty.  The scores leave origin and unit of the
 * scale open, and say little about the slope of a benchmark that few models took, so there is a
 * penalty:
 *
 *   STITCH_LOG_SLOPES  lambda sum (ln slope)^2 + hold sum (ability^2 + difficulty^2): no slope is
 * drawn towards zero, and `hold`, tiny, keeps a model that has every score at an end finite;
 *   STITCH_RIDGE       lambda / P sum (ability^2 + difficulty^2 + slope^2), P all parameters, the
 * slope of `anchor` fixed at 1 and free of penalty: the published choice, which inflates the scale.
 *
 * Either way abilities and difficulties are moved together in the end so that `anchor` has
 * difficulty 0; what is said of the scale should not depend on its unit: stitch_map gives two
 * models fixed values. Solved by damped Gauss-Newton steps with the analytic Jacobian; the models'
 * block of the normal matrix is diagonal and is eliminated first (Schur complement), so a step
 * costs benchmarks cubed, not models cubed.  The start is made from the scores: same data, same
 * bytes. */
#ifndef KASOKU_CURVES_STITCH_H
#define KASOKU_CURVES_STITCH_H

#include "base/err.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stitch_score {
	size_t model, benchmark;
	double score, weight; /* weight positive: 1 for all alike, 1/variance */
};

struct stitch_data {
	const struct stitch_score *scores;
	size_t n, models, benchmarks;
	const double *floor, *ceiling; /* of each benchmark; NULL: 0, 1 */
};

enum stitch_penalty { STITCH_LOG_SLOPES, STITCH_RIDGE };

struct stitch_options {
	enum stitch_penalty penalty;
	double lambda, hold;
	size_t anchor; /* a benchmark */
};

struct stitch {
	size_t n, models, benchmarks;
	double *ability;             /* of each model */
	double *difficulty, *slope;  /* of each benchmark */
	double *fitted, *residual;   /* of each score */
	double objective, rss, rmse; /* the objective counts the penalty */
	double shift;                /* what was taken off abilities and difficulties at the end */
	int steps;
};

/* Abilities as people read them: value = low + (ability - ability of model `a`) * unit, where model
 * `a` has the value `a_value` and model `b` has `b_value`. */
struct stitch_map {
	size_t a, b;
	double a_value, b_value;
};

/* Fits the curves.  The arrays of `stitch` are in `arena`.  ERR_DATA with a sentence when a score
 * or weight is not a number, a benchmark's ceiling is not above its floor, a model or benchmark has
 * no score or one has two of the same pair, the lambda is not positive, or the scores fall apart
 * into groups that share nothing (stitch_groups()). */
bool stitch_fit(struct stitch *stitch, const struct stitch_data *data,
		const struct stitch_options *options, struct arena *arena, struct err *err);
/* Numbers the groups of models and benchmarks that no score connects, from 0 in the order of their
 * first model, and returns how many there are.  A comparison across groups would be invented. */
size_t stitch_groups(const struct stitch_data *data, size_t *model_group, size_t *benchmark_group);

/* The value of `ability` on the scale of `map`. */
double stitch_value(const struct stitch *stitch, const struct stitch_map *map, double ability);

/* What is not known about values on the scale of `map`, whose two models are without error by
 * definition. */
struct stitch_errors {
	double *ability;                /* standard errors of values: models */
	double *difficulty, *log_slope; /* benchmarks: difficulties as values; ln slope, per unit of
					   the scale */
	double *spread;                 /* residual standard deviation of each benchmark */
	double *leverage;               /* of each score, 0 … 1 */
};

/* Standard errors by the delta method: the inverse normal matrix around the residual variance of
 * each benchmark (a sandwich, Huber 1967), which is the mean of e^2 / (1 - leverage) over its
 * scores with the overall variance counted as STITCH_PRIOR more of them.  A model with four scores
 * borrows the variance of the benchmarks it took instead of guessing its own from four residuals.
 * Arrays in `arena`. */
enum { STITCH_PRIOR = 3 };
void stitch_errors(struct stitch_errors *errors, const struct stitch *stitch,
		   const struct stitch_data *data, const struct stitch_options *options,
		   const struct stitch_map *map, struct arena *arena);

/* Refits `draws` times with the residuals (over the square root of 1 - leverage) dealt anew among
 * the scores of each benchmark: every model keeps every score, so the graph stays as it is
 * (resampling rows tears it).  Each draw is put on the scale of `map` by its own two models.
 * `ability` takes draws x models values, `difficulty` draws x benchmarks, row by row.  Draw i uses
 * stream i of `seed`.  ERR_DATA when a refit does not settle: none is left out in silence. */
bool stitch_bootstrap(double *ability, double *difficulty, size_t draws, uint64_t seed,
		      const struct stitch *stitch, const struct stitch_data *data,
		      const struct stitch_options *options, const struct stitch_map *map,
		      struct err *err);

#endif
