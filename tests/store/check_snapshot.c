/* check_snapshot.c - the dataset in one piece is the dataset of the tables, or it is not used. */
#include "base/mem.h"
#include "run_suite.h"
#include "store/db.h"
#include "store/store.h"
#include "store/support_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *path;
static struct batch bundled;
static struct err err;

static void setup(void)
{
	struct store *store;
	folder_make();
	path = folder_path("kasoku.db");
	batch_init(&bundled);
	catalogue_small(&bundled);
	err_clear(&err);
	store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store && store_refresh(store, &bundled, "one", &err), "%s", err.text);
	store_close(store);
}

static void teardown(void)
{
	batch_clear(&bundled);
	free(path);
	folder_remove();
}

/* The dataset as a fresh program sees it. */
static struct dataset *load(void)
{
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	struct dataset *dataset = store_load(store, &err);
	ck_assert_msg(dataset != NULL, "%s", err.text);
	store_close(store);
	return dataset;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void assert_same(const struct dataset *a, const struct dataset *b)
{
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		ck_assert_uint_eq(dataset_count(a, t), dataset_count(b, t));
		for (size_t row = 0; row < dataset_count(a, t); row++) {
			struct value x[SCHEMA_COLUMNS], y[SCHEMA_COLUMNS];
			dataset_row(a, t, row, x);
			dataset_row(b, t, row, y);
			ck_assert_int_eq(dataset_is_user(a, t, row), dataset_is_user(b, t, row));
			for (size_t c = 0; c < schema[t].column_count; c++)
				ck_assert_msg(same_text(x[c].text, y[c].text) &&
						      memcmp(&x[c].number, &y[c].number,
							     sizeof x[c].number) == 0,
					      "%s.%s of row %zu", schema[t].name,
					      schema[t].columns[c].name, row);
		}
	}
	ck_assert_int_eq(dataset_date(a), dataset_date(b));
}

static long pieces(void)
{
	char *count = shell_ask(path, "SELECT count(*) FROM snapshot");
	long number = count ? strtol(count, NULL, 10) : -1;
	free(count);
	return number;
}

START_TEST(the_first_load_keeps_a_piece_and_the_next_reads_the_same_from_it)
{
	struct dataset *rows = load(), *piece = load();
	ck_assert_int_eq(pieces(), 1);
	assert_same(rows, piece);
	dataset_free(piece);
	/* To be sure that it is the piece that is read: a letter in it that the tables do not have.
	 */
	const char *name = dataset_get(rows, TABLE_MODELS, 0, "name").text;
	struct str sql;
	str_init(&sql);
	str_printf(&sql,
		   "UPDATE snapshot SET bytes = CAST(substr(bytes, 1, instr(bytes, CAST('%s' AS "
		   "BLOB)) - 1) || "
		   "x'58' || substr(bytes, instr(bytes, CAST('%s' AS BLOB)) + 1) AS BLOB)",
		   name, name);
	shell(path, sql.text);
	str_clear(&sql);
	piece = load();
	const char *now = dataset_get(piece, TABLE_MODELS, 0, "name").text;
	ck_assert_int_eq(now[0], 'X');
	ck_assert_str_eq(now + 1, name + 1);
	dataset_free(rows);
	dataset_free(piece);
}
END_TEST

START_TEST(a_row_changed_by_another_program_is_seen)
{
	dataset_free(load());
	shell(path, "UPDATE models SET name = 'Changed' WHERE id = (SELECT min(id) FROM models)");
	ck_assert_int_eq(pieces(), 0);
	struct dataset *dataset = load();
	bool seen = false;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_MODELS); row++)
		seen |= same_text(dataset_get(dataset, TABLE_MODELS, row, "name").text, "Changed");
	ck_assert(seen);
	ck_assert_int_eq(pieces(), 1);
	dataset_free(dataset);
}
END_TEST

START_TEST(an_import_is_seen_by_the_next_load)
{
	struct batch mine;
	size_t added, replaced;
	dataset_free(load());
	batch_init(&mine);
	row_add(&mine, TABLE_SOURCES, "id", "mine", "kind", "web", "title", "Mine", NULL);
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store_import(store, &mine, &added, &replaced, &err), "%s", err.text);
	store_close(store);
	batch_clear(&mine);
	struct dataset *dataset = load();
	ck_assert_int_ge(dataset_find(dataset, TABLE_SOURCES, "mine"), 0);
	dataset_free(dataset);
}
END_TEST

START_TEST(a_changed_table_makes_the_piece_void)
{
	dataset_free(load());
	shell(path, "CREATE TABLE notes (text TEXT)");
	char *found = shell_ask(path, "SELECT count(*) FROM snapshot, pragma_schema_version AS v "
				      "WHERE snapshot.schema_version = v.schema_version");
	ck_assert_str_eq(found, "0");
	free(found);
	dataset_free(load());
}
END_TEST

/* Every cut and every flipped byte of the piece: the tables are read instead, or a piece that still
 * holds together is; nothing else happens. */
START_TEST(a_damaged_piece_harms_nothing)
{
	struct dataset *rows = load();
	char *length = shell_ask(path, "SELECT length(bytes) FROM snapshot");
	char sql[200];
	long bytes = strtol(length, NULL, 10);
	free(length);
	for (long at = 0; at < bytes; at += 1 + bytes / 40) {
		snprintf(sql, sizeof sql,
			 "UPDATE snapshot SET bytes = CAST(substr(bytes, 1, %ld) || x'ff' || "
			 "substr(bytes, %ld) AS BLOB)",
			 at, at + 2);
		shell(path, sql);
		dataset_free(load());
		shell(path, "DELETE FROM snapshot");
		dataset_free(load());
		snprintf(sql, sizeof sql, "UPDATE snapshot SET bytes = substr(bytes, 1, %ld)", at);
		shell(path, sql);
		struct dataset *dataset = load();
		assert_same(rows, dataset);
		dataset_free(dataset);
		shell(path, "DELETE FROM snapshot");
		dataset_free(load());
	}
	dataset_free(rows);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("snapshot");
	TCase *t = tcase_create("piece");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, the_first_load_keeps_a_piece_and_the_next_reads_the_same_from_it);
	tcase_add_test(t, a_row_changed_by_another_program_is_seen);
	tcase_add_test(t, an_import_is_seen_by_the_next_load);
	tcase_add_test(t, a_changed_table_makes_the_piece_void);
	tcase_add_test(t, a_damaged_piece_harms_nothing);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
