/* ticks_date.c - calendar ticks: days, weeks, months, quarters, years. */
#include "chart/ticks.h"

#include "base/date.h"
#include "base/i18n.h"

#include <math.h>
#include <stdio.h>

enum { LABEL_PITCH = 8 }; /* columns a label wants for itself, so that the axis stays calm */

/* A calendar step: `months` at a time, or `days` when that is 0.  `minor` is the step of the small
 * marks between. */
struct calendar_step {
	int months, days;
	int minor_months, minor_days;
};

static const struct calendar_step steps[] = {
	{ 0, 1, 0, 0 },	  { 0, 2, 0, 1 },   { 0, 7, 0, 1 },    { 0, 14, 0, 7 },	 { 1, 0, 0, 7 },
	{ 2, 0, 1, 0 },	  { 3, 0, 1, 0 },   { 6, 0, 3, 0 },    { 12, 0, 3, 0 },	 { 24, 0, 12, 0 },
	{ 60, 0, 12, 0 }, { 120, 0, 12, 0 }, { 240, 0, 60, 0 }, { 600, 0, 120, 0 },
};

/* The first boundary of the step at or after `low`. */
static int first_boundary(double low, int months, int days)
{
	int day = (int)ceil(low - 1e-9);
	if (months == 0) /* 1970-01-05 was a Monday */
		return day + (days - ((day - 4) % days + days) % days) % days;
	struct civil civil = date_civil(day);
	int index = civil.year * 12 + civil.month - 1 + (civil.day > 1);
	index = (index + months - 1) / months * months;
	return date_days((struct civil){ index / 12, index % 12 + 1, 1 });
}

static int next_boundary(int day, int months, int days)
{
	if (months == 0)
		return day + days;
	struct civil civil = date_civil(day);
	int index = civil.year * 12 + civil.month - 1 + months;
	return date_days((struct civil){ index / 12, index % 12 + 1, 1 });
}

/* "2024" in January, "Jul" otherwise; the first label of the axis says its year. */
static void write_label(char label[TICK_TEXT], int day, const struct calendar_step *step, bool first)
{
	static const char *const names[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
					     N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
					     N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };
	struct civil civil = date_civil(day);
	bool new_year = civil.month == 1 && civil.day <= (step->months ? 1 : step->days);
	if (step->months >= 12 || (step->months > 0 && new_year))
		snprintf(label, TICK_TEXT, "%d", civil.year);
	else if (step->months > 0 && first)
		snprintf(label, TICK_TEXT, "%d-%02d", civil.year, civil.month);
	else if (step->months > 0)
		snprintf(label, TICK_TEXT, "%s", _(names[civil.month - 1]));
	else if (first || new_year)
		snprintf(label, TICK_TEXT, "%d-%02d-%02d", civil.year, civil.month, civil.day);
	else
		snprintf(label, TICK_TEXT, "%02d-%02d", civil.month, civil.day);
}

static bool try_step(struct tick_search *search, const struct calendar_step *step)
{
	double high = search->scale->high + 1e-9;
	ticks_reset(search);
	bool first = true;
	for (int day = first_boundary(search->scale->low, step->months, step->days); day <= high;
	     day = next_boundary(day, step->months, step->days)) {
		char label[TICK_TEXT];
		write_label(label, day, step, first);
		first = false;
		if (!ticks_add(search, day, label))
			return false;
	}
	return search->count > 0;
}

static void add_minor(struct tick_search *search, const struct calendar_step *step)
{
	double high = search->scale->high + 1e-9;
	int count = 0, most = search->cells / 3;
	if (step->minor_months == 0 && step->minor_days == 0)
		return;
	int start = first_boundary(search->scale->low, step->minor_months, step->minor_days);
	for (int day = start; day <= high; day = next_boundary(day, step->minor_months, step->minor_days))
		count++;
	if (count > most)
		return;
	for (int day = start; day <= high; day = next_boundary(day, step->minor_months, step->minor_days))
		ticks_add_minor(search, day);
}

/* Days that a step spans, roughly. */
static double length_of(const struct calendar_step *step)
{
	return step->months ? step->months * DAYS_PER_YEAR / 12 : step->days;
}

void ticks_dates(struct tick_search *search)
{
	double span = search->scale->high - search->scale->low;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		double count = span / length_of(&steps[i]);
		if (count > TICKS_MAX / 2.0 || count * LABEL_PITCH > search->cells)
			continue;
		if (try_step(search, &steps[i])) {
			add_minor(search, &steps[i]);
			return;
		}
	}
	ticks_reset(search);
}
