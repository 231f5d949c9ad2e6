/* decks.c - see decks.h. */
#include "cli/decks.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "catalog/catalog.h"
#include "cli/files.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "model/say.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DECK_BYTES_MOST = 1 << 20, NAMES_MOST = 1000 };

/* The folders that decks are looked for in, the user's first; NULL where there is none. */
static void folders(const struct session *session, char *found[2])
{
	char *config = path_config();
	found[0] = config ? path_join(config, "decks") : NULL;
	found[1] = session->catalogue ? path_join(session->catalogue, "data/decks") : NULL;
	free(config);
}

static void without_ending(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		files->names[i][strlen(files->names[i]) - strlen(".yaml")] = '\0';
}

void decks_list(struct files *files, const struct session *session)
{
	char *places[2];
	folders(session, places);
	*files = (struct files){ 0 };
	for (int i = 0; i < 2; i++) {
		struct files here = { 0 };
		if (places[i])
			files_list(&here, places[i], ".yaml");
		without_ending(&here);
		for (size_t n = 0; n < here.count; n++) {
			files->names = mem_grow(files->names, files->count, &files->room,
						sizeof *files->names);
			files->names[files->count++] = mem_strdup(here.names[n]);
		}
		files_clear(&here);
		free(places[i]);
	}
}

static bool ends_in_yaml(const char *name)
{
	size_t length = strlen(name);
	return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

/* The file that `name` stands for; NULL when there is none.  The caller frees. */
static char *find(const struct session *session, const char *name)
{
	char *places[2], *found = NULL;
	struct str file;
	if (strchr(name, '/') || ends_in_yaml(name))
		return mem_strdup(name);
	folders(session, places);
	str_init(&file);
	str_printf(&file, "%s.yaml", name);
	for (int i = 0; i < 2; i++) {
		char *path = places[i] && !found ? path_join(places[i], file.text) : NULL;
		if (path && access(path, R_OK) == 0)
			found = path;
		else
			free(path);
		free(places[i]);
	}
	str_clear(&file);
	return found;
}

static bool refuse_name(const struct session *session, const char *name, struct err *err)
{
	struct files files;
	struct str all;
	char quoted[SAY_TEXT];
	decks_list(&files, session);
	str_init(&all);
	for (size_t i = 0; i < files.count; i++)
		str_printf(&all, "%s%s", i ? ", " : "", files.names[i]);
	if (files.count)
		err_set(err, ERR_USAGE, _("there is no deck %s; there are: %s"),
			say_quoted(quoted, name), all.text);
	else
		err_set(err, ERR_USAGE, _("there is no deck %s, and no other one"),
			say_quoted(quoted, name));
	str_clear(&all);
	files_clear(&files);
	return false;
}

/* That the data hold the place which `state` names. */
static bool check_state(const struct deck_step *step, const struct dataset *dataset, struct err *err)
{
	struct ui_options options = { .charset = CHARSET_UNICODE };
	if (!*step->state)
		return true;
	struct ui *ui = ui_new(dataset, &options);
	bool good = ui_state(ui, step->state, err);
	ui_free(ui);
	return good;
}

/* What only the data can tell: that the views, series, places, keys and sources of a step exist. */
static bool check_step(const struct deck_step *step, const struct dataset *dataset, struct err *err)
{
	struct key_script script = { .at = step->keys };
	char quoted[SAY_TEXT];
	if (*step->view && !screen_view_known(step->view, err))
		return false;
	if (*step->series && !screen_series_known(dataset, step->series, err))
		return false;
	if (!check_state(step, dataset, err))
		return false;
	for (size_t i = 0; i < step->cite_count; i++)
		if (dataset_find(dataset, TABLE_SOURCES, step->cite[i]) < 0)
			return err_set(err, ERR_INPUT, _("there is no source %s"),
				       say_quoted(quoted, step->cite[i]));
	err_clear(err);
	while (key_script_next(&script, err) != KEY_NOTHING)
		;
	return err->kind == ERR_NONE;
}

static bool check(const struct deck *deck, const struct session *session, struct err *err)
{
	for (size_t i = 0; i < deck->count; i++)
		if (!check_step(&deck->steps[i], session->dataset, err)) {
			err->kind = ERR_INPUT;
			return err_while(err, "%s:%u", deck->file, deck->steps[i].line);
		}
	return true;
}

bool deck_open(struct deck *deck, const struct session *session, const char *name, struct err *err)
{
	struct str text;
	char *path = find(session, name);
	if (!path)
		return refuse_name(session, name, err);
	str_init(&text);
	bool ok = file_read(path, DECK_BYTES_MOST, &text, err) &&
		  catalog_read_deck(deck, path, text.text, text.length, err);
	str_clear(&text);
	free(path);
	if (ok && !check(deck, session, err)) {
		deck_clear(deck);
		ok = false;
	}
	return ok;
}

/* The first free name of NAME.yaml, NAME-2.yaml … in the user's folder. */
static bool create(const struct str *text, const char *name, struct str *path, struct err *err)
{
	char *config = path_config(), *folder = config ? path_join(config, "decks") : NULL;
	bool taken = true;
	bool done = folder ? folder_make(folder, err)
			   : err_set(err, ERR_IO, _("neither XDG_CONFIG_HOME nor HOME names a folder"));
	for (int number = 1; done && taken && number < NAMES_MOST; number++) {
		str_reset(path);
		str_printf(path, number > 1 ? "%s/%s-%d.yaml" : "%s/%s.yaml", folder, name, number);
		done = file_create(path->text, text->text, text->length, &taken, err) || taken;
	}
	free(folder);
	free(config);
	return done && !taken;
}

bool deck_save(const struct deck *deck, struct str *path, struct err *err)
{
	struct str text;
	str_init(&text);
	catalog_write_deck(&text, deck);
	bool done = deck->count > 1 && path->length ? file_replace(path->text, text.text, text.length, err)
						     : create(&text, deck->id, path, err);
	str_clear(&text);
	return done;
}
