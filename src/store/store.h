/* store.h - the SQLite database.
 *
 * The only room that knows SQLite.  One STRICT table per table of the schema plus `meta`, foreign keys
 * on, named views for people (`sqlite3 kasoku.db`), migrations by user_version, write-ahead log where
 * the file system allows it.  Every row has `origin`: 'bundled' or 'user'.  Nothing here prints, exits
 * or hands out statements; all failures are sentences that name the file and the way out. */
#ifndef KASOKU_STORE_STORE_H
#define KASOKU_STORE_STORE_H

#include "base/err.h"
#include "base/str.h"
#include "model/batch.h"
#include "model/dataset.h"

struct store;

enum store_mode { STORE_READ_WRITE, STORE_READ_ONLY };

/* Opens or creates the database at `path` (":memory:" for tests) and migrates it to this version.
 * ERR_STORE: not a database, corrupt, made by a newer kasoku, locked for longer than 5 s, no
 * permission, disk full; nothing is changed then.  A database that cannot be written is opened read-only when it
 * is complete, also when STORE_READ_WRITE was asked for (store_writable() tells). */
struct store *store_open(const char *path, enum store_mode mode, struct err *err);
void store_close(struct store *store); /* NULL is fine */
bool store_writable(const struct store *store);
/* Whether it was opened read-only because the disk has no room even for what SQLite keeps beside
 * it. */
bool store_full(const struct store *store);

/* The signature that store_refresh() saved last, "" when never; for cli to see whether the bundled
 * catalogue changed without reading it. */
const char *store_signature(struct store *store);
/* Replaces all bundled rows by the rows of `batch` in one transaction and saves `signature` and the
 * catalogue's version and date.  The user's rows stay; a user's row with the key of a new bundled row
 * wins, and a user's row that refers to a row no longer bundled keeps that row (as the user's). */
bool store_refresh(struct store *store, const struct batch *batch, const char *signature,
		   struct err *err);
/* Saves another `signature` for the same rows, as after the catalogue's files were only copied.  Does not wait
 * for other writers; that it cannot be saved is no error, the next start may do it. */
void store_sign(struct store *store, const char *signature);
/* What store_derive() saved last, "" when never or when bundled rows have been replaced since. */
const char *store_derived(struct store *store);
/* Replaces the derived tables by those of `dataset` and saves what they rest on, in one transaction. */
bool store_derive(struct store *store, const struct dataset *dataset, const char *signature,
		  struct err *err);
/* Writes the rows of a checked batch without problems as the user's, in one transaction, leaving out
 * unchanged ones; counts what was added and replaced. */
bool store_import(struct store *store, const struct batch *batch, size_t *added, size_t *replaced,
		  struct err *err);
/* Saves the scenario whose rows are in `rows` (scenario_rows()) in one transaction, in place of the
 * user's of the same name and of the user's called `instead` (NULL for none).  A preset cannot be
 * replaced: ERR_USAGE. */
bool store_scenario_save(struct store *store, const struct batch *rows, const char *instead,
			 struct err *err);
/* Gives a scenario of the user's the state "saved" or "deleted". */
bool store_scenario_state(struct store *store, const char *name, const char *state, struct err *err);
/* What was being tried when kasoku last ran, as scenario_spell() writes it; "" for nothing.  One small
 * write, so that it can follow every key. */
bool store_draft_save(struct store *store, const char *text, struct err *err);
bool store_draft(struct store *store, struct str *text, struct err *err);
/* Loads everything into a sealed dataset; the caller frees it.  Reads one consistent state. */
struct dataset *store_load(struct store *store, struct err *err);
/* A number that changes when another process has committed. */
long store_change_count(struct store *store);
/* What store_salvage() found. */
struct store_salvage {
	size_t rows;          /* of the user's, that could be read */
	size_t spoilt;        /* of the user's, with a value that is none */
	size_t broken_tables; /* whose rows could not all be read */
};
/* Appends what can still be read of the user's rows in the database at `path`, of any version and however
 * damaged, which stays as it is.  ERR_STORE when it is not one of ours or nothing can be read. */
bool store_salvage(const char *path, struct batch *batch, struct store_salvage *found,
		   struct err *err);
/* Runs SQLite's own checks (integrity_check, foreign_key_check) and describes the database, one finding a
 * line; false when something is wrong. */
bool store_check(struct store *store, struct str *report, struct err *err);

#endif
