/* check_ratio.c - ratios and differences of slopes, correlated errors and logistic regression against R. */
#include "curves/logit.h"
#include "regress/bootstrap.h"
#include "regress/gls.h"
#include "regress/linear.h"
#include "regress/ratio.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/trend_points.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

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

int main(void)
{
	Suite *s = suite_create("ratio");
	TCase *c = tcase_create("ratio");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 300);
	tcase_add_test(c, a_ratio_of_slopes_has_the_intervals_of_the_delta_method_and_of_fieller);
	tcase_add_test(c, shares_and_inflation_of_two_drivers_are_those_of_r);
	tcase_add_test(c, records_of_mmlu_have_the_slope_of_r);
	tcase_add_test(c, fieller_says_when_the_denominator_may_be_zero);
	tcase_add_test(c, two_slopes_are_compared_as_welch_does);
	tcase_add_test(c, a_line_with_correlated_errors_is_that_of_nlme);
	tcase_add_test(c, logistic_regression_is_that_of_glm);
	tcase_add_test(c, weights_are_repeats_and_a_bootstrap_is_its_refits);
	tcase_add_test(c, outcomes_that_are_separated_get_a_sentence);
	suite_add_tcase(s, c);
	return run_suite(s);
}
