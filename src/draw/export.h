/* export.h - a canvas as text, as terminal bytes, as SVG, as a grid of role letters.
 *
 * All four are pure: the same canvas gives the same bytes. */
#ifndef KASOKU_DRAW_EXPORT_H
#define KASOKU_DRAW_EXPORT_H

#include "base/str.h"
#include "draw/canvas.h"
#include "draw/palette.h"
#include "draw/theme.h"

/* Lines of UTF-8, trailing blanks cut, one newline each. */
void export_text(struct str *out, const struct canvas *canvas);
/* The same with SGR sequences for `theme` at `depth`; every line ends with a reset. */
void export_ansi(struct str *out, const struct canvas *canvas, const struct theme *theme,
		 enum colour_depth depth);
/* A standalone SVG 1.1 document of monospaced text on the theme's paper; braille, block and box
 * glyphs are drawn as shapes so that it looks the same without the font.  `title` and `description`
 * become <title> and <desc>. */
void export_svg(struct str *out, const struct canvas *canvas, const struct theme *theme,
		const char *title, const char *description);
/* The same as part of another document, or with shapes below its letters. */
struct svg {
	const char *title, *description;
	const char *id;    /* an element within HTML: what the ids of title and description begin with;
			      NULL for a document of its own */
	const char *under; /* elements that lie under the letters, placed by svg_x() and svg_y(); or NULL */
};
void export_svg_with(struct str *out, const struct canvas *canvas, struct palette *palette,
		     const struct svg *svg);
/* The same in parts, for canvases one below the other: the opening of a picture of so many columns and
 * rows, the cells of a canvas from row `top` on, the end. */
void svg_open(struct str *out, int columns, int rows, struct palette *palette, const struct svg *svg);
void svg_cells(struct str *out, const struct canvas *canvas, struct palette *palette,
	       const char *under, int top);
void svg_close(struct str *out);
/* Where the middle of a cell lies in such a picture; column and row may be broken numbers. */
int svg_x(double column);
int svg_y(double row);
enum { SVG_CELL_W = 72, SVG_CELL_H = 144 };
/* Appends text with what XML reads as marks escaped; characters it has no place for become U+FFFD. */
void xml_text(struct str *out, const char *text);
/* export_text(), a line "--", then one letter per cell (role_letter), trailing blanks cut. */
void export_roles(struct str *out, const struct canvas *canvas);

#endif
