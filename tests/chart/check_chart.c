/* check_chart.c - scales, ticks and charts: nothing collides, nothing leaves its frame, nothing lies. */
#include "base/date.h"
#include "chart/chart.h"
#include "run_suite.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static uint64_t state = 88172645463325252u;

/* xorshift64, Marsaglia 2003: the same numbers on every machine. */
static uint64_t chance(uint64_t count)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % count;
}

static double unit_chance(void)
{
	return (double)chance(1u << 30) / (1u << 30);
}

static struct scale any_scale(void)
{
	struct scale scale = { .kind = (enum scale_kind)chance(4), .floor = 0, .ceiling = 1 };
	double low = unit_chance(), size = pow(10, unit_chance() * 12 - 6);
	switch (scale.kind) {
	case SCALE_LOG:
		scale.low = pow(10, low * 40 - 10);
		scale.high = scale.low * pow(10, unit_chance() * 20 + 0.01);
		break;
	case SCALE_LOGIT:
		scale.low = 0.001 + low * 0.9;
		scale.high = scale.low + (0.999 - scale.low) * (0.01 + 0.99 * unit_chance());
		break;
	case SCALE_DATE:
		scale.low = low * 30000 - 5000;
		scale.high = scale.low + 2 + unit_chance() * unit_chance() * 30000;
		break;
	case SCALE_LINEAR:
		scale.low = (low - 0.5) * size * 10;
		scale.high = scale.low + size;
		break;
	}
	return scale;
}

static int cell_of(const struct scale *scale, double value, int cells)
{
	return (int)lround(scale_place(scale, value) * (cells - 1));
}

/* Labels as axes.c puts them: centred under their column, moved inward at the ends. */
static void assert_labels_apart(const struct scale *scale, const struct tick *ticks, int count, int cells,
				bool horizontal)
{
	int end = -1, before = -1;
	for (int i = 0; i < count; i++) {
		int cell = cell_of(scale, ticks[i].value, cells), width = utf8_width(ticks[i].label);
		ck_assert(cell >= 0 && cell < cells);
		if (ticks[i].minor)
			continue;
		ck_assert_int_gt(width, 0);
		if (!horizontal) {
			ck_assert_msg(before < 0 || cell > before, "two labels in row %d", cell);
			before = cell;
			continue;
		}
		int start = cell - width / 2;
		start = start + width > cells ? cells - width : start;
		start = start < 0 ? 0 : start;
		ck_assert_msg(end < 0 || start > end, "%s begins at %d, one cell must be free after %d",
			      ticks[i].label, start, end);
		end = start + width;
		ck_assert_int_le(end, cells);
	}
}

START_TEST(ticks_of_any_axis_are_in_order_and_their_labels_never_touch)
{
	static const double known[] = { 1 / 60.0, 0.25, 1, 4, 15, 60, 240, 480, 1440, 10080 };
	static const struct num_unit units[] = {
		{ .style = NUM_PLAIN, .suffix = "" },	 { .style = NUM_PERCENT, .suffix = "" },
		{ .style = NUM_SI, .suffix = "B/s" },	 { .style = NUM_POWER, .suffix = "FLOP" },
		{ .style = NUM_MONEY, .suffix = "" },
		{ .style = NUM_DURATION, .suffix = "", .ticks = known, .tick_count = 10 },
	};
	for (int round = 0; round < 5000; round++) {
		struct scale scale = any_scale();
		struct tick ticks[TICKS_MAX];
		int cells = 1 + (int)chance(200);
		bool horizontal = chance(2);
		const struct num_unit *unit = scale.kind == SCALE_DATE ? NULL : &units[chance(6)];
		int count = scale_ticks(&scale, unit, cells, horizontal,
					chance(2) ? CHARSET_ASCII : CHARSET_UNICODE, ticks);
		ck_assert(count >= 0 && count <= TICKS_MAX);
		for (int i = 1; i < count; i++)
			ck_assert(ticks[i - 1].value < ticks[i].value);
		assert_labels_apart(&scale, ticks, count, cells, horizontal);
	}
}
END_TEST

/* The labels of an axis, joined by bars. */
static const char *labels_of(const struct scale *scale, const struct num_unit *unit, int cells,
			     bool horizontal)
{
	static char text[400];
	struct tick ticks[TICKS_MAX];
	int count = scale_ticks(scale, unit, cells, horizontal, CHARSET_ASCII, ticks);
	text[0] = '\0';
	for (int i = 0; i < count; i++)
		if (!ticks[i].minor)
			strcat(strcat(text, text[0] ? "|" : ""), ticks[i].label);
	return text;
}

START_TEST(ticks_are_those_a_person_would_choose)
{
	struct scale linear = { .kind = SCALE_LINEAR, .low = 0, .high = 100 };
	struct scale decades = { .kind = SCALE_LOG, .low = 1, .high = 1000 };
	struct scale years = { .kind = SCALE_DATE, .low = 17897, .high = 20819 }; /* 2019 to 2026 */
	struct scale score = { .kind = SCALE_LOGIT, .low = 0.2, .high = 0.95, .floor = 0, .ceiling = 1 };
	static const struct num_unit percent = { .style = NUM_PERCENT, .suffix = "" };
	ck_assert_str_eq(labels_of(&linear, NULL, 60, true), "0|25|50|75|100");
	ck_assert_str_eq(labels_of(&decades, NULL, 16, false), "1|10|100|1000");
	ck_assert_str_eq(labels_of(&years, NULL, 80, true), "2019|2020|2021|2022|2023|2024|2025|2026|2027");
	ck_assert_ptr_nonnull(strstr(labels_of(&score, &percent, 20, false), "50 %"));
}
END_TEST

START_TEST(dates_are_ticked_on_calendar_boundaries)
{
	for (int round = 0; round < 700; round++) {
		struct scale scale = { .kind = SCALE_DATE, .low = (double)chance(20000) };
		struct tick ticks[TICKS_MAX];
		scale.high = scale.low + 100 + (double)chance(20000);
		int count = scale_ticks(&scale, NULL, 20 + (int)chance(150), true, CHARSET_ASCII, ticks);
		for (int i = 0; i < count; i++) {
			struct civil day = date_civil((int)ticks[i].value);
			ck_assert_double_eq(ticks[i].value, floor(ticks[i].value));
			if (strlen(ticks[i].label) == 4)
				ck_assert(day.day == 1 && day.month == 1);
		}
	}
}
END_TEST

START_TEST(places_and_values_are_each_others_inverse)
{
	for (int round = 0; round < 5000; round++) {
		struct scale scale = any_scale();
		double place = unit_chance() * 1.2 - 0.1, value = scale_value(&scale, place);
		if (!scale_accepts(&scale, value))
			continue;
		ck_assert_double_eq_tol(scale_place(&scale, value), place, 1e-4);
	}
}
END_TEST

START_TEST(what_has_no_place_is_counted_and_never_placed)
{
	struct scale log_scale = { .kind = SCALE_LOG };
	double values[] = { 1, 0, -5, NAN, INFINITY, 100 };
	ck_assert_int_eq(scale_span(&log_scale, values, 6), 4);
	ck_assert(log_scale.low > 0 && log_scale.low < 1 && log_scale.high > 100);
	ck_assert(isnan(scale_place(&log_scale, 0)) && isnan(scale_place(&log_scale, -5)));
	struct scale logit = { .kind = SCALE_LOGIT, .floor = 0.25, .ceiling = 1 };
	double scores[] = { 0.25, 1, 0.2, 0.5 };
	ck_assert_int_eq(scale_span(&logit, scores, 4), 3);
	ck_assert(logit.low > 0.25 && logit.high < 1 && logit.low < 0.5 && logit.high > 0.5);
}
END_TEST

START_TEST(one_value_or_none_still_gives_an_axis)
{
	static const double lonely[] = { 0, 1, -3, 1e-300, 1e25, 0.5, 20000 };
	for (int kind = 0; kind < 4; kind++) {
		for (size_t i = 0; i <= sizeof lonely / sizeof *lonely; i++) {
			struct scale scale = { .kind = (enum scale_kind)kind, .floor = 0, .ceiling = 1 };
			struct tick ticks[TICKS_MAX];
			if (kind == SCALE_DATE && i == 4)
				continue; /* no day */
			bool none = i == sizeof lonely / sizeof *lonely;
			scale_span(&scale, lonely + (none ? 0 : i), none ? 0 : 1);
			ck_assert_msg(scale.low < scale.high, "kind %d, value %zu", kind, i);
			ck_assert(isfinite(scale_place(&scale, scale.low)));
			scale_ticks(&scale, NULL, 40, true, CHARSET_ASCII, ticks);
		}
	}
}
END_TEST

enum { POINTS = 40, W = 100, H = 30 };
static struct canvas canvas;
static struct chart_point points[POINTS];
static char names[POINTS][16];
static double line_x[20], line_y[20], low_y[20], high_y[20];

/* Places also outside the limits, and values that are none. */
static double any_value(const struct scale *scale)
{
	static const double odd[] = { NAN, INFINITY, -INFINITY, 0, -1, 1e300 };
	return chance(12) ? scale_value(scale, unit_chance() * 1.4 - 0.2) : odd[chance(6)];
}

static void any_chart(struct chart *chart)
{
	static const struct chart_limit limits[] = { { 0.5, false, "half of all", ROLE_LIMIT },
						     { 15000, true, "a day", ROLE_LIMIT } };
	static struct chart_line line;
	static struct chart_band band;
	struct scale y = any_scale();
	while (y.kind == SCALE_DATE)
		y = any_scale();
	*chart = (struct chart){ .x = { .kind = SCALE_DATE, .low = 14000, .high = 16000 }, .y = y };
	chart->cursor = (int)chance(POINTS + 2) - 1;
	chart->marks[0] = (int)chance(POINTS + 2) - 1;
	chart->marks[1] = (int)chance(POINTS + 2) - 1;
	chart->today = chance(2) ? 15500 : (double)NAN;
	chart->labels = (enum chart_labels)chance(3);
	chart->error_bars = chance(2);
	chart->grid = chance(2);
	chart->cursor_full = chance(2);
	for (int i = 0; i < POINTS; i++) {
		points[i] = (struct chart_point){ .x = any_value(&chart->x), .y = any_value(&y),
						  .low = any_value(&y), .high = any_value(&y),
						  .label = names[i], .priority = (int)chance(10),
						  .marker = (enum chart_marker)chance(9), .role = ROLE_POINT };
		/* Names are letters that no marker and no axis has. */
		memset(names[i], 'k' + i % 2, sizeof names[i]);
		names[i][1 + chance(14)] = '\0';
	}
	for (int i = 0; i < 20; i++) {
		line_x[i] = 13500 + i * 150;
		line_y[i] = any_value(&y);
		low_y[i] = any_value(&y);
		high_y[i] = any_value(&y);
	}
	line = (struct chart_line){ line_x, line_y, 20, ROLE_FIT, (int)chance(4), chance(2) };
	band = (struct chart_band){ line_x, low_y, high_y, 20, chance(2) ? ROLE_CONFIDENCE : ROLE_PREDICTION };
	chart->points = points;
	chart->point_count = POINTS;
	chart->lines = &line;
	chart->line_count = 1;
	chart->bands = &band;
	chart->band_count = 1;
	chart->limits = limits;
	chart->limit_count = 2;
}

START_TEST(a_chart_never_leaves_its_area)
{
	for (int round = 0; round < 700; round++) {
		struct chart chart;
		struct rect area = { (int)chance(40), (int)chance(10), (int)chance(60), (int)chance(20) };
		struct chart_result result;
		any_chart(&chart);
		canvas_init(&canvas, W, H, chance(2) ? CHARSET_ASCII : CHARSET_UNICODE);
		chart_draw(&canvas, area, &chart, &result);
		for (int y = 0; y < H; y++)
			for (int x = 0; x < W; x++)
				ck_assert(rect_holds(area, x, y) || (canvas_at(&canvas, x, y)->code == ' ' &&
								     canvas_at(&canvas, x, y)->role == ROLE_TEXT));
		ck_assert(result.labelled <= result.wanted && result.wanted <= POINTS);
		ck_assert(result.hidden >= 0 && result.outside >= 0 &&
			  result.hidden + result.outside <= POINTS);
		for (int i = 0; i < 30; i++) {
			int hit = chart_hit(&chart, &result, (int)chance(W), (int)chance(H));
			ck_assert(hit >= -1 && hit < POINTS);
		}
		canvas_clear(&canvas);
	}
}
END_TEST

/* Letters of names on the canvas, and the runs they form. */
static void count_letters(int *letters, int *runs)
{
	*letters = *runs = 0;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++) {
			const struct cell *cell = canvas_at(&canvas, x, y), *left = canvas_at(&canvas, x - 1, y);
			if (cell->role != ROLE_LABEL)
				continue;
			(*letters)++;
			*runs += !left || left->role != ROLE_LABEL;
		}
}

START_TEST(names_never_overlap_each_other_or_a_point)
{
	for (int round = 0; round < 700; round++) {
		struct chart chart;
		struct chart_result result, bare;
		int letters, runs, total = 0;
		any_chart(&chart);
		chart.cursor = chart.marks[0] = chart.marks[1] = -1;
		chart.labels = LABELS_ALL;
		canvas_init(&canvas, W, H, CHARSET_UNICODE);
		chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, &result);
		count_letters(&letters, &runs);
		/* Every name stands whole: as many runs as names, and each point still shows its marker. */
		ck_assert_int_eq(runs, result.labelled);
		for (int i = 0; i < POINTS; i++)
			total += (int)strlen(names[i]);
		ck_assert_int_le(letters, total);
		struct canvas with = canvas;
		chart.labels = LABELS_NONE;
		canvas_init(&canvas, W, H, CHARSET_UNICODE);
		chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, &bare);
		for (int y = 0; y < H; y++)
			for (int x = 0; x < W; x++)
				if (canvas_at(&canvas, x, y)->role == ROLE_POINT)
					ck_assert_uint_eq(canvas_at(&with, x, y)->code,
							  canvas_at(&canvas, x, y)->code);
		canvas_clear(&canvas);
		canvas_clear(&with);
	}
}
END_TEST

START_TEST(every_point_with_a_place_stands_in_its_cell)
{
	struct chart chart;
	struct chart_result result;
	any_chart(&chart);
	chart.y = (struct scale){ .kind = SCALE_LINEAR, .low = 0, .high = 1 };
	chart.band_count = chart.line_count = chart.limit_count = 0;
	chart.labels = LABELS_NONE;
	chart.cursor = chart.marks[0] = chart.marks[1] = -1;
	chart.error_bars = false;
	for (int i = 0; i < POINTS; i++) {
		points[i].x = 14000 + 2000.0 * i / (POINTS - 1);
		points[i].y = i / (double)(POINTS - 1);
		points[i].marker = MARKER_RECORD;
	}
	canvas_init(&canvas, W, H, CHARSET_ASCII);
	chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, &result);
	for (int i = 0; i < POINTS; i++) {
		int x = result.plot.x + (int)lround(scale_place(&chart.x, points[i].x) * (result.plot.w - 1));
		int y = result.plot.y + (int)lround((1 - points[i].y) * (result.plot.h - 1));
		ck_assert_uint_eq(canvas_at(&canvas, x, y)->code, 'O');
		ck_assert_int_ge(chart_hit(&chart, &result, x, y), 0);
	}
	ck_assert_int_eq(result.hidden + result.outside, 0);
	canvas_clear(&canvas);
}
END_TEST

START_TEST(seven_bits_are_enough_for_any_chart)
{
	for (int round = 0; round < 1000; round++) {
		struct chart chart;
		any_chart(&chart);
		canvas_init(&canvas, W, H, CHARSET_ASCII);
		chart_draw(&canvas, (struct rect){ 0, 0, W, H }, &chart, NULL);
		for (int y = 0; y < H; y++)
			for (int x = 0; x < W; x++)
				ck_assert_uint_lt(canvas_at(&canvas, x, y)->code, 0x7F);
		canvas_clear(&canvas);
	}
}
END_TEST

START_TEST(a_sparkline_rises_with_its_values)
{
	struct scale scale = { .kind = SCALE_LINEAR, .low = 0, .high = 7 };
	double values[8] = { 0, 1, 2, 3, NAN, 5, 6, 7 };
	for (int ascii = 0; ascii < 2; ascii++) {
		canvas_init(&canvas, W, H, ascii ? CHARSET_ASCII : CHARSET_UNICODE);
		chart_sparkline(&canvas, 0, 0, 8, &scale, values, 8, ROLE_POINT);
		ck_assert_uint_eq(canvas_at(&canvas, 0, 0)->code, ascii ? '_' : 0x2581);
		ck_assert_uint_eq(canvas_at(&canvas, 4, 0)->code, ' ');
		ck_assert_uint_eq(canvas_at(&canvas, 7, 0)->code, ascii ? '^' : 0x2588);
		chart_bar(&canvas, 0, 1, 10, 0.5, ROLE_POINT);
		ck_assert_uint_eq(canvas_at(&canvas, 4, 1)->code, ascii ? '#' : 0x2588);
		ck_assert_uint_eq(canvas_at(&canvas, 5, 1)->code, ' ');
		chart_bar(&canvas, 0, 2, 10, NAN, ROLE_POINT);
		ck_assert_uint_eq(canvas_at(&canvas, 0, 2)->code, ' ');
		canvas_clear(&canvas);
	}
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("chart");
	TCase *all = tcase_create("all");
	tcase_set_timeout(all, 120);
	tcase_add_test(all, ticks_of_any_axis_are_in_order_and_their_labels_never_touch);
	tcase_add_test(all, ticks_are_those_a_person_would_choose);
	tcase_add_test(all, dates_are_ticked_on_calendar_boundaries);
	tcase_add_test(all, places_and_values_are_each_others_inverse);
	tcase_add_test(all, what_has_no_place_is_counted_and_never_placed);
	tcase_add_test(all, one_value_or_none_still_gives_an_axis);
	tcase_add_test(all, a_chart_never_leaves_its_area);
	tcase_add_test(all, names_never_overlap_each_other_or_a_point);
	tcase_add_test(all, every_point_with_a_place_stands_in_its_cell);
	tcase_add_test(all, seven_bits_are_enough_for_any_chart);
	tcase_add_test(all, a_sparkline_rises_with_its_values);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
