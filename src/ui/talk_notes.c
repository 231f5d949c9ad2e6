/* talk_notes.c - the list of steps, and the speaker's own screen: notes, time, the next step. */
#include "ui/state.h"

#include "base/i18n.h"

#include <stdio.h>

enum { NUMBER_COLUMNS = 6, SIDE_LEAST = 60 };

static const char *title_of(const struct ui *ui, size_t step)
{
	return deck_text(ui->talk.deck->steps[step].title, ui->language);
}

/* What a step shows, and how long it is planned to be. */
static void describe(const struct ui *ui, size_t index, char *text, size_t size)
{
	const struct deck_step *step = &ui->talk.deck->steps[index];
	long view = *step->view ? view_find(step->view) : -1;
	char budget[32] = "";
	if (talk_budget(ui, index))
		snprintf(budget, sizeof budget, _("  %3d s"), talk_budget(ui, index));
	snprintf(text, size, "%s%s", view >= 0 ? _(ui_views[view].title) : _("title"), budget);
}

static void draw_entry(struct ui *ui, struct canvas *canvas, struct rect row, size_t index)
{
	const struct talk *talk = &ui->talk;
	bool chosen = index == talk->chosen, wide = row.w >= SIDE_LEAST;
	char side[120];
	int right = 0;
	if (chosen)
		canvas_fill(canvas, row, ' ', ROLE_SELECTED);
	if (wide) {
		describe(ui, index, side, sizeof side);
		right = canvas_columns(canvas, side) + 1;
		canvas_text_right(canvas, row.x, row.y, row.w - 1, chosen ? ROLE_SELECTED : ROLE_DIM, side);
	}
	canvas_printf(canvas, row.x + 1, row.y, NUMBER_COLUMNS, chosen ? ROLE_SELECTED : ROLE_KEY, "%c%3zu",
		      index == talk->step ? '*' : ' ', index + 1);
	canvas_text(canvas, row.x + NUMBER_COLUMNS, row.y, row.w - NUMBER_COLUMNS - right - 1,
		    chosen ? ROLE_SELECTED : index == talk->step ? ROLE_STRONG : ROLE_TEXT,
		    title_of(ui, index));
	if (chosen) {
		canvas->cursor_x = row.x + 1;
		canvas->cursor_y = row.y;
	}
}

void talk_draw_index(struct ui *ui, struct canvas *canvas, struct rect area)
{
	const struct talk *talk = &ui->talk;
	int count = (int)talk->deck->count, rows = area.h > 1 ? area.h - 1 : 1;
	int top = (int)talk->chosen - rows / 2;
	top = top > count - rows ? count - rows : top;
	top = top < 0 ? 0 : top;
	if (area.h > 1)
		canvas_rule(canvas, area.x, area.y, area.w, ROLE_FOCUS,
			    deck_text(talk->deck->title, ui->language), _("Enter goes, Esc stays"));
	for (int i = 0; i < rows && top + i < count; i++)
		draw_entry(ui, canvas,
			   (struct rect){ area.x, area.y + (area.h > 1) + i, area.w, 1 }, (size_t)top + (size_t)i);
}

/* The clock and both budgets in one or two rows; returns the rows used. */
static int draw_clock(struct ui *ui, struct canvas *canvas, struct rect area)
{
	char total[160], step[80], day[16] = "";
	enum role total_role = talk_time_words(ui, total, sizeof total);
	enum role step_role = talk_step_words(ui, step, sizeof step);
	if (ui->time_of_day >= 0)
		snprintf(day, sizeof day, "%02d:%02d", ui->time_of_day / 3600,
			 ui->time_of_day / 60 % 60);
	canvas_text(canvas, area.x, area.y, area.w, total_role == ROLE_DIM ? ROLE_STRONG : total_role, total);
	canvas_text_right(canvas, area.x, area.y, area.w, ROLE_STRONG, day);
	if (area.h < 2 || !*step)
		return 1;
	canvas_text(canvas, area.x, area.y + 1, area.w, step_role == ROLE_DIM ? ROLE_TEXT : step_role, step);
	return 2;
}

static void draw_next(struct ui *ui, struct canvas *canvas, struct rect area)
{
	const struct talk *talk = &ui->talk;
	bool last = talk->step + 1 >= talk->deck->count;
	canvas_rule(canvas, 0, area.y, canvas->w, ROLE_TITLE, last ? _("This is the last step") : _("Next"),
		    NULL);
	if (!last)
		canvas_wrap(canvas, (struct rect){ area.x, area.y + 1, area.w, area.h - 1 }, 0, ROLE_TEXT,
			    title_of(ui, talk->step + 1));
}

void talk_draw_speaker(struct ui *ui, struct canvas *canvas)
{
	const struct talk *talk = &ui->talk;
	const char *notes = talk->note_text.text;
	int w = canvas->w - 2, h = canvas->h, y = 0, next = h >= 10 ? 3 : h >= 6 ? 2 : 0;
	char right[40];
	snprintf(right, sizeof right, "%zu/%zu", talk->step + 1, talk->deck->count);
	y += draw_clock(ui, canvas, (struct rect){ 1, 0, w, h >= 8 ? 2 : 1 });
	if (h > 3)
		canvas_rule(canvas, 0, y, canvas->w, ROLE_FOCUS, title_of(ui, talk->step), right);
	y += h > 3;
	int rows = h - y - next - (ui->status.length > 0);
	struct rect area = { 1, y, w, rows > 0 ? rows : 0 };
	int used = canvas_wrap(canvas, area, 0, ROLE_TEXT, *notes ? notes : _("(no notes)"));
	if (used + 1 < area.h)
		canvas_wrap(canvas, (struct rect){ 1, y + used + 1, w, area.h - used - 1 }, 0, ROLE_DIM,
			    talk->text.text);
	if (next)
		draw_next(ui, canvas, (struct rect){ 1, y + area.h, w, next });
	if (ui->status.length && h > 3)
		canvas_text(canvas, 1, h - 1, w, ui->status_error ? ROLE_ERROR : ROLE_STATUS, ui->status.text);
}
