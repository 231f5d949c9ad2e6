/* cmd_themes.c - kasoku themes: the themes there are, one looked at, or held against what it should be. */
#include "base/i18n.h"
#include "cli/json.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "cli/settings.h"
#include "draw/export.h"
#include "draw/vision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIST_COLUMNS = 79, ROLE_COLUMNS = 16, ROLES_IN_A_ROW = 5, CHART_ROWS = 20 };

/* What a theme is made for: "protanopia, deuteranopia", "" for usual eyes. */
static void add_safe(struct str *out, const struct theme *theme)
{
	const char *between = "";
	for (int v = VISION_PROTANOPIA; v < VISION_COUNT; v++)
		if (theme->safe & 1u << v) {
			str_printf(out, "%s%s", between, vision_name((enum vision)v));
			between = ", ";
		}
}

/* The canvas as this output shows it. */
static void add_canvas(struct cli *cli, const struct canvas *canvas, const struct theme *theme)
{
	bool tty = isatty(STDOUT_FILENO), always = strcmp(setting(cli, "color", NULL), "always") == 0;
	if (tty || always)
		export_ansi(&cli->out, canvas, theme, look_depth(cli, tty));
	else
		export_text(&cli->out, canvas);
}

/* One line: name, words and marks in the theme, title. */
static void print_line(struct cli *cli, const struct themes *themes, const char *name)
{
	static const struct {
		enum role role;
		const char *text, *ascii;
	} sample[] = {
		{ ROLE_STRONG, "Ab", "Ab" },	 { ROLE_TEXT, "ab", "ab" },
		{ ROLE_DIM, "ab", "ab" },	 { ROLE_KEY, "k", "k" },
		{ ROLE_WARNING, "!", "!" },	 { ROLE_SELECTED, "ab", "ab" },
		{ ROLE_RECORD, "●", "O" },	 { ROLE_FIT, "──", "--" },
		{ ROLE_LIMIT, "┄┄", "- " },	 { ROLE_CONFIDENCE, "▒▒", "::" },
		{ ROLE_CAPABILITY, "▆█", "##" }, { ROLE_ALGORITHMS, "▆█", "##" },
		{ ROLE_HARDWARE, "▆█", "##" },	 { ROLE_TRAINING, "▆█", "##" },
	};
	struct theme theme;
	struct canvas canvas;
	struct err err = { 0 };
	bool sound = theme_load(themes, name, &theme, NULL, &err);
	if (!sound)
		theme_plain(&theme);
	canvas_init(&canvas, LIST_COLUMNS, 1, cli->charset);
	int x = canvas_text(&canvas, 0, 0, 16, ROLE_TEXT, name);
	x = x < 15 ? 16 : x + 1;
	for (size_t i = 0; sound && i < sizeof sample / sizeof *sample; i++)
		x += 1 + canvas_text(&canvas, x, 0, LIST_COLUMNS - x, sample[i].role,
				     cli->charset == CHARSET_ASCII ? sample[i].ascii : sample[i].text);
	canvas_text(&canvas, x + 1, 0, LIST_COLUMNS - x - 1, ROLE_TEXT,
		    sound ? _(theme.title) : _("cannot be read"));
	add_canvas(cli, &canvas, &theme);
	canvas_clear(&canvas);
	if (!sound)
		cli_say("%s", err.text);
}

static void print_json(struct cli *cli, const struct themes *themes)
{
	struct json array = json_begin(&cli->out, '[');
	struct str safe;
	str_init(&safe);
	for (size_t i = 0; i < themes->files.count; i++) {
		const char *name = themes->files.names[i];
		struct theme theme;
		struct err err = { 0 };
		bool sound = theme_load(themes, name, &theme, NULL, &err);
		json_name(&array, NULL);
		struct json row = json_begin(&cli->out, '{');
		json_text(&row, "name", name);
		json_flag(&row, "own", themes_is_own(themes, name));
		if (sound) {
			str_reset(&safe);
			add_safe(&safe, &theme);
			json_text(&row, "title", theme.title);
			json_text(&row, "ground", theme.ground == GROUND_LIGHT ? "light" : "dark");
			json_flag(&row, "paint", theme.paint);
			json_text(&row, "safe", safe.text);
		} else {
			json_text(&row, "problem", err.text);
		}
		json_end(&row, '}');
	}
	json_end(&array, ']');
	str_add_char(&cli->out, '\n');
	str_clear(&safe);
}

/* Every role by name in its own colours, and a view of the dashboard below. */
static bool draw_preview(struct cli *cli, const struct theme *theme, struct err *err)
{
	struct canvas roles;
	struct session session;
	struct screen screen = { 0 };
	canvas_init(&roles, ROLE_COLUMNS * ROLES_IN_A_ROW, (ROLE_COUNT + ROLES_IN_A_ROW - 1) / ROLES_IN_A_ROW,
		    cli->charset);
	for (int i = 0; i < ROLE_COUNT; i++)
		canvas_text(&roles, i % ROLES_IN_A_ROW * ROLE_COLUMNS, i / ROLES_IN_A_ROW, ROLE_COLUMNS - 1,
			    (enum role)i, role_name((enum role)i));
	add_canvas(cli, &roles, theme);
	canvas_clear(&roles);
	bool done = session_open(&session, cli, err) &&
		    screen_open(&screen, cli, &session, NULL, NULL, ROLE_COLUMNS * ROLES_IN_A_ROW, CHART_ROWS,
				false, err);
	if (done) {
		screen_settle(&screen);
		add_canvas(cli, &screen.canvas, theme);
	}
	screen_close(&screen);
	session_close(&session);
	return done;
}

static int print_preview(struct cli *cli, const struct themes *themes, const char *name)
{
	struct theme theme;
	struct err err = { 0 };
	struct str words, safe;
	if (!theme_load(themes, name, &theme, NULL, &err))
		return cli_fail(&err);
	str_init(&words);
	str_init(&safe);
	add_safe(&safe, &theme);
	str_printf(&words, "%s: %s\n", name, _(theme.title));
	str_printf(&words, "%s\n", theme.paint			? _("It paints its own background.")
				   : theme.ground == GROUND_LIGHT ? _("It is for light backgrounds.")
								  : _("It is for dark backgrounds."));
	if (theme.safe) {
		str_printf(&words, _("Its series are told apart with %s."), safe.text);
		str_add_char(&words, '\n');
	}
	cli_print(cli, words.text);
	str_clear(&words);
	str_clear(&safe);
	return draw_preview(cli, &theme, &err) ? CLI_DONE : cli_fail(&err);
}

/* Says what is wrong with one theme; false when something is. */
static bool check(struct cli *cli, const struct themes *themes, const char *name)
{
	struct theme theme;
	struct err err = { 0 };
	struct str faults;
	str_init(&faults);
	bool read = theme_load(themes, name, &theme, &faults, &err);
	if (!read)
		str_printf(&faults, "%s\n", err.text);
	else
		vision_audit(&theme, &faults);
	bool sound = faults.length == 0;
	for (const char *line = faults.text; *line; line += strcspn(line, "\n") + 1) {
		struct str text;
		str_init(&text);
		str_printf(&text, "%s: %.*s\n", name, (int)strcspn(line, "\n"), line);
		cli_print(cli, text.text);
		str_clear(&text);
	}
	if (sound) {
		str_printf(&faults, _("%s: all is well"), name);
		cli_print(cli, faults.text);
		str_add_char(&cli->out, '\n');
	}
	str_clear(&faults);
	return sound;
}

int command_themes(struct cli *cli)
{
	struct themes themes;
	struct err err = { 0 };
	const char *name = cli->arg_count ? cli->args[0] : NULL;
	char *catalogue = path_catalogue(cli, &err);
	int status = CLI_DONE;
	themes_open(&themes, catalogue);
	if (themes.files.count == 0) {
		status = cli_fail(&err);
	} else if (cli_given(cli, "check")) {
		for (size_t i = 0; i < themes.files.count; i++)
			if ((!name || strcmp(name, themes.files.names[i]) == 0) &&
			    !check(cli, &themes, themes.files.names[i]))
				status = CLI_NO;
	} else if (cli_given(cli, "json")) {
		print_json(cli, &themes);
	} else if (name) {
		status = print_preview(cli, &themes, name);
	} else {
		for (size_t i = 0; i < themes.files.count; i++)
			print_line(cli, &themes, themes.files.names[i]);
	}
	themes_close(&themes);
	free(catalogue);
	return status;
}
