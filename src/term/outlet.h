/* outlet.h - collects what curses prints and sends it to the terminal in one write.
 *
 * curses writes through a file descriptor of its own choosing size; here that is a file in memory,
 * and outlet_flush() hands everything at once to the real terminal.  So a frame is never torn by the
 * line (a large one is also shown at once where the terminal can), and curses never touches the terminal's settings, which are term.c's. */
#ifndef KASOKU_TERM_OUTLET_H
#define KASOKU_TERM_OUTLET_H

#include "base/err.h"
#include "base/str.h"
#include "term/thrift.h"

#include <stdio.h>

struct outlet {
	FILE *file;      /* what curses prints to */
	int tty;
	bool lost;       /* the terminal does not take bytes any more */
	struct str frame;
	struct str more; /* sent behind what curses printed */
	bool thrifty;    /* the terminal takes what thrift.h makes of it */
	struct thrift thrift;
	struct str brief;
	const char *sync_on, *sync_off; /* round large frames; NULL where the terminal has no such thing */
	struct str synced;
};

bool outlet_open(struct outlet *outlet, int tty, struct err *err);
void outlet_close(struct outlet *outlet);
/* Adds bytes that curses knows nothing of. */
void outlet_add(struct outlet *outlet, const char *bytes);
/* Adds them between what curses has printed and what it will print. */
void outlet_between(struct outlet *outlet, const char *bytes);
void outlet_flush(struct outlet *outlet);
/* From now on large frames stand between `on` and `off`, which must live as long. */
void outlet_sync(struct outlet *outlet, const char *on, const char *off);
/* Sends everything and leaves the terminal's attributes as curses left them, before others write to it. */
void outlet_leave(struct outlet *outlet);
/* Others wrote to the terminal. */
void outlet_forget(struct outlet *outlet);

#endif
