/* check_bootstrap.c - resampling against R, theory and simulation. */
#include "regress/bootstrap.h"
#include "regress/linear.h"
#include "regress/quantile.h"
#include "regress/ratio.h"
#include "regress/robust.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/noisy_line.h"
#include "regress/trend_points.h"
#include "run_suite.h"

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

static void interval_near(const struct trend *trend, const char *what, struct interval ours,
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
	interval_near(trend, "percentile", in_their_units(trend, &b), trend->percentile,
		      horizon ? 0.02 : 0.01);
	options.interval = BOOTSTRAP_BCA;
	b = slope_of(points.x, points.y, points.n, options, &arena);
	interval_near(trend, "BCa", in_their_units(trend, &b), trend->bca, horizon ? 0.03 : 0.01);
	options.interval = BOOTSTRAP_PERCENTILE;
	options.kind = BOOTSTRAP_WILD;
	b = slope_of(points.x, points.y, points.n, options, &arena);
	interval_near(trend, "wild", in_their_units(trend, &b), trend->wild, 0.02);
	arena_clear(&arena);
}
END_TEST

/* ---- the same numbers everywhere ---- */

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

int main(void)
{
	Suite *s = suite_create("bootstrap");
	TCase *c = tcase_create("bootstrap");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 300);
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
	suite_add_tcase(s, c);
	return run_suite(s);
}
