/* num.c - see num.h.  Formatting never uses the locale: digits come from snprintf with "%.*e", whose
 * mantissa is taken apart here. */
#include "base/num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTES_PER_DAY = 1440 };

/* A number as sign, digits d.ddd… without the point, and a decimal exponent. */
struct decimal {
	bool negative;
	char digits[24];
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
	struct decimal d;
	for (int digits = 15; digits <= 17; digits++) {
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

bool num_parse(const char *text, double *value)
{
	if (!looks_like_number(text))
		return false;
	double number = strtod(text, NULL);
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

/* `value` divided by the largest power of 1000 that leaves three digits, and its letter.  Rounding
 * comes first, so that 999.96k is 1 M. */
static double si_reduce(double value, int digits, const char **letter)
{
	static const char *const letters[] = { "", "k", "M", "G", "T", "P", "E" };
	struct decimal d = take_apart(value, digits);
	int step = d.exponent >= 0 ? d.exponent / 3 : 0;
	if (step > 6)
		step = 6;
	*letter = letters[step];
	return value / pow(10, 3 * step);
}

static char *write_si(char text[NUM_TEXT], double value, int digits, const char *suffix)
{
	const char *letter;
	double reduced = si_reduce(value, digits, &letter);
	num_digits(text, reduced, digits);
	if (*letter || (suffix && *suffix)) {
		with_suffix(text, " ", *letter ? letter : suffix);
		if (*letter)
			with_suffix(text, "", suffix);
	}
	return text;
}

static char *write_money(char text[NUM_TEXT], double value, int digits)
{
	const char *letter;
	double reduced = si_reduce(value, digits, &letter);
	char number[NUM_TEXT];
	num_digits(number, fabs(reduced), digits);
	snprintf(text, NUM_TEXT, "%s$%s%s%s", value < 0 ? "-" : "", number, *letter ? " " : "",
		 strcmp(letter, "G") == 0 ? "B" : letter);
	return text;
}

/* The steps in which durations are told, smallest first. */
struct span {
	double minutes;
	const char *name;
};
static const struct span spans[] = {
	{ 1.0 / 60000, "ms" }, { 1.0 / 60, "s" },	 { 1, "min" },	       { 60, "h" },
	{ MINUTES_PER_DAY, "d" }, { 525960, "yr" },
};
enum { SPAN_SECOND = 1, SPAN_MINUTE, SPAN_HOUR, SPAN_DAY, SPAN_YEAR, SPAN_COUNT };

/* The span in whose terms `minutes` has at least one whole, after rounding to `digits`. */
static int span_for(double minutes, int digits)
{
	int found = 0;
	for (int i = 0; i < SPAN_COUNT; i++) {
		struct decimal d = take_apart(minutes / spans[i].minutes, digits);
		if (d.exponent >= 0)
			found = i;
	}
	return found;
}

/* "3 h 23 min": two adjacent spans, the second left out when it is zero. */
static char *write_pair(char text[NUM_TEXT], double minutes, int big)
{
	int small = big - 1;
	double ratio = spans[big].minutes / spans[small].minutes;
	double total = round(minutes / spans[small].minutes);
	double whole = floor(total / ratio), rest = total - whole * ratio;
	if (rest > 0)
		snprintf(text, NUM_TEXT, "%.0f %s %.0f %s", whole, spans[big].name, rest, spans[small].name);
	else
		snprintf(text, NUM_TEXT, "%.0f %s", whole, spans[big].name);
	return text;
}

static char *write_duration(char text[NUM_TEXT], double minutes)
{
	char number[NUM_TEXT];
	if (minutes == 0)
		return copy(text, "0 s");
	if (minutes < 0) {
		snprintf(text, NUM_TEXT, "-%s", write_duration(number, -minutes));
		return text;
	}
	int span = span_for(minutes, 3);
	if (span == SPAN_HOUR && minutes < 10 * 60)
		return write_pair(text, minutes, SPAN_HOUR);
	double in_span = minutes / spans[span].minutes;
	snprintf(text, NUM_TEXT, "%s %s",
		 num_digits(number, in_span, span == SPAN_MINUTE && in_span < 10 ? 2 : span == SPAN_YEAR ? 2 : 3),
		 spans[span].name);
	return text;
}

/* Ticks come from a vocabulary of round spans; weeks and months of the calendar have names there. */
static char *tick_duration(char text[NUM_TEXT], double minutes)
{
	static const struct span named[] = { { 10080, "wk" }, { 43830, "mo" } };
	char number[NUM_TEXT];
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		double count = minutes / named[i].minutes;
		if (count >= 1 && fabs(count - round(count)) < 1e-9 && count < 12) {
			snprintf(text, NUM_TEXT, "%.0f %s", count, named[i].name);
			return text;
		}
	}
	if (minutes <= 0)
		return copy(text, minutes == 0 ? "0" : "?");
	int span = span_for(minutes, 2);
	if (span == SPAN_DAY && minutes < 2 * MINUTES_PER_DAY)
		span = SPAN_HOUR;
	snprintf(text, NUM_TEXT, "%s %s", num_digits(number, minutes / spans[span].minutes, 2),
		 spans[span].name);
	return text;
}

static char *write_percent(char text[NUM_TEXT], double value, int digits)
{
	double percent = value * 100;
	/* Near 100 % the distance to it is what matters. */
	if (fabs(percent) > 99 && fabs(percent) < 100)
		digits++;
	num_digits(text, percent, digits);
	return with_suffix(text, " ", "%");
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
		return write_duration(text, value);
	case NUM_SI:
		return write_si(text, value, 3, unit->suffix);
	case NUM_MONEY:
		write_money(text, value, 3);
		return with_suffix(text, "", unit->suffix);
	case NUM_POWER:
		if (fabs(value) >= 1e6 || (value != 0 && fabs(value) < 1e-3)) {
			struct decimal d = take_apart(value, 3);
			cut_zeros(&d);
			write_power(text, &d);
		} else {
			num_digits(text, value, 3);
		}
		return with_suffix(text, " ", unit->suffix);
	case NUM_PLAIN:
		break;
	}
	num_digits(text, value, 4);
	return with_suffix(text, " ", unit->suffix);
}

/* A short number for an axis: "1e25", "10 G", "0.5". */
static char *tick_plain(char text[NUM_TEXT], double value)
{
	if (value != 0 && (fabs(value) >= 1e15 || fabs(value) < 1e-4)) {
		struct decimal d = take_apart(value, 3);
		cut_zeros(&d);
		write_power(text, &d);
		return text;
	}
	const char *letter;
	double reduced = fabs(value) >= 1e5 ? si_reduce(value, 4, &letter) : (letter = "", value);
	num_digits(text, reduced, 5);
	return with_suffix(text, "", letter);
}

char *num_tick(char text[NUM_TEXT], const struct num_unit *unit, double value, enum charset charset)
{
	(void)charset;
	if (!isfinite(value))
		return copy(text, not_finite(value));
	switch (unit ? unit->style : NUM_PLAIN) {
	case NUM_PERCENT:
		num_digits(text, value * 100, 4);
		return with_suffix(text, " ", "%");
	case NUM_DURATION:
		return tick_duration(text, value);
	case NUM_MONEY:
		return write_money(text, value, 3);
	case NUM_SI:
		if (fabs(value) < 1e18)
			return write_si(text, value, 3, "");
		break;
	case NUM_POWER:
		if (fabs(value) >= 1e6) {
			struct decimal d = take_apart(value, 2);
			cut_zeros(&d);
			write_power(text, &d);
			return text;
		}
		break;
	case NUM_PLAIN:
		break;
	}
	return tick_plain(text, value);
}

char *num_days(char text[NUM_TEXT], double days)
{
	char number[NUM_TEXT];
	double size = fabs(days);
	if (!isfinite(days))
		return copy(text, not_finite(days));
	if (size < 999.5)
		snprintf(text, NUM_TEXT, "%s d", num_digits(number, days, size < 10 ? 2 : 3));
	else
		snprintf(text, NUM_TEXT, "%s years", num_digits(number, days / 365.25, 2));
	return text;
}

char *num_factor(char text[NUM_TEXT], double factor, enum charset charset)
{
	char number[NUM_TEXT];
	const char *infinite = not_finite(factor);
	snprintf(text, NUM_TEXT, "%s%s", charset == CHARSET_UNICODE ? "×" : "x",
		 infinite ? infinite : num_digits(number, factor, fabs(factor) >= 9.995 ? 2 : 3));
	return text;
}
