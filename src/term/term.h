/* term.h - the terminal: show a canvas, wait for an event.
 *
 * The only room that knows curses.  terminfo decides what is sent; NO_COLOR and the like are decided
 * by cli and arrive as `depth`.  The terminal is put back by term_close(), on SIGTERM, SIGHUP, SIGINT,
 * SIGQUIT, on a crash, and around Ctrl-Z; nothing is sent while nothing changes. */
#ifndef KASOKU_TERM_TERM_H
#define KASOKU_TERM_TERM_H

#include "base/err.h"
#include "draw/canvas.h"
#include "draw/theme.h"
#include "ui/event.h"

struct term;

/* What stands between the program and the real terminal, for the clipboard. */
enum term_inside { TERM_BARE, TERM_IN_TMUX, TERM_IN_SCREEN };

struct term_options {
	const char *type;        /* TERM; NULL when it is not set */
	enum term_inside inside;
	enum charset charset;
	enum colour_depth depth; /* the most that may be used; the terminal may have less */
	bool mouse;
	bool hide_cursor;        /* not seen but where text is typed; it stands where it would be */
	bool links;              /* the terminal opens links of the canvas (OSC 8) */
	bool ask_ground;         /* ask for the background after the first frame: EVENT_GROUND, if ever */
	bool ask_sync;           /* and with it whether it shows a frame at once; not all keep quiet at that */
	int watch_fd;            /* readable when the data may have changed (inotify); -1 for none */
	int poll_ms;             /* wake up that often with EVENT_DATA; 0 = never */
};

/* Takes over the terminal on stdin/stdout.  ERR_TERM with a sentence when it cannot be used.  A TERM
 * that the system does not know is treated as a vt100, and term_note() says so. */
struct term *term_open(const struct term_options *options, struct err *err);
/* A sentence about what had to be done differently, valid until term_close(); NULL when all is well. */
const char *term_note(const struct term *term);
void term_close(struct term *term); /* NULL is fine; restores the terminal */
void term_size(const struct term *term, int *w, int *h);
/* Sends the difference between what is on the screen and `canvas` in `theme`, in one write. */
void term_show(struct term *term, const struct canvas *canvas, const struct theme *theme);
/* Waits for the next event: key, resize, mouse, paste, data, quit signal.  After EVENT_DATA the caller
 * reads `watch_fd` empty. */
struct event term_wait(struct term *term);
enum { TERM_ALSO = 20 };
/* Also waits for `count` descriptors, at most TERM_ALSO, until the next call: EVENT_LINK when one is
 * readable or has ended.  The caller reads them empty. */
void term_also(struct term *term, const int *fds, size_t count);
/* Asks for one EVENT_DATA with `key` 1 when nothing else happens for `ms` milliseconds. */
void term_remind(struct term *term, int ms);
/* Asks for one EVENT_TICK when nothing else happens for `ms` milliseconds; -1 takes it back. */
void term_tick(struct term *term, int ms);
/* True when term_wait() would return at once, so that drawing can wait until all is heard. */
bool term_pending(struct term *term);
/* The signal that asked to quit; 0 when a key did or when the terminal is gone. */
int term_signal(const struct term *term);
void term_repaint(struct term *term);            /* next term_show() paints everything */
void term_suspend(struct term *term);            /* as Ctrl-Z: restore, stop, come back */
void term_mouse(struct term *term, bool on);     /* takes effect with the next term_show() */
/* Puts `text` on the clipboard by OSC 52 (wrapped for tmux and screen); false when the terminal is
 * not known to take it. */
bool term_copy(struct term *term, const char *text);
enum colour_depth term_depth(const struct term *term); /* what is really used */
const char *term_version(void); /* of the library: "ncurses 6.4.20221231" */

#endif
