/* utf8.h - reading, writing and measuring UTF-8 text, independent of the locale. */
#ifndef KASOKU_BASE_UTF8_H
#define KASOKU_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

/* What the output can show: 7-bit ASCII only, or Unicode (as UTF-8). */
enum charset { CHARSET_ASCII, CHARSET_UNICODE };

/* Decodes the character at `*text` and moves past it.  Malformed bytes give U+FFFD and move on by
 * one byte; at the NUL it returns 0 and does not move. */
char32_t utf8_next(const char **text);
/* Writes `code` to `bytes` (room for 4, no NUL) and returns how many bytes it took. */
size_t utf8_encode(char32_t code, char *bytes);
/* Returns true when the first `length` bytes are well-formed UTF-8 (no surrogates, no overlong
 * forms); otherwise false with the offset of the first bad byte in `*bad` (may be NULL). */
bool utf8_valid(const char *text, size_t length, size_t *bad);
/* Columns that `code` takes on a terminal: 0 for combining marks, format characters and controls, 2
 * for East Asian wide characters and emoji, else 1 (ambiguous ones, too).  After Unicode 15's
 * EastAsianWidth and general categories. */
int utf8_char_width(char32_t code);
/* Columns that `text` takes. */
int utf8_width(const char *text);
/* True when a line may end between two characters with no blank between them: beside a wide one, but
 * neither before what closes nor after what opens (JIS X 4051, its strict rules left out). */
bool utf8_breaks(char32_t before, char32_t after);
/* Returns how many bytes of `text` fit into `columns`, never splitting a character. */
size_t utf8_fit(const char *text, int columns);
/* The 7-bit stand-in for `code` ("x" for the multiplication sign, "->" for an arrow, "e" for e
 * with an accent, "" for a combining mark); "?" when there is none. */
const char *utf8_to_ascii(char32_t code);
/* True for characters that must never reach a terminal raw: C0, DEL, C1, bidi overrides. */
bool utf8_is_control(char32_t code);

#endif
