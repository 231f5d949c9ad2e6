/* check_regress.c - the regression core against NIST, R and hostile input. */
#include "regress/growth.h"
#include "regress/linear.h"
#include "stats/dist.h"
#include "stats/frontier.h"
#include "stats/stream.h"
#include "stats/summary.h"

#include "regress/digits.h"
#include "regress/nist_linear.h"
#include "regress/nist_univariate.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- NIST ---- */

START_TEST(linear_sets_of_nist_come_out_to_the_digits_the_data_allow)
{
	const struct nist_linear *set = &nist_linear[_i];
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct err err = { 0 };
	size_t n = (size_t)set->n, p = set->degree ? (size_t)set->degree + 1 : (size_t)(set->columns + set->constant);
	double *x = arena_array(&arena, n, sizeof *x), *y = arena_array(&arena, n, sizeof *y);
	long double *rows = arena_array(&arena, n * p, sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		const double *row = set->data + i * (size_t)(set->columns + 1);
		y[i] = row[0];
		x[i] = row[1];
		for (size_t j = 0; j < p && !set->degree; j++)
			rows[i * p + j] = set->constant && j == 0 ? 1 : row[j + 1 - (size_t)set->constant];
	}
	if (set->degree)
		rows = linear_polynomial(x, n, set->degree, &arena);
	struct linear_options options = { .level = 0.95 };
	ck_assert_msg(linear_fit(&fit, rows, y, n, p, &options, &arena, &err), "%s: %s", set->name, err.text);
	for (size_t j = 0; j < p; j++) {
		ck_digits(fit.estimate[j], set->estimate[j], set->digits);
		if (set->sigma > 0)
			ck_digits(fit.stderror[j], set->stderror[j], set->digits);
	}
	if (set->sigma > 0)
		ck_digits(fit.sigma, set->sigma, set->digits);
	ck_digits(fit.r_squared, set->r_squared, set->digits);
	arena_clear(&arena);
}
END_TEST

START_TEST(univariate_sets_of_nist_come_out_to_thirteen_digits)
{
	const struct nist_univariate *set = &nist_univariate[_i];
	ck_digits(summary_mean(set->data, set->n), set->mean, set->digits > 13 ? 13 : set->digits);
	ck_digits(summary_sd(set->data, set->n), set->sd, set->digits);
	ck_digits(summary_autocorrelation(set->data, set->n), set->autocorrelation, set->digits);
}
END_TEST

/* ---- METR's time horizons, Time Horizon 1.1 of May 2026 (metr.org); results by R 4.2 lm() ---- */

struct horizon {
	double days, p50, low, high;
};
/* clang-format off */
static const struct horizon horizons[] = {
	{ 17941, 0.053778, 0.009994, 0.141825 },
	{ 18410, 0.144057, 0.093319, 0.221209 },
	{ 19066, 0.599247, 0.255148, 1.115905 },
	{ 19430, 3.987428, 1.93292, 7.995283 },
	{ 19667, 4.044959, 1.866859, 8.443226 },
	{ 19856, 6.991195, 4.001482, 12.905741 },
	{ 19894, 11.395377, 5.489734, 22.384214 },
	{ 19978, 20.326586, 11.716193, 33.379877 },
	{ 20018, 20.522872, 10.144026, 40.82028 },
	{ 20062, 38.831588, 21.164512, 64.95249 },
	{ 20143, 60.388937, 33.006168, 104.226017 },
	{ 20194, 119.732634, 74.615398, 190.943818 },
	{ 20307, 203.012577, 112.641357, 405.551565 },
	{ 20410, 224.325884, 139.565157, 379.235434 },
	{ 20416, 292.994594, 161.717714, 623.704698 },
	{ 20433, 352.249302, 198.067494, 815.177445 },
	{ 20489, 718.80683, 316.685725, 3633.786163 },
};
/* clang-format on */

static size_t load(double *years, double *y, double *weights, double from)
{
	size_t n = 0;
	for (size_t i = 0; i < LENGTH(horizons); i++) {
		if (horizons[i].days < from)
			continue;
		years[n] = 1970 + horizons[i].days / 365.25;
		y[n] = horizons[i].p50;
		double se = log(horizons[i].high / horizons[i].low) / (2 * 1.959963984540054);
		weights[n++] = 1 / (se * se);
	}
	return n;
}

START_TEST(metr_doubling_time_and_its_interval_are_those_of_r)
{
	double years[32], y[32], weights[32];
	struct growth fit;
	struct growth_options options = { .scale = GROWTH_LOG, .level = 0.95 };
	size_t n = load(years, y, weights, 0);
	ck_assert_uint_eq(n, 17);
	ck_assert(growth_fit(&fit, years, y, n, &options, NULL));
	ck_digits(fit.doubling_days, 187.777543788, 8);
	ck_digits(fit.doubling_interval.low, 163.924298155, 8);
	ck_digits(fit.doubling_interval.high, 219.754913814, 8);
	ck_digits(fit.r_squared, 0.934656629616, 8);
	ck_digits(fit.sigma, 0.730264784363, 8);
	ck_digits(fit.aicc, 43.2744554067, 8);
	ck_digits(fit.bic, 43.9279415927, 8);
	/* 2026-12-31, 95 % */
	double year = 1970 + 20818 / 365.25;
	struct interval line = growth_band(&fit, year, BAND_CONFIDENCE);
	struct interval point = growth_band(&fit, year, BAND_PREDICTION);
	ck_digits(growth_at(&fit, year), 755.896368646, 8);
	ck_digits(line.low, 390.099153896, 8);
	ck_digits(line.high, 1464.70279268, 8);
	ck_digits(point.low, 139.302472003, 8);
	ck_digits(point.high, 4101.71701848, 8);
	ck_digits(growth_reaches(&fit, 755.896368646), year, 8);
}
END_TEST

START_TEST(metr_since_2023_and_with_weights_are_those_of_r)
{
	double years[32], y[32], weights[32];
	struct growth fit;
	struct growth_options options = { .scale = GROWTH_LOG, .level = 0.95 };
	size_t n = load(years, y, weights, 19358);
	ck_assert_uint_eq(n, 14);
	ck_assert(growth_fit(&fit, years, y, n, &options, NULL));
	ck_digits(fit.doubling_days, 128.743802651, 8);
	ck_digits(fit.doubling_interval.low, 110.269140619, 8);
	ck_digits(fit.doubling_interval.high, 154.654928017, 8);
	n = load(years, y, weights, 0);
	options.weights = weights;
	ck_assert(growth_fit(&fit, years, y, n, &options, NULL));
	ck_digits(fit.doubling_days, 185.393621376, 8);
	ck_digits(fit.doubling_interval.low, 163.98791721, 8);
	ck_digits(fit.doubling_interval.high, 213.226553188, 8);
}
END_TEST

START_TEST(robust_standard_errors_are_those_of_the_sandwich_package)
{
	double years[32], y[32], weights[32];
	long double rows[64];
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct linear_options options = { .level = 0.95, .errors = LINEAR_HC3 };
	size_t n = load(years, y, weights, 0);
	for (size_t i = 0; i < n; i++) {
		rows[2 * i] = 1;
		rows[2 * i + 1] = (years[i] - 1970) * 365.25;
		y[i] = log(y[i]);
	}
	ck_assert(linear_fit(&fit, rows, y, n, 2, &options, &arena, NULL));
	ck_digits(log(2) / fit.interval[1].high, 146.81551892, 8);
	ck_digits(log(2) / fit.interval[1].low, 260.441639454, 8);
	options.errors = LINEAR_NEWEY_WEST;
	options.lag = 2;
	ck_assert(linear_fit(&fit, rows, y, n, 2, &options, &arena, NULL));
	ck_digits(fit.stderror[1], 0.000315156334527, 8);
	arena_clear(&arena);
}
END_TEST

START_TEST(quadratic_on_metr_has_the_aicc_and_p_value_of_r)
{
	double years[32], y[32], weights[32];
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct linear_options options = { .level = 0.95 };
	size_t n = load(years, y, weights, 0);
	for (size_t i = 0; i < n; i++)
		y[i] = log(y[i]);
	long double *rows = linear_polynomial(years, n, 2, &arena);
	ck_assert(linear_fit(&fit, rows, y, n, 3, &options, &arena, NULL));
	ck_digits(fit.aicc, 22.0160584345, 8);
	ck_digits(fit.p_value[2], 8.82432095306e-06, 7);
	arena_clear(&arena);
}
END_TEST

/* ---- what cannot be fitted ---- */

static bool fits(const double *years, const double *y, size_t n, enum growth_scale scale, struct err *err)
{
	struct growth fit;
	struct growth_options options = { .scale = scale, .floor = 0.25, .ceiling = 1, .level = 0.95 };
	err_clear(err);
	bool fine = growth_fit(&fit, years, y, n, &options, err);
	if (fine)
		ck_assert(isfinite(fit.slope) && isfinite(fit.slope_stderr) && isfinite(fit.rss));
	return fine;
}

START_TEST(what_cannot_be_fitted_gets_a_sentence)
{
	static const double t[] = { 2020, 2021, 2022, 2023 }, same[] = { 2020, 2020, 2020, 2020 };
	static const double y[] = { 1, 2, 4, 9 }, zero[] = { 0, 1, 2, 3 }, bad[] = { 1, NAN, 2, 3 };
	static const double huge[] = { 1e300, -1e300, 1e300, 1e308 }, scores[] = { 0.3, 0.2, 0.5, 0.9 };
	struct err err;
	for (size_t n = 0; n < 3; n++) {
		ck_assert(!fits(t, y, n, GROWTH_LOG, &err));
		ck_assert_ptr_nonnull(strstr(err.text, "at least 3"));
	}
	ck_assert(fits(t, y, 4, GROWTH_LOG, &err));
	ck_assert(!fits(same, y, 4, GROWTH_LOG, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "same date"));
	ck_assert(!fits(t, zero, 4, GROWTH_LOG, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "log scale"));
	ck_assert(!fits(t, scores, 4, GROWTH_LOGIT, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "logit scale"));
	ck_assert(!fits(t, bad, 4, GROWTH_RAW, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "not a finite number"));
	if (!fits(t, huge, 4, GROWTH_RAW, &err))
		ck_assert(err.text[0]);
}
END_TEST

START_TEST(a_slope_that_may_be_zero_has_an_unbounded_doubling_time)
{
	static const double t[] = { 2020, 2021, 2022, 2023, 2024 }, y[] = { 1, 3, 2, 1, 2.5 };
	struct growth fit;
	struct growth_options options = { .scale = GROWTH_LOG, .level = 0.95 };
	ck_assert(growth_fit(&fit, t, y, 5, &options, NULL));
	ck_assert(fit.unbounded);
	ck_assert(isinf(fit.doubling_interval.high));
	ck_assert_double_gt(fit.doubling_interval.low, 0);
}
END_TEST

START_TEST(a_column_fixed_by_the_others_is_named)
{
	static const double y[] = { 1, 2, 3, 4, 6 };
	static const char *const names[] = { "constant", "year", "twice the year" };
	long double rows[15];
	struct arena arena = ARENA_EMPTY;
	struct linear fit;
	struct err err = { 0 };
	struct linear_options options = { .level = 0.95, .names = names };
	for (int i = 0; i < 5; i++) {
		rows[3 * i] = 1;
		rows[3 * i + 1] = 2020 + i;
		rows[3 * i + 2] = 2 * (2020 + i);
	}
	ck_assert(!linear_fit(&fit, rows, y, 5, 3, &options, &arena, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "twice the year"));
	arena_clear(&arena);
}
END_TEST

/* ---- frontier ---- */

START_TEST(records_keep_ties_and_do_not_depend_on_order)
{
	static const double t[] = { 3, 1, 2, 2, 4, 5 }, y[] = { 5, 1, 3, 3, 4, NAN };
	static const bool expected[] = { true, true, true, true, false, false };
	bool keep[6];
	ck_assert_uint_eq(frontier_select(keep, t, y, 6, FRONTIER_RECORDS, 0, true), 4);
	for (int i = 0; i < 6; i++)
		ck_assert_int_eq(keep[i], expected[i]);
	ck_assert_uint_eq(frontier_select(keep, t, y, 6, FRONTIER_ALL, 0, true), 5);
	ck_assert_uint_eq(frontier_select(keep, t, y, 6, FRONTIER_TOP, 2, true), 5);
	ck_assert_uint_eq(frontier_select(keep, t, y, 6, FRONTIER_RECORDS, 0, false), 1);
}
END_TEST

START_TEST(a_stream_is_the_same_again_and_streams_differ)
{
	/* xoshiro256++ from the state 1, 2, 3, 4, as its authors' reference code prints it. */
	struct stream known = { { 1, 2, 3, 4 } }, a, b, c;
	ck_assert_uint_eq(stream_bits(&known), UINT64_C(41943041));
	ck_assert_uint_eq(stream_bits(&known), UINT64_C(58720359));
	ck_assert_uint_eq(stream_bits(&known), UINT64_C(3588806011781223));
	stream_init(&a, 1, 7);
	stream_init(&b, 1, 7);
	stream_init(&c, 1, 8);
	for (int i = 0; i < 100; i++) {
		uint64_t bits = stream_bits(&a);
		ck_assert_uint_eq(bits, stream_bits(&b));
		ck_assert_uint_ne(bits, stream_bits(&c));
	}
}
END_TEST

START_TEST(normal_draws_have_the_quantiles_and_moments_of_the_normal)
{
	static const double p[] = { 1e-300, 1e-12, 0.001, 0.075, 0.3, 0.5, 0.9, 0.999999 };
	for (size_t i = 0; i < LENGTH(p); i++)
		ck_assert_double_eq_tol(stream_normal_quantile(p[i]), dist_normal_quantile(p[i]), 1e-12);
	struct stream stream;
	double sum = 0, square = 0;
	enum { N = 100000 };
	int counts[7] = { 0 };
	stream_init(&stream, 1, 0);
	for (int i = 0; i < N; i++) {
		double z = stream_normal(&stream);
		sum += z;
		square += z * z;
		counts[stream_below(&stream, 7)]++;
	}
	ck_assert_double_eq_tol(sum / N, 0, 4 / sqrt(N));
	ck_assert_double_eq_tol(square / N, 1, 4 * sqrt(2.0 / N));
	for (int i = 0; i < 7; i++)
		ck_assert_double_eq_tol(counts[i], N / 7.0, 4 * sqrt(N / 7.0));
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("regress");
	TCase *c = tcase_create("core");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_loop_test(c, linear_sets_of_nist_come_out_to_the_digits_the_data_allow, 0,
			    (int)LENGTH(nist_linear));
	tcase_add_loop_test(c, univariate_sets_of_nist_come_out_to_thirteen_digits, 0,
			    (int)LENGTH(nist_univariate));
	tcase_add_test(c, metr_doubling_time_and_its_interval_are_those_of_r);
	tcase_add_test(c, metr_since_2023_and_with_weights_are_those_of_r);
	tcase_add_test(c, robust_standard_errors_are_those_of_the_sandwich_package);
	tcase_add_test(c, quadratic_on_metr_has_the_aicc_and_p_value_of_r);
	tcase_add_test(c, what_cannot_be_fitted_gets_a_sentence);
	tcase_add_test(c, a_slope_that_may_be_zero_has_an_unbounded_doubling_time);
	tcase_add_test(c, a_column_fixed_by_the_others_is_named);
	tcase_add_test(c, a_stream_is_the_same_again_and_streams_differ);
	tcase_add_test(c, normal_draws_have_the_quantiles_and_moments_of_the_normal);
	tcase_add_test(c, records_keep_ties_and_do_not_depend_on_order);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
