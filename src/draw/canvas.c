/* canvas.c - see canvas.h. */
#include "draw/canvas.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1000 };

static const struct cell blank_cell = { .code = ' ', .role = ROLE_TEXT };

struct rect rect_cut(struct rect a, struct rect b)
{
	long left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
	long right = (long)a.x + a.w < (long)b.x + b.w ? (long)a.x + a.w : (long)b.x + b.w;
	long bottom = (long)a.y + a.h < (long)b.y + b.h ? (long)a.y + a.h : (long)b.y + b.h;
	if (right < left)
		right = left;
	if (bottom < top)
		bottom = top;
	return (struct rect){ (int)left, (int)top, (int)(right - left), (int)(bottom - top) };
}

bool rect_holds(struct rect rect, int x, int y)
{
	return x >= rect.x && y >= rect.y && x - rect.x < rect.w && y - rect.y < rect.h;
}

static int clamp_size(int size)
{
	return size < 1 ? 1 : size > LARGEST ? LARGEST : size;
}

void canvas_init(struct canvas *canvas, int w, int h, enum charset charset)
{
	*canvas = (struct canvas){ .charset = charset };
	canvas_resize(canvas, w, h);
}

void canvas_clear(struct canvas *canvas)
{
	free(canvas->cells);
	canvas->cells = NULL;
	canvas->w = canvas->h = 0;
}

void canvas_resize(struct canvas *canvas, int w, int h)
{
	canvas->w = clamp_size(w);
	canvas->h = clamp_size(h);
	size_t count = (size_t)canvas->w * (size_t)canvas->h;
	canvas->cells = mem_resize(canvas->cells, count, sizeof *canvas->cells);
	canvas_blank(canvas);
}

void canvas_blank(struct canvas *canvas)
{
	int count = canvas->w * canvas->h;
	for (int i = 0; i < count; i++)
		canvas->cells[i] = blank_cell;
	canvas->clip = (struct rect){ 0, 0, canvas->w, canvas->h };
	canvas->cursor_x = canvas->cursor_y = -1;
}

struct rect canvas_clip(struct canvas *canvas, struct rect rect)
{
	struct rect old = canvas->clip;
	canvas->clip = rect_cut(rect, (struct rect){ 0, 0, canvas->w, canvas->h });
	return old;
}

struct cell *canvas_at(const struct canvas *canvas, int x, int y)
{
	if (x < 0 || y < 0 || x >= canvas->w || y >= canvas->h)
		return NULL;
	return &canvas->cells[y * canvas->w + x];
}

/* Before the cell at (x, y) is overwritten: blanks the other half of a wide character there. */
static void break_wide(struct canvas *canvas, int x, int y)
{
	struct cell *cell = canvas_at(canvas, x, y);
	struct cell *other = cell->code == 0 ? canvas_at(canvas, x - 1, y) :
			     cell->flags & CELL_WIDE ? canvas_at(canvas, x + 1, y) : NULL;
	if (other) {
		other->code = ' ';
		other->flags &= (uint8_t)~CELL_WIDE;
	}
}

static void set_cell(struct canvas *canvas, int x, int y, char32_t code, enum role role, bool wide)
{
	break_wide(canvas, x, y);
	*canvas_at(canvas, x, y) =
		(struct cell){ .code = code, .role = (uint8_t)role, .flags = wide ? CELL_WIDE : 0 };
}

/* Puts one character that the charset has; returns the columns it takes. */
static int put_plain(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	if (utf8_is_control(code))
		code = canvas->charset == CHARSET_UNICODE ? 0xFFFD : '?';
	int width = utf8_char_width(code);
	if (width == 0)
		return 0;
	bool first = rect_holds(canvas->clip, x, y), second = rect_holds(canvas->clip, x + 1, y);
	if (width == 1 && first) {
		set_cell(canvas, x, y, code, role, false);
	} else if (width == 2 && first && second) {
		set_cell(canvas, x, y, code, role, true);
		break_wide(canvas, x + 1, y);
		*canvas_at(canvas, x + 1, y) = (struct cell){ .code = 0, .role = (uint8_t)role };
	} else if (width == 2 && (first || second)) {
		set_cell(canvas, first ? x : x + 1, y, ' ', role, false);
	}
	return width;
}

/* The columns that `code` takes on this canvas, after any stand-in. */
static int columns_of(const struct canvas *canvas, char32_t code)
{
	if (code < 0x80 || canvas->charset == CHARSET_UNICODE)
		return utf8_is_control(code) ? 1 : utf8_char_width(code);
	return utf8_char_width(code) == 0 ? 0 : (int)strlen(utf8_to_ascii(code));
}

static int text_columns(const struct canvas *canvas, const char *text)
{
	int columns = 0;
	while (*text)
		columns += columns_of(canvas, utf8_next(&text));
	return columns;
}

void canvas_put(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	if (code >= 0x80 && canvas->charset == CHARSET_ASCII)
		code = utf8_char_width(code) == 0 ? code : (char32_t)utf8_to_ascii(code)[0];
	put_plain(canvas, x, y, code, role);
}

/* Puts one character of a text; a stand-in of several letters takes several columns. */
static int put_text_char(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	int columns = columns_of(canvas, code);
	if (code < 0x80 || canvas->charset == CHARSET_UNICODE || columns == 0) {
		if (columns > 0)
			put_plain(canvas, x, y, code, role);
		return columns;
	}
	const char *stand_in = utf8_to_ascii(code);
	for (int i = 0; i < columns; i++)
		put_plain(canvas, x + i, y, (char32_t)stand_in[i], role);
	return columns;
}

int canvas_text(struct canvas *canvas, int x, int y, int columns, enum role role, const char *text)
{
	if (columns <= 0)
		return 0;
	int used = 0, whole = text_columns(canvas, text);
	int room = whole <= columns ? columns : columns - 1;
	while (*text) {
		char32_t code = utf8_next(&text);
		if (used + columns_of(canvas, code) > room)
			break;
		used += put_text_char(canvas, x + used, y, code, role);
	}
	if (whole > columns)
		used += put_text_char(canvas, x + used, y, 0x2026, role);
	return used;
}

int canvas_printf(struct canvas *canvas, int x, int y, int columns, enum role role,
		  const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return canvas_text(canvas, x, y, columns, role, text);
}

void canvas_text_right(struct canvas *canvas, int x, int y, int columns, enum role role,
		       const char *text)
{
	int whole = text_columns(canvas, text);
	if (whole >= columns)
		canvas_text(canvas, x, y, columns, role, text);
	else
		canvas_text(canvas, x + columns - whole, y, whole, role, text);
}

void canvas_fill(struct canvas *canvas, struct rect rect, char32_t code, enum role role)
{
	struct rect area = rect_cut(rect, canvas->clip);
	for (int y = area.y; y < area.y + area.h; y++)
		for (int x = area.x; x < area.x + area.w; x++)
			canvas_put(canvas, x, y, code, role);
}

void canvas_recolour(struct canvas *canvas, struct rect rect, enum role role)
{
	struct rect area = rect_cut(rect, canvas->clip);
	for (int y = area.y; y < area.y + area.h; y++)
		for (int x = area.x; x < area.x + area.w; x++)
			canvas_at(canvas, x, y)->role = (uint8_t)role;
}

void canvas_reverse(struct canvas *canvas, struct rect rect)
{
	struct rect area = rect_cut(rect, canvas->clip);
	for (int y = area.y; y < area.y + area.h; y++)
		for (int x = area.x; x < area.x + area.w; x++)
			canvas_at(canvas, x, y)->flags ^= CELL_REVERSE;
}

void canvas_rule(struct canvas *canvas, int x, int y, int columns, enum role title_role,
		 const char *title, const char *right)
{
	if (columns <= 0)
		return;
	canvas_fill(canvas, (struct rect){ x, y, columns, 1 }, glyph_rule(canvas->charset), ROLE_RULE);
	int right_columns = right && *right ? text_columns(canvas, right) + 3 : 0;
	if (right_columns > columns - 8)
		right_columns = 0;
	int room = columns - 3 - right_columns;
	if (title && *title && room > 0) {
		int whole = text_columns(canvas, title), used = whole < room ? whole : room;
		canvas_put(canvas, x + 1, y, ' ', ROLE_RULE);
		canvas_text(canvas, x + 2, y, used, title_role, title);
		canvas_put(canvas, x + 2 + used, y, ' ', ROLE_RULE);
	}
	if (right_columns > 0) {
		int at = x + columns - right_columns;
		canvas_put(canvas, at, y, ' ', ROLE_RULE);
		canvas_text(canvas, at + 1, y, right_columns - 3, ROLE_DIM, right);
		canvas_put(canvas, at + right_columns - 2, y, ' ', ROLE_RULE);
	}
}

void canvas_blit(struct canvas *to, int x, int y, const struct canvas *from)
{
	for (int row = 0; row < from->h; row++) {
		for (int column = 0; column < from->w; column++) {
			const struct cell *cell = canvas_at(from, column, row);
			if (cell->code == 0 || !rect_holds(to->clip, x + column, y + row))
				continue;
			put_plain(to, x + column, y + row, cell->code, cell->role);
			canvas_at(to, x + column, y + row)->flags |= cell->flags & CELL_REVERSE;
		}
	}
}

/* How many bytes of `text` make the next line of at most `columns`; moves `*next` to where the
 * line after it begins. */
static size_t next_line(const struct canvas *canvas, const char *text, int columns,
			const char **next)
{
	const char *at = text, *space = NULL;
	int used = 0;
	while (*at && *at != '\n') {
		const char *before = at;
		char32_t code = utf8_next(&at);
		used += columns_of(canvas, code);
		if (used > columns && before > text) {
			const char *end = code == ' ' ? before : space ? space : before;
			*next = end + strspn(end, " ");
			return (size_t)(end - text);
		}
		if (code == ' ')
			space = before;
	}
	*next = at + (*at == '\n');
	return (size_t)(at - text);
}

int canvas_wrap(struct canvas *canvas, struct rect rect, int skip, enum role role, const char *text)
{
	int lines = 0;
	if (rect.w <= 0)
		return 0;
	while (*text) {
		const char *next;
		size_t length = next_line(canvas, text, rect.w, &next);
		int row = lines++ - skip;
		if (row >= 0 && row < rect.h) {
			char line[1024];
			snprintf(line, sizeof line, "%.*s", (int)length, text);
			canvas_text(canvas, rect.x, rect.y + row, rect.w, role, line);
		}
		text = next;
	}
	return lines;
}

char32_t glyph_rule(enum charset charset)
{
	return charset == CHARSET_UNICODE ? 0x2500 : '-';
}

char32_t glyph_vertical(enum charset charset)
{
	return charset == CHARSET_UNICODE ? 0x2502 : '|';
}
