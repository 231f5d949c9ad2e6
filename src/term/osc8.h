/* osc8.h - the links of a canvas (web_link.h) as links of the terminal (OSC 8).
 *
 * curses knows no links.  What it writes between the beginning and the end of one is one, and cells that
 * it leaves alone keep theirs; so a link is sent when it is new, when it is somewhere else, and when its
 * cells look different and curses writes them anew. */
#ifndef KASOKU_TERM_OSC8_H
#define KASOKU_TERM_OSC8_H

#include "base/str.h"
#include "draw/canvas.h"
#include "term/outlet.h"
#include "term/paint.h"

struct osc8 {
	struct str sent, wanted; /* the links, where they stand and how they look, as text to compare */
};

void osc8_init(struct osc8 *osc8);
void osc8_clear(struct osc8 *osc8);
/* Sends the links of the canvas that was just painted, when they are not those that were sent before or
 * when all was painted anew (`whole`). */
void osc8_show(struct osc8 *osc8, const struct canvas *canvas, bool whole, struct painter *painter,
	       struct outlet *outlet);

#endif
