/* view_overview.c - capability above, the three drivers below it side by side; where there is less
 * room the drivers shrink to words and a spark line, then to one pane at a time. */
#include "ui/view.h"

#include "base/i18n.h"

enum { CHARTS_COLUMNS = 100, CHARTS_ROWS = 23, BRIEF_COLUMNS = 72, BRIEF_ROWS = 15, BRIEF_HEIGHT = 7 };

void overview_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	for (int d = 0; d < DRIVER_COUNT; d++) {
		panes[d].kind = PANE_CHART;
		panes[d].driver = (enum driver)d;
	}
}

/* The names of the four panes in one row, the focused one standing out. */
static void draw_pane_tabs(struct ui *ui, struct canvas *canvas, struct rect area)
{
	int x = area.x + (area.w > 20), end = area.x + area.w;
	for (size_t i = 0; i < DRIVER_COUNT && x < end; i++) {
		bool active = ui->focus[ui->view] == i;
		int used = canvas_text(canvas, x, area.y, end - x,
				       active ? ROLE_TAB_ACTIVE : ROLE_TAB,
				       driver_title((enum driver)i));
		hit_add(ui, (struct rect){ x, area.y, used, 1 }, HIT_PANE, i);
		x += used + 2;
	}
}

static void draw_columns(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *panes,
			 bool brief)
{
	for (int i = 0; i < 3; i++) {
		int from = area.w * i / 3, to = area.w * (i + 1) / 3;
		struct rect place = { area.x + from, area.y, to - from - (i < 2), area.h };
		if (brief)
			pane_draw_brief(ui, canvas, place, &panes[i + 1]);
		else
			pane_draw(ui, canvas, place, &panes[i + 1]);
	}
}

void overview_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct pane *panes = ui->panes[ui->view];
	struct pane *focused = &panes[ui->focus[ui->view]];
	if (ui->zoomed[ui->view]) {
		driver_draw_chart(ui, canvas, area, focused);
		return;
	}
	bool charts = area.w >= CHARTS_COLUMNS && area.h >= CHARTS_ROWS;
	if (!charts && (area.w < BRIEF_COLUMNS || area.h < BRIEF_ROWS)) {
		if (area.h >= 7) {
			draw_pane_tabs(ui, canvas, (struct rect){ area.x, area.y, area.w, 1 });
			area.y++;
			area.h--;
		}
		pane_draw(ui, canvas, area, focused);
		return;
	}
	int below = charts ? area.h * 11 / 20 : BRIEF_HEIGHT;
	struct rect top = { area.x, area.y, area.w, area.h - below };
	pane_draw(ui, canvas, top, &panes[DRIVER_CAPABILITY]);
	draw_columns(ui, canvas, (struct rect){ area.x, area.y + top.h, area.w, below }, panes,
		     !charts);
}
