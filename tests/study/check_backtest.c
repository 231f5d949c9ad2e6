/* check_backtest.c - back-tests against a rolling origin done by numpy and scipy. */
#include "regress/digits.h"
#include "run_suite.h"
#include "study/backtest.h"
#include "study/support_study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct study study;
static struct backtest_options options;
static struct backtest backtest;

static void setup(void)
{
	study_init(&study);
	backtest_defaults(&options);
}

static void teardown(void)
{
	backtest_clear(&backtest);
	study_clear(&study);
}

static void make(void)
{
	backtest_clear(&backtest);
	study_make(&study);
	backtest_make(&backtest, &study.figure, &options);
}

/* numpy: the ten days from the fourth record on that have a record 0.25 to 2.5 years later, least
 * squares and walks by their formulas; CRPS by scipy's quadrature, in doublings. */
START_TEST(the_rolling_origin_of_metr_is_that_of_numpy)
{
	static const struct {
		double crps, mae, bias;
		size_t held[SCORE_LEVELS];
	} wanted[] = {
		{ 2.27137958, 3.18198799, 3.18198799, { 7, 22, 40 } },
		{ 1.20057469, 1.71314472, 1.63212983, { 16, 38, 58 } },
		{ 1.72538264, 2.15750358, 2.13737213, { 7, 14, 22 } },
		{ 1.24876808, 1.72295537, 1.69849228, { 14, 26, 46 } },
		{ 1.21652722, 1.72295537, 1.69849228, { 15, 27, 48 } },
	};
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	make();
	ck_assert_uint_eq(backtest.origin_count, 10);
	ck_assert_uint_eq(backtest.targets, 74);
	for (size_t m = 0; m < sizeof wanted / sizeof *wanted; m++) {
		const struct backtest_row *row = &backtest.rows[m];
		ck_close(row->score.crps, wanted[m].crps, 1e-7);
		ck_close(row->score.mae, wanted[m].mae, 1e-7);
		ck_close(row->score.bias, wanted[m].bias, 1e-7);
		ck_close(row->skill, 1 - wanted[m].crps / wanted[0].crps, 1e-7);
		for (size_t l = 0; l < SCORE_LEVELS; l++)
			ck_assert_uint_eq(row->score.held[l], wanted[m].held[l]);
	}
	ck_assert_str_eq(
		backtest_calibration(&backtest, FORECAST_LINE, 2, study.text, sizeof study.text),
		"If the 90 % bands of \"line through all\" had been used in the past they "
		"would have held 22 of 74 times (30 %).");
}
END_TEST

/* scipy: forecasts of 2025-04-30 for Claude Opus 4.6 (2026-02-05, 719 minutes). */
START_TEST(a_day_forecasts_with_what_it_knew)
{
	static const struct {
		size_t method;
		double centre, low, high, place;
	} wanted[] = {
		{ FORECAST_NO_CHANGE, 119.732634, 17.92880003, 799.60196022, 0.940932535311086 },
		{ FORECAST_LINE, 109.14962285, 34.39716315, 346.35531182, 0.9928369964183545 },
		{ 3, 231.88626026, 64.180517, 837.81247348, 0.9304376417817426 },
	};
	struct backtest_origin origin;
	struct arena arena = ARENA_EMPTY;
	int day = day_of("2025-04-30"), then = day_of("2026-02-05");
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	make();
	ck_assert(backtest_stand(&origin, &backtest, day, &arena));
	ck_assert_uint_eq(origin.known, 12);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		double centre;
		struct interval in;
		ck_assert(backtest_forecast(&backtest, &origin, wanted[i].method, then, 0.9,
					    &centre, &in));
		ck_close(centre, wanted[i].centre, 1e-8);
		ck_close(in.low, wanted[i].low, 1e-8);
		ck_close(in.high, wanted[i].high, 1e-8);
		ck_close(backtest_place(&backtest, &origin, wanted[i].method, then, 718.80683),
			 wanted[i].place, 1e-9);
	}
	arena_clear(&arena);
}
END_TEST

/* 15 yearly points that double each year, but for the value of the last one. */
static void put_doubling(const char *last)
{
	char date[32], value[32];
	put_units(&study.batch);
	for (int i = 0; i < 15; i++) {
		snprintf(date, sizeof date, "%d-01-01", 2008 + i);
		snprintf(value, sizeof value, "%.6g", ldexp(1 + 0.1 * (i % 3), i));
		put_point(&study.batch, "s", date, i == 14 ? last : value);
	}
	put_series(&study.batch, "s", "log", "up", "points");
}

START_TEST(no_origin_sees_what_came_later)
{
	struct forecast_model models[2];
	for (int i = 0; i < 2; i++) {
		if (i) {
			teardown();
			setup();
		}
		put_doubling(i ? "9e9" : "16384");
		study_open(&study, "s");
		make();
		ck_assert_uint_gt(backtest.origin_count, 5);
		const struct backtest_origin *origin =
			&backtest.origins[backtest.origin_count - 1];
		ck_assert_uint_eq(origin->known, 14);
		models[i] = origin->models[FORECAST_LINE];
	}
	ck_assert(!(models[0].a < models[1].a) && !(models[0].a > models[1].a));
	ck_assert(!(models[0].b < models[1].b) && !(models[0].b > models[1].b));
}
END_TEST

START_TEST(a_steady_trend_is_supported_by_its_history)
{
	struct support support;
	put_doubling("17000");
	study_open(&study, "s");
	make();
	figure_support(&study.figure, &support);
	ck_assert_uint_eq(support.origins, 11);
	ck_assert(support.holds);
	ck_close(support.skill, backtest.rows[FORECAST_LINE].skill, 1e-12);
	ck_assert_str_eq(strncmp(support_text(&support, study.text, sizeof study.text),
				 "Supported by history: ", 22)
				 ? study.text
				 : "",
			 "");
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, "\"supported_by_history\":true,\"history\":{\"origins\":11,"));
}
END_TEST

START_TEST(a_trend_that_turned_is_not_supported)
{
	char date[32], value[32];
	struct support support;
	put_units(&study.batch);
	for (int i = 0; i < 24; i++) {
		snprintf(date, sizeof date, "%d-%02d-01", 2008 + i / 2, 1 + i % 2 * 6);
		snprintf(value, sizeof value, "%d", i < 6 ? 10 * i + 5 : 60);
		put_point(&study.batch, "s", date, value);
	}
	put_series(&study.batch, "s", "linear", "up", "points");
	study_open(&study, "s");
	make();
	figure_support(&study.figure, &support);
	ck_assert_uint_ge(support.origins, 10);
	ck_assert(!support.holds);
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	ck_assert(
		has(&study.out,
		    "Not supported by history: from 20 past days this line forecast no better than "
		    "\"no change\""));
	ck_assert(has(&study.out, "kasoku backtest s\n"));
}
END_TEST

START_TEST(with_too_few_days_to_judge_a_forecast_is_not_supported)
{
	struct support support;
	put_units(&study.batch);
	for (int i = 0; i < 6; i++) {
		char date[32], value[16];
		snprintf(date, sizeof date, "%d-01-01", 2015 + i);
		snprintf(value, sizeof value, "%d", 1 + i + i % 2);
		put_point(&study.batch, "s", date, value);
	}
	put_series(&study.batch, "s", "linear", "up", "points");
	study_open(&study, "s");
	make();
	figure_support(&study.figure, &support);
	ck_assert(!support.holds);
	ck_assert_str_eq(
		support_text(&support, study.text, sizeof study.text),
		"Not supported by history: 2 past days to forecast from, and 10 are needed "
		"to judge.");
	study.selection.from = 18000; /* nothing is left */
	make();
	ck_assert_str_ne(backtest.refusal, "");
	backtest_text(&backtest, NULL, 0, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "There are no scores: no origin has 4 points before it"));
	ck_assert(!strstr(study.out.text, "nan") && !strstr(study.out.text, " inf "));
}
END_TEST

/* On 2024-12-31 a figure knows 10 records; its history may not know more. */
START_TEST(the_history_of_a_figure_that_stands_on_a_day_ends_there)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	ck_assert(selection_set(&study.selection, "as-of", "2024", NULL));
	make();
	ck_assert_uint_eq(study.figure.fitted, 10);
	for (size_t i = 0; i < backtest.origin_count; i++)
		ck_assert(backtest.origins[i].day < 20088);
	ck_assert_uint_lt(backtest.targets, 40);
}
END_TEST

START_TEST(leads_are_read_and_wrong_ones_refused)
{
	static const char *const wrong[] = { "", "x", "2:1", "-1:2", "1:", "1:99", ":", "1:2:3" };
	struct err err = { 0 };
	ck_assert(backtest_set_leads(&options, "2", &err));
	ck_close(options.lead_low, 0, 0);
	ck_close(options.lead_high, 2, 0);
	ck_assert(backtest_set_leads(&options, "0.5:1.5", &err));
	ck_close(options.lead_low, 0.5, 0);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_msg(!backtest_set_leads(&options, wrong[i], &err), "%s", wrong[i]);
	put_metr(&study.batch);
	const double day[] = { 20208 };
	options = (struct backtest_options){ 0.5, 1, 1.5, false };
	study_open(&study, "metr-horizon-p50");
	make();
	ck_assert_str_eq(
		backtest_command(&backtest, day, 1, study.text, sizeof study.text),
		"kasoku backtest metr-horizon-p50 --as-of 2025-04 --lead 0.5:1 --wander 1.5");
	backtest_json(&backtest, day, 1, &study.out);
	ck_assert(has(&study.out,
		      "\"days\":[{\"as_of\":\"2025-04-30\",\"known\":12,\"forecasts\":[{"));
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("backtest");
	TCase *tc = tcase_create("backtest");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_rolling_origin_of_metr_is_that_of_numpy);
	tcase_add_test(tc, a_day_forecasts_with_what_it_knew);
	tcase_add_test(tc, no_origin_sees_what_came_later);
	tcase_add_test(tc, a_steady_trend_is_supported_by_its_history);
	tcase_add_test(tc, a_trend_that_turned_is_not_supported);
	tcase_add_test(tc, with_too_few_days_to_judge_a_forecast_is_not_supported);
	tcase_add_test(tc, the_history_of_a_figure_that_stands_on_a_day_ends_there);
	tcase_add_test(tc, leads_are_read_and_wrong_ones_refused);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
