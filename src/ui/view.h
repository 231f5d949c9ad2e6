/* view.h - the views: each is a file with one row of the table in views.c. */
#ifndef KASOKU_UI_VIEW_H
#define KASOKU_UI_VIEW_H

#include "ui/state.h"

void overview_panes(struct ui *ui, struct pane *panes);
void overview_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void acceleration_panes(struct ui *ui, struct pane *panes);
void acceleration_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void acceleration_speak(struct ui *ui, struct str *out);
void algorithms_panes(struct ui *ui, struct pane *panes);
void hardware_panes(struct ui *ui, struct pane *panes);
void training_panes(struct ui *ui, struct pane *panes);
void driver_draw(struct ui *ui, struct canvas *canvas, struct rect area);
/* A chart with the list of its driver's series beside it, as far as there is room. */
void driver_draw_chart(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane);
void claims_panes(struct ui *ui, struct pane *panes);
void claims_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void claims_speak(struct ui *ui, struct str *out);
void whatif_panes(struct ui *ui, struct pane *panes);
void whatif_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void sources_panes(struct ui *ui, struct pane *panes);
void sources_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void data_panes(struct ui *ui, struct pane *panes);
void data_draw(struct ui *ui, struct canvas *canvas, struct rect area);

#endif
