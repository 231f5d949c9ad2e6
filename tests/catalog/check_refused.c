/* check_refused.c - themes and decks that are none: each gets its sentence, with file, line and
 * column. */
#include "catalog/catalog.h"
#include "catalog/text.h"
#include "run_suite.h"

#include <string.h>

/* A base that is always there. */
static bool find(void *context, const char *name, struct theme *theme, struct err *err)
{
	(void)context, (void)name, (void)err;
	theme_plain(theme);
	return true;
}

static const struct {
	const char *text, *said;
} themes[] = {
	{ "- dark\n", "t.yaml:1:1: a mapping {key: value, …} was expected here" },
	{ "name: x\nroles: bold\n", "t.yaml:2:8: a mapping {key: value, …} was expected here" },
	{ "name: x\nroles:\n  axis: [1]\n",
	  "t.yaml:3:9: a mapping {key: value, …} was expected here" },
	{ "name: x\npaper: default\n",
	  "t.yaml:2:8: paper and ink need a colour of their own: \"#rrggbb\"" },
	{ "name: x\nink: default\n",
	  "t.yaml:2:6: paper and ink need a colour of their own: \"#rrggbb\"" },
	{ "name: x\npaper: 123456\n",
	  "t.yaml:2:8: a colour is written \"#rrggbb\", in quotes, or default" },
	{ "name: x\npaint: perhaps\n", "t.yaml:2:8: true or false was expected here" },
	{ "name: x\nbase: y\nroles:\n  axis: {bold: 1}\n",
	  "t.yaml:4:16: true or false was expected here" },
	{ "name: x\nground: grey\n", "t.yaml:2:9: ground must be dark or light" },
	{ "name: \"\"\n", "t.yaml:1:7: a text of 1 to 31 bytes was expected here" },
	{ "name: this-name-is-one-letter-too-long\n",
	  "t.yaml:1:7: a text of 1 to 31 bytes was expected here" },
	{ "name: [x]\n", "t.yaml:1:7: a single word or short text was expected here" },
	{ "name: x\nsafe: [tritanopia, greed]\n",
	  "t.yaml:2:20: safe is for protanopia, deuteranopia or tritanopia, or none" },
	{ "name: x\npaper: \"#000000\"\nbase: y\n",
	  "t.yaml:3:7: base comes before paper, ink and roles" },
	{ "name: x\npaper: \"#000000\"\n", "t.yaml:3:1: a theme needs a name, paper and ink" },
	{ "", "t.yaml:1:1: a mapping {key: value, …} was expected here" },
	{ "name: \xff\n", "t.yaml:1:7: the byte 0xff is not UTF-8: save the file as UTF-8" },
};

START_TEST(a_theme_that_is_none_says_where_and_why)
{
	const struct theme_library library = { find, NULL };
	const char *text = themes[_i].text;
	struct theme theme;
	struct err err = { 0 };
	ck_assert(!catalog_read_theme(&theme, "t.yaml", text, strlen(text), &library, NULL, &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_str_eq(err.text, themes[_i].said);
}
END_TEST

START_TEST(a_base_without_a_place_to_look_for_it_is_refused)
{
	struct theme theme;
	struct err err = { 0 };
	ck_assert(!catalog_read_theme(&theme, "t.yaml", "base: x\n", 8, NULL, NULL, &err));
	ck_assert_str_eq(err.text, "t.yaml:1:7: a base is not looked for here");
}
END_TEST

static const struct {
	const char *text, *said;
} decks[] = {
	{ "just text\n", "d.yaml:1:1: a deck is a mapping: id, title, steps" },
	{ "id: a\ntitle: A\nsteps: one\n", "d.yaml:3:8: steps is a list" },
	{ "id: a\ntitle: A\nsteps: [one]\n",
	  "d.yaml:3:9: a step is a mapping: title, view, text …" },
	{ "id: a\ntitle: A\nsteps: [{view: mmlu}]\n", "d.yaml:3:20: this step has no title" },
	{ "id: a\ntitle: A\n", "d.yaml:3:1: a deck needs an id, a title and steps" },
	{ "id: a\ntitle: A\nsteps: []\n", "d.yaml:4:1: a deck needs an id, a title and steps" },
	{ "id: a\nsteps: [{title: A}]\n", "d.yaml:3:1: a deck needs an id, a title and steps" },
	{ "title: A\nsteps: [{title: A}]\n", "d.yaml:3:1: a deck needs an id, a title and steps" },
	{ "id: a\ntitle: A\nsteps: [{title: A}]\nsteps: [{title: B}]\n",
	  "d.yaml:4:1: steps stands twice in this deck: put them into one list" },
};

START_TEST(a_deck_that_is_none_says_where_and_why_and_is_empty)
{
	struct deck deck;
	struct err err = { 0 };
	const char *text = decks[_i].text;
	ck_assert(!catalog_read_deck(&deck, "d.yaml", text, strlen(text), &err));
	ck_assert_int_eq(err.kind, ERR_INPUT);
	ck_assert_str_eq(err.text, decks[_i].said);
	ck_assert_uint_eq(deck.count, 0);
}
END_TEST

START_TEST(a_file_over_256_mebibytes_is_refused_unread)
{
	struct text_place place;
	struct err err = { 0 };
	ck_assert(!text_check("", TEXT_FILE_MAX + 1, &place, &err));
	ck_assert_str_eq(err.text, "the file is larger than 256 MiB");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("refused");
	TCase *all = tcase_create("all");
	tcase_add_loop_test(all, a_theme_that_is_none_says_where_and_why, 0,
			    (int)(sizeof themes / sizeof *themes));
	tcase_add_test(all, a_base_without_a_place_to_look_for_it_is_refused);
	tcase_add_loop_test(all, a_deck_that_is_none_says_where_and_why_and_is_empty, 0,
			    (int)(sizeof decks / sizeof *decks));
	tcase_add_test(all, a_file_over_256_mebibytes_is_refused_unread);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
