/* support_term.c - see support_term.h. */
#include "term/support_term.h"

#include <check.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000 };

const struct term_options guest_usual = { .type = "xterm-256color",
					   .charset = CHARSET_UNICODE,
					   .depth = DEPTH_256,
					   .watch_fd = -1 };

static void take_terminal(const char *name)
{
	setsid();
	int slave = open(name, O_RDWR);
	ioctl(slave, TIOCSCTTY, 0);
	for (int fd = 0; fd <= 2; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
	alarm(PATIENCE_MS / 1000);
	setlocale(LC_CTYPE, "C.UTF-8");
}

struct guest guest_start(int (*program)(void))
{
	struct guest guest = { .master = posix_openpt(O_RDWR | O_NOCTTY) };
	struct winsize size = { .ws_col = GUEST_W, .ws_row = GUEST_H };
	str_init(&guest.sent);
	ck_assert_int_ge(guest.master, 0);
	ck_assert_int_eq(grantpt(guest.master), 0);
	ck_assert_int_eq(unlockpt(guest.master), 0);
	ioctl(guest.master, TIOCSWINSZ, &size);
	const char *name = ptsname(guest.master);
	int slave = open(name, O_RDWR | O_NOCTTY); /* keeps the settings to be seen */
	tcgetattr(slave, &guest.before);
	guest.pid = fork();
	if (guest.pid == 0) {
		close(guest.master);
		close(slave);
		signal(SIGHUP, SIG_DFL); /* the suite may run under nohup */
		take_terminal(name);
		_exit(program());
	}
	return guest;
}

/* Takes what was sent within `ms`; false when nothing was. */
static bool take(struct guest *guest, int ms)
{
	struct pollfd from = { guest->master, POLLIN, 0 };
	char bytes[4096];
	if (poll(&from, 1, ms) <= 0)
		return false;
	ssize_t got = read(guest->master, bytes, sizeof bytes);
	if (got > 0)
		str_add_n(&guest->sent, bytes, (size_t)got);
	return got > 0;
}

static bool is_gone(const struct guest *guest)
{
	siginfo_t info = { 0 };
	ck_assert_int_eq(waitid(P_PID, (id_t)guest->pid, &info, WEXITED | WNOHANG | WNOWAIT), 0);
	return info.si_pid != 0;
}

/* Reads until `text` was sent (NULL: until the program is gone). */
void guest_read_until(struct guest *guest, const char *text)
{
	while (text && !strstr(guest->sent.text, text))
		ck_assert_msg(take(guest, PATIENCE_MS), "never sent: %s", text);
	while (!text) {
		bool gone = is_gone(guest);
		if (!take(guest, gone ? 0 : 20) && gone)
			return;
	}
}

void guest_press(struct guest *guest, const char *keys)
{
	ck_assert_int_eq(write(guest->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

/* Waits for the end and sees that the terminal is as it was; the status of waitpid(). */
int guest_finish(struct guest *guest)
{
	struct termios after;
	int status;
	guest_read_until(guest, NULL);
	ck_assert_int_eq(waitpid(guest->pid, &status, 0), guest->pid);
	tcgetattr(guest->master, &after);
	ck_assert_uint_eq(after.c_lflag, guest->before.c_lflag);
	ck_assert_uint_eq(after.c_iflag, guest->before.c_iflag);
	ck_assert_uint_eq(after.c_oflag, guest->before.c_oflag);
	return status;
}

void guest_assert_clean(const struct guest *guest)
{
	ck_assert_msg(strstr(guest->sent.text, "\033[?1049h"), "never took the other screen");
	ck_assert_msg(strstr(guest->sent.text, "\033[?1049l"), "never left the other screen");
	ck_assert_msg(strstr(guest->sent.text, "\033[?25h"), "left the cursor hidden");
	ck_assert_msg(strstr(guest->sent.text, "\033[?2004l"), "left bracketed paste on");
}

void guest_done(struct guest *guest)
{
	close(guest->master);
	str_clear(&guest->sent);
}

void guest_show(struct term *term, const char *text)
{
	struct canvas canvas;
	struct theme theme;
	int w, h;
	theme_plain(&theme);
	term_size(term, &w, &h);
	canvas_init(&canvas, w, h, CHARSET_UNICODE);
	canvas_text(&canvas, 1, 1, w, ROLE_TEXT, text);
	term_show(term, &canvas, &theme);
	canvas_clear(&canvas);
}
