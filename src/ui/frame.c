/* frame.c - what stands round every view: the tabs above, footnotes, status and key hints below. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct rect frame_layout(const struct canvas *canvas, struct rect *notes)
{
	int w = canvas->w, h = canvas->h;
	int header = h >= 6, status = h >= 3, hints = h >= 9;
	int rows = h < 12 ? 0 : h < 20 ? 1 : h < 40 ? 2 : 3;
	int gap = h >= 28;
	int below = status + hints + rows + gap;
	*notes = (struct rect){ 1, h - status - hints - rows, w - 2, rows };
	if (w < 8)
		notes->w = 0;
	return (struct rect){ 0, header, w, h - header - below };
}

enum { TABS_FULL, TABS_BRIEF, TABS_KEYS };

static const char *tab_words(const struct view *view, int style, bool active)
{
	if (style == TABS_FULL)
		return _(view->title);
	return style == TABS_BRIEF ? _(view->brief) : active ? _(view->brief) : "";
}

/* Blanks between tabs: brief ones stand closer, so that all of them fit into 80 columns. */
static int tab_gap(int style)
{
	return style == TABS_BRIEF ? 1 : 2;
}

static int tabs_width(struct ui *ui, int style)
{
	int width = 0;
	for (size_t i = 0; i < ui_views_count; i++) {
		const char *words = tab_words(&ui_views[i], style, i == ui->view);
		width += 1 + (*words ? 1 + utf8_width(words) : 0) + tab_gap(style);
	}
	return width;
}

static void draw_tabs(struct ui *ui, struct canvas *canvas)
{
	char date[16], right[48] = "";
	int day = dataset_date(ui->dataset), x = 1, w = canvas->w;
	if (ui->talk.safe)
		snprintf(right, sizeof right,
			 talk_whatif(ui) ? _("what-if, R: step %zu of %zu") : _("R: step %zu of %zu"),
			 ui->talk.step + 1, ui->talk.deck->count);
	else if (isfinite(ui->as_of))
		snprintf(right, sizeof right, _("as of %s"),
			 date_format_period(date, (int)ui->as_of));
	else if (day)
		snprintf(right, sizeof right, _("data to %s"), date_format(date, day));
	int name = utf8_width("kasoku") + 2, style = TABS_FULL;
	bool with_name = true;
	int badge = ui->talk.safe ? utf8_width(right) + 1 : 0; /* must be seen; the date may go */
	while (style < TABS_KEYS && 1 + name + tabs_width(ui, style) + badge > w)
		style++;
	if (1 + name + tabs_width(ui, style) > w)
		with_name = false;
	if (with_name)
		x += canvas_text(canvas, x, 0, w - x, ROLE_STRONG, "kasoku") + 2;
	else
		x = 0;
	for (size_t i = 0; i < ui_views_count; i++) {
		bool active = i == ui->view;
		const char *words = tab_words(&ui_views[i], style, active);
		char tab[64];
		snprintf(tab, sizeof tab, "%c%s%s", ui_views[i].key, *words ? " " : "", words);
		int used = canvas_text(canvas, x, 0, w - x, active ? ROLE_TAB_ACTIVE : ROLE_TAB, tab);
		hit_add(ui, (struct rect){ x, 0, used, 1 }, HIT_VIEW, i);
		x += used + tab_gap(style);
	}
	if (x + utf8_width(right) < w)
		canvas_text_right(canvas, x, 0, w - x - 1,
				  isfinite(ui->as_of) || ui->talk.safe ? ROLE_WARNING : ROLE_DIM, right);
}

/* Actions hinted at for each kind of place, most useful first. */
static const char *const chart_hints[] = { "help",    "down",  "next-pane", "sources", "explain",
					   "scale",   "crosshair", "frontier", "zoom", "search",
					   "day-earlier", "backtest", "command", "copy",  "labels",    "quit",    NULL };
static const char *const backtest_hints[] = { "help",	"day-earlier", "day-later", "year-earlier",
					      "year-later", "backtest",    "sources",	"explain",
					      "down",	"crosshair",   "scale",	"frontier", NULL };
static const char *const cross_hints[] = { "help", "next-point", "mark", "open",     "sources",
					   "explain", "copy",   "zoom-in", "full-height", "back", NULL };
static const char *const bend_hints[] = { "help", "down", "next-pane", "curves", "sceptics", "frontier",
					  "scale", "play", "best-break", "sources", "explain", "crosshair",
					  "zoom", "command", "quit", NULL };
static const char *const play_hints[] = { "play", "pace", "day-earlier", "back", "help", NULL };
static const char *const table_hints[] = { "help",	"down", "open",	   "search", "sort",
					   "reverse", "sources", "link", "copy",   "show-on-chart",
					   "next-pane", "command", "quit", NULL };
static const char *const claim_hints[] = { "help",  "open",	 "evidence", "explain",	    "sources",
					   "verdict", "next-pane", "search", "source-check", "about",
					   "part",  "copy",	 "command",  "quit",	    NULL };
static const char *const whatif_hints[] = { "help",    "coarse-up", "mute", "tornado",
					    "scenarios", "compare", "save", "reset-lever", "undo",
					    "sources", "explain", "next-pane", "quit", NULL };
static const char *const choice_hints[] = { "back", "open", "search", NULL };
static const char *const card_hints[] = { "back", "page-down", "search", "next-match", "link",
					  "copy", NULL };

static const char *const *hints_here(struct ui *ui)
{
	if (card_top(ui))
		return card_top(ui)->choice ? choice_hints : card_hints;
	if (pane_focused(ui)->grid.fill == fill_claims)
		return claim_hints;
	if (whatif_focused(ui))
		return whatif_hints;
	if (!chart_focused(ui))
		return table_hints;
	if (ui->backtest && !ui->crosshair)
		return backtest_hints;
	if (ui->playing || ui->ghosts)
		return play_hints;
	if (strcmp(ui_views[ui->view].id, "acceleration") == 0 && !ui->crosshair)
		return bend_hints;
	return ui->crosshair ? cross_hints : chart_hints;
}

static const struct ui_action *action_named(const char *name)
{
	for (size_t i = 0; i < ui_action_count; i++)
		if (strcmp(ui_actions[i].name, name) == 0)
			return &ui_actions[i];
	return NULL;
}

static void draw_hints(struct ui *ui, struct canvas *canvas, int y)
{
	int x = 1;
	for (const char *const *name = hints_here(ui); *name; name++) {
		char key[16];
		const char *words = action_hint(*name);
		action_first_key(ui, *name, key);
		if (!*key || !action_applies(ui, action_named(*name)) ||
		    x + utf8_width(key) + 1 + utf8_width(words) > canvas->w - 1)
			continue;
		x += canvas_text(canvas, x, y, canvas->w - x, ROLE_KEY, key) + 1;
		x += canvas_text(canvas, x, y, canvas->w - x, ROLE_HINT, words) + 2;
	}
}

static void draw_candidates(const struct prompt *prompt, struct canvas *canvas, int y)
{
	int x = 1;
	size_t from = prompt->word < prompt->word_count ? prompt->word : 0;
	/* Start so that the chosen word is in sight. */
	size_t start = from > 3 ? from - 3 : 0;
	for (size_t i = start; i < prompt->word_count && x < canvas->w; i++)
		x += canvas_text(canvas, x, y, canvas->w - x,
				 i == prompt->word ? ROLE_SELECTED : ROLE_DIM, prompt->words[i]) +
		     2;
}

static void draw_status(struct ui *ui, struct canvas *canvas, int y)
{
	char text[700];
	int w = canvas->w, margin = w > 4;
	if (ui->prompt.open && ui->prompt.completing && ui->prompt.word_count) {
		draw_candidates(&ui->prompt, canvas, y);
		return;
	}
	if (ui->status.length) {
		canvas_text(canvas, margin, y, w - 2 * margin,
			    ui->status_error ? ROLE_ERROR : ROLE_STATUS, ui->status.text);
		return;
	}
	struct card *card = card_top(ui);
	if (card && card->choice && card->key_count)
		snprintf(text, sizeof text, _("%zu of %zu %s %s %s Enter begins"), card->selected + 1,
			 card->key_count, dot(ui), card->keys[card->selected],
			 dot(ui));
	else if (card && card->key_count > 1)
		snprintf(text, sizeof text, _("source %zu of %zu %s %s %s Tab: next"),
			 card->selected + 1, card->key_count, dot(ui), card->keys[card->selected],
			 dot(ui));
	else if (card && card->key_count)
		snprintf(text, sizeof text, "%s", card->keys[0]);
	else if (card)
		text[0] = '\0';
	else
		words_readout(ui, text, sizeof text);
	canvas_text(canvas, margin, y, w - 2 * margin, ROLE_STATUS, text);
}

void frame_draw_prompt(struct ui *ui, struct canvas *canvas)
{
	int margin = canvas->w > 4;
	canvas_fill(canvas, (struct rect){ 0, canvas->h - 1, canvas->w, 1 }, ' ', ROLE_TEXT);
	prompt_draw(&ui->prompt, canvas, margin, canvas->h - 1, canvas->w - 2 * margin);
}

void frame_draw(struct ui *ui, struct canvas *canvas, struct rect notes)
{
	int h = canvas->h;
	if (h >= 6)
		draw_tabs(ui, canvas);
	if (notes.h > 0 && notes.w > 0)
		notes_draw(&ui->notes, canvas, notes, ui->dataset);
	if (h >= 9)
		draw_hints(ui, canvas, h - 1);
	int status = h >= 9 ? h - 2 : h - 1;
	if (h >= 3)
		draw_status(ui, canvas, status);
	if (canvas->cursor_x < 0) { /* where nothing has the keyboard there is only this to read */
		canvas->cursor_x = 0;
		canvas->cursor_y = status;
	}
	if (ui->picking)
		pick_draw(ui, canvas);
	if (ui->prompt.open)
		frame_draw_prompt(ui, canvas);
}
