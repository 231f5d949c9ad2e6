/* cmd_config.c - kasoku config: the settings in force and where they come from, a look at a file for
 * mistakes, and a template to start from. */
#include "base/i18n.h"
#include "cli/decks.h"
#include "cli/json.h"
#include "cli/look.h"
#include "cli/paths.h"
#include "cli/settings.h"
#include "cli/themes.h"

#include <stdlib.h>
#include <string.h>

static const char *usual_from(const struct str *from)
{
	return from->length ? from->text : _("usual");
}

static bool is_bound(const struct settings *settings, size_t action)
{
	return settings->keymap.keys[action] != ui_actions[action].keys;
}

static void print_text(struct cli *cli, const struct settings *settings)
{
	struct str from;
	str_init(&from);
	cli_print_cell(cli, _("file"), 12);
	str_printf(&from, settings->path && !settings->there ? _("%s (not there)") : "%s",
		   settings->path ? settings->path : _("no place for one"));
	cli_print(cli, from.text);
	str_add_char(&cli->out, '\n');
	for (size_t i = 0; i < settings_table_count; i++) {
		str_reset(&from);
		const char *value = setting(cli, settings_table[i].name, &from);
		cli_print_cell(cli, settings_table[i].name, 12);
		cli_print_cell(cli, *value ? value : "-", 16);
		cli_print(cli, usual_from(&from));
		str_add_char(&cli->out, '\n');
	}
	for (size_t i = 0; i < ui_action_count; i++) {
		if (!is_bound(settings, i))
			continue;
		const char *keys = settings->keymap.keys[i];
		cli_print_cell(cli, _("keys"), 12);
		cli_print_cell(cli, *keys ? keys : _("none"), 16);
		cli_print_cell(cli, ui_actions[i].name, 16);
		str_add_char(&cli->out, '\n');
	}
	str_clear(&from);
}

static void print_json(struct cli *cli, const struct settings *settings)
{
	struct str from;
	str_init(&from);
	struct json object = json_begin(&cli->out, '{');
	json_text(&object, "file", settings->path);
	json_flag(&object, "exists", settings->there);
	json_name(&object, "settings");
	struct json array = json_begin(&cli->out, '[');
	for (size_t i = 0; i < settings_table_count; i++) {
		str_reset(&from);
		const char *value = setting(cli, settings_table[i].name, &from);
		json_name(&array, NULL);
		struct json row = json_begin(&cli->out, '{');
		json_text(&row, "name", settings_table[i].name);
		json_text(&row, "value", value);
		json_text(&row, "from", from.length ? from.text : NULL);
		json_end(&row, '}');
	}
	json_end(&array, ']');
	json_name(&object, "keys");
	struct json keys = json_begin(&cli->out, '{');
	for (size_t i = 0; i < ui_action_count; i++)
		if (is_bound(settings, i))
			json_text(&keys, ui_actions[i].name, settings->keymap.keys[i]);
	json_end(&keys, '}');
	json_end(&object, '}');
	str_add_char(&cli->out, '\n');
	str_clear(&from);
}

/* A key in single quotes where YAML would take it for its own sign. */
static void add_yaml_key(struct str *out, const char *key)
{
	if (strcmp(key, "'") == 0)
		str_add(out, "\"'\"");
	else if (strpbrk(key, "-?:,[]{}#&*!|>%@`\"=<~") && strlen(key) == 1)
		str_printf(out, "'%s'", key);
	else
		str_add(out, key);
}

static void print_template(struct cli *cli)
{
	struct str *out = &cli->out;
	str_printf(out, "# %s\n", _("config.yaml - settings of kasoku; a line without # is one that is made"));
	for (size_t i = 0; i < settings_table_count; i++) {
		const struct setting *row = &settings_table[i];
		str_printf(out, "\n# %s\n", _(row->help));
		if (row->values[0] != '<')
			str_printf(out, "# %s\n", row->values);
		str_printf(out, "#%s: %s\n", row->name, *row->usual ? row->usual : "~");
	}
	str_printf(out, "\n# %s\n#keys:\n",
		   _("keys of actions; several in a list, none for no key; single signs in quotes"));
	for (size_t i = 0; i < ui_action_count; i++) {
		const char *keys = ui_actions[i].keys, *between = "";
		char key[16];
		if (strcmp(ui_actions[i].name, "view") == 0)
			continue;
		str_printf(out, "#  %s: [", ui_actions[i].name);
		while (keymap_next(&keys, key)) {
			str_add(out, between);
			add_yaml_key(out, key);
			between = ", ";
		}
		str_printf(out, "]  # %s: %s\n", ui_actions[i].where, _(ui_actions[i].help));
	}
}

/* What only the catalogue knows: whether the theme and the deck that the file names are there. */
static bool names_exist(struct cli *cli)
{
	struct str from;
	struct err err = { 0 };
	struct session session;
	struct themes themes;
	struct theme theme;
	struct deck deck;
	const char *name;
	str_init(&from);
	bool there = session_open(&session, cli, &err);
	themes_open(&themes, session.catalogue);
	name = setting(cli, "theme", &from);
	there = there && (strcmp(name, "auto") == 0 || theme_load(&themes, name, &theme, NULL, &err));
	if (there) {
		str_reset(&from);
		name = setting(cli, "deck", &from);
		there = !*name || deck_open(&deck, &session, name, &err);
		if (there && *name)
			deck_clear(&deck);
	}
	if (!there)
		cli_say("%s%s%s", from.text, from.length ? ": " : "", err.text);
	themes_close(&themes);
	session_close(&session);
	str_clear(&from);
	return there;
}

static int check(struct cli *cli, const struct settings *settings)
{
	const char *line = settings->problems.text;
	for (; *line; line += strcspn(line, "\n") + 1)
		cli_say("%.*s", (int)strcspn(line, "\n"), line);
	if (settings->problem_count || !names_exist(cli))
		return CLI_NO;
	struct str said;
	str_init(&said);
	if (settings->there)
		str_printf(&said, _("%s: all is well"), settings->path);
	else
		str_add(&said, _("there is no file; all is as usual"));
	cli_print(cli, said.text);
	str_add_char(&cli->out, '\n');
	str_clear(&said);
	return CLI_DONE;
}

int command_config(struct cli *cli)
{
	struct settings *settings = cli->settings;
	struct err err = { 0 };
	if (cli_given(cli, "default")) {
		print_template(cli);
		return CLI_DONE;
	}
	if (cli->arg_count > 0) {
		settings_close(settings);
		if (!settings_open(settings, cli->args[0], &err))
			return cli_fail(&err);
	}
	if (cli_given(cli, "check"))
		return check(cli, settings);
	if (cli_given(cli, "json"))
		print_json(cli, settings);
	else
		print_text(cli, settings);
	for (const char *line = settings->problems.text; *line; line += strcspn(line, "\n") + 1)
		cli_say("%.*s", (int)strcspn(line, "\n"), line);
	return settings->problem_count ? CLI_NO : CLI_DONE;
}
