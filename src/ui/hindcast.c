/* hindcast.c - the back-test of a chart: what each past day would have forecast, drawn over what came,
 * and the scores of all methods.  The day stood on (, . < >) is the origin whose forecast stands out. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "study/backtest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 24, TABLE_COLUMNS = 58, TITLE_COLUMNS = 24, BAR_COLUMNS = 20, CHART_ROWS = 9 };

/* The back-test drawn last: remade when series or selection are others. */
struct hindcast {
	struct figure figure; /* as all of it is known today */
	struct backtest backtest;
	struct backtest_origin origin; /* the day stood on */
	bool stands;
	double day;
	struct arena arena; /* of the origin */
};

void hindcast_free(struct hindcast *hindcast)
{
	if (!hindcast)
		return;
	arena_clear(&hindcast->arena);
	backtest_clear(&hindcast->backtest);
	figure_clear(&hindcast->figure);
	free(hindcast);
}

static void stand(struct hindcast *hindcast, double day)
{
	arena_clear(&hindcast->arena);
	hindcast->day = day;
	hindcast->stands = isfinite(day) && backtest_stand(&hindcast->origin, &hindcast->backtest,
							   day, &hindcast->arena);
}

static struct hindcast *hindcast_get(struct ui *ui, const struct series *series)
{
	struct selection selection = series_state(ui, series)->setting.selection;
	struct hindcast *kept = ui->hindcast;
	selection.as_of = (double)INFINITY;
	if (!kept || kept->figure.series != series ||
	    !selection_same(&kept->figure.selection, &selection)) {
		struct backtest_options options;
		hindcast_free(kept);
		ui->hindcast = kept = mem_alloc(sizeof *kept);
		*kept = (struct hindcast){ .day = (double)INFINITY, .arena = ARENA_EMPTY };
		backtest_defaults(&options);
		figure_make(&kept->figure, series, ui->dataset, &selection);
		backtest_make(&kept->backtest, &kept->figure, &options);
	}
	if (kept->day < ui->as_of || kept->day > ui->as_of)
		stand(kept, ui->as_of);
	return kept;
}

static void add_points(struct ui *ui, struct chart *chart, const struct hindcast *hindcast)
{
	const struct figure *figure = &hindcast->figure;
	struct chart_point *points = arena_array(&ui->scratch, figure->count, sizeof *points);
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *p = &figure->points[i];
		bool later = p->at.t > hindcast->day;
		points[i] = (struct chart_point){
			.x = p->at.t,
			.y = p->at.y,
			.low = (double)NAN,
			.high = (double)NAN,
			.label = *p->at.label ? p->at.label : NULL,
			.priority = (p->record ? 1000000 : 0) + (int)i,
			.marker = later ? MARKER_LATER : p->fitted ? MARKER_RECORD : MARKER_POINT,
			.role = !p->fitted ? ROLE_DIM : later ? ROLE_POINT : ROLE_RECORD,
		};
	}
	chart->points = points;
	chart->point_count = figure->count;
}

/* The forecast of one origin as a line, with a band when `band` is not NULL. */
static bool add_path(struct ui *ui, const struct hindcast *hindcast,
		     const struct backtest_origin *origin, double to, struct chart_line *line,
		     struct chart_band *band)
{
	double *x = arena_array(&ui->scratch, STEPS, sizeof *x);
	double *y = arena_array(&ui->scratch, STEPS, sizeof *y);
	double *low = arena_array(&ui->scratch, STEPS, sizeof *low);
	double *high = arena_array(&ui->scratch, STEPS, sizeof *high);
	for (int i = 0; i < STEPS; i++) {
		struct interval in;
		x[i] = origin->day + (to - origin->day) * i / (STEPS - 1);
		if (!backtest_forecast(&hindcast->backtest, origin, FORECAST_LINE, x[i], 0.9, &y[i],
				       &in))
			return false;
		low[i] = in.low;
		high[i] = in.high;
	}
	*line = (struct chart_line){
		.x = x, .y = y, .n = STEPS, .role = band ? ROLE_FIT : ROLE_FORECAST, .dash = band ? 0 : 1
	};
	if (band)
		*band = (struct chart_band){
			.x = x, .low = low, .high = high, .n = STEPS, .role = ROLE_PREDICTION
		};
	return true;
}

/* The fan: every origin's line as far as it was scored; the one stood on as far as the chart goes. */
static void add_fan(struct ui *ui, struct chart *chart, const struct hindcast *hindcast)
{
	const struct backtest *backtest = &hindcast->backtest;
	struct chart_line *lines =
		arena_array(&ui->scratch, backtest->origin_count + 1, sizeof *lines);
	struct chart_band *band = arena_array(&ui->scratch, 1, sizeof *band);
	double lead = backtest->options.lead_high * DAYS_PER_YEAR;
	for (size_t i = 0; i < backtest->origin_count; i++) {
		double to = fmin(backtest->origins[i].day + lead, chart->x.high);
		chart->line_count += add_path(ui, hindcast, &backtest->origins[i], to,
					      &lines[chart->line_count], NULL);
	}
	if (hindcast->stands && add_path(ui, hindcast, &hindcast->origin, chart->x.high,
					 &lines[chart->line_count], band)) {
		chart->line_count++;
		chart->bands = band;
		chart->band_count = 1;
	}
	chart->lines = lines;
}

static void build(struct ui *ui, struct pane *pane, const struct hindcast *hindcast)
{
	const struct figure *figure = &hindcast->figure;
	const struct series *series = figure->series;
	const struct series_state *state = series_state(ui, series);
	struct chart_limit *limit = arena_array(&ui->scratch, 1, sizeof *limit);
	struct chart *chart = &pane->chart;
	double *values = arena_array(&ui->scratch, figure->count, sizeof *values);
	*chart = (struct chart){ .cursor = -1, .marks = { -1, -1 }, .today = (double)NAN };
	chart->y_unit = &series->unit;
	chart->x.kind = SCALE_DATE;
	plot_span(ui, figure, &chart->x.low, &chart->x.high);
	if (!isnan(state->setting.x_low)) {
		chart->x.low = state->setting.x_low;
		chart->x.high = state->setting.x_high;
	}
	chart->y = (struct scale){ .kind = state->setting.axis,
				   .floor = series->floor,
				   .ceiling = series->ceiling };
	for (size_t i = 0; i < figure->count; i++)
		values[i] = figure->points[i].at.y;
	scale_span(&chart->y, values, (int)figure->count);
	add_points(ui, chart, hindcast);
	add_fan(ui, chart, hindcast);
	if (isfinite(ui->as_of)) {
		*limit = (struct chart_limit){
			.value = ui->as_of, .vertical = true, .role = ROLE_LIMIT
		};
		chart->limits = limit;
		chart->limit_count = 1;
	}
	chart->labels = state->setting.labels;
	if (ui->crosshair && state->cursor < (long)figure->count)
		chart->cursor = (int)state->cursor;
	chart->cursor_full = ui->full_height;
}

/* Rows of methods that can forecast here, the best first. */
static size_t rank(const struct backtest *backtest, size_t *order)
{
	size_t count = 0;
	for (size_t m = 0; m < backtest->row_count; m++) {
		if (!backtest->rows[m].applies || !backtest->rows[m].score.n)
			continue;
		size_t at = count++;
		for (; at > 0 && backtest->rows[order[at - 1]].score.crps >
					 backtest->rows[m].score.crps;
		     at--)
			order[at] = order[at - 1];
		order[at] = m;
	}
	return count;
}

static void draw_method(struct canvas *canvas, int x, int y, int columns,
			const struct backtest_row *row)
{
	bool naive = row->method == &forecast_methods[FORECAST_NO_CHANGE];
	bool charted = row->method == &forecast_methods[FORECAST_LINE];
	enum role role = charted ? ROLE_STRONG : naive ? ROLE_DIM : ROLE_TEXT;
	double n = (double)row->score.n, held = (double)row->score.held[SCORE_LEVELS - 1] / n;
	char skill[16] = "";
	canvas_text(canvas, x, y, TITLE_COLUMNS, role, _(row->method->title));
	if (!naive)
		snprintf(skill, sizeof skill, "%+.0f %%", fmax(-999, row->skill * 100));
	if (!isfinite(row->score.crps))
		return;
	canvas_printf(canvas, x + TITLE_COLUMNS, y, columns - TITLE_COLUMNS, role,
		      "%6.2f %+6.2f %7s %6.0f %%", row->score.crps, row->score.bias, skill,
		      held * 100);
	if (columns < TABLE_COLUMNS + BAR_COLUMNS)
		return;
	int bar = x + TABLE_COLUMNS - 2;
	chart_bar(canvas, bar, y, BAR_COLUMNS, held, driver_role(DRIVER_CAPABILITY));
	canvas_put(canvas, bar + (int)(BAR_COLUMNS * score_levels[SCORE_LEVELS - 1]), y,
		   canvas->charset == CHARSET_ASCII ? '|' : U'│', ROLE_LIMIT);
}

/* Cuts the order to `room` rows; what charts show and what it must beat stay, at the end. */
static size_t shorten(size_t *order, size_t count, size_t room)
{
	size_t kept = 0;
	if (count <= room)
		return count;
	for (size_t i = 0; i < count && kept + 2 < room; i++)
		if (order[i] != FORECAST_LINE && order[i] != FORECAST_NO_CHANGE)
			order[kept++] = order[i];
	order[kept++] = FORECAST_LINE;
	order[kept++] = FORECAST_NO_CHANGE;
	return kept;
}

/* Above the columns of draw_method(). */
static void draw_headings(struct canvas *canvas, struct rect area)
{
	const struct {
		const char *title;
		int right;
	} columns[] = { { _("CRPS"), 6 }, { _("bias"), 13 }, { _("skill"), 21 }, { _("in 90 %"), 30 } };
	int from = 0;
	canvas_text(canvas, area.x, area.y, area.w, ROLE_HEADER, _("method"));
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		int right = columns[i].right < area.w - TITLE_COLUMNS ? columns[i].right : area.w - TITLE_COLUMNS;
		if (right > from)
			canvas_text_right(canvas, area.x + TITLE_COLUMNS + from, area.y, right - from,
					  ROLE_HEADER, columns[i].title);
		from = right;
	}
}

static void draw_table(struct canvas *canvas, struct rect area, const struct backtest *backtest)
{
	size_t order[BACKTEST_METHODS], count = rank(backtest, order);
	if (area.h < 4 || count < 2)
		return;
	count = shorten(order, count, (size_t)area.h - 1);
	draw_headings(canvas, area);
	for (size_t i = 0; i < count; i++)
		draw_method(canvas, area.x, area.y + 1 + (int)i, area.w, &backtest->rows[order[i]]);
}

/* What the day stood on said, or how the line fared in all. */
static void sentence(struct ui *ui, const struct hindcast *hindcast, const struct series *series,
		     char *text, size_t size)
{
	text[0] = '\0';
	if (hindcast->backtest.refusal[0])
		snprintf(text, size, _("There are no scores: %s."), hindcast->backtest.refusal);
	else if (isfinite(ui->as_of))
		figure_hindsight(series_figure(ui, series), text, size, ui->charset);
	if (!text[0] && isfinite(ui->as_of))
		snprintf(text, size, "%s", _("Too little was known on this day to forecast from."));
	else if (!text[0])
		backtest_calibration(&hindcast->backtest, FORECAST_LINE, SCORE_LEVELS - 1, text, size);
	notes_figure(&ui->notes, &hindcast->figure, 5, text, size, ui->charset);
}

static void draw_title(struct canvas *canvas, struct rect area, const struct hindcast *hindcast,
		       const struct figure *shown)
{
	char title[200], right[80], day[40];
	words_as_of(shown, day);
	snprintf(title, sizeof title, _("Back-test: %s%s"), shown->series->short_title, day);
	snprintf(right, sizeof right, _("%zu origins, in %s"), hindcast->backtest.origin_count,
		 backtest_unit(&hindcast->backtest));
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_FOCUS, title, right);
	canvas->cursor_x = area.x + 2 < canvas->w ? area.x + 2 : area.x;
	canvas->cursor_y = area.y;
}

void hindcast_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct pane *pane = pane_focused(ui);
	const struct series *series = pane_series(ui, pane);
	struct hindcast *hindcast = hindcast_get(ui, series);
	char text[500];
	size_t order[BACKTEST_METHODS];
	int rows = (int)rank(&hindcast->backtest, order) + 1, columns = area.w - 2;
	pane->area = area;
	pane->drawn = true;
	hit_add(ui, area, HIT_PANE, ui->focus[ui->view]);
	draw_title(canvas, area, hindcast, series_figure(ui, series));
	build(ui, pane, hindcast);
	sentence(ui, hindcast, series, text, sizeof text);
	int said = area.h < 12 || columns < 20
			   ? 0
			   : canvas_wrap(canvas, (struct rect){ 0, 0, columns, 0 }, 0, ROLE_TEXT, text);
	rows = rows > area.h - 1 - said - CHART_ROWS ? area.h - 1 - said - CHART_ROWS : rows;
	rows = rows < 4 || columns < TABLE_COLUMNS - 4 ? 0 : rows;
	struct rect plot = { area.x, area.y + 1, area.w, area.h - 1 - said - rows };
	if (plot.h > 0)
		chart_draw(canvas, plot, &pane->chart, &pane->result);
	if (plot.h > 0)
		picture_add(ui, &pane->chart, &pane->result, series_figure(ui, series), series->title);
	if (said)
		canvas_wrap(canvas, (struct rect){ area.x + 1, plot.y + plot.h, columns, said }, 0,
			    ROLE_TEXT, text);
	draw_table(canvas, (struct rect){ area.x + 1, plot.y + plot.h + said, columns, rows },
		   &hindcast->backtest);
}
