/* axes.c - the frame of a chart: room for labels, ticks, grid. */
#include "chart/paint.h"

#include "chart/ticks.h"

#include <math.h>
#include <stdio.h>

enum { SMALLEST_W = 16, SMALLEST_H = 4, LABEL_MOST = 7 };

static int widest(const struct tick *ticks, int count)
{
	int width = 1;
	for (int i = 0; i < count; i++)
		if (!ticks[i].minor && utf8_width(ticks[i].label) > width)
			width = utf8_width(ticks[i].label);
	return width > LABEL_MOST ? LABEL_MOST : width;
}

static void vertical_axis(const struct paint *paint, int left, const struct tick *ticks, int count)
{
	struct canvas *canvas = paint->canvas;
	struct rect plot = paint->plot;
	bool ascii = canvas->charset == CHARSET_ASCII;
	for (int y = plot.y; y < plot.y + plot.h; y++)
		canvas_put(canvas, plot.x - 1, y, glyph_vertical(canvas->charset), ROLE_AXIS);
	for (int i = 0; i < count; i++) {
		double row = paint_row(paint, ticks[i].value);
		int y = (int)lround(row);
		if (!rect_holds(plot, plot.x, y))
			continue;
		if (ticks[i].minor) {
			if (canvas_at(canvas, plot.x - 1, y)->code == glyph_vertical(canvas->charset))
				canvas_put(canvas, plot.x - 1, y, ascii ? '|' : 0x2524, ROLE_AXIS);
			continue;
		}
		canvas_put(canvas, plot.x - 1, y, ascii ? '+' : 0x2524, ROLE_AXIS);
		canvas_text_right(canvas, left, y, plot.x - 1 - left, ROLE_TICK, ticks[i].label);
		for (int x = plot.x + 1; paint->chart->grid && x < plot.x + plot.w; x += 4)
			canvas_put(canvas, x, y, ascii ? '.' : 0xB7, ROLE_GRID);
	}
}

static void horizontal_axis(const struct paint *paint)
{
	struct canvas *canvas = paint->canvas;
	struct rect plot = paint->plot;
	bool ascii = canvas->charset == CHARSET_ASCII;
	int y = plot.y + plot.h;
	struct tick ticks[TICKS_MAX];
	int count = scale_ticks(&paint->chart->x, paint->chart->x_unit, plot.w, true, canvas->charset,
				ticks);
	canvas_put(canvas, plot.x - 1, y, ascii ? '+' : 0x2514, ROLE_AXIS);
	canvas_fill(canvas, (struct rect){ plot.x, y, plot.w, 1 }, glyph_rule(canvas->charset), ROLE_AXIS);
	for (int i = 0; i < count; i++) {
		int column = (int)lround(paint_column(paint, ticks[i].value));
		if (column < plot.x || column >= plot.x + plot.w)
			continue;
		char32_t glyph = ticks[i].minor ? (ascii ? '\'' : 0x2534) : (ascii ? '+' : 0x252C);
		canvas_put(canvas, column, y, glyph, ROLE_AXIS);
		if (ticks[i].minor)
			continue;
		int width = utf8_width(ticks[i].label);
		int start = ticks_label_start(column - plot.x, width, plot.w);
		canvas_text(canvas, plot.x + start, y + 1, width, ROLE_TICK, ticks[i].label);
	}
}

void paint_axes(struct paint *paint, struct rect area)
{
	struct tick ticks[TICKS_MAX];
	paint->plot = area;
	if (area.w < SMALLEST_W || area.h < SMALLEST_H)
		return;
	paint->plot.h = area.h - 2;
	int count = scale_ticks(&paint->chart->y, paint->chart->y_unit, paint->plot.h, false,
				paint->canvas->charset, ticks);
	int margin = widest(ticks, count) + 1;
	paint->plot.x = area.x + margin;
	paint->plot.w = area.w - margin;
	vertical_axis(paint, area.x, ticks, count);
	horizontal_axis(paint);
}
