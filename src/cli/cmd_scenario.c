/* cmd_scenario.c - kasoku scenario VERB …: scenarios that last, and travel as files. */
#include "base/i18n.h"
#include "base/mem.h"
#include "base/num.h"
#include "catalog/catalog.h"
#include "cli/files.h"
#include "cli/whatif.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 20 };

struct keeper {
	struct cli *cli;
	struct session session;
	struct whatif world;
};

struct verb {
	const char *name, *args;
	size_t least, most; /* arguments behind the verb */
	bool writes;
	bool (*exec)(struct keeper *keeper, struct err *err);
};

static const char *argument(const struct keeper *keeper, size_t at)
{
	return keeper->cli->args[at + 1];
}

static bool load(const struct keeper *keeper, const char *name, struct scenario *scenario,
		 struct err *err)
{
	return scenario_load(scenario, keeper->session.dataset, &keeper->world.levers, name, err);
}

static bool keep(struct keeper *keeper, struct scenario *scenario, const char *instead,
		 struct err *err)
{
	struct batch rows;
	scenario->state = SCENARIO_SAVED;
	scenario->data_version = dataset_version(keeper->session.dataset);
	scenario->data_date = dataset_date(keeper->session.dataset);
	batch_init(&rows);
	scenario_rows(scenario, &keeper->world.levers, &rows);
	bool done = scenario_name_allowed(scenario->name, err) &&
		    store_scenario_save(keeper->session.store, &rows, instead, err);
	batch_clear(&rows);
	return done;
}

static const char *field(const struct dataset *dataset, size_t row, const char *column)
{
	const char *text = dataset_get(dataset, TABLE_SCENARIOS, row, column).text;
	return text ? text : "";
}

static bool exec_list(struct keeper *keeper, struct err *err)
{
	struct cli *cli = keeper->cli;
	const struct dataset *dataset = keeper->session.dataset;
	bool as_json = cli_given(cli, "json");
	struct json list = { &cli->out, true };
	if (as_json)
		list = json_begin(&cli->out, '[');
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SCENARIOS); i++) {
		struct scenario scenario;
		struct str settings;
		const char *name = dataset_value(dataset, TABLE_SCENARIOS, i, 0).text;
		if (!load(keeper, name, &scenario, err))
			continue; /* thrown away */
		str_init(&settings);
		scenario_spell(&scenario, &keeper->world.levers, &settings);
		if (as_json) {
			json_name(&list, NULL);
			struct json row = json_begin(&cli->out, '{');
			json_text(&row, "name", name);
			json_text(&row, "title", scenario.title);
			json_text(&row, "state", field(dataset, i, "state"));
			json_text(&row, "settings", settings.text);
			json_text(&row, "note", *scenario.note ? scenario.note : NULL);
			json_end(&row, '}');
		} else {
			cli_print_cell(cli, name, 26);
			cli_print_cell(cli, field(dataset, i, "state"), 7);
			cli_print_cell(cli, _(scenario.title), 40);
			cli_print(cli, settings.text);
			str_add_char(&cli->out, '\n');
		}
		str_clear(&settings);
	}
	if (as_json)
		str_add(&cli->out, "]\n");
	err_clear(err);
	return true;
}

static bool exec_show(struct keeper *keeper, struct err *err)
{
	struct scenario scenario;
	struct cli *cli = keeper->cli;
	char text[NUM_TEXT], base[NUM_TEXT], line[600];
	const struct lever_list *levers = &keeper->world.levers;
	if (!load(keeper, argument(keeper, 0), &scenario, err))
		return false;
	snprintf(line, sizeof line, "%s: %s\n%s%s", scenario.name, _(scenario.title),
		 _(scenario.note), *scenario.note ? "\n" : "");
	cli_print(cli, line);
	for (size_t i = 0; i < levers->count; i++) {
		if (!scenario.set[i])
			continue;
		snprintf(line, sizeof line, _("  %-20s %s %s (base %s)\n"), levers->items[i].id,
			 lever_text(&levers->items[i], scenario.value[i], text),
			 levers->items[i].unit[0] == 'x' ? "" : levers->items[i].unit,
			 lever_text(&levers->items[i], levers->items[i].base, base));
		cli_print(cli, line);
	}
	struct str age;
	str_init(&age);
	scenario_age(&scenario, keeper->session.dataset, levers, &age);
	if (age.length) {
		cli_print(cli, age.text);
		str_add_char(&cli->out, '\n');
	}
	str_clear(&age);
	return true;
}

static bool exec_save(struct keeper *keeper, struct err *err)
{
	struct scenario scenario;
	struct cli *cli = keeper->cli;
	const char *like = cli_value(cli, "like"), *title = cli_value(cli, "title");
	const char *note = cli_value(cli, "note"), *name = argument(keeper, 0);
	if (!scenario_name_allowed(name, err) ||
	    !load(keeper, like ? like : "base", &scenario, err) ||
	    !whatif_settings_read(cli, &keeper->world, &scenario, err))
		return false;
	if (scenario_changes(&scenario) == 0)
		return err_set(err, ERR_USAGE,
			       _("%s moves no lever; say which with --set lever=value"), name);
	snprintf(scenario.name, sizeof scenario.name, "%s", name);
	snprintf(scenario.title, sizeof scenario.title, "%s", title ? title : name);
	snprintf(scenario.note, sizeof scenario.note, "%s", note ? note : "");
	return keep(keeper, &scenario, NULL, err);
}

static bool exec_delete(struct keeper *keeper, struct err *err)
{
	struct scenario scenario;
	const char *name = argument(keeper, 0);
	if (!load(keeper, name, &scenario, err) ||
	    !store_scenario_state(keeper->session.store, name, "deleted", err))
		return false;
	cli_say(_("kasoku scenario restore %s brings it back"), name);
	return true;
}

static bool exec_restore(struct keeper *keeper, struct err *err)
{
	return store_scenario_state(keeper->session.store, argument(keeper, 0), "saved", err);
}

static bool name_free(const struct keeper *keeper, const char *name, struct err *err)
{
	struct scenario taken;
	struct err none = { 0 };
	if (!scenario_name_allowed(name, err))
		return false;
	if (load(keeper, name, &taken, &none))
		return err_set(err, ERR_USAGE, _("there is a scenario %s already"), name);
	return true;
}

static bool copy_to(struct keeper *keeper, bool away, struct err *err)
{
	struct scenario scenario;
	const char *from = argument(keeper, 0), *to = argument(keeper, 1);
	if (!load(keeper, from, &scenario, err) || !name_free(keeper, to, err))
		return false;
	if (strcmp(scenario.title, from) == 0)
		snprintf(scenario.title, sizeof scenario.title, "%s", to);
	snprintf(scenario.name, sizeof scenario.name, "%s", to);
	return keep(keeper, &scenario, away ? from : NULL, err);
}

static bool exec_rename(struct keeper *keeper, struct err *err)
{
	return copy_to(keeper, true, err);
}

static bool exec_copy(struct keeper *keeper, struct err *err)
{
	return copy_to(keeper, false, err);
}

static bool gather(const struct keeper *keeper, struct batch *batch, struct err *err)
{
	const struct dataset *dataset = keeper->session.dataset;
	struct scenario scenario;
	for (size_t i = 1; i < keeper->cli->arg_count; i++) {
		if (!load(keeper, keeper->cli->args[i], &scenario, err))
			return false;
		scenario_rows(&scenario, &keeper->world.levers, batch);
	}
	if (keeper->cli->arg_count > 1)
		return true;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SCENARIOS); i++) {
		struct err none = { 0 };
		if (dataset_is_user(dataset, TABLE_SCENARIOS, i) &&
		    load(keeper, dataset_value(dataset, TABLE_SCENARIOS, i, 0).text, &scenario,
			 &none))
			scenario_rows(&scenario, &keeper->world.levers, batch);
	}
	return batch->count > 0 ||
	       err_set(err, ERR_DATA, "%s", _("there is no scenario of yours; name one to export"));
}

static bool exec_export(struct keeper *keeper, struct err *err)
{
	struct batch batch;
	batch_init(&batch);
	bool done = gather(keeper, &batch, err);
	if (done) {
		struct dataset *dataset = batch_dataset(&batch);
		catalog_write_yaml(&keeper->cli->out, dataset, TABLE_SCENARIOS);
		catalog_write_yaml(&keeper->cli->out, dataset, TABLE_SETTINGS);
		dataset_free(dataset);
	}
	batch_clear(&batch);
	return done;
}

/* Rows of other tables do not belong in a file of scenarios; settings must be within their sliders.
 */
static void check_rows(const struct keeper *keeper, struct batch *batch)
{
	int lever = schema_column(TABLE_SETTINGS, "lever"),
	    value = schema_column(TABLE_SETTINGS, "value");
	size_t count = batch->count;
	for (size_t i = 0; i < count; i++) {
		const struct batch_row *row = &batch->rows[i];
		struct place place = { row->file, row->line, 1 };
		struct err err = { 0 };
		if (row->table == TABLE_SCENARIOS && row->values[0].text &&
		    !scenario_name_allowed(row->values[0].text, &err))
			batch_problem(batch, place, "%s", err.text);
		if (row->table == TABLE_SCENARIOS)
			continue;
		if (row->table != TABLE_SETTINGS) {
			batch_problem(batch, place,
				      _("a row of `%s` does not belong to a scenario"),
				      schema[row->table].name);
			continue;
		}
		long at = row->values[lever].text
				  ? lever_find(&keeper->world.levers, row->values[lever].text)
				  : -1;
		double number = row->values[value].number;
		if (at >= 0 && !lever_allows(&keeper->world.levers.items[at],
					     isnan(number) ? (double)INFINITY : number, &err))
			batch_problem(batch, place, "%s", err.text);
	}
}

static bool read_files(const struct keeper *keeper, struct batch *batch, struct err *err)
{
	for (size_t i = 1; i < keeper->cli->arg_count; i++) {
		const char *name = keeper->cli->args[i];
		struct str text;
		str_init(&text);
		bool done = file_read(name, FILE_MOST, &text, err);
		struct catalog_input input = { .name = name,
					       .bytes = text.text,
					       .length = text.length,
					       .format = FORMAT_YAML,
					       .table = -1 };
		if (done)
			catalog_read(batch, &input);
		str_clear(&text);
		if (!done)
			return false;
	}
	batch_check(batch, keeper->session.dataset, true);
	check_rows(keeper, batch);
	return true;
}

static bool keep_read(struct keeper *keeper, const struct batch *batch, struct err *err)
{
	struct dataset *dataset = batch_dataset(batch);
	bool done = true;
	for (size_t i = 0; done && i < dataset_count(dataset, TABLE_SCENARIOS); i++) {
		struct scenario scenario;
		struct batch rows;
		const char *name = dataset_value(dataset, TABLE_SCENARIOS, i, 0).text;
		done = scenario_load(&scenario, dataset, &keeper->world.levers, name, err);
		if (!done)
			break;
		scenario.state = SCENARIO_SAVED;
		batch_init(&rows);
		scenario_rows(&scenario, &keeper->world.levers, &rows);
		done = store_scenario_save(keeper->session.store, &rows, NULL, err);
		batch_clear(&rows);
		struct str age;
		str_init(&age);
		scenario_age(&scenario, keeper->session.dataset, &keeper->world.levers, &age);
		if (done)
			cli_say("%s%s%s", name, age.length ? ": " : "", age.text);
		str_clear(&age);
	}
	dataset_free(dataset);
	return done;
}

static bool exec_import(struct keeper *keeper, struct err *err)
{
	struct batch batch;
	batch_init(&batch);
	bool done = read_files(keeper, &batch, err);
	if (done)
		cli_problems(&batch);
	if (done && batch.problem_count)
		done = err_set(err, ERR_INPUT, "%s", _("nothing was imported"));
	done = done && keep_read(keeper, &batch, err);
	batch_clear(&batch);
	return done;
}

/* clang-format off */
static const struct verb verbs[] = {
	{ "list", "", 0, 0, false, exec_list },
	{ "show", "NAME", 1, 1, false, exec_show },
	{ "save", "NAME", 1, 1, true, exec_save },
	{ "delete", "NAME", 1, 1, true, exec_delete },
	{ "restore", "NAME", 1, 1, true, exec_restore },
	{ "rename", "OLD NEW", 2, 2, true, exec_rename },
	{ "copy", "OLD NEW", 2, 2, true, exec_copy },
	{ "export", "[NAME…]", 0, 99, false, exec_export },
	{ "import", "FILE…", 1, 99, true, exec_import },
};
/* clang-format on */

static const struct verb *find_verb(const struct cli *cli, struct err *err)
{
	const char *name = cli->args[0];
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		say_nearest_try(&nearest, verbs[i].name);
		if (strcmp(verbs[i].name, name) != 0)
			continue;
		size_t given = cli->arg_count - 1;
		if (given >= verbs[i].least && given <= verbs[i].most)
			return &verbs[i];
		err_set(err, ERR_USAGE, _("kasoku scenario %s takes %s"), name,
			*verbs[i].args ? verbs[i].args : _("nothing behind it"));
		return NULL;
	}
	err_set(err, ERR_USAGE, _("kasoku scenario does not know %s; %s %s"),
		say_quoted(quoted, name),
		nearest.best ? _("did you mean")
			     : _("it takes list, show, save, delete, restore, rename, "
				 "copy, export,"),
		nearest.best ? nearest.best : _("import"));
	return NULL;
}

static bool may_write(const struct keeper *keeper, struct err *err)
{
	if (cli_given(keeper->cli, "read-only"))
		return err_set(err, ERR_USAGE, "%s",
			       _("--read-only was asked for: nothing is written"));
	if (keeper->session.store && store_writable(keeper->session.store))
		return true;
	return err_set(err, ERR_STORE, "%s", _("there is no database that could be written to"));
}

int command_scenario(struct cli *cli)
{
	struct keeper *keeper = mem_alloc(sizeof *keeper);
	struct err err = { 0 };
	keeper->cli = cli;
	const struct verb *verb = find_verb(cli, &err);
	bool done = verb && session_open(&keeper->session, cli, &err) &&
		    whatif_open(&keeper->world, keeper->session.dataset, INFINITY, &err) &&
		    (!verb->writes || may_write(keeper, &err)) && verb->exec(keeper, &err);
	whatif_close(&keeper->world);
	session_close(&keeper->session);
	free(keeper);
	return done ? CLI_DONE : cli_fail(&err);
}
