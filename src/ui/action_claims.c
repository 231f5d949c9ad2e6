/* action_claims.c - what the keys do in the ledger, and what leads from a chart to the claims. */
#include "ui/actions.h"

#include <stdio.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

/* Shows the chart of a series over the whole screen, with a way back to this view. */
static void visit(struct ui *ui, const struct series *series)
{
	long from = (long)ui->view;
	series_show(ui, series);
	ui->back.view = from;
	ui->back.zoomed = ui->zoomed[ui->view];
	ui->zoomed[ui->view] = true;
}

void plan_open(struct ui *ui, size_t row)
{
	const char *id = dataset_value(ui->dataset, TABLE_SERIES, row, 0).text;
	const struct series *series = series_find(&ui->series, id);
	if (!series)
		return;
	undo_keep(ui, NULL);
	visit(ui, series);
	say(ui, _("%s; Esc goes back to the plans"), series->title);
}

void claim_open(struct ui *ui, size_t row)
{
	const struct claim *claim = &ledger_get(ui)->claims.items[row];
	if (!claim->series) {
		refuse(ui, _("%s has no chart that decides it; e shows the whole"), claim->id);
		return;
	}
	struct series_state *state = series_state(ui, claim->series);
	undo_keep(ui, claim->series);
	setting_defaults(&state->setting, claim->series);
	state->setting.selection = claim->selection;
	state->setting.selection.as_of = ui->as_of;
	state->setting.axis = claim->axis == GROWTH_LOG     ? SCALE_LOG
			      : claim->axis == GROWTH_LOGIT ? SCALE_LOGIT
							    : SCALE_LINEAR;
	state->cursor = state->marks[0] = state->marks[1] = -1;
	ui->crosshair = false;
	visit(ui, claim->series);
	say(ui, _("the chart that decides %s; Esc goes back to it"), claim->id);
}

bool claim_back(struct ui *ui)
{
	if (ui->back.view < 0 || ui->back.view == (long)ui->view)
		return false;
	ui->zoomed[ui->view] = ui->back.zoomed;
	view_show(ui, (size_t)ui->back.view);
	ui->back.view = -1;
	return true;
}

void act_evidence(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	long row = ledger_selected(ui);
	if (row >= 0)
		card_open(ui, card_evidence(ui, (size_t)row));
	else
		refuse(ui, "%s", _("select a claim first; Tab goes to the list of claims"));
}

void act_sceptics(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	card_open(ui, card_resting(ui, pane_series(ui, pane_focused(ui)), true));
}

void act_resting(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	card_open(ui, card_resting(ui, pane_series(ui, pane_focused(ui)), false));
}

void act_source_check(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	card_open(ui, card_source_check(ui));
}

/* Fills the list of claims again after a filter changed. */
static void choose_again(struct ui *ui, const char *only)
{
	struct pane *pane = &ui->panes[ui->view][0];
	ui->focus[ui->view] = 0;
	pane->grid.stale = true;
	grid_ready(ui, &pane->grid);
	if (only)
		say(ui, P_("%s: %zu claim", "%s: %zu claims", pane->grid.count), only,
		    pane->grid.count);
	else
		say(ui, P_("%zu claim", "all %zu claims", pane->grid.count), pane->grid.count);
}

/* The next of `words` behind `*chosen` (0 for all), or the one named. */
static bool choose(struct ui *ui, const char *const *words, int *chosen, const char *named)
{
	int most = 0;
	while (words[most])
		most++;
	if (!*named || strcmp(named, "all") == 0) {
		*chosen = *named ? 0 : (*chosen + 1) % (most + 1);
		return true;
	}
	for (int i = 0; i < most; i++)
		if (strcmp(words[i], named) == 0) {
			*chosen = i + 1;
			return true;
		}
	refuse(ui, _("'%s' is none of them; Tab lists them"), named);
	return false;
}

void act_verdict(struct ui *ui, const char *argument, int count)
{
	struct ledger *ledger = ledger_get(ui);
	(void)count;
	if (*argument && strcmp(argument, "all") != 0) {
		enum judgement verdict = judgement_find(argument);
		if (verdict == JUDGED_COUNT) {
			refuse(ui, _("'%s' is none of them; Tab lists them"), argument);
			return;
		}
		ledger->verdict = (int)verdict + 1;
	} else {
		ledger->verdict = *argument ? 0 : (ledger->verdict + 1) % (JUDGED_COUNT + 1);
	}
	choose_again(ui, ledger->verdict ? judgement_title((enum judgement)(ledger->verdict - 1))
					 : NULL);
}

void act_about(struct ui *ui, const char *argument, int count)
{
	struct ledger *ledger = ledger_get(ui);
	(void)count;
	if (choose(ui, claim_drivers, &ledger->driver, argument))
		choose_again(ui, ledger->driver ? claim_drivers[ledger->driver - 1] : NULL);
}

void act_part(struct ui *ui, const char *argument, int count)
{
	struct ledger *ledger = ledger_get(ui);
	(void)count;
	if (choose(ui, claim_sections, &ledger->section, argument))
		choose_again(ui, ledger->section ? claim_sections[ledger->section - 1] : NULL);
}

void act_events(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->events = !ui->events;
	say(ui, "%s",
	    ui->events ? _("events of policy and industry on the time axis")
		       : _("no events on the time axis"));
}
