/* caps.h - what terminfo says of the terminal that curses has just opened.
 *
 * Everything that is sent beside curses' own output comes from here, so nothing is ever sent that the
 * terminal's description does not call for. */
#ifndef KASOKU_TERM_CAPS_H
#define KASOKU_TERM_CAPS_H

#include "base/err.h"
#include "term/decode.h"

struct caps {
	int colours;   /* 0 for none */
	bool direct;   /* colour numbers are RGB values */
	bool clipboard; /* says that it takes OSC 52 */
	bool hides_cursor;
	bool ecma_styles; /* attributes and colours are the sequences that thrift.h knows */
	int w, h;      /* its usual size */
	char sync_on[24], sync_off[24]; /* holds back what it shows, and shows it */
	char paste_on[32], paste_off[32], mouse_on[48], mouse_off[48]; /* "" when it has none */
};

/* The type to open before curses does: the one asked for, or the oldest common ones when it is not known,
 * with a sentence in `note`; NULL when there is none that can have a dashboard (ERR_TERM). */
const char *caps_choose(const char *type, int tty, char *note, size_t size, struct err *err);

/* Terminals that answer, or at least say what they are and print nothing. */
bool caps_may_ask(const char *type);

void caps_read(struct caps *caps);
/* Teaches `decoder` the terminal's keys. */
void caps_keys(struct decoder *decoder);
/* Appends what makes all `rows` rows the part that scrolls, which also bounds moves down. */
void caps_region(struct str *out, int rows);
/* Appends what puts a terminal of `rows` rows back without curses: attributes, cursor, keypad, screen,
 * paste, mouse. */
void caps_rescue(struct str *out, const struct caps *caps, int rows);

#endif
