/* check_faults.c - every system call and allocation of a run fails in turn, and the run ends in a
 * sentence, an exit status and a sound store that holds the user's rows as before or as after. */
#include "faults/support_faults.h"
#include "run_suite.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A store with one row of the user's and one scenario, which every run starts from. */
static struct str store;

static const char rows[] = "set,date,value,unit,label,source\n"
			   "mine,2026-02-01,0.5,points,B,made-up\n"
			   "mine,2026-03-01,0.6,points,C,made-up\n";
static const char scenario[] = "scenarios:\n  - {id: mine, title: Mine, state: saved}\n"
			       "settings:\n  - {id: mine/spend, scenario: mine, lever: spend, value: 0.5}\n";

static const char old_file[] = "what was there before";
static const char deck[] = "id: mine\ntitle: Mine\nsteps:\n  - title: One\n    view: overview\n"
			   "    text: There are {count sources} sources.\n    cite: [made-up]\n";

static void setup(void)
{
	struct outcome outcome;
	faults_setup();
	file_put("first.csv", "set,date,value,unit,label,source\nmine,2026-01-01,0.4,points,A,made-up\n");
	file_put("rows.csv", rows);
	file_put("mine.yaml", scenario);
	folder_put("config/kasoku/decks");
	file_put("config/kasoku/decks/mine.yaml", deck);
	file_put("config/kasoku/config.yaml", "view: claims\nkeys:\n  help: F1\n");
	kasoku(&outcome, "", "import first.csv --table observations");
	ck_assert_msg(outcome.status == 0, "%s", outcome.err.text);
	outcome_clear(&outcome);
	database_keep(&store);
}

static void teardown(void)
{
	str_clear(&store);
	faults_teardown();
}

struct work {
	const char *arguments;
	bool from_nothing; /* there is no store before */
	const char *folder; /* what it writes to, beside the store; NULL for none */
	const char *file;   /* what it writes all at once or not at all; NULL for none */
	long calls, allocations; /* every so many-th is tried when not all are, primes */
};

static const struct work works[] = {
	{ .arguments = "series", .from_nothing = true, .calls = 29, .allocations = 499 },
	{ .arguments = "series", .calls = 17, .allocations = 601 },
	{ .arguments = "import rows.csv --table observations", .calls = 11, .allocations = 499 },
	{ .arguments = "scenario import mine.yaml", .calls = 11, .allocations = 701 },
	{ .arguments = "export out", .folder = "out", .calls = 11, .allocations = 607 },
	{ .arguments = "show overview --size 40x12", .calls = 23, .allocations = 907 },
	{ .arguments = "doctor", .calls = 17, .allocations = 2003 },
	{ .arguments = "report overview page.html", .folder = ".", .file = "page.html", .calls = 37, .allocations = 2503 },
	{ .arguments = "present mine --plain", .calls = 41, .allocations = 1201 },
	{ .arguments = "config --check", .calls = 29, .allocations = 199 },
};
enum { WORKS = sizeof works / sizeof *works };

static void prepare(const struct work *work)
{
	if (work->from_nothing)
		database_remove();
	else
		database_put(&store);
	if (work->file)
		file_put(work->file, old_file);
	else if (work->folder) {
		char command[600];
		snprintf(command, sizeof command, "rm -rf '%s'", in_folder(work->folder));
		ck_assert_int_eq(system(command), 0);
	}
}

/* How the user's rows are before and after the work, and how many calls it takes. */
struct reference {
	struct str before, after;
	struct str file; /* that it writes */
	long calls;
};

static void reference_make(struct reference *reference, const struct work *work, const char *kind)
{
	struct outcome outcome;
	char fault[64];
	prepare(work);
	database_users(&reference->before);
	snprintf(fault, sizeof fault, "%s:0:0", kind);
	kasoku(&outcome, fault, work->arguments);
	ck_assert_msg(outcome.status == 0, "%s: status %x, %s",
		      work->arguments, (unsigned)outcome.status, outcome.err.text);
	database_users(&reference->after);
	file_get(&reference->file, work->file);
	ck_assert_msg(outcome.calls > 10, "%s: %ld calls of %s", work->arguments, outcome.calls, kind);
	reference->calls = outcome.calls;
	outcome_clear(&outcome);
}

static void reference_clear(struct reference *reference)
{
	str_clear(&reference->before);
	str_clear(&reference->after);
	str_clear(&reference->file);
}

/* What was there before is there, or all that was to be written. */
static void assert_file(const struct work *work, const struct reference *reference, const char *fault)
{
	struct str now;
	file_get(&now, work->file);
	ck_assert_msg(!work->file || strcmp(now.text, reference->file.text) == 0 || strcmp(now.text, old_file) == 0,
		      "%s, %s: %s is neither old nor whole, %zu of %zu bytes", work->arguments, fault, work->file,
		      now.length, reference->file.length);
	str_clear(&now);
}

/* One run with one fault, and all that is asked of it. */
static void try(const struct work *work, const struct reference *reference, const char *fault)
{
	struct outcome outcome;
	struct str users;
	prepare(work);
	kasoku(&outcome, fault, work->arguments);
	const char *said = outcome_complaint(&outcome);
	if (WIFSIGNALED(outcome.status) && WTERMSIG(outcome.status) == SIGKILL)
		said = ""; /* as it was asked to */
	ck_assert_msg(!*said, "%s, %s: %s (%x): %s", work->arguments, fault, said,
		      (unsigned)outcome.status, outcome.err.text);
	const char *unsound = database_complaint();
	ck_assert_msg(!*unsound, "%s, %s: %s", work->arguments, fault, unsound);
	database_users(&users);
	bool before = strcmp(users.text, reference->before.text) == 0,
	     after = strcmp(users.text, reference->after.text) == 0;
	ck_assert_msg(before || after, "%s, %s: the user's rows are neither as before nor as after:\n%s",
		      work->arguments, fault, users.text);
	ck_assert_msg(after || outcome.status != 0 || outcome.err.length > 0,
		      "%s, %s: it said all is well, and nothing was kept", work->arguments, fault);
	assert_file(work, reference, fault);
	const char *left = work->folder && !strstr(fault, "kill") ? leftovers(work->folder) : "";
	ck_assert_msg(!*left, "%s, %s: left behind: %s", work->arguments, fault, left);
	str_clear(&users);
	outcome_clear(&outcome);
}

/* Each call of `kind` fails in turn as each of `hows` says. */
static void try_all(const struct work *work, const char *kind, const char *const *hows, long step)
{
	struct reference reference;
	char fault[64];
	reference_make(&reference, work, kind);
	/* Each way begins elsewhere, so that together they see more. */
	for (long first = 1; *hows; hows++, first += 2)
		for (long call = (first - 1) % step + 1; call <= reference.calls; call += step) {
			snprintf(fault, sizeof fault, "%s:%ld:%s", kind, call, *hows);
			try(work, &reference, fault);
		}
	reference_clear(&reference);
}

START_TEST(a_system_call_that_fails_ends_in_a_sentence_and_a_sound_store)
{
	static const char *const hows[] = { "5", "full", NULL }; /* EIO once */
	static const char *const more[] = { "5+", "28", "12", "4", "kill", NULL };
	try_all(&works[_i], "call", hows, faults_step(works[_i].calls));
	if (faults_all())
		try_all(&works[_i], "call", more, 1);
}
END_TEST

START_TEST(an_allocation_that_fails_ends_in_a_sentence_and_a_sound_store)
{
	static const char *const hows[] = { "12", NULL };
	static const char *const more[] = { "12", "12+", NULL };
	if (faults_all())
		try_all(&works[_i], "malloc", more, 1);
	else
		try_all(&works[_i], "malloc", hows, faults_step(works[_i].allocations));
}
END_TEST

START_TEST(death_at_a_system_call_leaves_a_sound_store)
{
	static const char *const hows[] = { "kill", NULL };
	try_all(&works[_i], "call", hows, faults_step(3 * works[_i].calls));
}
END_TEST

START_TEST(a_write_that_stops_half_way_is_taken_up_again_or_told)
{
	static const char *const kinds[] = { "write", "pwrite", "pwrite64" };
	static const char *const hows[] = { "short", "torn", NULL };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct outcome outcome;
		char fault[64];
		snprintf(fault, sizeof fault, "%s:0:0", kinds[i]);
		prepare(&works[_i]);
		kasoku(&outcome, fault, works[_i].arguments);
		if (outcome.calls > 10)
			try_all(&works[_i], kinds[i], hows, faults_step(23));
		outcome_clear(&outcome);
	}
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("faults from outside");
	TCase *t = tcase_create("faults");
	tcase_set_timeout(t, 7200);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_system_call_that_fails_ends_in_a_sentence_and_a_sound_store, 0, WORKS);
	if (faults_memory())
		tcase_add_loop_test(t, an_allocation_that_fails_ends_in_a_sentence_and_a_sound_store, 0, WORKS);
	tcase_add_loop_test(t, death_at_a_system_call_leaves_a_sound_store, 0, WORKS);
	tcase_add_loop_test(t, a_write_that_stops_half_way_is_taken_up_again_or_told, 0, WORKS);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	const char *missing = faults_missing();
	if (missing) {
		printf("1..0 # SKIP %s\n", missing);
		return EXIT_SUCCESS;
	}
	return run_suite(suite());
}
