/* outlet.h - collects what curses prints and sends it to the terminal in one write.
 *
 * curses writes through a file descriptor of its own choosing size; here that is a file in memory,
 * and outlet_flush() hands everything at once to the real terminal.  So a frame is never torn by the
 * line, and curses never touches the terminal's settings, which are term.c's. */
#ifndef KASOKU_TERM_OUTLET_H
#define KASOKU_TERM_OUTLET_H

#include "base/err.h"
#include "base/str.h"

#include <stdio.h>

struct outlet {
	FILE *file;      /* what curses prints to */
	int tty;
	bool lost;       /* the terminal does not take bytes any more */
	struct str frame;
	struct str more; /* sent behind what curses printed */
};

bool outlet_open(struct outlet *outlet, int tty, struct err *err);
void outlet_close(struct outlet *outlet);
/* Adds bytes that curses knows nothing of. */
void outlet_add(struct outlet *outlet, const char *bytes);
void outlet_flush(struct outlet *outlet);

#endif
