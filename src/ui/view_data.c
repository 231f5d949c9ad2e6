/* view_data.c - the rows behind the chart looked at last, or of any table of the store. */
#include "ui/view.h"

#include "base/i18n.h"

#include <stdio.h>

void data_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	panes[0].kind = PANE_TABLE;
	panes[0].grid.fill = fill_data;
	panes[0].grid.sort = -1;
	panes[0].grid.stale = true;
}

void data_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	char title[200];
	if (ui->data_table >= 0)
		snprintf(title, sizeof title, _("Table %s: %s"), schema[ui->data_table].name,
			 _(schema[ui->data_table].title));
	else if (ui->current < ui->series.count)
		snprintf(title, sizeof title, _("Rows of %s"), ui->series.items[ui->current].title);
	else
		snprintf(title, sizeof title, "%s", _("Data"));
	pane_draw_table(ui, canvas, area, &ui->panes[ui->view][0], title);
}
