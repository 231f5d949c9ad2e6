/* frontier.c - see frontier.h. */
#include "sql/frontier.h"

#include "sql/points.h"

#include <string.h>

/* The rows so far. */
struct record {
	bool any, null, kept; /* of the newest row: it was passed over; it is a record */
	double year, value;   /* of the newest row that was not */
	double best;
};

static const char name[] = "frontier";

static bool take_down(sqlite3_context *context, int count, sqlite3_value **values, bool *down)
{
	const char *word = count > 2 ? (const char *)sqlite3_value_text(values[2]) : "up";
	*down = word && strcmp(word, "down") == 0;
	if (*down || (word && strcmp(word, "up") == 0))
		return true;
	points_fail(context, name, "the third argument is 'up' or 'down', what is better");
	return false;
}

static void step(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct record *record = sqlite3_aggregate_context(context, sizeof *record);
	double year, value;
	bool down;
	if (!record) {
		sqlite3_result_error_nomem(context);
		return;
	}
	record->null = sqlite3_value_type(values[0]) == SQLITE_NULL ||
		       sqlite3_value_type(values[1]) == SQLITE_NULL;
	if (record->null || !take_down(context, count, values, &down) ||
	    !points_date(context, name, values[0], &year) ||
	    !points_number(context, name, "value", values[1], &value))
		return;
	value = down ? -value : value;
	if (record->any && (year < record->year || (year <= record->year && value > record->value)))
		points_fail(context, name,
			    "the window must be ordered by date and, within a date, the best first: "
			    "OVER (ORDER BY date, value DESC)");
	record->kept = !record->any || value >= record->best;
	record->best = record->kept ? value : record->best;
	record->any = true;
	record->year = year;
	record->value = value;
}

static void inverse(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	(void)values;
	points_fail(context, name, "the window must begin at the first row: leave out the frame");
}

static void value(sqlite3_context *context)
{
	const struct record *record = sqlite3_aggregate_context(context, 0);
	if (record && record->any && !record->null)
		sqlite3_result_int(context, record->kept);
	else
		sqlite3_result_null(context);
}

int frontier_register(sqlite3 *db)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, code = SQLITE_OK;
	for (int count = 2; count <= 3 && code == SQLITE_OK; count++)
		code = sqlite3_create_window_function(db, name, count, flags, NULL, step, value,
						      value, inverse, NULL);
	return code;
}
