/* whatif_answers.c - below the fan: dates against the base, what matters, scenarios, shares. */
#include "ui/state.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
	SHIFT = 7,
	BASE = 7,
	OVER = 8,
	LABEL_MOST = 28,
	DATE_MOST = 24,
	DATE_SHORT = 19,
	DATE_LEAST = 15,
	NAME = 20
};

static bool is_open(const struct whatif_date *date)
{
	return isnan(date->met) && !date->unreachable;
}

size_t whatif_order(struct ui *ui, size_t order[WHATIF_THRESHOLDS])
{
	struct whatif_state *w = &ui->whatif;
	size_t n = 0;
	struct whatif_date date;
	whatif_begin_runs(ui);
	for (int open = 1; open >= 0; open--)
		for (size_t i = 0; i < w->world.threshold_count; i++) {
			whatif_date_met(&w->run, i, &date);
			if (is_open(&date) == (open == 1))
				order[n++] = i;
		}
	return n;
}

/* A year whose last digit is dimmed when chance could move it. */
static void draw_year(const struct ui *ui, struct canvas *canvas, int x, int y, int columns,
		      const struct whatif_date *date, enum role role)
{
	char text[80];
	bool unsure = date->error > 0.05 && is_open(date) && isfinite(date->p50);
	whatif_date_words(&ui->whatif.run, date, text, sizeof text);
	canvas_text(canvas, x, y, columns, role, text);
	const char *point = strchr(text, '.');
	if (unsure && point && role != ROLE_SELECTED)
		canvas_recolour(canvas, (struct rect){ x + (int)(point - text), y, 2, 1 },
				ROLE_DIM);
}

static void draw_over(struct ui *ui, struct canvas *canvas, int x, int y, size_t t, enum role role)
{
	struct whatif_state *w = &ui->whatif;
	for (size_t i = 0; i < w->over_count; i++, x += OVER) {
		struct whatif_date date;
		char year[16];
		whatif_date(&w->overs[i], t, &date);
		if (is_open(&date))
			canvas_text_right(canvas, x, y, OVER - 1, role,
					  whatif_year(&w->overs[i],
						      isnan(date.p50) ? date.middle : date.p50,
						      year));
	}
}

/* Columns of one row, from the room there is. */
struct columns {
	int label, base, date, shift, over;
};

static struct columns columns_of(const struct ui *ui, int w)
{
	struct columns c = { .over = (int)ui->whatif.over_count * OVER };
	c.shift = scenario_changes(&ui->whatif.now) > 0 ? SHIFT : 0;
	c.date = w - c.shift >= 52   ? DATE_MOST
		 : w - c.shift >= 41 ? DATE_SHORT
		 : w >= 35           ? DATE_LEAST
				     : 8;
	c.base = !c.shift ? 0 : w - c.date - c.shift - c.over >= 18 + BASE ? BASE : 0;
	c.over = w - c.date - c.shift - c.over - c.base >= 14 ? c.over : 0;
	c.label = w - c.date - c.shift - c.over - c.base;
	c.label = c.label > LABEL_MOST ? LABEL_MOST : c.label;
	return c;
}

/* One end of a range without its century, in whole years when `digits` is 0. */
static char *end_of(const struct whatif_run *run, double year, int digits, char text[16])
{
	whatif_year(run, year, text);
	if (text[0] == '2')
		snprintf(text, 16, "%0*.*f", digits ? 4 : 2, digits, fmod(year, 100));
	return text;
}

/* "2027.3 [26.9, 28.0]" where there is no room for the centuries, then "2027.3 [27, 28]". */
static void shorten(const struct whatif_run *run, const struct whatif_date *date, char *text,
		    size_t size, int columns)
{
	char middle[16], low[16], high[16];
	for (int digits = 1; digits >= 0 && utf8_width(text) > columns && is_open(date); digits--)
		snprintf(text, size, "%s [%s, %s]", whatif_year(run, date->p50, middle),
			 end_of(run, date->p10, digits, low), end_of(run, date->p90, digits, high));
	if (utf8_width(text) > columns && is_open(date))
		whatif_year(run, date->p50, text);
}

static void draw_answer(struct ui *ui, struct canvas *canvas, struct rect row, size_t t,
			bool focused)
{
	struct whatif_state *w = &ui->whatif;
	struct columns c = columns_of(ui, row.w);
	struct whatif_date date, base;
	char text[80], shift[NUM_TEXT];
	whatif_date(&w->run, t, &date);
	whatif_date(&w->base, t, &base);
	bool selected = t == w->threshold, open = is_open(&date);
	enum role role = selected && focused ? ROLE_SELECTED
			 : selected          ? ROLE_STRONG
			 : open              ? ROLE_TEXT
					     : ROLE_DIM;
	int x = row.x;
	if (selected && focused)
		canvas_fill(canvas, row, ' ', role);
	canvas_text(canvas, x, row.y, c.label - 1, role, w->world.thresholds[t].label);
	x += c.label;
	if (c.base && open)
		canvas_text_right(
			canvas, x, row.y, c.base - 1, role,
			whatif_year(&w->base, isnan(base.p50) ? base.middle : base.p50, text));
	x += c.base;
	whatif_date_words(&w->run, &date, text, sizeof text);
	if (utf8_width(text) <= c.date) {
		draw_year(ui, canvas, x, row.y, c.date, &date, role);
	} else {
		shorten(&w->run, &date, text, sizeof text, c.date);
		canvas_text(canvas, x, row.y, c.date, role, text);
	}
	x += c.date;
	whatif_shift_words(open && !isnan(date.p50) ? date.p50 - base.p50
			   : open                   ? date.middle - base.middle
						    : (double)NAN,
			   shift);
	if (scenario_changes(&w->now) > 0)
		canvas_text_right(canvas, x + 1, row.y, c.shift - 1, role, shift);
	if (c.over)
		draw_over(ui, canvas, x + c.shift, row.y, t, role);
}

static void draw_headings(struct ui *ui, struct canvas *canvas, struct rect row)
{
	struct whatif_state *w = &ui->whatif;
	struct columns c = columns_of(ui, row.w);
	int x = row.x + c.label;
	if (c.base)
		canvas_text_right(canvas, x, row.y, c.base - 1, ROLE_HEADER, _("base"));
	canvas_text(canvas, x + c.base, row.y, c.date, ROLE_HEADER,
		    scenario_same(&w->now, &w->kept) ? w->now.name : _("this"));
	if (scenario_changes(&w->now) > 0)
		canvas_text_right(canvas, x + c.base + c.date + 1, row.y, c.shift - 1, ROLE_HEADER,
				  _("shift"));
	for (size_t i = 0; c.over && i < w->over_count; i++)
		canvas_text_right(canvas, x + c.base + c.date + c.shift + (int)i * OVER, row.y,
				  OVER - 1, ROLE_HEADER, w->over[i].name);
}

static struct rect side_rule(struct ui *ui, struct canvas *canvas, struct rect area,
			     const char *title, const char *right)
{
	bool focused = whatif_focused(ui) && ui->focus[ui->view] == 1;
	canvas_rule(canvas, area.x, area.y, area.w, focused ? ROLE_FOCUS : ROLE_TITLE, title,
		    right);
	if (focused) {
		canvas->cursor_x = area.x + 2;
		canvas->cursor_y = area.y;
	}
	return (struct rect){ area.x + 1, area.y + 1, area.w - 2, area.h - 1 };
}

void whatif_draw_answers(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	size_t order[WHATIF_THRESHOLDS], count = whatif_order(ui, order), at = 0;
	char right[80];
	bool focused = whatif_focused(ui) && ui->focus[ui->view] == 1;
	snprintf(right, sizeof right,
		 w->run.done ? _("80 %% of %zu draws, seed %llu") : _("medians"), w->run.done,
		 (unsigned long long)w->run.options.seed);
	struct rect in = side_rule(ui, canvas, area, _("Against the base"), right);
	int shares = in.h >= 12 ? 3 : in.h >= 7 ? 1 : 0;
	draw_headings(ui, canvas, (struct rect){ in.x, in.y, in.w, 1 });
	int rows = in.h - 1 - shares;
	while (at + 1 < count && order[at] != w->threshold)
		at++;
	size_t page = rows > 0 ? (size_t)rows : 0;
	if (at < w->answer_top)
		w->answer_top = at;
	if (page && at >= w->answer_top + page)
		w->answer_top = at - page + 1;
	if (w->answer_top + page > count)
		w->answer_top = count > page ? count - page : 0;
	for (int y = 0; y < rows && w->answer_top + (size_t)y < count; y++) {
		struct rect row = { in.x, in.y + 1 + y, in.w, 1 };
		size_t t = order[w->answer_top + (size_t)y];
		hit_add(ui, row, HIT_ANSWER, t);
		draw_answer(ui, canvas, row, t, focused);
	}
	if (shares)
		whatif_draw_shares(ui, canvas,
				   (struct rect){ in.x, in.y + in.h - shares, in.w, shares });
}

void whatif_draw_shares(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	double then[ENGINE_DRIVERS];
	struct whatif_share now[ENGINE_DRIVERS];
	char line[400];
	size_t used = 0;
	if (!whatif_overview_shares(ui, now))
		return;
	whatif_shares_then(&w->run, then, NULL);
	if (area.h >= 3) {
		used = (size_t)snprintf(line, sizeof line, "%s", _("growth now: "));
		for (int d = 0; d < ENGINE_DRIVERS && used < sizeof line; d++)
			used += (size_t)snprintf(
				line + used, sizeof line - used, "%s%s %.0f %% [%.0f, %.0f]",
				d ? _(", ") : "", engine_driver_title((enum engine_driver)d),
				100 * now[d].middle, 100 * now[d].low, 100 * now[d].high);
		canvas_wrap(canvas, (struct rect){ area.x, area.y, area.w, 2 }, 0, ROLE_DIM, line);
		area.y += area.h - 1;
	}
	used = (size_t)snprintf(line, sizeof line, _("gain by %.0f: "), w->run.options.until);
	for (int d = 0; d < ENGINE_DRIVERS && used < sizeof line; d++)
		used += (size_t)snprintf(line + used, sizeof line - used, "%s%s %.0f %%",
					 d ? _(", ") : "",
					 engine_driver_title((enum engine_driver)d), 100 * then[d]);
	canvas_text(canvas, area.x, area.y, area.w, ROLE_DIM, line);
}

/* -- the tornado -- */

/* The rank correlation of a lever with the date, NaN when it is not drawn. */
static double rank_of(const struct whatif *world, const double *ranks, size_t lever)
{
	for (size_t i = 0; i < world->drawn_count; i++)
		if (world->drawn[i] == lever)
			return ranks[i];
	return NAN;
}

static double reach(const struct whatif_run *run, double year)
{
	return isinf(year) ? run->options.until + 1 : year;
}

struct tornado_scale {
	double middle, most;
	int x, columns;
};

static void draw_bar(struct canvas *canvas, int y, const struct tornado_scale *scale, double low,
		     double high)
{
	bool ascii = canvas->charset == CHARSET_ASCII;
	int half = scale->columns / 2, centre = scale->x + half;
	double from = fmin(low, high) - scale->middle, to = fmax(low, high) - scale->middle;
	int a = centre + (int)lround(from / scale->most * half);
	int b = centre + (int)lround(to / scale->most * half);
	for (int x = a; x <= b; x++)
		canvas_put(canvas, x, y, ascii ? '=' : U'━',
			   x < centre ? ROLE_RECORD : ROLE_FORECAST);
	canvas_put(canvas, centre, y, ascii ? '|' : U'│', ROLE_AXIS);
	if (a < centre)
		canvas_put(canvas, a, y, ascii ? '<' : U'◂', ROLE_RECORD);
	if (b > centre)
		canvas_put(canvas, b, y, ascii ? '>' : U'▸', ROLE_FORECAST);
}

static void draw_swing(struct ui *ui, struct canvas *canvas, struct rect row,
		       const struct whatif_swing *swing, const struct tornado_scale *scale,
		       double rank)
{
	const struct whatif_run *run = &ui->whatif.run;
	const struct lever *lever = &run->world->levers.items[swing->lever];
	double low = reach(run, swing->low), high = reach(run, swing->high);
	char months[24], text[24] = "";
	bool beyond = isinf(swing->low) || isinf(swing->high);
	snprintf(months, sizeof months, "%s%.1f", beyond ? ">" : "", 12 * fabs(high - low));
	canvas_text(canvas, row.x, row.y, scale->x - row.x - 1, ROLE_TEXT, lever->title);
	draw_bar(canvas, row.y, scale, low, high);
	int x = scale->x + scale->columns + 1;
	canvas_text_right(canvas, x, row.y, 6, ROLE_STRONG, months);
	if (!isnan(rank) && row.x + row.w - x - 6 >= 6)
		snprintf(text, sizeof text, "%+.2f", rank);
	canvas_text_right(canvas, x + 6, row.y, row.x + row.w - x - 6, ROLE_DIM, text);
}

void whatif_draw_tornado(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	struct whatif_swing swings[LEVERS_MAX];
	double ranks[WHATIF_DRAWN];
	struct whatif_date date;
	char right[120];
	size_t count = whatif_tornado(&w->run, w->threshold, swings);
	bool ranked = w->run.done > 2 && area.w >= 44;
	snprintf(right, sizeof right, _("%s %s months"), w->world.thresholds[w->threshold].label,
		 dot(ui));
	struct rect in =
		side_rule(ui, canvas, area,
			  w->side == SIDE_TORNADO || area.w >= 44 ? _("What matters") : "", right);
	whatif_date(&w->run, w->threshold, &date);
	if (count == 0 || isinf(date.middle)) {
		canvas_wrap(canvas, (struct rect){ in.x, in.y, in.w, in.h > 2 ? 2 : in.h }, 0,
			    ROLE_DIM,
			    count ? _("not reached by the end of the paths, so nothing can be held "
				      "against it")
				  : _("no lever moves this date"));
		return;
	}
	if (ranked)
		whatif_ranks(&w->run, w->threshold, ranks);
	struct tornado_scale scale = { .middle = date.middle, .x = in.x + NAME };
	scale.columns = in.w - NAME - 8 - (ranked ? 6 : 0);
	for (size_t i = 0; i < count; i++) {
		scale.most = fmax(scale.most, fabs(reach(&w->run, swings[i].low) - date.middle));
		scale.most = fmax(scale.most, fabs(reach(&w->run, swings[i].high) - date.middle));
	}
	for (size_t i = 0; i < count && (int)i < in.h; i++)
		draw_swing(ui, canvas, (struct rect){ in.x, in.y + (int)i, in.w, 1 }, &swings[i],
			   &scale,
			   ranked ? rank_of(&w->world, ranks, swings[i].lever) : (double)NAN);
}

/* -- the scenarios -- */

static bool is_overlaid(const struct whatif_state *w, const char *name)
{
	for (size_t i = 0; i < w->over_count; i++)
		if (strcmp(w->over[i].name, name) == 0)
			return true;
	return false;
}

void whatif_draw_scenarios(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	size_t count = whatif_listed_count(ui);
	bool focused = whatif_focused(ui) && ui->focus[ui->view] == 1;
	char right[60];
	snprintf(right, sizeof right, P_("%zu scenario", "%zu scenarios", count), count);
	struct rect in = side_rule(ui, canvas, area, _("Scenarios"), right);
	size_t page = in.h > 0 ? (size_t)in.h : 0;
	w->listed = count == 0 ? 0 : w->listed >= count ? count - 1 : w->listed;
	if (w->listed < w->list_top)
		w->list_top = w->listed;
	if (page && w->listed >= w->list_top + page)
		w->list_top = w->listed - page + 1;
	for (size_t i = 0; i < page && w->list_top + i < count; i++) {
		size_t at = w->list_top + i, row = (size_t)whatif_listed(ui, at);
		const char *name = dataset_value(ui->dataset, TABLE_SCENARIOS, row, 0).text;
		const char *title = _(dataset_get(ui->dataset, TABLE_SCENARIOS, row, "title").text);
		bool selected = at == w->listed,
		     mine = dataset_is_user(ui->dataset, TABLE_SCENARIOS, row);
		enum role role = selected && focused ? ROLE_SELECTED
				 : selected          ? ROLE_STRONG
						     : ROLE_TEXT;
		struct rect line = { in.x, in.y + (int)i, in.w, 1 };
		if (selected && focused)
			canvas_fill(canvas, line, ' ', role);
		canvas_printf(canvas, in.x, line.y, in.w, role, "%c %s",
			      is_overlaid(w, name) ? '+'
			      : mine               ? '*'
						   : ' ',
			      title && in.w < 50 ? title : name);
		if (in.w >= 50)
			canvas_text(canvas, in.x + 28, line.y, in.w - 28,
				    selected && focused ? role : ROLE_DIM, title ? title : "");
		hit_add(ui, line, HIT_SCENARIO, at);
	}
}
