/* index_matrix.c - see index_matrix.h. */
#include "study/index_matrix.h"

#include "base/i18n.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct index_anchor index_anchors[2] = {
	{ "claude-3.5-sonnet", 130 },
	{ "gpt-5", 150 },
};

static const char *text_of(const struct dataset *dataset, enum table_id table, size_t row,
			   const char *column)
{
	const char *text = dataset_get(dataset, table, row, column).text;
	return text ? text : "";
}

static double number_of(const struct dataset *dataset, enum table_id table, size_t row,
			const char *column)
{
	return dataset_get(dataset, table, row, column).number;
}

static bool of_shares(const struct dataset *dataset, size_t benchmark)
{
	return strcmp(text_of(dataset, TABLE_BENCHMARKS, benchmark, "unit"), "fraction") == 0;
}

static bool is_canonical(const struct dataset *dataset, size_t result)
{
	return number_of(dataset, TABLE_RESULTS, result, "canonical") > 0;
}

bool index_counts(const struct dataset *dataset, size_t result)
{
	const char *name = text_of(dataset, TABLE_RESULTS, result, "benchmark");
	long benchmark = dataset_find(dataset, TABLE_BENCHMARKS, name);
	return benchmark >= 0 && is_canonical(dataset, result) &&
	       of_shares(dataset, (size_t)benchmark);
}

static void begin(struct index_matrix *matrix, const struct index_options *options)
{
	const struct dataset *dataset = matrix->dataset;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_MODELS); i++) {
		double date = number_of(dataset, TABLE_MODELS, i, "date");
		bool old = date<options->from, new = date> options->until;
		matrix->models[i] = (struct index_party){
			.row = i, .in = !old && !new, .reason = new ? INDEX_TOO_NEW : INDEX_TOO_OLD
		};
	}
	for (size_t i = 0; i < dataset_count(dataset, TABLE_BENCHMARKS); i++) {
		bool shares = of_shares(dataset, i);
		matrix->benchmarks[i] =
			(struct index_party){ .row = i, .in = shares, .reason = INDEX_NO_SHARE };
	}
}

static int by_pair(const void *a, const void *b)
{
	const struct index_score *x = a, *y = b;
	if (x->model != y->model)
		return x->model < y->model ? -1 : 1;
	if (x->benchmark != y->benchmark)
		return x->benchmark < y->benchmark ? -1 : 1;
	return x->result < y->result ? -1 : x->result > y->result;
}

/* Of two canonical rows of one pair the user's own counts, else the later one. */
static void drop_doubles(struct index_matrix *matrix)
{
	size_t kept = 0;
	qsort(matrix->scores, matrix->count, sizeof *matrix->scores, by_pair);
	for (size_t i = 0; i < matrix->count; i++) {
		struct index_score *last = &matrix->scores[kept ? kept - 1 : 0];
		const struct index_score *here = &matrix->scores[i];
		if (kept == 0 || last->model != here->model || last->benchmark != here->benchmark)
			matrix->scores[kept++] = *here;
		else if (!dataset_is_user(matrix->dataset, TABLE_RESULTS, last->result) ||
			 dataset_is_user(matrix->dataset, TABLE_RESULTS, here->result))
			*last = *here;
	}
	matrix->count = kept;
}

static void gather(struct index_matrix *matrix)
{
	const struct dataset *dataset = matrix->dataset;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_RESULTS); i++) {
		if (!is_canonical(dataset, i))
			continue;
		long model = dataset_find(dataset, TABLE_MODELS,
					  text_of(dataset, TABLE_RESULTS, i, "model"));
		long benchmark = dataset_find(dataset, TABLE_BENCHMARKS,
					      text_of(dataset, TABLE_RESULTS, i, "benchmark"));
		if (model >= 0 && benchmark >= 0)
			matrix->scores[matrix->count++] =
				(struct index_score){ i, (size_t)model, (size_t)benchmark, false };
	}
	drop_doubles(matrix);
}

/* Counts again what hangs on models and benchmarks that are in; those left out keep the count they
 * had when they were. */
static void count_results(struct index_matrix *matrix)
{
	for (size_t i = 0; i < matrix->count; i++) {
		struct index_score *score = &matrix->scores[i];
		struct index_party *model = &matrix->models[score->model];
		struct index_party *benchmark = &matrix->benchmarks[score->benchmark];
		score->in = model->in && benchmark->in;
		model->results += score->in;
		benchmark->results += score->in;
	}
}

/* Those that are not in from the start have all their results counted, once. */
static void count_outsiders(struct index_matrix *matrix)
{
	for (size_t i = 0; i < matrix->count; i++) {
		struct index_party *model = &matrix->models[matrix->scores[i].model];
		struct index_party *benchmark = &matrix->benchmarks[matrix->scores[i].benchmark];
		model->results += !model->in;
		benchmark->results += !benchmark->in;
	}
}

static void reset(struct index_party *parties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parties[i].in)
			parties[i].results = 0;
}

static bool drop_few(struct index_party *parties, size_t count, size_t least)
{
	bool dropped = false;
	for (size_t i = 0; i < count; i++)
		if (parties[i].in && parties[i].results < least) {
			parties[i].in = false;
			parties[i].reason = INDEX_TOO_FEW;
			dropped = true;
		}
	return dropped;
}

static void prune(struct index_matrix *matrix, const struct index_options *options)
{
	size_t models = dataset_count(matrix->dataset, TABLE_MODELS);
	size_t benchmarks = dataset_count(matrix->dataset, TABLE_BENCHMARKS);
	for (bool again = true; again;) {
		reset(matrix->models, models);
		reset(matrix->benchmarks, benchmarks);
		count_results(matrix);
		again = drop_few(matrix->models, models, options->least);
		again = drop_few(matrix->benchmarks, benchmarks, INDEX_MODELS) || again;
	}
}

static size_t number(struct index_party *parties, size_t count)
{
	size_t in = 0;
	for (size_t i = 0; i < count; i++)
		if (parties[i].in)
			parties[i].at = in++;
	return in;
}

static void number_all(struct index_matrix *matrix)
{
	matrix->model_count = number(matrix->models, dataset_count(matrix->dataset, TABLE_MODELS));
	matrix->benchmark_count =
		number(matrix->benchmarks, dataset_count(matrix->dataset, TABLE_BENCHMARKS));
}

/* Leaves out the groups that share nothing with the model in row `anchor`. */
static void connect(struct index_matrix *matrix, size_t anchor, struct arena *arena)
{
	struct stitch_score *scores = arena_array(arena, matrix->count, sizeof *scores);
	struct stitch_data data = { scores, 0,   matrix->model_count, matrix->benchmark_count,
				    NULL,   NULL };
	size_t *models = arena_array(arena, data.models, sizeof *models);
	size_t *benchmarks = arena_array(arena, data.benchmarks, sizeof *benchmarks);
	for (size_t i = 0; i < matrix->count; i++) {
		const struct index_score *score = &matrix->scores[i];
		if (score->in)
			scores[data.n++] =
				(struct stitch_score){ matrix->models[score->model].at,
						       matrix->benchmarks[score->benchmark].at, 0,
						       1 };
	}
	matrix->groups = stitch_groups(&data, models, benchmarks);
	size_t main = models[matrix->models[anchor].at];
	for (size_t i = 0; i < matrix->count; i++) {
		struct index_score *score = &matrix->scores[i];
		struct index_party *model = &matrix->models[score->model];
		struct index_party *benchmark = &matrix->benchmarks[score->benchmark];
		if (!score->in || models[model->at] == main)
			continue;
		score->in = model->in = benchmark->in = false;
		model->reason = benchmark->reason = INDEX_UNCONNECTED;
	}
	number_all(matrix);
}

static bool check_anchor(const struct index_matrix *matrix, size_t which, size_t *row,
			 const struct index_options *options, struct err *err)
{
	const struct index_anchor *anchor = &index_anchors[which];
	long found = dataset_find(matrix->dataset, TABLE_MODELS, anchor->model);
	if (found < 0)
		return err_set(err, ERR_DATA,
			       _("the scale of the index is fixed by the model %s, which is not in "
				 "the store"),
			       anchor->model);
	*row = (size_t)found;
	if (matrix->models[found].in)
		return true;
	return err_set(err, ERR_DATA,
		       _("the scale of the index is fixed by the model %s, which is left out here: "
			 "%s (it has "
			 "%zu results, %zu are needed)"),
		       anchor->model, index_reason(matrix->models[found].reason),
		       matrix->models[found].results, options->least);
}

bool index_matrix_make(struct index_matrix *matrix, const struct dataset *dataset,
		       const struct index_options *options, struct arena *arena, struct err *err)
{
	size_t anchors[2];
	*matrix = (struct index_matrix){ .dataset = dataset };
	matrix->models =
		arena_array(arena, dataset_count(dataset, TABLE_MODELS), sizeof *matrix->models);
	matrix->benchmarks = arena_array(arena, dataset_count(dataset, TABLE_BENCHMARKS),
					 sizeof *matrix->benchmarks);
	matrix->scores =
		arena_array(arena, dataset_count(dataset, TABLE_RESULTS), sizeof *matrix->scores);
	begin(matrix, options);
	gather(matrix);
	count_outsiders(matrix);
	prune(matrix, options);
	number_all(matrix);
	if (!check_anchor(matrix, 0, &anchors[0], options, err) ||
	    !check_anchor(matrix, 1, &anchors[1], options, err))
		return false;
	connect(matrix, anchors[0], arena);
	return check_anchor(matrix, 1, &anchors[1], options, err);
}
