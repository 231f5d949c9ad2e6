/* write.c - rows into the database: the bundled catalogue, and what the user imports. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/keys.h"
#include "store/db.h"

#include <math.h>
#include <stdio.h>

static void bind_value(sqlite3_stmt *statement, int at, struct value value, enum column_type type)
{
	if (value.text)
		sqlite3_bind_text(statement, at, value.text, -1, SQLITE_STATIC);
	else if (isnan(value.number))
		sqlite3_bind_null(statement, at);
	else if (type == COLUMN_INTEGER || type == COLUMN_FLAG)
		sqlite3_bind_int64(statement, at, (sqlite3_int64)value.number);
	else
		sqlite3_bind_double(statement, at, value.number);
}

static bool write_row(struct store *store, sqlite3_stmt *statement, enum table_id table,
		      const struct value *values, struct err *err)
{
	const struct table *t = &schema[table];
	bool got;
	for (size_t c = 0; c < t->column_count; c++)
		bind_value(statement, (int)c + 1, values[c], t->columns[c].type);
	bool ok = db_step(store, statement, &got, err);
	sqlite3_reset(statement);
	return ok;
}

/* One INSERT a table, prepared when the first row needs it. */

struct writer {
	struct store *store;
	const char *origin;
	sqlite3_stmt *statements[TABLE_COUNT];
};

static void writer_clear(struct writer *writer)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		sqlite3_finalize(writer->statements[t]);
}

/* A bundled row gives way to what is there; a user's row takes the place of the user's. */
static void add_conflict(struct str *sql, const struct writer *writer, enum table_id table)
{
	const struct table *t = &schema[table];
	str_add(sql, " ON CONFLICT (id) DO ");
	if (writer->origin[0] == 'b') {
		str_add(sql, "NOTHING");
		return;
	}
	for (size_t c = 1; c < t->column_count; c++)
		str_printf(sql, "%s \"%s\" = excluded.\"%s\"", c == 1 ? "UPDATE SET" : ",",
			   t->columns[c].name, t->columns[c].name);
	str_add(sql, " WHERE origin = 'user'");
}

static sqlite3_stmt *writer_statement(struct writer *writer, enum table_id table, struct err *err)
{
	if (!writer->statements[table]) {
		struct str sql;
		str_init(&sql);
		db_sql_insert(&sql, table, writer->origin);
		add_conflict(&sql, writer, table);
		writer->statements[table] = db_prepare(writer->store, sql.text, err);
		str_clear(&sql);
	}
	return writer->statements[table];
}

static bool refuse_read_only(const struct store *store, struct err *err)
{
	return db_fail_code(store->path, 0, SQLITE_READONLY, "", 0, err);
}

/* The keys of the new catalogue, table by table. */
struct new_keys {
	struct keys tables[TABLE_COUNT];
};

static const char *key_of_row(const void *owner, size_t row)
{
	const struct batch *batch = owner;
	return batch->rows[row].values[0].text;
}

static void new_keys_init(struct new_keys *keys, const struct batch *batch)
{
	size_t counts[TABLE_COUNT] = { 0 };
	for (size_t i = 0; i < batch->count; i++)
		counts[batch->rows[i].table]++;
	for (int t = 0; t < TABLE_COUNT; t++)
		keys_init(&keys->tables[t], batch, key_of_row, counts[t]);
	for (size_t i = 0; i < batch->count; i++)
		keys_add(&keys->tables[batch->rows[i].table], i);
}

static void new_keys_clear(struct new_keys *keys)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		keys_clear(&keys->tables[t]);
}

static bool make_users(struct store *store, enum table_id table, const char *id, struct err *err)
{
	struct str sql;
	bool row;
	str_init(&sql);
	str_printf(&sql, "UPDATE %s SET origin = 'user' WHERE id = ?1", schema[table].name);
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	bool ok = db_step(store, statement, &row, err);
	sqlite3_finalize(statement);
	return ok;
}

/* Gives the user the bundled rows that column `c` of the user's rows refers to and that the new
 * catalogue no longer has. */
static bool keep_referred(struct store *store, enum table_id table, size_t c,
			  const struct new_keys *keys, struct err *err)
{
	const struct column *column = &schema[table].columns[c];
	struct str sql;
	bool row = true;
	str_init(&sql);
	str_printf(&sql,
		   "SELECT id FROM %s WHERE origin = 'bundled' AND id IN "
		   "(SELECT \"%s\" FROM %s WHERE origin = 'user')",
		   schema[column->refers].name, column->name, schema[table].name);
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(store, statement, &row, err)) && row) {
		const char *id = (const char *)sqlite3_column_text(statement, 0);
		if (keys_find(&keys->tables[column->refers], id) < 0)
			ok = make_users(store, column->refers, id, err);
	}
	sqlite3_finalize(statement);
	return ok;
}

static bool has_user_rows(struct store *store, enum table_id table, bool *has, struct err *err)
{
	char sql[100];
	long long found;
	snprintf(sql, sizeof sql, "SELECT EXISTS (SELECT 1 FROM %s WHERE origin = 'user')",
		 schema[table].name);
	bool ok = db_number(store, sql, &found, err);
	*has = found != 0;
	return ok;
}

/* Clears one table of bundled rows.  Tables are visited from the last on, because each stands after
 * those it refers to: what a kept row refers to is looked at later. */
static bool clear_table(struct store *store, enum table_id table, const struct new_keys *keys,
			bool *users, struct err *err)
{
	char sql[100];
	if (!has_user_rows(store, table, users, err))
		return false;
	for (size_t c = 0; *users && c < schema[table].column_count; c++)
		if (schema[table].columns[c].type == COLUMN_REF &&
		    !keep_referred(store, table, c, keys, err))
			return false;
	/* Without a condition SQLite drops the pages instead of the rows. */
	snprintf(sql, sizeof sql, "DELETE FROM %s%s", schema[table].name,
		 *users ? " WHERE origin = 'bundled'" : "");
	return db_exec(store, sql, err);
}

static bool clear_bundled(struct store *store, const struct batch *batch, bool *any_users,
			  struct err *err)
{
	struct new_keys keys;
	bool ok = true;
	*any_users = false;
	new_keys_init(&keys, batch);
	for (int t = TABLE_COUNT - 1; ok && t >= 0; t--) {
		bool users = false;
		ok = clear_table(store, (enum table_id)t, &keys, &users, err);
		*any_users |= users;
	}
	new_keys_clear(&keys);
	return ok;
}

static bool write_bundled(struct store *store, const struct batch *batch, struct err *err)
{
	struct writer writer = { .store = store, .origin = "bundled" };
	bool ok = true;
	for (size_t i = 0; ok && i < batch->count; i++) {
		sqlite3_stmt *statement = writer_statement(&writer, batch->rows[i].table, err);
		ok = statement &&
		     write_row(store, statement, batch->rows[i].table, batch->rows[i].values, err);
	}
	writer_clear(&writer);
	return ok;
}

static bool write_heading(struct store *store, const struct batch *batch, const char *signature,
			  struct err *err)
{
	char version[16], date[16] = "";
	snprintf(version, sizeof version, "%d", batch->catalog_version);
	if (batch->catalog_date)
		date_format(date, batch->catalog_date);
	return db_meta_set(store, "signature", signature, err) &&
	       db_meta_set(store, "derived", "", err) &&
	       db_meta_set(store, "catalog_version", version, err) &&
	       db_meta_set(store, "catalog_date", date, err);
}

/* The keys were off while rows came and went; what the user's rows refer to must still be there. */
static bool check_references(struct store *store, struct err *err)
{
	bool row = false;
	sqlite3_stmt *statement = db_prepare(store, "PRAGMA foreign_key_check", err);
	bool ok = statement && db_step(store, statement, &row, err);
	if (row)
		ok = err_set(err, ERR_STORE,
			     _("%s: a row of `%s` refers to a row of `%s` that does not exist; "
			       "nothing was changed"),
			     store->path, (const char *)sqlite3_column_text(statement, 0),
			     (const char *)sqlite3_column_text(statement, 2));
	sqlite3_finalize(statement);
	return ok;
}

bool store_refresh(struct store *store, const struct batch *batch, const char *signature,
		   struct err *err)
{
	bool users;
	if (!store->writable)
		return refuse_read_only(store, err);
	/* With keys on, every row that goes would be looked for in every table that may refer to
	 * it. */
	bool ok = db_exec(store, "PRAGMA foreign_keys = OFF", err) && db_begin(store, err);
	if (ok) {
		ok = clear_bundled(store, batch, &users, err) && write_bundled(store, batch, err) &&
		     write_heading(store, batch, signature, err) && check_references(store, err);
		ok = db_end(store, ok, err);
	}
	sqlite3_exec(store->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	sqlite3_db_release_memory(store->db);
	return ok;
}

void store_sign(struct store *store, const char *signature)
{
	if (!store->writable)
		return;
	sqlite3_busy_timeout(store->db, 0);
	if (db_begin(store, NULL))
		db_end(store, db_meta_set(store, "signature", signature, NULL), NULL);
	sqlite3_busy_timeout(store->db, store->wait_ms);
}

static bool import_row(struct store *store, struct writer *writer, const struct batch_row *row,
		       struct err *err)
{
	sqlite3_stmt *statement = writer_statement(writer, row->table, err);
	if (!statement || !write_row(store, statement, row->table, row->values, err))
		return false;
	if (sqlite3_changes(store->db) == 0)
		return err_set(err, ERR_STORE,
			       _("%s: `%s` has a bundled row %s by now; nothing was changed"),
			       store->path, schema[row->table].name, row->values[0].text);
	return true;
}

enum { MANY_ROWS = 20000 };

/* Keys of many rows fall all over their index: with the usual cache most pages would be read and
 * written again and again. */
static void make_room(struct store *store, size_t rows)
{
	if (rows >= MANY_ROWS)
		sqlite3_exec(store->db, "PRAGMA cache_size = -131072", NULL, NULL, NULL);
}

static void give_room_back(struct store *store)
{
	sqlite3_exec(store->db, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
	sqlite3_db_release_memory(store->db);
}

bool store_import(struct store *store, const struct batch *batch, size_t *added, size_t *replaced,
		  struct err *err)
{
	struct writer writer = { .store = store, .origin = "user" };
	*added = *replaced = 0;
	if (!store->writable)
		return refuse_read_only(store, err);
	make_room(store, batch->count);
	bool ok = db_begin_lasting(store, err);
	if (!ok)
		return false;
	for (size_t i = 0; ok && i < batch->count; i++) {
		const struct batch_row *row = &batch->rows[i];
		if (row->unchanged)
			continue;
		ok = import_row(store, &writer, row, err);
		*(row->replaces ? replaced : added) += 1;
	}
	writer_clear(&writer);
	ok = db_end(store, ok, err);
	if (!ok)
		*added = *replaced = 0;
	give_room_back(store);
	return ok;
}

static bool derive_table(struct store *store, struct writer *writer, const struct dataset *dataset,
			 enum table_id table, struct err *err)
{
	char sql[100];
	snprintf(sql, sizeof sql, "DELETE FROM %s", schema[table].name);
	if (!db_exec(store, sql, err))
		return false;
	sqlite3_stmt *statement = writer_statement(writer, table, err);
	bool ok = statement != NULL;
	for (size_t i = 0; ok && i < dataset_count(dataset, table); i++) {
		struct value row[SCHEMA_COLUMNS];
		dataset_row(dataset, table, i, row);
		ok = write_row(store, statement, table, row, err);
	}
	return ok;
}

bool store_derive(struct store *store, const struct dataset *dataset, const char *signature,
		  struct err *err)
{
	struct writer writer = { .store = store, .origin = "bundled" };
	if (!store->writable)
		return refuse_read_only(store, err);
	bool ok = db_begin(store, err);
	if (!ok)
		return false;
	for (int t = 0; ok && t < TABLE_COUNT; t++)
		if (schema[t].derived)
			ok = derive_table(store, &writer, dataset, (enum table_id)t, err);
	ok = ok && db_meta_set(store, "derived", signature, err);
	writer_clear(&writer);
	return db_end(store, ok, err);
}
