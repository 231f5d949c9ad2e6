/* check_ui.c - the dashboard as a machine: whatever is pressed, it answers, and it never falls over. */
#include "ui/support_ui.h"

#include "ui/state.h"
#include "run_suite.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct desk desk;

static void setup(void)
{
	desk_open(&desk, 100, 30);
}

static void teardown(void)
{
	desk_close(&desk);
}

static const int sizes[][2] = { { 1, 1 },   { 2, 1 },	{ 1, 5 },   { 5, 2 },	{ 7, 3 },    { 10, 4 },
				{ 16, 6 },  { 20, 5 },	{ 40, 12 }, { 72, 15 }, { 80, 23 },  { 80, 24 },
				{ 100, 30 }, { 120, 40 }, { 150, 9 }, { 200, 50 }, { 300, 100 }, { 30, 100 },
				{ 300, 1 }, { 1, 100 } };
enum { SIZES = sizeof sizes / sizeof *sizes };

START_TEST(every_view_is_drawn_at_every_size_in_both_charsets)
{
	static const char *const places[] = { "", "z", "Tab", "?", "c", "e", "x", ": text:s", "/ text:gpt",
					      "x X ' ] '" };
	for (size_t v = 0; v < ui_view_count(); v++)
		for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
			char key[2] = { ui_view_at(v).key, '\0' };
			desk_press(&desk, "Esc Esc Esc");
			desk_press(&desk, key);
			desk_press(&desk, places[p]);
			for (int s = 0; s < SIZES; s++) {
				desk.canvas.charset = s % 2 ? CHARSET_ASCII : CHARSET_UNICODE;
				desk_resize(&desk, sizes[s][0], sizes[s][1]);
			}
			desk.canvas.charset = CHARSET_UNICODE;
			desk_resize(&desk, 100, 30);
			desk_press(&desk, "Esc Esc Esc");
		}
}
END_TEST

START_TEST(every_action_does_something_or_says_why_not)
{
	for (size_t v = 0; v < ui_view_count(); v++)
		for (size_t i = 0; i < ui_action_count; i++) {
			const char *key = ui_actions[i].keys;
			char view[2] = { ui_view_at(v).key, '\0' }, name[16];
			size_t length = strcspn(key, " ");
			if (length == 0)
				continue;
			snprintf(name, sizeof name, "%.*s", (int)length, key);
			teardown();
			setup();
			if (v > 0)
				desk_press(&desk, view);
			char *before = desk_remember(&desk);
			bool zoomed = desk.ui->zoomed[v];
			desk_press(&desk, name);
			/* A zoom of a view without rows has nothing to show. */
			bool seen = desk.effect.kind != EFFECT_NONE || zoomed != desk.ui->zoomed[v] ||
				    strcmp(before, desk_screen(&desk)) != 0;
			ck_assert_msg(seen, "%s (%s) in %s does nothing and says nothing", name,
				      ui_actions[i].name, ui_view_at(v).id);
			free(before);
		}
}
END_TEST

START_TEST(every_action_has_a_name_on_the_command_line)
{
	for (size_t i = 0; i < ui_action_count; i++) {
		struct str keys;
		teardown();
		setup();
		char *before = desk_remember(&desk);
		str_init(&keys);
		str_printf(&keys, ": text:%s Enter", ui_actions[i].name);
		desk_press(&desk, keys.text);
		ck_assert_msg(!desk_shows(&desk, "there is no command"), "%s", ui_actions[i].name);
		ck_assert_msg(desk.effect.kind != EFFECT_NONE || strcmp(before, desk_screen(&desk)) != 0,
			      ":%s does nothing and says nothing", ui_actions[i].name);
		str_clear(&keys);
		free(before);
	}
}
END_TEST

START_TEST(no_key_belongs_to_two_actions_of_one_place)
{
	for (size_t i = 0; i < ui_action_count; i++)
		for (size_t k = i + 1; k < ui_action_count; k++) {
			const char *a = ui_actions[i].where, *b = ui_actions[k].where;
			/* A deck's keys come before all others. */
			bool deck = strcmp(a, "deck") == 0 || strcmp(b, "deck") == 0;
			bool meet = strcmp(a, b) == 0 ||
				    (!deck && (strcmp(a, "everywhere") == 0 || strcmp(b, "everywhere") == 0));
			for (const char *at = ui_actions[i].keys; meet && *at; at += *at == ' ') {
				size_t length = strcspn(at, " ");
				for (const char *other = ui_actions[k].keys; *other; other += *other == ' ') {
					size_t size = strcspn(other, " ");
					ck_assert_msg(size != length || strncmp(at, other, size) != 0,
						      "%.*s is both %s and %s", (int)size, other,
						      ui_actions[i].name, ui_actions[k].name);
					other += size;
				}
				at += length;
			}
		}
}
END_TEST

START_TEST(escape_never_quits_and_q_quits_only_at_the_top)
{
	desk_press(&desk, "z ? Esc*9");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, "z q");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, "? q");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, "q");
	ck_assert_int_eq(desk.effect.kind, EFFECT_QUIT);
	desk_press(&desk, "z ? Q");
	ck_assert_int_eq(desk.effect.kind, EFFECT_QUIT);
}
END_TEST

START_TEST(undo_takes_back_what_redo_makes_again)
{
	static const char *const changes[] = { "=", "f", ")", "{", "x +", "Down" };
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		teardown();
		setup();
		desk_press(&desk, "z x x");
		char *before = desk_remember(&desk);
		desk_press(&desk, changes[i]);
		desk_press(&desk, strcmp(changes[i], "x +") == 0 ? "x Ctrl-L" : "Ctrl-L");
		char *after = desk_remember(&desk);
		desk_press(&desk, "u Ctrl-L");
		ck_assert_msg(strcmp(before, desk_screen(&desk)) == 0, "u after %s", changes[i]);
		desk_press(&desk, "Ctrl-R Ctrl-L");
		ck_assert_msg(strcmp(after, desk_screen(&desk)) == 0, "redo of %s", changes[i]);
		free(before);
		free(after);
	}
	desk_press(&desk, "u*200 Ctrl-R*200");
}
END_TEST

START_TEST(a_search_finds_walks_and_is_dropped_by_escape)
{
	desk_press(&desk, "z / text:gpt_5 Enter");
	ck_assert(desk_shows(&desk, "gpt_5"));
	desk_press(&desk, "n n N");
	desk_press(&desk, "/ text:no-such-name Enter");
	ck_assert(desk_shows(&desk, "no-such-name"));
	desk_press(&desk, "8 / text:METR");
	ck_assert(desk_shows(&desk, "METR"));
	desk_press(&desk, "Esc");
	ck_assert(desk_shows(&desk, "A source of figures"));
}
END_TEST

START_TEST(the_command_line_completes_and_remembers)
{
	desk_press(&desk, ": text:them Tab");
	ck_assert(desk_shows(&desk, ":theme"));
	desk_press(&desk, "Esc : text:theme Enter : Up");
	ck_assert(desk_shows(&desk, ":theme"));
	desk_press(&desk, "Esc : text:series Enter");
	desk_press(&desk, ": text:frobnicate Enter");
	ck_assert(desk_shows(&desk, "there is no command"));
	desk_press(&desk, ": text:series Tab Esc : text:hardware Enter");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	ck_assert(desk_shows(&desk, "hard"));
}
END_TEST

START_TEST(writing_asks_for_a_name_and_takes_the_one_that_was_entered)
{
	desk_press(&desk, "4 W");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	ck_assert(desk_shows(&desk, ":write kasoku-hardware"));
	desk_press(&desk, "Enter");
	ck_assert_int_eq(desk.effect.kind, EFFECT_WRITE);
	ck_assert(strncmp(desk.effect.text, "kasoku-hardware", 15) == 0);
	ck_assert_str_eq(desk.effect.text + strlen(desk.effect.text) - 5, ".html");
	desk_press(&desk, "W Esc");
	ck_assert_int_eq(desk.effect.kind, EFFECT_NONE);
	desk_press(&desk, ": text:write Enter");
	ck_assert(desk_shows(&desk, ":write kasoku-hardware"));
}
END_TEST

START_TEST(charts_drawn_can_be_drawn_again_and_hide_behind_a_card)
{
	const struct ui_picture *pictures;
	desk_resize(&desk, 200, 60);
	size_t count = ui_pictures(desk.ui, &pictures);
	ck_assert_uint_eq(count, 4);
	for (size_t i = 0; i < count; i++) {
		ck_assert_ptr_nonnull(pictures[i].figure);
		ck_assert_uint_eq(pictures[i].chart.point_count, pictures[i].figure->count);
		ck_assert_int_gt(pictures[i].result.plot.w, 1);
	}
	desk_press(&desk, "?");
	ck_assert_uint_eq(ui_pictures(desk.ui, &pictures), 0);
	desk_press(&desk, "Esc 8");
	ck_assert_uint_eq(ui_pictures(desk.ui, &pictures), 0);
}
END_TEST

START_TEST(a_paste_never_runs_keys)
{
	struct event paste = { .kind = EVENT_PASTE, .text = "QqZ\x1B\n:quit\n" };
	ck_assert_int_eq(ui_event(desk.ui, &paste).kind, EFFECT_NONE);
	desk_press(&desk, ":");
	ck_assert_int_eq(ui_event(desk.ui, &paste).kind, EFFECT_NONE);
	ui_draw(desk.ui, &desk.canvas);
	ck_assert(desk_shows(&desk, ":QqZ"));
}
END_TEST

START_TEST(new_data_keep_the_place)
{
	desk_press(&desk, "z x [ [");
	char *before = desk_remember(&desk);
	struct dataset *other = desk_data(4), *old = desk.dataset;
	ui_data(desk.ui, other);
	dataset_free(old);
	desk.dataset = other;
	ui_draw(desk.ui, &desk.canvas);
	ck_assert_str_eq(before, desk_screen(&desk));
	desk_press(&desk, "Esc Esc 4 G Enter 9");
	ui_draw(desk.ui, &desk.canvas);
	ck_assert(desk_shows(&desk, "12 rows"));
	free(before);
}
END_TEST

START_TEST(a_click_means_what_it_hits)
{
	struct event click = { .kind = EVENT_MOUSE, .button = MOUSE_LEFT };
	for (int s = 0; s < SIZES; s++) {
		desk_resize(&desk, sizes[s][0], sizes[s][1]);
		for (int i = 0; i < 60; i++) {
			click.x = i * 37 % sizes[s][0];
			click.y = i * 11 % sizes[s][1];
			click.button = (enum mouse_button)(i % 3);
			ui_event(desk.ui, &click);
			ui_draw(desk.ui, &desk.canvas);
		}
	}
	teardown();
	setup();
	/* The second tab of the header is another view than the first. */
	size_t hits = desk.ui->hit_count;
	for (size_t i = 0; i < hits; i++)
		if (desk.ui->hits[i].kind == HIT_VIEW && desk.ui->hits[i].index == 1) {
			click = (struct event){ .kind = EVENT_MOUSE, .x = desk.ui->hits[i].area.x,
						.y = desk.ui->hits[i].area.y };
			break;
		}
	ui_event(desk.ui, &click);
	ck_assert_uint_eq(desk.ui->view, 1);
}
END_TEST

static uint32_t state = 1;

static int chance(int count)
{
	state = state * 1664525u + 1013904223u;
	return (int)((state >> 8) % (uint32_t)count);
}

static struct event any_event(void)
{
	static const char typed[] = "0123456789hjklgGzxX'[]+-HLiIcoe/:?nNtMuqs rCf=(){},.<>p\"~ABCyW";
	struct event event = { .kind = EVENT_KEY };
	switch (chance(12)) {
	case 0:
		event = (struct event){ .kind = EVENT_RESIZE, .w = sizes[chance(SIZES)][0],
					.h = sizes[chance(SIZES)][1] };
		break;
	case 1:
		event = (struct event){ .kind = EVENT_MOUSE, .x = chance(310) - 5, .y = chance(110) - 5,
					.button = (enum mouse_button)chance(3) };
		break;
	case 2:
		event.key = KEY_FIRST_CODE + chance(KEY_CTRL_Z - KEY_FIRST_CODE + 1);
		break;
	case 3:
		event.key = KEY_UP_ARROW + chance(12);
		break;
	case 4:
		event = (struct event){ .kind = EVENT_PASTE, .text = "gp\xFFt \x1B[A" };
		break;
	default:
		event.key = chance(40) ? typed[chance((int)sizeof typed - 1)] : 0x52A0 + chance(100);
	}
	return event;
}

START_TEST(any_keys_sizes_clicks_and_data_in_any_order_are_survived)
{
	for (int round = 0; round < 20; round++) {
		for (int step = 0; step < 150; step++) {
			struct event event = any_event();
			ui_event(desk.ui, &event);
			if (event.kind == EVENT_RESIZE)
				canvas_resize(&desk.canvas, event.w, event.h);
			if (chance(60) == 0) {
				struct dataset *other = desk_data(chance(3)), *old = desk.dataset;
				ui_data(desk.ui, other);
				dataset_free(old);
				desk.dataset = other;
			}
			ui_draw(desk.ui, &desk.canvas);
		}
		teardown();
		setup();
	}
}
END_TEST

START_TEST(the_same_keys_give_the_same_screen_whatever_came_between)
{
	desk_resize(&desk, 80, 24);
	desk_press(&desk, "4 z x [ Esc Esc 1");
	char *once = desk_remember(&desk);
	for (int s = 0; s < SIZES; s++)
		desk_resize(&desk, sizes[s][0], sizes[s][1]);
	desk_resize(&desk, 80, 24);
	ck_assert_str_eq(once, desk_screen(&desk));
	free(once);
}
END_TEST

START_TEST(key_names_are_read_as_they_are_written)
{
	for (int key = 0x21; key < 0x7F; key++) {
		char name[16];
		ck_assert_int_eq(key_by_name(key_name(key, name)), key);
	}
	for (int key = KEY_FIRST_CODE; key <= KEY_CTRL_Z; key++) {
		char name[16];
		int back = key_by_name(key_name(key, name));
		ck_assert_msg(back == key || back == KEY_NOTHING, "%s", name);
	}
	struct key_script script = { .at = "Down*2 Frobnicate" };
	struct err err = { 0 };
	ck_assert_int_eq(key_script_next(&script, &err), KEY_DOWN_ARROW);
	ck_assert_int_eq(key_script_next(&script, &err), KEY_DOWN_ARROW);
	ck_assert_int_eq(key_script_next(&script, &err), KEY_NOTHING);
	ck_assert_ptr_nonnull(strstr(err.text, "Frobnicate"));
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("ui");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_set_timeout(all, 180);
	tcase_add_test(all, every_view_is_drawn_at_every_size_in_both_charsets);
	tcase_add_test(all, every_action_does_something_or_says_why_not);
	tcase_add_test(all, every_action_has_a_name_on_the_command_line);
	tcase_add_test(all, no_key_belongs_to_two_actions_of_one_place);
	tcase_add_test(all, escape_never_quits_and_q_quits_only_at_the_top);
	tcase_add_test(all, undo_takes_back_what_redo_makes_again);
	tcase_add_test(all, a_search_finds_walks_and_is_dropped_by_escape);
	tcase_add_test(all, the_command_line_completes_and_remembers);
	tcase_add_test(all, writing_asks_for_a_name_and_takes_the_one_that_was_entered);
	tcase_add_test(all, charts_drawn_can_be_drawn_again_and_hide_behind_a_card);
	tcase_add_test(all, a_paste_never_runs_keys);
	tcase_add_test(all, new_data_keep_the_place);
	tcase_add_test(all, a_click_means_what_it_hits);
	tcase_add_test(all, any_keys_sizes_clicks_and_data_in_any_order_are_survived);
	tcase_add_test(all, the_same_keys_give_the_same_screen_whatever_came_between);
	tcase_add_test(all, key_names_are_read_as_they_are_written);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
