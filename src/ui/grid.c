/* table.c - filling, sorting, filtering and moving in tables; see table.h. */
#include "ui/state.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEASURED_ROWS = 300 };

void grid_clear(struct grid *grid)
{
	free(grid->entries);
	free(grid->shown);
	*grid = (struct grid){ 0 };
}

void grid_begin(struct grid *grid, enum table_id id, const char *name)
{
	grid->id = id;
	grid->name = name;
	grid->count = grid->shown_count = grid->column_count = 0;
	grid->compute = NULL;
}

struct grid_column *grid_add_column(struct grid *grid, const char *title, const char *path,
				    int most)
{
	struct grid_column *column = &grid->columns[grid->column_count];
	if (grid->column_count + 1 < GRID_COLUMNS)
		grid->column_count++;
	*column = (struct grid_column){ .title = _(title), .path = path, .field = -1, .unit = "" };
	column->most = most;
	if (path && !strchr(path, '.'))
		column->field = schema_column(grid->id, path);
	if (column->field >= 0) {
		const struct column *field = &schema[grid->id].columns[column->field];
		column->unit = field->unit;
		column->right = field->type == COLUMN_NUMBER || field->type == COLUMN_INTEGER;
	}
	return column;
}

void grid_add(struct grid *grid, size_t row, size_t index)
{
	grid->entries = mem_grow(grid->entries, grid->count, &grid->room, sizeof *grid->entries);
	grid->entries[grid->count++] = (struct grid_entry){ row, index };
}

static bool unit_by_id(const struct dataset *dataset, const char *id, struct num_unit *unit)
{
	static const char *const styles[] = {
		"plain", "percent", "duration", "si", "power", "money"
	};
	long row = dataset_find(dataset, TABLE_UNITS, id);
	if (row < 0)
		return false;
	struct value style = dataset_get(dataset, TABLE_UNITS, (size_t)row, "style");
	struct value suffix = dataset_get(dataset, TABLE_UNITS, (size_t)row, "suffix");
	*unit = (struct num_unit){ .style = NUM_PLAIN,
				   .suffix = suffix.text ? _(suffix.text) : "" };
	for (size_t i = 0; style.text && i < sizeof styles / sizeof *styles; i++)
		if (strcmp(style.text, styles[i]) == 0)
			unit->style = (enum num_style)i;
	return true;
}

void grid_number(const struct ui *ui, const char *unit, double number, char text[NUM_TEXT])
{
	struct num_unit style;
	text[0] = '\0';
	if (isnan(number))
		return;
	if (unit && *unit && unit_by_id(ui->dataset, unit, &style))
		num_value(text, &style, number, ui->charset);
	else
		num_digits(text, number, 6);
}

void grid_cell_of(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
		  size_t column, struct grid_cell *cell)
{
	const struct grid_column *c = &grid->columns[column];
	cell->text = "";
	cell->buffer[0] = '\0';
	cell->number = NAN;
	if (!c->path) {
		grid->compute(ui, grid, entry, c->computed, cell);
		return;
	}
	struct value value =
		c->field >= 0 ? dataset_value(ui->dataset, grid->id, entry->row, (size_t)c->field)
			      : dataset_get(ui->dataset, grid->id, entry->row, c->path);
	cell->number = value.number;
	if (value.text) {
		cell->text =
			c->field >= 0 ? schema_told(grid->id, c->field, value.text) : value.text;
	} else if (!isnan(value.number)) {
		bool flag = c->field >= 0 && schema[grid->id].columns[c->field].type == COLUMN_FLAG;
		if (flag)
			snprintf(cell->buffer, NUM_TEXT, "%s",
				 value.number > 0 ? _("yes") : _("no"));
		else
			grid_number(ui, c->unit, value.number, cell->buffer);
		cell->text = cell->buffer;
	}
}

static bool passes(struct ui *ui, const struct grid *grid, const struct grid_entry *entry)
{
	const char *wanted = grid->filter;
	bool inverse = *wanted == '!';
	struct grid_cell cell;
	if (inverse)
		wanted++;
	if (!*wanted)
		return true;
	for (size_t c = 0; c < grid->column_count; c++) {
		grid_cell_of(ui, grid, entry, c, &cell);
		if (text_holds(cell.text, wanted))
			return !inverse;
	}
	return inverse;
}

/* What qsort() compares: the sort cell of each entry, taken once. */
struct sortable {
	double number;
	const char *text;
	size_t entry;
	bool descending;
};

static int compare(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	bool a_empty = isnan(a->number) && !*a->text, b_empty = isnan(b->number) && !*b->text;
	int order = 0;
	/* What is unknown stands last, whichever way the rest is sorted. */
	if (a_empty != b_empty)
		return a_empty ? 1 : -1;
	if (!isnan(a->number) && !isnan(b->number))
		order = (a->number > b->number) - (a->number < b->number);
	else
		order = strcmp(a->text, b->text);
	if (order != 0)
		return a->descending ? -order : order;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static void sort_shown(struct ui *ui, struct grid *grid)
{
	struct arena arena = ARENA_EMPTY;
	struct sortable *items = arena_array(&arena, grid->shown_count, sizeof *items);
	struct grid_cell cell;
	for (size_t i = 0; i < grid->shown_count; i++) {
		size_t entry = grid->shown[i];
		grid_cell_of(ui, grid, &grid->entries[entry], (size_t)grid->sort, &cell);
		items[i] = (struct sortable){ cell.number,
					      cell.text == cell.buffer
						      ? arena_strdup(&arena, cell.text)
						      : cell.text,
					      entry, grid->descending };
	}
	qsort(items, grid->shown_count, sizeof *items, compare);
	for (size_t i = 0; i < grid->shown_count; i++)
		grid->shown[i] = items[i].entry;
	arena_clear(&arena);
}

static const char *entry_key(const struct ui *ui, const struct grid *grid, size_t entry)
{
	const char *key = dataset_value(ui->dataset, grid->id, grid->entries[entry].row, 0).text;
	return key ? key : "";
}

static void keep_selected(const struct ui *ui, struct grid *grid)
{
	if (grid->selected < grid->shown_count)
		snprintf(grid->kept, sizeof grid->kept, "%s",
			 entry_key(ui, grid, grid->shown[grid->selected]));
}

/* Finds the row that was selected again; else stays near its place. */
static void find_selected(const struct ui *ui, struct grid *grid)
{
	for (size_t i = 0; grid->kept[0] && i < grid->shown_count; i++)
		if (strcmp(entry_key(ui, grid, grid->shown[i]), grid->kept) == 0) {
			grid->selected = i;
			return;
		}
	if (grid->selected >= grid->shown_count)
		grid->selected = grid->shown_count ? grid->shown_count - 1 : 0;
}

void grid_refresh(struct ui *ui, struct grid *grid)
{
	grid->shown_count = 0;
	for (size_t i = 0; i < grid->count; i++)
		if (passes(ui, grid, &grid->entries[i]))
			grid->shown[grid->shown_count++] = i;
	if (grid->sort >= 0 && grid->sort < (int)grid->column_count)
		sort_shown(ui, grid);
	find_selected(ui, grid);
}

static void measure(struct ui *ui, struct grid *grid)
{
	struct grid_cell cell;
	size_t rows = grid->count < MEASURED_ROWS ? grid->count : MEASURED_ROWS;
	for (size_t c = 0; c < grid->column_count; c++) {
		struct grid_column *column = &grid->columns[c];
		column->width = utf8_width(column->title) + (grid->sort == (int)c ? 2 : 0);
		for (size_t i = 0; i < rows && column->width < column->most; i++) {
			grid_cell_of(ui, grid, &grid->entries[i], c, &cell);
			int width = utf8_width(cell.text);
			if (width > column->width)
				column->width = width;
		}
		if (column->width > column->most)
			column->width = column->most;
	}
}

void grid_ready(struct ui *ui, struct grid *grid)
{
	if (!grid->stale)
		return;
	grid->stale = false;
	grid->fill(ui, grid);
	free(grid->shown);
	grid->shown = mem_array(grid->count, sizeof *grid->shown);
	if (grid->sort >= (int)grid->column_count)
		grid->sort = -1;
	if (grid->column >= grid->column_count)
		grid->column = grid->left = 0;
	grid_refresh(ui, grid);
	measure(ui, grid);
}

const struct grid_entry *grid_selected(const struct grid *grid)
{
	if (grid->selected >= grid->shown_count)
		return NULL;
	return &grid->entries[grid->shown[grid->selected]];
}

bool grid_move(struct ui *ui, struct grid *grid, long by)
{
	long to = (long)grid->selected + by, last = (long)grid->shown_count - 1;
	to = to > last ? last : to;
	to = to < 0 ? 0 : to;
	if ((size_t)to == grid->selected)
		return false;
	grid->selected = (size_t)to;
	keep_selected(ui, grid);
	return true;
}

bool grid_select_row(struct ui *ui, struct grid *grid, size_t row)
{
	for (size_t i = 0; i < grid->shown_count; i++)
		if (grid->entries[grid->shown[i]].row == row) {
			grid->selected = i;
			keep_selected(ui, grid);
			return true;
		}
	return false;
}

int grid_column_named(const struct grid *grid, const char *title)
{
	for (size_t c = 0; c < grid->column_count; c++)
		if (strcmp(grid->columns[c].title, title) == 0 ||
		    (grid->columns[c].path && strcmp(grid->columns[c].path, title) == 0))
			return (int)c;
	return -1;
}
