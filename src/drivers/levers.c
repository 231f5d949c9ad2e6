/* levers.c - see levers.h. */
#include "drivers/levers.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/say.h"
#include "stats/dist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *word, *title;
} groups[GROUP_COUNT] = {
	[GROUP_HARDWARE]    = { "hardware", N_("HARDWARE") },
	[GROUP_SCALE]       = { "scale", N_("SCALE") },
	[GROUP_ALGORITHMS]  = { "algorithms", N_("ALGORITHMS") },
	[GROUP_TRAINING]    = { "training", N_("TRAINING") },
	[GROUP_LIMITS]      = { "limits", N_("LIMITS") },
	[GROUP_FEEDBACK]    = { "feedback", N_("FEEDBACK") },
	[GROUP_YARDSTICK]   = { "yardstick", N_("YARDSTICK") },
	[GROUP_MARKET]      = { "market", N_("MARKET") },
	[GROUP_CORRELATION] = { "correlation", N_("CORRELATIONS") },
};
static const char *const acts_words[] = { "set", "multiply", "correlate" };
static const char *const scale_words[] = { "linear", "growth", "decades" };
static const char *const spread_words[] = { "fixed", "normal", "lognormal" };
static const char *const tier_words[] = { "measured", "estimated", "judgement" };
static const char *const tier_titles[] = { N_("measured"), N_("estimated"), N_("a judgement") };
/* clang-format on */

#define WORDS(list) (sizeof(list) / sizeof *(list))

const char *lever_group_title(enum lever_group group)
{
	return _(groups[group].title);
}

const char *lever_tier_title(enum lever_tier tier)
{
	return _(tier_titles[tier]);
}

static const struct value *field(const struct value *row, const char *name)
{
	return &row[schema_column(TABLE_LEVERS, name)];
}

static const char *text_of(const struct value *row, const char *name)
{
	const char *text = field(row, name)->text;
	return text ? text : "";
}

static int word_of(const struct value *row, const char *name, const char *const *words,
		   size_t count)
{
	const char *text = text_of(row, name);
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], text) == 0)
			return (int)i;
	return 0; /* the schema lets only these through */
}

static enum lever_group group_of(const struct value *row)
{
	const char *text = text_of(row, "driver");
	for (int i = 0; i < GROUP_COUNT; i++)
		if (strcmp(groups[i].word, text) == 0)
			return (enum lever_group)i;
	return GROUP_MARKET;
}

double lever_engine(const struct lever *lever, double value)
{
	if (isinf(value) || lever->scale == LEVER_LINEAR)
		return value;
	return value > 0 ? log10(value) : 0;
}

double lever_own(const struct lever *lever, double engine)
{
	if (isinf(engine) || lever->scale == LEVER_LINEAR)
		return engine;
	return pow(10, engine);
}

static double half_width(const struct lever *lever)
{
	double z = isnan(lever->level) ? dist_normal_quantile(0.95)
				       : dist_normal_quantile(0.5 + lever->level / 2);
	if (isnan(lever->low) || isnan(lever->high))
		return NAN;
	if (lever->spread == SPREAD_LOGNORMAL)
		return log(lever->high / lever->low) / 2 / z;
	return (lever_engine(lever, lever->high) - lever_engine(lever, lever->low)) / 2 / z;
}

/* Where the lever stands in the base scenario, and how widely it is drawn: the published range
 * where there is one, else the error of our fit; whichever is wider. */
static void set_base(struct lever *lever, const struct drivers *drivers, const char *fit)
{
	double published = half_width(lever), fitted = NAN;
	lever->base = isnan(lever->published) ? INFINITY : lever->published;
	lever->fit = *fit ? drivers_fit_named(drivers, fit) : NULL;
	if (lever->fit && isnan(lever->fit->value))
		lever->fit = NULL;
	if (lever->fit) {
		lever->base = lever_own(lever, lever->fit->value);
		fitted = lever->fit->sd;
	}
	if (lever->spread == SPREAD_FIXED)
		return;
	lever->sd = isnan(published) ? fitted : isnan(fitted) ? published : fmax(published, fitted);
	if (isnan(lever->sd))
		lever->sd = 0;
}

static bool compile(struct lever *lever, const struct value *row)
{
	int term = term_by_name(text_of(row, "term"));
	int partner = term_by_name(text_of(row, "partner"));
	*lever = (struct lever){
		.id = row[0].text,
		.title = _(text_of(row, "title")),
		.unit = text_of(row, "unit"),
		.statement = _(text_of(row, "statement")),
		.source = text_of(row, "source"),
		.note = _(text_of(row, "note")),
		.group = group_of(row),
		.acts = (enum lever_acts)word_of(row, "acts", acts_words, WORDS(acts_words)),
		.scale = (enum lever_scale)word_of(row, "scale", scale_words, WORDS(scale_words)),
		.spread = (enum lever_spread)word_of(row, "spread", spread_words,
						     WORDS(spread_words)),
		.tier = (enum lever_tier)word_of(row, "tier", tier_words, WORDS(tier_words)),
		.optional = field(row, "optional")->number > 0,
		.published = field(row, "value")->number,
		.low = field(row, "low")->number,
		.high = field(row, "high")->number,
		.level = field(row, "level")->number,
		.slider_low = field(row, "slider_low")->number,
		.slider_high = field(row, "slider_high")->number,
		.step = field(row, "step")->number,
		.speculative = field(row, "speculative")->number,
	};
	lever->term = term < 0 ? TERM_COUNT : (enum term)term;
	lever->partner = partner < 0 ? TERM_COUNT : (enum term)partner;
	return term >= 0 && (lever->acts != LEVER_CORRELATES || partner >= 0);
}

static int by_place(const void *a, const void *b)
{
	const struct lever *x = a, *y = b;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

void lever_list_init(struct lever_list *list, const struct dataset *dataset,
		     const struct drivers *drivers)
{
	size_t rows = dataset_count(dataset, TABLE_LEVERS);
	*list = (struct lever_list){ .items = mem_array(rows, sizeof *list->items) };
	for (size_t i = 0; i < rows && list->count < LEVERS_MAX; i++) {
		struct value row[SCHEMA_COLUMNS];
		dataset_row(dataset, TABLE_LEVERS, i, row);
		struct lever *lever = &list->items[list->count];
		if (!compile(lever, row)) {
			snprintf(list->trouble, sizeof list->trouble,
				 _("lever %.60s acts on a term that the model does not have"),
				 row[0].text);
			continue;
		}
		lever->row = i;
		set_base(lever, drivers, text_of(row, "fit"));
		list->count++;
	}
	/* The dataset is in order of rank. */
	qsort(list->items, list->count, sizeof *list->items, by_place);
}

void lever_list_clear(struct lever_list *list)
{
	free(list->items);
	*list = (struct lever_list){ 0 };
}

long lever_find(const struct lever_list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].id, id) == 0)
			return (long)i;
	return -1;
}

bool lever_allows(const struct lever *lever, double value, struct err *err)
{
	char low[NUM_TEXT], high[NUM_TEXT];
	if (isinf(value) && value > 0 && lever->optional)
		return true;
	if (value >= lever->slider_low && value <= lever->slider_high)
		return true;
	return err_set(err, ERR_USAGE, _("%s goes from %s to %s%s%s%s"), lever->id,
		       num_exact(low, lever->slider_low), num_exact(high, lever->slider_high),
		       *lever->unit ? " " : "", _(lever->unit),
		       lever->optional ? _(", or none") : "");
}

bool lever_read(const struct lever *lever, const char *text, double *value, struct err *err)
{
	char quoted[SAY_TEXT];
	struct err range = { 0 };
	if (strcmp(text, "none") == 0 && lever->optional) {
		*value = INFINITY;
		return true;
	}
	if (num_parse(text, value))
		return lever_allows(lever, *value, err);
	lever_allows(lever, NAN, &range);
	return err_set(err, ERR_USAGE, _("%s is no setting of %s: %s"), say_quoted(quoted, text),
		       lever->id, range.text);
}

/* A tidy number: without the dust of repeated steps. */
static double tidy(double value)
{
	return round(value * 1e6) / 1e6;
}

double lever_move(const struct lever *lever, double value, int steps)
{
	double low = lever->slider_low, high = lever->slider_high;
	if (isinf(value))
		return steps >= 0 ? value : lever_move(lever, high, steps + 1);
	double to =
		lever->scale == LEVER_DECADES
			? pow(10, tidy((round(log10(value) / lever->step) + steps) * lever->step))
			: tidy((round(value / lever->step) + steps) * lever->step);
	if (to > high * (1 + 1e-9) && lever->optional)
		return INFINITY;
	return to < low ? low : to > high ? high : to;
}

char *lever_text(const struct lever *lever, double value, char text[NUM_TEXT])
{
	char number[NUM_TEXT];
	if (isinf(value) || isnan(value))
		snprintf(text, NUM_TEXT, "%s", _("none"));
	else if (lever->scale == LEVER_DECADES)
		num_digits(text, value, value >= 1e6 || value < 1e-3 ? 2 : 4);
	else if (lever->unit[0] == 'x' && lever->acts != LEVER_CORRELATES)
		snprintf(text, NUM_TEXT, "x%.2f", value);
	else
		snprintf(text, NUM_TEXT, "%s", num_digits(number, value, value >= 1000 ? 5 : 3));
	return text;
}

/* The lever that the draws of a term come from. */
static const struct lever *drawn(const struct lever_list *list, enum term term)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].term == term && list->items[i].sd > 0 &&
		    list->items[i].acts == LEVER_SETS)
			return &list->items[i];
	return NULL;
}

double lever_percentile(const struct lever_list *list, const struct lever *lever, double value)
{
	const struct lever *from = drawn(list, lever->term);
	if (!from || isinf(value) || lever->acts == LEVER_CORRELATES)
		return NAN;
	double base = lever_engine(from, from->base), at = lever_engine(lever, value);
	if (lever->acts == LEVER_MULTIPLIES)
		at = base * value;
	if (from->spread == SPREAD_LOGNORMAL)
		return at > 0 ? dist_normal_cdf(log(at / base) / from->sd) : 0;
	return dist_normal_cdf((at - base) / from->sd);
}

double lever_place(const struct lever *lever, double value)
{
	double low = lever->slider_low, high = lever->slider_high;
	if (isinf(value))
		return 1;
	if (lever->scale == LEVER_DECADES) {
		low = log10(low);
		high = log10(high);
		value = log10(value);
	}
	return fmax(0, fmin(1, (value - low) / (high - low)));
}
