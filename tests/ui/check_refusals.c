/* check_refusals.c - what the dashboard says when it does not do what it is asked, on a few small
 * series. */
#include "model/support_model.h"
#include "ui/keymap.h"
#include "ui/support_talk.h"

#include "run_suite.h"
#include "ui/state.h"

#include <stdlib.h>

static struct desk desk;

static void setup(void)
{
	desk_open(&desk, 120, 40);
}

static void teardown(void)
{
	desk_close(&desk);
}

/* Each on a desk of its own. */
static void all_refused(const struct refusal *refusals, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		desk_refuses(&desk, &refusals[i]);
		teardown();
		setup();
	}
}

#define ALL_REFUSED(refusals) all_refused(refusals, sizeof(refusals) / sizeof *(refusals))

/* clang-format off */
static const struct refusal commands[] = {
	{ "", ":zoom 3", "zoom takes nothing behind it" },
	{ "", ":down 0", "down takes a number from 1 to 9999" },
	{ "", ":down 10000", "down takes a number from 1 to 9999" },
	{ "", ":down 2x", "down takes a number from 1 to 9999" },
	{ "", ":zooom", "there is no command 'zooom'; did you mean zoom?" },
	{ "", ":theme mauve", "there is no theme 'mauve'; Tab lists them" },
	{ "", ":series nosuch", "there is no series 'nosuch'; Tab lists them" },
	{ "", ":table nosuch", "there is no table 'nosuch'; Tab lists them" },
	{ "9", ":sort nosuch", "there is no column 'nosuch'; Tab lists them" },
	{ "9", ":last many", "'many' is not the number of a row" },
	{ "9", ":0", "'0' is not the number of a row" },
	{ "", ":copy all", "copy takes value, citation, rows or command, not 'all'" },
	{ "", ":copy rows", "the rows of this chart are in view 9" },
	{ "7", ":about nosuch", "'nosuch' is none of them; Tab lists them" },
	{ "7", ":part nosuch", "'nosuch' is none of them; Tab lists them" },
	{ "7", ":verdict nosuch", "'nosuch' is none of them; Tab lists them" },
};

static const struct refusal charts[] = {
	{ "", ":scale cubic", "a scale is linear, log or logit, not 'cubic'" },
	{ "4 Down", ":scale logit", "a logit scale is for scores between two bounds" },
	{ "", ":model cubic", "there is no model 'cubic'; Tab lists them" },
	{ "", ":model segmented:99", "segmented takes 1 to" },
	{ "", ":frontier best", "a rule is all, records, top10, rate or quantile, not 'best'" },
	{ ": text:from Space text:2021 Enter", ":to 2020", "the window would end before it starts" },
	{ "z )*20", ")", "there is nothing later to start with" },
	{ "z {*20", "{", "there is nothing earlier to end with" },
	{ "z +*20", "+", "it does not get nearer than two months" },
	{ "z + H*20", "H", "nothing is earlier" },
	{ "z + L*20", "L", "nothing is later" },
	{ "z <*40", "<", "no point of this series is as old as that" },
	{ "4", ":real-time", "the data hold these values in one vintage only" },
	{ ": text:from Space text:2030 Enter", "Space",
	  "fewer than three points are fitted: there is nothing to play" },
	{ "e", "e", "this is the explanation; Esc closes it" },
	{ ": text:table Space text:sources Enter", "C",
	  "these rows are not those of a chart; ':table points' lists those" },
};
/* clang-format on */

START_TEST(a_command_that_cannot_be_says_what_can)
{
	ALL_REFUSED(commands);
}
END_TEST

START_TEST(a_chart_turned_as_far_as_it_goes_says_so_and_stays)
{
	ALL_REFUSED(charts);
}
END_TEST

/* Ends what is worked out while nothing is pressed. */
static void work(void)
{
	struct event tick = { .kind = EVENT_TICK };
	while (ui_wants(desk.ui) == 0) {
		ui_event(desk.ui, &tick);
		ui_draw(desk.ui, &desk.canvas);
	}
}

START_TEST(a_break_and_its_window_have_ends)
{
	static const struct refusal ends[] = {
		{ "Left*300", "Left", "no earlier break leaves enough points before it" },
		{ "Right*300", "Right", "no later break leaves enough points after it" },
		{ "Tab*4 Left*100", "Left",
		  "the window is between a quarter of a year and twenty years" },
		{ "Right*100", "Right",
		  "the window is between a quarter of a year and twenty years" },
	};
	desk_press(&desk, "2");
	work();
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		desk_refuses(&desk, &ends[i]);
}
END_TEST

START_TEST(without_motion_there_is_no_pace)
{
	static const struct refusal pace = { "", "P",
					     "without motion Space goes one release on, no more" };
	desk.ui->no_motion = true;
	desk_refuses(&desk, &pace);
}
END_TEST

START_TEST(a_driver_without_series_has_none_to_walk_through_and_nothing_to_find)
{
	static const struct refusal nothing[] = {
		{ "5", "Down", "there is no series here" },
		{ "5", "/ text:GPT Enter", "there is nothing to search here" },
	};
	struct batch batch;
	batch_init(&batch);
	put_metr(&batch);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	teardown();
	desk_open_on(&desk, batch_dataset(&batch), 120, 40);
	batch_clear(&batch);
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		desk_refuses(&desk, &nothing[i]);
}
END_TEST

START_TEST(a_key_without_help_is_said_to_do_nothing)
{
	static const struct refusal unknown = { "", "U", "U does nothing here" };
	struct keymap keymap;
	keymap_init(&keymap);
	ck_assert(keymap_bind(&keymap, "help", NULL, 0, NULL));
	teardown();
	desk_open_with(&desk, 120, 40, keymap.keys);
	desk_refuses(&desk, &unknown);
	ck_assert(!desk_shows(&desk, "lists the keys"));
	keymap_clear(&keymap);
}
END_TEST

START_TEST(what_the_world_could_not_do_is_said_as_an_error)
{
	char *before = desk_remember(&desk);
	ui_status(desk.ui, true, "the disk is full");
	ui_draw(desk.ui, &desk.canvas);
	ck_assert(desk_shows(&desk, "the disk is full"));
	ck_assert(desk.ui->status_error);
	desk_press(&desk, "Esc Ctrl-L");
	desk_same(&desk, before, "with the next key it is gone");
}
END_TEST

START_TEST(a_deck_says_what_it_cannot_do)
{
	static const struct refusal refusals[] = {
		{ "", ":last-step two", "a step is a number from 1 to 4" },
		{ "Space v m*9", "m", "there are 9 marks already; D clears them" },
		{ "D Esc", "Ctrl-Z", "not while a deck waits: R and q q end it" },
	};
	teardown();
	talk_open(&desk);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		desk_refuses(&desk, &refusals[i]);
}
END_TEST

START_TEST(without_a_clock_nothing_is_timed)
{
	static const struct refusal refusals[] = {
		{ "", "t", "there is no clock here" },
		{ "", ":rehearse", "there is no clock here" },
	};
	ui_present(desk.ui, &talk_deck, 1);
	ui_draw(desk.ui, &desk.canvas);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		desk_refuses(&desk, &refusals[i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("refusals");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, a_command_that_cannot_be_says_what_can);
	tcase_add_test(all, a_chart_turned_as_far_as_it_goes_says_so_and_stays);
	tcase_add_test(all, a_break_and_its_window_have_ends);
	tcase_add_test(all, without_motion_there_is_no_pace);
	tcase_add_test(all, a_driver_without_series_has_none_to_walk_through_and_nothing_to_find);
	tcase_add_test(all, a_key_without_help_is_said_to_do_nothing);
	tcase_add_test(all, what_the_world_could_not_do_is_said_as_an_error);
	tcase_add_test(all, a_deck_says_what_it_cannot_do);
	tcase_add_test(all, without_a_clock_nothing_is_timed);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
