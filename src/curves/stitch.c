/* stitch.c - see stitch.h: checks, start, and damped Gauss-Newton steps (Madsen, Nielsen & Tingleff
 * 2004, Methods for non-linear least squares problems, algorithm 3.16). */
#include "curves/stitch.h"

#include "base/i18n.h"
#include "curves/stitch_normal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { START_SWEEPS = 8 };
#define NEAR         0.02 /* gain of a step, as a share, from where on second derivatives help */
#define LENGTH_LEAST 1e-10

/* ---- groups ---- */

static size_t root_of(size_t *parent, size_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

size_t stitch_groups(const struct stitch_data *data, size_t *model_group, size_t *benchmark_group)
{
	size_t all = data->models + data->benchmarks, groups = 0;
	size_t *parent = mem_array(all, sizeof *parent), *number = mem_array(all, sizeof *number);
	for (size_t i = 0; i < all; i++)
		parent[i] = i;
	for (size_t i = 0; i < data->n; i++) {
		size_t a = root_of(parent, data->scores[i].model);
		size_t b = root_of(parent, data->models + data->scores[i].benchmark);
		parent[a > b ? a : b] = a < b ? a : b;
	}
	for (size_t i = 0; i < all; i++) {
		size_t root = root_of(parent, i);
		if (root == i)
			number[i] = groups++;
		*(i < data->models ? &model_group[i] : &benchmark_group[i - data->models]) =
			number[root];
	}
	free(parent);
	free(number);
	return groups;
}

/* ---- checks ---- */

static bool check_options(const struct stitch_data *data, const struct stitch_options *options,
			  struct err *err)
{
	assert(options->anchor < data->benchmarks || data->benchmarks == 0);
	if (!(options->lambda > 0) || !isfinite(options->lambda) || !isfinite(options->hold) ||
	    (options->penalty == STITCH_LOG_SLOPES && !(options->hold > 0)))
		return err_set(
			err, ERR_DATA,
			_("lambda must be above zero: the scores alone do not fix every slope"));
	for (size_t j = 0; data->floor && data->ceiling && j < data->benchmarks; j++)
		if (!(data->floor[j] < data->ceiling[j]))
			return err_set(err, ERR_DATA,
				       _("benchmark %zu has its ceiling not above its floor"),
				       j + 1);
	return true;
}

/* Marks in `seen` the models and benchmarks that have a score. */
static bool check_score(const struct stitch_data *data, size_t i, bool *seen, bool *pairs,
			struct err *err)
{
	const struct stitch_score *score = &data->scores[i];
	assert(score->model < data->models && score->benchmark < data->benchmarks);
	bool *pair = &pairs[score->model * data->benchmarks + score->benchmark];
	if (!isfinite(score->score) || !isfinite(score->weight) || !(score->weight > 0))
		return err_set(err, ERR_DATA,
			       _("score %zu or its weight is not a number that can be used"),
			       i + 1);
	if (*pair)
		return err_set(err, ERR_DATA,
			       _("score %zu is the second of its model on its benchmark"), i + 1);
	*pair = seen[score->model] = seen[data->models + score->benchmark] = true;
	return true;
}

static bool check_scores(const struct stitch_data *data, struct err *err)
{
	size_t all = data->models + data->benchmarks, alone = 0;
	bool *seen = mem_array(all, sizeof *seen), ok = true;
	bool *pairs = mem_array(data->models, data->benchmarks * sizeof *pairs);
	for (size_t i = 0; ok && i < data->n; i++)
		ok = check_score(data, i, seen, pairs, err);
	for (size_t i = 0; i < all; i++)
		alone += !seen[i];
	free(seen);
	free(pairs);
	if (ok && data->n == 0)
		return err_set(err, ERR_DATA, _("there are no scores"));
	if (ok && alone)
		return err_set(err, ERR_DATA,
			       P_("%zu model or benchmark has no score",
				  "%zu models and benchmarks have no score", alone),
			       alone);
	return ok;
}

static bool check_groups(const struct stitch_data *data, struct err *err)
{
	size_t *group = mem_array(data->models + data->benchmarks, sizeof *group);
	size_t groups = stitch_groups(data, group, group + data->models);
	free(group);
	if (groups > 1)
		return err_set(err, ERR_DATA,
			       _("the scores fall apart into %zu groups of models that share no "
				 "benchmark, so they "
				 "cannot stand on one scale"),
			       groups);
	return true;
}

/* ---- start ---- */

/* The score as a logit between the benchmark's ends, a little inside them. */
static double logit_of(const struct stitch_data *data, const struct stitch_score *score)
{
	double low = data->floor ? data->floor[score->benchmark] : 0;
	double high = data->ceiling ? data->ceiling[score->benchmark] : 1;
	double p = (score->score - low) / (high - low);
	p = fmin(fmax(p, 0.02), 0.98);
	return log(p / (1 - p));
}

/* Additive fit of the logits, by turns: slopes are 1. */
static void make_start(struct stitch_normal *normal)
{
	const struct stitch_data *data = normal->data;
	double *sum = mem_array(normal->m + normal->b, sizeof *sum),
	       *count = mem_array(normal->m + normal->b, sizeof *count);
	for (int sweep = 0; sweep < START_SWEEPS; sweep++) {
		bool models = sweep % 2 == 1;
		memset(sum, 0, (normal->m + normal->b) * sizeof *sum);
		memset(count, 0, (normal->m + normal->b) * sizeof *count);
		for (size_t i = 0; i < data->n; i++) {
			const struct stitch_score *score = &data->scores[i];
			size_t at = models ? score->model : score->benchmark;
			double z = logit_of(data, score);
			sum[at] += models ? z + normal->place[2 * score->benchmark]
					  : normal->ability[score->model] - z;
			count[at]++;
		}
		for (size_t i = 0; i < (models ? normal->m : normal->b); i++)
			*(models ? &normal->ability[i] : &normal->place[2 * i]) = sum[i] / count[i];
	}
	free(sum);
	free(count);
}

/* ---- steps ---- */

struct steps {
	struct stitch_normal *normal;
	double damping, growth;
	bool exact;    /* near the minimum */
	double *a, *b; /* step */
	double *old_a, *old_b;
};

static void steps_init(struct steps *steps, struct stitch_normal *normal, struct arena *arena)
{
	*steps = (struct steps){ .normal = normal, .damping = 1e-3, .growth = 2 };
	steps->a = arena_array(arena, normal->m, sizeof(double));
	steps->b = arena_array(arena, 2 * normal->b, sizeof(double));
	steps->old_a = arena_array(arena, normal->m, sizeof(double));
	steps->old_b = arena_array(arena, 2 * normal->b, sizeof(double));
}

/* Sets the step and returns what it is predicted to gain. */
static double propose(struct steps *steps)
{
	struct stitch_normal *normal = steps->normal;
	double gain = 0;
	for (size_t i = 0; i < normal->m; i++)
		steps->a[i] = -normal->gradient_a[i];
	for (size_t i = 0; i < 2 * normal->b; i++)
		steps->b[i] = -normal->gradient_b[i];
	stitch_normal_solve(normal, steps->a, steps->b);
	for (size_t i = 0; i < normal->m; i++)
		gain += steps->a[i] * (steps->damping * normal->diagonal[i] * steps->a[i] -
				       normal->gradient_a[i]);
	for (size_t i = 0; i < 2 * normal->b; i++) {
		double diagonal = normal->block[3 * (i / 2) + 2 * (i % 2)];
		gain += steps->b[i] *
			(steps->damping * diagonal * steps->b[i] - normal->gradient_b[i]);
	}
	return gain / 2;
}

/* Moves by the step; returns its length against that of the parameters. */
static double move(struct steps *steps)
{
	struct stitch_normal *normal = steps->normal;
	double longest = 0;
	memcpy(steps->old_a, normal->ability, normal->m * sizeof(double));
	memcpy(steps->old_b, normal->place, 2 * normal->b * sizeof(double));
	for (size_t i = 0; i < normal->m; i++) {
		normal->ability[i] += steps->a[i];
		longest = fmax(longest, fabs(steps->a[i]) / (1 + fabs(normal->ability[i])));
	}
	for (size_t i = 0; i < 2 * normal->b; i++) {
		normal->place[i] += steps->b[i];
		longest = fmax(longest, fabs(steps->b[i]) / (1 + fabs(normal->place[i])));
	}
	return longest;
}

static void move_back(struct steps *steps, double objective)
{
	struct stitch_normal *normal = steps->normal;
	memcpy(normal->ability, steps->old_a, normal->m * sizeof(double));
	memcpy(normal->place, steps->old_b, 2 * normal->b * sizeof(double));
	stitch_normal_value(normal);
	normal->objective = objective;
}

static void accept(struct steps *steps, double ratio)
{
	double less = 2 * ratio - 1;
	steps->damping *= fmax(1.0 / 3, 1 - less * less * less);
	steps->growth = 2;
}

static void reject(struct steps *steps)
{
	steps->damping *= steps->growth;
	steps->growth *= 2;
}

/* Newton's matrix where it has a minimum to offer, else the other. */
static bool factor(struct steps *steps)
{
	stitch_normal_slopes(steps->normal, steps->exact);
	if (stitch_normal_factor(steps->normal, steps->damping))
		return true;
	stitch_normal_slopes(steps->normal, false);
	return stitch_normal_factor(steps->normal, steps->damping);
}

/* One step; true when there is nothing more to gain. */
static bool step(struct steps *steps)
{
	struct stitch_normal *normal = steps->normal;
	double before = normal->objective;
	if (!factor(steps)) {
		reject(steps);
		return steps->damping > 1e30;
	}
	double predicted = propose(steps), length = move(steps);
	bool finite = stitch_normal_value(normal);
	double gained = before - normal->objective;
	if (finite && gained >= 0) {
		accept(steps, gained / fmax(predicted, 1e-300));
		steps->exact = steps->exact || gained < before * NEAR;
		return length < LENGTH_LEAST;
	}
	move_back(steps, before);
	reject(steps);
	/* What is left to gain is below what doubles can tell. */
	return length < LENGTH_LEAST || predicted < before * 1e-16;
}

int stitch_normal_minimise(struct stitch_normal *normal, struct arena *arena)
{
	struct steps steps;
	int taken = 0;
	steps_init(&steps, normal, arena);
	stitch_normal_value(normal);
	while (taken < STITCH_STEPS_MOST)
		if (taken++, step(&steps))
			break;
	return taken;
}

/* ---- result ---- */

static void take(struct stitch *stitch, const struct stitch_normal *normal, struct arena *arena)
{
	size_t m = normal->m, b = normal->b, n = normal->n;
	stitch->shift = normal->place[2 * normal->options->anchor];
	stitch->ability = arena_array(arena, m, sizeof(double));
	stitch->difficulty = arena_array(arena, b, sizeof(double));
	stitch->slope = arena_array(arena, b, sizeof(double));
	stitch->fitted = arena_array(arena, n, sizeof(double));
	stitch->residual = arena_array(arena, n, sizeof(double));
	for (size_t i = 0; i < m; i++)
		stitch->ability[i] = normal->ability[i] - stitch->shift;
	for (size_t j = 0; j < b; j++) {
		stitch->difficulty[j] = normal->place[2 * j] - stitch->shift;
		stitch->slope[j] = exp(normal->place[2 * j + 1]);
	}
	for (size_t k = 0; k < n; k++) {
		size_t at = normal->order[k];
		stitch->fitted[at] = normal->fitted[k];
		stitch->residual[at] = normal->data->scores[at].score - normal->fitted[k];
	}
	stitch->n = n;
	stitch->models = m;
	stitch->benchmarks = b;
	stitch->objective = normal->objective;
	stitch->rss = normal->rss;
	stitch->rmse = sqrt(normal->rss / (double)n);
}

bool stitch_fit(struct stitch *stitch, const struct stitch_data *data,
		const struct stitch_options *options, struct arena *arena, struct err *err)
{
	struct stitch_normal normal;
	struct arena room = ARENA_EMPTY;
	*stitch = (struct stitch){ 0 };
	if (!check_options(data, options, err) || !check_scores(data, err) ||
	    !check_groups(data, err))
		return false;
	stitch_normal_init(&normal, data, options, &room);
	make_start(&normal);
	stitch->steps = stitch_normal_minimise(&normal, &room);
	take(stitch, &normal, arena);
	arena_clear(&room);
	if (stitch->steps == STITCH_STEPS_MOST)
		return err_set(err, ERR_DATA, _("the fit of the index did not settle in %d steps"),
			       STITCH_STEPS_MOST);
	return true;
}

double stitch_value(const struct stitch *stitch, const struct stitch_map *map, double ability)
{
	double low = stitch->ability[map->a], high = stitch->ability[map->b];
	return map->a_value + (ability - low) * (map->b_value - map->a_value) / (high - low);
}
