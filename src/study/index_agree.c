/* index_agree.c - the index held against other measures of the same models; see index.h. */
#include "study/index.h"

#include "regress/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS_LEAST = 4 };

static struct value field(const struct dataset *dataset, enum table_id table, size_t row,
			  const char *column)
{
	return dataset_get(dataset, table, row, column);
}

static bool says(const struct dataset *dataset, enum table_id table, size_t row, const char *column,
		 const char *word)
{
	const char *text = field(dataset, table, row, column).text;
	return text && strcmp(text, word) == 0;
}

static const struct index_ability *find(const struct index *index, const char *model)
{
	for (size_t i = 0; model && i < index->ability_count; i++)
		if (strcmp(index->abilities[i].id, model) == 0)
			return &index->abilities[i];
	return NULL;
}

static void add_pair(struct index_agreement *agreement, const struct index_ability *ability,
		     double other)
{
	if (ability && !isnan(other))
		agreement->pairs[agreement->count++] =
			(struct index_pair){ ability, other, ability->value - other };
}

static int wider_first(const void *a, const void *b)
{
	const struct index_pair *x = a, *y = b;
	if (fabs(x->gap) != fabs(y->gap))
		return fabs(x->gap) > fabs(y->gap) ? -1 : 1;
	return strcmp(x->ability->id, y->ability->id);
}

static double correlation(const double *x, const double *y, size_t n)
{
	double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < n; i++) {
		mean_x += x[i] / (double)n;
		mean_y += y[i] / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		xx += (x[i] - mean_x) * (x[i] - mean_x);
		yy += (y[i] - mean_y) * (y[i] - mean_y);
		xy += (x[i] - mean_x) * (y[i] - mean_y);
	}
	return xy / sqrt(xx * yy);
}

/* Ranks from 1, equal values sharing the mean of theirs. */
static void rank(double *ranks, const double *x, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double below = 0, same = 0;
		for (size_t k = 0; k < n; k++) {
			below += x[k] < x[i];
			same += x[k] == x[i];
		}
		ranks[i] = below + (same + 1) / 2;
	}
}

/* Correlations over all pairs, `x` and `y` filled with index and other. */
static void correlate(struct index_agreement *agreement, double *x, double *y)
{
	size_t n = agreement->count;
	double *ranks = mem_array(2 * n, sizeof *ranks);
	for (size_t i = 0; i < n; i++) {
		x[i] = agreement->pairs[i].ability->value;
		y[i] = agreement->pairs[i].other;
	}
	rank(ranks, x, n);
	rank(ranks + n, y, n);
	agreement->correlation = correlation(x, y, n);
	agreement->rank_correlation = correlation(ranks, ranks + n, n);
	free(ranks);
}

static void begin(struct index_agreement *agreement, struct index *index)
{
	double none = (double)NAN;
	*agreement = (struct index_agreement){ .correlation = none,
					       .rank_correlation = none,
					       .rmse = none,
					       .mean_gap = none,
					       .slope = none,
					       .slope_stderror = none,
					       .intercept = none };
	agreement->pairs =
		arena_array(&index->arena, index->ability_count, sizeof *agreement->pairs);
}

static void summarise(struct index_agreement *agreement)
{
	double sum = 0, squares = 0, n = (double)agreement->count;
	for (size_t i = 0; i < agreement->count; i++) {
		sum += agreement->pairs[i].gap;
		squares += agreement->pairs[i].gap * agreement->pairs[i].gap;
	}
	agreement->mean_gap = sum / n;
	agreement->rmse = sqrt(squares / n);
	qsort(agreement->pairs, agreement->count, sizeof *agreement->pairs, wider_first);
}

void index_against_epoch(struct index_agreement *agreement, struct index *index,
			 const struct dataset *dataset)
{
	begin(agreement, index);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_RESULTS); i++) {
		if (!says(dataset, TABLE_RESULTS, i, "benchmark", "eci") ||
		    !(field(dataset, TABLE_RESULTS, i, "canonical").number > 0))
			continue;
		const struct index_ability *ability =
			find(index, field(dataset, TABLE_RESULTS, i, "model").text);
		if (ability && !isnan(ability->low) && agreement->count < index->ability_count)
			add_pair(agreement, ability,
				 field(dataset, TABLE_RESULTS, i, "score").number);
	}
	if (agreement->count < PAIRS_LEAST)
		return;
	double *x = mem_array(agreement->count, sizeof *x),
	       *y = mem_array(agreement->count, sizeof *y);
	correlate(agreement, x, y);
	summarise(agreement);
	free(x);
	free(y);
}

static void fit_line(struct index_agreement *agreement, const double *x, const double *y)
{
	size_t n = agreement->count;
	struct arena arena = ARENA_EMPTY;
	struct linear_options options = { .level = 0.95 };
	struct linear fit;
	long double *rows = arena_array(&arena, 2 * n, sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		rows[2 * i] = 1;
		rows[2 * i + 1] = x[i] - 100;
	}
	if (linear_fit(&fit, rows, y, n, 2, &options, &arena, NULL)) {
		agreement->intercept = fit.estimate[0];
		agreement->slope = fit.estimate[1];
		agreement->slope_stderror = fit.stderror[1];
		for (size_t i = 0; i < n; i++)
			agreement->pairs[i].gap = fit.residual[i];
		summarise(agreement);
	}
	arena_clear(&arena);
}

void index_against_horizons(struct index_agreement *agreement, struct index *index,
			    const struct dataset *dataset)
{
	begin(agreement, index);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_HORIZONS); i++) {
		double minutes = field(dataset, TABLE_HORIZONS, i, "p50").number;
		if (!(field(dataset, TABLE_HORIZONS, i, "latest").number > 0) || !(minutes > 0))
			continue;
		if (agreement->count < index->ability_count)
			add_pair(agreement,
				 find(index, field(dataset, TABLE_HORIZONS, i, "model").text),
				 log(minutes));
	}
	if (agreement->count < PAIRS_LEAST)
		return;
	double *x = mem_array(agreement->count, sizeof *x),
	       *y = mem_array(agreement->count, sizeof *y);
	correlate(agreement, x, y);
	fit_line(agreement, x, y);
	free(x);
	free(y);
}
