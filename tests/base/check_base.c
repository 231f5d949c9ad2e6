/* check_base.c - errors, memory, strings, UTF-8 and dates. */
#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "run_suite.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

START_TEST(text_that_is_well_formed_is_told_from_text_that_is_not)
{
	/* The table of ill-formed sequences of the Unicode Standard 15, section 3.9 (D92, table 3-7). */
	static const struct {
		const char *text;
		int bad; /* offset of the first bad byte, -1 for none */
	} cases[] = {
		{ "", -1 },		     { "abc", -1 },
		{ "\xC2\x80", -1 },	     { "\xDF\xBF", -1 },
		{ "\xE0\xA0\x80", -1 },	     { "\xED\x9F\xBF", -1 },
		{ "\xEE\x80\x80", -1 },	     { "\xF0\x90\x80\x80", -1 },
		{ "\xF4\x8F\xBF\xBF", -1 },  { "a\x80", 1 },
		{ "\xC0\x80", 0 },	     { "\xC1\xBF", 0 },
		{ "ab\xE0\x9F\xBF", 2 },     { "\xED\xA0\x80", 0 },
		{ "\xF0\x8F\xBF\xBF", 0 },   { "\xF4\x90\x80\x80", 0 },
		{ "\xF5\x80\x80\x80", 0 },   { "x\xE2\x82", 1 },
		{ "\xFF", 0 },		     { "\xF0\x9F\x98", 0 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t bad = 99;
		bool valid = utf8_valid(cases[i].text, strlen(cases[i].text), &bad);
		ck_assert_msg(valid == (cases[i].bad < 0), "case %zu", i);
		ck_assert_msg(valid || bad == (size_t)cases[i].bad, "case %zu: %zu", i, bad);
	}
	ck_assert(utf8_valid("a\0b", 3, NULL));
}
END_TEST

START_TEST(every_character_survives_writing_and_reading)
{
	for (char32_t code = 1; code <= 0x10FFFF; code++) {
		char bytes[5] = "";
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		size_t size = utf8_encode(code, bytes);
		bytes[size] = '\0';
		const char *at = bytes;
		ck_assert_uint_eq(utf8_next(&at), code);
		ck_assert_ptr_eq(at, bytes + size);
	}
}
END_TEST

START_TEST(reading_broken_text_always_moves_on_and_ends)
{
	uint32_t state = 1;
	for (int round = 0; round < 20000; round++) {
		char text[12];
		for (size_t i = 0; i + 1 < sizeof text; i++) {
			state = state * 1664525u + 1013904223u;
			text[i] = (char)(state >> 24);
		}
		text[sizeof text - 1] = '\0';
		const char *at = text, *before;
		do
			before = at;
		while (utf8_next(&at) && at > before);
		ck_assert_int_eq(*at, '\0');
		ck_assert_int_ge(utf8_width(text), 0);
		ck_assert_uint_le(utf8_fit(text, 5), strlen(text));
	}
}
END_TEST

START_TEST(widths_are_those_of_unicode)
{
	/* EastAsianWidth.txt and DerivedGeneralCategory.txt of Unicode 15. */
	static const struct {
		char32_t code;
		int width;
	} cases[] = {
		{ 'A', 1 },	  { 0x00E9, 1 },  { 0x0301, 0 },  { 0x200B, 0 },  { 0x200D, 0 },
		{ 0xFE0F, 0 },	  { 0x00AD, 1 },  { 0x03B1, 1 },  { 0x2500, 1 },  { 0x2592, 1 },
		{ 0x25CF, 1 },	  { 0x28FF, 1 },  { 0x3042, 2 },  { 0x52A0, 2 },  { 0xAC00, 2 },
		{ 0x1100, 2 },	  { 0x1160, 0 },  { 0xFF21, 2 },  { 0xFF71, 1 },  { 0x1F600, 2 },
		{ 0x20000, 2 },	  { 0x3000, 2 },  { 0x303F, 1 },  { 0x2329, 2 },  { 0x05D0, 1 },
		{ 0x064B, 0 },	  { 0x1F1E6, 1 }, { 0x231A, 2 },  { 0x2603, 1 },  { 0xE0100, 0 },
		{ 0x07, 0 },	  { 0x7F, 0 },	  { 0x9B, 0 },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(utf8_char_width(cases[i].code) == cases[i].width, "U+%04X is %d wide",
			      (unsigned)cases[i].code, utf8_char_width(cases[i].code));
	ck_assert_int_eq(utf8_width("加速 kasoku"), 11);
	ck_assert_int_eq(utf8_width("e\xCC\x81"), 1);
}
END_TEST

START_TEST(what_fits_never_ends_inside_a_character)
{
	ck_assert_uint_eq(utf8_fit("加速", 3), 3);
	ck_assert_uint_eq(utf8_fit("加速", 4), 6);
	ck_assert_uint_eq(utf8_fit("加速", 1), 0);
	ck_assert_uint_eq(utf8_fit("e\xCC\x81x", 1), 3);
	ck_assert_uint_eq(utf8_fit("abc", 0), 0);
	ck_assert_uint_eq(utf8_fit("abc", -1), 0);
}
END_TEST

START_TEST(every_character_has_a_stand_in_of_seven_bits)
{
	for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x30000 ? 1 : 97)
		for (const char *at = utf8_to_ascii(code); *at; at++)
			ck_assert_msg((unsigned char)*at < 0x80, "U+%04X", (unsigned)code);
	ck_assert_str_eq(utf8_to_ascii(0xD7), "x");
	ck_assert_str_eq(utf8_to_ascii(0x2192), "->");
	ck_assert_str_eq(utf8_to_ascii(0xE9), "e");
	ck_assert_str_eq(utf8_to_ascii(0x301), "");
	ck_assert_str_eq(utf8_to_ascii(0x52A0), "?");
}
END_TEST

START_TEST(what_could_talk_to_a_terminal_is_a_control)
{
	static const char32_t controls[] = { 0x1B, 0x07, 0x0A, 0x7F, 0x80, 0x9B, 0x9D, 0x202E, 0x2066, 0x2028 };
	for (size_t i = 0; i < COUNT(controls); i++)
		ck_assert_msg(utf8_is_control(controls[i]), "U+%04X", (unsigned)controls[i]);
	ck_assert(!utf8_is_control('a') && !utf8_is_control(0xA0) && !utf8_is_control(0x200E));
}
END_TEST

START_TEST(dates_are_days_since_1970)
{
	/* date -u -d DATE +%s, divided by 86400 (GNU coreutils 9.1). */
	static const struct {
		const char *text;
		int days;
	} cases[] = {
		{ "1970-01-01", 0 },	  { "1969-12-31", -1 },	  { "2000-02-29", 11016 },
		{ "1900-01-01", -25567 }, { "1900-03-01", -25508 }, { "2024-02-29", 19782 },
		{ "2026-11-24", 20781 },  { "2200-12-31", 84370 },  { "2100-03-01", 47541 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int days;
		char text[16];
		ck_assert(date_parse(cases[i].text, &days, NULL));
		ck_assert_msg(days == cases[i].days, "%s is day %d", cases[i].text, days);
		ck_assert_str_eq(date_format(text, cases[i].days), cases[i].text);
	}
}
END_TEST

START_TEST(every_day_is_the_day_after_the_day_before)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct civil day = { 1900, 1, 1 };
	for (int days = -25567; days <= 84370; days++) {
		struct civil found = date_civil(days);
		ck_assert_int_eq(found.year * 10000 + found.month * 100 + found.day,
				 day.year * 10000 + day.month * 100 + day.day);
		ck_assert_int_eq(date_days(day), days);
		bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
		if (++day.day <= lengths[day.month - 1] + (leap && day.month == 2))
			continue;
		day.day = 1;
		if (++day.month > 12)
			day = (struct civil){ day.year + 1, 1, 1 };
	}
}
END_TEST

START_TEST(a_month_or_a_year_is_its_first_day_and_says_how_exact_it_is)
{
	int days;
	enum date_precision precision;
	ck_assert(date_parse("2024", &days, &precision) && precision == DATE_YEAR && days == 19723);
	ck_assert(date_parse("2024-03", &days, &precision) && precision == DATE_MONTH && days == 19783);
	ck_assert(date_parse("2024-03-02", &days, &precision) && precision == DATE_DAY && days == 19784);
}
END_TEST

START_TEST(days_that_do_not_exist_are_refused)
{
	static const char *const wrong[] = {
		"",	      "24",	    "2024-",	   "2024-1",	"2024-13",    "2024-00",
		"2023-02-29", "2024-02-30", "2024-04-31",  "2024-1-1",	"2024-01-01 ", " 2024",
		"1899",	      "2201",	    "2024/01/01",  "2024-01-1x", "20240101",   "+2024",
		"-024",	      "2100-02-29", "2024-01-01T00:00",
	};
	int days = 7;
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(!date_parse(wrong[i], &days, NULL), "%s was taken", wrong[i]);
	ck_assert_int_eq(days, 7);
}
END_TEST

START_TEST(decimal_years_go_there_and_back)
{
	ck_assert_double_eq_tol(date_decimal_year(0), 1970, 1e-12);
	ck_assert_double_eq_tol(date_decimal_year(20454), 2026, 1e-3);
	ck_assert_double_eq_tol(date_from_decimal_year(date_decimal_year(12345.5)), 12345.5, 1e-8);
}
END_TEST

START_TEST(an_error_is_told_with_what_was_being_done)
{
	struct err err = { 0 };
	ck_assert(!err_set(&err, ERR_INPUT, "%s has no date", "row 3"));
	ck_assert(!err_while(&err, "reading %s", "a.csv"));
	ck_assert_str_eq(err.text, "reading a.csv: row 3 has no date");
	ck_assert_int_eq(err.kind, ERR_INPUT);
	err_set(&err, ERR_IO, "again: %s", err.text);
	ck_assert_str_eq(err.text, "again: reading a.csv: row 3 has no date");
	err_clear(&err);
	ck_assert_int_eq(err.kind, ERR_NONE);
	ck_assert(!err_set(NULL, ERR_IO, "nobody listens") && !err_while(NULL, "here"));
}
END_TEST

START_TEST(a_long_sentence_is_cut_after_a_whole_character)
{
	for (size_t lead = 0; lead < 4; lead++) {
		struct err err;
		struct str text;
		str_init(&text);
		str_add_n(&text, "xxx", lead);
		while (text.length < 2 * sizeof err.text)
			str_add(&text, "速");
		err_set(&err, ERR_INPUT, "%s", text.text);
		size_t length = strlen(err.text);
		ck_assert_uint_lt(length, sizeof err.text);
		ck_assert(utf8_valid(err.text, length, NULL));
		ck_assert_str_eq(err.text + length - 3, "...");
		err_while(&err, "reading %s", text.text);
		ck_assert(utf8_valid(err.text, strlen(err.text), NULL));
		str_clear(&text);
	}
}
END_TEST

START_TEST(an_arena_gives_zeroed_aligned_room_of_any_size)
{
	struct arena arena = ARENA_EMPTY;
	char *pieces[200];
	for (size_t i = 0; i < COUNT(pieces); i++) {
		size_t size = i * i * 7 % 70001;
		pieces[i] = arena_alloc(&arena, size);
		ck_assert_uint_eq((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		int all = 0;
		for (size_t k = 0; k < size; k++)
			all |= pieces[i][k];
		ck_assert_int_eq(all, 0);
		memset(pieces[i], 1, size);
	}
	ck_assert_str_eq(arena_strndup(&arena, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_printf(&arena, "%d %s", 7, "chips"), "7 chips");
	arena_clear(&arena);
	ck_assert_ptr_null(arena.head);
	arena_clear(&arena);
}
END_TEST

START_TEST(a_growing_array_keeps_what_it_held)
{
	int *items = NULL;
	size_t room = 0;
	for (size_t used = 0; used < 5000; used++) {
		items = mem_grow(items, used, &room, sizeof *items);
		ck_assert_uint_gt(room, used);
		items[used] = (int)used;
	}
	for (int i = 0; i < 5000; i++)
		ck_assert_int_eq(items[i], i);
	free(items);
}
END_TEST

START_TEST(strings_grow_and_are_always_ended)
{
	struct str str;
	str_init(&str);
	ck_assert_str_eq(str.text, "");
	for (int i = 0; i < 1000; i++)
		str_printf(&str, "%d,", i);
	ck_assert_uint_eq(str.length, strlen(str.text));
	ck_assert_str_eq(str.text + str.length - 5, ",999,");
	str_reset(&str);
	ck_assert_str_eq(str.text, "");
	str_add_char(&str, 'x');
	str_add_n(&str, "yz!", 2);
	ck_assert_str_eq(str.text, "xyz");
	str_clear(&str);
}
END_TEST

START_TEST(json_and_csv_quote_what_they_must)
{
	struct str str;
	str_init(&str);
	str_add_json(&str, "a\"b\\c\n\t\x01 速");
	ck_assert_str_eq(str.text, "\"a\\\"b\\\\c\\n\\t\\u0001 速\"");
	str_reset(&str);
	str_add_json(&str, "x\xFFy");
	ck_assert_str_eq(str.text, "\"x\xEF\xBF\xBDy\"");
	str_reset(&str);
	str_add_json(&str, NULL);
	str_add_json_number(&str, NAN);
	str_add_json_number(&str, INFINITY);
	str_add_json_number(&str, 0.1);
	ck_assert_str_eq(str.text, "nullnullnull0.1");
	str_reset(&str);
	str_add_csv(&str, "plain");
	str_add_csv(&str, "a,b");
	str_add_csv(&str, "say \"hi\"");
	str_add_csv(&str, " x");
	str_add_csv(&str, "two\nlines");
	ck_assert_str_eq(str.text, "plain\"a,b\"\"say \"\"hi\"\"\"\" x\"\"two\nlines\"");
	str_clear(&str);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("base");
	TCase *all = tcase_create("all");
	tcase_set_timeout(all, 60);
	tcase_add_test(all, text_that_is_well_formed_is_told_from_text_that_is_not);
	tcase_add_test(all, every_character_survives_writing_and_reading);
	tcase_add_test(all, reading_broken_text_always_moves_on_and_ends);
	tcase_add_test(all, widths_are_those_of_unicode);
	tcase_add_test(all, what_fits_never_ends_inside_a_character);
	tcase_add_test(all, every_character_has_a_stand_in_of_seven_bits);
	tcase_add_test(all, what_could_talk_to_a_terminal_is_a_control);
	tcase_add_test(all, dates_are_days_since_1970);
	tcase_add_test(all, every_day_is_the_day_after_the_day_before);
	tcase_add_test(all, a_month_or_a_year_is_its_first_day_and_says_how_exact_it_is);
	tcase_add_test(all, days_that_do_not_exist_are_refused);
	tcase_add_test(all, decimal_years_go_there_and_back);
	tcase_add_test(all, an_error_is_told_with_what_was_being_done);
	tcase_add_test(all, a_long_sentence_is_cut_after_a_whole_character);
	tcase_add_test(all, an_arena_gives_zeroed_aligned_room_of_any_size);
	tcase_add_test(all, a_growing_array_keeps_what_it_held);
	tcase_add_test(all, strings_grow_and_are_always_ended);
	tcase_add_test(all, json_and_csv_quote_what_they_must);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
