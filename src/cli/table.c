/* table.c - see table.h. */
#include "cli/table.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/num.h"
#include "cli/json.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_MOST = 44 };

static const char *cell(const struct table_grid *grid, size_t row, size_t field)
{
	const char *text = grid->cells[row * grid->field_count + field];
	return text ? text : "";
}

/* The cell as people read it. */
static const char *told(const struct table_grid *grid, size_t row, size_t field)
{
	const char *text = cell(grid, row, field);
	return grid->fields[field].told ? _(text) : text;
}

static int column_width(const struct table_grid *grid, size_t field)
{
	int width = utf8_width(_(grid->fields[field].name));
	for (size_t row = 0; row < grid->row_count; row++) {
		int here = utf8_width(told(grid, row, field));
		width = here > width ? here : width;
	}
	return width < COLUMN_MOST ? width : COLUMN_MOST;
}

/* An empty column says nothing to people. */
static bool is_empty(const struct table_grid *grid, size_t field)
{
	for (size_t row = 0; row < grid->row_count; row++)
		if (*cell(grid, row, field))
			return false;
	return true;
}

static void text_cell(struct cli *cli, const char *text, int width, bool right)
{
	int used = utf8_width(text);
	if (right && used < width)
		str_printf(&cli->out, "%*s", width - used, "");
	cli_print_cell(cli, text, right && used < width ? used : width);
}

static void end_line(struct cli *cli)
{
	while (cli->out.length > 0 && cli->out.text[cli->out.length - 1] == ' ')
		cli->out.text[--cli->out.length] = '\0';
	str_add_char(&cli->out, '\n');
}

static void print_text(struct cli *cli, const struct table_grid *grid)
{
	int *widths = mem_array(grid->field_count, sizeof *widths);
	for (size_t field = 0; field < grid->field_count; field++)
		widths[field] = is_empty(grid, field) ? 0 : column_width(grid, field);
	for (size_t field = 0; field < grid->field_count; field++)
		if (widths[field] > 0)
			text_cell(cli, _(grid->fields[field].name), widths[field],
				  grid->fields[field].number);
	end_line(cli);
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t field = 0; field < grid->field_count; field++)
			if (widths[field] > 0)
				text_cell(cli, told(grid, row, field), widths[field],
					  grid->fields[field].number);
		end_line(cli);
	}
	free(widths);
}

static void print_csv(struct cli *cli, const struct table_grid *grid)
{
	for (size_t field = 0; field < grid->field_count; field++) {
		str_add(&cli->out, field ? "," : "");
		str_add_csv(&cli->out, grid->fields[field].name);
	}
	str_add_char(&cli->out, '\n');
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t field = 0; field < grid->field_count; field++) {
			str_add(&cli->out, field ? "," : "");
			str_add_csv(&cli->out, cell(grid, row, field));
		}
		str_add_char(&cli->out, '\n');
	}
}

static void json_cell(struct json *object, const struct table_field *field, const char *text)
{
	double number;
	if (!*text)
		json_text(object, field->name, NULL);
	else if (field->flag)
		json_flag(object, field->name, strcmp(text, "true") == 0);
	else if (field->number && num_parse(text, &number))
		json_number(object, field->name, number);
	else
		json_text(object, field->name, text);
}

static void print_json(struct cli *cli, const struct table_grid *grid)
{
	struct json array = json_begin(&cli->out, '[');
	for (size_t row = 0; row < grid->row_count; row++) {
		json_name(&array, NULL);
		str_add_char(&cli->out, '\n');
		struct json object = json_begin(&cli->out, '{');
		for (size_t field = 0; field < grid->field_count; field++)
			json_cell(&object, &grid->fields[field], cell(grid, row, field));
		json_end(&object, '}');
	}
	str_add(&cli->out, "\n]\n");
}

void table_print(struct cli *cli, const struct table_grid *grid, enum table_format format)
{
	if (format == TABLE_CSV)
		print_csv(cli, grid);
	else if (format == TABLE_JSON)
		print_json(cli, grid);
	else
		print_text(cli, grid);
}
