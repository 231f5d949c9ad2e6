/* pane.c - a pane with a chart: a thin rule with title and scale, the chart, and the words that
 * belong to it, as many as there is room for. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_MAX = 11, WORD_TEXT = 420, SMALL_COLUMNS = 56 };

/* One paragraph under a chart.  Lower ranks get room first; they stand in the order of the array. */
struct paragraph {
	char text[WORD_TEXT];
	enum role role;
	int rank, rows;
};

struct words {
	struct paragraph items[WORDS_MAX];
	size_t count;
};

enum role driver_role(enum driver driver)
{
	static const enum role roles[DRIVER_COUNT] = {
		[DRIVER_CAPABILITY] = ROLE_CAPABILITY,
		[DRIVER_ALGORITHMS] = ROLE_ALGORITHMS,
		[DRIVER_HARDWARE] = ROLE_HARDWARE,
		[DRIVER_TRAINING] = ROLE_TRAINING,
	};
	return roles[driver];
}

static bool named_by_driver(struct ui *ui, const struct pane *pane)
{
	return ui->view == 0 && !ui->zoomed[0] && pane->driver != DRIVER_CAPABILITY;
}

static void draw_rule(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct figure *figure)
{
	const struct series *series = figure->series;
	char right[160], title[160];
	size_t first = 0, count = driver_series(ui, pane->driver, &first);
	bool by_driver = named_by_driver(ui, pane);
	char day[40];
	words_as_of(figure, day);
	words_scale(ui, figure, by_driver || area.w < 90, right, sizeof right);
	snprintf(title, sizeof title, "%s%s",
		 by_driver ? driver_title(pane->driver) : series->title, day);
	if (utf8_width(title) + utf8_width(right) + 8 > area.w && !by_driver)
		snprintf(title, sizeof title, "%s%s", series->short_title, day);
	size_t used = strlen(title);
	if (!by_driver && count > 1 && utf8_width(title) + utf8_width(right) + 18 <= area.w)
		snprintf(title + used, sizeof title - used, _(" (%zu of %zu)"),
			 ui->chosen[pane->driver] - first + 1, count);
	bool focused = pane == pane_focused(ui);
	canvas_rule(canvas, area.x, area.y, area.w, focused ? ROLE_FOCUS : ROLE_TITLE, title,
		    right);
	if (focused && canvas->cursor_x < 0) {
		canvas->cursor_x = area.x + 2 < canvas->w ? area.x + 2 : area.x;
		canvas->cursor_y = area.y;
	}
}

static struct paragraph *add(struct words *words, enum role role, int rank)
{
	struct paragraph *p = &words->items[words->count++];
	p->role = role;
	p->rank = rank;
	p->text[0] = '\0';
	return p;
}

static void add_hidden(struct words *words, const struct pane *pane)
{
	if (pane->result.hidden == 0)
		return;
	snprintf(add(words, ROLE_WARNING, 1)->text, WORD_TEXT,
		 P_("%d point has no place on this scale and is not shown.",
		    "%d points have no place on this scale and are not shown.",
		    (unsigned long)pane->result.hidden),
		 pane->result.hidden);
}

static void gather(struct ui *ui, struct words *words, const struct pane *pane,
		   const struct figure *figure, int columns, int budget)
{
	char since[200];
	words->count = 0;
	if (named_by_driver(ui, pane))
		snprintf(add(words, ROLE_TEXT, 0)->text, WORD_TEXT, "%s", figure->series->short_title);
	struct paragraph *rate = add(words, figure->has_fit ? ROLE_STRONG : ROLE_WARNING, 0);
	words_rate(ui, figure, columns < SMALL_COLUMNS ? 2 : 5, rate->text, sizeof rate->text);
	if (words_since(ui, figure, since, sizeof since)) {
		int together = utf8_width(rate->text) + utf8_width(since) + 3;
		size_t used = strlen(rate->text);
		if (together <= columns)
			snprintf(rate->text + used, sizeof rate->text - used, " %s %s", dot(ui), since);
		else
			snprintf(add(words, ROLE_TEXT, 2)->text, WORD_TEXT, "%s", since);
	}
	struct paragraph *p = add(words, ROLE_TEXT, 2);
	if (budget < 2 || !words_compare(ui, figure, p->text, sizeof p->text))
		words->count--;
	if (named_by_driver(ui, pane) && budget >= 2) {
		p = add(words, ROLE_TEXT, 1);
		if (!words_share(ui, pane->driver, p->text, sizeof p->text))
			words->count--;
	}
	add_hidden(words, pane);
	p = add(words, ROLE_DIM, 1);
	if (!words_support(ui, figure, p->text, sizeof p->text))
		words->count--;
	p = add(words, ROLE_TEXT, 1);
	if (!figure_hindsight(figure, p->text, sizeof p->text, ui->charset)[0])
		words->count--;
	p = add(words, ROLE_DIM, 1);
	p->role = words_doubt(figure, p->text, sizeof p->text);
	if (!p->text[0])
		words->count--;
	if (budget >= 4)
		snprintf(add(words, ROLE_DIM, 4)->text, WORD_TEXT, "%s", figure->series->statement);
	if (budget >= 5)
		picture_legend(&pane->chart, figure->has_fit, ui->charset,
			       add(words, ROLE_DIM, 5)->text, WORD_TEXT);
}

/* Gives each paragraph its rows, by rank, until `budget` is used; returns the rows used. */
static int share_rows(struct words *words, struct canvas *canvas, int columns, int budget)
{
	int used = 0;
	for (size_t i = 0; i < words->count; i++)
		words->items[i].rows = 0;
	for (int rank = 0; rank <= 5; rank++)
		for (size_t i = 0; i < words->count; i++) {
			struct paragraph *p = &words->items[i];
			if (p->rank != rank || used >= budget)
				continue;
			int rows = canvas_wrap(canvas, (struct rect){ 0, 0, columns, 0 }, 0,
					       p->role, p->text);
			p->rows = rows < 1 ? 1 : rows > budget - used ? budget - used : rows;
			used += p->rows;
		}
	return used;
}

static void draw_words(const struct words *words, struct canvas *canvas, struct rect area)
{
	int y = area.y;
	for (size_t i = 0; i < words->count; i++) {
		const struct paragraph *p = &words->items[i];
		if (p->rows == 1)
			canvas_text(canvas, area.x, y, area.w, p->role, p->text);
		else if (p->rows > 1)
			canvas_wrap(canvas, (struct rect){ area.x, y, area.w, p->rows }, 0, p->role,
				    p->text);
		y += p->rows;
	}
}

static int budget_of(struct rect area)
{
	if (area.h < 6)
		return area.h > 1 ? 1 : area.h;
	if (area.h < 12)
		return 2;
	int rows = area.h / 4 + (area.w < SMALL_COLUMNS ? 2 : 0);
	return rows > 8 ? 8 : rows;
}

/* Rests the cursor on the point under the crosshair. */
static void rest_cursor(struct ui *ui, struct canvas *canvas, const struct pane *pane)
{
	const struct chart *chart = &pane->chart;
	struct rect plot = pane->result.plot;
	if (chart->cursor < 0 || pane != pane_focused(ui) || plot.w < 1 || plot.h < 1)
		return;
	const struct chart_point *p = &chart->points[chart->cursor];
	double x = scale_place(&chart->x, p->x), y = scale_place(&chart->y, p->y);
	if (isnan(x) || isnan(y) || x < 0 || x > 1 || y < 0 || y > 1)
		return;
	canvas->cursor_x = plot.x + (int)lround(x * (plot.w - 1));
	canvas->cursor_y = plot.y + plot.h - 1 - (int)lround(y * (plot.h - 1));
}

static void draw_nothing(struct canvas *canvas, struct rect area, const struct pane *pane)
{
	if (area.h > 1)
		canvas_rule(canvas, area.x, area.y, area.w, ROLE_TITLE, driver_title(pane->driver), "");
	canvas_text(canvas, area.x + 1, area.y + (area.h > 1), area.w - 1, ROLE_DIM,
		    _("The data hold no series for this."));
}

/* Columns from (x, y) on before the next point or name, with a blank to spare; at most `most`. */
static int free_columns(const struct canvas *canvas, int x, int y, int most)
{
	for (int columns = 0; columns <= most + 1; columns++) {
		const struct cell *cell = canvas_at(canvas, x + columns, y);
		bool taken = cell && cell->code != ' ' &&
			     (cell->role == ROLE_LABEL || cell->role == ROLE_POINT ||
			      cell->role == ROLE_RECORD || cell->role == ROLE_DOUBT);
		if (!cell || taken)
			return columns < 2 ? 0 : columns - 2;
	}
	return most;
}

/* On the capability chart of the overview: the verdict, top left, where a rising curve leaves room. */
static void draw_verdict(struct ui *ui, struct canvas *canvas, const struct pane *pane,
			 const struct figure *figure)
{
	struct rect plot = pane->result.plot;
	char pace[120], p[64], when[16], text[300] = "";
	if (ui->view != 0 || pane->driver != DRIVER_CAPABILITY || !figure->series->up || plot.w < 40 || plot.h < 6)
		return;
	const struct bend *bend = bends_get(&ui->bends, figure->series, &figure->selection, false);
	if (!bend->started)
		return;
	const struct bend_test *test = &bend->test.own;
	int used = utf8_width(verdict_title(test->verdict));
	canvas_fill(canvas, (struct rect){ plot.x, plot.y, used + 2, 1 }, ' ', ROLE_TEXT);
	canvas_text(canvas, plot.x + 1, plot.y, used,
		    test->verdict == VERDICT_UNKNOWN ? ROLE_TEXT : ROLE_STRONG, verdict_title(test->verdict));
	if (test->reason == REASON_BEND) {
		date_format(when, (int)floor(date_from_decimal_year(test->line.at)));
		snprintf(text, sizeof text, _("%s, break %.7s, %s "), bend_pace(&bend->test, test, pace, ui->charset),
			 when, bend_p(test, p));
		notes_figure(&ui->notes, figure, 2, text, sizeof text, ui->charset);
	} else if (test->reason == REASON_FEW || test->reason == REASON_SHORT || test->reason == REASON_UNTESTED) {
		snprintf(text, sizeof text, _("n %zu: too little for a test of bending"), test->n);
	} else {
		snprintf(text, sizeof text, _("a bend at %s or none; 2 says why"), bend_p(test, p));
	}
	used = utf8_width(text) < plot.w * 2 / 3 ? utf8_width(text) : plot.w * 2 / 3;
	used = free_columns(canvas, plot.x + 1, plot.y + 1, used);
	canvas_fill(canvas, (struct rect){ plot.x, plot.y + 1, used + 2, 1 }, ' ', ROLE_TEXT);
	canvas_text(canvas, plot.x + 1, plot.y + 1, used, ROLE_TEXT, text);
}

void pane_draw(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane)
{
	struct words words;
	const struct series *series = pane_series(ui, pane);
	pane->area = area;
	hit_add(ui, area, HIT_PANE, (size_t)(pane - ui->panes[ui->view]));
	if (!series) {
		draw_nothing(canvas, area, pane);
		return;
	}
	const struct figure *figure = series_figure(ui, series);
	int rule = area.h >= 4, budget = budget_of(area), columns = area.w > 2 ? area.w - 2 : area.w;
	bool small = area.w < SMALL_COLUMNS || area.h < 9;
	pane->drawn = true;
	if (rule)
		draw_rule(ui, canvas, area, pane, figure);
	plot_build(ui, pane, series, area.w - 8, small);
	pane->result.hidden = 0;
	for (size_t i = 0; i < figure->count; i++)
		pane->result.hidden += !scale_accepts(&pane->chart.y, figure->points[i].at.y);
	gather(ui, &words, pane, figure, columns, budget);
	int used = share_rows(&words, canvas, columns, budget);
	struct rect plot = { area.x, area.y + rule, area.w, area.h - rule - used };
	if (plot.h > 0)
		chart_draw(canvas, plot, &pane->chart, &pane->result);
	if (plot.h > 0)
		picture_add(ui, &pane->chart, &pane->result, figure, series->title);
	if (plot.h > 0)
		draw_verdict(ui, canvas, pane, figure);
	rest_cursor(ui, canvas, pane);
	draw_words(&words, canvas,
		   (struct rect){ area.x + (area.w > 2), plot.y + (plot.h > 0 ? plot.h : 0), columns,
				  used });
}

/* The newest of the best: what a sparkline ends at. */
static void latest(struct ui *ui, const struct figure *figure, char text[NUM_TEXT])
{
	text[0] = '\0';
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].record && !figure->points[i].later)
			num_value(text, &figure->series->unit, figure->points[i].at.y, ui->charset);
}

void pane_draw_brief(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane)
{
	char text[WORD_TEXT], value[NUM_TEXT], day[40];
	const struct series *series = pane_series(ui, pane);
	int x = area.x + 1, y = area.y, columns = area.w - 2, end = area.y + area.h;
	bool focused = pane == pane_focused(ui);
	pane->area = area;
	hit_add(ui, area, HIT_PANE, (size_t)(pane - ui->panes[ui->view]));
	words_as_of(pane_series(ui, pane) ? series_figure(ui, pane_series(ui, pane)) : NULL, day);
	snprintf(text, sizeof text, "%s%s", driver_title(pane->driver), day);
	if (utf8_width(text) + 5 > area.w)
		text[strlen(driver_title(pane->driver))] = '\0';
	canvas_rule(canvas, area.x, y++, area.w - 1, focused ? ROLE_FOCUS : ROLE_TITLE, text, "");
	if (focused) {
		canvas->cursor_x = area.x + 2;
		canvas->cursor_y = area.y;
	}
	if (!series)
		return;
	const struct figure *figure = series_figure(ui, series);
	canvas_text(canvas, x, y++, columns, ROLE_TEXT, series->short_title);
	latest(ui, figure, value);
	int spark = columns - utf8_width(value) - 1;
	if (spark > 3 && y < end)
		list_sparkline(ui, canvas, x, y, spark, figure, driver_role(pane->driver));
	if (y < end)
		canvas_text_right(canvas, x, y++, columns, ROLE_TEXT, value);
	words_rate(ui, figure, 2, text, sizeof text);
	int rows = end - y < 2 ? end - y : 2;
	if (rows > 0)
		y += canvas_wrap(canvas, (struct rect){ x, y, columns, rows }, 0,
				 figure->has_fit ? ROLE_STRONG : ROLE_WARNING, text) > 1
			     ? rows
			     : 1;
	if (y < end && words_share(ui, pane->driver, text, sizeof text))
		y += canvas_wrap(canvas, (struct rect){ x, y, columns, end - y }, 0, ROLE_TEXT, text);
	if (y < end && words_compare(ui, figure, text, sizeof text))
		y += canvas_wrap(canvas, (struct rect){ x, y, columns, end - y }, 0, ROLE_DIM, text);
	enum role role = words_doubt(figure, text, sizeof text);
	if (y < end && *text)
		canvas_wrap(canvas, (struct rect){ x, y, columns, end - y }, 0, role, text);
}

void pane_draw_table(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const char *title)
{
	struct grid *grid = &pane->grid;
	char right[160], found[100] = "";
	bool focused = pane == pane_focused(ui);
	pane->area = area;
	hit_add(ui, area, HIT_PANE, (size_t)(pane - ui->panes[ui->view]));
	grid_ready(ui, grid);
	if (grid->filter[0])
		snprintf(found, sizeof found, "/%s %s ", grid->filter, dot(ui));
	if (grid->filter[0])
		snprintf(right, sizeof right, _("%s%zu of %zu rows"), found, grid->shown_count,
			 grid->count);
	else
		snprintf(right, sizeof right, P_("%zu row", "%zu rows", grid->count), grid->count);
	if (area.h >= 3) {
		canvas_rule(canvas, area.x, area.y, area.w, focused ? ROLE_FOCUS : ROLE_TITLE, title,
			    right);
		area.y++;
		area.h--;
	}
	int margin = area.w > 10;
	grid_draw(ui, grid, canvas,
		   (struct rect){ area.x + margin, area.y, area.w - 2 * margin, area.h }, focused);
}
