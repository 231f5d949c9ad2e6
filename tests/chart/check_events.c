/* check_events.c - events on the time axis: marked at their day, named where there is room, over
 * nothing. */
#include "chart/chart.h"
#include "draw/export.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { W = 60, H = 16 };

static struct canvas canvas;

static void draw(const struct chart_event *events, size_t count, const struct chart_point *points,
		 size_t point_count, enum charset charset)
{
	struct chart chart = { .cursor = -1, .marks = { -1, -1 }, .today = (double)NAN };
	chart.x = (struct scale){ .kind = SCALE_DATE, .low = 18000, .high = 20000 };
	chart.y = (struct scale){ .kind = SCALE_LINEAR, .low = 0, .high = 10 };
	chart.events = events;
	chart.event_count = count;
	chart.points = points;
	chart.point_count = point_count;
	canvas_init(&canvas, W, H, charset);
	chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, NULL);
}

/* How often a character stands on the canvas. */
static int count_of(char32_t code)
{
	int count = 0;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			count += canvas_at(&canvas, x, y)->code == code;
	return count;
}

/* True when `text` (ASCII) stands somewhere in a row. */
static bool shows(const char *text)
{
	size_t length = strlen(text);
	for (int y = 0; y < H; y++)
		for (int x = 0; x + (int)length <= W; x++) {
			size_t i = 0;
			while (i < length &&
			       canvas_at(&canvas, x + (int)i, y)->code == (char32_t)text[i])
				i++;
			if (i == length)
				return true;
		}
	return false;
}

START_TEST(an_event_is_marked_and_named)
{
	static const struct chart_event events[] = { { 18500, "Law" }, { 19500, "Chip" } };
	draw(events, 2, NULL, 0, CHARSET_UNICODE);
	ck_assert_int_eq(count_of(0x25B5), 2);
	ck_assert(shows("Law") && shows("Chip"));
	canvas_clear(&canvas);
	draw(events, 2, NULL, 0, CHARSET_ASCII);
	ck_assert_int_eq(count_of('^'), 2);
	canvas_clear(&canvas);
}
END_TEST

START_TEST(names_of_neighbours_never_run_into_each_other)
{
	static const struct chart_event events[] = { { 18500, "first of all" },
						     { 18510, "second one" },
						     { 18520, "third name" },
						     { 18530, "fourth name" } };
	draw(events, 4, NULL, 0, CHARSET_UNICODE);
	ck_assert(shows("first of all") && shows("second one"));
	canvas_clear(&canvas);
}
END_TEST

START_TEST(an_event_outside_the_time_shown_is_not_drawn)
{
	static const struct chart_event events[] = { { 17000, "before" }, { 21000, "after" } };
	draw(events, 2, NULL, 0, CHARSET_UNICODE);
	ck_assert_int_eq(count_of(0x25B5), 0);
	canvas_clear(&canvas);
}
END_TEST

START_TEST(a_name_without_room_leaves_its_mark)
{
	static const struct chart_event events[] = { { 19990,
						       "a name much too long for the right end" } };
	draw(events, 1, NULL, 0, CHARSET_UNICODE);
	ck_assert_int_eq(count_of(0x25B5), 1);
	ck_assert(!shows("much"));
	canvas_clear(&canvas);
}
END_TEST

START_TEST(points_are_never_covered)
{
	struct chart_point points[40];
	static const struct chart_event events[] = { { 18500, "Law" }, { 19000, "Chip" } };
	for (int i = 0; i < 40; i++)
		points[i] = (struct chart_point){ .x = 18000 + i * 50,
						  .y = 0,
						  .low = (double)NAN,
						  .high = (double)NAN,
						  .marker = MARKER_RECORD,
						  .role = ROLE_RECORD };
	draw(NULL, 0, points, 40, CHARSET_UNICODE);
	int before = count_of(0x25CF);
	canvas_clear(&canvas);
	draw(events, 2, points, 40, CHARSET_UNICODE);
	ck_assert_int_eq(count_of(0x25CF), before);
	canvas_clear(&canvas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("events");
	TCase *t = tcase_create("events");
	tcase_add_test(t, an_event_is_marked_and_named);
	tcase_add_test(t, names_of_neighbours_never_run_into_each_other);
	tcase_add_test(t, an_event_outside_the_time_shown_is_not_drawn);
	tcase_add_test(t, a_name_without_room_leaves_its_mark);
	tcase_add_test(t, points_are_never_covered);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
