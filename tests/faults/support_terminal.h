/* support_terminal.h - the built program on a terminal of ours (a pty). */
#ifndef KASOKU_TESTS_FAULTS_SUPPORT_TERMINAL_H
#define KASOKU_TESTS_FAULTS_SUPPORT_TERMINAL_H

#include "base/str.h"

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

struct terminal {
	int master, slave; /* both ends: `slave` keeps the settings when the program is gone */
	pid_t child;
	struct termios before;
	struct str out; /* everything it sent */
	int status;     /* of waitpid(), once it is gone */
	bool gone;
};

/* Starts kasoku with `arguments` and `fault` as in support_faults.h.  With `whole` its input is the terminal as
 * well, so that there is a dashboard. */
void terminal_open(struct terminal *terminal, const char *fault, const char *arguments, bool whole);
void terminal_send(struct terminal *terminal, const char *keys);
void terminal_size(struct terminal *terminal, int w, int h);
/* Reads what comes until there has been nothing for a tenth of a second, or the program is gone. */
void terminal_read(struct terminal *terminal);
/* Reads until `text` has been sent, at most 20 s; false when it has not. */
bool terminal_until(struct terminal *terminal, const char *text);
/* Reads until the program has ended, at most 30 s; it is killed then. */
void terminal_wait(struct terminal *terminal);
/* The terminal goes away, as when its window is closed. */
void terminal_hang_up(struct terminal *terminal);
/* What is not as it was: line settings, the screen of the shell, the cursor.  "" when nothing. */
const char *terminal_complaint(const struct terminal *terminal);
void terminal_close(struct terminal *terminal);

#endif
