/* web_link.h - web addresses in text, as links that can be opened.
 *
 * A link is a part of the picture and no order to draw: what writes a canvas out decides whether its
 * reader can open links, and how (OSC 8 on a terminal). */
#ifndef KASOKU_DRAW_WEB_LINK_H
#define KASOKU_DRAW_WEB_LINK_H

#include "draw/canvas.h"

/* Length of the web address at the front of `text`; 0 when there is none, or none that is safe to send:
 * printable ASCII, no longer than terminals take. */
size_t web_link_length(const char *text);
/* Makes a link of every row of `area` that shows the first web address in `text`, or a part of it, broken
 * over rows as canvas_wrap() breaks it; what lies outside the clip is left out. */
void web_link_lay(struct canvas *canvas, struct rect area, const char *text);
/* True when the cells of the link still show the address: nothing was drawn over it since. */
bool web_link_stands(const struct canvas *canvas, const struct web_link *link);

#endif
