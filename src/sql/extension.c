/* extension.c - kasoku's figures inside SQLite: select load_extension('…/kasoku').
 *
 * Every aggregate is also a window function.  All are deterministic and innocuous: they read their
 * arguments and nothing else, so views and triggers may use them with trusted_schema off.  The one
 * mutable global of the tree is SQLite's own, sqlite3_api, which every extension has. */
#include "lib/kasoku.h"
#include "sql/frontier.h"
#include "sql/functions.h"

SQLITE_EXTENSION_INIT1

static const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

static void step(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct function *function = sqlite3_user_data(context);
	struct points *points = sqlite3_aggregate_context(context, sizeof *points);
	if (points)
		points->failed |= !points_add(points, context, function->name, count, values);
	else
		sqlite3_result_error_nomem(context);
}

static void inverse(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct points *points = sqlite3_aggregate_context(context, sizeof *points);
	if (points)
		points_drop(points, count, values);
}

static void value(sqlite3_context *context)
{
	const struct function *function = sqlite3_user_data(context);
	const struct points *points = sqlite3_aggregate_context(context, 0);
	if (points && points->n > 0 && !points->failed)
		function->answer(context, function, points);
	else
		sqlite3_result_null(context);
}

/* Called after an error too. */
static void final(sqlite3_context *context)
{
	struct points *points = sqlite3_aggregate_context(context, 0);
	value(context);
	if (points)
		points_clear(points);
}

static void version(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	(void)values;
	sqlite3_result_text(context, kasoku_version(), -1, SQLITE_STATIC);
}

#ifdef __GNUC__
__attribute__((visibility("default")))
#endif
int sqlite3_kasoku_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

int sqlite3_kasoku_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
	SQLITE_EXTENSION_INIT2(api);
	if (sqlite3_libversion_number() < 3031000) {
		*message = sqlite3_mprintf("kasoku needs SQLite 3.31 or later, not %s",
					   sqlite3_libversion());
		return SQLITE_ERROR;
	}
	int code = frontier_register(db);
	for (size_t i = 0; i < function_count; i++)
		for (int count = functions[i].fewest; count <= functions[i].most; count++)
			if (code == SQLITE_OK)
				code = sqlite3_create_window_function(
					db, functions[i].name, count, flags, (void *)&functions[i],
					step, final, value, inverse, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_create_function(db, "kasoku_version", 0, flags, NULL, version, NULL,
					       NULL);
	return code;
}
