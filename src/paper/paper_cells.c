/* paper_cells.c - a paper on cells: each block on a canvas of its own, which is then text, text with
 * colours, or a piece of one tall picture. */
#include "paper/paper.h"

#include "base/i18n.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 900, LEAST_WORDS = 8, LEAST = 4 };

/* Where the canvases go. */
struct sheet {
	int columns;
	enum charset charset;
	void (*put)(struct sheet *sheet, const struct canvas *canvas, const struct paper_block *block);
	struct str *out;
	const struct theme *theme;
	enum colour_depth depth;
	struct palette *palette;
	int rows; /* so far, of a picture */
};

static void put_words(struct sheet *sheet, enum role role, int indent, const char *mark,
		      const char *text)
{
	struct canvas canvas;
	int first = indent + utf8_width(mark), columns = sheet->columns - first;
	canvas_init(&canvas, sheet->columns, ROWS_MOST, sheet->charset);
	canvas_text(&canvas, indent, 0, sheet->columns - indent, role, mark);
	int rows = canvas_wrap(&canvas, (struct rect){ first, 0, columns, ROWS_MOST }, 0, role, text);
	canvas.h = rows < 1 ? 1 : rows < ROWS_MOST ? rows : ROWS_MOST;
	sheet->put(sheet, &canvas, NULL);
	canvas_clear(&canvas);
}

static void put_blank(struct sheet *sheet)
{
	put_words(sheet, ROLE_TEXT, 0, "", "");
}

/* The text of a block with the numbers of its references behind it. */
static void marked(struct str *text, const struct paper_block *block, const char *words)
{
	str_add(text, words);
	for (size_t i = 0; i < block->mark_count; i++)
		str_printf(text, " [%zu]", block->marks[i]);
}

static void put_heading(struct sheet *sheet, const char *text, int level)
{
	struct canvas canvas;
	put_words(sheet, level < 3 ? ROLE_STRONG : ROLE_TITLE, 0, "", text);
	if (level > 2)
		return;
	canvas_init(&canvas, sheet->columns, 1, sheet->charset);
	int width = canvas_columns(&canvas, text);
	width = width < sheet->columns ? width : sheet->columns;
	canvas_fill(&canvas, (struct rect){ 0, 0, width, 1 },
		    level == 1 ? '=' : glyph_rule(sheet->charset), ROLE_RULE);
	sheet->put(sheet, &canvas, NULL);
	canvas_clear(&canvas);
}

/* ---- tables ---- */

static void cell_text(const struct paper_cell *cell, char *text, size_t size)
{
	if (cell->mark)
		snprintf(text, size, "[%zu]", cell->mark);
	else
		snprintf(text, size, "%s", cell->text);
}

/* The widest column of words behind the first, or when all of them are narrow the widest of all; SIZE_MAX
 * when none can give way. */
static size_t widest(const struct paper_block *block, const int *widths)
{
	size_t words = SIZE_MAX, any = SIZE_MAX;
	for (size_t c = 0; c < block->column_count; c++) {
		if (widths[c] > LEAST_WORDS && c > 0 && !block->columns[c].right &&
		    (words == SIZE_MAX || widths[c] > widths[words]))
			words = c;
		if (widths[c] > LEAST && (any == SIZE_MAX || widths[c] > widths[any]))
			any = c;
	}
	return words == SIZE_MAX ? any : words;
}

/* Widths of the columns, 0 for those that nobody sees; the widest give way until all of them fit.  Returns
 * the blanks between two. */
static int widths_of(const struct sheet *sheet, const struct paper_block *block, int *widths)
{
	int all = 0, seen = 0;
	for (size_t c = 0; c < block->column_count; c++) {
		widths[c] = utf8_width(block->columns[c].title);
		for (size_t i = c; i < block->cell_count; i += block->column_count) {
			char text[256];
			cell_text(&block->cells[i], text, sizeof text);
			int here = utf8_width(text);
			widths[c] = here > widths[c] ? here : widths[c];
		}
		if (!paper_column_seen(block, c))
			widths[c] = 0;
		all += widths[c];
		seen += widths[c] > 0;
	}
	int gap = all + 2 * (seen - 1) <= sheet->columns ? 2 : 1;
	for (all += gap * (seen - 1); all > sheet->columns; all--) {
		size_t at = widest(block, widths);
		if (at == SIZE_MAX)
			break;
		widths[at]--;
	}
	return gap;
}

static void put_row(struct sheet *sheet, struct canvas *canvas, const struct paper_block *block,
		    const int *widths, int gap, size_t row, int y)
{
	int x = 0;
	for (size_t c = 0; c < block->column_count; c++) {
		char text[256];
		if (row == 0)
			snprintf(text, sizeof text, "%s", block->columns[c].title);
		else
			cell_text(&block->cells[(row - 1) * block->column_count + c], text,
				  sizeof text);
		enum role role = row == 0 ? ROLE_HEADER : ROLE_TEXT;
		int columns = widths[c] < sheet->columns - x ? widths[c] : sheet->columns - x;
		if (block->columns[c].right)
			canvas_text_right(canvas, x, y, columns, role, text);
		else
			canvas_text(canvas, x, y, columns, role, text);
		x += widths[c] ? widths[c] + gap : 0;
	}
}

static void put_table(struct sheet *sheet, const struct paper_block *block)
{
	int *widths = mem_array(block->column_count, sizeof *widths);
	size_t rows = block->cell_count / block->column_count + 1;
	int gap = widths_of(sheet, block, widths);
	for (size_t from = 0; from < rows; from += ROWS_MOST) {
		struct canvas canvas;
		size_t count = rows - from < ROWS_MOST ? rows - from : ROWS_MOST;
		canvas_init(&canvas, sheet->columns, (int)count, sheet->charset);
		for (size_t i = 0; i < count; i++)
			put_row(sheet, &canvas, block, widths, gap, from + i, (int)i);
		sheet->put(sheet, &canvas, NULL);
		canvas_clear(&canvas);
	}
	free(widths);
}

/* ---- blocks ---- */

static void put_figure(struct sheet *sheet, const struct paper_block *block)
{
	struct str text;
	put_words(sheet, ROLE_TITLE, 0, "", block->text);
	sheet->put(sheet, &block->canvas, block);
	str_init(&text);
	if (*block->summary && !block->told) {
		marked(&text, block, block->summary);
		put_words(sheet, ROLE_DIM, 2, "", text.text);
	}
	str_clear(&text);
}

static void put_plain(struct sheet *sheet, const struct paper_block *block)
{
	static const struct {
		enum role role;
		int indent;
		const char *mark;
	} looks[] = {
		[PAPER_TEXT] = { ROLE_TEXT, 0, "" },	   [PAPER_LEAD] = { ROLE_STRONG, 0, "" },
		[PAPER_QUOTE] = { ROLE_DIM, 4, "" },	   [PAPER_WARNING] = { ROLE_WARNING, 0, "! " },
		[PAPER_SMALL] = { ROLE_DIM, 0, "" },	   [PAPER_ITEM] = { ROLE_TEXT, 0, "- " },
		[PAPER_COMMAND] = { ROLE_KEY, 4, "$ " }, [PAPER_NOTES] = { ROLE_HINT, 4, "" },
	};
	struct str text;
	str_init(&text);
	marked(&text, block, block->text);
	put_words(sheet, looks[block->kind].role, looks[block->kind].indent, looks[block->kind].mark,
		  text.text);
	str_clear(&text);
}

static void put_block(struct sheet *sheet, const struct paper_block *block)
{
	switch (block->kind) {
	case PAPER_DATA:
		return;
	case PAPER_HEADING:
		put_heading(sheet, block->text, block->level);
		return;
	case PAPER_FIGURE:
		put_figure(sheet, block);
		return;
	case PAPER_TABLE:
		if (*block->text)
			put_words(sheet, ROLE_TITLE, 0, "", block->text);
		put_table(sheet, block);
		return;
	default:
		put_plain(sheet, block);
	}
}

static bool together(const struct paper_block *a, const struct paper_block *b)
{
	return (a->kind == b->kind && (a->kind == PAPER_ITEM || a->kind == PAPER_COMMAND)) ||
	       a->kind == PAPER_DATA;
}

static void put_paper(struct sheet *sheet, const struct paper *paper)
{
	char number[24];
	put_heading(sheet, paper->title, 1);
	if (*paper->about)
		put_words(sheet, ROLE_DIM, 0, "", paper->about);
	for (size_t i = 0; i < paper->count; i++) {
		if (i == 0 || !together(&paper->blocks[i - 1], &paper->blocks[i]))
			put_blank(sheet);
		put_block(sheet, &paper->blocks[i]);
	}
	if (!paper->reference_count)
		return;
	put_blank(sheet);
	put_heading(sheet, _("References"), 2);
	for (size_t i = 0; i < paper->reference_count; i++) {
		const struct paper_reference *reference = &paper->references[i];
		snprintf(number, sizeof number, "[%zu] ", i + 1);
		put_words(sheet, ROLE_TEXT, 0, number,
			  reference->text ? reference->text : reference->key);
	}
}

/* ---- the three ways out ---- */

static void as_text(struct sheet *sheet, const struct canvas *canvas, const struct paper_block *block)
{
	(void)block;
	export_text(sheet->out, canvas);
}

static void as_ansi(struct sheet *sheet, const struct canvas *canvas, const struct paper_block *block)
{
	(void)block;
	export_ansi(sheet->out, canvas, sheet->theme, sheet->depth);
}

static void as_piece(struct sheet *sheet, const struct canvas *canvas, const struct paper_block *block)
{
	svg_cells(sheet->out, canvas, sheet->palette, block ? block->under : NULL, sheet->rows);
	sheet->rows += canvas->h;
}

void paper_text(const struct paper *paper, int columns, enum charset charset, struct str *out)
{
	struct sheet sheet = { .columns = columns, .charset = charset, .put = as_text, .out = out };
	put_paper(&sheet, paper);
}

void paper_ansi(const struct paper *paper, int columns, enum charset charset, const struct theme *theme,
		enum colour_depth depth, struct str *out)
{
	struct sheet sheet = { .columns = columns, .charset = charset, .put = as_ansi, .out = out,
			       .theme = theme, .depth = depth };
	put_paper(&sheet, paper);
}

void paper_svg(const struct paper *paper, int columns, struct palette *palette, struct str *out)
{
	struct str body;
	str_init(&body);
	struct sheet sheet = { .columns = columns, .charset = CHARSET_UNICODE, .put = as_piece,
			       .out = &body, .palette = palette };
	put_paper(&sheet, paper);
	svg_open(out, columns, sheet.rows, palette,
		 &(struct svg){ .title = paper->title, .description = paper->about });
	str_add(out, body.text);
	svg_close(out);
	str_clear(&body);
}
