/* action_time.c - the day that charts stand on: what was released later is drawn, never fitted. */
#include "ui/actions.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

static const struct series *series_here(struct ui *ui)
{
	return pane_series(ui, pane_focused(ui));
}

static void say_day(struct ui *ui)
{
	char date[16];
	const struct series *series = chart_focused(ui) ? series_here(ui) : NULL;
	if (!isfinite(ui->as_of)) {
		say(ui, "%s", _("as of today: all there is"));
		return;
	}
	date_format(date, (int)ui->as_of);
	if (!series) {
		say(ui, _("all charts stand on %s"), date);
		return;
	}
	const struct figure *figure = series_figure(ui, series);
	say(ui, _("as of %s: %zu of %zu points are known"), date, figure->count - figure->later,
	    figure->count);
}

static void stand_on(struct ui *ui, double day)
{
	undo_keep(ui, chart_focused(ui) ? series_here(ui) : NULL);
	as_of_set(ui, day);
	ui->answered = true;
	say_day(ui);
}

void act_as_of(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct selection selection = { .as_of = (double)INFINITY };
	if (!*argument || !selection_set(&selection, "as-of", argument, NULL)) {
		refuse(ui, _("'%s' is not a date; write 2023, 2023-06, 2023-06-30 or open"),
		       argument);
		return;
	}
	stand_on(ui, selection.as_of);
}

/* The end of the month that is `months` away from that of `day`; a day within its month goes back to
 * the end of the month before, and forward to the end of its own. */
static double month_end(double day, int months)
{
	struct civil civil = date_civil((int)day);
	int month = civil.year * 12 + civil.month - 1 + months;
	if (months > 0 && date_period_end((int)day, DATE_MONTH) != (int)day)
		month--;
	struct civil first = { month / 12, month % 12 + 1, 1 };
	return date_period_end(date_days(first), DATE_MONTH);
}

/* From today the way back starts at the newest point, and beyond that point it is today again. */
static void move_day(struct ui *ui, int months)
{
	/* The what-if view starts from the index, so its models are the days there are. */
	const struct series *series =
		whatif_focused(ui) ? series_find(&ui->series, "eci") : series_here(ui);
	const struct figure *figure = series ? series_figure(ui, series) : NULL;
	if (!figure || figure->count == 0) {
		refuse(ui, "%s", _("there are no points to stand before"));
		return;
	}
	double first = figure->points[0].at.t, last = figure->points[figure->count - 1].at.t;
	if (months > 0 && isinf(ui->as_of)) {
		refuse(ui, "%s", _("the chart stands on today already"));
		return;
	}
	double day = month_end(isinf(ui->as_of) ? last : ui->as_of, months);
	if (months < 0 && day < first) {
		refuse(ui, "%s", _("no point of this series is as old as that"));
		return;
	}
	stand_on(ui, months > 0 && day >= last ? (double)INFINITY : day);
}

void act_day_earlier(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_day(ui, -1);
}

void act_day_later(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_day(ui, 1);
}

void act_year_earlier(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_day(ui, -12);
}

void act_year_later(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	move_day(ui, 12);
}

void act_real_time(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct series *series = series_here(ui);
	if (!series->has_vintages) {
		refuse(ui, "%s", _("the data hold these values in one vintage only"));
		return;
	}
	undo_keep(ui, series);
	struct series_state *state = series_state(ui, series);
	state->setting.selection.real_time = !state->setting.selection.real_time;
	state->cursor = state->marks[0] = state->marks[1] = -1;
	as_of_set(ui, ui->as_of);
	say(ui, "%s", state->setting.selection.real_time
			      ? _("values as they had been published by the day stood on")
			      : _("values as they are known today"));
}

void act_backtest(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->backtest = !ui->backtest;
	say(ui, "%s", ui->backtest ? _("back-test: , and . move the day to forecast from; b closes")
				   : _("the chart again"));
}
