/* check_crowd.c - two writers, ten readers, and writers that are killed at any moment, on one store.
 *
 * Nothing that a writer was told is kept may be missing for a reader who looks afterwards, and no
 * transaction may be seen in part.  KASOKU_CROWD=SECONDS makes it last longer than a moment. */
#include "model/dataset.h"
#include "store/store.h"
#include "store/support_store.h"
#include "run_suite.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 2, VICTIM = WRITERS, HANDS, READERS = 10, ROWS = 3, TURNS_MOST = 400 };

/* What all processes see. */
struct board {
	volatile int kept[HANDS]; /* imports that came back with success */
	volatile long loads, kills;
	volatile bool over;
	char failure[400];
};

static struct board *board;
static char *path;

static void setup(void)
{
	struct batch bundled;
	folder_make();
	path = folder_path("kasoku.db");
	board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(board, MAP_FAILED);
	batch_init(&bundled);
	catalogue_small(&bundled);
	struct err err = { 0 };
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store && store_refresh(store, &bundled, "one", &err), "%s", err.text);
	store_close(store);
	batch_clear(&bundled);
}

static void teardown(void)
{
	munmap(board, sizeof *board);
	free(path);
	folder_remove();
}

static _Noreturn void give_up(const char *who, const char *what)
{
	snprintf(board->failure, sizeof board->failure, "%s: %.300s", who, what);
	board->over = true;
	_exit(1);
}

static void name(char id[40], int hand, int turn, int row)
{
	snprintf(id, 40, "hand-%d-%d-%d", hand, turn, row);
}

/* The rows of one turn; the title changes when the turns begin again. */
static bool import_turn(struct store *store, int hand, int done, struct err *err)
{
	struct batch batch;
	size_t added, replaced;
	char id[40], title[40];
	batch_init(&batch);
	snprintf(title, sizeof title, "Round %d", done / TURNS_MOST);
	for (int row = 0; row < ROWS; row++) {
		name(id, hand, done % TURNS_MOST, row);
		row_add(&batch, TABLE_SOURCES, "id", id, "kind", "web", "title", title, NULL);
	}
	bool ok = store_import(store, &batch, &added, &replaced, err);
	batch_clear(&batch);
	return ok;
}

static void write_on(int hand)
{
	struct err err = { 0 };
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	if (!store)
		give_up("a writer", err.text);
	while (!board->over) {
		if (!import_turn(store, hand, board->kept[hand], &err))
			give_up("a writer", err.text);
		board->kept[hand]++;
		usleep(2000);
	}
	store_close(store);
}

/* All rows of a turn or none, and all turns up to the last one that was kept before. */
static void look_at(const struct dataset *dataset, int hand, int kept)
{
	char id[40], text[100];
	int turns = kept < TURNS_MOST ? kept + 1 : TURNS_MOST;
	for (int turn = 0; turn < turns; turn++) {
		int there = 0;
		const char *title = NULL;
		for (int row = 0; row < ROWS; row++) {
			name(id, hand, turn, row);
			long at = dataset_find(dataset, TABLE_SOURCES, id);
			if (at < 0)
				continue;
			const char *here = dataset_get(dataset, TABLE_SOURCES, (size_t)at, "title").text;
			if (title && strcmp(title, here) != 0)
				give_up("a reader", "rows of two rounds in one turn");
			title = here;
			there++;
		}
		snprintf(text, sizeof text, "%d rows of turn %d of hand %d, of which %d are kept", there, turn,
			 hand, kept);
		if ((there != 0 && there != ROWS) || (there == 0 && turn < kept))
			give_up("a reader", text);
	}
}

static void read_on(int number)
{
	struct store *store = NULL;
	struct err err = { 0 };
	for (int turn = 0; !board->over; turn++) {
		int kept[HANDS];
		if (!store)
			store = store_open(path, number % 2 ? STORE_READ_ONLY : STORE_READ_WRITE, &err);
		for (int hand = 0; hand < HANDS; hand++)
			kept[hand] = board->kept[hand];
		struct dataset *dataset = store ? store_load(store, &err) : NULL;
		if (!dataset)
			give_up("a reader", err.text);
		for (int hand = 0; hand < HANDS; hand++)
			look_at(dataset, hand, kept[hand]);
		dataset_free(dataset);
		board->loads++;
		if (turn % 8 == number % 8) {
			store_close(store);
			store = NULL;
		}
	}
	store_close(store);
}

static pid_t start(void (*work)(int number), int number)
{
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		work(number);
		_exit(0);
	}
	return child;
}

/* Victims, one after the other, each killed after a time that the seed says. */
static void kill_on(double seconds)
{
	unsigned seed = 1;
	time_t end = time(NULL) + (time_t)seconds;
	do {
		pid_t victim = start(write_on, VICTIM);
		seed = seed * 1664525u + 1013904223u;
		usleep(1000 + (seed >> 16) % 60000);
		kill(victim, SIGKILL);
		waitpid(victim, NULL, 0);
		board->kills++;
	} while (!board->over && (time(NULL) < end || board->kills < 15));
}

START_TEST(two_writers_ten_readers_and_the_dying_lose_nothing)
{
	const char *wanted = getenv("KASOKU_CROWD");
	pid_t children[WRITERS + READERS];
	struct err err = { 0 };
	struct str report;
	for (int i = 0; i < WRITERS; i++)
		children[i] = start(write_on, i);
	for (int i = 0; i < READERS; i++)
		children[WRITERS + i] = start(read_on, i);
	kill_on(wanted ? atof(wanted) : 2);
	board->over = true;
	for (int i = 0; i < WRITERS + READERS; i++) {
		int status;
		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_msg(status == 0, "%x: %s", (unsigned)status, board->failure);
	}
	ck_assert_msg(board->failure[0] == '\0', "%s", board->failure);
	struct store *store = store_open(path, STORE_READ_WRITE, &err);
	ck_assert_msg(store != NULL, "%s", err.text);
	str_init(&report);
	ck_assert_msg(store_check(store, &report, &err), "%s", report.text);
	struct dataset *dataset = store_load(store, &err);
	ck_assert_msg(dataset != NULL, "%s", err.text);
	for (int hand = 0; hand < HANDS; hand++)
		look_at(dataset, hand, board->kept[hand]);
	ck_assert_str_eq(board->failure, "");
	printf("# %d + %d imports, %ld loads, %d imports by %ld that were killed\n", board->kept[0],
	       board->kept[1], board->loads, board->kept[VICTIM], board->kills);
	ck_assert_int_gt(board->kept[0] + board->kept[1], 3);
	dataset_free(dataset);
	str_clear(&report);
	store_close(store);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("a crowd");
	TCase *t = tcase_create("crowd");
	tcase_set_timeout(t, 7200);
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, two_writers_ten_readers_and_the_dying_lose_nothing);
	suite_add_tcase(s, t);
	return run_suite(s);
}
