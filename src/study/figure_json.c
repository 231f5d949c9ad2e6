/* figure_json.c - a figure for machines: one JSON object, numbers in full precision. */
#include "base/date.h"
#include "model/rate.h"
#include "study/figure.h"

#include <math.h>
#include <string.h>

static void add_text(struct str *out, const char *name, const char *text)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json(out, text);
}

static void add_number(struct str *out, const char *name, double number)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json_number(out, number);
}

static void add_count(struct str *out, const char *name, size_t count)
{
	str_printf(out, ",\"%s\":%zu", name, count);
}

static void add_flag(struct str *out, const char *name, bool flag)
{
	str_printf(out, ",\"%s\":%s", name, flag ? "true" : "false");
}

static void add_date(struct str *out, const char *name, double days)
{
	char date[16];
	add_text(out, name, isfinite(days) ? date_format(date, (int)days) : NULL);
}

/* Open ends and ends that do not exist become null. */
static void add_interval(struct str *out, struct interval interval, double level, const char *kind)
{
	str_add(out, ",\"interval\":[");
	str_add_json_number(out, interval.low);
	str_add_char(out, ',');
	str_add_json_number(out, interval.high);
	str_add(out, "]");
	add_number(out, "level", level);
	add_text(out, "kind", kind);
}

/* "name":{"estimate":…,"interval":[…],…} without a comma in front; `stderr` NaN for none. */
static void add_estimate(struct str *out, const char *name, double estimate, double std_error,
			 struct interval interval, double level)
{
	str_printf(out, "\"%s\":{\"estimate\":", name);
	str_add_json_number(out, estimate);
	if (!isnan(std_error))
		add_number(out, "stderr", std_error);
	add_interval(out, interval, level, "confidence");
	str_add_char(out, '}');
}

static void add_growth(struct str *out, const struct growth *fit)
{
	bool odds = fit->scale == GROWTH_LOGIT;
	if (fit->scale == GROWTH_RAW)
		return;
	const char *span =
		odds ? (fit->halving ? "odds_halving_time_days" : "odds_doubling_time_days")
		     : (fit->halving ? "halving_time_days" : "doubling_time_days");
	str_add_char(out, ',');
	add_estimate(out, odds ? "odds_factor_per_year" : "factor_per_year", fit->factor_per_year,
		     (double)NAN, fit->factor_interval, fit->level);
	str_add_char(out, ',');
	add_estimate(out, span, fit->doubling_days, (double)NAN, fit->doubling_interval,
		     fit->level);
	add_flag(out, "unbounded", fit->unbounded);
}

static void add_fit(struct str *out, const struct figure *figure)
{
	const struct fit *fit = &figure->fit;
	const struct selection *selection = &figure->selection;
	double years[PREDICT_MOST];
	fit_json(fit, out);
	if (fit->kind == FIT_LINE) {
		if (fit->line.scale == GROWTH_LOGIT) {
			add_number(out, "floor", fit->line.floor);
			add_number(out, "ceiling", fit->line.ceiling);
		}
		add_growth(out, &fit->line);
		add_number(out, "t", fit->line.t_value);
		add_number(out, "p", fit->line.p_value);
	}
	for (size_t i = 0; i < selection->predict_count; i++)
		years[i] = date_decimal_year(selection->predict[i]);
	fit_json_predictions(fit, years, selection->predict_count, selection->threshold, out);
}

/* Days of the first and last fitted point; NaN when there is none. */
static void fitted_days(const struct figure *figure, double *first, double *last)
{
	*first = *last = (double)NAN;
	for (size_t i = 0; i < figure->count; i++) {
		if (!figure->points[i].fitted)
			continue;
		if (isnan(*first))
			*first = figure->points[i].at.t;
		*last = figure->points[i].at.t;
	}
}

static void add_basis(struct str *out, const struct figure *figure)
{
	static const char *const rules[] = {
		[FRONTIER_ALL] = "all", [FRONTIER_RECORDS] = "records", [FRONTIER_TOP] = "top",
		[FRONTIER_RATE] = "rate", [FRONTIER_QUANTILE] = "quantile"
	};
	const struct selection *selection = &figure->selection;
	char model[24];
	double first, last;
	fitted_days(figure, &first, &last);
	add_text(out, "model", selection_model(selection, model));
	add_text(out, "scale", scale_name(selection->scale));
	add_text(out, "unit", figure->series->unit_id);
	add_count(out, "n", figure->fitted);
	add_count(out, "points", figure->in_window);
	add_date(out, "from", first);
	add_date(out, "to", last);
	add_date(out, "window_from", selection->from);
	add_date(out, "window_to", selection->to);
	add_flag(out, "frontier", selection->frontier != FRONTIER_ALL);
	add_text(out, "rule", rules[selection->frontier]);
	if (selection->frontier == FRONTIER_TOP)
		add_count(out, "top", (size_t)selection->frontier_k);
	if (selection->frontier == FRONTIER_RATE)
		add_count(out, "per_quarter", (size_t)selection->frontier_k);
	if (selection->frontier == FRONTIER_QUANTILE)
		add_number(out, "quantile", selection->frontier_k / 100.0);
	add_flag(out, "frontier_first", selection->frontier_first);
	add_count(out, "no_place_on_scale", figure->unplaced);
	add_count(out, "beyond_limit", figure->beyond);
	add_text(out, "weights", selection->weighted ? "interval" : NULL);
	add_count(out, "without_interval", figure->unweighted);
	add_date(out, "as_of", selection->as_of);
	add_count(out, "later", figure->later);
	add_flag(out, "real_time", selection->real_time);
	if (figure->series->has_vintages)
		add_text(out, "vintage", figure->vintage.text);
}

static void add_support(struct str *out, const struct figure *figure)
{
	struct support support;
	figure_support(figure, &support);
	add_flag(out, "supported_by_history", support.holds);
	str_printf(out, ",\"history\":{\"origins\":%zu,\"targets\":%zu,\"held_90\":%zu",
		   support.origins, support.targets, support.held);
	add_number(out, "skill", support.skill);
	str_add_char(out, '}');
}

void figure_json(const struct figure *figure, struct str *out)
{
	char text[600];
	str_add(out, "{\"series\":");
	str_add_json(out, figure->series->id);
	add_text(out, "title", figure->series->title);
	add_basis(out, figure);
	if (figure->has_fit) {
		add_fit(out, figure);
		add_support(out, figure);
	} else
		add_text(out, "refusal", figure->refusal);
	if (figure_warning(figure, text, sizeof text)[0])
		add_text(out, "warning", text);
	if (dataset_date(figure->dataset))
		add_date(out, "data_date", dataset_date(figure->dataset));
	str_add(out, ",\"sources\":[");
	for (size_t i = 0; i < figure->source_count; i++) {
		str_add(out, i ? "," : "");
		str_add_json(out, figure->sources[i]);
	}
	str_add_char(out, ']');
	add_text(out, "command", figure_command(figure, text, sizeof text));
	str_add_char(out, '}');
}
