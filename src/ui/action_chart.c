/* action_chart.c - turning a chart: scale, rule, window, zoom, marks, labels.  All of it can be
 * undone but the marks. */
#include "ui/actions.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

enum { SPAN_LEAST = 60, TOP_K = 10 };

static const struct series *series_here(struct ui *ui)
{
	return pane_series(ui, pane_focused(ui));
}

/* The setting to be changed; its old value can be brought back by undo. */
static struct setting *turn(struct ui *ui)
{
	const struct series *series = series_here(ui);
	undo_keep(ui, series);
	ui->answered = true;
	return &series_state(ui, series)->setting;
}

static const struct setting *setting_here(struct ui *ui)
{
	return &series_state(ui, series_here(ui))->setting;
}

void act_scale(struct ui *ui, const char *argument, int count)
{
	(void)count;
	static const enum scale_kind axes[] = { SCALE_LINEAR, SCALE_LOG, SCALE_LOGIT };
	static const char *const names[] = { "linear", "log", "logit" };
	const struct series *series = series_here(ui);
	char why[120], model[24];
	size_t wanted = 0;
	if (*argument) {
		while (wanted < 3 && strcmp(names[wanted], argument) != 0)
			wanted++;
		if (wanted == 3) {
			refuse(ui, _("a scale is linear, log or logit, not '%s'"), argument);
			return;
		}
		if (!axis_allowed(series, axes[wanted], why)) {
			refuse(ui, "%s", why);
			return;
		}
	} else {
		while (axes[wanted] != setting_here(ui)->axis)
			wanted++;
		do
			wanted = (wanted + 1) % 3;
		while (!axis_allowed(series, axes[wanted], why));
	}
	axis_set(turn(ui), series, axes[wanted]);
	say(ui, _("%s scale, %s fit"), axis_title(axes[wanted]),
	    selection_model(&setting_here(ui)->selection, model));
}

/* The model that a chart goes on to: all of them in turn, then the series' own. */
static void next_model(const struct setting *setting, const struct series *series,
		       struct selection *next)
{
	struct selection usual;
	figure_defaults(&usual, series);
	int model = (int)next->model + 1;
	bool own = next->model == usual.model && next->scale == usual.scale;
	if (own)
		model = 0;
	if (model == (int)usual.model)
		model++;
	if (model >= MODEL_COUNT) {
		next->model = usual.model;
		next->scale = usual.scale;
		return;
	}
	selection_take_model(next, (enum model)model);
	if (setting->axis == SCALE_LOG && series->scale == GROWTH_LOG)
		next->scale = GROWTH_LOG;
}

/* What the command line says names its option. */
static void refuse_model(struct ui *ui, const char *argument, const struct err *err)
{
	if (strncmp(argument, "segmented:", 10) == 0)
		refuse(ui, "%s", err->text);
	else
		refuse(ui, _("there is no model '%s'; Tab lists them"), argument);
}

void act_model(struct ui *ui, const char *argument, int count)
{
	(void)count;
	const struct series *series = series_here(ui);
	struct selection next = setting_here(ui)->selection;
	struct err err = { 0 };
	char model[24];
	if (*argument && !selection_set(&next, "model", argument, &err)) {
		refuse_model(ui, argument, &err);
		return;
	}
	if (!*argument)
		next_model(setting_here(ui), series, &next);
	else if (setting_here(ui)->axis == SCALE_LOG && series->scale == GROWTH_LOG)
		next.scale = GROWTH_LOG;
	turn(ui)->selection = next;
	say(ui, _("%s model, fitted on the %s scale"), selection_model(&next, model),
	    scale_name(next.scale));
}

void act_frontier(struct ui *ui, const char *argument, int count)
{
	(void)count;
	static const char *const names[] = { "all", "records", "top10", "rate", "quantile" };
	static const enum frontier_rule rules[] = { FRONTIER_ALL, FRONTIER_RECORDS, FRONTIER_TOP,
						    FRONTIER_RATE, FRONTIER_QUANTILE };
	static const int ks[] = { 1, 1, 0, 1, 90 };
	enum { RULES = sizeof rules / sizeof *rules };
	size_t wanted = 0;
	if (*argument) {
		while (wanted < RULES && strcmp(names[wanted], argument) != 0)
			wanted++;
		if (wanted == RULES) {
			refuse(ui, _("a rule is all, records, top10, rate or quantile, not '%s'"), argument);
			return;
		}
	} else {
		while (rules[wanted] != setting_here(ui)->selection.frontier)
			wanted++;
		wanted = (wanted + 1) % RULES;
	}
	struct selection *selection = &turn(ui)->selection;
	char rule[64];
	selection->frontier = rules[wanted];
	if (ks[wanted])
		selection->frontier_k = ks[wanted];
	else if (selection->frontier_k <= 1 || selection->frontier_k == 90)
		selection->frontier_k = TOP_K;
	say(ui, _("fitted: %s"), selection_rule(selection, rule));
}

static void say_window(struct ui *ui)
{
	const struct selection *s = &setting_here(ui)->selection;
	char from[24], to[24];
	snprintf(from, sizeof from, "%s", _("the first point"));
	snprintf(to, sizeof to, "%s", _("the last"));
	if (isfinite(s->from))
		date_format(from, (int)s->from);
	if (isfinite(s->to))
		date_format(to, (int)s->to);
	say(ui, _("window: %s to %s"), from, to);
}

static void set_window(struct ui *ui, double from, double to)
{
	if (from > to) {
		refuse(ui, "%s", _("the window would end before it starts"));
		return;
	}
	struct selection *selection = &turn(ui)->selection;
	selection->from = from;
	selection->to = to;
	say_window(ui);
}

static void set_end(struct ui *ui, const char *argument, bool start)
{
	const struct selection *s = &setting_here(ui)->selection;
	double open = start ? -(double)INFINITY : (double)INFINITY, day = open;
	int days;
	if (strcmp(argument, "open") != 0) {
		if (!date_parse(argument, &days, NULL)) {
			refuse(ui, _("'%s' is not a date; write 2023, 2023-06, 2023-06-30 or open"),
			       argument);
			return;
		}
		day = days;
	}
	set_window(ui, start ? day : s->from, start ? s->to : day);
}

void act_from(struct ui *ui, const char *argument, int count)
{
	(void)count;
	set_end(ui, argument, true);
}

void act_to(struct ui *ui, const char *argument, int count)
{
	(void)count;
	set_end(ui, argument, false);
}

static double new_year(double day, int add)
{
	struct civil civil = date_civil((int)day);
	return date_days((struct civil){ civil.year + add, 1, 1 });
}

/* Moves the start of the window to the next or previous 1 January; open before the first point. */
static void move_start(struct ui *ui, int by)
{
	const struct figure *figure = series_figure(ui, series_here(ui));
	double from = figure->selection.from, to = figure->selection.to;
	if (figure->count == 0 || (by < 0 && isinf(from))) {
		refuse(ui, "%s", _("the window starts with the first point already"));
		return;
	}
	double first = figure->points[0].at.t, last = figure->points[figure->count - 1].at.t;
	double start = isinf(from) ? first : from;
	start = by > 0 ? new_year(start, 1) : new_year(start - 1, 0);
	if (start > fmin(last, to)) {
		refuse(ui, "%s", _("there is nothing later to start with"));
		return;
	}
	set_window(ui, start <= first ? -(double)INFINITY : start, to);
}

/* The same for its end, the 31st of December. */
static void move_end(struct ui *ui, int by)
{
	const struct figure *figure = series_figure(ui, series_here(ui));
	double from = figure->selection.from, to = figure->selection.to;
	if (figure->count == 0 || (by > 0 && isinf(to))) {
		refuse(ui, "%s", _("the window ends with the last point already"));
		return;
	}
	double first = figure->points[0].at.t, last = figure->points[figure->count - 1].at.t;
	double end = isinf(to) ? last : to;
	end = by < 0 ? new_year(end, 0) - 1 : new_year(end + 1, 1) - 1;
	if (end < fmax(first, from)) {
		refuse(ui, "%s", _("there is nothing earlier to end with"));
		return;
	}
	set_window(ui, from, end >= last ? (double)INFINITY : end);
}

void act_start_earlier(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_start(ui, -1);
}

void act_start_later(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_start(ui, 1);
}

void act_end_earlier(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_end(ui, -1);
}

void act_end_later(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_end(ui, 1);
}

/* The part of time shown now, and the whole of it. */
static void spans(struct ui *ui, double *low, double *high, double *all_low, double *all_high)
{
	const struct setting *setting = setting_here(ui);
	plot_span(ui, series_figure(ui, series_here(ui)), all_low, all_high);
	*low = isnan(setting->x_low) ? *all_low : setting->x_low;
	*high = isnan(setting->x_low) ? *all_high : setting->x_high;
}

void chart_zoom(struct ui *ui, double factor, double about)
{
	double low, high, all_low, all_high;
	spans(ui, &low, &high, &all_low, &all_high);
	double span = (high - low) * factor, place = (about - low) / (high - low);
	if (factor < 1 && span < SPAN_LEAST) {
		refuse(ui, "%s", _("it does not get nearer than two months"));
		return;
	}
	if (factor > 1 && isnan(setting_here(ui)->x_low)) {
		refuse(ui, "%s", _("all of it is shown"));
		return;
	}
	struct setting *setting = turn(ui);
	if (span >= all_high - all_low) {
		setting->x_low = setting->x_high = NAN;
		return;
	}
	low = about - place * span;
	low = fmin(fmax(low, all_low), all_high - span);
	setting->x_low = low;
	setting->x_high = low + span;
}

/* Zooming keeps the crosshair where it is, or else what is three quarters to the right. */
static double zoom_centre(struct ui *ui)
{
	const struct series *series = series_here(ui);
	const struct series_state *state = series_state(ui, series);
	const struct figure *figure = series_figure(ui, series);
	double low, high, all_low, all_high;
	spans(ui, &low, &high, &all_low, &all_high);
	if (ui->crosshair && state->cursor >= 0 && state->cursor < (long)figure->count)
		return figure->points[state->cursor].at.t;
	return low + 0.75 * (high - low);
}

void act_zoom_in(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	chart_zoom(ui, 0.5, zoom_centre(ui));
}

void act_zoom_out(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	chart_zoom(ui, 2, zoom_centre(ui));
}

void act_zoom_all(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (isnan(setting_here(ui)->x_low)) {
		refuse(ui, "%s", _("all of it is shown"));
		return;
	}
	struct setting *setting = turn(ui);
	setting->x_low = setting->x_high = NAN;
}

static void pan(struct ui *ui, int by)
{
	double low, high, all_low, all_high;
	spans(ui, &low, &high, &all_low, &all_high);
	double step = by * (high - low) / 4;
	if (isnan(setting_here(ui)->x_low)) {
		refuse(ui, "%s", _("all of it is shown; + zooms in first"));
		return;
	}
	if (by < 0 ? low <= all_low : high >= all_high) {
		refuse(ui, by < 0 ? _("nothing is earlier") : _("nothing is later"));
		return;
	}
	step = by < 0 ? fmax(step, all_low - low) : fmin(step, all_high - high);
	struct setting *setting = turn(ui);
	setting->x_low = low + step;
	setting->x_high = high + step;
}

void act_pan_left(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pan(ui, -1);
}

void act_pan_right(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pan(ui, 1);
}

void act_labels(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	static const enum chart_labels next[] = { [LABELS_NONE] = LABELS_FEW,
						  [LABELS_FEW] = LABELS_ALL,
						  [LABELS_ALL] = LABELS_NONE };
	struct setting *setting = turn(ui);
	setting->labels = next[setting->labels];
	say(ui, "%s", setting->labels == LABELS_NONE  ? _("labels: none")
		      : setting->labels == LABELS_FEW ? _("labels: few")
						      : _("labels: as many as fit"));
}

void act_error_bars(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct setting *setting = turn(ui);
	setting->error_bars = !setting->error_bars;
	say(ui, "%s", setting->error_bars ? _("measurement intervals shown")
					  : _("measurement intervals hidden"));
}

void act_full_height(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (!ui->crosshair)
		act_crosshair(ui, "", 1);
	ui->full_height = !ui->full_height;
	say(ui, "%s", ui->full_height ? _("crosshair over the full height")
				      : _("crosshair as a mark on the axis"));
}

void act_mark(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct series *series = series_here(ui);
	struct series_state *state = series_state(ui, series);
	if (!ui->crosshair || state->cursor < 0) {
		refuse(ui, "%s", _("the crosshair must stand on a point first: x, then [ and ]"));
		return;
	}
	if (state->marks[0] < 0 || state->marks[1] >= 0) {
		state->marks[0] = state->cursor;
		state->marks[1] = -1;
		say(ui, "%s", _("first mark set; the second gives ratio and doubling time"));
	} else if (state->marks[0] == state->cursor) {
		refuse(ui, "%s", _("the second mark belongs on another point"));
	} else {
		state->marks[1] = state->cursor;
	}
}

void act_reset(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct series *series = series_here(ui);
	setting_defaults(turn(ui), series);
	as_of_set(ui, ui->as_of);
	say(ui, "%s", _("scale, window and rule are those of the series"));
}
