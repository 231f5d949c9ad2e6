/* check_terminal.c - the dashboard on a terminal that goes away, shrinks to nothing or fails, and data that
 * would like to command it. */
#include "faults/support_faults.h"
#include "faults/support_terminal.h"
#include "run_suite.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What must never come out: a title for the window and its bell, CSI in eight bits, text from right to left. */
#define OSC     "\033]0;owned\a"
#define HOSTILE OSC "\302\233" "31m\342\200\256\033[31m\r\b"

static void setup(void)
{
	struct outcome outcome;
	faults_setup();
	kasoku(&outcome, "", "series");
	ck_assert_msg(outcome.status == 0, "%s", outcome.err.text);
	outcome_clear(&outcome);
}

static void teardown(void)
{
	faults_teardown();
}

static bool is_there(const struct str *text, const char *what)
{
	return memmem(text->text, text->length, what, strlen(what)) != NULL;
}

/* ---- the terminal ---- */

START_TEST(quitting_leaves_the_terminal_as_it_was)
{
	struct terminal terminal;
	terminal_open(&terminal, "", "", true);
	ck_assert(terminal_until(&terminal, "kasoku"));
	terminal_send(&terminal, "q");
	terminal_wait(&terminal);
	ck_assert_int_eq(terminal.status, 0);
	ck_assert_str_eq(terminal_complaint(&terminal), "");
	terminal_close(&terminal);
}
END_TEST

START_TEST(a_terminal_that_goes_away_ends_the_program)
{
	struct terminal terminal;
	terminal_open(&terminal, "", "", true);
	ck_assert(terminal_until(&terminal, "kasoku"));
	terminal_hang_up(&terminal);
	terminal_wait(&terminal);
	ck_assert_msg(WIFEXITED(terminal.status) ||
			      (WIFSIGNALED(terminal.status) && WTERMSIG(terminal.status) == SIGHUP),
		      "%x", (unsigned)terminal.status);
	ck_assert_str_eq(database_complaint(), "");
	terminal_close(&terminal);
}
END_TEST

START_TEST(a_terminal_that_cannot_be_written_to_ends_the_program)
{
	for (int call = 1; call <= 9; call += 2) {
		struct terminal terminal;
		char fault[32];
		snprintf(fault, sizeof fault, "write:%d:5+", call);
		terminal_open(&terminal, fault, "", true);
		terminal_read(&terminal);
		for (int i = 0; i < 40 && !terminal.gone; i++) {
			terminal_send(&terminal, "j");
			terminal_read(&terminal);
		}
		terminal_wait(&terminal);
		ck_assert_msg(WIFEXITED(terminal.status) ||
				      WTERMSIG(terminal.status) == SIGHUP, "%s: %x", fault,
			      (unsigned)terminal.status);
		terminal_close(&terminal);
	}
}
END_TEST

START_TEST(a_storm_of_sizes_down_to_one_cell_and_back_leaves_the_dashboard_whole)
{
	static const int sizes[][2] = { { 1, 1 },   { 200, 50 }, { 1, 50 },  { 200, 1 }, { 2, 2 },
					{ 500, 200 }, { 1, 1 },    { 40, 12 }, { 80, 24 } };
	struct terminal terminal;
	terminal_open(&terminal, "", "", true);
	ck_assert(terminal_until(&terminal, "kasoku"));
	for (int round = 0; round < 8; round++)
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			terminal_size(&terminal, sizes[i][0], sizes[i][1]);
			if (round % 2)
				terminal_send(&terminal, "\t");
			if (round == 7)
				terminal_read(&terminal);
		}
	terminal_read(&terminal);
	ck_assert(!terminal.gone);
	terminal_send(&terminal, "\033\033q");
	terminal_read(&terminal);
	terminal_send(&terminal, "q");
	terminal_wait(&terminal);
	ck_assert_msg(terminal.status == 0, "%x", (unsigned)terminal.status);
	ck_assert_str_eq(terminal_complaint(&terminal), "");
	terminal_close(&terminal);
}
END_TEST

/* Wherever memory ends, the terminal is given back and the sentence can be read. */
START_TEST(a_dashboard_without_memory_gives_the_terminal_back_and_says_so)
{
	struct terminal count;
	long calls = 0;
	struct str text;
	terminal_open(&count, "malloc:0:12", "", true);
	ck_assert(terminal_until(&count, "kasoku"));
	terminal_send(&count, "24q");
	terminal_wait(&count);
	terminal_close(&count);
	FILE *file = fopen(in_folder("count"), "r");
	ck_assert_msg(file && fscanf(file, "%ld", &calls) == 1 && calls > 1000, "%ld", calls);
	fclose(file);
	long step = faults_all() ? 7 : calls / 12 + 1;
	for (long call = 1; call < calls; call += step) {
		struct terminal terminal;
		char fault[40];
		snprintf(fault, sizeof fault, "malloc:%ld:12+", call);
		terminal_open(&terminal, fault, "", true);
		terminal_read(&terminal);
		if (!terminal.gone)
			terminal_send(&terminal, "24q");
		terminal_wait(&terminal);
		const char *complaint = terminal_complaint(&terminal);
		ck_assert_msg(!*complaint, "%s: %s", fault, complaint);
		ck_assert_msg(WIFEXITED(terminal.status) && WEXITSTATUS(terminal.status) <= 2, "%s: %x: %.500s",
			      fault, (unsigned)terminal.status, terminal.out.text);
		text = terminal.out;
		ck_assert_msg(terminal.status == 0 || is_there(&text, "emory"), "%s: %.500s", fault, text.text);
		ck_assert_str_eq(database_complaint(), "");
		terminal_close(&terminal);
	}
}
END_TEST

/* ---- data that would command it ---- */

static void run_sql(const char *format, const char *text)
{
	sqlite3 *db;
	char *sql = sqlite3_mprintf(format, text, text, text), *message = NULL;
	ck_assert_int_eq(sqlite3_open(in_folder("data/kasoku/kasoku.db"), &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
	sqlite3_close(db);
	sqlite3_free(sql);
}

static void make_hostile(void)
{
	run_sql("UPDATE sources SET title = %Q", "Title" HOSTILE);
	run_sql("UPDATE series SET title = %Q, short = %Q, statement = %Q", "Series" HOSTILE);
	run_sql("UPDATE observations SET label = %Q", "Label" HOSTILE);
	run_sql("UPDATE units SET title = %Q, suffix = %Q", "Unit" HOSTILE);
	run_sql("UPDATE levers SET title = %Q, statement = %Q", "Lever" HOSTILE);
	run_sql("UPDATE scenarios SET title = %Q", "Scenario" HOSTILE);
}

static const char *hostile_in(const struct str *text)
{
	static const char *const wrong[] = { "\033]0;", "\302\233", "\342\200\256", "\b", "\a" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (is_there(text, wrong[i]))
			return wrong[i];
	return NULL;
}

static const char *const looks[] = {
	"series",
	"series --json",
	"data eci",
	"data eci --json",
	"data sources",
	"fit eci",
	"fit eci --json",
	"sources",
	"sources made-up",
	"scenario list",
	"drivers",
	"whatif",
	"show overview --size 80x24",
	"show overview --size 80x24 --format ansi",
	"show overview --size 80x24 --format svg",
	"show overview --size 80x24 --format speech",
	"show overview --size 80x24 --format html",
	"show overview --size 80x24 --format markdown",
	"show overview --size 80x24 --format json",
	"show sources --size 80x24",
	"show data --size 80x24 --charset ascii",
	"doctor",
};
enum { LOOKS = sizeof looks / sizeof *looks };

START_TEST(hostile_data_are_harmless_in_every_output)
{
	make_hostile();
	for (size_t i = 0; i < LOOKS; i++) {
		struct outcome outcome;
		kasoku(&outcome, "", looks[i]);
		ck_assert_msg(!hostile_in(&outcome.out) && !hostile_in(&outcome.err), "%s", looks[i]);
		ck_assert_msg(!is_there(&outcome.out, "\033") || strstr(looks[i], "ansi"), "%s",
			      looks[i]);
		outcome_clear(&outcome);
	}
}
END_TEST

/* What other programs get as it is, a terminal gets clean. */
START_TEST(hostile_data_are_harmless_on_a_terminal)
{
	static const char *const tables[] = { "data eci --csv", "data sources --csv", "scenario export slower",
					      "show overview", "series" };
	make_hostile();
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct terminal terminal;
		terminal_open(&terminal, "", tables[i], false);
		terminal_wait(&terminal);
		ck_assert_msg(terminal.out.length > 0 && !hostile_in(&terminal.out), "%s: %.500s", tables[i],
			      terminal.out.text);
		terminal_close(&terminal);
	}
}
END_TEST

START_TEST(hostile_data_are_harmless_in_the_dashboard)
{
	struct terminal terminal;
	make_hostile();
	terminal_open(&terminal, "", "", true);
	ck_assert(terminal_until(&terminal, "kasoku"));
	for (const char *key = "23456789wes?"; *key; key++) {
		char keys[] = { *key, '\0' };
		terminal_send(&terminal, keys);
		terminal_read(&terminal);
		terminal_send(&terminal, "\r\033");
		terminal_read(&terminal);
	}
	terminal_send(&terminal, "\033\003");
	terminal_wait(&terminal);
	ck_assert_msg(!is_there(&terminal.out, "\033]0;") && !is_there(&terminal.out, "\302\233") &&
			      !is_there(&terminal.out, "\342\200\256"),
		      "the dashboard sent it");
	terminal_close(&terminal);
}
END_TEST

/* Names of everything that a sentence may quote. */
START_TEST(hostile_names_are_harmless_in_sentences)
{
	static const char *const words[] = {
		"import " OSC ".csv",       "import x" HOSTILE, "--db " HOSTILE " series",
		"--db /no/" OSC "/x series", "fit " HOSTILE,	"fit " OSC ".csv",
		"show " HOSTILE,	     HOSTILE,		"--" HOSTILE,
		"show overview --theme " HOSTILE,  "whatif " HOSTILE,	"whatif --set " HOSTILE "=1",
		"scenario " HOSTILE,	     "scenario show " HOSTILE, "scenario save " HOSTILE,
		"present " OSC,		     "present /" OSC ".yaml", "export /no/" OSC,
		"sources " HOSTILE,	     "data " HOSTILE,	"--data " HOSTILE " series",
		"show overview --keys " HOSTILE, "show overview --size " HOSTILE, "completion " HOSTILE,
		"import there" OSC ".csv",  "import there" OSC ".csv --table " HOSTILE,
	};
	file_put("there" OSC ".csv", "set,date\n" HOSTILE ",x\n");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct outcome outcome;
		kasoku(&outcome, "", words[i]);
		ck_assert_msg(outcome.status != 0 || strncmp(words[i], "--db", 4) == 0,
			      "%zu: it succeeded", i);
		ck_assert_msg(!is_there(&outcome.err, "\033") && !hostile_in(&outcome.err) &&
				      !hostile_in(&outcome.out) && !is_there(&outcome.err, "\r"),
			      "%zu: %s", i, outcome.err.text);
		outcome_clear(&outcome);
	}
}
END_TEST

/* Formats, SQL and paths are text. */
START_TEST(nothing_can_be_injected)
{
	static const char *const words[] = {
		"fit %s%n%s%n",		   "fit ';DROP/**/TABLE/**/sources;--",
		"show %n",		   "scenario show x'/**/OR/**/'1'='1",
		"scenario save ../../x",   "present ../../../etc/passwd",
		"--theme ../../etc/passwd series", "--theme %n%n series",
		"import --table sources;DROP x.csv", "data %s%s%s%s%n",
		"sources x'--",		   "--db %s%n/x series",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct outcome outcome;
		kasoku(&outcome, "", words[i]);
		const char *complaint = outcome_complaint(&outcome);
		ck_assert_msg(!*complaint, "%s: %s: %s", words[i], complaint, outcome.err.text);
		ck_assert_msg(outcome.status != 0 || strstr(words[i], "--theme"), "%s: it succeeded: %s",
			      words[i], outcome.out.text);
		outcome_clear(&outcome);
	}
	ck_assert_str_eq(database_complaint(), "");
}
END_TEST

int main(void)
{
	const char *missing = faults_missing();
	if (missing) {
		printf("1..0 # SKIP %s\n", missing);
		return EXIT_SUCCESS;
	}
	Suite *s = suite_create("terminals");
	TCase *t = tcase_create("terminals");
	tcase_set_timeout(t, 600);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, quitting_leaves_the_terminal_as_it_was);
	tcase_add_test(t, a_terminal_that_goes_away_ends_the_program);
	tcase_add_test(t, a_terminal_that_cannot_be_written_to_ends_the_program);
	tcase_add_test(t, a_storm_of_sizes_down_to_one_cell_and_back_leaves_the_dashboard_whole);
	if (faults_memory())
		tcase_add_test(t, a_dashboard_without_memory_gives_the_terminal_back_and_says_so);
	tcase_add_test(t, hostile_data_are_harmless_in_every_output);
	tcase_add_test(t, hostile_data_are_harmless_on_a_terminal);
	tcase_add_test(t, hostile_data_are_harmless_in_the_dashboard);
	tcase_add_test(t, hostile_names_are_harmless_in_sentences);
	tcase_add_test(t, nothing_can_be_injected);
	suite_add_tcase(s, t);
	return run_suite(s);
}
