/* records.h - a CSV file as a stream of fields with their places (RFC 4180). */
#ifndef KASOKU_CATALOG_RECORDS_H
#define KASOKU_CATALOG_RECORDS_H

#include "base/str.h"
#include "catalog/text.h"

enum field_fault {
	FIELD_GOOD,
	FIELD_STRAY_QUOTE, /* a quote inside a field that does not start with one */
	FIELD_TRAILING,    /* something between the closing quote and the comma */
	FIELD_OPEN,        /* the file ends inside quotes */
};

struct field {
	struct text_place place; /* where its text or opening quote starts */
	const char *text;        /* NUL-terminated, valid until the next records_next() */
	size_t length;
	bool quoted, last;       /* `last` of its record */
	enum field_fault fault;
};

struct records {
	const char *at, *end, *line_start;
	uint32_t line;
	size_t wide; /* bytes of this line so far that continue a character */
	bool ended;  /* a record has just ended */
	struct str scratch;
};

/* `bytes` has passed text_check() and must outlive the stream. */
void records_init(struct records *records, const char *bytes, size_t length);
void records_clear(struct records *records);
/* Reads the next field; false at the end of the file. */
bool records_next(struct records *records, struct field *field);
/* Skips blank lines between records. */
void records_skip_blank(struct records *records);

#endif
