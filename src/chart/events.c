/* events.c - a lane of events on the time axis: a mark in the lowest rows of the plot and its name
 * beside it, only where nothing else stands. */
#include "chart/paint.h"

#include <math.h>
#include <string.h>

enum { LANES_MOST = 4 };

static bool is_free(const struct paint *paint, int x, int y, int width)
{
	if (x < paint->plot.x || x + width > paint->plot.x + paint->plot.w)
		return false;
	for (int i = 0; i < width; i++) {
		const struct cell *cell = canvas_at(paint->canvas, x + i, y);
		bool band = cell && (cell->role == ROLE_GRID || cell->role == ROLE_PREDICTION ||
				     cell->role == ROLE_CONFIDENCE);
		/* the blanks within a name are part of it */
		if (!band && (!cell || cell->code != ' ' || cell->role == ROLE_NOTE ||
			      cell->role == ROLE_LABEL))
			return false;
	}
	return true;
}

/* The lowest row with room for the mark and its name; the mark alone when none has. */
static void paint_event(const struct paint *paint, int column, const char *label, int lanes)
{
	struct canvas *canvas = paint->canvas;
	int bottom = paint->plot.y + paint->plot.h - 1, width = label ? utf8_width(label) : 0;
	char32_t mark = canvas->charset == CHARSET_UNICODE ? 0x25B5 : '^';
	for (int lane = 0; lane < lanes && width; lane++) {
		int y = bottom - lane;
		/* a blank before and behind keeps names apart */
		if (!is_free(paint, column - 1, y, width + 3) &&
		    !is_free(paint, column, y, width + 2))
			continue;
		canvas_put(canvas, column, y, mark, ROLE_LIMIT);
		canvas_text(canvas, column + 1, y, width, ROLE_NOTE, label);
		return;
	}
	if (is_free(paint, column, bottom, 1))
		canvas_put(canvas, column, bottom, mark, ROLE_LIMIT);
}

void paint_events(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	int lanes = paint->plot.h / 5 < LANES_MOST ? paint->plot.h / 5 : LANES_MOST;
	if (paint->plot.h < 5)
		return;
	for (size_t i = 0; i < chart->event_count; i++) {
		double real = paint_column(paint, chart->events[i].x);
		if (!isfinite(real) || real < paint->plot.x - 0.5 ||
		    real > paint->plot.x + paint->plot.w - 0.5)
			continue;
		paint_event(paint, (int)lround(real), chart->events[i].label, lanes);
	}
}
