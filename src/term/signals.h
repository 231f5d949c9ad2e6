/* signals.h - what the operating system tells a terminal program, made into flags and a wake-up.
 *
 * Handlers have no argument, so this file keeps the one static state of the room; there is one
 * terminal.  Between signals_open() and signals_close() a crash, abort or exit() puts the terminal
 * back with nothing but async-signal-safe calls and then takes its normal course. */
#ifndef KASOKU_TERM_SIGNALS_H
#define KASOKU_TERM_SIGNALS_H

#include "base/err.h"

#include <stddef.h>
#include <termios.h>

enum signal_news {
	NEWS_QUIT = 1,     /* TERM, HUP, INT, QUIT */
	NEWS_RESIZE = 2,   /* WINCH */
	NEWS_STOP = 4,     /* TSTP from outside */
	NEWS_CONTINUE = 8, /* CONT */
};

bool signals_open(struct err *err);
/* Puts the handlers back that were there before. */
void signals_close(void);
/* Readable when there is news. */
int signals_fd(void);
/* Takes the news since the last call: a set of enum signal_news. */
unsigned signals_take(void);
/* The number of the signal behind NEWS_QUIT, 0 when there was none. */
int signals_quit_number(void);
/* Stops this process group as Ctrl-Z does and returns when it goes on. */
void signals_stop(void);
/* What puts the terminal `tty` back in an emergency: at most 500 `bytes` and the line settings `cooked`.
 * `bytes` NULL says that there is nothing to put back now. */
void signals_rescue(int tty, const char *bytes, size_t length, const struct termios *cooked);

#endif
