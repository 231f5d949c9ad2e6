/* check_paper.c - one paper in every format: what is said is there, nothing breaks out of its place. */
#include "paper/paper.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char hostile[] = "<script>alert('1')</script> & \"two\" ]]> \x01\x1b[31m 加速";
static const struct paper_column columns[] = {
	{ "date", "Date", false },
	{ "value", "Value", true },
	{ "source", "Source", false },
};

static struct paper paper;
static struct palette palette;
static struct theme light, dark;
static struct str out;

static void setup(void)
{
	theme_plain(&light);
	theme_plain(&dark);
	dark.paper = 0x101010;
	dark.ink = 0xEEEEEE;
	palette_init(&palette, &light, &dark);
	paper_init(&paper, "en", "A title", "About it");
	str_init(&out);
}

static void teardown(void)
{
	paper_clear(&paper);
	palette_clear(&palette);
	str_clear(&out);
}

static void add_figure(const char *title)
{
	struct canvas canvas;
	canvas_init(&canvas, 30, 3, CHARSET_UNICODE);
	canvas_text(&canvas, 1, 1, 28, ROLE_STRONG, "on the canvas");
	paper_figure(&paper, title, "In words.", false, &canvas, "<circle cx=\"1\" cy=\"1\" r=\"1\"/>");
}

static void add_table(const char *text)
{
	paper_table(&paper, "Rows", columns, 3, true);
	paper_cell(&paper, "2024-01-02");
	paper_cell_number(&paper, "1.5k", 1512.25);
	paper_cell_source(&paper, "key-a");
	paper_cell(&paper, text);
	paper_cell(&paper, "");
	paper_cell_source(&paper, "");
}

/* One block of each kind, every text of it `text`. */
static void fill(const char *text)
{
	paper_heading(&paper, 2, text);
	for (int kind = PAPER_TEXT; kind <= PAPER_NOTES; kind++) {
		paper_add(&paper, (enum paper_kind)kind, text);
		paper_cite(&paper, "key-b");
	}
	add_figure(text);
	add_table(text);
	paper.references[0].text = "B. A work. https://example.org/b?x=1&y=2.";
}

/* Checks that tags nest, attributes are quoted, and entities are those of XML; returns the elements. */
static int assert_xml(const char *at)
{
	const char *open[64];
	int depth = 0, count = 0;
	for (; *at; at++) {
		if (*at == '&')
			ck_assert_msg(strncmp(at, "&amp;", 5) == 0 || strncmp(at, "&lt;", 4) == 0 ||
					      strncmp(at, "&gt;", 4) == 0 || strncmp(at, "&quot;", 6) == 0,
				      "at %.40s", at);
		ck_assert_msg((unsigned char)*at >= 0x20 || *at == '\n', "a control character");
		if (*at != '<' || at[1] == '!' || at[1] == '?')
			continue;
		const char *end = strchr(at, '>');
		ck_assert_ptr_nonnull(end);
		size_t name = strcspn(at + 1 + (at[1] == '/'), " />\n");
		int quotes = 0;
		for (const char *q = at; q < end; q++)
			quotes += *q == '"';
		ck_assert_msg(quotes % 2 == 0, "at %.60s", at);
		if (at[1] == '/') {
			ck_assert_int_gt(depth, 0);
			ck_assert_msg(strncmp(open[--depth], at + 2, name) == 0 &&
					      !strchr("abcdefghijklmnopqrstuvwxyz0123456789",
						      open[depth][name]),
				      "%.20s closed by %.20s", open[depth], at);
		} else if (end[-1] != '/') {
			ck_assert_int_lt(depth, 64);
			open[depth++] = at + 1;
		}
		count++;
		at = end;
	}
	ck_assert_int_eq(depth, 0);
	return count;
}

START_TEST(html_is_xml_whatever_the_texts_are)
{
	fill(hostile);
	paper_html(&paper, &palette, &out);
	ck_assert_int_gt(assert_xml(out.text), 60);
	ck_assert_ptr_null(strstr(out.text, "<script"));
	ck_assert_ptr_null(strstr(out.text, "\x1b"));
	ck_assert_ptr_nonnull(strstr(out.text, "&lt;script&gt;alert('1')&lt;/script&gt; &amp; &quot;two&quot;"));
	ck_assert_ptr_nonnull(strstr(out.text, "加速"));
}
END_TEST

START_TEST(html_loads_nothing)
{
	fill("words");
	paper_html(&paper, &palette, &out);
	static const char *const never[] = { " src=", "@import", "url(", "<link", "<script", "<iframe", "srcset" };
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		ck_assert_msg(!strstr(out.text, never[i]), "%s", never[i]);
}
END_TEST

START_TEST(every_mark_leads_to_a_reference_and_every_reference_to_its_address)
{
	fill("words");
	paper_html(&paper, &palette, &out);
	ck_assert_ptr_nonnull(strstr(out.text, "href=\"#ref-1\""));
	ck_assert_ptr_nonnull(strstr(out.text, "<li id=\"ref-1\">"));
	ck_assert_ptr_nonnull(strstr(out.text, "href=\"#ref-2\""));
	ck_assert_ptr_nonnull(strstr(out.text, "<li id=\"ref-2\">key-a</li>"));
	ck_assert_ptr_nonnull(
		strstr(out.text, "<a href=\"https://example.org/b?x=1&amp;y=2\">https://example.org"));
}
END_TEST

START_TEST(only_web_addresses_become_links)
{
	paper_add(&paper, PAPER_TEXT, "x");
	paper_cite(&paper, "a");
	paper.references[0].text = "javascript:alert(1) data:text/html,x http://e.org/\"onload=\"x";
	paper_html(&paper, &palette, &out);
	ck_assert_ptr_null(strstr(out.text, "href=\"javascript"));
	ck_assert_ptr_null(strstr(out.text, "href=\"data"));
	ck_assert_ptr_nonnull(strstr(out.text, "<a href=\"http://e.org/\">"));
	ck_assert_ptr_null(strstr(out.text, "\"onload"));
}
END_TEST

START_TEST(html_is_told_to_those_who_cannot_see)
{
	fill("words");
	paper_html(&paper, &palette, &out);
	static const char *const wanted[] = {
		"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">", "<a class=\"skip\" href=\"#main\">",
		"role=\"img\"", "aria-labelledby=\"figure-1-title figure-1-desc\"",
		"<title id=\"figure-1-title\">words</title>", "<desc id=\"figure-1-desc\">In words.</desc>",
		"<caption>Rows</caption>", "<th scope=\"col\">Date</th>", "<th scope=\"row\">2024-01-02</th>",
		"@media print", "prefers-color-scheme:dark" };
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		ck_assert_msg(strstr(out.text, wanted[i]) != NULL, "%s", wanted[i]);
}
END_TEST

START_TEST(one_theme_is_written_in_colours_and_two_in_classes)
{
	struct palette one;
	add_figure("A figure");
	paper_html(&paper, &palette, &out);
	ck_assert_ptr_null(strstr(out.text, "fill=\"#"));
	ck_assert_ptr_nonnull(strstr(out.text, "class=\"f0\""));
	str_reset(&out);
	palette_init(&one, &light, NULL);
	paper_html(&paper, &one, &out);
	ck_assert_ptr_nonnull(strstr(out.text, "fill=\"#"));
	ck_assert_ptr_null(strstr(out.text, "prefers-color-scheme"));
	palette_clear(&one);
}
END_TEST

START_TEST(markdown_marks_in_texts_stay_texts)
{
	fill("a *b* [c](d) | <e> `f`");
	paper_markdown(&paper, &out);
	ck_assert_ptr_nonnull(strstr(out.text, "## a \\*b\\* \\[c\\](d) \\| \\<e\\> \\`f\\`\n"));
	ck_assert_ptr_nonnull(strstr(out.text, "| Date | Value | Source |\n| --- | ---: | --- |\n"
					       "| 2024-01-02 | 1.5k | [2] |\n"));
	ck_assert_ptr_nonnull(strstr(out.text, "```\n\n on the canvas\n\n```"));
	ck_assert_ptr_nonnull(strstr(out.text, "\n1. B. A work. https://example.org/b?x=1&y=2.\n2. key-a\n"));
}
END_TEST

START_TEST(no_line_of_text_is_wider_than_asked_for)
{
	for (int width = 24; width <= 100; width += 19) {
		str_reset(&out);
		if (width == 24)
			fill("長い長い長い長い長い長い長い長い words that go on and on until no line can hold them");
		paper_text(&paper, width, CHARSET_UNICODE, &out);
		for (char *line = strtok(out.text, "\n"); line; line = strtok(NULL, "\n"))
			ck_assert_msg(utf8_width(line) <= (width < 30 ? 30 : width), "%d: %s", width, line);
	}
}
END_TEST

START_TEST(text_in_ascii_is_seven_bits)
{
	fill("加速 – “quoted” ×2");
	paper_text(&paper, 72, CHARSET_ASCII, &out);
	for (const char *at = out.text; *at; at++)
		ck_assert_int_lt((unsigned char)*at, 0x80);
}
END_TEST

START_TEST(csv_has_exact_numbers_and_one_header)
{
	add_table("x, \"y\"");
	paper_table(&paper, "Of other columns", columns, 2, true);
	paper_cell(&paper, "no");
	paper_cell(&paper, "no");
	add_table("z");
	ck_assert_uint_eq(paper_csv(&paper, &out), 1);
	ck_assert_str_eq(out.text, "date,value,source\n2024-01-02,1512.25,key-a\n\"x, \"\"y\"\"\",,\n"
				   "2024-01-02,1512.25,key-a\nz,,\n");
}
END_TEST

START_TEST(csv_without_rows_is_empty)
{
	paper_add(&paper, PAPER_TEXT, "words");
	ck_assert_uint_eq(paper_csv(&paper, &out), 0);
	ck_assert_str_eq(out.text, "");
}
END_TEST

START_TEST(json_names_sources_and_holds_raw_data)
{
	paper_add(&paper, PAPER_LEAD, "a \"b\"");
	paper_cite(&paper, "key-a");
	paper_add(&paper, PAPER_DATA, "{\"n\":1}");
	add_table("x");
	paper_json(&paper, &out);
	ck_assert_ptr_nonnull(
		strstr(out.text, "{\"kind\":\"lead\",\"text\":\"a \\\"b\\\"\",\"sources\":[\"key-a\"]}"));
	ck_assert_ptr_nonnull(strstr(out.text, "{\"kind\":\"data\",\"data\":{\"n\":1}}"));
	ck_assert_ptr_nonnull(
		strstr(out.text, "{\"date\":\"2024-01-02\",\"value\":1512.25,\"source\":\"key-a\"}"));
	ck_assert_ptr_nonnull(strstr(out.text, "{\"date\":\"x\",\"value\":null,\"source\":\"\"}"));
}
END_TEST

START_TEST(a_paper_as_one_picture_is_xml_with_its_figures_as_shapes)
{
	fill(hostile);
	paper_svg(&paper, 60, &palette, &out);
	assert_xml(out.text);
	ck_assert_ptr_nonnull(strstr(out.text, "<circle cx=\"1\""));
	ck_assert_ptr_nonnull(strstr(out.text, "<title>A title</title>"));
}
END_TEST

START_TEST(a_block_of_nothing_is_no_block_and_lines_are_blocks)
{
	paper_add(&paper, PAPER_TEXT, "");
	ck_assert_uint_eq(paper.count, 0);
	paper_add(&paper, PAPER_TEXT, "one\n\ntwo\n");
	ck_assert_uint_eq(paper.count, 2);
	ck_assert_str_eq(paper.blocks[1].text, "two");
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("paper");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, html_is_xml_whatever_the_texts_are);
	tcase_add_test(all, html_loads_nothing);
	tcase_add_test(all, every_mark_leads_to_a_reference_and_every_reference_to_its_address);
	tcase_add_test(all, only_web_addresses_become_links);
	tcase_add_test(all, html_is_told_to_those_who_cannot_see);
	tcase_add_test(all, one_theme_is_written_in_colours_and_two_in_classes);
	tcase_add_test(all, markdown_marks_in_texts_stay_texts);
	tcase_add_test(all, no_line_of_text_is_wider_than_asked_for);
	tcase_add_test(all, text_in_ascii_is_seven_bits);
	tcase_add_test(all, csv_has_exact_numbers_and_one_header);
	tcase_add_test(all, csv_without_rows_is_empty);
	tcase_add_test(all, json_names_sources_and_holds_raw_data);
	tcase_add_test(all, a_paper_as_one_picture_is_xml_with_its_figures_as_shapes);
	tcase_add_test(all, a_block_of_nothing_is_no_block_and_lines_are_blocks);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
