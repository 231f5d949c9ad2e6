/* check_power.c - a life of a store with a disk, or a memory, that fails at every moment of it in turn:
 * what was said to be kept is there, what was not is there whole or not at all. */
#include "base/mem.h"
#include "faults/power.h"
#include "model/dataset.h"
#include "store/db.h"
#include "store/support_store.h"
#include "run_suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the child has been told, where the parent can see it. */
struct told {
	int done;      /* acts that came back with success */
	long calls;
	bool wordless; /* an act failed without a sentence */
	char failure[sizeof((struct err *)0)->text];
};

static struct told *told;
static char *path;
static struct batch bundled, newer;

static void setup(void)
{
	folder_make();
	path = folder_path("kasoku.db");
	batch_init(&bundled);
	batch_init(&newer);
	catalogue_small(&bundled);
	catalogue_small(&newer);
	row_add(&newer, TABLE_SOURCES, "id", "newer", "kind", "web", "title", "Newer", NULL);
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(told, MAP_FAILED);
}

static void teardown(void)
{
	batch_clear(&bundled);
	batch_clear(&newer);
	munmap(told, sizeof *told);
	free(path);
	folder_remove();
}

/* ---- the acts ---- */

static bool import_sources(struct store *store, int number, struct err *err)
{
	struct batch mine;
	size_t added, replaced;
	batch_init(&mine);
	for (int i = 0; i < 3; i++) {
		char id[32];
		snprintf(id, sizeof id, "mine-%d-%d", number, i);
		row_add(&mine, TABLE_SOURCES, "id", id, "kind", "web", "title", "Mine", NULL);
	}
	bool done = store_import(store, &mine, &added, &replaced, err);
	batch_clear(&mine);
	return done;
}

static bool save_scenario(struct store *store, struct err *err)
{
	struct batch rows;
	batch_init(&rows);
	row_add(&rows, TABLE_SCENARIOS, "id", "mine", "title", "Mine", "state", "saved", NULL);
	bool done = store_scenario_save(store, &rows, NULL, err);
	batch_clear(&rows);
	return done;
}

static bool load(struct store *store, struct err *err)
{
	struct dataset *dataset = store_load(store, err);
	dataset_free(dataset);
	return dataset != NULL;
}

enum act { ACT_REFRESH, ACT_LOAD, ACT_IMPORT, ACT_SAVE, ACT_NEWER, ACT_IMPORT_MORE, ACTS };

static bool act(struct store *store, enum act what, struct err *err)
{
	switch (what) {
	case ACT_REFRESH: return store_refresh(store, &bundled, "one", err);
	case ACT_LOAD: return load(store, err);
	case ACT_IMPORT: return import_sources(store, 1, err);
	case ACT_SAVE: return save_scenario(store, err);
	case ACT_NEWER: return store_refresh(store, &newer, "two", err);
	case ACT_IMPORT_MORE: return import_sources(store, 2, err);
	default: return false;
	}
}

/* The life: one open store, one act after the other until one fails. */
static void live(void)
{
	struct err err = { 0 };
	struct store *store = store_open_waiting(path, STORE_READ_WRITE, 0, &err);
	bool done = store != NULL;
	for (enum act what = 0; done && what < ACTS; what++) {
		done = act(store, what, &err);
		told->done += done;
	}
	told->wordless = !done && !err.text[0];
	snprintf(told->failure, sizeof told->failure, "%s", done ? "" : err.text);
	store_close(store);
	told->calls = power_seen();
}

/* Lives in another process; its exit status. */
static int live_elsewhere(const struct power_plan *plan)
{
	int status;
	*told = (struct told){ 0 };
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		power_plan(plan);
		live();
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status), "call %ld: it crashed (%x)", plan->at, (unsigned)status);
	return WEXITSTATUS(status);
}

/* ---- afterwards ---- */

static void begin_again(void)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		char name[300];
		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		unlink(name);
	}
}

/* The machine was off: what processes shared is gone. */
static void reboot(void)
{
	char name[300];
	snprintf(name, sizeof name, "%s-shm", path);
	unlink(name);
}

static int imported(const struct dataset *dataset, int number)
{
	int count = 0;
	for (int i = 0; i < 3; i++) {
		char id[32];
		snprintf(id, sizeof id, "mine-%d-%d", number, i);
		count += dataset_find(dataset, TABLE_SOURCES, id) >= 0;
	}
	return count;
}

/* Opens what is left as the next start would, and asks for everything that was said to be kept. */
static void assert_kept(const struct power_plan *plan, const char *old_row)
{
	struct err err = { 0 };
	struct str report;
	long at = plan->at;
	ck_assert_msg(!told->wordless, "call %ld: an act failed without a sentence", at);
	struct store *store = store_open_waiting(path, STORE_READ_WRITE, 0, &err);
	ck_assert_msg(store != NULL, "call %ld, seed %u: %s", at, plan->seed, err.text);
	struct dataset *dataset = store_load(store, &err);
	ck_assert_msg(dataset != NULL, "call %ld: %s", at, err.text);
	str_init(&report);
	ck_assert_msg(store_check(store, &report, &err), "call %ld: %s", at, report.text);
	int first = imported(dataset, 1), second = imported(dataset, 2);
	ck_assert_msg(first == 0 || first == 3, "call %ld: half an import: %d rows", at, first);
	ck_assert_msg(second == 0 || second == 3, "call %ld: half an import: %d rows", at, second);
	ck_assert_msg(told->done <= ACT_IMPORT || first == 3, "call %ld, seed %u: an import is lost", at,
		      plan->seed);
	ck_assert_msg(told->done <= ACT_IMPORT_MORE || second == 3, "call %ld: an import is lost", at);
	ck_assert_msg(told->done <= ACT_SAVE || dataset_find(dataset, TABLE_SCENARIOS, "mine") >= 0,
		      "call %ld: a scenario is lost", at);
	ck_assert_msg(!old_row || dataset_find(dataset, TABLE_MODELS, old_row) >= 0,
		      "call %ld: a row of the old store is lost", at);
	size_t models = dataset_count(dataset, TABLE_MODELS);
	ck_assert_msg(old_row || models == 0 || models == 2, "call %ld: %zu models", at, models);
	str_clear(&report);
	dataset_free(dataset);
	store_close(store);
}

static void make_old(const char *name)
{
	struct str sql;
	char file[300];
	snprintf(file, sizeof file, TEST_SRCDIR "/tests/store/old/%s.sql", name);
	ck_assert(bytes_read(&sql, file));
	shell(path, sql.text);
	str_clear(&sql);
}

/* Every `step`th moment of a life from nothing, or from an old store. */
static void try_all(struct power_plan plan, const char *old, const char *old_row, long step)
{
	struct power_plan count = { .way = plan.way == POWER_MEMORY || plan.way == POWER_MEMORY_GONE
						   ? POWER_MEMORY
						   : POWER_COUNT };
	begin_again();
	if (old)
		make_old(old);
	ck_assert_int_eq(live_elsewhere(&count), 0);
	ck_assert_msg(told->done == ACTS, "%d acts: %s", told->done, told->failure);
	long calls = told->calls;
	ck_assert_int_gt(calls, 30);
	for (plan.at = 1 + (long)(plan.seed % (unsigned)step); plan.at <= calls; plan.at += step) {
		begin_again();
		if (old)
			make_old(old);
		int code = live_elsewhere(&plan);
		ck_assert_msg(code == 0 || code == POWER_EXIT, "call %ld: exit %d", plan.at, code);
		if (code == POWER_EXIT)
			reboot();
		assert_kept(&plan, old_row);
	}
}

static bool all(void)
{
	const char *wanted = getenv("KASOKU_FAULTS");
	return wanted && strcmp(wanted, "all") == 0;
}

static const struct {
	const char *name, *row; /* a dump in tests/store/old, and a row of the user's in it */
	long rarer;             /* the way from version 1 leads past the others */
} olds[] = { { NULL, NULL, 1 }, { "v1", "mine", 1 }, { "v2", "mine", 4 }, { "v3", "mine", 4 } };

/* Every so many-th moment is tried. */
static long step_of(int old, long step)
{
	const char *wanted = getenv("KASOKU_FAULTS");
	return all() ? 1 : step * olds[old].rarer * (wanted && strcmp(wanted, "few") == 0 ? 3 : 1);
}

START_TEST(a_power_cut_loses_nothing_that_was_said_to_be_kept)
{
	for (unsigned seed = 0; seed < (all() ? 20 : 2); seed++)
		try_all((struct power_plan){ .way = POWER_CUT, .seed = seed }, olds[_i].name,
			olds[_i].row, step_of(_i, 11));
}
END_TEST

START_TEST(a_disk_that_fails_once_is_told_and_harms_nothing)
{
	static const int codes[] = { EIO, ENOSPC, EINTR };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		try_all((struct power_plan){ .way = POWER_FAIL, .code = codes[i], .seed = (unsigned)i },
			olds[_i].name, olds[_i].row, step_of(_i, 41));
}
END_TEST

START_TEST(a_disk_that_is_full_from_then_on_is_told_and_harms_nothing)
{
	try_all((struct power_plan){ .way = POWER_FULL, .seed = 3 }, olds[_i].name, olds[_i].row,
		step_of(_i, 23));
}
END_TEST

START_TEST(memory_that_fails_in_the_database_is_told_and_harms_nothing)
{
	try_all((struct power_plan){ .way = POWER_MEMORY, .seed = 1 }, olds[_i].name, olds[_i].row,
		step_of(_i, 997));
	try_all((struct power_plan){ .way = POWER_MEMORY_GONE, .seed = 2 }, olds[_i].name, olds[_i].row,
		step_of(_i, 1999));
}
END_TEST

int main(void)
{
	/* What is lost in a power cut here is so in memory as well. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	Suite *s = suite_create("power");
	TCase *t = tcase_create("power");
	int count = sizeof olds / sizeof *olds;
	tcase_set_timeout(t, 7200);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_power_cut_loses_nothing_that_was_said_to_be_kept, 0, count);
	tcase_add_loop_test(t, a_disk_that_fails_once_is_told_and_harms_nothing, 0, count);
	tcase_add_loop_test(t, a_disk_that_is_full_from_then_on_is_told_and_harms_nothing, 0, count);
	tcase_add_loop_test(t, memory_that_fails_in_the_database_is_told_and_harms_nothing, 0, count);
	suite_add_tcase(s, t);
	return run_suite(s);
}
