/* check_old.c - databases that older versions made: each opens with all of its rows and is brought up to date. */
#include "run_suite.h"
#include "store/store.h"
#include "store/support_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `claims`: the user's, in stores that know them. */
static const struct {
	const char *name;
	size_t claims;
} olds[] = { { "v1", 0 }, { "v2", 1 }, { "v3", 1 } };

START_TEST(a_store_of_an_older_version_opens_with_all_its_rows)
{
	struct str sql;
	struct err err = { 0 };
	struct batch bundled;
	char file[300], *path, *fresh;
	folder_make();
	path = folder_path("kasoku.db");
	fresh = folder_path("fresh.db");
	snprintf(file, sizeof file, TEST_SRCDIR "/tests/store/old/%s.sql", olds[_i].name);
	ck_assert(bytes_read(&sql, file));
	shell(path, sql.text);
	str_clear(&sql);
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	struct dataset *loaded = store_load(store, &err);
	ck_assert_msg(loaded != NULL, "%s", err.text);
	ck_assert_int_eq(dataset_version(loaded), 3);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 3);
	long mine = dataset_find(loaded, TABLE_MODELS, "mine");
	ck_assert_int_ge(mine, 0);
	ck_assert(dataset_is_user(loaded, TABLE_MODELS, (size_t)mine));
	ck_assert_double_eq(dataset_get(loaded, TABLE_MODELS, (size_t)mine, "compute").number, 1e24);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_CLAIMS), olds[_i].claims);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_EVIDENCE), olds[_i].claims);
	batch_init(&bundled);
	catalogue_small(&bundled);
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	dataset_free(loaded);
	loaded = store_load(store, &err);
	ck_assert_int_ge(dataset_find(loaded, TABLE_MODELS, "mine"), 0);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_EVIDENCE), olds[_i].claims);
	dataset_free(loaded);
	store_close(store);
	store_close(store_open(fresh, STORE_READ_WRITE, NULL));
	char *version = shell_ask(path, "PRAGMA user_version"), *newest = shell_ask(fresh, "PRAGMA user_version");
	ck_assert_str_eq(version, newest);
	free(version);
	free(newest);
	batch_clear(&bundled);
	free(path);
	free(fresh);
	folder_remove();
}
END_TEST

START_TEST(a_store_of_an_older_version_that_is_only_read_is_refused_and_left_as_it_is)
{
	struct str sql, before, after;
	struct err err = { 0 };
	folder_make();
	char *path = folder_path("kasoku.db");
	ck_assert(bytes_read(&sql, TEST_SRCDIR "/tests/store/old/v1.sql"));
	shell(path, sql.text);
	ck_assert(bytes_read(&before, path));
	ck_assert_ptr_null(store_open(path, STORE_READ_ONLY, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "kasoku.db: an older kasoku made this database (version 1) "
					       "and it cannot be brought up to date"));
	ck_assert(bytes_read(&after, path));
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.text, before.text, before.length);
	str_clear(&sql);
	str_clear(&before);
	str_clear(&after);
	free(path);
	folder_remove();
}
END_TEST

int main(void)
{
	Suite *s = suite_create("old");
	TCase *t = tcase_create("old");
	tcase_set_timeout(t, 30);
	tcase_add_loop_test(t, a_store_of_an_older_version_opens_with_all_its_rows, 0, sizeof olds / sizeof *olds);
	tcase_add_test(t, a_store_of_an_older_version_that_is_only_read_is_refused_and_left_as_it_is);
	suite_add_tcase(s, t);
	return run_suite(s);
}
