/* bend_panes.h - the six panes of the view Acceleration. */
#ifndef KASOKU_UI_BEND_PANES_H
#define KASOKU_UI_BEND_PANES_H

#include "ui/state.h"

enum { BEND_CHART, BEND_CURVES, BEND_RULES, BEND_RATIO, BEND_RECENT, BEND_SERIES, BEND_PANES };

/* What stands at the right of a pane's rule. */
void bend_title(struct ui *ui, int pane, const struct bend *bend, char text[120]);
/* Each draws below its rule; the test may not have started. */
void bend_draw_chart(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend);
void bend_draw_curves(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend);
void bend_draw_rules(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend);
void bend_draw_ratio(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend);
void bend_draw_recent(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend);
void bend_draw_series(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend);

#endif
