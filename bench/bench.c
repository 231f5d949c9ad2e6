/* bench.c - make bench: how long our core takes, and R, Python and GSL for the same on the same
 * data.
 *
 * The data come from a fixed stream and are written to a temporary folder for the peers; each peer
 * prints lines "task TAB program TAB milliseconds TAB result".  A time is the processor time of the
 * best of several runs, which a busy machine disturbs least.  What is missing is said; nothing
 * fails on time. */
#include "bench/bench.h"

#include "base/mem.h"
#include "stats/dist.h"
#include "stats/stream.h"

#include "curves/eci_scores.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PEERS = 32 };

/* What somebody took for a task. */
struct timing {
	char task[16], program[48];
	double ms, result;
};

static double ms_of(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The best of at least three runs and about 0.4 s, by `clock`. */
static double best_ms(double (*run)(const struct bench_data *), const struct bench_data *data,
		      clockid_t clock, double *result)
{
	double best = (double)INFINITY, begun = ms_of(CLOCK_MONOTONIC);
	for (int i = 0; i < 3 || (ms_of(CLOCK_MONOTONIC) - begun < 400 && i < 10000); i++) {
		double from = ms_of(clock);
		*result = run(data);
		best = fmin(best, ms_of(clock) - from);
	}
	return best;
}

static void make_data(struct bench_data *data)
{
	struct stream stream;
	stream_init(&stream, 2026, 0);
	for (int i = 0; i < BENCH_POINTS; i++) {
		data->x[i] = 10.0 * (i + stream_uniform(&stream)) / BENCH_POINTS;
		double bent = data->x[i] > 6 ? data->x[i] - 6 : 0;
		data->y[i] = 0.5 * data->x[i] + 0.4 * bent + stream_normal(&stream);
		data->hit[i] = stream_uniform(&stream) < 1 / (1 + exp(0.8 * data->x[i] - 4));
	}
}

static int write_data(const struct bench_data *data, const char *folder)
{
	char path[600];
	snprintf(path, sizeof path, "%s/points.csv", folder);
	FILE *file = fopen(path, "w");
	if (!file)
		return 0;
	fprintf(file, "x,y,hit\n");
	for (int i = 0; i < BENCH_POINTS; i++)
		fprintf(file, "%.17g,%.17g,%g\n", data->x[i], data->y[i], data->hit[i]);
	fclose(file);
	snprintf(path, sizeof path, "%s/scores.csv", folder);
	file = fopen(path, "w");
	if (!file)
		return 0;
	fprintf(file, "model,benchmark,score\n");
	for (int i = 0; i < ECI_SCORES; i++)
		fprintf(file, "%d,%d,%.17g\n", eci_scores[i].model, eci_scores[i].benchmark,
			eci_scores[i].score);
	fclose(file);
	return 1;
}

static void remove_data(const char *folder)
{
	static const char *const names[] = { "points.csv", "scores.csv" };
	char path[600];
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

/* Runs a peer's script and gathers its lines; a line "# words" is passed on. */
static size_t ask(struct timing *timings, size_t count, const char *command)
{
	char line[300];
	FILE *pipe = popen(command, "r");
	if (!pipe)
		return count;
	while (fgets(line, sizeof line, pipe)) {
		struct timing *t = &timings[count];
		if (line[0] == '#')
			fputs(line + 2, stdout);
		else if (count < PEERS && sscanf(line, "%15[^\t]\t%47[^\t]\t%lf\t%lf", t->task,
						 t->program, &t->ms, &t->result) == 4)
			count++;
	}
	pclose(pipe);
	return count;
}

static size_t ask_peers(struct timing *timings, const char *scripts, const char *folder)
{
	char command[2000];
	static const char *const pythons[] = { "python3", "/usr/bin/python3" };
	const char *python = NULL;
	size_t count = 0;
	for (int i = 0; i < 2 && !python; i++) {
		snprintf(command, sizeof command, "%s -c 'import numpy, scipy' 2>/dev/null",
			 pythons[i]);
		if (system(command) == 0)
			python = pythons[i];
	}
	if (system("command -v Rscript >/dev/null 2>&1") == 0) {
		snprintf(command, sizeof command, "Rscript --vanilla '%s/peers.R' '%s' 2>/dev/null",
			 scripts, folder);
		count = ask(timings, count, command);
	} else {
		puts("R is missing: its columns are left out.");
	}
	if (!python) {
		puts("Python with numpy and scipy is missing: its columns are left out.");
		return count;
	}
	snprintf(command, sizeof command,
		 "OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 %s '%s/peers.py' '%s' 2>/dev/null",
		 python, scripts, folder);
	return ask(timings, count, command);
}

static void print_line(const char *program, double ms, double ours, double result)
{
	printf("    %-34s %10.3f ms", program, ms);
	if (ours > 0)
		printf("  %9.3g times ours", ms / ours);
	else
		printf("  %20s", "");
	printf("   result %.6g\n", result);
}

static void print_task(const struct bench_task *task, const struct bench_data *data,
		       const struct timing *timings, size_t count)
{
	double result, ours = best_ms(task->ours, data, CLOCK_PROCESS_CPUTIME_ID, &result);
	printf("\n%s", task->what);
	if (task->target_ms > 0)
		printf(" (to be under %g ms)", task->target_ms);
	puts("");
	print_line("kasoku", ours, 0, result);
	if (task->plain) {
		double ms = best_ms(task->plain, data, CLOCK_PROCESS_CPUTIME_ID, &result);
		print_line("kasoku, portable code", ms, ours, result);
	}
	if (task->two) {
		double ms = best_ms(task->two, data, CLOCK_MONOTONIC, &result);
		print_line("kasoku, two threads, by the clock", ms, ours, result);
	}
	if (task->gsl) {
		double ms = best_ms(task->gsl, data, CLOCK_PROCESS_CPUTIME_ID, &result);
		print_line("GSL", ms, ours, result);
	}
	for (size_t i = 0; i < count; i++)
		if (strcmp(timings[i].task, task->id) == 0)
			print_line(timings[i].program, timings[i].ms, ours, timings[i].result);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static struct bench_data data;
	struct timing timings[PEERS + 1];
	const char *root = getenv("TMPDIR");
	char folder[500];
	snprintf(folder, sizeof folder, "%s/kasoku-bench-XXXXXX", root && root[0] ? root : "/tmp");
	if (argc != 2 || !mkdtemp(folder)) {
		fputs("usage: bench FOLDER, where FOLDER has peers.R and peers.py\n", stderr);
		return EXIT_FAILURE;
	}
	regress_init();
	make_data(&data);
	puts("Processor time on this machine, now: the best of several runs of one thread.  "
	     "Results that rest on\n"
	     "chance agree within it.");
	fflush(stdout);
	size_t count = write_data(&data, folder) ? ask_peers(timings, argv[1], folder) : 0;
	remove_data(folder);
	for (size_t i = 0; i < bench_task_count; i++)
		print_task(&bench_tasks[i], &data, timings, count);
	return EXIT_SUCCESS;
}
