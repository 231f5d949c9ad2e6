/* cards.c - the cards: sources, one row, how a figure was made, the keys of this place. */
#include "ui/state.h"

#include "base/i18n.h"
#include "model/cite.h"

#include <stdio.h>
#include <string.h>

void card_open(struct ui *ui, struct card *card)
{
	if (!card)
		return;
	if (ui->card_count == CARDS_MAX) {
		card_free(ui->cards[0]);
		memmove(ui->cards, ui->cards + 1, (CARDS_MAX - 1) * sizeof *ui->cards);
		ui->card_count--;
	}
	ui->cards[ui->card_count++] = card;
	ui->answered = true;
}

void card_close(struct ui *ui)
{
	if (ui->card_count)
		card_free(ui->cards[--ui->card_count]);
	ui->answered = true;
}

/* Keeps key, address and citation of one source in the card. */
static void keep_source(struct ui *ui, struct card *card, size_t index, const char *key)
{
	struct str text;
	long row = dataset_find(ui->dataset, TABLE_SOURCES, key);
	card->keys[index] = arena_strdup(&card->arena, key);
	if (row >= 0) {
		struct value url = dataset_get(ui->dataset, TABLE_SOURCES, (size_t)row, "url");
		card->links[index] = url.text ? arena_strdup(&card->arena, url.text) : NULL;
	}
	str_init(&text);
	cite_full(&text, ui->dataset, key);
	card->citations[index] = arena_strdup(&card->arena, text.text);
	str_clear(&text);
}

/* Adds the lines of a source card; the first line stands out, addresses are marked. */
static void add_source(struct ui *ui, struct card *card, size_t index, const char *key)
{
	struct str text;
	str_init(&text);
	cite_card(&text, ui->dataset, key);
	char *line = text.text;
	bool first = true;
	while (*line) {
		size_t length = strcspn(line, "\n");
		char *next = line + length + (line[length] == '\n');
		line[length] = '\0';
		if (first)
			card_begin_key(card, index, line);
		else
			card_add(card, strstr(line, "://") ? ROLE_LINK : ROLE_TEXT, 2, line);
		first = false;
		line = next;
	}
	str_clear(&text);
}

struct card *card_sources(struct ui *ui, const char *const *keys, size_t count)
{
	char title[80];
	if (count == 0) {
		refuse(ui, "%s", _("nothing here rests on a source"));
		return NULL;
	}
	snprintf(title, sizeof title, "%s", _("Source"));
	if (count > 1)
		snprintf(title, sizeof title, P_("%zu source", "%zu sources", count), count);
	struct card *card = card_new("sources", title);
	card_set_keys(card, count);
	for (size_t i = 0; i < count; i++) {
		keep_source(ui, card, i, keys[i]);
		if (i > 0)
			card_add(card, ROLE_TEXT, 0, "");
		add_source(ui, card, i, keys[i]);
	}
	return card;
}

/* All fields of a row that are known, in columns: name, value, what it means. */
static void add_fields(struct ui *ui, struct card *card, enum table_id table, size_t row)
{
	struct value values[SCHEMA_COLUMNS];
	dataset_row(ui->dataset, table, row, values);
	for (size_t c = 0; c < schema[table].column_count; c++) {
		const struct column *column = &schema[table].columns[c];
		char number[NUM_TEXT], exact[64];
		if (!value_known(values[c]))
			continue;
		const char *text =
			schema_told(table, (int)c, value_write(values[c], column, exact));
		if (column->type == COLUMN_NUMBER && *column->unit) {
			grid_number(ui, column->unit, values[c].number, number);
			card_printf(card, ROLE_TEXT, 0, "%-18s %s  (%s %s)", column->name, number,
				    exact, column->unit);
		} else {
			card_printf(card, strstr(text, "://") ? ROLE_LINK : ROLE_TEXT, 0,
				    "%-18s %s", column->name, text);
		}
		if (*column->help)
			card_printf(card, ROLE_DIM, 19, "%s", _(column->help));
	}
}

void card_cite(struct ui *ui, struct card *card, const char *const *keys, size_t count)
{
	card_set_keys(card, count);
	for (size_t i = 0; i < count; i++) {
		keep_source(ui, card, i, keys[i]);
		card_add(card, ROLE_TEXT, 0, "");
		add_source(ui, card, i, keys[i]);
	}
}

/* Every source that the row refers to, the same one once. */
static void add_row_sources(struct ui *ui, struct card *card, enum table_id table, size_t row)
{
	struct value values[SCHEMA_COLUMNS];
	const char *keys[8] = { 0 };
	size_t count = 0;
	dataset_row(ui->dataset, table, row, values);
	if (table == TABLE_SOURCES)
		keys[count++] = values[0].text;
	for (size_t c = 0; c < schema[table].column_count && count < 8; c++) {
		const struct column *column = &schema[table].columns[c];
		bool known = !values[c].text;
		if (column->type != COLUMN_REF || column->refers != TABLE_SOURCES || known)
			continue;
		for (size_t i = 0; i < count; i++)
			known |= strcmp(keys[i], values[c].text) == 0;
		if (!known)
			keys[count++] = values[c].text;
	}
	if (table != TABLE_SOURCES) {
		card_cite(ui, card, keys, count);
		return;
	}
	card_set_keys(card, count);
	for (size_t i = 0; i < count; i++)
		keep_source(ui, card, i, keys[i]);
}

struct card *card_row(struct ui *ui, enum table_id table, size_t row)
{
	char title[200];
	struct value values[SCHEMA_COLUMNS];
	dataset_row(ui->dataset, table, row, values);
	int label = schema_column(table, schema[table].label);
	if (table == TABLE_SOURCES)
		return card_sources(ui, &values[0].text, 1);
	snprintf(title, sizeof title, "%s: %s", _(schema[table].title),
		 label >= 0 && values[label].text ? schema_told(table, label, values[label].text)
						  : values[0].text);
	struct card *card = card_new("row", title);
	add_fields(ui, card, table, row);
	if (dataset_is_user(ui->dataset, table, row))
		card_add(card, ROLE_NOTE, 0,
			 _("This row was imported by you; it does not come with the "
			   "catalogue."));
	add_row_sources(ui, card, table, row);
	struct str csv;
	str_init(&csv);
	for (size_t c = 0; c < schema[table].column_count; c++) {
		char number[64];
		str_add(&csv, c ? "," : "");
		str_add_csv(&csv, value_write(values[c], &schema[table].columns[c], number));
	}
	card->copy = arena_strdup(&card->arena, csv.text);
	str_clear(&csv);
	return card;
}

struct card *card_explain(struct ui *ui, const struct figure *figure, long point)
{
	char title[200], readout[400];
	struct str text;
	snprintf(title, sizeof title, _("How this was made: %s"), figure->series->title);
	struct card *card = card_new("explain", title);
	if (point >= 0 && point < (long)figure->count) {
		words_point(ui, figure, (size_t)point, readout, sizeof readout);
		card_add(card, ROLE_STRONG, 0, _("THIS POINT"));
		card_add(card, ROLE_TEXT, 0, readout);
		card_add(card, ROLE_TEXT, 0, "");
	}
	str_init(&text);
	figure_explain(figure, &text, ui->charset);
	card->copy = arena_strdup(&card->arena, text.text);
	bool heading = false; /* one stands below each empty line */
	for (char *line = text.text; *line;) {
		size_t length = strcspn(line, "\n");
		char *next = line + length + (line[length] == '\n');
		line[length] = '\0';
		card_add(card, heading ? ROLE_STRONG : ROLE_TEXT, 0, line);
		heading = length == 0;
		line = next;
	}
	str_clear(&text);
	card_set_keys(card, figure->source_count);
	for (size_t i = 0; i < figure->source_count; i++)
		keep_source(ui, card, i, figure->sources[i]);
	return card;
}

enum { KEY_COLUMNS = 17 };

static void add_actions(struct ui *ui, struct card *card, const char *where, const char *heading)
{
	bool any = false;
	for (size_t i = 0; i < ui_action_count; i++) {
		const struct ui_action *action = &ui_actions[i];
		if (strcmp(action->where, where) != 0)
			continue;
		if (!any) {
			card_add(card, ROLE_TEXT, 0, "");
			card_add(card, ROLE_STRONG, 0, heading);
		}
		any = true;
		char name[64];
		snprintf(name, sizeof name, ":%s%s%s", action->name, *action->takes ? " " : "",
			 action->takes);
		bool wide = strlen(action_keys(ui, i)) > KEY_COLUMNS;
		if (wide)
			card_add(card, ROLE_TEXT, 1, action_keys(ui, i));
		if (*action->help)
			card_printf(card, ROLE_TEXT, 1, "%-*s %-22s %s", KEY_COLUMNS,
				    wide ? "" : action_keys(ui, i), name, _(action->help));
	}
}

struct card *card_help(struct ui *ui)
{
	char title[120];
	const struct view *view = &ui_views[ui->view];
	bool chart = chart_focused(ui);
	snprintf(title, sizeof title, _("Keys: %s"), _(view->title));
	struct card *card = card_new("help", title);
	card_add(card, ROLE_DIM, 0, _(view->about));
	card_add(card, ROLE_DIM, 0,
		 _("/ searches here, Esc closes. Every action has a name for the : line as well."));
	if (ui->talk.on)
		add_actions(ui, card, "deck",
			    _("While presenting; other keys do what they always do"));
	add_actions(ui, card, view->id, _(view->title));
	add_actions(ui, card, chart ? "charts" : "lists", chart ? _("Charts") : _("Lists"));
	add_actions(ui, card, "everywhere", _("Everywhere"));
	add_actions(ui, card, chart ? "lists" : "charts", chart ? _("Lists") : _("Charts"));
	if (!ui->talk.on)
		add_actions(ui, card, "deck", _("While presenting"));
	return card;
}
