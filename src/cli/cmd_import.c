/* cmd_import.c - kasoku import FILE…: the user's own rows, all of them or none. */
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/session.h"
#include "model/say.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 256 << 20, PROGRESS_FROM = 1 << 20, NAME_COLUMNS = 50 };

struct outcome {
	size_t rows, added, replaced, unchanged;
	bool dry;
};

static void show_progress(void *context, size_t done, size_t total)
{
	struct str name;
	if (total < PROGRESS_FROM)
		return;
	str_init(&name);
	str_add_clean(&name, context, "");
	fprintf(stderr, "\r%.*s: %3zu %%", (int)utf8_fit(name.text, NAME_COLUMNS), name.text,
		done * 100 / total);
	str_clear(&name);
}

static void end_progress(size_t total)
{
	if (total >= PROGRESS_FROM)
		fprintf(stderr, "\r%60s\r", "");
}

static bool read_one(struct batch *batch, const char *name, int table, struct err *err)
{
	struct str text;
	bool watched = isatty(STDERR_FILENO);
	str_init(&text);
	bool done = file_read(name, FILE_MOST, &text, err);
	if (done) {
		struct catalog_input input = {
			.name = name,
			.bytes = text.text,
			.length = text.length,
			.format = catalog_guess(name, text.text, text.length),
			.table = table,
			.progress = watched ? show_progress : NULL,
			.context = (void *)name,
		};
		catalog_read(batch, &input);
		if (watched)
			end_progress(text.length);
	}
	str_clear(&text);
	return done;
}

static bool read_all(const struct cli *cli, struct batch *batch, struct err *err)
{
	const char *name = cli_value(cli, "table");
	int table = name ? schema_table(name) : -1;
	if (name && table < 0) {
		struct say_nearest nearest = { .wanted = name };
		char quoted[SAY_TEXT];
		for (int i = 0; i < TABLE_COUNT; i++)
			say_nearest_try(&nearest, schema[i].name);
		return err_set(err, ERR_USAGE, _("there is no table %s; %s %s"),
			       say_quoted(quoted, name),
			       nearest.best ? _("did you mean") : _("one that there is:"),
			       nearest.best ? nearest.best : "observations");
	}
	for (size_t i = 0; i < cli->arg_count; i++)
		if (!read_one(batch, cli->args[i], table, err))
			return false;
	return true;
}

static void say_problems(const struct batch *batch)
{
	cli_problems(batch);
	cli_say(P_("nothing was imported: there is %zu problem",
		   "nothing was imported: there are %zu problems", batch->problem_count),
		batch->problem_count);
}

static void problems_json(struct json *object, const struct batch *batch)
{
	size_t shown = batch->problem_count < PROBLEMS_MAX ? batch->problem_count : PROBLEMS_MAX;
	json_name(object, "problems");
	struct json array = json_begin(object->out, '[');
	for (size_t i = 0; i < shown; i++) {
		const struct problem *problem = &batch->problems[i];
		json_name(&array, NULL);
		struct json one = json_begin(object->out, '{');
		json_text(&one, "file", problem->place.file);
		json_number(&one, "line", problem->place.line);
		json_number(&one, "column", problem->place.column);
		json_text(&one, "text", problem->text);
		json_end(&one, '}');
	}
	json_end(&array, ']');
	json_number(object, "problem_count", (double)batch->problem_count);
}

static void print_json(struct cli *cli, const struct batch *batch, const struct outcome *outcome)
{
	struct json object = json_begin(&cli->out, '{');
	json_number(&object, "rows", (double)outcome->rows);
	json_number(&object, "added", (double)outcome->added);
	json_number(&object, "replaced", (double)outcome->replaced);
	json_number(&object, "unchanged", (double)outcome->unchanged);
	json_flag(&object, "dry_run", outcome->dry);
	problems_json(&object, batch);
	json_end(&object, '}');
	str_add_char(&cli->out, '\n');
}

static void print_text(struct cli *cli, const struct outcome *outcome)
{
	str_printf(&cli->out,
		   outcome->dry ? P_("%zu row is good: %zu new, %zu replacing one of yours, %zu there "
				     "already; nothing was written\n",
				     "%zu rows are good: %zu new, %zu replacing yours, %zu there "
				     "already; nothing was written\n",
				     outcome->rows)
				: P_("%zu row: %zu added, %zu replaced, %zu there already\n",
				     "%zu rows: %zu added, %zu replaced, %zu there already\n",
				     outcome->rows),
		   outcome->rows, outcome->added, outcome->replaced, outcome->unchanged);
}

/* What an import would do. */
static void count_rows(const struct batch *batch, struct outcome *outcome)
{
	for (size_t i = 0; i < batch->count; i++) {
		outcome->rows++;
		outcome->unchanged += batch->rows[i].unchanged;
		outcome->replaced += batch->rows[i].replaces;
	}
	outcome->added = outcome->rows - outcome->unchanged - outcome->replaced;
}

static bool write_rows(struct session *session, const struct batch *batch,
		       struct outcome *outcome, struct err *err)
{
	if (outcome->dry)
		return true;
	if (!session->store || !store_writable(session->store))
		return err_set(err, ERR_STORE,
			       _("there is no database that can be written to, so nothing was "
				 "imported; name one with --db"));
	return store_import(session->store, batch, &outcome->added, &outcome->replaced, err);
}

static bool import(struct cli *cli, struct session *session, struct batch *batch, struct err *err)
{
	struct outcome outcome = { .dry = cli_given(cli, "dry-run") };
	bool as_json = cli_given(cli, "json");
	if (!read_all(cli, batch, err) || !session_open(session, cli, err))
		return false;
	batch_check(batch, session->dataset, cli_given(cli, "replace"));
	bool clean = batch->problem_count == 0;
	if (clean) {
		count_rows(batch, &outcome);
		if (!write_rows(session, batch, &outcome, err))
			return false;
	}
	if (as_json)
		print_json(cli, batch, &outcome);
	else if (clean)
		print_text(cli, &outcome);
	else
		say_problems(batch);
	return clean;
}

int command_import(struct cli *cli)
{
	struct session session = { 0 };
	struct batch batch;
	struct err err = { 0 };
	batch_init(&batch);
	bool done = import(cli, &session, &batch, &err);
	batch_clear(&batch);
	session_close(&session);
	if (!done && err.kind != ERR_NONE)
		return cli_fail(&err);
	return done ? CLI_DONE : CLI_NO;
}
