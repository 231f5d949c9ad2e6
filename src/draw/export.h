/* export.h - a canvas as text, as terminal bytes, as SVG, as a grid of role letters.
 *
 * All four are pure: the same canvas gives the same bytes. */
#ifndef KASOKU_DRAW_EXPORT_H
#define KASOKU_DRAW_EXPORT_H

#include "base/str.h"
#include "draw/canvas.h"
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
/* export_text(), a line "--", then one letter per cell (role_letter), trailing blanks cut. */
void export_roles(struct str *out, const struct canvas *canvas);

#endif
