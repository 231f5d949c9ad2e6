/* paint.h - a canvas into curses' own window: characters, attributes, colour pairs. */
#ifndef KASOKU_TERM_PAINT_H
#define KASOKU_TERM_PAINT_H

#include "draw/canvas.h"
#include "draw/theme.h"

struct painter;

/* For the terminal that curses has just opened; `depth` is what it really shows. */
struct painter *painter_new(enum colour_depth depth);
void painter_free(struct painter *painter); /* NULL is fine */
/* Writes the cells that differ from the canvas painted before to the standard window; curses finds
 * the way to show them.  True when all were written. */
bool painter_paint(struct painter *painter, const struct canvas *canvas,
		   const struct theme *theme);
/* Covers cells with blanks, and writes them again from the canvas painted last. */
void painter_cover(int x, int y, int columns);
void painter_uncover(struct painter *painter, const struct canvas *canvas, int x, int y, int columns);
/* Forgets what was painted: the next canvas is written whole. */
void painter_forget(struct painter *painter);

#endif
