/* themes.c - see themes.h. */
#include "cli/themes.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "catalog/catalog.h"
#include "cli/paths.h"
#include "cli/settings.h"
#include "cli/signature.h"
#include "model/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THEME_MOST = 1 << 20, BASES_MOST = 8 };

static bool has_name(const struct files *files, const char *name)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->names[i], name) == 0)
			return true;
	return false;
}

static int by_name(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;
	return strcmp(*left, *right);
}

static void list(struct themes *themes)
{
	struct files *all = &themes->files;
	themes->stamp = signature_start();
	for (int f = 0; f < THEMES_FOLDERS; f++) {
		struct files here = { 0 };
		if (!themes->folders[f])
			continue;
		files_list(&here, themes->folders[f], ".yaml");
		uint64_t stamp = signature_files(&here, themes->folders[f]);
		themes->stamp = signature_bytes(themes->stamp, &stamp, sizeof stamp);
		for (size_t i = 0; i < here.count; i++) {
			*strrchr(here.names[i], '.') = '\0';
			if (has_name(all, here.names[i]))
				continue;
			all->names = mem_grow(all->names, all->count, &all->room, sizeof *all->names);
			all->names[all->count++] = mem_strdup(here.names[i]);
		}
		files_clear(&here);
	}
	if (all->count > 1)
		qsort(all->names, all->count, sizeof *all->names, by_name);
}

void themes_open(struct themes *themes, const char *catalogue)
{
	char *config = path_config();
	*themes = (struct themes){ 0 };
	if (config)
		themes->folders[THEMES_USER] = path_join(config, "themes");
	if (catalogue)
		themes->folders[THEMES_BUNDLED] = path_join(catalogue, "themes");
	free(config);
	list(themes);
}

void themes_close(struct themes *themes)
{
	files_clear(&themes->files);
	for (int f = 0; f < THEMES_FOLDERS; f++)
		free(themes->folders[f]);
	*themes = (struct themes){ 0 };
}

bool themes_renew(struct themes *themes)
{
	struct themes now = { .folders = { themes->folders[0], themes->folders[1] } };
	list(&now);
	bool changed = now.stamp != themes->stamp;
	files_clear(changed ? &themes->files : &now.files);
	if (changed)
		*themes = now;
	return changed;
}

/* The file of a theme in one of the folders, NULL when it is not there; the caller frees. */
static char *file_in(const struct themes *themes, int folder, const char *name)
{
	struct str path;
	if (!themes->folders[folder] || strchr(name, '/'))
		return NULL;
	str_init(&path);
	str_printf(&path, "%s/%s.yaml", themes->folders[folder], name);
	if (access(path.text, F_OK) == 0)
		return path.text;
	str_clear(&path);
	return NULL;
}

bool themes_is_own(const struct themes *themes, const char *name)
{
	char *path = file_in(themes, THEMES_USER, name);
	free(path);
	return path != NULL;
}

static bool no_theme(const struct themes *themes, const char *name, struct err *err)
{
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT];
	struct str all;
	for (size_t i = 0; i < themes->files.count; i++)
		say_nearest_try(&nearest, themes->files.names[i]);
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_USAGE, _("there is no theme %s; did you mean %s?"), quoted,
			       nearest.best);
	str_init(&all);
	for (size_t i = 0; i < themes->files.count; i++)
		str_printf(&all, "%s%s", i ? ", " : "", themes->files.names[i]);
	err_set(err, ERR_USAGE, _("there is no theme %s; there are: %s"), quoted, all.text);
	str_clear(&all);
	return false;
}

/* A theme being read, and those that it is the base of. */
struct search {
	const struct themes *themes;
	struct str *warnings;
	struct {
		const char *name;
		int folder;
	} open[BASES_MOST];
	int depth;
};

static bool is_open(const struct search *search, const char *name, int folder)
{
	for (int i = 0; i < search->depth; i++)
		if (search->open[i].folder == folder && strcmp(search->open[i].name, name) == 0)
			return true;
	return false;
}

static bool find(void *context, const char *name, struct theme *theme, struct err *err)
{
	struct search *search = context;
	const struct theme_library library = { find, search };
	struct str text;
	char *path = NULL;
	int folder = -1;
	while (!path && ++folder < THEMES_FOLDERS)
		if (!is_open(search, name, folder))
			path = file_in(search->themes, folder, name);
	if (!path && search->depth > 0 && has_name(&search->themes->files, name))
		return err_set(err, ERR_INPUT, _("%s is based on itself"), name);
	if (!path)
		return no_theme(search->themes, name, err);
	str_init(&text);
	bool done = search->depth < BASES_MOST || err_set(err, ERR_INPUT, _("too many bases"));
	if (done) {
		search->open[search->depth].name = name;
		search->open[search->depth++].folder = folder;
		done = file_read(path, THEME_MOST, &text, err) &&
		       catalog_read_theme(theme, path, text.text, text.length, &library,
					  search->warnings, err);
		search->depth--;
	}
	str_clear(&text);
	free(path);
	return done;
}

bool theme_load(const struct themes *themes, const char *name, struct theme *theme,
		struct str *warnings, struct err *err)
{
	struct search search = { .themes = themes, .warnings = warnings };
	if (!find(&search, name, theme, err))
		return false;
	snprintf(theme->name, sizeof theme->name, "%s", name);
	theme_paint(theme);
	return true;
}

/* COLORFGBG is "15;0" or "15;default;0": the last number is the background's colour. */
static bool on_light_ground(void)
{
	const char *colours = getenv("COLORFGBG");
	const char *last = colours ? strrchr(colours, ';') : NULL;
	char *end;
	if (!last || !last[1])
		return false;
	long ground = strtol(last + 1, &end, 10);
	return *end == '\0' && (ground == 7 || (ground >= 9 && ground <= 15));
}

bool theme_choose(const struct themes *themes, const struct cli *cli, struct theme *theme,
		  struct err *err)
{
	struct str from;
	struct err trouble = { 0 };
	str_init(&from);
	const char *wished = setting(cli, "theme", &from);
	bool loaded = strcmp(wished, "auto") != 0 && theme_load(themes, wished, theme, NULL, &trouble);
	if (!loaded && cli_given(cli, "theme") && trouble.kind) {
		*err = trouble;
		str_clear(&from);
		return false;
	}
	if (!loaded && trouble.kind)
		cli_say("%s: %s", from.text, trouble.text);
	str_clear(&from);
	if (loaded)
		return true;
	const char *ground = setting(cli, "background", NULL);
	bool light = strcmp(ground, "auto") == 0 ? on_light_ground() : strcmp(ground, "light") == 0;
	if (!theme_load(themes, light ? "light" : "dark", theme, NULL, &trouble))
		theme_plain(theme);
	return true;
}


bool theme_follows(const struct cli *cli)
{
	return strcmp(setting(cli, "theme", NULL), "auto") == 0 &&
	       strcmp(setting(cli, "background", NULL), "auto") == 0;
}
