/* snapshot.c - see snapshot.h.  What is in the piece: model/dataset_piece.c. */
#include "store/snapshot.h"

#include "base/mem.h"

#include <stdlib.h>

enum { BYTES_MOST = 15 << 20 };

/* ---- writing ---- */

/* The table of the piece, and triggers that take it away when somebody else changes a row. */
static bool make_room(struct store *store)
{
	static const char *const events[] = { "INSERT", "UPDATE", "DELETE" };
	bool ok =
		db_exec(store,
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
	bool fits = dataset_pack(dataset, BYTES_MOST, &piece);
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
			 "SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot' AND type = "
			 "'table'",
			 &there, err) &&
	       (!there || db_exec(store, "DELETE FROM snapshot", err));
}

/* ---- reading ---- */

/* The bytes in one go, without SQLite holding them as well; NULL when there are none or too many.
 * The caller frees them. */
static unsigned char *read_piece(struct store *store, long long version, int *size)
{
	sqlite3_blob *blob = NULL;
	unsigned char *piece = NULL;
	if (sqlite3_blob_open(store->db, "main", "snapshot", "bytes", version, 0, &blob) ==
	    SQLITE_OK) {
		*size = sqlite3_blob_bytes(blob);
		if (*size > 0 && *size <= BYTES_MOST)
			piece = mem_alloc((size_t)*size);
	}
	if (piece && sqlite3_blob_read(blob, piece, *size, 0) != SQLITE_OK) {
		free(piece);
		piece = NULL;
	}
	sqlite3_blob_close(blob);
	return piece;
}

bool snapshot_load(struct store *store, struct dataset *dataset)
{
	long long version;
	int size = 0;
	if (!db_number(store, "PRAGMA schema_version", &version, NULL))
		return false;
	/* Its pages are read once: they need not lie in memory beside each other. */
	sqlite3_exec(store->db, "PRAGMA cache_size = -200", NULL, NULL, NULL);
	unsigned char *piece = read_piece(store, version, &size);
	sqlite3_exec(store->db, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
	return piece && dataset_unpack(dataset, piece, (size_t)size);
}
