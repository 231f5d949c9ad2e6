/* plot.c - from a figure to a chart: points with their marks, the line and its bands, limits. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <string.h>

enum { PLOT_LIMITS = 6, LINE_STEPS_MOST = 240 };

void plot_span(struct ui *ui, const struct figure *figure, double *low, double *high)
{
	double from = INFINITY, to = -(double)INFINITY;
	for (size_t i = 0; i < figure->count; i++) {
		from = fmin(from, figure->points[i].at.t);
		to = fmax(to, figure->points[i].at.t);
	}
	if (figure->count == 0) {
		to = ui->today ? ui->today : dataset_date(figure->dataset);
		from = to - 3 * DAYS_PER_YEAR;
	}
	if (figure->count > 0 && ui->today > to && ui->today - to < (to - from) / 4)
		to = ui->today;
	double air = fmax((to - from) * 0.03, 20);
	*low = from - air;
	*high = to + 2 * air;
}

static enum chart_marker marker_of(const struct figure_point *p)
{
	if (p->later)
		return MARKER_LATER;
	if (p->at.beyond_limit || p->at.tier == TIER_DISPUTED)
		return MARKER_DOUBT;
	if (p->at.tier == TIER_ESTIMATED || p->at.tier == TIER_ASSUMED)
		return MARKER_ESTIMATE;
	return p->fitted ? MARKER_RECORD : MARKER_POINT;
}

static enum role role_of(const struct figure_point *p)
{
	if (p->later)
		return p->record ? ROLE_POINT : ROLE_DIM;
	if (p->at.beyond_limit || p->at.tier == TIER_DISPUTED)
		return ROLE_DOUBT;
	if (!p->in_window)
		return ROLE_DIM;
	return p->fitted ? ROLE_RECORD : ROLE_POINT;
}

static void add_points(struct ui *ui, struct chart *chart, const struct figure *figure)
{
	struct chart_point *points = arena_array(&ui->scratch, figure->count, sizeof *points);
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *p = &figure->points[i];
		points[i] = (struct chart_point){
			.x = p->at.t,
			.y = p->at.y,
			.low = p->at.low,
			.high = p->at.high,
			.label = *p->at.label ? p->at.label : NULL,
			.priority = (p->record ? 1000000 : 0) + (p->in_window ? 100000 : 0) + (int)i,
			.marker = marker_of(p),
			.role = role_of(p),
		};
	}
	chart->points = points;
	chart->point_count = figure->count;
}

/* The scale of y: all points in view, and the line where it runs through them.  While the time line
 * plays it is today's line, so that the scale stands still. */
static void span_y(struct ui *ui, struct chart *chart, const struct figure *figure)
{
	double *values = arena_array(&ui->scratch, figure->count + 2, sizeof *values);
	int n = 0;
	for (size_t i = 0; i < figure->count; i++) {
		double t = figure->points[i].at.t;
		if (t >= chart->x.low && t <= chart->x.high)
			values[n++] = figure->points[i].at.y;
	}
	const struct figure *line = ui->ghosts ? series_today(ui, figure->series) : figure;
	if (line->has_fit && line->fitted > 1)
		values[n++] = fit_at(&line->fit, date_decimal_year(chart->x.high));
	scale_span(&chart->y, values, n);
}

/* First and last fitted day. */
static void fitted_days(const struct figure *figure, double *first, double *last)
{
	*first = NAN;
	*last = NAN;
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].fitted) {
			if (isnan(*first))
				*first = figure->points[i].at.t;
			*last = figure->points[i].at.t;
		}
}

static struct chart_line line_between(struct ui *ui, const struct figure *figure, double from,
				      double to, int steps, enum role role)
{
	double *x = arena_array(&ui->scratch, (size_t)steps + 1, sizeof *x);
	double *y = arena_array(&ui->scratch, (size_t)steps + 1, sizeof *y);
	for (int i = 0; i <= steps; i++) {
		x[i] = from + (to - from) * i / steps;
		y[i] = fit_at(&figure->fit, date_decimal_year(x[i]));
	}
	return (struct chart_line){ .x = x,
				    .y = y,
				    .n = (size_t)steps + 1,
				    .role = role,
				    .dash = role == ROLE_FIT	    ? 0
					    : role == ROLE_FORECAST ? 2
								    : 1 };
}

/* What was forecast on `day`: the line of that day from there on; false when there was none. */
static bool ghost(struct ui *ui, const struct chart *chart, const struct series *series, double day,
		  struct chart_line *line)
{
	struct selection selection = series_state(ui, series)->setting.selection;
	selection.as_of = day;
	const struct figure *figure = figures_get(&ui->figures, series, &selection);
	if (!figure->has_fit || !(fmax(day, chart->x.low) < chart->x.high))
		return false;
	*line = line_between(ui, figure, fmax(day, chart->x.low), chart->x.high, 60, ROLE_DIM);
	return true;
}

size_t plot_ghosts(struct ui *ui, const struct chart *chart, const struct series *series,
		   struct chart_line *lines)
{
	size_t n = 0, event = 0, events = 0;
	if (!ui->ghosts)
		return 0;
	const struct figure *figure = series_today(ui, series);
	for (size_t i = 0; i < figure->count; i++)
		events += figure->points[i].fitted;
	size_t step = events / PLOT_GHOSTS + 1;
	for (size_t i = 0; i < figure->count && n < PLOT_GHOSTS; i++) {
		double day = figure->points[i].at.t;
		if (!figure->points[i].fitted || event++ < 2 || event % step || day >= ui->as_of)
			continue;
		/* asking for a figure may push this one off the shelf, but not within so few */
		n += ghost(ui, chart, series, day, &lines[n]);
	}
	return n;
}

static void add_lines(struct ui *ui, struct chart *chart, const struct figure *figure, int columns,
		      bool holds)
{
	struct chart_line *lines = arena_array(&ui->scratch, PLOT_GHOSTS + 2, sizeof *lines);
	chart->line_count = plot_ghosts(ui, chart, figure->series, lines);
	double first, last, from, to;
	int steps = 2 * columns < LINE_STEPS_MOST ? 2 * columns : LINE_STEPS_MOST;
	fitted_days(figure, &first, &last);
	from = fmax(first, chart->x.low);
	to = fmin(last, chart->x.high);
	steps = steps < 8 ? 8 : steps;
	if (from < to)
		lines[chart->line_count++] = line_between(ui, figure, from, to, steps, ROLE_FIT);
	from = fmax(last, chart->x.low);
	if (from < chart->x.high)
		lines[chart->line_count++] =
			line_between(ui, figure, from, chart->x.high, steps / 3 + 2,
				     holds ? ROLE_FORECAST : ROLE_DIM);
	chart->lines = lines;
}

static struct chart_band band_of(struct ui *ui, const struct figure *figure, enum band_kind kind,
				 double from, double to, size_t steps)
{
	double *x = arena_array(&ui->scratch, steps, sizeof *x);
	double *low = arena_array(&ui->scratch, steps, sizeof *low);
	double *high = arena_array(&ui->scratch, steps, sizeof *high);
	for (size_t i = 0; i < steps; i++) {
		x[i] = from + (to - from) * (double)i / (double)(steps - 1);
		struct interval in = fit_band(&figure->fit, date_decimal_year(x[i]), kind);
		low[i] = in.low;
		high[i] = in.high;
	}
	return (struct chart_band){ .x = x,
				    .low = low,
				    .high = high,
				    .n = steps,
				    .role = kind == BAND_CONFIDENCE ? ROLE_CONFIDENCE
								    : ROLE_PREDICTION };
}

static void add_bands(struct ui *ui, struct chart *chart, const struct figure *figure, int columns,
		      bool small, bool holds)
{
	struct chart_band *bands = arena_array(&ui->scratch, 3, sizeof *bands);
	size_t steps = columns < 8 ? 8 : columns > 120 ? 120 : (size_t)columns;
	double first, last;
	fitted_days(figure, &first, &last);
	double from = fmax(first, chart->x.low), to = chart->x.high;
	if (!(from < to))
		return;
	/* A forecast that the past does not speak for is grey. */
	double turn = holds ? to : fmin(fmax(last, from), to);
	chart->bands = bands;
	if (turn < to) {
		bands[0] = band_of(ui, figure, small ? BAND_CONFIDENCE : BAND_PREDICTION, turn, to,
				   steps);
		bands[0].role = ROLE_UNSUPPORTED;
		chart->band_count++;
	}
	if (!small && from < turn)
		bands[chart->band_count++] =
			band_of(ui, figure, BAND_PREDICTION, from, turn, steps);
	if (from < turn)
		bands[chart->band_count++] =
			band_of(ui, figure, BAND_CONFIDENCE, from, turn, steps);
}

static void add_limit(struct chart *chart, struct chart_limit *limits, double value,
		      const char *label)
{
	if (isnan(value) || isinf(value) || chart->limit_count == PLOT_LIMITS)
		return;
	double place = scale_place(&chart->y, value);
	if (isnan(place) || place < -0.02 || place > 1.02)
		return;
	limits[chart->limit_count++] =
		(struct chart_limit){ .value = value, .label = label, .role = ROLE_LIMIT };
}

/* The day that the figure stands on. */
static void add_day(struct chart *chart, struct chart_limit *limits,
		    const struct selection *selection)
{
	if (isfinite(selection->as_of))
		limits[chart->limit_count++] = (struct chart_limit){
			.value = selection->as_of, .vertical = true, .role = ROLE_LIMIT
		};
}

/* A threshold that rules set, once each, on series that count FLOP. */
static void add_thresholds(struct ui *ui, struct chart *chart, struct chart_limit *limits,
			   const struct series *series)
{
	if (strcmp(series->unit_id, "FLOP") != 0)
		return;
	for (size_t row = 0; row < dataset_count(ui->dataset, TABLE_MILESTONES); row++) {
		double value = dataset_get(ui->dataset, TABLE_MILESTONES, row, "threshold").number;
		double date = dataset_get(ui->dataset, TABLE_MILESTONES, row, "date").number;
		const char *unit = dataset_get(ui->dataset, TABLE_MILESTONES, row, "threshold_unit").text;
		bool drawn = false;
		for (size_t i = 0; i < chart->limit_count; i++)
			drawn |= !limits[i].vertical && fabs(limits[i].value / value - 1) < 1e-9;
		if (!drawn && date <= ui->as_of && unit &&
		    (strcmp(unit, "FLOP") == 0 || strcmp(unit, "operations") == 0))
			add_limit(chart, limits, value,
				  _(dataset_get(ui->dataset, TABLE_MILESTONES, row, "title").text));
	}
}

/* Chance, experts and the ceiling of the benchmark behind the series; where its yardstick ends. */
static void add_limits(struct ui *ui, struct chart *chart, const struct figure *figure, bool day)
{
	const struct series *series = figure->series;
	struct chart_limit *limits = arena_array(&ui->scratch, PLOT_LIMITS, sizeof *limits);
	chart->limits = limits;
	if (day)
		add_day(chart, limits, &figure->selection);
	if (ui->events)
		add_thresholds(ui, chart, limits, series);
	add_limit(chart, limits, series->limit, _("end of the yardstick"));
	if (series->table != TABLE_RESULTS || figure->count == 0) {
		add_limit(chart, limits, series->floor, _("floor"));
		add_limit(chart, limits, series->ceiling, _("ceiling"));
		return;
	}
	size_t row = figure->points[0].at.row;
	double chance = dataset_get(ui->dataset, series->table, row, "benchmark.chance").number;
	double expert = dataset_get(ui->dataset, series->table, row, "benchmark.expert").number;
	add_limit(chart, limits, isnan(chance) ? series->floor : chance, _("chance"));
	add_limit(chart, limits, expert, _("experts"));
	add_limit(chart, limits, series->ceiling, _("ceiling"));
}

/* Events of policy, industry and hardware in the part of time that is shown. */
static void add_events(struct ui *ui, struct chart *chart)
{
	size_t rows = dataset_count(ui->dataset, TABLE_MILESTONES);
	struct chart_event *events = arena_array(&ui->scratch, rows, sizeof *events);
	if (!ui->events)
		return;
	for (size_t row = 0; row < rows; row++) {
		double date = dataset_get(ui->dataset, TABLE_MILESTONES, row, "date").number;
		if (date >= chart->x.low && date <= chart->x.high && date <= ui->as_of)
			events[chart->event_count++] = (struct chart_event){
				date, _(dataset_get(ui->dataset, TABLE_MILESTONES, row, "title").text)
			};
	}
	chart->events = events;
}

void plot_build(struct ui *ui, struct pane *pane, const struct series *series, int columns,
		bool small)
{
	const struct figure *figure = series_figure(ui, series);
	const struct series_state *state = series_state(ui, series);
	const struct setting *setting = &state->setting;
	struct chart *chart = &pane->chart;
	*chart = (struct chart){ .cursor = -1, .marks = { -1, -1 }, .today = NAN };
	chart->y_unit = &series->unit;
	chart->x.kind = SCALE_DATE;
	plot_span(ui, figure, &chart->x.low, &chart->x.high);
	if (!isnan(setting->x_low)) {
		chart->x.low = setting->x_low;
		chart->x.high = setting->x_high;
	}
	chart->y = (struct scale){ .kind = setting->axis,
				   .floor = series->floor,
				   .ceiling = series->ceiling };
	span_y(ui, chart, figure);
	add_points(ui, chart, figure);
	if (figure->has_fit) {
		bool holds = figures_support(&ui->figures, figure)->holds;
		add_lines(ui, chart, figure, columns, holds);
		if (!ui->playing) /* most of what moves, over a slow line; a pause brings them */
			add_bands(ui, chart, figure, columns, small, holds);
	}
	/* While it plays the day stands in the chart that plays; in all others its line would be
	 * what moves. */
	add_limits(ui, chart, figure, !ui->playing || pane == pane_focused(ui));
	add_events(ui, chart);
	chart->labels = small && setting->labels == LABELS_FEW ? LABELS_NONE : setting->labels;
	chart->error_bars = setting->error_bars && !small;
	chart->today = ui->today ? (double)ui->today : NAN;
	if (ui->crosshair && pane == pane_focused(ui) && state->cursor < (long)figure->count)
		chart->cursor = (int)state->cursor;
	chart->cursor_full = ui->full_height;
	for (int m = 0; m < 2; m++)
		if (state->marks[m] < (long)figure->count)
			chart->marks[m] = (int)state->marks[m];
}
