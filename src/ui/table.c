/* table.c - filling, sorting, filtering and moving in tables; see table.h. */
#include "ui/state.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEASURED_ROWS = 300 };

void table_clear(struct table *table)
{
	free(table->entries);
	free(table->shown);
	*table = (struct table){ 0 };
}

void table_begin(struct table *table, enum table_id id, const char *name)
{
	table->id = id;
	table->name = name;
	table->count = table->shown_count = table->column_count = 0;
	table->compute = NULL;
}

struct table_column *table_add_column(struct table *table, const char *title, const char *path,
				      int most)
{
	struct table_column *column = &table->columns[table->column_count];
	if (table->column_count + 1 < TABLE_COLUMNS)
		table->column_count++;
	*column = (struct table_column){ .title = title, .path = path, .field = -1, .unit = "" };
	column->most = most;
	if (path && !strchr(path, '.'))
		column->field = schema_column(table->id, path);
	if (column->field >= 0) {
		const struct column *field = &schema[table->id].columns[column->field];
		column->unit = field->unit;
		column->right = field->type == COLUMN_NUMBER || field->type == COLUMN_INTEGER;
	}
	return column;
}

void table_add(struct table *table, size_t row, size_t index)
{
	table->entries = mem_grow(table->entries, table->count, &table->room,
				  sizeof *table->entries);
	table->entries[table->count++] = (struct table_entry){ row, index };
}

static bool unit_by_id(const struct dataset *dataset, const char *id, struct num_unit *unit)
{
	static const char *const styles[] = { "plain", "percent", "duration",
					      "si",    "power",	  "money" };
	long row = dataset_find(dataset, TABLE_UNITS, id);
	if (row < 0)
		return false;
	struct value style = dataset_get(dataset, TABLE_UNITS, (size_t)row, "style");
	struct value suffix = dataset_get(dataset, TABLE_UNITS, (size_t)row, "suffix");
	*unit = (struct num_unit){ .style = NUM_PLAIN, .suffix = suffix.text ? suffix.text : "" };
	for (size_t i = 0; style.text && i < sizeof styles / sizeof *styles; i++)
		if (strcmp(style.text, styles[i]) == 0)
			unit->style = (enum num_style)i;
	return true;
}

void table_number(const struct ui *ui, const char *unit, double number, char text[NUM_TEXT])
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

void table_cell_of(struct ui *ui, const struct table *table, const struct table_entry *entry,
		   size_t column, struct table_cell *cell)
{
	const struct table_column *c = &table->columns[column];
	cell->text = "";
	cell->buffer[0] = '\0';
	cell->number = NAN;
	if (!c->path) {
		table->compute(ui, table, entry, c->computed, cell);
		return;
	}
	struct value value = c->field >= 0
				     ? dataset_row(ui->dataset, table->id, entry->row)[c->field]
				     : dataset_get(ui->dataset, table->id, entry->row, c->path);
	cell->number = value.number;
	if (value.text) {
		cell->text = value.text;
	} else if (!isnan(value.number)) {
		bool flag = c->field >= 0 &&
			    schema[table->id].columns[c->field].type == COLUMN_FLAG;
		if (flag)
			snprintf(cell->buffer, NUM_TEXT, "%s", value.number > 0 ? _("yes") : _("no"));
		else
			table_number(ui, c->unit, value.number, cell->buffer);
		cell->text = cell->buffer;
	}
}

static bool passes(struct ui *ui, const struct table *table, const struct table_entry *entry)
{
	const char *wanted = table->filter;
	bool inverse = *wanted == '!';
	struct table_cell cell;
	if (inverse)
		wanted++;
	if (!*wanted)
		return true;
	for (size_t c = 0; c < table->column_count; c++) {
		table_cell_of(ui, table, entry, c, &cell);
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

static void sort_shown(struct ui *ui, struct table *table)
{
	struct arena arena = ARENA_EMPTY;
	struct sortable *items = arena_array(&arena, table->shown_count, sizeof *items);
	struct table_cell cell;
	for (size_t i = 0; i < table->shown_count; i++) {
		size_t entry = table->shown[i];
		table_cell_of(ui, table, &table->entries[entry], (size_t)table->sort, &cell);
		items[i] = (struct sortable){ cell.number,
					      cell.text == cell.buffer
						      ? arena_strdup(&arena, cell.text)
						      : cell.text,
					      entry, table->descending };
	}
	qsort(items, table->shown_count, sizeof *items, compare);
	for (size_t i = 0; i < table->shown_count; i++)
		table->shown[i] = items[i].entry;
	arena_clear(&arena);
}

static const char *entry_key(const struct ui *ui, const struct table *table, size_t entry)
{
	const struct value *row = dataset_row(ui->dataset, table->id, table->entries[entry].row);
	return row[0].text ? row[0].text : "";
}

static void keep_selected(const struct ui *ui, struct table *table)
{
	if (table->selected < table->shown_count)
		snprintf(table->kept, sizeof table->kept, "%s",
			 entry_key(ui, table, table->shown[table->selected]));
}

/* Finds the row that was selected again; else stays near its place. */
static void find_selected(const struct ui *ui, struct table *table)
{
	for (size_t i = 0; table->kept[0] && i < table->shown_count; i++)
		if (strcmp(entry_key(ui, table, table->shown[i]), table->kept) == 0) {
			table->selected = i;
			return;
		}
	if (table->selected >= table->shown_count)
		table->selected = table->shown_count ? table->shown_count - 1 : 0;
}

void table_refresh(struct ui *ui, struct table *table)
{
	table->shown_count = 0;
	for (size_t i = 0; i < table->count; i++)
		if (passes(ui, table, &table->entries[i]))
			table->shown[table->shown_count++] = i;
	if (table->sort >= 0 && table->sort < (int)table->column_count)
		sort_shown(ui, table);
	find_selected(ui, table);
}

static void measure(struct ui *ui, struct table *table)
{
	struct table_cell cell;
	size_t rows = table->count < MEASURED_ROWS ? table->count : MEASURED_ROWS;
	for (size_t c = 0; c < table->column_count; c++) {
		struct table_column *column = &table->columns[c];
		column->width = utf8_width(column->title) + (table->sort == (int)c ? 2 : 0);
		for (size_t i = 0; i < rows && column->width < column->most; i++) {
			table_cell_of(ui, table, &table->entries[i], c, &cell);
			int width = utf8_width(cell.text);
			if (width > column->width)
				column->width = width;
		}
		if (column->width > column->most)
			column->width = column->most;
	}
}

void table_ready(struct ui *ui, struct table *table)
{
	if (!table->stale)
		return;
	table->stale = false;
	table->fill(ui, table);
	free(table->shown);
	table->shown = mem_array(table->count, sizeof *table->shown);
	if (table->sort >= (int)table->column_count)
		table->sort = -1;
	if (table->column >= table->column_count)
		table->column = table->left = 0;
	table_refresh(ui, table);
	measure(ui, table);
}

const struct table_entry *table_selected(const struct table *table)
{
	if (table->selected >= table->shown_count)
		return NULL;
	return &table->entries[table->shown[table->selected]];
}

bool table_move(struct ui *ui, struct table *table, long by)
{
	long to = (long)table->selected + by, last = (long)table->shown_count - 1;
	to = to > last ? last : to;
	to = to < 0 ? 0 : to;
	if ((size_t)to == table->selected)
		return false;
	table->selected = (size_t)to;
	keep_selected(ui, table);
	return true;
}

bool table_select_row(struct ui *ui, struct table *table, size_t row)
{
	for (size_t i = 0; i < table->shown_count; i++)
		if (table->entries[table->shown[i]].row == row) {
			table->selected = i;
			keep_selected(ui, table);
			return true;
		}
	return false;
}

int table_column_named(const struct table *table, const char *title)
{
	for (size_t c = 0; c < table->column_count; c++)
		if (strcmp(table->columns[c].title, title) == 0)
			return (int)c;
	return -1;
}
