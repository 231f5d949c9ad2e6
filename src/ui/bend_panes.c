/* bend_panes.c - the panes of the view Acceleration that are words and bars. */
#include "ui/bend_panes.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void bend_title(struct ui *ui, int pane, const struct bend *bend, char text[120])
{
	static const char *const sets[] = { N_("break and line"), N_("all curves"),
					    N_("best by AICc") };
	char scale[100];
	switch (pane) {
	case BEND_CHART:
		words_scale(ui, series_figure(ui, bend->series), true, scale, sizeof scale);
		snprintf(text, 120, "%s %s %s", scale, dot(ui), _(sets[ui->bend_curves]));
		break;
	case BEND_CURVES:
		snprintf(text, 120, "%s", _("weight by AICc, error of 6-month forecasts"));
		break;
	case BEND_RULES:
		snprintf(text, 120, _("%zu straight worlds"), bend->started ? bend->test.draws : 0);
		break;
	case BEND_RATIO:
		snprintf(text, 120, "%s", _("slope after / before"));
		break;
	case BEND_RECENT:
		snprintf(text, 120, _("last %g years against all before"), ui->bend_years);
		break;
	default:
		snprintf(text, 120, "%s", driver_title(bend->series->driver));
	}
}

static bool ready(struct canvas *canvas, struct rect area, const struct bend *bend, bool scored)
{
	const char *words = !bend->started                 ? _("being tested")
			    : bend->test.own.refusal[0]    ? bend->test.own.refusal
			    : scored && !bend->test.scored ? _("being compared")
							   : NULL;
	if (words)
		canvas_wrap(canvas, (struct rect){ area.x + 1, area.y, area.w - 2, area.h }, 0,
			    ROLE_DIM, words);
	return !words;
}

void bend_draw_curves(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend)
{
	(void)pane;
	(void)ui;
	int name = 18, figures = area.w >= 50 ? 16 : 6;
	int bar = area.w - 2 - name - 5 - figures, y = area.y, best = 0;
	if (!ready(canvas, area, bend, true))
		return;
	const struct candidate_score *scores = bend->test.scores;
	for (int i = 0; i < CANDIDATE_COUNT; i++)
		if (scores[i].forecasts && scores[i].crps < scores[best].crps)
			best = i;
	for (int i = 0; i < CANDIDATE_COUNT && y < area.y + area.h; i++, y++) {
		char text[64], crps[NUM_TEXT];
		enum role role = scores[i].weight > 0.5 ? ROLE_STRONG : ROLE_TEXT;
		canvas_text(canvas, area.x + 1, y, name, role, candidate_title(i));
		if (!scores[i].fitted)
			continue;
		snprintf(text, sizeof text, "%3.0f %%", scores[i].weight * 100);
		canvas_text(canvas, area.x + name, y, 5, role, text);
		if (bar > 3)
			chart_bar(canvas, area.x + name + 6, y, bar - 2, scores[i].weight,
				  ROLE_FIT);
		if (!scores[i].forecasts)
			continue;
		num_digits(crps, scores[i].crps, 2);
		snprintf(text, sizeof text, area.w >= 50 ? _("CRPS %s%s") : "%s%s", crps,
			 i == best ? "*" : " ");
		canvas_text_right(canvas, area.x + area.w - figures - 1, y, figures,
				  i == best ? ROLE_STRONG : ROLE_TEXT, text);
	}
	if (y < area.y + area.h - 1 && scores[best].forecasts)
		canvas_printf(canvas, area.x + 1, y + 1, area.w - 2, ROLE_DIM,
			      _("* forecasts best; the straight line is off by %.2g"),
			      scores[CANDIDATE_LINE].rmse);
}

void bend_draw_rules(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const struct bend *bend)
{
	(void)pane;
	if (!bend->started) {
		ready(canvas, area, bend, false);
		return;
	}
	int each = area.h / ACCELERATION_RULES, y = area.y;
	each = each > 3 ? 3 : each < 1 ? 1 : each;
	for (size_t i = 0; i < bend->test.rule_count && y < area.y + area.h; i++, y += each) {
		const struct bend_test *test = &bend->test.rules[i];
		char rule[64], p[64], pace[120];
		bool own = test->rule == bend->selection.frontier;
		canvas_text(canvas, area.x + 1, y, 23, own ? ROLE_STRONG : ROLE_TEXT,
			    bend_rule(test, rule));
		canvas_text(canvas, area.x + 25, y, area.w - 26,
			    test->verdict == VERDICT_UNKNOWN ? ROLE_TEXT : ROLE_STRONG,
			    verdict_title(test->verdict));
		if (each > 1)
			canvas_printf(canvas, area.x + 3, y + 1, area.w - 4, ROLE_TEXT, "n %zu, %s",
				      test->n,
				      test->refusal[0] ? _("not tested") : bend_p(test, p));
		if (each > 1 && !test->refusal[0] && area.w > 25)
			canvas_text(canvas, area.x + 25, y + 1, area.w - 26, ROLE_TEXT,
				    bend_pace(&bend->test, test, pace, ui->charset));
		if (each > 2)
			canvas_text(canvas, area.x + 3, y + 2, area.w - 4, ROLE_DIM,
				    bend_rule_bias(test->rule));
	}
}

static int draw_share(struct ui *ui, struct canvas *canvas, struct rect row,
		      enum recent_scale scale, const struct bend *bend)
{
	struct recent recent = acceleration_recent(&bend->test, scale, ui->bend_years);
	double turn = acceleration_turn(&bend->test, scale), all = recent.before + recent.gain;
	char number[NUM_TEXT], years[NUM_TEXT], text[120];
	int bar = row.w - 9;
	if (!recent.has)
		return 0;
	snprintf(text, sizeof text, _("%s: %s times all before; 1 from %s years"),
		 recent_title(scale),
		 isfinite(recent.ratio) ? num_digits(number, recent.ratio, 2) : _("without bound"),
		 isnan(turn) ? "-" : num_digits(years, turn, 2));
	canvas_text(canvas, row.x, row.y, row.w, recent.ratio >= 1 ? ROLE_STRONG : ROLE_TEXT, text);
	if (row.h < 3 || bar < 4)
		return 1;
	canvas_text(canvas, row.x, row.y + 1, 8, ROLE_DIM, _("before"));
	chart_bar(canvas, row.x + 8, row.y + 1, bar, recent.before / all, ROLE_DIM);
	canvas_text(canvas, row.x, row.y + 2, 8, ROLE_TEXT, _("recent"));
	chart_bar(canvas, row.x + 8, row.y + 2, bar, recent.gain / all, ROLE_FIT);
	return 3;
}

void bend_draw_recent(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend)
{
	(void)pane;
	struct str note;
	int y = area.y, end = area.y + area.h;
	if (!bend->started) {
		ready(canvas, area, bend, false);
		return;
	}
	int tall = area.h >= 10;
	for (int scale = 0; scale < RECENT_SCALES && y < end; scale++)
		y += draw_share(ui, canvas,
				(struct rect){ area.x + 1, y, area.w - 2, tall ? 3 : 1 },
				(enum recent_scale)scale, bend);
	if (y == area.y)
		y += canvas_wrap(canvas, (struct rect){ area.x + 1, y, area.w - 2, end - y }, 0,
				 ROLE_DIM, _("the record is not as long as this window"));
	str_init(&note);
	acceleration_tautology(&bend->test, &note);
	if (y < end)
		canvas_wrap(canvas, (struct rect){ area.x + 1, y, area.w - 2, end - y }, 0,
			    ROLE_DIM, note.text);
	str_clear(&note);
}

static void draw_entry(struct ui *ui, struct canvas *canvas, struct rect row, size_t index,
		       bool focused)
{
	const struct series *series = &ui->series.items[index];
	const struct selection *selection = &series_state(ui, series)->setting.selection;
	const struct bend *bend = bends_get(&ui->bends, series, selection, index == ui->current);
	bool selected = index == ui->current;
	enum role role = selected && focused ? ROLE_SELECTED : selected ? ROLE_STRONG : ROLE_TEXT;
	int verdict = 13, spark = row.w >= 46 ? 10 : 0, title = row.w - verdict - spark - 2;
	if (row.w >= 90)
		title = 30;
	if (selected && focused)
		canvas_fill(canvas, row, ' ', role);
	canvas_text(canvas, row.x, row.y, title, role, series->short_title);
	if (spark)
		list_sparkline(ui, canvas, row.x + title + 1, row.y, spark,
			       series_figure(ui, series),
			       selected && focused ? role : driver_role(series->driver));
	int x = row.x + title + spark + 2;
	canvas_text(canvas, x, row.y, verdict,
		    bend->started && bend->test.own.verdict != VERDICT_UNKNOWN && !selected
			    ? ROLE_STRONG
			    : role,
		    bend->started ? verdict_title(bend->test.own.verdict) : "...");
	if (row.w < 90 || !bend->started)
		return;
	struct str why;
	str_init(&why);
	bend_reason(&bend->test, &bend->test.own, &why, ui->charset);
	canvas_text(canvas, x + verdict + 1, row.y, row.x + row.w - x - verdict - 1,
		    selected && focused ? role : ROLE_DIM, why.text);
	str_clear(&why);
}

void bend_draw_series(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      const struct bend *bend)
{
	(void)bend;
	size_t first = 0, count = driver_series(ui, pane->driver, &first), page = (size_t)area.h;
	size_t chosen = ui->current - first, top = 0;
	bool focused = pane == pane_focused(ui);
	if (page && chosen >= page)
		top = chosen - page + 1;
	for (size_t i = top; i < count && i < top + page; i++) {
		int y = area.y + (int)(i - top);
		draw_entry(ui, canvas, (struct rect){ area.x + 1, y, area.w - 2, 1 }, first + i,
			   focused);
		hit_add(ui, (struct rect){ area.x, y, area.w, 1 }, HIT_SERIES, first + i);
	}
}
