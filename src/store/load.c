/* load.c - the whole database into one sealed dataset. */
#include "base/date.h"
#include "store/snapshot.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SHARED_BYTES = 40, COLUMNS_MAX = 64 };

/* What stood in the same column of the row before, which is often the same again. */
struct last {
	struct value value;
	size_t length;
};

/* A text as the dataset's own.  Keys and long texts hardly ever come twice. */
static const char *take_text(struct dataset *dataset, const char *text, size_t length,
			     enum column_type type)
{
	if (type == COLUMN_KEY || length > SHARED_BYTES)
		return arena_strndup(dataset_arena(dataset), text, length);
	return dataset_text(dataset, text);
}

static void read_text(struct value *value, struct dataset *dataset, const char *text,
		      enum column_type type, struct last *last)
{
	int days;
	size_t length = strlen(text);
	if (length == last->length && last->value.text &&
	    memcmp(last->value.text, text, length) == 0) {
		*value = last->value;
		return;
	}
	if (type == COLUMN_DATE) {
		if (!date_parse(text, &days, NULL))
			return; /* written by hand: absent here, and store_check() tells */
		value->number = days;
	}
	value->text = take_text(dataset, text, length, type);
	*last = (struct last){ *value, length };
}

/* Tables are strict: a column holds its own type or nothing.  Each call to SQLite counts here. */
static void read_row(struct value *values, struct dataset *dataset, sqlite3_stmt *statement,
		     const struct table *table, struct last *last)
{
	for (size_t c = 0; c < table->column_count; c++) {
		enum column_type type = table->columns[c].type;
		if (type == COLUMN_NUMBER || type == COLUMN_INTEGER || type == COLUMN_FLAG) {
			if (sqlite3_column_type(statement, (int)c) != SQLITE_NULL)
				values[c].number = sqlite3_column_double(statement, (int)c);
			continue;
		}
		const char *text = (const char *)sqlite3_column_text(statement, (int)c);
		if (text)
			read_text(&values[c], dataset, text, type, &last[c]);
	}
}

static bool load_table(struct store *store, struct dataset *dataset, enum table_id table,
		       struct err *err)
{
	const struct table *t = &schema[table];
	struct last last[COLUMNS_MAX] = { 0 };
	struct str sql;
	bool row = true;
	assert(t->column_count <= COLUMNS_MAX);
	str_init(&sql);
	db_sql_select(&sql, table);
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(store, statement, &row, err)) && row) {
		const unsigned char *origin = sqlite3_column_text(statement, (int)t->column_count);
		struct value *values = dataset_add(dataset, table, origin && origin[0] == 'u');
		read_row(values, dataset, statement, t, last);
	}
	sqlite3_finalize(statement);
	return ok;
}

static bool load_heading(struct store *store, struct dataset *dataset, struct err *err)
{
	struct str version, date;
	int days = 0;
	str_init(&version);
	str_init(&date);
	bool ok = db_meta_get(store, "catalog_version", &version, err) &&
		  db_meta_get(store, "catalog_date", &date, err);
	if (ok) {
		if (!date_parse(date.text, &days, NULL))
			days = 0;
		dataset_set_catalog(dataset, (int)strtol(version.text, NULL, 10), days);
	}
	str_clear(&version);
	str_clear(&date);
	return ok;
}

/* Reads the rows of all tables, or the one piece that holds them; NULL when that fails. */
static struct dataset *load_rows(struct store *store, bool *whole, struct err *err)
{
	struct dataset *dataset = dataset_new();
	*whole = snapshot_load(store, dataset);
	if (!*whole) {
		dataset_free(dataset);
		dataset = dataset_new();
	}
	bool ok = load_heading(store, dataset, err);
	for (enum table_id t = 0; ok && !*whole && t < TABLE_COUNT; t++)
		ok = load_table(store, dataset, t, err);
	if (ok)
		return dataset;
	dataset_free(dataset);
	return NULL;
}

struct dataset *store_load(struct store *store, struct err *err)
{
	bool whole = false;
	if (!db_exec(store, "BEGIN", err))
		return NULL;
	struct dataset *dataset = load_rows(store, &whole, err);
	long state = store_change_count(store);
	if (!db_end(store, dataset != NULL, err)) {
		dataset_free(dataset);
		return NULL;
	}
	dataset_seal(dataset);
	if (!whole)
		snapshot_save(store, dataset, state);
	/* The dataset is what is read from now on: SQLite need not remember the pages as well. */
	sqlite3_db_release_memory(store->db);
	return dataset;
}
