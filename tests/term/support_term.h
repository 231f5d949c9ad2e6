/* support_term.h - a program behind a pseudo-terminal, and what it sends there. */
#ifndef KASOKU_TESTS_SUPPORT_TERM_H
#define KASOKU_TESTS_SUPPORT_TERM_H

#include "base/str.h"
#include "term/term.h"

#include <sys/types.h>
#include <termios.h>

enum { GUEST_W = 40, GUEST_H = 10 };

struct guest {
	int master;
	pid_t pid;
	struct termios before;
	struct str sent; /* what it sent so far */
};

/* An xterm of 256 colours. */
extern const struct term_options guest_usual;

/* Runs `program` in a process of its own; what it returns is its exit status. */
struct guest guest_start(int (*program)(void));
/* Reads until `text` was sent (NULL: until the program is gone). */
void guest_read_until(struct guest *guest, const char *text);
void guest_press(struct guest *guest, const char *keys);
/* Waits for the end and sees that the terminal's settings are as they were; the status of waitpid(). */
int guest_finish(struct guest *guest);
/* The other screen was left, cursor and pastes are as they were. */
void guest_assert_clean(const struct guest *guest);
void guest_done(struct guest *guest);
/* In the program: shows `text` near the corner. */
void guest_show(struct term *term, const char *text);

#endif
