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

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	if (!err)
		return false;
	va_list args;
	va_start(args, format);
	err->kind = kind;
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	return false;
}

bool err_while(struct err *err, const char *format, ...)
{
	if (!err)
		return false;
	char old[sizeof err->text];
	memcpy(old, err->text, sizeof old);
	va_list args;
	va_start(args, format);
	int used = vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	size_t at = used < 0 ? 0 : (size_t)used;
	if (at < sizeof err->text)
		snprintf(err->text + at, sizeof err->text - at, ": %s", old);
	return false;
}
