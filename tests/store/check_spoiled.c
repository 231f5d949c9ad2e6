/* check_spoiled.c - what other programs wrote into a database of ours: seen, said, and nothing is
 * lost. */
#include "run_suite.h"
#include "store/db.h"
#include "store/support_store.h"

#include <stdlib.h>
#include <string.h>

static char *path;
static struct batch bundled;
static struct err err;

static struct store *open_fine(void)
{
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	return store;
}

static void setup(void)
{
	folder_make();
	path = folder_path("kasoku.db");
	batch_init(&bundled);
	catalogue_small(&bundled);
	err_clear(&err);
	struct store *store = open_fine();
	ck_assert_msg(store_refresh(store, &bundled, "one", &err), "%s", err.text);
	store_close(store);
}

static void teardown(void)
{
	batch_clear(&bundled);
	free(path);
	folder_remove();
}

static void assert_refused(const char *part)
{
	ck_assert_ptr_null(store_open_waiting(path, STORE_READ_WRITE, 0, &err));
	ck_assert_int_eq(err.kind, ERR_STORE);
	ck_assert_msg(strstr(err.text, part) != NULL, "%s", err.text);
}

/* What another program has just changed stands in the write-ahead log, where the header of the file
 * does not show it. */
START_TEST(what_only_the_log_shows_is_seen_and_refused_too)
{
	sqlite3 *other;
	struct str before, after;
	ck_assert(bytes_read(&before, path));
	ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other,
				      "PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_refused("a newer kasoku made this database (version 99");
	ck_assert_int_eq(sqlite3_exec(other, "PRAGMA application_id = 99", NULL, NULL, NULL),
			 SQLITE_OK);
	assert_refused("this is not a kasoku database");
	ck_assert(bytes_read(&after, path));
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.text, before.text, before.length);
	sqlite3_close(other);
	str_clear(&before);
	str_clear(&after);
}
END_TEST

START_TEST(a_text_too_large_for_a_figure_is_not_read)
{
	shell(path, "UPDATE models SET note = hex(zeroblob(9000000)) WHERE id = 'gpt'");
	struct store *store = open_fine();
	ck_assert_ptr_null(store_load(store, &err));
	ck_assert_msg(strstr(err.text, "takes too long or is too large to read"), "%s", err.text);
	store_close(store);
}
END_TEST

START_TEST(a_user_row_that_refers_to_nothing_stops_a_refresh_before_it_changes_anything)
{
	shell(path, "INSERT INTO models (id, name, source, origin) "
		    "VALUES ('mine', 'Mine', 'nowhere', 'user')");
	struct store *store = open_fine();
	ck_assert(!store_refresh(store, &bundled, "two", &err));
	ck_assert_msg(strstr(err.text,
			     "a row of `models` refers to a row of `sources` that does not "
			     "exist; nothing was changed"),
		      "%s", err.text);
	ck_assert_str_eq(store_signature(store), "one");
	struct dataset *loaded = store_load(store, &err);
	ck_assert_msg(loaded != NULL, "%s", err.text);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 3);
	dataset_free(loaded);
	store_close(store);
}
END_TEST

/* What SQLite may answer and no file can make it say at will. */
START_TEST(want_of_memory_and_what_nobody_expects_name_the_file)
{
	ck_assert(!db_fail_code("a.db", 0, SQLITE_NOMEM, "", 0, &err));
	ck_assert_str_eq(err.text, "a.db: out of memory; nothing was changed");
	ck_assert(
		!db_fail_code("a.db", 0, SQLITE_NOLFS, "large file support is disabled", 0, &err));
	ck_assert_str_eq(err.text, "a.db: large file support is disabled");
	ck_assert_int_eq(err.kind, ERR_STORE);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("spoiled");
	TCase *t = tcase_create("spoiled");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_only_the_log_shows_is_seen_and_refused_too);
	tcase_add_test(t, a_text_too_large_for_a_figure_is_not_read);
	tcase_add_test(
		t, a_user_row_that_refers_to_nothing_stops_a_refresh_before_it_changes_anything);
	tcase_add_test(t, want_of_memory_and_what_nobody_expects_name_the_file);
	suite_add_tcase(s, t);
	return run_suite(s);
}
