/* view_whatif.c - levers on the left; on the right the fan of the chosen output and what stands
 * below it: dates against the base, the tornado, or the scenarios. */
#include "ui/view.h"

#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SIDE_COLUMNS = 60, NARROW_LEVERS = 33, SLIDER = 12, SLIDER_FROM = 50 };

void whatif_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	panes[0].kind = panes[1].kind = PANE_WHATIF;
}

/* Rows of the list: a heading for each group, then its levers. */
static long row_lever(const struct lever_list *levers, size_t row, enum lever_group *group)
{
	size_t at = 0;
	for (size_t i = 0; i < levers->count; i++) {
		*group = levers->items[i].group;
		if ((i == 0 || levers->items[i - 1].group != *group) && at++ == row)
			return -1;
		if (at++ == row)
			return (long)i;
	}
	return -2;
}

static size_t lever_row(const struct lever_list *levers, size_t lever)
{
	size_t at = 0;
	for (size_t i = 0; i < levers->count; i++) {
		at += i == 0 || levers->items[i - 1].group != levers->items[i].group;
		if (i == lever)
			return at;
		at++;
	}
	return 0;
}

static void draw_heading(struct ui *ui, struct canvas *canvas, struct rect row,
			 enum lever_group group)
{
	struct whatif_share shares[ENGINE_DRIVERS];
	char text[60];
	canvas_text(canvas, row.x, row.y, row.w, ROLE_HEADER, lever_group_title(group));
	if (group > GROUP_TRAINING || !whatif_overview_shares(ui, shares))
		return;
	const struct whatif_share *share = &shares[group];
	snprintf(text, sizeof text, _("%.0f %% of growth [%.0f, %.0f]"), 100 * share->middle,
		 100 * share->low, 100 * share->high);
	if (utf8_width(text) + utf8_width(lever_group_title(group)) + 1 > row.w)
		snprintf(text, sizeof text, "%.0f %%", 100 * share->middle);
	canvas_text_right(canvas, row.x, row.y, row.w, ROLE_DIM, text);
}

static void draw_slider(struct canvas *canvas, int x, int y, double place, enum role role)
{
	int at = (int)lround(place * (SLIDER - 1));
	for (int i = 0; i < SLIDER; i++)
		canvas_put(canvas, x + i, y,
			   i == at ? (canvas->charset == CHARSET_ASCII ? 'O' : U'●')
			   : canvas->charset == CHARSET_ASCII ? '-'
							      : U'─',
			   i == at ? role : ROLE_RULE);
}

/* Where the setting stands in the published range, or what kind of assumption it is. */
static void mark_of(const struct ui *ui, const struct lever *lever, double value, bool wide,
		    char text[16])
{
	double percentile = lever_percentile(&ui->whatif.world.levers, lever, value);
	if (value > lever->speculative)
		snprintf(text, 16, "%s", wide ? _("specul.") : "!");
	else if (!isnan(percentile))
		snprintf(text, 16,
			 percentile < 0.005   ? "P<1"
			 : percentile > 0.995 ? "P>99"
					      : "P%.0f",
			 100 * percentile);
	else if (lever->tier == LEVER_JUDGEMENT)
		snprintf(text, 16, "%s", wide ? _("assumed") : "?");
	else
		text[0] = '\0';
}

static void draw_lever(struct ui *ui, struct canvas *canvas, struct rect row, size_t at,
		       bool focused)
{
	struct whatif_state *w = &ui->whatif;
	const struct lever *lever = &w->world.levers.items[at];
	double value = scenario_value(&w->now, &w->world.levers, at);
	bool selected = at == w->lever, wide = row.w >= SLIDER_FROM;
	char text[NUM_TEXT], mark[16];
	int marks = wide ? 8 : 4, values = 8;
	int title = row.w - 3 - values - marks - (wide ? SLIDER + 1 : 0);
	enum role role = selected && focused ? ROLE_SELECTED
			 : w->now.set[at]    ? ROLE_STRONG
			 : selected          ? ROLE_FOCUS
					     : ROLE_TEXT;
	if (selected && focused)
		canvas_fill(canvas, (struct rect){ row.x, row.y, row.w, 1 }, ' ', role);
	if (selected)
		canvas_put(canvas, row.x, row.y, canvas->charset == CHARSET_ASCII ? '>' : U'▸',
			   role);
	if (w->now.set[at])
		canvas_put(canvas, row.x + 1, row.y, '*', role);
	canvas_text(canvas, row.x + 2, row.y, title, role, lever->title);
	lever_text(lever, value, text);
	canvas_text_right(canvas, row.x + 2 + title, row.y, values, role, text);
	if (wide)
		draw_slider(canvas, row.x + 3 + title + values, row.y, lever_place(lever, value),
			    role);
	mark_of(ui, lever, value, wide, mark);
	canvas_text_right(canvas, row.x + row.w - marks, row.y, marks,
			  selected && focused          ? role
			  : value > lever->speculative ? ROLE_WARNING
						       : ROLE_DIM,
			  mark);
	if (selected && focused) {
		canvas->cursor_x = row.x;
		canvas->cursor_y = row.y;
	}
}

static void draw_lever_rows(struct ui *ui, struct canvas *canvas, struct rect area, bool focused)
{
	struct whatif_state *w = &ui->whatif;
	const struct lever_list *levers = &w->world.levers;
	size_t at = lever_row(levers, w->lever), page = (size_t)area.h;
	size_t rows = lever_row(levers, levers->count - 1) + 1;
	if (at < w->top + 1)
		w->top = at > 0 ? at - 1 : 0;
	if (at >= w->top + page)
		w->top = at - page + 1;
	if (w->top + page > rows)
		w->top = rows > page ? rows - page : 0;
	for (int y = 0; y < area.h; y++) {
		enum lever_group group = GROUP_HARDWARE;
		struct rect row = { area.x, area.y + y, area.w, 1 };
		long lever = row_lever(levers, w->top + (size_t)y, &group);
		if (lever == -1)
			draw_heading(ui, canvas, row, group);
		else if (lever >= 0)
			draw_lever(ui, canvas, row, (size_t)lever, focused);
		if (lever >= 0)
			hit_add(ui, row, HIT_LEVER, (size_t)lever);
	}
}

void whatif_draw_levers(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	char title[160];
	struct pane *pane = &ui->panes[ui->view][0];
	bool focused = pane == pane_focused(ui);
	pane->area = area;
	hit_add(ui, area, HIT_PANE, 0);
	snprintf(title, sizeof title, "%s %s %s%s", _("Levers"), dot(ui), w->now.name,
		 scenario_same(&w->now, &w->kept) ? "" : _(" (changed)"));
	if (area.h >= 3) {
		canvas_rule(canvas, area.x, area.y, area.w, focused ? ROLE_FOCUS : ROLE_TITLE,
			    title,
			    area.w > 44 ? ui->charset == CHARSET_ASCII ? _("<- -> turn") : _("← → turn")
					: "");
		area.y++;
		area.h--;
	}
	int margin = area.w > 30;
	draw_lever_rows(ui, canvas,
			(struct rect){ area.x + margin, area.y, area.w - 2 * margin, area.h },
			focused);
}

static void draw_side(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	struct pane *pane = &ui->panes[ui->view][1];
	pane->area = area;
	hit_add(ui, area, HIT_PANE, 1);
	if (area.h < 1)
		return;
	if (w->side == SIDE_TORNADO)
		whatif_draw_tornado(ui, canvas, area);
	else if (w->side == SIDE_SCENARIOS)
		whatif_draw_scenarios(ui, canvas, area);
	else
		whatif_draw_answers(ui, canvas, area);
}

/* Right of the levers: the fan, below it what was asked for. */
static void draw_right(struct ui *ui, struct canvas *canvas, struct rect area)
{
	if (area.h < 12) {
		draw_side(ui, canvas, area);
		return;
	}
	int below = area.h * 9 / 20 < 8 ? 8 : area.h * 9 / 20;
	struct rect top = { area.x, area.y, area.w, area.h - below };
	whatif_draw_fan(ui, canvas, top);
	draw_side(ui, canvas, (struct rect){ area.x, area.y + top.h, area.w, below });
}

/* Wide screens show the tornado below the levers all the time. */
static void draw_left(struct ui *ui, struct canvas *canvas, struct rect area)
{
	struct whatif_state *w = &ui->whatif;
	bool tornado = area.w >= 44 && area.h >= 30 && w->side != SIDE_TORNADO;
	int below = tornado ? area.h / 3 : 0;
	whatif_draw_levers(ui, canvas, (struct rect){ area.x, area.y, area.w, area.h - below });
	if (tornado)
		whatif_draw_tornado(
			ui, canvas,
			(struct rect){ area.x, area.y + area.h - below, area.w, below });
}

static int left_columns(int w)
{
	int left = w * 2 / 5;
	return w < 100 ? NARROW_LEVERS + (w - SIDE_COLUMNS) / 20 : left > 70 ? 70 : left;
}

void whatif_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	if (!whatif_ready(ui)) {
		char text[700];
		snprintf(text, sizeof text,
			 isfinite(ui->as_of) ? _("%s; :as-of open stands on today again") : "%s",
			 ui->whatif.trouble);
		canvas_wrap(canvas, (struct rect){ area.x + 1, area.y, area.w - 2, area.h }, 0,
			    ROLE_WARNING, text);
		return;
	}
	whatif_begin_runs(ui);
	if (ui->whatif.drafted && !ui->status.length)
		say(ui, "%s",
		    _("what was on the levers the last time is here again; 0 goes back to the "
		      "base"));
	ui->whatif.drafted = false;
	notes_mark(&ui->notes, ui->whatif.world.levers.items[ui->whatif.lever].source,
		   (char[40]){ 0 }, 40, ui->charset);
	if (area.w < SIDE_COLUMNS || ui->zoomed[ui->view]) {
		if (ui->focus[ui->view] == 0)
			whatif_draw_levers(ui, canvas, area);
		else
			draw_right(ui, canvas, area);
		return;
	}
	int left = left_columns(area.w);
	draw_left(ui, canvas, (struct rect){ area.x, area.y, left, area.h });
	draw_right(ui, canvas,
		   (struct rect){ area.x + left + 1, area.y, area.w - left - 1, area.h });
}
