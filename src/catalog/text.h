/* text.h - bytes from outside, before any parser sees them. */
#ifndef KASOKU_CATALOG_TEXT_H
#define KASOKU_CATALOG_TEXT_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_FILE_MAX ((size_t)256 << 20)
#define TEXT_LINE_MAX ((size_t)1 << 20)

/* Where something stands: line and column from 1, columns counted in characters. */
struct text_place {
	uint32_t line, column;
};

/* Returns true when `bytes` can be given to a parser: at most TEXT_FILE_MAX bytes, well-formed UTF-8
 * without NUL, no line over TEXT_LINE_MAX.  Otherwise ERR_INPUT with the place of the first trouble. */
bool text_check(const char *bytes, size_t length, struct text_place *place, struct err *err);
/* Bytes of the byte order mark at the start of `bytes`: 3 or 0. */
size_t text_mark(const char *bytes, size_t length);
/* Characters in well-formed UTF-8. */
size_t text_characters(const char *bytes, size_t length);

#endif
