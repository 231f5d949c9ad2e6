/* paths.c - see paths.h. */
#include "cli/paths.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/files.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool holds_data(const char *folder)
{
	char *data = path_join(folder, "data");
	bool there = folder_exists(data);
	free(data);
	return there;
}

char *path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return mem_strdup(".");
	struct str folder;
	str_init(&folder);
	str_add_n(&folder, path, slash == path ? 1 : (size_t)(slash - path));
	return folder.text;
}

/* The folder of the running program; NULL when the system does not say. */
static char *program_folder(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length <= 0)
		return NULL;
	path[length] = '\0';
	return path_folder(path);
}

/* Tries `<base>/<below>`; takes over `*found`. */
static void try_below(char **found, const char *base, const char *below)
{
	if (*found || !base)
		return;
	char *folder = path_join(base, below);
	if (holds_data(folder))
		*found = folder;
	else
		free(folder);
}

char *path_catalogue(const struct cli *cli, struct err *err)
{
	const char *given = cli_value(cli, "data");
	const char *from_env = getenv("KASOKU_DATADIR");
	const char *named = given ? given : from_env && *from_env ? from_env : NULL;
	char *found = NULL;
	if (named && holds_data(named))
		return mem_strdup(named);
	if (named) {
		err_set(err, ERR_INPUT, _("%s: there is no folder data/ with a catalogue in it (%s)"),
			named, given ? "--data" : "KASOKU_DATADIR");
		return NULL;
	}
	char *program = program_folder();
	try_below(&found, program, "share/kasoku");
	try_below(&found, program, "../share/kasoku");
	free(program);
	if (!found && holds_data(PKGDATADIR))
		found = mem_strdup(PKGDATADIR);
	if (!found)
		err_set(err, ERR_INPUT,
			_("the catalogue is not installed: there is no %s/data; name the folder that "
			  "holds data/ with --data or KASOKU_DATADIR"),
			PKGDATADIR);
	return found;
}

char *path_messages(const char *language)
{
	static const char *const beside[] = { "share/locale", "../share/locale" };
	char *program = program_folder(), *found = NULL;
	struct str path;
	str_init(&path);
	for (size_t i = 0; !found && i < 3; i++) {
		str_reset(&path);
		if (i < 2 && program)
			str_printf(&path, "%s/%s", program, beside[i]);
		else
			str_add(&path, LOCALEDIR);
		str_printf(&path, "/%s/LC_MESSAGES/kasoku.mo", language);
		if (access(path.text, R_OK) == 0)
			found = mem_strdup(path.text);
	}
	str_clear(&path);
	free(program);
	return found;
}

char *path_database(const struct cli *cli)
{
	const char *given = cli_value(cli, "db");
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	if (given)
		return mem_strdup(given);
	/* The base directory specification says to ignore relative paths. */
	if (data && data[0] == '/')
		return path_join(data, "kasoku/kasoku.db");
	if (home && home[0] == '/')
		return path_join(home, ".local/share/kasoku/kasoku.db");
	return NULL;
}

char *path_config(void)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (xdg && xdg[0] == '/')
		return path_join(xdg, "kasoku");
	return home && *home ? path_join(home, ".config/kasoku") : NULL;
}

char *path_state(void)
{
	const char *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	if (xdg && xdg[0] == '/')
		return path_join(xdg, "kasoku");
	return home && home[0] == '/' ? path_join(home, ".local/state/kasoku") : NULL;
}

char *path_socket(int number)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR");
	bool there = runtime && runtime[0] == '/' && folder_exists(runtime);
	char *folder = there ? path_join(runtime, "kasoku") : path_state();
	char name[32];
	snprintf(name, sizeof name, number > 1 ? "present-%d" : "present", number);
	char *path = folder ? path_join(folder, name) : NULL;
	free(folder);
	return path;
}
