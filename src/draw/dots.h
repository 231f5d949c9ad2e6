/* dots.h - drawing finer than a cell.
 *
 * A dots surface covers a rectangle of a canvas.  In CHARSET_UNICODE a cell has 2x4 braille dots;
 * in CHARSET_ASCII it has 1x3 levels shown as ' - . (one character; the middle level wins).
 * Lines are set dot by dot and then flushed: only cells that are blank, grid or band are painted,
 * in the line's role, so points and labels put earlier survive and bands show behind. */
#ifndef KASOKU_DRAW_DOTS_H
#define KASOKU_DRAW_DOTS_H

#include "draw/canvas.h"

enum { DOTS_CELLS = 40000 }; /* largest surface, in cells; larger ones are cut at the right */

struct dots {
	struct canvas *canvas;
	struct rect area;
	int w, h;               /* in dots */
	double end_x, end_y;    /* where the last line ended, and how many dots of dashing led there */
	double travelled;
	unsigned char bits[DOTS_CELLS]; /* by cell: braille bits, or ASCII level bits 1 2 4 */
};

/* Starts an empty surface over `area` of `canvas`. */
void dots_begin(struct dots *dots, struct canvas *canvas, struct rect area);
/* Sets one dot; (0,0) is top left; outside is ignored. */
void dots_set(struct dots *dots, int x, int y);
/* Sets a line between two dots given as real positions; it is clipped first, and a position that is
 * not finite draws nothing.  `dash` 0 is solid, n sets n dots and leaves n; a line that begins where
 * the last one ended continues its dashes. */
void dots_line(struct dots *dots, double x0, double y0, double x1, double y1, int dash);
/* Puts the cells that have dots on the canvas in `role`. */
void dots_flush(struct dots *dots, enum role role);

#endif
