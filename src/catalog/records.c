/* records.c - see records.h. */
#include "catalog/records.h"

#include <string.h>

void records_init(struct records *records, const char *bytes, size_t length)
{
	*records = (struct records){
		.at = bytes,
		.end = bytes + length,
		.line_start = bytes,
		.line = 1,
		.ended = true,
	};
	str_init(&records->scratch);
}

void records_clear(struct records *records)
{
	str_clear(&records->scratch);
}

static void start_line(struct records *records)
{
	records->line++;
	records->line_start = records->at;
	records->wide = 0;
}

void records_skip_blank(struct records *records)
{
	while (records->at < records->end) {
		size_t left = (size_t)(records->end - records->at);
		bool crlf = left >= 2 && records->at[0] == '\r' && records->at[1] == '\n';
		if (!crlf && records->at[0] != '\n')
			return;
		records->at += crlf ? 2 : 1;
		start_line(records);
	}
}

/* Takes the comma or line end that stands behind a field. */
static void take_end(struct records *records, struct field *field)
{
	field->last = true;
	if (records->at < records->end) {
		char c = *records->at;
		field->last = c != ',';
		records->at += c == '\r' ? 2 : 1;
		if (field->last)
			start_line(records);
	}
	records->ended = field->last;
}

static bool ends_field(const struct records *records, const char *at)
{
	return at == records->end || *at == ',' || *at == '\n' ||
	       (*at == '\r' && at + 1 < records->end && at[1] == '\n');
}

/* Appends everything up to the end of the field as it stands. */
static const char *add_plain(struct records *records, const char *at, bool *quote)
{
	const char *start = at;
	size_t wide = 0;
	while (!ends_field(records, at)) {
		*quote |= *at == '"';
		wide += ((unsigned char)*at & 0xc0) == 0x80;
		at++;
	}
	records->wide += wide;
	str_add_n(&records->scratch, start, (size_t)(at - start));
	return at;
}

/* Appends the inside of a quoted field and returns what follows the closing quote. */
static const char *add_quoted(struct records *records, const char *at, struct field *field)
{
	const char *start = at;
	for (; at < records->end; at++) {
		if (*at == '"') {
			bool twice = at + 1 < records->end && at[1] == '"';
			str_add_n(&records->scratch, start, (size_t)(at - start) + twice);
			if (!twice)
				return at + 1;
			start = ++at + 1;
		} else if (*at == '\n') {
			records->at = at + 1;
			start_line(records);
		} else {
			records->wide += ((unsigned char)*at & 0xc0) == 0x80;
		}
	}
	str_add_n(&records->scratch, start, (size_t)(at - start));
	field->fault = FIELD_OPEN;
	return at;
}

bool records_next(struct records *records, struct field *field)
{
	if (records->at == records->end && records->ended)
		return false;
	size_t bytes = (size_t)(records->at - records->line_start);
	*field = (struct field){
		.place = { records->line, (uint32_t)(bytes - records->wide) + 1 },
		.quoted = records->at < records->end && *records->at == '"',
	};
	str_reset(&records->scratch);
	const char *at = records->at;
	bool quote = false;
	if (field->quoted)
		at = add_quoted(records, at + 1, field);
	if (!field->quoted || !ends_field(records, at)) {
		at = add_plain(records, at, &quote);
		if (field->quoted)
			field->fault = FIELD_TRAILING;
		else if (quote)
			field->fault = FIELD_STRAY_QUOTE;
	}
	records->at = at;
	field->text = records->scratch.text;
	field->length = records->scratch.length;
	take_end(records, field);
	return true;
}
