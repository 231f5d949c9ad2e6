/* vector.c - see vector.h. */
#include "chart/vector.h"

#include "chart/paint.h"

#include <math.h>

enum { THIN = 7, LINE = 16, MARK = 30, HALO = 10 };

/* A chart on its way into shapes. */
struct vector {
	struct paint paint;
	struct palette *palette;
	struct str *out;
};

static bool place(const struct vector *vector, double x, double y, int at[2])
{
	double column = paint_column(&vector->paint, x), row = paint_row(&vector->paint, y);
	if (!isfinite(column) || !isfinite(row))
		return false;
	at[0] = svg_x(column);
	at[1] = svg_y(row);
	return true;
}

static void stroke(const struct vector *vector, struct shade shade, int width, int dash)
{
	palette_paint(vector->palette, vector->out, "stroke", shade);
	str_printf(vector->out, " fill=\"none\" stroke-width=\"%d\"", width);
	if (dash)
		str_printf(vector->out, " stroke-dasharray=\"%d\" stroke-linecap=\"butt\"",
			   dash * SVG_CELL_W / 2);
}

/* The frame of the plot; what lies beyond is not seen. */
static void begin(const struct vector *vector)
{
	struct rect plot = vector->paint.plot;
	int x = svg_x(plot.x - 0.5), y = svg_y(plot.y - 0.5);
	str_printf(vector->out,
		   "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\">\n", x, y,
		   plot.w * SVG_CELL_W, plot.h * SVG_CELL_H, x, y, plot.w * SVG_CELL_W,
		   plot.h * SVG_CELL_H);
}

static void add_rule(const struct vector *vector, const int from[2], const int to[2],
		     enum role role, int width, int dash)
{
	str_printf(vector->out, "<path d=\"M%d %dL%d %d\"", from[0], from[1], to[0], to[1]);
	stroke(vector, palette_ink(vector->palette, role), width, dash);
	str_add(vector->out, "/>\n");
}

/* A line across the plot at a value, or down it. */
static void add_across(const struct vector *vector, double value, bool vertical, enum role role,
		       int dash)
{
	struct rect plot = vector->paint.plot;
	double at = vertical ? paint_column(&vector->paint, value) : paint_row(&vector->paint, value);
	if (!isfinite(at))
		return;
	int from[2] = { svg_x(plot.x - 0.5), svg_y(at) };
	int to[2] = { svg_x(plot.x + plot.w - 0.5), svg_y(at) };
	if (vertical) {
		from[0] = to[0] = svg_x(at);
		from[1] = svg_y(plot.y - 0.5);
		to[1] = svg_y(plot.y + plot.h - 0.5);
	}
	add_rule(vector, from, to, role, THIN, dash);
}

static void add_grid(const struct vector *vector)
{
	struct tick ticks[TICKS_MAX];
	const struct chart *chart = vector->paint.chart;
	int count = scale_ticks(&chart->y, chart->y_unit, vector->paint.plot.h, false,
				CHARSET_UNICODE, ticks);
	for (int i = 0; chart->grid && i < count; i++)
		if (!ticks[i].minor)
			add_across(vector, ticks[i].value, false, ROLE_GRID, 1);
}

/* A bound that has no place on the scale lies beyond its end. */
static int bound(const struct vector *vector, double y, bool low)
{
	double row = paint_row(&vector->paint, y);
	struct rect plot = vector->paint.plot;
	if (isnan(row))
		row = low ? plot.y + plot.h : plot.y - 1;
	return svg_y(fmin(fmax(row, plot.y - 2), plot.y + plot.h + 1));
}

static void add_band(const struct vector *vector, const struct chart_band *band)
{
	struct shade ground = palette_ground(vector->palette, band->role);
	bool own = !shade_same(ground, palette_paper(vector->palette));
	if (band->n < 2)
		return;
	str_add(vector->out, "<path d=\"");
	for (size_t i = 0; i < 2 * band->n; i++) {
		bool back = i >= band->n;
		size_t at = back ? 2 * band->n - 1 - i : i;
		double column = paint_column(&vector->paint, band->x[at]);
		str_printf(vector->out, "%c%d %d", i ? 'L' : 'M', isfinite(column) ? svg_x(column) : 0,
			   bound(vector, back ? band->low[at] : band->high[at], back));
	}
	str_add(vector->out, "z\"");
	palette_paint(vector->palette, vector->out, "fill",
		      own ? ground : palette_ink(vector->palette, band->role));
	str_printf(vector->out, "%s/>\n", own ? "" : " fill-opacity=\".25\"");
}

static void add_line(const struct vector *vector, const struct chart_line *line)
{
	bool on = false, any = false;
	int at[2];
	for (size_t i = 0; i < line->n; i++) {
		if (!place(vector, line->x[i], line->y[i], at)) {
			on = false;
			continue;
		}
		if (!any)
			str_add(vector->out, "<path d=\"");
		if (on && line->step)
			str_printf(vector->out, "H%dV%d", at[0], at[1]);
		else
			str_printf(vector->out, "%c%d %d", on ? 'L' : 'M', at[0], at[1]);
		on = any = true;
	}
	if (!any)
		return;
	str_add_char(vector->out, '"');
	stroke(vector, palette_ink(vector->palette, line->role), LINE, line->dash);
	str_add(vector->out, "/>\n");
}

static void add_error_bar(const struct vector *vector, const struct chart_point *point)
{
	int low[2], high[2];
	if (!place(vector, point->x, point->low, low) || !place(vector, point->x, point->high, high))
		return;
	str_printf(vector->out, "<path d=\"M%d %dV%dM%d %dh%dM%d %dh%d\"", low[0], low[1], high[1],
		   low[0] - MARK / 2, low[1], MARK, high[0] - MARK / 2, high[1], MARK);
	stroke(vector, palette_ink(vector->palette, ROLE_ERRBAR), THIN, 0);
	str_add(vector->out, "/>\n");
}

/* The outline of a marker about the middle of a point; NULL for a circle. */
static const char *outline(enum chart_marker marker)
{
	switch (marker) {
	case MARKER_ESTIMATE:
	case MARKER_A:
		return "m0 -40l34 40l-34 40l-34 -40z";
	case MARKER_B:
	case MARKER_E:
		return "m0 -38l36 62h-72z";
	case MARKER_F:
		return "m0 38l36 -62h-72z";
	case MARKER_C:
	case MARKER_D:
		return "m-29 -29h58v58h-58z";
	default:
		return NULL;
	}
}

static void add_marker(const struct vector *vector, const struct chart_point *point)
{
	int at[2];
	enum chart_marker marker = point->marker;
	bool full = marker == MARKER_RECORD || marker == MARKER_A || marker == MARKER_B ||
		    marker == MARKER_C;
	struct shade ink = palette_ink(vector->palette, point->role);
	if (!place(vector, point->x, point->y, at))
		return;
	str_add(vector->out, "<g");
	palette_paint(vector->palette, vector->out, "fill",
		      full ? ink : palette_paper(vector->palette));
	str_add(vector->out, ">");
	if (outline(marker))
		str_printf(vector->out, "<path d=\"M%d %d%s\"", at[0], at[1], outline(marker));
	else
		str_printf(vector->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"", at[0], at[1], MARK);
	palette_paint(vector->palette, vector->out, "stroke", ink);
	str_printf(vector->out, " stroke-width=\"10\"%s>",
		   marker == MARKER_DOUBT || marker == MARKER_LATER ?
			   " stroke-dasharray=\"14 12\" stroke-linecap=\"butt\"" :
			   "");
	if (point->label && *point->label) {
		str_add(vector->out, "<title>");
		xml_text(vector->out, point->label);
		str_add(vector->out, "</title>");
	}
	str_printf(vector->out, "</%s></g>\n", outline(marker) ? "path" : "circle");
}

static void add_points(const struct vector *vector)
{
	const struct chart *chart = vector->paint.chart;
	for (size_t i = 0; chart->error_bars && i < chart->point_count; i++)
		add_error_bar(vector, &chart->points[i]);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < chart->point_count; i++) {
			enum chart_marker marker = chart->points[i].marker;
			bool plain = marker == MARKER_POINT || marker == MARKER_ESTIMATE ||
				     marker == MARKER_LATER;
			if (plain == (pass == 0))
				add_marker(vector, &chart->points[i]);
		}
	if (chart->cursor >= 0 && (size_t)chart->cursor < chart->point_count) {
		const struct chart_point *point = &chart->points[chart->cursor];
		int at[2];
		add_across(vector, point->x, true, ROLE_CURSOR, 0);
		if (!place(vector, point->x, point->y, at))
			return;
		str_printf(vector->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"", at[0], at[1],
			   MARK * 2);
		stroke(vector, palette_ink(vector->palette, ROLE_CURSOR), LINE, 0);
		str_add(vector->out, "/>\n");
	}
}

/* ---- which cells hold letters ---- */

static bool is_letter(const struct cell *cell)
{
	switch (cell->role) {
	case ROLE_LABEL:
	case ROLE_NOTE:
		return cell->code != ' ';
	case ROLE_MARK:
	case ROLE_LIMIT:
		return cell->code != ' ' && cell->code < 0x2500;
	default:
		return false;
	}
}

static bool cell_same(const struct cell *a, const struct cell *b)
{
	return a->code == b->code && a->role == b->role && a->flags == b->flags;
}

/* A patch of paper behind a run of letters, so that lines do not cross them out. */
static void add_patch(const struct vector *vector, int from, int to, int y)
{
	str_printf(vector->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill-opacity=\".75\"",
		   svg_x(from - 0.5) - HALO, svg_y(y - 0.5) + HALO,
		   (to - from) * SVG_CELL_W + 2 * HALO, SVG_CELL_H - 2 * HALO);
	palette_paint(vector->palette, vector->out, "fill", palette_paper(vector->palette));
	str_add(vector->out, "/>\n");
}

static void lift_row(const struct vector *vector, struct canvas *canvas, const struct canvas *alone,
		     int y)
{
	struct rect plot = vector->paint.plot;
	int first = -1, end = plot.x + plot.w;
	for (int x = plot.x; x <= end; x++) {
		struct cell *cell = x < end ? canvas_at(canvas, x, y) : NULL;
		bool letter = false;
		if (cell) {
			bool same = cell_same(cell, canvas_at(alone, x, y));
			letter = same ? is_letter(cell) || (cell->code == ' ' && first >= 0 && x + 1 < end &&
							    is_letter(canvas_at(alone, x + 1, y)))
				      : cell->code != ' ';
			if (same && !letter)
				*cell = (struct cell){ .code = ' ', .role = ROLE_TEXT };
			cell->ground = ROLE_TEXT;
		}
		if (letter && first < 0)
			first = x;
		if (!letter && first >= 0) {
			add_patch(vector, first, x, y);
			first = -1;
		}
	}
}

static void lift(const struct vector *vector, struct canvas *canvas)
{
	struct canvas alone;
	struct chart_result unused;
	canvas_init(&alone, canvas->w, canvas->h, canvas->charset);
	chart_draw(&alone, vector->paint.result->area, vector->paint.chart, &unused);
	for (int y = 0; y < vector->paint.plot.h; y++)
		lift_row(vector, canvas, &alone, vector->paint.plot.y + y);
	canvas_clear(&alone);
}

void chart_vector(struct canvas *canvas, const struct chart *chart, const struct chart_result *result,
		  struct palette *palette, struct str *under)
{
	struct chart_result known = *result;
	struct vector vector = { { canvas, chart, result->plot, &known }, palette, under };
	if (result->plot.w < 2 || result->plot.h < 2)
		return;
	begin(&vector);
	add_grid(&vector);
	for (size_t i = 0; i < chart->band_count; i++)
		add_band(&vector, &chart->bands[i]);
	if (isfinite(chart->today))
		add_across(&vector, chart->today, true, ROLE_GRID, 1);
	for (size_t i = 0; i < chart->limit_count; i++)
		add_across(&vector, chart->limits[i].value, chart->limits[i].vertical,
			   chart->limits[i].role, 1);
	for (size_t i = 0; i < chart->line_count; i++)
		add_line(&vector, &chart->lines[i]);
	lift(&vector, canvas);
	add_points(&vector);
	str_add(under, "</svg>\n");
}
