/* check_acceleration.c - the verdict on made worlds and on METR's horizons, and its words. */
#include "base/date.h"
#include "model/support_model.h"
#include "run_suite.h"
#include "stats/dist.h"
#include "stats/stream.h"
#include "study/acceleration.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *dataset;
static struct series_list list;
static struct selection selection;
static struct figure figure;
static struct acceleration test;
static struct str out;

static void setup(void)
{
	regress_init();
	batch_init(&batch);
	str_init(&out);
	dataset = NULL;
}

static void teardown(void)
{
	acceleration_clear(&test);
	figure_clear(&figure);
	series_list_clear(&list);
	dataset_free(dataset);
	str_clear(&out);
	batch_clear(&batch);
}

static void run(const char *id, bool all_rules)
{
	struct err err;
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
	series_list_init(&list, dataset, &err);
	const struct series *series = series_find(&list, id);
	ck_assert_ptr_nonnull(series);
	figure_defaults(&selection, series);
	figure_make(&figure, series, dataset, &selection);
	acceleration_init(&test, &figure, all_rules, 1);
	acceleration_run(&test, 600);
	acceleration_score(&test);
	acceleration_influence(&test);
}

/* `n` points over `years` on ln y = slope t, `bend` more after the middle, with scatter. */
static void world(size_t n, double years, double slope, double bend, double scatter)
{
	struct stream stream;
	stream_init(&stream, 3, 1);
	put_units(&batch);
	put_series(&batch, "s", "log", "up", "minutes");
	for (size_t i = 0; i < n; i++) {
		double t = years * (double)i / (double)(n - 1);
		double y = slope * t + bend * fmax(0, t - years / 2) +
			   scatter * stream_normal(&stream);
		char date[16], value[64];
		date_format(date, date_days((struct civil){ 2020, 1, 1 }) + (int)(t * 365.25));
		snprintf(value, sizeof value, "%.9g", exp(y));
		put_point(&batch, "s", date, value);
	}
	run("s", false);
}

static bool says(const char *part)
{
	if (strstr(out.text, part))
		return true;
	fprintf(stderr, "# not found: %s\n# in: %s\n", part, out.text);
	return false;
}

START_TEST(metr_accelerates_under_four_rules)
{
	put_metr(&batch);
	run("metr-horizon-p50", true);
	ck_assert_int_eq(test.own.verdict, VERDICT_ACCELERATING);
	/* segmented::segmented */
	ck_assert_double_eq_tol(test.own.line.at, 2024.27368, 1e-4);
	for (size_t i = 0; i < test.rule_count; i++)
		ck_assert_int_eq(test.rules[i].verdict, VERDICT_ACCELERATING);
	acceleration_page(&test, &out, CHARSET_ASCII);
	ck_assert(says("ACCELERATING  doubling 260 d -> 105 d"));
	ck_assert(says("top 3 at release"));
	ck_assert(says("best of each quarter"));
	ck_assert(says("upper 10 % of each year"));
	ck_assert(says("Command: kasoku test metr-horizon-p50 --draws 600"));
	ck_assert(!strstr(out.text, "nan") && !strstr(out.text, "inf"));
	str_reset(&out);
	acceleration_json(&test, &out);
	ck_assert(says("\"verdict\":\"ACCELERATING\""));
	ck_assert(says("\"command\":\"kasoku test metr-horizon-p50 --draws 600\""));
}
END_TEST

START_TEST(a_straight_line_with_little_scatter_is_steady)
{
	world(30, 5, 1, 0, 0.1);
	ck_assert_int_eq(test.own.verdict, VERDICT_STEADY);
	bend_reason(&test, &test.own, &out, CHARSET_ASCII);
	ck_assert(says("no bend beyond chance"));
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
	bend_reason(&test, &test.own, &out, CHARSET_ASCII);
	ck_assert(says("7 points are too few to tell a bend from chance; 8 are needed"));
	acceleration_change(&test, &out, CHARSET_ASCII);
	ck_assert(says("1 more point under this rule would allow a test."));
	teardown();
	setup();
	world(20, 1.5, 1, 3, 0.01);
	ck_assert_int_eq(test.own.reason, REASON_SHORT);
	teardown();
	setup();
	world(4, 3, 1, 0, 0.01);
	ck_assert_int_eq(test.own.reason, REASON_UNTESTED);
	acceleration_page(&test, &out, CHARSET_ASCII);
	ck_assert(says("4 points cannot show a break: 3 on each side are needed"));
	acceleration_json(&test, &out);
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
	acceleration_tautology(&test, &out);
	ck_assert(says("any exponential says yes"));
}
END_TEST

START_TEST(the_same_seed_gives_the_same_bytes_in_any_slices)
{
	struct str other;
	str_init(&other);
	put_metr(&batch);
	run("metr-horizon-p50", true);
	acceleration_json(&test, &out);
	acceleration_clear(&test);
	acceleration_init(&test, &figure, true, 1);
	for (int i = 0; i < 6; i++)
		acceleration_run(&test, 100);
	acceleration_score(&test);
	acceleration_influence(&test);
	acceleration_json(&test, &other);
	ck_assert_str_eq(out.text, other.text);
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
		ck_assert(selection_set(&selection, "frontier", rules[i].word, &err));
		ck_assert_str_eq(selection_rule(&selection, text), rules[i].title);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert(!selection_set(&selection, "frontier", wrong[i], &err));
	ck_assert(selection_set(&selection, "frontier", NULL, &err));
	ck_assert_int_eq(selection.frontier, FRONTIER_RECORDS);
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
