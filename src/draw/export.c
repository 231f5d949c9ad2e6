/* export.c - a canvas as text, as terminal bytes, as role letters; see export.h.  SVG is in
 * export_svg.c. */
#include "draw/export.h"

#include <string.h>

static void add_code(struct str *out, char32_t code)
{
	char bytes[4];
	str_add_n(out, bytes, utf8_encode(code, bytes));
}

/* Columns of row `y` up to the last one that shows something. */
static int used_columns(const struct canvas *canvas, int y)
{
	int used = canvas->w;
	while (used > 0) {
		const struct cell *cell = canvas_at(canvas, used - 1, y);
		if (cell->code != ' ' || (cell->flags & CELL_REVERSE))
			break;
		used--;
	}
	return used;
}

static void add_text_rows(struct str *out, const struct canvas *canvas)
{
	for (int y = 0; y < canvas->h; y++) {
		int used = used_columns(canvas, y);
		for (int x = 0; x < used; x++)
			if (canvas_at(canvas, x, y)->code)
				add_code(out, canvas_at(canvas, x, y)->code);
		str_add_char(out, '\n');
	}
}

void export_text(struct str *out, const struct canvas *canvas)
{
	add_text_rows(out, canvas);
}

void export_roles(struct str *out, const struct canvas *canvas)
{
	add_text_rows(out, canvas);
	str_add(out, "--\n");
	for (int y = 0; y < canvas->h; y++) {
		size_t start = out->length;
		for (int x = 0; x < canvas->w; x++)
			str_add_char(out, role_letter(canvas_at(canvas, x, y)->role));
		while (out->length > start && out->text[out->length - 1] == ' ')
			out->text[--out->length] = '\0';
		str_add_char(out, '\n');
	}
}

static void add_colour(struct str *out, int32_t colour, enum colour_depth depth, bool background)
{
	int index = theme_palette_index(colour, depth);
	if (colour == COLOUR_DEFAULT || depth == DEPTH_MONO)
		return;
	if (depth == DEPTH_RGB)
		str_printf(out, ";%d;2;%d;%d;%d", background ? 48 : 38, colour >> 16 & 0xFF,
			   colour >> 8 & 0xFF, colour & 0xFF);
	else if (depth == DEPTH_256)
		str_printf(out, ";%d;5;%d", background ? 48 : 38, index);
	else
		str_printf(out, ";%d", (background ? 40 : 30) + (index < 8 ? index : index - 8 + 60));
}

static void add_sgr(struct str *out, const struct style *style, bool reverse, enum colour_depth depth)
{
	static const struct {
		uint8_t attr;
		int code;
	} codes[] = { { ATTR_BOLD, 1 }, { ATTR_DIM, 2 }, { ATTR_ITALIC, 3 }, { ATTR_UNDERLINE, 4 },
		      { ATTR_REVERSE, 7 } };
	uint8_t attrs = depth == DEPTH_MONO ? style->mono : style->attrs;
	if (reverse)
		attrs ^= ATTR_REVERSE;
	str_add(out, "\033[0");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (attrs & codes[i].attr)
			str_printf(out, ";%d", codes[i].code);
	add_colour(out, style->fg, depth, false);
	add_colour(out, style->bg, depth, true);
	str_add_char(out, 'm');
}

void export_ansi(struct str *out, const struct canvas *canvas, const struct theme *theme,
		 enum colour_depth depth)
{
	for (int y = 0; y < canvas->h; y++) {
		int used = used_columns(canvas, y), style = -1;
		for (int x = 0; x < used; x++) {
			const struct cell *cell = canvas_at(canvas, x, y);
			int wanted = cell->role * 2 + (cell->flags & CELL_REVERSE ? 1 : 0);
			if (cell->code == 0)
				continue;
			if (wanted != style)
				add_sgr(out, &theme->styles[cell->role], wanted & 1, depth);
			style = wanted;
			add_code(out, cell->code);
		}
		str_add(out, style >= 0 ? "\033[0m\n" : "\n");
	}
}
