/* check_decode.c - bytes of terminals into keys, clicks and pastes; colours into what there is. */
#include "term/clip.h"
#include "term/decode.h"
#include "term/ink.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

static struct decoder decoder;

static void setup(void)
{
	decoder_init(&decoder);
}

static void teardown(void)
{
	decoder_clear(&decoder);
}

static void feed(const char *bytes)
{
	ck_assert_uint_eq(decoder_feed(&decoder, bytes, strlen(bytes)), strlen(bytes));
}

static int next_key(void)
{
	struct event event;
	if (!decoder_next(&decoder, false, &event))
		return KEY_NOTHING;
	ck_assert_int_eq(event.kind, EVENT_KEY);
	return event.key;
}

START_TEST(arrows_are_known_in_both_cursor_modes)
{
	feed("\033[A\033OB\033[C\033OD");
	ck_assert_int_eq(next_key(), KEY_UP_ARROW);
	ck_assert_int_eq(next_key(), KEY_DOWN_ARROW);
	ck_assert_int_eq(next_key(), KEY_RIGHT_ARROW);
	ck_assert_int_eq(next_key(), KEY_LEFT_ARROW);
	ck_assert_int_eq(next_key(), KEY_NOTHING);
}
END_TEST

START_TEST(every_common_spelling_of_a_key_means_that_key)
{
	static const struct {
		const char *bytes;
		int key;
	} cases[] = {
		{ "\033[H", KEY_HOME_KEY },	  { "\033[1~", KEY_HOME_KEY },
		{ "\033[7~", KEY_HOME_KEY },	  { "\033OH", KEY_HOME_KEY },
		{ "\033[F", KEY_END_KEY },	  { "\033[4~", KEY_END_KEY },
		{ "\033[5~", KEY_PAGE_UP },	  { "\033[6~", KEY_PAGE_DOWN },
		{ "\033[3~", KEY_DELETE_KEY },	  { "\033[Z", KEY_SHIFT_TAB },
		{ "\033OP", KEY_F1 },		  { "\033[11~", KEY_F1 },
		{ "\033[[A", KEY_F1 },		  { "\033[1;5A", KEY_UP_ARROW },
		{ "\033OM", KEY_ENTER_KEY },	  { "\033Ox", '8' },
		{ "\r", KEY_ENTER_KEY },	  { "\n", KEY_ENTER_KEY },
		{ "\t", KEY_TAB_KEY },		  { "\x7f", KEY_BACKSPACE_KEY },
		{ "\b", KEY_BACKSPACE_KEY },	  { "\x04", KEY_CTRL_A + 3 },
		{ "\x1a", KEY_CTRL_Z },		  { "a", 'a' },
		{ "\xc3\xa9", 0xe9 },		  { "\xe5\x8a\xa0", 0x52a0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		feed(cases[i].bytes);
		ck_assert_msg(next_key() == cases[i].key, "case %zu", i);
		ck_assert_uint_eq(decoder.length, 0);
	}
}
END_TEST

START_TEST(a_lone_escape_is_the_escape_key_only_when_nothing_follows_in_time)
{
	struct event event;
	feed("\033");
	ck_assert_int_eq(decoder_patience(&decoder), DECODE_ESCAPE_MS);
	ck_assert(!decoder_next(&decoder, false, &event));
	ck_assert(decoder_next(&decoder, true, &event));
	ck_assert_int_eq(event.key, KEY_ESCAPE);
	ck_assert_int_eq(decoder_patience(&decoder), -1);
	feed("\033");
	ck_assert(!decoder_next(&decoder, false, &event));
	feed("[B");
	ck_assert_int_eq(next_key(), KEY_DOWN_ARROW);
}
END_TEST

START_TEST(escape_and_a_letter_in_one_packet_are_two_keys)
{
	feed("\033q");
	ck_assert_int_eq(next_key(), KEY_ESCAPE);
	ck_assert_int_eq(next_key(), 'q');
}
END_TEST

START_TEST(an_unknown_sequence_is_swallowed_whole)
{
	feed("\033[?1;2c\033[24;80R\033[I\033[1;2;3;4xz");
	ck_assert_int_eq(next_key(), 'z');
	feed("\033[99999999999999999999999999999999999999999999999999999999999999999999z");
	ck_assert_int_ne(next_key(), '9');
}
END_TEST

START_TEST(the_terminals_own_description_comes_first)
{
	decoder_add(&decoder, "\033[A", KEY_HOME_KEY);
	decoder_add(&decoder, "x", KEY_HOME_KEY);
	decoder_add(&decoder, NULL, KEY_HOME_KEY);
	feed("\033[Ax");
	ck_assert_int_eq(next_key(), KEY_HOME_KEY);
	ck_assert_int_eq(next_key(), 'x');
}
END_TEST

START_TEST(control_c_asks_to_quit)
{
	struct event event;
	feed("\x03");
	ck_assert(decoder_next(&decoder, false, &event));
	ck_assert_int_eq(event.kind, EVENT_QUIT);
}
END_TEST

START_TEST(a_paste_is_one_event_and_never_a_row_of_keys)
{
	struct event event;
	feed("\033[200~q\x03\033[A");
	ck_assert(!decoder_next(&decoder, false, &event));
	feed("end\033[20");
	ck_assert(!decoder_next(&decoder, false, &event));
	feed("1~j");
	ck_assert(decoder_next(&decoder, false, &event));
	ck_assert_int_eq(event.kind, EVENT_PASTE);
	ck_assert_str_eq(event.text, "q\x03\033[Aend");
	ck_assert_int_eq(next_key(), 'j');
}
END_TEST

START_TEST(a_paste_that_never_ends_does_not_hold_the_keyboard_for_ever)
{
	struct event event;
	feed("\033[200~abc");
	ck_assert(!decoder_next(&decoder, false, &event));
	ck_assert_int_eq(decoder_patience(&decoder), DECODE_PASTE_MS);
	ck_assert(decoder_next(&decoder, true, &event));
	ck_assert_str_eq(event.text, "abc");
	feed("j");
	ck_assert_int_eq(next_key(), 'j');
}
END_TEST

START_TEST(a_click_is_reported_once_with_its_cell)
{
	struct event event;
	feed("\033[<0;5;7M\033[<0;5;7m\033[<64;1;2M\033[<35;9;9M\033[M !\"");
	ck_assert(decoder_next(&decoder, false, &event));
	ck_assert_int_eq(event.kind, EVENT_MOUSE);
	ck_assert_int_eq(event.button, MOUSE_LEFT);
	ck_assert_int_eq(event.x, 4);
	ck_assert_int_eq(event.y, 6);
	ck_assert(decoder_next(&decoder, false, &event));
	ck_assert_int_eq(event.button, MOUSE_WHEEL_UP);
	ck_assert(decoder_next(&decoder, false, &event));
	ck_assert_int_eq(event.button, MOUSE_LEFT);
	ck_assert_int_eq(event.x, 0);
	ck_assert_int_eq(event.y, 1);
	ck_assert(!decoder_next(&decoder, false, &event));
}
END_TEST

START_TEST(any_bytes_at_all_are_decoded_without_getting_stuck)
{
	unsigned state = 1;
	struct event event;
	for (int round = 0; round < 20000; round++) {
		char bytes[8];
		for (size_t i = 0; i < sizeof bytes; i++) {
			state = state * 1664525u + 1013904223u;
			bytes[i] = (char)(state >> 24);
			if (state >> 9 & 1)
				bytes[i] = "\033[<;0~MO"[state >> 13 & 7];
		}
		decoder_feed(&decoder, bytes, sizeof bytes);
		while (decoder_next(&decoder, state >> 20 & 1, &event))
			ck_assert_int_ne(event.kind, EVENT_NONE);
		ck_assert_uint_lt(decoder.length, 128);
	}
}
END_TEST

START_TEST(a_terminal_gets_no_more_colours_than_it_has_or_than_were_wanted)
{
	ck_assert_int_eq(ink_depth(DEPTH_RGB, 256, false), DEPTH_256);
	ck_assert_int_eq(ink_depth(DEPTH_RGB, 1 << 24, true), DEPTH_RGB);
	ck_assert_int_eq(ink_depth(DEPTH_256, 1 << 24, true), DEPTH_256);
	ck_assert_int_eq(ink_depth(DEPTH_256, 8, false), DEPTH_8);
	ck_assert_int_eq(ink_depth(DEPTH_256, -1, false), DEPTH_MONO);
	ck_assert_int_eq(ink_depth(DEPTH_MONO, 256, false), DEPTH_MONO);
}
END_TEST

START_TEST(text_never_takes_the_colour_of_its_background)
{
	struct style style = { .fg = 0x101010, .bg = 0x000000, .attrs = 0, .mono = ATTR_REVERSE };
	struct ink ink = ink_for(&style, GROUND_DARK, DEPTH_8);
	ck_assert_int_eq(ink.fg, -1);
	ck_assert_int_eq(ink.bg, -1);
	ck_assert_uint_eq(ink.attrs, ATTR_REVERSE);
	style = (struct style){ .fg = 0x101010, .bg = COLOUR_DEFAULT, .mono = ATTR_DIM };
	ink = ink_for(&style, GROUND_DARK, DEPTH_8);
	ck_assert_int_eq(ink.fg, -1);
	ck_assert_uint_eq(ink.attrs, ATTR_DIM);
}
END_TEST

START_TEST(the_usual_colour_of_a_ground_is_left_to_the_terminal_of_few_colours)
{
	struct style black = { .fg = 0x000000, .bg = COLOUR_DEFAULT, .attrs = ATTR_BOLD };
	struct style white = { .fg = 0xFFFFFF, .bg = COLOUR_DEFAULT, .attrs = ATTR_BOLD };
	for (enum colour_depth depth = DEPTH_8; depth <= DEPTH_16; depth++) {
		struct ink ink = ink_for(&black, GROUND_LIGHT, depth);
		ck_assert_int_eq(ink.fg, COLOUR_DEFAULT);
		ck_assert_uint_eq(ink.attrs, ATTR_BOLD);
		ck_assert_int_eq(ink_for(&white, GROUND_DARK, depth).fg, COLOUR_DEFAULT);
	}
	ck_assert_int_eq(ink_for(&black, GROUND_LIGHT, DEPTH_256).fg, 16);
}
END_TEST

START_TEST(without_colour_only_attributes_are_left)
{
	struct style style = { .fg = 0xff0000, .bg = 0x00ff00, .attrs = 0, .mono = ATTR_BOLD };
	struct ink ink = ink_for(&style, GROUND_DARK, DEPTH_MONO);
	ck_assert_int_eq(ink.fg, -1);
	ck_assert_int_eq(ink.bg, -1);
	ck_assert_uint_eq(ink.attrs, ATTR_BOLD);
}
END_TEST

/* Expected base64 from RFC 4648, section 10. */
START_TEST(a_copy_is_base64_and_wrapped_for_what_stands_between)
{
	struct str out;
	str_init(&out);
	clip_sequence(&out, "foobar", TERM_BARE);
	ck_assert_str_eq(out.text, "\033]52;c;Zm9vYmFy\a");
	str_reset(&out);
	clip_sequence(&out, "foob", TERM_BARE);
	ck_assert_str_eq(out.text, "\033]52;c;Zm9vYg==\a");
	str_reset(&out);
	clip_sequence(&out, "f", TERM_IN_TMUX);
	ck_assert_str_eq(out.text,
			 "\033]52;c;Zg==\a\033Ptmux;\033\033]52;c;Zg==\a\033\\");
	str_reset(&out);
	clip_sequence(&out, "f", TERM_IN_SCREEN);
	ck_assert_str_eq(out.text, "\033P\033]52;c;Zg==\a\033\\");
	str_clear(&out);
}
END_TEST

START_TEST(the_background_is_told_in_any_spelling_and_no_answer_is_keys)
{
	static const struct {
		const char *bytes;
		int colour; /* -1 for an answer that says nothing */
	} cases[] = {
		{ "\033]11;rgb:ffff/ffff/ffff\033\\", 0xFFFFFF },
		{ "\033]11;rgb:1111/2222/3333\a", 0x112233 },
		{ "\033]11;rgb:f/0/8\a", 0xFF0088 },
		{ "\033]11;rgb:ff/80/00\a", 0xFF8000 },
		{ "\033]11;rgb:ff/80\a", -1 },
		{ "\033]11;rgb:0x/80/00\a", -1 },
		{ "\033]11;rgb:fffff/0/0\a", -1 },
		{ "\033]10;rgb:ff/ff/ff\a", -1 },
		{ "\033]11;?\033\\", -1 },
		{ "\033]\a", -1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct event event;
		size_t half = strlen(cases[i].bytes) / 2;
		decoder_feed(&decoder, cases[i].bytes, half);
		ck_assert(!decoder_next(&decoder, false, &event));
		feed(cases[i].bytes + half);
		bool came = decoder_next(&decoder, false, &event);
		ck_assert_msg(came == (cases[i].colour >= 0), "case %zu", i);
		if (came) {
			ck_assert_int_eq(event.kind, EVENT_GROUND);
			ck_assert_int_eq(event.key, cases[i].colour);
		}
		ck_assert_uint_eq(decoder.length, 0);
	}
	feed("\033[?62;22cx");
	ck_assert(!decoder.told);
	ck_assert_int_eq(next_key(), 'x');
	ck_assert(decoder.told);
}
END_TEST

START_TEST(an_answer_in_pieces_is_waited_for_longer_than_a_key)
{
	struct event event;
	feed("\033]");
	ck_assert_int_eq(decoder_patience(&decoder), DECODE_ESCAPE_MS);
	feed("11;rgb:ff");
	ck_assert_int_gt(decoder_patience(&decoder), DECODE_ESCAPE_MS);
	ck_assert(!decoder_next(&decoder, true, &event)); /* never finished: swallowed, no keys */
	ck_assert_uint_eq(decoder.length, 0);
	feed("\033]"); /* Alt and a bracket */
	ck_assert(decoder_next(&decoder, true, &event) && event.key == KEY_ESCAPE);
	ck_assert_int_eq(next_key(), ']');
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("decode");
	TCase *keys = tcase_create("keys"), *colours = tcase_create("colours");
	tcase_add_checked_fixture(keys, setup, teardown);
	tcase_add_test(keys, arrows_are_known_in_both_cursor_modes);
	tcase_add_test(keys, every_common_spelling_of_a_key_means_that_key);
	tcase_add_test(keys, a_lone_escape_is_the_escape_key_only_when_nothing_follows_in_time);
	tcase_add_test(keys, escape_and_a_letter_in_one_packet_are_two_keys);
	tcase_add_test(keys, an_unknown_sequence_is_swallowed_whole);
	tcase_add_test(keys, the_terminals_own_description_comes_first);
	tcase_add_test(keys, control_c_asks_to_quit);
	tcase_add_test(keys, a_paste_is_one_event_and_never_a_row_of_keys);
	tcase_add_test(keys, a_paste_that_never_ends_does_not_hold_the_keyboard_for_ever);
	tcase_add_test(keys, a_click_is_reported_once_with_its_cell);
	tcase_add_test(keys, the_background_is_told_in_any_spelling_and_no_answer_is_keys);
	tcase_add_test(keys, an_answer_in_pieces_is_waited_for_longer_than_a_key);
	tcase_add_test(keys, any_bytes_at_all_are_decoded_without_getting_stuck);
	tcase_add_test(colours, a_terminal_gets_no_more_colours_than_it_has_or_than_were_wanted);
	tcase_add_test(colours, text_never_takes_the_colour_of_its_background);
	tcase_add_test(colours, the_usual_colour_of_a_ground_is_left_to_the_terminal_of_few_colours);
	tcase_add_test(colours, without_colour_only_attributes_are_left);
	tcase_add_test(colours, a_copy_is_base64_and_wrapped_for_what_stands_between);
	suite_add_tcase(suite, keys);
	suite_add_tcase(suite, colours);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
