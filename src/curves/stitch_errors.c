/* stitch_errors.c - standard errors and refits; see stitch.h. */
#include "base/i18n.h"
#include "curves/stitch_normal.h"
#include "stats/stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A quantity's gradient turned into what one unit of residual of each score does to it. */
struct probe {
	struct stitch_normal *normal;
	double *a, *b; /* m; 2 b */
};

static void probe_clear(struct probe *probe)
{
	memset(probe->a, 0, probe->normal->m * sizeof(double));
	memset(probe->b, 0, 2 * probe->normal->b * sizeof(double));
}

/* The variance of the quantity whose gradient is in `probe`, from the variance of each benchmark.
 */
static double probe_variance(struct probe *probe, const double *spread)
{
	struct stitch_normal *normal = probe->normal;
	double sum = 0;
	stitch_normal_solve(normal, probe->a, probe->b);
	for (size_t i = 0; i < normal->m; i++)
		for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++) {
			const struct stitch_score *score = &normal->data->scores[normal->order[k]];
			const double *at = probe->b + 2 * score->benchmark;
			double influence = normal->by_ability[k] * (probe->a[i] - at[0]) +
					   normal->by_slope[k] * at[1];
			influence *= score->weight * spread[score->benchmark];
			sum += influence * influence / score->weight;
		}
	return sum;
}

/* The right-hand side of one score once its model is eliminated: only benchmarks of that model are
 * in it. */
static void load_score(const struct stitch_normal *normal, size_t i, size_t k, double *row)
{
	const struct stitch_score *scores = normal->data->scores;
	for (size_t l = normal->start[i]; l < normal->start[i + 1]; l++) {
		double *at = row + 2 * scores[normal->order[l]].benchmark;
		at[0] -= normal->cross_d[l] * normal->by_ability[k] / normal->diagonal[i];
		at[1] -= normal->cross_s[l] * normal->by_ability[k] / normal->diagonal[i];
	}
	double *own = row + 2 * scores[normal->order[k]].benchmark;
	own[0] -= normal->by_ability[k];
	own[1] += normal->by_slope[k];
}

/* `inverse` is that of the Schur complement. */
static double score_leverage(const struct stitch_normal *normal, size_t i, size_t k,
			     const double *inverse, double *row)
{
	const struct stitch_score *scores = normal->data->scores;
	size_t width = 2 * normal->b;
	double sum = normal->by_ability[k] * normal->by_ability[k] / normal->diagonal[i];
	memset(row, 0, width * sizeof *row);
	load_score(normal, i, k, row);
	for (size_t l = normal->start[i]; l < normal->start[i + 1]; l++)
		for (size_t n = normal->start[i]; n < normal->start[i + 1]; n++) {
			size_t a = 2 * scores[normal->order[l]].benchmark,
			       b = 2 * scores[normal->order[n]].benchmark;
			const double *at = inverse + a * width + b;
			sum += row[a] * (at[0] * row[b] + at[1] * row[b + 1]);
			sum += row[a + 1] * (at[width] * row[b] + at[width + 1] * row[b + 1]);
		}
	return sum * scores[normal->order[k]].weight;
}

static void take_leverage(struct probe *probe, double *leverage, struct arena *arena)
{
	struct stitch_normal *normal = probe->normal;
	size_t width = 2 * normal->b;
	double *inverse = arena_array(arena, width * width, sizeof *inverse);
	for (size_t j = 0; j < width; j++) {
		probe_clear(probe);
		probe->b[j] = 1;
		stitch_normal_solve(normal, probe->a, probe->b);
		memcpy(inverse + j * width, probe->b, width * sizeof *inverse);
	}
	for (size_t i = 0; i < normal->m; i++)
		for (size_t k = normal->start[i]; k < normal->start[i + 1]; k++)
			leverage[normal->order[k]] =
				fmin(score_leverage(normal, i, k, inverse, probe->b), 0.99);
}

static void take_spread(struct stitch_errors *errors, const struct stitch *stitch,
			const struct stitch_data *data, struct arena *arena)
{
	double *count = arena_array(arena, stitch->benchmarks, sizeof *count), all = 0;
	for (size_t i = 0; i < stitch->n; i++) {
		const struct stitch_score *score = &data->scores[i];
		double square = score->weight * stitch->residual[i] * stitch->residual[i] /
				(1 - errors->leverage[i]);
		errors->spread[score->benchmark] += square;
		count[score->benchmark]++;
		all += square / (double)stitch->n;
	}
	for (size_t j = 0; j < stitch->benchmarks; j++)
		errors->spread[j] =
			sqrt((errors->spread[j] + STITCH_PRIOR * all) / (count[j] + STITCH_PRIOR));
}

/* Puts the gradient of the value of a position `above` model a's ability, apart from its own 1,
 * into the probe; all times the map's unit. */
static double load_map(struct probe *probe, const struct stitch *stitch,
		       const struct stitch_map *map, double above)
{
	double reach = stitch->ability[map->b] - stitch->ability[map->a];
	double unit = (map->b_value - map->a_value) / reach;
	probe_clear(probe);
	probe->a[map->a] += unit * (above / reach - 1);
	probe->a[map->b] -= unit * above / reach;
	return unit;
}

static void take_errors(struct stitch_errors *errors, struct probe *probe,
			const struct stitch *stitch, const struct stitch_map *map)
{
	double zero = stitch->ability[map->a], reach = stitch->ability[map->b] - zero;
	for (size_t i = 0; i < stitch->models; i++) {
		double unit = load_map(probe, stitch, map, stitch->ability[i] - zero);
		probe->a[i] += unit;
		errors->ability[i] = i == map->a || i == map->b
					     ? 0
					     : sqrt(probe_variance(probe, errors->spread));
	}
	for (size_t j = 0; j < stitch->benchmarks; j++) {
		double unit = load_map(probe, stitch, map, stitch->difficulty[j] - zero);
		probe->b[2 * j] += unit;
		errors->difficulty[j] = sqrt(probe_variance(probe, errors->spread));
		probe_clear(probe);
		probe->b[2 * j + 1] = stitch_slope_is_free(probe->normal, j);
		probe->a[map->b] = 1 / reach;
		probe->a[map->a] = -1 / reach;
		errors->log_slope[j] = sqrt(probe_variance(probe, errors->spread));
	}
}

static void open_probe(struct probe *probe, struct stitch_normal *normal,
		       const struct stitch *stitch, const struct stitch_data *data,
		       const struct stitch_options *options, struct arena *arena)
{
	stitch_normal_init(normal, data, options, arena);
	stitch_normal_load(normal, stitch);
	stitch_normal_value(normal);
	stitch_normal_slopes(normal, false);
	stitch_normal_factor(normal, 0);
	*probe = (struct probe){ .normal = normal };
	probe->a = arena_array(arena, normal->m, sizeof(double));
	probe->b = arena_array(arena, 2 * normal->b, sizeof(double));
}

void stitch_errors(struct stitch_errors *errors, const struct stitch *stitch,
		   const struct stitch_data *data, const struct stitch_options *options,
		   const struct stitch_map *map, struct arena *arena)
{
	struct arena room = ARENA_EMPTY;
	struct stitch_normal normal;
	struct probe probe;
	open_probe(&probe, &normal, stitch, data, options, &room);
	errors->ability = arena_array(arena, stitch->models, sizeof(double));
	errors->difficulty = arena_array(arena, stitch->benchmarks, sizeof(double));
	errors->log_slope = arena_array(arena, stitch->benchmarks, sizeof(double));
	errors->spread = arena_array(arena, stitch->benchmarks, sizeof(double));
	errors->leverage = arena_array(arena, stitch->n, sizeof(double));
	take_leverage(&probe, errors->leverage, &room);
	take_spread(errors, stitch, data, &room);
	take_errors(errors, &probe, stitch, map);
	arena_clear(&room);
}

/* ---- bootstrap ---- */

struct refit {
	struct stitch_normal normal;
	struct stitch_data data;
	struct stitch_score *scores;
	double *noise;      /* of each score: its residual, spread out */
	size_t *start, *of; /* scores of benchmark j: of[start[j]] … */
};

static void group_by_benchmark(struct refit *refit, const struct stitch_data *data,
			       struct arena *arena)
{
	size_t b = data->benchmarks, *next = arena_array(arena, b, sizeof *next);
	refit->start = arena_array(arena, b + 1, sizeof *refit->start);
	refit->of = arena_array(arena, data->n, sizeof *refit->of);
	for (size_t i = 0; i < data->n; i++)
		refit->start[data->scores[i].benchmark + 1]++;
	for (size_t j = 0; j < b; j++)
		next[j] = refit->start[j + 1] += refit->start[j];
	for (size_t i = data->n; i-- > 0;)
		refit->of[--next[data->scores[i].benchmark]] = i;
}

static void refit_init(struct refit *refit, const struct stitch *stitch,
		       const struct stitch_data *data, const struct stitch_options *options,
		       const double *leverage, struct arena *arena)
{
	refit->scores = arena_array(arena, data->n, sizeof *refit->scores);
	memcpy(refit->scores, data->scores, data->n * sizeof *refit->scores);
	refit->data = *data;
	refit->data.scores = refit->scores;
	refit->noise = arena_array(arena, data->n, sizeof(double));
	for (size_t i = 0; i < data->n; i++)
		refit->noise[i] =
			stitch->residual[i] * sqrt(data->scores[i].weight / (1 - leverage[i]));
	group_by_benchmark(refit, data, arena);
	stitch_normal_init(&refit->normal, &refit->data, options, arena);
}

static void deal(struct refit *refit, const struct stitch *stitch, struct stream *stream)
{
	for (size_t i = 0; i < stitch->n; i++) {
		struct stitch_score *score = &refit->scores[i];
		size_t first = refit->start[score->benchmark];
		uint32_t count = (uint32_t)(refit->start[score->benchmark + 1] - first);
		double noise = refit->noise[refit->of[first + stream_below(stream, count)]];
		score->score = stitch->fitted[i] + noise / sqrt(score->weight);
	}
}

/* The refit's positions on the scale of its own two models. */
static void take_values(const struct refit *refit, const struct stitch_map *map, double *ability,
			double *difficulty)
{
	const struct stitch_normal *normal = &refit->normal;
	double zero = normal->ability[map->a];
	double unit = (map->b_value - map->a_value) / (normal->ability[map->b] - zero);
	for (size_t i = 0; i < normal->m; i++)
		ability[i] = map->a_value + (normal->ability[i] - zero) * unit;
	for (size_t j = 0; j < normal->b; j++)
		difficulty[j] = map->a_value + (normal->place[2 * j] - zero) * unit;
}

bool stitch_bootstrap(double *ability, double *difficulty, size_t draws, uint64_t seed,
		      const struct stitch *stitch, const struct stitch_data *data,
		      const struct stitch_options *options, const struct stitch_map *map,
		      struct err *err)
{
	struct arena room = ARENA_EMPTY;
	struct stitch_errors errors;
	struct refit refit;
	bool ok = true;
	stitch_errors(&errors, stitch, data, options, map, &room);
	refit_init(&refit, stitch, data, options, errors.leverage, &room);
	for (size_t i = 0; ok && i < draws; i++) {
		struct stream stream;
		struct arena step = ARENA_EMPTY;
		stream_init(&stream, seed, i);
		deal(&refit, stitch, &stream);
		stitch_normal_load(&refit.normal, stitch);
		ok = stitch_normal_minimise(&refit.normal, &step) < STITCH_STEPS_MOST;
		take_values(&refit, map, ability + i * stitch->models,
			    difficulty + i * stitch->benchmarks);
		arena_clear(&step);
	}
	arena_clear(&room);
	return ok || err_set(err, ERR_DATA, _("a refit of the index did not settle in %d steps"),
			     STITCH_STEPS_MOST);
}
