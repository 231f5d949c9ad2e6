/* selection.c - what the reader can turn, as options of the command line: one table, read and
 * written. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "model/figure.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
const struct selection_option selection_options[] = {
	{ "from", "DATE", N_("fit points from this day on; 'open' takes the first there is") },
	{ "to", "DATE", N_("fit points up to this day; 'open' takes the last there is") },
	{ "model", "MODEL", N_("exponential, linear or logistic") },
	{ "all", "", N_("fit all points") },
	{ "frontier", "[RULE]", N_("fit records: points that no earlier one beats; or all, topk:K, rate[:K] (the K best of each quarter), quantile:Q (of the year before)") },
	{ "top", "K", N_("fit points that were among the K best at their release") },
	{ "window-first", "", N_("find records within the window") },
	{ "frontier-first", "", N_("find records among all points, then apply the window") },
	{ "level", "P", N_("level of intervals, such as 0.95") },
	{ "real-time", "", N_("with --as-of: values as published by then, not as corrected since") },
};
/* clang-format on */
const size_t selection_option_count = sizeof selection_options / sizeof *selection_options;

static const struct {
	const char *name;
	enum growth_scale scale;
} models[] = {
	{ "exponential", GROWTH_LOG },
	{ "linear", GROWTH_RAW },
	{ "logistic", GROWTH_LOGIT },
};

void figure_defaults(struct selection *selection, const struct series *series)
{
	*selection = (struct selection){
		.from = isnan(series->from) ? -(double)INFINITY : series->from,
		.to = (double)INFINITY,
		.scale = series->scale,
		.frontier = series->frontier,
		.frontier_k = series->frontier_k,
		.level = 0.95,
		.as_of = (double)INFINITY,
	};
}

const char *selection_as_of(const struct selection *selection, char text[16])
{
	text[0] = '\0';
	return isfinite(selection->as_of) ? date_format_period(text, (int)selection->as_of) : text;
}

const char *selection_model(const struct selection *selection)
{
	for (size_t i = 0; i < sizeof models / sizeof *models; i++)
		if (models[i].scale == selection->scale)
			return models[i].name;
	return "";
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

static bool set_model(struct selection *selection, const char *value, struct err *err)
{
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < sizeof models / sizeof *models; i++)
		if (strcmp(models[i].name, value) == 0) {
			selection->scale = models[i].scale;
			return true;
		}
	return err_set(err, ERR_USAGE, _("--model must be exponential, linear or logistic, not %s"),
		       say_quoted(quoted, value));
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

bool selection_set(struct selection *selection, const char *name, const char *value,
		   struct err *err)
{
	double level;
	if (set_flag(selection, name))
		return true;
	if (!value)
		value = "";
	if (strcmp(name, "frontier") == 0)
		return set_rule(selection, value[0] ? value : "records", err);
	if (strcmp(name, "from") == 0)
		return set_date(&selection->from, -(double)INFINITY, name, value, err);
	if (strcmp(name, "to") == 0)
		return set_last_day(&selection->to, name, value, err);
	if (strcmp(name, "as-of") == 0)
		return set_last_day(&selection->as_of, name, value, err);
	if (strcmp(name, "model") == 0)
		return set_model(selection, value, err);
	if (strcmp(name, "top") == 0)
		return set_top(selection, value, err);
	if (strcmp(name, "level") != 0)
		return err_set(err, ERR_USAGE, _("there is no option --%s here"), name);
	if (!set_number(&level, 0, 1, name, value, err))
		return false;
	selection->level = level;
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

const char *figure_command(const struct figure *figure, char *text, size_t size)
{
	const struct selection *here = &figure->selection;
	struct selection usual;
	struct str out;
	char number[NUM_TEXT], date[16];
	figure_defaults(&usual, figure->series);
	str_init(&out);
	str_printf(&out, "kasoku fit %s", figure->series->id);
	if (here->from != usual.from)
		add_date(&out, "from", here->from);
	if (here->to != usual.to)
		add_date(&out, "to", here->to);
	if (here->scale != usual.scale)
		str_printf(&out, " --model %s", selection_model(here));
	add_rule(&out, here, &usual);
	if (here->frontier_first)
		str_add(&out, " --frontier-first");
	if (here->level != usual.level)
		str_printf(&out, " --level %s", num_exact(number, here->level));
	if (isfinite(here->as_of))
		str_printf(&out, " --as-of %s", selection_as_of(here, date));
	if (here->real_time)
		str_add(&out, " --real-time");
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}
