/* parts.c - see parts.h; and the small functions of kasoku.h: version, dates, frontier. */
#include "config.h"

#include "lib/parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "stats/frontier.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double too_large = 1e150; /* its square is the largest that sums hold */

enum kasoku_status part_fail(enum kasoku_status status, const struct err *err,
			     struct kasoku_error *error)
{
	if (error)
		snprintf(error->text, sizeof error->text, "%s", err->text);
	return status;
}

enum growth_scale part_scale(enum kasoku_scale scale)
{
	return scale == KASOKU_LOG ? GROWTH_LOG : scale == KASOKU_RAW ? GROWTH_RAW : GROWTH_LOGIT;
}

struct kasoku_interval part_interval(struct interval interval)
{
	return (struct kasoku_interval){ interval.low, interval.high };
}

bool part_check_scale(enum kasoku_scale scale, double floor, double ceiling, double *level,
		      struct err *err)
{
	if ((int)scale < KASOKU_LOG || (int)scale > KASOKU_LOGIT)
		return err_set(err, ERR_USAGE, _("%d is not a scale"), (int)scale);
	if (scale == KASOKU_LOGIT && !(isfinite(floor) && isfinite(ceiling) && floor < ceiling))
		return err_set(err, ERR_USAGE, _("a logit scale needs a floor below a ceiling"));
	if (*level == 0)
		*level = 0.95;
	if (!(*level > 0 && *level < 1))
		return err_set(err, ERR_USAGE,
			       _("a level is a share between 0 and 1, such as 0.95, not %g"), *level);
	return true;
}

bool part_check_points(const double *t, const double *y, const double *weights, size_t n,
		       enum growth_scale scale, double floor, double ceiling, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		double z = growth_scaled(scale, floor, ceiling, y[i]);
		if (!isfinite(t[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		if (isnan(z) && scale == GROWTH_LOG)
			return err_set(err, ERR_DATA,
				       _("%g has no place on a log scale: it is not positive"), y[i]);
		if (isnan(z))
			return err_set(err, ERR_DATA,
				       _("%g has no place on a logit scale between %g and %g"), y[i],
				       floor, ceiling);
		if (fabs(z) > too_large || fabs(t[i]) > too_large)
			return err_set(err, ERR_DATA, _("point %zu is too large to fit"), i + 1);
		if (weights && !(weights[i] > 0 && weights[i] < too_large))
			return err_set(err, ERR_DATA,
				       _("the weight of point %zu is not a positive number"), i + 1);
	}
	return true;
}

/* ---- version, dates ---- */

const char *kasoku_version(void)
{
	return PACKAGE_VERSION;
}

double kasoku_year_of_days(double days)
{
	return date_decimal_year(days);
}

double kasoku_days_of_year(double year)
{
	return date_from_decimal_year(year);
}

enum kasoku_status kasoku_date_parse(double *year, const char *text, struct kasoku_error *error)
{
	int days;
	struct err err = { 0 };
	if (date_parse(text, &days, NULL)) {
		*year = date_decimal_year(days);
		return KASOKU_OK;
	}
	err_set(&err, ERR_DATA,
		_("'%.40s' is not a date: write 2024-06-01, 2024-06 or 2024, between 1900 and 2200"),
		text);
	return part_fail(KASOKU_DATA, &err, error);
}

char *kasoku_date_format(char text[16], double year)
{
	text[0] = '\0';
	/* a hair, so that a date survives the way through decimal years */
	if (year >= 1900 && year < 2201)
		date_format(text, (int)floor(date_from_decimal_year(year) + 1e-6));
	return text;
}

/* ---- frontier ---- */

static bool fits(enum kasoku_rule rule, int k)
{
	switch (rule) {
	case KASOKU_ALL:
	case KASOKU_RECORDS:
		return true;
	case KASOKU_TOP:
	case KASOKU_QUARTER:
		return k >= 1;
	case KASOKU_QUANTILE:
		return k >= 1 && k <= 99;
	}
	return false;
}

size_t kasoku_frontier(unsigned char *keep, const double *t, const double *y, size_t n,
		       enum kasoku_rule rule, int k, int down)
{
	bool *kept = mem_array(n, sizeof *kept);
	size_t count = fits(rule, k) ? frontier_select(kept, t, y, n, (enum frontier_rule)rule, k,
						       !down)
				     : 0;
	for (size_t i = 0; i < n; i++)
		keep[i] = kept[i];
	free(kept);
	return count;
}
