/* canvas.c - see canvas.h. */
#include "draw/canvas.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1000 };

static const struct cell blank_cell = { .code = ' ', .role = ROLE_TEXT };

/* Where the spans [a, a + a_size) and [b, b + b_size) both are, counted from the larger start. */
static int common_size(int start, int a, int a_size, int b, int b_size)
{
	int64_t a_end = (int64_t)a + a_size, b_end = (int64_t)b + b_size;
	int64_t size = (a_end < b_end ? a_end : b_end) - start;
	return size > 0 ? (int)size : 0;
}

struct rect rect_cut(struct rect a, struct rect b)
{
	struct rect cut = { .x = a.x > b.x ? a.x : b.x, .y = a.y > b.y ? a.y : b.y };
	cut.w = common_size(cut.x, a.x, a.w, b.x, b.w);
	cut.h = common_size(cut.y, a.y, a.h, b.y, b.h);
	return cut;
}

bool rect_holds(struct rect rect, int x, int y)
{
	return x >= rect.x && y >= rect.y && (int64_t)x - rect.x < rect.w &&
	       (int64_t)y - rect.y < rect.h;
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

static void forget_links(struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->link_count; i++)
		free(canvas->links[i].address);
	canvas->link_count = 0;
}

void canvas_clear(struct canvas *canvas)
{
	forget_links(canvas);
	free(canvas->links);
	canvas->links = NULL;
	canvas->link_room = 0;
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
	forget_links(canvas);
	canvas->clip = (struct rect){ 0, 0, canvas->w, canvas->h };
	canvas->cursor_x = canvas->cursor_y = -1;
	canvas->cursor_types = false;
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
	struct cell *cell = canvas_at(canvas, x, y);
	break_wide(canvas, x, y);
	*cell = (struct cell){ .code = code,
			       .role = (uint8_t)role,
			       .flags = wide ? CELL_WIDE : 0,
			       .ground = cell->ground };
}

/* Coordinates far outside any canvas are brought near, so that sums of them cannot overflow. */
static int tame(int position)
{
	enum { FAR = 1 << 20 };
	return position < -FAR ? -FAR : position > FAR ? FAR : position;
}

/* Puts one character that the charset has; returns the columns it takes.  A wide character of which
 * only one half can be seen leaves a blank there. */
static int put_plain(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	if (utf8_is_control(code))
		code = canvas->charset == CHARSET_UNICODE ? 0xFFFD : '?';
	int width = utf8_char_width(code);
	bool first = rect_holds(canvas->clip, x, y), second = rect_holds(canvas->clip, x + 1, y);
	if (width == 1 && first) {
		set_cell(canvas, x, y, code, role, false);
	} else if (width == 2 && first && second) {
		set_cell(canvas, x, y, code, role, true);
		struct cell *half = canvas_at(canvas, x + 1, y);
		break_wide(canvas, x + 1, y);
		*half = (struct cell){ .role = (uint8_t)role, .ground = half->ground };
	} else if (width == 2 && (first || second)) {
		set_cell(canvas, first ? x : x + 1, y, ' ', role, false);
	}
	return width;
}

/* The columns that `code` takes on this canvas, after any stand-in. */
static int columns_of(const struct canvas *canvas, char32_t code)
{
	if (utf8_is_control(code))
		return 1;
	if (code < 0x80 || canvas->charset == CHARSET_UNICODE)
		return utf8_char_width(code);
	return (int)strlen(utf8_to_ascii(code));
}

/* The same for the text from `text` up to `end`. */
static int columns_between(const struct canvas *canvas, const char *text, const char *end)
{
	int columns = 0;
	while (text < end)
		columns += columns_of(canvas, utf8_next(&text));
	return columns;
}

int canvas_columns(const struct canvas *canvas, const char *text)
{
	return columns_between(canvas, text, text + strlen(text));
}

/* The one letter that says most of a stand-in: the head of an arrow, else the first. */
static char32_t one_letter(const char *stand_in)
{
	size_t length = strlen(stand_in);
	return (char32_t)(length == 2 && stand_in[1] == '>' ? '>' : length ? stand_in[0] : 0);
}

void canvas_put(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	if (code >= 0x80 && canvas->charset == CHARSET_ASCII && !utf8_is_control(code))
		code = one_letter(utf8_to_ascii(code));
	if (code != 0)
		put_plain(canvas, tame(x), tame(y), code, role);
}

void canvas_ground(struct canvas *canvas, int x, int y, enum role role)
{
	if (rect_holds(canvas->clip, x, y))
		canvas_at(canvas, x, y)->ground = (uint8_t)role;
}

/* Puts one character of a text; a stand-in of several letters takes several columns. */
static int put_text_char(struct canvas *canvas, int x, int y, char32_t code, enum role role)
{
	if (code < 0x80 || canvas->charset == CHARSET_UNICODE || utf8_is_control(code)) {
		put_plain(canvas, x, y, code, role);
		return columns_of(canvas, code);
	}
	const char *stand_in = utf8_to_ascii(code);
	int columns = 0;
	for (; stand_in[columns]; columns++)
		put_plain(canvas, x + columns, y, (char32_t)stand_in[columns], role);
	return columns;
}

/* canvas_text() for the text from `text` up to `end`. */
static int put_text(struct canvas *canvas, int x, int y, int columns, enum role role,
		    const char *text, const char *end)
{
	if (columns <= 0)
		return 0;
	x = tame(x);
	y = tame(y);
	int used = 0;
	bool fits = columns_between(canvas, text, end) <= columns;
	int room = fits ? columns : columns - 1;
	while (text < end) {
		char32_t code = utf8_next(&text);
		if (used + columns_of(canvas, code) > room)
			break;
		used += put_text_char(canvas, x + used, y, code, role);
	}
	if (!fits)
		used += put_plain(canvas, x + used, y,
				  canvas->charset == CHARSET_UNICODE ? 0x2026 : '~', role);
	return used;
}

int canvas_text(struct canvas *canvas, int x, int y, int columns, enum role role, const char *text)
{
	return put_text(canvas, x, y, columns, role, text, text + strlen(text));
}

int canvas_printf(struct canvas *canvas, int x, int y, int columns, enum role role,
		  const char *format, ...)
{
	char text[1024];
	size_t bad;
	va_list args;
	va_start(args, format);
	int length = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	/* Cutting may have left half a character. */
	if (length >= (int)sizeof text && !utf8_valid(text, sizeof text - 1, &bad) &&
	    bad + 4 >= sizeof text)
		text[bad] = '\0';
	return length < 0 ? 0 : canvas_text(canvas, x, y, columns, role, text);
}

void canvas_text_right(struct canvas *canvas, int x, int y, int columns, enum role role,
		       const char *text)
{
	int whole = canvas_columns(canvas, text);
	int shift = whole < columns ? tame(columns) - whole : 0;
	canvas_text(canvas, tame(x) + shift, y, columns, role, text);
}

void canvas_fill(struct canvas *canvas, struct rect rect, char32_t code, enum role role)
{
	struct rect area = rect_cut(rect, canvas->clip);
	int step = columns_of(canvas, code) == 2 && canvas->charset == CHARSET_UNICODE ? 2 : 1;
	for (int y = area.y; y < area.y + area.h; y++) {
		for (int x = area.x; x < area.x + area.w; x++)
			canvas_at(canvas, x, y)->ground = ROLE_TEXT;
		for (int x = area.x; x < area.x + area.w; x += step)
			canvas_put(canvas, x, y, code, role);
	}
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

/* Puts `text` with a blank either side into a rule, in `columns` from `x` on. */
static void put_title(struct canvas *canvas, int x, int y, int columns, enum role role,
		      const char *text)
{
	canvas_put(canvas, x, y, ' ', ROLE_RULE);
	int used = canvas_text(canvas, x + 1, y, columns - 2, role, text);
	canvas_put(canvas, x + 1 + used, y, ' ', ROLE_RULE);
}

void canvas_rule(struct canvas *canvas, int x, int y, int columns, enum role title_role,
		 const char *title, const char *right)
{
	x = tame(x);
	columns = tame(columns);
	if (columns <= 0)
		return;
	canvas_fill(canvas, (struct rect){ x, y, columns, 1 }, glyph_rule(canvas->charset), ROLE_RULE);
	int title_columns = title && *title ? canvas_columns(canvas, title) + 2 : 0;
	int right_columns = right && *right ? canvas_columns(canvas, right) + 2 : 0;
	/* The title comes first: the right text is left out rather than cut it below half the rule. */
	int least = title_columns < columns / 2 ? title_columns : columns / 2;
	if (right_columns > columns - least - 3)
		right_columns = 0;
	int room = columns - 2 - (right_columns > 0 ? right_columns + 1 : 0);
	if (title_columns > room)
		title_columns = room;
	if (title_columns > 2)
		put_title(canvas, x + 1, y, title_columns, title_role, title);
	if (right_columns > 0)
		put_title(canvas, x + columns - 1 - right_columns, y, right_columns, ROLE_DIM, right);
}

void canvas_blit(struct canvas *to, int x, int y, const struct canvas *from)
{
	x = tame(x);
	y = tame(y);
	for (int row = 0; row < from->h; row++) {
		for (int column = 0; column < from->w; column++) {
			const struct cell *cell = canvas_at(from, column, row);
			/* The second half of a wide character came with the first. */
			if (cell->code == 0 && to->charset == CHARSET_UNICODE)
				continue;
			canvas_put(to, x + column, y + row, cell->code ? cell->code : ' ', cell->role);
			if (rect_holds(to->clip, x + column, y + row)) {
				struct cell *put = canvas_at(to, x + column, y + row);
				put->flags |= cell->flags & CELL_REVERSE;
				put->ground = cell->ground;
			}
		}
	}
}

/* Where the next line of at most `columns` ends; moves `*next` to where the line after it begins. */
static const char *line_end(const struct canvas *canvas, const char *text, int columns,
			    const char **next)
{
	const char *at = text, *place = NULL; /* where the line may end */
	char32_t last = ' ';
	int used = 0;
	while (*at && *at != '\n') {
		const char *before = at;
		char32_t code = utf8_next(&at);
		used += columns_of(canvas, code);
		if (last != ' ' && utf8_breaks(last, code))
			place = before;
		if (used > columns && before > text) {
			const char *end = code == ' ' ? before : place ? place : before;
			*next = end + strspn(end, " ");
			return end;
		}
		if (code == ' ')
			place = before;
		last = code;
	}
	*next = at + (*at == '\n');
	return at;
}

int canvas_wrap(struct canvas *canvas, struct rect rect, int skip, enum role role, const char *text)
{
	int lines = 0;
	if (rect.w <= 0)
		return 0;
	while (*text) {
		const char *next, *end = line_end(canvas, text, rect.w, &next);
		int row = lines++ - tame(skip);
		if (row >= 0 && row < rect.h)
			put_text(canvas, rect.x, tame(rect.y) + tame(row), rect.w, role, text, end);
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
