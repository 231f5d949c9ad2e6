/* place.c - see place.h: resetting, and saying where the dashboard is. */
#include "ui/place_words.h"

#include "base/date.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Tables as they are made, without filter, order or a row selected. */
static void reset_grids(struct ui *ui)
{
	for (size_t v = 0; v < ui_views_count; v++) {
		for (size_t p = 0; p < ui_views[v].pane_count; p++)
			if (ui->panes[v][p].kind == PANE_TABLE)
				grid_clear(&ui->panes[v][p].grid);
		memset(ui->panes[v], 0, sizeof ui->panes[v]);
		ui_views[v].panes(ui, ui->panes[v]);
	}
	ui->ledger.verdict = ui->ledger.driver = ui->ledger.section = 0;
	ui->data_table = -1;
}

static void reset_series(struct ui *ui)
{
	for (size_t i = 0; i < ui->series.count; i++) {
		struct series_state *state = &ui->states[i];
		setting_defaults(&state->setting, &ui->series.items[i]);
		state->cursor = state->marks[0] = state->marks[1] = -1;
	}
	for (int d = 0; d < DRIVER_COUNT; d++) {
		ui->list_top[d] = 0;
		driver_series(ui, (enum driver)d, &ui->chosen[d]);
	}
	driver_series(ui, DRIVER_CAPABILITY, &ui->current);
}

void place_reset(struct ui *ui)
{
	while (ui->card_count)
		card_close(ui);
	reset_series(ui);
	reset_grids(ui);
	whatif_reset(ui);
	memset(ui->focus, 0, sizeof ui->focus);
	memset(ui->zoomed, 0, sizeof ui->zoomed);
	ui->view = 0;
	ui->crosshair = ui->full_height = ui->events = ui->backtest = ui->playing = ui->ghosts = false;
	ui->back.view = -1;
	ui->bend_at = (double)NAN;
	ui->bend_years = BEND_YEARS;
	ui->bend_curves = 0;
	ui->find[0] = '\0';
	ui->undo_count = ui->undo_at = 0;
	ui->count = 0;
	as_of_set(ui, ui->start_day);
}

void place_add_word(struct str *out, const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text <= ' ' || strchr("%;:,=+\177", *text))
			str_printf(out, "%%%02X", (unsigned char)*text);
		else
			str_add_char(out, *text);
}

/* " --from 2023-01-01 --real-time" becomes ";from=2023-01-01;real-time". */
static void add_options(struct str *out, const char *options)
{
	while (*(options += strspn(options, " "))) {
		size_t length = strcspn(options, " ");
		bool name = strncmp(options, "--", 2) == 0;
		str_add(out, name ? ";" : "=");
		str_add_n(out, options + (name ? 2 : 0), length - (name ? 2 : 0));
		options += length;
	}
}

static void write_setting(const struct ui *ui, size_t index, struct str *out)
{
	const struct series *series = &ui->series.items[index];
	const struct series_state *state = &ui->states[index];
	struct setting usual, setting = state->setting;
	struct str options;
	char number[NUM_TEXT];
	setting_defaults(&usual, series);
	setting.selection.as_of = (double)INFINITY;
	str_init(&options);
	selection_spell(&setting.selection, series, &options);
	size_t start = out->length;
	str_printf(out, " set=%s", series->id);
	size_t bare = out->length;
	add_options(out, options.text);
	str_clear(&options);
	if (setting.axis != usual.axis)
		str_printf(out, ";axis=%s", place_axes[setting.axis]);
	if (isfinite(setting.x_low)) {
		str_printf(out, ";left=%s", num_exact(number, setting.x_low));
		str_printf(out, ";right=%s", num_exact(number, setting.x_high));
	}
	if (setting.labels != usual.labels)
		str_printf(out, ";labels=%s", place_labels[setting.labels]);
	if (setting.error_bars)
		str_add(out, ";bars");
	if (state->cursor >= 0 && ui->crosshair)
		str_printf(out, ";at=%ld", state->cursor);
	for (int m = 0; m < 2 && state->marks[m] >= 0; m++)
		str_printf(out, ";mark=%ld", state->marks[m]);
	if (out->length == bare) {
		out->text[start] = '\0';
		out->length = start;
	}
}

/* The series chosen, the one looked at last behind the others. */
static void write_series(const struct ui *ui, struct str *out)
{
	size_t last = 0;
	driver_series(ui, DRIVER_CAPABILITY, &last);
	for (int pass = 0; pass < 2; pass++)
		for (int d = 0; d < DRIVER_COUNT; d++) {
			size_t first = 0, chosen = ui->chosen[d];
			if (driver_series(ui, (enum driver)d, &first) == 0 || chosen == first ||
			    (chosen == ui->current) != (pass == 1))
				continue;
			str_printf(out, " series=%s", ui->series.items[chosen].id);
			last = chosen;
		}
	if (ui->current != last && ui->current < ui->series.count)
		str_printf(out, " series=%s", ui->series.items[ui->current].id);
	for (size_t i = 0; i < ui->series.count; i++)
		write_setting(ui, i, out);
}

static void write_chart(const struct ui *ui, struct str *out)
{
	static const struct {
		const char *word;
		size_t offset;
	} flags[] = { { "cross", offsetof(struct ui, crosshair) },
		      { "full", offsetof(struct ui, full_height) },
		      { "events", offsetof(struct ui, events) },
		      { "backtest", offsetof(struct ui, backtest) },
		      { "ghosts", offsetof(struct ui, ghosts) } };
	char number[NUM_TEXT];
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (*(const bool *)((const char *)ui + flags[i].offset))
			str_printf(out, " %s", flags[i].word);
	if (isfinite(ui->bend_at))
		str_printf(out, " bend=%s", num_exact(number, ui->bend_at));
	if (fabs(ui->bend_years - BEND_YEARS) > 0)
		str_printf(out, " recent=%s", num_exact(number, ui->bend_years));
	if (ui->bend_curves)
		str_printf(out, " curves=%d", ui->bend_curves);
}

/* The tables of this view: rows=PANE,row,column,left,sort,descending and filter=PANE,text. */
static void write_grids(const struct ui *ui, struct str *out)
{
	const struct ledger *ledger = &ui->ledger;
	if (ui->data_table >= 0)
		str_printf(out, " table=%s", schema[ui->data_table].name);
	if (ledger->verdict || ledger->driver || ledger->section)
		str_printf(out, " claims=%d,%d,%d", ledger->verdict, ledger->driver, ledger->section);
	for (size_t p = 0; p < ui_views[ui->view].pane_count; p++) {
		const struct grid *grid = &ui->panes[ui->view][p].grid;
		if (ui->panes[ui->view][p].kind != PANE_TABLE)
			continue;
		if (grid->filter[0]) {
			str_printf(out, " filter=%zu,", p);
			place_add_word(out, grid->filter);
		}
		if (grid->selected || grid->column || grid->left || grid->sort >= 0)
			str_printf(out, " rows=%zu,%zu,%zu,%zu,%d,%d", p, grid->selected, grid->column,
				   grid->left, grid->sort, grid->descending);
	}
}

/* A scenario as a name and lever=value, joined by commas. */
static void add_scenario(struct str *out, const struct scenario *scenario,
			 const struct lever_list *levers)
{
	struct str words;
	str_init(&words);
	scenario_spell(scenario, levers, &words);
	for (char *at = words.text; (at = strchr(at, ' '));)
		*at = ',';
	place_add_word(out, scenario->name);
	str_printf(out, ",%s", words.text);
	str_clear(&words);
}

static void write_whatif(const struct ui *ui, struct str *out)
{
	const struct whatif_state *w = &ui->whatif;
	struct scenario base;
	scenario_base(&base);
	if (!w->open)
		return;
	if (!scenario_same(&w->now, &base) || strcmp(w->now.name, base.name) != 0) {
		str_add(out, " levers=");
		add_scenario(out, &w->now, &w->world.levers);
	}
	for (size_t i = 0; i < w->over_count; i++) {
		str_add(out, " over=");
		add_scenario(out, &w->over[i], &w->world.levers);
	}
	if (w->lever || w->threshold != whatif_first_question(&w->world) || w->side || w->listed)
		str_printf(out, " asks=%zu,%zu,%d,%zu", w->lever, w->threshold, (int)w->side, w->listed);
}

void place_write(struct ui *ui, struct str *out)
{
	char date[16];
	str_printf(out, "view=%s", ui_views[ui->view].id);
	if (isfinite(ui->as_of) || isfinite(ui->start_day))
		str_printf(out, " as-of=%s",
			   isfinite(ui->as_of) ? date_format_period(date, (int)ui->as_of) : "today");
	write_series(ui, out);
	if (ui->focus[ui->view])
		str_printf(out, " pane=%zu", ui->focus[ui->view]);
	if (ui->zoomed[ui->view])
		str_add(out, " zoom");
	write_chart(ui, out);
	write_grids(ui, out);
	write_whatif(ui, out);
	for (size_t i = 0; i < ui->card_count; i++)
		str_printf(out, " card=%s,%d,%zu", ui->cards[i]->name, ui->cards[i]->top,
			   ui->cards[i]->selected);
}
