/* check_unfit.c - where there can be no dashboard: each time a sentence, nothing sent, the line
 * settings as they were, and no file left open. */
#include "run_suite.h"
#include "term/support_term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int master,
	own[2]; /* the test's own input and output, while a terminal stands in for them */
static struct termios before;
static struct rlimit files;

static void setup(void)
{
	master = posix_openpt(O_RDWR | O_NOCTTY);
	ck_assert_int_ge(master, 0);
	ck_assert_int_eq(grantpt(master), 0);
	ck_assert_int_eq(unlockpt(master), 0);
	int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	ck_assert_int_ge(slave, 0);
	fflush(stdout);
	for (int fd = 0; fd < 2; fd++) {
		own[fd] = dup(fd);
		ck_assert_int_eq(dup2(slave, fd), fd);
	}
	close(slave);
	tcgetattr(0, &before);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &files), 0);
}

static void teardown(void)
{
	for (int fd = 0; fd < 2; fd++) {
		dup2(own[fd], fd);
		close(own[fd]);
	}
	close(master);
}

static int lowest_free(void)
{
	int fd = dup(0);
	close(fd);
	return fd;
}

/* No more than `count` files can be opened from now on. */
static void allow_files(int count)
{
	struct rlimit few = files;
	few.rlim_cur = (rlim_t)(lowest_free() + count);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
}

static void refused(const char *type, const char *sentence)
{
	struct term_options options = guest_usual;
	struct err err = { 0 };
	struct termios after;
	struct pollfd sent = { master, POLLIN, 0 };
	options.type = type;
	struct term *term = term_open(&options, &err);
	setrlimit(RLIMIT_NOFILE, &files);
	ck_assert_ptr_null(term);
	ck_assert_int_eq(err.kind, ERR_TERM);
	ck_assert_msg(strstr(err.text, sentence) != NULL, "%s", err.text);
	ck_assert_int_eq(poll(&sent, 1, 0), 0);
	tcgetattr(isatty(0) ? 0 : 1, &after);
	ck_assert_uint_eq(after.c_lflag, before.c_lflag);
	ck_assert_uint_eq(after.c_iflag, before.c_iflag);
	ck_assert_uint_eq(after.c_oflag, before.c_oflag);
}

START_TEST(a_pipe_at_either_end_is_no_terminal)
{
	for (int fd = 0; fd < 2; fd++) {
		int terminal = dup(fd), nothing = open("/dev/null", O_RDWR);
		dup2(nothing, fd);
		close(nothing);
		refused("xterm", "input and output are not both a terminal");
		dup2(terminal, fd);
		close(terminal);
	}
}
END_TEST

START_TEST(without_a_type_nothing_is_tried)
{
	refused(NULL, "the terminal's type is not known: TERM is not set");
	refused("", "the terminal's type is not known: TERM is not set");
}
END_TEST

START_TEST(without_files_to_be_had_it_says_what_they_were_for)
{
	int free_before = lowest_free();
	char sentence[200];
	snprintf(sentence, sizeof sentence, "no room to compose the screen in: %s",
		 strerror(EMFILE));
	allow_files(0);
	refused("xterm", sentence);
	snprintf(sentence, sizeof sentence, "no pipe for signals: %s", strerror(EMFILE));
	allow_files(1);
	refused("xterm", sentence);
	ck_assert_int_eq(lowest_free(), free_before);
}
END_TEST

/* Writes a compiled entry (term(5)) of a type that says it is not one terminal but a kind of them.
 */
static void put_generic(const char *folder, const char *name)
{
	enum { GENERIC = 6, FLAGS };
	char path[120], bytes[64] = { 0x1A, 0x01, (char)(strlen(name) + 1), 0, FLAGS, 0 };
	size_t length = 12;
	snprintf(path, sizeof path, "%s/%c", folder, name[0]);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/%c/%s", folder, name[0], name);
	memcpy(bytes + length, name, strlen(name) + 1);
	length += strlen(name) + 1;
	bytes[length + GENERIC] = 1;
	length += FLAGS;
	FILE *out = fopen(path, "wb");
	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(bytes, 1, length, out), length);
	ck_assert_int_eq(fclose(out), 0);
}

static void drop_generic(const char *folder, const char *name)
{
	char path[120];
	snprintf(path, sizeof path, "%s/%c/%s", folder, name[0], name);
	unlink(path);
	snprintf(path, sizeof path, "%s/%c", folder, name[0]);
	rmdir(path);
}

START_TEST(a_system_that_knows_no_terminal_at_all_is_told_what_to_install)
{
	char folder[] = "/tmp/check-unfit-XXXXXX";
	ck_assert_ptr_nonnull(mkdtemp(folder));
	put_generic(folder, "vt100");
	put_generic(folder, "ansi");
	setenv("TERMINFO", folder, 1);
	refused("no-such-terminal",
		"the terminal type 'no-such-terminal' (TERM) is not known to this "
		"system, nor is vt100; install its terminfo entry or set TERM");
	unsetenv("TERMINFO");
	drop_generic(folder, "vt100");
	drop_generic(folder, "ansi");
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* The console's entry knows no size, so that LINES is looked at; no window is that high. */
START_TEST(a_screen_that_curses_cannot_hold_is_refused)
{
	setenv("LINES", "100000", 1);
	refused("linux", "curses cannot use a terminal of type 'linux'");
	unsetenv("LINES");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("unfit");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, a_pipe_at_either_end_is_no_terminal);
	tcase_add_test(all, without_a_type_nothing_is_tried);
	tcase_add_test(all, without_files_to_be_had_it_says_what_they_were_for);
	tcase_add_test(all, a_system_that_knows_no_terminal_at_all_is_told_what_to_install);
	tcase_add_test(all, a_screen_that_curses_cannot_hold_is_refused);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
