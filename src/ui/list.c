/* list.c - the series of a driver beside their chart: title, rate, spark line, points. */
#include "ui/state.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>

enum { SPARK_MAX = 64, RATE_COLUMNS = 15 };

void list_sparkline(struct ui *ui, struct canvas *canvas, int x, int y, int columns,
		    const struct figure *figure, enum role role)
{
	const struct setting *setting = &series_state(ui, figure->series)->setting;
	struct scale scale = { .kind = setting->axis,
			       .floor = figure->series->floor,
			       .ceiling = figure->series->ceiling };
	double values[SPARK_MAX], low, high, best = NAN;
	size_t next = 0;
	columns = columns > SPARK_MAX ? SPARK_MAX : columns;
	if (columns < 1 || figure->count == 0)
		return;
	low = figure->points[0].at.t;
	high = figure->points[figure->count - 1].at.t;
	for (int i = 0; i < columns; i++) {
		double until = low + (high - low) * (i + 1) / columns;
		double since = low + (high - low) * i / columns;
		for (; next < figure->count && figure->points[next].at.t <= until + 0.5; next++)
			if (!figure->points[next].later && (isnan(best) || (figure->series->up ? figure->points[next].at.y > best
							       : figure->points[next].at.y < best)))
				best = figure->points[next].at.y;
		values[i] = since > figure->selection.as_of ? (double)NAN : best;
	}
	scale_span(&scale, values, columns);
	chart_sparkline(canvas, x, y, columns, &scale, values, (size_t)columns, role);
}

static void draw_first(struct ui *ui, struct canvas *canvas, struct rect row,
		       const struct series *series, bool selected, bool focused)
{
	enum role role = selected && focused ? ROLE_SELECTED : selected ? ROLE_STRONG : ROLE_TEXT;
	const struct figure *figure = series_figure(ui, series);
	char rate[NUM_TEXT];
	int rate_columns = row.w >= 34 ? RATE_COLUMNS : 0;
	int spark = row.w >= 44 ? 8 : 0;
	int title = row.w - 2 - rate_columns - (spark ? spark + 2 : 0);
	if (selected)
		canvas_fill(canvas, (struct rect){ row.x, row.y, row.w, 1 }, ' ', role);
	if (selected)
		canvas_put(canvas, row.x, row.y, canvas->charset == CHARSET_ASCII ? '>' : U'▸', role);
	canvas_text(canvas, row.x + 2, row.y, title, role, series->short_title);
	if (spark)
		list_sparkline(ui, canvas, row.x + 2 + title + 1, row.y, spark, figure,
			       selected && focused ? ROLE_SELECTED : driver_role(series->driver));
	words_rate_short(figure, rate, ui->charset);
	if (rate_columns)
		canvas_text_right(canvas, row.x + row.w - rate_columns, row.y, rate_columns, role,
				  *rate ? rate : _("no fit"));
}

/* The second row of an entry: the rate in full and how many points it rests on. */
static void draw_second(struct ui *ui, struct canvas *canvas, struct rect row,
			const struct series *series)
{
	const struct figure *figure = series_figure(ui, series);
	char rate[200], points[32];
	snprintf(points, sizeof points, "n %zu", figure->fitted);
	figure_rate(figure, rate, sizeof rate, ui->charset);
	canvas_text(canvas, row.x + 2, row.y, row.w - 10, ROLE_DIM, rate);
	canvas_text_right(canvas, row.x + row.w - 8, row.y, 8, ROLE_DIM, points);
}

void list_draw(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane)
{
	size_t first = 0, count = driver_series(ui, pane->driver, &first);
	size_t *top = &ui->list_top[pane->driver], chosen = ui->chosen[pane->driver] - first;
	char right[40];
	if (count == 0 || area.h < 2)
		return;
	snprintf(right, sizeof right, _("%zu series"), count);
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_TITLE, driver_title(pane->driver), right);
	int rows = area.h - 1, each = rows >= (int)count * 2 ? 2 : 1;
	size_t page = (size_t)(rows / each);
	if (chosen < *top)
		*top = chosen;
	if (chosen >= *top + page)
		*top = chosen - page + 1;
	if (*top + page > count)
		*top = count > page ? count - page : 0;
	bool focused = pane == pane_focused(ui);
	for (size_t i = *top; i < count && i < *top + page; i++) {
		const struct series *series = &ui->series.items[first + i];
		int y = area.y + 1 + (int)(i - *top) * each;
		draw_first(ui, canvas, (struct rect){ area.x + 1, y, area.w - 2, 1 }, series,
			   i == chosen, focused);
		if (each == 2)
			draw_second(ui, canvas, (struct rect){ area.x + 1, y + 1, area.w - 2, 1 },
				    series);
		hit_add(ui, (struct rect){ area.x, y, area.w, each }, HIT_SERIES, first + i);
		if (i == chosen && focused && !ui->crosshair) {
			canvas->cursor_x = area.x + 1;
			canvas->cursor_y = y;
		}
	}
}
