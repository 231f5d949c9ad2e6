/* terminal.c - make bench: how long a person waits, and how much goes down the line, for kasoku and for
 * the terminal programs beside it, in one run.
 *
 * Each program runs in a pseudo-terminal of the size asked for and is read as fast as it writes, or no
 * faster than a slow line.  A screen is settled when nothing has come for QUIET_MS; the time is that of
 * its last byte.  A key is pressed PRESSES times, each after the screen has settled; the median counts.
 * Idle wake-ups are voluntary context switches of all its threads during a second; memory is the
 * proportional set size.  Programs that are not installed are named. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BURST_MS = 3, QUIET_MS = 120, FIRST_QUIET_MS = 400, LONGEST_MS = 8000, PRESSES = 11, STARTS = 5 };

/* A program that people keep open in a terminal. */
struct peer {
	const char *name;
	const char *first;       /* pressed before anything is measured; "" for nothing */
	const char *key, *back;  /* pressed in turn, so that there is always somewhere to go; ""
				    where  frames come by themselves */
	const char *argv[6];     /* "%s": the folder with what it is to show */
	long budget[2];          /* bytes of such a key at 80x24 and 200x50; 0 for none */
};

#define DOWN  "\033OB"
#define UP    "\033OA"
#define RIGHT "\033OC"
#define LEFT  "\033OD"
static const struct peer peers[] = {
	{ "kasoku", "", DOWN, UP, { "kasoku", NULL }, { 0 } }, /* another series: the whole chart */
	{ "kasoku, list", "8", DOWN, UP, { "kasoku", NULL }, { 250, 350 } },
	{ "kasoku, pane", "", "\t", "\033[Z", { "kasoku", NULL }, { 250, 350 } },
	{ "kasoku, cross", "x", "[", "]", { "kasoku", NULL }, { 150, 150 } },
	{ "kasoku, lever", "6", RIGHT, LEFT, { "kasoku", NULL }, { 900, 2500 } },
	{ "kasoku, play", " ", "", "", { "kasoku", NULL }, { 600, 1500 } },
	{ "htop", "", DOWN, UP, { "htop", NULL }, { 0 } },
	{ "tig", "", DOWN, UP, { "tig", NULL }, { 0 } },
	{ "visidata", "", DOWN, UP, { "vd", "%s/points.csv", NULL }, { 0 } },
};

struct screen {
	int tty;
	pid_t pid;
	long bytes_per_second; /* of the line; 0: as fast as it comes */
};

struct settled {
	double ms; /* until the last byte */
	long bytes;
};

struct measured {
	bool there;
	struct settled first, key;
	long idle_bytes, wakes, pss_kb;
};

static bool is_ours(const struct peer *peer)
{
	return strcmp(peer->argv[0], "kasoku") == 0;
}

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void start(struct screen *screen, const struct peer *peer, const char *program,
		  const char *folder, int w, int h)
{
	struct winsize size = { .ws_col = (unsigned short)w, .ws_row = (unsigned short)h };
	static char argument[512];
	char *argv[6] = { 0 };
	for (int i = 0; peer->argv[i]; i++) {
		argv[i] = (char *)peer->argv[i];
		if (strstr(argv[i], "%s")) {
			snprintf(argument, sizeof argument, "%s%s", folder, argv[i] + 2);
			argv[i] = argument;
		}
	}
	screen->pid = forkpty(&screen->tty, NULL, NULL, &size);
	if (screen->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("COLORTERM");
		execvp(program ? program : argv[0], argv);
		_exit(127);
	}
}

static void stop(struct screen *screen)
{
	kill(screen->pid, SIGTERM);
	for (int i = 0; i < 20 && waitpid(screen->pid, NULL, WNOHANG) == 0; i++)
		usleep(20000);
	kill(screen->pid, SIGKILL);
	waitpid(screen->pid, NULL, 0);
	close(screen->tty);
}

/* Reads until at least `enough` bytes are there and nothing has come for `quiet` ms since the last (or
 * for LONGEST_MS in all). */
static struct settled settle(const struct screen *screen, int quiet, long enough)
{
	struct settled settled = { 0 };
	double begun = now_ms(), last = begun;
	while (now_ms() - begun < LONGEST_MS) {
		char bytes[65536];
		size_t room = sizeof bytes;
		int wait = settled.bytes >= enough ? quiet : LONGEST_MS;
		if (screen->bytes_per_second) {
			/* What a line of this speed lets through in 10 ms. */
			room = (size_t)(screen->bytes_per_second / 100 ? screen->bytes_per_second / 100 : 1);
			usleep(10000);
		}
		struct pollfd ready = { screen->tty, POLLIN, 0 };
		if (poll(&ready, 1, wait) <= 0)
			break;
		ssize_t got = read(screen->tty, bytes, room);
		if (got <= 0)
			break;
		settled.bytes += got;
		last = now_ms();
	}
	settled.ms = last - begun;
	return settled;
}

static int by_ms(const void *a, const void *b)
{
	double x = ((const struct settled *)a)->ms, y = ((const struct settled *)b)->ms;
	return (x > y) - (x < y);
}

static int by_bytes(const void *a, const void *b)
{
	long x = ((const struct settled *)a)->bytes, y = ((const struct settled *)b)->bytes;
	return (x > y) - (x < y);
}

static struct settled median(struct settled *all, size_t n)
{
	struct settled middle;
	qsort(all, n, sizeof *all, by_bytes);
	middle.bytes = all[n / 2].bytes;
	qsort(all, n, sizeof *all, by_ms);
	middle.ms = all[n / 2].ms;
	return middle;
}

static struct settled press(const struct screen *screen, const struct peer *peer)
{
	struct settled all[PRESSES];
	for (int i = 0; i < PRESSES; i++) {
		const char *key = i % 2 ? peer->back : peer->key;
		if (*key && write(screen->tty, key, strlen(key)) < 0)
			return (struct settled){ 0 };
		all[i] = settle(screen, QUIET_MS, 1);
	}
	return median(all, PRESSES);
}

/* The number behind `name` in a file of /proc. */
static long proc_number(pid_t pid, const char *file, const char *name)
{
	char path[64], line[256];
	long number = -1;
	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
	FILE *in = fopen(path, "r");
	while (in && fgets(line, sizeof line, in))
		if (strncmp(line, name, strlen(name)) == 0)
			sscanf(line + strlen(name), " %ld", &number);
	if (in)
		fclose(in);
	return number;
}

static void rest(const struct screen *screen, struct measured *measured)
{
	long before = proc_number(screen->pid, "status", "voluntary_ctxt_switches:");
	double begun = now_ms();
	while (now_ms() - begun < 1000) {
		char bytes[65536];
		struct pollfd ready = { screen->tty, POLLIN, 0 };
		if (poll(&ready, 1, (int)(1000 - (now_ms() - begun))) > 0) {
			ssize_t got = read(screen->tty, bytes, sizeof bytes);
			measured->idle_bytes += got > 0 ? got : 0;
		}
	}
	measured->wakes = proc_number(screen->pid, "status", "voluntary_ctxt_switches:") - before;
	measured->pss_kb = proc_number(screen->pid, "smaps_rollup", "Pss:");
}

static struct measured measure(const struct peer *peer, const char *program, const char *folder,
			       int w, int h, long line)
{
	struct measured measured = { 0 };
	struct settled first[STARTS];
	struct screen screen = { .bytes_per_second = line };
	int starts = line ? 1 : STARTS;
	for (int i = 0; i < starts; i++) {
		start(&screen, peer, program, folder, w, h);
		first[i] = settle(&screen, FIRST_QUIET_MS, 200);
		if (i < starts - 1)
			stop(&screen);
	}
	measured.there = waitpid(screen.pid, NULL, WNOHANG) == 0;
	if (measured.there) {
		measured.first = median(first, (size_t)starts);
		rest(&screen, &measured);
		if (*peer->first && write(screen.tty, peer->first, strlen(peer->first)) > 0)
			settle(&screen, QUIET_MS, 1);
		measured.key = press(&screen, peer);
		stop(&screen);
	} else {
		close(screen.tty);
	}
	return measured;
}

/* When the first frame stands: the last byte of the burst that brings the greater part of the screen; what
 * comes behind it (a verdict, a list that fills) is in the settled time.  The best of several starts, which
 * a busy machine disturbs least. */
static double first_frame(const struct peer *peer, const char *program, const char *folder, int w,
			  int h, long bytes)
{
	double best = LONGEST_MS;
	for (int i = 0; i < STARTS; i++) {
		struct screen screen = { 0 };
		start(&screen, peer, program, folder, w, h);
		double ms = settle(&screen, BURST_MS, bytes / 2).ms;
		best = ms < best ? ms : best;
		stop(&screen);
	}
	return best;
}

static void table(const char *program, const char *folder, int w, int h)
{
	double our_frame = 0;
	printf("\n%dx%d%-12s frame ms  (ratio)  settled ms  bytes  key ms  key bytes (budget)  "
	       "idle B/s  wakes/s  "
	       "PSS kB\n",
	       w, h, "");
	for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++) {
		const char *run = is_ours(&peers[i]) ? program : NULL;
		struct measured m = measure(&peers[i], run, folder, w, h, 0);
		if (!m.there) {
			printf("  %-16s not installed here, or it ended\n", peers[i].name);
			continue;
		}
		double frame = first_frame(&peers[i], run, folder, w, h, m.first.bytes);
		if (i == 0)
			our_frame = frame;
		char budget[24] = "";
		if (peers[i].budget[w > 80])
			snprintf(budget, sizeof budget, "(%ld)", peers[i].budget[w > 80]);
		printf("  %-16s %8.1f  %6.2fx  %10.1f  %5ld  %6.1f  %9ld %-8s  %8ld  %7ld  %6ld\n",
		       peers[i].name, frame, frame / our_frame, m.first.ms, m.first.bytes, m.key.ms,
		       m.key.bytes, budget, m.idle_bytes, m.wakes, m.pss_kb);
	}
}

static void slow(const char *program, const char *folder, long baud)
{
	printf("\n80x24 on a line of %ld baud: screen ms, key ms\n", baud);
	for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++) {
		struct measured m = measure(&peers[i], is_ours(&peers[i]) ? program : NULL, folder, 80, 24, baud / 10);
		if (m.there)
			printf("  %-16s %8.0f %8.0f\n", peers[i].name, m.first.ms, m.key.ms);
	}
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: terminal KASOKU FOLDER\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	table(argv[1], argv[2], 80, 24);
	table(argv[1], argv[2], 200, 50);
	slow(argv[1], argv[2], 9600);
	return 0;
}
