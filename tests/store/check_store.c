/* check_store.c - what is written, kept, replaced and loaded. */
#include "base/mem.h"
#include "run_suite.h"
#include "store/db.h"
#include "store/store.h"
#include "store/support_store.h"

#include <stdlib.h>
#include <string.h>

static struct batch bundled, mine;
static struct store *store;
static struct err err;

static void setup(void)
{
	batch_init(&bundled);
	batch_init(&mine);
	err_clear(&err);
	store = store_open(":memory:", STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	catalogue_small(&bundled);
	ck_assert_msg(store_refresh(store, &bundled, "one", &err), "%s", err.text);
}

static void teardown(void)
{
	store_close(store);
	batch_clear(&bundled);
	batch_clear(&mine);
}

static struct dataset *load(void)
{
	struct dataset *dataset = store_load(store, &err);
	ck_assert_msg(dataset != NULL, "%s", err.text);
	return dataset;
}

static void assert_same(const struct dataset *a, const struct dataset *b)
{
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		ck_assert_uint_eq(dataset_count(a, t), dataset_count(b, t));
		for (size_t i = 0; i < dataset_count(a, t); i++)
			for (size_t c = 0; c < schema[t].column_count; c++)
				ck_assert_msg(value_same(dataset_value(a, t, i, c),
							 dataset_value(b, t, i, c)),
					      "%s row %zu column %s", schema[t].name, i,
					      schema[t].columns[c].name);
	}
}

static bool is_users(const struct dataset *dataset, enum table_id table, const char *key)
{
	long row = dataset_find(dataset, table, key);
	ck_assert_msg(row >= 0, "%s has no %s", schema[table].name, key);
	return dataset_is_user(dataset, table, (size_t)row);
}

START_TEST(what_is_written_is_what_is_loaded)
{
	struct dataset *loaded = load(), *expected = batch_dataset(&bundled);
	assert_same(loaded, expected);
	ck_assert_int_eq(dataset_version(loaded), 3);
	ck_assert_int_eq(dataset_date(loaded), 20781);
	ck_assert_str_eq(store_signature(store), "one");
	ck_assert(!is_users(loaded, TABLE_MODELS, "gpt"));
	dataset_free(loaded);
	dataset_free(expected);
}
END_TEST

START_TEST(a_second_refresh_replaces_every_bundled_row)
{
	struct batch next;
	batch_init(&next);
	row_add(&next, TABLE_SOURCES, "id", "new", "kind", "web", "title", "New", NULL);
	ck_assert_msg(store_refresh(store, &next, "two", &err), "%s", err.text);
	struct dataset *loaded = load(), *expected = batch_dataset(&next);
	assert_same(loaded, expected);
	ck_assert_str_eq(store_signature(store), "two");
	dataset_free(loaded);
	dataset_free(expected);
	batch_clear(&next);
}
END_TEST

static void import_mine(size_t expect_added, size_t expect_replaced)
{
	size_t added, replaced;
	ck_assert_msg(store_import(store, &mine, &added, &replaced, &err), "%s", err.text);
	ck_assert_uint_eq(added, expect_added);
	ck_assert_uint_eq(replaced, expect_replaced);
}

START_TEST(a_refresh_leaves_the_users_rows_alone)
{
	row_add(&mine, TABLE_MODELS, "id", "mine", "name", "Mine", "source", "paper", NULL);
	import_mine(1, 0);
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	struct dataset *loaded = load();
	ck_assert(is_users(loaded, TABLE_MODELS, "mine"));
	ck_assert(!is_users(loaded, TABLE_MODELS, "gpt"));
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 3);
	dataset_free(loaded);
}
END_TEST

START_TEST(what_a_users_row_refers_to_stays_when_it_is_no_longer_bundled)
{
	struct batch next;
	batch_init(&next);
	row_add(&mine, TABLE_RESULTS, "id", "my-result", "benchmark", "mmlu", "model", "retired",
		"score", "0.3", "source", "paper", NULL);
	import_mine(1, 0);
	row_add(&next, TABLE_SOURCES, "id", "paper", "kind", "paper", "title", "A paper", NULL);
	ck_assert_msg(store_refresh(store, &next, "two", &err), "%s", err.text);
	struct dataset *loaded = load();
	ck_assert(is_users(loaded, TABLE_RESULTS, "my-result"));
	ck_assert(is_users(loaded, TABLE_MODELS, "retired"));
	ck_assert(is_users(loaded, TABLE_BENCHMARKS, "mmlu"));
	ck_assert(is_users(loaded, TABLE_UNITS, "fraction"));
	ck_assert(is_users(loaded, TABLE_SOURCES, "old"));
	ck_assert(!is_users(loaded, TABLE_SOURCES, "paper"));
	ck_assert_int_eq(dataset_find(loaded, TABLE_MODELS, "gpt"), -1);
	dataset_free(loaded);
	batch_clear(&next);
}
END_TEST

START_TEST(a_users_row_wins_over_a_new_bundled_row_with_its_key)
{
	row_add(&mine, TABLE_SOURCES, "id", "late", "kind", "web", "title", "Mine", NULL);
	import_mine(1, 0);
	row_add(&bundled, TABLE_SOURCES, "id", "late", "kind", "web", "title", "Theirs", NULL);
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	struct dataset *loaded = load();
	size_t row = (size_t)dataset_find(loaded, TABLE_SOURCES, "late");
	ck_assert_str_eq(dataset_get(loaded, TABLE_SOURCES, row, "title").text, "Mine");
	ck_assert(dataset_is_user(loaded, TABLE_SOURCES, row));
	dataset_free(loaded);
}
END_TEST

START_TEST(unchanged_rows_are_left_out_and_replaced_ones_counted)
{
	row_add(&mine, TABLE_SOURCES, "id", "own", "kind", "web", "title", "First", NULL);
	import_mine(1, 0);
	struct dataset *there = load();
	batch_clear(&mine);
	row_add(&mine, TABLE_SOURCES, "id", "own", "kind", "web", "title", "Second", NULL);
	row_add(&mine, TABLE_SOURCES, "id", "paper", "kind", "paper", "title", "A paper", NULL);
	batch_check(&mine, there, true);
	ck_assert_uint_eq(mine.problem_count, 0);
	import_mine(0, 1);
	dataset_free(there);
	there = load();
	size_t row = (size_t)dataset_find(there, TABLE_SOURCES, "own");
	ck_assert_str_eq(dataset_get(there, TABLE_SOURCES, row, "title").text, "Second");
	ck_assert(!is_users(there, TABLE_SOURCES, "paper"));
	dataset_free(there);
}
END_TEST

static void assert_import_fails(const char *part)
{
	size_t added, replaced;
	struct dataset *before = load();
	ck_assert(!store_import(store, &mine, &added, &replaced, &err));
	ck_assert_int_eq(err.kind, ERR_STORE);
	ck_assert_msg(strstr(err.text, part), "%s", err.text);
	ck_assert_uint_eq(added + replaced, 0);
	struct dataset *after = load();
	assert_same(before, after);
	dataset_free(before);
	dataset_free(after);
}

START_TEST(an_import_that_refers_to_nothing_writes_nothing)
{
	row_add(&mine, TABLE_SOURCES, "id", "fine", "kind", "web", "title", "Fine", NULL);
	row_add(&mine, TABLE_MODELS, "id", "lost", "name", "Lost", "source", "nowhere", NULL);
	assert_import_fails("do not fit together");
}
END_TEST

START_TEST(an_import_never_overwrites_a_bundled_row)
{
	row_add(&mine, TABLE_SOURCES, "id", "fine", "kind", "web", "title", "Fine", NULL);
	row_add(&mine, TABLE_SOURCES, "id", "paper", "kind", "web", "title", "Other", NULL);
	assert_import_fails("has a bundled row paper by now");
}
END_TEST

START_TEST(a_full_disk_undoes_a_refresh)
{
	struct batch next;
	batch_init(&next);
	for (int i = 0; i < 5000; i++)
		row_add(&next, TABLE_SOURCES, "id",
			arena_printf(&next.arena, "source-number-%d", i), "kind", "web", "title",
			"A title that takes some room in the file", NULL);
	struct dataset *before = load();
	sqlite3_exec(store->db, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
	ck_assert(!store_refresh(store, &next, "two", &err));
	ck_assert_msg(strstr(err.text, "the disk is full and nothing was changed"), "%s", err.text);
	struct dataset *after = load();
	assert_same(before, after);
	ck_assert_str_eq(store_signature(store), "one");
	dataset_free(before);
	dataset_free(after);
	batch_clear(&next);
}
END_TEST

START_TEST(keys_are_enforced_again_after_a_refresh)
{
	ck_assert_int_ne(sqlite3_exec(store->db,
				      "UPDATE models SET source = 'nowhere' WHERE id = 'gpt'", NULL,
				      NULL, NULL),
			 SQLITE_OK);
}
END_TEST

START_TEST(a_sound_database_has_a_report_without_findings)
{
	struct str report;
	str_init(&report);
	ck_assert_msg(store_check(store, &report, &err), "%s", err.text);
	ck_assert(strstr(report.text, "catalogue version 3 of 2026-11-24\n"));
	ck_assert(strstr(report.text, "models: 2 rows\n"));
	str_clear(&report);
}
END_TEST

START_TEST(what_other_programs_spoiled_is_found)
{
	struct str report;
	str_init(&report);
	sqlite3_exec(store->db,
		     "PRAGMA foreign_keys = OFF; DELETE FROM sources WHERE id = 'old';"
		     "UPDATE models SET date = 'long ago', mfu = 7 WHERE id = 'gpt'",
		     NULL, NULL, NULL);
	ck_assert(!store_check(store, &report, &err));
	ck_assert_msg(strstr(report.text, "a row of `models` refers to a row of `sources` that is"),
		      "%s", report.text);
	ck_assert(strstr(report.text, "models, gpt: not a date: long ago"));
	ck_assert(strstr(report.text, "models, gpt: mfu must be from 0 to 1, not 7"));
	struct dataset *loaded = load();
	size_t row = (size_t)dataset_find(loaded, TABLE_MODELS, "gpt");
	ck_assert(!value_known(dataset_get(loaded, TABLE_MODELS, row, "date")));
	dataset_free(loaded);
	str_clear(&report);
}
END_TEST

/* The tables as SQLite describes them. */

static sqlite3_stmt *ask(const char *sql, const char *table)
{
	sqlite3_stmt *statement;
	ck_assert_int_eq(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
	if (table)
		sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
	return statement;
}

static const char *type_of(const struct column *column)
{
	switch (column->type) {
	case COLUMN_NUMBER:
		return "REAL";
	case COLUMN_INTEGER:
	case COLUMN_FLAG:
		return "INTEGER";
	default:
		return "TEXT";
	}
}

START_TEST(the_tables_have_exactly_the_columns_of_the_schema)
{
	const struct table *t = &schema[_i];
	sqlite3_stmt *info =
		ask("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1)", t->name);
	for (size_t c = 0; c < t->column_count; c++) {
		ck_assert_msg(sqlite3_step(info) == SQLITE_ROW, "%s lacks %s", t->name,
			      t->columns[c].name);
		ck_assert_str_eq((const char *)sqlite3_column_text(info, 0), t->columns[c].name);
		ck_assert_str_eq((const char *)sqlite3_column_text(info, 1),
				 type_of(&t->columns[c]));
		ck_assert_msg(sqlite3_column_int(info, 2) == t->columns[c].required, "%s.%s",
			      t->name, t->columns[c].name);
		ck_assert_int_eq(sqlite3_column_int(info, 3), c == 0);
	}
	ck_assert_int_eq(sqlite3_step(info), SQLITE_ROW);
	ck_assert_str_eq((const char *)sqlite3_column_text(info, 0), "origin");
	ck_assert_int_eq(sqlite3_step(info), SQLITE_DONE);
	sqlite3_finalize(info);
}
END_TEST

START_TEST(references_of_the_schema_are_foreign_keys)
{
	const struct table *t = &schema[_i];
	int references = 0;
	for (size_t c = 0; c < t->column_count; c++)
		references += t->columns[c].type == COLUMN_REF;
	sqlite3_stmt *keys =
		ask("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?1)", t->name);
	while (sqlite3_step(keys) == SQLITE_ROW) {
		int c = schema_column((enum table_id)_i,
				      (const char *)sqlite3_column_text(keys, 1));
		ck_assert_int_ge(c, 0);
		ck_assert_str_eq((const char *)sqlite3_column_text(keys, 0),
				 schema[t->columns[c].refers].name);
		references--;
	}
	ck_assert_int_eq(references, 0);
	sqlite3_finalize(keys);
}
END_TEST

START_TEST(every_table_is_strict_and_every_view_can_be_read)
{
	int tables = 0, views = 0;
	/* They are for people: the program itself never reads one. */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 1, (int *)NULL);
	sqlite3_stmt *list = ask("SELECT name, type, strict FROM pragma_table_list "
				 "WHERE schema = 'main' AND name NOT LIKE 'sqlite%'",
				 NULL);
	while (sqlite3_step(list) == SQLITE_ROW) {
		bool view = strcmp((const char *)sqlite3_column_text(list, 1), "view") == 0;
		struct str sql;
		str_init(&sql);
		str_printf(&sql, "SELECT * FROM %s", (const char *)sqlite3_column_text(list, 0));
		sqlite3_stmt *all = ask(sql.text, NULL);
		ck_assert_int_ne(sqlite3_step(all), SQLITE_ERROR);
		sqlite3_finalize(all);
		str_clear(&sql);
		ck_assert(view || sqlite3_column_int(list, 2) == 1);
		*(view ? &views : &tables) += 1;
	}
	sqlite3_finalize(list);
	ck_assert_int_eq(tables, TABLE_COUNT + 1);
	ck_assert_int_ge(views, 8);
}
END_TEST

START_TEST(every_column_that_names_a_source_counts_as_a_citation)
{
	int columns = 0;
	for (int t = 0; t < TABLE_COUNT; t++)
		for (size_t c = 0; c < schema[t].column_count; c++)
			columns += schema[t].columns[c].type == COLUMN_REF &&
				   schema[t].columns[c].refers == TABLE_SOURCES;
	sqlite3_stmt *view = ask("SELECT sql FROM sqlite_schema WHERE name = 'citations'", NULL);
	ck_assert_int_eq(sqlite3_step(view), SQLITE_ROW);
	const char *at = (const char *)sqlite3_column_text(view, 0);
	for (; (at = strstr(at, " FROM ")); at++)
		columns--;
	ck_assert_int_eq(columns, 0);
	sqlite3_finalize(view);
}
END_TEST

/* Fills the derived table of abilities with one row, as computing it would. */
static void derive(struct dataset *dataset, double ability)
{
	struct value values[SCHEMA_COLUMNS];
	dataset_refill(dataset, TABLE_ABILITIES);
	dataset_blank(values, TABLE_ABILITIES);
	values[schema_column(TABLE_ABILITIES, "id")].text = "gpt";
	values[schema_column(TABLE_ABILITIES, "model")].text = "gpt";
	values[schema_column(TABLE_ABILITIES, "source")].text = "paper";
	values[schema_column(TABLE_ABILITIES, "value")].number = ability;
	dataset_add(dataset, TABLE_ABILITIES, values, false);
	dataset_seal(dataset);
}

START_TEST(what_is_computed_is_kept_with_what_it_rests_on_until_the_catalogue_changes)
{
	struct dataset *dataset = load();
	ck_assert_str_eq(store_derived(store), "");
	for (int round = 0; round < 2; round++) {
		derive(dataset, 120 + round);
		ck_assert_msg(store_derive(store, dataset, round ? "second" : "first", &err), "%s",
			      err.text);
		struct dataset *again = load();
		assert_same(again, dataset);
		dataset_free(again);
	}
	ck_assert_str_eq(store_derived(store), "second");
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	ck_assert_str_eq(store_derived(store), "");
	dataset_free(dataset);
	dataset = load();
	ck_assert_uint_eq(dataset_count(dataset, TABLE_ABILITIES), 0);
	dataset_free(dataset);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("store");
	TCase *t = tcase_create("rows");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_is_written_is_what_is_loaded);
	tcase_add_test(t,
		       what_is_computed_is_kept_with_what_it_rests_on_until_the_catalogue_changes);
	tcase_add_test(t, a_second_refresh_replaces_every_bundled_row);
	tcase_add_test(t, a_refresh_leaves_the_users_rows_alone);
	tcase_add_test(t, what_a_users_row_refers_to_stays_when_it_is_no_longer_bundled);
	tcase_add_test(t, a_users_row_wins_over_a_new_bundled_row_with_its_key);
	tcase_add_test(t, unchanged_rows_are_left_out_and_replaced_ones_counted);
	tcase_add_test(t, an_import_that_refers_to_nothing_writes_nothing);
	tcase_add_test(t, an_import_never_overwrites_a_bundled_row);
	tcase_add_test(t, a_full_disk_undoes_a_refresh);
	tcase_add_test(t, keys_are_enforced_again_after_a_refresh);
	tcase_add_test(t, a_sound_database_has_a_report_without_findings);
	tcase_add_test(t, what_other_programs_spoiled_is_found);
	tcase_add_loop_test(t, the_tables_have_exactly_the_columns_of_the_schema, 0, TABLE_COUNT);
	tcase_add_loop_test(t, references_of_the_schema_are_foreign_keys, 0, TABLE_COUNT);
	tcase_add_test(t, every_table_is_strict_and_every_view_can_be_read);
	tcase_add_test(t, every_column_that_names_a_source_counts_as_a_citation);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
