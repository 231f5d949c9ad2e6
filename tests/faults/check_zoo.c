/* check_zoo.c - a zoo of damaged, foreign and hostile stores: what kasoku doctor says of each, that nobody
 * harms them, and that a repair brings the user's rows back. */
#include "faults/support_faults.h"
#include "run_suite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct str sound; /* a store with a row of the user's */

static const char *database(void)
{
	return in_folder("data/kasoku/kasoku.db");
}

static void setup(void)
{
	struct outcome outcome;
	faults_setup();
	file_put("mine.csv", "set,date,value,unit,label,source\nmine,2026-01-01,0.4,points,A,made-up\n");
	kasoku(&outcome, "", "import mine.csv --table observations");
	ck_assert_msg(outcome.status == 0, "%s", outcome.err.text);
	outcome_clear(&outcome);
	database_keep(&sound);
}

static void teardown(void)
{
	str_clear(&sound);
	faults_teardown();
}

static void sql(const char *text)
{
	sqlite3 *db;
	char *message = NULL;
	ck_assert_int_eq(sqlite3_open(database(), &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, text, NULL, NULL, &message) == SQLITE_OK, "%s", message);
	sqlite3_close(db);
}

static long long number(const char *text)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	ck_assert_int_eq(sqlite3_open(database(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, text, -1, &statement, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
	long long answer = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return answer;
}

/* Writes `count` bytes over the database from `at` on. */
static void overwrite(long at, int byte, size_t count)
{
	FILE *file = fopen(database(), "r+b");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fseek(file, at, SEEK_SET), 0);
	while (count--)
		ck_assert_int_eq(fputc(byte, file), byte);
	ck_assert_int_eq(fclose(file), 0);
}

static void replace_file(const char *bytes)
{
	database_remove();
	file_put("data/kasoku/kasoku.db", bytes);
}

/* ---- the animals ---- */

static void cut_in_half(void)
{
	ck_assert_int_eq(truncate(database(), (off_t)(sound.length / 2)), 0);
}

static void cut_to_nothing(void)
{
	ck_assert_int_eq(truncate(database(), 700), 0);
}

/* A page of a table that is not the user's. */
static void spoil_a_page(void)
{
	long page = (long)number("SELECT rootpage FROM sqlite_schema WHERE name = 'levers'");
	overwrite((page - 1) * 4096, 0x5a, 4096);
}

static void spoil_the_schema(void)
{
	overwrite(100, 0x5a, 3000);
}

static void spoil_an_index(void)
{
	long page = (long)number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_levers_1'");
	overwrite((page - 1) * 4096 + 4000, 0x41, 90);
}

static void rename_a_column(void)
{
	sql("PRAGMA legacy_alter_table = 1; ALTER TABLE levers RENAME COLUMN rank TO place");
}

static void drop_a_table(void)
{
	sql("PRAGMA foreign_keys = OFF; DROP TABLE milestones");
}

static void be_another_application(void)
{
	sql("PRAGMA application_id = 99");
}

static void be_newer(void)
{
	sql("PRAGMA user_version = 9999");
}

static void be_text(void)
{
	replace_file("this is the wrong file, and somebody needs it\n");
}

static void be_a_folder(void)
{
	database_remove();
	ck_assert_int_eq(mkdir(database(), 0700), 0);
}

static void be_a_pipe(void)
{
	database_remove();
	ck_assert_int_eq(mkfifo(database(), 0600), 0);
}

static void be_a_loop(void)
{
	database_remove();
	ck_assert_int_eq(symlink("kasoku.db", database()), 0);
}

static void have_a_strange_log(void)
{
	file_put("data/kasoku/kasoku.db-wal", "this is no write-ahead log, but it has its name, and it is "
					      "long enough to be looked at\n");
}

/* A view that never ends, where a table should be. */
static void be_endless(void)
{
	sql("PRAGMA foreign_keys = OFF; DROP TABLE milestones; CREATE VIEW milestones AS WITH RECURSIVE "
	    "n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT CAST(i AS TEXT) AS id, i AS origin FROM n");
}

static void have_a_made_column(void)
{
	sql("ALTER TABLE sources ADD COLUMN made TEXT AS (upper(title))");
}

static void have_a_trigger(void)
{
	sql("CREATE TRIGGER hostile AFTER INSERT ON sources BEGIN DELETE FROM observations; END");
}

static void have_an_orphan(void)
{
	sql("PRAGMA foreign_keys = OFF; UPDATE series SET source = 'nobody'");
}

static void be_damage(void)
{
	sql("UPDATE observations SET date = 'yesterday' WHERE origin = 'bundled'");
}

static void be_sound(void)
{
}

struct animal {
	const char *name;
	void (*make)(void);
	int code;         /* of kasoku doctor */
	const char *says; /* it, on stdout; NULL for nothing special */
	bool repairs;     /* --repair brings the user's row back */
};

static const struct animal animals[] = {
	{ "sound", be_sound, 0, NULL, true },
	{ "cut in half", cut_in_half, 1, "damaged", false },
	{ "cut to nothing", cut_to_nothing, 1, "damaged", false },
	{ "a spoilt page", spoil_a_page, 1, "damaged", true },
	{ "a spoilt schema", spoil_the_schema, 1, "damaged", false },
	{ "a spoilt index", spoil_an_index, 1, "--repair", true },
	{ "a renamed column", rename_a_column, 1, "changed its tables", true },
	{ "a dropped table", drop_a_table, 1, "changed its tables", true },
	{ "another application", be_another_application, 1, "this is not a kasoku database", false },
	{ "a newer store", be_newer, 1, "a newer kasoku made this", false },
	{ "a text file", be_text, 1, "this is not a kasoku database", false },
	{ "a folder", be_a_folder, 1, "this is a folder", false },
	{ "a pipe", be_a_pipe, 1, "this is not a file", false },
	{ "a loop of links", be_a_loop, 1, NULL, false },
	{ "a strange log", have_a_strange_log, 0, NULL, true },
	{ "an endless view", be_endless, 1, "changed its tables", true },
	{ "a computed column", have_a_made_column, 1, "changed its tables", true },
	{ "a trigger", have_a_trigger, 0, NULL, true },
	{ "an orphan", have_an_orphan, 1, "refers to a row", true },
	{ "a date that is none", be_damage, 1, "yesterday", true },
};
enum { ANIMALS = sizeof animals / sizeof *animals };

static void make(const struct animal *animal)
{
	database_remove();
	rmdir(database());
	database_put(&sound);
	animal->make();
}

START_TEST(doctor_says_what_is_wrong_and_harms_nothing)
{
	const struct animal *animal = &animals[_i];
	struct outcome outcome;
	struct str before, after;
	make(animal);
	bool is_file = strcmp(animal->name, "a pipe") != 0 && strcmp(animal->name, "a folder") != 0;
	str_init(&before);
	str_init(&after);
	if (is_file) {
		str_clear(&before);
		database_keep(&before);
	}
	kasoku(&outcome, "", "doctor --charset ascii");
	const char *complaint = outcome_complaint(&outcome);
	ck_assert_msg(!*complaint, "%s: %s: %s", animal->name, complaint, outcome.err.text);
	ck_assert_msg(WEXITSTATUS(outcome.status) == animal->code, "%s: exit %d: %s%s", animal->name,
		      WEXITSTATUS(outcome.status), outcome.out.text, outcome.err.text);
	ck_assert_msg(!animal->says || strstr(outcome.out.text, animal->says), "%s: %s", animal->name,
		      outcome.out.text);
	ck_assert_msg(!animal->repairs || animal->code == 0 || strstr(outcome.out.text, "--repair"),
		      "%s: it does not say how to repair it: %s", animal->name, outcome.out.text);
	/* What can be opened is used, and may be written to. */
	if (is_file && animal->code && !strstr(outcome.out.text, "can be written to")) {
		str_clear(&after);
		database_keep(&after);
		ck_assert_msg(before.length == after.length &&
				      memcmp(before.text, after.text, after.length) == 0,
			      "%s: its bytes were changed", animal->name);
	}
	str_clear(&before);
	str_clear(&after);
	outcome_clear(&outcome);
}
END_TEST

START_TEST(a_repair_brings_back_the_users_rows_or_changes_nothing)
{
	const struct animal *animal = &animals[_i];
	struct outcome outcome;
	struct stat status;
	struct str users;
	make(animal);
	kasoku(&outcome, "", "doctor --repair");
	const char *complaint = outcome_complaint(&outcome);
	ck_assert_msg(!*complaint, "%s: %s: %s", animal->name, complaint, outcome.err.text);
	ck_assert_msg(lstat(in_folder("data/kasoku/kasoku.db.repaired"), &status) != 0,
		      "%s: the new one was left behind", animal->name);
	ck_assert_msg(!animal->repairs || outcome.status == 0, "%s: %s%s", animal->name,
		      outcome.out.text, outcome.err.text);
	if (outcome.status == 0) {
		const char *unsound = database_complaint();
		ck_assert_msg(!*unsound, "%s: %s", animal->name, unsound);
	}
	if (animal->repairs) {
		database_users(&users);
		ck_assert_msg(strstr(users.text, "mine:2026-01-01:A"), "%s: the user's row is gone: %s",
			      animal->name, users.text);
		str_clear(&users);
		ck_assert_int_eq(lstat(in_folder("data/kasoku/kasoku.db.damaged"), &status) == 0,
				 animal->code != 0);
	}
	outcome_clear(&outcome);
	kasoku(&outcome, "", "doctor");
	ck_assert_msg(!animal->repairs || outcome.status == 0, "%s: after the repair: %s", animal->name,
		      outcome.out.text);
	outcome_clear(&outcome);
}
END_TEST

START_TEST(every_command_comes_back_from_every_animal)
{
	static const char *const commands[] = { "series", "show overview --size 40x12", "export out",
						"import mine.csv --table observations" };
	make(&animals[_i]);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct outcome outcome;
		kasoku(&outcome, "", commands[i]);
		const char *complaint = outcome_complaint(&outcome);
		ck_assert_msg(!*complaint, "%s, %s: %s: %s", animals[_i].name, commands[i], complaint,
			      outcome.err.text);
		outcome_clear(&outcome);
	}
}
END_TEST

START_TEST(what_others_may_do_to_the_database_is_told)
{
	struct outcome outcome;
	database_put(&sound);
	ck_assert_int_eq(chmod(database(), 0666), 0);
	kasoku(&outcome, "", "doctor");
	ck_assert_msg(strstr(outcome.out.text, "others can write to it"), "%s", outcome.out.text);
	outcome_clear(&outcome);
	ck_assert_int_eq(chmod(database(), 0600), 0);
	file_put("data/kasoku/kasoku.db.repaired", "left behind");
	kasoku(&outcome, "", "doctor");
	ck_assert_msg(strstr(outcome.out.text, "kasoku.db.repaired"), "%s", outcome.out.text);
	outcome_clear(&outcome);
}
END_TEST

/* Days before the epoch, far ones, and the end of 32 bits. */
START_TEST(clocks_that_jump_are_told_or_do_not_matter)
{
	static const char *const times[] = { "-99999999999", "0", "1", "2147483648", "99999999999999" };
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		static const char *const commands[] = { "doctor", "series", "show overview --size 80x24",
							"scenario list", "import mine.csv --table observations" };
		setenv("KASOKU_FAULT_TIME", times[i], 1);
		for (size_t c = 0; c < sizeof commands / sizeof *commands; c++) {
			struct outcome outcome;
			kasoku(&outcome, "none:0:0", commands[c]);
			const char *complaint = outcome_complaint(&outcome);
			ck_assert_msg(!*complaint && outcome.status == 0, "%s at %s: %s%s", commands[c],
				      times[i], complaint, outcome.err.text);
			outcome_clear(&outcome);
		}
		unsetenv("KASOKU_FAULT_TIME");
	}
}
END_TEST

START_TEST(a_file_system_without_locks_is_told_and_the_catalogue_is_shown)
{
	struct outcome outcome;
	kasoku(&outcome, "lock:1:37+", "series");
	ck_assert_msg(outcome.status != 0 || outcome.err.length, "nothing was said");
	const char *complaint = outcome_complaint(&outcome);
	ck_assert_msg(!*complaint, "%s: %s", complaint, outcome.err.text);
	ck_assert_msg(strstr(outcome.err.text, "locks"), "%s", outcome.err.text);
	outcome_clear(&outcome);
}
END_TEST

int main(void)
{
	const char *missing = faults_missing();
	if (missing) {
		printf("1..0 # SKIP %s\n", missing);
		return EXIT_SUCCESS;
	}
	Suite *s = suite_create("a zoo of stores");
	TCase *t = tcase_create("zoo");
	tcase_set_timeout(t, 300);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, doctor_says_what_is_wrong_and_harms_nothing, 0, ANIMALS);
	tcase_add_loop_test(t, a_repair_brings_back_the_users_rows_or_changes_nothing, 0, ANIMALS);
	tcase_add_loop_test(t, every_command_comes_back_from_every_animal, 0, ANIMALS);
	tcase_add_test(t, what_others_may_do_to_the_database_is_told);
	tcase_add_test(t, clocks_that_jump_are_told_or_do_not_matter);
	tcase_add_test(t, a_file_system_without_locks_is_told_and_the_catalogue_is_shown);
	suite_add_tcase(s, t);
	return run_suite(s);
}
