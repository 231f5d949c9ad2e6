/* labels.c - names beside points: greedy by priority, in up to twelve positions, never over a point,
 * another label or the frame.  After the greedy scheme of Christensen, Marks & Shieber 1995, with
 * costs counted in cells. */
#include "chart/paint.h"

#include <stdbool.h>
#include <stdlib.h>

enum { LABELS_MOST = 200, REFUSED = 1000 };

/* How much a cell resists being covered by a letter. */
static int resistance(const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = canvas_at(canvas, x, y);
	if (!cell)
		return REFUSED;
	if (cell->code == ' ' && cell->role != ROLE_LIMIT)
		return 0;
	switch (cell->role) {
	case ROLE_GRID:
	case ROLE_PREDICTION:
	case ROLE_UNSUPPORTED:
	case ROLE_CONFIDENCE:
		return 0;
	case ROLE_ERRBAR:
	case ROLE_STEP:
		return 1;
	case ROLE_FIT:
	case ROLE_FORECAST:
		return 2;
	case ROLE_LIMIT:
		return cell->code == 0x2504 || cell->code == 0x2506 || cell->code == '-' ||
				       cell->code == '|' ?
			       2 :
			       REFUSED;
	default:
		return REFUSED;
	}
}

/* True for a cell that holds a letter of another label: one blank must lie between two names. */
static bool is_letter(const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = canvas_at(canvas, x, y);
	return cell && cell->role == ROLE_LABEL && cell->code != ' ';
}

static int cost_at(const struct paint *paint, int x, int y, int width)
{
	struct rect plot = paint->plot;
	if (y < plot.y || y >= plot.y + plot.h || x < plot.x || x + width > plot.x + plot.w)
		return REFUSED;
	if (is_letter(paint->canvas, x - 1, y) || is_letter(paint->canvas, x + width, y))
		return REFUSED;
	int cost = 0;
	for (int i = 0; i < width && cost < REFUSED; i++)
		cost += resistance(paint->canvas, x + i, y);
	return cost;
}

/* The name of a horizontal limit goes onto its line, as far right as no point is in the way. */
static void name_limit(const struct paint *paint, const struct chart_limit *limit)
{
	struct rect plot = paint->plot;
	double row = paint_row(paint, limit->value);
	int width = utf8_width(limit->label), y = (int)(row + 0.5);
	if (!(row > plot.y - 0.5 && row < plot.y + plot.h - 0.5) || width > plot.w - 4)
		return;
	for (int x = plot.x + plot.w - width - 2; x > plot.x; x--) {
		if (cost_at(paint, x - 1, y, width + 2) >= REFUSED)
			continue;
		canvas_put(paint->canvas, x - 1, y, ' ', limit->role);
		canvas_text(paint->canvas, x, y, width, limit->role, limit->label);
		canvas_put(paint->canvas, x + width, y, ' ', limit->role);
		return;
	}
}

/* Puts the label of one point where it costs least; false when it costs too much everywhere. */
static bool place(const struct paint *paint, const struct chart_point *point)
{
	int column, row, width = utf8_width(point->label);
	if (!paint_cell(paint, point->x, point->y, &column, &row) || width == 0)
		return false;
	const struct {
		int x, y, penalty;
	} spots[] = {
		{ column + 2, row, 0 },		{ column - 1 - width, row, 0 },
		{ column + 1, row - 1, 1 },	{ column - width, row - 1, 1 },
		{ column + 1, row + 1, 1 },	{ column - width, row + 1, 1 },
		{ column - width / 2, row - 1, 2 }, { column - width / 2, row + 1, 2 },
		{ column - width - 1, row - 2, 4 }, { column + 1, row + 2, 4 },
		{ column - width / 2, row - 2, 5 }, { column - width / 2, row + 2, 5 },
	};
	int best = -1, least = 2 + width / 2;
	for (size_t i = 0; i < sizeof spots / sizeof *spots; i++) {
		int cost = cost_at(paint, spots[i].x, spots[i].y, width) + spots[i].penalty;
		if (cost < least) {
			least = cost;
			best = (int)i;
		}
	}
	if (best < 0)
		return false;
	canvas_text(paint->canvas, spots[best].x, spots[best].y, width, ROLE_LABEL, point->label);
	return true;
}

/* The label that comes after `last` in order of priority and index; -1 at the end. */
static int next_in_order(const struct chart *chart, int last)
{
	int next = -1;
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];
		bool after = last < 0 || point->priority < chart->points[last].priority ||
			     (point->priority == chart->points[last].priority && (int)i > last);
		if (point->label && point->label[0] && after &&
		    (next < 0 || point->priority > chart->points[next].priority))
			next = (int)i;
	}
	return next;
}

void paint_labels(const struct paint *paint)
{
	const struct chart *chart = paint->chart;
	struct chart_result *result = paint->result;
	int area = paint->plot.w * paint->plot.h, most = LABELS_MOST;
	for (size_t i = 0; i < chart->limit_count; i++)
		if (!chart->limits[i].vertical && chart->limits[i].label)
			name_limit(paint, &chart->limits[i]);
	for (size_t i = 0; i < chart->point_count; i++) {
		int column, row;
		const char *label = chart->points[i].label;
		result->wanted += label && label[0] &&
				  paint_cell(paint, chart->points[i].x, chart->points[i].y, &column, &row);
	}
	if (chart->labels == LABELS_NONE)
		return;
	if (chart->labels == LABELS_FEW)
		most = area / 90 < 3 ? 3 : area / 90 > 14 ? 14 : area / 90;
	int tries = chart->labels == LABELS_FEW ? most * 3 : LABELS_MOST * 2;
	for (int i = next_in_order(chart, -1); i >= 0 && tries-- > 0 && result->labelled < most;
	     i = next_in_order(chart, i))
		result->labelled += place(paint, &chart->points[i]);
}
