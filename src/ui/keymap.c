/* keymap.c - see keymap.h. */
#include "ui/keymap.h"

#include "base/i18n.h"
#include "model/say.h"
#include "ui/event.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* What a terminal sends for another key. */
static const struct {
	const char *name, *is;
} same_bytes[] = {
	{ "Ctrl-H", "Backspace" },
	{ "Ctrl-I", "Tab" },
	{ "Ctrl-J", "Enter" },
	{ "Ctrl-M", "Enter" },
	{ "Ctrl-C", "" },
};

void keymap_init(struct keymap *keymap)
{
	*keymap = (struct keymap){ 0 };
	keymap->keys = arena_array(&keymap->arena, ui_action_count, sizeof *keymap->keys);
	for (size_t i = 0; i < ui_action_count; i++)
		keymap->keys[i] = ui_actions[i].keys;
}

void keymap_clear(struct keymap *keymap)
{
	arena_clear(&keymap->arena);
	*keymap = (struct keymap){ 0 };
}

bool keymap_next(const char **list, char key[16])
{
	*list += strspn(*list, " ");
	size_t length = strcspn(*list, " ");
	snprintf(key, 16, "%.*s", (int)length, *list);
	*list += length;
	return length > 0;
}

static long find(const char *name)
{
	for (size_t i = 0; i < ui_action_count; i++)
		if (strcmp(ui_actions[i].name, name) == 0)
			return (long)i;
	return -1;
}

const char *keymap_nearest(const char *name)
{
	struct say_nearest nearest = { .wanted = name };
	for (size_t i = 0; i < ui_action_count; i++)
		say_nearest_try(&nearest, ui_actions[i].name);
	return nearest.best;
}

static bool no_action(const char *name, struct err *err)
{
	const char *nearest = keymap_nearest(name);
	char quoted[SAY_TEXT];
	say_quoted(quoted, name);
	if (nearest)
		return err_set(err, ERR_INPUT, _("there is no action %s; did you mean %s?"), quoted,
			       nearest);
	return err_set(err, ERR_INPUT, _("there is no action %s; kasoku keys lists them"), quoted);
}

static bool no_key(const char *name, struct err *err)
{
	enum { NAMED = KEY_CTRL_Z - KEY_FIRST_CODE + 1 };
	struct say_nearest nearest = { .wanted = name };
	char quoted[SAY_TEXT], others[NAMED][16];
	for (int i = 0; i < NAMED; i++)
		say_nearest_try(&nearest, key_name(KEY_FIRST_CODE + i, others[i]));
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_INPUT, _("no key is called %s; did you mean %s?"), quoted,
			       nearest.best);
	return err_set(err, ERR_INPUT,
		       _("no key is called %s; names are letters, Up, Down, Enter, Esc, Ctrl-D, …"),
		       quoted);
}

static bool may_bind(const char *name, int key, struct err *err)
{
	char real[16];
	if (key == KEY_NOTHING)
		return no_key(name, err);
	if (key >= '1' && key <= '9')
		return err_set(err, ERR_INPUT, _("%s stays what it is: digits are views and counts"),
			       name);
	key_name(key, real);
	for (size_t i = 0; i < sizeof same_bytes / sizeof *same_bytes; i++) {
		if (strcmp(same_bytes[i].name, real) != 0)
			continue;
		if (!*same_bytes[i].is)
			return err_set(err, ERR_INPUT, _("%s always ends kasoku"), real);
		return err_set(err, ERR_INPUT, _("terminals do not tell %s from %s"), real,
			       same_bytes[i].is);
	}
	return true;
}

bool keymap_bind(struct keymap *keymap, const char *name, const char *const *keys, size_t count,
		 struct err *err)
{
	struct str all;
	long action = find(name);
	bool done = true;
	if (action < 0)
		return no_action(name, err);
	if (strcmp(name, "view") == 0)
		return may_bind("1", '1', err);
	str_init(&all);
	for (size_t i = 0; done && i < count; i++) {
		char key[16];
		int code = key_by_name(keys[i]);
		done = may_bind(keys[i], code, err);
		str_printf(&all, "%s%s", i ? " " : "", key_name(code, key));
	}
	if (done)
		keymap->keys[action] = arena_strdup(&keymap->arena, all.text);
	str_clear(&all);
	return done;
}

void keymap_restore(struct keymap *keymap, const char *name)
{
	long action = find(name);
	assert(action >= 0);
	keymap->keys[action] = ui_actions[action].keys;
}

static bool everywhere(const char *where)
{
	return strcmp(where, "everywhere") == 0;
}

/* A deck's keys come before all others, so they have no rivals but each other. */
static bool meet(const char *where, const char *there)
{
	bool deck = strcmp(where, "deck") == 0 || strcmp(there, "deck") == 0;
	return strcmp(where, there) == 0 || (!deck && (everywhere(where) || everywhere(there)));
}

static bool holds(const char *keys, const char *key)
{
	char other[16];
	while (keymap_next(&keys, other))
		if (strcmp(other, key) == 0)
			return true;
	return false;
}

const struct ui_action *keymap_rival(const struct keymap *keymap, const char *name, char key[16])
{
	long action = find(name);
	assert(action >= 0);
	const char *keys = keymap->keys[action], *where = ui_actions[action].where;
	while (keymap_next(&keys, key))
		for (size_t i = 0; i < ui_action_count; i++) {
			if (i != (size_t)action && holds(keymap->keys[i], key) &&
			    meet(where, ui_actions[i].where))
				return &ui_actions[i];
		}
	return NULL;
}
