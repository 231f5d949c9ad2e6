/* thrift.h - the same picture in fewer bytes.
 *
 * curses turns attributes and colours on and off one sequence at a time, and says both colours where one
 * changes; on a full screen that is half of what goes down the line.  A thrift reads the frame before it
 * is sent, keeps account of what the terminal has and what the next character needs, and sends one
 * sequence with the difference.  Blanks only need their background, so colours of the text wait for a
 * character that shows them.
 *
 * It knows the sequences of ECMA-48 and is used only where terminfo says that the terminal speaks them.
 * At the first style it cannot read it gives up for good, and everything goes through as it comes.  A
 * sequence cut at the end of a frame is kept for the next one. */
#ifndef KASOKU_TERM_THRIFT_H
#define KASOKU_TERM_THRIFT_H

#include "base/str.h"

#include <stdbool.h>

enum thrift_bit {
	THRIFT_BOLD = 1 << 1,
	THRIFT_DIM = 1 << 2,
	THRIFT_ITALIC = 1 << 3,
	THRIFT_UNDERLINE = 1 << 4,
	THRIFT_BLINK = 1 << 5,
	THRIFT_REVERSE = 1 << 7,
};

/* How characters are drawn: bits, and colours as the sequences name them: -1 for the terminal's own. */
struct thrift_style {
	unsigned bits;
	long fg, bg;
};

struct thrift {
	bool gave_up;
	bool known;                       /* what the terminal has is known */
	struct thrift_style sent, wanted; /* what it has; what comes next is to have */
	char set, shift;                  /* character set of G0, and SI or SO; 0 when not known */
	struct str held;                  /* the beginning of a sequence */
};

void thrift_init(struct thrift *thrift);
void thrift_clear(struct thrift *thrift);
/* True when a terminal whose `sgr0` (turn all attributes off) is this can be written to with thrift. */
bool thrift_fits(const char *sgr0);
/* Appends to `out` what draws the same as `bytes`. */
void thrift_write(struct thrift *thrift, const char *bytes, size_t length, struct str *out);
/* Appends what is still owed, so that the terminal is as the bytes left it. */
void thrift_settle(struct thrift *thrift, struct str *out);
/* Somebody else wrote to the terminal: nothing is known of it any more. */
void thrift_forget(struct thrift *thrift);

#endif
