/* check_whatif.c - the what-if engine against an independent prototype and against its own promises. */
#include "drivers/prototype_levers.h"
#include "drivers/whatif_parts.h"
#include "run_suite.h"
#include "stats/dist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The inputs of the prototype: k = 6.8, 15.5 points a year, half-life 2.5 years, E0 = 154 and 10^26.7
 * FLOP at 2025.9, quarter steps. */
static void prototype(struct inputs *in)
{
	inputs_init(in);
	in->anchor = (struct anchor){ .year = 2025.9,
				      .horizon_at_150 = -27.495 + 0.2349 * 150,
				      .power = 8.2,
				      .spend = 8.6,
				      .ability_cost = 5 };
	in->value[TERM_PRICE] = 0.137;
	in->value[TERM_SPEND] = 0.38;
	in->value[TERM_LENGTH] = 0.174;
	in->value[TERM_LENGTH_STOP] = 0.40;
	in->value[TERM_ALGORITHMS] = 0.45;
	in->value[TERM_HALF_LIFE] = 2.5;
	in->value[TERM_PER_OOM] = 6.8;
	in->value[TERM_TREND] = 15.5;
	in->value[TERM_INDEX_NOW] = 154;
	in->value[TERM_COMPUTE_NOW] = 26.7;
	in->value[TERM_PER_DOUBLING] = 4.5;
	in->value[TERM_RELIABILITY] = 5.5;
	in->value[TERM_POWER_GROWTH] = 0.3;
}

START_TEST(the_path_at_the_medians_is_that_of_the_prototype)
{
	static const struct {
		int years;
		double index, compute;
	} expected[] = {
		{ 1, 168.757, 27.391 }, { 2, 181.819, 28.082 }, { 4, 202.626, 29.203 },
		{ 6, 219.836, 30.237 }, { 9, 242.654, 31.788 },
	};
	struct inputs in;
	struct path path;
	prototype(&in);
	ck_assert_double_eq_tol(inputs_methods(&in), 1.13841, 5e-6);
	engine_run(&path, &in, engine_nodes(&in.anchor, 2035), NULL);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		ck_assert_double_eq_tol(path.index[4 * expected[i].years], expected[i].index, 1e-3);
		ck_assert_double_eq_tol(path.compute[4 * expected[i].years], expected[i].compute, 1e-3);
	}
}
END_TEST

/* -- the world of the prototype's draws: its levers with its standard deviations -- */

static struct batch batch;
static struct dataset *dataset;
static struct whatif world;

static void setup(void)
{
	struct inputs in;
	regress_init();
	batch_init(&batch);
	put_units(&batch);
	prototype_levers(&batch);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
	prototype(&in);
	world = (struct whatif){ .dataset = dataset, .as_of = INFINITY };
	world.drivers = (struct drivers){ .dataset = dataset, .as_of = INFINITY, .anchor = in.anchor,
					  .ability_year = 2025.9, .frontier_name = "", .record_name = "" };
	for (int i = 0; i < DRIVER_INSTRUMENTS; i++)
		world.drivers.horizon[i].at_150 = in.anchor.horizon_at_150;
	whatif_prepare(&world);
	ck_assert_str_eq(world.levers.trouble, "");
	ck_assert_uint_eq(world.drawn_count, 10);
}

static void teardown(void)
{
	whatif_close(&world);
	dataset_free(dataset);
	batch_clear(&batch);
}

/* Runs "lever=value lever=value". */
static void run_with(struct whatif_run *run, const char *settings, size_t draws, double until)
{
	struct scenario scenario;
	struct err err = { 0 };
	struct whatif_options options = { .draws = draws, .seed = 1, .until = until, .output = 0 };
	char word[80];
	scenario_base(&scenario);
	for (int used; sscanf(settings, "%79s%n", word, &used) == 1; settings += used)
		ck_assert_msg(scenario_assign(&scenario, &world.levers, word, &err), "%s", err.text);
	whatif_begin(run, &world, &scenario, &options);
	while (whatif_step(run, 300))
		;
}

static size_t threshold(const char *output, double value)
{
	size_t at;
	struct err err = { 0 };
	ck_assert_msg(whatif_output_find(&world, output, &at, &err), "%s", err.text);
	return whatif_threshold_add(&world, at, value);
}

enum { MONTH, MONTH_80, YEAR };

/* Medians and 80 % ranges of the prototype, 4,000 draws; 2041 stands for later than 2040, 0 for not
 * given. */
static const struct {
	const char *settings;
	struct {
		int what;
		double p50, p10, p90;
	} dates[3];
	double index_2030, low, high;
} table[] = {
	{ "", { { MONTH, 2027.3, 2026.9, 2028.0 }, { MONTH_80, 2028.2, 2027.5, 2029.4 },
		{ YEAR, 2028.7, 2027.8, 2030.3 } }, 204, 190, 227 },
	{ "hardware=0", { { MONTH, 2027.4, 2027.0, 2028.2 }, { YEAR, 2028.9, 2027.9, 2031.0 } }, 200, 0, 0 },
	{ "stall-from=2027", { { MONTH, 2027.5, 2027.0, 2028.8 }, { MONTH_80, 2028.9, 2027.7, 2033.5 },
			       { YEAR, 2029.6, 2028.0, 2037.0 } }, 0, 0, 0 },
	{ "stall-from=2027 algorithms=0.7 training=0.7",
	  { { MONTH, 2028.3, 2027.3, 2031.2 }, { MONTH_80, 2030.6, 2028.4, 2041 },
	    { YEAR, 2031.9, 2028.9, 2041 } }, 0, 0, 0 },
	{ "algorithms=0", { { MONTH, 2027.8, 2027.2, 2028.8 }, { YEAR, 2029.9, 2028.4, 2032.1 } }, 191, 0, 0 },
	{ "training=0", { { MONTH, 2028.6, 2027.7, 2030.2 }, { YEAR, 2030.9, 2029.2, 2034.0 } }, 184, 0, 0 },
	{ "half-life=none", { { MONTH, 2027.2, 2026.9, 2027.8 }, { YEAR, 2028.3, 2027.6, 2029.5 } }, 215, 0, 0 },
	{ "index-trend=8.3", { { MONTH, 2028.3, 2027.6, 2029.5 }, { MONTH_80, 2029.8, 2028.5, 2031.8 },
			       { YEAR, 2030.5, 2029.0, 2032.9 } }, 0, 0, 0 },
	/* The prototype paused whole quarters: those that begin after the date. */
	{ "pause-from=2027.65", { { MONTH, 2027.3, 2026.9, 2028.3 }, { YEAR, 2029.1, 2028.0, 2030.8 } }, 200, 0, 0 },
	{ "pause-from=2027.15 pause-months=12",
	  { { MONTH, 2027.7, 2026.9, 2028.8 }, { MONTH_80, 2029.0, 2028.1, 2030.5 },
	    { YEAR, 2029.5, 2028.4, 2031.4 } }, 0, 0, 0 },
	{ "cap=27", { { MONTH, 2027.9, 2027.1, 2030.2 }, { YEAR, 2030.2, 2028.3, 2041 } }, 188, 0, 0 },
	{ "cap=27 feedback=2", { { MONTH, 2027.3, 2026.8, 2028.6 }, { MONTH_80, 2028.0, 2027.2, 2030.0 },
				 { YEAR, 2028.2, 2027.3, 2030.7 } }, 0, 0, 0 },
	{ "feedback=2", { { MONTH, 2027.1, 2026.7, 2027.6 }, { YEAR, 2027.7, 2027.2, 2028.7 } }, 244, 0, 0 },
};

static void near_enough(const char *settings, const char *what, double value, double expected,
			double tolerance)
{
	if (expected > 2040) /* the error of so late a percentile is half a year */
		ck_assert_msg(value > 2039, "%s, %s: %.2f, later than 2040 expected", settings, what, value);
	else
		ck_assert_msg(fabs(value - expected) <= tolerance, "%s, %s: %.2f, expected %.2f",
			      settings, what, value, expected);
}

START_TEST(medians_and_ranges_are_those_of_the_prototype)
{
	static const struct {
		const char *output;
		double value;
	} what[] = { { "horizon", 10020 }, { "horizon-80", 10020 }, { "horizon", 120000 } };
	struct whatif_run run;
	struct whatif_date date;
	run_with(&run, table[_i].settings, 4000, 2040);
	for (int d = 0; d < 3 && table[_i].dates[d].p50 > 0; d++) {
		size_t t = threshold(what[table[_i].dates[d].what].output,
				     what[table[_i].dates[d].what].value);
		whatif_date(&run, t, &date);
		/* Printed to a tenth; the Monte-Carlo error of both medians is some 0.02 to 0.06. */
		near_enough(table[_i].settings, "median", date.p50, table[_i].dates[d].p50, 0.15);
		near_enough(table[_i].settings, "P10", date.p10, table[_i].dates[d].p10, 0.15);
		near_enough(table[_i].settings, "P90", date.p90, table[_i].dates[d].p90,
			    table[_i].dates[d].p90 > 2032 ? 0.8 : 0.3);
	}
	if (table[_i].index_2030 > 0) {
		/* Nodes stand at 2029.9 and 2030.15. */
		double before = whatif_quantile(&run, 16, 0.5), after = whatif_quantile(&run, 17, 0.5);
		near_enough(table[_i].settings, "index 2030", before + 0.4 * (after - before),
			    table[_i].index_2030, table[_i].index_2030 > 240 ? 5 : 2);
	}
	whatif_end(&run);
}
END_TEST

START_TEST(a_change_that_does_nothing_changes_nothing_at_all)
{
	struct whatif_run a, b;
	run_with(&a, "", 500, 2040);
	run_with(&b, "hardware=1 feedback=0 length-stop=0.4 cap=none", 500, 2040);
	size_t dates = world.threshold_count * 500, nodes = a.path.n * 500;
	ck_assert_int_eq(memcmp(a.dates, b.dates, dates * sizeof *a.dates), 0);
	ck_assert_int_eq(memcmp(a.band, b.band, nodes * sizeof *a.band), 0);
	ck_assert_uint_eq(scenario_changes(&b.scenario), 0);
	whatif_end(&a);
	whatif_end(&b);
}
END_TEST

START_TEST(slices_of_any_size_and_a_second_run_give_the_same_bytes)
{
	struct whatif_run a, b;
	struct whatif_options options = { .draws = 2500, .seed = 7, .until = 2035 };
	struct scenario scenario;
	scenario_base(&scenario);
	whatif_begin(&a, &world, &scenario, &options);
	while (whatif_step(&a, 2500))
		;
	whatif_begin(&b, &world, &scenario, &options);
	for (size_t n = 1; whatif_step(&b, n); n = n % 97 + 1)
		;
	ck_assert_int_eq(memcmp(a.dates, b.dates, world.threshold_count * 2500 * sizeof *a.dates), 0);
	ck_assert_int_eq(memcmp(a.band, b.band, a.path.n * 2500 * sizeof *a.band), 0);
	whatif_end(&b);
	options.seed = 8;
	whatif_begin(&b, &world, &scenario, &options);
	whatif_step(&b, 2500);
	ck_assert_int_ne(memcmp(a.band, b.band, a.path.n * 2500 * sizeof *a.band), 0);
	whatif_end(&a);
	whatif_end(&b);
}
END_TEST

/* What makes the future later, and never sooner, whatever is drawn. */
static const char *const hindrances[] = {
	"cap=27", "cap=28", "cap=26", "stall-from=2027", "hardware=0", "spend=0", "length=0",
	"algorithms=0", "training=0", "training=0.5", "pause-from=2026.5", "cap=28 cap=27.5",
};

START_TEST(what_hinders_never_helps_in_any_draw)
{
	struct whatif_run base, run;
	run_with(&base, "", 400, 2040);
	run_with(&run, hindrances[_i], 400, 2040);
	for (size_t i = 0; i < world.threshold_count * 400; i++)
		ck_assert_msg(run.dates[i] >= base.dates[i] - 1e-9, "%s: draw %zu, %.3f before %.3f",
			      hindrances[_i], i % 400, run.dates[i], base.dates[i]);
	for (size_t i = 0; i < base.path.n * 400; i++)
		ck_assert(run.band[i] <= base.band[i] + 1e-4f);
	whatif_end(&base);
	whatif_end(&run);
}
END_TEST

START_TEST(a_lower_cap_is_never_better_than_a_higher_one)
{
	struct whatif_run low, high;
	run_with(&low, "cap=27", 200, 2040);
	run_with(&high, "cap=27.5", 200, 2040);
	for (size_t i = 0; i < low.path.n * 200; i++)
		ck_assert(low.band[i] <= high.band[i] + 1e-4f);
	whatif_end(&low);
	whatif_end(&high);
}
END_TEST

static const char *const mixtures[] = { "", "cap=27", "feedback=2", "cap=27 feedback=2",
					"pause-from=2027", "training=0", "stall-from=2026" };

START_TEST(shares_add_up_to_the_whole)
{
	struct whatif_run run;
	struct whatif_share now[ENGINE_DRIVERS];
	double then[ENGINE_DRIVERS], pairs[ENGINE_DRIVERS][ENGINE_DRIVERS], a = 0, b = 0;
	run_with(&run, mixtures[_i], 200, 2035);
	whatif_shares_now(&run, now);
	whatif_shares_then(&run, then, pairs);
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		a += now[d].middle;
		b += then[d];
		ck_assert(now[d].low <= now[d].high);
		if (!whatif_interacts(&run) && isinf(run.median.value[TERM_PAUSE_FROM]))
			ck_assert_double_eq_tol(pairs[d][(d + 1) % ENGINE_DRIVERS], 0, 1e-9);
	}
	ck_assert_double_eq_tol(a, 1, 1e-9);
	ck_assert_double_eq_tol(b, 1, 1e-9);
	whatif_end(&run);
}
END_TEST

START_TEST(without_interaction_shapley_shares_are_plain_shares_of_what_grew)
{
	struct whatif_run run;
	double then[ENGINE_DRIVERS], sum = 0;
	run_with(&run, "", 10, 2035);
	whatif_shares_then(&run, then, NULL);
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		sum += run.path.grown[d][run.path.n - 1];
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		ck_assert_double_eq_tol(then[d], run.path.grown[d][run.path.n - 1] / sum, 1e-9);
	whatif_end(&run);
}
END_TEST

/* The prototype's shares and their 80 % ranges. */
START_TEST(shares_at_the_start_are_those_of_the_prototype)
{
	static const double expected[ENGINE_DRIVERS][3] = {
		[ENGINE_HARDWARE] = { 0.06, 0.04, 0.09 },
		[ENGINE_SCALE] = { 0.24, 0.18, 0.33 },
		[ENGINE_ALGORITHMS] = { 0.20, 0.12, 0.29 },
		[ENGINE_TRAINING] = { 0.50, 0.32, 0.64 },
	};
	struct whatif_run run;
	struct whatif_share now[ENGINE_DRIVERS];
	run_with(&run, "", 4000, 2030);
	whatif_shares_now(&run, now);
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		ck_assert_double_eq_tol(now[d].middle, expected[d][0], 0.01);
		ck_assert_double_eq_tol(now[d].low, expected[d][1], 0.025);
		ck_assert_double_eq_tol(now[d].high, expected[d][2], 0.025);
	}
	whatif_end(&run);
}
END_TEST

START_TEST(bands_widen_in_order_and_nothing_beyond_the_end_is_dropped)
{
	struct whatif_run run;
	struct whatif_date date;
	size_t year = threshold("horizon", 120000);
	run_with(&run, "stall-from=2027 algorithms=0.7 training=0.7", 1000, 2040);
	for (size_t node = 0; node < run.path.n; node += 5)
		for (int p = 1; p < 9; p++)
			ck_assert(whatif_quantile(&run, node, p / 10.0) <=
				  whatif_quantile(&run, node, (p + 1) / 10.0));
	whatif_date(&run, year, &date);
	ck_assert(date.p10 <= date.p50 && date.p50 <= date.p90);
	ck_assert(isinf(date.p90));
	ck_assert(date.within > 0.5 && date.within < 0.9);
	ck_assert_double_eq_tol(whatif_by(&run, year, 2040), date.within, 0.002);
	whatif_end(&run);
}
END_TEST

/* Months between the tenth and the ninetieth percentile of each lever. */
START_TEST(what_matters_for_the_month_is_what_mattered_to_the_prototype)
{
	static const struct {
		const char *lever;
		double months;
	} expected[] = {
		{ "index-trend", 5.6 },	  { "per-doubling", 5.5 },     { "index-now", 5.5 },
		{ "index-per-oom", 0.9 }, { "algorithm-growth", 0.7 }, { "spend-growth", 0.2 },
		{ "price-growth", 0.1 },
	};
	struct whatif_run run;
	struct whatif_swing swings[LEVERS_MAX];
	run_with(&run, "", 10, 2040);
	size_t count = whatif_tornado(&run, threshold("horizon", 10020), swings);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		double months = NAN;
		for (size_t k = 0; k < count; k++)
			if (strcmp(world.levers.items[swings[k].lever].id, expected[i].lever) == 0)
				months = 12 * fabs(swings[k].high - swings[k].low);
		/* It held others at the medians of its draws; ours stand at the medians of the levers. */
		ck_assert_msg(fabs(months - expected[i].months) < 0.3 + 0.22 * expected[i].months,
			      "%s: %.2f months, expected %.1f",
			      expected[i].lever, months, expected[i].months);
	}
	for (size_t k = 1; k < count; k++)
		ck_assert(fabs(swings[k - 1].high - swings[k - 1].low) >=
			  fabs(swings[k].high - swings[k].low));
	whatif_end(&run);
}
END_TEST

START_TEST(ranks_say_which_way_a_lever_pulls)
{
	struct whatif_run run;
	double rank[WHATIF_DRAWN];
	run_with(&run, "", 2000, 2040);
	whatif_ranks(&run, threshold("horizon", 10020), rank);
	for (size_t i = 0; i < world.drawn_count; i++) {
		const char *id = world.levers.items[world.drawn[i]].id;
		ck_assert(rank[i] >= -1 && rank[i] <= 1);
		if (strcmp(id, "index-trend") == 0)
			ck_assert(rank[i] < -0.2);
		if (strcmp(id, "per-doubling") == 0)
			ck_assert(rank[i] > 0.2);
	}
	whatif_end(&run);
}
END_TEST

START_TEST(levers_that_do_not_exist_and_settings_out_of_range_get_a_sentence)
{
	static const struct {
		const char *text, *part;
	} wrong[] = {
		{ "nosuch=1", "there are 31, from " }, { "hardwar=1", "did you mean hardware?" },
		{ "index-trend=99", "from 0 to 30" }, { "index-trend=much", "from 0 to 30" },
		{ "index-trend", "lever=value" },     { "index-trend=none", "from 0 to 30" },
		{ "index-trend=nan", "from 0 to 30" }, { "cap=1e99", "or none" },
	};
	struct scenario scenario;
	scenario_base(&scenario);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct err err = { 0 };
		ck_assert(!scenario_assign(&scenario, &world.levers, wrong[i].text, &err));
		ck_assert_int_eq(err.kind, ERR_USAGE);
		ck_assert_msg(strstr(err.text, wrong[i].part), "%s: %s", wrong[i].text, err.text);
	}
	ck_assert_uint_eq(scenario_changes(&scenario), 0);
}
END_TEST

START_TEST(a_scenario_becomes_rows_and_comes_back)
{
	struct scenario scenario, back;
	struct err err = { 0 };
	struct batch rows;
	scenario_base(&scenario);
	snprintf(scenario.name, sizeof scenario.name, "mine");
	scenario.state = SCENARIO_SAVED;
	ck_assert(scenario_assign(&scenario, &world.levers, "stall-from=2027.5", &err));
	ck_assert(scenario_assign(&scenario, &world.levers, "half-life=none", &err));
	batch_init(&rows);
	put_units(&rows);
	for (size_t i = 0; i < batch.count; i++)
		if (batch.rows[i].table == TABLE_LEVERS)
			memcpy(batch_add(&rows, TABLE_LEVERS, (struct place){ "l", 1, 1 })->values,
			       batch.rows[i].values,
			       schema[TABLE_LEVERS].column_count * sizeof(struct value));
	scenario_rows(&scenario, &world.levers, &rows);
	batch_check(&rows, NULL, false);
	must_be_sound(&rows);
	struct dataset *again = batch_dataset(&rows);
	ck_assert_msg(scenario_load(&back, again, &world.levers, "mine", &err), "%s", err.text);
	ck_assert(scenario_same(&scenario, &back));
	ck_assert_int_eq(back.state, SCENARIO_SAVED);
	ck_assert(!scenario_load(&back, again, &world.levers, "mien", &err));
	ck_assert(strstr(err.text, "did you mean mine?") != NULL);
	dataset_free(again);
	batch_clear(&rows);
}
END_TEST

START_TEST(an_impossible_matrix_of_correlations_is_shrunk_and_said)
{
	struct whatif_run run;
	run_with(&run, "r1=0.9 r2=0.9 r4=0.9", 10, 2030);
	int some = run.shrinks;
	whatif_end(&run);
	run_with(&run, "", 10, 2030);
	ck_assert_int_eq(run.shrinks, 0);
	ck_assert_int_gt(some, 0);
	whatif_end(&run);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("what-if");
	TCase *t = tcase_create("engine");
	tcase_add_test(t, the_path_at_the_medians_is_that_of_the_prototype);
	suite_add_tcase(s, t);
	t = tcase_create("draws");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, medians_and_ranges_are_those_of_the_prototype, 0,
			    (int)(sizeof table / sizeof *table));
	tcase_add_test(t, a_change_that_does_nothing_changes_nothing_at_all);
	tcase_add_test(t, slices_of_any_size_and_a_second_run_give_the_same_bytes);
	tcase_add_loop_test(t, what_hinders_never_helps_in_any_draw, 0,
			    (int)(sizeof hindrances / sizeof *hindrances));
	tcase_add_test(t, a_lower_cap_is_never_better_than_a_higher_one);
	tcase_add_loop_test(t, shares_add_up_to_the_whole, 0,
			    (int)(sizeof mixtures / sizeof *mixtures));
	tcase_add_test(t, without_interaction_shapley_shares_are_plain_shares_of_what_grew);
	tcase_add_test(t, shares_at_the_start_are_those_of_the_prototype);
	tcase_add_test(t, bands_widen_in_order_and_nothing_beyond_the_end_is_dropped);
	tcase_add_test(t, what_matters_for_the_month_is_what_mattered_to_the_prototype);
	tcase_add_test(t, ranks_say_which_way_a_lever_pulls);
	tcase_add_test(t, levers_that_do_not_exist_and_settings_out_of_range_get_a_sentence);
	tcase_add_test(t, a_scenario_becomes_rows_and_comes_back);
	tcase_add_test(t, an_impossible_matrix_of_correlations_is_shrunk_and_said);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
