/* export_svg.c - a canvas as an SVG document; see export.h.  Each row is cut into runs of cells that
 * look alike; a run of letters becomes one <text> with its length in columns fixed, so that columns
 * stay aligned in any font, and a run of drawing characters becomes one <path>. */
#include "draw/export.h"

#include "draw/glyph_path.h"
#include "draw/look.h"

#include <math.h>

enum { FONT_SIZE = 120, BASELINE = 112, PIXEL = 8, DOT = 22 };
_Static_assert((int)GLYPH_W == (int)SVG_CELL_W && (int)GLYPH_H == (int)SVG_CELL_H, "one size of cells");

/* Adds `code` escaped for XML 1.0; what XML has no place for, and controls that a reader of the file would
 * obey, become U+FFFD. */
static void add_code(struct str *out, char32_t code)
{
	char bytes[4];
	bool kept = code == '\n' || code == '\t';
	if ((utf8_is_control(code) && !kept) || code == 0xFFFE || code == 0xFFFF)
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
	case '"':
		str_add(out, "&quot;");
		break;
	default:
		str_add_n(out, bytes, utf8_encode(code, bytes));
	}
}

void xml_text(struct str *out, const char *text)
{
	while (*text)
		add_code(out, utf8_next(&text));
}

static void add_element(struct str *out, const char *name, const struct svg *svg, const char *text)
{
	if (!text || !*text)
		return;
	if (svg->id)
		str_printf(out, "<%s id=\"%s-%s\">", name, svg->id, name);
	else
		str_printf(out, "<%s>", name);
	xml_text(out, text);
	str_printf(out, "</%s>\n", name);
}

/* What a cell looks like, in colours that are there. */
struct paint {
	char32_t code;
	struct shade fg, bg;
	unsigned attrs;
};

static void paint_under(struct paint *paint, const struct cell *cell, const struct palette *palette,
			int theme)
{
	const struct theme *of = palette->themes[theme];
	struct look look = look_of(cell, of, DEPTH_RGB);
	int32_t fg = look.style.fg == COLOUR_DEFAULT ? of->ink : look.style.fg;
	int32_t bg = look.style.bg == COLOUR_DEFAULT ? of->paper : look.style.bg;
	bool reverse = (cell->flags & CELL_REVERSE) || (look.style.attrs & ATTR_REVERSE);
	paint->fg.rgb[theme] = reverse ? bg : fg;
	paint->bg.rgb[theme] = reverse ? fg : bg;
	if (theme == 0) {
		paint->code = look.code;
		paint->attrs = look.style.attrs & ~(unsigned)ATTR_REVERSE;
	}
}

static struct paint paint_of(const struct cell *cell, const struct palette *palette)
{
	struct paint paint = { 0 };
	for (int i = 0; i < palette->theme_count; i++)
		paint_under(&paint, cell, palette, i);
	return paint;
}

static bool paints_like(struct paint a, struct paint b)
{
	return shade_same(a.fg, b.fg) && shade_same(a.bg, b.bg) && a.attrs == b.attrs;
}

/* One row of a canvas on its way out. */
struct row {
	struct str *out;
	struct palette *palette;
	const struct cell *cells;
	int w, y;
};

static bool is_blank(const struct row *row, int x)
{
	char32_t code = paint_of(&row->cells[x], row->palette).code;
	return code == ' ' || code == 0x2800;
}

/* True when cell `x` can continue a run that began at `first`: the same look and sort of glyph. */
static bool continues(const struct row *row, int first, int x)
{
	const struct cell *a = &row->cells[first], *b = &row->cells[x];
	return !is_blank(row, x) && glyph_kind(a->code) == glyph_kind(b->code) &&
	       (a->flags & CELL_WIDE) == (b->flags & CELL_WIDE) &&
	       (glyph_kind(a->code) != GLYPH_SHADE || a->code == b->code) &&
	       paints_like(paint_of(a, row->palette), paint_of(b, row->palette));
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
	struct paint paint = paint_of(&row->cells[first], row->palette);
	str_printf(row->out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", (first + 1) * GLYPH_W,
		   row->y + BASELINE, (end - first) * GLYPH_W);
	palette_paint(row->palette, row->out, "fill", paint.fg);
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
	struct paint paint = paint_of(&row->cells[first], row->palette);
	char32_t code = row->cells[first].code;
	enum glyph_kind kind = glyph_kind(code);
	str_add(row->out, "<path");
	palette_paint(row->palette, row->out, kind == GLYPH_DOTS ? "stroke" : "fill", paint.fg);
	if (kind == GLYPH_SHADE)
		str_printf(row->out, " fill-opacity=\".%d\"", glyph_shade(code));
	str_add(row->out, " d=\"");
	for (int x = first; x < end; x++)
		glyph_path(row->out, row->cells[x].code, (x + 1) * GLYPH_W, row->y);
	str_add(row->out, "\"/>\n");
}

static void add_backgrounds(const struct row *row)
{
	struct shade paper = palette_paper(row->palette);
	for (int x = 0, first; x < row->w;) {
		struct shade bg = paint_of(&row->cells[x], row->palette).bg;
		for (first = x; x < row->w && shade_same(paint_of(&row->cells[x], row->palette).bg, bg);
		     x++)
			;
		if (shade_same(bg, paper))
			continue;
		str_printf(row->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"",
			   (first + 1) * GLYPH_W, row->y, (x - first) * GLYPH_W, GLYPH_H);
		palette_paint(row->palette, row->out, "fill", bg);
		str_add(row->out, "/>\n");
	}
}

static void add_row(const struct row *row)
{
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

static void add_rows(struct str *out, const struct canvas *canvas, struct palette *palette,
		     void add(const struct row *row))
{
	for (int y = 0; y < canvas->h; y++)
		add(&(struct row){ out, palette, canvas_at(canvas, 0, y), canvas->w,
				   y * GLYPH_H + GLYPH_H / 2 });
}

/* One column of margin left and right, half a row above and below. */
static void add_opening(struct str *out, const struct svg *svg, int w, int h)
{
	if (!svg->id)
		str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	str_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	if (!svg->id)
		str_add(out, " version=\"1.1\"");
	str_printf(out, " role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\"", w / PIXEL,
		   h / PIXEL, w, h);
	if (svg->id)
		str_printf(out, " aria-labelledby=\"%s-title%s%s%s\"", svg->id,
			   *svg->description ? " " : "", *svg->description ? svg->id : "",
			   *svg->description ? "-desc" : "");
	str_add(out, ">\n");
}

int svg_x(double column)
{
	return (int)lround((fmin(fmax(column, -1e4), 1e4) + 1.5) * GLYPH_W);
}

int svg_y(double row)
{
	return (int)lround((fmin(fmax(row, -1e4), 1e4) + 1) * GLYPH_H);
}

void svg_open(struct str *out, int columns, int rows, struct palette *palette, const struct svg *svg)
{
	int w = (columns + 2) * GLYPH_W, h = (rows + 1) * GLYPH_H;
	add_opening(out, svg, w, h);
	add_element(out, "title", svg, svg->title);
	add_element(out, "desc", svg, svg->description);
	str_printf(out, "<rect width=\"%d\" height=\"%d\"", w, h);
	palette_paint(palette, out, "fill", palette_paper(palette));
	str_printf(out,
		   "/>\n<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
		   "font-size=\"%d\" stroke-width=\"%d\" stroke-linecap=\"round\">\n",
		   FONT_SIZE, DOT);
}

void svg_cells(struct str *out, const struct canvas *canvas, struct palette *palette,
	       const char *under, int top)
{
	if (top)
		str_printf(out, "<g transform=\"translate(0 %d)\">\n", top * GLYPH_H);
	add_rows(out, canvas, palette, add_backgrounds);
	if (under)
		str_add(out, under);
	add_rows(out, canvas, palette, add_row);
	if (top)
		str_add(out, "</g>\n");
}

void svg_close(struct str *out)
{
	str_add(out, "</g>\n</svg>\n");
}

void export_svg_with(struct str *out, const struct canvas *canvas, struct palette *palette,
		     const struct svg *svg)
{
	svg_open(out, canvas->w, canvas->h, palette, svg);
	svg_cells(out, canvas, palette, svg->under, 0);
	svg_close(out);
}

void export_svg(struct str *out, const struct canvas *canvas, const struct theme *theme,
		const char *title, const char *description)
{
	struct palette palette;
	palette_init(&palette, theme, NULL);
	export_svg_with(out, canvas, &palette,
			&(struct svg){ .title = title, .description = description });
	palette_clear(&palette);
}
