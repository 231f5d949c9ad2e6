/* talk.c - see talk.h: making steps, going from one to another, leaving and coming back. */
#include "ui/view.h"

#include "base/i18n.h"

#include <string.h>

enum { STEP_MOST = 9999 };

const struct deck_step *talk_step(const struct ui *ui)
{
	return &ui->talk.deck->steps[ui->talk.step];
}

/* ---- making a step ---- */

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
	str_init(&talk->left);
	str_init(&talk->tried);
}

void talk_clear(struct talk *talk)
{
	quotes_clear(&talk->quotes);
	str_clear(&talk->text);
	str_clear(&talk->note_text);
	str_clear(&talk->left);
	str_clear(&talk->tried);
}

void talk_data(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	const char *language = ui->language;
	if (!talk->deck)
		return;
	if (!quotes_stand_on(&talk->quotes, ui->dataset, talk->as_of, ui->charset)) {
		quotes_clear(&talk->quotes);
		quotes_init(&talk->quotes, ui->dataset, &ui->series, talk->as_of, ui->charset);
	}
	quotes_next(&talk->quotes);
	str_reset(&talk->text);
	str_reset(&talk->note_text);
	quote_expand(&talk->quotes, deck_text(talk_step(ui)->text, language), &talk->text, NULL);
	quote_expand(&talk->quotes, deck_text(talk_step(ui)->notes, language), &talk->note_text, NULL);
}

static void clear_stage(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	talk->on = true;
	talk->blank = TALK_SHOWN;
	talk->title = talk->index = talk->asked = talk->lit = false;
	talk->jump = 0;
	talk->mark_count = 0;
	place_reset(ui);
	as_of_set(ui, talk->as_of);
}

static void make_step(struct ui *ui, size_t step)
{
	struct talk *talk = &ui->talk;
	talk_time_step(ui);
	talk->step = step;
	clear_stage(ui);
	const struct deck_step *now = talk_step(ui);
	long view = *now->view ? view_find(now->view) : -1;
	if (view >= 0)
		view_show(ui, (size_t)view);
	if (view >= 0 && ui_views[view].draw == whatif_draw)
		whatif_stage(ui);
	if (*now->series)
		ui_series(ui, now->series);
	if (*now->state)
		place_read(ui, now->state, NULL);
	press_keys(ui, now->keys);
	talk->made = ui->whatif.now;
	talk->cards = ui->card_count;
	talk->crosshair = ui->crosshair;
	talk_data(ui);
}

bool talk_whatif(const struct ui *ui)
{
	return ui->talk.moved || (ui->whatif.open && !scenario_same(&ui->whatif.now, &ui->talk.made));
}

static void end_deck(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	talk->on = talk->safe = false;
	if (ui->whatif.open) {
		if (!talk->had_levers)
			scenario_base(&talk->levers);
		whatif_take(ui, &talk->levers);
		ui->effect.kind = EFFECT_NONE;
	}
}

void talk_start(struct ui *ui, const struct deck *deck, size_t step)
{
	struct talk *talk = &ui->talk;
	if (talk->safe)
		end_deck(ui);
	talk->deck = deck;
	talk->on = false;
	str_reset(&talk->left);
	str_reset(&talk->tried);
	if (!deck)
		return;
	if (ui->whatif.draft[0])
		whatif_ready(ui);
	talk->had_levers = ui->whatif.open;
	talk->levers = ui->whatif.now;
	talk->safe = true;
	talk->as_of = ui->as_of;
	talk_time_start(ui);
	make_step(ui, step < deck->count ? step : 0);
}

bool talk_return(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	if (!talk->deck)
		return false;
	bool was_on = talk->on;
	if (!talk->safe) {
		talk->had_levers = ui->whatif.open;
		talk->levers = ui->whatif.now;
		talk->safe = true;
	}
	if (!was_on && whatif_focused(ui)) {
		str_reset(&talk->tried);
		place_write(ui, &talk->tried);
	}
	make_step(ui, talk->step);
	if (!was_on && talk->left.length)
		place_read(ui, talk->left.text, NULL);
	str_reset(&talk->left);
	return true;
}

/* ---- going ---- */

void talk_go(struct ui *ui, long step)
{
	long last = (long)ui->talk.deck->count - 1;
	if (step > last)
		say(ui, "%s", _("this was the last step; q q ends the deck"));
	else if (step < 0)
		say(ui, "%s", _("this is the first step"));
	if (step >= 0 && step <= last)
		make_step(ui, (size_t)step);
}

void talk_leave(struct ui *ui, bool ends)
{
	struct talk *talk = &ui->talk;
	char key[16];
	talk_time_step(ui);
	str_reset(&talk->left);
	if (!ends)
		place_write(ui, &talk->left);
	talk->on = false;
	talk->asked = talk->index = talk->lit = false;
	action_first_key(ui, "return", key);
	if (ends)
		end_deck(ui);
	say(ui, ends ? _("ended at step %zu of %zu, nothing was kept; %s comes back to it")
		     : _("left at step %zu of %zu; %s comes back to it"),
	    talk->step + 1, talk->deck->count, key);
	if (ends && talk->rehearsing) {
		talk->rehearsing = false;
		card_open(ui, talk_time_card(ui));
	}
}

/* ---- keys ---- */

/* With a crosshair or a card that the reader opened, arrows and letters belong to it; one that the step
 * brought along only scrolls by lines. */
bool talk_staged(struct ui *ui)
{
	const struct talk *talk = &ui->talk;
	return talk->on && !talk->making && !talk->scrolls && ui->card_count <= talk->cards &&
	       (!ui->crosshair || talk->crosshair);
}

static bool is_line(int key)
{
	return key == 'j' || key == 'k' || key == KEY_DOWN_ARROW || key == KEY_UP_ARROW;
}

static bool jump_key(struct ui *ui, int key)
{
	struct talk *talk = &ui->talk;
	if (key < '0' || key > '9' || (key == '0' && talk->jump == 0))
		return false;
	talk->jump = talk->jump * 10 + key - '0';
	talk->jump = talk->jump > STEP_MOST ? STEP_MOST : talk->jump;
	say(ui, _("step %d: G goes there"), talk->jump);
	return true;
}

static bool spot_key(struct ui *ui, int key)
{
	static const struct {
		int key, x, y;
		bool always;
	} moves[] = {
		{ KEY_LEFT_ARROW, -1, 0, false },   { KEY_RIGHT_ARROW, 1, 0, false },
		{ KEY_UP_ARROW, 0, -1, false },	    { KEY_DOWN_ARROW, 0, 1, false },
		{ KEY_SHIFT_LEFT, -10, 0, false },  { KEY_SHIFT_RIGHT, 10, 0, false },
		{ KEY_ALT_LEFT, -1, 0, true },	    { KEY_ALT_RIGHT, 1, 0, true },
		{ KEY_ALT_UP, 0, -1, true },	    { KEY_ALT_DOWN, 0, 1, true },
	};
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].key == key && (moves[i].always || ui->talk.lit)) {
			talk_spot_move(ui, moves[i].x, moves[i].y);
			return true;
		}
	if (key != KEY_ESCAPE || !ui->talk.lit)
		return false;
	ui->talk.lit = false;
	return true;
}

/* In the list of steps; all keys are its own. */
static void index_key(struct ui *ui, int key)
{
	struct talk *talk = &ui->talk;
	long last = (long)talk->deck->count - 1, to = (long)talk->chosen;
	if (jump_key(ui, key)) {
		to = talk->jump - 1;
	} else {
		talk->jump = 0;
		switch (key) {
		case KEY_UP_ARROW: case 'k': to--; break;
		case KEY_DOWN_ARROW: case 'j': to++; break;
		case KEY_PAGE_UP: to -= ui->h / 2; break;
		case KEY_PAGE_DOWN: to += ui->h / 2; break;
		case KEY_HOME_KEY: case 'g': to = 0; break;
		case KEY_END_KEY: case 'G': to = last; break;
		case KEY_ENTER_KEY: case ' ': make_step(ui, talk->chosen); return;
		case KEY_ESCAPE: case 'q': case 'i': case KEY_CTRL_A + 'P' - 'A': talk->index = false; return;
		default: return;
		}
	}
	talk->chosen = (size_t)(to < 0 ? 0 : to > last ? last : to);
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
	if (talk->title) {
		talk->title = false;
		return false;
	}
	if (talk->index) {
		index_key(ui, key);
		return true;
	}
	talk->scrolls = ui->card_count && is_line(key) && !talk->lit;
	if (!talk_staged(ui))
		return false;
	talk->asking = talk->asked;
	talk->asked = false;
	if (spot_key(ui, key) || jump_key(ui, key))
		return true;
	talk->jumping = talk->jump;
	talk->jump = 0;
	return false;
}

bool talk_allows(struct ui *ui, const char *name)
{
	static const char *const names[] = { "theme",	"series", "as-of", "play", "help", "repaint", "mouse",
					     "return",  "share",  "rehearse", "sources", "explain", "search", "copy", "link" };
	if (!ui->talk.on || ui->talk.making)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	for (size_t i = 0; i < ui_action_count; i++)
		if (strcmp(ui_actions[i].name, name) == 0 && strcmp(ui_actions[i].where, "deck") == 0)
			return true;
	refuse(ui, _("%s waits until the deck is left: Esc leaves, R comes back"), name);
	return false;
}
