/* web_link.c - see web_link.h. */
#include "draw/web_link.h"

#include "base/mem.h"
#include "base/str.h"

#include <string.h>

enum {
	ADDRESS_MOST = 2083, /* VTE refuses longer ones */
	PART_LEAST = 4,      /* fewer letters alone are no sign of an address that began above */
};

/* True when a control character is at the front, of ASCII or of the C1 set in UTF-8. */
static bool is_control(const char *text)
{
	unsigned char first = (unsigned char)text[0], second = first ? (unsigned char)text[1] : 0;
	return (first && first < ' ' && first != '\n') || first == 0x7f ||
	       (first == 0xc2 && second >= 0x80 && second < 0xa0);
}

size_t web_link_length(const char *text)
{
	size_t head = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;
	size_t length = head;
	if (!head)
		return 0;
	while (text[length] > ' ' && text[length] < 0x7f && !strchr("<>\"", text[length]))
		length++;
	if (is_control(text + length))
		return 0;
	while (length > head && strchr(".,;:)", text[length - 1]))
		length--;
	return length > head && length <= ADDRESS_MOST ? length : 0;
}

/* How many cells from (x, y) on show the beginning of `text`, up to column `end`. */
static int shown(const struct canvas *canvas, int x, int y, int end, const char *text)
{
	int count = 0;
	while (x + count < end && text[count]) {
		const struct cell *cell = canvas_at(canvas, x + count, y);
		if (!cell || cell->code != (unsigned char)text[count])
			break;
		count++;
	}
	return count;
}

/* One after the last column of `row` that shows something. */
static int text_end(const struct canvas *canvas, struct rect row)
{
	int end = row.x + row.w;
	while (end > row.x && (!canvas_at(canvas, end - 1, row.y) || canvas_at(canvas, end - 1, row.y)->code == ' '))
		end--;
	return end;
}

static void add(struct canvas *canvas, int x, int y, int columns, const char *address)
{
	canvas->links = mem_grow(canvas->links, canvas->link_count, &canvas->link_room, sizeof *canvas->links);
	canvas->links[canvas->link_count++] = (struct web_link){ x, y, columns, mem_strdup(address) };
}

/* The part of `address` that a row shows: from where it begins, or, where it began in a row that is not
 * seen, all of the row.  Returns the columns, 0 for none. */
static int part_in(const struct canvas *canvas, struct rect row, const char *address, int *x)
{
	int end = text_end(canvas, row), length = (int)strlen(address);
	for (*x = row.x; *x < end; (*x)++) {
		int columns = shown(canvas, *x, row.y, end, address);
		if (columns == length || (columns >= PART_LEAST && *x + columns == end))
			return columns;
	}
	*x = row.x;
	for (const char *rest = address + 1; *rest; rest++) {
		int columns = shown(canvas, row.x, row.y, end, rest);
		if (columns >= PART_LEAST && (columns == end - row.x || !rest[columns]))
			return columns;
	}
	return 0;
}

void web_link_lay(struct canvas *canvas, struct rect area, const char *text)
{
	size_t length = 0;
	while (*text && (length = web_link_length(text)) == 0)
		text++;
	if (length == 0)
		return;
	struct str address;
	str_init(&address);
	str_add_n(&address, text, length);
	area = rect_cut(area, canvas->clip);
	for (int y = area.y; y < area.y + area.h; y++) {
		int x, columns = part_in(canvas, (struct rect){ area.x, y, area.w, 1 }, address.text, &x);
		if (columns > 0)
			add(canvas, x, y, columns, address.text);
	}
	str_clear(&address);
}

bool web_link_stands(const struct canvas *canvas, const struct web_link *link)
{
	for (const char *part = link->address; *part; part++)
		if (shown(canvas, link->x, link->y, link->x + link->columns, part) == link->columns)
			return true;
	return false;
}
