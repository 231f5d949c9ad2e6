/* csv_read.c - rows of one table from CSV: a header with the names of columns, then a row a record. */
#include "base/i18n.h"
#include "base/mem.h"
#include "catalog/read.h"
#include "catalog/records.h"
#include "model/say.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER_MAX = 256 };

struct heading {
	char *name;
	struct text_place place;
	int column; /* of the table; -1 for one that it does not have */
};

struct csv_reading {
	struct reading *reading;
	struct records records;
	struct heading *headings;
	size_t count, room;
	struct text_place place; /* of the header */
	enum table_id table;
};

/* Says what is wrong with the shape of `field`; false when nothing behind it can be trusted. */
static bool check_field(struct csv_reading *csv, const struct field *field)
{
	switch (field->fault) {
	case FIELD_GOOD:
		return true;
	case FIELD_STRAY_QUOTE:
		reading_problem(csv->reading, field->place,
				_("a quote inside a field: put the whole field into quotes and "
				  "write \"\" for a quote"));
		return true;
	case FIELD_TRAILING:
		reading_problem(csv->reading, field->place,
				_("something follows the closing quote: write \"\" for a quote "
				  "inside a field"));
		return true;
	case FIELD_OPEN:
		reading_problem(csv->reading, field->place,
				_("the quote that opens here is never closed"));
		return false;
	}
	return true;
}

static bool read_header(struct csv_reading *csv)
{
	struct field field = { 0 };
	records_skip_blank(&csv->records);
	csv->place = (struct text_place){ csv->records.line, 1 };
	while (!field.last && records_next(&csv->records, &field)) {
		if (!check_field(csv, &field))
			return false;
		csv->headings = mem_grow(csv->headings, csv->count, &csv->room,
					 sizeof *csv->headings);
		csv->headings[csv->count++] = (struct heading){ mem_strdup(field.text), field.place, -1 };
	}
	if (csv->count == 0)
		reading_problem(csv->reading, csv->place, _("the file holds no rows"));
	else if (csv->count > HEADER_MAX)
		reading_problem(csv->reading, csv->place, _("a header of %zu columns; %d are read"),
				csv->count, (int)HEADER_MAX);
	else if (csv->count == 1 && strpbrk(csv->headings[0].name, ";\t"))
		reading_problem(csv->reading, csv->place,
				_("the fields must be separated by commas, not by semicolons or tabs"));
	else
		return true;
	return false;
}

static bool has_heading(const struct csv_reading *csv, const char *name)
{
	for (size_t i = 0; i < csv->count; i++)
		if (strcmp(csv->headings[i].name, name) == 0)
			return true;
	return false;
}

/* Observations get a key of their own when they have none. */
static bool must_have(enum table_id table, size_t c)
{
	return schema[table].columns[c].required && !(c == 0 && table == TABLE_OBSERVATIONS);
}

static bool lacks_nothing(const struct csv_reading *csv, enum table_id table)
{
	for (size_t c = 0; c < schema[table].column_count; c++)
		if (must_have(table, c) && !has_heading(csv, schema[table].columns[c].name))
			return false;
	return true;
}

static size_t known_headings(const struct csv_reading *csv, enum table_id table)
{
	size_t known = 0;
	for (size_t i = 0; i < csv->count; i++)
		known += schema_column(table, csv->headings[i].name) >= 0;
	return known;
}

/* The table that the file's name says: "results" for "/home/me/results.2026.csv", else -1. */
static int table_by_name(const char *name)
{
	char stem[32];
	const char *slash = strrchr(name, '/');
	const char *base = slash ? slash + 1 : name;
	size_t length = strcspn(base, ".");
	if (length >= sizeof stem)
		return -1;
	memcpy(stem, base, length);
	stem[length] = '\0';
	return schema_table(stem);
}

static void say_missing(struct csv_reading *csv, enum table_id table, size_t c)
{
	reading_problem(csv->reading, csv->place,
			_("the header has no column %s, which every row of `%s` needs"),
			schema[table].columns[c].name, schema[table].name);
}

/* The first thing that keeps the header from being one of `table`. */
static void say_difference(struct csv_reading *csv, enum table_id table)
{
	for (size_t i = 0; i < csv->count; i++)
		if (schema_column(table, csv->headings[i].name) < 0) {
			reading_unknown_column(csv->reading, table, csv->headings[i].place,
					       csv->headings[i].name);
			return;
		}
	for (size_t c = 0; c < schema[table].column_count; c++)
		if (must_have(table, c) && !has_heading(csv, schema[table].columns[c].name)) {
			say_missing(csv, table, c);
			return;
		}
}

static void say_no_table(struct csv_reading *csv)
{
	size_t most = 0;
	enum table_id nearest = TABLE_SOURCES;
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		size_t known = known_headings(csv, t);
		if (known > most) {
			most = known;
			nearest = t;
		}
	}
	if (most < 2)
		reading_problem(csv->reading, csv->place,
				_("no table has these columns; is the first line a header? Name the "
				  "table with --table"));
	else
		reading_problem(csv->reading, csv->place,
				_("no table has just these columns; `%s` comes nearest. Name the "
				  "table with --table"),
				schema[nearest].name);
	if (most >= 2)
		say_difference(csv, nearest);
}

/* The one table that has every column of the header and whose required columns are all there. */
static int table_by_header(struct csv_reading *csv)
{
	int found = -1, matches = 0;
	struct str list;
	str_init(&list);
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		if (known_headings(csv, t) != csv->count || !lacks_nothing(csv, t))
			continue;
		found = (int)t;
		str_printf(&list, matches++ ? ", `%s`" : "`%s`", schema[t].name);
	}
	if (matches == 0)
		say_no_table(csv);
	else if (matches > 1)
		reading_problem(csv->reading, csv->place,
				_("this could be %s: name the table with --table"), list.text);
	str_clear(&list);
	return matches == 1 ? found : -1;
}

static bool choose_table(struct csv_reading *csv)
{
	int table = csv->reading->input->table;
	if (table < 0)
		table = table_by_name(csv->reading->input->name);
	if (table < 0)
		table = table_by_header(csv);
	csv->table = table < 0 ? TABLE_SOURCES : (enum table_id)table;
	return table >= 0;
}

/* Ties the header to the table's columns; false when rows would all be wrong for the same reason. */
static bool match_header(struct csv_reading *csv)
{
	bool whole = true;
	for (size_t i = 0; i < csv->count; i++) {
		struct heading *heading = &csv->headings[i];
		int c = schema_column(csv->table, heading->name);
		if (heading->name[0] == '\0')
			reading_problem(csv->reading, heading->place, _("a column without a name"));
		else if (c < 0)
			reading_unknown_column(csv->reading, csv->table, heading->place,
					       heading->name);
		for (size_t j = 0; c >= 0 && j < i; j++)
			if (csv->headings[j].column == c) {
				reading_problem(csv->reading, heading->place,
						_("%s stands twice in the header"), heading->name);
				c = -1;
			}
		heading->column = c;
	}
	for (size_t c = 0; c < schema[csv->table].column_count; c++)
		if (must_have(csv->table, c) && !has_heading(csv, schema[csv->table].columns[c].name)) {
			say_missing(csv, csv->table, c);
			whole = false;
		}
	return whole;
}

/* Reads one record; false when reading must end. */
static bool read_record(struct csv_reading *csv)
{
	struct reading *reading = csv->reading;
	struct text_place start = { csv->records.line, 1 };
	struct place where = { reading->input->name, start.line, 1 };
	struct batch_row *row = batch_add(reading->batch, csv->table, where);
	struct field field = { 0 };
	size_t fields = 0, problems = reading->batch->problem_count;
	bool sound = true;
	for (; !field.last && records_next(&csv->records, &field); fields++) {
		if (field.fault != FIELD_GOOD && !check_field(csv, &field)) {
			reading->batch->count--;
			return false;
		}
		sound &= field.fault == FIELD_GOOD;
		int c = fields < csv->count ? csv->headings[fields].column : -1;
		if (c >= 0 && field.length)
			reading_value(reading, row, (size_t)c, field.place, field.text);
	}
	if (fields == csv->count)
		return true;
	/* Every value may stand in the wrong column: what was said of them would only mislead. */
	if (sound)
		reading->batch->problem_count = problems;
	reading->batch->count--;
	reading_problem(reading, start, _("%zu fields where the header has %zu"), fields, csv->count);
	return true;
}

static void read_records(struct csv_reading *csv)
{
	for (;;) {
		records_skip_blank(&csv->records);
		if (csv->records.at == csv->records.end || !read_record(csv))
			return;
		reading_progress(csv->reading, (size_t)(csv->records.at - csv->reading->bytes));
	}
}

void csv_read(struct reading *reading)
{
	struct csv_reading csv = { .reading = reading };
	records_init(&csv.records, reading->bytes, reading->length);
	if (read_header(&csv) && choose_table(&csv) && match_header(&csv))
		read_records(&csv);
	for (size_t i = 0; i < csv.count; i++)
		free(csv.headings[i].name);
	free(csv.headings);
	records_clear(&csv.records);
}
