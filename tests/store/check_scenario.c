/* check_scenario.c - scenarios in the store: saved whole or not at all, whenever the process dies. */
#include "store/db.h"
#include "store/support_store.h"
#include "run_suite.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *path;
static struct err err;
static struct batch bundled;

static void add_lever(struct batch *batch, const char *id)
{
	row_add(batch, TABLE_LEVERS, "id", id, "title", id, "driver", "scale", "rank", "1", "acts", "set", "term",
	    "spend", "scale", "linear", "value", "1", "spread", "fixed", "slider_low", "0", "slider_high",
	    "9", "step", "1", "tier", "judgement", "statement", "S", "source", "src", NULL);
}

/* The scenario `name` with `count` levers at `value`. */
static void make_rows(struct batch *batch, const char *name, int count, const char *value)
{
	char id[64], lever[16];
	batch_init(batch);
	row_add(batch, TABLE_SCENARIOS, "id", name, "title", value, "state", "saved", NULL);
	for (int i = 0; i < count; i++) {
		snprintf(lever, sizeof lever, "l%d", i);
		snprintf(id, sizeof id, "%s/%s", name, lever);
		row_add(batch, TABLE_SETTINGS, "id", id, "scenario", name, "lever", lever, "value", value, NULL);
	}
}

static void setup(void)
{
	folder_make();
	path = folder_path("kasoku.db");
	err_clear(&err);
	batch_init(&bundled);
	row_add(&bundled, TABLE_SOURCES, "id", "src", "kind", "web", "title", "T", NULL);
	for (int i = 0; i < 8; i++) {
		char id[16];
		snprintf(id, sizeof id, "l%d", i);
		add_lever(&bundled, id);
	}
	row_add(&bundled, TABLE_SCENARIOS, "id", "preset", "title", "P", "state", "preset", NULL);
}

static void teardown(void)
{
	batch_clear(&bundled);
	free(path);
	folder_remove();
}

static struct store *open_store(void)
{
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	return store;
}

/* A store with the scenario "mine" of three levers at 1. */
static void make_store(void)
{
	struct batch rows;
	struct store *store = open_store();
	ck_assert_msg(store_refresh(store, &bundled, "one", &err), "%s", err.text);
	make_rows(&rows, "mine", 3, "1");
	ck_assert_msg(store_scenario_save(store, &rows, NULL, &err), "%s", err.text);
	batch_clear(&rows);
	store_close(store);
}

/* How many settings "mine" has, all of them at `*value`; fails when they differ. */
static int settings_of(const struct dataset *dataset, const char *name, double *value)
{
	int count = 0;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SETTINGS); i++) {
		if (strcmp(dataset_get(dataset, TABLE_SETTINGS, i, "scenario").text, name) != 0)
			continue;
		double here = dataset_get(dataset, TABLE_SETTINGS, i, "value").number;
		ck_assert(count == 0 || !(here < *value || here > *value));
		*value = here;
		count++;
	}
	return count;
}

/* -- a process that dies at its k-th system call of SQLite -- */

static long calls_left;

static void count_call(void)
{
	if (calls_left-- == 0)
		kill(getpid(), SIGKILL);
}

static ssize_t dying_pwrite(int fd, const void *bytes, size_t count, off_t at)
{
	/* Half of it is on its way when the end comes. */
	if (calls_left == 0 && pwrite(fd, bytes, count / 2, at) < 0)
		_exit(3);
	count_call();
	return pwrite(fd, bytes, count, at);
}

static ssize_t dying_pread(int fd, void *bytes, size_t count, off_t at)
{
	count_call();
	return pread(fd, bytes, count, at);
}

static int dying_truncate(int fd, off_t length)
{
	count_call();
	return ftruncate(fd, length);
}

static int dying_unlink(const char *name)
{
	count_call();
	return unlink(name);
}

static int dying_fcntl(int fd, int command, ...)
{
	va_list args;
	va_start(args, command);
	void *argument = va_arg(args, void *);
	va_end(args);
	count_call();
	return fcntl(fd, command, argument);
}

static int dying_open(const char *name, int flags, int mode)
{
	count_call();
	return open(name, flags, mode);
}

static void die_after(long calls)
{
	static const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} deadly[] = {
		{ "pwrite", (sqlite3_syscall_ptr)dying_pwrite },
		{ "pwrite64", (sqlite3_syscall_ptr)dying_pwrite },
		{ "pread", (sqlite3_syscall_ptr)dying_pread },
		{ "pread64", (sqlite3_syscall_ptr)dying_pread },
		{ "ftruncate", (sqlite3_syscall_ptr)dying_truncate },
		{ "unlink", (sqlite3_syscall_ptr)dying_unlink },
		{ "fcntl", (sqlite3_syscall_ptr)dying_fcntl },
		{ "open", (sqlite3_syscall_ptr)dying_open },
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	calls_left = calls;
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		vfs->xSetSystemCall(vfs, deadly[i].name, deadly[i].call);
}

/* The child saves five levers at 2 over three at 1; true when it lived to the end. */
static bool save_and_die(long calls)
{
	struct batch rows;
	int status;
	make_rows(&rows, "mine", 5, "2");
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		struct store *store = store_open(path, STORE_READ_WRITE, &err);
		die_after(calls);
		bool done = store && store_draft_save(store, "l0=2", &err) &&
			    store_scenario_save(store, &rows, NULL, &err);
		store_close(store);
		_exit(done ? 0 : 2);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	batch_clear(&rows);
	if (WIFEXITED(status)) {
		ck_assert_int_eq(WEXITSTATUS(status), 0);
		return true;
	}
	ck_assert_int_eq(WTERMSIG(status), SIGKILL);
	return false;
}

START_TEST(death_at_any_system_call_of_a_save_leaves_the_old_scenario_or_the_new)
{
	bool lived = false;
	long calls = 0, old = 0, new = 0;
	for (; !lived && calls < 2000; calls++) {
		double value = 0;
		struct str report;
		make_store();
		lived = save_and_die(calls);
		struct store *store = open_store();
		struct dataset *dataset = store_load(store, &err);
		ck_assert_msg(dataset != NULL, "call %ld: %s", calls, err.text);
		int count = settings_of(dataset, "mine", &value);
		ck_assert_msg((count == 3 && value < 1.5) || (count == 5 && value > 1.5),
			      "call %ld: %d settings at %g", calls, count, value);
		count == 3 ? old++ : new++;
		str_init(&report);
		ck_assert_msg(store_check(store, &report, &err), "call %ld: %s", calls, report.text);
		str_clear(&report);
		dataset_free(dataset);
		store_close(store);
		ck_assert_int_eq(unlink(path), 0);
	}
	ck_assert(lived);
	/* It was tried before, during and after the commit. */
	ck_assert_msg(calls > 20 && old > 10 && new > 0, "%ld calls, %ld old, %ld new", calls, old, new);
}
END_TEST

START_TEST(a_scenario_is_replaced_renamed_thrown_away_and_brought_back)
{
	struct batch rows;
	double value = 0;
	make_store();
	struct store *store = open_store();
	make_rows(&rows, "other", 2, "3");
	ck_assert_msg(store_scenario_save(store, &rows, "mine", &err), "%s", err.text);
	ck_assert_msg(store_scenario_state(store, "other", "deleted", &err), "%s", err.text);
	struct dataset *dataset = store_load(store, &err);
	ck_assert_int_eq(settings_of(dataset, "mine", &value), 0);
	ck_assert_int_eq(settings_of(dataset, "other", &value), 2);
	long row = dataset_find(dataset, TABLE_SCENARIOS, "other");
	ck_assert_str_eq(dataset_get(dataset, TABLE_SCENARIOS, (size_t)row, "state").text, "deleted");
	ck_assert(dataset_is_user(dataset, TABLE_SCENARIOS, (size_t)row));
	ck_assert_int_lt(dataset_find(dataset, TABLE_SCENARIOS, "mine"), 0);
	ck_assert_msg(store_scenario_state(store, "other", "saved", &err), "%s", err.text);
	dataset_free(dataset);
	batch_clear(&rows);
	store_close(store);
}
END_TEST

START_TEST(presets_cannot_be_replaced_or_thrown_away)
{
	struct batch rows;
	make_store();
	struct store *store = open_store();
	make_rows(&rows, "preset", 1, "3");
	ck_assert(!store_scenario_save(store, &rows, NULL, &err));
	ck_assert(strstr(err.text, "another name") != NULL);
	ck_assert(!store_scenario_state(store, "preset", "deleted", &err));
	ck_assert(!store_scenario_state(store, "nobody", "deleted", &err));
	batch_clear(&rows);
	store_close(store);
}
END_TEST

START_TEST(a_draft_is_kept_until_the_next_one)
{
	struct str draft;
	make_store();
	struct store *store = open_store();
	str_init(&draft);
	ck_assert(store_draft(store, &draft, &err));
	ck_assert_str_eq(draft.text, "");
	ck_assert_msg(store_draft_save(store, "l0=2 l1=none", &err), "%s", err.text);
	store_close(store);
	store = open_store();
	ck_assert(store_draft(store, &draft, &err));
	ck_assert_str_eq(draft.text, "l0=2 l1=none");
	str_clear(&draft);
	store_close(store);
	store = store_open(path, STORE_READ_ONLY, &err);
	ck_assert(!store_draft_save(store, "l0=1", &err));
	store_close(store);
}
END_TEST

START_TEST(a_newer_catalogue_leaves_the_users_scenarios)
{
	double value = 0;
	make_store();
	struct store *store = open_store();
	ck_assert_msg(store_refresh(store, &bundled, "two", &err), "%s", err.text);
	struct dataset *dataset = store_load(store, &err);
	ck_assert_int_eq(settings_of(dataset, "mine", &value), 3);
	dataset_free(dataset);
	store_close(store);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("scenarios in the store");
	TCase *t = tcase_create("scenarios");
	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, death_at_any_system_call_of_a_save_leaves_the_old_scenario_or_the_new);
	tcase_add_test(t, a_scenario_is_replaced_renamed_thrown_away_and_brought_back);
	tcase_add_test(t, presets_cannot_be_replaced_or_thrown_away);
	tcase_add_test(t, a_draft_is_kept_until_the_next_one);
	tcase_add_test(t, a_newer_catalogue_leaves_the_users_scenarios);
	suite_add_tcase(s, t);
	return run_suite(s);
}
