/* event.c - names of keys and scripts of keys; see event.h. */
#include "ui/event.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first name of a key is the one shown; later ones are understood as well. */
static const struct {
	const char *name;
	int key;
} names[] = {
	{ "Up", KEY_UP_ARROW },
	{ "Down", KEY_DOWN_ARROW },
	{ "Left", KEY_LEFT_ARROW },
	{ "Right", KEY_RIGHT_ARROW },
	{ "PgUp", KEY_PAGE_UP },
	{ "PageUp", KEY_PAGE_UP },
	{ "PgDn", KEY_PAGE_DOWN },
	{ "PageDown", KEY_PAGE_DOWN },
	{ "Home", KEY_HOME_KEY },
	{ "End", KEY_END_KEY },
	{ "Enter", KEY_ENTER_KEY },
	{ "Return", KEY_ENTER_KEY },
	{ "Tab", KEY_TAB_KEY },
	{ "Shift-Tab", KEY_SHIFT_TAB },
	{ "BackTab", KEY_SHIFT_TAB },
	{ "Esc", KEY_ESCAPE },
	{ "Escape", KEY_ESCAPE },
	{ "Backspace", KEY_BACKSPACE_KEY },
	{ "Delete", KEY_DELETE_KEY },
	{ "F1", KEY_F1 },
	{ "Shift-Left", KEY_SHIFT_LEFT },
	{ "Shift-Right", KEY_SHIFT_RIGHT },
	{ "Alt-Up", KEY_ALT_UP },
	{ "Alt-Down", KEY_ALT_DOWN },
	{ "Alt-Left", KEY_ALT_LEFT },
	{ "Alt-Right", KEY_ALT_RIGHT },
	{ "F5", KEY_F5 },
	{ "Space", ' ' },
};
enum { NAME_COUNT = sizeof names / sizeof *names, SCRIPT_REPEATS = 10000 };

const char *key_name(int key, char text[16])
{
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (names[i].key == key)
			return strcpy(text, names[i].name);
	if (key >= KEY_CTRL_A && key <= KEY_CTRL_Z) {
		snprintf(text, 16, "Ctrl-%c", 'A' + key - KEY_CTRL_A);
		return text;
	}
	text[0] = '\0';
	if (key > 0 && key < KEY_FIRST_CODE)
		text[utf8_encode((char32_t)key, text)] = '\0';
	return text;
}

/* Upper and lower case alike, ASCII only. */
static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		int x = *a >= 'A' && *a <= 'Z' ? *a + 32 : *a;
		int y = *b >= 'A' && *b <= 'Z' ? *b + 32 : *b;
		if (x != y)
			return false;
	}
	return *a == *b;
}

int key_by_name(const char *name)
{
	const char *rest = name;
	char32_t code = utf8_next(&rest);
	if (code && *rest == '\0')
		return utf8_is_control(code) ? KEY_NOTHING : (int)code;
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (same_word(names[i].name, name))
			return names[i].key;
	if (strlen(name) == 6 && (memcmp(name, "Ctrl-", 5) == 0 || memcmp(name, "ctrl-", 5) == 0)) {
		int letter = name[5] >= 'a' && name[5] <= 'z' ? name[5] - 32 : name[5];
		if (letter >= 'A' && letter <= 'Z')
			return KEY_CTRL_A + letter - 'A';
	}
	return KEY_NOTHING;
}

/* Splits "Down*5" into its key and a count; a lone "*" is the key. */
static int key_times(const char *word, size_t length, int *times, struct err *err)
{
	char name[24];
	const char *star = memchr(word + 1, '*', length > 1 ? length - 1 : 0);
	size_t name_length = star ? (size_t)(star - word) : length;
	*times = 1;
	if (star) {
		char *end;
		long count = strtol(star + 1, &end, 10);
		if (end != word + length || star + 1 == end || count < 1 || count > SCRIPT_REPEATS) {
			err_set(err, ERR_USAGE, _("'%.*s': after * comes a number from 1 to %d"),
				(int)(length < 40 ? length : 40), word, SCRIPT_REPEATS);
			return KEY_NOTHING;
		}
		*times = (int)count;
	}
	int key = KEY_NOTHING;
	if (name_length < sizeof name) {
		memcpy(name, word, name_length);
		name[name_length] = '\0';
		key = key_by_name(name);
	}
	if (key == KEY_NOTHING)
		err_set(err, ERR_USAGE,
			_("no key is called '%.*s'; names are letters, Up, Down, Enter, Esc, Ctrl-D, …"),
			(int)(length < 40 ? length : 40), word);
	return key;
}

int key_script_next(struct key_script *script, struct err *err)
{
	err_clear(err);
	if (script->repeat_left > 0) {
		script->repeat_left--;
		return script->repeat_key;
	}
	if (script->pending_length > 0) {
		const char *at = script->pending;
		char32_t code = utf8_next(&at);
		script->pending_length -= (int)(at - script->pending);
		script->pending = at;
		return (int)code;
	}
	while (script->at && (*script->at == ' ' || *script->at == '\n' || *script->at == '\t'))
		script->at++;
	if (!script->at || !*script->at)
		return KEY_NOTHING;
	size_t length = strcspn(script->at, " \n\t");
	const char *word = script->at;
	script->at += length;
	if (length > 5 && memcmp(word, "text:", 5) == 0) {
		script->pending = word + 5;
		script->pending_length = (int)length - 5;
		return key_script_next(script, err);
	}
	int times, key = key_times(word, length, &times, err);
	script->repeat_key = key;
	script->repeat_left = key == KEY_NOTHING ? 0 : times - 1;
	return key;
}
