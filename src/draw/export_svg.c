/* export_svg.c - a canvas as a standalone SVG; see export.h.
 *
 * Text goes out in runs of one role with textLength, so that columns stay aligned whatever font the
 * reader has; braille, blocks and rules are shapes and need no font at all. */
#include "draw/export.h"

#include <string.h>

enum { CELL_W = 8, CELL_H = 17, BASELINE = 13, MARGIN = 12 };

static void add_escaped(struct str *out, char32_t code)
{
	char bytes[4];
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
		str_add_n(out, bytes, utf8_encode(code < 0x20 ? 0xFFFD : code, bytes));
	}
}

static void add_escaped_text(struct str *out, const char *text)
{
	while (*text)
		add_escaped(out, utf8_next(&text));
}

static int32_t ink_of(const struct theme *theme, const struct cell *cell)
{
	const struct style *style = &theme->styles[cell->role];
	bool reverse = ((style->attrs & ATTR_REVERSE) != 0) != ((cell->flags & CELL_REVERSE) != 0);
	int32_t fg = style->fg == COLOUR_DEFAULT ? theme->ink : style->fg;
	int32_t bg = style->bg == COLOUR_DEFAULT ? theme->paper : style->bg;
	return reverse ? bg : fg;
}

static int32_t ground_of(const struct theme *theme, const struct cell *cell)
{
	const struct style *style = &theme->styles[cell->role];
	bool reverse = ((style->attrs & ATTR_REVERSE) != 0) != ((cell->flags & CELL_REVERSE) != 0);
	int32_t fg = style->fg == COLOUR_DEFAULT ? theme->ink : style->fg;
	int32_t bg = style->bg == COLOUR_DEFAULT ? theme->paper : style->bg;
	return reverse ? fg : bg;
}

static void add_rect(struct str *out, double x, double y, double w, double h, int32_t colour,
		     double opacity)
{
	str_printf(out, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"#%06x\"", x, y, w, h,
		   (unsigned)colour);
	if (opacity < 1)
		str_printf(out, " fill-opacity=\"%g\"", opacity);
	str_add(out, "/>\n");
}

static void add_braille(struct str *out, int x, int y, unsigned dots, int32_t colour)
{
	static const unsigned bits[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
	for (int row = 0; row < 4; row++)
		for (int column = 0; column < 2; column++)
			if (dots & bits[row][column])
				str_printf(out, "<circle cx=\"%g\" cy=\"%g\" r=\"1.3\" fill=\"#%06x\"/>\n",
					   x + 2.0 + 4.0 * column, y + 2.1 + 4.25 * row, (unsigned)colour);
}

/* The arms of a box-drawing character: 1 left, 2 right, 4 up, 8 down; 0 when it is none of ours. */
static int box_arms(char32_t code)
{
	static const struct {
		char32_t code;
		int arms;
	} boxes[] = {
		{ 0x2500, 3 },	{ 0x2502, 12 }, { 0x250C, 10 }, { 0x2510, 9 },	{ 0x2514, 6 },
		{ 0x2518, 5 },	{ 0x251C, 14 }, { 0x2524, 13 }, { 0x252C, 11 }, { 0x2534, 7 },
		{ 0x253C, 15 }, { 0x2504, 3 },	{ 0x2506, 12 }, { 0x2501, 3 },
	};
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (boxes[i].code == code)
			return boxes[i].arms;
	return 0;
}

static void add_box(struct str *out, int x, int y, char32_t code, int32_t colour)
{
	int arms = box_arms(code);
	double left = arms & 1 ? x : x + CELL_W / 2.0, right = arms & 2 ? x + CELL_W : x + CELL_W / 2.0;
	double top = arms & 4 ? y : y + CELL_H / 2.0, bottom = arms & 8 ? y + CELL_H : y + CELL_H / 2.0;
	const char *dash = code == 0x2504 || code == 0x2506 ? " stroke-dasharray=\"3 2\"" : "";
	if (arms & 3)
		str_printf(out, "<path d=\"M%g %gH%g\" stroke=\"#%06x\"%s/>\n", left, y + CELL_H / 2.0, right,
			   (unsigned)colour, dash);
	if (arms & 12)
		str_printf(out, "<path d=\"M%g %gV%g\" stroke=\"#%06x\"%s/>\n", x + CELL_W / 2.0, top, bottom,
			   (unsigned)colour, dash);
}

/* Blocks from one eighth up to full, shades, left half. */
static bool add_block(struct str *out, int x, int y, char32_t code, int32_t colour)
{
	if (code >= 0x2581 && code <= 0x2588) {
		double h = CELL_H * (double)(code - 0x2580) / 8;
		add_rect(out, x, y + CELL_H - h, CELL_W, h, colour, 1);
	} else if (code == 0x2580) {
		add_rect(out, x, y, CELL_W, CELL_H / 2.0, colour, 1);
	} else if (code == 0x258C) {
		add_rect(out, x, y, CELL_W / 2.0, CELL_H, colour, 1);
	} else if (code >= 0x2591 && code <= 0x2593) {
		add_rect(out, x, y, CELL_W, CELL_H, colour, 0.25 * (double)(code - 0x2590));
	} else {
		return false;
	}
	return true;
}

static bool is_shape(char32_t code)
{
	return (code >= 0x2800 && code <= 0x28FF) || (code >= 0x2580 && code <= 0x2593) ||
	       box_arms(code) != 0;
}

static void add_shape(struct str *out, int x, int y, const struct cell *cell, int32_t colour)
{
	if (cell->code >= 0x2800 && cell->code <= 0x28FF)
		add_braille(out, x, y, (unsigned)cell->code - 0x2800, colour);
	else if (!add_block(out, x, y, cell->code, colour))
		add_box(out, x, y, cell->code, colour);
}

static bool same_run(const struct cell *a, const struct cell *b)
{
	return a->role == b->role && (a->flags & CELL_REVERSE) == (b->flags & CELL_REVERSE);
}

/* Writes the run of text that starts at (x, y) and returns how many columns it has. */
static int add_run(struct str *out, const struct canvas *canvas, const struct theme *theme, int x, int y)
{
	const struct cell *first = canvas_at(canvas, x, y);
	const struct style *style = &theme->styles[first->role];
	int end = x;
	while (end < canvas->w && same_run(first, canvas_at(canvas, end, y)) &&
	       !is_shape(canvas_at(canvas, end, y)->code) &&
	       !(canvas_at(canvas, end, y)->code == ' ' && end + 1 < canvas->w &&
		 canvas_at(canvas, end + 1, y)->code == ' '))
		end++;
	if (end == x)
		return 1;
	str_printf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s%s>",
		   MARGIN + x * CELL_W, MARGIN + y * CELL_H + BASELINE, (end - x) * CELL_W,
		   (unsigned)ink_of(theme, first), style->attrs & ATTR_BOLD ? " font-weight=\"bold\"" : "",
		   style->attrs & ATTR_ITALIC ? " font-style=\"italic\"" : "",
		   style->attrs & ATTR_UNDERLINE ? " text-decoration=\"underline\"" : "");
	for (int i = x; i < end; i++)
		if (canvas_at(canvas, i, y)->code)
			add_escaped(out, canvas_at(canvas, i, y)->code);
	str_add(out, "</text>\n");
	return end - x;
}

static void add_grounds(struct str *out, const struct canvas *canvas, const struct theme *theme, int y)
{
	for (int x = 0; x < canvas->w;) {
		int32_t ground = ground_of(theme, canvas_at(canvas, x, y));
		int end = x + 1;
		while (end < canvas->w && ground_of(theme, canvas_at(canvas, end, y)) == ground)
			end++;
		if (ground != theme->paper)
			add_rect(out, MARGIN + x * CELL_W, MARGIN + y * CELL_H, (end - x) * CELL_W, CELL_H,
				 ground, 1);
		x = end;
	}
}

static void add_row(struct str *out, const struct canvas *canvas, const struct theme *theme, int y)
{
	add_grounds(out, canvas, theme, y);
	for (int x = 0; x < canvas->w;) {
		const struct cell *cell = canvas_at(canvas, x, y);
		if (is_shape(cell->code)) {
			add_shape(out, MARGIN + x * CELL_W, MARGIN + y * CELL_H, cell, ink_of(theme, cell));
			x++;
		} else if (cell->code == ' ' || cell->code == 0) {
			x++;
		} else {
			x += add_run(out, canvas, theme, x, y);
		}
	}
}

void export_svg(struct str *out, const struct canvas *canvas, const struct theme *theme,
		const char *title, const char *description)
{
	int w = canvas->w * CELL_W + 2 * MARGIN, h = canvas->h * CELL_H + 2 * MARGIN;
	str_printf(out,
		   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%d\" height=\"%d\" "
		   "viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\" xml:space=\"preserve\" "
		   "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13\" "
		   "stroke-width=\"1\" fill=\"none\">\n<title id=\"title\">",
		   w, h, w, h);
	add_escaped_text(out, title ? title : "");
	str_add(out, "</title>\n<desc id=\"desc\">");
	add_escaped_text(out, description ? description : "");
	str_add(out, "</desc>\n");
	add_rect(out, 0, 0, w, h, theme->paper, 1);
	for (int y = 0; y < canvas->h; y++)
		add_row(out, canvas, theme, y);
	str_add(out, "</svg>\n");
}
