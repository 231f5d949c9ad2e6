/* dataset.c - see dataset.h. */
#include "model/dataset.h"

#include "model/keys.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT_TEXTS = 2048 };

struct rows {
	const struct table *schema;
	struct value *values; /* count * column_count, row by row */
	unsigned char *user;  /* one flag a row */
	size_t count, room;
	struct keys keys;
};

struct dataset {
	struct arena arena;
	struct rows tables[TABLE_COUNT];
	const char *
		*recent; /* dataset_text(): the last text seen in each hash slot, until sealed */
	int version, date_days;
	bool sealed;
};

struct dataset *dataset_new(void)
{
	struct dataset *dataset = mem_alloc(sizeof *dataset);
	dataset->recent = mem_array(RECENT_TEXTS, sizeof *dataset->recent);
	for (int i = 0; i < TABLE_COUNT; i++)
		dataset->tables[i].schema = &schema[i];
	return dataset;
}

void dataset_free(struct dataset *dataset)
{
	if (!dataset)
		return;
	for (int i = 0; i < TABLE_COUNT; i++) {
		free(dataset->tables[i].values);
		free(dataset->tables[i].user);
		keys_clear(&dataset->tables[i].keys);
	}
	free(dataset->recent);
	arena_clear(&dataset->arena);
	free(dataset);
}

struct arena *dataset_arena(struct dataset *dataset)
{
	return &dataset->arena;
}

const char *dataset_text(struct dataset *dataset, const char *text)
{
	assert(!dataset->sealed);
	const char **slot = &dataset->recent[keys_hash(text) % RECENT_TEXTS];
	if (!*slot || strcmp(*slot, text) != 0)
		*slot = arena_strdup(&dataset->arena, text);
	return *slot;
}

void dataset_set_catalog(struct dataset *dataset, int version, int date_days)
{
	dataset->version = version;
	dataset->date_days = date_days;
}

static struct value *row_at(const struct rows *rows, size_t row)
{
	return rows->values + row * rows->schema->column_count;
}

struct value *dataset_add(struct dataset *dataset, enum table_id table, bool user)
{
	struct rows *rows = &dataset->tables[table];
	size_t columns = rows->schema->column_count;
	assert(!dataset->sealed);
	if (rows->count == rows->room) {
		rows->room = rows->room ? rows->room + rows->room / 2 : 16;
		rows->values = mem_resize(rows->values, rows->room * columns, sizeof *rows->values);
		rows->user = mem_resize(rows->user, rows->room, 1);
	}
	rows->user[rows->count] = user;
	struct value *values = row_at(rows, rows->count++);
	for (size_t i = 0; i < columns; i++)
		values[i] = value_absent;
	return values;
}

void dataset_refill(struct dataset *dataset, enum table_id table)
{
	assert(schema[table].derived);
	if (!dataset->recent)
		dataset->recent = mem_array(RECENT_TEXTS, sizeof *dataset->recent);
	keys_clear(&dataset->tables[table].keys);
	dataset->tables[table].count = 0;
	dataset->sealed = false;
}

/* What a row is sorted by, beside each other in memory so that sorting does not touch the rows. */
struct place_of {
	double number;
	const char *key;
	size_t row;
};

static int compare_places(const void *a, const void *b)
{
	const struct place_of *x = a, *y = b;
	bool x_known = !isnan(x->number), y_known = !isnan(y->number);
	if (x_known != y_known)
		return x_known ? -1 : 1;
	if (x_known && x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return strcmp(x->key ? x->key : "", y->key ? y->key : "");
}

static struct place_of *places_of(const struct rows *rows, size_t order)
{
	struct place_of *places = mem_array(rows->count, sizeof *places);
	for (size_t i = 0; i < rows->count; i++) {
		const struct value *values = row_at(rows, i);
		places[i].number = values[order].number;
		places[i].key = values[0].text;
		places[i].row = i;
	}
	return places;
}

/* Puts row places[i].row at i, in place: follows each cycle with one row held aside. */
static void rearrange(struct rows *rows, struct place_of *places)
{
	size_t columns = rows->schema->column_count, size = columns * sizeof *rows->values;
	struct value *aside = mem_array(columns, sizeof *aside);
	for (size_t start = 0; start < rows->count; start++) {
		if (places[start].row == start)
			continue;
		memcpy(aside, row_at(rows, start), size);
		unsigned char user = rows->user[start];
		size_t to = start;
		for (size_t from = places[to].row; from != start; from = places[to].row) {
			memcpy(row_at(rows, to), row_at(rows, from), size);
			rows->user[to] = rows->user[from];
			places[to].row = to;
			to = from;
		}
		memcpy(row_at(rows, to), aside, size);
		rows->user[to] = user;
		places[to].row = to;
	}
	free(aside);
}

static void sort_rows(struct rows *rows)
{
	int order = schema_column((enum table_id)(rows->schema - schema), rows->schema->order);
	assert(order >= 0);
	struct place_of *places = places_of(rows, (size_t)order);
	size_t sorted = 1;
	while (sorted < rows->count && compare_places(&places[sorted - 1], &places[sorted]) <= 0)
		sorted++;
	if (sorted < rows->count) {
		qsort(places, rows->count, sizeof *places, compare_places);
		rearrange(rows, places);
	}
	free(places);
}

static const char *key_of(const void *owner, size_t row)
{
	return row_at(owner, row)->text;
}

void dataset_seal(struct dataset *dataset)
{
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct rows *rows = &dataset->tables[i];
		if (!rows->count)
			continue;
		rows->room = rows->count;
		rows->values = mem_resize(rows->values, rows->count * rows->schema->column_count,
					  sizeof *rows->values);
		rows->user = mem_resize(rows->user, rows->count, 1);
		sort_rows(rows);
		keys_clear(&rows->keys);
		keys_init(&rows->keys, rows, key_of, rows->count);
		for (size_t row = 0; row < rows->count; row++)
			keys_add(&rows->keys, row);
	}
	free(dataset->recent);
	dataset->recent = NULL;
	dataset->sealed = true;
}

size_t dataset_count(const struct dataset *dataset, enum table_id table)
{
	return dataset->tables[table].count;
}

const struct value *dataset_row(const struct dataset *dataset, enum table_id table, size_t row)
{
	assert(row < dataset->tables[table].count);
	return row_at(&dataset->tables[table], row);
}

bool dataset_is_user(const struct dataset *dataset, enum table_id table, size_t row)
{
	assert(row < dataset->tables[table].count);
	return dataset->tables[table].user[row];
}

long dataset_find(const struct dataset *dataset, enum table_id table, const char *key)
{
	assert(dataset->sealed);
	return keys_find(&dataset->tables[table].keys, key);
}

int dataset_date(const struct dataset *dataset)
{
	return dataset->date_days;
}

int dataset_version(const struct dataset *dataset)
{
	return dataset->version;
}

/* The column whose name is the first `length` bytes of `name`, or -1. */
static int column_named(enum table_id table, const char *name, size_t length)
{
	const struct table *t = &schema[table];
	for (size_t i = 0; i < t->column_count; i++)
		if (strncmp(t->columns[i].name, name, length) == 0 &&
		    t->columns[i].name[length] == '\0')
			return (int)i;
	return -1;
}

struct value dataset_get(const struct dataset *dataset, enum table_id table, size_t row,
			 const char *column)
{
	for (;;) {
		if (row >= dataset->tables[table].count)
			return value_absent;
		size_t length = strcspn(column, ".");
		int at = column_named(table, column, length);
		if (at < 0)
			return value_absent;
		struct value value = dataset_row(dataset, table, row)[at];
		if (column[length] == '\0')
			return value;
		if (schema[table].columns[at].type != COLUMN_REF || !value.text)
			return value_absent;
		table = schema[table].columns[at].refers;
		long found = dataset_find(dataset, table, value.text);
		if (found < 0)
			return value_absent;
		row = (size_t)found;
		column += length + 1;
	}
}
