/* check_term.c - the terminal itself, behind a pseudo-terminal: what is sent, and what is left behind. */
#include "base/str.h"
#include "term/support_term.h"
#include "run_suite.h"

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

/* Shows "ready" and waits for one event; its kind is the exit status. */
static int one_event(void)
{
	struct term *term = term_open(&guest_usual, NULL);
	if (!term)
		return 99;
	guest_show(term, "ready");
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
	struct guest guest = guest_start(one_event);
	guest_read_until(&guest, "ready");
	guest_press(&guest, "\033OA");
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_KEY);
	guest_assert_clean(&guest);
	ck_assert(!strstr(guest.sent.text, "?1000") && !strstr(guest.sent.text, "?1006"));
	guest_done(&guest);
}
END_TEST

START_TEST(sigterm_is_a_request_to_quit_and_leaves_the_terminal_clean)
{
	struct guest guest = guest_start(one_event);
	guest_read_until(&guest, "ready");
	kill(guest.pid, SIGTERM);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), 96);
	guest_assert_clean(&guest);
	guest_done(&guest);
}
END_TEST

START_TEST(a_new_size_is_an_event)
{
	struct guest guest = guest_start(one_event);
	struct winsize size = { .ws_col = 33, .ws_row = 7 };
	guest_read_until(&guest, "ready");
	ioctl(guest.master, TIOCSWINSZ, &size);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_RESIZE);
	guest_done(&guest);
}
END_TEST

static int crash(void)
{
	struct term *term = term_open(&guest_usual, NULL);
	guest_show(term, "ready");
	abort();
}

START_TEST(a_crash_leaves_the_terminal_clean_and_is_still_a_crash)
{
	struct guest guest = guest_start(crash);
	int status = guest_finish(&guest);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGABRT);
	guest_assert_clean(&guest);
	guest_done(&guest);
}
END_TEST

static int leave(void)
{
	static struct term *term; /* still held at the end, so no leak to those who look for some */
	term = term_open(&guest_usual, NULL);
	guest_show(term, "ready");
	exit(7); /* as when memory is gone */
}

START_TEST(an_exit_from_deep_inside_leaves_the_terminal_clean)
{
	struct guest guest = guest_start(leave);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), 7);
	guest_assert_clean(&guest);
	guest_done(&guest);
}
END_TEST

START_TEST(a_terminal_that_goes_away_ends_the_program_at_once)
{
	struct guest guest = guest_start(one_event);
	int status;
	guest_read_until(&guest, "ready");
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
	struct term *term = term_open(&guest_usual, NULL);
	guest_show(term, "ready");
	guest_show(term, "ready");
	guest_show(term, "readY");
	term_close(term);
	return 0;
}

START_TEST(what_does_not_change_is_not_sent)
{
	struct guest guest = guest_start(show_thrice);
	ck_assert_int_eq(guest_finish(&guest), 0);
	const char *first = strstr(guest.sent.text, "ready");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "ready"));
	ck_assert_ptr_null(strstr(first + 1, "read"));
	const char *change = strchr(first, 'Y');
	ck_assert_ptr_nonnull(change);
	ck_assert_int_lt(change - first, 40);
	guest_done(&guest);
}
END_TEST

static int open_dumb(void)
{
	struct term_options options = guest_usual;
	struct err err = { 0 };
	options.type = "dumb";
	bool refused = !term_open(&options, &err) && err.kind == ERR_TERM &&
		       strstr(err.text, "'dumb'");
	options.type = NULL;
	return refused && !term_open(&options, &err) && err.kind == ERR_TERM ? 0 : 1;
}

START_TEST(a_terminal_that_cannot_move_its_cursor_is_refused_with_a_sentence)
{
	struct guest guest = guest_start(open_dumb);
	ck_assert_int_eq(guest_finish(&guest), 0);
	ck_assert_str_eq(guest.sent.text, "");
	guest_done(&guest);
}
END_TEST

static int open_unknown(void)
{
	struct term_options options = guest_usual;
	options.type = "no-such-terminal";
	struct term *term = term_open(&options, NULL);
	if (!term || !term_note(term) || !strstr(term_note(term), "no-such-terminal"))
		return 1;
	guest_show(term, "ready");
	int status = term_depth(term) == DEPTH_MONO ? 0 : 2;
	term_close(term);
	return status;
}

START_TEST(an_unknown_terminal_is_named_and_used_as_a_vt100)
{
	struct guest guest = guest_start(open_unknown);
	ck_assert_int_eq(guest_finish(&guest), 0);
	ck_assert_ptr_nonnull(strstr(guest.sent.text, "ready"));
	ck_assert_ptr_null(strstr(guest.sent.text, "?1049"));
	guest_done(&guest);
}
END_TEST

static int open_console(void)
{
	struct term_options options = guest_usual;
	options.type = "linux";
	struct term *term = term_open(&options, NULL);
	if (!term)
		return 1;
	int w, h;
	term_size(term, &w, &h);
	guest_show(term, "ready");
	term_close(term);
	return w == GUEST_W && h == GUEST_H ? 0 : 2;
}

static int open_vt100(void)
{
	struct term_options options = guest_usual;
	options.type = "vt100";
	struct term *term = term_open(&options, NULL);
	if (!term)
		return 1;
	guest_show(term, "ready");
	term_close(term);
	return 0;
}

/* Its terminfo entry says 24 rows, and a move down stops where the scrolling part ends. */
START_TEST(all_rows_of_a_terminal_of_another_size_may_be_moved_through)
{
	char region[16];
	struct guest guest = guest_start(open_vt100);
	ck_assert_int_eq(guest_finish(&guest), 0);
	snprintf(region, sizeof region, "\033[1;%dr", GUEST_H);
	const char *of_terminfo = strstr(guest.sent.text, "\033[1;24r");
	const char *real = strstr(guest.sent.text, region);
	const char *ready = strstr(guest.sent.text, "ready");
	ck_assert(of_terminfo && real && of_terminfo < real && real < ready);
	guest_done(&guest);
}
END_TEST

/* Its terminfo entry knows no size. */
START_TEST(the_linux_console_is_drawn_on_at_its_real_size)
{
	struct guest guest = guest_start(open_console);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), 0);
	ck_assert_ptr_nonnull(strstr(guest.sent.text, "ready"));
	guest_done(&guest);
}
END_TEST

static int suspend(void)
{
	struct term *term = term_open(&guest_usual, NULL);
	struct event event;
	guest_show(term, "ready");
	while ((event = term_wait(term)).kind != EVENT_KEY || event.key != 'q')
		if (event.kind == EVENT_KEY && event.key == KEY_CTRL_Z) {
			term_suspend(term);
			guest_show(term, "again");
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
	struct guest guest = guest_start(job_control);
	guest_read_until(&guest, "ready");
	guest_press(&guest, "\x1a");
	guest_read_until(&guest, "again");
	const char *left = strstr(guest.sent.text, "\033[?1049l");
	ck_assert_ptr_nonnull(left);
	ck_assert_ptr_nonnull(strstr(left, "\033[?1049h"));
	guest_press(&guest, "q");
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), 0);
	guest_assert_clean(&guest);
	guest_done(&guest);
}
END_TEST

static int reminder(void)
{
	struct term *term = term_open(&guest_usual, NULL);
	guest_show(term, "ready");
	term_remind(term, 1);
	struct event event = term_wait(term);
	bool told = event.kind == EVENT_DATA && event.key == 1;
	bool quiet = !term_pending(term);
	term_close(term);
	return told && quiet ? 0 : 1;
}

START_TEST(a_reminder_comes_once)
{
	struct guest guest = guest_start(reminder);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), 0);
	guest_done(&guest);
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
	tcase_add_test(guests, all_rows_of_a_terminal_of_another_size_may_be_moved_through);
	tcase_add_test(guests, control_z_stops_with_a_clean_terminal_and_coming_back_paints_everything);
	tcase_add_test(guests, a_reminder_comes_once);
	suite_add_tcase(suite, guests);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
