/* check_acceleration.c - the verdict on made worlds and on METR's horizons, and its words. */
#include "base/date.h"
#include "run_suite.h"
#include "stats/dist.h"
#include "stats/stream.h"
#include "study/acceleration.h"
#include "study/support_study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct study study;
static struct acceleration test;

static void setup(void)
{
	regress_init();
	study_init(&study);
}

static void teardown(void)
{
	acceleration_clear(&test);
	study_clear(&study);
}

static void run(const char *id, bool all_rules)
{
	study_open(&study, id);
	study_make(&study);
	acceleration_init(&test, &study.figure, all_rules, 1);
	acceleration_run(&test, 600);
	acceleration_score(&test);
	acceleration_influence(&test);
}

/* `n` points over `years` on ln y = slope t, `bend` more after the middle, with scatter. */
static void world(size_t n, double years, double slope, double bend, double scatter)
{
	struct stream stream;
	stream_init(&stream, 3, 1);
	put_units(&study.batch);
	put_series(&study.batch, "s", "log", "up", "minutes");
	for (size_t i = 0; i < n; i++) {
		double t = years * (double)i / (double)(n - 1);
		double y = slope * t + bend * fmax(0, t - years / 2) +
			   scatter * stream_normal(&stream);
		char date[16], value[64];
		date_format(date, date_days((struct civil){ 2020, 1, 1 }) + (int)(t * 365.25));
		snprintf(value, sizeof value, "%.9g", exp(y));
		put_point(&study.batch, "s", date, value);
	}
	run("s", false);
}

START_TEST(metr_accelerates_under_four_rules)
{
	put_metr(&study.batch);
	run("metr-horizon-p50", true);
	ck_assert_int_eq(test.own.verdict, VERDICT_ACCELERATING);
	/* segmented::segmented */
	ck_assert_double_eq_tol(test.own.line.at, 2024.27368, 1e-4);
	for (size_t i = 0; i < test.rule_count; i++)
		ck_assert_int_eq(test.rules[i].verdict, VERDICT_ACCELERATING);
	acceleration_page(&test, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "ACCELERATING  doubling 260 d -> 105 d"));
	ck_assert(has(&study.out, "top 3 at release"));
	ck_assert(has(&study.out, "best of each quarter"));
	ck_assert(has(&study.out, "upper 10 % of each year"));
	ck_assert(has(&study.out, "Command: kasoku test metr-horizon-p50 --draws 600"));
	ck_assert(!strstr(study.out.text, "nan") && !strstr(study.out.text, "inf"));
	str_reset(&study.out);
	acceleration_json(&test, &study.out);
	ck_assert(has(&study.out, "\"verdict\":\"ACCELERATING\""));
	ck_assert(has(&study.out, "\"command\":\"kasoku test metr-horizon-p50 --draws 600\""));
}
END_TEST

START_TEST(a_straight_line_with_little_scatter_is_steady)
{
	world(30, 5, 1, 0, 0.1);
	ck_assert_int_eq(test.own.verdict, VERDICT_STEADY);
	bend_reason(&test, &test.own, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "no bend beyond chance"));
}
END_TEST

START_TEST(a_line_that_flattens_is_slowing)
{
	world(30, 5, 2, -1.5, 0.1);
	ck_assert_int_eq(test.own.verdict, VERDICT_SLOWING);
}
END_TEST

START_TEST(noise_without_a_trend_cannot_be_told)
{
	world(12, 4, 0.2, 0, 1);
	ck_assert_int_eq(test.own.verdict, VERDICT_UNKNOWN);
}
END_TEST

START_TEST(few_points_and_short_records_say_so)
{
	world(7, 4, 1, 3, 0.01);
	ck_assert_int_eq(test.own.verdict, VERDICT_UNKNOWN);
	ck_assert_int_eq(test.own.reason, REASON_FEW);
	bend_reason(&test, &test.own, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "7 points are too few to tell a bend from chance; 8 are needed"));
	acceleration_change(&test, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "1 more point under this rule would allow a test."));
	teardown();
	setup();
	world(20, 1.5, 1, 3, 0.01);
	ck_assert_int_eq(test.own.reason, REASON_SHORT);
	teardown();
	setup();
	world(4, 3, 1, 0, 0.01);
	ck_assert_int_eq(test.own.reason, REASON_UNTESTED);
	acceleration_page(&test, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "4 points cannot show a break: 3 on each side are needed"));
	acceleration_json(&test, &study.out);
}
END_TEST

START_TEST(any_exponential_exceeds_its_past_in_raw_units_after_one_doubling)
{
	/* doubles every year, a point a month, no scatter to speak of */
	world(61, 5, log(2), 0, 1e-6);
	ck_assert_double_eq_tol(acceleration_turn(&test, RECENT_RAW), 1, 0.1);
	ck_assert_double_eq_tol(acceleration_turn(&test, RECENT_LOG), 2.5, 0.1);
	struct recent recent = acceleration_recent(&test, RECENT_LOG, 1);
	ck_assert(recent.has);
	ck_assert_double_eq_tol(recent.ratio, 0.25, 0.03); /* a month more or less */
	ck_assert(!acceleration_recent(&test, RECENT_INDEX, 1).has);
	ck_assert(!acceleration_recent(&test, RECENT_LOG, 6).has);
	acceleration_tautology(&test, &study.out);
	ck_assert(has(&study.out, "any exponential says yes"));
}
END_TEST

START_TEST(the_same_seed_gives_the_same_bytes_in_any_slices)
{
	struct str other;
	str_init(&other);
	put_metr(&study.batch);
	run("metr-horizon-p50", true);
	acceleration_json(&test, &study.out);
	acceleration_clear(&test);
	acceleration_init(&test, &study.figure, true, 1);
	for (int i = 0; i < 6; i++)
		acceleration_run(&test, 100);
	acceleration_score(&test);
	acceleration_influence(&test);
	acceleration_json(&test, &other);
	ck_assert_str_eq(study.out.text, other.text);
	str_clear(&other);
}
END_TEST

START_TEST(frontier_rules_are_read_and_written)
{
	static const struct {
		const char *word, *title;
	} rules[] = {
		{ "records", "records" },
		{ "all", "all points" },
		{ "topk:3", "top 3 at release" },
		{ "rate", "best of each quarter" },
		{ "rate:2", "2 best of each quarter" },
		{ "quantile:0.9", "upper 10 % of each year" },
	};
	static const char *const wrong[] = { "topk",     "topk:0",     "topk:1.5",
					     "quantile", "quantile:1", "quantile:90",
					     "rate:x",   "best",       ":" };
	char text[64];
	struct err err;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		ck_assert(selection_is_rule(rules[i].word));
		ck_assert(selection_set(&study.selection, "frontier", rules[i].word, &err));
		ck_assert_str_eq(selection_rule(&study.selection, text), rules[i].title);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert(!selection_set(&study.selection, "frontier", wrong[i], &err));
	ck_assert(selection_set(&study.selection, "frontier", NULL, &err));
	ck_assert_int_eq(study.selection.frontier, FRONTIER_RECORDS);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("acceleration");
	TCase *c = tcase_create("acceleration");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, metr_accelerates_under_four_rules);
	tcase_add_test(c, a_straight_line_with_little_scatter_is_steady);
	tcase_add_test(c, a_line_that_flattens_is_slowing);
	tcase_add_test(c, noise_without_a_trend_cannot_be_told);
	tcase_add_test(c, few_points_and_short_records_say_so);
	tcase_add_test(c, any_exponential_exceeds_its_past_in_raw_units_after_one_doubling);
	tcase_add_test(c, the_same_seed_gives_the_same_bytes_in_any_slices);
	tcase_add_test(c, frontier_rules_are_read_and_written);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
