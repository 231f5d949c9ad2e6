/* text.c - see text.h. */
#include "catalog/text.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <string.h>

size_t text_mark(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

size_t text_characters(const char *bytes, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return count;
}

/* Whether the bytes are 7-bit and not NUL, eight at a time: nearly every line of a table is. */
static bool is_plain(const char *bytes, size_t length)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	size_t i = 0;
	for (; i + 8 <= length; i += 8) {
		uint64_t word;
		memcpy(&word, bytes + i, sizeof word);
		if ((word | (word - ones)) & tops)
			return false;
	}
	for (; i < length; i++)
		if (bytes[i] == '\0' || (unsigned char)bytes[i] >= 0x80)
			return false;
	return true;
}

static bool looks_like_utf16(const char *bytes, size_t length)
{
	return length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

static bool check_line(const char *line, size_t length, struct text_place *place, struct err *err)
{
	if (length > TEXT_LINE_MAX)
		return err_set(err, ERR_INPUT, _("the line is longer than %zu KiB"), TEXT_LINE_MAX >> 10);
	if (is_plain(line, length))
		return true;
	size_t good = length, bad;
	const char *nul = memchr(line, '\0', length);
	if (nul)
		good = (size_t)(nul - line);
	bool valid = utf8_valid(line, good, &bad);
	if (valid && !nul)
		return true;
	size_t at = valid ? good : bad;
	place->column = (uint32_t)text_characters(line, at) + 1;
	if (valid)
		return err_set(err, ERR_INPUT, _("a NUL byte: this is not a text file"));
	return err_set(err, ERR_INPUT, _("the byte 0x%02x is not UTF-8: save the file as UTF-8"),
		       (unsigned)(unsigned char)line[at]);
}

bool text_check(const char *bytes, size_t length, struct text_place *place, struct err *err)
{
	*place = (struct text_place){ 1, 1 };
	if (length > TEXT_FILE_MAX)
		return err_set(err, ERR_INPUT, _("the file is larger than %zu MiB"), TEXT_FILE_MAX >> 20);
	if (looks_like_utf16(bytes, length))
		return err_set(err, ERR_INPUT, _("the file is UTF-16: save it as UTF-8"));
	const char *end = bytes + length;
	for (const char *line = bytes; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			stop = end;
		if (!check_line(line, (size_t)(stop - line), place, err))
			return false;
		line = stop + 1;
		place->line++;
	}
	return true;
}
