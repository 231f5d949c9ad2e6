/* err.c - see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void err_clear(struct err *err)
{
	if (err) {
		err->kind = ERR_NONE;
		err->text[0] = '\0';
	}
}

/* Copies `text` into `err`; a sentence that is too long ends with "..." after a whole character. */
static void keep(struct err *err, const char *text)
{
	size_t length = strlen(text), room = sizeof err->text - 1;
	if (length > room) {
		length = room - 3;
		while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
	}
	snprintf(err->text, sizeof err->text, "%.*s%s", (int)length, text, text[length] ? "..." : "");
}

/* Longer than any sentence that is kept, so that a cut is seen. */
enum { DRAFT = 2 * sizeof(((struct err *)0)->text) };

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	if (!err)
		return false;
	char draft[DRAFT];
	va_list args;
	va_start(args, format);
	vsnprintf(draft, sizeof draft, format, args);
	va_end(args);
	err->kind = kind;
	keep(err, draft);
	return false;
}

bool err_while(struct err *err, const char *format, ...)
{
	if (!err)
		return false;
	char draft[DRAFT];
	va_list args;
	va_start(args, format);
	int used = vsnprintf(draft, sizeof draft, format, args);
	va_end(args);
	size_t at = used < 0 ? 0 : (size_t)used;
	if (at < sizeof draft)
		snprintf(draft + at, sizeof draft - at, ": %s", err->text);
	keep(err, draft);
	return false;
}
