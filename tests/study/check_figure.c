/* check_figure.c - figures against numbers that others computed. */
#include "base/date.h"
#include "regress/digits.h"
#include "run_suite.h"
#include "study/support_study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct study study;

static void setup(void)
{
	study_init(&study);
}

static void teardown(void)
{
	study_clear(&study);
}

/* METR, benchmark_results_1_1.yaml: doubling_time_in_days, all_time_stitched 187.778 and
 * from_2023_on 128.744; the Student intervals by R's lm() on the same points. */
START_TEST(the_doubling_time_of_metr_is_reproduced)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	ck_assert_uint_eq(study.figure.count, 25);
	ck_assert_uint_eq(study.figure.fitted, 17);
	ck_assert(study.figure.has_fit);
	ck_near(study.figure.fit.line.doubling_days, 187.777543788, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.low, 163.924298155, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.high, 219.754913814, 1e-8);
	ck_near(study.figure.fit.r_squared, 0.934656629616, 1e-8);
	ck_near(study.figure.fit.sigma, 0.730264784363, 1e-8);
	ck_near(study.figure.fit.aicc, 43.2744554067, 1e-8);
	ck_near(study.figure.fit.bic, 43.9279415927, 1e-8);
	study.selection.from = day_of("2023-01-01");
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 14);
	ck_near(study.figure.fit.line.doubling_days, 128.743802651, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.low, 110.269140619, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.high, 154.654928017, 1e-8);
}
END_TEST

START_TEST(the_records_are_those_that_metr_flags)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	for (size_t i = 0; i < study.figure.count; i++) {
		size_t row = study.figure.points[i].at.row;
		bool flagged = dataset_get(study.dataset, TABLE_HORIZONS, row, "record").number > 0;
		ck_assert(study.figure.points[i].record == flagged);
		ck_assert(study.figure.points[i].fitted == flagged);
	}
}
END_TEST

/* From 2024 on the window promotes Claude 3 Opus when it is applied first.  METR's order gives 13
 * points and 102.2 days, records first 12 points and 104.7 days (R's lm() on the same points). */
START_TEST(the_order_of_window_and_records_matters_and_can_be_turned)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study.selection.from = day_of("2024-01-01");
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 13);
	ck_near(study.figure.fit.line.doubling_days, 102.2, 5e-4);
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	ck_assert(has(
		&study.out,
		"the rule applied to all points, then the window, 12 points: doubles every 105 d"));
	study.selection.frontier_first = true;
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 12);
	ck_near(study.figure.fit.line.doubling_days, 104.706471735, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.low, 94.5620632849, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.high, 117.288972619, 1e-8);
}
END_TEST

/* Epoch AI, Data on Machine Learning Hardware (CC BY 4.0), January 2026: release date, peak FP32 in
 * FLOP/s, price at release in USD, of all rows that have both. */
static const struct {
	const char *date, *fp32, *price;
} chips[] = {
	/* clang-format off */
	{ "2008-06-16", "0.6221e12", "649" }, { "2010-11-09", "1.581e12", "499" },
	{ "2012-11-12", "3.935e12", "7699" }, { "2012-11-12", "3.52e12", "3199" },
	{ "2013-02-19", "4.709e12", "999" }, { "2013-03-01", "1.244e12", "1269" },
	{ "2013-05-23", "4.156e12", "649" }, { "2013-07-23", "5.196e12", "5265" },
	{ "2013-11-22", "5.046e12", "7699" }, { "2013-11-22", "5.046e12", "7699" },
	{ "2014-02-18", "5.645e12", "999" }, { "2014-09-19", "4.981e12", "549" },
	{ "2014-11-17", "8.126e12", "5000" }, { "2015-03-17", "6.691e12", "999" },
	{ "2015-11-10", "6.832e12", "10799" }, { "2016-04-05", "9.3e12", "5699" },
	{ "2016-05-27", "8.873e12", "599" }, { "2016-09-13", "11.76e12", "5699" },
	{ "2016-10-01", "8.873e12", "2499" }, { "2016-10-01", "12.63e12", "5999" },
	{ "2017-02-06", "5.304e12", "815" }, { "2017-02-07", "1.196e12", "178" },
	{ "2017-03-10", "11.34e12", "699" }, { "2017-04-06", "12.15e12", "1199" },
	{ "2017-06-21", "14.13e12", "10664" }, { "2017-07-01", "15.67e12", "11500" },
	{ "2017-12-01", "14.9e12", "2999" }, { "2018-03-27", "14.13e12", "11458" },
	{ "2018-03-27", "15.67e12", "11458" }, { "2018-08-13", "11.15e12", "2300" },
	{ "2018-08-13", "16309999999999.9", "6300" }, { "2018-09-20", "13.45e12", "999" },
	{ "2018-11-13", "7.119e12", "899" }, { "2020-05-14", "19.49e12", "15000" },
	{ "2020-09-01", "29.77e12", "699" }, { "2020-09-01", "35.58e12", "1499" },
	{ "2020-10-05", "38.7e12", "4649" }, { "2021-04-12", "31.24e12", "2800" },
	{ "2021-04-12", "19.17e12", "1000" }, { "2021-04-12", "27.77e12", "2250" },
	{ "2021-11-08", "47.87e12", "14500" }, { "2022-03-17", "94e12", "16854" },
	{ "2022-03-29", "40e12", "1999" }, { "2022-09-20", "48.74e12", "1199" },
	{ "2022-09-20", "82.6e12", "1599" }, { "2022-09-20", "66.91e12", "33600" },
	{ "2022-11-03", "61.42e12", "999" }, { "2022-12-03", "91.06e12", "6799" },
	{ "2023-09-16", "59.35e12", "4299" }, { "2023-11-09", "44e12", "12000" },
	{ "2023-12-06", "163.4e12", "15000" },
	/* clang-format on */
};

/* R: lm(log10(fp32 / price) ~ year), growth factor a year and its 95 % interval. */
START_TEST(price_performance_grows_as_r_says)
{
	put_units(&study.batch);
	for (size_t i = 0; i < sizeof chips / sizeof *chips; i++) {
		char id[32];
		snprintf(id, sizeof id, "chip-%zu", i);
		put(&study.batch, TABLE_CHIPS, "id", id, "name", id, "date", chips[i].date, "fp32",
		    chips[i].fp32, "price", chips[i].price, "source", "src", NULL);
	}
	put(&study.batch, TABLE_CHIPS, "id", "no-price", "name", "N", "date", "2020", "fp32",
	    "1e12", "source", "src", NULL);
	put(&study.batch, TABLE_SERIES, "id", "perf", "title", "FLOP/s per dollar", "short", "S",
	    "driver", "hardware", "unit", "FLOP/s/USD", "statement", "S.", "table", "chips",
	    "value", "fp32 / price", "scale", "log", "better", "up", "frontier", "all", NULL);
	study_open(&study, "perf");
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 51);
	ck_near(study.figure.fit.line.factor_per_year, 1.22102392287, 1e-8);
	ck_near(study.figure.fit.line.factor_interval.low, 1.13080014549, 1e-8);
	ck_near(study.figure.fit.line.factor_interval.high, 1.31844643472, 1e-8);
	ck_near(study.figure.fit.line.doubling_days / DAYS_PER_YEAR * 12, 41.65343786, 1e-8);
	ck_assert_str_eq(study_rate(&study, CHARSET_UNICODE), "\xc3\x97"
							      "1.22 a year [1.13, 1.32]");
	ck_assert_str_eq(study_rate(&study, CHARSET_ASCII), "x1.22 a year [1.13, 1.32]");
}
END_TEST

/* MMLU records to the end of 2024 (Epoch AI Benchmarking Hub, CC BY 4.0). R: lm(qlogis(acc) ~
 * year). */
START_TEST(a_bounded_score_is_fitted_by_its_odds)
{
	static const char *const scores[][2] = {
		{ "2021-08-05", "0.257" }, { "2021-12-08", "0.6" },   { "2022-03-15", "0.7" },
		{ "2023-03-14", "0.864" }, { "2024-06-20", "0.865" }, { "2024-09-24", "0.869" },
		{ "2024-10-22", "0.873" }, { "2024-11-20", "0.881" },
	};
	put_units(&study.batch);
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
		put_point(&study.batch, "s", scores[i][0], scores[i][1]);
	put_series(&study.batch, "mmlu", "logit", "up", "fraction");
	study_open(&study, "mmlu");
	study_make(&study);
	ck_near(study.figure.fit.line.slope, 0.672168759439, 1e-8);
	ck_near(study.figure.fit.line.slope_interval.low, 0.286862519869, 1e-8);
	ck_near(study.figure.fit.line.slope_interval.high, 1.05747499901, 1e-8);
	ck_assert_str_eq(study_rate(&study, CHARSET_ASCII), "odds x1.96 a year [1.33, 2.88]");
	ck_assert_str_eq(figure_warning(&study.figure, study.text, sizeof study.text), "");
	selection_take_scale(&study.selection, GROWTH_LOG);
	study_make(&study);
	figure_warning(&study.figure, study.text, sizeof study.text);
	ck_assert_msg(strstr(study.text, "Impossible beyond 2025-") ||
			      strstr(study.text, "Impossible beyond 2024-"),
		      "%s", study.text);
}
END_TEST

START_TEST(both_ends_of_the_window_are_included)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study.selection.from = day_of("2023-03-14");
	study.selection.to = day_of("2025-04-16");
	study_make(&study);
	ck_assert_uint_eq(study.figure.in_window, 11);
	ck_assert(study.figure.points[3].in_window && !study.figure.points[2].in_window);
	ck_assert(study.figure.points[13].in_window && !study.figure.points[14].in_window);
}
END_TEST

START_TEST(what_has_no_place_on_the_scale_is_not_fitted_and_counted)
{
	put_units(&study.batch);
	put_point(&study.batch, "s", "2020", "0");
	put_point(&study.batch, "s", "2021", "1");
	put_point(&study.batch, "s", "2022", "2");
	put_point(&study.batch, "s", "2023", "4");
	put_series(&study.batch, "zero", "log", "up", "points");
	study_open(&study, "zero");
	study_make(&study);
	ck_assert_uint_eq(study.figure.unplaced, 1);
	ck_assert_uint_eq(study.figure.fitted, 3);
	ck_assert_str_eq(figure_basis(&study.figure, study.text, sizeof study.text, CHARSET_ASCII),
			 "3 of 4 points, 2021-01 to 2023-01, 95 % confidence; 1 has no place on a "
			 "log scale");
}
END_TEST

/* Exactly 8, 4, 2, 1 at the starts of four years: halves every 365.25 days on average. */
START_TEST(a_falling_series_halves)
{
	put_units(&study.batch);
	put_point(&study.batch, "s", "2020-01-01", "8.01");
	put_point(&study.batch, "s", "2021-01-01", "4");
	put_point(&study.batch, "s", "2022-01-01", "2");
	put_point(&study.batch, "s", "2023-01-01", "1");
	put_series(&study.batch, "price", "log", "down", "points");
	study_open(&study, "price");
	study_make(&study);
	study_rate(&study, CHARSET_ASCII);
	ck_assert_msg(strncmp(study.text, "halves every 12 months [", 24) == 0, "%s", study.text);
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, "\"halving_time_days\":{\"estimate\":36"));
}
END_TEST

START_TEST(a_linear_trend_is_said_in_steps_a_year)
{
	put_units(&study.batch);
	put_point(&study.batch, "s", "2020-01-01", "100");
	put_point(&study.batch, "s", "2021-01-01", "115");
	put_point(&study.batch, "s", "2022-01-01", "131");
	put_point(&study.batch, "s", "2023-01-01", "146");
	put_series(&study.batch, "eci", "linear", "up", "points");
	study_open(&study, "eci");
	study_make(&study);
	study_rate(&study, CHARSET_ASCII);
	ck_assert_msg(strncmp(study.text, "+15.4 a year [", 14) == 0, "%s", study.text);
}
END_TEST

/* METR's file flags Claude Mythos (1,045 minutes) as a record, and its published doubling time of
 * 187.778 days does without it. */
START_TEST(a_point_beyond_the_yardstick_is_shown_but_not_fitted)
{
	put_metr(&study.batch);
	put(&study.batch, TABLE_HORIZONS, "id", "mythos", "suite", "TH1.1", "vintage", "2026-05-08",
	    "name", "mythos", "date", "2026-04-07", "p50", "1044.780145", "record", "true",
	    "latest", "true", "source", "metr-th11", NULL);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	ck_assert_uint_eq(study.figure.in_window, 26);
	ck_assert_uint_eq(study.figure.fitted, 17);
	ck_assert_uint_eq(study.figure.beyond, 1);
	ck_near(study.figure.fit.line.doubling_days, 187.777543788, 1e-8);
	ck_assert(study.figure.points[25].at.beyond_limit && !study.figure.points[25].fitted);
	ck_assert_str_eq(figure_warning(&study.figure, study.text, sizeof study.text),
			 "1 point beyond the end of the yardstick (16 h) is not fitted.");
}
END_TEST

/* R's lm() on the five records to 2023-11-06, and predict() at the days of the twelve that came:
 * seven lie inside its 95 % prediction intervals. */
START_TEST(a_figure_that_stands_on_a_day_knows_nothing_later)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	ck_assert(selection_set(&study.selection, "as-of", "2023-12", NULL));
	study_make(&study);
	ck_assert_uint_eq(study.figure.count, 25);
	ck_assert_uint_eq(study.figure.in_window, 5);
	ck_assert_uint_eq(study.figure.later, 20);
	ck_assert_uint_eq(study.figure.fitted, 5);
	ck_near(study.figure.fit.line.doubling_days, 260.1358206655, 1e-9);
	figure_hindsight(&study.figure, study.text, sizeof study.text, CHARSET_ASCII);
	ck_assert_str_eq(
		study.text,
		"Of 12 records that came later 7 lie in the 95 % prediction band. The last, "
		"claude_opus_4_6: forecast 40.8 min [5.6 min, 4 h 57 min], came out at 12 h.");
	figure_command(&study.figure, study.text, sizeof study.text);
	ck_assert_str_eq(study.text, "kasoku fit metr-horizon-p50 --as-of 2023-12");
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, "\"as_of\":\"2023-12-31\",\"later\":20"));
}
END_TEST

START_TEST(a_day_before_the_first_point_leaves_nothing_to_fit)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study.selection.as_of = day_of("2019-01-31");
	study_make(&study);
	ck_assert(!study.figure.has_fit);
	ck_assert_str_eq(study.figure.refusal, "no point lies in the window by 2019-01");
	ck_assert_str_eq(
		figure_hindsight(&study.figure, study.text, sizeof study.text, CHARSET_ASCII), "");
}
END_TEST

/* Three models, measured in December 2025 and again, with a fourth, in May 2026. */
static void open_vintages(void)
{
	static const char *const rows[][5] = {
		{ "a1", "2025-12", "2024-01-01", "1" },    { "b1", "2025-12", "2024-07-01", "2" },
		{ "c1", "2025-12", "2025-01-01", "4" },    { "a2", "2026-05-08", "2024-01-01", "2" },
		{ "b2", "2026-05-08", "2024-07-01", "6" }, { "c2", "2026-05-08", "2025-01-01", "18" },
		{ "d2", "2026-05-08", "2026-03-01", "90" },
	};
	put_units(&study.batch);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		put(&study.batch, TABLE_HORIZONS, "id", rows[i][0], "suite", "TH1.1", "vintage",
		    rows[i][1], "name", rows[i][0], "date", rows[i][2], "p50", rows[i][3], "tier",
		    "measured", "source", "src", NULL);
	put(&study.batch, TABLE_SERIES, "id", "h", "title", "h", "short", "h", "driver",
	    "capability", "unit", "minutes", "statement", "S.", "table", "horizons", "value", "p50",
	    "where", "vintage = 2026-05-08; p50 known", "scale", "log", "better", "up", "frontier",
	    "all", NULL);
	study_open(&study, "h");
}

START_TEST(values_are_as_known_today_unless_real_time_is_asked_for)
{
	open_vintages();
	ck_assert(study.series->has_vintages);
	study.selection.as_of = day_of("2026-01-31");
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 3);
	ck_assert_uint_eq(study.figure.later, 1);
	ck_near(study.figure.points[2].at.y, 18, 1e-15);
	ck_assert_str_eq(study.figure.vintage.text, "2026-05-08");
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "In real time (--real-time) it would be the vintage: 2025-12."));
	ck_assert(selection_set(&study.selection, "real-time", NULL, NULL));
	study_make(&study);
	ck_assert_uint_eq(study.figure.count, 4);
	ck_assert_uint_eq(study.figure.fitted, 3);
	ck_near(study.figure.points[2].at.y, 4, 1e-15);
	ck_near(study.figure.points[3].at.y, 90, 1e-15);
	ck_assert_str_eq(study.figure.vintage.text, "2025-12");
	figure_command(&study.figure, study.text, sizeof study.text);
	ck_assert_str_eq(study.text, "kasoku fit h --as-of 2026-01 --real-time");
}
END_TEST

START_TEST(a_vintage_that_names_a_month_is_known_when_the_month_is_over)
{
	open_vintages();
	study.selection.real_time = true;
	study.selection.as_of = day_of("2025-12-30");
	study_make(&study);
	ck_assert(!study.figure.has_fit);
	ck_assert_str_eq(study.figure.refusal, "nothing had been published by 2025-12-30");
	study.selection.as_of = day_of("2025-12-31");
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 3);
	study.selection.as_of = (double)INFINITY;
	study_make(&study);
	ck_assert_uint_eq(study.figure.fitted, 4);
	ck_assert_str_eq(study.figure.vintage.text, "2026-05-08");
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("figure");
	TCase *tc = tcase_create("figure");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_doubling_time_of_metr_is_reproduced);
	tcase_add_test(tc, the_records_are_those_that_metr_flags);
	tcase_add_test(tc, the_order_of_window_and_records_matters_and_can_be_turned);
	tcase_add_test(tc, price_performance_grows_as_r_says);
	tcase_add_test(tc, a_bounded_score_is_fitted_by_its_odds);
	tcase_add_test(tc, both_ends_of_the_window_are_included);
	tcase_add_test(tc, what_has_no_place_on_the_scale_is_not_fitted_and_counted);
	tcase_add_test(tc, a_falling_series_halves);
	tcase_add_test(tc, a_linear_trend_is_said_in_steps_a_year);
	tcase_add_test(tc, a_point_beyond_the_yardstick_is_shown_but_not_fitted);
	tcase_add_test(tc, a_figure_that_stands_on_a_day_knows_nothing_later);
	tcase_add_test(tc, a_day_before_the_first_point_leaves_nothing_to_fit);
	tcase_add_test(tc, values_are_as_known_today_unless_real_time_is_asked_for);
	tcase_add_test(tc, a_vintage_that_names_a_month_is_known_when_the_month_is_over);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
