/* paint.h - a chart while it is being painted, inside the chart room. */
#ifndef KASOKU_CHART_PAINT_H
#define KASOKU_CHART_PAINT_H

#include "chart/chart.h"
#include "draw/dots.h"

struct paint {
	struct canvas *canvas;
	const struct chart *chart;
	struct rect plot;
	struct chart_result *result;
};

/* Column and row of a place on the plot, as real numbers; NaN when the scale has no place for it. */
double paint_column(const struct paint *paint, double x);
double paint_row(const struct paint *paint, double y);
/* The cell of a point; false when it has no place or lies outside the plot. */
bool paint_cell(const struct paint *paint, double x, double y, int *column, int *row);
/* The glyph of a marker. */
char32_t paint_glyph(enum charset charset, enum chart_marker marker);

void paint_axes(struct paint *paint, struct rect area);
void paint_bands(const struct paint *paint);
void paint_lines(const struct paint *paint);
void paint_limits(const struct paint *paint);
void paint_labels(const struct paint *paint);
void paint_events(const struct paint *paint);

#endif
