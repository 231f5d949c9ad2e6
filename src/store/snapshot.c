/* snapshot.c - see snapshot.h.
 *
 * The piece: a fingerprint of the schema; for each table its number of rows; the rows, each a flag
 * for the user's, a bit for every column that is known, and for each known column what it holds:
 * text as its place in the pool, a number as a double, a date as both; then the pool of texts, each
 * ending with NUL.  Numbers are the machine's own. */
#include "store/snapshot.h"

#include "base/mem.h"
#include "model/keys.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 64, BYTES_MOST = 15 << 20, FORMAT = 1 };

static uint64_t fold(uint64_t hash, const char *text)
{
	do
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	while (*text++);
	return hash;
}

/* Changes with tables, columns, types, their order, the byte order and the format. */
static uint64_t fingerprint(void)
{
	const uint16_t order = 0x0102;
	uint64_t hash = UINT64_C(0xcbf29ce484222325) + FORMAT + *(const unsigned char *)&order;
	for (int t = 0; t < TABLE_COUNT; t++) {
		hash = fold(hash, schema[t].name);
		for (size_t c = 0; c < schema[t].column_count; c++)
			hash = fold(hash, schema[t].columns[c].name) + schema[t].columns[c].type;
		hash = fold(hash, schema[t].order);
	}
	return hash;
}

static bool is_number(enum column_type type)
{
	return type == COLUMN_NUMBER || type == COLUMN_INTEGER || type == COLUMN_FLAG;
}

/* ---- writing ---- */

/* Texts that were written before, by address: those that a dataset shares are written once. */
struct pool {
	struct str text;
	struct {
		const char *text;
		uint32_t at;
	} *slots;
	size_t room, used;
};

static size_t slot_of(const struct pool *pool, const char *text)
{
	size_t at = ((uintptr_t)text >> 3) * 0x9E3779B1u & (pool->room - 1);
	while (pool->slots[at].text && pool->slots[at].text != text)
		at = (at + 1) & (pool->room - 1);
	return at;
}

static void pool_grow(struct pool *pool)
{
	struct pool old = *pool;
	pool->room = old.room ? old.room * 2 : 1 << 15;
	pool->slots = mem_array(pool->room, sizeof *pool->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].text)
			pool->slots[slot_of(pool, old.slots[i].text)] = old.slots[i];
	free(old.slots);
}

static uint32_t pool_place(struct pool *pool, const char *text)
{
	if (pool->used * 2 >= pool->room)
		pool_grow(pool);
	size_t slot = slot_of(pool, text);
	if (!pool->slots[slot].text) {
		pool->slots[slot].text = text;
		pool->slots[slot].at = (uint32_t)pool->text.length;
		pool->used++;
		str_add_n(&pool->text, text, strlen(text) + 1);
	}
	return pool->slots[slot].at;
}

static void add_bytes(struct str *out, const void *bytes, size_t size)
{
	str_add_n(out, bytes, size);
}

static void add_row(struct str *out, struct pool *pool, const struct table *table,
		    const struct value *values, bool user)
{
	unsigned char known[COLUMNS_MOST / 8] = { 0 };
	str_add_char(out, user ? 1 : 0);
	for (size_t c = 0; c < table->column_count; c++)
		if (value_known(values[c]))
			known[c / 8] |= (unsigned char)(1u << c % 8);
	add_bytes(out, known, (table->column_count + 7) / 8);
	for (size_t c = 0; c < table->column_count; c++) {
		enum column_type type = table->columns[c].type;
		if (!value_known(values[c]))
			continue;
		if (is_number(type) || type == COLUMN_DATE)
			add_bytes(out, &values[c].number, sizeof values[c].number);
		if (!is_number(type)) {
			uint32_t at = pool_place(pool, values[c].text);
			add_bytes(out, &at, sizeof at);
		}
	}
}

/* The rows, as far as they have room with their texts; false when not all have. */
static bool add_rows(struct str *out, struct pool *pool, const struct dataset *dataset)
{
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (size_t row = 0; row < dataset_count(dataset, t); row++) {
			if (out->length + pool->text.length > BYTES_MOST)
				return false;
			add_row(out, pool, &schema[t], dataset_row(dataset, t, row),
				dataset_is_user(dataset, t, row));
		}
	return true;
}

/* False when there is more than a piece has room for. */
static bool write_piece(struct str *out, const struct dataset *dataset)
{
	uint64_t print = fingerprint();
	struct pool pool = { 0 };
	str_init(&pool.text);
	add_bytes(out, &print, sizeof print);
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		uint32_t rows = (uint32_t)dataset_count(dataset, t);
		add_bytes(out, &rows, sizeof rows);
	}
	bool all = add_rows(out, &pool, dataset);
	add_bytes(out, pool.text.text, pool.text.length);
	uint32_t length = (uint32_t)pool.text.length;
	add_bytes(out, &length, sizeof length);
	str_clear(&pool.text);
	free(pool.slots);
	return all && out->length <= BYTES_MOST;
}

/* The table of the piece, and triggers that take it away when somebody else changes a row. */
static bool make_room(struct store *store)
{
	static const char *const events[] = { "INSERT", "UPDATE", "DELETE" };
	bool ok = db_exec(store,
			  "CREATE TABLE IF NOT EXISTS snapshot (schema_version INTEGER PRIMARY KEY, "
			  "bytes BLOB NOT NULL) STRICT",
			  NULL);
	struct str sql;
	str_init(&sql);
	for (int t = 0; ok && t < TABLE_COUNT; t++)
		for (int e = 0; ok && e < 3; e++) {
			str_reset(&sql);
			str_printf(&sql,
				   "CREATE TRIGGER IF NOT EXISTS %s_%c_snapshot AFTER %s ON %s "
				   "BEGIN DELETE FROM snapshot; END",
				   schema[t].name, events[e][0] | 0x20, events[e], schema[t].name);
			ok = db_exec(store, sql.text, NULL);
		}
	str_clear(&sql);
	return ok;
}

static bool put_piece(struct store *store, const struct str *piece)
{
	bool row;
	long long version;
	if (!db_number(store, "PRAGMA schema_version", &version, NULL) ||
	    !db_exec(store, "DELETE FROM snapshot", NULL))
		return false;
	sqlite3_stmt *statement = db_prepare(
		store, "INSERT INTO snapshot (schema_version, bytes) VALUES (?1, ?2)", NULL);
	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, version);
	sqlite3_bind_blob64(statement, 2, piece->text, piece->length, SQLITE_STATIC);
	bool ok = db_step(store, statement, &row, NULL);
	sqlite3_finalize(statement);
	return ok;
}

void snapshot_save(struct store *store, const struct dataset *dataset, long state)
{
	struct str piece;
	if (!store->writable)
		return;
	str_init(&piece);
	bool fits = write_piece(&piece, dataset);
	/* Not waiting for anybody: the next start may do it. */
	sqlite3_busy_timeout(store->db, 0);
	if (fits && db_begin(store, NULL))
		db_end(store,
		       store_change_count(store) == state && make_room(store) &&
			       put_piece(store, &piece),
		       NULL);
	sqlite3_busy_timeout(store->db, store->wait_ms);
	str_clear(&piece);
}

bool snapshot_drop(struct store *store, struct err *err)
{
	long long there = 0;
	return db_number(store,
			 "SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot' AND type = 'table'",
			 &there, err) &&
	       (!there || db_exec(store, "DELETE FROM snapshot", err));
}

/* ---- reading ---- */

struct reader {
	const unsigned char *at, *end;
	const char *pool;
	uint32_t pool_length;
};

static bool take(struct reader *reader, void *to, size_t size)
{
	if ((size_t)(reader->end - reader->at) < size)
		return false;
	memcpy(to, reader->at, size);
	reader->at += size;
	return true;
}

static bool read_value(struct reader *reader, struct value *value, enum column_type type)
{
	uint32_t place;
	if ((is_number(type) || type == COLUMN_DATE) &&
	    (!take(reader, &value->number, sizeof value->number) || !isfinite(value->number)))
		return false;
	if (type == COLUMN_DATE && fabs(value->number) > 1e7)
		return false;
	if (is_number(type))
		return true;
	if (!take(reader, &place, sizeof place) || place >= reader->pool_length)
		return false;
	value->text = reader->pool + place;
	return true;
}

static bool read_row(struct reader *reader, struct dataset *dataset, enum table_id table)
{
	const struct table *t = &schema[table];
	unsigned char known[COLUMNS_MOST / 8], user;
	if (!take(reader, &user, 1) || !take(reader, known, (t->column_count + 7) / 8))
		return false;
	struct value *values = dataset_add(dataset, table, user == 1);
	for (size_t c = 0; c < t->column_count; c++)
		if ((known[c / 8] & 1u << c % 8) &&
		    !read_value(reader, &values[c], t->columns[c].type))
			return false;
	return values[0].text != NULL;
}

/* Sets the pool apart, as the dataset's own; the rows are what is left to read. */
static bool take_pool(struct reader *reader, struct dataset *dataset)
{
	uint32_t length;
	size_t left = (size_t)(reader->end - reader->at);
	if (left < sizeof length)
		return false;
	reader->end -= sizeof length;
	memcpy(&length, reader->end, sizeof length);
	if (length == 0 || length > left - sizeof length || reader->end[-1] != '\0')
		return false;
	reader->end -= length;
	char *pool = arena_alloc(dataset_arena(dataset), length);
	memcpy(pool, reader->end, length);
	reader->pool = pool;
	reader->pool_length = length;
	return true;
}

static bool read_piece(struct reader *reader, struct dataset *dataset)
{
	uint64_t print;
	uint32_t rows[TABLE_COUNT];
	if (!take(reader, &print, sizeof print) || print != fingerprint() ||
	    !take(reader, rows, sizeof rows) || !take_pool(reader, dataset))
		return false;
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (uint32_t row = 0; row < rows[t]; row++)
			if (!read_row(reader, dataset, t))
				return false;
	return reader->at == reader->end;
}

bool snapshot_load(struct store *store, struct dataset *dataset)
{
	bool row = false, ok = false;
	long long version;
	if (!db_number(store, "PRAGMA schema_version", &version, NULL))
		return false;
	sqlite3_stmt *statement =
		db_prepare(store, "SELECT bytes FROM snapshot WHERE schema_version = ?1", NULL);
	if (statement)
		sqlite3_bind_int64(statement, 1, version);
	if (statement && db_step(store, statement, &row, NULL) && row) {
		struct reader reader = { .at = sqlite3_column_blob(statement, 0) };
		size_t size = (size_t)sqlite3_column_bytes(statement, 0);
		reader.end = reader.at ? reader.at + size : NULL;
		ok = reader.at && read_piece(&reader, dataset);
	}
	sqlite3_finalize(statement);
	return ok;
}
