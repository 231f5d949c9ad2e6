/* points.h - what an SQL aggregate has gathered: dates and values, first in, first out.
 *
 * Rows with a NULL are passed over, as SQL's own aggregates do.  Memory is SQLite's, so that a lack
 * of it is an error of the statement.  Frees itself when the aggregate ends. */
#ifndef KASOKU_SQL_POINTS_H
#define KASOKU_SQL_POINTS_H

#include <sqlite3ext.h>

#include <stdbool.h>
#include <stddef.h>

enum { POINTS_MOST = 10000000 };

/* All zero is none. */
struct points {
	double *t, *y; /* decimal years, values */
	size_t first, n, room;
	bool has_extra, failed; /* an error has been set: no answer is wanted */
	double extra; /* the third argument, the same in every row */
};

/* The date of `value` as a decimal year: ISO text or a Julian day.  False with the error of `context`
 * set when it is neither. */
bool points_date(sqlite3_context *context, const char *function, sqlite3_value *value, double *year);
/* A number, also one that stands in text. */
bool points_number(sqlite3_context *context, const char *function, const char *what,
		   sqlite3_value *value, double *number);
/* Takes a row; false when an error has been set. */
bool points_add(struct points *points, sqlite3_context *context, const char *function, int count,
		sqlite3_value **values);
/* The row that left the window, which is always the oldest. */
void points_drop(struct points *points, int count, sqlite3_value **values);
void points_clear(struct points *points);
/* "function: sentence" as the error of `context`. */
void points_fail(sqlite3_context *context, const char *function, const char *sentence);

extern const sqlite3_api_routines *sqlite3_api;

#endif
