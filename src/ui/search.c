/* search.c - finding points on charts, lines on cards, rows in lists. */
#include "ui/state.h"

#include "base/i18n.h"

#include <stdio.h>
#include <string.h>

void search_begin(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	ui->before.crosshair = ui->crosshair;
	ui->before.filter[0] = '\0';
	ui->before.cursor = -1;
	if (pane->kind == PANE_TABLE)
		snprintf(ui->before.filter, sizeof ui->before.filter, "%s", pane->grid.filter);
	else if (chart_focused(ui))
		ui->before.cursor = series_state(ui, pane_series(ui, pane))->cursor;
}

/* Puts back what the search being typed has changed. */
static void search_drop(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	if (card_top(ui)) {
		card_top(ui)->found = -1;
	} else if (pane->kind == PANE_TABLE) {
		snprintf(pane->grid.filter, sizeof pane->grid.filter, "%s", ui->before.filter);
		grid_refresh(ui, &pane->grid);
	} else if (chart_focused(ui)) {
		ui->crosshair = ui->before.crosshair;
		series_state(ui, pane_series(ui, pane))->cursor = ui->before.cursor;
	}
}

/* The next point whose name holds `text`, starting after (or before) `from`; -1 for none. */
static long find_point(const struct figure *figure, const char *text, long from, int by)
{
	long count = (long)figure->count, at = from;
	for (long tried = 0; tried < count; tried++) {
		at = (at + by + count) % count;
		if (text_holds(figure->points[at].at.label, text))
			return at;
	}
	return -1;
}

static bool find_on_chart(struct ui *ui, const char *text, long from, int by)
{
	const struct series *series = pane_series(ui, pane_focused(ui));
	const struct figure *figure = series_figure(ui, series);
	long found = find_point(figure, text, from, by);
	if (found < 0)
		return false;
	ui->crosshair = true;
	series_state(ui, series)->cursor = found;
	struct setting *setting = &series_state(ui, series)->setting;
	double t = figure->points[found].at.t, span = setting->x_high - setting->x_low;
	if (t < setting->x_low || t > setting->x_high) {
		setting->x_low = t - span / 2;
		setting->x_high = t + span / 2;
	}
	return true;
}

static void filter_table(struct ui *ui, const char *text)
{
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	snprintf(grid->filter, sizeof grid->filter, "%s", text);
	grid_refresh(ui, grid);
	grid->top = 0;
	if (grid->shown_count == 0)
		refuse(ui, _("no row holds '%s'"), text);
}

void search_set(struct ui *ui, const char *text)
{
	struct card *card = card_top(ui);
	if (!card && pane_focused(ui)->kind == PANE_TABLE) {
		filter_table(ui, text);
		return;
	}
	snprintf(ui->find, sizeof ui->find, "%s", text);
	if (!*text)
		return;
	if (card) {
		card->found = -1;
		if (!card_find(card, text, 1))
			refuse(ui, _("no line here holds '%s'"), text);
	} else if (whatif_focused(ui)) {
		/* From the first lever on, however often the text changes while it is typed. */
		if (whatif_ready(ui))
			ui->whatif.lever = ui->whatif.world.levers.count - 1;
		if (!whatif_find(ui, text, 1))
			refuse(ui, _("no lever holds '%s'"), text);
	} else if (!chart_focused(ui)) {
		refuse(ui, "%s", _("there is nothing to search here"));
	} else if (!find_on_chart(ui, text, -1, 1)) {
		refuse(ui, _("no point of this series is called '%s'"), text);
	}
}

void search_again(struct ui *ui, int by)
{
	struct card *card = card_top(ui);
	if (!card && pane_focused(ui)->kind == PANE_TABLE) {
		struct grid *grid = &pane_focused(ui)->grid;
		grid_ready(ui, grid);
		if (!grid_move(ui, grid, by))
			refuse(ui, "%s", _("there is no other row"));
		return;
	}
	if (!ui->find[0]) {
		refuse(ui, "%s", _("nothing was searched for; / searches"));
		return;
	}
	bool found;
	by = by < 0 ? -1 : 1;
	if (card) {
		found = card_find(card, ui->find, by);
	} else if (whatif_focused(ui)) {
		found = whatif_find(ui, ui->find, by);
	} else if (chart_focused(ui)) {
		long from = series_state(ui, pane_series(ui, pane_focused(ui)))->cursor;
		found = find_on_chart(ui, ui->find, from < 0 ? -1 : from, by);
	} else {
		found = false;
	}
	if (!found)
		refuse(ui, _("nothing here holds '%s'"), ui->find);
}

/* -- the prompt --------------------------------------------------------------------------------- */

static void take_word(void *context, const char *word)
{
	struct prompt *prompt = context;
	const char *typed = prompt->text + prompt->word_start;
	if (prompt->word_count == PROMPT_WORDS || strncmp(word, typed, strlen(typed)) != 0 ||
	    strlen(word) >= sizeof prompt->words[0])
		return;
	strcpy(prompt->words[prompt->word_count++], word);
}

static void complete(struct ui *ui, int by)
{
	struct prompt *prompt = &ui->prompt;
	if (prompt->kind != ':') {
		refuse(ui, "%s", _("Tab completes after : only"));
		return;
	}
	if (!prompt->completing) {
		const char *space = strrchr(prompt->text, ' ');
		prompt->word_start = space ? (size_t)(space - prompt->text) + 1 : 0;
		prompt->word_count = 0;
		command_complete(ui, prompt->text, take_word, prompt);
		prompt->word = prompt->word_count;
		prompt->completing = true;
	}
	if (prompt->word_count == 0)
		refuse(ui, "%s", _("nothing begins like this"));
	else
		prompt_word(prompt, by);
}

static void enter(struct ui *ui)
{
	char line[PROMPT_TEXT];
	struct prompt *prompt = &ui->prompt;
	snprintf(line, sizeof line, "%s", prompt->text);
	prompt->open = false;
	if (prompt->kind == '/') {
		search_set(ui, line);
		return;
	}
	prompt_remember(prompt, line);
	command_run(ui, line);
}

void prompt_event(struct ui *ui, const struct event *event)
{
	struct prompt *prompt = &ui->prompt;
	enum prompt_answer answer = PROMPT_EDITED;
	if (event->kind == EVENT_PASTE)
		prompt_insert(prompt, event->text ? event->text : "");
	else
		answer = prompt_key(prompt, event->key);
	switch (answer) {
	case PROMPT_ENTERED:
		enter(ui);
		break;
	case PROMPT_DROPPED:
		if (prompt->kind == '/')
			search_drop(ui);
		prompt->open = false;
		break;
	case PROMPT_COMPLETE:
		complete(ui, 1);
		break;
	case PROMPT_COMPLETE_BACK:
		complete(ui, -1);
		break;
	case PROMPT_EDITED:
		if (prompt->kind == '/')
			search_set(ui, prompt->text);
		break;
	default:
		break;
	}
}
