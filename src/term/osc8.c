/* osc8.c - see osc8.h. */
#include "term/osc8.h"

#include "draw/web_link.h"

#include <string.h>

#include "term/ncurses.h"

void osc8_init(struct osc8 *osc8)
{
	str_init(&osc8->sent);
	str_init(&osc8->wanted);
}

void osc8_clear(struct osc8 *osc8)
{
	str_clear(&osc8->sent);
	str_clear(&osc8->wanted);
}

static bool can_be_sent(const struct canvas *canvas, const struct web_link *link)
{
	return link->y < LINES && link->x + link->columns <= COLS && web_link_stands(canvas, link);
}

static void describe(struct str *out, const struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->link_count; i++) {
		const struct web_link *link = &canvas->links[i];
		if (!can_be_sent(canvas, link))
			continue;
		str_printf(out, "%d %d %d %s", link->x, link->y, link->columns, link->address);
		for (int x = link->x; x < link->x + link->columns; x++) {
			const struct cell *cell = canvas_at(canvas, x, link->y);
			str_printf(out, " %d.%d.%d", cell->role, cell->flags, cell->ground);
		}
		str_add(out, "\n");
	}
}

/* The parts of one address, broken over rows, have one name: the terminal lights them up together. */
static size_t name_of(const struct canvas *canvas, size_t index)
{
	size_t first = index;
	while (first > 0 && strcmp(canvas->links[first - 1].address, canvas->links[index].address) == 0)
		first--;
	return first;
}

static void send(const struct canvas *canvas, size_t index, struct painter *painter, struct outlet *outlet)
{
	const struct web_link *link = &canvas->links[index];
	struct str begin;
	str_init(&begin);
	str_printf(&begin, "\033]8;id=k%zu;%s\033\\", name_of(canvas, index), link->address);
	outlet_between(outlet, begin.text);
	painter_uncover(painter, canvas, link->x, link->y, link->columns);
	wnoutrefresh(stdscr);
	doupdate();
	outlet_between(outlet, "\033]8;;\033\\");
	str_clear(&begin);
}

void osc8_show(struct osc8 *osc8, const struct canvas *canvas, bool whole, struct painter *painter,
	       struct outlet *outlet)
{
	str_reset(&osc8->wanted);
	describe(&osc8->wanted, canvas);
	bool same = !whole && strcmp(osc8->wanted.text, osc8->sent.text) == 0;
	struct str swap = osc8->sent;
	osc8->sent = osc8->wanted;
	osc8->wanted = swap;
	if (same || osc8->sent.length == 0)
		return;
	for (size_t i = 0; i < canvas->link_count; i++)
		if (can_be_sent(canvas, &canvas->links[i]))
			painter_cover(canvas->links[i].x, canvas->links[i].y, canvas->links[i].columns);
	wnoutrefresh(stdscr);
	doupdate();
	for (size_t i = 0; i < canvas->link_count; i++)
		if (can_be_sent(canvas, &canvas->links[i]))
			send(canvas, i, painter, outlet);
}
