/* export_svg.c - a canvas as an SVG document; see export.h.  Each row is cut into runs of cells that
 * look alike; a run of letters becomes one <text> with its length in columns fixed, so that columns
 * stay aligned in any font, and a run of drawing characters becomes one <path>. */
#include "draw/export.h"

#include "draw/glyph_path.h"
#include "draw/look.h"

enum { FONT_SIZE = 120, BASELINE = 112, PIXEL = 8, DOT = 22 };

/* Adds `code` escaped for XML 1.0; what XML has no place for becomes U+FFFD. */
static void add_code(struct str *out, char32_t code)
{
	char bytes[4];
	if ((code < 0x20 && code != '\n' && code != '\t') || code == 0xFFFE || code == 0xFFFF)
		code = 0xFFFD;
	switch (code) {
	case '&':
		str_add(out, "&amp;");
		break;
	case '<':
		str_add(out, "&lt;");
		break;
	case '>':
		str_add(out, "&gt;");
		break;
	default:
		str_add_n(out, bytes, utf8_encode(code, bytes));
	}
}

static void add_element(struct str *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	str_printf(out, "<%s>", name);
	while (*text)
		add_code(out, utf8_next(&text));
	str_printf(out, "</%s>\n", name);
}

/* What a cell looks like, in colours that are there. */
struct paint {
	char32_t code;
	int32_t fg, bg;
	unsigned attrs;
};

static struct paint paint_of(const struct cell *cell, const struct theme *theme)
{
	struct look look = look_of(cell, theme, DEPTH_RGB);
	struct paint paint = {
		.code = look.code,
		.fg = look.style.fg == COLOUR_DEFAULT ? theme->ink : look.style.fg,
		.bg = look.style.bg == COLOUR_DEFAULT ? theme->paper : look.style.bg,
		.attrs = look.style.attrs & ~(unsigned)ATTR_REVERSE,
	};
	if ((cell->flags & CELL_REVERSE) || (look.style.attrs & ATTR_REVERSE)) {
		int32_t fg = paint.fg;
		paint.fg = paint.bg;
		paint.bg = fg;
	}
	return paint;
}

static bool paints_like(struct paint a, struct paint b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs;
}

/* One row of a canvas on its way out. */
struct row {
	struct str *out;
	const struct theme *theme;
	const struct cell *cells;
	int w, y;
};

static bool is_blank(const struct row *row, int x)
{
	char32_t code = paint_of(&row->cells[x], row->theme).code;
	return code == ' ' || code == 0x2800;
}

/* True when cell `x` can continue a run that began at `first`: the same look and sort of glyph. */
static bool continues(const struct row *row, int first, int x)
{
	const struct cell *a = &row->cells[first], *b = &row->cells[x];
	return !is_blank(row, x) && glyph_kind(a->code) == glyph_kind(b->code) &&
	       (a->flags & CELL_WIDE) == (b->flags & CELL_WIDE) &&
	       (glyph_kind(a->code) != GLYPH_SHADE || a->code == b->code) &&
	       paints_like(paint_of(a, row->theme), paint_of(b, row->theme));
}

/* One past the last cell of the run that begins at `first`.  Letters run on over a single blank. */
static int run_end(const struct row *row, int first)
{
	bool letters = glyph_kind(row->cells[first].code) == GLYPH_TEXT;
	int step = row->cells[first].flags & CELL_WIDE ? 2 : 1;
	int x = first + step;
	for (;;) {
		if (x < row->w && continues(row, first, x))
			x += step;
		else if (letters && step == 1 && x + 1 < row->w && row->cells[x].code == ' ' &&
			 continues(row, first, x + 1))
			x += 2;
		else
			return x < row->w ? x : row->w;
	}
}

static void add_text_run(const struct row *row, int first, int end)
{
	struct paint paint = paint_of(&row->cells[first], row->theme);
	str_printf(row->out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"",
		   (first + 1) * GLYPH_W, row->y + BASELINE, (end - first) * GLYPH_W, (unsigned)paint.fg);
	if (paint.attrs & ATTR_BOLD)
		str_add(row->out, " font-weight=\"bold\"");
	if (paint.attrs & ATTR_ITALIC)
		str_add(row->out, " font-style=\"italic\"");
	if (paint.attrs & ATTR_UNDERLINE)
		str_add(row->out, " text-decoration=\"underline\"");
	if (paint.attrs & ATTR_DIM)
		str_add(row->out, " fill-opacity=\".7\"");
	str_add_char(row->out, '>');
	for (int x = first; x < end; x++)
		if (row->cells[x].code != 0)
			add_code(row->out, row->cells[x].code);
	str_add(row->out, "</text>\n");
}

static void add_path_run(const struct row *row, int first, int end)
{
	struct paint paint = paint_of(&row->cells[first], row->theme);
	char32_t code = row->cells[first].code;
	unsigned colour = (unsigned)paint.fg;
	if (glyph_kind(code) == GLYPH_DOTS)
		str_printf(row->out, "<path stroke=\"#%06x\" d=\"", colour);
	else if (glyph_kind(code) == GLYPH_SHADE)
		str_printf(row->out, "<path fill=\"#%06x\" fill-opacity=\".%d\" d=\"", colour,
			   glyph_shade(code));
	else
		str_printf(row->out, "<path fill=\"#%06x\" d=\"", colour);
	for (int x = first; x < end; x++)
		glyph_path(row->out, row->cells[x].code, (x + 1) * GLYPH_W, row->y);
	str_add(row->out, "\"/>\n");
}

static void add_backgrounds(const struct row *row)
{
	for (int x = 0, first; x < row->w;) {
		int32_t bg = paint_of(&row->cells[x], row->theme).bg;
		for (first = x; x < row->w && paint_of(&row->cells[x], row->theme).bg == bg; x++)
			;
		if (bg != row->theme->paper)
			str_printf(row->out,
				   "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
				   (first + 1) * GLYPH_W, row->y, (x - first) * GLYPH_W, GLYPH_H,
				   (unsigned)bg);
	}
}

static void add_row(const struct row *row)
{
	add_backgrounds(row);
	for (int x = 0; x < row->w;) {
		if (is_blank(row, x) || row->cells[x].code == 0) {
			x++;
			continue;
		}
		int end = run_end(row, x);
		if (glyph_kind(row->cells[x].code) == GLYPH_TEXT)
			add_text_run(row, x, end);
		else
			add_path_run(row, x, end);
		x = end;
	}
}

void export_svg(struct str *out, const struct canvas *canvas, const struct theme *theme,
		const char *title, const char *description)
{
	/* One column of margin left and right, half a row above and below. */
	int w = (canvas->w + 2) * GLYPH_W, h = (canvas->h + 1) * GLYPH_H;
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	str_printf(out,
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" width=\"%d\" "
		   "height=\"%d\" viewBox=\"0 0 %d %d\">\n",
		   w / PIXEL, h / PIXEL, w, h);
	add_element(out, "title", title);
	add_element(out, "desc", description);
	str_printf(out, "<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", w, h,
		   (unsigned)theme->paper);
	str_printf(out,
		   "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"%d\" "
		   "stroke-width=\"%d\" stroke-linecap=\"round\" xml:space=\"preserve\">\n",
		   FONT_SIZE, DOT);
	for (int y = 0; y < canvas->h; y++)
		add_row(&(struct row){ out, theme, canvas_at(canvas, 0, y), canvas->w,
				       y * GLYPH_H + GLYPH_H / 2 });
	str_add(out, "</g>\n</svg>\n");
}
