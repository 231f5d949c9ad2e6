/* check_keymap.c - keys of the reader's own: what may be bound, what clashes, what the screen says. */
#include "ui/keymap.h"
#include "ui/support_ui.h"
#include "run_suite.h"

#include <string.h>

static struct keymap keymap;
static struct err err;

static void setup(void)
{
	err_clear(&err);
	keymap_init(&keymap);
}

static void teardown(void)
{
	keymap_clear(&keymap);
}

static bool bind(const char *action, const char *key)
{
	return keymap_bind(&keymap, action, &key, key ? 1 : 0, &err);
}

static const char *keys_of(const char *action)
{
	for (size_t i = 0; i < ui_action_count; i++)
		if (strcmp(ui_actions[i].name, action) == 0)
			return keymap.keys[i];
	return NULL;
}

START_TEST(no_two_actions_of_the_table_answer_to_one_key_in_one_place)
{
	for (size_t i = 0; i < ui_action_count; i++) {
		char key[16];
		const struct ui_action *rival = keymap_rival(&keymap, ui_actions[i].name, key);
		ck_assert_msg(!rival, "%s is %s and %s", key, ui_actions[i].name,
			      rival ? rival->name : "");
	}
}
END_TEST

START_TEST(every_key_of_the_table_could_be_bound_by_a_reader)
{
	for (size_t i = 0; i < ui_action_count; i++) {
		const char *list = ui_actions[i].keys;
		for (char key[16]; strcmp(ui_actions[i].name, "view") != 0 && keymap_next(&list, key);)
			ck_assert_msg(bind(ui_actions[i].name, key), "%s: %s", key, err.text);
	}
}
END_TEST

START_TEST(what_cannot_be_bound_is_refused_with_what_was_meant)
{
	static const struct {
		const char *action, *key, *sentence;
	} cases[] = {
		{ "zooom", "z", "there is no action 'zooom'; did you mean zoom?" },
		{ "nothing-like-it", "z", "there is no action 'nothing-like-it'; kasoku keys lists them" },
		{ "zoom", "PgDwn", "no key is called 'PgDwn'; did you mean PgDn?" },
		{ "zoom", "Hyper-7", "no key is called 'Hyper-7'; names are letters" },
		{ "zoom", "3", "3 stays what it is: digits are views and counts" },
		{ "view", "v", "1 stays what it is: digits are views and counts" },
		{ "zoom", "ctrl-i", "terminals do not tell Ctrl-I from Tab" },
		{ "zoom", "Ctrl-C", "Ctrl-C always ends kasoku" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ck_assert(!bind(cases[i].action, cases[i].key));
		ck_assert_int_eq(err.kind, ERR_INPUT);
		ck_assert_msg(strncmp(err.text, cases[i].sentence, strlen(cases[i].sentence)) == 0,
			      "said: %s", err.text);
	}
	ck_assert_str_eq(keys_of("zoom"), "z");
}
END_TEST

START_TEST(a_key_clashes_in_the_same_place_and_with_keys_of_everywhere)
{
	static const struct {
		const char *action, *key, *rival;
	} cases[] = {
		{ "zoom", "x", "crosshair" },  /* everywhere takes it from charts */
		{ "crosshair", "z", "zoom" },  /* and charts from everywhere */
		{ "crosshair", "m", "model" }, /* both on charts */
		{ "crosshair", "s", NULL },    /* lists sort with it, and are elsewhere */
		{ "tornado", "x", NULL },      /* a view's own goes before that of charts */
		{ "sort", "d", NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char key[16];
		ck_assert(bind(cases[i].action, cases[i].key));
		const struct ui_action *rival = keymap_rival(&keymap, cases[i].action, key);
		ck_assert_str_eq(rival ? rival->name : "none", cases[i].rival ? cases[i].rival : "none");
		if (rival)
			ck_assert_str_eq(key, cases[i].key);
		keymap_restore(&keymap, cases[i].action);
	}
}
END_TEST

START_TEST(keys_can_be_swapped_and_taken_away)
{
	char key[16];
	ck_assert(bind("zoom", "x") && bind("crosshair", "z"));
	ck_assert_ptr_null(keymap_rival(&keymap, "zoom", key));
	ck_assert_ptr_null(keymap_rival(&keymap, "crosshair", key));
	ck_assert(bind("quit", NULL));
	ck_assert_str_eq(keys_of("quit"), "");
}
END_TEST

/* A key as pressed by a person, not by a script. */
static void type(struct desk *desk, int code)
{
	struct event event = { .kind = EVENT_KEY, .key = code };
	desk->effect = ui_event(desk->ui, &event);
	ui_draw(desk->ui, &desk->canvas);
}

START_TEST(rebound_keys_act_and_are_the_ones_that_hints_and_help_show)
{
	struct desk desk;
	const char *const down[] = { "J", "Down" };
	ck_assert(bind("help", "K") && keymap_bind(&keymap, "down", down, 2, &err) && bind("quit", NULL));
	desk_open_with(&desk, 80, 24, keymap.keys);
	ck_assert(desk_shows(&desk, "K keys"));
	type(&desk, 'Q');
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	ck_assert(desk_shows(&desk, "Q does nothing here"));
	type(&desk, '?');
	ck_assert(desk_shows(&desk, "K lists the keys"));
	type(&desk, 'K');
	ck_assert(desk_shows(&desk, "Keys: Overview"));
	desk_press(&desk, "/ text::down Enter");
	ck_assert(desk_shows(&desk, "J Down"));
	desk_close(&desk);
}
END_TEST

START_TEST(scripts_mean_the_keys_of_the_table)
{
	struct desk desk;
	struct event event = { .kind = EVENT_KEY, .key = '?', .scripted = true };
	ck_assert(bind("help", "K"));
	desk_open_with(&desk, 80, 24, keymap.keys);
	ui_event(desk.ui, &event);
	ui_draw(desk.ui, &desk.canvas);
	ck_assert(desk_shows(&desk, "Keys: Overview"));
	desk_close(&desk);
}
END_TEST

START_TEST(counts_go_with_whatever_key_moves)
{
	struct desk desk;
	ck_assert(bind("down", "J") && bind("last", "E") && bind("events", NULL));
	desk_open_with(&desk, 80, 24, keymap.keys);
	type(&desk, '9');
	type(&desk, '3');
	type(&desk, 'J');
	ck_assert(desk_shows(&desk, "Data"));
	type(&desk, '2');
	type(&desk, 'E');
	ck_assert(!desk_shows(&desk, "does nothing"));
	desk_close(&desk);
}
END_TEST

START_TEST(a_digit_looked_at_was_a_view_and_no_count)
{
	struct desk desk;
	desk_open(&desk, 80, 24);
	ui_clock(desk.ui, 100, -1);
	desk_press(&desk, "7 8");
	ui_clock(desk.ui, 102, -1);
	desk_press(&desk, "j");
	ck_assert(desk_shows(&desk, "Sources"));
	desk_press(&desk, "7");
	ui_clock(desk.ui, 110, -1);
	desk_press(&desk, "8");
	ui_clock(desk.ui, 111, -1);
	desk_press(&desk, "j");
	ck_assert(desk_shows(&desk, "Claims under test"));
	desk_close(&desk);
}
END_TEST

START_TEST(a_theme_is_put_on_as_it_is_passed_and_taken_off_by_esc)
{
	struct desk desk;
	desk_open(&desk, 80, 24);
	desk_press(&desk, "t");
	ck_assert_int_eq(desk.effect.kind, EFFECT_THEME);
	ck_assert_str_eq(desk.effect.text, "light");
	ck_assert(desk_shows(&desk, "dark  light") && desk_shows(&desk, "Esc takes back"));
	desk_press(&desk, "Left");
	ck_assert_str_eq(desk.effect.text, "dark");
	desk_press(&desk, "Left Esc");
	ck_assert_int_eq(desk.effect.kind, EFFECT_THEME);
	ck_assert_str_eq(desk.effect.text, "dark");
	ck_assert(!desk_shows(&desk, "Esc takes back"));
	desk_press(&desk, "t Enter");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, "t t");
	ck_assert(desk_shows(&desk, "Esc takes back"));
	desk_press(&desk, "z"); /* any other key keeps the theme and does what it does */
	ck_assert(!desk_shows(&desk, "Esc takes back"));
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, ": text:theme Space text:dark Enter");
	ck_assert_str_eq(desk.effect.text, "dark");
	ck_assert(!desk_shows(&desk, "Esc takes back"));
	desk_close(&desk);
}
END_TEST

START_TEST(one_key_says_the_screen_in_sentences_and_takes_them_away)
{
	struct desk desk;
	desk_open(&desk, 80, 24);
	desk_press(&desk, "\"");
	ck_assert(desk_shows(&desk, "In words"));
	ck_assert(desk_shows(&desk, "(between"));
	ck_assert(desk_shows(&desk, "The newest point is"));
	ck_assert_int_ge(desk.canvas.cursor_y, 0);
	desk_press(&desk, "\"");
	ck_assert(!desk_shows(&desk, "In words"));
	desk_press(&desk, ": text:say Enter");
	ck_assert(desk_shows(&desk, "In words"));
	desk_close(&desk);
}
END_TEST

START_TEST(the_cursor_stands_on_what_has_the_keyboard_in_every_view)
{
	struct desk desk;
	desk_open(&desk, 80, 24);
	for (size_t i = 0; i < ui_view_count(); i++) {
		char key[2] = { ui_view_at(i).key, '\0' };
		desk_press(&desk, key);
		for (int pane = 0; pane < 6; pane++) {
			ck_assert_msg(desk.canvas.cursor_x >= 0 && desk.canvas.cursor_y >= 0,
				      "%s has no cursor", ui_view_at(i).id);
			desk_press(&desk, "Tab");
		}
	}
	desk_close(&desk);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("keymap");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, no_two_actions_of_the_table_answer_to_one_key_in_one_place);
	tcase_add_test(all, every_key_of_the_table_could_be_bound_by_a_reader);
	tcase_add_test(all, what_cannot_be_bound_is_refused_with_what_was_meant);
	tcase_add_test(all, a_key_clashes_in_the_same_place_and_with_keys_of_everywhere);
	tcase_add_test(all, keys_can_be_swapped_and_taken_away);
	tcase_add_test(all, rebound_keys_act_and_are_the_ones_that_hints_and_help_show);
	tcase_add_test(all, scripts_mean_the_keys_of_the_table);
	tcase_add_test(all, a_theme_is_put_on_as_it_is_passed_and_taken_off_by_esc);
	tcase_add_test(all, one_key_says_the_screen_in_sentences_and_takes_them_away);
	tcase_add_test(all, the_cursor_stands_on_what_has_the_keyboard_in_every_view);
	tcase_add_test(all, counts_go_with_whatever_key_moves);
	tcase_add_test(all, a_digit_looked_at_was_a_view_and_no_count);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
