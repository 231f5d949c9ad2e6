/* index.c - see index.h: from the matrix of results to abilities and difficulties. */
#include "study/index.h"

#include "base/i18n.h"
#include "model/keys.h"
#include "stats/dist.h"
#include "stats/summary.h"
#include "study/index_matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void index_defaults(struct index_options *options)
{
	*options = (struct index_options){ .lambda = INDEX_LAMBDA,
					   .from = (double)NAN,
					   .until = (double)NAN,
					   .least = INDEX_LEAST,
					   .level = 0.95,
					   .seed = 1 };
}

const char *index_reason(enum index_reason reason)
{
	static const char *const words[] = {
		[INDEX_NO_SHARE] = N_("scores are not shares"),
		[INDEX_TOO_FEW] = N_("too few results"),
		[INDEX_TOO_OLD] = N_("released too early"),
		[INDEX_TOO_NEW] = N_("released too late"),
		[INDEX_UNCONNECTED] = N_("shares no benchmark with the models that fix the scale"),
	};
	return _(words[reason]);
}

static struct value field(const struct dataset *dataset, enum table_id table, size_t row,
			  const char *column)
{
	return dataset_get(dataset, table, row, column);
}

/* ---- what goes in ---- */

static void take_ends(struct index *index, const struct index_matrix *matrix, double *floor,
		      double *ceiling)
{
	const struct dataset *dataset = matrix->dataset;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_BENCHMARKS); i++) {
		if (!matrix->benchmarks[i].in)
			continue;
		double chance = field(dataset, TABLE_BENCHMARKS, i, "chance").number;
		double ceil = field(dataset, TABLE_BENCHMARKS, i, "ceiling").number;
		double most = field(dataset, TABLE_BENCHMARKS, i, "maximum").number;
		size_t at = matrix->benchmarks[i].at;
		floor[at] = isnan(chance) ? 0 : chance;
		ceiling[at] = !isnan(ceil) ? ceil : !isnan(most) ? most : 1;
	}
	index->data.floor = floor;
	index->data.ceiling = ceiling;
}

static void take_data(struct index *index, const struct index_matrix *matrix)
{
	struct stitch_score *scores = arena_array(&index->arena, matrix->count, sizeof *scores);
	size_t b = matrix->benchmark_count;
	for (size_t i = 0; i < matrix->count; i++) {
		const struct index_score *score = &matrix->scores[i];
		if (!score->in)
			continue;
		double value = field(matrix->dataset, TABLE_RESULTS, score->result, "score").number;
		scores[index->data.n++] =
			(struct stitch_score){ matrix->models[score->model].at,
					       matrix->benchmarks[score->benchmark].at, value, 1 };
	}
	index->data.scores = scores;
	index->data.models = matrix->model_count;
	index->data.benchmarks = b;
	take_ends(index, matrix, arena_array(&index->arena, b, sizeof(double)),
		  arena_array(&index->arena, b, sizeof(double)));
	index->results = index->data.n;
	index->groups = matrix->groups;
	for (size_t i = 0; i < 2; i++) {
		long row = dataset_find(matrix->dataset, TABLE_MODELS, index_anchors[i].model);
		*(i ? &index->map.b : &index->map.a) = matrix->models[row].at;
		*(i ? &index->map.b_value : &index->map.a_value) = index_anchors[i].value;
	}
}

/* ---- who takes part, who does not ---- */

static void leave(struct index *index, const struct index_party *party,
		  const struct dataset *dataset, bool is_benchmark)
{
	enum table_id table = is_benchmark ? TABLE_BENCHMARKS : TABLE_MODELS;
	index->left[index->left_count++] = (struct index_left){
		.id = dataset_value(dataset, table, party->row, 0).text,
		.name = field(dataset, table, party->row, "name").text,
		.is_benchmark = is_benchmark,
		.reason = party->reason,
		.results = party->results,
	};
}

static void take_parties(struct index *index, const struct index_matrix *matrix)
{
	const struct dataset *dataset = matrix->dataset;
	size_t models = dataset_count(dataset, TABLE_MODELS),
	       benchmarks = dataset_count(dataset, TABLE_BENCHMARKS);
	index->abilities =
		arena_array(&index->arena, matrix->model_count, sizeof *index->abilities);
	index->difficulties =
		arena_array(&index->arena, matrix->benchmark_count, sizeof *index->difficulties);
	index->left = arena_array(&index->arena, models + benchmarks, sizeof *index->left);
	for (size_t i = 0; i < benchmarks; i++) {
		const struct index_party *party = &matrix->benchmarks[i];
		if (!party->in) {
			leave(index, party, dataset, true);
			continue;
		}
		index->difficulties[index->difficulty_count++] = (struct index_difficulty){
			.row = i,
			.id = dataset_value(dataset, TABLE_BENCHMARKS, i, 0).text,
			.name = field(dataset, TABLE_BENCHMARKS, i, "name").text,
			.floor = index->data.floor[party->at],
			.ceiling = index->data.ceiling[party->at],
			.results = party->results,
			.worst = "",
			.at = party->at,
		};
	}
	for (size_t i = 0; i < models; i++) {
		const struct index_party *party = &matrix->models[i];
		if (!party->in) {
			if (party->results)
				leave(index, party, dataset, false);
			continue;
		}
		index->abilities[index->ability_count++] = (struct index_ability){
			.row = i,
			.id = dataset_value(dataset, TABLE_MODELS, i, 0).text,
			.name = field(dataset, TABLE_MODELS, i, "name").text,
			.date = field(dataset, TABLE_MODELS, i, "date"),
			.results = party->results,
			.at = party->at,
		};
	}
}

/* A model without a release date of its own has that of its earliest result. */
static void date_abilities(struct index *index, const struct index_matrix *matrix)
{
	for (size_t i = 0; i < matrix->count; i++) {
		const struct index_score *score = &matrix->scores[i];
		if (!score->in ||
		    !isnan(field(matrix->dataset, TABLE_MODELS, score->model, "date").number))
			continue;
		struct value date = field(matrix->dataset, TABLE_RESULTS, score->result, "date");
		struct index_ability *ability = &index->abilities[matrix->models[score->model].at];
		if (!isnan(date.number) && !(ability->date.number <= date.number))
			ability->date = date;
	}
}

/* ---- what comes out ---- */

static void take_errors(struct index *index)
{
	struct stitch_options options = { STITCH_LOG_SLOPES, index->options.lambda, INDEX_HOLD, 0 };
	const struct stitch *stitch = &index->stitch;
	struct stitch_errors errors;
	double z = dist_normal_quantile(0.5 + index->options.level / 2);
	double unit = (index->map.b_value - index->map.a_value) /
		      (stitch->ability[index->map.b] - stitch->ability[index->map.a]);
	stitch_errors(&errors, stitch, &index->data, &options, &index->map, &index->arena);
	for (size_t i = 0; i < index->ability_count; i++) {
		struct index_ability *ability = &index->abilities[i];
		bool anchor = ability->at == index->map.a || ability->at == index->map.b;
		double error = errors.ability[ability->at];
		ability->value = stitch_value(stitch, &index->map, stitch->ability[ability->at]);
		ability->stderror = error;
		ability->low = anchor ? (double)NAN : ability->value - z * error;
		ability->high = anchor ? (double)NAN : ability->value + z * error;
	}
	for (size_t j = 0; j < index->difficulty_count; j++) {
		struct index_difficulty *difficulty = &index->difficulties[j];
		double error = errors.difficulty[difficulty->at],
		       spread = exp(z * errors.log_slope[difficulty->at]);
		difficulty->value =
			stitch_value(stitch, &index->map, stitch->difficulty[difficulty->at]);
		difficulty->stderror = error;
		difficulty->low = difficulty->value - z * error;
		difficulty->high = difficulty->value + z * error;
		difficulty->slope = stitch->slope[difficulty->at] / unit;
		difficulty->slope_low = difficulty->slope / spread;
		difficulty->slope_high = difficulty->slope * spread;
	}
}

static void take_residuals(struct index *index)
{
	for (size_t i = 0; i < index->data.n; i++) {
		const struct stitch_score *score = &index->data.scores[i];
		struct index_ability *ability = &index->abilities[score->model];
		struct index_difficulty *difficulty = &index->difficulties[score->benchmark];
		double residual = index->stitch.residual[i];
		ability->residual += residual * residual / (double)ability->results;
		difficulty->residual += residual * residual / (double)difficulty->results;
		difficulty->bias += residual / (double)difficulty->results;
		if (fabs(residual) > fabs(difficulty->worst_residual)) {
			difficulty->worst_residual = residual;
			difficulty->worst = ability->name;
		}
	}
	for (size_t i = 0; i < index->ability_count; i++)
		index->abilities[i].residual = sqrt(index->abilities[i].residual);
	for (size_t j = 0; j < index->difficulty_count; j++)
		index->difficulties[j].residual = sqrt(index->difficulties[j].residual);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

/* The percentiles of column `at` of `count` rows of `width`; `room` holds `count`. */
static void percentiles(double *low, double *high, const double *values, size_t count, size_t width,
			size_t at, double level, double *room)
{
	for (size_t k = 0; k < count; k++)
		room[k] = values[k * width + at];
	qsort(room, count, sizeof *room, ascending);
	*low = summary_quantile(room, count, (1 - level) / 2);
	*high = summary_quantile(room, count, (1 + level) / 2);
}

static bool take_draws(struct index *index, struct err *err)
{
	struct stitch_options options = { STITCH_LOG_SLOPES, index->options.lambda, INDEX_HOLD, 0 };
	size_t draws = index->options.draws, m = index->ability_count, b = index->difficulty_count;
	double *abilities = mem_array(draws * m, sizeof *abilities),
	       *room = mem_array(draws, sizeof *room);
	double *difficulties = mem_array(draws * b, sizeof *difficulties);
	bool ok = stitch_bootstrap(abilities, difficulties, draws, index->options.seed,
				   &index->stitch, &index->data, &options, &index->map, err);
	for (size_t i = 0; ok && i < m; i++)
		if (!isnan(index->abilities[i].low))
			percentiles(&index->abilities[i].low, &index->abilities[i].high, abilities,
				    draws, m, index->abilities[i].at, index->options.level, room);
	for (size_t j = 0; ok && j < b; j++)
		percentiles(&index->difficulties[j].low, &index->difficulties[j].high, difficulties,
			    draws, b, index->difficulties[j].at, index->options.level, room);
	free(abilities);
	free(difficulties);
	free(room);
	return ok;
}

static int best_first(const void *a, const void *b)
{
	const struct index_ability *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return strcmp(x->id, y->id);
}

static int hardest_first(const void *a, const void *b)
{
	const struct index_difficulty *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* ---- sources ---- */

static int by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

static void take_sources(struct index *index, const struct index_matrix *matrix)
{
	const char **keys = mem_array(matrix->count + 1, sizeof *keys);
	size_t count = 0;
	for (size_t i = 0; i < matrix->count; i++)
		if (matrix->scores[i].in)
			keys[count++] = field(matrix->dataset, TABLE_RESULTS,
					      matrix->scores[i].result, "source")
						.text;
	qsort(keys, count, sizeof *keys, by_text);
	index->sources = arena_array(&index->arena, count + 1, sizeof *index->sources);
	index->sources[index->source_count++] = INDEX_METHOD;
	for (size_t i = 0; i < count; i++)
		if ((i == 0 || strcmp(keys[i - 1], keys[i]) != 0) &&
		    strcmp(keys[i], INDEX_METHOD) != 0)
			index->sources[index->source_count++] = keys[i];
	free(keys);
}

bool index_make(struct index *index, const struct dataset *dataset,
		const struct index_options *options, struct err *err)
{
	struct index_matrix matrix;
	struct stitch_options fit = { STITCH_LOG_SLOPES, options->lambda, INDEX_HOLD, 0 };
	*index = (struct index){ .options = *options, .arena = ARENA_EMPTY };
	if (!index_matrix_make(&matrix, dataset, options, &index->arena, err))
		return false;
	take_data(index, &matrix);
	take_parties(index, &matrix);
	date_abilities(index, &matrix);
	take_sources(index, &matrix);
	if (!stitch_fit(&index->stitch, &index->data, &fit, &index->arena, err))
		return false;
	index->rmse = index->stitch.rmse;
	take_errors(index);
	take_residuals(index);
	if (options->draws && !take_draws(index, err))
		return false;
	qsort(index->abilities, index->ability_count, sizeof *index->abilities, best_first);
	qsort(index->difficulties, index->difficulty_count, sizeof *index->difficulties,
	      hardest_first);
	return true;
}

void index_clear(struct index *index)
{
	arena_clear(&index->arena);
	*index = (struct index){ .arena = ARENA_EMPTY };
}
