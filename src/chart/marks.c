/* marks.c - charts of one line: sparklines and bars. */
#include "chart/chart.h"

#include <math.h>

static char32_t height_glyph(enum charset charset, double place)
{
	static const char ascii[] = "_.-=^";
	double inside = fmin(fmax(place, 0), 1);
	if (charset == CHARSET_UNICODE)
		return 0x2581 + (char32_t)fmin(7, floor(inside * 8));
	return (char32_t)ascii[(int)fmin(4, floor(inside * 5))];
}

void chart_sparkline(struct canvas *canvas, int x, int y, int columns, const struct scale *scale,
		     const double *values, size_t n, enum role role)
{
	for (int i = 0; i < columns; i++) {
		/* Each column shows the last value that falls into it. */
		double place = NAN;
		size_t from = n * (size_t)i / (size_t)columns, to = n * ((size_t)i + 1) / (size_t)columns;
		if (to == from && from < n)
			to = from + 1;
		for (size_t v = from; v < to; v++)
			if (isfinite(scale_place(scale, values[v])))
				place = scale_place(scale, values[v]);
		if (isfinite(place))
			canvas_put(canvas, x + i, y, height_glyph(canvas->charset, place), role);
	}
}

void chart_bar(struct canvas *canvas, int x, int y, int columns, double place, enum role role)
{
	bool ascii = canvas->charset == CHARSET_ASCII;
	double inside = isfinite(place) ? fmin(fmax(place, 0), 1) : 0;
	int halves = (int)lround(inside * columns * 2);
	for (int i = 0; i < halves / 2; i++)
		canvas_put(canvas, x + i, y, ascii ? '#' : 0x2588, role);
	if (halves % 2 && !ascii)
		canvas_put(canvas, x + halves / 2, y, 0x258C, role);
}
