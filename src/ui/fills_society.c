/* fills_society.c - the tables beside the claims: who can have which ability when, what doubles
 * before a project ends, rules and the models above their thresholds, and how one forecast moved.
 */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BAR_MONTHS = 36 };

static void add(struct grid *grid, const char *title, int computed, int most, bool right)
{
	struct grid_column *column = grid_add_column(grid, title, NULL, most);
	column->computed = computed;
	column->right = right;
}

static void say_number(struct grid_cell *cell, double number, const char *format)
{
	if (!isfinite(number))
		return;
	cell->number = number;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(cell->buffer, NUM_TEXT, format, number);
#pragma GCC diagnostic pop
	cell->text = cell->buffer;
}

static void say_date(struct grid_cell *cell, double days)
{
	char date[16];
	cell->number = days;
	snprintf(cell->buffer, NUM_TEXT, "%s", date_format(date, (int)days));
	cell->text = cell->buffer;
}

/* A bar of one cell a month; `open` ends it with a mark that says that it goes on. */
static void say_bar(const struct ui *ui, struct grid_cell *cell, double months, bool open)
{
	bool ascii = ui->charset == CHARSET_ASCII;
	const char *full = ascii ? "=" : "▇", *end = ascii ? ">" : "▸";
	int cells = (int)lround(fmin(fmax(months, 0), 18));
	size_t used = 0;
	cell->number = months;
	for (int i = 0; i < cells; i++)
		used += (size_t)snprintf(cell->buffer + used, NUM_TEXT - used, "%s", full);
	snprintf(cell->buffer + used, NUM_TEXT - used, "%s",
		 open || months > 18 ? end
		 : cells             ? ""
		 : ascii             ? "|"
				     : "▏");
	cell->text = cell->buffer;
}

/* A series up to the day the dashboard stands on, fitted from `from` on; NULL without such a
 * series. */
static const struct figure *figure_from(struct ui *ui, const char *id, double from)
{
	const struct series *series = series_find(&ui->series, id);
	struct selection selection;
	if (!series)
		return NULL;
	figure_defaults(&selection, series);
	selection.as_of = ui->as_of;
	selection.from = fmax(selection.from, from);
	return figures_get(&ui->figures, series, &selection);
}

static const struct figure *all_points(struct ui *ui, const char *id)
{
	return figure_from(ui, id, -(double)INFINITY);
}

/* The same, and NULL too where another catalogue draws the series from other rows than those of `table`. */
static const struct figure *points_in(struct ui *ui, const char *id, enum table_id table)
{
	const struct figure *figure = all_points(ui, id);
	return figure && figure->series->table == table ? figure : NULL;
}

static double today(const struct ui *ui)
{
	return fmin(ui->as_of, dataset_date(ui->dataset));
}

/* -- abilities --------------------------------------------------------------------------------- */

enum { ABILITY_SCORE, ABILITY_OPEN, ABILITY_OPEN_DATE, ABILITY_LAG, ABILITY_BAR };

/* The first model with open weights that is at least as good as point `at`, or -1. */
static long open_after(const struct ui *ui, const struct figure *figure, size_t at)
{
	for (size_t i = 0; i < figure->count; i++) {
		const struct series_point *point = &figure->points[i].at;
		const char *weights =
			dataset_get(ui->dataset, figure->series->table, point->row, "model.weights")
				.text;
		if (!figure->points[i].later && point->y >= figure->points[at].at.y && weights &&
		    strcmp(weights, "open") == 0)
			return (long)i;
	}
	return -1;
}

static void compute_ability(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			    int computed, struct grid_cell *cell)
{
	const struct figure *figure = all_points(ui, "eci");
	(void)grid;
	if (!figure || entry->index >= figure->count)
		return;
	const struct series_point *point = &figure->points[entry->index].at;
	long open = open_after(ui, figure, entry->index);
	double until = open >= 0 ? figure->points[open].at.t : today(ui);
	double months = fmax(until - point->t, 0) / DAYS_PER_YEAR * 12;
	switch (computed) {
	case ABILITY_SCORE:
		say_number(cell, point->y, "%.1f");
		break;
	case ABILITY_OPEN:
		cell->text = open >= 0 ? figure->points[open].at.label : _("not yet");
		break;
	case ABILITY_OPEN_DATE:
		if (open >= 0)
			say_date(cell, until);
		break;
	case ABILITY_LAG:
		say_number(cell, months, open >= 0 ? "%.1f" : "> %.1f");
		break;
	default:
		say_bar(ui, cell, months, open < 0);
	}
}

void fill_abilities(struct ui *ui, struct grid *grid)
{
	const struct figure *figure = points_in(ui, "eci", TABLE_RESULTS);
	grid_begin(grid, TABLE_RESULTS, _("abilities"));
	grid->compute = compute_ability;
	add(grid, _("index"), ABILITY_SCORE, 6, true);
	grid_add_column(grid, _("first"), "model.name", 18);
	grid_add_column(grid, "date", "date", 10);
	add(grid, _("months"), ABILITY_LAG, 7, true);
	add(grid, _("lag of open weights"), ABILITY_BAR, 19, false);
	add(grid, _("open weights"), ABILITY_OPEN, 22, false);
	add(grid, _("from"), ABILITY_OPEN_DATE, 10, false);
	grid_add_column(grid, _("maker"), "model.organization", 20);
	for (size_t i = figure ? figure->count : 0; i > 0; i--)
		if (figure->points[i - 1].record && !figure->points[i - 1].later)
			grid_add(grid, figure->points[i - 1].at.row, i - 1);
}

/* -- plans ------------------------------------------------------------------------------------- */

enum { PLAN_NOW, PLAN_TIME, PLAN_6, PLAN_12, PLAN_24 };

static const char *const planned[] = { "metr-horizon-p50", "price-gpqa-gpt-4",
				       "price-mmlu-gpt-4", "speedrun",
				       "training-compute", "training-cost",
				       "training-power",   "installed-compute",
				       "chip-tensor-fp16", "chip-flops-per-dollar" };

/* The trend of three years, or of all where those are too few to tell. */
static const struct figure *planned_figure(struct ui *ui, const char *id)
{
	const struct figure *recent = figure_from(ui, id, today(ui) - 3 * DAYS_PER_YEAR);
	return recent && recent->has_fit && recent->fitted >= 6 ? recent : all_points(ui, id);
}

static void compute_plan(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			 int computed, struct grid_cell *cell)
{
	static const double months[] = { [PLAN_6] = 6, [PLAN_12] = 12, [PLAN_24] = 24 };
	const struct figure *figure = planned_figure(ui, planned[entry->index]);
	double best = (double)NAN;
	(void)grid;
	if (!figure || !figure->has_fit || figure->fit.kind != FIT_LINE ||
	    figure->fit.scale != GROWTH_LOG)
		return;
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].record)
			best = figure->points[i].at.y;
	if (computed == PLAN_NOW) {
		cell->number = best;
		cell->text = num_value(cell->buffer, &figure->series->unit, best, ui->charset);
	} else if (computed == PLAN_TIME) {
		char days[NUM_TEXT];
		cell->number = figure->fit.line.doubling_days;
		snprintf(cell->buffer, NUM_TEXT,
			 figure->fit.line.halving ? _("halves %.40s") : _("doubles %.40s"),
			 num_days(days, figure->fit.line.doubling_days));
		cell->text = cell->buffer;
	} else {
		double factor = pow(figure->fit.line.factor_per_year, months[computed] / 12);
		cell->number = factor;
		cell->text = num_factor(cell->buffer, factor, ui->charset);
	}
}

void fill_plans(struct ui *ui, struct grid *grid)
{
	grid_begin(grid, TABLE_SERIES, _("plans"));
	grid->compute = compute_plan;
	grid_add_column(grid, _("what"), "short", 26);
	add(grid, _("best now"), PLAN_NOW, 16, true);
	add(grid, _("in"), PLAN_TIME, 18, false);
	add(grid, _("6 months"), PLAN_6, 9, true);
	add(grid, _("12 months"), PLAN_12, 9, true);
	add(grid, _("24 months"), PLAN_24, 9, true);
	grid_add_column(grid, "title", "title", 44);
	for (size_t i = 0; i < sizeof planned / sizeof *planned; i++) {
		long row = dataset_find(ui->dataset, TABLE_SERIES, planned[i]);
		if (row >= 0)
			grid_add(grid, (size_t)row, i);
	}
}

/* -- rules ------------------------------------------------------------------------------------- */

enum { RULE_THRESHOLD, RULE_THEN, RULE_NOW, RULE_LAG, RULE_BAR };

/* Models at or above `flop` dated up to `until`; the date of the first in `*first`. */
static size_t models_over(const struct ui *ui, double flop, double until, double *first)
{
	size_t count = 0;
	*first = (double)INFINITY;
	for (size_t row = 0; row < dataset_count(ui->dataset, TABLE_MODELS); row++) {
		double date = dataset_get(ui->dataset, TABLE_MODELS, row, "date").number;
		if (!(dataset_get(ui->dataset, TABLE_MODELS, row, "compute").number >= flop) ||
		    !(date <= ui->as_of))
			continue;
		*first = fmin(*first, date);
		count += date <= until;
	}
	return count;
}

static bool is_flop(const struct ui *ui, size_t row)
{
	const char *unit = dataset_get(ui->dataset, TABLE_MILESTONES, row, "threshold_unit").text;
	return unit && (strcmp(unit, "FLOP") == 0 || strcmp(unit, "operations") == 0);
}

static void compute_rule(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			 int computed, struct grid_cell *cell)
{
	double flop = dataset_get(ui->dataset, TABLE_MILESTONES, entry->row, "threshold").number;
	double date = dataset_get(ui->dataset, TABLE_MILESTONES, entry->row, "date").number, first;
	(void)grid;
	if (!is_flop(ui, entry->row))
		return;
	size_t then = models_over(ui, flop, date, &first),
	       now = models_over(ui, flop, today(ui), &first);
	double months = (date - first) / DAYS_PER_YEAR * 12;
	if (computed == RULE_THRESHOLD) {
		cell->number = flop;
		cell->text = num_digits(cell->buffer, flop, 2);
	} else if (computed == RULE_THEN)
		say_number(cell, (double)then, "%.0f");
	else if (computed == RULE_NOW)
		say_number(cell, (double)now, "%.0f");
	else if (computed == RULE_LAG)
		say_number(cell, months, "%+.1f");
	else if (months > 0 && isfinite(months))
		say_bar(ui, cell, months, false);
	else
		cell->text = _("before any");
}

void fill_rules(struct ui *ui, struct grid *grid)
{
	grid_begin(grid, TABLE_MILESTONES, _("rules"));
	grid->compute = compute_rule;
	grid_add_column(grid, "date", "date", 10);
	grid_add_column(grid, "title", "title", 34);
	add(grid, _("FLOP"), RULE_THRESHOLD, 6, true);
	add(grid, _("then"), RULE_THEN, 4, true);
	add(grid, _("now"), RULE_NOW, 4, true);
	add(grid, _("months"), RULE_LAG, 7, true);
	add(grid, _("behind the first model"), RULE_BAR, 22, false);
	grid_add_column(grid, "jurisdiction", "jurisdiction", 12);
	for (size_t row = 0; row < dataset_count(ui->dataset, TABLE_MILESTONES); row++) {
		const char *kind = dataset_get(ui->dataset, TABLE_MILESTONES, row, "kind").text;
		double date = dataset_get(ui->dataset, TABLE_MILESTONES, row, "date").number;
		if (kind && strcmp(kind, "policy") == 0 && date <= ui->as_of)
			grid_add(grid, row, row);
	}
}

/* -- expectations ------------------------------------------------------------------------------ */

enum { EXPECT_DOUBLING, EXPECT_MONTH, EXPECT_MOVED, EXPECT_LADDER };
enum { MONTH_OF_WORK = 10020, EXPECT_LEAST = 5 }; /* minutes; records before a first forecast */

/* The line through the records up to and with point `last`. */
static bool line_until(const struct figure *figure, size_t last, struct growth *fit)
{
	double years[64], y[64];
	size_t n = 0;
	struct growth_options options = { .scale = GROWTH_LOG, .level = 0.95 };
	struct err err = { 0 };
	for (size_t i = 0; i <= last && n < 64; i++)
		if (figure->points[i].fitted) {
			years[n] = date_decimal_year(figure->points[i].at.t);
			y[n++] = figure->points[i].at.y;
		}
	return n >= EXPECT_LEAST && growth_fit(fit, years, y, n, &options, &err) && fit->slope > 0;
}

/* The date expected with the records up to `last`; NaN when there were too few. */
static double expected(const struct figure *figure, size_t last)
{
	struct growth fit;
	if (!line_until(figure, last, &fit))
		return (double)NAN;
	return date_from_decimal_year(growth_reaches(&fit, MONTH_OF_WORK));
}

static double expected_before(const struct figure *figure, size_t last)
{
	for (size_t i = last; i > 0; i--)
		if (figure->points[i - 1].fitted)
			return expected(figure, i - 1);
	return (double)NAN;
}

/* A mark on a line of years from 2026 to 2034, one cell a third of a year. */
static void say_ladder(const struct ui *ui, struct grid_cell *cell, double days)
{
	bool ascii = ui->charset == CHARSET_ASCII;
	int place = (int)lround((date_decimal_year(days) - 2026) * 3);
	size_t used = 0;
	place = place < 0 ? 0 : place > 26 ? 26 : place;
	for (int i = 0; i < place; i++)
		used += (size_t)snprintf(cell->buffer + used, NUM_TEXT - used, "%s",
					 ascii   ? "."
					 : i % 3 ? " "
						 : "·");
	snprintf(cell->buffer + used, NUM_TEXT - used, "%s", ascii ? "O" : "●");
	cell->number = days;
	cell->text = cell->buffer;
}

static void compute_expectation(struct ui *ui, const struct grid *grid,
				const struct grid_entry *entry, int computed,
				struct grid_cell *cell)
{
	const struct figure *figure = all_points(ui, "metr-horizon-p50");
	struct growth fit;
	(void)grid;
	if (!figure || entry->index >= figure->count || !line_until(figure, entry->index, &fit))
		return;
	double days = expected(figure, entry->index);
	if (computed == EXPECT_DOUBLING)
		say_number(cell, fit.doubling_days, "%.0f d");
	else if (computed == EXPECT_MONTH)
		say_date(cell, days);
	else if (computed == EXPECT_MOVED)
		say_number(cell,
			   (days - expected_before(figure, entry->index)) / DAYS_PER_YEAR * 12,
			   "%+.1f");
	else
		say_ladder(ui, cell, days);
}

void fill_expectations(struct ui *ui, struct grid *grid)
{
	const struct figure *figure = points_in(ui, "metr-horizon-p50", TABLE_HORIZONS);
	grid_begin(grid, TABLE_HORIZONS, _("expectations"));
	grid->compute = compute_expectation;
	grid_add_column(grid, _("with the record of"), "date", 18);
	grid_add_column(grid, "name", "name", 26);
	add(grid, _("doubling"), EXPECT_DOUBLING, 9, true);
	add(grid, _("month of work"), EXPECT_MONTH, 13, false);
	add(grid, _("moved"), EXPECT_MOVED, 6, true);
	add(grid, _("2026     2029     2032"), EXPECT_LADDER, 28, false);
	for (size_t i = figure ? figure->count : 0; i > 0; i--)
		if (figure->points[i - 1].fitted && !isnan(expected(figure, i - 1)))
			grid_add(grid, figure->points[i - 1].at.row, i - 1);
}
