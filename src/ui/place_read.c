/* place_read.c - see place.h: following a line of words, one reader for each. */
#include "ui/place_words.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "model/say.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const place_axes[] = { "linear", "log", "logit" };
const char *const place_labels[] = { "none", "few", "all" };

/* Actions that open cards. */
static const char *const place_cards[] = { "sources", "explain",  "help",	  "open",
					   "evidence", "resting", "sceptics", "source-check" };
enum { WORD_MOST = 600, PLACE_CARDS = sizeof place_cards / sizeof *place_cards };

static long choice(const char *const *words, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], text) == 0)
			return (long)i;
	return -1;
}

bool place_numbers(const char *text, long *out, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *end;
		out[i] = strtol(text, &end, 10);
		if (end == text || out[i] < -1 || out[i] > 1000000 || *end != (i + 1 < count ? ',' : '\0'))
			return false;
		text = end + 1;
	}
	return true;
}

static bool number_in(const char *text, double low, double high, double *number)
{
	double value;
	if (!num_parse(text, &value) || !(value >= low && value <= high))
		return false;
	*number = value;
	return true;
}

bool place_plain(char *text)
{
	char *start = text, *to = text;
	for (; *text; text++) {
		if (*text != '%') {
			*to++ = *text;
			continue;
		}
		if (!isxdigit((unsigned char)text[1]) || !isxdigit((unsigned char)text[2]))
			return false;
		unsigned long code = strtoul((char[]){ text[1], text[2], '\0' }, NULL, 16);
		if (code < ' ' || code == 0x7f)
			return false;
		*to++ = (char)code;
		text += 2;
	}
	*to = '\0';
	return utf8_valid(start, (size_t)(to - start), NULL);
}

static bool read_view(struct ui *ui, char *value)
{
	long view = view_find(value);
	if (view >= 0)
		view_show(ui, (size_t)view);
	return view >= 0;
}

static bool read_as_of(struct ui *ui, char *value)
{
	enum date_precision precision;
	int days;
	if (strcmp(value, "today") == 0)
		as_of_set(ui, (double)INFINITY);
	else if (date_parse(value, &days, &precision))
		as_of_set(ui, date_period_end(days, precision));
	else
		return false;
	return true;
}

static bool read_series(struct ui *ui, char *value)
{
	const struct series *series = series_find(&ui->series, value);
	if (!series)
		return false;
	ui->current = ui->chosen[series->driver] = (size_t)(series - ui->series.items);
	return true;
}

static bool read_point(struct ui *ui, const struct series *series, const char *value, long *point)
{
	return place_numbers(value, point, 1) && *point >= 0 &&
	       *point < (long)series_figure(ui, series)->count;
}

/* One turn of a series' chart; `value` is NULL for a flag. */
static bool read_turn(struct ui *ui, const struct series *series, const char *name, const char *value)
{
	struct series_state *state = series_state(ui, series);
	struct setting *setting = &state->setting;
	const double far = 1e6;
	char why[120];
	long found;
	if (!value && strcmp(name, "bars") == 0)
		return setting->error_bars = true;
	if (!value || strcmp(name, "as-of") == 0)
		return value ? false : selection_set(&setting->selection, name, NULL, NULL);
	if (strcmp(name, "axis") == 0) {
		found = choice(place_axes, 3, value);
		setting->axis = found < 0 ? setting->axis : (enum scale_kind)found;
		return found >= 0 && axis_allowed(series, (enum scale_kind)found, why);
	}
	if (strcmp(name, "labels") == 0) {
		found = choice(place_labels, 3, value);
		setting->labels = found < 0 ? setting->labels : (enum chart_labels)found;
		return found >= 0;
	}
	if (strcmp(name, "left") == 0)
		return number_in(value, -far, far, &setting->x_low);
	if (strcmp(name, "right") == 0)
		return number_in(value, setting->x_low, far, &setting->x_high) &&
		       setting->x_high > setting->x_low;
	if (strcmp(name, "at") == 0)
		return read_point(ui, series, value, &state->cursor);
	if (strcmp(name, "mark") == 0)
		return read_point(ui, series, value, &state->marks[state->marks[0] >= 0]);
	return selection_set(&setting->selection, name, value, NULL);
}

/* Half a window is none. */
static bool read_set(struct ui *ui, char *value)
{
	char *rest = value;
	const struct series *series = series_find(&ui->series, strsep(&rest, ";"));
	bool good = series != NULL;
	while (good && rest) {
		char *name = strsep(&rest, ";"), *worth = strchr(name, '=');
		if (worth)
			*worth++ = '\0';
		good = read_turn(ui, series, name, worth);
	}
	if (series) {
		struct setting *setting = &series_state(ui, series)->setting;
		if (isnan(setting->x_low) != isnan(setting->x_high)) {
			setting->x_low = setting->x_high = (double)NAN;
			good = false;
		}
		setting->selection.as_of = ui->as_of;
	}
	return good;
}

static bool read_pane(struct ui *ui, char *value)
{
	long pane;
	bool good = place_numbers(value, &pane, 1) && pane >= 0 && pane < (long)ui_views[ui->view].pane_count;
	ui->focus[ui->view] = good ? (size_t)pane : 0;
	return good;
}

/* clang-format off */
#define FLAG(name, where) \
	static bool name(struct ui *ui, char *value) { (void)value; return ui->where = true; }
FLAG(read_zoom, zoomed[ui->view])
FLAG(read_cross, crosshair)
FLAG(read_full, full_height)
FLAG(read_events, events)
FLAG(read_backtest, backtest)
FLAG(read_ghosts, ghosts)
/* clang-format on */

static bool read_bend(struct ui *ui, char *value)
{
	return number_in(value, 1900, 2200, &ui->bend_at);
}

static bool read_recent(struct ui *ui, char *value)
{
	return number_in(value, 0.25, 20, &ui->bend_years);
}

static bool read_curves(struct ui *ui, char *value)
{
	long curves;
	bool good = place_numbers(value, &curves, 1) && curves >= 0 && curves < BEND_CHOICES;
	ui->bend_curves = good ? (int)curves : 0;
	return good;
}

static bool read_table(struct ui *ui, char *value)
{
	ui->data_table = schema_table(value);
	for (size_t v = 0; v < ui_views_count; v++)
		for (size_t p = 0; p < ui_views[v].pane_count; p++)
			ui->panes[v][p].grid.stale = true;
	return ui->data_table >= 0;
}

static bool read_claims(struct ui *ui, char *value)
{
	long n[3];
	size_t drivers = 0, sections = 0;
	while (claim_drivers[drivers])
		drivers++;
	while (claim_sections[sections])
		sections++;
	if (!place_numbers(value, n, 3) || n[0] < 0 || n[1] < 0 || n[2] < 0 || n[0] > JUDGED_COUNT ||
	    n[1] > (long)drivers || n[2] > (long)sections)
		return false;
	ui->ledger.verdict = (int)n[0];
	ui->ledger.driver = (int)n[1];
	ui->ledger.section = (int)n[2];
	return true;
}

static struct grid *grid_at(struct ui *ui, long pane)
{
	bool there = pane >= 0 && pane < (long)ui_views[ui->view].pane_count &&
		     ui->panes[ui->view][pane].kind == PANE_TABLE;
	return there ? &ui->panes[ui->view][pane].grid : NULL;
}

static bool read_filter(struct ui *ui, char *value)
{
	struct grid *grid = grid_at(ui, value[0] - '0');
	if (!grid || value[1] != ',' || !place_plain(value + 2) || strlen(value + 2) >= sizeof grid->filter)
		return false;
	strcpy(grid->filter, value + 2);
	grid->stale = true;
	return true;
}

static bool read_rows(struct ui *ui, char *value)
{
	long n[6];
	struct grid *grid = place_numbers(value, n, 6) ? grid_at(ui, n[0]) : NULL;
	if (!grid)
		return false;
	grid_ready(ui, grid);
	if (n[4] >= (long)grid->column_count || n[2] < 0 || n[2] >= (long)grid->column_count || n[3] < 0 ||
	    n[3] >= (long)grid->column_count)
		return false;
	grid->sort = (int)n[4];
	grid->descending = n[5] == 1;
	grid->column = (size_t)n[2];
	grid->left = (size_t)n[3];
	grid->stale = true;
	grid_ready(ui, grid);
	grid->selected = 0;
	grid_move(ui, grid, n[1]);
	return true;
}

static bool read_scenario(struct ui *ui, char *value, struct scenario *scenario)
{
	char *rest = value, *name = strsep(&rest, ",");
	const struct lever_list *levers = &ui->whatif.world.levers;
	if (!whatif_ready(ui) || !place_plain(name) || strlen(name) >= sizeof scenario->name)
		return false;
	scenario_base(scenario);
	if (!scenario_load(scenario, ui->dataset, levers, name, NULL))
		snprintf(scenario->name, sizeof scenario->name, "%s", name);
	memset(scenario->set, 0, sizeof scenario->set);
	while (rest && *rest)
		if (!scenario_assign(scenario, levers, strsep(&rest, ","), NULL))
			return false;
	return scenario_possible(scenario, &ui->whatif.world.drivers, levers, NULL);
}

static bool read_levers(struct ui *ui, char *value)
{
	struct scenario scenario;
	if (!read_scenario(ui, value, &scenario))
		return false;
	whatif_stop(ui);
	ui->whatif.now = ui->whatif.kept = scenario;
	return true;
}

static bool read_over(struct ui *ui, char *value)
{
	struct whatif_state *w = &ui->whatif;
	if (w->over_count == WHATIF_OVERLAYS || !read_scenario(ui, value, &w->over[w->over_count]))
		return false;
	whatif_stop(ui);
	w->over_count++;
	return true;
}

static bool read_asks(struct ui *ui, char *value)
{
	struct whatif_state *w = &ui->whatif;
	long n[4];
	if (!whatif_ready(ui) || !place_numbers(value, n, 4) || n[0] < 0 || n[0] >= (long)w->world.levers.count ||
	    n[1] < 0 || n[1] >= (long)w->world.threshold_count || n[2] < 0 || n[2] > SIDE_SCENARIOS ||
	    n[3] < 0 || n[3] > (long)whatif_listed_count(ui))
		return false;
	whatif_stop(ui);
	w->lever = (size_t)n[0];
	w->threshold = (size_t)n[1];
	w->side = (enum whatif_side)n[2];
	w->listed = (size_t)n[3];
	return true;
}

/* Cards are opened as their keys would; one that would not open is left out. */
static bool read_card(struct ui *ui, char *value)
{
	static const char *const openers[][2] = { { "row", "open" }, { "claim", "explain" } };
	long n[2];
	char *rest = value, *name = strsep(&rest, ",");
	const char *opener = name;
	size_t before = ui->card_count;
	if (!rest || !place_numbers(rest, n, 2) || n[0] < 0 || n[1] < 0)
		return false;
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (strcmp(openers[i][0], name) == 0)
			opener = openers[i][1];
	if (choice(place_cards, PLACE_CARDS, opener) < 0)
		return true;
	action_run(ui, opener, "");
	if (ui->card_count <= before)
		return true;
	struct card *card = card_top(ui);
	card->selected = n[1] < (long)card->key_count ? (size_t)n[1] : 0;
	card->top = (int)n[0]; /* drawing keeps it within the card */
	return true;
}

/* clang-format off */
static const struct {
	const char *name;
	bool takes;
	bool (*read)(struct ui *ui, char *value);
} words[] = {
	{ "view", true, read_view },     { "as-of", true, read_as_of }, { "series", true, read_series },
	{ "set", true, read_set },       { "pane", true, read_pane },   { "zoom", false, read_zoom },
	{ "cross", false, read_cross },  { "full", false, read_full },  { "events", false, read_events },
	{ "backtest", false, read_backtest }, { "ghosts", false, read_ghosts },
	{ "bend", true, read_bend },     { "recent", true, read_recent }, { "curves", true, read_curves },
	{ "table", true, read_table },   { "claims", true, read_claims }, { "filter", true, read_filter },
	{ "rows", true, read_rows },     { "levers", true, read_levers }, { "over", true, read_over },
	{ "asks", true, read_asks },     { "card", true, read_card },
};
/* clang-format on */

static bool follow(struct ui *ui, char *word)
{
	char *value = strchr(word, '=');
	size_t length = value ? (size_t)(value - word) : strlen(word);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].name) == length && strncmp(words[i].name, word, length) == 0)
			return words[i].takes == (value != NULL) && words[i].read(ui, value ? value + 1 : word);
	return false;
}

bool place_read(struct ui *ui, const char *text, struct err *err)
{
	char word[WORD_MOST], quoted[SAY_TEXT];
	bool good = true;
	place_reset(ui);
	while (good && *(text += strspn(text, " "))) {
		size_t length = strcspn(text, " ");
		snprintf(word, sizeof word, "%.*s", (int)length, text);
		text += length;
		good = length < sizeof word && follow(ui, word);
		if (!good && length < sizeof word)
			snprintf(word, sizeof word, "%.*s", (int)length, text - length);
	}
	str_reset(&ui->status);
	ui->effect = (struct effect){ .kind = EFFECT_NONE, .text = "", .what = "" };
	return good || err_set(err, ERR_INPUT, _("there is no such place in these data: %s"),
			       say_quoted(quoted, word));
}
