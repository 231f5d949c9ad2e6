/* finding.c - a computed figure in words. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/claim.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *id;
	struct num_unit unit;
} units[] = {
	{ "percent", { .style = NUM_PERCENT, .suffix = "" } },
	{ "money", { .style = NUM_MONEY, .suffix = "" } },
	{ "minutes", { .style = NUM_DURATION, .suffix = "" } },
};

/* One end or the estimate, without words behind it. */
static void write_number(char text[NUM_TEXT], const struct finding *finding, double value,
			 enum charset charset)
{
	const char *unit = finding->unit;
	char date[16];
	if (isinf(value)) {
		snprintf(text, NUM_TEXT, "%s", value > 0 ? _("unbounded") : _("none"));
		return;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(units[i].id, unit) == 0) {
			num_value(text, &units[i].unit, value, charset);
			return;
		}
	if (strcmp(unit, "date") == 0)
		snprintf(text, NUM_TEXT, "%.7s", date_format(date, (int)value));
	else if (strcmp(unit, "days") == 0 && isnan(finding->low))
		num_days(text, value);
	else if (strncmp(unit, "factor", 6) == 0 && (value >= 0.1 || value == 0))
		num_factor(text, value, charset);
	else if (strcmp(unit, "count") == 0)
		snprintf(text, NUM_TEXT, "%.0f", value);
	else
		num_digits(text, value, 3);
}

static const char *behind(const struct finding *finding)
{
	if (strcmp(finding->unit, "months") == 0)
		return _(" months");
	if (strcmp(finding->unit, "days") == 0 && !isnan(finding->low))
		return _(" d");
	if (strcmp(finding->unit, "factor-year") == 0 || strcmp(finding->unit, "per-year") == 0)
		return _(" a year");
	return "";
}

const char *finding_text(char text[160], const struct finding *finding, enum charset charset)
{
	char value[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	const char *sign = strcmp(finding->unit, "per-year") == 0 && finding->value > 0 ? "+" : "";
	if (isnan(finding->value) && isnan(finding->low)) {
		snprintf(text, 160, "%s", _("not known"));
		return text;
	}
	write_number(value, finding, finding->value, charset);
	if (isnan(finding->low)) {
		snprintf(text, 160, "%s%.60s%.20s", sign, value, behind(finding));
		return text;
	}
	write_number(low, finding, finding->low, charset);
	write_number(high, finding, finding->high, charset);
	if (isnan(finding->value))
		snprintf(text, 160, "%.40s - %.40s%.20s", low, high, behind(finding));
	else
		snprintf(text, 160, "%s%.40s%.20s [%.40s, %.40s]", sign, value, behind(finding),
			 low, high);
	return text;
}
