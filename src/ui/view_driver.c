/* view_driver.c - one driver: its series with the chart of one of them, and a table that makes it
 * more than charts: innovations, generations of chips, milestones of training. */
#include "ui/view.h"

#include "base/i18n.h"

enum { LIST_COLUMNS = 100, TABLE_ROWS = 21 };

static void chart_and_table(struct pane *panes, enum driver driver,
			    void (*fill)(struct ui *, struct grid *))
{
	panes[0].kind = PANE_CHART;
	panes[0].driver = driver;
	panes[1].kind = PANE_TABLE;
	panes[1].grid.fill = fill;
	panes[1].grid.sort = -1;
	panes[1].grid.stale = true;
}

static void fill_innovations(struct ui *ui, struct grid *grid)
{
	fill_schema(ui, grid, TABLE_ALGORITHMS,
		     "name date gain gain_unit gain_kind category tier statement");
}

static void fill_milestones(struct ui *ui, struct grid *grid)
{
	fill_schema(ui, grid, TABLE_TRAINING,
		     "name date category metric before after gain gain_unit statement");
}

void algorithms_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	chart_and_table(panes, DRIVER_ALGORITHMS, fill_innovations);
}

void hardware_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	chart_and_table(panes, DRIVER_HARDWARE, fill_generations);
}

void training_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	chart_and_table(panes, DRIVER_TRAINING, fill_milestones);
}

static const char *table_title(const struct pane *chart)
{
	switch (chart->driver) {
	case DRIVER_HARDWARE:
		return _("Generations of chips (the first with half the bandwidth of its generation's best)");
	case DRIVER_TRAINING:
		return _("Milestones of data and post-training");
	default:
		return _("Innovations and the gains their sources state");
	}
}

void driver_draw_chart(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane)
{
	int list = area.w >= LIST_COLUMNS ? area.w * 2 / 5 : 0;
	list = list > 64 ? 64 : list;
	if (list == 0 || area.h < 8) {
		pane_draw(ui, canvas, area, pane);
		return;
	}
	struct rect left = { area.x, area.y, list, area.h };
	struct rect right = { area.x + list + 1, area.y, area.w - list - 1, area.h };
	pane_draw(ui, canvas, right, pane);
	list_draw(ui, canvas, left, pane);
}

void driver_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct pane *panes = ui->panes[ui->view];
	bool on_table = ui->focus[ui->view] == 1;
	if (ui->zoomed[ui->view] || area.h < TABLE_ROWS) {
		if (on_table)
			pane_draw_table(ui, canvas, area, &panes[1], table_title(&panes[0]));
		else
			driver_draw_chart(ui, canvas, area, &panes[0]);
		return;
	}
	int below = area.h * 7 / 20;
	struct rect top = { area.x, area.y, area.w, area.h - below };
	driver_draw_chart(ui, canvas, top, &panes[0]);
	pane_draw_table(ui, canvas, (struct rect){ area.x, area.y + top.h, area.w, below }, &panes[1],
			table_title(&panes[0]));
}
