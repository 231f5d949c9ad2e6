/* figure.c - choosing the points, fitting them, gathering their sources; see figure.h.  The words
 * are in figure_text.c and figure_explain.c, the numbers for machines in figure_json.c. */
#include "study/figure.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/keys.h"
#include "study/index.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Arrays as long as the figure's points, for frontier and fit; freed together. */
struct columns {
	double *years, *values, *weights, *competing;
	bool *keep;
};

static void columns_init(struct columns *columns, size_t count)
{
	columns->years = mem_array(count, sizeof *columns->years);
	columns->values = mem_array(count, sizeof *columns->values);
	columns->weights = mem_array(count, sizeof *columns->weights);
	columns->competing = mem_array(count, sizeof *columns->competing);
	columns->keep = mem_array(count, sizeof *columns->keep);
}

static void columns_clear(struct columns *columns)
{
	free(columns->years);
	free(columns->values);
	free(columns->weights);
	free(columns->competing);
	free(columns->keep);
}

static struct fit_choice choice_of(const struct selection *selection)
{
	return (struct fit_choice){ .model = selection->model,
				    .breaks = selection->breaks,
				    .scale = selection->scale,
				    .floor = selection->floor,
				    .ceiling = selection->ceiling,
				    .level = selection->level,
				    .way = selection->way,
				    .profile = true };
}

/* The bounds that a series has by its nature, and no points yet. */
static struct fit_points bounds_of(const struct series *series)
{
	return (struct fit_points){ .dates = true,
				    .floor = series->floor,
				    .ceiling = series->ceiling };
}

/* Decides which points compete for the frontier and counts those that cannot. */
static void admit(struct figure *figure, struct columns *columns)
{
	const struct selection *selection = &figure->selection;
	struct fit_choice choice = choice_of(selection);
	struct fit_points bounds = bounds_of(figure->series);
	for (size_t i = 0; i < figure->count; i++) {
		struct figure_point *point = &figure->points[i];
		double t = point->at.t;
		bool placed = fit_has_place(&choice, &bounds, point->at.y);
		bool trusted = !point->at.beyond_limit;
		bool chosen = t >= selection->from && t <= selection->to;
		point->later = t > selection->as_of;
		point->in_window = chosen && !point->later;
		figure->later += point->later;
		figure->in_window += point->in_window;
		figure->unplaced += point->in_window && !placed;
		figure->beyond += point->in_window && placed && !trusted;
		bool competes = placed && trusted && (chosen || selection->frontier_first);
		columns->years[i] = date_decimal_year(t);
		columns->competing[i] = competes ? point->at.y : (double)NAN;
	}
}

/* One over the variance of a point on the scale, its interval taken for one of 95 %; NaN without.
 */
static double weight_of(const struct figure *figure, const struct series_point *at)
{
	struct fit_choice choice = choice_of(&figure->selection);
	struct fit_points bounds = bounds_of(figure->series);
	if (isnan(at->low) || isnan(at->high) || !(at->low < at->high))
		return (double)NAN;
	if (!fit_has_place(&choice, &bounds, at->low) || !fit_has_place(&choice, &bounds, at->high))
		return (double)NAN;
	double width =
		fit_on_scale(&choice, &bounds, at->high) - fit_on_scale(&choice, &bounds, at->low);
	double se = width / (2 * 1.959963984540054);
	return 1 / (se * se);
}

/* Marks records and the points to fit.  With the window first, only points inside compete.  Later
 * points may be records, so that a reader sees what came, but a rule never looks at them. */
static void choose(struct figure *figure, struct columns *columns)
{
	const struct selection *selection = &figure->selection;
	bool up = figure->series->up;
	frontier_select(columns->keep, columns->years, columns->competing, figure->count,
			FRONTIER_RECORDS, 1, up);
	for (size_t i = 0; i < figure->count; i++)
		figure->points[i].record = columns->keep[i];
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].later)
			columns->competing[i] = (double)NAN;
	if (selection->frontier != FRONTIER_RECORDS)
		frontier_select(columns->keep, columns->years, columns->competing, figure->count,
				selection->frontier, selection->frontier_k, up);
	for (size_t i = 0; i < figure->count; i++) {
		struct figure_point *point = &figure->points[i];
		point->fitted = columns->keep[i] && point->in_window;
		double weight = selection->weighted ? weight_of(figure, &point->at) : 1;
		if (point->fitted && isnan(weight)) {
			figure->unweighted++;
			point->fitted = false;
		}
		if (!point->fitted)
			continue;
		columns->weights[figure->fitted] = weight;
		columns->values[figure->fitted] = point->at.y;
		columns->years[figure->fitted] = columns->years[i];
		figure->fitted++;
	}
}

static void refuse_few(struct figure *figure)
{
	char *text = figure->refusal;
	size_t size = sizeof figure->refusal;
	char date[16];
	if (figure->count == 0)
		snprintf(text, size, "%s", _("no rows match this series"));
	else if (figure->selection.real_time && figure->series->has_vintages &&
		 !value_known(figure->vintage))
		snprintf(text, size, _("nothing had been published by %s"),
			 selection_as_of(&figure->selection, date));
	else if (figure->in_window == 0 && figure->later)
		snprintf(text, size, _("no point lies in the window by %s"),
			 selection_as_of(&figure->selection, date));
	else if (figure->in_window == 0)
		snprintf(text, size, "%s", _("no point lies in the window"));
	else if (figure->fitted == 0 && figure->unweighted)
		snprintf(text, size, "%s",
			 _("no point of the window has an interval to weight it by"));
	else if (figure->fitted == 0 && figure->unplaced)
		snprintf(text, size, "%s", _("no point of the window has a place on this scale"));
	else
		snprintf(text, size,
			 P_("only %zu point to fit; a trend needs 3",
			    "only %zu points to fit; a trend needs 3", figure->fitted),
			 figure->fitted);
}

static void fit(struct figure *figure, const struct columns *columns)
{
	struct fit_choice choice = choice_of(&figure->selection);
	struct fit_points points = bounds_of(figure->series);
	struct err err = { 0 };
	points.x = columns->years;
	points.y = columns->values;
	points.n = figure->fitted;
	points.weights = figure->selection.weighted ? columns->weights : NULL;
	if (choice.scale == GROWTH_LOGIT && isnan(choice.ceiling) && isnan(points.ceiling)) {
		snprintf(figure->refusal, sizeof figure->refusal, "%s",
			 _("a logistic curve needs a largest score, and this series has none"));
		return;
	}
	if (figure->fitted < 3) {
		refuse_few(figure);
		return;
	}
	figure->has_fit = fit_make(&figure->fit, &choice, &points, &err);
	if (!figure->has_fit)
		snprintf(figure->refusal, sizeof figure->refusal, "%.*s",
			 (int)sizeof figure->refusal - 1, err.text);
}

static const char *source_at(const void *owner, size_t row)
{
	const struct figure *figure = owner;
	return figure->sources[row];
}

/* The sources on their way. */
struct gathering {
	struct figure *figure;
	struct keys keys;
};

/* Appends `key` to the sources unless it is among them. */
static void add_source(void *context, const char *key)
{
	struct gathering *gathering = context;
	struct figure *figure = gathering->figure;
	if (!key || key[0] == '\0' || keys_find(&gathering->keys, key) >= 0)
		return;
	figure->sources[figure->source_count] = key;
	keys_add(&gathering->keys, figure->source_count++);
}

static bool is_shown(const struct figure *figure, const struct figure_point *point)
{
	return figure->fitted ? point->fitted : point->in_window;
}

/* An ability is computed: the results behind it are its sources as well. */
static void add_results(struct gathering *gathering)
{
	const struct figure *figure = gathering->figure;
	bool *shown = mem_array(dataset_count(figure->dataset, TABLE_ABILITIES), sizeof *shown);
	for (size_t i = 0; i < figure->count; i++)
		shown[figure->points[i].at.row] |= is_shown(figure, &figure->points[i]);
	index_sources(figure->dataset, shown, add_source, gathering);
	free(shown);
}

static void gather_sources(struct figure *figure)
{
	struct gathering gathering = { .figure = figure };
	bool computed = figure->series->table == TABLE_ABILITIES;
	size_t most = figure->count + 1 +
		      (computed ? dataset_count(figure->dataset, TABLE_SOURCES) : 0);
	figure->sources = arena_array(&figure->arena, most, sizeof *figure->sources);
	keys_init(&gathering.keys, figure, source_at, most);
	add_source(&gathering, figure->series->source);
	for (size_t i = 0; i < figure->count; i++)
		if (is_shown(figure, &figure->points[i]))
			add_source(&gathering, figure->points[i].at.source);
	if (computed)
		add_results(&gathering);
	keys_clear(&gathering.keys);
}

/* All points of the series.  In real time those up to the day are of the newest vintage there was,
 * what came after is as the series has it. */
static void gather_points(struct figure *figure)
{
	const struct series *series = figure->series;
	const struct dataset *dataset = figure->dataset;
	bool real_time = figure->selection.real_time && series->has_vintages;
	double day = figure->selection.as_of;
	struct arena scratch = ARENA_EMPTY;
	struct series_point *known = NULL;
	size_t count, known_count = 0;
	figure->vintage = series_vintage(series, dataset, real_time ? day : (double)NAN);
	struct series_point *points = series_points(series, dataset, &scratch, &count);
	if (value_known(figure->vintage) && real_time)
		known = series_points_of(series, dataset, figure->vintage.number, &scratch,
					 &known_count);
	figure->points = arena_array(&figure->arena, count + known_count, sizeof *figure->points);
	for (size_t i = 0; i < known_count; i++)
		if (known[i].t <= day)
			figure->points[figure->count++].at = known[i];
	for (size_t i = 0; i < count; i++)
		if (!real_time || points[i].t > day)
			figure->points[figure->count++].at = points[i];
	arena_clear(&scratch);
}

/* Selects among the points that `figure` holds. */
static void select_points(struct figure *figure, struct columns *columns)
{
	columns_init(columns, figure->count);
	admit(figure, columns);
	choose(figure, columns);
}

void figure_stand(struct figure *figure, const struct figure *from, double day)
{
	struct columns columns;
	*figure = (struct figure){ .series = from->series,
				   .dataset = from->dataset,
				   .selection = from->selection };
	figure->selection.as_of = day;
	if (from->selection.real_time && from->series->has_vintages) {
		gather_points(figure);
	} else {
		figure->count = from->count;
		figure->vintage = from->vintage;
		figure->points =
			arena_array(&figure->arena, from->count, sizeof *figure->points);
		for (size_t i = 0; i < from->count; i++)
			figure->points[i].at = from->points[i].at;
	}
	select_points(figure, &columns);
	columns_clear(&columns);
}

void figure_make(struct figure *figure, const struct series *series, const struct dataset *dataset,
		 const struct selection *selection)
{
	struct columns columns;
	assert(selection->level > 0 && selection->level < 1);
	*figure = (struct figure){ .series = series, .dataset = dataset, .selection = *selection };
	gather_points(figure);
	select_points(figure, &columns);
	fit(figure, &columns);
	columns_clear(&columns);
	gather_sources(figure);
}

void figure_clear(struct figure *figure)
{
	arena_clear(&figure->arena);
	*figure = (struct figure){ 0 };
}
