/* check_named.c - the named tests on small datasets whose answers can be worked out by hand. */
#include "claims/support_claims.h"
#include "stats/dist.h"

#include "base/date.h"
#include "run_suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct court court;

static void start(void)
{
	court_open(&court);
	put_units(&court.batch);
}

static void stop(void)
{
	court_close(&court);
}

static const char *year(char text[16], int y)
{
	return date_format(text, date_days((struct civil){ y, 1, 1 }));
}

static const char *number(char text[NUM_TEXT], double value)
{
	return num_exact(text, value);
}

/* A series of observations of the set "s" with the rule and scale asked for. */
static void put_set(const char *id, const char *set, const char *scale, const char *better,
		    const char *frontier)
{
	char where[64];
	snprintf(where, sizeof where, "set = %s", set);
	put(&court.batch, TABLE_SERIES, "id", id, "title", id, "short", id, "driver", "capability",
	    "unit", "minutes", "statement", "S.", "table", "observations", "value", "value",
	    "where", where, "scale", scale, "better", better, "frontier", frontier, NULL);
}

/* One observation a year from 2015 on. */
static void put_yearly(const char *set, const double *values, int count)
{
	for (int i = 0; i < count; i++) {
		char date[16], value[NUM_TEXT];
		put_point(&court.batch, set, year(date, 2015 + i), number(value, values[i]));
	}
}

/* The index "eci" with one model a row: date, score, maker, weights, country, compute ("" for
 * unknown). */
struct scored {
	const char *id, *date, *score, *maker, *weights, *country, *compute;
};

static void put_index(const struct scored *rows, size_t count)
{
	put(&court.batch, TABLE_BENCHMARKS, "id", "eci", "name", "Index", "unit", "points",
	    "source", "src", NULL);
	put(&court.batch, TABLE_SERIES, "id", "eci", "title", "Index", "short", "Index", "driver",
	    "capability", "unit", "points", "statement", "S.", "table", "results", "value", "score",
	    "where", "benchmark = eci", "scale", "linear", "better", "up", "frontier", "records",
	    NULL);
	for (size_t i = 0; i < count; i++) {
		put(&court.batch, TABLE_MODELS, "id", rows[i].id, "name", rows[i].id, "date",
		    rows[i].date, "organization", rows[i].maker, "weights", rows[i].weights,
		    "country", rows[i].country, "compute", rows[i].compute, "notable", "true",
		    "source", "src", NULL);
		put(&court.batch, TABLE_RESULTS, "id", rows[i].id, "benchmark", "eci", "model",
		    rows[i].id, "score", rows[i].score, "date", rows[i].date, "source", "src",
		    NULL);
	}
}

START_TEST(a_slope_that_triples_is_steeper_whatever_the_break)
{
	static const double values[] = { 0, 1.1, 1.9, 3.1, 3.9, 7.1, 9.9, 13.1, 15.9, 19.1 };
	put_yearly("s", values, 10);
	put_set("a", "s", "linear", "up", "all");
	put_claim(&court, "steeper", "number = 1", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	const struct finding *ratio = finding_of(ruling, "a: slope after over before");
	ck_assert_double_gt(ratio->low, 1);
	assert_near(ratio->value, 3, 0.2);
}
END_TEST

START_TEST(a_steeper_slope_whose_document_is_not_found_is_partly_so)
{
	static const double values[] = { 0, 1.1, 1.9, 3.1, 3.9, 7.1, 9.9, 13.1, 15.9, 19.1 };
	put_yearly("s", values, 10);
	put_set("a", "s", "linear", "up", "all");
	put(&court.batch, TABLE_PROVENANCE, "id", "ref-1", "number", "1", "cited", "D.", "exists",
	    "E.", "status", "not-found", NULL);
	put_claim(&court, "steeper", "number = 1", "a", "testable");
	ck_assert_int_eq(court_try(&court, "")->verdict, JUDGED_PARTLY);
}
END_TEST

START_TEST(a_straight_line_is_not_steeper)
{
	static const double values[] = { 0, 1.1, 1.9, 3.1, 3.9, 5.1, 5.9, 7.1, 7.9, 9.1 };
	put_yearly("s", values, 10);
	put_set("a", "s", "linear", "up", "all");
	put_claim(&court, "steeper", "", "a", "testable");
	ck_assert_int_ne(court_try(&court, "")->verdict, JUDGED_SUPPORTED);
}
END_TEST

START_TEST(a_jump_at_the_date_is_found_and_pairs_are_counted)
{
	/* 0, 1, 2, 3 before; from 2019 on 10 higher, the same slope */
	static const double values[] = { 0, 1.01, 1.99, 3.01, 14, 15.01, 15.99, 17.01 };
	put_yearly("s", values, 8);
	put_set("a", "s", "linear", "up", "all");
	for (int i = 0; i < 2; i++)
		put(&court.batch, TABLE_TRAINING, "id", i ? "p" : "q", "name", "P", "date",
		    "2018-06", "category", "post-training", "before", "0.2", "after",
		    i ? "0.6" : "0.5", "statement", "S.", "source", "src", NULL);
	put_claim(&court, "reasoning", "at = 2019-01-01", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	assert_near(figure(ruling, "jump of the records at the first reasoning model, points"), 10,
		    0.1);
	assert_near(figure(ruling, "median gain of paired models, share of the score"), 0.35,
		    1e-12);
}
END_TEST

START_TEST(what_a_fixed_result_takes_halves)
{
	static const double falls[] = { 64, 33, 16, 8.1, 4, 2 };
	put_yearly("s", falls, 6);
	put_set("a", "s", "log", "down", "records");
	put_claim(&court, "fixed-result", "", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	assert_near(figure(ruling, "a: halves in"), 12, 0.2);
}
END_TEST

START_TEST(compute_that_still_doubles_was_not_given_up)
{
	static const double values[] = { 1, 2.1, 3.9, 8.2, 24, 75, 220, 660 };
	put_yearly("s", values, 8);
	put_set("a", "s", "log", "up", "all");
	put(&court.batch, TABLE_TRENDS, "id", "slow", "quantity", "efficiency", "driver",
	    "algorithms", "unit", "x", "factor_per_year", "3", "source", "src", NULL);
	put_claim(&court, "compute-share", "split = 2019; trend = slow; other = slow", "a",
		  "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_NOT_SUPPORTED);
	assert_near(figure(ruling, "growth after the date"), 3.02, 0.03);
	const struct finding *share =
		finding_of(ruling, "share of this growth in effective growth");
	assert_near(share->low, 0.5, 0.01); /* ln 3 of ln 3 + ln 3 */
}
END_TEST

START_TEST(parts_of_compute_are_multiplied)
{
	/* chips double, hours grow by half, compute grows six-fold: speed per chip doubles */
	for (int i = 0; i < 5; i++) {
		char id[16], date[16], chips[NUM_TEXT], hours[NUM_TEXT], compute[NUM_TEXT];
		snprintf(id, sizeof id, "m%d", i);
		put(&court.batch, TABLE_MODELS, "id", id, "name", id, "date", year(date, 2019 + i),
		    "chips", number(chips, pow(2, i) * (i % 2 ? 1.01 : 1)), "hours",
		    number(hours, pow(1.5, i)), "compute", number(compute, 1e20 * pow(6, i)),
		    "frontier", "true", "source", "src", NULL);
	}
	put_claim(&court, "growth-product", "", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	assert_near(figure(ruling, "chips per run"), 2, 0.01);
	assert_near(figure(ruling, "hours per run"), 1.5, 0.001);
	assert_near(figure(ruling, "speed reached per chip"), 2, 0.01);
	assert_near(figure(ruling, "product of the parts"), 6, 0.01);
}
END_TEST

START_TEST(gains_are_told_by_their_median)
{
	static const char *const gains[] = { "5", "10", "30" };
	for (int i = 0; i < 3; i++) {
		char id[16];
		snprintf(id, sizeof id, "g%d", i);
		put(&court.batch, TABLE_ALGORITHMS, "id", id, "name", id, "date", "2024", "stage",
		    "post-training", "gain", gains[i], "gain_unit", "fold", "gain_kind",
		    "compute-equivalent", "statement", "S.", "source", "src", NULL);
	}
	put_claim(&court, "equivalent-gains", "", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	assert_near(figure(ruling, "median"), 10, 1e-12);
	ck_assert_int_eq(court_try(&court, "2023-06-30")->verdict, JUDGED_UNTESTABLE);
}
END_TEST

START_TEST(better_data_replace_nothing_while_data_grow)
{
	static const double sizes[] = { 1, 3, 9.1, 27, 81 };
	put_yearly("s", sizes, 5);
	put_set("a", "s", "log", "up", "all");
	for (int i = 0; i < 2; i++)
		put(&court.batch, TABLE_TRAINING, "id", i ? "d" : "e", "name", i ? "D" : "E",
		    "date", "2018", "category", "data", "metric", "compute for the same", "gain",
		    i ? "2" : "6", "gain_unit", "fold less compute", "statement", "S.", "source",
		    "src", NULL);
	put_claim(&court, "data-gains", "want = replace; second = a", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	assert_near(figure(ruling, "median"), 4, 1e-12);
	assert_near(figure(ruling, "size of data sets"), 3, 0.02);
}
END_TEST

START_TEST(a_generation_is_held_against_the_one_before)
{
	put(&court.batch, TABLE_CHIPS, "id", "old", "name", "Old", "architecture", "Ampere", "date",
	    "2020", "tensor_fp16", "100", "bandwidth", "10", "tdp", "5", "source", "src", NULL);
	put(&court.batch, TABLE_CHIPS, "id", "new", "name", "New", "architecture", "Hopper", "date",
	    "2022", "tensor_fp16", "300", "bandwidth", "20", "tdp", "10", "source", "src", NULL);
	for (int i = 0; i < 6; i++) {
		char id[16];
		snprintf(id, sizeof id, "r%d", i);
		put(&court.batch, TABLE_MODELS, "id", id, "name", id, "date", "2023", "hardware",
		    i < 3 ? "NVIDIA A100" : "NVIDIA H100", "chips", "1", "hours", "1", "compute",
		    i < 3 ? "36000" : "72000", "source", "src", NULL);
	}
	put_claim(&court, "chip-generations", "", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	assert_near(figure(ruling, "Hopper over Ampere: peak, 16 bit"), 3, 1e-12);
	assert_near(figure(ruling, "Hopper over Ampere: memory bandwidth"), 2, 1e-12);
	assert_near(figure(ruling, "Hopper over Ampere: peak per watt"), 1.5, 1e-12);
	assert_near(figure(ruling, "Hopper over Ampere: reached in training"), 2, 1e-12);
	ck_assert_int_eq(court_try(&court, "2021-12-31")->verdict, JUDGED_UNTESTABLE);
}
END_TEST

static const struct scored models[] = {
	{ "a", "2023-01-01", "10", "A", "closed", "X", "1e24" },
	{ "b", "2023-04-02", "10", "B", "open", "Y", "1e24" }, /* 91 days after a */
	{ "c", "2023-07-01", "20", "C", "closed", "X", "" },
	{ "d", "2024-01-01", "21", "D", "open", "X", "" }, /* 184 days after c, a record itself */
	{ "e", "2024-03-01", "30", "A", "closed", "X", "" },
	{ "f", "2024-06-01", "25", "B", "open", "Y", "" }, /* 92 days after e */
	{ "g", "2024-09-01", "31", "A", "closed", "X", "" },
	{ "h", "2025-01-01", "30", "B", "open", "Y", "" }, /* 306 days after e */
};

START_TEST(open_weights_are_as_late_as_the_days_between_say)
{
	put_index(models, sizeof models / sizeof *models);
	put_claim(&court, "open-lag", "", "eci", "testable");
	const struct ruling *ruling = court_try(&court, "");
	/* b waited 91 days, f 92, h 306; d is itself the first so good */
	assert_near(figure(ruling, "open weights are behind, quartiles"), 92 / 365.25 * 12, 1e-9);
	ck_assert_double_eq(figure(ruling, "records with open weights"), 3);
	assert_near(figure(ruling, "points behind at the end"), 1, 1e-12);
	ck_assert_int_eq(ruling->verdict, JUDGED_UNTESTABLE); /* no prices, no costs */
}
END_TEST

START_TEST(records_are_counted_by_who_holds_them)
{
	put_index(models, sizeof models / sizeof *models);
	put_claim(&court, "record-holders", "", "eci", "metaphor");
	const struct ruling *ruling = court_try(&court, "2024-12-31");
	/* a and b (a tie) in 2023, c, d, e, g */
	ck_assert_int_eq(ruling->verdict, JUDGED_METAPHOR);
	ck_assert_double_eq(figure(ruling, "records in two years"), 6);
	ck_assert_double_eq(figure(ruling, "makers who held one"), 4);
	ck_assert_double_eq(figure(ruling, "records with open weights"), 2);
}
END_TEST

START_TEST(the_share_of_universities_is_a_share)
{
	static const struct scored notable[] = {
		{ "a", "2021-06-01", "1", "University of A", "open", "X", "" },
		{ "b", "2021-07-01", "2", "B", "closed", "X", "" },
		{ "c", "2024-06-01", "3", "C", "closed", "X", "" },
		{ "d", "2024-07-01", "4", "D Institute", "open", "X", "" },
		{ "e", "2024-08-01", "5", "E", "open", "X", "" },
		{ "f", "2024-09-01", "6", "F", "open", "X", "" },
	};
	put_index(notable, 6);
	put_claim(&court, "academia", "", "", "causal");
	const struct ruling *ruling = court_try(&court, "2025-01-01");
	ck_assert_int_eq(ruling->verdict, JUDGED_UNTESTABLE);
	assert_near(figure(ruling, "share in the last year"), 0.25, 1e-12);
	assert_near(figure(ruling, "share three years earlier"), 0.5, 1e-12);
}
END_TEST

START_TEST(the_index_on_compute_and_time_gives_back_what_was_put_in)
{
	static struct scored rows[12];
	static char text[12][3][NUM_TEXT];
	/* index = 5 log10 compute + 4 years, with a little that is neither */
	for (int i = 0; i < 12; i++) {
		double decades = (i * 7) % 12 / 4.0, noise = i % 2 ? 0.01 : -0.01;
		char date[16];
		int day = date_days((struct civil){ 2020, 1, 1 }) + i * 150;
		snprintf(text[i][0], NUM_TEXT, "%s", date_format(date, day));
		number(text[i][1],
		       5 * (24 + decades) + 4 * (date_decimal_year(day) - 2020) + noise);
		number(text[i][2], 1e24 * pow(10, decades));
		rows[i] = (struct scored){ "",       text[i][0], text[i][1], "A",
					   "closed", "X",        text[i][2] };
	}
	for (int i = 0; i < 12; i++) {
		static char ids[12][16];
		snprintf(ids[i], sizeof ids[i], "m%d", i);
		rows[i].id = ids[i];
	}
	put_index(rows, 12);
	put_claim(&court, "beyond-scaling", "", "eci", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	assert_near(figure(ruling, "index points per ten-fold compute"), 5, 0.05);
	assert_near(figure(ruling, "index points a year at equal compute"), 4, 0.05);
}
END_TEST

START_TEST(a_forecast_that_moved_is_said_to_have_moved)
{
	static const double values[] = { 1, 2, 4, 8, 16, 64, 256, 1024 };
	put_yearly("s", values, 8);
	put_set("a", "s", "log", "up", "records");
	put_claim(&court, "revisions", "target = 65536", "a", "testable");
	const struct ruling *ruling = court_try(&court, "2022-12-31");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	/* five exact doublings reach 2^16 in 2015 + 16 */
	assert_near(date_decimal_year(figure(ruling, "date expected at first")), 2031, 0.02);
	ck_assert_double_eq(figure(ruling, "moved earlier by a month or more"), 3);
	ck_assert_double_eq(figure(ruling, "moved later by a month or more"), 0);
}
END_TEST

START_TEST(a_list_of_references_is_counted_by_status)
{
	static const char *const status[] = { "real", "not-found", "not-found", "misattributed" };
	for (int i = 0; i < 4; i++) {
		char id[16], n[16];
		snprintf(id, sizeof id, "r%d", i);
		snprintf(n, sizeof n, "%d", i + 1);
		put(&court.batch, TABLE_PROVENANCE, "id", id, "number", n, "cited", "D.", "exists",
		    "E.", "status", status[i], NULL);
	}
	put_claim(&court, "references", "", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	ck_assert_double_eq(figure(ruling, "as cited"), 1);
	ck_assert_double_eq(figure(ruling, "not found"), 2);
}
END_TEST

START_TEST(every_test_survives_an_empty_dataset_with_a_sentence)
{
	static const char *const names[] = {
		"acceleration",     "recent",       "bounded",          "steeper",
		"regular",          "reasoning",    "beyond-scaling",   "growth-product",
		"compute-share",    "fixed-result", "drivers",          "diminishing",
		"fine-tuning",      "cadence",      "chip-generations", "same-chip",
		"equivalent-gains", "data-gains",   "open-lag",         "small-teams",
		"open-share",       "academia",     "record-holders",   "concentration",
		"citation",         "references",   "planning",         "thresholds",
		"rule-lag",         "forecasts",    "revisions",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct court empty;
		court_open(&empty);
		put_claim(&empty, names[i], "", "", "testable");
		const struct ruling *ruling = court_try(&empty, "");
		ck_assert_msg(ruling->reason[0] && !strstr(ruling->reason, "nan") &&
				      !strstr(ruling->reason, "There is no test"),
			      "%s: %s", names[i], ruling->reason);
		ck_assert_int_ne(ruling->verdict, JUDGED_SUPPORTED);
		court_close(&empty);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("named");
	TCase *t = tcase_create("named");
	regress_init();
	tcase_add_checked_fixture(t, start, stop);
	tcase_add_test(t, a_slope_that_triples_is_steeper_whatever_the_break);
	tcase_add_test(t, a_steeper_slope_whose_document_is_not_found_is_partly_so);
	tcase_add_test(t, a_straight_line_is_not_steeper);
	tcase_add_test(t, a_jump_at_the_date_is_found_and_pairs_are_counted);
	tcase_add_test(t, what_a_fixed_result_takes_halves);
	tcase_add_test(t, compute_that_still_doubles_was_not_given_up);
	tcase_add_test(t, parts_of_compute_are_multiplied);
	tcase_add_test(t, gains_are_told_by_their_median);
	tcase_add_test(t, better_data_replace_nothing_while_data_grow);
	tcase_add_test(t, a_generation_is_held_against_the_one_before);
	tcase_add_test(t, open_weights_are_as_late_as_the_days_between_say);
	tcase_add_test(t, records_are_counted_by_who_holds_them);
	tcase_add_test(t, the_share_of_universities_is_a_share);
	tcase_add_test(t, the_index_on_compute_and_time_gives_back_what_was_put_in);
	tcase_add_test(t, a_forecast_that_moved_is_said_to_have_moved);
	tcase_add_test(t, a_list_of_references_is_counted_by_status);
	tcase_add_test(t, every_test_survives_an_empty_dataset_with_a_sentence);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
