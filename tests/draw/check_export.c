/* check_export.c - one canvas as text, terminal bytes, SVG and role letters; colours and contrast. */
#include "draw/export.h"
#include "draw/glyph_path.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

static struct canvas canvas;
static struct theme theme;
static struct str out;

static void setup(void)
{
	canvas_init(&canvas, 20, 3, CHARSET_UNICODE);
	theme_plain(&theme);
	theme.styles[ROLE_NOTE].fg = 0x56B4E9;
	theme.styles[ROLE_ERROR].bg = 0xA62019;
	str_init(&out);
}

static void teardown(void)
{
	canvas_clear(&canvas);
	str_clear(&out);
}

START_TEST(text_has_one_line_a_row_and_no_blanks_at_its_end)
{
	canvas_text(&canvas, 2, 1, 9, ROLE_TEXT, "加 x  ");
	export_text(&out, &canvas);
	ck_assert_str_eq(out.text, "\n  加 x\n\n");
}
END_TEST

START_TEST(roles_are_one_letter_a_cell_and_no_two_roles_share_one)
{
	bool used[256] = { false };
	for (int role = 0; role < ROLE_COUNT; role++) {
		unsigned char letter = (unsigned char)role_letter((enum role)role);
		ck_assert_msg(!used[letter], "%c is used twice", letter);
		used[letter] = true;
		ck_assert_int_eq(role_by_name(role_name((enum role)role)), role);
		ck_assert_uint_gt(strlen(role_meaning((enum role)role)), 0);
	}
	ck_assert_int_eq(role_by_name("no-such-role"), -1);
	canvas_text(&canvas, 0, 0, 9, ROLE_TITLE, "ab");
	canvas_text(&canvas, 3, 2, 9, ROLE_NOTE, "加");
	export_roles(&out, &canvas);
	ck_assert_str_eq(out.text, "ab\n\n   加\n--\ntt\n\n   nn\n");
}
END_TEST

START_TEST(ansi_bytes_name_colours_only_at_the_depth_asked_for)
{
	canvas_text(&canvas, 0, 0, 9, ROLE_NOTE, "n");
	canvas_resize(&canvas, 20, 1);
	canvas_text(&canvas, 0, 0, 9, ROLE_NOTE, "n");
	static const struct {
		enum colour_depth depth;
		const char *bytes;
	} cases[] = {
		{ DEPTH_MONO, "n\033[0m\n" },
		{ DEPTH_8, "\033[0;36mn\033[0m\n" },
		{ DEPTH_256, "\033[0;38;5;74mn\033[0m\n" },
		{ DEPTH_RGB, "\033[0;38;2;86;180;233mn\033[0m\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_reset(&out);
		export_ansi(&out, &canvas, &theme, cases[i].depth);
		ck_assert_str_eq(out.text, cases[i].bytes);
	}
}
END_TEST

START_TEST(every_ansi_line_ends_with_a_reset)
{
	canvas_fill(&canvas, (struct rect){ 0, 0, 20, 3 }, 'x', ROLE_ERROR);
	export_ansi(&out, &canvas, &theme, DEPTH_256);
	int lines = 0;
	for (const char *end = out.text; (end = strchr(end, '\n')); end++, lines++)
		ck_assert(end - out.text >= 4 && strncmp(end - 4, "\033[0m", 4) == 0);
	ck_assert_int_eq(lines, 3);
}
END_TEST

/* Follows one tag that `at` stands behind the '<' of; keeps open elements in `open`. */
static const char *follow_tag(const char *at, const char *open[], int *depth)
{
	const char *end = at;
	for (bool quoted = false; *end && (quoted || *end != '>'); end++) {
		if (*end == '"')
			quoted = !quoted;
		ck_assert_msg(*end != '<', "a < inside a tag: %.40s", at);
	}
	ck_assert_msg(*end == '>', "a tag without end");
	size_t length = strcspn(at + (*at == '/'), " />");
	if (*at == '?')
		return end + 1;
	if (*at == '/') {
		ck_assert_int_gt(*depth, 0);
		(*depth)--;
		ck_assert_msg(strncmp(open[*depth], at + 1, length) == 0, "closes %.20s", at);
	} else if (end[-1] != '/') {
		ck_assert_int_lt(*depth, 8);
		open[(*depth)++] = at;
	}
	return end + 1;
}

/* Well-formed as far as this writer could fail: nesting, escapes, characters that XML 1.0 allows. */
static void assert_well_formed(const char *text)
{
	const char *open[8];
	int depth = 0;
	size_t bad;
	ck_assert(utf8_valid(text, strlen(text), &bad));
	for (const char *at = text; *at;) {
		if (*at == '<') {
			at = follow_tag(at + 1, open, &depth);
			continue;
		}
		if (*at == '&')
			ck_assert(strncmp(at, "&amp;", 5) == 0 || strncmp(at, "&lt;", 4) == 0 ||
				  strncmp(at, "&gt;", 4) == 0 || strncmp(at, "&quot;", 6) == 0);
		char32_t code = utf8_next(&at);
		ck_assert(code >= 0x20 || code == '\n' || code == '\t');
		ck_assert(code != 0xFFFE && code != 0xFFFF);
	}
	ck_assert_int_eq(depth, 0);
}

START_TEST(svg_is_well_formed_whatever_is_on_the_canvas)
{
	static const char *const texts[] = { "a < b & \"c\" > d", "加速 ░▒▓ ─│┤", "⣀⡠⠤⠔ ●○◇◆▲■□△▽", "▁▂▃▄▅▆▇█▌",
					     "e\xCC\x81\xEF\xBF\xBE", "]]>" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		canvas_blank(&canvas);
		for (int y = 0; y < 3; y++)
			canvas_text(&canvas, y, y, 20, (enum role)((int)i + y), texts[i]);
		canvas_reverse(&canvas, (struct rect){ 3, 0, 5, 3 });
		str_reset(&out);
		export_svg(&out, &canvas, &theme, texts[i], "<desc> & \x01");
		assert_well_formed(out.text);
	}
}
END_TEST

START_TEST(what_charts_are_drawn_with_has_a_shape_in_svg)
{
	static const char glyphs[] = "─│┤┬┴└├┼┄┆░▒▓▁▂▃▄▅▆▇█▌●○◇◆▲■□△▽⣿⠁";
	for (const char *at = glyphs; *at;) {
		char32_t code = utf8_next(&at);
		ck_assert_msg(glyph_kind(code) != GLYPH_TEXT, "U+%04X is set as text", (unsigned)code);
	}
}
END_TEST

START_TEST(svg_letters_keep_their_columns)
{
	canvas_text(&canvas, 3, 1, 9, ROLE_TEXT, "abc");
	export_svg(&out, &canvas, &theme, "t", "d");
	/* Column 3 behind a margin of one column of 72 units; 3 columns long. */
	ck_assert_ptr_nonnull(strstr(out.text, "x=\"288\""));
	ck_assert_ptr_nonnull(strstr(out.text, "textLength=\"216\""));
}
END_TEST

START_TEST(svg_gives_wide_letters_two_columns_each)
{
	canvas_text(&canvas, 2, 0, 12, ROLE_TEXT, "加速ab");
	export_svg(&out, &canvas, &theme, "t", "d");
	/* two letters of two columns from column 2 on, then two of one */
	ck_assert_ptr_nonnull(strstr(out.text, "<text x=\"216\" y=\"184\" textLength=\"288\""));
	ck_assert_ptr_nonnull(strstr(out.text, "<text x=\"504\" y=\"184\" textLength=\"144\""));
}
END_TEST

START_TEST(contrast_is_that_of_wcag)
{
	/* WCAG 2.1, "contrast ratio"; values of webaim.org's checker. */
	ck_assert_double_eq_tol(theme_contrast(0x000000, 0xFFFFFF), 21, 1e-9);
	ck_assert_double_eq_tol(theme_contrast(0x777777, 0xFFFFFF), 4.48, 0.005);
	ck_assert_double_eq_tol(theme_contrast(0xFFFFFF, 0x767676), 4.54, 0.005);
	ck_assert_double_eq_tol(theme_contrast(0x0000FF, 0xFFFFFF), 8.59, 0.005);
	ck_assert_double_eq_tol(theme_contrast(0xFF0000, 0xFFFFFF), 4.0, 0.005);
}
END_TEST

START_TEST(colours_are_read_strictly)
{
	int32_t colour = 7;
	ck_assert(theme_parse_colour("#56b4E9", &colour) && colour == 0x56B4E9);
	ck_assert(theme_parse_colour("default", &colour) && colour == COLOUR_DEFAULT);
	static const char *const wrong[] = { "", "#", "#12345", "#1234567", "red", "#12345g", "0x123456", "# 12345" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_msg(!theme_parse_colour(wrong[i], &colour), "%s was taken", wrong[i]);
}
END_TEST

START_TEST(the_palette_index_of_a_palette_colour_is_its_own)
{
	/* xterm's 256 colours: a cube with steps 0 95 135 175 215 255 and greys 8 to 238. */
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };
	for (int i = 16; i < 232; i++) {
		int cube = i - 16;
		int32_t rgb = steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
		ck_assert_int_eq(theme_palette_index(rgb, DEPTH_256), i);
	}
	for (int i = 232; i < 256; i++)
		ck_assert_int_eq(theme_palette_index((8 + 10 * (i - 232)) * 0x010101, DEPTH_256), i);
	ck_assert_int_eq(theme_palette_index(COLOUR_DEFAULT, DEPTH_256), -1);
	ck_assert_int_eq(theme_palette_index(0xFF0000, DEPTH_MONO), -1);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("export");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, text_has_one_line_a_row_and_no_blanks_at_its_end);
	tcase_add_test(all, roles_are_one_letter_a_cell_and_no_two_roles_share_one);
	tcase_add_test(all, ansi_bytes_name_colours_only_at_the_depth_asked_for);
	tcase_add_test(all, every_ansi_line_ends_with_a_reset);
	tcase_add_test(all, svg_is_well_formed_whatever_is_on_the_canvas);
	tcase_add_test(all, what_charts_are_drawn_with_has_a_shape_in_svg);
	tcase_add_test(all, svg_letters_keep_their_columns);
	tcase_add_test(all, svg_gives_wide_letters_two_columns_each);
	tcase_add_test(all, contrast_is_that_of_wcag);
	tcase_add_test(all, colours_are_read_strictly);
	tcase_add_test(all, the_palette_index_of_a_palette_colour_is_its_own);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
