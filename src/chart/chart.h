/* chart.h - a chart: numbers in, cells out.
 *
 * A chart is plain data that the caller fills and owns; chart_draw() is a pure function from it to
 * cells, allocates nothing and cannot fail.  Order of painting: grid, bands, limits, lines, error
 * bars, points, labels, events, marks, crosshair.  A cell shows one thing; the later one wins.  Labels are
 * placed greedily by priority in up to eight positions around their point and never overlap each
 * other, a point or the frame; those without room are counted.  Nothing in it is told by colour
 * alone: points, records and doubtful points have different glyphs, so have the lines. */
#ifndef KASOKU_CHART_CHART_H
#define KASOKU_CHART_CHART_H

#include "chart/scale.h"
#include "draw/canvas.h"

#include <stddef.h>

enum chart_marker {
	MARKER_RECORD,  /* ● / O : on the frontier */
	MARKER_POINT,   /* ○ / o : measured, not a record */
	MARKER_ESTIMATE,/* ◇ / x : estimated */
	MARKER_DOUBT,   /* ? : disputed, withdrawn or beyond its yardstick */
	MARKER_LATER,   /* ◌ / c : came after the day the chart stands on */
	MARKER_A, MARKER_B, MARKER_C, MARKER_D, MARKER_E, MARKER_F, /* ◆ ▲ ■ □ △ ▽ : by group */
};

struct chart_point {
	double x, y;
	double low, high;     /* measurement interval; NaN when there is none */
	const char *label;    /* may be NULL */
	int priority;         /* higher is labelled first */
	enum chart_marker marker;
	enum role role;
};

struct chart_line {
	const double *x, *y;  /* `n` vertices, ascending x; a NaN y breaks the line */
	size_t n;
	enum role role;
	int dash;             /* 0 solid; n dots on, n off */
	bool step;            /* hold each y until the next x */
};

struct chart_band {
	const double *x, *low, *high;
	size_t n;
	enum role role;       /* ROLE_CONFIDENCE (darker), ROLE_PREDICTION or ROLE_UNSUPPORTED */
};

/* A straight line across the plot at one value: a limit (horizontal) or an event (vertical). */
struct chart_limit {
	double value;
	bool vertical;
	const char *label;    /* may be NULL; put at the right end or the top */
	enum role role;
};

/* Something that happened, on the time axis. */
struct chart_event {
	double x;
	const char *label;    /* may be NULL */
};

enum chart_labels { LABELS_NONE, LABELS_FEW, LABELS_ALL };

struct chart {
	struct scale x, y;
	const struct num_unit *x_unit; /* NULL for dates */
	const struct num_unit *y_unit;
	const struct chart_band *bands;
	size_t band_count;
	const struct chart_limit *limits;
	size_t limit_count;
	const struct chart_event *events; /* ascending x */
	size_t event_count;
	const struct chart_line *lines;
	size_t line_count;
	const struct chart_point *points;
	size_t point_count;
	enum chart_labels labels;
	bool error_bars, grid;
	int cursor;           /* index of the point under the crosshair, -1 for none */
	bool cursor_full;     /* full height instead of an axis mark */
	int marks[2];         /* points marked by the reader, -1 for none */
	double today;         /* x of a thin vertical rule between data and forecast; NaN for none */
};

/* What chart_draw() found out, for the caller's read-outs, the mouse and the title. */
struct chart_result {
	struct rect area;     /* that was given */
	struct rect plot;     /* inside of the axes */
	int hidden;           /* points whose value the scale has no place for */
	int outside;          /* points beyond the limits (zoomed away) */
	int labelled, wanted; /* labels put, labels asked for */
};

/* Draws `chart` into `area`.  From 16x4 on there are axes; below that the plot alone; nothing at
 * 0x0.  `result` may be NULL. */
void chart_draw(struct canvas *canvas, struct rect area, const struct chart *chart,
		struct chart_result *result);
/* The point nearest to column `x`, row `y` of the canvas within two cells, or -1. */
int chart_hit(const struct chart *chart, const struct chart_result *result, int x, int y);
/* One line of `columns` cells: ▁▂▃▄▅▆▇█ (ASCII _.-=^) for `n` values on `scale`; NaN is a blank. */
void chart_sparkline(struct canvas *canvas, int x, int y, int columns, const struct scale *scale,
		     const double *values, size_t n, enum role role);
/* A horizontal bar from 0 to `place` (0..1) in `columns` cells with half-cell resolution. */
void chart_bar(struct canvas *canvas, int x, int y, int columns, double place, enum role role);

#endif
