/* check_levers.c - what is refused in the views What-if and Claims, and what time does to them, on
 * the data that ship: levers rest on fits of many tables. */
#include "catalog/catalog.h"
#include "stats/dist.h"
#include "study/index.h"
#include "ui/support_ui.h"

#include "run_suite.h"
#include "ui/state.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch with_levers, without_levers;
static struct desk desk;

static void read_file(struct batch *batch, const char *path)
{
	struct str text;
	char bytes[4096];
	size_t got;
	FILE *file = fopen(path, "rb");
	ck_assert_msg(file != NULL, "%s", path);
	str_init(&text);
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		str_add_n(&text, bytes, got);
	fclose(file);
	struct catalog_input input = { .name = path,
				       .bytes = text.text,
				       .length = text.length,
				       .format = FORMAT_YAML,
				       .table = -1 };
	ck_assert_msg(catalog_read(batch, &input), "%s", path);
	str_clear(&text);
}

static void read_data(struct batch *batch, bool levers)
{
	glob_t files;
	batch_init(batch);
	ck_assert_int_eq(glob(TEST_SRCDIR "/data/*.yaml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		if (levers || (!strstr(files.gl_pathv[i], "/levers.yaml") &&
			       !strstr(files.gl_pathv[i], "/scenarios.yaml")))
			read_file(batch, files.gl_pathv[i]);
	globfree(&files);
	batch_check(batch, NULL, false);
	ck_assert_uint_eq(batch->problem_count, 0);
}

static void read_all(void)
{
	regress_init();
	read_data(&with_levers, true);
	read_data(&without_levers, false);
}

static void forget_all(void)
{
	batch_clear(&with_levers);
	batch_clear(&without_levers);
}

static void open_on(struct batch *batch)
{
	struct dataset *dataset = batch_dataset(batch);
	index_derive(dataset, NULL);
	desk_open_on(&desk, dataset, 120, 40);
}

static void setup(void)
{
	open_on(&with_levers);
}

static void teardown(void)
{
	desk_close(&desk);
}

/* clang-format off */
#define COMMAND(name, argument) ": text:" name " Space text:" argument " Enter "
static const struct refusal refusals[] = {
	{ "6", ":set", "set takes lever=value, such as stall-from=2027" },
	{ "", ":set nosuch=1", "there is no lever 'nosuch'" },
	{ "", ":set index-trend=99", "index-trend goes from 2 to 30" },
	{ "", "Backspace", "hardware pace stands as in the base scenario" },
	{ "", "0", "all levers stand as in the base scenario" },
	{ "", "Up", "this is the first lever" },
	{ "/ text:power-limit Enter", "!",
	  "LIMITS is no driver; hardware, scale, algorithms and training can be muted" },
	{ "Left*60", "Left", " GW is impossible: the largest run draws" },
	{ "Backspace g Left*60", "Left", "hardware pace goes no lower" },
	{ "Right*60", "Right", "hardware pace goes no higher" },
	{ "0", ":scenario nosuch", "there is no scenario 'nosuch'" },
	{ "", ":scenario", "which scenario? S lists them" },
	{ "", "d", "the base is compared always; move a lever or name a scenario" },
	{ COMMAND("compare", "hardware-stall") COMMAND("compare", "spending-slows") COMMAND("compare", "compute-cap"),
	  ":compare feedback", "3 are compared beside the base and the levers; d on one of them takes it out" },
	{ "", ":compare nosuch", "there is no scenario 'nosuch'" },
	{ "", ":save two words", "'two words' is no name for a scenario: letters, digits and hyphens" },
	{ "", ":save base", "base is what every scenario is held against; give yours another name" },
	{ "", ":save mine", "no lever is moved, so there is nothing to save" },
	{ "", ":note mine", "save the scenario first (s); then note it" },
	{ "", ":delete", "which scenario? S lists them" },
	{ "", ":delete hardware-stall", "hardware-stall is not one of yours" },
	{ "", ":restore", "nothing was thrown away" },
	{ "", ":output nosuch", "there is no output 'nosuch'" },
	{ "", ":threshold much", "threshold takes a level of" },
	{ "", ":threshold 0", "threshold takes a level of" },
	{ "Tab", "Right", "levers are turned in the left pane; Tab goes there" },
	{ "g", "Up", "this is the first question" },
	{ "G", "Down", "this is the last question" },
	{ "S", "Up", "this is the first row" },
	{ "G", "Down", "this is the last row" },
	{ "", "Delete", "is not one of yours" },
};
/* clang-format on */

START_TEST(levers_scenarios_and_questions_say_what_they_do_not_take)
{
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		desk_refuses(&desk, &refusals[i]);
}
END_TEST

/* The base's draws stay when it is not compared; what is compared is so until it is named again. */
START_TEST(a_scenario_is_compared_until_it_is_named_again)
{
	static const struct refusal base = { "", "d", "the base is compared always" };
	struct event tick = { .kind = EVENT_TICK };
	desk_press(&desk, "6");
	while (ui_wants(desk.ui) == 0)
		ui_event(desk.ui, &tick);
	desk_refuses(&desk, &base);
	ck_assert_int_ne(ui_wants(desk.ui), 0);
	desk_press(&desk, "! d");
	ck_assert(desk_shows(&desk, "hardware=0 is compared; the levers may move on"));
	ck_assert_uint_eq(desk.ui->whatif.over_count, 1);
	desk_press(&desk, "d");
	ck_assert(desk_shows(&desk, "is compared no more"));
	ck_assert_uint_eq(desk.ui->whatif.over_count, 0);
}
END_TEST

START_TEST(a_claim_without_a_chart_says_where_the_whole_is)
{
	static const struct refusal opened = { "7 / text:C19 Enter", "Enter",
					       "has no chart that decides it; e shows the whole" };
	desk_refuses(&desk, &opened);
}
END_TEST

START_TEST(without_levers_the_view_says_so_and_every_key_too)
{
	static const struct refusal none[] = {
		{ "6", "Right", "the data hold no levers" },
		{ "", ":set spend=0", "the data hold no levers" },
	};
	teardown();
	open_on(&without_levers);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		desk_refuses(&desk, &none[i]);
	desk_press(&desk, "Esc");
	ck_assert(desk_shows(&desk, "the data hold no levers"));
}
END_TEST

/* The model has nothing to start from before models had an index. */
START_TEST(what_is_on_the_levers_is_there_again_after_days_that_have_no_model)
{
	char *moved;
	desk_press(&desk, "6 ! Down");
	ck_assert_uint_eq(scenario_changes(&desk.ui->whatif.now), 1);
	moved = desk_remember(&desk);
	desk_press(&desk, COMMAND("as-of", "2012"));
	ck_assert(desk_shows(&desk, "no model has a capability index by that day"));
	ck_assert(desk_shows(&desk, ":as-of open"));
	desk_press(&desk, COMMAND("as-of", "2013") COMMAND("as-of", "open"));
	ck_assert(!desk_shows(&desk, "no model has a capability index by that day"));
	ck_assert_uint_eq(scenario_changes(&desk.ui->whatif.now), 1);
	desk_press(&desk, "Up Down");
	desk_same(&desk, moved, "today again");
}
END_TEST

START_TEST(undo_while_the_time_line_plays_ends_it)
{
	char *before;
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	desk_press(&desk, "4 Esc");
	before = desk_remember(&desk);
	desk_press(&desk, "Space");
	ui_event(desk.ui, &tick);
	ck_assert(desk.ui->playing && desk.ui->ghosts);
	desk_press(&desk, "u Esc");
	ck_assert(!desk.ui->playing && !desk.ui->ghosts);
	desk_same(&desk, before, "as before Space");
}
END_TEST

static size_t row_of(const char *text)
{
	size_t row = 0;
	const char *screen = desk_screen(&desk), *found = strstr(screen, text);
	ck_assert_msg(found != NULL, "%s", text);
	for (const char *at = screen; at < found; at++)
		row += *at == '\n';
	return row;
}

/* A chart whose ground moves with each date cannot be read, and sends itself whole. */
START_TEST(while_the_time_line_plays_the_scale_stands_still)
{
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	desk_press(&desk, "4 Space");
	ck_assert(desk_shows(&desk, "as of 20"));
	size_t high = row_of("100 G"), low = row_of("1 G");
	ck_assert_uint_lt(high, low);
	for (int i = 0; i < 4; i++) {
		ui_event(desk.ui, &tick);
		ui_draw(desk.ui, &desk.canvas);
		ck_assert_uint_eq(row_of("100 G"), high);
		ck_assert_uint_eq(row_of("1 G"), low);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("levers");
	TCase *all = tcase_create("all");
	tcase_add_unchecked_fixture(all, read_all, forget_all);
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, levers_scenarios_and_questions_say_what_they_do_not_take);
	tcase_add_test(all, a_scenario_is_compared_until_it_is_named_again);
	tcase_add_test(all, a_claim_without_a_chart_says_where_the_whole_is);
	tcase_add_test(all, without_levers_the_view_says_so_and_every_key_too);
	tcase_add_test(all, what_is_on_the_levers_is_there_again_after_days_that_have_no_model);
	tcase_add_test(all, undo_while_the_time_line_plays_ends_it);
	tcase_add_test(all, while_the_time_line_plays_the_scale_stands_still);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
