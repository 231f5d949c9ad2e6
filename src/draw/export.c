/* export.c - a canvas as text, as terminal bytes, as a grid of role letters; see export.h.  SVG is in
 * export_svg.c. */
#include "draw/export.h"

#include "draw/look.h"

#include <stdio.h>

static void add_code(struct str *out, char32_t code)
{
	char bytes[4];
	str_add_n(out, bytes, utf8_encode(code, bytes));
}

/* How many cells of row `y` remain when the blanks at its end are cut. */
static int row_end(const struct canvas *canvas, int y)
{
	int end = canvas->w;
	while (end > 0 && canvas_at(canvas, end - 1, y)->code == ' ')
		end--;
	return end;
}

void export_text(struct str *out, const struct canvas *canvas)
{
	for (int y = 0; y < canvas->h; y++) {
		int end = row_end(canvas, y);
		for (int x = 0; x < end; x++)
			if (canvas_at(canvas, x, y)->code != 0)
				add_code(out, canvas_at(canvas, x, y)->code);
		str_add_char(out, '\n');
	}
}

void export_roles(struct str *out, const struct canvas *canvas)
{
	export_text(out, canvas);
	str_add(out, "--\n");
	for (int y = 0; y < canvas->h; y++) {
		int end = canvas->w;
		while (end > 0 && role_letter(canvas_at(canvas, end - 1, y)->role) == ' ')
			end--;
		for (int x = 0; x < end; x++)
			str_add_char(out, role_letter(canvas_at(canvas, x, y)->role));
		str_add_char(out, '\n');
	}
}

/* What a terminal of one depth is told to show a cell. */
struct pen {
	int fg, bg; /* palette index, 0xRRGGBB at DEPTH_RGB, or -1 */
	unsigned attrs;
};

static struct pen pen_for(struct look look, const struct cell *cell, enum colour_depth depth)
{
	const struct style *style = &look.style;
	struct pen pen = { COLOUR_DEFAULT, COLOUR_DEFAULT, style->mono };
	if (depth != DEPTH_MONO)
		pen = (struct pen){ style_colour(style, false, depth), style_colour(style, true, depth),
				    style->attrs };
	if (cell->flags & CELL_REVERSE)
		pen.attrs |= ATTR_REVERSE;
	/* Behind a blank the colour of letters does not show. */
	if (look.code == ' ' && !(pen.attrs & (ATTR_REVERSE | ATTR_UNDERLINE)))
		pen.fg = COLOUR_DEFAULT, pen.attrs = 0;
	return pen;
}

static bool pen_is(struct pen a, struct pen b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs;
}

/* Adds the SGR parameters of one colour; `base` is 30 for the foreground, 40 for the background. */
static void add_colour(struct str *out, int colour, enum colour_depth depth, int base)
{
	if (colour == COLOUR_DEFAULT)
		return;
	if (depth == DEPTH_RGB)
		str_printf(out, ";%d;2;%d;%d;%d", base + 8, colour >> 16 & 0xFF, colour >> 8 & 0xFF,
			   colour & 0xFF);
	else if (colour >= 16)
		str_printf(out, ";%d;5;%d", base + 8, colour);
	else
		str_printf(out, ";%d", colour < 8 ? base + colour : base + 60 + colour - 8);
}

static void add_pen(struct str *out, struct pen pen, enum colour_depth depth)
{
	static const struct {
		enum style_attr attr;
		const char *parameter;
	} attrs[] = {
		{ ATTR_BOLD, ";1" },	  { ATTR_DIM, ";2" },	  { ATTR_ITALIC, ";3" },
		{ ATTR_UNDERLINE, ";4" }, { ATTR_REVERSE, ";7" },
	};
	str_add(out, "\033[0");
	for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (pen.attrs & attrs[i].attr)
			str_add(out, attrs[i].parameter);
	add_colour(out, pen.fg, depth, 30);
	add_colour(out, pen.bg, depth, 40);
	str_add_char(out, 'm');
}

/* True when a blank in this pen looks like nothing at all. */
static bool shows_nothing(char32_t code, struct pen pen)
{
	return code == ' ' && pen.bg == COLOUR_DEFAULT &&
	       !(pen.attrs & (ATTR_REVERSE | ATTR_UNDERLINE));
}

/* A cell as it is sent. */
struct glyph {
	char32_t code;
	struct pen pen;
};

static struct glyph glyph_for(const struct cell *cell, const struct theme *theme,
			      enum colour_depth depth)
{
	struct look look = look_of(cell, theme, depth);
	return (struct glyph){ look.code, pen_for(look, cell, depth) };
}

static void ansi_row(struct str *out, const struct cell *row, int w, const struct theme *theme,
		     enum colour_depth depth)
{
	struct pen pen = { COLOUR_DEFAULT, COLOUR_DEFAULT, 0 };
	int blanks = 0;
	for (int x = 0; x < w; x++) {
		if (row[x].code == 0)
			continue;
		struct glyph glyph = glyph_for(&row[x], theme, depth);
		/* Blanks that show nothing wait: at the end of the row they are not sent. */
		if (shows_nothing(glyph.code, glyph.pen) && shows_nothing(' ', pen)) {
			blanks++;
			continue;
		}
		for (; blanks > 0; blanks--)
			str_add_char(out, ' ');
		if (!pen_is(glyph.pen, pen))
			add_pen(out, pen = glyph.pen, depth);
		add_code(out, glyph.code);
	}
	str_add(out, "\033[0m\n");
}

void export_ansi(struct str *out, const struct canvas *canvas, const struct theme *theme,
		 enum colour_depth depth)
{
	for (int y = 0; y < canvas->h; y++)
		ansi_row(out, canvas_at(canvas, 0, y), canvas->w, theme, depth);
}
