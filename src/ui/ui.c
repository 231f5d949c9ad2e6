/* ui.c - the machine: made, fed with events, drawn, given new data. */
#include "ui/state.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void init_states(struct ui *ui)
{
	ui->states = mem_array(ui->series.count, sizeof *ui->states);
	for (size_t i = 0; i < ui->series.count; i++) {
		setting_defaults(&ui->states[i].setting, &ui->series.items[i]);
		ui->states[i].cursor = ui->states[i].marks[0] = ui->states[i].marks[1] = -1;
	}
}

static void free_themes(struct ui *ui)
{
	for (size_t i = 0; i < ui->theme_count; i++)
		free(ui->themes[i]);
	free(ui->themes);
}

void ui_themes(struct ui *ui, const char *const *names, size_t count, const char *theme)
{
	free_themes(ui);
	ui->theme = 0;
	ui->theme_count = count;
	ui->themes = mem_array(count, sizeof *ui->themes);
	for (size_t i = 0; i < count; i++) {
		ui->themes[i] = mem_strdup(names[i]);
		if (theme && strcmp(theme, names[i]) == 0)
			ui->theme = i;
	}
}

static void init_panes(struct ui *ui)
{
	for (size_t v = 0; v < ui_views_count; v++)
		ui_views[v].panes(ui, ui->panes[v]);
	for (int d = 0; d < DRIVER_COUNT; d++)
		driver_series(ui, (enum driver)d, &ui->chosen[d]);
	driver_series(ui, DRIVER_CAPABILITY, &ui->current);
}

/* Starts where the caller wants: a view, a series in it. */
static void init_place(struct ui *ui, const struct ui_options *options)
{
	long view = options->view ? view_find(options->view) : 0;
	const struct series *series =
		options->series ? series_find(&ui->series, options->series) : NULL;
	if (series) {
		series_show(ui, series);
		if (view == 0 || !options->view)
			ui->focus[0] = series->driver;
	}
	if (options->view && view >= 0)
		ui->view = (size_t)view;
}

struct ui *ui_new(const struct dataset *dataset, const struct ui_options *options)
{
	struct ui *ui = mem_alloc(sizeof *ui);
	ui->dataset = dataset;
	ui->data_table = -1;
	ui->back.view = -1;
	ui->mouse = options->mouse;
	ui->keys = options->keys;
	ui->today = options->today;
	ui->charset = options->charset;
	ui->w = 80;
	ui->h = 24;
	str_init(&ui->status);
	str_init(&ui->effect_text);
	str_init(&ui->effect_what);
	talk_init(&ui->talk);
	ui->seconds = ui->time_of_day = -1;
	series_list_init(&ui->series, dataset, NULL);
	figures_init(&ui->figures, dataset);
	bends_init(&ui->bends, dataset);
	ui->bend_at = (double)NAN;
	ui->bend_years = BEND_YEARS;
	ui->no_motion = options->no_motion;
	init_states(ui);
	ui->start_day = options->as_of ? options->as_of : (double)INFINITY;
	as_of_set(ui, ui->start_day);
	ui_themes(ui, options->themes, options->theme_count, options->theme);
	init_panes(ui);
	snprintf(ui->whatif.draft, sizeof ui->whatif.draft, "%s",
		 options->draft ? options->draft : "");
	init_place(ui, options);
	return ui;
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	while (ui->card_count)
		card_close(ui);
	for (size_t v = 0; v < VIEW_MAX; v++)
		for (size_t p = 0; p < PANES_MAX; p++)
			if (ui->panes[v][p].kind == PANE_TABLE)
				grid_clear(&ui->panes[v][p].grid);
	free_themes(ui);
	free(ui->states);
	free(ui->rests);
	ledger_clear(ui);
	whatif_free(ui);
	prompt_clear(&ui->prompt);
	hindcast_free(ui->hindcast);
	figures_clear(&ui->figures);
	bends_clear(&ui->bends);
	series_list_clear(&ui->series);
	arena_clear(&ui->scratch);
	str_clear(&ui->status);
	str_clear(&ui->effect_text);
	str_clear(&ui->effect_what);
	talk_clear(&ui->talk);
	record_clear(&ui->record);
	free(ui);
}

struct effect ui_event(struct ui *ui, const struct event *event)
{
	ui->effect = (struct effect){ .kind = EFFECT_NONE, .text = "", .what = "" };
	ui->answered = false;
	ui->scripted = event->scripted;
	switch (event->kind) {
	case EVENT_KEY:
		str_reset(&ui->status);
		if (event->key == KEY_NOTHING)
			break;
		if (ui->picking && pick_key(ui, event->key))
			break;
		if (ui->prompt.open)
			prompt_event(ui, event);
		else if (ui->following)
			action_follow(ui, event->key);
		else if (!talk_key(ui, event->key))
			action_key(ui, event->key);
		break;
	case EVENT_PASTE:
		str_reset(&ui->status);
		if (ui->prompt.open)
			prompt_event(ui, event);
		else
			refuse(ui, "%s",
			       _("pasted text goes behind : and / only; nothing was done"));
		break;
	case EVENT_MOUSE:
		str_reset(&ui->status);
		if (!ui->prompt.open && !ui->following)
			mouse_event(ui, event);
		break;
	case EVENT_RESIZE:
		ui->w = event->w;
		ui->h = event->h;
		break;
	case EVENT_TICK:
		ui->talk.title = false;
		if (bends_busy(&ui->bends))
			bends_work(&ui->bends);
		else if (whatif_waits(ui))
			whatif_work(ui, WHATIF_DRAWS);
		else if (ui->playing)
			play_tick(ui, event->key);
		break;
	case EVENT_QUIT:
		effect_set(ui, EFFECT_QUIT, "", "");
		break;
	default:
		break;
	}
	if (event->kind == EVENT_KEY && ui->picked)
		ui->picking = false;
	return ui->effect;
}

int ui_wants(const struct ui *ui)
{
	if (bends_busy(&ui->bends) || whatif_waits(ui))
		return 0;
	if (ui->playing)
		return play_wait_ms(ui);
	return ui->talk.on && ui->talk.title && !ui->no_motion ? TALK_TITLE_MS : talk_time_wait(ui);
}

void ui_clock(struct ui *ui, long seconds, int time_of_day)
{
	ui->seconds = seconds;
	ui->time_of_day = time_of_day;
}

void ui_scenario_rows(struct ui *ui, struct batch *batch)
{
	scenario_rows(&ui->whatif.now, &ui->whatif.world.levers, batch);
}

void ui_status(struct ui *ui, bool error, const char *text)
{
	if (error)
		refuse(ui, "%s", text);
	else
		say(ui, "%s", text);
}

static void draw_start(struct ui *ui, struct canvas *canvas)
{
	canvas_blank(canvas);
	arena_clear(&ui->scratch);
	ui->charset = canvas->charset;
	ui->w = canvas->w;
	ui->h = canvas->h;
	ui->notes.count = 0;
	ui->hit_count = ui->picture_count = 0;
	bends_frame(&ui->bends);
	whatif_frame(ui);
	ui->bends.hurry = ui->playing;
	for (size_t i = 0; i < PANES_MAX; i++) {
		ui->panes[ui->view][i].area = (struct rect){ 0 };
		ui->panes[ui->view][i].drawn = false;
	}
}

/* A card covers the view, or on a wide screen its right half. */
static void draw_card(struct card *card, struct canvas *canvas, struct rect area)
{
	if (area.w >= 150) {
		int half = area.w / 2;
		canvas_fill(canvas, (struct rect){ area.x + half - 1, area.y, 1, area.h },
			    glyph_vertical(canvas->charset), ROLE_RULE);
		area.x += half;
		area.w -= half;
	}
	card_draw(card, canvas, area);
}

void ui_draw(struct ui *ui, struct canvas *canvas)
{
	struct rect notes;
	draw_start(ui, canvas);
	if (ui->talk.on) {
		talk_draw(ui, canvas);
		if (card_top(ui))
			ui->picture_count = 0;
		if (ui->picking)
			pick_draw(ui, canvas);
		if (ui->prompt.open)
			frame_draw_prompt(ui, canvas);
		return;
	}
	struct rect area = frame_layout(canvas, &notes);
	if (ui->backtest && chart_focused(ui))
		hindcast_draw(ui, canvas, area);
	else
		ui_views[ui->view].draw(ui, canvas, area);
	if (card_top(ui))
		draw_card(card_top(ui), canvas, area);
	if (card_top(ui))
		ui->picture_count = 0;
	frame_draw(ui, canvas, notes);
}

/* Where a series of the old list stands in the new one, -1 when it is gone. */
static long moved_to(const struct series_list *old, size_t index, const struct series_list *now)
{
	const struct series *found = series_find(now, old->items[index].id);
	return found ? found - now->items : -1;
}

/* The point of the new figure that stands for the same row as one of the old. */
static long same_point(const struct figure *old, const struct dataset *dataset, long point,
		       const struct figure *now)
{
	if (point < 0 || point >= (long)old->count || old->series->table != now->series->table)
		return -1;
	const char *key =
		dataset_value(old->dataset, old->series->table, old->points[point].at.row, 0).text;
	long row = dataset_find(dataset, now->series->table, key);
	for (size_t i = 0; row >= 0 && i < now->count; i++)
		if (now->points[i].at.row == (size_t)row)
			return (long)i;
	return -1;
}

struct old_data {
	struct series_list series;
	struct series_state *states;
	struct figures figures;
};

static void carry_states(struct ui *ui, struct old_data *old)
{
	for (size_t i = 0; i < old->series.count; i++) {
		long to = moved_to(&old->series, i, &ui->series);
		if (to < 0)
			continue;
		struct series_state *from = &old->states[i], *state = &ui->states[to];
		state->setting = from->setting;
		if (from->cursor < 0 && from->marks[0] < 0)
			continue;
		const struct figure *was =
			figures_get(&old->figures, &old->series.items[i], &from->setting.selection);
		const struct figure *is = series_figure(ui, &ui->series.items[to]);
		state->cursor = same_point(was, ui->dataset, from->cursor, is);
		for (int m = 0; m < 2; m++)
			state->marks[m] = same_point(was, ui->dataset, from->marks[m], is);
		if (state->marks[0] < 0)
			state->marks[1] = -1;
	}
}

static void carry_chosen(struct ui *ui, struct old_data *old)
{
	size_t before[DRIVER_COUNT], current = ui->current;
	memcpy(before, ui->chosen, sizeof before);
	for (int d = 0; d < DRIVER_COUNT; d++) {
		long to = before[d] < old->series.count
				  ? moved_to(&old->series, before[d], &ui->series)
				  : -1;
		ui->chosen[d] = 0;
		driver_series(ui, (enum driver)d, &ui->chosen[d]);
		if (to >= 0 && ui->series.items[to].driver == (enum driver)d)
			ui->chosen[d] = (size_t)to;
	}
	long to = current < old->series.count ? moved_to(&old->series, current, &ui->series) : -1;
	ui->current = to >= 0 ? (size_t)to : ui->chosen[DRIVER_CAPABILITY];
}

void ui_data(struct ui *ui, const struct dataset *dataset)
{
	ledger_clear(ui);
	quotes_clear(&ui->talk.quotes);
	ui->back.view = -1;
	struct old_data old = { ui->series, ui->states, ui->figures };
	ui->dataset = dataset;
	hindcast_free(ui->hindcast);
	ui->hindcast = NULL;
	series_list_init(&ui->series, dataset, NULL);
	figures_init(&ui->figures, dataset);
	bends_clear(&ui->bends);
	bends_init(&ui->bends, dataset);
	init_states(ui);
	carry_chosen(ui, &old);
	carry_states(ui, &old);
	as_of_set(ui, ui->as_of);
	/* Steps of undo speak of series by their place in the old list. */
	ui->undo_count = ui->undo_at = 0;
	for (size_t v = 0; v < ui_views_count; v++)
		for (size_t p = 0; p < ui_views[v].pane_count; p++) {
			ui->panes[v][p].drawn = false;
			ui->panes[v][p].grid.stale = true;
		}
	whatif_renew(ui);
	free(ui->rests);
	ui->rests = NULL;
	ui->notes.count = 0;
	figures_clear(&old.figures);
	free(old.states);
	series_list_clear(&old.series);
	talk_data(ui);
}

bool ui_state(struct ui *ui, const char *words, struct err *err)
{
	return place_read(ui, words, err);
}

void ui_card(struct ui *ui, const char *title, const char *text)
{
	struct card *card = card_new("text", title);
	card_add(card, ROLE_TEXT, 0, text);
	card_open(ui, card);
}

bool ui_presenting(const struct ui *ui)
{
	return ui->talk.deck && ui->talk.safe;
}

void ui_following(struct ui *ui, bool speaker)
{
	ui->following = true;
	ui->start_day = (double)INFINITY; /* the presenter says which day */
	ui->talk.speaker = speaker;
}

void ui_present(struct ui *ui, const struct deck *deck, size_t step)
{
	talk_start(ui, deck, step);
}

void ui_decks(struct ui *ui, const char *const *names, const char *const *titles, size_t count)
{
	struct card *card = card_new("decks", _("Decks"));
	card_set_keys(card, count);
	card->choice = true;
	for (size_t i = 0; i < count; i++) {
		card->keys[i] = arena_strdup(&card->arena, names[i]);
		card_begin_key(card, i, names[i]);
		card_add(card, ROLE_TEXT, 2, titles[i]);
	}
	card_add(card, ROLE_DIM, 0,
		 count ? _("Up and Down choose, Enter begins; :present NAME takes a file, too")
		       : _("there are none"));
	card_open(ui, card);
}
