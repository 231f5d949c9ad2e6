/* card.c - see card.h. */
#include "ui/card.h"

#include "base/i18n.h"
#include "draw/web_link.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CARD_COLUMNS = 96 };

struct card *card_new(const char *name, const char *title)
{
	struct card *card = mem_alloc(sizeof *card);
	card->title = arena_strdup(&card->arena, title);
	card->name = name;
	card->found = -1;
	return card;
}

void card_free(struct card *card)
{
	if (!card)
		return;
	free(card->lines);
	arena_clear(&card->arena);
	free(card);
}

static struct card_line *add_line(struct card *card)
{
	card->lines = mem_grow(card->lines, card->count, &card->room, sizeof *card->lines);
	struct card_line *line = &card->lines[card->count++];
	*line = (struct card_line){ .text = "", .key = -1 };
	return line;
}

void card_add(struct card *card, enum role role, int indent, const char *text)
{
	for (;;) {
		size_t length = strcspn(text, "\n");
		struct card_line *line = add_line(card);
		line->text = arena_strndup(&card->arena, text, length);
		line->role = role;
		line->indent = indent;
		if (text[length] == '\0' || text[length + 1] == '\0')
			return;
		text += length + 1;
	}
}

void card_printf(struct card *card, enum role role, int indent, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	card_add(card, role, indent, text);
}

void card_set_keys(struct card *card, size_t count)
{
	card->key_count = count;
	card->keys = arena_array(&card->arena, count, sizeof *card->keys);
	card->links = arena_array(&card->arena, count, sizeof *card->links);
	card->citations = arena_array(&card->arena, count, sizeof *card->citations);
}

void card_begin_key(struct card *card, size_t index, const char *heading)
{
	card_add(card, ROLE_STRONG, 0, heading);
	card->lines[card->count - 1].key = (int)index;
}

static int last_top(const struct card *card)
{
	return card->rows > card->page ? card->rows - card->page : 0;
}

/* The source whose text stands at the top of the card is the selected one. */
static void follow_top(struct card *card)
{
	for (size_t i = 0; i < card->count; i++)
		if (card->lines[i].key >= 0 && card->lines[i].row <= card->top)
			card->selected = (size_t)card->lines[i].key;
}

bool card_scroll(struct card *card, int rows)
{
	int top = card->top + rows;
	top = top > last_top(card) ? last_top(card) : top;
	top = top < 0 ? 0 : top;
	if (top == card->top)
		return false;
	card->top = top;
	follow_top(card);
	return true;
}

bool card_select(struct card *card, int by)
{
	long wanted = (long)card->selected + by;
	if (wanted < 0 || wanted >= (long)card->key_count)
		return false;
	card->selected = (size_t)wanted;
	for (size_t i = 0; i < card->count; i++)
		if (card->lines[i].key == (int)wanted)
			card->top = card->lines[i].row;
	return true;
}

static int lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool text_holds(const char *text, const char *part)
{
	if (!*part)
		return true;
	for (; *text; text++) {
		size_t i = 0;
		while (part[i] && lower((unsigned char)text[i]) == lower((unsigned char)part[i]))
			i++;
		if (!part[i])
			return true;
	}
	return false;
}

bool card_find(struct card *card, const char *text, int by)
{
	long count = (long)card->count, at = card->found;
	if (at < 0 && by < 0)
		at = count;
	for (long tried = 0; tried < count; tried++) {
		at = (at + by + count) % count;
		if (text_holds(card->lines[at].text, text)) {
			int row = card->lines[at].row;
			card->found = at;
			if (row < card->top || row >= card->top + card->page)
				card->top = row > card->page / 3 ? row - card->page / 3 : 0;
			return true;
		}
	}
	return false;
}

/* Lays the lines out from row `y` on; rows above the area are skipped.  Returns the row after. */
static int draw_line(struct card *card, size_t index, struct canvas *canvas, struct rect area, int row)
{
	struct card_line *line = &card->lines[index];
	int x = line->indent < area.w ? line->indent : 0, y = row - card->top;
	int skip = y < 0 ? -y : 0, from = y < 0 ? 0 : y;
	enum role role = (long)index == card->found ? ROLE_MATCH : line->role;
	if (line->key >= 0 && card->key_count > 1 && (size_t)line->key == card->selected)
		role = ROLE_SELECTED;
	line->row = row;
	struct rect place = { area.x + x, area.y + from, area.w - x, area.h - from };
	if (place.h < 0)
		place.h = 0;
	int rows = *line->text ? canvas_wrap(canvas, place, skip, role, line->text) : 1;
	if (rows - skip < place.h)
		place.h = rows > skip ? rows - skip : 0;
	web_link_lay(canvas, place, line->text);
	return row + (rows < 1 ? 1 : rows);
}

static void lay_out(struct card *card, struct canvas *canvas, struct rect area)
{
	int row = 0;
	for (size_t i = 0; i < card->count; i++)
		row = draw_line(card, i, canvas, area, row);
	card->rows = row;
	card->page = area.h;
}

void card_draw(struct card *card, struct canvas *canvas, struct rect area)
{
	char right[40] = "";
	canvas_fill(canvas, area, ' ', ROLE_TEXT);
	if (area.h < 1 || area.w < 1)
		return;
	struct rect text = { area.x + 1, area.y + 1, area.w - 2, area.h - 1 };
	if (area.h >= 8) {
		text.y++;
		text.h--;
	}
	text.w = text.w > CARD_COLUMNS ? CARD_COLUMNS : text.w < 0 ? 0 : text.w;
	lay_out(card, canvas, (struct rect){ text.x, text.y, text.w, 0 });
	card->page = text.h;
	if (card->top > last_top(card))
		card->top = last_top(card);
	lay_out(card, canvas, text);
	if (card->rows > card->page)
		snprintf(right, sizeof right, _("rows %d-%d of %d"), card->top + 1,
			 card->top + card->page < card->rows ? card->top + card->page : card->rows,
			 card->rows);
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_FOCUS, card->title, right);
	canvas->cursor_x = text.x;
	canvas->cursor_y = text.y < area.y + area.h ? text.y : area.y;
}
