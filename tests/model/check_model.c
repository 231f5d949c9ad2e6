/* check_model.c - values, keys and datasets. */
#include "base/date.h"
#include "model/expression.h"
#include "model/keys.h"
#include "model/say.h"
#include "model/support_model.h"
#include "run_suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct err err;
static struct value value;

static void setup(void)
{
	arena = ARENA_EMPTY;
	err_clear(&err);
}

static void teardown(void)
{
	arena_clear(&arena);
}

static const struct column *column(enum table_id table, const char *name)
{
	int at = schema_column(table, name);
	ck_assert_msg(at >= 0, "no column %s", name);
	return &schema[table].columns[at];
}

static bool read_as(enum table_id table, const char *name, const char *text)
{
	err_clear(&err);
	return value_read(&value, column(table, name), text, &arena, &err);
}

START_TEST(an_empty_text_is_an_absent_value_of_every_type)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		for (size_t c = 0; c < schema[t].column_count; c++) {
			ck_assert(value_read(&value, &schema[t].columns[c], "", &arena, &err));
			ck_assert(!value_known(value));
			char text[64];
			ck_assert_str_eq(value_write(value, &schema[t].columns[c], text), "");
		}
}
END_TEST

START_TEST(a_number_out_of_its_range_is_refused_with_the_range_and_the_number)
{
	ck_assert(!read_as(TABLE_MODELS, "compute", "-3e24"));
	ck_assert_str_eq(err.text, "compute must be 0 or more, not -3e24");
	ck_assert(!read_as(TABLE_MODELS, "mfu", "45"));
	ck_assert_str_eq(err.text, "mfu must be from 0 to 1, not 45");
	ck_assert(read_as(TABLE_MODELS, "compute", "3.14e23"));
	ck_assert_double_eq(value.number, 3.14e23);
	static const struct column cold = {
		.name = "kelvin", .type = COLUMN_NUMBER, .low = -HUGE_VAL, .high = 4, .unit = "K"
	};
	ck_assert(!value_read(&value, &cold, "4.2", &arena, &err));
	ck_assert_str_eq(err.text, "kelvin must be 4 or less, not 4.2");
}
END_TEST

START_TEST(what_is_no_plain_number_is_refused)
{
	static const char *const bad[] = {
		"1,000", "nan", "inf", "0x10", "12 FLOP", "1e999", "--1"
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_msg(!read_as(TABLE_MODELS, "compute", bad[i]), "%s", bad[i]);
		ck_assert_ptr_nonnull(strstr(err.text, "plain number"));
	}
	ck_assert(!read_as(TABLE_SERIES, "rank", "1.5"));
	ck_assert_str_eq(err.text, "rank must be a whole number, not '1.5'");
}
END_TEST

START_TEST(a_day_that_never_was_is_explained)
{
	ck_assert(!read_as(TABLE_MODELS, "date", "2023-02-30"));
	ck_assert_ptr_nonnull(strstr(err.text, "not a date: 2023-02-30; write YYYY-MM-DD, YYYY-MM "
					       "or YYYY"));
}
END_TEST

START_TEST(a_date_keeps_its_precision)
{
	char text[64];
	ck_assert(read_as(TABLE_MODELS, "date", "2022-03"));
	ck_assert_int_eq((int)value.number, date_days((struct civil){ 2022, 3, 1 }));
	ck_assert_str_eq(value_write(value, column(TABLE_MODELS, "date"), text), "2022-03");
}
END_TEST

START_TEST(flags_are_read_in_three_spellings_and_written_in_one)
{
	static const char *const yes[] = { "true", "1", "yes" }, *const no[] = { "false", "0",
										 "no" };
	char text[64];
	for (size_t i = 0; i < 3; i++) {
		ck_assert(read_as(TABLE_MODELS, "notable", yes[i]));
		ck_assert_str_eq(value_write(value, column(TABLE_MODELS, "notable"), text), "true");
		ck_assert(read_as(TABLE_MODELS, "notable", no[i]));
		ck_assert_str_eq(value_write(value, column(TABLE_MODELS, "notable"), text),
				 "false");
	}
	ck_assert(!read_as(TABLE_MODELS, "notable", "maybe"));
	ck_assert_str_eq(err.text, "notable must be true or false, not 'maybe'");
}
END_TEST

START_TEST(a_choice_lists_what_may_be_chosen)
{
	ck_assert(read_as(TABLE_MODELS, "weights", "open"));
	ck_assert(!read_as(TABLE_MODELS, "weights", "Open"));
	ck_assert_str_eq(err.text, "weights must be open or closed, not 'Open'");
	ck_assert(!read_as(TABLE_MODELS, "weights", "open|closed"));
}
END_TEST

START_TEST(a_key_holds_only_what_is_safe_on_a_command_line)
{
	ck_assert(read_as(TABLE_MODELS, "id", "web:metr.org/blog-2026(1)+x_y,z"));
	ck_assert(!read_as(TABLE_MODELS, "id", "PaLM 540B"));
	ck_assert_ptr_nonnull(strstr(err.text, "has a ' ' in it"));
	ck_assert(!read_as(TABLE_MODELS, "id", "mod\xc3\xa8le"));
	ck_assert_ptr_nonnull(strstr(err.text, "has a '\xc3\xa8' in it"));
	char longer[300];
	memset(longer, 'a', sizeof longer);
	longer[201] = '\0';
	ck_assert(!read_as(TABLE_MODELS, "id", longer));
	ck_assert_ptr_nonnull(strstr(err.text, "201 bytes"));
	longer[200] = '\0';
	ck_assert(read_as(TABLE_MODELS, "id", longer));
}
END_TEST

START_TEST(text_that_could_upset_a_terminal_is_refused)
{
	ck_assert(read_as(TABLE_MODELS, "name", "\xe5\x8a\xa0\xe9\x80\x9f 2"));
	ck_assert(!read_as(TABLE_MODELS, "name", "a\x1b[31mred"));
	ck_assert_ptr_nonnull(strstr(err.text, "U+001B at byte 2"));
	ck_assert(!read_as(TABLE_MODELS, "name", "two\nlines"));
	ck_assert_ptr_nonnull(strstr(err.text, "one line"));
	ck_assert(!read_as(TABLE_MODELS, "name", "bad\xff"));
	ck_assert_ptr_nonnull(strstr(err.text, "byte 4 (0xff) is not UTF-8"));
	ck_assert(!read_as(TABLE_MODELS, "name",
			   "\xe2\x80\xae"
			   "backwards"));
}
END_TEST

START_TEST(a_refusal_never_repeats_control_characters)
{
	ck_assert(!read_as(TABLE_MODELS, "compute", "\x1b]0;title\x07"));
	for (const char *at = err.text; *at; at++)
		ck_assert_int_ge((unsigned char)*at, 0x20);
}
END_TEST

START_TEST(what_is_written_reads_back_the_same)
{
	static const struct {
		enum table_id table;
		const char *column, *text;
	} cases[] = {
		{ TABLE_MODELS, "compute", "2.1e+25" },
		{ TABLE_RESULTS, "score", "0.1" },
		{ TABLE_RESULTS, "score", "-0.30000000000000004" },
		{ TABLE_MODELS, "parameters", "175000000000" },
		{ TABLE_MODELS, "date", "2020" },
		{ TABLE_MODELS, "name", "GPT-4 (Mar 2023)" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[64];
		ck_assert(read_as(cases[i].table, cases[i].column, cases[i].text));
		struct value first = value;
		const struct column *c = column(cases[i].table, cases[i].column);
		ck_assert(value_read(&value, c, value_write(first, c, text), &arena, &err));
		ck_assert(value_same(first, value));
	}
}
END_TEST

START_TEST(a_slip_of_the_fingers_finds_its_word)
{
	struct say_nearest nearest = { .wanted = "metr-th11" };
	say_nearest_try(&nearest, "epoch-notable");
	ck_assert_ptr_null(nearest.best);
	say_nearest_try(&nearest, "metr-th10");
	say_nearest_try(&nearest, "mert-th11");
	say_nearest_try(&nearest, "metr-ht1");
	ck_assert_str_eq(nearest.best, "metr-th10");
	say_nearest_try(&nearest, "METR-th11");
	ck_assert_str_eq(nearest.best, "METR-th11");
}
END_TEST

static struct dataset *three_models(void)
{
	static const char *const names[][2] = {
		{ "b", "2024-01" }, { "c", "" }, { "a", "2024-01-01" }, { "d", "2019" }
	};
	struct dataset *dataset = dataset_new();
	struct arena own = ARENA_EMPTY;
	for (size_t i = 0; i < 4; i++) {
		struct value row[SCHEMA_COLUMNS];
		dataset_blank(row, TABLE_MODELS);
		ck_assert(value_read(&row[0], column(TABLE_MODELS, "id"), names[i][0], &own, &err));
		ck_assert(value_read(&row[schema_column(TABLE_MODELS, "date")],
				     column(TABLE_MODELS, "date"), names[i][1], &own, &err));
		dataset_add(dataset, TABLE_MODELS, row, i % 2 == 1);
	}
	arena_clear(&own);
	dataset_seal(dataset);
	return dataset;
}

START_TEST(rows_are_in_order_of_date_then_key_with_unknown_dates_last)
{
	struct dataset *dataset = three_models();
	static const char *const order[] = { "d", "a", "b", "c" };
	ck_assert_uint_eq(dataset_count(dataset, TABLE_MODELS), 4);
	for (size_t i = 0; i < 4; i++) {
		ck_assert_str_eq(dataset_value(dataset, TABLE_MODELS, i, 0).text, order[i]);
		ck_assert_int_eq((int)dataset_find(dataset, TABLE_MODELS, order[i]), (int)i);
		ck_assert(dataset_is_user(dataset, TABLE_MODELS, i) == (order[i][0] >= 'c'));
	}
	ck_assert_int_eq((int)dataset_find(dataset, TABLE_MODELS, "e"), -1);
	ck_assert_int_eq((int)dataset_find(dataset, TABLE_CHIPS, "a"), -1);
	dataset_free(dataset);
}
END_TEST

START_TEST(a_large_table_sorts_and_finds_every_row)
{
	enum { ROWS = 20000 };
	struct dataset *dataset = dataset_new();
	unsigned seed = 12345;
	int date = schema_column(TABLE_RESULTS, "date"),
	    score = schema_column(TABLE_RESULTS, "score");
	for (int i = 0; i < ROWS; i++) {
		struct value row[SCHEMA_COLUMNS];
		char key[32];
		snprintf(key, sizeof key, "row-%d", i);
		dataset_blank(row, TABLE_RESULTS);
		seed = seed * 1664525u + 1013904223u;
		row[0].text = key;
		row[date] = (struct value){ (seed >> 8) % 5000, "some day" };
		row[score].number = i;
		dataset_add(dataset, TABLE_RESULTS, row, false);
	}
	dataset_seal(dataset);
	for (size_t i = 0; i < ROWS; i++) {
		char key[32];
		snprintf(key, sizeof key, "row-%zu", i);
		long at = dataset_find(dataset, TABLE_RESULTS, key);
		ck_assert_int_ge((int)at, 0);
		struct value row[SCHEMA_COLUMNS];
		dataset_row(dataset, TABLE_RESULTS, (size_t)at, row);
		ck_assert_double_eq(row[score].number, (double)i);
		if (at)
			ck_assert(row[date].number >= dataset_value(dataset, TABLE_RESULTS,
								    (size_t)at - 1, (size_t)date)
							      .number);
	}
	dataset_free(dataset);
}
END_TEST

START_TEST(a_path_follows_references_and_ends_in_nothing_when_they_do)
{
	struct batch batch;
	batch_init(&batch);
	put(&batch, TABLE_SOURCES, "id", "s", "kind", "web", "title", "T", NULL);
	put(&batch, TABLE_MODELS, "id", "m", "name", "M", "organization", "Lab", "source", "s",
	    NULL);
	put(&batch, TABLE_RESULTS, "id", "r", "benchmark", "none", "model", "m", "score", "0.5",
	    "source", "s", NULL);
	struct dataset *dataset = batch_dataset(&batch);
	batch_clear(&batch);
	ck_assert_str_eq(dataset_get(dataset, TABLE_RESULTS, 0, "model.organization").text, "Lab");
	ck_assert_str_eq(dataset_get(dataset, TABLE_RESULTS, 0, "model.source.title").text, "T");
	ck_assert(!value_known(dataset_get(dataset, TABLE_RESULTS, 0, "benchmark.name")));
	ck_assert(!value_known(dataset_get(dataset, TABLE_RESULTS, 0, "score.name")));
	ck_assert(!value_known(dataset_get(dataset, TABLE_RESULTS, 0, "nothing")));
	ck_assert(!value_known(dataset_get(dataset, TABLE_RESULTS, 7, "score")));
	dataset_free(dataset);
}
END_TEST

/* How many names a path from `table` can have. */
static int longest_from(enum table_id table)
{
	int most = 1;
	for (size_t c = 0; c < schema[table].column_count; c++)
		if (schema[table].columns[c].type == COLUMN_REF) {
			int here = 1 + longest_from(schema[table].columns[c].refers);
			most = here > most ? here : most;
		}
	return most;
}

START_TEST(the_longest_chain_of_references_is_a_path)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		ck_assert_msg(longest_from((enum table_id)t) <= PATH_STEPS, "%s", schema[t].name);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("model");
	TCase *tc = tcase_create("values and datasets");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_empty_text_is_an_absent_value_of_every_type);
	tcase_add_test(tc, a_number_out_of_its_range_is_refused_with_the_range_and_the_number);
	tcase_add_test(tc, what_is_no_plain_number_is_refused);
	tcase_add_test(tc, a_day_that_never_was_is_explained);
	tcase_add_test(tc, a_date_keeps_its_precision);
	tcase_add_test(tc, flags_are_read_in_three_spellings_and_written_in_one);
	tcase_add_test(tc, a_choice_lists_what_may_be_chosen);
	tcase_add_test(tc, a_key_holds_only_what_is_safe_on_a_command_line);
	tcase_add_test(tc, text_that_could_upset_a_terminal_is_refused);
	tcase_add_test(tc, a_refusal_never_repeats_control_characters);
	tcase_add_test(tc, what_is_written_reads_back_the_same);
	tcase_add_test(tc, a_slip_of_the_fingers_finds_its_word);
	tcase_add_test(tc, rows_are_in_order_of_date_then_key_with_unknown_dates_last);
	tcase_add_test(tc, a_large_table_sorts_and_finds_every_row);
	tcase_add_test(tc, a_path_follows_references_and_ends_in_nothing_when_they_do);
	tcase_add_test(tc, the_longest_chain_of_references_is_a_path);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
