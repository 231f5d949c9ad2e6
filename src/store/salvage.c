/* salvage.c - what can still be read of the user's rows in a damaged database. */
#include "store/db.h"

#include <string.h>

struct salvage {
	struct store *store;
	struct batch *batch;
	struct store_salvage *found;
	enum table_id table;
	int at[SCHEMA_COLUMNS]; /* column of the statement for each of the schema's; -1 for none */
	size_t first;           /* row of the batch that is this table's first */
};

/* The columns that this file has of the table, which may be an older one's. */
static void select_columns(struct salvage *salvage, struct str *sql)
{
	const struct table *t = &schema[salvage->table];
	int count = 0;
	str_add(sql, "SELECT ");
	for (size_t c = 0; c < t->column_count; c++) {
		bool there = sqlite3_table_column_metadata(salvage->store->db, NULL, t->name,
							   t->columns[c].name, NULL, NULL, NULL,
							   NULL, NULL) == SQLITE_OK;
		salvage->at[c] = there ? count++ : -1;
		if (there)
			str_printf(sql, "%s\"%s\"", count > 1 ? ", " : "", t->columns[c].name);
	}
	str_printf(sql, " FROM %s WHERE origin = 'user' ORDER BY rowid", t->name);
}

static bool have(const struct salvage *salvage, const char *id)
{
	for (size_t i = salvage->first; i < salvage->batch->count; i++)
		if (strcmp(salvage->batch->rows[i].values[0].text, id) == 0)
			return true;
	return false;
}

/* Takes a row when every value of it is one of ours. */
static void take_row(struct salvage *salvage, sqlite3_stmt *statement, bool again)
{
	const struct table *t = &schema[salvage->table];
	const char *id = (const char *)sqlite3_column_text(statement, 0);
	struct value values[SCHEMA_COLUMNS];
	if (!id || (again && have(salvage, id)))
		return;
	for (size_t c = 0; c < t->column_count; c++) {
		values[c] = value_absent;
		const char *text =
			salvage->at[c] < 0
				? NULL
				: (const char *)sqlite3_column_text(statement, salvage->at[c]);
		if (text &&
		    !value_read(&values[c], &t->columns[c], text, &salvage->batch->arena, NULL)) {
			salvage->found->spoilt++;
			return;
		}
	}
	struct batch_row *row = batch_add(
		salvage->batch, salvage->table,
		(struct place){ salvage->store->path, (uint32_t)salvage->batch->count + 1, 0 });
	memcpy(row->values, values, t->column_count * sizeof *values);
	salvage->found->rows++;
}

/* From one end as far as it can be read; true when that is the other end. */
static bool read_from(struct salvage *salvage, const char *sql, bool again)
{
	bool row = true;
	sqlite3_stmt *statement = db_prepare(salvage->store, sql, NULL);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(salvage->store, statement, &row, NULL)) && row)
		take_row(salvage, statement, again);
	sqlite3_finalize(statement);
	return ok;
}

static void read_table(struct salvage *salvage)
{
	struct str sql;
	str_init(&sql);
	salvage->first = salvage->batch->count;
	select_columns(salvage, &sql);
	if (salvage->at[0] == 0 && !read_from(salvage, sql.text, false)) {
		str_add(&sql, " DESC");
		read_from(salvage, sql.text, true);
		salvage->found->broken_tables++;
	}
	str_clear(&sql);
}

bool store_salvage(const char *path, struct batch *batch, struct store_salvage *found,
		   struct err *err)
{
	long long objects;
	struct salvage salvage = { .batch = batch, .found = found };
	*found = (struct store_salvage){ 0 };
	salvage.store = db_open_bare(path, err);
	if (!salvage.store)
		return false;
	bool ok = db_number(salvage.store, "SELECT count(*) FROM sqlite_schema", &objects, err);
	for (enum table_id t = 0; ok && t < TABLE_COUNT; t++) {
		salvage.table = t;
		if (!schema[t].derived)
			read_table(&salvage);
	}
	store_close(salvage.store);
	return ok;
}
