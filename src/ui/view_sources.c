/* view_sources.c - all sources, searchable, with the rows that rest on each. */
#include "ui/view.h"

#include "base/i18n.h"

void sources_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	panes[0].kind = PANE_TABLE;
	panes[0].grid.fill = fill_sources;
	panes[0].grid.sort = -1;
	panes[0].grid.stale = true;
}

void sources_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	pane_draw_table(ui, canvas, area, &ui->panes[ui->view][0], _("Sources"));
}
