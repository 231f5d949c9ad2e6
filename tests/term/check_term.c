/* check_term.c - the terminal itself, behind a pseudo-terminal: what is sent, and what is left behind. */
#include "base/str.h"
#include "term/term.h"

#include <check.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000, W = 40, H = 10 };

/* A program on a pseudo-terminal of 40x10. */
struct guest {
	int master;
	pid_t pid;
	struct termios before;
	struct str sent; /* what it sent so far */
};

static const struct term_options usual = { .type = "xterm-256color",
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

static struct guest start(int (*program)(void))
{
	struct guest guest = { .master = posix_openpt(O_RDWR | O_NOCTTY) };
	struct winsize size = { .ws_col = W, .ws_row = H };
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
static void read_until(struct guest *guest, const char *text)
{
	while (text && !strstr(guest->sent.text, text))
		ck_assert_msg(take(guest, PATIENCE_MS), "never sent: %s", text);
	while (!text) {
		bool gone = is_gone(guest);
		if (!take(guest, gone ? 0 : 20) && gone)
			return;
	}
}

static void press(struct guest *guest, const char *keys)
{
	ck_assert_int_eq(write(guest->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

/* Waits for the end and sees that the terminal is as it was; the status of waitpid(). */
static int finish(struct guest *guest)
{
	struct termios after;
	int status;
	read_until(guest, NULL);
	ck_assert_int_eq(waitpid(guest->pid, &status, 0), guest->pid);
	tcgetattr(guest->master, &after);
	ck_assert_uint_eq(after.c_lflag, guest->before.c_lflag);
	ck_assert_uint_eq(after.c_iflag, guest->before.c_iflag);
	ck_assert_uint_eq(after.c_oflag, guest->before.c_oflag);
	return status;
}

static void assert_clean(const struct guest *guest)
{
	ck_assert_msg(strstr(guest->sent.text, "\033[?1049h"), "never took the other screen");
	ck_assert_msg(strstr(guest->sent.text, "\033[?1049l"), "never left the other screen");
	ck_assert_msg(strstr(guest->sent.text, "\033[?25h"), "left the cursor hidden");
	ck_assert_msg(strstr(guest->sent.text, "\033[?2004l"), "left bracketed paste on");
}

static void done(struct guest *guest)
{
	close(guest->master);
	str_clear(&guest->sent);
}

static void show(struct term *term, const char *text)
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

/* Shows "ready" and waits for one event; its kind is the exit status. */
static int one_event(void)
{
	struct term *term = term_open(&usual, NULL);
	if (!term)
		return 99;
	show(term, "ready");
	int w, h;
	term_size(term, &w, &h);
	struct event event = term_wait(term);
	/* A hang-up comes with a word to go on, which may be heard first: the same size, drawn again. */
	if (event.kind == EVENT_RESIZE && event.w == w && event.h == h)
		event = term_wait(term);
	int status = (int)event.kind;
	if (event.kind == EVENT_KEY && event.key != KEY_UP_ARROW)
		status = 98;
	if (event.kind == EVENT_RESIZE && (event.w != 33 || event.h != 7))
		status = 97;
	if (event.kind == EVENT_QUIT && term_signal(term) == SIGTERM)
		status = 96;
	term_close(term);
	return status;
}

START_TEST(a_key_arrives_and_closing_leaves_the_terminal_as_it_was)
{
	struct guest guest = start(one_event);
	read_until(&guest, "ready");
	press(&guest, "\033OA");
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_KEY);
	assert_clean(&guest);
	ck_assert(!strstr(guest.sent.text, "?1000") && !strstr(guest.sent.text, "?1006"));
	done(&guest);
}
END_TEST

START_TEST(sigterm_is_a_request_to_quit_and_leaves_the_terminal_clean)
{
	struct guest guest = start(one_event);
	read_until(&guest, "ready");
	kill(guest.pid, SIGTERM);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), 96);
	assert_clean(&guest);
	done(&guest);
}
END_TEST

START_TEST(a_new_size_is_an_event)
{
	struct guest guest = start(one_event);
	struct winsize size = { .ws_col = 33, .ws_row = 7 };
	read_until(&guest, "ready");
	ioctl(guest.master, TIOCSWINSZ, &size);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_RESIZE);
	done(&guest);
}
END_TEST

static int crash(void)
{
	struct term *term = term_open(&usual, NULL);
	show(term, "ready");
	abort();
}

START_TEST(a_crash_leaves_the_terminal_clean_and_is_still_a_crash)
{
	struct guest guest = start(crash);
	int status = finish(&guest);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGABRT);
	assert_clean(&guest);
	done(&guest);
}
END_TEST

static int leave(void)
{
	struct term *term = term_open(&usual, NULL);
	show(term, "ready");
	exit(7); /* as when memory is gone */
}

START_TEST(an_exit_from_deep_inside_leaves_the_terminal_clean)
{
	struct guest guest = start(leave);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), 7);
	assert_clean(&guest);
	done(&guest);
}
END_TEST

START_TEST(a_terminal_that_goes_away_ends_the_program_at_once)
{
	struct guest guest = start(one_event);
	int status;
	read_until(&guest, "ready");
	close(guest.master);
	/* The test holds the other end open, so this is the hang-up and nothing else. */
	ck_assert_int_eq(waitpid(guest.pid, &status, 0), guest.pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), EVENT_QUIT);
	str_clear(&guest.sent);
}
END_TEST

static int show_thrice(void)
{
	struct term *term = term_open(&usual, NULL);
	show(term, "ready");
	show(term, "ready");
	show(term, "readY");
	term_close(term);
	return 0;
}

START_TEST(what_does_not_change_is_not_sent)
{
	struct guest guest = start(show_thrice);
	ck_assert_int_eq(finish(&guest), 0);
	const char *first = strstr(guest.sent.text, "ready");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "ready"));
	ck_assert_ptr_null(strstr(first + 1, "read"));
	const char *change = strchr(first, 'Y');
	ck_assert_ptr_nonnull(change);
	ck_assert_int_lt(change - first, 40);
	done(&guest);
}
END_TEST

static int open_dumb(void)
{
	struct term_options options = usual;
	struct err err = { 0 };
	options.type = "dumb";
	bool refused = !term_open(&options, &err) && err.kind == ERR_TERM &&
		       strstr(err.text, "'dumb'");
	options.type = NULL;
	return refused && !term_open(&options, &err) && err.kind == ERR_TERM ? 0 : 1;
}

START_TEST(a_terminal_that_cannot_move_its_cursor_is_refused_with_a_sentence)
{
	struct guest guest = start(open_dumb);
	ck_assert_int_eq(finish(&guest), 0);
	ck_assert_str_eq(guest.sent.text, "");
	done(&guest);
}
END_TEST

static int open_unknown(void)
{
	struct term_options options = usual;
	options.type = "no-such-terminal";
	struct term *term = term_open(&options, NULL);
	if (!term || !term_note(term) || !strstr(term_note(term), "no-such-terminal"))
		return 1;
	show(term, "ready");
	int status = term_depth(term) == DEPTH_MONO ? 0 : 2;
	term_close(term);
	return status;
}

START_TEST(an_unknown_terminal_is_named_and_used_as_a_vt100)
{
	struct guest guest = start(open_unknown);
	ck_assert_int_eq(finish(&guest), 0);
	ck_assert_ptr_nonnull(strstr(guest.sent.text, "ready"));
	ck_assert_ptr_null(strstr(guest.sent.text, "?1049"));
	done(&guest);
}
END_TEST

static int open_console(void)
{
	struct term_options options = usual;
	options.type = "linux";
	struct term *term = term_open(&options, NULL);
	if (!term)
		return 1;
	int w, h;
	term_size(term, &w, &h);
	show(term, "ready");
	term_close(term);
	return w == W && h == H ? 0 : 2;
}

/* Its terminfo entry knows no size. */
START_TEST(the_linux_console_is_drawn_on_at_its_real_size)
{
	struct guest guest = start(open_console);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), 0);
	ck_assert_ptr_nonnull(strstr(guest.sent.text, "ready"));
	done(&guest);
}
END_TEST

static int suspend(void)
{
	struct term *term = term_open(&usual, NULL);
	struct event event;
	show(term, "ready");
	while ((event = term_wait(term)).kind != EVENT_KEY || event.key != 'q')
		if (event.kind == EVENT_KEY && event.key == KEY_CTRL_Z) {
			term_suspend(term);
			show(term, "again");
		}
	term_close(term);
	return 0;
}

/* A shell with job control: runs suspend() in the foreground, and goes on with it once it stopped with
 * the terminal clean. */
static int job_control(void)
{
	struct termios settings;
	int status;
	pid_t job = fork();
	if (job == 0) {
		setpgid(0, 0);
		signal(SIGTTOU, SIG_IGN);
		tcsetpgrp(0, getpgrp());
		signal(SIGTTOU, SIG_DFL);
		_exit(suspend());
	}
	setpgid(job, job);
	if (waitpid(job, &status, WUNTRACED) != job || !WIFSTOPPED(status))
		return 1;
	tcgetattr(0, &settings);
	if (!(settings.c_lflag & ICANON) || !(settings.c_lflag & ECHO))
		return 2;
	kill(job, SIGCONT);
	if (waitpid(job, &status, 0) != job)
		return 3;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 4;
}

START_TEST(control_z_stops_with_a_clean_terminal_and_coming_back_paints_everything)
{
	struct guest guest = start(job_control);
	read_until(&guest, "ready");
	press(&guest, "\x1a");
	read_until(&guest, "again");
	const char *left = strstr(guest.sent.text, "\033[?1049l");
	ck_assert_ptr_nonnull(left);
	ck_assert_ptr_nonnull(strstr(left, "\033[?1049h"));
	press(&guest, "q");
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), 0);
	assert_clean(&guest);
	done(&guest);
}
END_TEST

static int reminder(void)
{
	struct term *term = term_open(&usual, NULL);
	show(term, "ready");
	term_remind(term, 1);
	struct event event = term_wait(term);
	bool told = event.kind == EVENT_DATA && event.key == 1;
	bool quiet = !term_pending(term);
	term_close(term);
	return told && quiet ? 0 : 1;
}

static int asks(void)
{
	struct term_options options = usual;
	options.ask_ground = true;
	struct term *term = term_open(&options, NULL);
	show(term, "ready");
	show(term, "steady");
	struct event event = term_wait(term);
	bool told = event.kind == EVENT_GROUND && event.key == 0xFFFFFF;
	term_close(term);
	return told ? EVENT_GROUND : event.kind == EVENT_GROUND ? 99 : (int)event.kind;
}

START_TEST(the_background_is_asked_for_once_and_behind_the_first_frame)
{
	struct guest guest = start(asks);
	read_until(&guest, "steady");
	press(&guest, "\033]11;rgb:ffff/ffff/ffff\033\\\033[?62c");
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_GROUND);
	const char *question = strstr(guest.sent.text, "\033]11;?");
	ck_assert(question && question > strstr(guest.sent.text, "ready"));
	ck_assert(!strstr(question + 1, "\033]11;?"));
	assert_clean(&guest);
	done(&guest);
}
END_TEST

START_TEST(an_answer_that_comes_with_the_end_is_not_left_to_the_shell)
{
	struct guest guest = start(asks);
	char left[64];
	read_until(&guest, "\033[c");
	press(&guest, "q"); /* the program ends, and the terminal answers only now */
	press(&guest, "\033]11;rgb:ffff/ffff/ffff\033\\\033[?62c");
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_KEY);
	int slave = open(ptsname(guest.master), O_RDWR | O_NOCTTY | O_NONBLOCK);
	ck_assert_int_le(read(slave, left, sizeof left), 0);
	close(slave);
	done(&guest);
}
END_TEST

/* Every cell says something else, in a style that changes. */
static void fill(struct term *term, char first)
{
	struct canvas canvas;
	struct theme theme;
	theme_plain(&theme);
	canvas_init(&canvas, W, H, CHARSET_UNICODE);
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			canvas_text(&canvas, x, y, 1, ROLE_TEXT, (char[]){ (char)(first + (x + y) % 20), '\0' });
	term_show(term, &canvas, &theme);
	canvas_clear(&canvas);
}

/* A frame, an answer and a key, a large frame, a small one. */
static int asks_and_fills(void)
{
	struct term_options options = usual;
	options.ask_ground = true;
	options.ask_sync = true;
	struct term *term = term_open(&options, NULL);
	show(term, "ready");
	struct event event = term_wait(term);
	fill(term, 'a');
	show(term, "small");
	show(term, "smalL");
	term_close(term);
	return (int)event.kind;
}

static const struct {
	const char *answer;
	bool syncs;
} sync_answers[] = {
	{ "\033[?2026;2$y\033[?62cq", true }, { "\033[?2026;1$y\033[?62cq", true },
	{ "\033[?2026;0$y\033[?62cq", false }, { "\033[?2026;4$y\033[?62cq", false },
	{ "\033[?2027;2$y\033[?62cq", false }, { "\033[?62cq", false },
};

START_TEST(a_large_frame_is_shown_at_once_where_the_terminal_says_it_can)
{
	struct guest guest = start(asks_and_fills);
	read_until(&guest, "\033[?2026$p\033[c");
	press(&guest, sync_answers[_i].answer);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_KEY);
	const char *on = strstr(guest.sent.text, "\033[?2026h"), *off = strstr(guest.sent.text, "\033[?2026l");
	const char *filled = strstr(guest.sent.text, "abcdefghijklmnopqrst");
	ck_assert_ptr_nonnull(filled);
	ck_assert_int_eq(on != NULL, sync_answers[_i].syncs);
	ck_assert_int_eq(off != NULL, sync_answers[_i].syncs);
	ck_assert(!on || (on < filled && filled < off && !strstr(on + 1, "\033[?2026h")));
	ck_assert(!on || strchr(off, 'L'));
	assert_clean(&guest);
	done(&guest);
}
END_TEST

static const char *const made_terminals[] = {
	"made|a terminal that holds back, use=xterm-256color,"
	" Sync=\\E[?2026%?%p1%{1}%-%tl%eh%;,\n",
	"made|a terminal that does not, use=xterm-256color,\n",
};

/* Compiles the description of a terminal "made" into `folder`; false where that cannot be done. */
static bool make_terminal(const char *text, char *folder)
{
	char command[200];
	snprintf(command, sizeof command, "tic -x -o %s - 2>/dev/null", folder);
	FILE *tic = popen(command, "w");
	if (!tic)
		return false;
	fputs(text, tic);
	return pclose(tic) == 0;
}

static int fills(void)
{
	struct term_options options = usual;
	options.type = "made";
	struct term *term = term_open(&options, NULL);
	fill(term, 'a');
	show(term, "small");
	show(term, "smalL");
	term_close(term);
	return 0;
}

START_TEST(a_large_frame_is_shown_at_once_where_terminfo_says_so)
{
	char folder[] = "/tmp/check-term-XXXXXX", command[64];
	ck_assert_ptr_nonnull(mkdtemp(folder));
	if (make_terminal(made_terminals[_i], folder)) {
		setenv("TERMINFO", folder, 1);
		struct guest guest = start(fills);
		ck_assert_int_eq(finish(&guest), 0);
		const char *on = strstr(guest.sent.text, "\033[?2026h");
		ck_assert_int_eq(on != NULL, _i == 0);
		ck_assert(!on || strstr(on, "abcdefghijklmnopqrst") < strstr(on, "\033[?2026l"));
		done(&guest);
	}
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}
END_TEST

static int asks_nothing(void)
{
	struct term_options options = usual;
	options.ask_ground = true;
	options.type = "vt100";
	struct term *term = term_open(&options, NULL);
	show(term, "ready");
	struct event event = term_wait(term);
	term_close(term);
	return (int)event.kind;
}

START_TEST(a_terminal_that_may_not_understand_is_not_asked)
{
	struct guest guest = start(asks_nothing);
	read_until(&guest, "ready");
	press(&guest, "q");
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), EVENT_KEY);
	ck_assert(!strstr(guest.sent.text, "\033]"));
	done(&guest);
}
END_TEST

START_TEST(a_reminder_comes_once)
{
	struct guest guest = start(reminder);
	ck_assert_int_eq(WEXITSTATUS(finish(&guest)), 0);
	done(&guest);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("term");
	TCase *guests = tcase_create("guests");
	tcase_set_timeout(guests, 30);
	tcase_add_test(guests, a_key_arrives_and_closing_leaves_the_terminal_as_it_was);
	tcase_add_test(guests, sigterm_is_a_request_to_quit_and_leaves_the_terminal_clean);
	tcase_add_test(guests, a_new_size_is_an_event);
	tcase_add_test(guests, a_crash_leaves_the_terminal_clean_and_is_still_a_crash);
	tcase_add_test(guests, an_exit_from_deep_inside_leaves_the_terminal_clean);
	tcase_add_test(guests, a_terminal_that_goes_away_ends_the_program_at_once);
	tcase_add_test(guests, what_does_not_change_is_not_sent);
	tcase_add_test(guests, a_terminal_that_cannot_move_its_cursor_is_refused_with_a_sentence);
	tcase_add_test(guests, an_unknown_terminal_is_named_and_used_as_a_vt100);
	tcase_add_test(guests, the_linux_console_is_drawn_on_at_its_real_size);
	tcase_add_test(guests, control_z_stops_with_a_clean_terminal_and_coming_back_paints_everything);
	tcase_add_test(guests, a_reminder_comes_once);
	tcase_add_test(guests, the_background_is_asked_for_once_and_behind_the_first_frame);
	tcase_add_test(guests, an_answer_that_comes_with_the_end_is_not_left_to_the_shell);
	tcase_add_loop_test(guests, a_large_frame_is_shown_at_once_where_the_terminal_says_it_can, 0,
			    sizeof sync_answers / sizeof *sync_answers);
	tcase_add_loop_test(guests, a_large_frame_is_shown_at_once_where_terminfo_says_so, 0,
			    sizeof made_terminals / sizeof *made_terminals);
	tcase_add_test(guests, a_terminal_that_may_not_understand_is_not_asked);
	suite_add_tcase(suite, guests);
	return suite;
}

int main(void)
{
	SRunner *runner = srunner_create(suite());
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed > 0;
}
