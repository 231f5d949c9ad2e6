/* check_vector.c - a chart as shapes: in the places of its cells, with its letters left where they were. */
#include "chart/vector.h"
#include "run_suite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { W = 60, H = 20 };

static const double line_x[] = { 0, 50, 100 }, line_y[] = { 0, 50, 100 };
static const double low_y[] = { 0, 40, 80 }, high_y[] = { 20, 60, 120 };
static const struct chart_line line = { .x = line_x, .y = line_y, .n = 3, .role = ROLE_FIT };
static const struct chart_band band = { line_x, low_y, high_y, 3, ROLE_CONFIDENCE };
static const struct chart_limit limit = { .value = 75, .label = "ceiling", .role = ROLE_LIMIT };
static struct chart_point points[] = {
	{ 0, 0, NAN, NAN, "first <&>", 2, MARKER_RECORD, ROLE_RECORD },
	{ 50, 20, 10, 30, "second", 1, MARKER_POINT, ROLE_POINT },
	{ 60, NAN, NAN, NAN, "nowhere", 1, MARKER_POINT, ROLE_POINT },
};
static struct canvas canvas;
static struct theme theme;
static struct palette palette;
static struct str under;
static struct chart chart;
static struct chart_result result;

static void setup(void)
{
	canvas_init(&canvas, W, H, CHARSET_UNICODE);
	theme_plain(&theme);
	palette_init(&palette, &theme, NULL);
	str_init(&under);
	chart = (struct chart){
		.x = { SCALE_LINEAR, 0, 100, 0, 0 }, .y = { SCALE_LINEAR, 0, 100, 0, 0 },
		.lines = &line, .line_count = 1, .bands = &band, .band_count = 1,
		.limits = &limit, .limit_count = 1, .points = points, .point_count = 3,
		.labels = LABELS_ALL, .error_bars = true, .cursor = -1, .marks = { -1, -1 }, .today = NAN,
	};
	chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, &result);
}

static void teardown(void)
{
	canvas_clear(&canvas);
	palette_clear(&palette);
	str_clear(&under);
}

static size_t count(const char *what)
{
	size_t n = 0;
	for (const char *at = under.text; (at = strstr(at, what)); at++)
		n++;
	return n;
}

static bool holds(const char *text)
{
	struct str cells;
	str_init(&cells);
	export_text(&cells, &canvas);
	bool found = strstr(cells.text, text) != NULL;
	str_clear(&cells);
	return found;
}

START_TEST(points_stand_where_their_cells_were)
{
	char wanted[80];
	chart_vector(&canvas, &chart, &result, &palette, &under);
	/* the first point is at the lower left corner of the plot, the second in the middle of x */
	snprintf(wanted, sizeof wanted, "cx=\"%d\" cy=\"%d\"", svg_x(result.plot.x),
		 svg_y(result.plot.y + result.plot.h - 1));
	ck_assert_ptr_nonnull(strstr(under.text, wanted));
	snprintf(wanted, sizeof wanted, "cx=\"%d\" cy=\"%d\"",
		 svg_x(result.plot.x + 0.5 * (result.plot.w - 1)),
		 svg_y(result.plot.y + 0.8 * (result.plot.h - 1)));
	ck_assert_ptr_nonnull(strstr(under.text, wanted));
	ck_assert_uint_eq(count("<circle"), 2);
}
END_TEST

START_TEST(letters_stay_in_cells_and_shapes_leave_them)
{
	ck_assert(holds("▒") && holds("●") && holds("second"));
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert(!holds("▒") && !holds("●") && !holds("┄"));
	ck_assert(holds("second") && holds("ceiling") && holds("100"));
	for (int y = 0; y < result.plot.h; y++)
		for (int x = 0; x < result.plot.w; x++)
			ck_assert_int_eq(canvas_at(&canvas, result.plot.x + x, result.plot.y + y)->ground,
					 ROLE_TEXT);
}
END_TEST

START_TEST(what_was_written_over_a_chart_stays)
{
	canvas_text(&canvas, result.plot.x + 2, result.plot.y + 1, 20, ROLE_STRONG, "VERDICT");
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert(holds("VERDICT"));
}
END_TEST

START_TEST(names_are_told_on_the_points_and_escaped)
{
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert_ptr_nonnull(strstr(under.text, "<title>first &lt;&amp;&gt;</title>"));
	ck_assert_ptr_null(strstr(under.text, "nowhere"));
}
END_TEST

START_TEST(numbers_that_have_no_place_leave_no_trace)
{
	static const double wild[] = { NAN, INFINITY, 50 };
	struct chart_line broken = { .x = line_x, .y = wild, .n = 3, .role = ROLE_FIT };
	struct chart_band open = { line_x, wild, wild, 3, ROLE_PREDICTION };
	chart.lines = &broken;
	chart.bands = &open;
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert_ptr_null(strstr(under.text, "nan"));
	ck_assert_ptr_null(strstr(under.text, "inf"));
}
END_TEST

START_TEST(every_element_is_closed)
{
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert_uint_eq(count("<svg"), 1);
	ck_assert_uint_eq(count("</svg>"), 1);
	ck_assert_uint_eq(count("<g"), count("</g>"));
	ck_assert_uint_eq(count("<title>"), count("</title>"));
}
END_TEST

START_TEST(a_chart_without_room_has_no_shapes)
{
	chart_draw(&canvas, (struct rect){ 0, 0, 1, 1 }, &chart, &result);
	chart_vector(&canvas, &chart, &result, &palette, &under);
	ck_assert_str_eq(under.text, "");
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("vector");
	TCase *all = tcase_create("all");
	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, points_stand_where_their_cells_were);
	tcase_add_test(all, letters_stay_in_cells_and_shapes_leave_them);
	tcase_add_test(all, what_was_written_over_a_chart_stays);
	tcase_add_test(all, names_are_told_on_the_points_and_escaped);
	tcase_add_test(all, numbers_that_have_no_place_leave_no_trace);
	tcase_add_test(all, every_element_is_closed);
	tcase_add_test(all, a_chart_without_room_has_no_shapes);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
