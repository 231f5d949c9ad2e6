/* drivers.c - the rates and the anchor of the driver model; the curves are in drivers_curves.c. */
#include "drivers/drivers_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "study/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LOG10_E 0.4342944819032518
/* How well the compute of the largest run is known, powers of ten: a judgement, half of what Epoch AI
 * allows its confident estimates. */
#define RECORD_SD 0.15

enum { BREAK_YEAR = 2024, BREAK_MONTH = 4, BREAK_AGE_DAYS = 270 };

struct rate_of {
	enum fit_id fit;
	const char *name, *series, *method;
};

/* clang-format off */
static const struct rate_of rates[] = {
	{ FIT_COMPUTE, "compute", "training-compute", N_("line through the logarithms of the largest runs") },
	{ FIT_PRICE, "price", "chip-flops-per-dollar", N_("line through the logarithms of chips") },
	{ FIT_LENGTH, "length", "frontier-hours", N_("line through the logarithms of the largest runs") },
	{ FIT_CHIPS, "chips", "frontier-chips", N_("line through the logarithms of the largest runs") },
	{ FIT_SPEED, "speed", "frontier-speed", N_("line through the logarithms of the largest runs") },
	{ FIT_POWER, "power", "frontier-power", N_("line through the logarithms of the largest runs") },
	{ FIT_COST, "cost", "training-cost", N_("line through the logarithms of the largest runs") },
	{ FIT_METR, "metr", "metr-horizon-p50", N_("line through the logarithms of records since 2023") },
	{ FIT_TREND, "trend", "eci", N_("line through the records since April 2024") },
};
/* clang-format on */

void driver_fit_set(struct drivers *drivers, enum fit_id id, const char *name, const char *method,
		    double value, double sd, size_t n)
{
	struct driver_fit *fit = &drivers->fits[id];
	*fit = (struct driver_fit){ .name = name,
				    .series = "",
				    .method = method,
				    .value = value,
				    .sd = sd,
				    .n = n,
				    .source = "" };
}

static void selection_for(struct selection *selection, const struct series *series,
			  enum fit_id fit, double as_of)
{
	double broke = date_days((struct civil){ BREAK_YEAR, BREAK_MONTH, 1 });
	figure_defaults(selection, series);
	selection->as_of = as_of;
	if (fit == FIT_METR)
		selection->from = date_days((struct civil){ 2023, 1, 1 });
	if (fit == FIT_TREND && as_of > broke + BREAK_AGE_DAYS) {
		selection->from = broke;
		selection->frontier_first = true;
	}
}

static void take_rate(struct drivers *drivers, const struct series_list *list,
		      const struct rate_of *rate)
{
	const struct series *series = series_find(list, rate->series);
	struct selection selection;
	struct figure figure;
	driver_fit_set(drivers, rate->fit, rate->name, _(rate->method), NAN, NAN, 0);
	if (!series)
		return;
	selection_for(&selection, series, rate->fit, drivers->as_of);
	figure_make(&figure, series, drivers->dataset, &selection);
	struct driver_fit *fit = &drivers->fits[rate->fit];
	fit->series = series->id;
	if (figure.has_fit && figure.fit.kind == FIT_LINE) {
		double unit = figure.fit.scale == GROWTH_LOG ? LOG10_E : 1;
		fit->value = figure.fit.line.slope * unit;
		fit->sd = figure.fit.line.slope_stderr * unit;
		fit->n = figure.fitted;
		if (rate->fit == FIT_TREND)
			drivers->fits[FIT_FRONTIER].sd = figure.fit.sigma;
	}
	for (size_t i = 0; i < figure.count; i++)
		if (figure.points[i].fitted)
			fit->source = figure.points[i].at.source;
	figure_clear(&figure);
}

/* Money grows by what measured compute leaves after price-performance and run length. */
static void take_spend(struct drivers *drivers)
{
	const struct driver_fit *c = &drivers->fits[FIT_COMPUTE], *h = &drivers->fits[FIT_PRICE],
				*d = &drivers->fits[FIT_LENGTH];
	driver_fit_set(drivers, FIT_SPEND, "spend",
		       _("measured compute less price-performance and run length"),
		       c->value - h->value - d->value,
		       sqrt(c->sd * c->sd + h->sd * h->sd + d->sd * d->sd), c->n);
	drivers->fits[FIT_SPEND].source = c->source;
}

static struct series_point *points_of(const struct drivers *drivers, const struct series_list *list,
				      const char *id, struct arena *arena, size_t *count)
{
	const struct series *series = series_find(list, id);
	*count = 0;
	return series ? series_points(series, drivers->dataset, arena, count) : NULL;
}

/* The largest value of a series by a day, as a logarithm; NaN when there is none. */
static double largest(const struct drivers *drivers, const struct series_list *list, const char *id,
		      double day)
{
	struct arena arena = ARENA_EMPTY;
	size_t count;
	double best = NAN;
	struct series_point *points = points_of(drivers, list, id, &arena, &count);
	for (size_t i = 0; i < count && points[i].t <= day; i++)
		if (points[i].y > 0 && !(log10(points[i].y) <= best))
			best = log10(points[i].y);
	arena_clear(&arena);
	return best;
}

/* The best model of the index by a day: where the model starts. */
static bool take_frontier(struct drivers *drivers, const struct series_list *list, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	size_t count;
	double best = -INFINITY, sd = drivers->fits[FIT_FRONTIER].sd;
	struct series_point *points = points_of(drivers, list, "eci", &arena, &count);
	driver_fit_set(drivers, FIT_FRONTIER, "frontier", _("the best model so far; scatter of records"),
		       NAN, sd > 0 ? sd : 2, 0);
	for (size_t i = 0; i < count && points[i].t <= drivers->as_of; i++) {
		if (points[i].y <= best)
			continue;
		best = points[i].y;
		drivers->anchor.year = date_decimal_year(points[i].t);
		drivers->frontier_name = points[i].label;
		drivers->fits[FIT_FRONTIER].value = best;
		drivers->fits[FIT_FRONTIER].n++;
		drivers->fits[FIT_FRONTIER].source = points[i].source;
		drivers->fits[FIT_FRONTIER].series = "eci";
	}
	arena_clear(&arena);
	if (isinf(best))
		return err_set(err, ERR_DATA,
			       _("no model has a capability index by that day, so the driver model "
				 "has nothing to start from"));
	return true;
}

/* The largest run known at the anchor, and the pace since the one before it. */
static void take_record(struct drivers *drivers, const struct series_list *list)
{
	struct arena arena = ARENA_EMPTY;
	size_t count;
	double best = NAN, day = date_from_decimal_year(drivers->anchor.year) + 0.5, first = NAN;
	struct series_point *points = points_of(drivers, list, "training-compute", &arena, &count);
	driver_fit_set(drivers, FIT_RECORD, "record", _("the largest run known by then"), NAN,
		       RECORD_SD, 0);
	drivers->record_name = "";
	drivers->record_pace = NAN;
	for (size_t i = 0; i < count && points[i].t <= day; i++) {
		double compute = log10(points[i].y);
		if (points[i].t < day - DAYS_PER_YEAR && !(compute <= first))
			first = compute;
		if (compute <= best)
			continue;
		best = compute;
		drivers->record_name = points[i].label;
		drivers->record_year = date_decimal_year(points[i].t);
		drivers->fits[FIT_RECORD].value = best;
		drivers->fits[FIT_RECORD].n++;
		drivers->fits[FIT_RECORD].source = points[i].source;
		drivers->fits[FIT_RECORD].series = "training-compute";
	}
	if (drivers->anchor.year > drivers->record_year)
		drivers->record_pace = best - first;
	arena_clear(&arena);
}

static void take_anchor(struct drivers *drivers, const struct series_list *list)
{
	const struct dataset *dataset = drivers->dataset;
	double day = date_from_decimal_year(drivers->anchor.year) + 0.5;
	double power = largest(drivers, list, "frontier-power", day);
	double spend = largest(drivers, list, "training-cost", day);
	long gpt4 = dataset_find(dataset, TABLE_MODELS, "gpt-4-mar-2023");
	double cost = gpt4 < 0 ? NAN : dataset_get(dataset, TABLE_MODELS, (size_t)gpt4, "cost").number;
	double date = gpt4 < 0 ? NAN : dataset_get(dataset, TABLE_MODELS, (size_t)gpt4, "date").number;
	drivers->anchor.power = power;
	drivers->anchor.spend = spend;
	drivers->anchor.ability_cost = log10(cost);
	drivers->ability_year = date_decimal_year(date); /* NaN when unknown */
}

bool drivers_fit(struct drivers *drivers, const struct dataset *dataset, double as_of,
		 struct err *err)
{
	struct series_list list;
	*drivers = (struct drivers){ .dataset = dataset,
				     .as_of = as_of,
				     .frontier_name = "",
				     .record_name = "" };
	series_list_init(&list, dataset, NULL);
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
		take_rate(drivers, &list, &rates[i]);
	take_spend(drivers);
	bool done = take_frontier(drivers, &list, err);
	if (done) {
		take_record(drivers, &list);
		take_anchor(drivers, &list);
		drivers_take_curves(drivers);
	}
	series_list_clear(&list);
	return done;
}

void drivers_clear(struct drivers *drivers)
{
	free(drivers->index_of);
	drivers->index_of = NULL;
}

const struct driver_fit *drivers_fit_named(const struct drivers *drivers, const char *name)
{
	for (int i = 0; i < FIT_COUNT; i++)
		if (drivers->fits[i].name && strcmp(drivers->fits[i].name, name) == 0)
			return &drivers->fits[i];
	return NULL;
}
