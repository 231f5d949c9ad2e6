/* utf8.c - see utf8.h. */
#include "base/utf8.h"

#include "base/utf8_tables.h"

enum { REPLACEMENT = 0xFFFD };

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Decodes one character from at most `length` bytes; returns how many bytes it took, 0 when they
 * are malformed. */
static size_t decode(const unsigned char *s, size_t length, char32_t *code)
{
	static const char32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t size = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	bool leads = s[0] < 0x80 || (s[0] >= 0xC2 && s[0] <= 0xF4);
	if (!leads || size > length)
		return 0;
	*code = size == 1 ? s[0] : s[0] & (0xFFu >> (size + 1));
	for (size_t i = 1; i < size; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (s[i] & 0x3Fu);
	}
	bool fine = *code >= least[size] && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
	return fine ? size : 0;
}

char32_t utf8_next(const char **text)
{
	const unsigned char *s = (const unsigned char *)*text;
	char32_t code;
	if (*s == 0)
		return 0;
	size_t length = 1;
	while (length < 4 && s[length])
		length++;
	size_t size = decode(s, length, &code);
	*text += size ? size : 1;
	return size ? code : REPLACEMENT;
}

size_t utf8_encode(char32_t code, char *bytes)
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = REPLACEMENT;
	if (code < 0x80) {
		bytes[0] = (char)code;
		return 1;
	}
	size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = size - 1; i > 0; i--, code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3F));
	/* The lead byte opens with as many ones as the character has bytes. */
	bytes[0] = (char)((0xF00u >> size & 0xFFu) | code);
	return size;
}

bool utf8_valid(const char *text, size_t length, size_t *bad)
{
	const unsigned char *s = (const unsigned char *)text;
	char32_t code;
	for (size_t at = 0; at < length;) {
		size_t size = s[at] < 0x80 ? 1 : decode(s + at, length - at, &code);
		if (size == 0) {
			if (bad)
				*bad = at;
			return false;
		}
		at += size;
	}
	return true;
}

static bool in_ranges(const struct range *ranges, size_t count, char32_t code)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code >= ranges[low].first;
}

int utf8_char_width(char32_t code)
{
	if (code < 0x300)
		return code < 0x20 || (code >= 0x7F && code < 0xA0) ? 0 : 1;
	if (in_ranges(zero_ranges, LENGTH(zero_ranges), code))
		return 0;
	return in_ranges(wide_ranges, LENGTH(wide_ranges), code) ? 2 : 1;
}

int utf8_width(const char *text)
{
	int width = 0;
	while (*text)
		width += utf8_char_width(utf8_next(&text));
	return width;
}

static bool is_among(const char *set, char32_t code)
{
	while (*set)
		if (utf8_next(&set) == code)
			return true;
	return false;
}

bool utf8_breaks(char32_t before, char32_t after)
{
	static const char *const closing = ")]},.:;!?%、。，．・：；？！ー々）」』】〉》〕ぁぃぅぇぉっゃゅょァィゥェォッャュョ…〜";
	static const char *const opening = "([{（「『【〈《〔";
	if (utf8_char_width(before) < 2 && utf8_char_width(after) < 2)
		return false;
	return !is_among(closing, after) && !is_among(opening, before);
}

size_t utf8_fit(const char *text, int columns)
{
	const char *at = text, *fits = text;
	while (*at) {
		columns -= utf8_char_width(utf8_next(&at));
		if (columns < 0)
			break;
		fits = at;
	}
	return (size_t)(fits - text);
}

/* Every 7-bit character as a string of one letter. */
#define ONE(n)   { (char)(n), 0 }
#define EIGHT(n) ONE(n), ONE(n + 1), ONE(n + 2), ONE(n + 3), ONE(n + 4), ONE(n + 5), ONE(n + 6), ONE(n + 7)
static const char one_letter[128][2] = {
	EIGHT(0),  EIGHT(8),  EIGHT(16), EIGHT(24), EIGHT(32), EIGHT(40),  EIGHT(48),  EIGHT(56),
	EIGHT(64), EIGHT(72), EIGHT(80), EIGHT(88), EIGHT(96), EIGHT(104), EIGHT(112), EIGHT(120),
};
#undef EIGHT
#undef ONE

static const char *letter(char c)
{
	return one_letter[c & 0x7F];
}

/* Braille as ' : or . by which half has dots. */
static const char *braille_to_ascii(unsigned dots)
{
	bool upper = dots & 0x1B, lower = dots & 0xE4;
	return dots == 0 ? " " : upper && lower ? ":" : upper ? "'" : ".";
}

static const char *stand_in_for(char32_t code)
{
	size_t low = 0, high = LENGTH(stand_ins);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (stand_ins[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < LENGTH(stand_ins) && stand_ins[low].code == code ? stand_ins[low].text : NULL;
}

const char *utf8_to_ascii(char32_t code)
{
	if (code < 0x80)
		return letter((char)code);
	const char *stand_in = stand_in_for(code);
	if (stand_in)
		return stand_in;
	if (code >= 0xC0 && code <= 0x24F)
		return letter(latin_letters[code - 0xC0]);
	if (code >= 0x1E00 && code <= 0x1EFF)
		return letter(latin_additional[code - 0x1E00]);
	if (code >= 0x2500 && code <= 0x259F)
		return letter(box_letters[code - 0x2500]);
	if (code >= 0x2800 && code <= 0x28FF)
		return braille_to_ascii((unsigned)code - 0x2800);
	if (code >= 0xFF01 && code <= 0xFF5E)
		return letter((char)(code - 0xFF01 + '!'));
	return code >= 0x300 && utf8_char_width(code) == 0 ? "" : "?";
}

bool utf8_is_control(char32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029;
}
