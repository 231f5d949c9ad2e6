/* bootstrap.c - see bootstrap.h: any statistic, and the summary of replicates. */
#include "regress/bootstrap.h"

#include "base/i18n.h"
#include "regress/bootstrap_plan.h"
#include "stats/dist.h"
#include "stats/order.h"
#include "stats/parallel.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

const char *bootstrap_kind_name(enum bootstrap_kind kind)
{
	switch (kind) {
	case BOOTSTRAP_PAIRS:
		return _("pairs");
	case BOOTSTRAP_WILD:
		return _("wild");
	case BOOTSTRAP_BLOCK:
		return _("moving block");
	case BOOTSTRAP_STATIONARY:
		return _("stationary block");
	case BOOTSTRAP_GROUPS:
		break;
	}
	return _("nested groups");
}

const char *bootstrap_interval_name(enum bootstrap_interval interval)
{
	return interval == BOOTSTRAP_BCA ? "BCa" : _("percentile");
}

struct interval bootstrap_inverse(struct interval interval, double a, bool *unbounded)
{
	bool down = interval.high < 0;
	double near = down ? -interval.low : interval.high,
	       far = down ? -interval.high : interval.low;
	*unbounded = interval.low <= 0 && interval.high >= 0;
	if (*unbounded && -interval.low > near)
		near = -interval.low;
	return (struct interval){ a / near, *unbounded ? INFINITY : a / far };
}

/* ---- the summary ---- */

/* Order statistic number (computed + 1) p, between neighbours by their distance. */
static double quantile(const struct bootstrap *b, double p)
{
	double at = p * (double)(b->computed + 1) - 1, last = (double)b->computed - 1;
	if (!(at > 0))
		return b->value[0];
	if (at >= last)
		return b->value[b->computed - 1];
	size_t below = (size_t)at;
	return b->value[below] + (at - (double)below) * (b->value[below + 1] - b->value[below]);
}

static double normal_density(double z)
{
	return exp(-z * z / 2) / sqrt(2 * M_PI);
}

/* The Monte-Carlo error of the quantile at `p`.  The share of replicates below it errs by
 * sqrt(p (1 - p)/B); with BCa p itself hangs on z0, whose error goes with it (delta method).  What
 * that means in units of the statistic is read off the replicates within one such error of the
 * quantile. */
static double end_error(const struct bootstrap *b, double p, double p_by_z0)
{
	double count = (double)b->computed, share = dist_normal_cdf(b->z0), pull = 0;
	if (p_by_z0 != 0)
		pull = p_by_z0 / normal_density(b->z0);
	double both = (p < share ? p : share) - p * share;
	double variance =
		(p * (1 - p) + pull * pull * share * (1 - share) - 2 * pull * both) / count;
	double step = sqrt(p * (1 - p) / count),
	       width = p + step < 1 && p - step > 0 ? step : fmin(p, 1 - p);
	double slope = (quantile(b, p + width) - quantile(b, p - width)) / (2 * width);
	return sqrt(fmax(variance, 0)) * slope;
}

/* Where the end of normal quantile `z` is looked up, and how that moves with z0. */
static double bca_share(const struct bootstrap *b, double z, double *by_z0)
{
	double w = b->z0 + z, rest = 1 - b->acceleration * w, at = b->z0 + w / rest;
	*by_z0 = normal_density(at) * (1 + 1 / (rest * rest));
	return rest > 0 ? dist_normal_cdf(at) : w > 0;
}

static void take_ends(struct bootstrap *b)
{
	double z = dist_normal_quantile(0.5 + b->level / 2), by_low = 0, by_high = 0;
	double low = 0.5 - b->level / 2, high = 0.5 + b->level / 2,
	       edge = 1 / ((double)b->computed + 1);
	if (b->interval_kind == BOOTSTRAP_BCA) {
		low = bca_share(b, -z, &by_low);
		high = bca_share(b, z, &by_high);
	}
	b->extreme = low < edge || high > 1 - edge;
	b->interval = (struct interval){ quantile(b, low), quantile(b, high) };
	b->low_error = low > 0 && low < 1 ? end_error(b, low, by_low) : 0;
	b->high_error = high > 0 && high < 1 ? end_error(b, high, by_high) : 0;
}

static bool take_bca(struct bootstrap *b, const double *jackknife, size_t parts, struct err *err)
{
	long double mean = 0, square = 0, cube = 0;
	size_t below = 0, equal = 0, used = 0;
	for (size_t i = 0; i < b->computed; i++) {
		below += b->value[i] < b->estimate;
		equal += b->value[i] == b->estimate;
	}
	double share = ((double)below + (double)equal / 2) / (double)b->computed;
	if (share <= 0 || share >= 1)
		return err_set(err, ERR_DATA,
			       _("all replicates lie on one side of the estimate: BCa cannot be "
				 "computed; use percentile"));
	b->z0 = dist_normal_quantile(share);
	assert(jackknife);
	for (size_t i = 0; i < parts; i++) {
		if (!isfinite(jackknife[i]))
			return err_set(err, ERR_DATA,
				       _("without point %zu there is no estimate: BCa cannot be "
					 "computed; use percentile"),
				       i + 1);
		mean += jackknife[i];
		used++;
	}
	mean /= (long double)used;
	for (size_t i = 0; i < parts; i++) {
		long double d = mean - jackknife[i];
		square += d * d;
		cube += d * d * d;
	}
	b->acceleration = square > 0 ? (double)(cube / (6 * square * sqrtl(square))) : 0;
	return true;
}

static void take_moments(struct bootstrap *b)
{
	long double sum = 0, square = 0;
	for (size_t i = 0; i < b->computed; i++)
		sum += b->value[i] - b->estimate;
	long double mean = sum / (long double)b->computed;
	for (size_t i = 0; i < b->computed; i++) {
		long double d = b->value[i] - b->estimate - mean;
		square += d * d;
	}
	b->bias = (double)mean;
	b->stderror = (double)sqrtl(square / (long double)(b->computed - 1));
}

bool bootstrap_finish(struct bootstrap *bootstrap, double *value, const double *jackknife,
		      size_t parts, struct arena *arena, struct err *err)
{
	size_t computed = 0;
	for (size_t i = 0; i < bootstrap->replicates; i++)
		if (isfinite(value[i]))
			value[computed++] = value[i];
	bootstrap->value = value;
	bootstrap->computed = computed;
	if (computed < bootstrap->replicates / 2 || computed < BOOTSTRAP_FEWEST)
		return err_set(
			err, ERR_DATA,
			_("only %zu of %zu replicates could be computed: too few for an interval"),
			computed, bootstrap->replicates);
	double *room = arena_array(arena, computed, sizeof *room);
	take_moments(bootstrap);
	order_sort(value, computed, room);
	if (bootstrap->interval_kind == BOOTSTRAP_BCA &&
	    !take_bca(bootstrap, jackknife, parts, err))
		return false;
	take_ends(bootstrap);
	return true;
}

/* ---- any statistic ---- */

struct job {
	const struct bootstrap_plan *plan;
	bootstrap_statistic *statistic;
	const void *context;
	double *value;
};

static void replicate(void *context, size_t from, size_t to)
{
	const struct job *job = context;
	struct bootstrap_room room;
	struct resample resample;
	bootstrap_room_init(&room, job->plan);
	for (size_t i = from; i < to; i++) {
		bootstrap_draw(&resample, &room, job->plan, i);
		if (!job->statistic(&resample, job->context, &job->value[i]))
			job->value[i] = NAN;
	}
	bootstrap_room_clear(&room);
}

/* The statistic without each point, or without each of the outermost groups. */
static double *jackknife(const struct job *job, size_t *parts, struct arena *arena)
{
	const struct bootstrap_plan *plan = job->plan;
	bool grouped = plan->kind == BOOTSTRAP_GROUPS;
	uint32_t *index = arena_array(arena, plan->n, sizeof *index);
	*parts = grouped ? plan->tree.nodes[0] : plan->n;
	double *value = arena_array(arena, *parts, sizeof *value);
	for (size_t i = 0; i < *parts; i++) {
		struct resample resample = { .index = index };
		size_t from = i, to = i + 1;
		for (size_t l = 0; grouped && l < plan->tree.depth; l++) {
			from = plan->tree.first[l][from];
			to = plan->tree.first[l][to];
		}
		for (size_t k = 0; k < plan->n; k++)
			if (k < from || k >= to)
				index[resample.n++] = grouped ? plan->tree.order[k] : (uint32_t)k;
		if (!job->statistic(&resample, job->context, &value[i]))
			value[i] = NAN;
	}
	return value;
}

bool bootstrap_run(struct bootstrap *bootstrap, size_t n, bootstrap_statistic *statistic,
		   const void *context, const struct bootstrap_options *options,
		   struct arena *arena, struct err *err)
{
	struct bootstrap_plan plan;
	struct job job = { &plan, statistic, context, NULL };
	double *left_out = NULL;
	size_t parts = 0;
	if (!bootstrap_plan(&plan, bootstrap, n, options, arena, err))
		return false;
	uint32_t *own = arena_array(arena, n, sizeof *own);
	for (size_t i = 0; i < n; i++)
		own[i] = (uint32_t)i;
	struct resample all = { .n = n, .index = own };
	if (!statistic(&all, context, &bootstrap->estimate) || !isfinite(bootstrap->estimate))
		return err_set(err, ERR_DATA,
			       _("the statistic of the data itself cannot be computed"));
	job.value = arena_array(arena, options->replicates, sizeof *job.value);
	parallel_ranges(options->threads, options->replicates, 1, replicate, &job);
	if (options->interval == BOOTSTRAP_BCA)
		left_out = jackknife(&job, &parts, arena);
	return bootstrap_finish(bootstrap, job.value, left_out, parts, arena, err);
}
