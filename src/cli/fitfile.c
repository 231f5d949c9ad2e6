/* fitfile.c - see fitfile.h. */
#include "cli/fitfile.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/files.h"
#include "cli/json.h"
#include "cli/pairs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 256 << 20, NAME_COLUMNS = 22 };

/* The fit of a file and what it was made of. */
struct own_fit {
	const char *name;
	struct pairs pairs;
	struct selection selection;
	double *x, *y, *weights; /* the fitted pairs; x in years when it holds dates */
	size_t count;
	double first, last;
	struct fit fit;
	struct err refusal;
	bool fits;
};

static bool in_window(const struct own_fit *own, double x)
{
	bool later = own->pairs.dates && x > own->selection.as_of;
	return x >= own->selection.from && x <= own->selection.to && !later;
}

/* Picks the pairs to fit: window first, then the frontier rule among them, or the other way round.
 */
static void pick(struct own_fit *own)
{
	struct pairs *pairs = &own->pairs;
	const struct selection *selection = &own->selection;
	bool *keep = mem_array(pairs->count, sizeof *keep);
	double *values = mem_array(pairs->count, sizeof *values);
	own->x = mem_array(pairs->count, sizeof *own->x);
	own->y = mem_array(pairs->count, sizeof *own->y);
	own->weights = mem_array(pairs->count, sizeof *own->weights);
	for (size_t i = 0; i < pairs->count; i++)
		values[i] = selection->frontier_first || in_window(own, pairs->x[i]) ? pairs->y[i]
										     : (double)NAN;
	frontier_select(keep, pairs->x, values, pairs->count, selection->frontier,
			selection->frontier_k, true);
	for (size_t i = 0; i < pairs->count; i++) {
		double x = pairs->x[i];
		if (!keep[i] || !in_window(own, x))
			continue;
		own->first = own->count == 0 || x < own->first ? x : own->first;
		own->last = own->count == 0 || x > own->last ? x : own->last;
		own->x[own->count] = pairs->dates ? date_decimal_year(x) : x;
		own->weights[own->count] = pairs->weight[i];
		own->y[own->count++] = pairs->y[i];
	}
	free(keep);
	free(values);
}

static void fit(struct own_fit *own)
{
	const struct selection *selection = &own->selection;
	struct fit_choice choice = { .model = selection->model,
				     .breaks = selection->breaks,
				     .scale = selection->scale,
				     .floor = selection->floor,
				     .ceiling = selection->ceiling,
				     .level = selection->level,
				     .way = selection->way,
				     .profile = true };
	struct fit_points points = { .x = own->x,
				     .y = own->y,
				     .weights = selection->weighted ? own->weights : NULL,
				     .n = own->count,
				     .dates = own->pairs.dates,
				     .floor = (double)NAN,
				     .ceiling = choice.scale == GROWTH_LOGIT ? 1 : (double)NAN };
	own->fits = fit_make(&own->fit, &choice, &points, &own->refusal);
}

static void json_estimate(struct json *object, const char *name, double estimate,
			  struct interval interval, double level)
{
	json_name(object, name);
	struct json part = json_begin(object->out, '{');
	json_number(&part, "estimate", estimate);
	json_name(&part, "interval");
	struct json ends = json_begin(object->out, '[');
	json_number(&ends, NULL, interval.low);
	json_number(&ends, NULL, interval.high);
	json_end(&ends, ']');
	json_number(&part, "level", level);
	json_text(&part, "kind", "confidence");
	json_end(&part, '}');
}

static struct interval times(struct interval interval, double factor)
{
	return (struct interval){ interval.low * factor, interval.high * factor };
}

/* What a straight line also says. */
static void json_line(struct json *object, const struct own_fit *own)
{
	const struct growth *growth = &own->fit.line;
	bool dates = own->pairs.dates;
	if (growth->scale != GROWTH_RAW) {
		double unit = dates ? 1 : 1 / DAYS_PER_YEAR;
		json_estimate(object, dates ? "factor_per_year" : "factor", growth->factor_per_year,
			      growth->factor_interval, growth->level);
		json_estimate(object,
			      growth->halving ? (dates ? "halving_time_days" : "halving_x")
					      : (dates ? "doubling_time_days" : "doubling_x"),
			      growth->doubling_days * unit, times(growth->doubling_interval, unit),
			      growth->level);
		json_flag(object, "unbounded", growth->unbounded);
	}
	json_number(object, "t", growth->t_value);
	json_number(object, "p", growth->p_value);
}

/* The places asked for, as x is fitted. */
static size_t asked(const struct own_fit *own, double *places)
{
	const struct selection *selection = &own->selection;
	for (size_t i = 0; i < selection->predict_count; i++)
		places[i] = own->pairs.dates ? date_decimal_year(selection->predict[i])
					     : selection->predict[i];
	return selection->predict_count;
}

static void json_fit(struct json *object, const struct own_fit *own)
{
	double places[PREDICT_MOST];
	size_t count = asked(own, places);
	fit_json(&own->fit, object->out);
	if (own->fit.kind == FIT_LINE)
		json_line(object, own);
	fit_json_predictions(&own->fit, places, count, own->selection.threshold, object->out);
}

/* The command line again, in the order of its options. */
static void add_command(struct str *out, const struct cli *cli)
{
	str_printf(out, "kasoku fit %s", cli->args[0]);
	for (size_t i = 0; i < cli->given_count; i++)
		if (strcmp(cli->given[i].name, "json") != 0)
			str_printf(out, " --%s%s%s", cli->given[i].name,
				   cli->given[i].value[0] ? " " : "", cli->given[i].value);
}

static void json_x(struct json *object, const struct own_fit *own, const char *name, double x)
{
	char date[16];
	if (own->count == 0)
		json_text(object, name, NULL);
	else if (own->pairs.dates)
		json_text(object, name, date_format(date, (int)x));
	else
		json_number(object, name, x);
}

static void print_json(struct cli *cli, const struct own_fit *own)
{
	struct str command;
	char model[24];
	struct json object = json_begin(&cli->out, '{');
	json_text(&object, "file", own->name);
	json_text(&object, "x", own->pairs.x_name);
	json_text(&object, "y", own->pairs.y_name);
	json_text(&object, "model", selection_model(&own->selection, model));
	json_text(&object, "scale", scale_name(own->selection.scale));
	json_text(&object, "weights", cli_value(cli, "weights"));
	json_number(&object, "n", (double)own->count);
	json_number(&object, "points", (double)own->pairs.count);
	json_number(&object, "empty", (double)own->pairs.empty);
	json_x(&object, own, "from", own->first);
	json_x(&object, own, "to", own->last);
	json_flag(&object, "frontier", own->selection.frontier != FRONTIER_ALL);
	if (own->fits)
		json_fit(&object, own);
	else
		json_text(&object, "refusal", own->refusal.text);
	json_text(&object, "sources", NULL);
	str_init(&command);
	add_command(&command, cli);
	json_text(&object, "command", command.text);
	str_clear(&command);
	json_end(&object, '}');
	str_add_char(&cli->out, '\n');
}

static void print_estimate(struct cli *cli, const char *name, double estimate,
			   struct interval interval)
{
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT];
	str_add_cell(&cli->out, name, NAME_COLUMNS);
	str_printf(&cli->out, " %s", num_digits(a, estimate, 5));
	if (isfinite(interval.low) && isfinite(interval.high))
		str_printf(&cli->out, " [%s, %s]", num_digits(b, interval.low, 4),
			   num_digits(c, interval.high, 4));
	str_add(&cli->out, "\n");
}

static void print_parameter(struct cli *cli, const struct own_fit *own,
			    const struct fit_parameter *parameter)
{
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT];
	struct interval interval = parameter->interval;
	if (parameter->held) {
		str_add_cell(&cli->out, parameter->name, NAME_COLUMNS);
		str_printf(&cli->out, _(" %s, held\n"), num_digits(a, parameter->estimate, 5));
		return;
	}
	if (!parameter->place || !own->pairs.dates || isnan(interval.low)) {
		print_estimate(cli, parameter->name, parameter->estimate, interval);
		return;
	}
	str_add_cell(&cli->out, parameter->name, NAME_COLUMNS);
	str_printf(&cli->out, " %s [%s, %s]\n",
		   fit_place(&own->fit, parameter->estimate, a),
		   fit_place(&own->fit, interval.low, b), fit_place(&own->fit, interval.high, c));
}

static void print_parameters(struct cli *cli, const struct own_fit *own)
{
	struct fit_parameter parameters[FIT_PARAMETERS];
	size_t count = fit_parameters(&own->fit, parameters);
	char text[300];
	for (size_t i = 0; i < count; i++)
		print_parameter(cli, own, &parameters[i]);
	if (fit_far(&own->fit, NULL, text, sizeof text)[0])
		str_printf(&cli->out, "%s\n", text);
}

/* What a straight line on a log or logit scale also says. */
static void print_growth(struct cli *cli, const struct own_fit *own)
{
	const struct growth *growth = &own->fit.line;
	bool dates = own->pairs.dates;
	double unit = dates ? 1 : 1 / DAYS_PER_YEAR;
	if (own->fit.kind != FIT_LINE || growth->scale == GROWTH_RAW)
		return;
	print_estimate(cli, dates ? _("factor a year") : _("factor"), growth->factor_per_year,
		       growth->factor_interval);
	print_estimate(cli,
		       growth->halving ? (dates ? _("halving time, days") : _("halves every"))
				       : (dates ? _("doubling time, days") : _("doubles every")),
		       growth->doubling_days * unit, times(growth->doubling_interval, unit));
	if (growth->scale == GROWTH_LOGIT)
		str_printf(&cli->out, _("scores are taken to lie between %g and %g\n"),
			   growth->floor, growth->ceiling);
}

/* A number that there may not be, between words. */
static void print_number(struct cli *cli, const char *before, double value, int digits,
			 const char *after)
{
	char text[NUM_TEXT];
	if (isfinite(value))
		str_printf(&cli->out, "%s%s%s", before, num_digits(text, value, digits), after);
}

static void print_quality(struct cli *cli, const struct own_fit *own)
{
	const struct fit *fit = &own->fit;
	char equation[200];
	str_printf(&cli->out, _("%s on the %s scale: %s\n"), fit_method(fit),
		   scale_name(fit->scale), fit_equation(fit, equation, sizeof equation));
	if (fit->kind == FIT_LINE)
		way_say(&fit->way, &fit->line, &cli->out);
	if (fit->kind != FIT_LINE || fit->dates)
		print_number(cli, _("x counts from "), fit_origin(fit), 7, "; ");
	print_number(cli, _("scatter "), fit->sigma, 3, _(" on the fitted scale"));
	print_number(cli, _(", RSS "), fit->rss, 5, "");
	print_number(cli, _(", R2 "), fit->r_squared, 4, "");
	print_number(cli, _(", AICc "), fit->aicc, 4, "");
	print_number(cli, _(", BIC "), fit->bic, 4, "");
	if (fit->kind == FIT_LINE)
		print_number(cli, _(", p of no trend "), fit->line.p_value, 2, "");
	print_number(cli, _("\nthe points are worth "), fit->effective_n, 3,
		     _(" independent ones (n (1 - r) / (1 + r))\n"));
}

static void print_text(struct cli *cli, const struct own_fit *own)
{
	char rule[64], model[24];
	double places[PREDICT_MOST];
	size_t count = asked(own, places);
	cli_print(cli, own->pairs.y_name);
	str_add(&cli->out, _(" against "));
	cli_print(cli, own->pairs.x_name);
	str_printf(&cli->out, _(", %s model, %zu of %zu points (%s), %g %% confidence\n"),
		   selection_model(&own->selection, model), own->count, own->pairs.count,
		   selection_rule(&own->selection, rule), own->fit.level * 100);
	print_parameters(cli, own);
	print_growth(cli, own);
	print_quality(cli, own);
	for (size_t i = 0; i < count; i++)
		fit_say_prediction(&own->fit, places[i], NULL, &cli->out);
	if (!isnan(own->selection.threshold))
		fit_say_threshold(&own->fit, own->selection.threshold, NULL, &cli->out);
}

/* What figure_defaults() is to a series. */
static void own_defaults(struct selection *selection, bool numbers)
{
	*selection = (struct selection){ .from = -(double)INFINITY,
					 .to = (double)INFINITY,
					 .numbers = numbers,
					 .breaks = 1,
					 .floor = (double)NAN,
					 .ceiling = (double)NAN,
					 .threshold = (double)NAN,
					 .frontier = FRONTIER_ALL,
					 .level = 0.95,
					 .as_of = (double)INFINITY };
	selection_take_scale(selection, GROWTH_RAW);
}

bool fit_file(struct cli *cli, bool *fits, struct err *err)
{
	struct own_fit own = { .name = cli->args[0] };
	struct str text;
	str_init(&text);
	bool done = file_read(own.name, FILE_MOST, &text, err) &&
		    pairs_read(&own.pairs, own.name, text.text, text.length, cli_value(cli, "x"),
			       cli_value(cli, "y"), cli_value(cli, "weights"), err);
	own_defaults(&own.selection, !own.pairs.dates);
	done = done && fit_selection(&own.selection, cli, err);
	if (done) {
		pick(&own);
		fit(&own);
		if (cli_given(cli, "json"))
			print_json(cli, &own);
		else if (own.fits)
			print_text(cli, &own);
		if (!own.fits)
			cli_say("%s: %s", own.name, own.refusal.text);
		*fits = own.fits;
	}
	free(own.x);
	free(own.y);
	free(own.weights);
	pairs_clear(&own.pairs);
	str_clear(&text);
	return done;
}
