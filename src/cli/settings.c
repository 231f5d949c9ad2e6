/* settings.c - see settings.h. */
#include "cli/settings.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/files.h"
#include "cli/language.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "model/say.h"
#include "model/schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 1 << 20 };

/* clang-format off */
const struct setting settings_table[] = {
	{ .name = "view", .values = "<view>", .usual = "overview",
	  .help = N_("the view that the dashboard starts with") },
	{ .name = "deck", .values = "<deck>", .usual = "",
	  .help = N_("a deck to present at the start: a name or a file") },
	{ .name = "theme", .option = "theme", .env = "KASOKU_THEME", .values = "<theme>", .usual = "auto",
	  .help = N_("colours; auto: dark or light, as the terminal's background is") },
	{ .name = "background", .env = "KASOKU_BACKGROUND", .values = "auto|dark|light", .usual = "auto",
	  .help = N_("the terminal's background; auto asks the terminal, or COLORFGBG") },
	{ .name = "charset", .option = "charset", .values = "auto|ascii|unicode", .usual = "auto",
	  .help = N_("characters to draw with; auto: as the locale says") },
	{ .name = "language", .option = "lang", .values = "auto|" LANGUAGES, .usual = "auto",
	  .help = N_("language; auto: as LANGUAGE and the locale say") },
	{ .name = "color", .option = "color", .env = "NO_COLOR", .set = "never",
	  .values = "auto|always|never", .usual = "auto",
	  .help = N_("colours at all; auto: as many as the terminal has") },
	{ .name = "mouse", .values = "on|off", .usual = "off",
	  .help = N_("listens to the mouse from the start") },
	{ .name = "motion", .option = "no-motion", .given = "off", .env = "NO_MOTION", .set = "off",
	  .values = "on|off", .usual = "on", .help = N_("the time line plays by itself") },
	{ .name = "cursor", .values = "shown|hidden", .usual = "shown",
	  .help = N_("the terminal's cursor, which stands on what has the keyboard, seen or not") },
	{ .name = "links", .env = "KASOKU_LINKS", .values = "auto|on|off", .usual = "auto",
	  .help = N_("printed addresses can be opened; auto: in terminals known to do so") },
};
/* clang-format on */
const size_t settings_table_count = sizeof settings_table / sizeof *settings_table;

/* Words that people write for on and off. */
static const char *plain_word(const char *word)
{
	static const char *const yes[] = { "yes", "true", "On", "ON", "Yes", "True" };
	static const char *const no[] = { "no", "false", "Off", "OFF", "No", "False" };
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (strcmp(word, yes[i]) == 0)
			return "on";
		if (strcmp(word, no[i]) == 0)
			return "off";
	}
	return word;
}

static void add_problem(struct settings *settings, struct text_place place, const struct err *err)
{
	str_printf(&settings->problems, "%s:%u:%u: %s\n", settings->path, (unsigned)place.line,
		   (unsigned)place.column, err->text);
	settings->problem_count++;
}

static long find(const char *name)
{
	for (size_t i = 0; i < settings_table_count; i++)
		if (strcmp(settings_table[i].name, name) == 0)
			return (long)i;
	return -1;
}

/* What the word stands for among the values of a setting, NULL with a sentence when it is none. */
static const char *accept(const struct setting *row, const char *word, struct err *err)
{
	char choices[SAY_LIST], quoted[SAY_TEXT];
	const char *plain = strcmp(row->values, "on|off") == 0 ? plain_word(word) : word;
	if (strcmp(row->values, "<view>") == 0)
		return screen_view_known(word, err) ? word : NULL;
	if (row->values[0] == '<' || schema_choice(row->values, plain))
		return plain;
	err_set(err, ERR_INPUT, _("%s takes %s, not %s"), row->name,
		say_choices(choices, row->values), say_quoted(quoted, word));
	return NULL;
}

static bool no_setting(const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	say_nearest_try(&nearest, "keys");
	for (size_t i = 0; i < settings_table_count; i++)
		say_nearest_try(&nearest, settings_table[i].name);
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_INPUT, _("there is no setting %s; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_INPUT, _("there is no setting %s; kasoku config lists them"), quoted);
}

/* A setting at the top of the file. */
static bool take_setting(struct settings *settings, const struct config_entry *entry, struct err *err)
{
	long row = find(entry->name);
	if (*entry->group)
		return no_setting(entry->group, err);
	if (strcmp(entry->name, "keys") == 0 && entry->count == 0)
		return true;
	if (strcmp(entry->name, "keys") == 0)
		return err_set(err, ERR_INPUT, _("keys is a mapping of actions to keys"));
	if (row < 0)
		return no_setting(entry->name, err);
	if (entry->list)
		return err_set(err, ERR_INPUT, _("%s takes one value, not a list"), entry->name);
	if (entry->count == 0)
		return true;
	if (!accept(&settings_table[row], entry->values[0], err))
		return false;
	settings->made[row] = entry;
	return true;
}

/* "Up k", or a list of such; none for no key. */
static bool take_keys(struct settings *settings, const struct config_entry *entry, struct err *err)
{
	enum { KEYS_MOST = CONFIG_VALUES_MOST };
	char names[KEYS_MOST][16];
	const char *keys[KEYS_MOST];
	size_t count = 0;
	bool none = entry->count == 1 && strcmp(entry->values[0], "none") == 0;
	for (size_t i = 0; !none && i < entry->count; i++) {
		const char *list = entry->values[i];
		while (count < KEYS_MOST && keymap_next(&list, names[count])) {
			keys[count] = names[count];
			count++;
		}
	}
	return keymap_bind(&settings->keymap, entry->name, keys, count, err);
}

static bool is_key(const struct config_entry *entry)
{
	return strcmp(entry->group, "keys") == 0;
}

/* The first entry whose keys clash with those of another action, last in the file first: it is taken
 * back, and may leave others free or in the way. */
static bool settle_one(struct settings *settings, bool *ignored)
{
	char key[16];
	for (size_t i = settings->config.count; i-- > 0;) {
		const struct config_entry *entry = &settings->config.entries[i];
		struct err err = { 0 };
		if (!is_key(entry) || ignored[i])
			continue;
		const struct ui_action *rival = keymap_rival(&settings->keymap, entry->name, key);
		if (!rival)
			continue;
		err_set(&err, ERR_INPUT, _("%s would be both %s and %s (%s); bind %s to another key or to none"),
			key, entry->name, rival->name, rival->where, rival->name);
		add_problem(settings, entry->place, &err);
		keymap_restore(&settings->keymap, entry->name);
		ignored[i] = true;
		return true;
	}
	return false;
}

static void take_all(struct settings *settings)
{
	bool ignored[CONFIG_ENTRIES_MOST] = { false };
	for (size_t i = 0; i < settings->config.count; i++) {
		const struct config_entry *entry = &settings->config.entries[i];
		struct err err = { 0 };
		ignored[i] = !(is_key(entry) ? take_keys(settings, entry, &err)
					     : take_setting(settings, entry, &err));
		if (ignored[i])
			add_problem(settings, entry->place, &err);
	}
	while (settle_one(settings, ignored))
		;
}

bool settings_open(struct settings *settings, const char *path, struct err *err)
{
	struct str text;
	struct err trouble = { 0 };
	char *folder = path ? NULL : path_config();
	*settings = (struct settings){ 0 };
	str_init(&settings->problems);
	str_init(&text);
	keymap_init(&settings->keymap);
	settings->path = path ? mem_strdup(path) : folder ? path_join(folder, "config.yaml") : NULL;
	free(folder);
	bool usual = !path;
	settings->there = settings->path && (!usual || access(settings->path, F_OK) == 0);
	bool read = !settings->there || file_read(settings->path, FILE_MOST, &text, &trouble);
	bool done = read || usual || err_set(err, trouble.kind, "%s", trouble.text);
	if (read && settings->there)
		read = catalog_read_config(&settings->config, settings->path, text.text, text.length,
					   &trouble);
	if (!read && done) {
		str_printf(&settings->problems, "%s\n", trouble.text);
		settings->problem_count++;
		settings->broken = true;
	}
	take_all(settings);
	str_clear(&text);
	return done;
}

void settings_close(struct settings *settings)
{
	config_clear(&settings->config);
	keymap_clear(&settings->keymap);
	str_clear(&settings->problems);
	free(settings->path);
	*settings = (struct settings){ 0 };
}

bool settings_trouble(const struct settings *settings, struct str *text)
{
	int first = (int)strcspn(settings->problems.text, "\n");
	if (settings->broken)
		str_printf(text, _("%.*s; going on as without a configuration"), first,
			   settings->problems.text);
	else if (settings->problem_count == 1)
		str_printf(text, _("%.*s; without that setting"), first, settings->problems.text);
	else if (settings->problem_count > 1)
		str_printf(text, _("%.*s; problems in all: %zu, see kasoku config --check"), first,
			   settings->problems.text, settings->problem_count);
	return settings->problem_count > 0;
}

static const char *from_env(const struct setting *row)
{
	const char *value = row->env ? getenv(row->env) : NULL;
	struct err err = { 0 };
	if (!value || !*value)
		return NULL;
	return row->set ? row->set : accept(row, value, &err);
}

static void tell(struct str *from, const char *before, const char *name)
{
	if (from)
		str_printf(from, "%s%s", before, name);
}

const char *setting(const struct cli *cli, const char *name, struct str *from)
{
	long index = find(name);
	assert(index >= 0);
	const struct setting *row = &settings_table[index];
	const char *value = row->option && cli->command ? cli_value(cli, row->option) : NULL;
	if (value) {
		tell(from, "--", row->option);
		return row->given ? row->given : value;
	}
	if ((value = from_env(row))) {
		tell(from, "", row->env);
		return value;
	}
	const struct config_entry *made = cli->settings ? cli->settings->made[index] : NULL;
	if (!made)
		return row->usual;
	if (from)
		str_printf(from, "%s:%u", cli->settings->path, (unsigned)made->place.line);
	value = accept(row, made->values[0], NULL); /* as it was when the file was read */
	return value ? value : row->usual;
}

bool setting_on(const struct cli *cli, const char *name)
{
	return strcmp(setting(cli, name, NULL), "on") == 0;
}
