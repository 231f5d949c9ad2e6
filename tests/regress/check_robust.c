/* check_robust.c - trends, robust lines and diagnostics against R, scipy and hostile input. */
#include "regress/diagnose.h"
#include "regress/robust.h"
#include "stats/dist.h"
#include "stats/frontier.h"
#include "stats/order.h"
#include "stats/stream.h"

#include "regress/digits.h"
#include "regress/trend_points.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

/* ---- the trends of trends.h ---- */

struct fixture {
	struct arena arena;
	struct trend_points points;
	struct linear line, quadratic;
	long double *rows;
};

static void fit_line(struct fixture *f, const struct trend *trend, struct linear *line,
		     struct linear_options options)
{
	struct err err = { 0 };
	options.level = trend->level;
	ck_assert_msg(
		linear_fit(line, f->rows, f->points.y, f->points.n, 2, &options, &f->arena, &err),
		"%s: %s", trend->name, err.text);
}

static void set_up(struct fixture *f, const struct trend *trend)
{
	*f = (struct fixture){ .arena = ARENA_EMPTY };
	trend_points(&f->points, trend);
	ck_assert_msg(f->points.n == trend->n, "%s: %zu points", trend->name, f->points.n);
	f->rows = linear_polynomial(f->points.x, f->points.n, 1, &f->arena);
	fit_line(f, trend, &f->line, (struct linear_options){ 0 });
}

START_TEST(slopes_doubling_times_and_factors_are_those_of_r)
{
	const struct trend *trend = &trends[_i];
	struct fixture f;
	set_up(&f, trend);
	struct interval slope = f.line.interval[1];
	double doubling = trend_is_horizon(trend) ? log(2) : 12 * log10(2);
	ck_said(f.line.estimate[1], trend->slope, 8);
	ck_said(slope.low, trend->slope_interval.low, 8);
	ck_said(slope.high, trend->slope_interval.high, 8);
	ck_said(doubling / f.line.estimate[1], trend->doubling, 8);
	ck_said(doubling / slope.high, trend->doubling_interval.low, 8);
	ck_said(doubling / slope.low, trend->doubling_interval.high, 8);
	ck_said(pow(10, f.line.estimate[1]), trend->factor, 8);
	ck_said(pow(10, slope.low), trend->factor_interval.low, 8);
	ck_said(pow(10, slope.high), trend->factor_interval.high, 8);
	ck_said(f.line.r_squared, trend->r_squared, 8);
	ck_said(f.line.sigma, trend->sigma, 8);
	ck_said(f.line.aicc, trend->aicc, 8);
	ck_said(f.line.bic, trend->bic, 8);
	arena_clear(&f.arena);
}
END_TEST

START_TEST(errors_for_unequal_variance_autocorrelation_and_weights_are_those_of_r)
{
	const struct trend *trend = &trends[_i];
	struct fixture f;
	struct linear other;
	set_up(&f, trend);
	fit_line(&f, trend, &other, (struct linear_options){ .errors = LINEAR_HC3 });
	ck_said(other.stderror[1], trend->hc3_stderr, 8);
	ck_said(log(2) / other.interval[1].high, trend->hc3_interval.low, 8);
	ck_said(log(2) / other.interval[1].low, trend->hc3_interval.high, 8);
	fit_line(&f, trend, &other,
		 (struct linear_options){ .errors = LINEAR_NEWEY_WEST, .lag = 2 });
	ck_said(other.stderror[1], trend->newey_west, 8);
	if (trend->wls != 0) {
		fit_line(&f, trend, &other, (struct linear_options){ .weights = f.points.weight });
		ck_said(log(2) / other.estimate[1], trend->wls, 8);
		ck_said(log(2) / other.interval[1].high, trend->wls_interval.low, 8);
		ck_said(log(2) / other.interval[1].low, trend->wls_interval.high, 8);
	}
	arena_clear(&f.arena);
}
END_TEST

START_TEST(quadratics_leave_one_out_and_residual_tests_are_those_of_r)
{
	const struct trend *trend = &trends[_i];
	struct fixture f;
	struct linear quadratic;
	struct diagnosis seen;
	struct err err = { 0 };
	set_up(&f, trend);
	diagnose(&seen, &f.line, f.rows, &f.arena);
	ck_said(seen.durbin_watson, trend->durbin_watson, 8);
	ck_said(seen.breusch_pagan_p, trend->breusch_pagan_p, 8);
	ck_said(seen.loo_rmse, trend->loo, 8);
	long double *rows = linear_polynomial(f.points.x, f.points.n, 2, &f.arena);
	struct linear_options options = { .level = 0.95 };
	ck_assert_msg(
		linear_fit(&quadratic, rows, f.points.y, f.points.n, 3, &options, &f.arena, &err),
		"%s", err.text);
	diagnose(&seen, &quadratic, rows, &f.arena);
	ck_said(quadratic.aicc, trend->aicc_quadratic, 8);
	ck_said(quadratic.p_value[2], trend->quadratic_p, 7);
	ck_said(f.line.aicc - quadratic.aicc, trend->daicc_quadratic, 6);
	ck_said(seen.loo_rmse, trend->loo_quadratic, 8);
	arena_clear(&f.arena);
}
END_TEST

START_TEST(forecasts_have_the_intervals_of_r)
{
	const struct trend *trend = &trends[_i];
	struct fixture f;
	struct interval line, point;
	double row[] = { 1, 20818 }; /* 2026-12-31 */
	set_up(&f, trend);
	double value = linear_at(&f.line, row, &line, &point);
	ck_said(exp(value), trend->forecast, 8);
	ck_said(exp(line.low), trend->forecast_line.low, 8);
	ck_said(exp(line.high), trend->forecast_line.high, 8);
	ck_said(exp(point.low), trend->forecast_point.low, 8);
	ck_said(exp(point.high), trend->forecast_point.high, 8);
	arena_clear(&f.arena);
}
END_TEST

START_TEST(the_fit_without_a_point_is_the_fit_without_it)
{
	struct fixture f;
	struct linear less;
	double without[2];
	set_up(&f, &trends[1]);
	struct linear_options options = { .level = 0.95 };
	for (size_t i = 0; i < f.points.n; i++) {
		double y[TREND_POINTS];
		long double rows[2 * TREND_POINTS];
		size_t n = 0;
		for (size_t j = 0; j < f.points.n; j++) {
			if (j == i)
				continue;
			rows[2 * n] = f.rows[2 * j];
			rows[2 * n + 1] = f.rows[2 * j + 1];
			y[n++] = f.points.y[j];
		}
		ck_assert(linear_fit(&less, rows, y, n, 2, &options, &f.arena, NULL));
		ck_assert(diagnose_without(&f.line, f.rows, i, without));
		ck_digits(without[1], less.estimate[1], 9);
		ck_digits(without[0], less.estimate[0], 9);
	}
	arena_clear(&f.arena);
}
END_TEST

/* ---- robust lines ---- */

static struct robust robust_line_of(struct fixture *f, enum robust_method method)
{
	struct robust robust;
	struct err err = { 0 };
	struct robust_options options = { .method = method, .level = 0.95, .seed = 1 };
	ck_assert_msg(robust_fit(&robust, f->points.x, f->points.y, f->points.n, &options,
				 &f->arena, &err),
		      "%s", err.text);
	return robust;
}

START_TEST(robust_slopes_are_those_of_scipy_mass_and_robustbase)
{
	const struct trend *trend = &trends[_i];
	bool days = trend_is_horizon(trend);
	struct fixture f;
	set_up(&f, trend);
	struct robust sen = robust_line_of(&f, ROBUST_THEIL_SEN),
		      huber = robust_line_of(&f, ROBUST_HUBER), mm = robust_line_of(&f, ROBUST_MM);
	struct interval i = sen.slope_interval, said = trend->theil_sen_interval;
	ck_said(days ? log(2) / sen.slope : sen.slope, trend->theil_sen, 8);
	ck_said(days ? log(2) / i.high : i.low, said.low, 8);
	ck_said(days ? log(2) / i.low : i.high, said.high, 8);
	ck_said(days ? log(2) / huber.slope : huber.slope, trend->huber, 5);
	ck_said(days ? log(2) / mm.slope : mm.slope, trend->mm, 4);
	arena_clear(&f.arena);
}
END_TEST

/* R 4.2, METR's records of May 2026: MASS::rlm(acc = 1e-13), robustbase::lmrob with tolerances of
 * 1e-12 (its c is 1.54764), robustbase::ltsReg(alpha = 0.5, nsamp = "exact"). */
START_TEST(robust_errors_scales_and_weights_are_those_of_r)
{
	static const double weights[] = { 0,         0,         0.8469016, 0.7943076, 0.9137753,
					  0.7192837, 0.8800516, 0.9419121, 0.8699269, 0.9921971,
					  0.9963584, 0.9494868, 0.9575710, 0.9960716, 0.9911036,
					  0.9742913, 0.8076001 };
	struct fixture f;
	set_up(&f, &trends[0]);
	struct robust huber = robust_line_of(&f, ROBUST_HUBER), mm = robust_line_of(&f, ROBUST_MM),
		      lts = robust_line_of(&f, ROBUST_LTS),
		      sen = robust_line_of(&f, ROBUST_THEIL_SEN);
	ck_digits(huber.slope, 0.00368950226613, 9);
	ck_digits(huber.slope_stderr, 0.00026897529536, 9);
	ck_digits(huber.scale, 0.850786042456, 9);
	ck_digits(huber.weight[16], 0.9808147, 6);
	ck_digits(mm.slope, 0.00492817479552, 7);
	ck_digits(mm.slope_stderr, 5.37499194724e-04, 5);
	ck_digits(mm.slope_interval.low, 3.78252238119e-03, 5);
	ck_digits(mm.slope_interval.high, 6.07382720986e-03, 5);
	ck_digits(mm.scale, 0.456211690158, 5);
	for (size_t i = 0; i < LENGTH(weights); i++)
		ck_assert_double_eq_tol(mm.weight[i], weights[i], 3e-6);
	ck_digits(lts.slope, 6.79644901462e-03, 9);
	ck_digits(lts.intercept - lts.slope * lts.origin, -1.32853021277e+02, 9);
	ck_assert_double_eq_tol(sen.breakdown, 0.2929, 1e-4);
	ck_assert(huber.breakdown == 0 && mm.breakdown == 0.5);
	ck_digits(lts.breakdown, 8 / 17.0, 12);
	arena_clear(&f.arena);
}
END_TEST

static const enum robust_method methods[] = { ROBUST_THEIL_SEN, ROBUST_HUBER, ROBUST_MM,
					      ROBUST_LTS };

static bool try(struct robust *robust, const double *x, const double *y, size_t n,
		enum robust_method method, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	struct robust_options options = { .method = method, .level = 0.95, .seed = 1 };
	err_clear(err);
	bool fine = robust_fit(robust, x, y, n, &options, &arena, err);
	ck_assert_msg(fine || err->text[0], "no sentence");
	if (fine)
		ck_assert(isfinite(robust->slope) && isfinite(robust->intercept));
	robust->weight = robust->residual = NULL;
	arena_clear(&arena);
	return fine;
}

START_TEST(robust_lines_scale_shift_and_do_not_depend_on_order)
{
	enum robust_method method = methods[_i];
	struct fixture f;
	struct robust plain, moved;
	struct err err;
	double x[TREND_POINTS], y[TREND_POINTS];
	set_up(&f, &trends[0]);
	size_t n = f.points.n;
	ck_assert(try(&plain, f.points.x, f.points.y, n, method, &err));
	for (size_t i = 0; i < n; i++) {
		x[i] = 4 * f.points.x[n - 1 - i] - 77;
		y[i] = -1e9 * f.points.y[n - 1 - i] + 1e9 * f.points.x[n - 1 - i];
	}
	ck_assert(try(&moved, x, y, n, method, &err));
	ck_digits(moved.slope, (1 - plain.slope) * 1e9 / 4, 9);
	ck_digits(moved.scale, plain.scale * 1e9, 8);
	if (method != ROBUST_LTS)
		ck_digits(moved.slope_interval.low, (1 - plain.slope_interval.high) * 1e9 / 4, 8);
	arena_clear(&f.arena);
}
END_TEST

START_TEST(a_third_of_wild_points_does_not_move_mm_and_lts)
{
	double x[30], y[30];
	struct robust robust;
	struct err err;
	struct stream stream;
	stream_init(&stream, 7, 0);
	for (int i = 0; i < 30; i++) {
		x[i] = i;
		y[i] = 3 + 2 * i + 0.1 * stream_normal(&stream);
		if (i % 3 == 0) {
			x[i] = 1000 + i;
			y[i] = i % 2 ? 1e9 : -50;
		}
	}
	for (int m = 2; m < 4; m++) {
		ck_assert(try(&robust, x, y, 30, methods[m], &err));
		ck_assert_double_eq_tol(robust.slope, 2, 0.05);
	}
}
END_TEST

START_TEST(hostile_points_get_a_line_or_a_sentence)
{
	static const double x[] = { 1, 2, 3, 4, 5, 6 }, same[] = { 5, 5, 5, 5, 5, 5 },
			    two[] = { 1, 1, 1, 2, 2, 2 };
	static const double line[] = { 2, 4, 6, 8, 10, 12 }, bad[] = { 1, 2, NAN, 4, 5, 6 },
			    endless[] = { 1, 2, INFINITY, 4, 5, 6 };
	static const double huge[] = { 1e300, -1e300, 1e300, 2e300, -1.7e308, 1.7e308 };
	static const double tiny[] = { 1e-300, 3e-300, 2e-300, 5e-300, 4e-300, 7e-300 };
	static const double outlier[] = { 1, 2.1, 2.9, 4.2, 5, 1e300 };
	struct robust robust;
	struct err err;
	enum robust_method m = methods[_i];
	for (size_t n = 0; n < 3; n++)
		ck_assert(!try(&robust, x, line, n, m, &err));
	for (size_t n = 3; n < 6; n++)
		try(&robust, x, line, n, m, &err);
	ck_assert(try(&robust, x, line, 6, m, &err));
	ck_assert_double_eq_tol(robust.slope, 2, 1e-12);
	ck_assert(robust.exact);
	ck_assert(try(&robust, x, same, 6, m, &err));
	ck_assert(robust.slope == 0);
	ck_assert(!try(&robust, same, x, 6, m, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "same x"));
	ck_assert(!try(&robust, x, bad, 6, m, &err) && !try(&robust, endless, x, 6, m, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "point 3"));
	ck_assert(try(&robust, two, line, 6, m, &err));
	try(&robust, x, huge, 6, m, &err);
	try(&robust, huge, x, 6, m, &err);
	try(&robust, huge, tiny, 6, m, &err);
	ck_assert(try(&robust, x, tiny, 6, m, &err) && try(&robust, tiny, x, 6, m, &err));
	try(&robust, x, outlier, 6, m, &err);
}
END_TEST

START_TEST(a_million_points_get_a_line_or_a_sentence)
{
	enum { N = 1000000 };
	double *x = mem_array(N, sizeof *x), *y = mem_array(N, sizeof *y);
	struct robust robust;
	struct stream stream;
	struct err err;
	stream_init(&stream, 3, 0);
	for (size_t i = 0; i < N; i++) {
		x[i] = stream_uniform(&stream);
		y[i] = 5 * x[i] + stream_normal(&stream);
	}
	bool fine = try(&robust, x, y, N, methods[_i], &err);
	ck_assert_int_eq(fine, methods[_i] != ROBUST_THEIL_SEN);
	if (fine && methods[_i] != ROBUST_LTS)
		ck_assert_double_eq_tol(robust.slope, 5, 0.02);
	free(x);
	free(y);
}
END_TEST

START_TEST(sorting_and_selecting_agree_with_qsort)
{
	enum { N = 3000 };
	static double given[N], sorted[N], room[N];
	struct stream stream;
	stream_init(&stream, 5, 0);
	for (size_t n = 1; n <= N; n = n * 3 / 2 + 1) {
		for (size_t i = 0; i < n; i++)
			given[i] = n % 2 ? stream_below(&stream, 7) - 3.0
					 : stream_normal(&stream) * 1e200;
		memcpy(sorted, given, n * sizeof *sorted);
		order_sort(sorted, n, room);
		for (size_t i = 1; i < n; i++)
			ck_assert(sorted[i - 1] <= sorted[i]);
		for (size_t k = 0; k < n; k += 1 + n / 20)
			ck_assert(order_select(given, n, k) == sorted[k]);
		double middle = sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2;
		ck_assert_double_eq_tol(order_median(given, n), middle,
					1e-300 + 1e-14 * fabs(middle));
	}
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("robust");
	TCase *c = tcase_create("trends"), *r = tcase_create("lines");
	int all = (int)LENGTH(trends), each = (int)LENGTH(methods);
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 120);
	tcase_add_loop_test(c, slopes_doubling_times_and_factors_are_those_of_r, 0, all);
	tcase_add_loop_test(
		c, errors_for_unequal_variance_autocorrelation_and_weights_are_those_of_r, 0, all);
	tcase_add_loop_test(c, quadratics_leave_one_out_and_residual_tests_are_those_of_r, 0, all);
	tcase_add_loop_test(c, forecasts_have_the_intervals_of_r, 0, all);
	tcase_add_test(c, the_fit_without_a_point_is_the_fit_without_it);
	tcase_add_loop_test(c, robust_slopes_are_those_of_scipy_mass_and_robustbase, 0, all);
	suite_add_tcase(s, c);
	tcase_add_unchecked_fixture(r, regress_init, NULL);
	tcase_set_timeout(r, 240);
	tcase_add_test(r, robust_errors_scales_and_weights_are_those_of_r);
	tcase_add_loop_test(r, robust_lines_scale_shift_and_do_not_depend_on_order, 0, each);
	tcase_add_test(r, a_third_of_wild_points_does_not_move_mm_and_lts);
	tcase_add_loop_test(r, hostile_points_get_a_line_or_a_sentence, 0, each);
	tcase_add_loop_test(r, a_million_points_get_a_line_or_a_sentence, 0, each);
	tcase_add_test(r, sorting_and_selecting_agree_with_qsort);
	suite_add_tcase(s, r);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
