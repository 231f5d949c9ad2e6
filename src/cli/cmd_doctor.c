/* cmd_doctor.c - kasoku doctor: what is where, whether it is sound, what this terminal shows. */
#include "base/date.h"
#include "base/i18n.h"
#include "cli/build.h"
#include "cli/files.h"
#include "cli/look.h"
#include "cli/paths.h"
#include "cli/repair.h"
#include "cli/session.h"
#include "cli/settings.h"
#include "cli/themes.h"
#include "term/term.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void row(struct cli *cli, const char *name, const char *text)
{
	cli_print_cell(cli, name, 10);
	cli_print(cli, text);
	str_add_char(&cli->out, '\n');
}

static void rowf(struct cli *cli, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void rowf(struct cli *cli, const char *name, const char *format, ...)
{
	struct str text;
	va_list args;
	str_init(&text);
	va_start(args, format);
	str_vprintf(&text, format, args);
	va_end(args);
	row(cli, name, text.text);
	str_clear(&text);
}

static void print_catalogue(struct cli *cli, const struct session *session)
{
	char date[16];
	int made = dataset_date(session->dataset);
	int today = look_today(), age = today - made;
	size_t rows = 0;
	for (int table = 0; table < TABLE_COUNT; table++)
		rows += dataset_count(session->dataset, (enum table_id)table);
	row(cli, _("catalogue"), session->catalogue ? session->catalogue : _("not found"));
	if (made && age < 0)
		rowf(cli, "", _("version %d of %s; this machine's clock does not fit that day"),
		     dataset_version(session->dataset), date_format(date, made));
	else if (made)
		rowf(cli, "", P_("version %d of %s, %d day old", "version %d of %s, %d days old",
			      (unsigned long)age),
		     dataset_version(session->dataset), date_format(date, made), age);
	rowf(cli, "", _("%zu rows, %zu series, %zu sources"), rows,
	     dataset_count(session->dataset, TABLE_SERIES),
	     dataset_count(session->dataset, TABLE_SOURCES));
}

/* Who else can change the database, and what an interrupted or finished repair left beside it. */
static void print_surroundings(struct cli *cli, const char *path)
{
	struct stat status;
	struct files files;
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *folder = path_folder(path);
	if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & (S_IWGRP | S_IWOTH)))
		rowf(cli, "", _("others can write to it; to change that: chmod go-w %s"), path);
	files_list(&files, folder, "");
	for (size_t i = 0; i < files.count; i++)
		if (strncmp(files.names[i], name, strlen(name)) == 0 &&
		    (strstr(files.names[i], ".repaired") || strstr(files.names[i], ".damaged")))
			rowf(cli, "", _("left from a repair, to be looked at and deleted: %s/%s"), folder,
			     files.names[i]);
	files_clear(&files);
	free(folder);
}

/* Says how a database that is wrong can be mended, when it is one of ours. */
static void print_way_out(struct cli *cli, const char *path)
{
	struct batch batch;
	struct store_salvage found;
	batch_init(&batch);
	if (path && store_salvage(path, &batch, &found, NULL))
		rowf(cli, _("way out"),
		     P_("kasoku doctor --repair builds a new one with %zu row of yours that can be read, and "
			"keeps this one beside it",
			"kasoku doctor --repair builds a new one with %zu rows of yours that can be read, and "
			"keeps this one beside it",
			found.rows),
		     found.rows);
	batch_clear(&batch);
}

static bool print_store(struct cli *cli, const struct session *session)
{
	struct str report;
	struct err err = { 0 };
	row(cli, _("database"), session->path ? session->path : _("no place for one"));
	if (!session->store) {
		row(cli, "", session->note);
		return false;
	}
	row(cli, "", store_writable(session->store) ? _("can be written to") : _("read-only"));
	print_surroundings(cli, session->path);
	str_init(&report);
	bool sound = store_check(session->store, &report, &err);
	for (const char *at = report.text; *at; at += strspn(at, "\n")) {
		size_t length = strcspn(at, "\n");
		rowf(cli, "", "%.*s", (int)length, at);
		at += length;
	}
	if (!sound)
		row(cli, _("PROBLEM"), err.kind ? err.text : _("the database is not sound"));
	if (!sound)
		print_way_out(cli, session->path);
	str_clear(&report);
	return sound;
}

static void print_themes(struct cli *cli, const struct session *session)
{
	struct themes themes;
	struct str names;
	str_init(&names);
	themes_open(&themes, session->catalogue);
	for (size_t i = 0; i < themes.files.count; i++)
		str_printf(&names, "%s%s", i ? " " : "", themes.files.names[i]);
	row(cli, _("themes"), names.length > 0 ? names.text : _("none found"));
	themes_close(&themes);
	str_clear(&names);
}

static void print_settings(struct cli *cli)
{
	const struct settings *settings = cli->settings;
	struct str trouble;
	str_init(&trouble);
	if (settings_trouble(settings, &trouble))
		row(cli, _("settings"), trouble.text);
	else if (settings->there)
		row(cli, _("settings"), settings->path);
	else
		row(cli, _("settings"), _("none made; kasoku config --default shows what there is"));
	str_clear(&trouble);
}

static const char *env_or(const char *name, const char *otherwise)
{
	const char *value = getenv(name);
	return value && *value ? value : otherwise;
}

static void print_terminal(struct cli *cli)
{
	static const char *const depths[] = { [DEPTH_MONO] = N_("none"),
					      [DEPTH_8] = "8",
					      [DEPTH_16] = "16",
					      [DEPTH_256] = "256",
					      [DEPTH_RGB] = N_("RGB, where terminfo says so") };
	int w, h;
	rowf(cli, _("terminal"), "TERM=%s COLORTERM=%s NO_COLOR=%s", env_or("TERM", "-"),
	     env_or("COLORTERM", "-"), env_or("NO_COLOR", "-"));
	if (look_terminal_size(&w, &h))
		rowf(cli, "", _("%d columns, %d rows"), w, h);
	rowf(cli, "", _("at most these colours: %s"), _(depths[look_depth(cli, true)]));
	rowf(cli, _("locale"), "%s, %s", nl_langinfo(CODESET),
	     cli->charset == CHARSET_UNICODE ? _("drawing with Unicode") : _("drawing with ASCII"));
}

/* Every line must end at the bars; where it does not, the font or the terminal is to blame. */
static void print_pattern(struct cli *cli)
{
	static const char *const lines[] = {
		"braille  ⠁⠂⠄⡀⠈⠐⠠⢀⣀⣤⣶⣿⠉⠒⠤⡠⠔⠊⢄⡀",
		"blocks   ▁▂▃▄▅▆▇█░▒▓▌▐▖▗▘▝●○◆◇",
		"rules    ─│┌┐└┘├┤┬┴┼╴╵╶╷┄┆━┃╌╎",
		"wide     加速曲線図表資料出典",
		"marks    ×±≤≥…·¹²³⁴⁵⁶⁷⁸⁹⁰→←↑↓",
	};
	if (cli->charset == CHARSET_ASCII) {
		row(cli, _("pattern"), _("--charset unicode shows one"));
		return;
	}
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		cli_print_cell(cli, i ? "" : _("pattern"), 10);
		cli_print_cell(cli, lines[i], 34);
		str_add(&cli->out, "|\n");
	}
	row(cli, "", _("the bars must stand below each other"));
}

/* Whether everything about the database is as it should be. */
static bool is_sound(const struct cli *cli)
{
	struct session session;
	struct str report;
	struct err err = { 0 };
	str_init(&report);
	bool sound = session_open(&session, cli, &err) && session.store &&
		     store_check(session.store, &report, &err);
	session_close(&session);
	str_clear(&report);
	return sound;
}

static int repair(struct cli *cli)
{
	struct err err = { 0 };
	struct str said;
	char *path = path_database(cli);
	str_init(&said);
	bool done = true;
	if (cli_given(cli, "read-only"))
		done = err_set(&err, ERR_USAGE, "%s",
			       _("--read-only was asked for: nothing is written"));
	else if (is_sound(cli))
		str_add(&said, _("the database is sound, there is nothing to repair"));
	else if (!path)
		done = err_set(&err, ERR_STORE, "%s", _("there is no place for a database"));
	else
		done = repair_database(cli, path, &said, &err);
	if (done)
		row(cli, _("database"), said.text);
	str_clear(&said);
	free(path);
	return done ? CLI_DONE : cli_fail(&err);
}

int command_doctor(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	if (cli_given(cli, "repair"))
		return repair(cli);
	rowf(cli, "kasoku", "%s, %s", KASOKU_VERSION, term_version());
	bool sound = session_open(&session, cli, &err);
	if (sound) {
		print_catalogue(cli, &session);
		sound = print_store(cli, &session);
		print_themes(cli, &session);
	} else {
		row(cli, _("PROBLEM"), err.text);
		print_way_out(cli, session.path);
	}
	print_settings(cli);
	session_close(&session);
	print_terminal(cli);
	print_pattern(cli);
	if (!sound)
		cli_say("%s", _("there is a problem; the line PROBLEM says which"));
	return sound ? CLI_DONE : CLI_NO;
}
