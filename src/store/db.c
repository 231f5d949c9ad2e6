/* db.c - see db.h. */
#include "store/db.h"

#include "base/i18n.h"
#include "store/snapshot.h"

#include <errno.h>
#include <string.h>

static bool fail_system(const char *path, const char *what, int system_errno, const char *detail,
			struct err *err)
{
	return err_set(err, ERR_STORE, "%s: %s: %s", path, what,
		       system_errno ? _(strerror(system_errno)) : detail);
}

bool db_is_full(int code, int system_errno)
{
	int kind = code & 0xff;
	return kind == SQLITE_FULL || ((kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) &&
				       (system_errno == ENOSPC || system_errno == EDQUOT));
}

bool db_fail_code(const char *path, int wait_ms, int code, const char *detail, int system_errno,
		  struct err *err)
{
	switch (db_is_full(code, system_errno) ? SQLITE_FULL : code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return err_set(err, ERR_STORE,
			       _("%s: another program has kept it locked for more than %d s; close "
				 "that program or try again, or, where the file system has no locks, "
				 "name a file on another disk with --db"),
			       path, wait_ms / 1000);
	case SQLITE_FULL:
		return err_set(err, ERR_STORE,
			       _("%s: the disk is full and nothing was changed; free some space or "
				 "name a file elsewhere with --db"),
			       path);
	case SQLITE_CORRUPT:
		return err_set(err, ERR_STORE,
			       _("%s: the database is damaged (%s); move it away and kasoku builds a "
				 "new one, or save your rows with: sqlite3 FILE .recover"),
			       path, detail);
	case SQLITE_NOTADB:
		return err_set(err, ERR_STORE,
			       _("%s: this is not a kasoku database; it was left as it is. Name "
				 "another file with --db"),
			       path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return err_set(err, ERR_STORE,
			       _("%s: the database cannot be written; change its permissions or name "
				 "another file with --db"),
			       path);
	case SQLITE_CANTOPEN:
		return fail_system(path, _("cannot be opened"), system_errno, detail, err);
	case SQLITE_IOERR:
		return fail_system(path, _("reading or writing failed"), system_errno, detail, err);
	case SQLITE_CONSTRAINT:
		return err_set(err, ERR_STORE,
			       _("%s: the rows do not fit together with what is there (%s); nothing "
				 "was changed. Perhaps another program has just changed it: try again"),
			       path, detail);
	case SQLITE_ERROR:
	case SQLITE_SCHEMA:
		return err_set(err, ERR_STORE,
			       _("%s: another program has changed its tables (%s); move it away and "
				 "kasoku builds a new one"),
			       path, detail);
	case SQLITE_INTERRUPT:
	case SQLITE_TOOBIG:
		return err_set(err, ERR_STORE,
			       _("%s: another program has put something into it that takes too long or "
				 "is too large to read; move it away and kasoku builds a new one"),
			       path);
	case SQLITE_NOMEM:
		return err_set(err, ERR_STORE, _("%s: out of memory; nothing was changed"), path);
	default:
		return err_set(err, ERR_STORE, "%s: %s", path, detail);
	}
}

bool db_fail(const struct store *store, struct err *err)
{
	return db_fail_code(store->path, store->wait_ms, sqlite3_extended_errcode(store->db),
			    sqlite3_errmsg(store->db), sqlite3_system_errno(store->db), err);
}

bool db_exec(struct store *store, const char *sql, struct err *err)
{
	store->pieces = 0;
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(store, err);
	return true;
}

sqlite3_stmt *db_prepare(struct store *store, const char *sql, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
		db_fail(store, err);
	return statement;
}

bool db_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err)
{
	store->pieces = 0;
	int code = sqlite3_step(statement);
	*row = code == SQLITE_ROW;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return db_fail(store, err);
	return true;
}

bool db_number(struct store *store, const char *sql, long long *number, struct err *err)
{
	bool row = false;
	*number = 0;
	sqlite3_stmt *statement = db_prepare(store, sql, err);
	bool ok = statement && db_step(store, statement, &row, err);
	if (row)
		*number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return ok;
}

bool db_begin(struct store *store, struct err *err)
{
	return db_exec(store, "BEGIN IMMEDIATE", err);
}

bool db_begin_lasting(struct store *store, struct err *err)
{
	store->lasting = db_exec(store, "PRAGMA synchronous = EXTRA", err);
	return store->lasting && (db_begin(store, err) || db_end(store, false, err));
}

bool db_end(struct store *store, bool ok, struct err *err)
{
	if (ok && store->touched)
		ok = snapshot_drop(store, err);
	store->touched = false;
	ok = ok && db_exec(store, "COMMIT", err);
	/* After some errors SQLite has rolled back already. */
	if (!ok && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	if (store->lasting)
		sqlite3_exec(store->db, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
	store->lasting = false;
	return ok;
}

bool db_meta_set(struct store *store, const char *key, const char *value, struct err *err)
{
	bool row;
	sqlite3_stmt *statement = db_prepare(
		store,
		"INSERT INTO meta (key, value) VALUES (?1, ?2) "
		"ON CONFLICT (key) DO UPDATE SET value = excluded.value",
		err);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
	bool ok = db_step(store, statement, &row, err);
	sqlite3_finalize(statement);
	return ok;
}

bool db_meta_get(struct store *store, const char *key, struct str *out, struct err *err)
{
	bool row = false;
	sqlite3_stmt *statement = db_prepare(store, "SELECT value FROM meta WHERE key = ?1", err);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
	bool ok = db_step(store, statement, &row, err);
	if (row)
		str_add(out, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return ok;
}

void db_sql_insert(struct str *sql, enum table_id table, const char *origin)
{
	const struct table *t = &schema[table];
	str_printf(sql, "INSERT INTO %s (", t->name);
	for (size_t c = 0; c < t->column_count; c++)
		str_printf(sql, "\"%s\", ", t->columns[c].name);
	str_add(sql, "origin) VALUES (");
	for (size_t c = 0; c < t->column_count; c++)
		str_printf(sql, "?%zu, ", c + 1);
	str_printf(sql, "'%s')", origin);
}

void db_sql_select(struct str *sql, enum table_id table)
{
	const struct table *t = &schema[table];
	str_add(sql, "SELECT ");
	for (size_t c = 0; c < t->column_count; c++)
		str_printf(sql, "\"%s\", ", t->columns[c].name);
	str_printf(sql, "origin FROM %s", t->name);
}
