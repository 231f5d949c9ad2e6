/* check_bootstrap.c - resampling, ratios, quantile lines and logistic regression against R, theory
 * and simulation. */
#include "regress/bootstrap.h"
#include "regress/dist.h"
#include "regress/gls.h"
#include "regress/linear.h"
#include "regress/logit.h"
#include "regress/quantile.h"
#include "regress/ratio.h"
#include "regress/robust.h"

#include "regress/digits.h"
#include "regress/trend_points.h"

#include <stdlib.h>
#include <string.h>

static struct bootstrap slope_of(const double *x, const double *y, size_t n,
				 struct bootstrap_options options, struct arena *arena)
{
	struct bootstrap b;
	struct err err = { 0 };
	options.level = options.level > 0 ? options.level : 0.95;
	options.replicates = options.replicates ? options.replicates : 10000;
	ck_assert_msg(bootstrap_slope(&b, x, y, n, &options, arena, &err), "%s", err.text);
	return b;
}

/* ---- against R's boot, within the Monte-Carlo error of both ---- */

static void ck_near(const struct trend *trend, const char *what, struct interval ours,
		    struct interval said, double tolerance)
{
	if (said.low == 0)
		return;
	ck_assert_msg(fabs(ours.low / said.low - 1) < tolerance &&
			      fabs(ours.high / said.high - 1) < tolerance,
		      "%s, %s: [%g, %g], R has [%g, %g]", trend->name, what, ours.low, ours.high,
		      said.low, said.high);
}

static struct interval in_their_units(const struct trend *trend, const struct bootstrap *b)
{
	bool unbounded;
	return trend_is_horizon(trend) ? bootstrap_inverse(b->interval, log(2), &unbounded)
				       : b->interval;
}

START_TEST(bootstrap_intervals_are_those_of_r)
{
	const struct trend *trend = &trends[_i];
	struct trend_points points;
	struct arena arena = ARENA_EMPTY;
	struct bootstrap b;
	bool horizon = trend_is_horizon(trend);
	if (trend->percentile.low == 0)
		return;
	trend_points(&points, trend);
	struct bootstrap_options options = { .replicates = 50000,
					     .seed = 1,
					     .level = trend->level };
	b = slope_of(points.x, points.y, points.n, options, &arena);
	ck_near(trend, "percentile", in_their_units(trend, &b), trend->percentile,
		horizon ? 0.02 : 0.01);
	options.interval = BOOTSTRAP_BCA;
	b = slope_of(points.x, points.y, points.n, options, &arena);
	ck_near(trend, "BCa", in_their_units(trend, &b), trend->bca, horizon ? 0.03 : 0.01);
	options.interval = BOOTSTRAP_PERCENTILE;
	options.kind = BOOTSTRAP_WILD;
	b = slope_of(points.x, points.y, points.n, options, &arena);
	ck_near(trend, "wild", in_their_units(trend, &b), trend->wild, 0.02);
	arena_clear(&arena);
}
END_TEST

/* ---- the same numbers everywhere ---- */

static void noisy_line(double *x, double *y, size_t n, uint64_t index)
{
	struct stream stream;
	stream_init(&stream, 42, index);
	for (size_t i = 0; i < n; i++) {
		x[i] = 2019 + (double)i * 7 / (double)n + 0.1 * stream_uniform(&stream);
		y[i] = 0.5 * (x[i] - 2019) + stream_normal(&stream);
	}
}

START_TEST(replicates_are_the_same_bytes_with_any_code_and_any_threads)
{
	static const size_t sizes[] = { 3, 7, 17, 64, 250, 999, 4096, 4097 };
	enum { MOST = 4097 };
	static double x[MOST], y[MOST];
	struct arena arena = ARENA_EMPTY;
	for (size_t s = 0; s < LENGTH(sizes); s++) {
		size_t n = sizes[s];
		noisy_line(x, y, n, 0);
		for (int kind = BOOTSTRAP_PAIRS; kind <= BOOTSTRAP_STATIONARY; kind++) {
			struct bootstrap_options options = { .kind = (enum bootstrap_kind)kind,
							     .replicates = 1003,
							     .seed = 9,
							     .block = 1 };
			struct bootstrap first, other;
			if (n == 3 && kind == BOOTSTRAP_WILD)
				continue;
			first = slope_of(x, y, n, options, &arena);
			for (int threads = 1; threads <= 5; threads += 2) {
				options.threads = threads;
				options.plain = threads != 3;
				other = slope_of(x, y, n, options, &arena);
				ck_assert_uint_eq(first.computed, other.computed);
				ck_assert_mem_eq(first.value, other.value,
						 first.computed * sizeof *first.value);
				ck_assert_mem_eq(&first.interval, &other.interval,
						 sizeof first.interval);
			}
		}
	}
	arena_clear(&arena);
}
END_TEST

struct points {
	const double *x, *y;
};

static bool line_slope(const struct resample *resample, const void *context, double *value)
{
	const struct points *points = context;
	double n = (double)resample->n, mx = 0, my = 0, xx = 0, xy = 0;
	for (size_t i = 0; i < resample->n; i++) {
		mx += points->x[resample->index[i]] / n;
		my += points->y[resample->index[i]] / n;
	}
	for (size_t i = 0; i < resample->n; i++) {
		double dx = points->x[resample->index[i]] - mx;
		xx += dx * dx;
		xy += dx * (points->y[resample->index[i]] - my);
	}
	*value = xy / xx;
	return xx > 1e-12;
}

START_TEST(the_fast_slope_is_the_slope_that_any_statistic_would_get)
{
	double x[100], y[100];
	struct arena arena = ARENA_EMPTY;
	struct points points = { x, y };
	noisy_line(x, y, 100, 1);
	for (int interval = BOOTSTRAP_PERCENTILE; interval <= BOOTSTRAP_BCA; interval++) {
		struct bootstrap_options options = { .interval = (enum bootstrap_interval)interval,
						     .replicates = 2000,
						     .level = 0.9,
						     .seed = 3,
						     .threads = 2 };
		struct bootstrap fast = slope_of(x, y, 100, options, &arena), any;
		ck_assert(bootstrap_run(&any, 100, line_slope, &points, &options, &arena, NULL));
		ck_digits(fast.interval.low, any.interval.low, 9);
		ck_digits(fast.interval.high, any.interval.high, 9);
		ck_digits(fast.stderror, any.stderror, 9);
		ck_digits(fast.low_error, any.low_error, 6);
		ck_assert_double_eq_tol(fast.acceleration, any.acceleration, 1e-9);
		ck_assert_double_eq_tol(fast.z0, any.z0, 1e-12);
	}
	arena_clear(&arena);
}
END_TEST

/* ---- theory: variances that resampling schemes are known to have ---- */

static bool mean_of(const struct resample *resample, const void *context, double *value)
{
	const double *y = context;
	*value = 0;
	for (size_t i = 0; i < resample->n; i++)
		*value += y[resample->index[i]] / (double)resample->n;
	return resample->n > 0;
}

static double spread_of_mean(const double *y, size_t n, struct bootstrap_options options,
			     struct arena *arena)
{
	struct bootstrap b;
	struct err err = { 0 };
	options.replicates = 40000;
	options.level = 0.95;
	ck_assert_msg(bootstrap_run(&b, n, mean_of, y, &options, arena, &err), "%s", err.text);
	return b.stderror;
}

/* An autocorrelated series of 60 values with its mean. */
static double wander(double *y)
{
	struct stream stream;
	double mean = 0;
	stream_init(&stream, 4, 0);
	for (int i = 0; i < 60; i++) {
		y[i] = (i > 0 ? 0.7 * y[i - 1] : 0) + stream_normal(&stream);
		mean += y[i] / 60;
	}
	return mean;
}

START_TEST(blocks_have_the_variance_of_their_means)
{
	double y[60], mean = 0, square = 0;
	struct arena arena = ARENA_EMPTY;
	wander(y);
	for (int pass = 0; pass < 2; pass++)
		for (int start = 0; start <= 55; start++) {
			double block = 0;
			for (int i = 0; i < 5; i++)
				block += y[start + i] / 5;
			if (pass == 0)
				mean += block / 56;
			else
				square += (block - mean) * (block - mean) / 56;
		}
	struct bootstrap_options options = { .kind = BOOTSTRAP_BLOCK, .block = 5, .seed = 1 };
	ck_assert_double_eq_tol(spread_of_mean(y, 60, options, &arena) / sqrt(square / 12), 1,
				0.02);
	arena_clear(&arena);
}
END_TEST

/* Politis & Romano 1994, JASA 89, lemma 1. */
START_TEST(the_stationary_bootstrap_has_the_variance_of_its_paper)
{
	double y[60], mean = wander(y), variance = 0, p = 1 / 6.0;
	struct arena arena = ARENA_EMPTY;
	for (int lag = 0; lag < 60; lag++) {
		double covariance = 0, share = lag / 60.0;
		for (int i = 0; i + lag < 60; i++)
			covariance += (y[i] - mean) * (y[i + lag] - mean) / 60;
		double weight = (1 - share) * pow(1 - p, lag) + share * pow(1 - p, 60 - lag);
		variance += (lag ? 2 * weight : 1) * covariance / 60;
	}
	struct bootstrap_options options = { .kind = BOOTSTRAP_STATIONARY, .block = 6, .seed = 1 };
	ck_assert_double_eq_tol(spread_of_mean(y, 60, options, &arena) / sqrt(variance), 1, 0.02);
	arena_clear(&arena);
}
END_TEST

/* Davison & Hinkley 1997, ch. 3.8: between / groups + within / points, both with divisors of the
 * data. */
START_TEST(nested_groups_have_the_variance_between_and_within)
{
	enum { GROUPS = 8, EACH = 5, N = GROUPS * EACH };
	double y[N], means[GROUPS] = { 0 }, mean = 0, between = 0, within = 0;
	uint32_t groups[N];
	struct stream stream;
	struct arena arena = ARENA_EMPTY;
	stream_init(&stream, 8, 0);
	for (int i = 0; i < N; i++) {
		groups[i] = (uint32_t)(i * 7 % N / EACH); /* in no order */
		y[i] = groups[i] * 0.6 + stream_normal(&stream);
		means[groups[i]] += y[i] / EACH;
		mean += y[i] / N;
	}
	for (int i = 0; i < N; i++) {
		within += (y[i] - means[groups[i]]) * (y[i] - means[groups[i]]) / N;
		between += (means[groups[i]] - mean) * (means[groups[i]] - mean) / N;
	}
	struct bootstrap_options options = {
		.kind = BOOTSTRAP_GROUPS, .groups = groups, .depth = 1, .seed = 1
	};
	double expected = sqrt(between / GROUPS + within / N);
	ck_assert_double_eq_tol(spread_of_mean(y, N, options, &arena) / expected, 1, 0.02);
	options.interval = BOOTSTRAP_BCA;
	ck_assert_double_eq_tol(spread_of_mean(y, N, options, &arena) / expected, 1, 0.02);
	arena_clear(&arena);
}
END_TEST

START_TEST(monte_carlo_errors_are_what_other_seeds_change)
{
	enum { SEEDS = 300 };
	double x[40], y[40];
	noisy_line(x, y, 40, 5);
	for (int kind = BOOTSTRAP_PERCENTILE; kind <= BOOTSTRAP_BCA; kind++) {
		double sum[2] = { 0 }, square[2] = { 0 }, said[2] = { 0 };
		for (uint64_t seed = 0; seed < SEEDS; seed++) {
			struct arena arena = ARENA_EMPTY;
			struct bootstrap_options options = { .interval =
								     (enum bootstrap_interval)kind,
							     .replicates = 4000,
							     .seed = seed };
			struct bootstrap b = slope_of(x, y, 40, options, &arena);
			double ends[] = { b.interval.low, b.interval.high },
			       errors[] = { b.low_error, b.high_error };
			for (int i = 0; i < 2; i++) {
				sum[i] += ends[i] / SEEDS;
				square[i] += ends[i] * ends[i] / SEEDS;
				said[i] += errors[i] / SEEDS;
			}
			arena_clear(&arena);
		}
		for (int i = 0; i < 2; i++)
			ck_assert_double_eq_tol(said[i] / sqrt(square[i] - sum[i] * sum[i]), 1,
						0.15);
	}
}
END_TEST

/* ---- what is refused and what is counted ---- */

START_TEST(replicates_without_a_slope_are_counted)
{
	static const double x[] = { 1, 1, 1, 2 }, y[] = { 1, 2, 3, 9 };
	struct arena arena = ARENA_EMPTY;
	struct bootstrap b = slope_of(
		x, y, 4, (struct bootstrap_options){ .replicates = 100000, .seed = 1 }, &arena);
	double none = pow(0.75, 4) + pow(0.25, 4);
	ck_assert_double_eq_tol((double)(b.replicates - b.computed) / 100000, none,
				4 * sqrt(none * (1 - none) / 100000));
	arena_clear(&arena);
}
END_TEST

static bool tries(const double *x, const double *y, size_t n, struct bootstrap_options options,
		  struct err *err)
{
	struct bootstrap b;
	struct arena arena = ARENA_EMPTY;
	err_clear(err);
	options.level = 0.95;
	options.replicates = options.replicates ? options.replicates : 500;
	bool fine = bootstrap_slope(&b, x, y, n, &options, &arena, err);
	if (fine)
		ck_assert(isfinite(b.interval.low) && isfinite(b.interval.high) &&
			  isfinite(b.low_error));
	else
		ck_assert(err->text[0]);
	arena_clear(&arena);
	return fine;
}

START_TEST(bootstraps_without_meaning_get_a_sentence)
{
	static const double x[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 1, 3, 2, 5, 4, 6 },
			    same[] = { 7, 7, 7, 7, 7, 7 };
	static const double bad[] = { 1, NAN, 3, 4, 5, 6 },
			    huge[] = { 1e308, -1e308, 1e308, 0, 1, -1e308 };
	static const double tiny[] = { 1e-300, 2e-300, 4e-300, 3e-300, 5e-300, 6e-300 },
			    lever[] = { 1, 1, 1, 1, 1, 2 };
	struct bootstrap_options none = { 0 }, wild = { .kind = BOOTSTRAP_WILD },
				 bca = { .interval = BOOTSTRAP_BCA };
	struct err err;
	for (size_t n = 0; n < 3; n++)
		ck_assert(!tries(x, y, n, none, &err));
	ck_assert(tries(x, y, 6, none, &err) && tries(x, y, 6, wild, &err) &&
		  tries(x, y, 6, bca, &err));
	ck_assert(!tries(same, y, 6, none, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "same x"));
	ck_assert(!tries(x, bad, 6, none, &err) && !tries(bad, x, 6, wild, &err));
	ck_assert(!tries(lever, y, 6, wild, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "point 6"));
	ck_assert(!tries(lever, y, 6, bca, &err));
	ck_assert(tries(x, same, 6, bca, &err));
	tries(x, huge, 6, none, &err);
	tries(huge, x, 6, none, &err);
	ck_assert(tries(x, tiny, 6, none, &err) && tries(tiny, x, 6, none, &err));
	ck_assert(!tries(
		x, y, 6,
		(struct bootstrap_options){ .kind = BOOTSTRAP_BLOCK, .interval = BOOTSTRAP_BCA },
		&err));
	ck_assert(!tries(x, y, 6, (struct bootstrap_options){ .kind = BOOTSTRAP_BLOCK, .block = 5 },
			 &err));
	ck_assert(!tries(x, y, 6, (struct bootstrap_options){ .replicates = 5 }, &err));
}
END_TEST

START_TEST(a_million_points_are_drawn_again)
{
	enum { N = 1000000 };
	double *x = mem_array(N, sizeof *x), *y = mem_array(N, sizeof *y);
	struct arena arena = ARENA_EMPTY;
	noisy_line(x, y, N, 2);
	struct bootstrap b = slope_of(
		x, y, N, (struct bootstrap_options){ .replicates = 100, .seed = 1, .threads = 2 },
		&arena);
	ck_assert_double_eq_tol(b.estimate, 0.5, 0.01);
	arena_clear(&arena);
	free(x);
	free(y);
}
END_TEST

START_TEST(a_doubling_time_whose_slope_may_be_zero_is_unbounded)
{
	bool unbounded;
	struct interval i = bootstrap_inverse((struct interval){ 2, 4 }, 8, &unbounded);
	ck_assert(!unbounded && i.low == 2 && i.high == 4);
	i = bootstrap_inverse((struct interval){ -4, -2 }, 8, &unbounded);
	ck_assert(!unbounded && i.low == 2 && i.high == 4);
	i = bootstrap_inverse((struct interval){ -1, 4 }, 8, &unbounded);
	ck_assert(unbounded && i.low == 2 && isinf(i.high));
}
END_TEST

/* ---- coverage of 95 % intervals when the model is true ---- */

enum { RUNS = 2000, SOME = 40 };
enum maker {
	MAKE_LEAST_SQUARES,
	MAKE_HC3,
	MAKE_HUBER,
	MAKE_MM,
	MAKE_THEIL_SEN,
	MAKE_QUANTILE,
	MAKE_BCA,
	MAKE_WILD
};

static struct interval linear_interval(const double *x, const double *y, enum linear_errors errors,
				       struct arena *arena)
{
	struct linear fit;
	struct linear_options options = { .level = 0.95, .errors = errors };
	ck_assert(linear_fit(&fit, linear_polynomial(x, SOME, 1, arena), y, SOME, 2, &options,
			     arena, NULL));
	return fit.interval[1];
}

static struct interval robust_interval(const double *x, const double *y, enum robust_method method,
				       struct arena *arena)
{
	struct robust fit;
	struct robust_options options = { .level = 0.95, .method = method, .seed = 1 };
	ck_assert(robust_fit(&fit, x, y, SOME, &options, arena, NULL));
	return fit.slope_interval;
}

static struct interval quantile_interval(const double *x, const double *y, struct arena *arena)
{
	struct quantile fit;
	struct quantile_options options = { .level = 0.95, .share = 0.5 };
	ck_assert(quantile_fit(&fit, x, y, SOME, &options, arena, NULL));
	return fit.slope_interval;
}

static struct interval make(enum maker maker, const double *x, const double *y, struct arena *arena)
{
	struct bootstrap_options options = { .replicates = 1000,
					     .seed = 1,
					     .interval = BOOTSTRAP_BCA };
	switch (maker) {
	case MAKE_LEAST_SQUARES:
		return linear_interval(x, y, LINEAR_OLS, arena);
	case MAKE_HC3:
		return linear_interval(x, y, LINEAR_HC3, arena);
	case MAKE_HUBER:
		return robust_interval(x, y, ROBUST_HUBER, arena);
	case MAKE_MM:
		return robust_interval(x, y, ROBUST_MM, arena);
	case MAKE_THEIL_SEN:
		return robust_interval(x, y, ROBUST_THEIL_SEN, arena);
	case MAKE_QUANTILE:
		return quantile_interval(x, y, arena);
	case MAKE_BCA:
		break;
	case MAKE_WILD:
		options.kind = BOOTSTRAP_WILD;
		options.interval = BOOTSTRAP_PERCENTILE;
	}
	return slope_of(x, y, SOME, options, arena).interval;
}

START_TEST(intervals_of_95_percent_cover_in_93_to_97_of_100)
{
	int covered = 0;
	for (int run = 0; run < RUNS; run++) {
		double x[SOME], y[SOME];
		struct arena arena = ARENA_EMPTY;
		noisy_line(x, y, SOME, 1000 + (uint64_t)run);
		struct interval i = make((enum maker)_i, x, y, &arena);
		covered += i.low <= 0.5 && i.high >= 0.5;
		arena_clear(&arena);
	}
	ck_assert_msg(covered >= 0.93 * RUNS && covered <= 0.97 * RUNS, "%d of %d", covered, RUNS);
}
END_TEST

/* ---- quantile lines: R 4.2, quantreg 5.94, rq() and summary(se = "rank", alpha = 0.05, iid =
 * TRUE) ---- */

struct quantile_case {
	int trend; /* of trends.h */
	double share, slope, low, high, objective;
	double digits; /* of the interval */
};
/* With n (1 - share) a whole number quantreg interpolates between other steps: two digits. */
static const struct quantile_case quantile_cases[] = {
	{ 0, 0.1, 0.00456271512048, 2.32483302131e-03, INFINITY, 1.77714514619, 9 },
	{ 0, 0.25, 0.0037117871675, 2.75069298084e-03, INFINITY, 3.7198166244, 9 },
	{ 0, 0.5, 0.00381158417166, 3.09944245514e-03, 0.00695012273141, 5.01834605811, 9 },
	{ 0, 0.75, 0.00379745781791, -INFINITY, 4.47808889266e-03, 3.58639445986, 9 },
	{ 0, 0.9, 0.00352617575707, -INFINITY, 3.84589111429e-03, 1.8095265845, 9 },
	{ 10, 0.1, 0.690046045239, 0.606835344371, 0.918498756354, 140.536417079, 9 },
	{ 10, 0.25, 0.811936399984, 0.680059820019, 0.902788109942, 254.666334997, 1.7 },
	{ 10, 0.5, 0.720137865206, 0.647038149472, 0.7701472103, 299.62741933, 1.7 },
	{ 10, 0.75, 0.613413392786, 0.575175036286, 0.682915098286, 210.5970578, 1.7 },
	{ 10, 0.9, 0.625131362941, 0.571314225808, 0.646014289192, 105.324351995, 9 },
};

START_TEST(quantile_lines_and_their_intervals_are_those_of_quantreg)
{
	const struct quantile_case *c = &quantile_cases[_i];
	struct trend_points points;
	struct quantile fit;
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	struct quantile_options options = { .share = c->share, .level = 0.95 };
	trend_points(&points, &trends[c->trend]);
	ck_assert_msg(quantile_fit(&fit, points.x, points.y, points.n, &options, &arena, &err),
		      "%s", err.text);
	ck_digits(fit.slope, c->slope, 9);
	ck_digits(fit.objective * (double)points.n, c->objective, 9);
	ck_assert_uint_eq(fit.on, 2);
	if (isinf(c->low))
		ck_assert(isinf(fit.slope_interval.low));
	else
		ck_digits(fit.slope_interval.low, c->low, c->digits);
	if (isinf(c->high))
		ck_assert(isinf(fit.slope_interval.high));
	else
		ck_digits(fit.slope_interval.high, c->high, c->digits);
	arena_clear(&arena);
}
END_TEST

static double brute_objective(const double *x, const double *y, size_t n, double share)
{
	double best = INFINITY;
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			double b = (y[j] - y[i]) / (x[j] - x[i]), sum = 0;
			for (size_t k = 0; k < n && x[i] != x[j]; k++) {
				double e = y[k] - y[i] - b * (x[k] - x[i]);
				sum += k == i || k == j ? 0 : e * (e > 0 ? share : share - 1);
			}
			if (x[i] != x[j] && sum < best)
				best = sum;
		}
	return best;
}

START_TEST(quantile_lines_are_the_best_of_all_lines_through_two_points)
{
	struct stream stream;
	struct err err = { 0 };
	stream_init(&stream, 6, 0);
	for (int run = 0; run < 300; run++) {
		double x[15], y[15];
		size_t n = 4 + stream_below(&stream, 12);
		struct arena arena = ARENA_EMPTY;
		struct quantile fit;
		for (size_t i = 0; i < n; i++) { /* coarse numbers make ties and points in a row */
			x[i] = stream_below(&stream, run % 2 ? 5 : 1000);
			y[i] = stream_below(&stream, run % 3 ? 4 : 1000);
		}
		x[0] = -1;
		struct quantile_options options = { .share = 0.05 + 0.9 * stream_uniform(&stream),
						    .level = 0.95 };
		ck_assert_msg(quantile_fit(&fit, x, y, n, &options, &arena, &err), "%s", err.text);
		double best = brute_objective(x, y, n, options.share);
		ck_assert_double_eq_tol(fit.objective * (double)n, best, 1e-9 * (1 + best));
		arena_clear(&arena);
	}
}
END_TEST

START_TEST(hostile_points_get_a_quantile_line_or_a_sentence)
{
	static const double x[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 2, 4, 6, 8, 10, 12 },
			    same[] = { 5, 5, 5, 5, 5, 5 };
	static const double bad[] = { 1, 2, NAN, 4, 5, 6 },
			    tiny[] = { 1e-300, 3e-300, 2e-300, 5e-300, 4e-300, 7e-300 };
	static const double huge[] = { 1e300, -1e300, 1e300, 2e300, -1.7e308, 1.7e308 };
	static const double *const sets[] = { x, y, same, bad, tiny, huge };
	struct quantile fit;
	for (size_t a = 0; a < LENGTH(sets); a++)
		for (size_t b = 0; b < LENGTH(sets); b++)
			for (size_t n = 0; n <= 6; n++) {
				struct arena arena = ARENA_EMPTY;
				struct err err = { 0 };
				struct quantile_options options = { .share = 0.5, .level = 0.95 };
				bool fine = quantile_fit(&fit, sets[a], sets[b], n, &options,
							 &arena, &err);
				ck_assert(fine ? isfinite(fit.slope) : err.text[0] != 0);
				ck_assert_msg(!fine || !(isnan(fit.slope_interval.low) ||
							 isnan(fit.slope_interval.high)),
					      "sets %zu and %zu, %zu points", a, b, n);
				arena_clear(&arena);
			}
	struct quantile_options options = { .share = 1, .level = 0.95 };
	ck_assert(!quantile_fit(&fit, x, y, 6, &options, NULL, NULL));
}
END_TEST

START_TEST(a_million_points_get_a_quantile_line)
{
	enum { N = 1000000 };
	double *x = mem_array(N, sizeof *x), *y = mem_array(N, sizeof *y);
	struct arena arena = ARENA_EMPTY;
	struct quantile fit;
	struct quantile_options options = { .share = 0.9, .level = 0.95 };
	noisy_line(x, y, N, 3);
	ck_assert(quantile_fit(&fit, x, y, N, &options, &arena, NULL));
	ck_assert_double_eq_tol(fit.slope, 0.5, 0.01);
	ck_assert_double_eq_tol((double)fit.below / N, 0.9, 1e-5);
	arena_clear(&arena);
	free(x);
	free(y);
}
END_TEST

/* ---- ratios ---- */

/* MMLU on compute and year: R lm(), the delta method; Fieller's ends by the quadratic formula in
 * numpy. */
START_TEST(a_ratio_of_slopes_has_the_intervals_of_the_delta_method_and_of_fieller)
{
	enum { N = LENGTH(mmlu_scores) };
	long double rows[3 * N];
	double y[N], half;
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct linear_options options = { .level = 0.95 };
	for (size_t i = 0; i < N; i++) {
		double score = mmlu_scores[i][2];
		rows[3 * i] = 1;
		rows[3 * i + 1] = log10(mmlu_scores[i][1]);
		rows[3 * i + 2] = mmlu_scores[i][0] / 365.25 + 1970;
		y[i] = log(score / (1 - score));
	}
	ck_assert(linear_fit(&fit, rows, y, N, 3, &options, &arena, NULL));
	ck_digits(fit.estimate[1], 0.584270758919, 8);
	ck_digits(fit.estimate[2], 0.291100451836, 8);
	ck_digits(fit.interval[1].low, 0.496979292953, 8);
	ck_digits(fit.interval[2].high, 0.405775292884, 8);
	ck_digits(fit.r_squared, 0.809438784555, 8);
	double quantile = dist_t_quantile(0.975, fit.df);
	struct ratio r = ratio_fieller(fit.estimate[2], fit.estimate[1], fit.covariance[8],
				       fit.covariance[4], fit.covariance[5], quantile);
	half = quantile * r.stderror;
	ck_digits(r.value, 0.49822868489, 8);
	ck_digits(r.value - half, 0.262853236616, 8);
	ck_digits(r.value + half, 0.733604133164, 8);
	ck_digits(12 * log10(2) / r.value, 7.25040540122, 8);
	ck_assert_int_eq(r.shape, RATIO_BOUNDED);
	ck_digits(r.interval.low, 0.28208551307783325, 8);
	ck_digits(r.interval.high, 0.7603996241657441, 8);
	arena_clear(&arena);
}
END_TEST

/* The share of MMLU's R^2 that belongs to the year, over both orders (Lindeman, Merenda & Gold),
 * and the variance inflation of compute: R 4.2. */
START_TEST(shares_and_inflation_of_two_drivers_are_those_of_r)
{
	enum { N = LENGTH(mmlu_scores) };
	long double both[3 * N], one[2 * N], other[2 * N];
	double y[N], compute[N];
	struct arena arena = ARENA_EMPTY;
	struct linear full, by_compute, by_year, inflation;
	struct linear_options options = { .level = 0.95 };
	for (size_t i = 0; i < N; i++) {
		double score = mmlu_scores[i][2];
		both[3 * i] = one[2 * i] = other[2 * i] = 1;
		both[3 * i + 1] = one[2 * i + 1] = log10(mmlu_scores[i][1]);
		both[3 * i + 2] = other[2 * i + 1] = mmlu_scores[i][0] / 365.25 + 1970;
		compute[i] = log10(mmlu_scores[i][1]);
		y[i] = log(score / (1 - score));
	}
	ck_assert(linear_fit(&full, both, y, N, 3, &options, &arena, NULL));
	ck_assert(linear_fit(&by_compute, one, y, N, 2, &options, &arena, NULL));
	ck_assert(linear_fit(&by_year, other, y, N, 2, &options, &arena, NULL));
	ck_assert(linear_fit(&inflation, other, compute, N, 2, &options, &arena, NULL));
	double year = (by_year.r_squared + full.r_squared - by_compute.r_squared) / 2;
	ck_digits(year, 0.200068340575, 8);
	ck_digits(1 / (1 - inflation.r_squared), 1.17728916419, 8);
	arena_clear(&arena);
}
END_TEST

START_TEST(records_of_mmlu_have_the_slope_of_r)
{
	enum { N = LENGTH(mmlu_records) };
	double years[N], y[N];
	struct growth fit;
	struct growth_options options = {
		.scale = GROWTH_LOGIT, .floor = 0, .ceiling = 1, .level = 0.95
	};
	for (size_t i = 0; i < N; i++) {
		years[i] = mmlu_records[i][0] / 365.25 + 1970;
		y[i] = mmlu_records[i][1];
	}
	ck_assert_uint_eq(N, 8);
	ck_assert(growth_fit(&fit, years, y, N, &options, NULL));
	ck_digits(fit.slope, 0.672168759439, 8);
	ck_digits(fit.slope_interval.low, 0.286862519869, 8);
	ck_digits(fit.slope_interval.high, 1.05747499901, 8);
	ck_digits(fit.r_squared, 0.752284942103, 8);
}
END_TEST

START_TEST(fieller_says_when_the_denominator_may_be_zero)
{
	struct ratio r = ratio_fieller(1, 0.1, 0.01, 0.01, 0, 1.96);
	ck_assert_int_eq(r.shape, RATIO_OUTSIDE);
	/* ends are where a - r b is its own error away from zero */
	double ends[] = { r.interval.low, r.interval.high };
	for (int i = 0; i < 2; i++)
		ck_assert_double_eq_tol(fabs(1 - ends[i] * 0.1) /
						sqrt(0.01 + ends[i] * ends[i] * 0.01),
					1.96, 1e-9);
	ck_assert(r.interval.low < 0 && r.interval.high > 0);
	r = ratio_fieller(0.1, 0.1, 0.01, 0.01, 0, 1.96);
	ck_assert_int_eq(r.shape, RATIO_ANYTHING);
	ck_assert(isinf(r.interval.low) && isinf(r.interval.high));
	r = ratio_fieller(0, 1, 0.01, 0.01, 0, 1.96);
	ck_assert(r.shape == RATIO_BOUNDED && r.interval.low < 0 && r.interval.high > 0);
}
END_TEST

/* R 4.2: t.test(c(1, 3, 2, 5), c(4, 7, 9, 6, 8)) has the same form: Welch. */
START_TEST(two_slopes_are_compared_as_welch_does)
{
	struct slope_test test = slope_test(2.75, 0.8539125638, 3, 6.8, 0.8602325267, 4, 0, 0.95);
	ck_digits(test.t_value, -3.34133092384, 9);
	ck_digits(test.df, 6.87124557767, 9);
	ck_digits(test.p_value, 0.0127403844312, 8);
	struct slope_test together =
		slope_test(2.75, 0.8539125638, 3, 6.8, 0.8602325267, 4, 0.5, 0.95);
	ck_assert(fabs(together.t_value) > fabs(test.t_value));
}
END_TEST

/* ---- correlated errors: R 4.2, nlme 3.1, gls(correlation = corCAR1()) by restricted likelihood
 * ---- */

START_TEST(a_line_with_correlated_errors_is_that_of_nlme)
{
	double x[30], y[30];
	struct arena arena = ARENA_EMPTY;
	struct trend_points points;
	struct gls fit;
	for (int i = 0; i < 30; i++) {
		x[i] = i;
		y[i] = 0.3 * i + sin(i * 1.3) + i * 7 % 5 * 0.4 + (i > 15);
	}
	ck_assert(gls_fit(&fit, x, y, 30, 0.95, &arena, NULL));
	ck_digits(fit.slope, 0.346982949439, 8);
	ck_digits(fit.slope_stderr, 0.0207884887616, 7);
	ck_digits(fit.intercept - fit.slope * fit.origin, 0.584868764163, 8);
	ck_digits(fit.phi, 0.0482500281851, 6);
	ck_digits(fit.log_likelihood, -43.5477523071, 11);
	/* METR's residuals wander like a random walk: phi runs to 1, the slope stays. */
	trend_points(&points, &trends[0]);
	for (size_t i = 0; i < points.n; i++)
		points.x[i] = 1970 + points.x[i] / 365.25;
	ck_assert(gls_fit(&fit, points.x, points.y, points.n, 0.95, &arena, NULL));
	ck_digits(fit.slope, 1.36187233616, 6);
	ck_digits(fit.slope_stderr, 0.362859288721, 2.5);
	ck_assert(fit.phi > 0.99 && fit.phi < 1);
	points.x[3] = points.x[4];
	ck_assert(!gls_fit(&fit, points.x, points.y, points.n, 0.95, &arena, NULL));
	ck_assert(!gls_fit(&fit, x, x, 30, 0.95, &arena, NULL) &&
		  !gls_fit(&fit, x, y, 3, 0.95, &arena, NULL));
	arena_clear(&arena);
}
END_TEST

/* ---- logistic regression: R 4.2, glm(binomial), on the O-rings of Dalal, Fowlkes & Hoadley 1989
 * ---- */

static const double temperature[] = { 53, 57, 58, 63, 66, 67, 67, 67, 68, 69, 70, 70,
				      70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81 };
static const double damaged[] = { 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0,
				  1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0 };
enum { RINGS = LENGTH(damaged) };

START_TEST(logistic_regression_is_that_of_glm)
{
	static const double weights[] = { 1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 1, 2,
					  1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1 };
	struct arena arena = ARENA_EMPTY;
	struct logit fit;
	bool unbounded;
	struct interval interval;
	struct logit_options options = { .level = 0.95 };
	ck_assert(logit_fit(&fit, temperature, damaged, RINGS, &options, &arena, NULL));
	ck_digits(fit.slope, -0.232162744219, 10);
	ck_digits(fit.intercept - fit.slope * fit.origin, 15.042901647702, 10);
	ck_digits(fit.slope_stderr, 0.108236521649, 9);
	ck_digits(fit.slope_interval.low, -0.444302428463, 9);
	ck_digits(fit.log_likelihood, -10.1575963439, 10);
	ck_digits(logit_reaches(&fit, 0.5, &interval, &unbounded), 64.79464092,
		  9); /* MASS::dose.p */
	ck_assert(!unbounded && interval.low < 64.79 && interval.high > 64.8);
	ck_assert_double_eq_tol(logit_chance(&fit, 64.79464092), 0.5, 1e-9);
	options.weights = weights;
	ck_assert(logit_fit(&fit, temperature, damaged, RINGS, &options, &arena, NULL));
	ck_digits(fit.slope, -0.297415184571, 9);
	options = (struct logit_options){ .level = 0.95,
					  .ridge = 20 }; /* R's optim() of the same sum */
	ck_assert(logit_fit(&fit, temperature, damaged, RINGS, &options, &arena, NULL));
	ck_digits(fit.slope, -0.19308799, 5);
	arena_clear(&arena);
}
END_TEST

START_TEST(weights_are_repeats_and_a_bootstrap_is_its_refits)
{
	double x[2 * RINGS], y[2 * RINGS], twice[RINGS];
	struct arena arena = ARENA_EMPTY;
	struct logit once, repeated;
	struct bootstrap b;
	struct logit_options options = { .level = 0.95, .weights = twice },
			     plain = { .level = 0.95 };
	for (int i = 0; i < RINGS; i++) {
		twice[i] = 2;
		x[i] = x[i + RINGS] = temperature[i];
		y[i] = y[i + RINGS] = damaged[i];
	}
	ck_assert(logit_fit(&once, temperature, damaged, RINGS, &options, &arena, NULL));
	ck_assert(logit_fit(&repeated, x, y, 2 * RINGS, &plain, &arena, NULL));
	ck_digits(once.slope, repeated.slope, 11);
	ck_digits(once.slope_stderr, repeated.slope_stderr, 11);
	struct bootstrap_options boot = {
		.replicates = 4000, .level = 0.95, .seed = 1, .interval = BOOTSTRAP_BCA
	};
	ck_assert(logit_bootstrap(&b, LOGIT_REACHES, 0.5, x, y, 2 * RINGS, &plain, &boot, &arena,
				  NULL));
	struct bootstrap again;
	boot.threads = 2;
	ck_assert(logit_bootstrap(&again, LOGIT_REACHES, 0.5, x, y, 2 * RINGS, &plain, &boot,
				  &arena, NULL));
	ck_assert_mem_eq(b.value, again.value, b.computed * sizeof *b.value);
	ck_digits(b.estimate, 64.79464092, 8);
	ck_assert(b.interval.low < 64.79 && b.interval.high > 64.8);
	arena_clear(&arena);
}
END_TEST

START_TEST(outcomes_that_are_separated_get_a_sentence)
{
	static const double x[] = { 1, 2, 3, 4, 5, 6 }, apart[] = { 0, 0, 0, 1, 1, 1 },
			    all[] = { 1, 1, 1, 1, 1, 1 }, odd[] = { 0, 2, 0, 1, 1, 0 };
	struct arena arena = ARENA_EMPTY;
	struct logit fit;
	struct err err;
	struct logit_options options = { .level = 0.95 }, ridge = { .level = 0.95, .ridge = 0.1 };
	ck_assert(!logit_fit(&fit, x, apart, 6, &options, &arena, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "separates"));
	ck_assert(logit_fit(&fit, x, apart, 6, &ridge, &arena, &err));
	ck_assert(!logit_fit(&fit, x, all, 6, &options, &arena, &err) &&
		  !logit_fit(&fit, all, apart, 6, &options, &arena, &err));
	ck_assert(!logit_fit(&fit, x, odd, 6, &options, &arena, &err) &&
		  !logit_fit(&fit, x, apart, 2, &options, &arena, &err));
	arena_clear(&arena);
}
END_TEST

static void add_resampling(TCase *c)
{
	tcase_add_loop_test(c, bootstrap_intervals_are_those_of_r, 0, (int)LENGTH(trends));
	tcase_add_test(c, replicates_are_the_same_bytes_with_any_code_and_any_threads);
	tcase_add_test(c, the_fast_slope_is_the_slope_that_any_statistic_would_get);
	tcase_add_test(c, blocks_have_the_variance_of_their_means);
	tcase_add_test(c, the_stationary_bootstrap_has_the_variance_of_its_paper);
	tcase_add_test(c, nested_groups_have_the_variance_between_and_within);
	tcase_add_test(c, monte_carlo_errors_are_what_other_seeds_change);
	tcase_add_test(c, replicates_without_a_slope_are_counted);
	tcase_add_test(c, bootstraps_without_meaning_get_a_sentence);
	tcase_add_test(c, a_million_points_are_drawn_again);
	tcase_add_test(c, a_doubling_time_whose_slope_may_be_zero_is_unbounded);
	tcase_add_loop_test(c, intervals_of_95_percent_cover_in_93_to_97_of_100, 0, MAKE_WILD + 1);
}

static void add_fits(TCase *c)
{
	tcase_add_loop_test(c, quantile_lines_and_their_intervals_are_those_of_quantreg, 0,
			    (int)LENGTH(quantile_cases));
	tcase_add_test(c, quantile_lines_are_the_best_of_all_lines_through_two_points);
	tcase_add_test(c, hostile_points_get_a_quantile_line_or_a_sentence);
	tcase_add_test(c, a_million_points_get_a_quantile_line);
	tcase_add_test(c, a_ratio_of_slopes_has_the_intervals_of_the_delta_method_and_of_fieller);
	tcase_add_test(c, shares_and_inflation_of_two_drivers_are_those_of_r);
	tcase_add_test(c, records_of_mmlu_have_the_slope_of_r);
	tcase_add_test(c, fieller_says_when_the_denominator_may_be_zero);
	tcase_add_test(c, two_slopes_are_compared_as_welch_does);
	tcase_add_test(c, a_line_with_correlated_errors_is_that_of_nlme);
	tcase_add_test(c, logistic_regression_is_that_of_glm);
	tcase_add_test(c, weights_are_repeats_and_a_bootstrap_is_its_refits);
	tcase_add_test(c, outcomes_that_are_separated_get_a_sentence);
}

int main(void)
{
	Suite *s = suite_create("bootstrap");
	TCase *c = tcase_create("resampling"), *f = tcase_create("fits");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_unchecked_fixture(f, regress_init, NULL);
	tcase_set_timeout(c, 300);
	tcase_set_timeout(f, 300);
	add_resampling(c);
	add_fits(f);
	suite_add_tcase(s, c);
	suite_add_tcase(s, f);
	SRunner *runner = srunner_create(s);
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
