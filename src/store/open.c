/* open.c - opening a database without harming what may turn out to be somebody else's. */
#include "base/i18n.h"
#include "base/mem.h"
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_memory(const char *path)
{
	return strcmp(path, ":memory:") == 0;
}

static bool exists_beside(const char *path, const char *ending)
{
	struct str name;
	struct stat status;
	str_init(&name);
	str_printf(&name, "%s%s", path, ending);
	bool there = stat(name.text, &status) == 0 && status.st_size > 0;
	str_clear(&name);
	return there;
}

static bool refuse_stranger(const char *path, struct err *err)
{
	return db_fail_code(path, 0, SQLITE_NOTADB, "", 0, err);
}

static bool refuse_newer(const char *path, long long version, struct err *err)
{
	return err_set(err, ERR_STORE,
		       _("%s: a newer kasoku made this database (version %lld, this program knows "
			 "%d); update kasoku or name another file with --db"),
		       path, version, db_version());
}

static bool check_parent(const char *path, enum store_mode mode, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct stat status;
	if (!slash || slash == path)
		return true;
	struct str parent;
	str_init(&parent);
	str_add_n(&parent, path, (size_t)(slash - path));
	bool there = stat(parent.text, &status) == 0;
	if (!there)
		err_set(err, ERR_STORE, _("%s: the folder %s does not exist; create it or name "
					  "another file with --db"),
			path, parent.text);
	bool usable = there && (mode == STORE_READ_ONLY ||
				faccessat(AT_FDCWD, parent.text, W_OK | X_OK, AT_EACCESS) == 0);
	if (there && !usable)
		err_set(err, ERR_STORE, "%s: %s: %s", path, _("cannot be made"), _(strerror(errno)));
	str_clear(&parent);
	return usable;
}

/* SQLite's header keeps numbers with the first byte on top. */
static long header_number(const unsigned char *at)
{
	return (long)at[0] << 24 | (long)at[1] << 16 | (long)at[2] << 8 | (long)at[3];
}

enum { HEADER_BYTES = 100, HEADER_VERSION = 60, HEADER_APPLICATION = 68 };

/* Looks at the header before SQLite does, because SQLite would leave files beside a stranger's
 * database or finish its interrupted work.  What is uncertain is left to SQLite. */
static bool check_header(const char *path, struct err *err)
{
	unsigned char header[HEADER_BYTES] = { 0 };
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return true;
	ssize_t got = read(file, header, sizeof header);
	close(file);
	if (got <= 0)
		return true;
	if (got < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0)
		return exists_beside(path, "-journal") || refuse_stranger(path, err);
	if (header_number(header + HEADER_APPLICATION) != STORE_APPLICATION)
		return refuse_stranger(path, err);
	if (header_number(header + HEADER_VERSION) > db_version())
		return refuse_newer(path, header_number(header + HEADER_VERSION), err);
	return true;
}

/* Looks at what stands at `path`; false with a sentence when it cannot be a database of ours. */
static bool check_path(const char *path, enum store_mode mode, struct err *err)
{
	struct stat status;
	if (is_memory(path))
		return true;
	if (path[0] == '\0')
		return err_set(err, ERR_STORE, _("the name of the database is empty"));
	if (stat(path, &status) != 0) {
		if (errno != ENOENT)
			return err_set(err, ERR_STORE, "%s: %s: %s", path, _("cannot be opened"),
				       _(strerror(errno)));
		if (!check_parent(path, mode, err))
			return false;
		if (mode == STORE_READ_ONLY)
			return err_set(err, ERR_STORE, _("%s: there is no such database"), path);
		return true;
	}
	if (S_ISDIR(status.st_mode))
		return err_set(err, ERR_STORE,
			       _("%s: this is a folder; name a file in it with --db"), path);
	if (!S_ISREG(status.st_mode))
		return err_set(err, ERR_STORE,
			       _("%s: this is not a file; name another one with --db"), path);
	return check_header(path, err);
}

/* SQLite asks now and then whether to go on with a step; true when it has gone on for too long. */
static int is_endless(void *context)
{
	struct store *store = context;
	return ++store->pieces > STORE_PIECES_MOST;
}

/* Before anything is read.  What stands in the file may be anybody's: its triggers and views are never
 * run, and nothing in it can call out, grow or go on without end. */
static void configure(struct store *store)
{
	static const struct {
		int limit, value;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, 16 << 20 },
		{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
		{ SQLITE_LIMIT_COLUMN, 200 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 50 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 50 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};
	static const struct {
		int option, on;
	} options[] = {
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, { SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },	       { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
	};
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(store->db, limits[i].limit, limits[i].value);
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		sqlite3_db_config(store->db, options[i].option, options[i].on, (int *)NULL);
	sqlite3_busy_timeout(store->db, store->wait_ms);
	sqlite3_progress_handler(store->db, STORE_PIECE_STEPS, is_endless, store);
	sqlite3_exec(store->db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
}

/* SQLite calls this for every row that comes, goes or changes. */
static void see_change(void *context, int kind, const char *database, const char *table,
		       sqlite3_int64 row)
{
	struct store *store = context;
	(void)kind, (void)database, (void)row;
	if (!store->touched)
		store->touched = schema_table(table) >= 0;
}

static bool connect_file(struct store *store, const char *name, int flags, struct err *err)
{
	int code = sqlite3_open_v2(name, &store->db,
				   flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK) {
		db_fail_code(store->path, store->wait_ms, code, sqlite3_errstr(code),
			     store->db ? sqlite3_system_errno(store->db) : 0, err);
		sqlite3_close(store->db);
		store->db = NULL;
		return false;
	}
	configure(store);
	sqlite3_update_hook(store->db, see_change, store);
	return true;
}

struct stamp {
	long long application, version, objects;
};

static bool read_stamp(struct store *store, struct stamp *stamp, struct err *err)
{
	return db_number(store, "PRAGMA application_id", &stamp->application, err) &&
	       db_number(store, "PRAGMA user_version", &stamp->version, err) &&
	       db_number(store, "SELECT count(*) FROM sqlite_schema", &stamp->objects, err);
}

/* A database with a write-ahead log in a folder that cannot be written, or on a full disk, is
 * readable all the same when its log is empty: nobody can be changing it then. */
static bool connect_immutable(struct store *store, struct stamp *stamp, struct err *err)
{
	struct str name;
	if (exists_beside(store->path, "-wal"))
		return false;
	sqlite3_close(store->db);
	store->db = NULL;
	str_init(&name);
	str_add(&name, "file:");
	for (const char *at = store->path; *at; at++)
		if (strchr("%?#", *at))
			str_printf(&name, "%%%02x", (unsigned)(unsigned char)*at);
		else
			str_add_char(&name, *at);
	str_add(&name, "?immutable=1");
	bool ok = connect_file(store, name.text, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err) &&
		  read_stamp(store, stamp, err);
	str_clear(&name);
	return ok;
}

static bool is_full_trouble(const struct store *store)
{
	return store->db &&
	       db_is_full(sqlite3_extended_errcode(store->db), sqlite3_system_errno(store->db));
}

static bool is_read_only_trouble(const struct store *store)
{
	int code = store->db ? sqlite3_errcode(store->db) & 0xff : SQLITE_OK;
	return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || is_full_trouble(store);
}

static bool is_fresh(const struct stamp *stamp)
{
	return !stamp->application && !stamp->version && !stamp->objects;
}

/* The three numbers were read one after the other, and another process may have made the tables in
 * between: a database that looks like a stranger's is looked at again in one transaction. */
static bool look_again(struct store *store, struct stamp *stamp, struct err *err)
{
	if (is_fresh(stamp) || stamp->application == STORE_APPLICATION)
		return true;
	if (!db_exec(store, "BEGIN", err))
		return false;
	return db_end(store, read_stamp(store, stamp, err), err);
}

static bool connect_any(struct store *store, enum store_mode mode, struct stamp *stamp,
			struct err *err)
{
	int flags = mode == STORE_READ_ONLY && !is_memory(store->path)
			    ? SQLITE_OPEN_READONLY
			    : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (!connect_file(store, store->path, flags, err))
		return false;
	if (read_stamp(store, stamp, err))
		return look_again(store, stamp, err);
	store->full = is_full_trouble(store);
	return is_read_only_trouble(store) && connect_immutable(store, stamp, err);
}

/* Another process may have made the tables between our look and our lock. */
static bool migrate(struct store *store, struct err *err)
{
	struct stamp stamp = { 0 };
	/* A journal that is there again after a power cut must not undo what was built on its end. */
	if (!db_exec(store, "PRAGMA synchronous = EXTRA", err) || !db_begin(store, err))
		return false;
	bool ok = read_stamp(store, &stamp, err);
	if (ok && stamp.version < db_version())
		ok = db_migrate(store, (int)stamp.version, err);
	return db_end(store, ok, err);
}

/* A table of ours that somebody has replaced by something that computes: a view, a virtual table, or one
 * with a column made from others. */
static bool check_tables(struct store *store, struct err *err)
{
	bool row = false;
	struct str sql;
	str_init(&sql);
	str_add(&sql, "SELECT s.name FROM sqlite_schema s WHERE lower(s.name) IN ('meta', 'snapshot'");
	for (int t = 0; t < TABLE_COUNT; t++)
		str_printf(&sql, ", '%s'", schema[t].name);
	str_add(&sql, ") AND s.type IN ('table', 'view') AND (s.rootpage < 1 OR s.type = 'view' OR EXISTS "
		      "(SELECT 1 FROM pragma_table_xinfo(s.name) x WHERE x.hidden > 1))");
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	bool ok = statement && db_step(store, statement, &row, err);
	if (row)
		ok = err_set(err, ERR_STORE,
			     _("%s: another program has changed its tables (%s); move it away and kasoku "
			       "builds a new one"),
			     store->path, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return ok;
}

/* Decides what to do about a database that SQLite could open. */
static bool adopt(struct store *store, const struct stamp *stamp, struct err *err)
{
	bool fresh = is_fresh(stamp);
	if (!fresh && stamp->application != STORE_APPLICATION)
		return refuse_stranger(store->path, err);
	if (stamp->version > db_version())
		return refuse_newer(store->path, stamp->version, err);
	if (!fresh && !check_tables(store, err))
		return false;
	store->writable = sqlite3_db_readonly(store->db, "main") == 0;
	if (stamp->version == db_version())
		return true;
	if (store->writable)
		return migrate(store, err);
	if (fresh)
		return err_set(err, ERR_STORE,
			       _("%s: the database is empty and cannot be written"), store->path);
	return err_set(err, ERR_STORE,
		       _("%s: an older kasoku made this database (version %lld) and it cannot be "
			 "brought up to date, because it cannot be written"),
		       store->path, stamp->version);
}

/* From here on the database is ours: settings that may write to it. */
static bool settle(struct store *store, struct err *err)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, (int *)NULL);
	/* Where there can be no write-ahead log, or somebody is busy, the journal stays as it is. */
	if (store->writable)
		sqlite3_exec(store->db, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL", NULL,
			     NULL, NULL);
	return db_exec(store,
		       "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; "
		       "PRAGMA temp_store = MEMORY",
		       err);
}

static struct store *store_new(const char *path, int wait_ms)
{
	struct store *store = mem_alloc(sizeof *store);
	store->path = mem_strdup(path);
	store->wait_ms = wait_ms;
	str_init(&store->signature);
	str_init(&store->derived);
	return store;
}

struct store *store_open_waiting(const char *path, enum store_mode mode, int wait_ms,
				 struct err *err)
{
	struct stamp stamp = { 0 };
	if (!check_path(path, mode, err))
		return NULL;
	struct store *store = store_new(path, wait_ms);
	if (connect_any(store, mode, &stamp, err) && adopt(store, &stamp, err) &&
	    settle(store, err))
		return store;
	store_close(store);
	return NULL;
}

struct store *db_open_bare(const char *path, struct err *err)
{
	struct stamp stamp = { 0 };
	if (!check_path(path, STORE_READ_ONLY, err))
		return NULL;
	struct store *store = store_new(path, STORE_WAIT_MS);
	if (connect_any(store, STORE_READ_ONLY, &stamp, err))
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open(const char *path, enum store_mode mode, struct err *err)
{
	return store_open_waiting(path, mode, STORE_WAIT_MS, err);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	sqlite3_finalize(store->data_version);
	sqlite3_close(store->db);
	str_clear(&store->signature);
	str_clear(&store->derived);
	free(store->path);
	free(store);
}

bool store_writable(const struct store *store)
{
	return store->writable;
}

bool store_full(const struct store *store)
{
	return store->full;
}

const char *store_signature(struct store *store)
{
	str_reset(&store->signature);
	db_meta_get(store, "signature", &store->signature, NULL);
	return store->signature.text;
}

const char *store_derived(struct store *store)
{
	str_reset(&store->derived);
	db_meta_get(store, "derived", &store->derived, NULL);
	return store->derived.text;
}

long store_change_count(struct store *store)
{
	long count = 0;
	if (!store->data_version)
		store->data_version = db_prepare(store, "PRAGMA data_version", NULL);
	if (store->data_version && sqlite3_step(store->data_version) == SQLITE_ROW)
		count = (long)sqlite3_column_int64(store->data_version, 0);
	sqlite3_reset(store->data_version);
	return count;
}
