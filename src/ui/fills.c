/* tables.c - what the tables of the views list. */
#include "ui/state.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/cite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int most_columns(const struct column *column)
{
	switch (column->type) {
	case COLUMN_TEXT:
		return strcmp(column->name, "statement") == 0 || strcmp(column->name, "note") == 0 ? 70
												   : 34;
	case COLUMN_KEY:
	case COLUMN_REF:
		return 30;
	default:
		return 20;
	}
}

void fill_schema(struct ui *ui, struct grid *grid, enum table_id id, const char *columns)
{
	grid_begin(grid, id, _(schema[id].title));
	while (columns && *columns) {
		char name[40];
		size_t length = strcspn(columns, " ");
		snprintf(name, sizeof name, "%.*s", (int)length, columns);
		int field = schema_column(id, name);
		if (field >= 0) {
			const struct column *column = &schema[id].columns[field];
			grid_add_column(grid, column->name, column->name, most_columns(column));
		}
		columns += length + (columns[length] == ' ');
	}
	/* All columns: the one that names a row first, so that it stays in sight. */
	int label = schema_column(id, schema[id].label);
	if (grid->column_count == 0 && label > 0)
		grid_add_column(grid, schema[id].columns[label].name, schema[id].columns[label].name,
				 most_columns(&schema[id].columns[label]));
	if (grid->column_count <= 1)
		for (size_t c = 0; c < schema[id].column_count; c++)
			if ((int)c != label)
				grid_add_column(grid, schema[id].columns[c].name,
						 schema[id].columns[c].name,
						 most_columns(&schema[id].columns[c]));
	for (size_t row = 0; row < dataset_count(ui->dataset, id); row++)
		grid_add(grid, row, row);
}

/* -- sources ------------------------------------------------------------------------------------ */

size_t source_rests(struct ui *ui, size_t source)
{
	if (!ui->rests) {
		ui->rests = mem_array(dataset_count(ui->dataset, TABLE_SOURCES) + 1,
				      sizeof *ui->rests);
		cite_count_all(ui->dataset, ui->rests);
	}
	return ui->rests[source];
}

static void compute_rests(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			  int computed, struct grid_cell *cell)
{
	(void)grid;
	(void)computed;
	cell->number = (double)source_rests(ui, entry->row);
	snprintf(cell->buffer, NUM_TEXT, "%.0f", cell->number);
	cell->text = cell->buffer;
}

void fill_sources(struct ui *ui, struct grid *grid)
{
	grid_begin(grid, TABLE_SOURCES, _("sources"));
	grid->compute = compute_rests;
	grid_add_column(grid, "id", "id", 26);
	grid_add_column(grid, _("rows"), NULL, 6)->right = true;
	grid_add_column(grid, "title", "title", 48);
	grid_add_column(grid, "date", "date", 10);
	grid_add_column(grid, "authors", "authors", 26);
	grid_add_column(grid, "kind", "kind", 12);
	grid_add_column(grid, "checked", "checked", 8);
	grid_add_column(grid, "publisher", "publisher", 20);
	for (size_t row = 0; row < dataset_count(ui->dataset, TABLE_SOURCES); row++)
		grid_add(grid, row, row);
}

/* -- the Data view ------------------------------------------------------------------------------ */

enum { POINT_LABEL, POINT_VALUE, POINT_BOUNDS, POINT_TIER, POINT_PLACE, POINT_SOURCE };

static void compute_point(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			  int computed, struct grid_cell *cell)
{
	const struct series *series = &ui->series.items[ui->current];
	const struct figure *figure = series_figure(ui, series);
	const struct figure_point *p = &figure->points[entry->index];
	char a[NUM_TEXT], b[NUM_TEXT];
	(void)grid;
	switch (computed) {
	case POINT_LABEL:
		cell->text = p->at.label;
		return;
	case POINT_VALUE:
		cell->number = p->at.y;
		cell->text = num_value(cell->buffer, &series->unit, p->at.y, ui->charset);
		return;
	case POINT_BOUNDS:
		cell->number = p->at.low;
		if (!isnan(p->at.low) && !isnan(p->at.high))
			snprintf(cell->buffer, NUM_TEXT, "%.28s - %.28s",
				 num_value(a, &series->unit, p->at.low, ui->charset),
				 num_value(b, &series->unit, p->at.high, ui->charset));
		cell->text = cell->buffer;
		return;
	case POINT_TIER:
		cell->text = p->at.tier == TIER_NONE ? "" : tier_title(p->at.tier);
		return;
	case POINT_PLACE:
		cell->text = p->later		? _("later")
			     : p->at.beyond_limit ? _("beyond limit")
			     : !p->in_window	? _("outside")
			     : p->fitted	? _("fitted")
						: _("not fitted");
		return;
	default:
		cell->text = p->at.source;
	}
}

static void add_computed(struct grid *grid, const char *title, int computed, int most, bool right)
{
	struct grid_column *column = grid_add_column(grid, title, NULL, most);
	column->computed = computed;
	column->right = right;
}

void fill_data(struct ui *ui, struct grid *grid)
{
	if (ui->data_table >= 0 || ui->current >= ui->series.count) {
		fill_schema(ui, grid,
			     ui->data_table >= 0 ? (enum table_id)ui->data_table : TABLE_SERIES, NULL);
		return;
	}
	const struct series *series = &ui->series.items[ui->current];
	const struct figure *figure = series_figure(ui, series);
	grid_begin(grid, series->table, series->title);
	grid->compute = compute_point;
	add_computed(grid, _("name"), POINT_LABEL, 34, false);
	grid_add_column(grid, "date", "date", 10);
	add_computed(grid, _("value"), POINT_VALUE, 18, true);
	add_computed(grid, _("interval"), POINT_BOUNDS, 24, false);
	add_computed(grid, _("tier"), POINT_TIER, 12, false);
	add_computed(grid, _("in the fit"), POINT_PLACE, 14, false);
	add_computed(grid, _("source"), POINT_SOURCE, 30, false);
	for (size_t i = figure->count; i > 0; i--)
		grid_add(grid, figure->points[i - 1].at.row, i - 1);
}
