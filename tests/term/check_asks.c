/* check_asks.c - what is asked of a terminal and how its answers are taken: its background, and whether it
 * shows a frame at once. */
#include "term/support_term.h"
#include "run_suite.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int asks(void)
{
	struct term_options options = guest_usual;
	options.ask_ground = true;
	struct term *term = term_open(&options, NULL);
	guest_show(term, "ready");
	guest_show(term, "steady");
	struct event event = term_wait(term);
	bool told = event.kind == EVENT_GROUND && event.key == 0xFFFFFF;
	term_close(term);
	return told ? EVENT_GROUND : event.kind == EVENT_GROUND ? 99 : (int)event.kind;
}

START_TEST(the_background_is_asked_for_once_and_behind_the_first_frame)
{
	struct guest guest = guest_start(asks);
	guest_read_until(&guest, "steady");
	guest_press(&guest, "\033]11;rgb:ffff/ffff/ffff\033\\\033[?62c");
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_GROUND);
	const char *question = strstr(guest.sent.text, "\033]11;?");
	ck_assert(question && question > strstr(guest.sent.text, "ready"));
	ck_assert(!strstr(question + 1, "\033]11;?"));
	guest_assert_clean(&guest);
	guest_done(&guest);
}
END_TEST

START_TEST(an_answer_that_comes_with_the_end_is_not_left_to_the_shell)
{
	struct guest guest = guest_start(asks);
	char left[64];
	guest_read_until(&guest, "\033[c");
	guest_press(&guest, "q"); /* the program ends, and the terminal answers only now */
	guest_press(&guest, "\033]11;rgb:ffff/ffff/ffff\033\\\033[?62c");
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_KEY);
	int slave = open(ptsname(guest.master), O_RDWR | O_NOCTTY | O_NONBLOCK);
	ck_assert_int_le(read(slave, left, sizeof left), 0);
	close(slave);
	guest_done(&guest);
}
END_TEST

/* Every cell says something else, in a style that changes. */
static void fill(struct term *term, char first)
{
	struct canvas canvas;
	struct theme theme;
	theme_plain(&theme);
	canvas_init(&canvas, GUEST_W, GUEST_H, CHARSET_UNICODE);
	for (int y = 0; y < GUEST_H; y++)
		for (int x = 0; x < GUEST_W; x++)
			canvas_text(&canvas, x, y, 1, ROLE_TEXT, (char[]){ (char)(first + (x + y) % 20), '\0' });
	term_show(term, &canvas, &theme);
	canvas_clear(&canvas);
}

/* A frame, an answer and a key, a large frame, a small one. */
static int asks_and_fills(void)
{
	struct term_options options = guest_usual;
	options.ask_ground = true;
	options.ask_sync = true;
	struct term *term = term_open(&options, NULL);
	guest_show(term, "ready");
	struct event event = term_wait(term);
	fill(term, 'a');
	guest_show(term, "small");
	guest_show(term, "smalL");
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
	struct guest guest = guest_start(asks_and_fills);
	guest_read_until(&guest, "\033[?2026$p\033[c");
	guest_press(&guest, sync_answers[_i].answer);
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_KEY);
	const char *on = strstr(guest.sent.text, "\033[?2026h"), *off = strstr(guest.sent.text, "\033[?2026l");
	const char *filled = strstr(guest.sent.text, "abcdefghijklmnopqrst");
	ck_assert_ptr_nonnull(filled);
	ck_assert_int_eq(on != NULL, sync_answers[_i].syncs);
	ck_assert_int_eq(off != NULL, sync_answers[_i].syncs);
	ck_assert(!on || (on < filled && filled < off && !strstr(on + 1, "\033[?2026h")));
	ck_assert(!on || strchr(off, 'L'));
	guest_assert_clean(&guest);
	guest_done(&guest);
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
	struct term_options options = guest_usual;
	options.type = "made";
	struct term *term = term_open(&options, NULL);
	fill(term, 'a');
	guest_show(term, "small");
	guest_show(term, "smalL");
	term_close(term);
	return 0;
}

START_TEST(a_large_frame_is_shown_at_once_where_terminfo_says_so)
{
	char folder[] = "/tmp/check-term-XXXXXX", command[64];
	ck_assert_ptr_nonnull(mkdtemp(folder));
	if (make_terminal(made_terminals[_i], folder)) {
		setenv("TERMINFO", folder, 1);
		struct guest guest = guest_start(fills);
		ck_assert_int_eq(guest_finish(&guest), 0);
		const char *on = strstr(guest.sent.text, "\033[?2026h");
		ck_assert_int_eq(on != NULL, _i == 0);
		ck_assert(!on || strstr(on, "abcdefghijklmnopqrst") < strstr(on, "\033[?2026l"));
		guest_done(&guest);
	}
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}
END_TEST

static int asks_nothing(void)
{
	struct term_options options = guest_usual;
	options.ask_ground = true;
	options.type = "vt100";
	struct term *term = term_open(&options, NULL);
	guest_show(term, "ready");
	struct event event = term_wait(term);
	term_close(term);
	return (int)event.kind;
}

START_TEST(a_terminal_that_may_not_understand_is_not_asked)
{
	struct guest guest = guest_start(asks_nothing);
	guest_read_until(&guest, "ready");
	guest_press(&guest, "q");
	ck_assert_int_eq(WEXITSTATUS(guest_finish(&guest)), EVENT_KEY);
	ck_assert(!strstr(guest.sent.text, "\033]"));
	guest_done(&guest);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("asks");
	TCase *guests = tcase_create("guests");
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
	return run_suite(suite());
}
