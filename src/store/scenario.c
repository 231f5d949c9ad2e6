/* scenario.c - scenarios of the user: saved, moved and thrown away in one transaction each. */
#include "base/i18n.h"
#include "model/say.h"
#include "store/db.h"

#include <math.h>
#include <string.h>

/* Runs a statement with up to two texts bound to it. */
static bool run(struct store *store, const char *sql, const char *one, const char *two,
		struct err *err)
{
	bool row;
	sqlite3_stmt *statement = db_prepare(store, sql, err);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, one, -1, SQLITE_STATIC);
	if (two)
		sqlite3_bind_text(statement, 2, two, -1, SQLITE_STATIC);
	bool ok = db_step(store, statement, &row, err);
	sqlite3_finalize(statement);
	return ok;
}

static bool is_bundled(struct store *store, const char *name, bool *bundled, struct err *err)
{
	sqlite3_stmt *statement = db_prepare(
		store, "SELECT 1 FROM scenarios WHERE id = ?1 AND origin = 'bundled'", err);
	if (!statement)
		return false;
	sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
	bool ok = db_step(store, statement, bundled, err);
	sqlite3_finalize(statement);
	return ok;
}

static bool refuse_bundled(struct store *store, const char *name, struct err *err)
{
	bool bundled = false;
	char quoted[SAY_TEXT];
	if (!is_bundled(store, name, &bundled, err))
		return false;
	if (bundled)
		return err_set(err, ERR_USAGE,
			       _("%s is a preset that comes with kasoku; give yours another name"),
			       say_quoted(quoted, name));
	return true;
}

static bool take_away(struct store *store, const char *name, struct err *err)
{
	return run(store, "DELETE FROM settings WHERE scenario = ?1 AND origin = 'user'", name,
		   NULL, err) &&
	       run(store, "DELETE FROM scenarios WHERE id = ?1 AND origin = 'user'", name, NULL,
		   err);
}

static void bind(sqlite3_stmt *statement, int at, struct value value)
{
	if (value.text)
		sqlite3_bind_text(statement, at, value.text, -1, SQLITE_STATIC);
	else if (isnan(value.number))
		sqlite3_bind_null(statement, at);
	else if (floor(value.number) >= value.number && fabs(value.number) < 1e15)
		sqlite3_bind_int64(statement, at, (sqlite3_int64)value.number);
	else
		sqlite3_bind_double(statement, at, value.number);
}

static bool put_row(struct store *store, const struct batch_row *row, struct err *err)
{
	struct str sql;
	bool got;
	str_init(&sql);
	db_sql_insert(&sql, row->table, "user");
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	if (!statement)
		return false;
	for (size_t c = 0; c < schema[row->table].column_count; c++)
		bind(statement, (int)c + 1, row->values[c]);
	bool ok = db_step(store, statement, &got, err);
	sqlite3_finalize(statement);
	return ok;
}

static bool writable(const struct store *store, struct err *err)
{
	return store->writable || db_fail_code(store->path, 0, SQLITE_READONLY, "", 0, err);
}

bool store_scenario_save(struct store *store, const struct batch *rows, const char *instead,
			 struct err *err)
{
	if (!writable(store, err) || !db_begin_lasting(store, err))
		return false;
	bool ok =
		!instead || (refuse_bundled(store, instead, err) && take_away(store, instead, err));
	for (size_t i = 0; ok && i < rows->count; i++)
		if (rows->rows[i].table == TABLE_SCENARIOS)
			ok = refuse_bundled(store, rows->rows[i].values[0].text, err) &&
			     take_away(store, rows->rows[i].values[0].text, err);
	for (size_t i = 0; ok && i < rows->count; i++)
		ok = put_row(store, &rows->rows[i], err);
	return db_end(store, ok, err);
}

bool store_scenario_state(struct store *store, const char *name, const char *state, struct err *err)
{
	char quoted[SAY_TEXT];
	if (!writable(store, err) || !db_begin_lasting(store, err))
		return false;
	bool ok = refuse_bundled(store, name, err) &&
		  run(store, "UPDATE scenarios SET state = ?2 WHERE id = ?1 AND origin = 'user'",
		      name, state, err);
	if (ok && sqlite3_changes(store->db) == 0)
		ok = err_set(err, ERR_USAGE, _("there is no scenario of yours called %s"),
			     say_quoted(quoted, name));
	return db_end(store, ok, err);
}

bool store_draft_save(struct store *store, const char *text, struct err *err)
{
	return writable(store, err) && db_meta_set(store, "draft", text, err);
}

bool store_draft(struct store *store, struct str *text, struct err *err)
{
	return db_meta_get(store, "draft", text, err);
}
