/* mouse.c - clicks on tabs, panes, points and rows; the wheel. */
#include "ui/state.h"

#include <math.h>

/* The last thing drawn at a place lies on top. */
static const struct hit *hit_at(const struct ui *ui, int x, int y)
{
	for (size_t i = ui->hit_count; i > 0; i--)
		if (rect_holds(ui->hits[i - 1].area, x, y))
			return &ui->hits[i - 1];
	return NULL;
}

/* The pane of this view under the pointer, -1 for none. */
static long pane_at(const struct ui *ui, int x, int y)
{
	for (size_t i = 0; i < ui_views[ui->view].pane_count; i++)
		if (rect_holds(ui->panes[ui->view][i].area, x, y))
			return (long)i;
	return -1;
}

static void wheel(struct ui *ui, const struct event *event)
{
	int by = event->button == MOUSE_WHEEL_UP ? -1 : 1;
	long pane = pane_at(ui, event->x, event->y);
	if (card_top(ui)) {
		card_scroll(card_top(ui), 3 * by);
		return;
	}
	if (pane < 0)
		return;
	ui->focus[ui->view] = (size_t)pane;
	struct pane *p = pane_focused(ui);
	if (p->kind == PANE_WHATIF) {
		whatif_move(ui, 3 * by);
	} else if (p->kind == PANE_TABLE) {
		grid_ready(ui, &p->grid);
		grid_move(ui, &p->grid, 3 * by);
	} else if (chart_focused(ui) && p->drawn && p->result.plot.w > 1) {
		double place = (double)(event->x - p->result.plot.x) / (p->result.plot.w - 1);
		chart_zoom(ui, by < 0 ? 0.5 : 2, scale_value(&p->chart.x, place));
	}
}

static void click_row(struct ui *ui, size_t pane, size_t row)
{
	ui->focus[ui->view] = pane;
	struct grid *grid = &pane_focused(ui)->grid;
	if (row == grid->selected)
		action_run(ui, "open", "");
	else
		grid_move(ui, grid, (long)row - (long)grid->selected);
}

static void click_pane(struct ui *ui, size_t pane, const struct event *event)
{
	ui->focus[ui->view] = pane;
	struct pane *p = pane_focused(ui);
	if (p->kind != PANE_CHART || !p->drawn || !chart_focused(ui))
		return;
	const struct series *series = pane_series(ui, p);
	int point = chart_hit(&p->chart, &p->result, event->x, event->y);
	ui->current = ui->chosen[p->driver];
	if (point < 0)
		return;
	ui->crosshair = true;
	series_state(ui, series)->cursor = point;
}

/* A click selects; a second one opens. */
static void click_whatif(struct ui *ui, const struct hit *hit)
{
	struct whatif_state *w = &ui->whatif;
	size_t *at = hit->kind == HIT_LEVER ? &w->lever : hit->kind == HIT_ANSWER ? &w->threshold : &w->listed;
	bool again = *at == hit->index && ui->focus[ui->view] == (hit->kind != HIT_LEVER);
	ui->focus[ui->view] = hit->kind != HIT_LEVER;
	*at = hit->index;
	if (again)
		whatif_enter(ui);
	else
		whatif_begin_runs(ui);
}

void mouse_event(struct ui *ui, const struct event *event)
{
	if (event->button != MOUSE_LEFT) {
		wheel(ui, event);
		return;
	}
	const struct hit *hit = hit_at(ui, event->x, event->y);
	if (!hit)
		return;
	if (hit->kind == HIT_VIEW) {
		action_run(ui, "view", ui_views[hit->index].id);
		return;
	}
	if (card_top(ui))
		return;
	long pane = pane_at(ui, event->x, event->y);
	if (hit->kind == HIT_PANE)
		click_pane(ui, hit->index, event);
	else if (hit->kind == HIT_ROW && pane >= 0)
		click_row(ui, (size_t)pane, hit->index);
	else if (hit->kind >= HIT_LEVER)
		click_whatif(ui, hit);
	else if (hit->kind == HIT_SERIES) {
		ui->focus[ui->view] = 0;
		for (size_t i = 0; i < ui_views[ui->view].pane_count; i++)
			if (ui->panes[ui->view][i].kind == PANE_CHART &&
			    ui->panes[ui->view][i].driver == ui->series.items[hit->index].driver)
				ui->focus[ui->view] = i;
		undo_keep(ui, NULL);
		ui->chosen[ui->series.items[hit->index].driver] = hit->index;
		ui->current = hit->index;
	}
}
