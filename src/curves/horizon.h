/* horizon.h - the length of task that a model finishes with a given probability (METR's time
 * horizon).
 *
 * Kwa, West et al. 2025 (arXiv 2503.14499): success against x = log2(minutes a human expert needs),
 * by logistic regression with a ridge on the slope only:
 *
 *   minimise  1/2 slope^2 + 1/lambda sum w_i (ln(1 + e^z_i) - y_i z_i),   z = intercept + slope x
 *
 * Weights sum to 1, so 1/lambda is the number of observations that all data together count for:
 * METR's lambda of 0.1 until March 2026 made ten of them and flattened the curve, 1e-5 does not.
 * The horizon at success q is 2^((logit q - intercept) / slope), all read off one curve.  Newton's
 * method; the problem is convex. */
#ifndef KASOKU_CURVES_HORIZON_H
#define KASOKU_CURVES_HORIZON_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct horizon_run {
	size_t family, task; /* numbers from 0; tasks are numbered across families */
	double minutes;      /* of a human expert */
	double success;      /* 0 … 1 */
};

struct horizon {
	double intercept, slope; /* slope below zero: longer is harder */
	double p50, p80;         /* minutes */
	double objective;
	size_t n, tasks, families;
};

/* METR's weights: 1 / (runs of the task) / sqrt(tasks of the family), scaled to a sum of 1. */
void horizon_weights(double *weights, const struct horizon_run *runs, size_t n);
/* Fits the curve; `weights` NULL: horizon_weights().  ERR_DATA with a sentence when there is no
 * run, a length or success is out of range, a weight is not positive, all runs succeed or all fail
 * (no horizon to be seen), or success does not fall with length. */
bool horizon_fit(struct horizon *horizon, const struct horizon_run *runs, const double *weights,
		 size_t n, double lambda, struct err *err);
/* Minutes at which success is `q`, 0 < q < 1. */
double horizon_at(const struct horizon *horizon, double q);

/* Resamples families, tasks within them and runs within those, each with replacement, keeps the
 * weights as they were, refits, and fills `p50` and `p80` (draws each).  A draw without a curve
 * that falls has NaN in both; returns how many have one.  Draw i uses stream i of `seed`. */
size_t horizon_bootstrap(double *p50, double *p80, size_t draws, uint64_t seed,
			 const struct horizon_run *runs, size_t n, double lambda);

#endif
