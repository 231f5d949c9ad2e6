/* check_i18n.c - catalogues of messages: looked up, refused when broken, gone when they are ended.
 *
 * They are put together here after the GNU gettext manual, "The Format of GNU MO Files". */
#include "base/i18n.h"
#include "run_suite.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 512, TEXTS = 4 };

struct text {
	const char *bytes;
	size_t length;
};

#define TEXT(literal) { literal, sizeof literal - 1 }

/* Sorted; the third is a pair. */
static const struct text originals[TEXTS] = { TEXT(""), TEXT("a year"), TEXT("point\0points"),
					      TEXT("rate") };
static const struct text one_form[TEXTS] = { TEXT("Language: ja\n"), TEXT("年"), TEXT("点"), TEXT("率") };
static const struct text two_forms[TEXTS] = { TEXT("Language: de\n"), TEXT("im Jahr"),
					      TEXT("Punkt\0Punkte"), TEXT("Rate") };

static void put(unsigned char *at, size_t number, bool swapped)
{
	for (size_t i = 0; i < 4; i++)
		at[swapped ? 3 - i : i] = (unsigned char)(number >> 8 * i);
}

/* Writes a catalogue into `bytes` and returns its length. */
static size_t make(unsigned char bytes[ROOM], const struct text translations[TEXTS], bool swapped)
{
	size_t end = 28 + 16 * TEXTS, head[] = { 0x950412DE, 0, TEXTS, 28, 28 + 8 * TEXTS, 0, 0 };
	memset(bytes, 0, ROOM);
	for (size_t i = 0; i < 7; i++)
		put(bytes + 4 * i, head[i], swapped);
	for (size_t i = 0; i < 2 * TEXTS; i++) {
		const struct text *text = i < TEXTS ? &originals[i] : &translations[i - TEXTS];
		put(bytes + 28 + 8 * i, text->length, swapped);
		put(bytes + 32 + 8 * i, end, swapped);
		memcpy(bytes + end, text->bytes, text->length);
		end += text->length + 1;
	}
	return end;
}

START_TEST(without_a_catalogue_text_is_the_english_itself)
{
	const char *text = "rate";
	ck_assert_ptr_eq(i18n_text(text), text);
	ck_assert_ptr_null(i18n_text(NULL));
	ck_assert_str_eq(i18n_plural("point", "points", 1), "point");
	ck_assert_str_eq(i18n_plural("point", "points", 0), "points");
	ck_assert_str_eq(i18n_language(), "en");
}
END_TEST

START_TEST(a_catalogue_translates_what_it_holds_and_leaves_the_rest)
{
	unsigned char bytes[ROOM];
	for (int swapped = 0; swapped < 2; swapped++) {
		ck_assert(i18n_begin("ja", bytes, make(bytes, one_form, swapped)));
		ck_assert_str_eq(i18n_language(), "ja");
		ck_assert_str_eq(i18n_text("a year"), "年");
		ck_assert_str_eq(i18n_text("rate"), "率");
		ck_assert_str_eq(i18n_text("a month"), "a month");
		ck_assert_str_eq(i18n_text(""), "");
		i18n_end();
		ck_assert_str_eq(i18n_text("rate"), "rate");
	}
}
END_TEST

START_TEST(numbers_choose_among_as_many_forms_as_the_language_has)
{
	unsigned char bytes[ROOM];
	ck_assert(i18n_begin("ja", bytes, make(bytes, one_form, false)));
	ck_assert_str_eq(i18n_plural("point", "points", 1), "点");
	ck_assert_str_eq(i18n_plural("point", "points", 7), "点");
	ck_assert_str_eq(i18n_plural("file", "files", 7), "files");
	ck_assert(i18n_begin("de", bytes, make(bytes, two_forms, false)));
	ck_assert_str_eq(i18n_plural("point", "points", 1), "Punkt");
	ck_assert_str_eq(i18n_plural("point", "points", 0), "Punkte");
	i18n_end();
}
END_TEST

START_TEST(a_broken_catalogue_is_refused_and_the_one_before_stays)
{
	unsigned char good[ROOM], bad[ROOM];
	size_t length = make(good, one_form, false);
	ck_assert(i18n_begin("ja", good, length));
	for (size_t cut = 0; cut < length; cut++)
		ck_assert_msg(!i18n_begin("xx", good, cut), "cut at %zu", cut);
	/* any number of the head or the tables too large */
	for (size_t at = 0; at < 28 + 16 * TEXTS; at += 4) {
		memcpy(bad, good, ROOM);
		put(bad + at, 0xFFFFFFF0, false);
		ck_assert_msg(at == 20 || at == 24 || !i18n_begin("xx", bad, length), "word at %zu", at);
	}
	ck_assert(!i18n_begin("a language of a very long name", good, length));
	ck_assert_str_eq(i18n_language(), "ja");
	ck_assert_str_eq(i18n_text("rate"), "率");
	i18n_end();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("i18n");
	TCase *all = tcase_create("all");
	tcase_add_test(all, without_a_catalogue_text_is_the_english_itself);
	tcase_add_test(all, a_catalogue_translates_what_it_holds_and_leaves_the_rest);
	tcase_add_test(all, numbers_choose_among_as_many_forms_as_the_language_has);
	tcase_add_test(all, a_broken_catalogue_is_refused_and_the_one_before_stays);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
