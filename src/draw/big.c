/* big.c - see big.h. */
#include "draw/big.h"

#include <string.h>

enum { DOTS_HIGH = 5, LINE_MOST = 200 };

/* Five rows of dots, each letter as wide as its rows are. */
struct letter {
	char code;
	const char *rows[DOTS_HIGH];
};

/* clang-format off */
static const struct letter letters[] = {
	{ 'A', { " ## ", "#  #", "####", "#  #", "#  #" } }, { 'B', { "### ", "#  #", "### ", "#  #", "### " } },
	{ 'C', { " ###", "#   ", "#   ", "#   ", " ###" } }, { 'D', { "### ", "#  #", "#  #", "#  #", "### " } },
	{ 'E', { "####", "#   ", "### ", "#   ", "####" } }, { 'F', { "####", "#   ", "### ", "#   ", "#   " } },
	{ 'G', { " ###", "#   ", "# ##", "#  #", " ###" } }, { 'H', { "#  #", "#  #", "####", "#  #", "#  #" } },
	{ 'I', { "###", " # ", " # ", " # ", "###" } },      { 'J', { "  ##", "   #", "   #", "#  #", " ## " } },
	{ 'K', { "#  #", "# # ", "##  ", "# # ", "#  #" } }, { 'L', { "#   ", "#   ", "#   ", "#   ", "####" } },
	{ 'M', { "#   #", "## ##", "# # #", "#   #", "#   #" } }, { 'N', { "#  #", "## #", "# ##", "#  #", "#  #" } },
	{ 'O', { " ## ", "#  #", "#  #", "#  #", " ## " } }, { 'P', { "### ", "#  #", "### ", "#   ", "#   " } },
	{ 'Q', { " ## ", "#  #", "#  #", "# # ", " # #" } }, { 'R', { "### ", "#  #", "### ", "# # ", "#  #" } },
	{ 'S', { " ###", "#   ", " ## ", "   #", "### " } }, { 'T', { "#####", "  #  ", "  #  ", "  #  ", "  #  " } },
	{ 'U', { "#  #", "#  #", "#  #", "#  #", " ## " } }, { 'V', { "#   #", "#   #", " # # ", " # # ", "  #  " } },
	{ 'W', { "#   #", "#   #", "# # #", "## ##", "#   #" } }, { 'X', { "#   #", " # # ", "  #  ", " # # ", "#   #" } },
	{ 'Y', { "#   #", " # # ", "  #  ", "  #  ", "  #  " } }, { 'Z', { "####", "  # ", " #  ", "#   ", "####" } },
	{ '0', { " ## ", "#  #", "#  #", "#  #", " ## " } }, { '1', { " # ", "## ", " # ", " # ", "###" } },
	{ '2', { "### ", "   #", " ## ", "#   ", "####" } }, { '3', { "### ", "   #", " ## ", "   #", "### " } },
	{ '4', { "#  #", "#  #", "####", "   #", "   #" } }, { '5', { "####", "#   ", "### ", "   #", "### " } },
	{ '6', { " ## ", "#   ", "### ", "#  #", " ## " } }, { '7', { "####", "   #", "  # ", " #  ", " #  " } },
	{ '8', { " ## ", "#  #", " ## ", "#  #", " ## " } }, { '9', { " ## ", "#  #", " ###", "   #", " ## " } },
	{ ' ', { "  ", "  ", "  ", "  ", "  " } },           { '.', { " ", " ", " ", " ", "#" } },
	{ ',', { "  ", "  ", "  ", " #", "# " } },           { ':', { " ", "#", " ", "#", " " } },
	{ '!', { "#", "#", "#", " ", "#" } },                { '?', { "### ", "   #", " ## ", "    ", " #  " } },
	{ '-', { "   ", "   ", "###", "   ", "   " } },      { '+', { "   ", " # ", "###", " # ", "   " } },
	{ '/', { "   #", "  # ", "  # ", " #  ", "#   " } }, { '%', { "#  #", "  # ", " #  ", "#   ", "#  #" } },
	{ '\'', { "#", "#", " ", " ", " " } },               { '(', { " #", "# ", "# ", "# ", " #" } },
	{ ')', { "# ", " #", " #", " #", "# " } },           { '=', { "   ", "###", "   ", "###", "   " } },
	{ '"', { "# #", "# #", "   ", "   ", "   " } },      { '&', { " #  ", "# # ", " #  ", "# # ", " # #" } },
};
/* clang-format on */

static const struct letter *letter_of(char code)
{
	if (code >= 'a' && code <= 'z')
		code = (char)(code - 'a' + 'A');
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].code == code)
			return &letters[i];
	return NULL;
}

bool big_has(const char *text)
{
	for (; *text; text++)
		if (!letter_of(*text))
			return false;
	return true;
}

static int columns_of(const char *text, size_t length)
{
	int columns = 0;
	for (size_t i = 0; i < length; i++)
		columns += (int)strlen(letter_of(text[i])->rows[0]) + 1;
	return columns ? columns - 1 : 0;
}

int big_columns(const char *text)
{
	return columns_of(text, strlen(text));
}

int big_rows(enum charset charset)
{
	return charset == CHARSET_UNICODE ? (DOTS_HIGH + 1) / 2 : DOTS_HIGH;
}

static bool dot_at(const struct letter *letter, int x, int y)
{
	return y < DOTS_HIGH && letter->rows[y][x] == '#';
}

static void draw_letter(struct canvas *canvas, int x, int y, enum role role,
			const struct letter *letter)
{
	int w = (int)strlen(letter->rows[0]);
	bool half = canvas->charset == CHARSET_UNICODE;
	for (int row = 0; row < big_rows(canvas->charset); row++)
		for (int column = 0; column < w; column++) {
			bool top = dot_at(letter, column, half ? 2 * row : row);
			bool low = half && dot_at(letter, column, 2 * row + 1);
			char32_t glyph = !half ? '#' : top && low ? 0x2588 : top ? 0x2580 : 0x2584;
			if (top || low)
				canvas_put(canvas, x + column, y + row, glyph, role);
		}
}

static void draw_line(struct canvas *canvas, struct rect area, int y, enum role role,
		      const char *text, size_t length)
{
	int x = area.x + (area.w - columns_of(text, length)) / 2;
	for (size_t i = 0; i < length; i++) {
		const struct letter *letter = letter_of(text[i]);
		draw_letter(canvas, x, y, role, letter);
		x += (int)strlen(letter->rows[0]) + 1;
	}
}

/* The bytes of `text` that one line takes, broken at a blank. */
static size_t line_length(const char *text, int columns)
{
	size_t best = 0, length = strlen(text);
	for (size_t i = 0; i <= length; i++)
		if ((text[i] == ' ' || i == length) && columns_of(text, i) <= columns)
			best = i;
	return best;
}

/* Draws, or with a NULL canvas only counts, the lines; 0 when a word is too wide. */
static int lay_out(struct canvas *canvas, struct rect area, enum charset charset, enum role role,
		   const char *text)
{
	int lines = 0, height = big_rows(charset) + 1;
	while (*text) {
		size_t length = line_length(text, area.w);
		if (length == 0 || length > LINE_MOST)
			return 0;
		if (canvas)
			draw_line(canvas, area, area.y + lines * height, role, text, length);
		text += length;
		text += *text == ' ';
		lines++;
	}
	return lines * height - 1;
}

int big_draw(struct canvas *canvas, struct rect area, enum role role, const char *text)
{
	int rows = *text && big_has(text) ? lay_out(NULL, area, canvas->charset, role, text) : 0;
	if (rows <= 0 || rows > area.h)
		return 0;
	return lay_out(canvas, area, canvas->charset, role, text);
}
