/* pairs.c - see pairs.h. */
#include "cli/pairs.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/num.h"
#include "catalog/records.h"
#include "model/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	struct pairs *pairs;
	const char *name;
	struct records records;
	struct str header; /* names of columns, for sentences */
	int x_column, y_column, weight_column, columns;
	struct err *err;
};

static bool wrong(struct reader *reader, struct text_place place, const char *text,
		  const char *sentence)
{
	char quoted[SAY_TEXT];
	return err_set(reader->err, ERR_INPUT, "%s:%u:%u: %s %s", reader->name, place.line,
		       place.column, say_quoted(quoted, text), sentence);
}

/* Takes the header's field number `column`. */
static void take_name(struct reader *reader, const char *text, int column, const char *x,
		      const char *y, const char *weight)
{
	struct pairs *pairs = reader->pairs;
	if (x ? strcmp(text, x) == 0 : column == 0) {
		reader->x_column = column;
		snprintf(pairs->x_name, sizeof pairs->x_name, "%s", text);
	}
	if (y ? strcmp(text, y) == 0 : column == 1) {
		reader->y_column = column;
		snprintf(pairs->y_name, sizeof pairs->y_name, "%s", text);
	}
	if (weight && strcmp(text, weight) == 0)
		reader->weight_column = column;
	str_printf(&reader->header, "%s%s", column ? ", " : "", text);
}

static bool read_header(struct reader *reader, const char *x, const char *y, const char *weight)
{
	struct field field;
	char quoted[SAY_TEXT];
	reader->x_column = reader->y_column = reader->weight_column = -1;
	records_skip_blank(&reader->records);
	while (records_next(&reader->records, &field)) {
		take_name(reader, field.text, reader->columns++, x, y, weight);
		if (field.last)
			break;
	}
	bool weightless = weight && reader->weight_column < 0;
	const char *missing = reader->x_column < 0 ? x : reader->y_column < 0 ? y : weight;
	if (reader->columns < 2)
		return err_set(reader->err, ERR_INPUT,
			       _("%s: a header and two columns are needed, separated by commas"),
			       reader->name);
	if (reader->x_column < 0 || reader->y_column < 0 || weightless)
		return err_set(reader->err, ERR_USAGE, _("%s has no column %s; it has: %s"),
			       reader->name, say_quoted(quoted, missing), reader->header.text);
	return true;
}

/* The first x decides whether the column holds dates; a bare year counts as one. */
static bool read_x(struct reader *reader, const struct field *field, double *x)
{
	int days;
	struct pairs *pairs = reader->pairs;
	bool is_date = date_parse(field->text, &days, NULL);
	if (pairs->count == 0)
		pairs->dates = is_date;
	*x = days;
	if (pairs->dates)
		return is_date || wrong(reader, field->place, field->text,
					_("is not a date (YYYY-MM-DD, YYYY-MM or YYYY)"));
	return num_parse(field->text, x) ||
	       wrong(reader, field->place, field->text, _("is neither a number nor a date"));
}

static void add_pair(struct pairs *pairs, double x, double y, double weight)
{
	size_t room = pairs->room;
	pairs->weight = mem_grow(pairs->weight, pairs->count, &room, sizeof *pairs->weight);
	pairs->weight[pairs->count] = weight;
	room = pairs->room;
	pairs->x = mem_grow(pairs->x, pairs->count, &room, sizeof *pairs->x);
	pairs->y = mem_grow(pairs->y, pairs->count, &pairs->room, sizeof *pairs->y);
	pairs->x[pairs->count] = x;
	pairs->y[pairs->count++] = y;
}

/* Reads one record; false when something is wrong. */
static bool read_record(struct reader *reader, bool *end)
{
	struct field field;
	double x = 0, y = 0, weight = 1;
	bool has_x = false, has_y = false, has_weight = reader->weight_column < 0;
	*end = true;
	for (int column = 0; records_next(&reader->records, &field); column++) {
		*end = false;
		if (field.fault != FIELD_GOOD)
			return wrong(reader, field.place, field.text, _("has a quote out of place"));
		if (column == reader->x_column && field.length > 0) {
			has_x = true;
			if (!read_x(reader, &field, &x))
				return false;
		}
		if (column == reader->y_column && field.length > 0) {
			has_y = true;
			if (!num_parse(field.text, &y))
				return wrong(reader, field.place, field.text, _("is not a number"));
		}
		if (column == reader->weight_column && field.length > 0) {
			has_weight = true;
			if (!num_parse(field.text, &weight) || !(weight > 0))
				return wrong(reader, field.place, field.text,
					     _("is not a weight: a positive number"));
		}
		if (field.last)
			break;
	}
	if (has_x && has_y && has_weight)
		add_pair(reader->pairs, x, y, weight);
	else if (!*end)
		reader->pairs->empty++;
	return true;
}

bool pairs_read(struct pairs *pairs, const char *name, const char *bytes, size_t length,
		const char *x, const char *y, const char *weight, struct err *err)
{
	struct reader reader = { .pairs = pairs, .name = name, .err = err };
	struct text_place place;
	*pairs = (struct pairs){ 0 };
	if (!text_check(bytes, length, &place, err))
		return err_while(err, "%s:%u:%u", name, place.line, place.column);
	size_t mark = text_mark(bytes, length);
	records_init(&reader.records, bytes + mark, length - mark);
	str_init(&reader.header);
	bool done = read_header(&reader, x, y, weight), end = false;
	while (done && !end) {
		records_skip_blank(&reader.records);
		done = read_record(&reader, &end);
	}
	records_clear(&reader.records);
	str_clear(&reader.header);
	return done;
}

void pairs_clear(struct pairs *pairs)
{
	free(pairs->x);
	free(pairs->y);
	free(pairs->weight);
	*pairs = (struct pairs){ 0 };
}
