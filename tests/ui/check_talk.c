/* check_talk.c - presenting: steps, coming back, the clock, pointing, places as words. */
#include "ui/support_ui.h"

#include "base/mem.h"
#include "ui/state.h"
#include "run_suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct desk desk;

static struct deck_step steps[] = {
	{ .title = { "Opening", NULL }, .text = { "What this is about.", NULL }, .notes = { "Say hello.", NULL },
	  .view = "", .series = "", .keys = "", .state = "" },
	{ .title = { "The horizon", NULL }, .text = { "It grows.", NULL }, .notes = { "Slowly now.", NULL },
	  .view = "overview", .series = "metr-horizon-p50", .keys = "z", .state = "" },
	{ .title = { "Chips", NULL }, .text = { "They too.", NULL }, .view = "hardware", .series = "hard-too",
	  .keys = "f", .state = "", .seconds = 20 },
	{ .title = { "A score", NULL }, .text = { "Bounded.", NULL }, .view = "overview", .series = "score",
	  .keys = "z = =", .state = "" },
};
static const struct deck deck = { .id = "test", .file = "test.yaml", .title = { "A deck", NULL },
				  .minutes = 2, .steps = steps, .count = 4 };

static void setup(void)
{
	desk_open(&desk, 100, 30);
	ui_clock(desk.ui, 1000, 9 * 3600);
	ui_present(desk.ui, &deck, 0);
	ui_draw(desk.ui, &desk.canvas);
}

static void teardown(void)
{
	desk_close(&desk);
}

static char *remember(void)
{
	return mem_strdup(desk_screen(&desk));
}

static void same_as(char *before, const char *what)
{
	bool same = strcmp(before, desk_screen(&desk)) == 0;
	if (!same)
		fprintf(stderr, "# %s: it was\n%s\nand is\n%s", what, before, desk_screen(&desk));
	ck_assert_msg(same, "%s", what);
	free(before);
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
	char *before = remember();
	desk_press(&desk, "f f + x ] ' Esc Space = < Space p p");
	same_as(before, "forward, turned, and back");
	before = remember();
	desk_press(&desk, "End 2 G");
	same_as(before, "by its number");
}
END_TEST

START_TEST(what_was_frozen_comes_back_as_it_was_left)
{
	desk_press(&desk, "Space + x ] ]");
	char *deep = remember();
	desk_press(&desk, "Esc"); /* the crosshair is closed first */
	desk_press(&desk, "f ~"); /* the second clears what the first said */
	char *before = remember();
	desk_press(&desk, "Esc 4 Down z 9 Down Down / text:GPT Enter R");
	same_as(before, "left, explored, returned");
	ck_assert_str_ne(deep, desk_screen(&desk));
	free(deep);
	before = remember();
	desk_press(&desk, "q q 3 x R");
	ck_assert_uint_eq(desk.ui->talk.step, 1);
	ck_assert_str_ne(before, desk_screen(&desk)); /* the end forgets what was turned */
	free(before);
	desk_press(&desk, "Home Space");
	before = remember();
	desk_press(&desk, "f = R");
	same_as(before, "R on the step makes it as the deck has it");
}
END_TEST

START_TEST(a_wrong_key_in_front_of_people_is_nothing)
{
	desk_press(&desk, "Space");
	char *before = remember();
	desk_press(&desk, "J Ctrl-Z ~ U & Delete Shift-Left");
	same_as(before, "keys that mean nothing");
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
		char *before = remember();
		desk_press(&desk, blanks[i]);
		ck_assert(!desk_shows(&desk, "Opening"));
		desk_press(&desk, "Space");
		ck_assert_uint_eq(desk.ui->talk.step, 0);
		same_as(before, blanks[i]);
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
	struct event event = { .kind = EVENT_RESIZE, .w = w, .h = h };
	ui_event(desk.ui, &event);
	canvas_resize(&desk.canvas, w, h);
	ui_draw(desk.ui, &desk.canvas);
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
			ui_present(desk.ui, &deck, step);
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

/* -- places as words ------------------------------------------------------------------------------- */

static const char *const walks[] = {
	"", "z", "Tab Tab", "4 Down", "z = f f (", "z x [ [ ' [ [ [ '", "z + + H i I", "z < < ,", "4 z m m",
	"8", "8 Down*2 s Right s", "8 / text:METR Enter", "9", "9 : text:table Space text:models Enter Down*3", "2",
	"2 Tab Tab Left*2", "2 m", "c", "e PgDn", "z x c", "8 Enter", "?", "E", "b", "b <", "C", "x X",
	": text:series Space text:score Enter =", ": text:real-time Enter", "4 Down 1 z",
};

static void settle_desk(struct desk *of)
{
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	ui_draw(of->ui, &of->canvas);
	for (int i = 0; i < 10000 && ui_wants(of->ui) == 0; i++)
		ui_event(of->ui, &tick);
	str_reset(&of->ui->status);
	ui_draw(of->ui, &of->canvas);
}

START_TEST(a_place_in_words_leads_to_the_same_screen)
{
	for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
		struct desk other;
		struct str words, again;
		struct err err = { 0 };
		teardown();
		desk_open(&desk, 100, 30);
		desk_press(&desk, walks[i]);
		settle_desk(&desk);
		str_init(&words);
		str_init(&again);
		place_write(desk.ui, &words);
		desk_open(&other, 100, 30);
		desk_press(&other, "5 Down z E"); /* somewhere else */
		ck_assert_msg(place_read(other.ui, words.text, &err), "%s: %s: %s", walks[i], words.text, err.text);
		settle_desk(&other);
		bool same = strcmp(desk_screen(&desk), desk_screen(&other)) == 0;
		if (!same)
			fprintf(stderr, "# %s leads to\n%sand not to\n%s", words.text, desk_screen(&other),
				desk_screen(&desk));
		ck_assert_msg(same, "%s: %s", walks[i], words.text);
		place_write(other.ui, &again);
		ck_assert_str_eq(words.text, again.text);
		str_clear(&words);
		str_clear(&again);
		desk_close(&other);
	}
}
END_TEST

START_TEST(words_that_lead_nowhere_are_refused)
{
	static const char *const bad[] = {
		"view=nowhere", "zoom=1", "view", "=", "series=none", "set=score;axis=log2", "set=score;from=yesterday",
		"set=score;at=99", "set=score;left=5", "set=score;as-of=2020", "pane=9", "pane=-1", "bend=1e99",
		"curves=3", "curves=-1", "claims=1,2", "claims=99,0,0", "filter=0,x", "view=sources filter=0,%0A",
		"view=sources rows=0,1,99,0,0,0", "card=sources,-1,0", "card=sources", "levers=base,nolever=1",
		"asks=0,0,9,0", "as-of=2020-13", "table=no-such", "rows=0,0,0,0,0,0", "\xff",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };
		ck_assert_msg(!place_read(desk.ui, bad[i], &err), "%s is followed", bad[i]);
		ck_assert_msg(strstr(err.text, "there is no such place"), "%s: %s", bad[i], err.text);
		ui_draw(desk.ui, &desk.canvas);
	}
}
END_TEST

/* -- followers ------------------------------------------------------------------------------------- */

static void draw_at(struct desk *of, int w, int h)
{
	struct event event = { .kind = EVENT_RESIZE, .w = w, .h = h };
	ui_event(of->ui, &event);
	canvas_resize(&of->canvas, w, h);
	settle_desk(of);
}

static const char *const shown[] = {
	"", "Space", "Space v Up*3 m Left*4 m", "End", "3 G x ] ]", "i j", "b", "Space w", "Space Z", "Space c",
	"Space Esc 4 Down", "Space s", "Space f +",
};

START_TEST(a_follower_shows_the_same_at_its_own_size)
{
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct desk other;
		struct str line, file;
		struct err err = { 0 };
		teardown();
		setup();
		desk_press(&desk, shown[i]);
		draw_at(&desk, 80, 24);
		str_init(&line);
		str_init(&file);
		ui_line(desk.ui, false, &line);
		ck_assert_uint_lt(line.length, 200);
		desk_open(&other, 132, 43);
		ui_following(other.ui, false);
		ck_assert(ui_line_deck(line.text, &file));
		ck_assert_str_eq(file.text, "test.yaml");
		ck_assert_msg(ui_follow(other.ui, line.text, &deck, &err), "%s: %s", line.text, err.text);
		draw_at(&other, 132, 43);
		draw_at(&other, 80, 24);
		bool same = strcmp(desk_screen(&desk), desk_screen(&other)) == 0;
		if (!same)
			fprintf(stderr, "# %s leads to\n%sand not to\n%s", line.text, desk_screen(&other),
				desk_screen(&desk));
		ck_assert_msg(same, "%s: %s", shown[i], line.text);
		ui_present(other.ui, NULL, 0);
		desk_close(&other);
		str_clear(&line);
		str_clear(&file);
	}
}
END_TEST

START_TEST(a_follower_hears_no_keys_but_its_own)
{
	struct err err = { 0 };
	desk_press(&desk, "q q");
	ui_following(desk.ui, false);
	ck_assert(ui_follow(desk.ui, "deck=test.yaml step=2 on | view=overview zoom", &deck, &err));
	ui_draw(desk.ui, &desk.canvas);
	char *before = remember();
	desk_press(&desk, "Space x 4 : text:view Enter b i Esc");
	same_as(before, "a presenter's keys");
	desk_press(&desk, "N");
	ck_assert(desk_shows(&desk, "Slowly now."));
	desk_press(&desk, "N t");
	ck_assert_int_eq(desk.effect.kind, EFFECT_THEME);
	desk_press(&desk, "q");
	ck_assert_int_eq(desk.effect.kind, EFFECT_QUIT);
}
END_TEST

START_TEST(what_no_presenter_says_is_refused)
{
	static const char *const bad[] = {
		"", "hello", "view=overview", "deck=x step=0 | view=overview", "step=1 | view=overview",
		"deck=x step=5 | view=overview", "spot=9,0,0 | view=overview", "mark=0,20000,0 | view=overview",
		"clock=1 | view=overview", "deck=x step=1 on | view=none", "| view=overview extra", "deck=%1 |",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };
		bool has_deck = strncmp(bad[i], "deck", 4) == 0;
		ck_assert_msg(!ui_follow(desk.ui, bad[i], has_deck ? &deck : NULL, &err), "%s", bad[i]);
		ck_assert(err.text[0]);
		ui_draw(desk.ui, &desk.canvas);
	}
}
END_TEST

START_TEST(a_follower_keeps_the_presenters_time)
{
	struct err err = { 0 };
	desk_press(&desk, "q q");
	ui_following(desk.ui, true);
	ck_assert(ui_follow(desk.ui, "clock=100,70 deck=test.yaml step=2 on | view=overview", &deck, &err));
	ui_clock(desk.ui, 1020, -1);
	ui_draw(desk.ui, &desk.canvas);
	ck_assert(desk_shows(&desk, "2 of 2 min: time is up"));
	ck_assert(desk_shows(&desk, "step 33 s: over"));
}
END_TEST

START_TEST(what_was_explored_is_recorded_as_a_deck)
{
	desk_press(&desk, "q q K");
	ck_assert(desk_shows(&desk, "nothing is being recorded"));
	desk_press(&desk, ": text:record Space text:../mine Enter");
	ck_assert(desk_shows(&desk, "letters, digits"));
	desk_press(&desk, ": text:record Space text:mine.yaml Enter 4 Down f K");
	ck_assert_int_eq(desk.effect.kind, EFFECT_RECORD);
	ck_assert_str_eq(desk.effect.text, "mine");
	settle_desk(&desk);
	char *first = remember();
	desk_press(&desk, "1 z x [ : text:step Space text:Then Space text:this Enter");
	ck_assert_str_eq(desk.effect.what, "Then this");
	settle_desk(&desk);
	char *second = remember();
	desk_press(&desk, "Esc 9 : text:record Enter");
	ck_assert(desk_shows(&desk, "mine has 2 steps"));
	const struct deck *made = ui_recorded(desk.ui);
	ck_assert_uint_eq(made->count, 2);
	ck_assert_str_eq(made->steps[0].view, "hardware");
	ck_assert_str_eq(made->steps[0].series, "hard-too");
	ck_assert_str_eq(made->steps[0].title.en, "hard-too");
	ck_assert_uint_eq(made->steps[1].cite_count, 2);
	ck_assert(ui_state(desk.ui, made->steps[0].state, NULL));
	settle_desk(&desk);
	same_as(first, "the first step");
	ck_assert(ui_state(desk.ui, made->steps[1].state, NULL));
	settle_desk(&desk);
	same_as(second, "the second step");
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
	tcase_add_test(tcase, a_place_in_words_leads_to_the_same_screen);
	tcase_add_test(tcase, words_that_lead_nowhere_are_refused);
	tcase_add_test(tcase, a_follower_shows_the_same_at_its_own_size);
	tcase_add_test(tcase, a_follower_hears_no_keys_but_its_own);
	tcase_add_test(tcase, what_no_presenter_says_is_refused);
	tcase_add_test(tcase, a_follower_keeps_the_presenters_time);
	tcase_add_test(tcase, what_was_explored_is_recorded_as_a_deck);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
