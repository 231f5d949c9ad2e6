/* whatif_fan.c - the chosen output: history, the path at the medians, its band, base and overlays.
 */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FAN_BEFORE_YEARS = 4, FAN_UNTIL = 2035, FAN_LINES = 2 + WHATIF_OVERLAYS, FAN_LIMITS = 6 };

static const struct series *history_of(struct ui *ui, const struct whatif_output *output)
{
	return *output->series ? series_find(&ui->series, output->series) : NULL;
}

static void scale_of(struct ui *ui, struct chart *chart, const struct whatif_output *output)
{
	const struct series *series = history_of(ui, output);
	chart->y = (struct scale){ .kind = output->kind == OUTPUT_INDEX   ? SCALE_LINEAR
					   : output->kind == OUTPUT_SCORE ? SCALE_LOGIT
									  : SCALE_LOG };
	if (output->kind == OUTPUT_SCORE) {
		chart->y.floor = output->curve->chance;
		chart->y.ceiling = output->curve->ceiling;
	}
	chart->y_unit = series ? &series->unit : output_unit(output);
}

static size_t nodes_shown(const struct whatif_run *run)
{
	size_t n = 0;
	while (n < run->path.n && run->path.year[n] <= FAN_UNTIL + 0.01)
		n++;
	return n < 2 ? 2 : n;
}

/* A logit scale has no place for what rounds to its bounds. */
static double placed(const struct chart *chart, double value)
{
	return scale_accepts(&chart->y, value) ? value : (double)NAN;
}

static struct chart_line line_of(struct ui *ui, const struct chart *chart,
				 const struct whatif_run *run, enum role role, int dash)
{
	const struct whatif_output *output = &run->world->outputs[run->options.output];
	size_t n = nodes_shown(run);
	double *x = arena_array(&ui->scratch, n, sizeof *x),
	       *y = arena_array(&ui->scratch, n, sizeof *y);
	for (size_t i = 0; i < n; i++) {
		x[i] = date_from_decimal_year(run->path.year[i]);
		y[i] = placed(chart,
			      output_outer(output, output_at(output, &run->median, &run->path, i)));
	}
	return (struct chart_line){ .x = x, .y = y, .n = n, .role = role, .dash = dash };
}

static void add_band(struct ui *ui, struct chart *chart, struct whatif_run *run)
{
	size_t n = nodes_shown(run);
	static const double low_p[2] = { 0.1, 0.25 }, high_p[2] = { 0.9, 0.75 };
	struct chart_band *bands = arena_array(&ui->scratch, 2, sizeof *bands);
	if (run->done == 0)
		return;
	double *x = arena_array(&ui->scratch, n, sizeof *x);
	for (size_t i = 0; i < n; i++)
		x[i] = date_from_decimal_year(run->path.year[i]);
	for (int b = 0; b < 2; b++) {
		double *low = arena_array(&ui->scratch, n, sizeof *low);
		double *high = arena_array(&ui->scratch, n, sizeof *high);
		for (size_t i = 0; i < n; i++) {
			low[i] = placed(chart, whatif_quantile(run, i, low_p[b]));
			high[i] = placed(chart, whatif_quantile(run, i, high_p[b]));
		}
		bands[b] = (struct chart_band){ .x = x,
						.low = low,
						.high = high,
						.n = n,
						.role = b ? ROLE_CONFIDENCE : ROLE_PREDICTION };
	}
	chart->bands = bands;
	chart->band_count = 2;
}

static void add_lines(struct ui *ui, struct chart *chart)
{
	struct whatif_state *w = &ui->whatif;
	struct chart_line *lines = arena_array(&ui->scratch, FAN_LINES, sizeof *lines);
	size_t n = 0;
	if (scenario_changes(&w->now) > 0)
		lines[n++] = line_of(ui, chart, &w->base, ROLE_DIM, 3);
	for (size_t i = 0; i < w->over_count; i++)
		lines[n++] = line_of(ui, chart, &w->overs[i], ROLE_FORECAST, 1 + (int)i);
	lines[n++] = line_of(ui, chart, &w->run, ROLE_FIT, 0);
	chart->lines = lines;
	chart->line_count = n;
}

static void add_history(struct ui *ui, struct chart *chart, const struct whatif_output *output)
{
	const struct series *series = history_of(ui, output);
	if (!series)
		return;
	const struct figure *figure = series_figure(ui, series);
	struct chart_point *points = arena_array(&ui->scratch, figure->count, sizeof *points);
	size_t n = 0;
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *p = &figure->points[i];
		if (p->at.t < chart->x.low || !p->record)
			continue;
		points[n++] = (struct chart_point){
			.x = p->at.t,
			.y = p->at.y,
			.low = NAN,
			.high = NAN,
			.label = *p->at.label ? p->at.label : NULL,
			.priority = (int)i,
			.marker = p->at.beyond_limit ? MARKER_DOUBT
				  : p->later         ? MARKER_POINT
						     : MARKER_RECORD,
			.role = p->at.beyond_limit ? ROLE_DOUBT
				: p->later         ? ROLE_POINT
						   : ROLE_RECORD,
		};
	}
	chart->points = points;
	chart->point_count = n;
}

static void add_limits(struct ui *ui, struct chart *chart)
{
	const struct whatif *world = &ui->whatif.world;
	size_t output = ui->whatif.run.options.output;
	struct chart_limit *limits = arena_array(&ui->scratch, FAN_LIMITS, sizeof *limits);
	for (size_t i = 0; i < world->threshold_count && chart->limit_count < FAN_LIMITS; i++) {
		const struct whatif_threshold *t = &world->thresholds[i];
		double place = t->output == output ? scale_place(&chart->y, t->value) : (double)NAN;
		if (isnan(place) || place < 0 || place > 1)
			continue;
		limits[chart->limit_count++] = (struct chart_limit){
			.value = t->value,
			.label = i == ui->whatif.threshold ? t->label : NULL,
			.role = i == ui->whatif.threshold ? ROLE_LIMIT : ROLE_GRID,
		};
	}
	chart->limits = limits;
}

static void span_y(struct ui *ui, struct chart *chart)
{
	size_t most = chart->point_count + 80, n = 0;
	double *values = arena_array(&ui->scratch, most, sizeof *values);
	const struct whatif_run *run = &ui->whatif.run;
	for (size_t i = 0; i < chart->point_count; i++)
		values[n++] = chart->points[i].y;
	for (size_t l = 0; l < chart->line_count; l++)
		for (size_t i = 0; i < chart->lines[l].n && n < most; i += 8)
			if (!isnan(chart->lines[l].y[i]))
				values[n++] = chart->lines[l].y[i];
	double level = run->world->thresholds[ui->whatif.threshold].value;
	if (n < most && scale_accepts(&chart->y, level))
		values[n++] = level;
	scale_span(&chart->y, values, (int)n);
}

static void legend(struct ui *ui, char *text, size_t size)
{
	const struct whatif_state *w = &ui->whatif;
	bool ascii = ui->charset == CHARSET_ASCII;
	size_t used = (size_t)snprintf(text, size, "%s %s", ascii ? "--" : "━", w->now.name);
	if (scenario_changes(&w->now) > 0 && used < size)
		used += (size_t)snprintf(text + used, size - used, "  %s %s", ascii ? "- " : "┄",
					 _("base"));
	for (size_t i = 0; i < w->over_count && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "  %s %s", ascii ? ". " : "·",
					 w->over[i].name);
	if (used < size)
		snprintf(text + used, size - used, "  %s %s", ascii ? ":" : "░", _("80 %"));
}

void whatif_draw_fan(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	const struct whatif_output *output = &w->world.outputs[w->run.options.output];
	struct chart chart = { .cursor = -1, .marks = { -1, -1 } };
	struct chart_result result;
	char title[160], right[200], as_of[24] = "", day[16];
	chart.x.kind = SCALE_DATE;
	chart.x.low = date_from_decimal_year(w->run.median.anchor.year - FAN_BEFORE_YEARS);
	chart.x.high = date_from_decimal_year(FAN_UNTIL);
	chart.today = date_from_decimal_year(w->run.median.anchor.year);
	scale_of(ui, &chart, output);
	add_history(ui, &chart, output);
	add_lines(ui, &chart);
	span_y(ui, &chart);
	add_band(ui, &chart, &w->run);
	add_limits(ui, &chart);
	chart.labels = area.h > 14 && area.w > 70 ? LABELS_FEW : LABELS_NONE;
	if (isfinite(ui->as_of))
		snprintf(as_of, sizeof as_of, _(" as of %s"), date_format(day, (int)ui->as_of));
	snprintf(title, sizeof title, "%s%s", output->title, as_of);
	legend(ui, right, sizeof right);
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_TITLE, title, right);
	area.y++;
	area.h--;
	chart_draw(canvas, area, &chart, &result);
	picture_add(ui, &chart, &result, NULL, output->title);
}
