/* str.h - a growable string.
 *
 * `text` is always NUL-terminated and never NULL after str_init(); the holder calls str_clear(). */
#ifndef KASOKU_BASE_STR_H
#define KASOKU_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

struct str {
	char *text;
	size_t length, room;
};

void str_init(struct str *str);
void str_clear(struct str *str);
/* Makes the string empty but keeps its memory. */
void str_reset(struct str *str);
/* Keeps the first `length` bytes; a shorter string stays. */
void str_cut(struct str *str, size_t length);
void str_add(struct str *str, const char *text);
void str_add_n(struct str *str, const char *text, size_t length);
void str_add_char(struct str *str, char c);
/* Appends `text` and blanks up to `columns`; a text that is wider stays whole. */
void str_add_cell(struct str *str, const char *text, int columns);
void str_printf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_vprintf(struct str *str, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
/* Appends text for a terminal: control characters other than those in `keep` (one byte each) and
 * bytes that are no UTF-8 become question marks. */
void str_add_clean(struct str *str, const char *text, const char *keep);
/* Appends `text` as a JSON string with its quotes; NULL becomes null.  Bytes that are not UTF-8
 * become U+FFFD. */
void str_add_json(struct str *str, const char *text);
/* Appends `number` for JSON: shortest digits that read back equal, null when not finite. */
void str_add_json_number(struct str *str, double number);
/* Appends one CSV field, quoted per RFC 4180 where it must be. */
void str_add_csv(struct str *str, const char *text);

#endif
