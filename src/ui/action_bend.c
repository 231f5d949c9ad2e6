/* action_bend.c - what can be turned in the view Acceleration: the break, the window of the bars,
 * the curves. */
#include "ui/actions.h"

#include "base/date.h"
#include "ui/bend_panes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

static const struct bend *bend_here(struct ui *ui)
{
	const struct series *series = pane_series(ui, pane_focused(ui));
	return bends_get(&ui->bends, series, &series_state(ui, series)->setting.selection, true);
}

static void move_break(struct ui *ui, int by)
{
	const struct bend *bend = bend_here(ui);
	char when[16], ratio[NUM_TEXT], rise[NUM_TEXT];
	if (!bend->started || bend->test.own.refusal[0]) {
		refuse(ui, "%s",
		       bend->started ? bend->test.own.refusal : _("the break is being looked for"));
		return;
	}
	const struct bend_test *test = &bend->test.own;
	double step = (test->breaks.to - test->breaks.from) / (ACCELERATION_DATES - 1);
	double at = isnan(ui->bend_at) ? test->line.at : ui->bend_at;
	double to = fmin(fmax(at + by * step, test->breaks.from), test->breaks.to);
	if (!(fabs(to - at) > 0)) {
		refuse(ui, by < 0 ? _("no earlier break leaves enough points before it")
				  : _("no later break leaves enough points after it"));
		return;
	}
	ui->bend_at = to;
	struct break_line line = breaks_at(&test->breaks, to);
	double r = break_ratio(line.before, line.after);
	say(ui,
	    _("break at %s: after is %s times before; squares left %s times those of the best; 0 "
	      "goes back"),
	    date_format(when, (int)floor(date_from_decimal_year(line.at))),
	    isfinite(r) ? num_digits(ratio, r, 2) : _("without bound"),
	    num_digits(rise, line.rss / test->line.rss, 3));
}

static void move_window(struct ui *ui, int by)
{
	double years = ui->bend_years + 0.25 * by;
	if (years < 0.25 || years > 20) {
		refuse(ui, "%s", _("the window is between a quarter of a year and twenty years"));
		return;
	}
	ui->bend_years = years;
	say(ui, _("recent: the last %g years"), years);
}

bool bend_turn(struct ui *ui, int by)
{
	if (strcmp(ui_views[ui->view].id, "acceleration") != 0 || ui->crosshair ||
	    !chart_focused(ui))
		return false;
	if (ui->focus[ui->view] == BEND_RECENT)
		move_window(ui, by);
	else
		move_break(ui, by);
	return true;
}

bool bend_back(struct ui *ui)
{
	bool moved = !isnan(ui->bend_at) && strcmp(ui_views[ui->view].id, "acceleration") == 0;
	if (moved)
		ui->bend_at = (double)NAN;
	return moved;
}

void act_curves(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	static const char *const said[] = {
		N_("curves: the line with the best break, and the straight line"),
		N_("curves: all five"), N_("curves: the one that AICc prefers")
	};
	ui->bend_curves = (ui->bend_curves + 1) % 3;
	say(ui, "%s", _(said[ui->bend_curves]));
}

void act_best_break(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (!bend_back(ui))
		refuse(ui, "%s", _("the best break is shown"));
	else
		say(ui, "%s", _("the best break"));
}
