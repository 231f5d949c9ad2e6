/* check_trouble.c - databases on disk: strangers', broken, locked, old; and several processes at once. */
#include "base/mem.h"
#include "store/db.h"
#include "store/store.h"
#include "store/support_store.h"
#include "run_suite.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *path;
static struct batch bundled;
static struct err err;

static void setup(void)
{
	folder_make();
	path = folder_path("kasoku.db");
	batch_init(&bundled);
	catalogue_small(&bundled);
	err_clear(&err);
}

static void teardown(void)
{
	batch_clear(&bundled);
	free(path);
	folder_remove();
}

static struct store *open_fine(const char *name, enum store_mode mode)
{
	struct store *store = store_open(name, mode, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	return store;
}

static void make_store(void)
{
	struct store *store = open_fine(path, STORE_READ_WRITE);
	ck_assert_msg(store_refresh(store, &bundled, "one", &err), "%s", err.text);
	store_close(store);
}

/* Opening `name` fails with `part` in the sentence, the file keeps its bytes and nothing new lies beside. */
static void assert_refused(const char *name, enum store_mode mode, const char *part)
{
	struct str before, after;
	bool there = bytes_read(&before, name);
	size_t files = folder_count();
	ck_assert_ptr_null(store_open_waiting(name, mode, 0, &err));
	ck_assert_int_eq(err.kind, ERR_STORE);
	ck_assert_msg(strstr(err.text, part) != NULL, "%s", err.text);
	ck_assert_msg(strstr(err.text, name) != NULL, "%s", err.text);
	ck_assert_int_eq(bytes_read(&after, name), there);
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.text, before.text, before.length);
	ck_assert_uint_eq(folder_count(), files);
	str_clear(&before);
	str_clear(&after);
}

START_TEST(a_store_on_disk_keeps_what_it_was_given)
{
	make_store();
	struct store *store = open_fine(path, STORE_READ_WRITE);
	ck_assert(store_writable(store));
	ck_assert_str_eq(store_signature(store), "one");
	struct dataset *loaded = store_load(store, &err);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 2);
	dataset_free(loaded);
	store_close(store);
	char *application = shell_ask(path, "PRAGMA application_id");
	ck_assert_str_eq(application, "1801548655"); /* "kaso" */
	free(application);
}
END_TEST

START_TEST(a_missing_folder_a_folder_and_a_pipe_are_told_apart)
{
	char *below = folder_path("no/such/kasoku.db"), *pipe_name = folder_path("pipe");
	assert_refused(below, STORE_READ_WRITE, "no/such does not exist; create it");
	char *folder = folder_path(".");
	ck_assert_ptr_null(store_open(folder, STORE_READ_WRITE, &err));
	ck_assert_msg(strstr(err.text, "this is a folder"), "%s", err.text);
	ck_assert_int_eq(mkfifo(pipe_name, 0600), 0);
	ck_assert_ptr_null(store_open(pipe_name, STORE_READ_WRITE, &err));
	ck_assert_msg(strstr(err.text, "this is not a file"), "%s", err.text);
	ck_assert_ptr_null(store_open("", STORE_READ_WRITE, &err));
	free(below);
	free(pipe_name);
	free(folder);
}
END_TEST

START_TEST(reading_only_what_is_not_there_makes_nothing)
{
	ck_assert_ptr_null(store_open(path, STORE_READ_ONLY, &err));
	ck_assert_msg(strstr(err.text, "there is no such database"), "%s", err.text);
	ck_assert_uint_eq(folder_count(), 0);
}
END_TEST

START_TEST(a_text_file_is_refused_and_left_as_it_is)
{
	static const char text[] = "id,name\nthis is the wrong file, and somebody needs it\n";
	ck_assert(bytes_write(path, text, sizeof text - 1));
	assert_refused(path, STORE_READ_WRITE, "this is not a kasoku database");
	assert_refused(path, STORE_READ_ONLY, "this is not a kasoku database");
}
END_TEST

START_TEST(somebody_elses_database_is_refused_and_left_as_it_is)
{
	shell(path, "CREATE TABLE contacts (name); INSERT INTO contacts VALUES ('Ada')");
	assert_refused(path, STORE_READ_WRITE, "this is not a kasoku database");
	shell(path, "PRAGMA journal_mode = WAL; PRAGMA application_id = 99; PRAGMA user_version = 1");
	assert_refused(path, STORE_READ_WRITE, "this is not a kasoku database");
}
END_TEST

START_TEST(a_newer_database_is_refused_and_left_as_it_is)
{
	make_store();
	shell(path, "PRAGMA user_version = 99");
	assert_refused(path, STORE_READ_WRITE, "a newer kasoku made this database (version 99");
	assert_refused(path, STORE_READ_ONLY, "update kasoku");
}
END_TEST

START_TEST(an_empty_file_becomes_a_store)
{
	ck_assert(bytes_write(path, "", 0));
	store_close(open_fine(path, STORE_READ_WRITE));
}
END_TEST

START_TEST(an_empty_file_that_is_only_read_is_said_to_be_empty)
{
	ck_assert(bytes_write(path, "", 0));
	assert_refused(path, STORE_READ_ONLY, "the database is empty");
}
END_TEST

START_TEST(a_damaged_schema_is_refused_and_left_as_it_is)
{
	struct str bytes;
	make_store();
	ck_assert(bytes_read(&bytes, path));
	memset(bytes.text + 100, 0x5a, 3000);
	ck_assert(bytes_write(path, bytes.text, bytes.length));
	assert_refused(path, STORE_READ_ONLY, "the database is damaged");
	ck_assert_ptr_null(store_open(path, STORE_READ_WRITE, &err));
	ck_assert_msg(strstr(err.text, "move it away"), "%s", err.text);
	str_clear(&bytes);
}
END_TEST

START_TEST(damaged_rows_are_found_when_they_are_loaded)
{
	struct str bytes, report;
	make_store();
	ck_assert(bytes_read(&bytes, path));
	char *page = shell_ask(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'models'");
	memset(bytes.text + 4096 * (atol(page) - 1), 0x5a, 4096);
	ck_assert(bytes_write(path, bytes.text, bytes.length));
	struct store *store = open_fine(path, STORE_READ_ONLY);
	ck_assert_ptr_null(store_load(store, &err));
	ck_assert_msg(strstr(err.text, "the database is damaged"), "%s", err.text);
	str_init(&report);
	ck_assert(!store_check(store, &report, &err));
	store_close(store);
	str_clear(&report);
	str_clear(&bytes);
	free(page);
}
END_TEST

START_TEST(a_truncated_database_is_refused)
{
	make_store();
	ck_assert_int_eq(truncate(path, 5000), 0);
	struct store *store = store_open(path, STORE_READ_ONLY, &err);
	if (store) {
		ck_assert_ptr_null(store_load(store, &err));
		store_close(store);
	}
	ck_assert_msg(strstr(err.text, "the database is damaged"), "%s", err.text);
}
END_TEST

START_TEST(a_database_whose_tables_were_changed_is_not_guessed_at)
{
	make_store();
	shell(path, "PRAGMA legacy_alter_table = 1; ALTER TABLE models RENAME COLUMN compute TO flop");
	struct store *store = open_fine(path, STORE_READ_WRITE);
	ck_assert_ptr_null(store_load(store, &err));
	ck_assert_msg(strstr(err.text, "another program has changed its tables"), "%s", err.text);
	store_close(store);
}
END_TEST

START_TEST(a_read_only_store_can_be_read_and_not_written)
{
	size_t added, replaced;
	make_store();
	struct store *store = open_fine(path, STORE_READ_ONLY);
	ck_assert(!store_writable(store));
	struct dataset *loaded = store_load(store, &err);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 2);
	ck_assert(!store_refresh(store, &bundled, "two", &err));
	ck_assert_msg(strstr(err.text, "cannot be written"), "%s", err.text);
	ck_assert(!store_import(store, &bundled, &added, &replaced, &err));
	err_clear(&err);
	ck_assert(!store_derive(store, loaded, "two", &err));
	ck_assert_msg(strstr(err.text, "cannot be written"), "%s", err.text);
	ck_assert_str_eq(store_derived(store), "");
	ck_assert_str_eq(store_signature(store), "one");
	dataset_free(loaded);
	store_close(store);
}
END_TEST

/* Permissions do not bind root; in its own process a test can become nobody. */
static void become_nobody(void)
{
	if (geteuid() == 0)
		ck_assert_int_eq(seteuid(65534), 0);
}

static void become_oneself(void)
{
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(0), 0);
}

START_TEST(a_store_without_write_permission_opens_read_only)
{
	make_store();
	char *folder = folder_path("");
	ck_assert_int_eq(chmod(path, 0444), 0);
	ck_assert_int_eq(chmod(folder, 0555), 0);
	become_nobody();
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	bool opened = store != NULL, writable = opened && store_writable(store);
	struct dataset *loaded = opened ? store_load(store, &err) : NULL;
	become_oneself();
	ck_assert_int_eq(chmod(folder, 0755), 0);
	ck_assert_msg(opened && loaded, "%s", err.text);
	ck_assert(!writable);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 2);
	dataset_free(loaded);
	store_close(store);
	free(folder);
}
END_TEST

START_TEST(a_store_without_read_permission_says_so)
{
	make_store();
	char *folder = folder_path("");
	ck_assert_int_eq(chmod(path, 0), 0);
	ck_assert_int_eq(chmod(folder, 0755), 0);
	become_nobody();
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	become_oneself();
	ck_assert_ptr_null(store);
	ck_assert_msg(strstr(err.text, "Permission denied"), "%s", err.text);
	free(folder);
}
END_TEST

START_TEST(a_new_store_in_a_folder_without_permission_says_so)
{
	char *folder = folder_path("");
	ck_assert_int_eq(chmod(folder, 0555), 0);
	become_nobody();
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	become_oneself();
	ck_assert_int_eq(chmod(folder, 0755), 0);
	ck_assert_ptr_null(store);
	ck_assert_msg(strstr(err.text, "Permission denied"), "%s", err.text);
	free(folder);
}
END_TEST

START_TEST(a_locked_store_is_said_to_be_locked_and_not_changed)
{
	sqlite3 *other;
	size_t added, replaced;
	make_store();
	struct store *store = store_open_waiting(path, STORE_READ_WRITE, 0, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	ck_assert(!store_refresh(store, &bundled, "two", &err));
	ck_assert_msg(strstr(err.text, "another program has kept it locked"), "%s", err.text);
	ck_assert(!store_import(store, &bundled, &added, &replaced, &err));
	struct dataset *loaded = store_load(store, &err); /* a write-ahead log lets readers read */
	ck_assert_msg(loaded != NULL, "%s", err.text);
	dataset_free(loaded);
	sqlite3_close(other);
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	store_close(store);
}
END_TEST

START_TEST(a_store_that_is_locked_while_it_opens_is_said_to_be_locked)
{
	sqlite3 *other;
	make_store();
	shell(path, "PRAGMA journal_mode = DELETE");
	ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_ptr_null(store_open_waiting(path, STORE_READ_WRITE, 0, &err));
	ck_assert_msg(strstr(err.text, "another program has kept it locked"), "%s", err.text);
	sqlite3_close(other);
}
END_TEST

START_TEST(a_full_disk_while_opening_leaves_no_half_made_tables)
{
	struct rlimit limit = { 20000, 20000 }; /* bytes a file may have: the system refuses the rest */
	setrlimit(RLIMIT_FSIZE, &limit);
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_ptr_null(store_open(path, STORE_READ_WRITE, &err));
	ck_assert_msg(strstr(err.text, "reading or writing failed"), "%s", err.text);
	char *tables = shell_ask(path, "SELECT count(*) FROM sqlite_schema");
	ck_assert_str_eq(tables, "0");
	free(tables);
}
END_TEST

/* Runs `work` in another process and waits for it. */
static void elsewhere(void (*work)(int number), int number)
{
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		work(number);
		_exit(0);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}

static void import_one(int number)
{
	struct batch mine;
	char id[32];
	size_t added, replaced;
	batch_init(&mine);
	snprintf(id, sizeof id, "mine-%d", number);
	row_add(&mine, TABLE_SOURCES, "id", id, "kind", "web", "title", "Mine", NULL);
	struct store *store = store_open(path, STORE_READ_WRITE, NULL);
	bool ok = store && store_import(store, &mine, &added, &replaced, NULL) && added == 1;
	store_close(store);
	batch_clear(&mine);
	if (!ok)
		_exit(1);
}

START_TEST(what_another_process_commits_changes_the_count)
{
	make_store();
	struct store *store = open_fine(path, STORE_READ_WRITE);
	long before = store_change_count(store);
	ck_assert_int_eq(store_change_count(store), before);
	elsewhere(import_one, 1);
	ck_assert_int_ne(store_change_count(store), before);
	struct dataset *loaded = store_load(store, &err);
	ck_assert_int_ge(dataset_find(loaded, TABLE_SOURCES, "mine-1"), 0);
	dataset_free(loaded);
	store_close(store);
}
END_TEST

static void start_first(int number)
{
	(void)number;
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	bool ok = store && store_refresh(store, &bundled, "one", &err);
	store_close(store);
	if (!ok) {
		fprintf(stderr, "%s\n", err.text);
		_exit(1);
	}
}

/* Several processes at the same moment, and every one must succeed. */
static void together(void (*work)(int number), int processes)
{
	pid_t children[8];
	for (int i = 0; i < processes; i++) {
		children[i] = fork();
		ck_assert_int_ge(children[i], 0);
		if (children[i] == 0) {
			work(i);
			_exit(0);
		}
	}
	for (int i = 0; i < processes; i++) {
		int status;
		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_int_eq(status, 0);
	}
}

START_TEST(several_first_starts_at_once_make_one_store)
{
	together(start_first, 4);
	struct store *store = open_fine(path, STORE_READ_ONLY);
	struct dataset *loaded = store_load(store, &err);
	ck_assert_uint_eq(dataset_count(loaded, TABLE_MODELS), 2);
	dataset_free(loaded);
	store_close(store);
}
END_TEST

START_TEST(imports_of_several_processes_all_arrive)
{
	make_store();
	together(import_one, 6);
	char *count = shell_ask(path, "SELECT count(*) FROM sources WHERE origin = 'user'");
	ck_assert_str_eq(count, "6");
	free(count);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("store on disk");
	TCase *t = tcase_create("trouble");
	tcase_set_timeout(t, 30);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_store_on_disk_keeps_what_it_was_given);
	tcase_add_test(t, a_missing_folder_a_folder_and_a_pipe_are_told_apart);
	tcase_add_test(t, reading_only_what_is_not_there_makes_nothing);
	tcase_add_test(t, a_text_file_is_refused_and_left_as_it_is);
	tcase_add_test(t, somebody_elses_database_is_refused_and_left_as_it_is);
	tcase_add_test(t, a_newer_database_is_refused_and_left_as_it_is);
	tcase_add_test(t, an_empty_file_becomes_a_store);
	tcase_add_test(t, an_empty_file_that_is_only_read_is_said_to_be_empty);
	tcase_add_test(t, a_damaged_schema_is_refused_and_left_as_it_is);
	tcase_add_test(t, damaged_rows_are_found_when_they_are_loaded);
	tcase_add_test(t, a_truncated_database_is_refused);
	tcase_add_test(t, a_database_whose_tables_were_changed_is_not_guessed_at);
	tcase_add_test(t, a_read_only_store_can_be_read_and_not_written);
	tcase_add_test(t, a_store_without_write_permission_opens_read_only);
	tcase_add_test(t, a_store_without_read_permission_says_so);
	tcase_add_test(t, a_new_store_in_a_folder_without_permission_says_so);
	tcase_add_test(t, a_locked_store_is_said_to_be_locked_and_not_changed);
	tcase_add_test(t, a_store_that_is_locked_while_it_opens_is_said_to_be_locked);
	tcase_add_test(t, a_full_disk_while_opening_leaves_no_half_made_tables);
	tcase_add_test(t, what_another_process_commits_changes_the_count);
	tcase_add_test(t, several_first_starts_at_once_make_one_store);
	tcase_add_test(t, imports_of_several_processes_all_arrive);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
