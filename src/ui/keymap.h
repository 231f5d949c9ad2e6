/* keymap.h - which keys do what: those of the table of actions, or a reader's own.
 *
 * Digits from 1 on are views and counts and stay that.  An action of one view goes before one of
 * charts or lists on the same key, as in the table itself, and one of a deck before all; any other key
 * that two actions answer to in one place is a conflict. */
#ifndef KASOKU_UI_KEYMAP_H
#define KASOKU_UI_KEYMAP_H

#include "base/err.h"
#include "base/mem.h"
#include "ui/ui.h"

struct keymap {
	struct arena arena;
	const char **keys; /* one for each of ui_actions: names separated by blanks, "" for none */
};

/* Starts with the keys of the table. */
void keymap_init(struct keymap *keymap);
void keymap_clear(struct keymap *keymap);
/* The name of the action most like `name`, NULL when none is. */
const char *keymap_nearest(const char *name);
/* Gives the action `name` these keys and no others; none when `count` is 0.  ERR_INPUT when there is no
 * such action or key, with the one that was probably meant, or when it cannot be bound. */
bool keymap_bind(struct keymap *keymap, const char *name, const char *const *keys, size_t count,
		 struct err *err);
/* Gives the action the keys of the table again. */
void keymap_restore(struct keymap *keymap, const char *name);
/* The action that would answer to a key of `name` in the same place, and that key's name; NULL when there
 * is none. */
const struct ui_action *keymap_rival(const struct keymap *keymap, const char *name, char key[16]);
/* Takes the next name out of a list of keys; false at its end. */
bool keymap_next(const char **list, char key[16]);

#endif
