/* plot.c - what lies behind the points: bands, limits, lines. */
#include "chart/paint.h"

#include <math.h>

/* Rows of the plot between two real rows, cut to the plot. */
static void fill_column(const struct paint *paint, int column, double top, double bottom,
			char32_t glyph, enum role role)
{
	double first = fmax(top, paint->plot.y - 0.5), last = fmin(bottom, paint->plot.y + paint->plot.h - 0.5);
	if (!(first < last))
		return;
	for (int y = (int)ceil(first - 0.5); y <= (int)floor(last + 0.5); y++)
		if (rect_holds(paint->plot, column, y)) {
			canvas_put(paint->canvas, column, y, glyph, role);
			canvas_ground(paint->canvas, column, y, role);
		}
}

/* A row for a bound of a band: what has no place on the scale lies beyond its end. */
static double bound_row(const struct paint *paint, double y, bool low)
{
	double row = paint_row(paint, y);
	if (isnan(row))
		return low ? paint->plot.y + paint->plot.h : paint->plot.y - 1;
	return row;
}

static void paint_band(const struct paint *paint, const struct chart_band *band)
{
	bool dark = band->role == ROLE_CONFIDENCE;
	char32_t glyph = paint->canvas->charset == CHARSET_UNICODE ? (dark ? 0x2592 : 0x2591) :
								      (dark ? ':' : '.');
	for (size_t i = 1; i < band->n; i++) {
		double from = paint_column(paint, band->x[i - 1]), to = paint_column(paint, band->x[i]);
		double low0 = bound_row(paint, band->low[i - 1], true);
		double low1 = bound_row(paint, band->low[i], true);
		double high0 = bound_row(paint, band->high[i - 1], false);
		double high1 = bound_row(paint, band->high[i], false);
		if (!(to > from) || !isfinite(to - from))
			continue;
		int first = (int)ceil(fmax(from, paint->plot.x)), last = paint->plot.x + paint->plot.w - 1;
		for (int column = first; column <= to && column <= last; column++) {
			double t = (column - from) / (to - from);
			fill_column(paint, column, high0 + t * (high1 - high0),
				    low0 + t * (low1 - low0), glyph, band->role);
		}
	}
}

void paint_bands(const struct paint *paint)
{
	for (size_t i = 0; i < paint->chart->band_count; i++)
		paint_band(paint, &paint->chart->bands[i]);
}

static void limit_across(const struct paint *paint, const struct chart_limit *limit)
{
	struct canvas *canvas = paint->canvas;
	struct rect plot = paint->plot;
	double row = paint_row(paint, limit->value);
	if (!(row > plot.y - 0.5 && row < plot.y + plot.h - 0.5))
		return;
	int y = (int)lround(row);
	for (int x = plot.x; x < plot.x + plot.w; x++)
		canvas_put(canvas, x, y, canvas->charset == CHARSET_UNICODE ? 0x2504 : '-',
			   limit->role);
}

static void limit_down(const struct paint *paint, const struct chart_limit *limit)
{
	struct canvas *canvas = paint->canvas;
	struct rect plot = paint->plot;
	double real = paint_column(paint, limit->value);
	if (!(real > plot.x - 0.5 && real < plot.x + plot.w - 0.5))
		return;
	int column = (int)lround(real);
	for (int y = plot.y; y < plot.y + plot.h; y++)
		canvas_put(canvas, column, y, canvas->charset == CHARSET_UNICODE ? 0x2506 : '|',
			   limit->role);
	if (limit->label && plot.w > 20)
		canvas_text(canvas, column + 1, plot.y, plot.x + plot.w - column - 1, limit->role,
			    limit->label);
}

void paint_limits(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	if (isfinite(chart->today))
		limit_down(paint, &(struct chart_limit){ chart->today, true, NULL, ROLE_GRID });
	for (size_t i = 0; i < chart->limit_count; i++) {
		if (chart->limits[i].vertical)
			limit_down(paint, &chart->limits[i]);
		else
			limit_across(paint, &chart->limits[i]);
	}
}

static void paint_line(const struct paint *paint, struct dots *dots, const struct chart_line *line)
{
	dots_begin(dots, paint->canvas, paint->plot);
	double across = paint->plot.w ? (double)dots->w / paint->plot.w : 1;
	double down = paint->plot.h ? (double)dots->h / paint->plot.h : 1;
	double last_x = NAN, last_y = NAN;
	for (size_t i = 0; i < line->n; i++) {
		double x = (paint_column(paint, line->x[i]) - paint->plot.x + 0.5) * across - 0.5;
		double y = (paint_row(paint, line->y[i]) - paint->plot.y + 0.5) * down - 0.5;
		if (line->step) {
			dots_line(dots, last_x, last_y, x, last_y, line->dash);
			dots_line(dots, x, last_y, x, y, line->dash);
		} else {
			dots_line(dots, last_x, last_y, x, y, line->dash);
		}
		last_x = x;
		last_y = y;
	}
	dots_flush(dots, line->role);
}

void paint_lines(const struct paint *paint)
{
	struct dots dots;
	for (size_t i = 0; i < paint->chart->line_count; i++)
		paint_line(paint, &dots, &paint->chart->lines[i]);
}
