/* check_batch.c - rows on their way in: every mistake gets a sentence that helps. */
#include "model/support_model.h"
#include "run_suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *existing;

static void setup(void)
{
	batch_init(&batch);
	existing = NULL;
}

static void teardown(void)
{
	batch_clear(&batch);
	dataset_free(existing);
}

static void put_basics(void)
{
	put(&batch, TABLE_SOURCES, "id", "metr-th11", "kind", "dataset", "title", "T", NULL);
	put(&batch, TABLE_UNITS, "id", "fraction", "title", "score", "style", "percent", NULL);
	put(&batch, TABLE_BENCHMARKS, "id", "mmlu", "name", "MMLU", "unit", "fraction", "maximum",
	    "1", "source", "metr-th11", NULL);
	put(&batch, TABLE_MODELS, "id", "gpt-4", "name", "GPT-4", "source", "metr-th11", NULL);
}

/* Makes what the batch holds the data that are there already. */
static void make_existing(bool user)
{
	existing = dataset_new();
	for (size_t i = 0; i < batch.count; i++)
		dataset_add(existing, batch.rows[i].table, batch.rows[i].values, user);
	dataset_seal(existing);
	batch_clear(&batch);
	batch_init(&batch);
}

START_TEST(a_sound_batch_has_no_problem)
{
	put_metr(&batch);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
}
END_TEST

START_TEST(a_missing_field_is_named)
{
	put_basics();
	put(&batch, TABLE_MODELS, "id", "nameless", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch, "name is missing; every row of `models` needs it"));
	ck_assert_uint_eq(batch.problems[0].place.line, 5);
	ck_assert_str_eq(batch.problems[0].place.file, "test.yaml");
}
END_TEST

START_TEST(a_value_that_was_wrong_is_not_called_missing_too)
{
	put_basics();
	struct batch_row *row = put(&batch, TABLE_MODELS, "id", "x", "source", "metr-th11", NULL);
	row->columns[schema_column(TABLE_MODELS, "name")] = 9;
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
}
END_TEST

START_TEST(a_source_that_does_not_exist_is_explained)
{
	put_basics();
	put(&batch, TABLE_MODELS, "id", "x", "name", "X", "source", "something-else", NULL);
	batch_check(&batch, NULL, false);
	ck_assert(complains(&batch, "the source 'something-else' does not exist; add it under "
				    "`sources` or use one that `kasoku sources` lists"));
	ck_assert_uint_eq(batch.problems[0].place.column,
			  (unsigned)schema_column(TABLE_MODELS, "source") + 1);
}
END_TEST

START_TEST(a_misspelled_reference_gets_the_right_spelling)
{
	put_basics();
	put(&batch, TABLE_MODELS, "id", "x", "name", "X", "source", "mert-th11", NULL);
	put(&batch, TABLE_RESULTS, "id", "r", "benchmark", "mmlu", "model", "GPT-4", "score", "0.5",
	    "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 2);
	ck_assert(complains(&batch, "did you mean 'metr-th11'?"));
	ck_assert(complains(&batch, "model 'GPT-4' does not exist; did you mean 'gpt-4'?"));
}
END_TEST

START_TEST(a_reference_may_lead_to_a_row_that_is_there_already)
{
	put_basics();
	make_existing(false);
	put(&batch, TABLE_MODELS, "id", "mine", "name", "Mine", "source", "metr-th11", NULL);
	batch_check(&batch, existing, false);
	must_be_sound(&batch);
	ck_assert(!batch.rows[0].unchanged);
}
END_TEST

START_TEST(a_key_used_twice_says_where_it_was_first)
{
	put_basics();
	put(&batch, TABLE_MODELS, "id", "gpt-4", "name", "Again", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch,
			    "the id 'gpt-4' is used twice in `models`; it was first used at "
			    "test.yaml:4"));
}
END_TEST

START_TEST(bounds_that_cross_are_refused)
{
	put_basics();
	put(&batch, TABLE_MODELS, "id", "x", "name", "X", "compute", "2e24", "compute_low", "3e24",
	    "source", "metr-th11", NULL);
	put(&batch, TABLE_OBSERVATIONS, "set", "s", "date", "2024", "value", "5", "low", "1",
	    "high", "4", "source", "metr-th11", NULL);
	put(&batch, TABLE_TRENDS, "id", "t", "quantity", "q", "driver", "price", "unit", "u",
	    "period_start", "2025", "period_end", "2012", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 3);
	ck_assert(complains(&batch, "compute_low (3e24) is above compute (2e24)"));
	ck_assert(complains(&batch, "value (5) is above high (4)"));
	ck_assert(complains(&batch, "period_start (2025) is above period_end (2012)"));
}
END_TEST

START_TEST(a_percentage_where_a_fraction_belongs_is_noticed)
{
	put_basics();
	put(&batch, TABLE_RESULTS, "id", "r", "benchmark", "mmlu", "model", "gpt-4", "score",
	    "86.4", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch, "scores of mmlu are fractions from 0 to 1; divide percentages "
				    "by 100"));
}
END_TEST

START_TEST(a_score_above_the_best_that_can_be_is_noticed)
{
	put_basics();
	put(&batch, TABLE_UNITS, "id", "points", "title", "points", "style", "plain", NULL);
	put(&batch, TABLE_BENCHMARKS, "id", "quiz", "name", "Quiz", "unit", "points", "maximum",
	    "40", "source", "metr-th11", NULL);
	put(&batch, TABLE_RESULTS, "id", "r", "benchmark", "quiz", "model", "gpt-4", "score",
	    "40.5", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch, "score 40.5 is above the maximum of quiz, 40"));
}
END_TEST

START_TEST(an_observation_without_key_is_named_after_set_date_and_label)
{
	put_basics();
	put(&batch, TABLE_OBSERVATIONS, "set", "mine", "date", "2024-05", "label", "GPT 4o",
	    "value", "1", "source", "metr-th11", NULL);
	put(&batch, TABLE_OBSERVATIONS, "set", "mine", "date", "2024-05", "label",
	    "\xe5\x8a\xa0\xe9\x80\x9f", "value", "1", "source", "metr-th11", NULL);
	put(&batch, TABLE_OBSERVATIONS, "set", "mine", "date", "2024-05", "label",
	    "\xe9\x80\x9f\xe5\x8a\xa0", "value", "1", "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	ck_assert_str_eq(batch.rows[4].values[0].text, "mine:2024-05:GPT-4o");
	ck_assert_str_ne(batch.rows[5].values[0].text, batch.rows[6].values[0].text);
}
END_TEST

START_TEST(the_same_observation_twice_is_a_problem)
{
	put_basics();
	for (int i = 0; i < 2; i++)
		put(&batch, TABLE_OBSERVATIONS, "set", "mine", "date", "2024-05-01", "value", "1",
		    "source", "metr-th11", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch, "the key (set, date, label) 'mine:2024-05-01' is used twice"));
}
END_TEST

START_TEST(rows_that_are_there_already_are_marked_unchanged)
{
	put_basics();
	make_existing(true);
	put_basics();
	batch_check(&batch, existing, false);
	must_be_sound(&batch);
	for (size_t i = 0; i < batch.count; i++)
		ck_assert(batch.rows[i].unchanged && !batch.rows[i].replaces);
}
END_TEST

START_TEST(a_bundled_row_is_never_overwritten)
{
	put_basics();
	make_existing(false);
	put(&batch, TABLE_MODELS, "id", "gpt-4", "name", "My GPT", "source", "metr-th11", NULL);
	batch_check(&batch, existing, true);
	ck_assert_uint_eq(batch.problem_count, 1);
	ck_assert(complains(&batch,
			    "'gpt-4' is a bundled row of `models` and cannot be changed (name "
			    "is 'GPT-4' there, 'My GPT' here)"));
}
END_TEST

START_TEST(the_users_row_is_replaced_only_when_asked)
{
	put_basics();
	make_existing(true);
	put(&batch, TABLE_MODELS, "id", "gpt-4", "name", "My GPT", "source", "metr-th11", NULL);
	batch_check(&batch, existing, false);
	ck_assert(complains(&batch, "import with --replace to change it"));
	batch.problem_count = 0;
	batch_check(&batch, existing, true);
	must_be_sound(&batch);
	ck_assert(batch.rows[0].replaces);
}
END_TEST

START_TEST(a_series_that_does_not_compile_is_refused_at_its_column)
{
	put_metr(&batch);
	put(&batch, TABLE_SERIES, "id", "wrong", "title", "T", "short", "T", "driver", "hardware",
	    "unit", "minutes", "statement", "S", "table", "horizons", "value", "p5O", "scale",
	    "log", "better", "up", "frontier", "all", NULL);
	put(&batch, TABLE_SERIES, "id", "bounds", "title", "T", "short", "T", "driver", "hardware",
	    "unit", "minutes", "statement", "S", "table", "horizons", "value", "p50", "scale",
	    "logit", "better", "up", "frontier", "all", "floor", "1", NULL);
	put(&batch, TABLE_UNITS, "id", "odd", "title", "T", "style", "plain", "ticks", "1 5 3",
	    NULL);
	put(&batch, TABLE_UNITS, "id", "words", "title", "T", "style", "plain", "ticks",
	    "1 five 30", NULL);
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 4);
	ck_assert(complains(&batch, "floor: 1 is not below the ceiling, 1"));
	ck_assert(complains(&batch, "ticks: 'five' is not a number"));
	ck_assert(complains(&batch, "value: `horizons` has no column 'p5O'; did you mean 'p50'?"));
	ck_assert_uint_eq(batch.problems[0].place.column,
			  (unsigned)schema_column(TABLE_SERIES, "value") + 1);
	ck_assert(complains(&batch, "ticks: '3' is not above the one before it"));
}
END_TEST

START_TEST(problems_beyond_the_hundredth_are_counted_but_not_kept)
{
	for (int i = 0; i < 5000; i++) {
		char id[32];
		snprintf(id, sizeof id, "m%d", i);
		put(&batch, TABLE_MODELS, "id", id, "name", "M", "source", "nowhere-to-be-found",
		    NULL);
	}
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 5000);
	ck_assert_ptr_nonnull(batch.problems[PROBLEMS_MAX - 1].text);
}
END_TEST

START_TEST(a_value_on_a_later_line_is_reported_there)
{
	put_basics();
	struct batch_row *row =
		put(&batch, TABLE_MODELS, "id", "x", "name", "X", "source", "nobody", NULL);
	row->lines =
		arena_array(&batch.arena, schema[TABLE_MODELS].column_count, sizeof *row->lines);
	row->lines[schema_column(TABLE_MODELS, "source")] = 3;
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problems[0].place.line, 5 + 3);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("batch");
	TCase *tc = tcase_create("batch");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_sound_batch_has_no_problem);
	tcase_add_test(tc, a_missing_field_is_named);
	tcase_add_test(tc, a_value_that_was_wrong_is_not_called_missing_too);
	tcase_add_test(tc, a_source_that_does_not_exist_is_explained);
	tcase_add_test(tc, a_misspelled_reference_gets_the_right_spelling);
	tcase_add_test(tc, a_reference_may_lead_to_a_row_that_is_there_already);
	tcase_add_test(tc, a_key_used_twice_says_where_it_was_first);
	tcase_add_test(tc, bounds_that_cross_are_refused);
	tcase_add_test(tc, a_percentage_where_a_fraction_belongs_is_noticed);
	tcase_add_test(tc, a_score_above_the_best_that_can_be_is_noticed);
	tcase_add_test(tc, an_observation_without_key_is_named_after_set_date_and_label);
	tcase_add_test(tc, the_same_observation_twice_is_a_problem);
	tcase_add_test(tc, rows_that_are_there_already_are_marked_unchanged);
	tcase_add_test(tc, a_bundled_row_is_never_overwritten);
	tcase_add_test(tc, the_users_row_is_replaced_only_when_asked);
	tcase_add_test(tc, a_series_that_does_not_compile_is_refused_at_its_column);
	tcase_add_test(tc, problems_beyond_the_hundredth_are_counted_but_not_kept);
	tcase_add_test(tc, a_value_on_a_later_line_is_reported_there);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
