/* action_play.c - playing the time line: from release to release, each time as if no later one were
 * known; old forecasts stay as ghosts.  The machine only says when it wants to be woken. */
#include "ui/actions.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

static const int paces[] = { 2, 4, 8, 1 }; /* events a second */

/* The day of the fitted point that comes after `day`, INFINITY when none does; the first three are
 * shown at once, as no line goes through fewer. */
static double next_event(const struct figure *figure, double day)
{
	size_t seen = 0;
	for (size_t i = 0; i < figure->count; i++) {
		if (!figure->points[i].fitted)
			continue;
		if (++seen >= 3 && figure->points[i].at.t > day)
			return figure->points[i].at.t;
	}
	return (double)INFINITY;
}

static void say_event(struct ui *ui, const struct series *series)
{
	char date[16], rate[200];
	const struct figure *figure = series_figure(ui, series);
	const char *label = "";
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].fitted && figure->points[i].at.t <= ui->as_of)
			label = figure->points[i].at.label;
	say(ui, "%s  %s  %s", date_format(date, (int)ui->as_of), label,
	    figure_rate(figure, rate, sizeof rate, ui->charset));
}

/* Goes `steps` events on; at the end the charts stand on today again. */
static void play_on(struct ui *ui, const struct series *series, int steps)
{
	double day = isfinite(ui->as_of) ? ui->as_of : -(double)INFINITY;
	for (int i = 0; i < steps && (i == 0 || isfinite(day)); i++)
		day = next_event(series_today(ui, series), day);
	as_of_set(ui, day);
	if (isfinite(day)) {
		say_event(ui, series);
		return;
	}
	ui->playing = false;
	say(ui, "%s",
	    _("as of today; the ghosts are what was forecast on the way, Space plays again"));
}

void play_tick(struct ui *ui, int steps)
{
	const struct series *series = chart_focused(ui) ? pane_series(ui, pane_focused(ui)) : NULL;
	if (!series || card_top(ui)) {
		ui->playing = false;
		return;
	}
	play_on(ui, series, steps < 1 ? 1 : steps);
}

bool play_stop(struct ui *ui)
{
	bool was = ui->playing || ui->ghosts;
	if (!was)
		return false;
	ui->playing = ui->ghosts = false;
	as_of_set(ui, (double)INFINITY);
	return true;
}

int play_wait_ms(const struct ui *ui)
{
	return 1000 / paces[ui->pace];
}

void act_play(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct series *series = pane_series(ui, pane_focused(ui));
	if (isinf(next_event(series_today(ui, series), -(double)INFINITY))) {
		refuse(ui, "%s", _("fewer than three points are fitted: there is nothing to play"));
		return;
	}
	if (ui->playing) {
		ui->playing = false;
		say(ui, "%s", _("paused; Space goes on, , . < > move the day, Esc ends"));
		return;
	}
	if (!ui->ghosts)
		undo_keep(ui, series);
	ui->ghosts = true;
	ui->playing = !ui->no_motion;
	play_on(ui, series, 1);
}

void act_pace(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->pace = (ui->pace + 1) % (int)(sizeof paces / sizeof *paces);
	if (ui->no_motion)
		refuse(ui, "%s", _("without motion Space goes one release on, no more"));
	else
		say(ui,
		    P_("plays %d release a second", "plays %d releases a second",
		       (unsigned long)paces[ui->pace]),
		    paces[ui->pace]);
}
