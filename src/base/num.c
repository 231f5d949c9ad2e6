/* num.c - see num.h.  Nothing here depends on the locale: digits come from snprintf with "%.*e", of which
 * only the digits are used, and strtod is given the point that snprintf writes. */
#include "base/num.h"

#include "base/i18n.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A number as sign, digits d.ddd… without the point, and a decimal exponent. */
struct decimal {
	bool negative;
	char digits[24]; /* never empty */
	int count, exponent;
};

static struct decimal take_apart(double value, int digits)
{
	struct decimal d = { .negative = signbit(value) };
	char text[48];
	snprintf(text, sizeof text, "%.*e", digits - 1, fabs(value));
	const char *at = text;
	for (; *at && *at != 'e'; at++)
		if (*at >= '0' && *at <= '9' && d.count < (int)sizeof d.digits - 1)
			d.digits[d.count++] = *at;
	d.exponent = *at == 'e' ? (int)strtol(at + 1, NULL, 10) : 0;
	return d;
}

static void cut_zeros(struct decimal *d)
{
	while (d->count > 1 && d->digits[d->count - 1] == '0')
		d->count--;
}

/* Writes `d` without an exponent. */
static void write_plain(char text[NUM_TEXT], const struct decimal *d)
{
	char *at = text;
	if (d->negative)
		*at++ = '-';
	if (d->exponent < 0) {
		*at++ = '0';
		*at++ = '.';
		for (int i = -1; i > d->exponent; i--)
			*at++ = '0';
	}
	for (int i = 0; i < d->count; i++) {
		*at++ = d->digits[i];
		if (i == d->exponent && i + 1 < d->count)
			*at++ = '.';
	}
	for (int i = d->count; i <= d->exponent; i++)
		*at++ = '0';
	*at = '\0';
}

/* Writes `d` as 3.14e23. */
static void write_power(char text[NUM_TEXT], const struct decimal *d)
{
	struct decimal mantissa = *d;
	mantissa.exponent = 0;
	write_plain(text, &mantissa);
	size_t length = strlen(text);
	snprintf(text + length, NUM_TEXT - length, "e%d", d->exponent);
}

/* Words for what is not a number; NULL when `value` is one. */
static const char *not_finite(double value)
{
	return isnan(value) ? "?" : isinf(value) ? (value > 0 ? "inf" : "-inf") : NULL;
}

static char *copy(char text[NUM_TEXT], const char *from)
{
	snprintf(text, NUM_TEXT, "%s", from);
	return text;
}

/* Joins a number and a suffix with `gap` between. */
static char *with_suffix(char text[NUM_TEXT], const char *gap, const char *suffix)
{
	size_t length = strlen(text);
	if (suffix && *suffix)
		snprintf(text + length, NUM_TEXT - length, "%s%s", gap, suffix);
	return text;
}

char *num_exact(char text[NUM_TEXT], double value)
{
	if (!isfinite(value))
		return copy(text, not_finite(value));
	if (value == 0)
		return copy(text, "0");
	struct decimal d = { 0 };
	/* 15 digits are enough for most, fewer only below the normal range. */
	for (int digits = fabs(value) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
		char probe[48];
		snprintf(probe, sizeof probe, "%.*e", digits - 1, value);
		d = take_apart(value, digits);
		if (strtod(probe, NULL) == value)
			break;
	}
	cut_zeros(&d);
	if (d.exponent >= -5 && d.exponent < 15)
		write_plain(text, &d);
	else
		write_power(text, &d);
	return text;
}

/* True when `text` is [+-]digits[.digits][e[+-]digits] with at least one digit before the e. */
static bool looks_like_number(const char *text)
{
	const char *at = text + (*text == '-' || *text == '+');
	size_t whole = strspn(at, "0123456789"), fraction = 0;
	at += whole;
	if (*at == '.') {
		fraction = strspn(at + 1, "0123456789");
		at += 1 + fraction;
	}
	if (whole + fraction == 0)
		return false;
	if (*at == 'e' || *at == 'E') {
		at += 1 + (at[1] == '-' || at[1] == '+');
		size_t exponent = strspn(at, "0123456789");
		if (exponent == 0 || exponent > 5)
			return false;
		at += exponent;
	}
	return *at == '\0';
}

enum { PARSE_BYTES = 400 };

bool num_parse(const char *text, double *value)
{
	size_t length = strlen(text);
	if (length > PARSE_BYTES || !looks_like_number(text))
		return false;
	/* "0.5" as this process would write it shows what stands for the point. */
	char half[16], local[PARSE_BYTES + sizeof half];
	snprintf(half, sizeof half, "%.1f", 0.5);
	size_t before = strcspn(text, "."), after = before + (text[before] == '.');
	snprintf(local, sizeof local, "%.*s%.*s%s", (int)before, text,
		 after > before ? (int)strlen(half) - 2 : 0, half + 1, text + after);
	double number = strtod(local, NULL);
	if (!isfinite(number))
		return false;
	*value = number;
	return true;
}

char *num_digits(char text[NUM_TEXT], double value, int digits)
{
	if (!isfinite(value))
		return copy(text, not_finite(value));
	if (value == 0)
		return copy(text, "0");
	struct decimal d = take_apart(value, digits < 1 ? 1 : digits > 17 ? 17 : digits);
	cut_zeros(&d);
	if (d.exponent >= -4 && d.exponent < 6)
		write_plain(text, &d);
	else
		write_power(text, &d);
	return text;
}

/* `value` as num_digits() would show it. */
static double rounded(double value, int digits)
{
	char text[48];
	snprintf(text, sizeof text, "%.*e", digits - 1, value);
	return strtod(text, NULL);
}

/* `digits`, or as many as keep all digits before the point of a number below a million: 12345 is not
 * to become 12350. */
static int whole_digits(double value, int digits)
{
	int exponent = take_apart(value, 17).exponent;
	return exponent >= digits && exponent < 6 ? exponent + 1 : digits;
}

/* `value` divided by the largest power of 1000 that leaves at least one, and its letter.  Rounding
 * comes first, so that 999.96k is 1M. */
static double si_reduce(double value, int digits, const char **letter)
{
	static const char *const letters[] = { "", "k", "M", "G", "T", "P", "E", "Z", "Y" };
	enum { STEPS = sizeof letters / sizeof *letters };
	struct decimal d = take_apart(value, digits);
	int step = value == 0 || d.exponent < 0 ? 0 : d.exponent / 3;
	if (step >= STEPS)
		step = STEPS - 1;
	*letter = letters[step];
	return value / pow(10, 3 * step);
}

/* Japanese counts by ten thousands: 3.36万, 1750億, 15兆. */
static bool by_myriads(void)
{
	return strcmp(i18n_language(), "ja") == 0;
}

static char *write_myriads(char text[NUM_TEXT], double value, int digits, const char *suffix)
{
	static const char *const names[] = { "", "万", "億", "兆", "京" };
	enum { STEPS = sizeof names / sizeof *names };
	struct decimal d = take_apart(value, digits);
	int step = value == 0 || d.exponent < 0 ? 0 : d.exponent / 4;
	if (step >= STEPS)
		step = STEPS - 1;
	num_digits(text, value / pow(10, 4 * step), digits);
	with_suffix(text, "", names[step]);
	return with_suffix(text, "", suffix);
}

/* Things are counted in words; what is measured in SI units keeps their prefixes. */
static bool is_counted(const char *suffix)
{
	return !*suffix || (unsigned char)*suffix >= 0x80;
}

static char *write_si(char text[NUM_TEXT], double value, int digits, const char *suffix)
{
	const char *letter;
	num_digits(text, si_reduce(value, digits, &letter), digits);
	with_suffix(text, " ", letter);
	return with_suffix(text, *letter ? "" : " ", suffix);
}

/* "$2.50", "$33.6k", "$1.2B"; nobody has a letter for more than trillions. */
static char *write_money(char text[NUM_TEXT], double value, int digits)
{
	const char *letter = "";
	char number[NUM_TEXT];
	bool beyond = fabs(value) >= 999.5e12;
	if (by_myriads() && fabs(value) >= 999.5) {
		write_myriads(number, fabs(value), digits, "");
		snprintf(text, NUM_TEXT, "%s$%.40s", value < 0 ? "-" : "", number);
		return text;
	}
	num_digits(number, beyond ? fabs(value) : si_reduce(fabs(value), digits, &letter),
		   beyond && digits > 2 ? 2 : digits);
	/* Cents come in pairs. */
	const char *point = strchr(number, '.');
	bool lone_cent = point && strlen(point) == 2 && !*letter && fabs(value) < 100;
	snprintf(text, NUM_TEXT, "%s$%.40s%s%s", value < 0 ? "-" : "", number, lone_cent ? "0" : "",
		 strcmp(letter, "G") == 0 ? "B" : letter);
	return text;
}

/* The spans in which durations are told, smallest first. */
struct span {
	double minutes;
	const char *name; /* translatable */
};

enum { SPAN_MS, SPAN_S, SPAN_MIN, SPAN_H, SPAN_D, SPAN_YR, SPAN_COUNT };

static const struct span spans[SPAN_COUNT] = {
	{ 1.0 / 60000, N_("ms") }, { 1.0 / 60, N_("s") }, { 1, N_("min") },
	{ 60, N_("h") },	   { 1440, N_("d") },	  { 525960, N_("yr") },
};

/* The first span in which `minutes`, before and after rounding to `digits`, stays below one of the
 * next. */
static int span_for(double minutes, int digits)
{
	int i = 0;
	for (; i + 1 < SPAN_COUNT; i++) {
		double told = rounded(minutes / spans[i].minutes, digits) * spans[i].minutes;
		if (fmax(told, minutes) < spans[i + 1].minutes * (1 - 1e-12))
			break;
	}
	return i;
}

static char *write_span(char text[NUM_TEXT], double minutes, int span, int digits)
{
	double count = minutes / spans[span].minutes;
	/* Less than one only where rounding led here. */
	num_digits(text, span > 0 && count < 1 ? 1 : count, digits);
	return with_suffix(text, " ", _(spans[span].name));
}

/* A positive duration: "3 h 23 min" from one to ten hours, else one span ("4.2 min", "16.2 h"). */
static char *write_duration(char text[NUM_TEXT], double minutes)
{
	int span = span_for(minutes, 3);
	double count = minutes / spans[span].minutes, whole = round(minutes);
	bool coarse = span == SPAN_MIN || span == SPAN_D || span == SPAN_YR;
	if (span != SPAN_H || whole >= 600)
		return write_span(text, minutes, span, coarse && count < 10 ? 2 : 3);
	int hours = (int)whole / 60, rest = (int)whole % 60;
	if (rest > 0)
		snprintf(text, NUM_TEXT, _("%d h %d min"), hours, rest);
	else
		snprintf(text, NUM_TEXT, _("%d h"), hours);
	return text;
}

static char *value_duration(char text[NUM_TEXT], double minutes)
{
	char size[NUM_TEXT];
	if (minutes == 0)
		return with_suffix(copy(text, "0"), " ", _("s"));
	snprintf(text, NUM_TEXT, "%s%.60s", minutes < 0 ? "-" : "",
		 write_duration(size, fabs(minutes)));
	return text;
}

enum { TICK_COLUMNS = 7 };

/* Weeks, months and years have names on an axis when there is a whole number of them, whichever month
 * or year the vocabulary was made with; false when there is not. */
static bool tick_calendar(char text[NUM_TEXT], double minutes)
{
	static const struct {
		double minutes;
		const char *name;
		int most;
	} named[] = { { 10080, N_("wk"), 4 },  { 43200, N_("mo"), 11 },   { 43800, N_("mo"), 11 },
		      { 43830, N_("mo"), 11 }, { 525600, N_("yr"), 9999 }, { 525960, N_("yr"), 9999 } };
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		double count = minutes / named[i].minutes;
		if (count < 0.5 || count > named[i].most || fabs(count - round(count)) > 1e-9)
			continue;
		snprintf(text, NUM_TEXT, "%d %s", (int)round(count), _(named[i].name));
		return true;
	}
	return false;
}

static char *tick_duration(char text[NUM_TEXT], double minutes)
{
	char size[NUM_TEXT];
	int digits = 3;
	if (minutes == 0)
		return copy(text, "0");
	if (!tick_calendar(size, fabs(minutes)))
		do
			write_span(size, fabs(minutes), span_for(fabs(minutes), digits), digits);
		while (utf8_width(size) > TICK_COLUMNS && --digits > 0);
	snprintf(text, NUM_TEXT, "%s%.60s", minutes < 0 ? "-" : "", size);
	return text;
}

/* Enough digits that what is not 100 % does not look like it. */
static char *write_percent(char text[NUM_TEXT], double value, int digits)
{
	double percent = value * 100;
	while (digits < 6 && percent < 100 && rounded(percent, digits) >= 100)
		digits++;
	num_digits(text, percent, whole_digits(percent, digits));
	return with_suffix(text, " ", "%");
}

/* "2.1e25" where the exponent says more than zeros would. */
static char *write_scientific(char text[NUM_TEXT], double value, int digits)
{
	struct decimal d = take_apart(value, digits);
	cut_zeros(&d);
	if (value == 0 || (d.exponent >= -3 && d.exponent < 6))
		return num_digits(text, value, whole_digits(value, digits));
	write_power(text, &d);
	return text;
}

char *num_value(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset)
{
	(void)charset;
	if (!isfinite(value))
		return copy(text, not_finite(value));
	switch (unit->style) {
	case NUM_PERCENT:
		return write_percent(text, value, 3);
	case NUM_DURATION:
		return value_duration(text, value);
	case NUM_SI:
		if (by_myriads() && is_counted(unit->suffix))
			return write_myriads(text, value, 3, unit->suffix);
		return write_si(text, value, 3, unit->suffix);
	case NUM_MONEY:
		return with_suffix(write_money(text, value, 3), "", unit->suffix);
	case NUM_POWER:
		return with_suffix(write_scientific(text, value, 3), " ", unit->suffix);
	case NUM_PLAIN:
		break;
	}
	num_digits(text, value, whole_digits(value, 4));
	return with_suffix(text, " ", unit->suffix);
}

/* A short number for an axis: "0.5", "12346", "150k", "1.2e21". */
static char *tick_plain(char text[NUM_TEXT], double value)
{
	const char *letter = "";
	int digits = 5;
	double reduced = value;
	if (fabs(value) >= 99999.5 && fabs(value) < 1e15)
		reduced = si_reduce(value, 4, &letter);
	do
		with_suffix(num_digits(text, reduced, digits), "", letter);
	while (utf8_width(text) > TICK_COLUMNS && --digits > 0);
	return text;
}

static char *tick_percent(char text[NUM_TEXT], double percent)
{
	int digits = 4;
	do
		with_suffix(num_digits(text, percent, digits), " ", "%");
	while (utf8_width(text) > TICK_COLUMNS && --digits > 0);
	return text;
}

static char *tick_money(char text[NUM_TEXT], double value)
{
	int digits = 3;
	do
		write_money(text, value, digits);
	while (utf8_width(text) > TICK_COLUMNS && --digits > 0);
	return text;
}

static char *tick_power(char text[NUM_TEXT], double value)
{
	int digits = 3;
	if (fabs(value) < 1e6)
		return tick_plain(text, value);
	do
		write_scientific(text, value, digits);
	while (utf8_width(text) > TICK_COLUMNS && --digits > 0);
	return text;
}

char *num_tick(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset)
{
	(void)charset;
	if (!isfinite(value))
		return copy(text, not_finite(value));
	switch (unit ? unit->style : NUM_PLAIN) {
	case NUM_PERCENT:
		return tick_percent(text, value * 100);
	case NUM_DURATION:
		return tick_duration(text, value);
	case NUM_MONEY:
		return tick_money(text, value);
	case NUM_SI:
		if (by_myriads() && is_counted(unit->suffix))
			return write_myriads(text, value, 3, "");
		return fabs(value) >= 1 && fabs(value) < 1e27 ? write_si(text, value, 3, "") : tick_plain(text, value);
	case NUM_POWER:
		return tick_power(text, value);
	case NUM_PLAIN:
		break;
	}
	return tick_plain(text, value);
}

char *num_days(char text[NUM_TEXT], double days)
{
	double size = fabs(days);
	if (!isfinite(days))
		return copy(text, not_finite(days));
	if (size >= 999.5)
		return with_suffix(num_digits(text, days / 365.25, size < 10 * 365.25 ? 2 : 3), " ",
				   _("years"));
	return with_suffix(num_digits(text, days, size < 10 ? 2 : 3), " ", _("d"));
}

char *num_factor(char text[NUM_TEXT], double factor, enum charset charset)
{
	char number[NUM_TEXT];
	if (!isfinite(factor)) {
		copy(number, not_finite(factor));
	} else if (fabs(factor) >= 999.5) {
		struct decimal d = take_apart(factor, 2);
		write_power(number, &d);
	} else {
		num_digits(number, factor, 3);
	}
	snprintf(text, NUM_TEXT, "%s%.60s", charset == CHARSET_UNICODE ? "×" : "x", number);
	return text;
}
