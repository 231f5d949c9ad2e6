/* settings.h - what a reader has decided for good: the configuration file, below the environment and the
 * command line.
 *
 * One table of settings is read by the file, `kasoku config`, its template and the manual's test.  What
 * is wrong in the file is kept as lines of "file:line:column: sentence"; a setting that is wrong counts
 * as not made, and of a file that cannot be read at all nothing counts. */
#ifndef KASOKU_CLI_SETTINGS_H
#define KASOKU_CLI_SETTINGS_H

#include "catalog/config.h"
#include "cli/cli.h"
#include "ui/keymap.h"

struct setting {
	const char *name;
	const char *option, *given; /* the option that goes before it, and what a switch stands for */
	const char *env, *set;      /* the same of an environment variable */
	const char *values;         /* as in struct cli_option; also "<deck>" */
	const char *usual;          /* when nobody says anything */
	const char *help;           /* a phrase, translatable */
};
extern const struct setting settings_table[];
extern const size_t settings_table_count;

enum { SETTINGS_MOST = 16 };

struct settings {
	char *path; /* of the file; NULL when there is no place for one */
	bool there, broken; /* broken: nothing of it could be read */
	struct config config;
	const struct config_entry *made[SETTINGS_MOST]; /* beside settings_table; NULL when not made */
	struct keymap keymap;
	struct str problems;
	size_t problem_count;
};

/* Reads `path`, or kasoku/config.yaml in the user's configuration folder when that is NULL.  A file
 * that is not there is one without settings, unless it was named: ERR_IO. */
bool settings_open(struct settings *settings, const char *path, struct err *err);
void settings_close(struct settings *settings);
/* Puts the first problem and how many more there are into `text`; false when there is none. */
bool settings_trouble(const struct settings *settings, struct str *text);
/* The value in force of a setting: the command line's, the environment's, the file's, the usual one.
 * `from` (may be NULL) is told where it comes from: "--theme", "KASOKU_THEME", "FILE:LINE", "". */
const char *setting(const struct cli *cli, const char *name, struct str *from);
/* True when a setting that is on or off is on. */
bool setting_on(const struct cli *cli, const char *name);

#endif
