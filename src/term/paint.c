/* paint.c - see paint.h. */
#include "term/paint.h"

#include "base/mem.h"
#include "draw/look.h"
#include "term/ink.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "term/ncurses.h"

enum { PAIRS_MOST = 240, COLUMNS_MOST = 1000 };

struct brush {
	bool made;
	attr_t attrs;
	int pair;
};

struct painter {
	enum colour_depth depth;
	bool own_colours;    /* the terminal's own foreground and background can be had */
	struct cell *before; /* what was painted last, w * h */
	int w, h;
	bool whole;
	struct theme theme; /* the one in use */
	struct brush brushes[ROLE_COUNT][ROLE_COUNT]; /* by role and ground, made when needed */
	struct {
		int fg, bg;
	} pairs[PAIRS_MOST + 1]; /* by pair number; 0 is the terminal's own */
	int pair_count;
	cchar_t row[COLUMNS_MOST + 1];
};

struct painter *painter_new(enum colour_depth depth)
{
	struct painter *painter = mem_alloc(sizeof *painter);
	painter->depth = depth;
	painter->whole = true;
	if (depth != DEPTH_MONO) {
		start_color();
		painter->own_colours = use_default_colors() == OK;
	}
	return painter;
}

void painter_free(struct painter *painter)
{
	if (painter)
		free(painter->before);
	free(painter);
}

void painter_forget(struct painter *painter)
{
	painter->whole = true;
}

static void define_pair(int pair, int fg, int bg)
{
#if NCURSES_EXT_COLORS && NCURSES_VERSION_PATCH >= 20170401
	init_extended_pair(pair, fg, bg);
#else
	init_pair((short)pair, (short)fg, (short)bg);
#endif
}

/* The number of the pair of these colours, made when it is new. */
static int pair_for(struct painter *painter, int fg, int bg)
{
	if (!painter->own_colours) {
		fg = fg == COLOUR_DEFAULT ? COLOR_WHITE : fg;
		bg = bg == COLOUR_DEFAULT ? COLOR_BLACK : bg;
	} else if (fg == COLOUR_DEFAULT && bg == COLOUR_DEFAULT) {
		return 0;
	}
	for (int pair = 1; pair <= painter->pair_count; pair++)
		if (painter->pairs[pair].fg == fg && painter->pairs[pair].bg == bg)
			return pair;
	int most = COLOR_PAIRS - 1 < PAIRS_MOST ? COLOR_PAIRS - 1 : PAIRS_MOST;
	if (painter->pair_count >= most)
		return 0;
	int pair = ++painter->pair_count;
	painter->pairs[pair].fg = fg;
	painter->pairs[pair].bg = bg;
	define_pair(pair, fg, bg);
	return pair;
}

static attr_t curses_attrs(unsigned attrs)
{
	attr_t result = A_NORMAL;
	if (attrs & ATTR_BOLD)
		result |= A_BOLD;
	if (attrs & ATTR_DIM)
		result |= A_DIM;
	if (attrs & ATTR_UNDERLINE)
		result |= A_UNDERLINE;
	if (attrs & ATTR_REVERSE)
		result |= A_REVERSE;
#ifdef A_ITALIC
	if (attrs & ATTR_ITALIC)
		result |= A_ITALIC;
#endif
	return result;
}

static bool same_styles(const struct theme *a, const struct theme *b)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		const struct style *one = &a->styles[role], *other = &b->styles[role];
		if (one->fg != other->fg || one->bg != other->bg || one->attrs != other->attrs ||
		    one->mono != other->mono || one->basic != other->basic)
			return false;
	}
	return true;
}

/* A theme is shown whole, so the pairs of the one before are given up. */
static void take_theme(struct painter *painter, const struct theme *theme)
{
	if (painter->theme.ground == theme->ground && !painter->whole &&
	    same_styles(&painter->theme, theme))
		return;
	painter->theme = *theme;
	painter->whole = true;
	painter->pair_count = 0;
	memset(painter->brushes, 0, sizeof painter->brushes);
}

static struct brush brush_for(struct painter *painter, const struct cell *cell,
			      const struct style *style)
{
	bool plain = cell->flags & CELL_REVERSE;
	struct brush *brush = &painter->brushes[cell->role][plain ? ROLE_TEXT : cell->ground];
	if (!brush->made) {
		struct ink ink = ink_for(style, painter->theme.ground, painter->depth);
		brush->made = true;
		brush->attrs = curses_attrs(ink.attrs);
		brush->pair = painter->depth == DEPTH_MONO ? 0 : pair_for(painter, ink.fg, ink.bg);
	}
	struct brush result = *brush;
	if (cell->flags & CELL_REVERSE)
		result.attrs ^= A_REVERSE;
	return result;
}

/* The character to send: one that the C library gives another width would shift the rest of the row. */
static wchar_t safe_character(char32_t code, unsigned flags)
{
	if (code < 0x7f)
		return code < ' ' ? L' ' : (wchar_t)code;
	int width = flags & CELL_WIDE ? 2 : 1;
	return wcwidth((wchar_t)code) == width ? (wchar_t)code : L'?';
}

static void set_cell(struct painter *painter, cchar_t *to, const struct cell *cell)
{
	struct look look = look_of(cell, &painter->theme, painter->depth);
	wchar_t text[2] = { safe_character(look.code, cell->flags), L'\0' };
	struct brush brush = brush_for(painter, cell, &look.style);
#if NCURSES_EXT_COLORS
	setcchar(to, text, brush.attrs, (short)brush.pair, &brush.pair);
#else
	setcchar(to, text, brush.attrs, (short)brush.pair, NULL);
#endif
}

static bool cell_same(const struct cell *a, const struct cell *b)
{
	return a->code == b->code && a->role == b->role && a->flags == b->flags &&
	       a->ground == b->ground;
}

/* Writes columns `from` to `to` (exclusive) of a row. */
static void paint_run(struct painter *painter, const struct cell *cells, int y, int from, int to)
{
	int count = 0;
	for (int x = from; x < to; x++) {
		if (cells[x].code == 0 && x > 0 && (cells[x - 1].flags & CELL_WIDE) && x > from)
			continue;
		set_cell(painter, &painter->row[count++], &cells[x]);
		if ((cells[x].flags & CELL_WIDE) && safe_character(cells[x].code, CELL_WIDE) == L'?')
			set_cell(painter, &painter->row[count++], &(struct cell){ .code = ' ' });
	}
	mvadd_wchnstr(y, from, painter->row, count);
}

/* Writes from the first to the last changed cell of a row, whole characters. */
static void paint_row(struct painter *painter, const struct cell *now, const struct cell *before,
		      int y, int w)
{
	int from = 0, to = w;
	if (before) {
		while (from < w && cell_same(&now[from], &before[from]))
			from++;
		while (to > from && cell_same(&now[to - 1], &before[to - 1]))
			to--;
	}
	if (from < to && from > 0 && now[from].code == 0)
		from--;
	if (to < w && to > 0 && (now[to - 1].flags & CELL_WIDE))
		to++;
	if (from < to)
		paint_run(painter, now, y, from, to);
}

void painter_cover(int x, int y, int columns)
{
	mvhline(y, x, ' ', columns);
}

void painter_uncover(struct painter *painter, const struct canvas *canvas, int x, int y, int columns)
{
	paint_run(painter, canvas->cells + (size_t)y * (size_t)canvas->w, y, x, x + columns);
}

bool painter_paint(struct painter *painter, const struct canvas *canvas, const struct theme *theme)
{
	if (painter->w != canvas->w || painter->h != canvas->h) {
		size_t cells = (size_t)canvas->w * (size_t)canvas->h;
		painter->before = mem_resize(painter->before, cells, sizeof *painter->before);
		painter->w = canvas->w;
		painter->h = canvas->h;
		painter->whole = true;
	}
	take_theme(painter, theme);
	int w = canvas->w < COLUMNS_MOST ? canvas->w : COLUMNS_MOST;
	w = w < COLS ? w : COLS;
	for (int y = 0; y < canvas->h && y < LINES; y++) {
		size_t at = (size_t)y * (size_t)canvas->w;
		paint_row(painter, canvas->cells + at,
			  painter->whole ? NULL : painter->before + at, y, w);
	}
	memcpy(painter->before, canvas->cells,
	       (size_t)canvas->w * (size_t)canvas->h * sizeof *painter->before);
	bool whole = painter->whole;
	painter->whole = false;
	return whole;
}
