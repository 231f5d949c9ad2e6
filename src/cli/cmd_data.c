/* cmd_data.c - kasoku data SERIES|TABLE: the rows behind a picture. */
#include "base/date.h"
#include "base/i18n.h"
#include "cli/screen.h"
#include "cli/session.h"
#include "cli/table.h"
#include "model/say.h"
#include "model/series.h"

#include <math.h>
#include <string.h>

static const struct table_field point_fields[] = {
	{ .name = "date" },
	{ .name = "value", .number = true },
	{ .name = "low", .number = true },
	{ .name = "high", .number = true },
	{ .name = "label" },
	{ .name = "tier", .told = true },
	{ .name = "source" },
	{ .name = N_("row") },
	{ .name = N_("beyond_limit"), .flag = true },
};
enum { POINT_FIELDS = sizeof point_fields / sizeof *point_fields };

static const char *number_text(struct arena *arena, double number, bool round)
{
	char text[NUM_TEXT];
	if (!isfinite(number))
		return "";
	return arena_strdup(arena, round ? num_digits(text, number, 4) : num_exact(text, number));
}

static void fill_point(const char **cells, const struct series_point *point,
		       const struct series *series, const struct dataset *dataset, bool round,
		       struct arena *arena)
{
	char date[16];
	size_t at = 0;
	cells[at++] = arena_strdup(arena, date_format(date, (int)point->t));
	cells[at++] = number_text(arena, point->y, round);
	cells[at++] = number_text(arena, point->low, round);
	cells[at++] = number_text(arena, point->high, round);
	cells[at++] = point->label;
	cells[at++] = tier_id(point->tier);
	cells[at++] = point->source;
	cells[at++] = dataset_value(dataset, series->table, point->row, 0).text;
	cells[at++] = point->beyond_limit ? "true" : round ? "" : "false";
}

static bool print_series(struct cli *cli, const struct dataset *dataset, const char *id,
			 enum table_format format, double as_of, struct err *err)
{
	struct series_list list;
	struct arena arena = ARENA_EMPTY;
	series_list_init(&list, dataset, err);
	const struct series *series = series_find(&list, id);
	if (series) {
		size_t count;
		struct series_point *points = series_points(series, dataset, &arena, &count);
		while (count > 0 && points[count - 1].t > as_of)
			count--;
		const char **cells = arena_array(&arena, count * POINT_FIELDS, sizeof *cells);
		for (size_t i = 0; i < count; i++)
			fill_point(cells + i * POINT_FIELDS, &points[i], series, dataset,
				   format == TABLE_TEXT, &arena);
		struct table_grid grid = { point_fields, POINT_FIELDS, cells, count };
		table_print(cli, &grid, format);
	}
	arena_clear(&arena);
	series_list_clear(&list);
	return series != NULL;
}

/* True when the row has a date, and that is later. */
static bool is_later(const struct dataset *dataset, enum table_id table, size_t row, double as_of)
{
	int column = schema_column(table, "date");
	return column >= 0 && dataset_value(dataset, table, row, (size_t)column).number > as_of;
}

static void print_table(struct cli *cli, const struct dataset *dataset, enum table_id table,
			enum table_format format, double as_of)
{
	const struct table *of = &schema[table];
	struct arena arena = ARENA_EMPTY;
	size_t rows = dataset_count(dataset, table), columns = of->column_count, known = 0;
	struct table_field *fields = arena_array(&arena, columns, sizeof *fields);
	const char **cells = arena_array(&arena, rows * columns, sizeof *cells);
	for (size_t c = 0; c < columns; c++) {
		enum column_type type = of->columns[c].type;
		fields[c].name = of->columns[c].name;
		fields[c].number = type == COLUMN_NUMBER || type == COLUMN_INTEGER;
		fields[c].flag = type == COLUMN_FLAG;
		fields[c].told = of->columns[c].told;
	}
	for (size_t row = 0; row < rows; row++) {
		if (is_later(dataset, table, row, as_of))
			continue;
		for (size_t c = 0; c < columns; c++) {
			char text[64];
			struct value value = dataset_value(dataset, table, row, c);
			cells[known * columns + c] =
				arena_strdup(&arena, value_write(value, &of->columns[c], text));
		}
		known++;
	}
	struct table_grid grid = { fields, columns, cells, known };
	table_print(cli, &grid, format);
	arena_clear(&arena);
}

static bool unknown(const struct dataset *dataset, const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	for (int table = 0; table < TABLE_COUNT; table++)
		say_nearest_try(&nearest, schema[table].name);
	if (!nearest.best)
		return screen_series_known(dataset, name, err);
	return err_set(err, ERR_USAGE, _("there is no series or table %s; did you mean %s?"),
		       say_quoted(quoted, name), nearest.best);
}

static bool print(struct cli *cli, const struct dataset *dataset, struct err *err)
{
	const char *name = cli->args[0];
	double as_of;
	if (!cli_as_of(cli, &as_of, err))
		return false;
	enum table_format format = cli_given(cli, "json")  ? TABLE_JSON
				   : cli_given(cli, "csv") ? TABLE_CSV
							   : TABLE_TEXT;
	if (dataset_find(dataset, TABLE_SERIES, name) >= 0)
		return print_series(cli, dataset, name, format, as_of, err);
	int table = schema_table(name);
	if (table < 0)
		return unknown(dataset, name, err);
	print_table(cli, dataset, (enum table_id)table, format, as_of);
	return true;
}

int command_data(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	bool done = session_open(&session, cli, &err) && print(cli, session.dataset, &err);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
