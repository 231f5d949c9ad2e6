/* state.c - questions that everything in the room asks, undo, and small changes of state. */
#include "ui/state.h"

#include "base/i18n.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 3, 0))) static void
speak(struct ui *ui, bool error, const char *format, va_list args)
{
	str_reset(&ui->status);
	str_vprintf(&ui->status, format, args);
	ui->status_error = error;
	ui->answered = true;
}

void say(struct ui *ui, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	speak(ui, false, format, args);
	va_end(args);
}

void refuse(struct ui *ui, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	speak(ui, true, format, args);
	va_end(args);
}

void effect_set(struct ui *ui, enum effect_kind kind, const char *text, const char *what)
{
	str_reset(&ui->effect_text);
	str_reset(&ui->effect_what);
	str_add(&ui->effect_text, text);
	str_add(&ui->effect_what, what);
	ui->effect = (struct effect){ .kind = kind,
				      .text = ui->effect_text.text,
				      .what = ui->effect_what.text };
	ui->answered = true;
}

struct pane *pane_focused(struct ui *ui)
{
	return &ui->panes[ui->view][ui->focus[ui->view]];
}

bool chart_focused(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	return pane->kind == PANE_CHART && pane_series(ui, pane);
}

struct card *card_top(struct ui *ui)
{
	return ui->card_count ? ui->cards[ui->card_count - 1] : NULL;
}

const struct series *pane_series(struct ui *ui, const struct pane *pane)
{
	if (pane->kind != PANE_CHART || driver_series(ui, pane->driver, NULL) == 0)
		return NULL;
	return &ui->series.items[ui->chosen[pane->driver]];
}

struct series_state *series_state(struct ui *ui, const struct series *series)
{
	return &ui->states[series - ui->series.items];
}

const struct figure *series_figure(struct ui *ui, const struct series *series)
{
	return figures_get(&ui->figures, series, &series_state(ui, series)->setting.selection);
}

const struct figure *series_today(struct ui *ui, const struct series *series)
{
	struct selection selection = series_state(ui, series)->setting.selection;
	selection.as_of = (double)INFINITY;
	return figures_get(&ui->figures, series, &selection);
}

size_t driver_series(const struct ui *ui, enum driver driver, size_t *first)
{
	size_t count = 0;
	for (size_t i = 0; i < ui->series.count; i++)
		if (ui->series.items[i].driver == driver && count++ == 0 && first)
			*first = i;
	return count;
}

static enum scale_kind axis_of(enum growth_scale scale)
{
	return scale == GROWTH_LOG ? SCALE_LOG : scale == GROWTH_LOGIT ? SCALE_LOGIT : SCALE_LINEAR;
}

void setting_defaults(struct setting *setting, const struct series *series)
{
	*setting = (struct setting){ .axis = axis_of(series->scale),
				     .x_low = NAN,
				     .x_high = NAN,
				     .labels = LABELS_FEW,
				     .error_bars = false };
	figure_defaults(&setting->selection, series);
}

bool axis_allowed(const struct series *series, enum scale_kind axis, char why[120])
{
	if (axis == SCALE_LOGIT && !(isfinite(series->floor) && isfinite(series->ceiling))) {
		snprintf(why, 120, "%s", _("a logit scale is for scores between two bounds"));
		return false;
	}
	return true;
}

/* On log and logit axes the line is the model that is straight there; a linear axis shows the
 * series' own model as a curve.  A curve that the reader has chosen stays. */
void axis_set(struct setting *setting, const struct series *series, enum scale_kind axis)
{
	struct selection *selection = &setting->selection;
	setting->axis = axis;
	if (model_is_line(selection->model, selection->scale))
		selection_take_scale(selection, axis == SCALE_LOG     ? GROWTH_LOG
						: axis == SCALE_LOGIT ? GROWTH_LOGIT
								      : series->scale);
}

const char *axis_title(enum scale_kind axis)
{
	return axis == SCALE_LOG ? _("log") : axis == SCALE_LOGIT ? _("logit") : _("linear");
}

static struct step step_now(struct ui *ui, const struct series *series)
{
	struct step step = { .view = ui->view,
			     .as_of = ui->as_of,
			     .zoomed = ui->zoomed[ui->view],
			     .ghosts = ui->ghosts,
			     .has_series = series != NULL };
	memcpy(step.chosen, ui->chosen, sizeof step.chosen);
	if (series) {
		step.series = (size_t)(series - ui->series.items);
		step.setting = ui->states[step.series].setting;
	}
	return step;
}

void as_of_set(struct ui *ui, double day)
{
	bool moves = day < ui->as_of || day > ui->as_of;
	ui->as_of = day;
	if (moves)
		whatif_renew(ui);
	for (size_t i = 0; i < ui->series.count; i++) {
		struct series_state *state = &ui->states[i];
		if (state->setting.selection.real_time) /* its points are others on another day */
			state->cursor = state->marks[0] = state->marks[1] = -1;
		state->setting.selection.as_of = day;
	}
	for (size_t v = 0; v < ui_views_count; v++)
		for (size_t i = 0; i < ui_views[v].pane_count; i++)
			if (ui->panes[v][i].grid.fill == fill_data || strcmp(ui_views[v].id, "claims") == 0)
				ui->panes[v][i].grid.stale = true;
}

void undo_keep(struct ui *ui, const struct series *series)
{
	if (ui->undo_at == UNDO_MAX) {
		memmove(ui->undo, ui->undo + 1, (UNDO_MAX - 1) * sizeof *ui->undo);
		ui->undo_at--;
	}
	ui->undo[ui->undo_at++] = step_now(ui, series);
	ui->undo_count = ui->undo_at;
}

bool undo_step(struct ui *ui, int by)
{
	if (by < 0 ? ui->undo_at == 0 : ui->undo_at == ui->undo_count)
		return false;
	struct step *step = &ui->undo[by < 0 ? ui->undo_at - 1 : ui->undo_at];
	struct step old = *step;
	/* The step now holds the way back. */
	ui->view = old.view;
	*step = step_now(ui, old.has_series ? &ui->series.items[old.series] : NULL);
	ui->zoomed[old.view] = old.zoomed;
	memcpy(ui->chosen, old.chosen, sizeof old.chosen);
	if (old.has_series)
		ui->states[old.series].setting = old.setting;
	as_of_set(ui, old.as_of);
	ui->playing = false;
	ui->ghosts = old.ghosts;
	ui->undo_at = by < 0 ? ui->undo_at - 1 : ui->undo_at + 1;
	return true;
}

/* The Data view lists what was looked at last. */
static void follow(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	if (pane->kind != PANE_CHART || !pane_series(ui, pane))
		return;
	if (ui->current != ui->chosen[pane->driver]) {
		ui->current = ui->chosen[pane->driver];
		ui->data_table = -1;
	}
}

void view_show(struct ui *ui, size_t view)
{
	follow(ui);
	ui->backtest = false;
	ui->view = view;
	for (size_t i = 0; i < ui_views[view].pane_count; i++)
		if (ui->panes[view][i].grid.fill == fill_data)
			ui->panes[view][i].grid.stale = true;
}

long view_find(const char *id)
{
	for (size_t i = 0; i < ui_views_count; i++)
		if (strcmp(ui_views[i].id, id) == 0)
			return (long)i;
	return -1;
}

void series_show(struct ui *ui, const struct series *series)
{
	size_t view = 0, pane = 0, bending = (size_t)view_find("acceleration");
	if (ui->view == bending) {
		ui->current = (size_t)(series - ui->series.items);
		ui->chosen[series->driver] = ui->current;
		return;
	}
	for (size_t v = 0; v < ui_views_count; v++)
		for (size_t p = 0; p < ui_views[v].pane_count; p++)
			if (v != bending && ui->panes[v][p].kind == PANE_CHART &&
			    ui->panes[v][p].driver == series->driver) {
				view = v;
				pane = p;
			}
	/* The last view with such a pane is the driver's own; capability has only the overview. */
	ui->chosen[series->driver] = (size_t)(series - ui->series.items);
	view_show(ui, view);
	ui->focus[view] = pane;
	ui->current = ui->chosen[series->driver];
}

void hit_add(struct ui *ui, struct rect area, enum hit_kind kind, size_t index)
{
	if (ui->hit_count < HIT_MAX)
		ui->hits[ui->hit_count++] = (struct hit){ area, kind, index };
}
