/* event.h - what can happen to the screen: a key, a new size, the mouse, a paste, new data.
 *
 * A key is a Unicode character or one of the KEY_* codes beyond Unicode.  Keys have names, used in key
 * scripts (`kasoku show --keys "Down Right x"`), in help and in the manual: "a", "Down", "Enter",
 * "Ctrl-D", "Shift-Tab", "F1". */
#ifndef KASOKU_UI_EVENT_H
#define KASOKU_UI_EVENT_H

#include "base/err.h"

#include <stdbool.h>

enum key {
	KEY_NOTHING = 0,
	KEY_FIRST_CODE = 0x110000,
	KEY_UP_ARROW = KEY_FIRST_CODE,
	KEY_DOWN_ARROW,
	KEY_LEFT_ARROW,
	KEY_RIGHT_ARROW,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_HOME_KEY,
	KEY_END_KEY,
	KEY_ENTER_KEY,
	KEY_TAB_KEY,
	KEY_SHIFT_TAB,
	KEY_ESCAPE,
	KEY_BACKSPACE_KEY,
	KEY_DELETE_KEY,
	KEY_F1,
	KEY_SHIFT_LEFT,
	KEY_SHIFT_RIGHT,
	KEY_ALT_UP,
	KEY_ALT_DOWN,
	KEY_ALT_LEFT,
	KEY_ALT_RIGHT,
	KEY_F5,
	KEY_CTRL_A,             /* KEY_CTRL_A + 25 is Ctrl-Z */
	KEY_CTRL_Z = KEY_CTRL_A + 25,
};

enum event_kind {
	EVENT_NONE,   /* nothing to do; wait again */
	EVENT_KEY,
	EVENT_RESIZE,
	EVENT_MOUSE,
	EVENT_PASTE,  /* text arrived in one piece */
	EVENT_DATA,   /* the store may have changed */
	EVENT_LINK,   /* something came over one of the descriptors of term_also() */
	EVENT_TICK,   /* the time that ui_wants() asked for has passed; `key` steps are due */
	EVENT_GROUND, /* the terminal has told its background: `key` is 0xRRGGBB */
	EVENT_QUIT,   /* a signal, or the terminal is gone */
};

enum mouse_button { MOUSE_LEFT, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	enum event_kind kind;
	int key;
	bool scripted;        /* the key comes from a script: it means what the table of actions says */
	int w, h;             /* EVENT_RESIZE */
	int x, y;             /* EVENT_MOUSE */
	enum mouse_button button;
	const char *text;     /* EVENT_PASTE; valid until the next event */
};

/* Name of `key`; `text` has room for 16 bytes. */
const char *key_name(int key, char text[16]);
/* The key called `name`, or KEY_NOTHING. */
int key_by_name(const char *name);
/* Reads the next key of a script: names separated by blanks, "text:abc" for characters one by one,
 * "Down*5" for repeats.  Moves `*script` on; at the end returns KEY_NOTHING with `err` clear; for an
 * unknown name KEY_NOTHING with a sentence in `err`.  `state` starts as { 0 }. */
struct key_script {
	const char *at;
	const char *pending; /* rest of a "text:" word */
	int pending_length;
	int repeat_key, repeat_left;
};
int key_script_next(struct key_script *script, struct err *err);

#endif
