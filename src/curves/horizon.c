/* horizon.c - see horizon.h. */
#include "curves/horizon.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "stats/stream.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MOST = 200 };

/* ---- weights ---- */

/* How many runs each task has and how many tasks each family, by number. */
struct counts {
	size_t *runs, *tasks, *family; /* of each task; of each family; of each task */
	size_t task_count, family_count;
};

static void counts_init(struct counts *counts, const struct horizon_run *runs, size_t n)
{
	*counts = (struct counts){ 0 };
	for (size_t i = 0; i < n; i++) {
		if (runs[i].task >= counts->task_count)
			counts->task_count = runs[i].task + 1;
		if (runs[i].family >= counts->family_count)
			counts->family_count = runs[i].family + 1;
	}
	counts->runs = mem_array(counts->task_count, sizeof *counts->runs);
	counts->family = mem_array(counts->task_count, sizeof *counts->family);
	counts->tasks = mem_array(counts->family_count, sizeof *counts->tasks);
	for (size_t i = 0; i < n; i++) {
		counts->tasks[runs[i].family] += counts->runs[runs[i].task] == 0;
		counts->runs[runs[i].task]++;
		counts->family[runs[i].task] = runs[i].family;
	}
}

static void counts_clear(struct counts *counts)
{
	free(counts->runs);
	free(counts->family);
	free(counts->tasks);
}

void horizon_weights(double *weights, const struct horizon_run *runs, size_t n)
{
	struct counts counts;
	double sum = 0;
	counts_init(&counts, runs, n);
	for (size_t i = 0; i < n; i++) {
		weights[i] = 1 / (double)counts.runs[runs[i].task] /
			     sqrt((double)counts.tasks[runs[i].family]);
		sum += weights[i];
	}
	for (size_t i = 0; i < n; i++)
		weights[i] /= sum;
	counts_clear(&counts);
}

/* ---- fit ---- */

/* ln(1 + e^z) without overflow. */
static double softplus(double z)
{
	return z > 0 ? z + log1p(exp(-z)) : log1p(exp(z));
}

struct problem {
	const double *x, *y, *w;
	size_t n;
	double lambda,
		centre; /* x is taken about it, which makes the two parameters nearly independent */
};

static double value_at(const struct problem *problem, double intercept, double slope)
{
	double sum = 0;
	for (size_t i = 0; i < problem->n; i++) {
		double z = intercept + slope * (problem->x[i] - problem->centre);
		sum += problem->w[i] * (softplus(z) - problem->y[i] * z);
	}
	return slope * slope / 2 + sum / problem->lambda;
}

/* Newton's step, in place of the parameters; its length against theirs. */
static double newton(const struct problem *problem, double *intercept, double *slope)
{
	double ga = 0, gb = *slope * problem->lambda, aa = 0, ab = 0, bb = problem->lambda;
	for (size_t i = 0; i < problem->n; i++) {
		double x = problem->x[i] - problem->centre, z = *intercept + *slope * x;
		double p = 1 / (1 + exp(-z)), w = problem->w[i], bend = w * p * (1 - p);
		ga += w * (p - problem->y[i]);
		gb += w * (p - problem->y[i]) * x;
		aa += bend;
		ab += bend * x;
		bb += bend * x * x;
	}
	double det = aa * bb - ab * ab;
	double a = (bb * ga - ab * gb) / det, b = (aa * gb - ab * ga) / det;
	double before = value_at(problem, *intercept, *slope), part = 1;
	while (part > 1e-8 &&
	       !(value_at(problem, *intercept - part * a, *slope - part * b) <= before))
		part /= 2;
	*intercept -= part * a;
	*slope -= part * b;
	return fmax(fabs(a), fabs(b)) / (1 + fabs(*intercept) + fabs(*slope));
}

static bool minimise(struct horizon *horizon, struct problem *problem, struct err *err)
{
	double weight = 0, success = 0, intercept, slope = 0, length = 1;
	for (size_t i = 0; i < problem->n; i++) {
		weight += problem->w[i];
		success += problem->w[i] * problem->y[i];
		problem->centre += problem->w[i] * problem->x[i];
	}
	problem->centre /= weight;
	success /= weight;
	if (!(success > 0 && success < 1))
		return err_set(err, ERR_DATA,
			       success > 0 ? _("every run succeeds, so no horizon can be seen")
					   : _("every run fails, so no horizon can be seen"));
	intercept = log(success / (1 - success));
	for (int step = 0; step < STEPS_MOST && length > 1e-10; step++)
		length = newton(problem, &intercept, &slope);
	horizon->objective = value_at(problem, intercept, slope);
	horizon->intercept = intercept - slope * problem->centre;
	horizon->slope = slope;
	if (!(length < 1e-6) || !isfinite(horizon->intercept))
		return err_set(err, ERR_DATA,
			       _("the curve of success against length does not settle"));
	if (!(slope < -1e-9))
		return err_set(err, ERR_DATA,
			       _("success does not fall with the length of tasks, so there is no "
				 "horizon"));
	return true;
}

static bool check(const struct horizon_run *runs, const double *weights, size_t n, double lambda,
		  struct err *err)
{
	if (n == 0)
		return err_set(err, ERR_DATA, _("there are no runs"));
	if (!(lambda > 0) || !isfinite(lambda))
		return err_set(err, ERR_DATA, _("lambda must be above zero"));
	for (size_t i = 0; i < n; i++) {
		if (!(runs[i].minutes > 0) || !isfinite(runs[i].minutes))
			return err_set(err, ERR_DATA, _("the length of run %zu is not a time"),
				       i + 1);
		if (!(runs[i].success >= 0 && runs[i].success <= 1))
			return err_set(err, ERR_DATA,
				       _("the success of run %zu is not between 0 and 1"), i + 1);
		if (weights && (!(weights[i] > 0) || !isfinite(weights[i])))
			return err_set(err, ERR_DATA,
				       _("the weight of run %zu is not a positive number"), i + 1);
	}
	return true;
}

/* Fits runs that have been checked. */
static bool fit(struct horizon *horizon, const struct horizon_run *runs, const double *weights,
		size_t n, double lambda, struct err *err)
{
	double *room = mem_array(2 * n, sizeof *room);
	struct problem problem = {
		.x = room, .y = room + n, .w = weights, .n = n, .lambda = lambda
	};
	for (size_t i = 0; i < n; i++) {
		room[i] = log2(runs[i].minutes);
		room[n + i] = runs[i].success;
	}
	bool ok = minimise(horizon, &problem, err);
	free(room);
	if (ok) {
		horizon->p50 = horizon_at(horizon, 0.5);
		horizon->p80 = horizon_at(horizon, 0.8);
	}
	return ok;
}

bool horizon_fit(struct horizon *horizon, const struct horizon_run *runs, const double *weights,
		 size_t n, double lambda, struct err *err)
{
	struct counts counts;
	*horizon = (struct horizon){ .n = n };
	if (!check(runs, weights, n, lambda, err))
		return false;
	counts_init(&counts, runs, n);
	for (size_t i = 0; i < counts.task_count; i++)
		horizon->tasks += counts.runs[i] > 0;
	for (size_t i = 0; i < counts.family_count; i++)
		horizon->families += counts.tasks[i] > 0;
	counts_clear(&counts);
	double *own = mem_array(n, sizeof *own);
	if (!weights)
		horizon_weights(own, runs, n);
	bool ok = fit(horizon, runs, weights ? weights : own, n, lambda, err);
	free(own);
	return ok;
}

double horizon_at(const struct horizon *horizon, double q)
{
	assert(q > 0 && q < 1);
	return exp2((log(q / (1 - q)) - horizon->intercept) / horizon->slope);
}

/* ---- bootstrap ---- */

/* Runs grouped by task, tasks by family: of[start[t]] … are the runs of task t. */
struct tree {
	struct counts counts;
	size_t *run_start, *run_of, *task_start, *task_of, *families;
	size_t family_count; /* that have tasks */
};

/* Sorts `count` members into `groups`: member i belongs to group_of(i). */
static void group(size_t *start, size_t *of, const size_t *group_of, size_t count, size_t groups)
{
	for (size_t i = 0; i < count; i++)
		start[group_of[i] + 1]++;
	for (size_t g = 0; g < groups; g++)
		start[g + 1] += start[g];
	size_t *next = mem_array(groups, sizeof *next);
	memcpy(next, start, groups * sizeof *next);
	for (size_t i = 0; i < count; i++)
		of[next[group_of[i]]++] = i;
	free(next);
}

static void tree_init(struct tree *tree, const struct horizon_run *runs, size_t n,
		      struct arena *arena)
{
	*tree = (struct tree){ 0 };
	counts_init(&tree->counts, runs, n);
	size_t tasks = tree->counts.task_count, families = tree->counts.family_count;
	size_t *task_of_run = arena_array(arena, n, sizeof *task_of_run);
	size_t *family = arena_array(arena, tasks, sizeof *family),
	       *known = arena_array(arena, tasks, sizeof *known);
	size_t used = 0;
	tree->run_start = arena_array(arena, tasks + 1, sizeof(size_t));
	tree->run_of = arena_array(arena, n, sizeof(size_t));
	tree->task_start = arena_array(arena, families + 1, sizeof(size_t));
	tree->task_of = arena_array(arena, tasks, sizeof(size_t));
	tree->families = arena_array(arena, families, sizeof(size_t));
	for (size_t i = 0; i < n; i++)
		task_of_run[i] = runs[i].task;
	group(tree->run_start, tree->run_of, task_of_run, n, tasks);
	for (size_t t = 0; t < tasks; t++)
		if (tree->counts.runs[t]) {
			family[used] = tree->counts.family[t];
			known[used++] = t;
		}
	group(tree->task_start, tree->task_of, family, used, families);
	for (size_t k = 0; k < used; k++)
		tree->task_of[k] = known[tree->task_of[k]];
	for (size_t f = 0; f < families; f++)
		if (tree->counts.tasks[f])
			tree->families[tree->family_count++] = f;
}

/* A resample's runs and weights, at most as many as `room` grows to. */
struct sample {
	struct horizon_run *runs;
	double *weights;
	size_t n, room;
};

static size_t pick(struct stream *stream, const size_t *start, const size_t *of, size_t at)
{
	return of[start[at] + stream_below(stream, (uint32_t)(start[at + 1] - start[at]))];
}

static void add_run(struct sample *sample, const struct horizon_run *run, double weight)
{
	if (sample->n == sample->room) {
		sample->room = sample->room ? 2 * sample->room : 256;
		sample->runs = mem_resize(sample->runs, sample->room, sizeof *sample->runs);
		sample->weights =
			mem_resize(sample->weights, sample->room, sizeof *sample->weights);
	}
	sample->runs[sample->n] = *run;
	sample->weights[sample->n++] = weight;
}

static void resample(struct sample *sample, const struct tree *tree, const struct horizon_run *runs,
		     const double *weights, struct stream *stream)
{
	sample->n = 0;
	for (size_t f = 0; f < tree->family_count; f++) {
		size_t family = tree->families[stream_below(stream, (uint32_t)tree->family_count)];
		for (size_t t = 0; t < tree->counts.tasks[family]; t++) {
			size_t task = pick(stream, tree->task_start, tree->task_of, family);
			for (size_t r = 0; r < tree->counts.runs[task]; r++) {
				size_t run = pick(stream, tree->run_start, tree->run_of, task);
				add_run(sample, &runs[run], weights[run]);
			}
		}
	}
}

size_t horizon_bootstrap(double *p50, double *p80, size_t draws, uint64_t seed,
			 const struct horizon_run *runs, size_t n, double lambda)
{
	struct arena arena = ARENA_EMPTY;
	struct sample sample = { 0 };
	struct tree tree;
	double *weights = arena_array(&arena, n, sizeof *weights);
	size_t good = 0;
	tree_init(&tree, runs, n, &arena);
	horizon_weights(weights, runs, n);
	for (size_t i = 0; i < draws; i++) {
		struct stream stream;
		struct horizon horizon = { 0 };
		stream_init(&stream, seed, i);
		resample(&sample, &tree, runs, weights, &stream);
		bool ok = fit(&horizon, sample.runs, sample.weights, sample.n, lambda, NULL);
		p50[i] = ok ? horizon.p50 : (double)NAN;
		p80[i] = ok ? horizon.p80 : (double)NAN;
		good += ok;
	}
	counts_clear(&tree.counts);
	free(sample.runs);
	free(sample.weights);
	arena_clear(&arena);
	return good;
}
