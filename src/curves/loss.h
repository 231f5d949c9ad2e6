/* loss.h - what model size, data and time do to the loss of language models (Ho et al. 2024).
 *
 * Algorithmic progress in language models, arXiv 2403.05812, model 7: a loss in nats is the sum of
 * a term for parameters N and one for training tokens D, each falling with the year Y as if N and D
 * grew:
 *
 *   L = exp(a - a_Y (Y - Y0) - a_N ln(N / N0)) + exp(b - b_Y (Y - Y0) - b_D ln(D / D0))
 *
 * a and b shifted for rows that were scored on PTB or WikiText-2 instead of WikiText-103; Y0, N0,
 * D0 are the sample's least.  Minimised is mean (loss - curve)^2 + delta sum |parameter|, from many
 * starts, because the objective has several minima and a solver that stops early passes for an
 * estimate: all distinct ones near the best are reported.  Steps are damped Gauss-Newton with the
 * penalty solved exactly by coordinate descent (Friedman, Hastie & Tibshirani 2010), so that
 * parameters reach zero.  Effective N grows by a_Y / a_N a year, effective D by b_Y / b_D; a rate
 * may be negative, and then efficiency falls. */
#ifndef KASOKU_CURVES_LOSS_H
#define KASOKU_CURVES_LOSS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum loss_set { LOSS_WT103, LOSS_PTB, LOSS_WT2 };

struct loss_row {
	double year, parameters, tokens, loss;
	enum loss_set set;
	size_t paper; /* number of its cluster, from 0 */
};

enum loss_parameter {
	LOSS_A,
	LOSS_A_PTB,
	LOSS_A_WT2,
	LOSS_A_YEAR,
	LOSS_A_SIZE,
	LOSS_B,
	LOSS_B_PTB,
	LOSS_B_WT2,
	LOSS_B_YEAR,
	LOSS_B_DATA,
	LOSS_PARAMETERS
};

/* Which drivers may act: both, or one with the other held at zero. */
enum loss_kind { LOSS_JOINT, LOSS_SCALE_ONLY, LOSS_TIME_ONLY };

struct loss_options {
	enum loss_kind kind;
	double delta;  /* 0.0025 in the paper; 0: plain least squares */
	size_t starts; /* random starts beside the fixed ones */
	uint64_t seed;
	double near; /* minima are reported up to this much above the best, e.g. 0.001 */
};

struct loss_minimum {
	double parameter[LOSS_PARAMETERS];
	double objective, mse, r_squared;
	/* Growth of ln of effective N, D and compute a year; ln 2 over it is the doubling time. */
	double size_rate, data_rate, compute_rate;
	size_t found; /* starts that ended here */
};

enum { LOSS_MINIMA = 8 };

struct loss {
	struct loss_options options;
	double year_origin, size_origin, data_origin;
	struct loss_minimum minima[LOSS_MINIMA]; /* best first; [0] is the estimate */
	size_t count, n, papers;
	double inflation; /* variance inflation factor of time beside ln compute, 6 N D */
};

/* Fits the model to `n` rows.  ERR_DATA with a sentence when n <= LOSS_PARAMETERS, a number is out
 * of range, or delta is 0 for time alone, whose two terms only the penalty tells apart. */
bool loss_fit(struct loss *loss, const struct loss_row *rows, size_t n,
	      const struct loss_options *options, struct err *err);
/* The curve of `minimum` at a row (its loss is not looked at). */
double loss_at(const struct loss *loss, const struct loss_minimum *minimum,
	       const struct loss_row *row);
/* Months in which effective compute doubles at `rate` a year; INFINITY at zero, negative when it
 * falls. */
double loss_months(double rate);

/* Refits to papers drawn with replacement, each from all minima that were found, and fills `rates`
 * (draws) with the growth of effective compute.  The interval of a doubling time is that of the
 * rate turned over: when it holds zero the time is unbounded, and no draw is dropped.  Draw i uses
 * stream i of `seed`. */
void loss_bootstrap(double *rates, size_t draws, uint64_t seed, const struct loss *loss,
		    const struct loss_row *rows, size_t n);

#endif
