/* points.c - see points.h. */
#include "sql/points.h"

#include "lib/kasoku.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double julian_of_epoch = 2440587.5, first_julian = 2415020.5, last_julian = 2525008.5;

void points_fail(sqlite3_context *context, const char *function, const char *sentence)
{
	char text[700];
	snprintf(text, sizeof text, "%s: %s", function, sentence);
	sqlite3_result_error(context, text, -1);
}

/* Text as an error may quote it: short, printable. */
static void quote(char out[48], sqlite3_value *value)
{
	const unsigned char *text = sqlite3_value_text(value);
	size_t i = 0;
	for (; text && text[i] && i < 40; i++)
		out[i] = text[i] < ' ' || text[i] > '~' ? '?' : (char)text[i];
	out[i] = '\0';
}

bool points_date(sqlite3_context *context, const char *function, sqlite3_value *value, double *year)
{
	char quoted[48], text[200];
	int type = sqlite3_value_type(value);
	if (type == SQLITE_TEXT) {
		const char *iso = (const char *)sqlite3_value_text(value);
		if (iso && strlen(iso) == (size_t)sqlite3_value_bytes(value) &&
		    kasoku_date_parse(year, iso, NULL) == KASOKU_OK)
			return true;
	} else if (type != SQLITE_BLOB) {
		double day = sqlite3_value_double(value);
		*year = kasoku_year_of_days(day - julian_of_epoch);
		if (day >= first_julian && day < last_julian)
			return true;
	}
	quote(quoted, value);
	snprintf(text, sizeof text,
		 "'%s' is not a date between 1900 and 2200: text such as 2024-06-01, 2024-06 or 2024, "
		 "or a Julian day; date(…) and julianday(…) make one",
		 quoted);
	points_fail(context, function, text);
	return false;
}

bool points_number(sqlite3_context *context, const char *function, const char *what,
		   sqlite3_value *value, double *number)
{
	char quoted[48], text[160];
	int type = sqlite3_value_numeric_type(value);
	*number = sqlite3_value_double(value);
	if ((type == SQLITE_INTEGER || type == SQLITE_FLOAT) && isfinite(*number))
		return true;
	quote(quoted, value);
	snprintf(text, sizeof text, "the %s '%s' is not a number", what, quoted);
	points_fail(context, function, text);
	return false;
}

static bool any_null(int count, sqlite3_value **values)
{
	bool null = false;
	for (int i = 0; i < count; i++)
		null |= sqlite3_value_type(values[i]) == SQLITE_NULL;
	return null;
}

/* Room for one more at the end: what has left at the front is given up first. */
static bool make_room(struct points *points)
{
	if (points->first + points->n < points->room)
		return true;
	if (points->first > points->n) {
		memcpy(points->t, points->t + points->first, points->n * sizeof *points->t);
		memcpy(points->y, points->y + points->first, points->n * sizeof *points->y);
		points->first = 0;
		return true;
	}
	size_t room = points->room ? 2 * points->room : 64;
	double *t = sqlite3_realloc64(points->t, room * sizeof *t);
	if (!t)
		return false;
	points->t = t;
	double *y = sqlite3_realloc64(points->y, room * sizeof *y);
	if (!y)
		return false;
	points->y = y;
	points->room = room;
	return true;
}

static bool take_extra(struct points *points, sqlite3_context *context, const char *function,
		       sqlite3_value *value)
{
	double extra;
	if (!points_number(context, function, "third argument", value, &extra))
		return false;
	bool same = !points->has_extra || !(extra < points->extra || extra > points->extra);
	points->has_extra = true;
	points->extra = extra;
	if (!same)
		points_fail(context, function, "the third argument must be the same in every row");
	return same;
}

bool points_add(struct points *points, sqlite3_context *context, const char *function, int count,
		sqlite3_value **values)
{
	double year, value;
	if (any_null(count, values))
		return true;
	if (!points_date(context, function, values[0], &year) ||
	    !points_number(context, function, "value", values[1], &value))
		return false;
	if (count > 2 && !take_extra(points, context, function, values[2]))
		return false;
	if (points->n >= POINTS_MOST) {
		points_fail(context, function, "more than 10000000 rows");
		return false;
	}
	if (!make_room(points)) {
		sqlite3_result_error_nomem(context);
		return false;
	}
	points->t[points->first + points->n] = year;
	points->y[points->first + points->n++] = value;
	return true;
}

void points_drop(struct points *points, int count, sqlite3_value **values)
{
	if (any_null(count, values) || points->n == 0)
		return;
	points->first++;
	points->n--;
}

void points_clear(struct points *points)
{
	sqlite3_free(points->t);
	sqlite3_free(points->y);
	*points = (struct points){ 0 };
}
