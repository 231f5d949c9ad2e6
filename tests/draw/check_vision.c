/* check_vision.c - colours as eyes see them, against published figures. */
#include "draw/vision.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

START_TEST(distance_is_that_of_the_published_pairs)
{
	/* Sharma, Wu and Dalal (2005), "The CIEDE2000 color-difference formula: implementation notes,
	 * supplementary test data, and mathematical observations", table 1. */
	static const struct {
		double a[3], b[3], distance;
	} pairs[] = {
		{ { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
		{ { 50, 3.1571, -77.2803 }, { 50, 0, -82.7485 }, 2.8615 },
		{ { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0000 },
		{ { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
		{ { 50, 2.4900, -0.0010 }, { 50, -2.4900, 0.0009 }, 7.1792 },
		{ { 50, 2.4900, -0.0010 }, { 50, -2.4900, 0.0011 }, 7.2195 },
		{ { 50, 2.5, 0 }, { 50, 0, -2.5 }, 4.3065 },
		{ { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
		{ { 50, 2.5, 0 }, { 61, -5, 29 }, 22.8977 },
		{ { 50, 2.5, 0 }, { 56, -27, -3 }, 31.9030 },
		{ { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
		{ { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
		{ { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		ck_assert_double_eq_tol(vision_ciede2000(pairs[i].a, pairs[i].b), pairs[i].distance, 5e-5);
		ck_assert_double_eq_tol(vision_ciede2000(pairs[i].b, pairs[i].a), pairs[i].distance, 5e-5);
	}
}
END_TEST

START_TEST(greys_look_alike_to_all_eyes)
{
	/* The rows of the matrices of Machado et al. sum to 1. */
	for (int v = 0; v < VISION_COUNT; v++) {
		ck_assert_double_lt(vision_distance(0x808080, 0x808080, (enum vision)v), 1e-9);
		double usual = vision_distance(0x404040, 0xC0C0C0, VISION_USUAL);
		ck_assert_double_eq_tol(vision_distance(0x404040, 0xC0C0C0, (enum vision)v), usual, 0.01);
	}
}
END_TEST

START_TEST(red_and_green_fall_together_without_one_kind_of_cone)
{
	double usual = vision_distance(0xC05050, 0x708040, VISION_USUAL);
	ck_assert_double_gt(usual, 30);
	ck_assert_double_lt(vision_distance(0xC05050, 0x708040, VISION_DEUTERANOPIA), usual / 2);
	ck_assert_double_lt(vision_distance(0xC05050, 0x708040, VISION_PROTANOPIA), usual / 2);
	ck_assert_double_gt(vision_distance(0xC05050, 0x708040, VISION_TRITANOPIA), usual / 2);
}
END_TEST

START_TEST(names_of_visions_are_read_back)
{
	for (int v = 0; v < VISION_COUNT; v++)
		ck_assert_int_eq(vision_by_name(vision_name((enum vision)v)), v);
	ck_assert_int_eq(vision_by_name("no-such"), -1);
}
END_TEST

static struct theme sound_theme(void)
{
	struct theme theme;
	theme_plain(&theme);
	theme.paper = 0x000000;
	theme.ink = 0xFFFFFF;
	theme.styles[ROLE_FIT] = (struct style){ .fg = 0x56B4E9, .bg = COLOUR_DEFAULT, .basic = 7 };
	theme.styles[ROLE_LIMIT] = (struct style){ .fg = 0xFFAA00, .bg = COLOUR_DEFAULT, .basic = 4 };
	static const struct {
		enum role role;
		int32_t fg;
		uint8_t basic;
	} series[] = { { ROLE_CAPABILITY, 0x6779FF, 7 },
		       { ROLE_ALGORITHMS, 0xE69F00, 4 },
		       { ROLE_HARDWARE, 0x1FAE83, 2 },
		       { ROLE_TRAINING, 0xCB9FE5, 6 } };
	for (size_t i = 0; i < 4; i++)
		theme.styles[series[i].role] = (struct style){
			.fg = series[i].fg, .bg = COLOUR_DEFAULT, .basic = series[i].basic
		};
	return theme;
}

/* The audit of a theme in which one thing is wrong says `text`. */
static void assert_fault(const struct theme *theme, const char *text)
{
	struct str out;
	str_init(&out);
	size_t faults = vision_audit(theme, &out);
	ck_assert_msg(text ? faults > 0 && strstr(out.text, text) : faults == 0, "said: %s", out.text);
	str_clear(&out);
}

START_TEST(the_audit_finds_words_too_faint_and_series_too_alike)
{
	struct theme theme = sound_theme();
	assert_fault(&theme, NULL);
	theme.safe = 1u << VISION_PROTANOPIA | 1u << VISION_DEUTERANOPIA;
	assert_fault(&theme, NULL);
	theme.styles[ROLE_DIM].fg = 0x666666; /* 3.66 on black: enough for a mark, not for words */
	assert_fault(&theme, "all colours: the contrast of dim is 3.7, and 4.5 is needed");
	theme = sound_theme();
	theme.styles[ROLE_POINT].fg = 0x666666;
	assert_fault(&theme, NULL);
	theme.styles[ROLE_ALGORITHMS].fg = 0xC86450;
	theme.styles[ROLE_HARDWARE].fg = 0x8C8C3C;
	assert_fault(&theme, NULL); /* red and green, as many see them */
	theme.safe = 1u << VISION_DEUTERANOPIA;
	assert_fault(&theme, "all colours, deuteranopia vision: algorithms and hardware are");
	theme = sound_theme();
	theme.styles[ROLE_HARDWARE].basic = theme.styles[ROLE_TRAINING].basic;
	assert_fault(&theme, "8 colours, usual vision: hardware and training are 0.0 apart");
	theme = sound_theme();
	theme.styles[ROLE_CONFIDENCE] = (struct style){ .fg = 0xFFFFFF, .bg = 0xFFFFFF };
	assert_fault(&theme, "the contrast of label on confidence is 1.0");
}
END_TEST

START_TEST(a_painted_theme_leaves_no_colour_to_the_terminal)
{
	struct theme theme = sound_theme();
	theme.paint = true;
	theme_paint(&theme);
	for (int i = 0; i < ROLE_COUNT; i++) {
		ck_assert_int_ne(theme.styles[i].fg, COLOUR_DEFAULT);
		ck_assert_int_ne(theme.styles[i].bg, COLOUR_DEFAULT);
	}
	ck_assert_int_eq(style_colour(&theme.styles[ROLE_FIT], false, DEPTH_16), 6);
	ck_assert_int_eq(style_colour(&theme.styles[ROLE_FIT], false, DEPTH_MONO), COLOUR_DEFAULT);
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("vision");
	TCase *all = tcase_create("all");
	tcase_add_test(all, distance_is_that_of_the_published_pairs);
	tcase_add_test(all, greys_look_alike_to_all_eyes);
	tcase_add_test(all, red_and_green_fall_together_without_one_kind_of_cone);
	tcase_add_test(all, names_of_visions_are_read_back);
	tcase_add_test(all, the_audit_finds_words_too_faint_and_series_too_alike);
	tcase_add_test(all, a_painted_theme_leaves_no_colour_to_the_terminal);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
