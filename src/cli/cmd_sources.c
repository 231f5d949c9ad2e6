/* cmd_sources.c - kasoku sources: what every figure rests on. */
#include "base/i18n.h"
#include "cli/json.h"
#include "cli/links.h"
#include "cli/session.h"
#include "model/cite.h"
#include "model/say.h"

#include <stdlib.h>
#include <string.h>

static const char *key_at(const struct dataset *dataset, size_t row)
{
	return dataset_value(dataset, TABLE_SOURCES, row, 0).text;
}

/* False for what was published after the day of --as-of. */
static bool is_out(const struct cli *cli, const struct dataset *dataset, size_t row)
{
	double day;
	cli_as_of(cli, &day, NULL);
	return !(dataset_get(dataset, TABLE_SOURCES, row, "date").number > day);
}

static void source_json(struct cli *cli, const struct dataset *dataset, size_t row)
{
	const struct table *table = &schema[TABLE_SOURCES];
	struct value values[SCHEMA_COLUMNS];
	dataset_row(dataset, TABLE_SOURCES, row, values);
	struct json object = json_begin(&cli->out, '{');
	for (size_t c = 0; c < table->column_count; c++) {
		const struct column *column = &table->columns[c];
		bool number = column->type == COLUMN_NUMBER || column->type == COLUMN_INTEGER;
		if (number)
			json_number(&object, column->name, values[c].number);
		else if (column->type == COLUMN_FLAG && value_known(values[c]))
			json_flag(&object, column->name, values[c].number != 0);
		else
			json_text(&object, column->name, values[c].text);
	}
	struct str cited;
	str_init(&cited);
	cite_full(&cited, dataset, values[0].text);
	json_text(&object, "citation", cited.text);
	str_clear(&cited);
	json_end(&object, '}');
}

/* One or all sources as an array, or one as itself. */
static void print_json(struct cli *cli, const struct dataset *dataset, long only, bool csl)
{
	size_t count = dataset_count(dataset, TABLE_SOURCES);
	struct json array = { &cli->out, true };
	if (only < 0)
		array = json_begin(&cli->out, '[');
	for (size_t row = only < 0 ? 0 : (size_t)only; row < count; row++) {
		if (only < 0 && !is_out(cli, dataset, row))
			continue;
		if (only < 0) {
			json_name(&array, NULL);
			str_add_char(&cli->out, '\n');
		}
		if (csl)
			cite_csl(&cli->out, dataset, key_at(dataset, row));
		else
			source_json(cli, dataset, row);
		if (only >= 0)
			break;
	}
	str_add(&cli->out, only < 0 ? "\n]\n" : "\n");
}

static void print_bibtex(struct cli *cli, const struct dataset *dataset, long only)
{
	for (size_t row = 0; row < dataset_count(dataset, TABLE_SOURCES); row++)
		if (only < 0 ? is_out(cli, dataset, row) : row == (size_t)only)
			cite_bibtex(&cli->out, dataset, key_at(dataset, row));
}

static void print_list(struct cli *cli, const struct dataset *dataset)
{
	int columns = 0;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_SOURCES); row++)
		if (utf8_width(key_at(dataset, row)) > columns)
			columns = utf8_width(key_at(dataset, row));
	for (size_t row = 0; row < dataset_count(dataset, TABLE_SOURCES); row++) {
		struct str text;
		if (!is_out(cli, dataset, row))
			continue;
		str_init(&text);
		cite_full(&text, dataset, key_at(dataset, row));
		cli_print_cell(cli, key_at(dataset, row), columns);
		links_print(cli, text.text);
		str_add_char(&cli->out, '\n');
		str_clear(&text);
	}
}

static void print_card(struct cli *cli, const struct dataset *dataset, const char *key)
{
	struct str text;
	str_init(&text);
	cite_card(&text, dataset, key);
	links_print(cli, text.text);
	if (text.length > 0 && text.text[text.length - 1] != '\n')
		str_add_char(&cli->out, '\n');
	str_clear(&text);
}

static bool unknown(const struct dataset *dataset, const char *key, struct err *err)
{
	struct say_nearest nearest = { .wanted = key };
	char quoted[SAY_TEXT];
	for (size_t row = 0; row < dataset_count(dataset, TABLE_SOURCES); row++)
		say_nearest_try(&nearest, key_at(dataset, row));
	say_quoted(quoted, key);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no source %s; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_USAGE, _("there is no source %s; kasoku sources lists all"),
		       quoted);
}

static bool print(struct cli *cli, const struct dataset *dataset, struct err *err)
{
	const char *key = cli->arg_count > 0 ? cli->args[0] : NULL;
	long only = key ? dataset_find(dataset, TABLE_SOURCES, key) : -1;
	if (key && only < 0)
		return unknown(dataset, key, err);
	if (cli_given(cli, "bibtex"))
		print_bibtex(cli, dataset, only);
	else if (cli_given(cli, "csl") || cli_given(cli, "json"))
		print_json(cli, dataset, only, cli_given(cli, "csl"));
	else if (key)
		print_card(cli, dataset, key);
	else
		print_list(cli, dataset);
	return true;
}

int command_sources(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	double day;
	if (!cli_as_of(cli, &day, &err))
		return cli_fail(&err);
	bool done = session_open(&session, cli, &err) && print(cli, session.dataset, &err);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
