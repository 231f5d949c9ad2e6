/* cmd_keys.c - kasoku keys: the table of actions as people and programs read it. */
#include "base/i18n.h"
#include "cli/json.h"
#include "cli/screen.h"
#include "cli/settings.h"

#include <stdio.h>
#include <string.h>

/* Actions that belong to another view only. */
static bool is_elsewhere(const struct ui_action *action, const char *view)
{
	for (size_t i = 0; i < ui_view_count(); i++)
		if (strcmp(action->where, ui_view_at(i).id) == 0)
			return strcmp(action->where, view) != 0;
	return false;
}

static const char *keys_of(const struct cli *cli, const struct ui_action *action)
{
	return cli->settings->keymap.keys[action - ui_actions];
}

static void print_line(struct cli *cli, const struct ui_action *action, int widths[2])
{
	char name[80];
	snprintf(name, sizeof name, "%s%s%s", action->name, action->takes[0] ? " " : "",
		 action->takes);
	cli_print_cell(cli, keys_of(cli, action), widths[0]);
	cli_print_cell(cli, name, widths[1]);
	cli_print_cell(cli, action->where, 10);
	cli_print(cli, _(action->help));
	str_add_char(&cli->out, '\n');
}

static void print_json(struct json *array, const struct ui_action *action, const char *at)
{
	json_name(array, NULL);
	str_add_char(array->out, '\n');
	struct json object = json_begin(array->out, '{');
	json_text(&object, "name", action->name);
	json_text(&object, "takes", action->takes);
	json_text(&object, "where", action->where);
	json_text(&object, "help", action->help);
	json_name(&object, "keys");
	struct json keys = json_begin(array->out, '[');
	for (char key[16]; keymap_next(&at, key);)
		json_text(&keys, NULL, key);
	json_end(&keys, ']');
	json_end(&object, '}');
}

static void measure(const struct cli *cli, int widths[2])
{
	widths[0] = widths[1] = 0;
	for (size_t i = 0; i < ui_action_count; i++) {
		int keys = utf8_width(keys_of(cli, &ui_actions[i]));
		int name = utf8_width(ui_actions[i].name) + 1 + utf8_width(ui_actions[i].takes);
		widths[0] = keys > widths[0] ? keys : widths[0];
		widths[1] = name > widths[1] ? name : widths[1];
	}
}

int command_keys(struct cli *cli)
{
	struct err err = { 0 };
	const char *view = cli->arg_count > 0 ? cli->args[0] : NULL;
	bool as_json = cli_given(cli, "json");
	struct json array = { &cli->out, true };
	int widths[2];
	if (view && !screen_view_known(view, &err))
		return cli_fail(&err);
	measure(cli, widths);
	if (as_json)
		array = json_begin(&cli->out, '[');
	for (size_t i = 0; i < ui_action_count; i++) {
		if (view && is_elsewhere(&ui_actions[i], view))
			continue;
		if (as_json)
			print_json(&array, &ui_actions[i], keys_of(cli, &ui_actions[i]));
		else
			print_line(cli, &ui_actions[i], widths);
	}
	if (as_json)
		str_add(&cli->out, "\n]\n");
	return CLI_DONE;
}
