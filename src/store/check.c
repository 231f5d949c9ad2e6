/* check.c - what `kasoku doctor` asks about a database. */
#include "base/i18n.h"
#include "store/db.h"

#include <stdio.h>

enum { FINDINGS_MAX = 20 };

/* Appends what `pragma` complains about; a single "ok" is no complaint. */
static bool run_check(struct store *store, const char *pragma, struct str *report, size_t *found,
		      struct err *err)
{
	bool row = true;
	sqlite3_stmt *statement = db_prepare(store, pragma, err);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(store, statement, &row, err)) && row) {
		const char *text = (const char *)sqlite3_column_text(statement, 0);
		const char *detail = (const char *)sqlite3_column_text(statement, 2);
		if (!text || (text[0] == 'o' && text[1] == 'k' && !text[2]))
			continue;
		if (++*found > FINDINGS_MAX)
			continue;
		if (detail)
			str_printf(report, _("a row of `%s` refers to a row of `%s` that is missing\n"),
				   text, detail);
		else
			str_printf(report, "%s\n", text);
	}
	sqlite3_finalize(statement);
	return ok;
}

/* Values that SQLite allows and kasoku does not, put there by other programs. */
static void check_row(enum table_id table, sqlite3_stmt *statement, struct arena *arena,
		      struct str *report, size_t *found)
{
	const struct table *t = &schema[table];
	struct value value;
	struct err err;
	for (size_t c = 0; c < t->column_count; c++) {
		const char *text = (const char *)sqlite3_column_text(statement, (int)c);
		if (!text || value_read(&value, &t->columns[c], text, arena, &err))
			continue;
		if (++*found <= FINDINGS_MAX)
			str_printf(report, "%s, %s: %s\n", t->name,
				   (const char *)sqlite3_column_text(statement, 0), err.text);
	}
}

static bool check_values(struct store *store, enum table_id table, struct str *report,
			 size_t *found, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	struct str sql;
	bool row = true;
	str_init(&sql);
	db_sql_select(&sql, table);
	sqlite3_stmt *statement = db_prepare(store, sql.text, err);
	str_clear(&sql);
	bool ok = statement != NULL;
	while (ok && (ok = db_step(store, statement, &row, err)) && row) {
		check_row(table, statement, &arena, report, found);
		arena_clear(&arena);
	}
	sqlite3_finalize(statement);
	return ok;
}

static bool describe_file(struct store *store, struct str *report, struct err *err)
{
	struct str version, date;
	long long pages = 0, page = 0;
	bool row = false;
	if (!db_number(store, "PRAGMA page_count", &pages, err) ||
	    !db_number(store, "PRAGMA page_size", &page, err))
		return false;
	sqlite3_stmt *statement = db_prepare(store, "PRAGMA journal_mode", err);
	if (!statement || !db_step(store, statement, &row, err) || !row) {
		sqlite3_finalize(statement);
		return false;
	}
	str_printf(report, _("file %s, %lld KiB, %s, journal %s, version %d, SQLite %s\n"),
		   store->path, pages * page / 1024,
		   store->writable ? _("can be written") : _("read-only"),
		   (const char *)sqlite3_column_text(statement, 0), db_version(),
		   sqlite3_libversion());
	sqlite3_finalize(statement);
	str_init(&version);
	str_init(&date);
	bool ok = db_meta_get(store, "catalog_version", &version, err) &&
		  db_meta_get(store, "catalog_date", &date, err);
	if (ok && version.length)
		str_printf(report, _("catalogue version %s of %s\n"), version.text, date.text);
	str_clear(&version);
	str_clear(&date);
	return ok;
}

static bool describe_tables(struct store *store, struct str *report, struct err *err)
{
	char sql[160];
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		long long all = 0, users = 0;
		snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", schema[t].name);
		if (!db_number(store, sql, &all, err))
			return false;
		snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE origin = 'user'",
			 schema[t].name);
		if (!db_number(store, sql, &users, err))
			return false;
		str_printf(report, users ? _("%s: %lld rows, %lld of them yours\n") : _("%s: %lld rows\n"),
			   schema[t].name, all, users);
	}
	return true;
}

static bool check_all(struct store *store, struct str *report, size_t *found, struct err *err)
{
	if (!describe_file(store, report, err) ||
	    !run_check(store, "PRAGMA integrity_check", report, found, err) ||
	    !run_check(store, "PRAGMA foreign_key_check", report, found, err) ||
	    !describe_tables(store, report, err))
		return false;
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		if (!check_values(store, t, report, found, err))
			return false;
	return true;
}

bool store_check(struct store *store, struct str *report, struct err *err)
{
	size_t found = 0;
	if (!db_exec(store, "BEGIN", err))
		return false;
	bool ok = check_all(store, report, &found, err);
	ok = db_end(store, ok, err);
	if (!ok || !found)
		return ok;
	if (found > FINDINGS_MAX)
		str_printf(report, _("and %zu more findings\n"), found - FINDINGS_MAX);
	return err_set(err, ERR_STORE, _("%s: %zu findings; see the report"), store->path, found);
}
