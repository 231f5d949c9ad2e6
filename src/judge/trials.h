/* trials.h - what chance, the search, and the choice of records do to a break.
 *
 * Small samples of records are not what the tables behind Davies and sup-F assume: records are
 * extremes, few, and found by a rule.  The null trial makes the whole way again many times: every
 * point at its own date on one straight line with normal scatter, then the same rule, the same
 * scan, the same statistic (parametric bootstrap; Davison & Hinkley 1997, Bootstrap Methods, ch.
 * 4).  The line is the least-squares line of all points; the scatter is that about the broken line,
 * so that a true bend does not count as noise.  The same draws show how far the rule alone bends
 * the slope.
 *
 * The ratio trial resamples the residuals of the broken line (wild bootstrap, Rademacher signs on e
 * / (1 - h); Liu 1988, Ann. Stat. 16) and repeats the search each time, so the band of slope after
 * over slope before, at the best break and at any other, holds the freedom to choose the break.
 *
 * Both go forward draw by draw, draw i from stream i of the seed, so that a run may be cut into
 * slices and stopped anywhere.  Both assume independent errors. */
#ifndef KASOKU_JUDGE_TRIALS_H
#define KASOKU_JUDGE_TRIALS_H

#include "base/err.h"
#include "base/mem.h"
#include "judge/breaks.h"
#include "regress/growth.h"
#include "stats/frontier.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct null_trial {
	size_t n; /* points before selection */
	enum frontier_rule rule;
	int k;
	uint64_t seed;
	double intercept, slope, sigma; /* of the null; the intercept belongs to the mean time */
	double observed; /* nominal F tail of the real selection: small is a strong bend */
	double observed_ratio;
	size_t draws, testable;      /* made so far, and those with enough selected points */
	size_t beyond;               /* testable draws with a bend as strong or stronger */
	size_t steeper;              /* testable draws whose best ratio is as large or larger */
	size_t preferred;            /* testable draws in which AICc prefers the broken line */
	double slope_sum, count_sum; /* over testable draws: slope of the selection, its size */
	struct null_room *room;
};

/* Takes `n` points, t ascending, larger y better; what `rule` selects among them is tested by
 * breaks_load_usual().  ERR_DATA with a sentence when the selection cannot show a break or
 * the points leave no scatter.  The caller ends with null_trial_clear(). */
bool null_trial_init(struct null_trial *trial, const double *t, const double *y, size_t n,
		     enum frontier_rule rule, int k, uint64_t seed, struct err *err);
void null_trial_run(struct null_trial *trial, size_t draws);
void null_trial_clear(struct null_trial *trial);
/* (1 + beyond) / (1 + testable), and its Monte-Carlo standard error. */
double null_trial_p(const struct null_trial *trial);
double null_trial_p_stderr(const struct null_trial *trial);
/* The same p for another nominal tail, such as that of the selection without one of its points. */
double null_trial_p_of(const struct null_trial *trial, double tail);
/* By how much of itself the rule changes a slope that never bends: +0.17 reads 17 % too steep. */
double null_trial_bias(const struct null_trial *trial);

struct ratio_trial {
	size_t count;       /* break dates tried */
	double *at, *ratio; /* of the data */
	struct break_line best;
	double best_ratio;
	size_t draws, room;
	double *samples; /* draw by draw: count ratios, the best ratio, the best break */
	uint64_t seed;
	struct ratio_room *own;
};

/* `count` dates evenly over all admissible breaks of `breaks`. */
void ratio_trial_init(struct ratio_trial *trial, const struct breaks *breaks, size_t count,
		      uint64_t seed);
void ratio_trial_run(struct ratio_trial *trial, size_t draws);
void ratio_trial_clear(struct ratio_trial *trial);
/* Percentile interval of the ratio at date `i`; at `count` that of the best ratio, at `count` + 1
 * that of the best break itself. */
struct interval ratio_trial_band(const struct ratio_trial *trial, size_t i, double level);

#endif
