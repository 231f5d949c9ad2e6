/* talk.c - see talk.h. */
#include "ui/view.h"

#include "base/i18n.h"
#include "draw/big.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_ROWS = 3, NOTES_ROWS = 4, STEP_MOST = 9999 };

static const struct deck_step *step_now(const struct ui *ui)
{
	return &ui->talk.deck->steps[ui->talk.step];
}

/* ---- making a step ---- */

/* Lists from their first row, in the order they are filled in, nothing left out. */
static void clear_lists(struct ui *ui)
{
	for (size_t v = 0; v < ui_views_count; v++)
		for (size_t p = 0; p < ui_views[v].pane_count; p++) {
			struct grid *grid = &ui->panes[v][p].grid;
			if (ui->panes[v][p].kind != PANE_TABLE)
				continue;
			grid->filter[0] = grid->kept[0] = '\0';
			grid->selected = grid->top = grid->column = grid->left = 0;
			grid->sort = -1;
			grid->descending = false;
			grid->stale = true;
		}
	ui->ledger.verdict = ui->ledger.driver = ui->ledger.section = 0;
	ui->data_table = -1;
}

/* Everything as it is when kasoku starts. */
static void clear_stage(struct ui *ui)
{
	as_of_set(ui, ui->talk.as_of);
	clear_lists(ui);
	ui->back.view = -1;
	ui->backtest = ui->playing = ui->events = false;
	ui->bend_at = (double)NAN;
	ui->bend_years = 2;
	ui->bend_curves = 0;
	ui->find[0] = '\0';
	while (ui->card_count)
		card_close(ui);
	for (size_t i = 0; i < ui->series.count; i++) {
		struct series_state *state = &ui->states[i];
		setting_defaults(&state->setting, &ui->series.items[i]);
		state->setting.selection.as_of = ui->as_of;
		state->cursor = state->marks[0] = state->marks[1] = -1;
	}
	for (int d = 0; d < DRIVER_COUNT; d++)
		driver_series(ui, (enum driver)d, &ui->chosen[d]);
	ui->current = ui->chosen[DRIVER_CAPABILITY];
	for (size_t v = 0; v < ui_views_count; v++) {
		ui->focus[v] = 0;
		ui->zoomed[v] = false;
	}
	ui->crosshair = ui->full_height = false;
	ui->undo_count = ui->undo_at = 0;
	ui->count = 0;
}

/* Presses the step's keys, drawing before each as a terminal would: keys may depend on what there
 * was room for. */
static void press_keys(struct ui *ui, const char *keys)
{
	struct key_script script = { .at = keys };
	struct canvas canvas;
	int key;
	canvas_init(&canvas, ui->w, ui->h, ui->charset);
	ui->talk.making = true;
	while ((key = key_script_next(&script, NULL)) != KEY_NOTHING) {
		struct event event = { .kind = EVENT_KEY, .key = key, .scripted = true };
		canvas_blank(&canvas);
		ui_draw(ui, &canvas);
		ui_event(ui, &event);
	}
	ui->talk.making = false;
	canvas_clear(&canvas);
	str_reset(&ui->status);
	ui->effect = (struct effect){ .kind = EFFECT_NONE, .text = "", .what = "" };
}

void talk_init(struct talk *talk)
{
	str_init(&talk->text);
	str_init(&talk->note_text);
}

void talk_clear(struct talk *talk)
{
	quotes_clear(&talk->quotes);
	str_clear(&talk->text);
	str_clear(&talk->note_text);
}

void talk_data(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	if (!talk->deck)
		return;
	if (!quotes_stand_on(&talk->quotes, ui->dataset, talk->as_of, ui->charset)) {
		quotes_clear(&talk->quotes);
		quotes_init(&talk->quotes, ui->dataset, &ui->series, talk->as_of, ui->charset);
	}
	quotes_next(&talk->quotes);
	str_reset(&talk->text);
	str_reset(&talk->note_text);
	quote_expand(&talk->quotes, deck_text(step_now(ui)->text, ui->language), &talk->text, NULL);
	quote_expand(&talk->quotes, deck_text(step_now(ui)->notes, ui->language),
		     &talk->note_text, NULL);
}

static void make_step(struct ui *ui, size_t step)
{
	ui->talk.step = step;
	ui->talk.on = true;
	ui->talk.blank = TALK_SHOWN;
	ui->talk.jump = 0;
	clear_stage(ui);
	const struct deck_step *now = step_now(ui);
	long view = *now->view ? view_find(now->view) : -1;
	if (view >= 0)
		view_show(ui, (size_t)view);
	if (view >= 0 && ui_views[view].draw == whatif_draw)
		whatif_stage(ui);
	if (*now->series)
		ui_series(ui, now->series);
	press_keys(ui, now->keys);
	ui->talk.cards = ui->card_count;
	ui->talk.crosshair = ui->crosshair;
	talk_data(ui);
}

void talk_start(struct ui *ui, const struct deck *deck, size_t step)
{
	ui->talk.deck = deck;
	ui->talk.on = false;
	ui->talk.as_of = ui->as_of;
	if (deck)
		make_step(ui, step < deck->count ? step : 0);
}

bool talk_return(struct ui *ui)
{
	if (!ui->talk.deck || ui->talk.on)
		return false;
	make_step(ui, ui->talk.step);
	return true;
}

/* ---- keys ---- */

static void go(struct ui *ui, long step)
{
	long last = (long)ui->talk.deck->count - 1;
	if (step > last)
		say(ui, "%s", _("this was the last step; q leaves the deck"));
	else if (step < 0)
		say(ui, "%s", _("this is the first step"));
	if (step >= 0 && step <= last)
		make_step(ui, (size_t)step);
}

static void leave(struct ui *ui)
{
	char key[16];
	ui->talk.on = false;
	action_first_key(ui, "return", key);
	say(ui, _("left at step %zu of %zu; %s comes back to it"), ui->talk.step + 1,
	    ui->talk.deck->count, key);
}

static bool type_jump(struct ui *ui, int key)
{
	struct talk *talk = &ui->talk;
	if (key < '0' || key > '9' || (key == '0' && talk->jump == 0))
		return false;
	talk->jump = talk->jump * 10 + key - '0';
	talk->jump = talk->jump > STEP_MOST ? STEP_MOST : talk->jump;
	say(ui, _("step %d: G goes there"), talk->jump);
	return true;
}

static bool step_key(struct ui *ui, int key)
{
	struct talk *talk = &ui->talk;
	long step = (long)talk->step;
	switch (key) {
	case ' ':
	case 'l':
	case 'j':
	case 'n':
	case KEY_RIGHT_ARROW:
	case KEY_DOWN_ARROW:
	case KEY_PAGE_DOWN:
		go(ui, step + 1);
		return true;
	case 'h':
	case 'k':
	case 'p':
	case KEY_LEFT_ARROW:
	case KEY_UP_ARROW:
	case KEY_PAGE_UP:
	case KEY_BACKSPACE_KEY:
		go(ui, step - 1);
		return true;
	case 'g':
	case KEY_HOME_KEY:
		go(ui, 0);
		return true;
	case 'G':
	case KEY_END_KEY:
		go(ui, talk->jump ? talk->jump - 1 : (long)talk->deck->count - 1);
		return true;
	default:
		return false;
	}
}

/* With a crosshair or a card that the reader opened, arrows and letters belong to it; one that the step
 * brought along only scrolls by lines. */
static bool is_exploring(const struct ui *ui, int key)
{
	const struct talk *talk = &ui->talk;
	bool lines = key == 'j' || key == 'k' || key == KEY_DOWN_ARROW || key == KEY_UP_ARROW;
	return ui->card_count > talk->cards || (ui->crosshair && !talk->crosshair) ||
	       (ui->card_count && lines);
}

bool talk_key(struct ui *ui, int key)
{
	struct talk *talk = &ui->talk;
	if (!talk->on || talk->making)
		return false;
	if (talk->blank != TALK_SHOWN) {
		talk->blank = TALK_SHOWN; /* any key brings the screen back, and does only that */
		return true;
	}
	if (is_exploring(ui, key))
		return false;
	if (type_jump(ui, key) || step_key(ui, key))
		return true;
	talk->jump = 0;
	if (key == 'b' || key == '.')
		talk->blank = TALK_BLACK;
	else if (key == 'w')
		talk->blank = TALK_WHITE;
	else if (key == 's')
		talk->notes = !talk->notes;
	else if (key == 'q' || key == KEY_ESCAPE)
		leave(ui);
	else
		return false;
	return true;
}

/* ---- drawing ---- */

static void draw_blank(struct ui *ui, struct canvas *canvas)
{
	if (ui->talk.blank == TALK_WHITE)
		canvas_reverse(canvas, (struct rect){ 0, 0, canvas->w, canvas->h });
}

/* Title on the left; which deck and how far on the right, as dots while there is room for them. */
static void draw_head(struct ui *ui, struct canvas *canvas)
{
	const struct talk *talk = &ui->talk;
	char right[300];
	size_t used = 0;
	const char *done = canvas->charset == CHARSET_UNICODE ? "●" : "#";
	const char *open = canvas->charset == CHARSET_UNICODE ? "○" : ".";
	for (size_t i = 0; i < talk->deck->count && talk->deck->count <= 20; i++)
		used += (size_t)snprintf(right + used, sizeof right - used, "%s",
					 i <= talk->step ? done : open);
	snprintf(right + used, sizeof right - used, " %zu/%zu", talk->step + 1, talk->deck->count);
	int room = canvas->w - 3 - utf8_width(right);
	canvas_text(canvas, 1, 0, room > 10 ? room : canvas->w - 2, ROLE_STRONG,
		    deck_text(step_now(ui)->title, ui->language));
	if (room > 10)
		canvas_text_right(canvas, 1, 0, canvas->w - 2, ROLE_DIM, right);
}

static int rows_of(struct canvas *canvas, const char *text, int most)
{
	struct rect nowhere = { 0, 0, canvas->w - 2, 0 };
	int rows = *text ? canvas_wrap(canvas, nowhere, 0, ROLE_TEXT, text) : 0;
	return rows < most ? rows : most;
}

/* A step without a view: its title in large letters, the sentence below. */
static void draw_words(struct ui *ui, struct canvas *canvas, struct rect area)
{
	const char *title = deck_text(step_now(ui)->title, ui->language);
	int text_rows = rows_of(canvas, ui->talk.text.text, area.h);
	struct rect top = { area.x + 2, area.y + 1, area.w - 4, area.h - text_rows - 2 };
	int used = top.h > 0 ? big_draw(canvas, top, ROLE_STRONG, title) : 0;
	if (!used)
		used = canvas_wrap(canvas, top, 0, ROLE_STRONG, title);
	canvas_wrap(canvas,
		    (struct rect){ area.x + 1, top.y + used + 2, area.w - 2, area.h - used - 3 }, 0,
		    ROLE_TEXT, ui->talk.text.text);
}

/* From the bottom up: sources, the annotation, the speaker's notes; returns the rows taken. */
static int draw_foot(struct ui *ui, struct canvas *canvas)
{
	const struct deck_step *step = step_now(ui);
	const char *notes = ui->talk.notes ? ui->talk.note_text.text : "";
	int w = canvas->w - 2, h = canvas->h, y = h - (h >= 6);
	if (h >= 6 && ui->status.length)
		canvas_text(canvas, 1, y, w, ui->status_error ? ROLE_ERROR : ROLE_STATUS,
			    ui->status.text);
	else if (h >= 6)
		notes_draw(&ui->notes, canvas, (struct rect){ 1, y, w, 1 }, ui->dataset);
	int rows = *step->view ? rows_of(canvas, ui->talk.text.text, h >= 16 ? TEXT_ROWS : 1) : 0;
	y -= rows;
	canvas_wrap(canvas, (struct rect){ 1, y, w, rows }, 0, ROLE_STRONG, ui->talk.text.text);
	rows = rows_of(canvas, notes, h >= 20 ? NOTES_ROWS : 1);
	y -= rows;
	canvas_wrap(canvas, (struct rect){ 1, y, w, rows }, 0, ROLE_HINT, notes);
	return h - y;
}

void talk_draw(struct ui *ui, struct canvas *canvas)
{
	const struct deck_step *step = step_now(ui);
	if (ui->talk.blank != TALK_SHOWN) {
		draw_blank(ui, canvas);
		return;
	}
	for (size_t i = 0; i < step->cite_count; i++) {
		char mark[16] = "";
		notes_mark(&ui->notes, step->cite[i], mark, sizeof mark, ui->charset);
	}
	draw_head(ui, canvas);
	int foot = draw_foot(ui, canvas);
	struct rect area = { 0, 1, canvas->w, canvas->h - 1 - foot };
	if (area.h < 1)
		return;
	if (*step->view && ui->backtest && chart_focused(ui))
		hindcast_draw(ui, canvas, area);
	else if (*step->view)
		ui_views[ui->view].draw(ui, canvas, area);
	else
		draw_words(ui, canvas, area);
	if (card_top(ui))
		card_draw(card_top(ui), canvas, area);
	/* The view's own sources were met while it was drawn. */
	if (canvas->h >= 6 && !ui->status.length) {
		canvas_fill(canvas, (struct rect){ 0, canvas->h - 1, canvas->w, 1 }, ' ',
			    ROLE_TEXT);
		notes_draw(&ui->notes, canvas, (struct rect){ 1, canvas->h - 1, canvas->w - 2, 1 },
			   ui->dataset);
	}
}
