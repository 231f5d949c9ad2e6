/* glyph_path.h - the shapes of drawing characters, as SVG path data; for export_svg.c only.
 *
 * A cell is GLYPH_W units wide and GLYPH_H high; all coordinates are whole units, so that no decimal
 * point of any locale can creep in. */
#ifndef KASOKU_DRAW_GLYPH_PATH_H
#define KASOKU_DRAW_GLYPH_PATH_H

#include "base/str.h"

#include <uchar.h>

enum { GLYPH_W = 72, GLYPH_H = 144 };

enum glyph_kind {
	GLYPH_TEXT,  /* has no shape of its own: set as text */
	GLYPH_DOTS,  /* braille: a path to be stroked with round caps */
	GLYPH_SHADE, /* ░▒▓: the whole cell, to be filled in part */
	GLYPH_SHAPE, /* box lines, blocks, markers: a path to be filled, rule nonzero */
};

enum glyph_kind glyph_kind(char32_t code);
/* Opacity of a shade, in percent. */
int glyph_shade(char32_t code);
/* Appends the path of `code` in the cell whose top left corner is (x, y); nothing for text. */
void glyph_path(struct str *out, char32_t code, int x, int y);

#endif
