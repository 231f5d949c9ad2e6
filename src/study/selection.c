/* selection.c - what the reader can turn, as options of the command line: one table, read and
 * written. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "model/say.h"
#include "study/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
const struct selection_option selection_options[] = {
	{ "from", "DATE", "", N_("fit points from this day on; 'open' takes the first there is") },
	{ "to", "DATE", "", N_("fit points up to this day; 'open' takes the last there is") },
	{ "model", "MODEL",
	  "linear|exponential|quadratic|segmented|hyperbolic|power|saturating|logistic|gompertz|richards",
	  N_("linear, exponential, quadratic, segmented[:BREAKS], hyperbolic, power, saturating, logistic, gompertz or richards") },
	{ "scale", "SCALE", "raw|linear|log|logit",
	  N_("fit on this scale; without --model the line that is straight on it") },
	{ "floor", "VALUE", "free", N_("hold the floor of a curve, or of a logit scale; 'free' estimates it") },
	{ "ceiling", "VALUE", "free", N_("the same for the ceiling") },
	{ "weights", "COL", "interval", N_("weight points by 1/variance: a column of FILE.csv; for a series 'interval', those published") },
	{ "robust", "LINE", "theil-sen|huber|mm", N_("fit a straight line that outliers cannot move: theil-sen, huber or mm") },
	{ "quantile", "Q", "", N_("fit the straight line that this share of the points lies below, such as 0.9") },
	{ "errors", "KIND", "ols|hc3|hac", N_("standard errors: ols, hc3 (unequal variance) or hac (neighbours alike)") },
	{ "bootstrap", "N", "", N_("take the interval of the slope from N draws of the points") },
	{ "resample", "KIND", "pairs|wild|block", N_("what the bootstrap draws: pairs, wild (residuals) or block") },
	{ "interval", "KIND", "percentile|bca", N_("of the bootstrap: percentile or bca") },
	{ "seed", "N", "", N_("of the bootstrap: the same seed gives the same numbers") },
	{ "predict", "DATE", "", N_("tell the fit on this day; again or with commas for more") },
	{ "threshold", "VALUE", "", N_("tell when the fit reaches this value") },
	{ "all", "", "", N_("fit all points") },
	{ "frontier", "[RULE]", "records|all|topk:3|rate|quantile:0.9", N_("fit records: points that no earlier one beats; or all, topk:K, rate[:K] (the K best of each quarter), quantile:Q (of the year before)") },
	{ "top", "K", "", N_("fit points that were among the K best at their release") },
	{ "window-first", "", "", N_("find records within the window") },
	{ "frontier-first", "", "", N_("find records among all points, then apply the window") },
	{ "level", "P", "", N_("level of intervals, such as 0.95") },
	{ "real-time", "", "", N_("with --as-of: values as published by then, not as corrected since") },
};
/* clang-format on */
const size_t selection_option_count = sizeof selection_options / sizeof *selection_options;

void figure_defaults(struct selection *selection, const struct series *series)
{
	*selection = (struct selection){
		.from = isnan(series->from) ? -(double)INFINITY : series->from,
		.to = (double)INFINITY,
		.scale = series->scale,
		.own_scale = series->scale,
		.breaks = 1,
		.floor = (double)NAN,
		.ceiling = (double)NAN,
		.threshold = (double)NAN,
		.frontier = series->frontier,
		.frontier_k = series->frontier_k,
		.level = 0.95,
		.as_of = (double)INFINITY,
	};
	selection_take_scale(selection, series->scale);
}

const char *selection_as_of(const struct selection *selection, char text[16])
{
	text[0] = '\0';
	return isfinite(selection->as_of) ? date_format_period(text, (int)selection->as_of) : text;
}

const char *selection_model(const struct selection *selection, char text[24])
{
	if (selection->model == MODEL_SEGMENTED && selection->breaks > 1)
		snprintf(text, 24, "%s:%d", model_name(selection->model), selection->breaks);
	else
		snprintf(text, 24, "%s", model_name(selection->model));
	return text;
}

void selection_take_scale(struct selection *selection, enum growth_scale scale)
{
	selection->scale = scale;
	selection->model = scale == GROWTH_LOG	   ? MODEL_EXPONENTIAL
			   : scale == GROWTH_LOGIT ? MODEL_LOGISTIC
						   : MODEL_LINEAR;
}

void selection_take_model(struct selection *selection, enum model model)
{
	bool either = model == MODEL_QUADRATIC || model == MODEL_SEGMENTED;
	bool log = model == MODEL_EXPONENTIAL || (either && selection->own_scale == GROWTH_LOG);
	selection->model = model;
	selection->scale = log ? GROWTH_LOG : GROWTH_RAW;
}

static bool same(double a, double b)
{
	return !(a < b) && !(a > b) && isnan(a) == isnan(b);
}

bool selection_same(const struct selection *a, const struct selection *b)
{
	bool all = a->predict_count == b->predict_count;
	for (size_t i = 0; all && i < a->predict_count; i++)
		all = same(a->predict[i], b->predict[i]);
	return all && same(a->from, b->from) && same(a->to, b->to) && same(a->as_of, b->as_of) &&
	       same(a->floor, b->floor) && same(a->ceiling, b->ceiling) &&
	       same(a->level, b->level) && same(a->threshold, b->threshold) &&
	       a->model == b->model && a->breaks == b->breaks && a->scale == b->scale &&
	       a->weighted == b->weighted && a->frontier == b->frontier &&
	       a->frontier_k == b->frontier_k && a->frontier_first == b->frontier_first &&
	       a->real_time == b->real_time && way_same(&a->way, &b->way);
}

const char *selection_rule(const struct selection *selection, char text[64])
{
	switch (selection->frontier) {
	case FRONTIER_RECORDS:
		snprintf(text, 64, "%s", _("records"));
		break;
	case FRONTIER_TOP:
		snprintf(text, 64, _("top %d at release"), selection->frontier_k);
		break;
	case FRONTIER_RATE:
		if (selection->frontier_k > 1)
			snprintf(text, 64, _("%d best of each quarter"), selection->frontier_k);
		else
			snprintf(text, 64, "%s", _("best of each quarter"));
		break;
	case FRONTIER_QUANTILE:
		snprintf(text, 64, _("upper %d %% of each year"), 100 - selection->frontier_k);
		break;
	default:
		snprintf(text, 64, "%s", _("all points"));
	}
	return text;
}

static bool set_date(double *days, double open, const char *name, const char *value,
		     struct err *err)
{
	char quoted[SAY_TEXT];
	int day;
	if (strcmp(value, "open") == 0) {
		*days = open;
		return true;
	}
	if (!date_parse(value, &day, NULL))
		return err_set(err, ERR_USAGE,
			       _("--%s %s is not a date; write YYYY-MM-DD, YYYY-MM, YYYY or open"),
			       name, say_quoted(quoted, value));
	*days = day;
	return true;
}

static bool set_number(double *number, double low, double high, const char *name, const char *value,
		       struct err *err)
{
	char quoted[SAY_TEXT];
	if (num_parse(value, number) && *number > low && *number < high)
		return true;
	return err_set(err, ERR_USAGE, _("--%s must be a number between %g and %g, not %s"), name,
		       low, high, say_quoted(quoted, value));
}

static bool set_model(struct selection *selection, const char *value, struct err *err)
{
	char name[24], quoted[SAY_TEXT];
	double breaks = 1;
	size_t length = strcspn(value, ":");
	snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : 0), value);
	enum model model = model_find(name);
	bool counted = value[length] == ':';
	if (model == MODEL_COUNT || (counted && model != MODEL_SEGMENTED))
		return err_set(err, ERR_USAGE,
			       _("--model must be linear, exponential, quadratic, segmented[:BREAKS], "
				 "hyperbolic, power, saturating, logistic, gompertz or richards, not %s"),
			       say_quoted(quoted, value));
	if (counted && !(num_parse(value + length + 1, &breaks) && breaks == floor(breaks) &&
			 breaks >= 1 && breaks <= SECTIONS_MOST))
		return err_set(err, ERR_USAGE, _("segmented takes 1 to %d breaks, not %s"), SECTIONS_MOST,
			       say_quoted(quoted, value + length + 1));
	selection_take_model(selection, model);
	selection->breaks = (int)breaks;
	selection->model_chosen = true;
	return true;
}

static bool set_scale(struct selection *selection, const char *value, struct err *err)
{
	char quoted[SAY_TEXT];
	enum growth_scale scale = strcmp(value, "log") == 0	? GROWTH_LOG
				  : strcmp(value, "logit") == 0 ? GROWTH_LOGIT
								: GROWTH_RAW;
	if (scale == GROWTH_RAW && strcmp(value, "raw") != 0 && strcmp(value, "linear") != 0)
		return err_set(err, ERR_USAGE, _("--scale must be raw, log or logit, not %s"),
			       say_quoted(quoted, value));
	if (selection->model_chosen)
		selection->scale = scale;
	else
		selection_take_scale(selection, scale);
	return true;
}

/* A bound that is held, or "free". */
static bool set_bound(double *bound, const char *name, const char *value, struct err *err)
{
	char quoted[SAY_TEXT];
	*bound = (double)INFINITY;
	if (strcmp(value, "free") == 0 || (num_parse(value, bound) && isfinite(*bound)))
		return true;
	return err_set(err, ERR_USAGE, _("--%s must be a number or free, not %s"), name,
		       say_quoted(quoted, value));
}

static bool set_place(const struct selection *selection, double *place, const char *value,
		      struct err *err)
{
	char quoted[SAY_TEXT];
	int day;
	if (selection->numbers)
		return num_parse(value, place) ||
		       err_set(err, ERR_USAGE, _("--predict %s is not a number, as x is"),
			       say_quoted(quoted, value));
	if (!date_parse(value, &day, NULL))
		return err_set(err, ERR_USAGE,
			       _("--predict %s is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"),
			       say_quoted(quoted, value));
	*place = day;
	return true;
}

static bool add_predictions(struct selection *selection, const char *value, struct err *err)
{
	char one[40];
	do {
		size_t length = strcspn(value, ",");
		if (selection->predict_count == PREDICT_MOST)
			return err_set(err, ERR_USAGE, _("--predict takes %d places at most"),
				       PREDICT_MOST);
		snprintf(one, sizeof one, "%.*s", (int)(length < sizeof one ? length : 0), value);
		if (!set_place(selection, &selection->predict[selection->predict_count], one, err))
			return false;
		selection->predict_count++;
		value += length;
	} while (*value++ == ',');
	return true;
}

static bool set_top(struct selection *selection, const char *value, struct err *err)
{
	double k;
	if (!set_number(&k, 0, 10000, "top", value, err))
		return false;
	if (k != floor(k))
		return err_set(err, ERR_USAGE, _("--top must be a whole number, not %s"), value);
	selection->frontier = FRONTIER_TOP;
	selection->frontier_k = (int)k;
	return true;
}

/* The rules of --frontier: a word, and for some a number behind a colon. */
static const struct {
	const char *name;
	enum frontier_rule rule;
	int usual; /* without a number; 0 when it needs one */
} rules[] = {
	{ "records", FRONTIER_RECORDS, 1 }, { "all", FRONTIER_ALL, 1 },
	{ "topk", FRONTIER_TOP, 0 },	    { "rate", FRONTIER_RATE, 1 },
	{ "quantile", FRONTIER_QUANTILE, 0 },
};

static long find_rule(const char *word)
{
	size_t length = strcspn(word, ":");
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strlen(rules[i].name) == length && strncmp(rules[i].name, word, length) == 0)
			return (long)i;
	return -1;
}

bool selection_is_rule(const char *word)
{
	return find_rule(word) >= 0;
}

static bool set_rule(struct selection *selection, const char *word, struct err *err)
{
	char quoted[SAY_TEXT];
	long found = find_rule(word);
	const char *behind = strchr(word, ':');
	double number = found >= 0 ? rules[found].usual : 0;
	bool quantile = found >= 0 && rules[found].rule == FRONTIER_QUANTILE;
	bool fine = found >= 0 && (!behind || num_parse(behind + 1, &number));
	if (quantile)
		fine = fine && number > 0 && number < 1;
	else
		fine = fine && number >= 1 && number < 10000 && number == floor(number);
	if (!fine)
		return err_set(err, ERR_USAGE,
			       _("--frontier takes records, all, topk:K, rate, rate:K or quantile:Q with Q "
				 "between 0 and 1, not %s"),
			       say_quoted(quoted, word));
	selection->frontier = rules[found].rule;
	selection->frontier_k = (int)lround(quantile ? fmin(fmax(number * 100, 1), 99) : number);
	return true;
}

static bool set_last_day(double *last, const char *name, const char *value, struct err *err)
{
	/* --to 2024 means to the end of that year, as people mean it */
	enum date_precision precision;
	int day;
	if (!set_date(last, (double)INFINITY, name, value, err))
		return false;
	if (date_parse(value, &day, &precision))
		*last = date_period_end(day, precision);
	return true;
}

static bool set_flag(struct selection *selection, const char *name)
{
	if (strcmp(name, "all") == 0)
		selection->frontier = FRONTIER_ALL;
	else if (strcmp(name, "window-first") == 0)
		selection->frontier_first = false;
	else if (strcmp(name, "frontier-first") == 0)
		selection->frontier_first = true;
	else if (strcmp(name, "real-time") == 0)
		selection->real_time = true;
	else
		return false;
	return true;
}

static bool set_day(struct selection *selection, const char *name, const char *value,
		    struct err *err)
{
	bool first = strcmp(name, "from") == 0;
	if (selection->numbers && !(strcmp(value, "open") == 0 || strcmp(name, "as-of") == 0))
		return set_number(first ? &selection->from : &selection->to, -(double)INFINITY,
				  (double)INFINITY, name, value, err);
	if (first)
		return set_date(&selection->from, -(double)INFINITY, name, value, err);
	return set_last_day(strcmp(name, "to") == 0 ? &selection->to : &selection->as_of, name, value,
			    err);
}

static bool set_value(struct selection *selection, const char *name, const char *value,
		      struct err *err)
{
	double number;
	if (strcmp(name, "model") == 0)
		return set_model(selection, value, err);
	if (strcmp(name, "scale") == 0)
		return set_scale(selection, value, err);
	if (strcmp(name, "floor") == 0)
		return set_bound(&selection->floor, name, value, err);
	if (strcmp(name, "ceiling") == 0)
		return set_bound(&selection->ceiling, name, value, err);
	if (strcmp(name, "predict") == 0)
		return add_predictions(selection, value, err);
	if (strcmp(name, "top") == 0)
		return set_top(selection, value, err);
	if (strcmp(name, "threshold") == 0)
		return set_number(&selection->threshold, -(double)INFINITY, (double)INFINITY, name,
				  value, err);
	if (strcmp(name, "level") != 0)
		return err_set(err, ERR_USAGE, _("there is no option --%s here"), name);
	if (!set_number(&number, 0, 1, name, value, err))
		return false;
	selection->level = number;
	return true;
}

bool selection_set(struct selection *selection, const char *name, const char *value,
		   struct err *err)
{
	bool known;
	if (set_flag(selection, name))
		return true;
	if (!value)
		value = "";
	if (strcmp(name, "frontier") == 0)
		return set_rule(selection, value[0] ? value : "records", err);
	if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0 || strcmp(name, "as-of") == 0)
		return set_day(selection, name, value, err);
	if (!way_set(&selection->way, name, value, &known, err))
		return false;
	if (known)
		return true;
	if (strcmp(name, "weights") != 0)
		return set_value(selection, name, value, err);
	selection->weighted = true;
	return true;
}

static void add_date(struct str *out, const char *name, double days)
{
	char date[16];
	if (isfinite(days))
		date_format(date, (int)days);
	else
		snprintf(date, sizeof date, "open");
	str_printf(out, " --%s %s", name, date);
}

static void add_rule(struct str *out, const struct selection *here, const struct selection *usual)
{
	bool counts = here->frontier != FRONTIER_RECORDS && here->frontier != FRONTIER_ALL;
	if (here->frontier == usual->frontier && (!counts || here->frontier_k == usual->frontier_k))
		return;
	switch (here->frontier) {
	case FRONTIER_TOP:
		str_printf(out, " --top %d", here->frontier_k);
		break;
	case FRONTIER_RATE:
		str_printf(out, here->frontier_k > 1 ? " --frontier rate:%d" : " --frontier rate", here->frontier_k);
		break;
	case FRONTIER_QUANTILE:
		str_printf(out, " --frontier quantile:%.2g", here->frontier_k / 100.0);
		break;
	default:
		str_add(out, here->frontier == FRONTIER_RECORDS ? " --frontier" : " --all");
	}
}

static void add_bound(struct str *out, const char *name, double bound)
{
	char number[NUM_TEXT];
	if (!isnan(bound))
		str_printf(out, " --%s %s", name, isinf(bound) ? "free" : num_exact(number, bound));
}

/* The model, and the scale where it is not the model's usual. */
static void add_model(struct str *out, const struct selection *here, const struct selection *usual)
{
	struct selection plain = *here;
	char text[24];
	selection_take_model(&plain, here->model);
	if (here->model != usual->model || here->breaks != usual->breaks || here->scale != usual->scale) {
		str_printf(out, " --model %s", selection_model(here, text));
		if (here->scale != plain.scale)
			str_printf(out, " --scale %s",
				   here->scale == GROWTH_RAW ? "raw" : scale_name(here->scale));
	}
	add_bound(out, "floor", here->floor);
	add_bound(out, "ceiling", here->ceiling);
	if (here->weighted)
		str_add(out, " --weights interval");
}

static void add_questions(struct str *out, const struct selection *here)
{
	char number[NUM_TEXT];
	for (size_t i = 0; i < here->predict_count; i++)
		add_date(out, "predict", here->predict[i]);
	if (!isnan(here->threshold))
		str_printf(out, " --threshold %s", num_exact(number, here->threshold));
}

void selection_spell(const struct selection *here, const struct series *series, struct str *out)
{
	struct selection usual;
	char number[NUM_TEXT], date[16];
	figure_defaults(&usual, series);
	if (here->from != usual.from)
		add_date(out, "from", here->from);
	if (here->to != usual.to)
		add_date(out, "to", here->to);
	add_model(out, here, &usual);
	way_options(&here->way, out);
	add_rule(out, here, &usual);
	if (here->frontier_first)
		str_add(out, " --frontier-first");
	if (here->level != usual.level)
		str_printf(out, " --level %s", num_exact(number, here->level));
	if (isfinite(here->as_of))
		str_printf(out, " --as-of %s", selection_as_of(here, date));
	if (here->real_time)
		str_add(out, " --real-time");
	add_questions(out, here);
}

const char *figure_command(const struct figure *figure, char *text, size_t size)
{
	struct str out;
	str_init(&out);
	str_printf(&out, "kasoku fit %s", figure->series->id);
	selection_spell(&figure->selection, figure->series, &out);
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}
