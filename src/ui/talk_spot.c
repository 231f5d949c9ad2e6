/* talk_spot.c - pointing at things: a spotlight that arrows move, and numbered marks.
 *
 * Places are kept as parts of a plot or of the screen, so that a follower of another size points at the
 * same thing. */
#include "ui/state.h"

#include "base/i18n.h"

#include <stdio.h>

enum { PARTS = 10000, WHOLE = -1 };

static bool is_plot(const struct pane *pane)
{
	return pane->kind == PANE_CHART && pane->drawn && pane->result.plot.w > 1 && pane->result.plot.h > 1;
}

/* What a place is a part of; the screen when its plot is not drawn. */
static struct rect frame_of(const struct ui *ui, int pane)
{
	if (pane >= 0 && pane < PANES_MAX && is_plot(&ui->panes[ui->view][pane]))
		return ui->panes[ui->view][pane].result.plot;
	return (struct rect){ 0, 0, ui->w, ui->h };
}

static int cell_of(int part, int from, int length)
{
	return from + (part * (length - 1) + PARTS / 2) / PARTS;
}

static int part_of(int cell, int from, int length)
{
	return length > 1 ? ((cell - from) * PARTS + (length - 1) / 2) / (length - 1) : 0;
}

static struct talk_place place_at(const struct ui *ui, int x, int y)
{
	int pane = WHOLE;
	for (int p = 0; p < PANES_MAX; p++)
		if (is_plot(&ui->panes[ui->view][p]) && rect_holds(ui->panes[ui->view][p].result.plot, x, y))
			pane = p;
	struct rect frame = frame_of(ui, pane);
	return (struct talk_place){ pane, part_of(x, frame.x, frame.w), part_of(y, frame.y, frame.h) };
}

static int within(int value, int most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

static void light(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	int focus = (int)ui->focus[ui->view];
	bool plot = is_plot(&ui->panes[ui->view][focus]);
	talk->lit = true;
	talk->spot = (struct talk_place){ plot ? focus : WHOLE, PARTS / 2, PARTS / 2 };
}

void talk_spot_move(struct ui *ui, int columns, int rows)
{
	struct talk *talk = &ui->talk;
	if (!talk->lit) {
		light(ui);
		return;
	}
	struct rect frame = frame_of(ui, talk->spot.pane);
	int x = within(cell_of(talk->spot.x, frame.x, frame.w) + columns, ui->w - 1);
	int y = within(cell_of(talk->spot.y, frame.y, frame.h) + rows, ui->h - 1);
	talk->spot = place_at(ui, x, y);
}

void talk_spot_mark(struct ui *ui)
{
	struct talk *talk = &ui->talk;
	if (talk->mark_count == TALK_MARKS) {
		refuse(ui, _("there are %d marks already; D clears them"), TALK_MARKS);
		return;
	}
	if (!talk->lit)
		light(ui);
	else
		talk->marks[talk->mark_count++] = talk->spot;
}

static void draw_mark(const struct ui *ui, struct canvas *canvas, size_t number)
{
	const struct talk_place *at = &ui->talk.marks[number];
	struct rect frame = frame_of(ui, at->pane);
	int x = cell_of(at->x, frame.x, frame.w), y = cell_of(at->y, frame.y, frame.h);
	if (canvas->charset == CHARSET_UNICODE)
		canvas_put(canvas, x, y, 0x2460 + (char32_t)number, ROLE_MARK);
	else
		canvas_printf(canvas, x > 1 ? x - 1 : 0, y, 3, ROLE_MARK, "(%zu)", number + 1);
}

/* The cell itself reversed, and its row and column shown at the edges. */
void talk_spot_draw(struct ui *ui, struct canvas *canvas)
{
	const struct talk *talk = &ui->talk;
	for (size_t i = 0; i < talk->mark_count; i++)
		draw_mark(ui, canvas, i);
	if (!talk->lit)
		return;
	struct rect frame = frame_of(ui, talk->spot.pane);
	int x = cell_of(talk->spot.x, frame.x, frame.w), y = cell_of(talk->spot.y, frame.y, frame.h);
	bool unicode = canvas->charset == CHARSET_UNICODE;
	canvas_put(canvas, within(frame.x - 1, canvas->w - 1), y, unicode ? 0x25b6 : '>', ROLE_CURSOR);
	canvas_put(canvas, x, within(frame.y + frame.h, canvas->h - 1), unicode ? 0x25b2 : '^', ROLE_CURSOR);
	canvas_reverse(canvas, rect_cut((struct rect){ x - 1, y, 3, 1 },
					(struct rect){ 0, 0, canvas->w, canvas->h }));
	canvas->cursor_x = x;
	canvas->cursor_y = y;
}
