/* check_follow.c - places as words, followers, and what was explored recorded as a deck. */
#include "ui/support_talk.h"

#include "run_suite.h"
#include "ui/state.h"

#include <stdio.h>
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

/* clang-format off */
/* Keys that lead somewhere. */
static const char *const walks[] = {
	"", "z", "Tab Tab", "4 Down", "z = f f (", "z x [ [ ' [ [ [ '", "z + + H i I", "z < < ,",
	"4 z m m", "8", "8 Down*2 s Right s", "8 / text:METR Enter", "9",
	"9 : text:table Space text:models Enter Down*3", "2", "2 Tab Tab Left*2", "2 m", "c",
	"e PgDn", "z x c", "8 Enter", "?", "E", "b", "b <", "C", "x X",
	": text:series Space text:score Enter =", ": text:real-time Enter", "4 Down 1 z",
};
/* What a presenter does. */
static const char *const shown[] = {
	"", "Space", "Space v Up*3 m Left*4 m", "End", "3 G x ] ]", "i j", "b", "Space w",
	"Space Z", "Space c", "Space Esc 4 Down", "Space s", "Space f +",
};
/* clang-format on */

/* Does all that was put off; what the status line said along the way is left out. */
static void settle(struct desk *of)
{
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	ui_draw(of->ui, &of->canvas);
	for (int i = 0; i < 10000 && ui_wants(of->ui) == 0; i++)
		ui_event(of->ui, &tick);
	str_reset(&of->ui->status);
	ui_draw(of->ui, &of->canvas);
}

/* `words`, which `keys` made, have led the other desk to the same screen. */
static void assert_leads_here(const char *words, struct desk *other, const char *keys)
{
	bool same = strcmp(desk_screen(&desk), desk_screen(other)) == 0;
	if (!same)
		fprintf(stderr, "# %s leads to\n%sand not to\n%s", words, desk_screen(other),
			desk_screen(&desk));
	ck_assert_msg(same, "%s: %s", keys, words);
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
		settle(&desk);
		str_init(&words);
		str_init(&again);
		place_write(desk.ui, &words);
		desk_open(&other, 100, 30);
		desk_press(&other, "5 Down z E"); /* somewhere else */
		ck_assert_msg(place_read(other.ui, words.text, &err), "%s: %s: %s", walks[i],
			      words.text, err.text);
		settle(&other);
		assert_leads_here(words.text, &other, walks[i]);
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
	/* clang-format off */
	static const char *const bad[] = {
		"view=nowhere", "zoom=1", "view", "=", "series=none", "set=score;axis=log2",
		"set=score;from=yesterday", "set=score;at=99", "set=score;left=5",
		"set=score;as-of=2020", "pane=9", "pane=-1", "bend=1e99", "curves=3", "curves=-1",
		"claims=1,2", "claims=99,0,0", "filter=0,x", "view=sources filter=0,%0A",
		"view=sources rows=0,1,99,0,0,0", "card=sources,-1,0", "card=sources",
		"levers=base,nolever=1", "asks=0,0,9,0", "as-of=2020-13", "table=no-such",
		"rows=0,0,0,0,0,0", "\xff",
	};
	/* clang-format on */
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };
		ck_assert_msg(!place_read(desk.ui, bad[i], &err), "%s is followed", bad[i]);
		ck_assert_msg(strstr(err.text, "there is no such place"), "%s: %s", bad[i],
			      err.text);
		ui_draw(desk.ui, &desk.canvas);
	}
}
END_TEST

static void draw_at(struct desk *of, int w, int h)
{
	desk_resize(of, w, h);
	settle(of);
}

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
		ck_assert_msg(ui_follow(other.ui, line.text, &talk_deck, &err), "%s: %s", line.text,
			      err.text);
		draw_at(&other, 132, 43);
		draw_at(&other, 80, 24);
		assert_leads_here(line.text, &other, shown[i]);
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
	ck_assert(ui_follow(desk.ui, "deck=test.yaml step=2 on | view=overview zoom", &talk_deck,
			    &err));
	ui_draw(desk.ui, &desk.canvas);
	char *before = desk_remember(&desk);
	desk_press(&desk, "Space x 4 : text:view Enter b i Esc");
	desk_same(&desk, before, "a presenter's keys");
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
	/* clang-format off */
	static const char *const bad[] = {
		"", "hello", "view=overview", "deck=x step=0 | view=overview",
		"step=1 | view=overview", "deck=x step=5 | view=overview",
		"spot=9,0,0 | view=overview", "mark=0,20000,0 | view=overview",
		"clock=1 | view=overview", "deck=x step=1 on | view=none", "| view=overview extra",
		"deck=%1 |",
	};
	/* clang-format on */
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };
		bool has_deck = strncmp(bad[i], "deck", 4) == 0;
		ck_assert_msg(!ui_follow(desk.ui, bad[i], has_deck ? &talk_deck : NULL, &err), "%s",
			      bad[i]);
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
	ck_assert(ui_follow(desk.ui, "clock=100,70 deck=test.yaml step=2 on | view=overview",
			    &talk_deck, &err));
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
	settle(&desk);
	char *first = desk_remember(&desk);
	desk_press(&desk, "1 z x [ : text:step Space text:Then Space text:this Enter");
	ck_assert_str_eq(desk.effect.what, "Then this");
	settle(&desk);
	char *second = desk_remember(&desk);
	desk_press(&desk, "Esc 9 : text:record Enter");
	ck_assert(desk_shows(&desk, "mine has 2 steps"));
	const struct deck *made = ui_recorded(desk.ui);
	ck_assert_uint_eq(made->count, 2);
	ck_assert_str_eq(made->steps[0].view, "hardware");
	ck_assert_str_eq(made->steps[0].series, "hard-too");
	ck_assert_str_eq(made->steps[0].title.en, "hard-too");
	ck_assert_uint_eq(made->steps[1].cite_count, 2);
	ck_assert(ui_state(desk.ui, made->steps[0].state, NULL));
	settle(&desk);
	desk_same(&desk, first, "the first step");
	ck_assert(ui_state(desk.ui, made->steps[1].state, NULL));
	settle(&desk);
	desk_same(&desk, second, "the second step");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("follow");
	TCase *tcase = tcase_create("follow");
	tcase_add_checked_fixture(tcase, setup, teardown);
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
