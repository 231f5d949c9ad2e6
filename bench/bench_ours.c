/* bench_ours.c - the tasks, done by our core. */
#include "bench/bench.h"

#include "curves/logit.h"
#include "curves/stitch.h"
#include "judge/breaks.h"
#include "regress/bootstrap.h"
#include "regress/linear.h"
#include "regress/quantile.h"
#include "regress/robust.h"

#include "curves/eci_scores.h"

#include <math.h>

static double slopes(const struct bench_data *data, struct bootstrap_options options)
{
	struct arena arena = ARENA_EMPTY;
	struct bootstrap b;
	options.replicates = BENCH_DRAWS;
	options.level = 0.95;
	options.seed = 1;
	double low = (double)NAN;
	if (bootstrap_slope(&b, data->x, data->y, BENCH_POINTS, &options, &arena, NULL))
		low = b.interval.low;
	arena_clear(&arena);
	return low;
}

static double percentile(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .threads = 1 });
}

static double percentile_plain(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .threads = 1, .plain = true });
}

static double percentile_two(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .threads = 2 });
}

static double bca(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .interval = BOOTSTRAP_BCA });
}

static double bca_plain(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .interval = BOOTSTRAP_BCA, .plain = true });
}

static double bca_two(const struct bench_data *data)
{
	return slopes(data, (struct bootstrap_options){ .interval = BOOTSTRAP_BCA, .threads = 2 });
}

static double refits(const struct bench_data *data, int threads)
{
	struct arena arena = ARENA_EMPTY;
	struct bootstrap b;
	struct logit_options logit = { .level = 0.95 };
	struct bootstrap_options options = {
		.replicates = BENCH_DRAWS, .level = 0.95, .seed = 1, .threads = threads
	};
	double low = (double)NAN;
	if (logit_bootstrap(&b, LOGIT_SLOPE, 0.5, data->x, data->hit, BENCH_POINTS, &logit,
			    &options, &arena, NULL))
		low = b.interval.low;
	arena_clear(&arena);
	return low;
}

static double logistic(const struct bench_data *data)
{
	return refits(data, 1);
}

static double logistic_two(const struct bench_data *data)
{
	return refits(data, 2);
}

static double bend(const struct bench_data *data)
{
	struct breaks breaks;
	double at = (double)NAN;
	breaks_init(&breaks);
	if (breaks_load_usual(&breaks, data->x, data->y, BENCH_POINTS, NULL)) {
		at = breaks_best(&breaks).at;
		if (!(breaks_davies(&breaks, 10, DAVIES_EXACT) <= 1))
			at = (double)NAN;
	}
	breaks_clear(&breaks);
	return at;
}

static double sup_f_test(const struct bench_data *data)
{
	struct breaks breaks;
	struct sup_f sup = { .value = (double)NAN };
	breaks_init(&breaks);
	if (breaks_load_usual(&breaks, data->x, data->y, BENCH_POINTS, NULL))
		breaks_sup_f(&breaks, 0.15, &sup);
	breaks_clear(&breaks);
	return sup.value;
}

static double stitching(const struct bench_data *data)
{
	static struct stitch_score scores[ECI_SCORES];
	struct arena arena = ARENA_EMPTY;
	struct stitch stitch;
	struct stitch_options options = { STITCH_RIDGE, 0.1, 0, ECI_WINOGRANDE };
	struct stitch_data eci = { .scores = scores,
				   .n = ECI_SCORES,
				   .models = ECI_MODELS,
				   .benchmarks = ECI_BENCHMARKS };
	(void)data;
	for (size_t i = 0; i < ECI_SCORES; i++)
		scores[i] = (struct stitch_score){ eci_scores[i].model, eci_scores[i].benchmark,
						   eci_scores[i].score, 1 };
	double objective =
		stitch_fit(&stitch, &eci, &options, &arena, NULL) ? stitch.objective : (double)NAN;
	arena_clear(&arena);
	return objective;
}

static double line(const struct bench_data *data)
{
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct linear_options options = { .level = 0.95 };
	long double *rows = linear_polynomial(data->x, BENCH_POINTS, 1, &arena);
	double slope = linear_fit(&fit, rows, data->y, BENCH_POINTS, 2, &options, &arena, NULL)
			       ? fit.estimate[1]
			       : (double)NAN;
	arena_clear(&arena);
	return slope;
}

static double robust(const struct bench_data *data, enum robust_method method)
{
	struct arena arena = ARENA_EMPTY;
	struct robust fit = { .slope = (double)NAN };
	struct robust_options options = { .method = method, .level = 0.95, .seed = 1 };
	robust_fit(&fit, data->x, data->y, BENCH_POINTS, &options, &arena, NULL);
	arena_clear(&arena);
	return fit.slope;
}

static double theil_sen(const struct bench_data *data)
{
	return robust(data, ROBUST_THEIL_SEN);
}

static double mm(const struct bench_data *data)
{
	return robust(data, ROBUST_MM);
}

static double quantile_line(const struct bench_data *data)
{
	struct arena arena = ARENA_EMPTY;
	struct quantile fit = { .slope = (double)NAN };
	struct quantile_options options = { .share = 0.9, .level = 0.95 };
	quantile_fit(&fit, data->x, data->y, BENCH_POINTS, &options, &arena, NULL);
	arena_clear(&arena);
	return fit.slope;
}

/* clang-format off */
const struct bench_task bench_tasks[] = {
	{ "slopes",    "10,000 bootstrap slopes, n = 250",          2.5, percentile, percentile_plain, percentile_two, gsl_slopes },
	{ "bca",       "the same with BCa",                         4,   bca, bca_plain, bca_two, NULL },
	{ "logistic",  "10,000 logistic refits, n = 250",           60,  logistic, NULL, logistic_two, gsl_logistic },
	{ "bend",      "continuous break and Davies' test",         0.1, bend, NULL, NULL, NULL },
	{ "sup-f",     "sup-F of a break",                          0.1, sup_f_test, NULL, NULL, NULL },
	{ "index",     "index of 1,324 scores, 254 parameters",     25,  stitching, NULL, NULL, NULL },
	{ "line",      "least squares line with its errors",        0,   line, NULL, NULL, gsl_line },
	{ "theil-sen", "Theil-Sen line with its interval",          0,   theil_sen, NULL, NULL, NULL },
	{ "mm",        "MM line (GSL: bisquare from least squares)", 0,  mm, NULL, NULL, gsl_bisquare },
	{ "quantile",  "0.9 quantile line with its interval",       0,   quantile_line, NULL, NULL, NULL },
};
/* clang-format on */
const size_t bench_task_count = sizeof bench_tasks / sizeof *bench_tasks;
