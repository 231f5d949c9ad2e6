/* notes.c - see notes.h. */
#include "ui/notes.h"

#include "base/i18n.h"
#include "model/cite.h"

#include <stdio.h>
#include <string.h>

enum { NOTE_COLUMNS = 44, NOTE_GAP = 2 };

static size_t number_of(struct notes *notes, const char *key)
{
	for (size_t i = 0; i < notes->count; i++)
		if (strcmp(notes->keys[i], key) == 0)
			return i + 1;
	if (notes->count == NOTES_MAX)
		return 0;
	notes->keys[notes->count++] = key;
	return notes->count;
}

static void write_mark(size_t number, char text[16], enum charset charset)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	if (charset == CHARSET_ASCII)
		snprintf(text, 16, "[%zu]", number % 100);
	else
		snprintf(text, 16, "%s%s", number >= 10 ? digits[number / 10 % 10] : "",
			 digits[number % 10]);
}

static void append(char *out, size_t size, const char *text)
{
	size_t length = strlen(out), more = strlen(text);
	if (length + more + 1 <= size)
		memcpy(out + length, text, more + 1);
}

void notes_mark(struct notes *notes, const char *key, char *out, size_t size, enum charset charset)
{
	char mark[16];
	size_t number = key && *key ? number_of(notes, key) : 0;
	if (number == 0)
		return;
	write_mark(number, mark, charset);
	append(out, size, " ");
	append(out, size, mark);
}

void notes_figure(struct notes *notes, const struct figure *figure, int most, char *out, size_t size,
		  enum charset charset)
{
	size_t shown = figure->source_count < (size_t)most ? figure->source_count : (size_t)most;
	for (size_t i = 0; i < shown; i++)
		notes_mark(notes, figure->sources[i], out, size, charset);
	if (figure->source_count > shown)
		append(out, size, charset == CHARSET_ASCII ? " .." : " …");
}

void notes_draw(const struct notes *notes, struct canvas *canvas, struct rect area,
		const struct dataset *dataset)
{
	struct str text;
	int x = 0, y = 0, right = area.w;
	size_t i;
	str_init(&text);
	for (i = 0; i < notes->count && area.h > 0; i++) {
		char mark[16];
		write_mark(i + 1, mark, canvas->charset);
		str_reset(&text);
		cite_short(&text, dataset, notes->keys[i],
			   area.w - 4 < NOTE_COLUMNS ? area.w - 4 : NOTE_COLUMNS);
		int width = utf8_width(mark) + 1 + utf8_width(text.text);
		bool last_row = y == area.h - 1 && i + 1 < notes->count;
		if (x > 0 && x + width > right - (last_row ? 9 : 0)) {
			if (++y >= area.h)
				break;
			x = 0;
		}
		x += canvas_text(canvas, area.x + x, area.y + y, right - x, ROLE_NOTE, mark) + 1;
		x += canvas_text(canvas, area.x + x, area.y + y, right - x, ROLE_DIM, text.text) +
		     NOTE_GAP;
	}
	if (i < notes->count && area.h > 0)
		canvas_printf(canvas, area.x + x, area.y + area.h - 1, right - x, ROLE_NOTE,
			      _("+%zu: c"), notes->count - i);
	str_clear(&text);
}
