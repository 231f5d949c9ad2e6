/* score.h - how good a forecast was, once one knows.
 *
 * A forecast is a Student's t distribution (normal where `df` is infinite) or a sorted sample.  The
 * continuous ranked probability score is strictly proper and in the units of y; lower is better
 * (Gneiting & Raftery 2007, JASA 102; closed forms: Gneiting et al. 2005 and Jordan, Krueger & Lerch
 * 2019, J. Stat. Softw. 90).  The interval score is Winkler's (1972, JASA 67).  Two methods are told
 * apart by Diebold & Mariano (1995, J. Bus. Econ. Stat. 13) with the correction of Harvey, Leybourne &
 * Newbold (1997, Int. J. Forecast. 13). */
#ifndef KASOKU_JUDGE_SCORE_H
#define KASOKU_JUDGE_SCORE_H

#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

enum { FORECAST_SAMPLE = 199, SCORE_LEVELS = 3, SCORE_PIT = 10, SCORE_ORIGINS_LEAST = 10 };

struct forecast {
	double location, scale, df;      /* scale 0: a point; df may be INFINITY */
	bool is_sample;                  /* `sample` speaks, ascending */
	double sample[FORECAST_SAMPLE];
};

/* The value below which a share `p` of the forecast lies, and the share below `y`. */
double forecast_quantile(const struct forecast *forecast, double p);
double forecast_cdf(const struct forecast *forecast, double y);
struct interval forecast_interval(const struct forecast *forecast, double level);

double score_crps(const struct forecast *forecast, double y);
/* The parts: a normal, a Student's t of standard scale (df > 1, else INFINITY), a sorted sample
 * (mean |x - y| - mean |x - x'| / 2). */
double score_crps_normal(double y, double mean, double sd);
double score_crps_t(double z, double df);
double score_crps_sample(const double *sorted, size_t n, double y);
/* Width of the interval, and 2 / (1 - level) for every unit that y lies outside. */
double score_interval(struct interval interval, double level, double y);

extern const double score_levels[SCORE_LEVELS]; /* 0.5, 0.8, 0.9 */

/* Scores of many forecasts of one method.  Start from zero, add, then finish. */
struct score {
	size_t n, origins;
	double crps, mae, bias;          /* means; bias: what came less what was forecast (median) */
	double winkler;                  /* mean interval score of the widest level */
	size_t held[SCORE_LEVELS];       /* how often the central interval held what came */
	size_t pit[SCORE_PIT];           /* histogram of the share below what came */
};
void score_add(struct score *score, const struct forecast *forecast, double y);
void score_finish(struct score *score);

/* Test of equal loss: `a` and `b` are the losses of two methods at `n` successive origins whose
 * forecasts overlap by `lag` origins (Bartlett weights).  `t` < 0: `a` is better.  False when
 * n < SCORE_ORIGINS_LEAST or the difference does not vary. */
bool score_compare(const double *a, const double *b, size_t n, size_t lag, double *t, double *p);

#endif
