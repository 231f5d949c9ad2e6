/* chart.c - see chart.h: the order of painting, points, marks, the crosshair. */
#include "chart/chart.h"

#include "chart/paint.h"

#include <math.h>
#include <stddef.h>

double paint_column(const struct paint *paint, double x)
{
	return paint->plot.x + scale_place(&paint->chart->x, x) * (paint->plot.w - 1);
}

double paint_row(const struct paint *paint, double y)
{
	return paint->plot.y + (1 - scale_place(&paint->chart->y, y)) * (paint->plot.h - 1);
}

bool paint_cell(const struct paint *paint, double x, double y, int *column, int *row)
{
	double real_column = paint_column(paint, x), real_row = paint_row(paint, y);
	if (!isfinite(real_column) || !isfinite(real_row) || fabs(real_column) > 1e6 ||
	    fabs(real_row) > 1e6)
		return false;
	*column = (int)lround(real_column);
	*row = (int)lround(real_row);
	return rect_holds(paint->plot, *column, *row);
}

char32_t paint_glyph(enum charset charset, enum chart_marker marker)
{
	static const struct {
		char32_t unicode, ascii;
	} glyphs[] = {
		[MARKER_RECORD] = { 0x25CF, 'O' },   [MARKER_POINT] = { 0x25CB, 'o' },
		[MARKER_ESTIMATE] = { 0x25C7, 'x' }, [MARKER_DOUBT] = { '?', '?' },
		[MARKER_LATER] = { 0x25CC, 'c' },
		[MARKER_A] = { 0x25C6, '#' },	     [MARKER_B] = { 0x25B2, '^' },
		[MARKER_C] = { 0x25A0, '@' },	     [MARKER_D] = { 0x25A1, 'H' },
		[MARKER_E] = { 0x25B3, 'A' },	     [MARKER_F] = { 0x25BD, 'v' },
	};
	return charset == CHARSET_UNICODE ? glyphs[marker].unicode : glyphs[marker].ascii;
}

static void paint_error_bars(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];
		int column, row;
		double low = paint_row(paint, point->low), high = paint_row(paint, point->high);
		if (!isfinite(low) || !isfinite(high) ||
		    !paint_cell(paint, point->x, point->y, &column, &row))
			continue;
		int top = (int)lround(fmax(high, paint->plot.y));
		int bottom = (int)lround(fmin(low, paint->plot.y + paint->plot.h - 1));
		for (int y = top; y <= bottom; y++)
			canvas_put(paint->canvas, column, y, glyph_vertical(paint->canvas->charset),
				   ROLE_ERRBAR);
	}
}

/* Ordinary points first, so that records and doubtful points are never hidden by them. */
static void paint_points(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < chart->point_count; i++) {
			const struct chart_point *point = &chart->points[i];
			bool plain = point->marker == MARKER_POINT ||
				     point->marker == MARKER_ESTIMATE || point->marker == MARKER_LATER;
			int column, row;
			if (plain != (pass == 0))
				continue;
			if (paint_cell(paint, point->x, point->y, &column, &row))
				canvas_put(paint->canvas, column, row,
					   paint_glyph(paint->canvas->charset, point->marker), point->role);
		}
	}
}

static void count_points(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];
		int column, row;
		if (!scale_accepts(&chart->x, point->x) || !scale_accepts(&chart->y, point->y))
			paint->result->hidden++;
		else if (!paint_cell(paint, point->x, point->y, &column, &row))
			paint->result->outside++;
	}
}

static void paint_marks(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	for (int i = 0; i < 2; i++) {
		int mark = chart->marks[i], column, row;
		if (mark < 0 || (size_t)mark >= chart->point_count)
			continue;
		const struct chart_point *point = &chart->points[mark];
		if (paint_cell(paint, point->x, point->y, &column, &row))
			canvas_put(paint->canvas, column, row, (char32_t)('1' + i), ROLE_MARK);
	}
}

static void paint_cursor(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	struct canvas *canvas = paint->canvas;
	int column, row;
	if (chart->cursor < 0 || (size_t)chart->cursor >= chart->point_count)
		return;
	const struct chart_point *point = &chart->points[chart->cursor];
	if (!paint_cell(paint, point->x, point->y, &column, &row))
		return;
	if (chart->cursor_full)
		for (int y = paint->plot.y; y < paint->plot.y + paint->plot.h; y++)
			if (y != row)
				canvas_put(canvas, column, y, glyph_vertical(canvas->charset), ROLE_CURSOR);
	struct cell *below = canvas_at(canvas, column, paint->plot.y + paint->plot.h);
	if (below && below->role == ROLE_AXIS)
		canvas_put(canvas, column, paint->plot.y + paint->plot.h,
			   canvas->charset == CHARSET_UNICODE ? 0x25B2 : '^', ROLE_CURSOR);
	canvas_recolour(canvas, (struct rect){ column, row, 1, 1 }, ROLE_CURSOR);
	canvas_reverse(canvas, (struct rect){ column, row, 1, 1 });
	canvas->cursor_x = column;
	canvas->cursor_y = row;
}

void chart_draw(struct canvas *canvas, struct rect area, const struct chart *chart,
		struct chart_result *result)
{
	struct chart_result unused;
	struct paint paint = { canvas, chart, area, result ? result : &unused };
	*paint.result = (struct chart_result){ .area = area, .plot = { area.x, area.y, 0, 0 } };
	if (area.w <= 0 || area.h <= 0)
		return;
	struct rect clip = canvas_clip(canvas, rect_cut(area, canvas->clip));
	paint_axes(&paint, area);
	paint.result->plot = paint.plot;
	paint_bands(&paint);
	paint_limits(&paint);
	paint_lines(&paint);
	if (chart->error_bars)
		paint_error_bars(&paint);
	paint_points(&paint);
	count_points(&paint);
	paint_labels(&paint);
	paint_events(&paint);
	paint_marks(&paint);
	paint_cursor(&paint);
	canvas->clip = clip;
}

int chart_hit(const struct chart *chart, const struct chart_result *result, int x, int y)
{
	struct chart_result unused;
	struct paint paint = { NULL, chart, result->plot, &unused };
	int found = -1, nearest = 3;
	for (size_t i = 0; i < chart->point_count; i++) {
		int column, row;
		if (!paint_cell(&paint, chart->points[i].x, chart->points[i].y, &column, &row))
			continue;
		int dx = column > x ? column - x : x - column, dy = row > y ? row - y : y - row;
		int away = dx > dy ? dx : dy;
		if (away < nearest || (away == nearest && found >= 0 &&
				       chart->points[i].priority > chart->points[found].priority)) {
			found = (int)i;
			nearest = away;
		}
	}
	return found;
}
