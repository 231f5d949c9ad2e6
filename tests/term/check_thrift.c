/* check_thrift.c - fewer bytes draw the same picture. */
#include "term/thrift.h"
#include "run_suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct thrift thrift;
static struct str sent;

static void setup(void)
{
	thrift_init(&thrift);
	str_init(&sent);
}

static void teardown(void)
{
	thrift_clear(&thrift);
	str_clear(&sent);
}

static const char *written(const char *bytes)
{
	str_reset(&sent);
	thrift_write(&thrift, bytes, strlen(bytes), &sent);
	return sent.text;
}

/* A terminal as far as this test needs one: what a person sees in each cell. */
enum { W = 16, H = 5 };

struct seen {
	char character;
	bool bold, underline, reverse;
	int fg, bg; /* -1 for the terminal's own; + 1000 for those said with 38;5 and 48;5 */
};

struct screen {
	struct seen cells[H][W], pen;
	int x, y;
};

static void screen_init(struct screen *screen)
{
	screen->pen = (struct seen){ ' ', false, false, false, -1, -1 };
	screen->x = screen->y = 0;
	for (int i = 0; i < W * H; i++)
		screen->cells[i / W][i % W] = screen->pen;
}

static void erase(struct screen *screen, int from, int to)
{
	for (int x = from; x < to && x < W; x++)
		screen->cells[screen->y][x] =
			(struct seen){ ' ', false, false, false, -1, screen->pen.bg };
}

static void style(struct screen *screen, const int *n, int count)
{
	struct seen *pen = &screen->pen;
	for (int i = 0; i < count; i++) {
		if (n[i] == 0)
			*pen = (struct seen){ ' ', false, false, false, -1, -1 };
		else if (n[i] == 1)
			pen->bold = true;
		else if (n[i] == 4)
			pen->underline = true;
		else if (n[i] == 7)
			pen->reverse = true;
		else if (n[i] == 22)
			pen->bold = false;
		else if (n[i] == 24)
			pen->underline = false;
		else if (n[i] == 27)
			pen->reverse = false;
		else if (n[i] == 38 || n[i] == 48) {
			*(n[i] == 38 ? &pen->fg : &pen->bg) = 1000 + n[i + 2];
			i += 2;
		} else if (n[i] / 10 == 3)
			pen->fg = n[i] == 39 ? -1 : n[i] - 30;
		else if (n[i] / 10 == 4)
			pen->bg = n[i] == 49 ? -1 : n[i] - 40;
		else if (n[i] >= 90 && n[i] < 98)
			pen->fg = 8 + n[i] - 90;
		else
			ck_abort_msg("style %d", n[i]);
	}
}

static void draw(struct screen *screen, const char *at)
{
	while (*at) {
		int n[12] = { 0 }, count = 1;
		if (strncmp(at, "\033(B", 3) == 0) {
			at += 3;
			continue;
		}
		if (*at != '\033') {
			screen->pen.character = *at++;
			screen->cells[screen->y][screen->x] = screen->pen;
			screen->x += screen->x < W - 1;
			continue;
		}
		for (at += 2; (*at >= '0' && *at <= '9') || *at == ';'; at++) {
			if (*at == ';')
				count++;
			else
				n[count - 1] = 10 * n[count - 1] + *at - '0';
		}
		if (*at == 'm')
			style(screen, n, count);
		else if (*at == 'K')
			erase(screen, screen->x, W);
		else if (*at == 'X')
			erase(screen, screen->x, screen->x + n[0]);
		else if (*at == 'H') {
			screen->y = n[0] - 1;
			screen->x = n[1] - 1;
		} else
			ck_abort_msg("sequence ending in %c", *at);
		at++;
	}
}

static bool looks_the_same(const struct seen *a, const struct seen *b)
{
	bool lit = a->character != ' ' || a->reverse || b->reverse || a->underline || b->underline;
	return a->character == b->character && a->bg == b->bg && a->reverse == b->reverse &&
	       a->underline == b->underline && (!lit || (a->fg == b->fg && a->bold == b->bold));
}

static const char *const pieces[] = {
	"\033(B\033[m", "\033(B\033[0m", "\033(B\033[0;1m", "\033(B\033[0;4m", "\033(B\033[0;1;7m",
	"\033[39;49m", "\033[39m", "\033[49m", "\033[31m", "\033[42m", "\033[93m", "\033[22m",
	"\033[38;5;74m", "\033[38;5;242m", "\033[48;5;237m", "\033[48;5;235m", "\033[K", "\033[3X",
	"\033[2;3H", "\033[4;9H", "\033[1;1H", "\033[5;14H", "a", "b", "cd", " ", "   ", "e f", "-",
};

START_TEST(any_frame_looks_the_same_and_is_a_quarter_shorter_at_least)
{
	unsigned luck = 20261124;
	size_t bytes = 0, fewer = 0;
	for (int trial = 0; trial < 3000; trial++) {
		struct screen with, without;
		char frame[1200] = "\033(B\033[m";
		setup();
		for (int i = 0; i < 60; i++) {
			luck = luck * 1103515245 + 12345;
			strcat(frame, pieces[(luck >> 16) % (sizeof pieces / sizeof pieces[0])]);
		}
		written(frame);
		thrift_settle(&thrift, &sent);
		screen_init(&without);
		screen_init(&with);
		draw(&without, frame);
		draw(&with, sent.text);
		for (int i = 0; i < W * H; i++)
			ck_assert_msg(looks_the_same(&with.cells[i / W][i % W],
						     &without.cells[i / W][i % W]),
				      "cell %d of trial %d", i, trial);
		without.pen.character = with.pen.character;
		ck_assert(looks_the_same(&with.pen, &without.pen));
		bytes += strlen(frame);
		fewer += sent.length;
		teardown();
	}
	ck_assert_uint_lt(fewer, bytes * 3 / 4);
}
END_TEST

START_TEST(one_sequence_says_the_difference)
{
	written("\033[0m");
	ck_assert_str_eq(written("\033(B\033[0;1m\033[38;5;231m\033[48;5;237mx"),
			 "\033(B\033[0;1;38;5;231;48;5;237mx");
	ck_assert_str_eq(written("\033[38;5;74m\033[48;5;237my"), "\033[38;5;74my");
	ck_assert_str_eq(written("\033[38;5;74my"), "y");
}
END_TEST

START_TEST(a_bit_ends_by_itself_where_that_is_shorter)
{
	written("\033[0;1;38;5;231;48;5;237mx");
	ck_assert_str_eq(written("\033(B\033[0m\033[38;5;74m\033[48;5;237my"), "\033(B\033[22;38;5;74my");
	ck_assert_str_eq(written("\033[0;1;2;4;48;5;237mz"), "\033[1;2;4;39mz");
	ck_assert_str_eq(written("\033[0;2;48;5;237mz"), "\033[22;24;2mz");
	ck_assert_str_eq(written("\033[0;4mz"), "\033[0;4mz");
	ck_assert_str_eq(written("\033[0mz"), "\033[mz");
}
END_TEST

START_TEST(a_blank_waits_for_no_colour_but_that_behind_it)
{
	written("\033[mx");
	ck_assert_str_eq(written("\033[38;5;242m  "), "  ");
	ck_assert_str_eq(written("\033[48;5;235m "), "\033[48;5;235m ");
	ck_assert_str_eq(written("x"), "\033[38;5;242mx");
}
END_TEST

START_TEST(a_sequence_cut_between_frames_is_whole_in_the_next)
{
	written("\033[mx");
	ck_assert_str_eq(written("\033[3"), "");
	ck_assert_str_eq(written("1my"), "\033[31my");
}
END_TEST

START_TEST(a_style_that_is_not_understood_ends_the_thrift_and_changes_nothing)
{
	written("\033[mx");
	ck_assert_str_eq(written("\033[31m\033[58;2;1;2;3my\033[0;1mz"),
			 "\033[31m\033[58;2;1;2;3my\033[0;1mz");
	ck_assert_str_eq(written("\033[1m\033[1m"), "\033[1m\033[1m");
}
END_TEST

START_TEST(after_others_wrote_everything_is_said_anew)
{
	written("\033[31mx");
	thrift_forget(&thrift);
	ck_assert_str_eq(written("y"), "\033[0;31my");
}
END_TEST

START_TEST(only_terminals_that_speak_the_standard_are_written_to_with_thrift)
{
	ck_assert(thrift_fits("\033(B\033[m"));
	ck_assert(thrift_fits("\033[m\017"));
	ck_assert(!thrift_fits("\033[m\017$<2>"));
	ck_assert(!thrift_fits("\033G0"));
	ck_assert(!thrift_fits(NULL));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("thrift");
	TCase *plain = tcase_create("thrift"), *frames = tcase_create("frames");
	tcase_add_checked_fixture(plain, setup, teardown);
	tcase_add_test(plain, one_sequence_says_the_difference);
	tcase_add_test(plain, a_bit_ends_by_itself_where_that_is_shorter);
	tcase_add_test(plain, a_blank_waits_for_no_colour_but_that_behind_it);
	tcase_add_test(plain, a_sequence_cut_between_frames_is_whole_in_the_next);
	tcase_add_test(plain, a_style_that_is_not_understood_ends_the_thrift_and_changes_nothing);
	tcase_add_test(plain, after_others_wrote_everything_is_said_anew);
	tcase_add_test(plain, only_terminals_that_speak_the_standard_are_written_to_with_thrift);
	tcase_add_test(frames, any_frame_looks_the_same_and_is_a_quarter_shorter_at_least);
	suite_add_tcase(suite, plain);
	suite_add_tcase(suite, frames);
	return run_suite(suite);
}
