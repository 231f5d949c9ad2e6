/* rate.c - see rate.h. */
#include "model/rate.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct span_unit {
	double days;
	const char *name;
} in_days = { 1, N_("d") }, in_months = { DAYS_PER_YEAR / 12, N_("months") },
  in_years = { DAYS_PER_YEAR, N_("years") };

/* Two digits, three from a hundred on: as exact as such rates are. */
static const char *amount(char text[NUM_TEXT], double value)
{
	if (!isfinite(value))
		snprintf(text, NUM_TEXT, "%s", _("unbounded"));
	else
		num_digits(text, value, fabs(value) >= 100 ? 3 : 2);
	return text;
}

static const struct span_unit *unit_for(double days, bool months)
{
	if (days >= 730)
		return &in_years;
	return months && days >= 60 ? &in_months : &in_days;
}

enum { SPAN_TEXT = NUM_TEXT + 32 };

/* `days` in `unit`, without the unit's name; with a unit of its own where that one is far too
 * large. */
static const char *span_end(char text[SPAN_TEXT], double days, const struct span_unit *unit)
{
	char digits[NUM_TEXT];
	const struct span_unit *own = unit_for(days, true);
	if (days / unit->days < 0.5 && own != unit)
		snprintf(text, SPAN_TEXT, "%s %s", amount(digits, days / own->days), _(own->name));
	else
		snprintf(text, SPAN_TEXT, "%s", amount(digits, days / unit->days));
	return text;
}

const char *rate_doubling(char text[RATE_TEXT], const struct growth *fit, bool months)
{
	char centre[NUM_TEXT], low[SPAN_TEXT], high[SPAN_TEXT], span[SPAN_TEXT];
	double days = fit->doubling_days;
	const struct span_unit *unit = unit_for(days, months);
	amount(centre, days / unit->days);
	if (isfinite(days))
		snprintf(span, sizeof span, "%s %s", centre, _(unit->name));
	else
		snprintf(span, sizeof span, "%s", centre);
	snprintf(text, RATE_TEXT, "%.60s [%.60s, %.60s]", span,
		 span_end(low, fit->doubling_interval.low, unit),
		 span_end(high, fit->doubling_interval.high, unit));
	return text;
}

static const char *factor_digits(char text[NUM_TEXT], double value)
{
	if (!isfinite(value))
		snprintf(text, NUM_TEXT, "%s", _("unbounded"));
	else
		num_digits(text, value, 3);
	return text;
}

const char *rate_factor(char text[RATE_TEXT], const struct growth *fit, enum charset charset)
{
	char centre[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	snprintf(text, RATE_TEXT, _("%s a year [%s, %s]"),
		 num_factor(centre, fit->factor_per_year, charset),
		 factor_digits(low, fit->factor_interval.low),
		 factor_digits(high, fit->factor_interval.high));
	return text;
}

/* `value` with its sign ("+" too when `plus`) in the unit; percentages as points without a sign of
 * their own. */
static const char *signed_amount(char text[NUM_TEXT], const struct num_unit *unit, double value,
				 bool plus, enum charset charset)
{
	char digits[NUM_TEXT];
	const char *sign = value < 0 ? "-" : plus ? "+" : "";
	value = fabs(value);
	if (unit->style == NUM_PERCENT)
		num_digits(digits, value * 100, 3);
	else if (unit->style == NUM_PLAIN)
		num_digits(digits, value, 3);
	else
		num_value(digits, unit, value, charset);
	snprintf(text, NUM_TEXT, "%s%.60s", sign, digits);
	return text;
}

const char *rate_step(char text[RATE_TEXT], const struct growth *fit, const struct num_unit *unit,
		      enum charset charset)
{
	char centre[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	snprintf(text, RATE_TEXT,
		 unit->style == NUM_PERCENT ? _("%s points a year [%s, %s]")
					    : _("%s a year [%s, %s]"),
		 signed_amount(centre, unit, fit->slope, true, charset),
		 signed_amount(low, unit, fit->slope_interval.low, false, charset),
		 signed_amount(high, unit, fit->slope_interval.high, false, charset));
	return text;
}

const char *rate_without_interval(char text[RATE_TEXT])
{
	char *bracket = strstr(text, " [");
	if (bracket)
		*bracket = '\0';
	return text;
}

double rate_quantile(const struct growth *fit)
{
	return fit->slope_stderr > 0 ? (fit->slope_interval.high - fit->slope) / fit->slope_stderr
				     : 0;
}

bool rate_may_be_none(const struct growth *fit)
{
	return fit->slope_interval.low <= 0 && fit->slope_interval.high >= 0;
}
