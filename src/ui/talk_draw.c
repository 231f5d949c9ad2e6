/* talk_draw.c - the screen of a step: title and progress, the view, the annotation, sources, time. */
#include "ui/state.h"

#include "base/date.h"
#include "base/i18n.h"
#include "draw/big.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_ROWS = 3, NOTES_ROWS = 4, DOTS_MOST = 20, TITLE_LEAST = 10, OLD_DAYS = 90 };

static void draw_blank(struct ui *ui, struct canvas *canvas)
{
	if (ui->talk.blank == TALK_WHITE)
		canvas_reverse(canvas, (struct rect){ 0, 0, canvas->w, canvas->h });
}

/* How far on: dots while there is room for them, and numbers. */
static void progress(const struct ui *ui, char *text, size_t size)
{
	const struct talk *talk = &ui->talk;
	const char *done = ui->charset == CHARSET_UNICODE ? "●" : "#";
	const char *open = ui->charset == CHARSET_UNICODE ? "○" : ".";
	size_t used = 0;
	for (size_t i = 0; i < talk->deck->count && talk->deck->count <= DOTS_MOST; i++)
		used += (size_t)snprintf(text + used, size - used, "%s", i <= talk->step ? done : open);
	snprintf(text + used, size - used, " %zu/%zu", talk->step + 1, talk->deck->count);
}

/* How old the data are, or which day they end with where today is not known; in few words. */
static enum role age(const struct ui *ui, bool brief, char *text, size_t size)
{
	char date[16];
	int day = dataset_date(ui->dataset), days = ui->today - day;
	text[0] = '\0';
	if (day && ui->today > 0 && days >= 0)
		snprintf(text, size,
			 brief ? _("%d d old")
			       : P_("data %d day old", "data %d days old", (unsigned long)days),
			 days);
	else if (day)
		snprintf(text, size, brief ? "%s" : _("data to %s"), date_format(date, day));
	return ui->today > 0 && days > OLD_DAYS ? ROLE_WARNING : ROLE_DIM;
}

/* Puts `text` left of column `x` when the title keeps enough room; returns the column it begins at. */
static int draw_badge(struct canvas *canvas, int x, int title, enum role role, const char *text)
{
	int w = canvas_columns(canvas, text);
	if (w == 0 || x - w - 2 < title)
		return x;
	canvas_text(canvas, x - w, 0, w, role, text);
	return x - w - 2;
}

static void draw_head(struct ui *ui, struct canvas *canvas)
{
	const char *name = deck_text(talk_step(ui)->title, ui->language);
	char text[300];
	int title = 1 + canvas_columns(canvas, name), x = canvas->w - 1;
	progress(ui, text, sizeof text);
	x = draw_badge(canvas, x, TITLE_LEAST, ROLE_DIM, text);
	if (talk_whatif(ui))
		x = draw_badge(canvas, x, TITLE_LEAST, ROLE_WARNING, _("what-if"));
	enum role role = age(ui, false, text, sizeof text);
	if (x - canvas_columns(canvas, text) - 2 < title)
		age(ui, true, text, sizeof text);
	x = draw_badge(canvas, x, title, role, text);
	canvas_text(canvas, 1, 0, x - 1, ROLE_STRONG, name);
}

static int rows_of(struct canvas *canvas, const char *text, int most)
{
	struct rect nowhere = { 0, 0, canvas->w - 2, 0 };
	int rows = *text ? canvas_wrap(canvas, nowhere, 0, ROLE_TEXT, text) : 0;
	return rows < most ? rows : most;
}

/* A step without a view, or the title for a moment: the title in large letters, the sentence below. */
static void draw_words(struct ui *ui, struct canvas *canvas, struct rect area)
{
	const char *title = deck_text(talk_step(ui)->title, ui->language);
	int text_rows = rows_of(canvas, ui->talk.text.text, area.h);
	struct rect top = { area.x + 2, area.y + 1, area.w - 4, area.h - text_rows - 2 };
	int used = top.h > 0 ? big_draw(canvas, top, ROLE_STRONG, title) : 0;
	if (!used)
		used = canvas_wrap(canvas, top, 0, ROLE_STRONG, title);
	canvas_wrap(canvas,
		    (struct rect){ area.x + 1, top.y + used + 2, area.w - 2, area.h - used - 3 }, 0,
		    ROLE_TEXT, ui->talk.text.text);
}

/* Time in the lower right corner; returns the columns left of it. */
static int draw_time(struct ui *ui, struct canvas *canvas, int y)
{
	char total[160], step[80];
	int x = canvas->w - 1;
	if (!ui->talk.timer)
		return x;
	enum role total_role = talk_time_words(ui, total, sizeof total);
	enum role step_role = talk_step_words(ui, step, sizeof step);
	int w = canvas_columns(canvas, total), v = canvas_columns(canvas, step);
	if (w < x) {
		canvas_text(canvas, x - w, y, w, total_role, total);
		x -= w + 2;
	}
	if (v > 0 && v < x - TITLE_LEAST) {
		canvas_text(canvas, x - v, y, v, step_role, step);
		x -= v + 2;
	}
	return x;
}

/* The last row: what was said, else sources; the time beside them. */
static void draw_last(struct ui *ui, struct canvas *canvas)
{
	int y = canvas->h - 1;
	canvas_fill(canvas, (struct rect){ 0, y, canvas->w, 1 }, ' ', ROLE_TEXT);
	int w = draw_time(ui, canvas, y) - 1;
	if (ui->status.length)
		canvas_text(canvas, 1, y, w, ui->status_error ? ROLE_ERROR : ROLE_STATUS, ui->status.text);
	else
		notes_draw(&ui->notes, canvas, (struct rect){ 1, y, w, w > 0 }, ui->dataset);
}

/* From the bottom up: room for the last row, the annotation, the speaker's notes; returns the rows taken. */
static int draw_foot(struct ui *ui, struct canvas *canvas, bool words)
{
	const char *notes = ui->talk.notes ? ui->talk.note_text.text : "";
	int w = canvas->w - 2, h = canvas->h, y = h - (h >= 6);
	int rows = words ? 0 : rows_of(canvas, ui->talk.text.text, h >= 16 ? TEXT_ROWS : 1);
	y -= rows;
	canvas_wrap(canvas, (struct rect){ 1, y, w, rows }, 0, ROLE_STRONG, ui->talk.text.text);
	rows = rows_of(canvas, notes, h >= 20 ? NOTES_ROWS : 1);
	y -= rows;
	canvas_wrap(canvas, (struct rect){ 1, y, w, rows }, 0, ROLE_HINT, notes);
	return h - y;
}

static void draw_stage(struct ui *ui, struct canvas *canvas, struct rect area, bool words)
{
	if (words)
		draw_words(ui, canvas, area);
	else if (ui->backtest && chart_focused(ui))
		hindcast_draw(ui, canvas, area);
	else
		ui_views[ui->view].draw(ui, canvas, area);
	if (card_top(ui))
		card_draw(card_top(ui), canvas, area);
	if (ui->card_count <= ui->talk.cards)
		talk_spot_draw(ui, canvas);
}

void talk_draw(struct ui *ui, struct canvas *canvas)
{
	const struct deck_step *step = talk_step(ui);
	bool words = !*step->view || ui->talk.title;
	if (ui->talk.blank != TALK_SHOWN) {
		draw_blank(ui, canvas);
		return;
	}
	if (ui->talk.speaker) {
		talk_draw_speaker(ui, canvas);
		return;
	}
	for (size_t i = 0; i < step->cite_count; i++) {
		char mark[16] = "";
		notes_mark(&ui->notes, step->cite[i], mark, sizeof mark, ui->charset);
	}
	draw_head(ui, canvas);
	int foot = draw_foot(ui, canvas, words);
	struct rect area = { 0, 1, canvas->w, canvas->h - 1 - foot };
	if (area.h >= 1 && ui->talk.index)
		talk_draw_index(ui, canvas, area);
	else if (area.h >= 1)
		draw_stage(ui, canvas, area, words);
	/* The view's own sources were met while it was drawn. */
	if (canvas->h >= 6)
		draw_last(ui, canvas);
}
