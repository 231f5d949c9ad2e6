/* speech.c - the screen in sentences, in the order in which one would tell it. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <stdio.h>
#include <string.h>

static void speak_card(const struct card *card, struct str *out)
{
	str_printf(out, _("%s.\n"), card->title);
	for (size_t i = 0; i < card->count; i++)
		if (card->lines[i].text[0])
			str_printf(out, "%s\n", card->lines[i].text);
}

/* The names of the columns and what the selected row says under them. */
static void speak_row(struct ui *ui, struct grid *grid, struct str *out)
{
	const struct grid_entry *entry = grid_selected(grid);
	if (!entry)
		return;
	const struct table *table = &schema[grid->id];
	struct value values[SCHEMA_COLUMNS];
	dataset_row(ui->dataset, grid->id, entry->row, values);
	str_printf(out, _(" Row %zu: "), grid->selected + 1);
	const char *between = "";
	for (size_t c = 0; c < table->column_count; c++) {
		char text[64];
		if (!value_known(values[c]))
			continue;
		str_printf(out, "%s%s %s", between, _(table->columns[c].name),
			   schema_told(grid->id, (int)c,
				       value_write(values[c], &table->columns[c], text)));
		between = _(", ");
	}
	str_add(out, _("."));
}

static void speak_table(struct ui *ui, struct pane *pane, struct str *out)
{
	struct grid *grid = &pane->grid;
	grid_ready(ui, grid);
	str_printf(out,
		   P_("A table of %zu row, %zu shown.", "A table of %zu rows, %zu shown.",
		      grid->count),
		   grid->count, grid->shown_count);
	speak_row(ui, grid, out);
	str_add_char(out, '\n');
}

/* "[164, 220]" is told as what it means. */
static void speak_intervals(struct str *out, const char *text)
{
	while (*text) {
		const char *end = *text == '[' ? strchr(text, ']') : NULL;
		const char *comma = end ? strstr(text, ", ") : NULL;
		if (comma && comma < end) {
			char low[64], high[64];
			snprintf(low, sizeof low, "%.*s", (int)(comma - text - 1), text + 1);
			snprintf(high, sizeof high, "%.*s", (int)(end - comma - 2), comma + 2);
			str_printf(out, _("(between %s and %s)"), low, high);
			text = end + 1;
		} else {
			str_add_char(out, *text++);
		}
	}
}

static void speak_bend(struct ui *ui, const struct series *series, struct str *out)
{
	const struct bend *bend =
		bends_get(&ui->bends, series, &series_state(ui, series)->setting.selection, false);
	while (!bend->done && bends_busy(&ui->bends))
		bends_work(&ui->bends);
	if (!bend->done)
		return;
	const struct bend_test *own = &bend->test.own;
	str_printf(out, "%s: ", verdict_title(own->verdict));
	bend_reason(&bend->test, own, out, CHARSET_ASCII);
	str_add(out, _(". "));
}

static void speak_newest(const struct figure *figure, struct str *out)
{
	const struct figure_point *newest = NULL;
	char value[NUM_TEXT], date[16];
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].in_window)
			newest = &figure->points[i];
	if (!newest)
		return;
	num_value(value, &figure->series->unit, newest->at.y, CHARSET_ASCII);
	date_format(date, (int)newest->at.t);
	str_printf(out, _("The newest point is %s of %s: %s. "),
		   newest->at.label[0] ? newest->at.label : _("a point without a name"), date,
		   value);
}

void speech_sources(struct str *out, const char *const *keys, size_t count)
{
	enum { NAMED = 4 };
	struct str list;
	if (count == 0)
		return;
	str_init(&list);
	for (size_t i = 0; i < count && i < NAMED; i++)
		str_printf(&list, "%s%s", i ? _(", ") : "", keys[i]);
	if (count > NAMED)
		str_printf(out, _("Sources: %s and more, %zu in all."), list.text, count);
	else
		str_printf(out, P_("Source: %s.", "Sources: %s.", count), list.text);
	str_clear(&list);
}

/* What, how fast and how surely; whether and where it bends; the newest point; who says so. */
static void speak_summary(struct ui *ui, const struct series *series, struct str *out)
{
	const struct figure *figure = series_figure(ui, series);
	char rate[600], basis[600];
	str_printf(out, _("%s: "), series->title);
	str_add(out, figure_rate(figure, rate, sizeof rate, CHARSET_ASCII));
	str_printf(out, _(" (%s). "), figure_basis(figure, basis, sizeof basis, CHARSET_ASCII));
	speak_bend(ui, series, out);
	speak_newest(figure, out);
	speech_sources(out, figure->sources, figure->source_count);
	str_add_char(out, '\n');
}

static void speak_pane(struct ui *ui, struct pane *pane, struct str *out, bool whole)
{
	if (pane->kind == PANE_TABLE) {
		speak_table(ui, pane, out);
		return;
	}
	const struct series *series = pane_series(ui, pane);
	if (!series)
		return;
	if (whole) {
		speak_summary(ui, series, out);
	} else {
		figure_speech(series_figure(ui, series), out);
		str_add_char(out, '\n');
	}
	if (*series->caution)
		str_printf(out, _("Mind: %s.\n"), series->caution);
}

/* The panes of a view that shows several charts at once are told one after the other. */
static void speak_panes(struct ui *ui, struct str *out, bool whole)
{
	const struct view *view = &ui_views[ui->view];
	size_t focus = ui->focus[ui->view];
	speak_pane(ui, &ui->panes[ui->view][focus], out, whole);
	for (size_t i = 0; i < view->pane_count && !ui->zoomed[ui->view]; i++)
		if (i != focus && ui->panes[ui->view][i].kind == PANE_CHART)
			speak_pane(ui, &ui->panes[ui->view][i], out, whole);
}

/* What the list shows of its first rows, under the names of its columns. */
static void speak_rows(struct ui *ui, struct grid *grid, size_t most, struct str *out)
{
	grid_ready(ui, grid);
	for (size_t i = 0; i < grid->shown_count && i < most; i++) {
		const char *between = "";
		for (size_t c = 0; c < grid->column_count; c++) {
			struct grid_cell cell;
			grid_cell_of(ui, grid, &grid->entries[grid->shown[i]], c, &cell);
			if (!cell.text[0])
				continue;
			str_printf(out, "%s%s %s", between, grid->columns[c].title, cell.text);
			between = _(", ");
		}
		str_printf(out, "%s\n", _("."));
	}
	if (grid->shown_count > most)
		str_printf(out, P_("%zu more row.\n", "%zu more rows.\n", grid->shown_count - most),
			   grid->shown_count - most);
}

static void speak_claim(struct ui *ui, struct grid *grid, struct str *out)
{
	grid_ready(ui, grid);
	const struct grid_entry *entry = grid_selected(grid);
	const struct ledger *ledger = ledger_get(ui);
	for (size_t i = 0; entry && i < ledger->claims.count; i++)
		if (ledger->claims.items[i].row == entry->row)
			str_printf(out, "%s, %s: %s %s\n", ledger->claims.items[i].id,
				   judgement_title(ledger->rulings[i].verdict),
				   ledger->claims.items[i].statement, ledger->rulings[i].reason);
}

static void add_lines(const char *text, size_t most, struct str *out)
{
	while (*text && most-- > 0) {
		size_t length = strcspn(text, "\n") + 1;
		str_add_n(out, text, text[length - 1] ? length : length - 1);
		text += text[length - 1] ? length : length - 1;
	}
}

void ui_speech_brief(struct ui *ui, struct str *out)
{
	enum { CARD_LINES = 16, ROWS = 6, SENTENCES = 7 };
	struct pane *pane = pane_focused(ui);
	struct str all;
	str_init(&all);
	if (card_top(ui)) {
		speak_card(card_top(ui), &all);
		add_lines(all.text, CARD_LINES, out);
	} else if (pane->kind == PANE_TABLE && pane->grid.id == TABLE_CLAIMS) {
		speak_claim(ui, &pane->grid, out);
	} else if (pane->kind == PANE_TABLE) {
		speak_rows(ui, &pane->grid, ROWS, out);
	} else {
		ui_speech_pane(ui, &all);
		add_lines(all.text, SENTENCES, out);
	}
	str_clear(&all);
}

static void speak_view(struct ui *ui, struct str *out, bool whole)
{
	const struct view *view = &ui_views[ui->view];
	if (view->speak)
		view->speak(ui, out);
	else
		speak_panes(ui, out, whole);
}

void ui_speech_pane(struct ui *ui, struct str *out)
{
	speak_view(ui, out, false);
}

void ui_speech(struct ui *ui, struct str *out)
{
	const struct view *view = &ui_views[ui->view];
	struct str told;
	char text[400];
	if (card_top(ui)) {
		speak_card(card_top(ui), out);
		return;
	}
	str_printf(out, _("%s. %s\n"), _(view->title), _(view->about));
	str_init(&told);
	speak_view(ui, &told, true);
	speak_intervals(out, told.text);
	str_clear(&told);
	words_readout(ui, text, sizeof text);
	if (ui->status.length)
		str_printf(out, "%s\n", ui->status.text);
	else if ((ui->crosshair || whatif_focused(ui)) && text[0])
		str_printf(out, "%s\n", text);
}

/* One sentence a paragraph, so that a reader that goes by lines stops where the voice would. */
struct card *card_speech(struct ui *ui)
{
	struct str text;
	struct card *card = card_new("speech", _("In words"));
	str_init(&text);
	ui_speech(ui, &text);
	card->copy = arena_strdup(&card->arena, text.text);
	for (char *line = text.text; *line;) {
		size_t length = strcspn(line, "\n");
		char *next = line + length + (line[length] == '\n');
		line[length] = '\0';
		card_add(card, ROLE_TEXT, 0, line);
		line = next;
	}
	str_clear(&text);
	return card;
}

const struct figure *ui_figure(struct ui *ui)
{
	struct pane *pane = pane_focused(ui);
	const struct series *series = pane->kind == PANE_CHART ? pane_series(ui, pane) : NULL;
	return series ? series_figure(ui, series) : NULL;
}

void ui_series(struct ui *ui, const char *id)
{
	const struct series *series = series_find(&ui->series, id);
	if (!series)
		return;
	ui->chosen[series->driver] = (size_t)(series - ui->series.items);
	for (size_t i = ui_views[ui->view].pane_count; i-- > 0;)
		if (ui->panes[ui->view][i].kind == PANE_CHART &&
		    ui->panes[ui->view][i].driver == series->driver)
			ui->focus[ui->view] = i; /* the first such pane */
	ui->current = ui->chosen[series->driver];
}
