/* stitch_normal.c - see stitch_normal.h. */
#include "curves/stitch_normal.h"

#include <math.h>
#include <string.h>

bool stitch_slope_is_free(const struct stitch_normal *normal, size_t b)
{
	return normal->options->penalty != STITCH_RIDGE || b != normal->options->anchor;
}

static void order_scores(struct stitch_normal *normal)
{
	const struct stitch_data *data = normal->data;
	for (size_t i = 0; i < normal->n; i++)
		normal->start[data->scores[i].model + 1]++;
	for (size_t i = 0; i < normal->m; i++)
		normal->start[i + 1] += normal->start[i];
	for (size_t i = normal->n; i-- > 0;)
		normal->order[--normal->start[data->scores[i].model + 1]] = i;
	/* Each start has been run down to the one before it. */
	memmove(normal->start, normal->start + 1, normal->m * sizeof *normal->start);
	normal->start[normal->m] = normal->n;
}

void stitch_normal_init(struct stitch_normal *normal, const struct stitch_data *data,
			const struct stitch_options *options, struct arena *arena)
{
	size_t m = data->models, b = data->benchmarks, n = data->n;
	*normal =
		(struct stitch_normal){ .data = data, .options = options, .m = m, .b = b, .n = n };
	normal->start = arena_array(arena, m + 2, sizeof *normal->start);
	normal->order = arena_array(arena, n, sizeof *normal->order);
	normal->ability = arena_array(arena, m, sizeof(double));
	normal->place = arena_array(arena, 2 * b, sizeof(double));
	normal->fitted = arena_array(arena, n, sizeof(double));
	normal->by_ability = arena_array(arena, n, sizeof(double));
	normal->by_slope = arena_array(arena, n, sizeof(double));
	normal->bend_aa = arena_array(arena, n, sizeof(double));
	normal->bend_as = arena_array(arena, n, sizeof(double));
	normal->bend_ss = arena_array(arena, n, sizeof(double));
	normal->cross_d = arena_array(arena, n, sizeof(double));
	normal->cross_s = arena_array(arena, n, sizeof(double));
	normal->gradient_a = arena_array(arena, m, sizeof(double));
	normal->gradient_b = arena_array(arena, 2 * b, sizeof(double));
	normal->diagonal = arena_array(arena, m, sizeof(double));
	normal->block = arena_array(arena, 3 * b, sizeof(double));
	normal->damped = arena_array(arena, m, sizeof(double));
	normal->schur = arena_array(arena, 4 * b * b, sizeof(double));
	normal->room = arena_array(arena, 2 * b, sizeof(double));
	order_scores(normal);
}

void stitch_normal_load(struct stitch_normal *normal, const struct stitch *stitch)
{
	for (size_t i = 0; i < normal->m; i++)
		normal->ability[i] = stitch->ability[i] + stitch->shift;
	for (size_t j = 0; j < normal->b; j++) {
		normal->place[2 * j] = stitch->difficulty[j] + stitch->shift;
		normal->place[2 * j + 1] = log(stitch->slope[j]);
	}
}

/* Weights of the penalty on positions (abilities, difficulties) and on slopes. */
static double hold_of(const struct stitch_normal *normal)
{
	const struct stitch_options *options = normal->options;
	if (options->penalty == STITCH_RIDGE)
		return options->lambda / (double)(normal->m + 2 * normal->b - 1);
	return options->hold;
}

/* The penalised function of ln slope, whose square counts. */
static double slope_cost(const struct stitch_normal *normal, double log_slope)
{
	return normal->options->penalty == STITCH_RIDGE ? exp(log_slope) : log_slope;
}

static double slope_weight(const struct stitch_normal *normal)
{
	return normal->options->penalty == STITCH_RIDGE ? hold_of(normal) : normal->options->lambda;
}

static double penalty(const struct stitch_normal *normal)
{
	double positions = 0, slopes = 0;
	for (size_t i = 0; i < normal->m; i++)
		positions += normal->ability[i] * normal->ability[i];
	for (size_t j = 0; j < normal->b; j++) {
		double d = normal->place[2 * j], s = slope_cost(normal, normal->place[2 * j + 1]);
		positions += d * d;
		slopes += stitch_slope_is_free(normal, j) ? s * s : 0;
	}
	return hold_of(normal) * positions + slope_weight(normal) * slopes;
}

/* The curve of score `k` of model `i`, and its derivatives. */
static void curve(struct stitch_normal *normal, size_t i, size_t k, size_t j)
{
	const struct stitch_data *data = normal->data;
	double slope = exp(normal->place[2 * j + 1]);
	double z = slope * (normal->ability[i] - normal->place[2 * j]);
	double low = data->floor ? data->floor[j] : 0;
	double reach = (data->ceiling ? data->ceiling[j] : 1) - low;
	double s = 1 / (1 + exp(-z)), first = reach * s * (1 - s), second = first * (1 - 2 * s);
	bool free = stitch_slope_is_free(normal, j);
	normal->fitted[k] = low + reach * s;
	normal->by_ability[k] = first * slope;
	normal->by_slope[k] = free ? first * z : 0;
	normal->bend_aa[k] = second * slope * slope;
	normal->bend_as[k] = free ? (second * z + first) * slope : 0;
	normal->bend_ss[k] = free ? (second * z + first) * z : 0;
}

bool stitch_normal_value(struct stitch_normal *normal)
{
	normal->rss = 0;
	for (size_t i = 0; i < normal->m; i++)
		for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++) {
			const struct stitch_score *score = &normal->data->scores[normal->order[k]];
			curve(normal, i, k, score->benchmark);
			double residual = normal->fitted[k] - score->score;
			normal->rss += score->weight * residual * residual;
		}
	normal->objective = (normal->rss + penalty(normal)) / 2;
	return isfinite(normal->objective);
}

static void start_slopes(struct stitch_normal *normal, bool exact)
{
	double hold = hold_of(normal), weight = slope_weight(normal);
	bool ridge = normal->options->penalty == STITCH_RIDGE;
	for (size_t i = 0; i < normal->m; i++) {
		normal->gradient_a[i] = hold * normal->ability[i];
		normal->diagonal[i] = hold;
	}
	for (size_t j = 0; j < normal->b; j++) {
		double log_slope = normal->place[2 * j + 1], cost = slope_cost(normal, log_slope);
		double by_slope = ridge ? cost : 1;
		bool free = stitch_slope_is_free(normal, j);
		normal->gradient_b[2 * j] = hold * normal->place[2 * j];
		normal->gradient_b[2 * j + 1] = free ? weight * cost * by_slope : 0;
		normal->block[3 * j] = hold;
		normal->block[3 * j + 1] = 0;
		normal->block[3 * j + 2] = free ? weight * by_slope * by_slope : 1;
		if (free && ridge && exact)
			normal->block[3 * j + 2] *= 2;
	}
}

void stitch_normal_slopes(struct stitch_normal *normal, bool exact)
{
	start_slopes(normal, exact);
	for (size_t i = 0; i < normal->m; i++)
		for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++) {
			const struct stitch_score *score = &normal->data->scores[normal->order[k]];
			size_t j = score->benchmark;
			double u = normal->by_ability[k], v = normal->by_slope[k];
			double w = score->weight, r = w * (normal->fitted[k] - score->score);
			double bend = exact ? r : 0;
			double aa = w * u * u + bend * normal->bend_aa[k];
			double as = w * u * v + bend * normal->bend_as[k];
			normal->gradient_a[i] += r * u;
			normal->gradient_b[2 * j] -= r * u;
			normal->gradient_b[2 * j + 1] += r * v;
			normal->diagonal[i] += aa;
			normal->cross_d[k] = -aa;
			normal->cross_s[k] = as;
			normal->block[3 * j] += aa;
			normal->block[3 * j + 1] -= as;
			normal->block[3 * j + 2] += w * v * v + bend * normal->bend_ss[k];
		}
}

/* Takes the part that goes through model `i` off the benchmarks' block. */
static void eliminate(struct stitch_normal *normal, size_t i)
{
	size_t width = 2 * normal->b;
	const struct stitch_score *scores = normal->data->scores;
	for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++) {
		size_t j = scores[normal->order[k]].benchmark;
		double d = normal->cross_d[k] / normal->damped[i],
		       s = normal->cross_s[k] / normal->damped[i];
		double *rows = normal->schur + 2 * j * width;
		for (size_t l = normal->start[i]; l < normal->start[i + 1]; l++) {
			size_t other = scores[normal->order[l]].benchmark;
			double *at = rows + 2 * other;
			if (other > j)
				continue;
			at[0] -= d * normal->cross_d[l];
			at[1] -= d * normal->cross_s[l];
			at[width] -= s * normal->cross_d[l];
			at[width + 1] -= s * normal->cross_s[l];
		}
	}
}

/* Cholesky's factor of the lower triangle, in place. */
static bool factorise(double *a, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double *row = a + i * n;
		for (size_t j = 0; j <= i; j++) {
			const double *other = a + j * n;
			double sum = row[j];
			for (size_t k = 0; k < j; k++)
				sum -= row[k] * other[k];
			if (i == j && !(sum > 0))
				return false;
			row[j] = i == j ? sqrt(sum) : sum / other[j];
		}
	}
	return true;
}

bool stitch_normal_factor(struct stitch_normal *normal, double damping)
{
	size_t width = 2 * normal->b;
	memset(normal->schur, 0, width * width * sizeof *normal->schur);
	for (size_t j = 0; j < normal->b; j++) {
		double *at = normal->schur + 2 * j * width + 2 * j;
		const double *block = normal->block + 3 * j;
		at[0] = block[0] * (1 + damping);
		at[width] = block[1];
		at[width + 1] = block[2] * (1 + damping);
	}
	for (size_t i = 0; i < normal->m; i++) {
		normal->damped[i] = normal->diagonal[i] * (1 + damping);
		if (!(normal->damped[i] > 0))
			return false;
		eliminate(normal, i);
	}
	return factorise(normal->schur, width);
}

static void substitute(const double *a, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			x[i] -= a[i * n + k] * x[k];
		x[i] /= a[i * n + i];
	}
	for (size_t i = n; i-- > 0;) {
		x[i] /= a[i * n + i];
		for (size_t k = 0; k < i; k++)
			x[k] -= a[i * n + k] * x[i];
	}
}

void stitch_normal_solve(struct stitch_normal *normal, double *a, double *b)
{
	const struct stitch_score *scores = normal->data->scores;
	for (size_t i = 0; i < normal->m; i++)
		for (size_t k = normal->start[i]; a[i] != 0 && k < normal->start[i + 1]; k++) {
			double *at = b + 2 * scores[normal->order[k]].benchmark,
			       factor = a[i] / normal->damped[i];
			at[0] -= normal->cross_d[k] * factor;
			at[1] -= normal->cross_s[k] * factor;
		}
	substitute(normal->schur, 2 * normal->b, b);
	for (size_t i = 0; i < normal->m; i++) {
		for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++) {
			const double *at = b + 2 * scores[normal->order[k]].benchmark;
			a[i] -= normal->cross_d[k] * at[0] + normal->cross_s[k] * at[1];
		}
		a[i] /= normal->damped[i];
	}
}
