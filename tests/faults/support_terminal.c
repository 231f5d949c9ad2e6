/* support_terminal.c - see support_terminal.h. */
#include "faults/support_terminal.h"

#include "base/mem.h"
#include "faults/support_faults.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void become(struct terminal *terminal, const char *fault, char *words, bool whole)
{
	setsid();
	ioctl(terminal->slave, TIOCSCTTY, 0);
	int input = whole ? terminal->slave : open("/dev/null", O_RDONLY);
	dup2(input, STDIN_FILENO);
	dup2(terminal->slave, STDOUT_FILENO);
	dup2(terminal->slave, STDERR_FILENO);
	for (int fd = 3; fd < 64; fd++)
		close(fd);
	setenv("TERM", "xterm-256color", 1);
	kasoku_become(fault, words);
}

void terminal_open(struct terminal *terminal, const char *fault, const char *arguments, bool whole)
{
	*terminal = (struct terminal){ .master = posix_openpt(O_RDWR | O_NOCTTY) };
	ck_assert_int_ge(terminal->master, 0);
	ck_assert_int_eq(grantpt(terminal->master) | unlockpt(terminal->master), 0);
	terminal->slave = open(ptsname(terminal->master), O_RDWR | O_NOCTTY);
	ck_assert_int_ge(terminal->slave, 0);
	terminal_size(terminal, 80, 24);
	tcgetattr(terminal->slave, &terminal->before);
	str_init(&terminal->out);
	terminal->child = fork();
	ck_assert_int_ge(terminal->child, 0);
	if (terminal->child == 0)
		become(terminal, fault, mem_strdup(arguments), whole);
}

void terminal_send(struct terminal *terminal, const char *keys)
{
	ck_assert_int_eq(write(terminal->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

void terminal_size(struct terminal *terminal, int w, int h)
{
	struct winsize size = { .ws_col = (unsigned short)w, .ws_row = (unsigned short)h };
	ioctl(terminal->master, TIOCSWINSZ, &size);
	if (terminal->child > 0)
		kill(terminal->child, SIGWINCH);
}

static void look_whether_gone(struct terminal *terminal)
{
	if (!terminal->gone)
		terminal->gone = waitpid(terminal->child, &terminal->status, WNOHANG) == terminal->child;
}

/* Takes what comes within `wait_ms`; false when nothing does. */
static bool take(struct terminal *terminal, int wait_ms)
{
	char bytes[4096];
	struct pollfd look = { terminal->master, POLLIN, 0 };
	if (terminal->master < 0 || poll(&look, 1, wait_ms) <= 0 || !(look.revents & POLLIN))
		return false;
	ssize_t got = read(terminal->master, bytes, sizeof bytes);
	if (got > 0)
		str_add_n(&terminal->out, bytes, (size_t)got);
	return got > 0;
}

void terminal_read(struct terminal *terminal)
{
	while (take(terminal, 100))
		;
	look_whether_gone(terminal);
}

static bool sent(const struct terminal *terminal, const char *text)
{
	return memmem(terminal->out.text, terminal->out.length, text, strlen(text)) != NULL;
}

bool terminal_until(struct terminal *terminal, const char *text)
{
	time_t end = time(NULL) + 20;
	while (!sent(terminal, text) && !terminal->gone && time(NULL) < end)
		if (!take(terminal, 50))
			look_whether_gone(terminal);
	return sent(terminal, text);
}

void terminal_wait(struct terminal *terminal)
{
	time_t end = time(NULL) + 30;
	while (!terminal->gone && time(NULL) < end)
		if (!take(terminal, 20))
			look_whether_gone(terminal);
	if (!terminal->gone) {
		kill(terminal->child, SIGKILL);
		waitpid(terminal->child, &terminal->status, 0);
		terminal->gone = true;
	}
	while (take(terminal, 0))
		;
}

void terminal_hang_up(struct terminal *terminal)
{
	close(terminal->slave);
	close(terminal->master);
	terminal->master = terminal->slave = -1;
}

/* Whether the last of `on` and `off` that was sent is `off`. */
static bool is_off(const struct terminal *terminal, const char *on, const char *off)
{
	const char *last_on = NULL, *last_off = NULL;
	for (const char *at = terminal->out.text; at + strlen(on) <= terminal->out.text + terminal->out.length;
	     at++) {
		if (strncmp(at, on, strlen(on)) == 0)
			last_on = at;
		if (strncmp(at, off, strlen(off)) == 0)
			last_off = at;
	}
	return !last_on || (last_off && last_off > last_on);
}

const char *terminal_complaint(const struct terminal *terminal)
{
	struct termios now;
	if (!is_off(terminal, "\033[?1049h", "\033[?1049l"))
		return "the shell's screen is not back";
	if (!is_off(terminal, "\033[?25l", "\033[?25h") &&
	    !is_off(terminal, "\033[?25l", "\033[?12l\033[?25h"))
		return "the cursor is hidden";
	if (!is_off(terminal, "\033[?2004h", "\033[?2004l"))
		return "pasting is still marked";
	if (!is_off(terminal, "\033[?1000h", "\033[?1000l"))
		return "the mouse is still reported";
	if (terminal->slave >= 0 && (tcgetattr(terminal->slave, &now) != 0 ||
				     now.c_lflag != terminal->before.c_lflag ||
				     now.c_iflag != terminal->before.c_iflag ||
				     now.c_oflag != terminal->before.c_oflag))
		return "the line settings are not as they were";
	return "";
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal->gone) {
		kill(terminal->child, SIGKILL);
		waitpid(terminal->child, &terminal->status, 0);
	}
	if (terminal->master >= 0)
		terminal_hang_up(terminal);
	str_clear(&terminal->out);
}
