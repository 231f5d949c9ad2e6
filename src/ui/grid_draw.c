/* table_draw.c - how a table looks: headings, rows, what the filter found. */
#include "ui/state.h"

#include "base/i18n.h"

#include <string.h>

enum { COLUMN_GAP = 2 };

/* Columns that fit into `columns` cells from `left` on, the first column always among them. */
static size_t fits(const struct grid *grid, int columns)
{
	int used = grid->columns[0].width + COLUMN_GAP;
	size_t c = grid->left < 1 ? 1 : grid->left;
	while (c < grid->column_count && used + grid->columns[c].width <= columns)
		used += grid->columns[c++].width + COLUMN_GAP;
	return c;
}

/* Moves the first column drawn so that the selected one is seen. */
static void scroll_columns(struct grid *grid, int columns)
{
	if (grid->left < 1)
		grid->left = 1;
	if (grid->column > 0 && grid->column < grid->left)
		grid->left = grid->column;
	while (grid->left < grid->column && fits(grid, columns) <= grid->column)
		grid->left++;
}

static void scroll_rows(struct grid *grid, int page)
{
	size_t rows = page > 0 ? (size_t)page : 1;
	if (grid->selected < grid->top)
		grid->top = grid->selected;
	if (grid->selected >= grid->top + rows)
		grid->top = grid->selected - rows + 1;
	if (grid->top + rows > grid->shown_count)
		grid->top = grid->shown_count > rows ? grid->shown_count - rows : 0;
}

/* Gives the part of a cell that the filter found its role. */
static void mark_match(const struct grid *grid, struct canvas *canvas, int x, int y, int columns,
		       const char *text)
{
	const char *wanted = grid->filter, *at;
	char head[NUM_TEXT * 4];
	size_t length = strlen(wanted);
	if (!length || *wanted == '!')
		return;
	for (at = text; *at; at++) {
		char part[GRID_FILTER];
		size_t n = strlen(at) < length ? strlen(at) : length;
		memcpy(part, at, n);
		part[n] = '\0';
		if (n == length && text_holds(part, wanted))
			break;
	}
	size_t offset = (size_t)(at - text);
	if (!*at || offset >= sizeof head)
		return;
	memcpy(head, text, offset);
	head[offset] = '\0';
	int from = utf8_width(head), width = utf8_width(wanted);
	if (from + width <= columns)
		canvas_recolour(canvas, (struct rect){ x + from, y, width, 1 }, ROLE_MATCH);
}

static void draw_cell(struct ui *ui, const struct grid *grid, struct canvas *canvas, int x, int y,
		      int width, const struct grid_entry *entry, size_t column, bool selected)
{
	struct grid_cell cell;
	enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	grid_cell_of(ui, grid, entry, column, &cell);
	if (grid->columns[column].right) {
		canvas_text_right(canvas, x, y, width, role, cell.text);
	} else {
		canvas_text(canvas, x, y, width, role, cell.text);
		if (!selected)
			mark_match(grid, canvas, x, y, width, cell.text);
	}
}

static void draw_heading(const struct grid *grid, struct canvas *canvas, int x, int y, int width,
			 size_t column, bool focused)
{
	const struct grid_column *c = &grid->columns[column];
	enum role role = focused && column == grid->column ? ROLE_FOCUS : ROLE_HEADER;
	if (grid->sort != (int)column) {
		if (c->right)
			canvas_text_right(canvas, x, y, width, role, c->title);
		else
			canvas_text(canvas, x, y, width, role, c->title);
		return;
	}
	canvas_text(canvas, x, y, width - 2, role, c->title);
	if (canvas->charset == CHARSET_ASCII)
		canvas_put(canvas, x + width - 1, y, grid->descending ? 'v' : '^', role);
	else
		canvas_put(canvas, x + width - 1, y, grid->descending ? U'▼' : U'▲', role);
}

/* Draws one line of the table: headings when `entry` is NULL. */
static void draw_line(struct ui *ui, const struct grid *grid, struct canvas *canvas,
		      struct rect area, const struct grid_entry *entry, bool selected,
		      bool focused)
{
	size_t last = fits(grid, area.w);
	int x = area.x;
	if (selected)
		canvas_fill(canvas, (struct rect){ area.x, area.y, area.w, 1 }, ' ', ROLE_SELECTED);
	for (size_t c = 0; c < last; c = c == 0 ? grid->left : c + 1) {
		int width = grid->columns[c].width, rest = area.x + area.w - x;
		size_t next = c == 0 ? grid->left : c + 1;
		/* The last column takes what is left, a column of text most of all. */
		if (next >= last && next >= grid->column_count && !grid->columns[c].right)
			width = rest;
		if (width > rest)
			width = rest;
		if (width <= 0)
			break;
		if (selected && c == grid->column)
			canvas->cursor_x = x;
		if (entry)
			draw_cell(ui, grid, canvas, x, area.y, width, entry, c, selected);
		else
			draw_heading(grid, canvas, x, area.y, width, c, focused);
		x += width + COLUMN_GAP;
	}
}

static void draw_empty(const struct grid *grid, struct canvas *canvas, struct rect area)
{
	if (grid->filter[0])
		canvas_printf(canvas, area.x, area.y, area.w, ROLE_DIM,
			      _("no row holds '%s'; / and Enter shows all"), grid->filter);
	else
		canvas_text(canvas, area.x, area.y, area.w, ROLE_DIM, _("there are no rows"));
}

void grid_draw(struct ui *ui, struct grid *grid, struct canvas *canvas, struct rect area,
		bool focused)
{
	bool heading = area.h >= 3;
	struct rect rows = { area.x, area.y + heading, area.w, area.h - heading };
	grid->page = rows.h > 0 ? rows.h : 1;
	grid->rows = rows;
	if (grid->column_count == 0 || area.w < 1 || area.h < 1)
		return;
	scroll_columns(grid, area.w);
	scroll_rows(grid, rows.h);
	if (heading)
		draw_line(ui, grid, canvas, area, NULL, false, focused);
	if (grid->shown_count == 0)
		draw_empty(grid, canvas, rows);
	if (focused && grid->shown_count == 0) {
		canvas->cursor_x = rows.x;
		canvas->cursor_y = rows.y;
	}
	for (int i = 0; i < rows.h && grid->top + (size_t)i < grid->shown_count; i++) {
		size_t at = grid->top + (size_t)i;
		bool selected = focused && at == grid->selected;
		if (selected) {
			canvas->cursor_x = rows.x; /* or the column, where it is seen */
			canvas->cursor_y = rows.y + i;
		}
		draw_line(ui, grid, canvas, (struct rect){ rows.x, rows.y + i, rows.w, 1 },
			  &grid->entries[grid->shown[at]], selected, focused);
		hit_add(ui, (struct rect){ rows.x, rows.y + i, rows.w, 1 }, HIT_ROW, at);
	}
}
