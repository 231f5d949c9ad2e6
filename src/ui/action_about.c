/* action_about.c - asking about what is on the screen, and what leaves it: cards, copies, files,
 * themes; and undo. */
#include "ui/actions.h"

#include "base/mem.h"
#include "model/cite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNUSED (void)argument, (void)count

static const struct grid_entry *row_here(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	if (pane->kind != PANE_TABLE)
		return NULL;
	grid_ready(ui, &pane->grid);
	return grid_selected(&pane->grid);
}

static const struct figure *figure_here(struct ui *ui)
{
	return chart_focused(ui) ? series_figure(ui, pane_series(ui, pane_focused(ui))) : NULL;
}

/* The point under the crosshair, -1 for none. */
static long point_here(struct ui *ui)
{
	if (!ui->crosshair || !chart_focused(ui))
		return -1;
	const struct series *series = pane_series(ui, pane_focused(ui));
	long cursor = series_state(ui, series)->cursor;
	return cursor < (long)series_figure(ui, series)->count ? cursor : -1;
}

static void refuse_empty(struct ui *ui)
{
	refuse(ui, "%s", _("there is nothing selected here"));
}

void act_open(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct card *card = card_top(ui);
	if (card && card->choice && card->key_count) {
		char name[200];
		snprintf(name, sizeof name, "%s", card->keys[card->selected]);
		effect_set(ui, EFFECT_DECK, name, "");
		return;
	}
	if (card) {
		if (strcmp(card->name, "sources") != 0 && card->key_count)
			act_sources(ui, "", 1);
		else
			refuse(ui, "%s", _("nothing opens from here; Esc closes the card"));
		return;
	}
	if (whatif_focused(ui)) {
		whatif_enter(ui);
		return;
	}
	if (pane_focused(ui)->kind == PANE_TABLE) {
		const struct grid_entry *entry = row_here(ui);
		if (entry && ledger_selected(ui) >= 0)
			claim_open(ui, entry->row);
		else if (entry && pane_focused(ui)->grid.fill == fill_plans)
			plan_open(ui, entry->row);
		else if (entry)
			card_open(ui, card_row(ui, pane_focused(ui)->grid.id, entry->row));
		else
			refuse_empty(ui);
		return;
	}
	long point = point_here(ui);
	const struct figure *figure = figure_here(ui);
	if (figure && point >= 0)
		card_open(ui, card_row(ui, figure->series->table,
				       figure->points[point].at.row));
	else
		act_zoom(ui, "", 1);
}

void act_help(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct card *card = card_top(ui);
	if (card && strcmp(card->name, "help") == 0)
		card_close(ui);
	else
		card_open(ui, card_help(ui));
}

void act_search(struct ui *ui, const char *argument, int count)
{
	(void)count;
	if (*argument) {
		search_set(ui, argument);
		return;
	}
	const struct pane *pane = pane_focused(ui);
	bool filter = !card_top(ui) && pane->kind == PANE_TABLE;
	search_begin(ui);
	prompt_open(&ui->prompt, '/', filter ? pane->grid.filter : "");
}

void act_next_match(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	search_again(ui, count);
}

void act_previous_match(struct ui *ui, const char *argument, int count)
{
	(void)argument;
	search_again(ui, -count);
}

void act_command(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	prompt_open(&ui->prompt, ':', "");
}

/* A row's own card; that of a claim in the ledger is its report. */
static struct card *card_here(struct ui *ui, enum table_id table, size_t row)
{
	return ledger_selected(ui) >= 0 ? card_claim(ui, row) : card_row(ui, table, row);
}

/* The source cards of a row: those its own card names. */
static struct card *sources_of_row(struct ui *ui, enum table_id table, size_t row)
{
	struct card *of_row = card_here(ui, table, row);
	struct card *card = of_row ? card_sources(ui, of_row->keys, of_row->key_count) : NULL;
	card_free(of_row);
	return card;
}

static struct card *sources_of_figure(struct ui *ui, const struct figure *figure, long point)
{
	struct arena arena = ARENA_EMPTY;
	const char **keys = arena_array(&arena, figure->source_count + 1, sizeof *keys);
	size_t count = 0;
	if (point >= 0)
		keys[count++] = figure->points[point].at.source;
	for (size_t i = 0; i < figure->source_count; i++)
		if (count == 0 || point < 0 || strcmp(keys[0], figure->sources[i]) != 0)
			keys[count++] = figure->sources[i];
	struct card *card = card_sources(ui, keys, count);
	arena_clear(&arena);
	return card;
}

void act_sources(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct card *card = card_top(ui);
	const struct figure *figure = figure_here(ui);
	const struct grid_entry *entry = row_here(ui);
	if (!card && whatif_focused(ui)) {
		card_open(ui, whatif_card_sources(ui));
		return;
	}
	if (card && strcmp(card->name, "sources") == 0)
		refuse(ui, "%s", _("these are the sources; o opens the address"));
	else if (card)
		card_open(ui, card_sources(ui, card->keys, card->key_count));
	else if (figure)
		card_open(ui, sources_of_figure(ui, figure, point_here(ui)));
	else if (entry)
		card_open(ui, sources_of_row(ui, pane_focused(ui)->grid.id, entry->row));
	else
		refuse_empty(ui);
}

static void open_link(struct ui *ui, const struct card *card)
{
	if (!card || card->key_count == 0)
		refuse(ui, "%s", _("there is no source here"));
	else if (!card->links[card->selected])
		refuse(ui, _("the source %s has no address"), card->keys[card->selected]);
	else
		effect_set(ui, EFFECT_OPEN, card->links[card->selected],
			   card->keys[card->selected]);
}

void act_link(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct figure *figure = figure_here(ui);
	const struct grid_entry *entry = row_here(ui);
	if (card_top(ui)) {
		open_link(ui, card_top(ui));
		return;
	}
	struct card *card = whatif_focused(ui) ? whatif_card_sources(ui)
			    : figure  ? sources_of_figure(ui, figure, point_here(ui))
			    : entry ? sources_of_row(ui, pane_focused(ui)->grid.id, entry->row)
				    : NULL;
	open_link(ui, card);
	card_free(card);
}

void act_explain(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	const struct figure *figure = figure_here(ui);
	const struct grid_entry *entry = row_here(ui);
	if (card_top(ui) && strcmp(card_top(ui)->name, "explain") == 0)
		refuse(ui, "%s", _("this is the explanation; Esc closes it"));
	else if (whatif_focused(ui))
		card_open(ui, whatif_card_explain(ui));
	else if (figure)
		card_open(ui, card_explain(ui, figure, point_here(ui)));
	else if (entry)
		card_open(ui, card_here(ui, pane_focused(ui)->grid.id, entry->row));
	else
		refuse_empty(ui);
}

static void copy_figure(struct ui *ui, const struct figure *figure, const char *what)
{
	char text[600];
	struct str out;
	long point = point_here(ui);
	str_init(&out);
	if (strcmp(what, "command") == 0) {
		str_add(&out, figure_command(figure, text, sizeof text));
		effect_set(ui, EFFECT_COPY, out.text, _("the command"));
	} else if (strcmp(what, "citation") == 0) {
		for (size_t i = 0; i < figure->source_count; i++) {
			cite_full(&out, ui->dataset, figure->sources[i]);
			str_add(&out, "\n");
		}
		effect_set(ui, EFFECT_COPY, out.text, _("the citations"));
	} else if (point >= 0) {
		words_point(ui, figure, (size_t)point, text, sizeof text);
		effect_set(ui, EFFECT_COPY, text, _("the point"));
	} else {
		figure_speech(figure, &out);
		str_printf(&out, "\n%s\n", figure_command(figure, text, sizeof text));
		for (size_t i = 0; i < figure->source_count; i++) {
			cite_full(&out, ui->dataset, figure->sources[i]);
			str_add(&out, "\n");
		}
		effect_set(ui, EFFECT_COPY, out.text, _("the figure with its sources"));
	}
	str_clear(&out);
}

/* The rows shown, as CSV with a heading, in the columns of the table. */
static void copy_rows(struct ui *ui, struct grid *grid)
{
	struct str out;
	struct grid_cell cell;
	str_init(&out);
	for (size_t c = 0; c < grid->column_count; c++) {
		str_add(&out, c ? "," : "");
		str_add_csv(&out, grid->columns[c].title);
	}
	for (size_t i = 0; i < grid->shown_count; i++)
		for (size_t c = 0; c < grid->column_count; c++) {
			grid_cell_of(ui, grid, &grid->entries[grid->shown[i]], c, &cell);
			str_add(&out, c ? "," : "\n");
			str_add_csv(&out, cell.text);
		}
	str_add(&out, "\n");
	effect_set(ui, EFFECT_COPY, out.text, _("the rows shown"));
	str_clear(&out);
}

static void copy_card(struct ui *ui, const struct card *card)
{
	struct str out;
	if (!card->copy && card->key_count) {
		effect_set(ui, EFFECT_COPY, card->citations[card->selected], _("the citation"));
		return;
	}
	if (card->copy) {
		effect_set(ui, EFFECT_COPY, card->copy, _("the text of the card"));
		return;
	}
	str_init(&out);
	for (size_t i = 0; i < card->count; i++)
		str_printf(&out, "%s\n", card->lines[i].text);
	effect_set(ui, EFFECT_COPY, out.text, _("the text of the card"));
	str_clear(&out);
}

static void copy_row(struct ui *ui, const struct grid_entry *entry, const char *what)
{
	struct card *card = card_here(ui, pane_focused(ui)->grid.id, entry->row);
	if (strcmp(what, "citation") == 0 && card->key_count)
		effect_set(ui, EFFECT_COPY, card->citations[0], _("the citation"));
	else
		copy_card(ui, card);
	card_free(card);
}

/* The sentence of the status line, or the command that makes the run again. */
static void copy_whatif(struct ui *ui, const char *what)
{
	char text[400];
	struct str out;
	if (strcmp(what, "command") == 0 && whatif_ready(ui)) {
		str_init(&out);
		whatif_begin_runs(ui);
		whatif_command(&ui->whatif.run, &out);
		effect_set(ui, EFFECT_COPY, out.text, _("the command"));
		str_clear(&out);
		return;
	}
	whatif_readout(ui, text, sizeof text);
	effect_set(ui, EFFECT_COPY, text, _("the value"));
}

void act_copy(struct ui *ui, const char *argument, int count)
{
	(void)count;
	const struct figure *figure = figure_here(ui);
	const struct grid_entry *entry = row_here(ui);
	if (*argument && strcmp(argument, "value") != 0 && strcmp(argument, "citation") != 0 &&
	    strcmp(argument, "rows") != 0 && strcmp(argument, "command") != 0)
		refuse(ui, _("copy takes value, citation, rows or command, not '%s'"), argument);
	else if (card_top(ui))
		copy_card(ui, card_top(ui));
	else if (whatif_focused(ui))
		copy_whatif(ui, argument);
	else if (strcmp(argument, "rows") == 0 && !entry)
		refuse(ui, "%s", _("the rows of this chart are in view 9"));
	else if (strcmp(argument, "rows") == 0)
		copy_rows(ui, &pane_focused(ui)->grid);
	else if (figure)
		copy_figure(ui, figure, argument);
	else if (entry)
		copy_row(ui, entry, argument);
	else
		refuse_empty(ui);
}

void act_write(struct ui *ui, const char *argument, int count)
{
	(void)count;
	char line[PROMPT_TEXT], name[PROMPT_TEXT - 8];
	if (*argument) {
		effect_set(ui, EFFECT_WRITE, argument, "");
		return;
	}
	ui_file_name(ui, name, sizeof name);
	snprintf(line, sizeof line, "write %s", name);
	prompt_open(&ui->prompt, ':', line);
}

void act_say(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (card_top(ui) && strcmp(card_top(ui)->name, "speech") == 0)
		card_close(ui);
	else
		card_open(ui, card_speech(ui));
}

void act_mouse(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	ui->mouse = !ui->mouse;
	say(ui, "%s", ui->mouse ? _("mouse on: click panes, points, rows; the wheel scrolls")
				: _("mouse off: the terminal selects text again"));
	effect_set(ui, EFFECT_MOUSE, "", "");
	ui->effect.on = ui->mouse;
}

void act_undo(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (whatif_focused(ui) && whatif_undo_step(ui, -1))
		say(ui, _("undone; %zu more"), ui->whatif.undo_at);
	else if (undo_step(ui, -1))
		say(ui, _("undone; %zu more"), ui->undo_at);
	else
		refuse(ui, "%s", _("there is nothing to undo"));
}

void act_redo(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (whatif_focused(ui) && whatif_undo_step(ui, 1))
		say(ui, _("made again; %zu more"), ui->whatif.undo_count - ui->whatif.undo_at);
	else if (undo_step(ui, 1))
		say(ui, _("made again; %zu more"), ui->undo_count - ui->undo_at);
	else
		refuse(ui, "%s", _("there is nothing to make again"));
}

void act_repaint(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	effect_set(ui, EFFECT_REPAINT, "", "");
}

void act_suspend(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	if (ui->talk.safe && !ui->talk.on)
		refuse(ui, "%s", _("not while a deck waits: R and q q end it"));
	else if (!ui->talk.safe)
		effect_set(ui, EFFECT_SUSPEND, "", "");
}

void act_table(struct ui *ui, const char *argument, int count)
{
	(void)count;
	int table = strcmp(argument, "points") == 0 ? -1 : schema_table(argument);
	if (table < 0 && strcmp(argument, "points") != 0) {
		if (*argument)
			refuse(ui, _("there is no table '%s'; Tab lists them"), argument);
		else
			refuse(ui, "%s", _("which table? Tab lists them"));
		return;
	}
	while (ui->card_count)
		card_close(ui);
	view_show(ui, (size_t)view_find("data"));
	ui->data_table = table;
	struct grid *list = &pane_focused(ui)->grid;
	list->stale = true;
	list->sort = -1;
	list->filter[0] = list->kept[0] = '\0';
	list->selected = list->top = list->column = list->left = 0;
	say(ui, "%s", table >= 0 ? _(schema[table].title) : _("the rows of the chart"));
}

static void sort_by(struct ui *ui, struct grid *grid, int column)
{
	if (grid->sort == column)
		grid->descending = !grid->descending;
	else
		grid->descending = grid->columns[column].right;
	grid->sort = column;
	grid->stale = true;
	grid_ready(ui, grid);
	say(ui, grid->descending ? _("sorted by %s, largest first") : _("sorted by %s"),
	    grid->columns[column].title);
}

void act_sort(struct ui *ui, const char *argument, int count)
{
	(void)count;
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	int column = *argument ? grid_column_named(grid, argument) : (int)grid->column;
	if (column < 0 || column >= (int)grid->column_count)
		refuse(ui, _("there is no column '%s'; Tab lists them"), argument);
	else
		sort_by(ui, grid, column);
}

void act_reverse(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	struct grid *grid = &pane_focused(ui)->grid;
	grid_ready(ui, grid);
	if (grid->sort < 0)
		refuse(ui, "%s", _("the rows are not sorted; s sorts by the selected column"));
	else
		sort_by(ui, grid, grid->sort);
}

void act_present(struct ui *ui, const char *argument, int count)
{
	UNUSED;
	effect_set(ui, EFFECT_DECK, argument, "");
}
