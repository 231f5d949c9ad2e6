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

enum { FILE_MOST = 256 << 20 };

/* The fit of a file and what it was made of. */
struct own_fit {
	const char *name;
	struct pairs pairs;
	struct selection selection;
	double *x, *y; /* the fitted pairs; x in years when it holds dates */
	size_t count;
	double first, last;
	struct growth fit;
	struct err refusal;
	bool fits;
};

static bool in_window(const struct own_fit *own, double x)
{
	return !own->pairs.dates ||
	       (x >= own->selection.from && x <= own->selection.to && x <= own->selection.as_of);
}

/* Picks the pairs to fit: window first, then the frontier rule among them, or the other way round. */
static void pick(struct own_fit *own)
{
	struct pairs *pairs = &own->pairs;
	const struct selection *selection = &own->selection;
	bool *keep = mem_array(pairs->count, sizeof *keep);
	double *values = mem_array(pairs->count, sizeof *values);
	own->x = mem_array(pairs->count, sizeof *own->x);
	own->y = mem_array(pairs->count, sizeof *own->y);
	for (size_t i = 0; i < pairs->count; i++)
		values[i] = selection->frontier_first || in_window(own, pairs->x[i])
				    ? pairs->y[i]
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
		own->y[own->count++] = pairs->y[i];
	}
	free(keep);
	free(values);
}

static void fit(struct own_fit *own)
{
	struct growth_options options = { .scale = own->selection.scale,
					  .floor = 0,
					  .ceiling = 1,
					  .level = own->selection.level };
	own->fits = growth_fit(&own->fit, own->x, own->y, own->count, &options, &own->refusal);
}

static void json_estimate(struct json *object, const char *name, double estimate, double error,
			  struct interval interval, double level)
{
	json_name(object, name);
	struct json part = json_begin(object->out, '{');
	json_number(&part, "estimate", estimate);
	if (!isnan(error))
		json_number(&part, "stderr", error);
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

static struct interval intercept_interval(const struct growth *growth)
{
	/* Both intervals use the same quantile. */
	double reach = (growth->slope_interval.high - growth->slope) *
		       (growth->slope_stderr > 0
				? growth->intercept_stderr / growth->slope_stderr
				: 0);
	return (struct interval){ growth->intercept - reach, growth->intercept + reach };
}

static void json_growth(struct json *object, const struct own_fit *own)
{
	const struct growth *growth = &own->fit;
	bool dates = own->pairs.dates;
	json_name(object, "parameters");
	struct json parameters = json_begin(object->out, '{');
	json_estimate(&parameters, dates ? "slope_per_year" : "slope", growth->slope,
		      growth->slope_stderr, growth->slope_interval, growth->level);
	json_estimate(&parameters, "intercept", growth->intercept, growth->intercept_stderr,
		      intercept_interval(growth), growth->level);
	json_end(&parameters, '}');
	json_number(object, dates ? "origin_year" : "origin", growth->origin);
	if (growth->scale != GROWTH_RAW) {
		double unit = dates ? 1 : 1 / DAYS_PER_YEAR;
		json_estimate(object, dates ? "factor_per_year" : "factor", growth->factor_per_year,
			      (double)NAN, growth->factor_interval, growth->level);
		json_estimate(object,
			      growth->halving ? (dates ? "halving_time_days" : "halving_x")
					      : (dates ? "doubling_time_days" : "doubling_x"),
			      growth->doubling_days * unit, (double)NAN,
			      times(growth->doubling_interval, unit), growth->level);
		json_flag(object, "unbounded", growth->unbounded);
	}
	json_number(object, "t", growth->t_value);
	json_number(object, "p", growth->p_value);
	json_number(object, "df", growth->df);
	json_number(object, "sigma", growth->sigma);
	json_number(object, "r_squared", growth->r_squared);
	json_number(object, "aicc", growth->aicc);
	json_number(object, "bic", growth->bic);
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
	struct json object = json_begin(&cli->out, '{');
	json_text(&object, "file", own->name);
	json_text(&object, "x", own->pairs.x_name);
	json_text(&object, "y", own->pairs.y_name);
	json_text(&object, "model", selection_model(&own->selection));
	json_number(&object, "n", (double)own->count);
	json_number(&object, "points", (double)own->pairs.count);
	json_number(&object, "empty", (double)own->pairs.empty);
	json_x(&object, own, "from", own->first);
	json_x(&object, own, "to", own->last);
	json_flag(&object, "frontier", own->selection.frontier != FRONTIER_ALL);
	if (own->fits)
		json_growth(&object, own);
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

static void print_parameter(struct cli *cli, const char *name, double estimate,
			    struct interval interval)
{
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT];
	str_printf(&cli->out, "%-22s %s [%s, %s]\n", name, num_digits(a, estimate, 5),
		   num_digits(b, interval.low, 4), num_digits(c, interval.high, 4));
}

static void print_growth(struct cli *cli, const struct own_fit *own)
{
	const struct growth *growth = &own->fit;
	bool dates = own->pairs.dates;
	double unit = dates ? 1 : 1 / DAYS_PER_YEAR;
	print_parameter(cli, dates ? _("slope a year") : _("slope"), growth->slope,
			growth->slope_interval);
	print_parameter(cli, _("intercept"), growth->intercept, intercept_interval(growth));
	if (growth->scale == GROWTH_RAW)
		return;
	print_parameter(cli, dates ? _("factor a year") : _("factor"), growth->factor_per_year,
			growth->factor_interval);
	print_parameter(cli,
			growth->halving ? (dates ? _("halving time, days") : _("halves every"))
					: (dates ? _("doubling time, days") : _("doubles every")),
			growth->doubling_days * unit, times(growth->doubling_interval, unit));
}

static void print_text(struct cli *cli, const struct own_fit *own)
{
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT], rule[64];
	const struct growth *growth = &own->fit;
	cli_print(cli, own->pairs.y_name);
	str_add(&cli->out, _(" against "));
	cli_print(cli, own->pairs.x_name);
	str_printf(&cli->out, _(", %s model, %zu of %zu points (%s), %g %% confidence\n"),
		   selection_model(&own->selection), own->count, own->pairs.count,
		   selection_rule(&own->selection, rule), growth->level * 100);
	print_growth(cli, own);
	if (growth->scale == GROWTH_LOGIT)
		str_add(&cli->out, _("scores are taken to lie between 0 and 1\n"));
	str_printf(&cli->out, _("intercept at %s = %s; scatter %s on the fitted scale, R2 %s\n"),
		   own->pairs.x_name, num_digits(a, growth->origin, 7),
		   num_digits(b, growth->sigma, 3), num_digits(c, growth->r_squared, 4));
	str_printf(&cli->out, _("p of no trend %s, AICc %s, BIC %s\n"),
		   num_digits(a, growth->p_value, 2), num_digits(b, growth->aicc, 4),
		   num_digits(c, growth->bic, 4));
}

bool fit_file(struct cli *cli, bool *fits, struct err *err)
{
	struct own_fit own = { .name = cli->args[0],
			       .selection = { .from = -(double)INFINITY,
					      .to = (double)INFINITY,
					      .as_of = (double)INFINITY,
					      .scale = GROWTH_RAW,
					      .frontier = FRONTIER_ALL,
					      .level = 0.95 } };
	struct str text;
	str_init(&text);
	bool done = fit_selection(&own.selection, cli, err) &&
		    file_read(own.name, FILE_MOST, &text, err) &&
		    pairs_read(&own.pairs, own.name, text.text, text.length, cli_value(cli, "x"),
			       cli_value(cli, "y"), err);
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
	pairs_clear(&own.pairs);
	str_clear(&text);
	return done;
}
