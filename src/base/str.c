/* str.c - see str.h. */
#include "base/str.h"

#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

void str_init(struct str *str)
{
	str->room = FIRST_ROOM;
	str->length = 0;
	str->text = mem_alloc(str->room);
}

void str_clear(struct str *str)
{
	free(str->text);
	*str = (struct str){ 0 };
}

void str_reset(struct str *str)
{
	str->length = 0;
	str->text[0] = '\0';
}

void str_cut(struct str *str, size_t length)
{
	if (length >= str->length)
		return;
	str->length = length;
	str->text[length] = '\0';
}

static void make_room(struct str *str, size_t more)
{
	size_t need = str->length + more + 1;
	if (need <= str->room)
		return;
	while (str->room < need)
		str->room = str->room ? str->room * 2 : FIRST_ROOM;
	str->text = mem_resize(str->text, str->room, 1);
}

void str_add_n(struct str *str, const char *text, size_t length)
{
	make_room(str, length);
	memcpy(str->text + str->length, text, length);
	str->length += length;
	str->text[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
	str_add_n(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
	str_add_n(str, &c, 1);
}

void str_vprintf(struct str *str, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return;
	make_room(str, (size_t)length);
	vsnprintf(str->text + str->length, (size_t)length + 1, format, args);
	str->length += (size_t)length;
}

void str_add_cell(struct str *str, const char *text, int columns)
{
	str_add(str, text);
	for (int used = utf8_width(text); used < columns; used++)
		str_add_char(str, ' ');
}

void str_printf(struct str *str, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_vprintf(str, format, args);
	va_end(args);
}

void str_add_clean(struct str *str, const char *text, const char *keep)
{
	while (*text) {
		const char *at = text;
		char32_t code = utf8_next(&text);
		bool whole = code != 0xFFFD || text - at > 1;
		bool kept = code < 0x80 && strchr(keep, (char)code);
		if (whole && (kept || !utf8_is_control(code)))
			str_add_n(str, at, (size_t)(text - at));
		else
			str_add_char(str, '?');
	}
}

static void add_json_code(struct str *str, char32_t code)
{
	char bytes[8] = "";
	if (code == '"' || code == '\\')
		str_printf(str, "\\%c", (char)code);
	else if (code == '\n')
		str_add(str, "\\n");
	else if (code == '\t')
		str_add(str, "\\t");
	else if (utf8_is_control(code))
		str_printf(str, "\\u%04x", (unsigned)code);
	else
		str_add_n(str, bytes, utf8_encode(code, bytes));
}

void str_add_json(struct str *str, const char *text)
{
	if (!text) {
		str_add(str, "null");
		return;
	}
	str_add_char(str, '"');
	while (*text)
		add_json_code(str, utf8_next(&text));
	str_add_char(str, '"');
}

void str_add_json_number(struct str *str, double number)
{
	char digits[NUM_TEXT];
	if (isfinite(number))
		str_add(str, num_exact(digits, number));
	else
		str_add(str, "null");
}

void str_add_csv(struct str *str, const char *text)
{
	if (!text)
		return;
	bool plain = text[strcspn(text, ",\"\r\n")] == '\0' && text[0] != ' ' &&
		     (text[0] == '\0' || text[strlen(text) - 1] != ' ');
	if (plain) {
		str_add(str, text);
		return;
	}
	str_add_char(str, '"');
	for (; *text; text++) {
		if (*text == '"')
			str_add_char(str, '"');
		str_add_char(str, *text);
	}
	str_add_char(str, '"');
}
