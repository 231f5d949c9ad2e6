/* date.h - calendar dates as whole days.
 *
 * A date is the number of days since 1970-01-01 in the proleptic Gregorian calendar; there are no
 * times of day and no time zones in this program. */
#ifndef KASOKU_BASE_DATE_H
#define KASOKU_BASE_DATE_H

#include <stdbool.h>

struct civil {
	int year, month, day; /* month 1-12, day 1-31 */
};

enum date_precision { DATE_DAY, DATE_MONTH, DATE_YEAR };

/* Parses "YYYY-MM-DD", "YYYY-MM" or "YYYY" (missing parts become 01) between years 1900 and 2200.
 * Returns false when `text` is none of them or no such day exists.  `precision` may be NULL. */
bool date_parse(const char *text, int *days, enum date_precision *precision);
/* The last day of the period that a date of this precision names: 2024-06 ends with its 30th. */
int date_period_end(int days, enum date_precision precision);
/* Writes "YYYY-MM" for the last day of a month, any other day in full: what date_parse() and
 * date_period_end() read as the same day.  Returns `text` (room for 16). */
char *date_format_period(char text[16], int days);
/* Writes "YYYY-MM-DD" and returns `text` (room for 16). */
char *date_format(char text[16], int days);
struct civil date_civil(int days);
int date_days(struct civil civil);
/* Years as the field counts them: 1970 + days / 365.25. */
double date_decimal_year(double days);
double date_from_decimal_year(double year);

#define DAYS_PER_YEAR 365.25

#endif
