/* dataset.c - see dataset.h. */
#include "model/dataset_in.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct dataset *dataset_new(void)
{
	struct dataset *dataset = mem_alloc(sizeof *dataset);
	for (int i = 0; i < TABLE_COUNT; i++) {
		dataset->tables[i].dataset = dataset;
		cells_init(&dataset->tables[i].cells, &schema[i]);
	}
	return dataset;
}

void dataset_free(struct dataset *dataset)
{
	if (!dataset)
		return;
	for (int i = 0; i < TABLE_COUNT; i++) {
		cells_clear(&dataset->tables[i].cells);
		keys_clear(&dataset->tables[i].keys);
	}
	texts_clear(&dataset->texts);
	free(dataset->piece);
	free(dataset);
}

void dataset_set_catalog(struct dataset *dataset, int version, int date_days)
{
	dataset->version = version;
	dataset->date_days = date_days;
}

void dataset_blank(struct value *values, enum table_id table)
{
	for (size_t i = 0; i < schema[table].column_count; i++)
		values[i] = value_absent;
}

void dataset_add(struct dataset *dataset, enum table_id table, const struct value *values,
		 bool user)
{
	assert(!dataset->sealed);
	cells_add(&dataset->tables[table].cells, &dataset->texts, values, user);
}

void dataset_refill(struct dataset *dataset, enum table_id table)
{
	assert(schema[table].derived);
	keys_clear(&dataset->tables[table].keys);
	cells_clear(&dataset->tables[table].cells);
	dataset->sealed = false;
}

/* What a row is sorted by, beside each other in memory so that sorting does not unpack the rows. */
struct place_of {
	double number;
	const char *key;
	size_t at;
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

static struct place_of place_of(const struct rows *rows, size_t row, size_t order)
{
	const struct cells *cells = &rows->cells;
	return (struct place_of){
		.number = cells_value(cells, &rows->dataset->texts, row, order).number,
		.key = cells_value(cells, &rows->dataset->texts, row, 0).text,
		.at = cells->at[row],
	};
}

static bool is_sorted(const struct rows *rows, size_t order)
{
	struct place_of last = place_of(rows, 0, order);
	for (size_t row = 1; row < rows->cells.count; row++) {
		struct place_of next = place_of(rows, row, order);
		if (compare_places(&last, &next) > 0)
			return false;
		last = next;
	}
	return true;
}

static void sort_rows(struct rows *rows)
{
	const struct table *table = rows->cells.schema;
	size_t count = rows->cells.count;
	int order = schema_column((enum table_id)(table - schema), table->order);
	assert(order >= 0);
	if (is_sorted(rows, (size_t)order))
		return;
	struct place_of *places = mem_array(count, sizeof *places);
	for (size_t row = 0; row < count; row++)
		places[row] = place_of(rows, row, (size_t)order);
	qsort(places, count, sizeof *places, compare_places);
	for (size_t row = 0; row < count; row++)
		rows->cells.at[row] = places[row].at;
	free(places);
}

static const char *key_of(const void *owner, size_t row)
{
	const struct rows *rows = owner;
	return cells_value(&rows->cells, &rows->dataset->texts, row, 0).text;
}

void dataset_seal(struct dataset *dataset)
{
	for (int i = 0; i < TABLE_COUNT; i++) {
		struct rows *rows = &dataset->tables[i];
		size_t count = rows->cells.count;
		if (!count)
			continue;
		cells_settle(&rows->cells);
		sort_rows(rows);
		keys_clear(&rows->keys);
		keys_init(&rows->keys, rows, key_of, count);
		for (size_t row = 0; row < count; row++)
			keys_add(&rows->keys, row);
	}
	texts_settle(&dataset->texts);
	dataset->sealed = true;
}

size_t dataset_count(const struct dataset *dataset, enum table_id table)
{
	return dataset->tables[table].cells.count;
}

struct value dataset_value(const struct dataset *dataset, enum table_id table, size_t row,
			   size_t column)
{
	assert(row < dataset->tables[table].cells.count && column < schema[table].column_count);
	return cells_value(&dataset->tables[table].cells, &dataset->texts, row, column);
}

void dataset_row(const struct dataset *dataset, enum table_id table, size_t row,
		 struct value *values)
{
	for (size_t c = 0; c < schema[table].column_count; c++)
		values[c] = dataset_value(dataset, table, row, c);
}

bool dataset_is_user(const struct dataset *dataset, enum table_id table, size_t row)
{
	assert(row < dataset->tables[table].cells.count);
	return cells_is_user(&dataset->tables[table].cells, row);
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
		if (row >= dataset->tables[table].cells.count)
			return value_absent;
		size_t length = strcspn(column, ".");
		int at = column_named(table, column, length);
		if (at < 0)
			return value_absent;
		struct value value = dataset_value(dataset, table, row, (size_t)at);
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
