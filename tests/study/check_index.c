/* check_index.c - which results make the index, how it is kept, and what it is held against. */
#include "model/support_model.h"
#include "run_suite.h"
#include "stats/dist.h"
#include "study/figure.h"
#include "study/index.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *dataset;
static struct index index_;
static struct index_options options;
static struct err err;

/* A score on the curve: abilities 0 … 100, difficulties spread over them, no noise. */
static double curve(double ability, double difficulty, double floor, double ceiling)
{
	return floor + (ceiling - floor) / (1 + exp(-0.06 * (ability - difficulty)));
}

static void put_result(const char *model, const char *benchmark, double score,
		       const char *canonical)
{
	char id[80], text[40];
	snprintf(id, sizeof id, "%s-%s-%zu", model, benchmark, batch.count);
	snprintf(text, sizeof text, "%.17g", score);
	put(&batch, TABLE_RESULTS, "id", id, "benchmark", benchmark, "model", model, "score", text,
	    "canonical", canonical, "tier", "measured", "source", "src", NULL);
}

static void put_model(const char *id, const char *date)
{
	put(&batch, TABLE_MODELS, "id", id, "name", id, "date", date, "source", "src", NULL);
}

static const struct {
	const char *id;
	double ability;
} models[] = {
	{ "m1", 70 },
	{ "m2", 90 },
	{ "m3", 100 },
	{ "m4", 110 },
	{ "m5", 120 },
	{ "m6", 125 },
	{ "claude-3.5-sonnet", 130 },
	{ "m7", 140 },
	{ "gpt-5", 150 },
	{ "m8", 160 },
};
static const struct {
	const char *id, *chance, *ceiling;
	double floor, top, difficulty;
} benchmarks[] = {
	{ "b1", NULL, NULL, 0, 1, 90 },     { "b2", "0.25", NULL, 0.25, 1, 100 },
	{ "b3", NULL, "0.9", 0, 0.9, 115 }, { "b4", "0.5", NULL, 0.5, 1, 120 },
	{ "b5", NULL, NULL, 0, 1, 140 },    { "b6", NULL, NULL, 0, 1, 150 },
};
enum {
	MODELS = sizeof models / sizeof *models,
	BENCHMARKS = sizeof benchmarks / sizeof *benchmarks
};

static void setup(void)
{
	regress_init();
	err_clear(&err);
	batch_init(&batch);
	index_defaults(&options);
	index_ = (struct index){ .arena = ARENA_EMPTY };
	put_units(&batch);
	put(&batch, TABLE_SOURCES, "id", INDEX_METHOD, "kind", "paper", "title", "M", NULL);
	for (size_t j = 0; j < BENCHMARKS; j++) {
		struct batch_row *row =
			put(&batch, TABLE_BENCHMARKS, "id", benchmarks[j].id, "name",
			    benchmarks[j].id, "unit", "fraction", "source", "src", NULL);
		int chance = schema_column(TABLE_BENCHMARKS, "chance");
		if (benchmarks[j].chance)
			row->values[chance].number = benchmarks[j].floor;
		if (benchmarks[j].ceiling)
			row->values[schema_column(TABLE_BENCHMARKS, "ceiling")].number =
				benchmarks[j].top;
	}
	for (size_t i = 0; i < MODELS; i++) {
		char date[16];
		snprintf(date, sizeof date, "202%zu-01-01", i);
		put_model(models[i].id, date);
		for (size_t j = 0; j < BENCHMARKS; j++)
			put_result(models[i].id, benchmarks[j].id,
				   curve(models[i].ability, benchmarks[j].difficulty,
					 benchmarks[j].floor, benchmarks[j].top),
				   "true");
	}
	dataset = NULL;
}

static void teardown(void)
{
	index_clear(&index_);
	dataset_free(dataset);
	batch_clear(&batch);
}

static void load(void)
{
	dataset_free(dataset);
	dataset = batch_dataset(&batch);
}

static void make(void)
{
	load();
	ck_assert_msg(index_make(&index_, dataset, &options, &err), "%s", err.text);
}

static const struct index_ability *ability(const char *id)
{
	for (size_t i = 0; i < index_.ability_count; i++)
		if (strcmp(index_.abilities[i].id, id) == 0)
			return &index_.abilities[i];
	return NULL;
}

static const struct index_left *left(const char *id)
{
	for (size_t i = 0; i < index_.left_count; i++)
		if (strcmp(index_.left[i].id, id) == 0)
			return &index_.left[i];
	return NULL;
}

START_TEST(abilities_behind_noiseless_scores_come_back_on_the_scale_of_the_two_models)
{
	options.lambda = 1e-5;
	make();
	ck_assert_uint_eq(index_.ability_count, MODELS);
	ck_assert_uint_eq(index_.results, (size_t)MODELS * BENCHMARKS);
	for (size_t i = 0; i < MODELS; i++)
		ck_assert_double_eq_tol(ability(models[i].id)->value, models[i].ability, 1.5);
	ck_assert_double_eq_tol(ability("claude-3.5-sonnet")->value, 130, 1e-9);
	ck_assert_double_eq_tol(ability("gpt-5")->value, 150, 1e-9);
	ck_assert(isnan(ability("gpt-5")->low));
	ck_assert(ability("m8")->low < ability("m8")->value);
	ck_assert_str_eq(index_.abilities[0].id, "m8");
	ck_assert_str_eq(index_.difficulties[0].id, "b6");
	for (size_t j = 0; j < index_.difficulty_count; j++) {
		const struct index_difficulty *difficulty =
			&index_.difficulties[BENCHMARKS - 1 - j];
		ck_assert_str_eq(difficulty->id, benchmarks[j].id);
		ck_assert_double_eq_tol(difficulty->value, benchmarks[j].difficulty, 1.5);
		ck_assert_double_eq_tol(difficulty->slope, 0.06, 0.004);
		ck_assert_double_eq(difficulty->floor, benchmarks[j].floor);
		ck_assert_double_eq(difficulty->ceiling, benchmarks[j].top);
	}
}
END_TEST

START_TEST(what_is_left_out_is_listed_with_its_reason)
{
	put(&batch, TABLE_BENCHMARKS, "id", "elo", "name", "Elo", "unit", "points", "source", "src",
	    NULL);
	put(&batch, TABLE_BENCHMARKS, "id", "rare", "name", "Rare", "unit", "fraction", "source",
	    "src", NULL);
	put_model("few", "2024-01-01");
	put_model("old", "2019-01-01");
	put_model("new", "2030-01-01");
	put_model("never", "2024-01-01");
	for (size_t j = 0; j < 4; j++) {
		put_result("old", benchmarks[j].id, 0.5, "true");
		put_result("new", benchmarks[j].id, 0.5, "true");
		put_result("few", benchmarks[j].id, 0.5, j < 2 ? "true" : "false");
	}
	put_result("few", "rare", 0.5, "true");
	put_result("m1", "rare", 0.5, "true");
	put_result("gpt-5", "elo", 1400, "true");
	options.from = 18262; /* 2020-01-01 */
	options.until = 21914;
	make();
	ck_assert_uint_eq(index_.ability_count, MODELS);
	ck_assert_int_eq(left("elo")->reason, INDEX_NO_SHARE);
	ck_assert_int_eq(left("rare")->reason, INDEX_TOO_FEW);
	ck_assert_int_eq(left("few")->reason, INDEX_TOO_FEW);
	ck_assert_uint_eq(left("few")->results, 3);
	ck_assert_int_eq(left("old")->reason, INDEX_TOO_OLD);
	ck_assert_int_eq(left("new")->reason, INDEX_TOO_NEW);
	ck_assert(left("never") == NULL);
	ck_assert_str_eq(index_reason(INDEX_TOO_FEW), "too few results");
}
END_TEST

START_TEST(models_that_share_no_benchmark_with_the_scale_are_left_out_and_said)
{
	char model[16], benchmark[16];
	for (int j = 0; j < 4; j++) {
		snprintf(benchmark, sizeof benchmark, "x%d", j);
		put(&batch, TABLE_BENCHMARKS, "id", benchmark, "name", benchmark, "unit",
		    "fraction", "source", "src", NULL);
	}
	for (int i = 0; i < 5; i++) {
		snprintf(model, sizeof model, "far%d", i);
		put_model(model, "2024-01-01");
		for (int j = 0; j < 4; j++) {
			snprintf(benchmark, sizeof benchmark, "x%d", j);
			put_result(model, benchmark, 0.1 * i + 0.1, "true");
		}
	}
	make();
	ck_assert_uint_eq(index_.groups, 2);
	ck_assert_uint_eq(index_.ability_count, MODELS);
	ck_assert_int_eq(left("far0")->reason, INDEX_UNCONNECTED);
	ck_assert_int_eq(left("x3")->reason, INDEX_UNCONNECTED);
}
END_TEST

START_TEST(without_the_models_that_fix_the_scale_there_is_a_sentence)
{
	options.least = 7;
	load();
	ck_assert(!index_make(&index_, dataset, &options, &err));
	ck_assert_str_eq(
		err.text,
		"the scale of the index is fixed by the model claude-3.5-sonnet, which is left "
		"out here: too few results (it has 6 results, 7 are needed)");
}
END_TEST

START_TEST(of_two_canonical_rows_of_a_pair_one_counts)
{
	put_result("m8", "b1", 0.2, "true");
	make();
	ck_assert_uint_eq(index_.results, (size_t)MODELS * BENCHMARKS);
}
END_TEST

START_TEST(derived_rows_are_the_index_and_can_be_made_again)
{
	load();
	for (int round = 0; round < 2; round++) {
		ck_assert_msg(index_derive(dataset, &err), "%s", err.text);
		ck_assert_uint_eq(dataset_count(dataset, TABLE_ABILITIES), MODELS);
		ck_assert_uint_eq(dataset_count(dataset, TABLE_DIFFICULTIES), BENCHMARKS);
	}
	ck_assert(index_make(&index_, dataset, &options, &err));
	size_t row = (size_t)dataset_find(dataset, TABLE_ABILITIES, "m8");
	ck_assert_double_eq_tol(dataset_get(dataset, TABLE_ABILITIES, row, "value").number,
				ability("m8")->value, 1e-4);
	ck_assert_str_eq(dataset_get(dataset, TABLE_ABILITIES, row, "model.name").text, "m8");
	ck_assert_str_eq(dataset_get(dataset, TABLE_ABILITIES, row, "date").text, "2029-01-01");
	ck_assert_str_eq(dataset_get(dataset, TABLE_ABILITIES, row, "tier").text, "estimated");
	ck_assert_double_eq(dataset_get(dataset, TABLE_ABILITIES, row, "results").number,
			    BENCHMARKS);
}
END_TEST

START_TEST(the_signature_follows_results_levels_and_dates_and_nothing_else)
{
	char before[INDEX_SIGNATURE], after[INDEX_SIGNATURE];
	load();
	index_signature(before, dataset);
	put(&batch, TABLE_SOURCES, "id", "other", "kind", "web", "title", "T", NULL);
	put_result("m1", "b1", 0.9, "false");
	load();
	ck_assert_str_eq(index_signature(after, dataset), before);
	for (size_t i = 0; i < batch.count; i++)
		if (batch.rows[i].table == TABLE_BENCHMARKS) {
			batch.rows[i].values[schema_column(TABLE_BENCHMARKS, "chance")].number =
				0.1;
			break;
		}
	load();
	ck_assert_str_ne(index_signature(after, dataset), before);
}
END_TEST

START_TEST(a_series_of_abilities_cites_the_results_behind_them)
{
	struct series_list list;
	struct selection selection;
	struct figure figure;
	put(&batch, TABLE_SOURCES, "id", "lab", "kind", "web", "title", "L", NULL);
	put(&batch, TABLE_SERIES, "id", "s", "title", "S", "short", "S", "driver", "capability",
	    "unit", "points", "statement", "Abilities.", "table", "abilities", "value", "value",
	    "low", "low", "high", "high", "label", "model.name", "scale", "linear", "better", "up",
	    "frontier", "all", NULL);
	for (size_t i = 0; i < batch.count; i++)
		if (batch.rows[i].table == TABLE_RESULTS &&
		    strncmp(batch.rows[i].values[0].text, "m8-b6", 5) == 0)
			batch.rows[i].values[schema_column(TABLE_RESULTS, "source")].text = "lab";
	load();
	ck_assert(index_derive(dataset, &err));
	series_list_init(&list, dataset, &err);
	figure_defaults(&selection, series_find(&list, "s"));
	figure_make(&figure, series_find(&list, "s"), dataset, &selection);
	ck_assert(figure.has_fit);
	ck_assert_uint_eq(figure.fitted, MODELS);
	ck_assert_uint_eq(figure.source_count, 3);
	ck_assert_str_eq(figure.sources[0], INDEX_METHOD);
	ck_assert_str_eq(figure.sources[1], "src");
	ck_assert_str_eq(figure.sources[2], "lab");
	figure_clear(&figure);
	series_list_clear(&list);
}
END_TEST

START_TEST(rows_of_a_computed_table_are_refused)
{
	put(&batch, TABLE_ABILITIES, "id", "m1", "model", "m1", "value", "3", "source", "src",
	    NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(
		&batch,
		"rows of `abilities` are computed from other tables and cannot be imported"));
}
END_TEST

START_TEST(agreement_counts_what_both_measure_and_names_the_farthest)
{
	struct index_agreement epoch, horizons;
	put(&batch, TABLE_BENCHMARKS, "id", "eci", "name", "ECI", "unit", "points", "source", "src",
	    NULL);
	for (size_t i = 0; i < MODELS; i++) {
		char minutes[40];
		put_result(models[i].id, "eci", models[i].ability + (i == 3 ? 9 : 0), "true");
		snprintf(minutes, sizeof minutes, "%.17g",
			 exp(1 + 0.1 * (models[i].ability - 100)));
		put(&batch, TABLE_HORIZONS, "id", models[i].id, "suite", "TH1.1", "vintage",
		    "2026-05", "model", models[i].id, "name", models[i].id, "date", "2025-01-01",
		    "p50", minutes, "latest", i < 8 ? "true" : "false", "source", "src", NULL);
	}
	options.lambda = 1e-5;
	make();
	index_against_epoch(&epoch, &index_, dataset);
	index_against_horizons(&horizons, &index_, dataset);
	ck_assert_uint_eq(epoch.count, MODELS - 2);
	ck_assert_str_eq(epoch.pairs[0].ability->id, "m4");
	ck_assert_double_eq_tol(epoch.pairs[0].gap, -9, 1.5);
	ck_assert(epoch.correlation > 0.98 && epoch.correlation < 1);
	ck_assert_double_eq_tol(epoch.rank_correlation, 1, 1e-12);
	ck_assert_uint_eq(horizons.count, 8);
	ck_assert_double_eq_tol(horizons.slope, 0.1, 0.003);
	ck_assert_double_eq_tol(horizons.intercept, 1, 0.1);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("index");
	TCase *c = tcase_create("index");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c,
		       abilities_behind_noiseless_scores_come_back_on_the_scale_of_the_two_models);
	tcase_add_test(c, what_is_left_out_is_listed_with_its_reason);
	tcase_add_test(c, models_that_share_no_benchmark_with_the_scale_are_left_out_and_said);
	tcase_add_test(c, without_the_models_that_fix_the_scale_there_is_a_sentence);
	tcase_add_test(c, of_two_canonical_rows_of_a_pair_one_counts);
	tcase_add_test(c, derived_rows_are_the_index_and_can_be_made_again);
	tcase_add_test(c, the_signature_follows_results_levels_and_dates_and_nothing_else);
	tcase_add_test(c, a_series_of_abilities_cites_the_results_behind_them);
	tcase_add_test(c, rows_of_a_computed_table_are_refused);
	tcase_add_test(c, agreement_counts_what_both_measure_and_names_the_farthest);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
