/* load.c - the whole database into one sealed dataset. */
#include "base/date.h"
#include "store/snapshot.h"

#include <stdlib.h>

static struct value read_date(const char *text)
{
	int days;
	if (!date_parse(text, &days, NULL))
		return value_absent; /* written by hand: absent here, and store_check() tells */
	return (struct value){ days, text };
}

/* Tables are strict: a column holds its own type or nothing.  Each call to SQLite counts here.  The
 * texts are SQLite's, until the next step. */
static void read_row(struct value *values, sqlite3_stmt *statement, const struct table *table)
{
	for (size_t c = 0; c < table->column_count; c++) {
		enum column_type type = table->columns[c].type;
		values[c] = value_absent;
		if (type == COLUMN_NUMBER || type == COLUMN_INTEGER || type == COLUMN_FLAG) {
			if (sqlite3_column_type(statement, (int)c) != SQLITE_NULL)
				values[c].number = sqlite3_column_double(statement, (int)c);
			continue;
		}
		const char *text = (const char *)sqlite3_column_text(statement, (int)c);
		if (text && type == COLUMN_DATE)
			values[c] = read_date(text);
		else if (text)
			values[c].text = text;
	}
}

static bool load_table(struct store *store, struct dataset *dataset, enum table_id table,
		       struct err *err)
{
	const struct table *t = &schema[table];
	struct value values[SCHEMA_COLUMNS];
	struct str sql;
	bool row = true;
	str_init(&sql);
	db_sql_select(&sql, table);
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(store, statement, &row, err)) && row) {
		const unsigned char *origin = sqlite3_column_text(statement, (int)t->column_count);
		read_row(values, statement, t);
		dataset_add(dataset, table, values, origin && origin[0] == 'u');
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
