/* date.c - see date.h.  The conversions are the usual era arithmetic with years that begin in
 * March, so that the leap day comes last. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

struct civil date_civil(int days)
{
	int z = days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153;
	struct civil civil = { .day = day_of_year - (153 * month + 2) / 5 + 1 };
	civil.month = month < 10 ? month + 3 : month - 9;
	civil.year = year_of_era + era * 400 + (civil.month <= 2);
	return civil;
}

int date_days(struct civil civil)
{
	int year = civil.year - (civil.month <= 2);
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int month = civil.month > 2 ? civil.month - 3 : civil.month + 9;
	int day_of_year = (153 * month + 2) / 5 + civil.day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

/* Reads exactly `count` digits at `*text` into `*value`. */
static bool read_digits(const char **text, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++, (*text)++) {
		if (**text < '0' || **text > '9')
			return false;
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

bool date_parse(const char *text, int *days, enum date_precision *precision)
{
	struct civil civil = { 0, 1, 1 };
	enum date_precision found = DATE_YEAR;
	if (!read_digits(&text, 4, &civil.year))
		return false;
	if (*text == '-') {
		text++;
		found = DATE_MONTH;
		if (!read_digits(&text, 2, &civil.month))
			return false;
	}
	if (found == DATE_MONTH && *text == '-') {
		text++;
		found = DATE_DAY;
		if (!read_digits(&text, 2, &civil.day))
			return false;
	}
	if (*text || civil.year < 1900 || civil.year > 2200)
		return false;
	struct civil back = date_civil(date_days(civil));
	if (back.year != civil.year || back.month != civil.month || back.day != civil.day)
		return false;
	*days = date_days(civil);
	if (precision)
		*precision = found;
	return true;
}

char *date_format(char text[16], int days)
{
	struct civil civil = date_civil(days);
	snprintf(text, 16, "%04d-%02d-%02d", civil.year % 10000, civil.month, civil.day);
	return text;
}

int date_period_end(int days, enum date_precision precision)
{
	struct civil civil = date_civil(days);
	if (precision == DATE_DAY)
		return days;
	if (precision == DATE_YEAR || civil.month == 12)
		civil = (struct civil){ civil.year + 1, 1, 1 };
	else
		civil = (struct civil){ civil.year, civil.month + 1, 1 };
	return date_days(civil) - 1;
}

char *date_format_period(char text[16], int days)
{
	date_format(text, days);
	if (date_period_end(days, DATE_MONTH) == days)
		text[7] = '\0';
	return text;
}

double date_decimal_year(double days)
{
	return 1970 + days / DAYS_PER_YEAR;
}

double date_from_decimal_year(double year)
{
	return (year - 1970) * DAYS_PER_YEAR;
}
