/* check_talk.c - presenting: steps, coming back, the clock, pointing, the speaker's page. */
#include "ui/support_talk.h"

#include "ui/state.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

static struct desk desk;

static void setup(void)
{
	talk_open(&desk);
}

static void teardown(void)
{
	desk_close(&desk);
}

START_TEST(all_that_a_clicker_sends_goes_on_and_back)
{
	static const char *const on[] = { "Space", "Right", "Down", "l", "j", "n", "PgDn" };
	static const char *const back[] = { "Left", "Up", "h", "k", "p", "PgUp", "Backspace" };
	for (size_t i = 0; i < 7; i++) {
		desk_press(&desk, on[i]);
		ck_assert_uint_eq(desk.ui->talk.step, 1);
		desk_press(&desk, back[i]);
		ck_assert_uint_eq(desk.ui->talk.step, 0);
	}
	desk_press(&desk, "G");
	ck_assert_uint_eq(desk.ui->talk.step, 3);
	desk_press(&desk, "g 3 G");
	ck_assert_uint_eq(desk.ui->talk.step, 2);
	desk_press(&desk, "Home 9 G");
	ck_assert_uint_eq(desk.ui->talk.step, 0);
	ck_assert(desk_shows(&desk, "this was the last step"));
}
END_TEST

START_TEST(the_list_of_decks_is_walked_like_any_list)
{
	const char *const names[] = { "first", "second", "third" }, *const titles[] = { "A", "B", "C" };
	desk_press(&desk, "q q");
	ui_decks(desk.ui, names, titles, 3);
	desk_press(&desk, "Down j k Down");
	ck_assert(desk_shows(&desk, "3 of 3"));
	desk_press(&desk, "Down");
	ck_assert(desk_shows(&desk, "there is no other to choose"));
	desk_press(&desk, "Up Enter");
	ck_assert_int_eq(desk.effect.kind, EFFECT_DECK);
	ck_assert_str_eq(desk.effect.text, "second");
}
END_TEST

START_TEST(a_step_looks_the_same_however_it_was_reached)
{
	desk_press(&desk, "Space");
	char *before = desk_remember(&desk);
	desk_press(&desk, "f f + x ] ' Esc Space = < Space p p");
	desk_same(&desk, before, "forward, turned, and back");
	before = desk_remember(&desk);
	desk_press(&desk, "End 2 G");
	desk_same(&desk, before, "by its number");
}
END_TEST

START_TEST(what_was_frozen_comes_back_as_it_was_left)
{
	desk_press(&desk, "Space + x ] ]");
	char *deep = desk_remember(&desk);
	desk_press(&desk, "Esc"); /* the crosshair is closed first */
	desk_press(&desk, "f ~"); /* the second clears what the first said */
	char *before = desk_remember(&desk);
	desk_press(&desk, "Esc 4 Down z 9 Down Down / text:GPT Enter R");
	desk_same(&desk, before, "left, explored, returned");
	ck_assert_str_ne(deep, desk_screen(&desk));
	free(deep);
	before = desk_remember(&desk);
	desk_press(&desk, "q q 3 x R");
	ck_assert_uint_eq(desk.ui->talk.step, 1);
	ck_assert_str_ne(before, desk_screen(&desk)); /* the end forgets what was turned */
	free(before);
	desk_press(&desk, "Home Space");
	before = desk_remember(&desk);
	desk_press(&desk, "f = R");
	desk_same(&desk, before, "R on the step makes it as the deck has it");
}
END_TEST

START_TEST(a_wrong_key_in_front_of_people_is_nothing)
{
	desk_press(&desk, "Space");
	char *before = desk_remember(&desk);
	desk_press(&desk, "J Ctrl-Z ~ U & Delete Shift-Left");
	desk_same(&desk, before, "keys that mean nothing");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, ": text:what-if Enter");
	ck_assert(desk_shows(&desk, "what-if waits until the deck is left"));
	desk_press(&desk, ": text:3 Enter");
	ck_assert_uint_eq(desk.ui->talk.step, 2);
	desk_press(&desk, "q");
	ck_assert(desk.ui->talk.on);
	ck_assert(desk_shows(&desk, "q again ends the deck"));
	desk_press(&desk, "t q");
	ck_assert(desk.ui->talk.on);
	desk_press(&desk, "q");
	ck_assert(!desk.ui->talk.on);
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
}
END_TEST

START_TEST(any_key_ends_a_blank_screen_and_does_no_more)
{
	static const char *const blanks[] = { "b", ".", "w" };
	for (size_t i = 0; i < 3; i++) {
		char *before = desk_remember(&desk);
		desk_press(&desk, blanks[i]);
		ck_assert(!desk_shows(&desk, "Opening"));
		desk_press(&desk, "Space");
		ck_assert_uint_eq(desk.ui->talk.step, 0);
		desk_same(&desk, before, blanks[i]);
	}
}
END_TEST

START_TEST(the_list_of_steps_goes_where_it_is_told)
{
	desk_press(&desk, "i");
	ck_assert(desk_shows(&desk, "A deck"));
	ck_assert(desk_shows(&desk, "Chips"));
	desk_press(&desk, "j j Enter");
	ck_assert_uint_eq(desk.ui->talk.step, 2);
	desk_press(&desk, "Ctrl-P 4 Space");
	ck_assert_uint_eq(desk.ui->talk.step, 3);
	desk_press(&desk, "i g Esc");
	ck_assert_uint_eq(desk.ui->talk.step, 3);
	ck_assert(!desk_shows(&desk, "Enter goes"));
}
END_TEST

static const struct {
	long at; /* seconds after the start */
	const char *total, *step;
	int wait; /* seconds until they change */
} times[] = {
	{ 0, "0 of 2 min, until 09:02", "step 33 s", 27 },
	{ 27, "0 of 2 min, until 09:02", "▲ step 33 s: nearly over", 6 },
	{ 33, "0 of 2 min, until 09:02", "■ step 33 s: over", 27 },
	{ 60, "1 of 2 min, until 09:02", "■ step 33 s: over", 36 },
	{ 96, "▲ 1 of 2 min, until 09:02: nearly over", "■ step 33 s: over", 24 },
	{ 120, "■ 2 of 2 min, until 09:02: time is up", "■ step 33 s: over", 60 },
	{ 305, "■ 5 of 2 min, until 09:02: over by 3 min", "■ step 33 s: over", 55 },
};

START_TEST(the_timer_counts_minutes_and_says_when_time_runs_out)
{
	/* 120 s for four steps, 20 s of them said for one: 100 / 3 for each of the others. */
	desk_press(&desk, "t");
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		ui_clock(desk.ui, 1000 + times[i].at, 9 * 3600 + (int)times[i].at);
		ui_draw(desk.ui, &desk.canvas);
		ck_assert_msg(desk_shows(&desk, times[i].total), "%ld s: %s", times[i].at, desk_screen(&desk));
		ck_assert_msg(desk_shows(&desk, times[i].step), "%ld s: %s", times[i].at, desk_screen(&desk));
		ck_assert_int_eq(ui_wants(desk.ui), times[i].wait * 1000);
	}
	desk_press(&desk, "t");
	ck_assert_int_eq(ui_wants(desk.ui), -1);
	ck_assert_int_eq(talk_budget(desk.ui, 2), 20);
}
END_TEST

START_TEST(a_rehearsal_ends_with_the_time_of_each_step)
{
	desk_press(&desk, ": text:rehearse Enter");
	ui_clock(desk.ui, 1040, -1);
	desk_press(&desk, "Space");
	ui_clock(desk.ui, 1050, -1);
	desk_press(&desk, "Space");
	ui_clock(desk.ui, 1170, -1);
	desk_press(&desk, "q q");
	ck_assert(desk_shows(&desk, "0:40 of 0:33, 0:07 over"));
	ck_assert(desk_shows(&desk, "0:10 of 0:33"));
	ck_assert(desk_shows(&desk, "2:00 of 0:20, 1:40 over"));
	ck_assert(desk_shows(&desk, "In all 2:50 of 2:00, 0:50 over."));
}
END_TEST

static void point(int w, int h, int *x, int *y)
{
	desk_resize(&desk, w, h);
	*x = desk.canvas.cursor_x;
	*y = desk.canvas.cursor_y;
}

START_TEST(the_spotlight_stays_on_its_place_at_another_size)
{
	int x, y, a, b;
	desk_press(&desk, "Space v Left*9 Up*2 m Alt-Right m");
	ck_assert_uint_eq(desk.ui->talk.mark_count, 2);
	ck_assert(desk_shows(&desk, "①②"));
	point(100, 30, &x, &y);
	struct rect plot = desk.ui->panes[0][0].result.plot;
	ck_assert(rect_holds(plot, x, y));
	point(160, 50, &a, &b);
	struct rect large = desk.ui->panes[0][0].result.plot;
	ck_assert_double_eq_tol((double)(x - plot.x) / plot.w, (double)(a - large.x) / large.w, 0.02);
	ck_assert_double_eq_tol((double)(y - plot.y) / plot.h, (double)(b - large.y) / large.h, 0.06);
	point(100, 30, &a, &b);
	ck_assert_int_eq(a, x);
	ck_assert_int_eq(b, y);
	desk_press(&desk, "D");
	ck_assert(!desk_shows(&desk, "①"));
	desk_press(&desk, "v Left*200 Up*200 m Right*300 Down*300 m Esc");
	ck_assert(desk.ui->talk.on);
}
END_TEST

START_TEST(a_deck_is_drawn_at_every_size)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 7 }, { 9, 3 }, { 20, 5 }, { 33, 10 }, { 80, 23 }, { 132, 43 },
					{ 300, 100 } };
	static const char *const places[] = { "", "i", "t N", ": text:speaker Enter", "v m", "Z", "?", "c", "b" };
	for (size_t p = 0; p < sizeof places / sizeof *places; p++)
		for (size_t step = 0; step < 4; step++) {
			ui_present(desk.ui, &talk_deck, step);
			ui_draw(desk.ui, &desk.canvas);
			desk_press(&desk, places[p]);
			for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
				int x, y;
				desk.canvas.charset = s % 2 ? CHARSET_ASCII : CHARSET_UNICODE;
				point(sizes[s][0], sizes[s][1], &x, &y);
			}
		}
}
END_TEST

START_TEST(the_speaker_sees_notes_time_and_what_comes_next)
{
	desk_press(&desk, "Space : text:speaker Enter");
	ck_assert(desk_shows(&desk, "Slowly now."));
	ck_assert(desk_shows(&desk, "0 of 2 min"));
	ck_assert(desk_shows(&desk, "09:00"));
	ck_assert(desk_shows(&desk, "Chips"));
	desk_press(&desk, "Space Space");
	ck_assert(desk_shows(&desk, "(no notes)"));
	ck_assert(desk_shows(&desk, "This is the last step"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("talk");
	TCase *tcase = tcase_create("talk");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, all_that_a_clicker_sends_goes_on_and_back);
	tcase_add_test(tcase, the_list_of_decks_is_walked_like_any_list);
	tcase_add_test(tcase, a_step_looks_the_same_however_it_was_reached);
	tcase_add_test(tcase, what_was_frozen_comes_back_as_it_was_left);
	tcase_add_test(tcase, a_wrong_key_in_front_of_people_is_nothing);
	tcase_add_test(tcase, any_key_ends_a_blank_screen_and_does_no_more);
	tcase_add_test(tcase, the_list_of_steps_goes_where_it_is_told);
	tcase_add_test(tcase, the_timer_counts_minutes_and_says_when_time_runs_out);
	tcase_add_test(tcase, a_rehearsal_ends_with_the_time_of_each_step);
	tcase_add_test(tcase, the_spotlight_stays_on_its_place_at_another_size);
	tcase_add_test(tcase, a_deck_is_drawn_at_every_size);
	tcase_add_test(tcase, the_speaker_sees_notes_time_and_what_comes_next);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
