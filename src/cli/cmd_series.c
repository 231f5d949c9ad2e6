/* cmd_series.c - kasoku series: what can be shown and fitted. */
#include "base/date.h"
#include "base/i18n.h"
#include "cli/json.h"
#include "cli/session.h"
#include "study/figure.h"

#include <stdio.h>
#include <string.h>

static const char *const driver_ids[DRIVER_COUNT] = {
	[DRIVER_CAPABILITY] = "capability",
	[DRIVER_ALGORITHMS] = "algorithms",
	[DRIVER_HARDWARE] = "hardware",
	[DRIVER_TRAINING] = "training",
};

static void print_line(struct cli *cli, const struct figure *figure, int id_columns)
{
	const struct series *series = figure->series;
	char text[400];
	cli_print_cell(cli, series->id, id_columns);
	cli_print_cell(cli, driver_title(series->driver), 10);
	snprintf(text, sizeof text, "%4zu", figure->count - figure->later);
	cli_print_cell(cli, text, 4);
	cli_print_cell(cli, series->title, 46);
	figure_rate(figure, text, sizeof text, cli->charset);
	cli_print(cli, figure->has_fit ? text : "-");
	str_add_char(&cli->out, '\n');
}

static void print_json(struct cli *cli, struct json *list, const struct figure *figure)
{
	const struct series *series = figure->series;
	char date[16];
	json_name(list, NULL);
	str_add_char(&cli->out, '\n');
	struct json object = json_begin(&cli->out, '{');
	json_text(&object, "id", series->id);
	json_text(&object, "title", series->title);
	json_text(&object, "statement", series->statement);
	json_text(&object, "driver", driver_ids[series->driver]);
	json_text(&object, "unit", series->unit_id);
	json_text(&object, "table", schema[series->table].name);
	json_text(&object, "value", series->value);
	json_text(&object, "where", series->where);
	size_t known = figure->count - figure->later;
	json_number(&object, "points", (double)known);
	if (known > 0) {
		json_text(&object, "first", date_format(date, (int)figure->points[0].at.t));
		json_text(&object, "last",
			  date_format(date, (int)figure->points[known - 1].at.t));
	}
	json_number(&object, "floor", series->floor);
	json_number(&object, "ceiling", series->ceiling);
	json_number(&object, "limit", series->limit);
	json_text(&object, "caution", series->caution[0] ? series->caution : NULL);
	json_text(&object, "source", series->source[0] ? series->source : NULL);
	json_name(&object, "fit");
	figure_json(figure, &cli->out);
	json_end(&object, '}');
}

static int widest_id(const struct series_list *list)
{
	int columns = 0;
	for (size_t i = 0; i < list->count; i++)
		if (utf8_width(list->items[i].id) > columns)
			columns = utf8_width(list->items[i].id);
	return columns;
}

static void print_all(struct cli *cli, const struct dataset *dataset, double as_of)
{
	bool as_json = cli_given(cli, "json");
	struct series_list list;
	struct json array = { &cli->out, true };
	series_list_init(&list, dataset, NULL);
	int columns = widest_id(&list);
	if (as_json)
		array = json_begin(&cli->out, '[');
	for (size_t i = 0; i < list.count; i++) {
		struct selection selection;
		struct figure figure;
		figure_defaults(&selection, &list.items[i]);
		selection.as_of = as_of;
		figure_make(&figure, &list.items[i], dataset, &selection);
		if (as_json)
			print_json(cli, &array, &figure);
		else
			print_line(cli, &figure, columns);
		figure_clear(&figure);
	}
	if (as_json)
		str_add(&cli->out, "\n]\n");
	series_list_clear(&list);
}

int command_series(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	double as_of;
	if (!cli_as_of(cli, &as_of, &err))
		return cli_fail(&err);
	bool done = session_open(&session, cli, &err);
	if (done)
		print_all(cli, session.dataset, as_of);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
