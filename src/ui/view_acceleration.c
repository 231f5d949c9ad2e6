/* view_acceleration.c - is it bending?  One series, whichever was looked at last, and what speaks
 * for and against a bend.
 *
 *   wide:  +- chart: points, curves, break ----+- curves -------+     80x24: the names of the six
 * panes | ACCELERATING 260 d -> 105 d       | weights, CRPS  |     in one row, and one of them
 * below; | break 2024-04 [2023-11, 2024-09]  +- rules --------+     Tab goes on | | four verdicts |
 *          +- ratio by break -+- recent -------+- all series ---+
 *          | band, 1 = steady | bars, T        | their verdicts |
 *
 * The verdict stands on the chart that it is about.  Left and right move the break on the charts of
 * a series, the window T on the bars; m changes the curves shown. */
#include "ui/view.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/bend_panes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WIDE_COLUMNS = 100, WIDE_ROWS = 24 };

void acceleration_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	for (int i = 0; i < BEND_PANES; i++) {
		panes[i].kind = PANE_CHART;
		panes[i].driver = DRIVER_CAPABILITY;
	}
}

static const char *pane_name(int pane)
{
	static const char *const names[BEND_PANES] = {
		N_("Chart"), N_("Curves"), N_("Rules"), N_("Ratio"), N_("Recent"), N_("All series")
	};
	return _(names[pane]);
}

static void draw_pane_tabs(struct ui *ui, struct canvas *canvas, struct rect area)
{
	int x = area.x + (area.w > 20), end = area.x + area.w;
	for (size_t i = 0; i < BEND_PANES && x < end; i++) {
		bool active = ui->focus[ui->view] == i;
		int used = canvas_text(canvas, x, area.y, end - x,
				       active ? ROLE_TAB_ACTIVE : ROLE_TAB, pane_name((int)i));
		hit_add(ui, (struct rect){ x, area.y, used, 1 }, HIT_PANE, i);
		x += used + 2;
	}
}

/* The panes show the series looked at last, of whatever driver. */
static void follow_current(struct ui *ui, struct pane *panes)
{
	if (ui->current >= ui->series.count)
		return;
	enum driver driver = ui->series.items[ui->current].driver;
	ui->chosen[driver] = ui->current;
	for (int i = 0; i < BEND_PANES; i++)
		panes[i].driver = driver;
}

static void draw_pane(struct ui *ui, struct canvas *canvas, struct rect area, int which)
{
	static void (*const draw[BEND_PANES])(struct ui *, struct canvas *, struct rect,
					      struct pane *, const struct bend *) = {
		[BEND_CHART] = bend_draw_chart,   [BEND_CURVES] = bend_draw_curves,
		[BEND_RULES] = bend_draw_rules,   [BEND_RATIO] = bend_draw_ratio,
		[BEND_RECENT] = bend_draw_recent, [BEND_SERIES] = bend_draw_series,
	};
	struct pane *pane = &ui->panes[ui->view][which];
	const struct series *series = pane_series(ui, pane);
	pane->area = area;
	hit_add(ui, area, HIT_PANE, (size_t)which);
	if (!series || area.w < 1 || area.h < 1)
		return;
	const struct bend *bend =
		bends_get(&ui->bends, series, &series_state(ui, series)->setting.selection, true);
	bool focused = pane == pane_focused(ui);
	if (area.h >= 3) {
		char right[120] = "";
		bend_title(ui, which, bend, right);
		canvas_rule(canvas, area.x, area.y, area.w, focused ? ROLE_FOCUS : ROLE_TITLE,
			    which == BEND_CHART ? area.w < 70 ? series->short_title : series->title
						: pane_name(which),
			    right);
		if (focused && canvas->cursor_x < 0) {
			canvas->cursor_x = area.x + (area.w > 2 ? 2 : 0);
			canvas->cursor_y = area.y;
		}
		area.y++;
		area.h--;
	}
	draw[which](ui, canvas, area, pane, bend);
}

void acceleration_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	int focus = (int)ui->focus[ui->view];
	follow_current(ui, ui->panes[ui->view]);
	if (ui->zoomed[ui->view]) {
		draw_pane(ui, canvas, area, focus);
		return;
	}
	if (area.w < WIDE_COLUMNS || area.h < WIDE_ROWS) {
		if (area.h >= 7) {
			draw_pane_tabs(ui, canvas, (struct rect){ area.x, area.y, area.w, 1 });
			area.y++;
			area.h--;
		}
		draw_pane(ui, canvas, area, focus);
		return;
	}
	int top = area.h * 11 / 20, side = area.w * 2 / 5, low = area.h - top, curves = top / 2;
	if (side > 78)
		side = 78;
	int x = area.x + area.w - side, third = area.w / 3;
	draw_pane(ui, canvas, (struct rect){ area.x, area.y, area.w - side - 1, top }, BEND_CHART);
	draw_pane(ui, canvas, (struct rect){ x, area.y, side, curves }, BEND_CURVES);
	draw_pane(ui, canvas, (struct rect){ x, area.y + curves, side, top - curves }, BEND_RULES);
	int y = area.y + top;
	draw_pane(ui, canvas, (struct rect){ area.x, y, third - 1, low }, BEND_RATIO);
	draw_pane(ui, canvas, (struct rect){ area.x + third, y, third - 1, low }, BEND_RECENT);
	draw_pane(ui, canvas, (struct rect){ area.x + 2 * third, y, area.w - 2 * third, low },
		  BEND_SERIES);
}

void acceleration_speak(struct ui *ui, struct str *out)
{
	if (ui->current >= ui->series.count)
		return;
	const struct series *series = &ui->series.items[ui->current];
	const struct bend *bend =
		bends_get(&ui->bends, series, &series_state(ui, series)->setting.selection, true);
	str_printf(out, "%s: ", series->title);
	while (!bend->done && bends_busy(&ui->bends))
		bends_work(&ui->bends);
	if (!bend->started)
		return;
	const struct bend_test *own = &bend->test.own;
	const struct figure *figure = series_figure(ui, series);
	char pace[120];
	str_printf(out, "%s: ", verdict_title(own->verdict));
	bend_reason(&bend->test, own, out, CHARSET_ASCII);
	str_add_char(out, '.');
	if (!own->refusal[0])
		str_printf(out, _(" Before and after the break: %s. "),
			   bend_pace(&bend->test, own, pace, CHARSET_ASCII));
	acceleration_change(&bend->test, out, CHARSET_ASCII);
	for (size_t i = 0; i < bend->test.rule_count; i++) {
		char rule[64];
		str_printf(out, " %s: %s.", bend_rule(&bend->test.rules[i], rule),
			   verdict_title(bend->test.rules[i].verdict));
	}
	str_add_char(out, ' ');
	speech_sources(out, figure->sources, figure->source_count);
	str_add_char(out, '\n');
}
