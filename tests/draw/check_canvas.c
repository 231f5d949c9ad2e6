/* check_canvas.c - what is put on a canvas stays inside it, whole, and readable in seven bits. */
#include "draw/canvas.h"
#include "draw/dots.h"
#include "draw/export.h"
#include "run_suite.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static struct canvas canvas;
static struct str out;

static void setup(void)
{
	canvas_init(&canvas, 12, 4, CHARSET_UNICODE);
	str_init(&out);
}

static void teardown(void)
{
	canvas_clear(&canvas);
	str_clear(&out);
}

static const char *drawn(void)
{
	str_reset(&out);
	export_text(&out, &canvas);
	return out.text;
}

static uint32_t state = 1;

/* A linear congruential generator (Numerical Recipes): the same numbers on every machine. */
static int chance(int count)
{
	state = state * 1664525u + 1013904223u;
	return (int)((state >> 8) % (uint32_t)count);
}

/* Every wide character has its second half and every second half its first. */
static void assert_whole(const struct canvas *c)
{
	for (int y = 0; y < c->h; y++) {
		for (int x = 0; x < c->w; x++) {
			const struct cell *cell = canvas_at(c, x, y);
			const struct cell *after = canvas_at(c, x + 1, y);
			const struct cell *before = canvas_at(c, x - 1, y);
			ck_assert(!(cell->flags & CELL_WIDE) || (after && after->code == 0));
			ck_assert(cell->code != 0 || (before && before->flags & CELL_WIDE));
			ck_assert(cell->code == 0 || !utf8_is_control(cell->code));
			ck_assert(c->charset == CHARSET_UNICODE || (cell->code >= ' ' && cell->code < 0x7F));
			ck_assert_int_lt(cell->role, ROLE_COUNT);
		}
	}
}

START_TEST(text_that_does_not_fit_ends_with_an_ellipsis)
{
	ck_assert_int_eq(canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "capability"), 6);
	ck_assert_int_eq(canvas_text(&canvas, 0, 1, 10, ROLE_TEXT, "capability"), 10);
	ck_assert_int_eq(canvas_text(&canvas, 0, 2, 4, ROLE_TEXT, "加速速"), 3);
	ck_assert_int_eq(canvas_text(&canvas, 0, 3, 0, ROLE_TEXT, "x"), 0);
	ck_assert_str_eq(drawn(), "capab…\ncapability\n加…\n\n");
	canvas.charset = CHARSET_ASCII;
	canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "capability");
	ck_assert_int_eq(canvas_at(&canvas, 5, 0)->code, '~');
}
END_TEST

START_TEST(a_wide_character_is_whole_or_a_blank)
{
	canvas_text(&canvas, 10, 0, 9, ROLE_TEXT, "a加");
	ck_assert_int_eq(canvas_at(&canvas, 11, 0)->code, ' ');
	canvas_put(&canvas, 3, 1, 0x52A0, ROLE_TEXT);
	canvas_put(&canvas, 4, 1, 'x', ROLE_TEXT);
	ck_assert_int_eq(canvas_at(&canvas, 3, 1)->code, ' ');
	canvas_put(&canvas, 3, 1, 0x52A0, ROLE_TEXT);
	canvas_put(&canvas, 3, 1, 'y', ROLE_TEXT);
	ck_assert_int_eq(canvas_at(&canvas, 4, 1)->code, ' ');
	canvas_put(&canvas, -1, 2, 0x52A0, ROLE_TEXT);
	ck_assert_int_eq(canvas_at(&canvas, 0, 2)->code, ' ');
	assert_whole(&canvas);
}
END_TEST

START_TEST(nothing_is_drawn_outside_the_clip)
{
	struct rect old = canvas_clip(&canvas, (struct rect){ 2, 1, 3, 2 });
	canvas_fill(&canvas, (struct rect){ -5, -5, 50, 50 }, '#', ROLE_AXIS);
	canvas_text(&canvas, 0, 1, 12, ROLE_TEXT, "abcdefgh");
	canvas_recolour(&canvas, (struct rect){ 0, 0, 12, 4 }, ROLE_NOTE);
	canvas_clip(&canvas, old);
	ck_assert_str_eq(drawn(), "\n  cde\n  ###\n\n");
	for (int y = 0; y < 4; y++)
		for (int x = 0; x < 12; x++)
			ck_assert((canvas_at(&canvas, x, y)->role == ROLE_NOTE) ==
				  rect_holds((struct rect){ 2, 1, 3, 2 }, x, y));
}
END_TEST

START_TEST(places_far_outside_do_no_harm)
{
	static const int far[] = { INT_MIN, INT_MIN + 1, -100000, -1, 12, 100000, INT_MAX - 1, INT_MAX };
	for (size_t i = 0; i < sizeof far / sizeof *far; i++) {
		for (size_t k = 0; k < sizeof far / sizeof *far; k++) {
			canvas_put(&canvas, far[i], far[k], 0x52A0, ROLE_TEXT);
			canvas_text(&canvas, far[i], far[k], INT_MAX, ROLE_TEXT, "text");
			canvas_text_right(&canvas, far[i], far[k], INT_MAX, ROLE_TEXT, "text");
			canvas_rule(&canvas, far[i], far[k], INT_MAX, ROLE_TITLE, "title", "right");
			canvas_wrap(&canvas, (struct rect){ far[i], far[k], 5, 2 }, 0, ROLE_TEXT, "a b c");
			canvas_fill(&canvas, (struct rect){ far[i], far[k], INT_MAX, INT_MAX }, ' ', ROLE_TEXT);
		}
	}
	ck_assert_str_eq(drawn(), "\n\n\n\n");
}
END_TEST

START_TEST(controls_never_enter_a_canvas)
{
	canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "a\x1B[2J\nb\xC2\x9B");
	canvas_text(&canvas, 0, 1, 12, ROLE_TEXT, "\xFF\xFE\xE2\x80\xAE");
	assert_whole(&canvas);
	canvas.charset = CHARSET_ASCII;
	canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "a\x1B[2J\nb\xC2\x9B");
	canvas_text(&canvas, 0, 1, 12, ROLE_TEXT, "\xFF\xFE\xE2\x80\xAE");
	assert_whole(&canvas);
}
END_TEST

START_TEST(a_stand_in_of_two_letters_takes_two_columns)
{
	canvas.charset = CHARSET_ASCII;
	ck_assert_int_eq(canvas_columns(&canvas, "a→b"), 4);
	ck_assert_int_eq(canvas_text(&canvas, 0, 0, 12, ROLE_TEXT, "a→b ×2 é"), 9);
	ck_assert_str_eq(drawn(), "a->b x2 e\n\n\n\n");
}
END_TEST

START_TEST(text_is_broken_at_spaces_and_its_lines_are_counted)
{
	struct rect rect = { 0, 0, 6, 4 };
	ck_assert_int_eq(canvas_wrap(&canvas, rect, 0, ROLE_TEXT, "one two  three\nunbreakable"), 5);
	ck_assert_str_eq(drawn(), "one\ntwo\nthree\nunbrea\n");
	canvas_blank(&canvas);
	ck_assert_int_eq(canvas_wrap(&canvas, rect, 4, ROLE_TEXT, "one two  three\nunbreakable"), 5);
	ck_assert_str_eq(drawn(), "kable\n\n\n\n");
	ck_assert_int_eq(canvas_wrap(&canvas, (struct rect){ 0, 0, 0, 4 }, 0, ROLE_TEXT, "x"), 0);
	ck_assert_int_eq(canvas_wrap(&canvas, (struct rect){ 0, 0, 1, 4 }, 0, ROLE_TEXT, "加速"), 2);
}
END_TEST

START_TEST(a_rule_keeps_its_title_before_what_stands_to_the_right)
{
	canvas_resize(&canvas, 30, 4);
	canvas_rule(&canvas, 0, 0, 30, ROLE_TITLE, "Hardware", "log");
	canvas_rule(&canvas, 0, 1, 14, ROLE_TITLE, "Hardware", "log · all");
	canvas_rule(&canvas, 0, 2, 8, ROLE_TITLE, "Hardware", NULL);
	ck_assert_str_eq(drawn(), "─ Hardware ───────────── log ─\n─ Hardware ───\n─ Har… ─\n\n");
}
END_TEST

START_TEST(any_drawing_leaves_a_canvas_whole)
{
	static const char *const texts[] = { "加速", "a→b", "e\xCC\x81", "\x1B[0m", "", "한글 text", "░▒▓" };
	for (int round = 0; round < 3000; round++) {
		canvas.charset = chance(2) ? CHARSET_ASCII : CHARSET_UNICODE;
		if (chance(10) == 0)
			canvas_resize(&canvas, chance(20), chance(8));
		canvas_blank(&canvas);
		for (int step = 0; step < 12; step++) {
			int x = chance(30) - 8, y = chance(10) - 3, w = chance(16) - 2, h = chance(6);
			const char *text = texts[chance(7)];
			struct rect old = canvas_clip(&canvas, (struct rect){ x - 1, y - 1, w < 0 ? 0 : w, h });
			canvas_text(&canvas, x, y, w, ROLE_LABEL, text);
			canvas_clip(&canvas, old);
			canvas_put(&canvas, x + 1, y, chance(2) ? 0x901F : '.', ROLE_POINT);
			canvas_wrap(&canvas, (struct rect){ x, y, w < 0 ? 0 : w, h }, chance(3), ROLE_TEXT, text);
			canvas_rule(&canvas, x, y, w, ROLE_TITLE, text, texts[chance(7)]);
			canvas_fill(&canvas, (struct rect){ x, y, 3, 1 }, chance(2) ? 0x52A0 : ' ', ROLE_TEXT);
		}
		assert_whole(&canvas);
	}
}
END_TEST

START_TEST(a_blit_is_clipped_and_whole)
{
	struct canvas card;
	canvas_init(&card, 6, 2, CHARSET_UNICODE);
	canvas_text(&card, 0, 0, 6, ROLE_NOTE, "加速ab");
	for (int x = -7; x < 13; x++) {
		canvas_blit(&canvas, x, x / 3, &card);
		assert_whole(&canvas);
	}
	canvas_clear(&card);
}
END_TEST

static struct dots dots;

START_TEST(braille_dots_stand_where_they_were_set)
{
	/* Dot numbers of Unicode's braille block: 1 2 3 7 down the left, 4 5 6 8 down the right. */
	static const unsigned char bits[4][2] = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };
	for (int y = 0; y < 4; y++) {
		for (int x = 0; x < 2; x++) {
			canvas_blank(&canvas);
			dots_begin(&dots, &canvas, (struct rect){ 1, 1, 4, 2 });
			dots_set(&dots, x + 2, y + 4);
			dots_flush(&dots, ROLE_FIT);
			ck_assert_uint_eq(canvas_at(&canvas, 2, 2)->code, 0x2800u + bits[y][x]);
		}
	}
}
END_TEST

START_TEST(lines_from_anywhere_to_anywhere_stay_inside)
{
	static const double odd[] = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e9 };
	for (int round = 0; round < 3000; round++) {
		double ends[4];
		for (int i = 0; i < 4; i++)
			ends[i] = chance(8) ? chance(200) - 100 : odd[chance(6)];
		canvas.charset = chance(2) ? CHARSET_ASCII : CHARSET_UNICODE;
		canvas_blank(&canvas);
		dots_begin(&dots, &canvas, (struct rect){ 2, 1, 6, 2 });
		dots_line(&dots, ends[0], ends[1], ends[2], ends[3], chance(3));
		dots_flush(&dots, ROLE_FIT);
		for (int y = 0; y < 4; y++)
			for (int x = 0; x < 12; x++)
				ck_assert(canvas_at(&canvas, x, y)->code == ' ' ||
					  rect_holds((struct rect){ 2, 1, 6, 2 }, x, y));
	}
}
END_TEST

START_TEST(a_line_reaches_both_its_ends_and_leaves_no_gap)
{
	for (int round = 0; round < 500; round++) {
		int x0 = chance(24), y0 = chance(16), x1 = chance(24), y1 = chance(16);
		bool seen[24] = { false };
		canvas_blank(&canvas);
		dots_begin(&dots, &canvas, (struct rect){ 0, 0, 12, 4 });
		dots_line(&dots, x0, y0, x1, y1, 0);
		for (int y = 0; y < 16; y++)
			for (int x = 0; x < 24; x++) {
				static const unsigned char bits[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
				bool set = dots.bits[y / 4 * 12 + x / 2] & bits[y % 4][x % 2];
				seen[x] = seen[x] || set;
				if ((x == x0 && y == y0) || (x == x1 && y == y1))
					ck_assert(set);
			}
		for (int x = x0 < x1 ? x0 : x1; x <= (x0 < x1 ? x1 : x0); x++)
			ck_assert(seen[x]);
	}
}
END_TEST

START_TEST(a_line_goes_over_bands_and_under_points)
{
	canvas_put(&canvas, 3, 1, 0x2592, ROLE_CONFIDENCE);
	canvas_put(&canvas, 5, 1, 0x25CF, ROLE_RECORD);
	dots_begin(&dots, &canvas, (struct rect){ 0, 0, 12, 4 });
	dots_line(&dots, 0, 6, 23, 6, 0);
	dots_flush(&dots, ROLE_FIT);
	ck_assert_int_eq(canvas_at(&canvas, 3, 1)->role, ROLE_FIT);
	ck_assert_uint_eq(canvas_at(&canvas, 5, 1)->code, 0x25CF);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("canvas");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_set_timeout(all, 60);
	tcase_add_test(all, text_that_does_not_fit_ends_with_an_ellipsis);
	tcase_add_test(all, a_wide_character_is_whole_or_a_blank);
	tcase_add_test(all, nothing_is_drawn_outside_the_clip);
	tcase_add_test(all, places_far_outside_do_no_harm);
	tcase_add_test(all, controls_never_enter_a_canvas);
	tcase_add_test(all, a_stand_in_of_two_letters_takes_two_columns);
	tcase_add_test(all, text_is_broken_at_spaces_and_its_lines_are_counted);
	tcase_add_test(all, a_rule_keeps_its_title_before_what_stands_to_the_right);
	tcase_add_test(all, any_drawing_leaves_a_canvas_whole);
	tcase_add_test(all, a_blit_is_clipped_and_whole);
	tcase_add_test(all, braille_dots_stand_where_they_were_set);
	tcase_add_test(all, lines_from_anywhere_to_anywhere_stay_inside);
	tcase_add_test(all, a_line_reaches_both_its_ends_and_leaves_no_gap);
	tcase_add_test(all, a_line_goes_over_bands_and_under_points);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
