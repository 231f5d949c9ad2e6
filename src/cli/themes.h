/* themes.h - the themes there are: the user's own, and those of the catalogue's folder. */
#ifndef KASOKU_CLI_THEMES_H
#define KASOKU_CLI_THEMES_H

#include "cli/cli.h"
#include "cli/files.h"
#include "draw/theme.h"

#include <stdint.h>

enum { THEMES_USER, THEMES_BUNDLED, THEMES_FOLDERS };

struct themes {
	char *folders[THEMES_FOLDERS]; /* NULL where there is none */
	struct files files;            /* names without ".yaml", sorted, each once */
	uint64_t stamp;                /* of the files, as they were when listed */
};

/* Lists the themes in kasoku/themes of the user's configuration and in `catalogue` (may be NULL). */
void themes_open(struct themes *themes, const char *catalogue);
void themes_close(struct themes *themes);
/* True when a file came, went or was written since; the list is the new one then. */
bool themes_renew(struct themes *themes);
/* True when the theme of this name is the user's. */
bool themes_is_own(const struct themes *themes, const char *name);
/* Reads the theme called `name`, the user's before the bundled one, with what it is based on: a theme of the
 * user may be based on the bundled one of its own name.  ERR_USAGE when there is none.  What is not known
 * in it is appended to `warnings` (may be NULL), a line each. */
bool theme_load(const struct themes *themes, const char *name, struct theme *theme,
		struct str *warnings, struct err *err);
/* True when the theme follows the background and nobody has said what that is. */
bool theme_follows(const struct cli *cli);
/* The theme to begin with: --theme, KASOKU_THEME, the configuration's, or dark or light as the background
 * is.  False only when --theme names none. */
bool theme_choose(const struct themes *themes, const struct cli *cli, struct theme *theme,
		  struct err *err);

#endif
