/* canvas.h - a grid of cells that everything is drawn on.
 *
 * A canvas knows characters and roles; it knows nothing of colours, curses or the domain.  Drawing
 * never fails: what lies outside the canvas or the clip rectangle is clipped.  In CHARSET_ASCII a
 * character beyond 7 bits is replaced by its stand-in (utf8_to_ascii) when it is put, so callers
 * write one text for both.  Control characters never enter a canvas: they become U+FFFD or '?'. */
#ifndef KASOKU_DRAW_CANVAS_H
#define KASOKU_DRAW_CANVAS_H

#include "base/utf8.h"
#include "draw/role.h"

#include <stdbool.h>
#include <stdint.h>

struct rect {
	int x, y, w, h; /* columns and rows; w and h may be 0, never negative after rect_* */
};

enum cell_flag {
	CELL_WIDE = 1, /* first half of a two-column character; the next cell has code 0 */
	CELL_REVERSE = 2, /* fore- and background swapped, whatever the role's own attributes */
};

struct cell {
	char32_t code; /* 0 in the second half of a wide character */
	uint8_t role;
	uint8_t flags;
	uint8_t ground; /* the role whose background lies behind: a band under a line; ROLE_TEXT for none */
};

/* Where a web address, or the part of one that a row shows, can be opened (web_link.h). */
struct web_link {
	int x, y, columns;
	char *address; /* the whole; owned by the canvas */
};

struct canvas {
	int w, h;
	enum charset charset;
	struct rect clip;
	struct cell *cells; /* w * h, row by row; owned by the canvas */
	int cursor_x, cursor_y; /* where the terminal cursor should rest; -1 = hidden */
	bool cursor_types;      /* text is typed there: it must be seen */
	struct web_link *links; /* link_count of them, gone with canvas_blank() */
	size_t link_count, link_room;
};

/* Makes a canvas of blank ROLE_TEXT cells; `w` and `h` are at least 1 and clamped to 1000. */
void canvas_init(struct canvas *canvas, int w, int h, enum charset charset);
void canvas_clear(struct canvas *canvas); /* frees */
/* Changes the size and blanks every cell. */
void canvas_resize(struct canvas *canvas, int w, int h);
/* Blanks every cell and resets the clip and the cursor. */
void canvas_blank(struct canvas *canvas);
/* Restricts drawing to `rect` (cut to the canvas); returns the old clip to be put back. */
struct rect canvas_clip(struct canvas *canvas, struct rect rect);

/* The cell at column `x`, row `y`; NULL outside the canvas. */
struct cell *canvas_at(const struct canvas *canvas, int x, int y);
/* Puts one character (in CHARSET_ASCII one letter of its stand-in; combining marks are dropped);
 * cutting a wide character in half blanks the other half. */
void canvas_put(struct canvas *canvas, int x, int y, char32_t code, enum role role);
/* Lays the background of `role` behind one cell.  What is put there afterwards keeps it; canvas_fill()
 * and canvas_blank() take it away. */
void canvas_ground(struct canvas *canvas, int x, int y, enum role role);
/* Puts UTF-8 text from column `x` on, at most to column `x` + `columns` - 1; a text that does not
 * fit ends with an ellipsis ("…", in ASCII "~").  Returns the columns used. */
int canvas_text(struct canvas *canvas, int x, int y, int columns, enum role role, const char *text);
/* The same with a format, no longer than 1,023 bytes. */
int canvas_printf(struct canvas *canvas, int x, int y, int columns, enum role role,
		  const char *format, ...) __attribute__((format(printf, 6, 7)));
/* Columns that `text` takes on this canvas: utf8_width(), but after stand-ins in CHARSET_ASCII. */
int canvas_columns(const struct canvas *canvas, const char *text);
/* Right-aligned: the text ends at column `x` + `columns` - 1. */
void canvas_text_right(struct canvas *canvas, int x, int y, int columns, enum role role,
		       const char *text);
/* Fills a rectangle with one character, covering what was there. */
void canvas_fill(struct canvas *canvas, struct rect rect, char32_t code, enum role role);
/* Gives every cell of a rectangle another role (or toggles CELL_REVERSE), leaving characters. */
void canvas_recolour(struct canvas *canvas, struct rect rect, enum role role);
void canvas_reverse(struct canvas *canvas, struct rect rect);
/* A rule across `columns` with a title set into it, as every pane has: "─ Title ─── right ─".  Where
 * both do not fit, `right` is left out before the title is cut below half the rule; either may be
 * NULL. */
void canvas_rule(struct canvas *canvas, int x, int y, int columns, enum role title_role,
		 const char *title, const char *right);
/* Copies `from` onto `to` at (x, y). */
void canvas_blit(struct canvas *to, int x, int y, const struct canvas *from);
/* Breaks UTF-8 `text` into lines of at most `columns`, at spaces where possible, and puts those
 * that fit into `rect`, skipping the first `skip`; returns how many lines the whole text has. */
int canvas_wrap(struct canvas *canvas, struct rect rect, int skip, enum role role,
		const char *text);

struct rect rect_cut(struct rect a, struct rect b); /* intersection, w and h never negative */
bool rect_holds(struct rect rect, int x, int y);

/* Glyphs that differ between charsets; canvas_put() of the Unicode one degrades by itself, these
 * are for widths and comparisons. */
char32_t glyph_rule(enum charset charset);    /* ─ or - */
char32_t glyph_vertical(enum charset charset); /* │ or | */

#endif
