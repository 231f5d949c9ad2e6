/* db.h - the open database, inside this room only: statements, transactions, sentences. */
#ifndef KASOKU_STORE_DB_H
#define KASOKU_STORE_DB_H

#include "store/store.h"

#include <sqlite3.h>

enum {
	STORE_APPLICATION = 0x6b61736f, /* "kaso", the application_id in the file's header */
	STORE_WAIT_MS = 5000,           /* how long somebody else's lock is waited for */
	STORE_PIECE_STEPS = 1000000,    /* of SQLite's machine, between two looks at the count */
	STORE_PIECES_MOST = 500,        /* in one step of a statement; far beyond any of ours */
};

struct store {
	sqlite3 *db;
	char *path;
	int wait_ms;
	bool writable;
	bool full;    /* see store_full() */
	bool touched; /* a row of the schema's tables was changed in this transaction */
	bool lasting; /* the transaction is on the disk when it is done */
	int pieces;   /* of work in the step of a statement that is running */
	sqlite3_stmt *data_version; /* kept, because it is asked for once a second; NULL at first */
	struct str signature, derived;
};

/* store_open() with another patience than STORE_WAIT_MS, for tests. */
struct store *store_open_waiting(const char *path, enum store_mode mode, int wait_ms,
				 struct err *err);

/* Opens a database of ours to read what is there, without migrating or judging its tables. */
struct store *db_open_bare(const char *path, struct err *err);

/* Whether a code of SQLite's says that the disk, or what the user may take of it, is full. */
bool db_is_full(int code, int system_errno);
/* Turns SQLite's last error into a sentence that names the file and the way out; always false. */
bool db_fail(const struct store *store, struct err *err);
/* The same for the code of a call that left no connection behind. */
bool db_fail_code(const char *path, int wait_ms, int code, const char *detail, int system_errno,
		  struct err *err);

bool db_exec(struct store *store, const char *sql, struct err *err);
/* The caller finalizes; NULL and ERR_STORE when `sql` does not fit the database. */
sqlite3_stmt *db_prepare(struct store *store, const char *sql, struct err *err);
/* Steps a statement; `*row` says whether there is one. */
bool db_step(struct store *store, sqlite3_stmt *statement, bool *row, struct err *err);
/* The first column of the first row as a number. */
bool db_number(struct store *store, const char *sql, long long *number, struct err *err);

/* BEGIN IMMEDIATE. */
bool db_begin(struct store *store, struct err *err);
/* The same for what cannot be made again, the user's rows: db_end() comes back when they are on the disk.
 * Other transactions may be lost, whole, when the power fails. */
bool db_begin_lasting(struct store *store, struct err *err);
/* COMMIT when `ok` (without the snapshot when rows were changed), else (or when that fails) ROLLBACK; returns whether all went well. */
bool db_end(struct store *store, bool ok, struct err *err);

bool db_meta_set(struct store *store, const char *key, const char *value, struct err *err);
/* Appends the value to `out`; nothing when there is none. */
bool db_meta_get(struct store *store, const char *key, struct str *out, struct err *err);

/* "INSERT INTO table (…, origin) VALUES (?1, …, 'origin')" without what to do about conflicts. */
void db_sql_insert(struct str *sql, enum table_id table, const char *origin);
/* "SELECT …, origin FROM table", the columns in the schema's order. */
void db_sql_select(struct str *sql, enum table_id table);

/* Creates or upgrades the tables inside the transaction that is open; db_version() then. */
bool db_migrate(struct store *store, int from, struct err *err);
/* The user_version that this program writes. */
int db_version(void);

#endif
