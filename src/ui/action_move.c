/* action_move.c - moving: views, panes, rows, points, cards, and back. */
#include "ui/actions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS_PAGE = 10, WHATIF_PAGE = 10 };

#define UNUSED (void)argument, (void)count

static void cards_close(struct ui *ui)
{
	while (ui->card_count)
		card_close(ui);
}

void act_view(struct ui *ui, const char *argument, int count)
{
	(void)count;
	long view = view_find(argument);
	for (size_t i = 0; view < 0 && i < ui_views_count; i++)
		if (argument[0] == ui_views[i].key && argument[1] == '\0')
			view = (long)i;
	if (view < 0) {
		if (*argument)
			refuse(ui, _("this version has no view %s"), argument);
		else
			refuse(ui, "%s", _("which view? Tab lists them"));
		return;
	}
	if ((size_t)view == ui->view && !card_top(ui)) {
		act_zoom(ui, "", 1);
		return;
	}
	cards_close(ui);
	ui->back.view = -1;
	view_show(ui, (size_t)view);
}

static void move_focus(struct ui *ui, int by)
{
	size_t panes = ui_views[ui->view].pane_count, *focus = &ui->focus[ui->view];
	struct card *card = card_top(ui);
	if (card) {
		if (card->key_count < 2 || !card_select(card, by))
			refuse(ui, "%s", card->choice ? _("there is no other to choose")
						      : _("there is no other source on this card"));
		return;
	}
	if (whatif_focused(ui) && !whatif_ready(ui)) {
		refuse(ui, "%s", ui->whatif.trouble);
		return;
	}
	if (panes < 2) {
		refuse(ui, "%s", _("this view has one pane"));
		return;
	}
	*focus = (*focus + panes + (size_t)by) % panes;
	const struct pane *pane = pane_focused(ui);
	if (pane->kind == PANE_CHART)
		ui->current = ui->chosen[pane->driver];
}

void act_next_pane(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_focus(ui, 1);
}

void act_previous_pane(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_focus(ui, -1);
}

/* The crosshair of a series that has none yet stands on its last fitted point. */
static void ensure_cursor(struct ui *ui, const struct series *series)
{
	struct series_state *state = series_state(ui, series);
	const struct figure *figure = series_figure(ui, series);
	if (state->cursor >= 0 && state->cursor < (long)figure->count)
		return;
	state->cursor = (long)figure->count - 1;
	for (size_t i = figure->count; i > 0; i--)
		if (figure->points[i - 1].fitted) {
			state->cursor = (long)i - 1;
			return;
		}
}

static void walk_series(struct ui *ui, long by)
{
	struct pane *pane = pane_focused(ui);
	size_t first = 0, total = driver_series(ui, pane->driver, &first);
	if (total == 0) {
		refuse(ui, "%s", _("there is no series here"));
		return;
	}
	long at = (long)(ui->chosen[pane->driver] - first), to = at + by;
	to = to < 0 ? 0 : to >= (long)total ? (long)total - 1 : to;
	if (to == at) {
		refuse(ui, by < 0 ? _("this is the first series") : _("this is the last series"));
		return;
	}
	undo_keep(ui, NULL);
	ui->chosen[pane->driver] = first + (size_t)to;
	ui->current = ui->chosen[pane->driver];
	ui->data_table = -1;
	ui->bend_at = (double)NAN;
	if (ui->crosshair)
		ensure_cursor(ui, pane_series(ui, pane));
}

/* Brings a point into the part of time that is shown. */
static void reveal(struct ui *ui, const struct series *series, double t)
{
	struct setting *setting = &series_state(ui, series)->setting;
	double span = setting->x_high - setting->x_low;
	if (isnan(span) || (t >= setting->x_low && t <= setting->x_high))
		return;
	setting->x_low = t - span / 2;
	setting->x_high = t + span / 2;
}

static void walk_points(struct ui *ui, long by)
{
	const struct series *series = chart_focused(ui) ? pane_series(ui, pane_focused(ui)) : NULL;
	if (!series || series_figure(ui, series)->count == 0) {
		refuse(ui, "%s", _("there are no points here"));
		return;
	}
	struct series_state *state = series_state(ui, series);
	const struct figure *figure = series_figure(ui, series);
	bool was_on = ui->crosshair;
	ui->crosshair = true;
	ensure_cursor(ui, series);
	long to = state->cursor + by;
	to = to < 0 ? 0 : to >= (long)figure->count ? (long)figure->count - 1 : to;
	if (was_on && to == state->cursor)
		refuse(ui, by < 0 ? _("this is the first point") : _("this is the last point"));
	/* The first step only shows where the crosshair stands. */
	if (was_on)
		state->cursor = to;
	reveal(ui, series, figure->points[state->cursor].at.t);
}

static void move_column(struct ui *ui, int by)
{
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	long to = (long)grid->column + by, last = (long)grid->column_count - 1;
	to = to > last ? last : to;
	to = to < 0 ? 0 : to;
	if ((size_t)to == grid->column)
		refuse(ui, by < 0 ? _("this is the first column") : _("this is the last column"));
	grid->column = (size_t)to;
}

static void move_rows(struct ui *ui, long by)
{
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	if (grid->shown_count == 0)
		refuse(ui, "%s", _("there are no rows"));
	else if (!grid_move(ui, grid, by))
		refuse(ui, by < 0 ? _("this is the first row") : _("this is the last row"));
}

static void move_card(struct ui *ui, int by)
{
	if (!card_scroll(card_top(ui), by))
		refuse(ui, by < 0 ? _("the card begins here") : _("the card ends here"));
}

static void vertical(struct ui *ui, int by)
{
	if (card_top(ui) && card_top(ui)->choice)
		move_focus(ui, by);
	else if (card_top(ui))
		move_card(ui, by);
	else if (whatif_focused(ui))
		whatif_move(ui, by);
	else if (pane_focused(ui)->kind == PANE_TABLE)
		move_rows(ui, by);
	else
		walk_series(ui, by);
}

static void horizontal(struct ui *ui, int by)
{
	if (card_top(ui))
		move_focus(ui, by < 0 ? -1 : 1);
	else if (whatif_focused(ui) && whatif_ready(ui))
		whatif_turn(ui, by);
	else if (pane_focused(ui)->kind == PANE_TABLE)
		move_column(ui, by);
	else if (!bend_turn(ui, by))
		walk_points(ui, by);
}

void act_up(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	vertical(ui, -count);
}

void act_down(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	vertical(ui, count);
}

void act_left(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	horizontal(ui, -count);
}

void act_right(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	horizontal(ui, count);
}

/* By `numerator`/2 pages; on charts by as many halves of ten points. */
static void pages(struct ui *ui, int halves)
{
	struct card *card = card_top(ui);
	if (card)
		move_card(ui, halves * (card->page > 2 ? card->page / 2 : 1));
	else if (whatif_focused(ui))
		whatif_move(ui, halves * WHATIF_PAGE / 2);
	else if (pane_focused(ui)->kind == PANE_TABLE)
		move_rows(ui, halves * (pane_focused(ui)->grid.page > 2
						? pane_focused(ui)->grid.page / 2
						: 1));
	else
		walk_points(ui, halves * POINTS_PAGE / 2);
}

void act_page_up(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pages(ui, -2);
}

void act_page_down(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pages(ui, 2);
}

void act_half_up(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pages(ui, -1);
}

void act_half_down(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	pages(ui, 1);
}

enum { FAR = 1000000 };

static void far(struct ui *ui, int by)
{
	if (card_top(ui)) {
		move_card(ui, by);
	} else if (whatif_focused(ui)) {
		whatif_move(ui, by);
	} else if (pane_focused(ui)->kind == PANE_TABLE) {
		move_rows(ui, by);
	} else {
		ui->crosshair = true;
		if (chart_focused(ui))
			ensure_cursor(ui, pane_series(ui, pane_focused(ui)));
		walk_points(ui, by);
	}
}

void act_first(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	far(ui, -FAR);
}

void act_last(struct ui *ui, const char *argument, int count)
{
	(void)count;
	if (!*argument) {
		far(ui, FAR);
		return;
	}
	char *end;
	long row = strtol(argument, &end, 10);
	if (*end || row < 1 || row > FAR) {
		refuse(ui, _("'%s' is not the number of a row"), argument);
		return;
	}
	if (card_top(ui) || pane_focused(ui)->kind != PANE_TABLE) {
		far(ui, -FAR);
		ui->status.length = 0;
		if (card_top(ui))
			move_card(ui, (int)row - 1);
		else if (row > 1)
			walk_points(ui, row - 1);
		return;
	}
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	grid_move(ui, grid, -FAR);
	if (row > 1)
		move_rows(ui, row - 1);
}

void act_zoom(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (card_top(ui)) {
		refuse(ui, "%s", _("a card cannot be zoomed; Esc closes it"));
		return;
	}
	if (ui_views[ui->view].pane_count < 2) {
		refuse(ui, "%s", _("this view has one pane, which has the whole screen"));
		return;
	}
	undo_keep(ui, NULL);
	ui->zoomed[ui->view] = !ui->zoomed[ui->view];
}

/* Goes back one level; false at the top. */
static bool go_back(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	if (card_top(ui)) {
		card_close(ui);
		return true;
	}
	if (play_stop(ui) || bend_back(ui))
		return true;
	if (chart_focused(ui)) {
		struct series_state *state = series_state(ui, pane_series(ui, pane));
		if (ui->crosshair || state->marks[0] >= 0) {
			ui->crosshair = false;
			state->marks[0] = state->marks[1] = -1;
			return true;
		}
		if (ui->backtest) {
			ui->backtest = false;
			return true;
		}
	} else if (pane->kind == PANE_TABLE && pane->grid.filter[0]) {
		pane->grid.filter[0] = '\0';
		grid_refresh(ui, &pane->grid);
		return true;
	}
	if (claim_back(ui))
		return true;
	if (ui->zoomed[ui->view]) {
		act_zoom(ui, "", 1);
		return true;
	}
	return false;
}

void act_back(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (!go_back(ui))
		refuse(ui, "%s", _("there is nothing to go back from; q leaves kasoku"));
}

void act_close(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (!go_back(ui))
		effect_set(ui, EFFECT_QUIT, "", "");
}

void act_quit(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	effect_set(ui, EFFECT_QUIT, "", "");
}

void act_crosshair(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->crosshair = !ui->crosshair;
	if (ui->crosshair)
		ensure_cursor(ui, pane_series(ui, pane_focused(ui)));
}

void act_previous_point(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	walk_points(ui, -count);
}

void act_next_point(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	walk_points(ui, count);
}

void act_series(struct ui *ui, const char *argument, int count)
{
	(void)count;
	const struct series *series = series_find(&ui->series, argument);
	if (!series) {
		if (*argument)
			refuse(ui, _("there is no series '%s'; Tab lists them"), argument);
		else
			refuse(ui, "%s", _("which series? Tab lists them"));
		return;
	}
	cards_close(ui);
	undo_keep(ui, NULL);
	series_show(ui, series);
	ui->data_table = -1;
	say(ui, "%s", series->title);
}

void act_show_on_chart(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	const struct grid_entry *entry = grid_selected(grid);
	if (ui->data_table >= 0 || ui->current >= ui->series.count || !entry) {
		refuse(ui, "%s", _("these rows are not those of a chart; ':table points' lists those"));
		return;
	}
	const struct series *series = &ui->series.items[ui->current];
	series_state(ui, series)->cursor = (long)entry->index;
	series_show(ui, series);
	ui->crosshair = true;
}
