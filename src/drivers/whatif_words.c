/* whatif_words.c - see whatif_words.h. */
#include "drivers/whatif_words.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

char *whatif_year(const struct whatif_run *run, double year, char text[16])
{
	if (isnan(year))
		snprintf(text, 16, "%s", _("?"));
	else if (isinf(year))
		snprintf(text, 16, ">%.0f", run->options.until);
	else if (year < run->median.anchor.year)
		snprintf(text, 16, "%s", _("now"));
	else
		snprintf(text, 16, "%.1f", year);
	return text;
}

char *whatif_date_words(const struct whatif_run *run, const struct whatif_date *date, char *text,
			size_t size)
{
	char middle[16], low[16], high[16], day[16];
	if (date->unreachable)
		snprintf(text, size, "%s", _("beyond its ceiling"));
	else if (!isnan(date->met))
		snprintf(text, size, _("met %s"), date_format(day, (int)date->met));
	else if (isnan(date->p50))
		snprintf(text, size, "%s", whatif_year(run, date->middle, middle));
	else
		snprintf(text, size, "%s [%s, %s]", whatif_year(run, date->p50, middle),
			 whatif_year(run, date->p10, low), whatif_year(run, date->p90, high));
	return text;
}

char *whatif_shift_words(double years, char text[NUM_TEXT])
{
	if (isnan(years) || isinf(years))
		text[0] = '\0';
	else if (fabs(years) * DAYS_PER_YEAR < 0.5)
		snprintf(text, NUM_TEXT, "0");
	else if (fabs(years) < 0.05)
		snprintf(text, NUM_TEXT, _("%+.0f d"), years * DAYS_PER_YEAR);
	else
		snprintf(text, NUM_TEXT, _("%+.1f y"), years);
	return text;
}

static void line(struct str *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void line(struct str *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_vprintf(out, format, args);
	va_end(args);
	str_add_char(out, '\n');
}

static void warn_levers(const struct whatif_run *run, struct str *out)
{
	const struct lever_list *levers = &run->world->levers;
	char text[NUM_TEXT];
	for (size_t i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->items[i];
		double value = scenario_value(&run->scenario, levers, i);
		double percentile = lever_percentile(levers, lever, value);
		if (value > lever->speculative)
			line(out, _("%s at %s is speculative."), lever->id,
			     lever_text(lever, value, text));
		else if (run->scenario.set[i] && (percentile < 0.01 || percentile > 0.99))
			line(out, _("%s at %s lies outside what is published."), lever->id,
			     lever_text(lever, value, text));
	}
}

void whatif_warnings(const struct whatif_run *run, struct str *out)
{
	const struct drivers *drivers = &run->world->drivers;
	const struct path *path = &run->path;
	line(out, "%s",
	     _("Conditional on the yardstick: no horizon above 16 hours is reliable, and the "
	       "bands leave out what the index and the horizon may miss."));
	if (4 * run->absurd > run->done || path->index[path->n - 1] > ENGINE_ABSURD)
		line(out,
		     _("It runs away: the index passes %.0f by %.0f in %.0f %% of the draws, which "
		       "no "
		       "yardstick can mean."),
		     ENGINE_ABSURD, run->options.until,
		     run->done ? 100 * (double)run->absurd / (double)run->done : 100.0);
	if (run->median.value[TERM_TREND] > 0 && !(inputs_methods(&run->median) > 0))
		line(out, "%s",
		     _("Compute and algorithms alone give more than the index grew: nothing is "
		       "left for training methods."));
	if (run->shrinks > 0)
		line(out,
		     _("These correlations cannot hold together; all were made %.0f %% of what was "
		       "asked."),
		     100 * pow(0.95, run->shrinks));
	if (!isnan(drivers->record_pace) && drivers->record_pace < 0.3)
		line(out,
		     _("The largest run known is still %s: records grew by %.2f powers of ten a "
		       "year of "
		       "late, the model lets compute go on at %.2f."),
		     drivers->record_name, drivers->record_pace,
		     run->median.value[TERM_SPEND] + run->median.value[TERM_PRICE] +
			     run->median.value[TERM_LENGTH]);
	warn_levers(run, out);
	if (*run->world->levers.trouble)
		line(out, "%s.", run->world->levers.trouble);
}

static size_t add_source(const char **keys, size_t count, const char *key)
{
	if (!key || !*key || count == WHATIF_SOURCES)
		return count;
	for (size_t i = 0; i < count; i++)
		if (strcmp(keys[i], key) == 0)
			return count;
	keys[count] = key;
	return count + 1;
}

size_t whatif_sources(const struct whatif_run *run, const char *keys[WHATIF_SOURCES])
{
	const struct lever_list *levers = &run->world->levers;
	size_t count = 0;
	for (int moved = 1; moved >= 0; moved--)
		for (size_t i = 0; i < levers->count; i++) {
			if (run->scenario.set[i] != (moved == 1))
				continue;
			count = add_source(keys, count, levers->items[i].source);
			if (levers->items[i].fit)
				count = add_source(keys, count, levers->items[i].fit->source);
		}
	return count;
}

void whatif_command(const struct whatif_run *run, struct str *out)
{
	struct str settings;
	char day[16];
	str_init(&settings);
	scenario_spell(&run->scenario, &run->world->levers, &settings);
	str_add(out, "kasoku whatif");
	for (char *at = settings.text; *at;) {
		size_t length = strcspn(at, " ");
		str_add(out, " --set ");
		str_add_n(out, at, length);
		at += length + (at[length] == ' ');
	}
	str_printf(out, " --output %s --draws %zu --seed %llu",
		   run->world->outputs[run->options.output].id, run->options.draws,
		   (unsigned long long)run->options.seed);
	if (isfinite(run->world->as_of))
		str_printf(out, " --as-of %s", date_format(day, (int)run->world->as_of));
	str_clear(&settings);
}

static void explain_range(const struct lever *lever, struct str *out)
{
	char low[NUM_TEXT], high[NUM_TEXT], value[NUM_TEXT];
	if (!isnan(lever->published))
		line(out, _("Default %s %s%s%s."), lever->fit ? _("published") : _("setting"),
		     lever_text(lever, lever->published, value), *lever->unit ? " " : "",
		     _(lever->unit));
	if (!isnan(lever->low) && !isnan(lever->high)) {
		if (isnan(lever->level))
			line(out, _("Range given: %s to %s."), lever_text(lever, lever->low, low),
			     lever_text(lever, lever->high, high));
		else
			line(out, _("Range given: %s to %s (%.0f %%)."),
			     lever_text(lever, lever->low, low),
			     lever_text(lever, lever->high, high), 100 * lever->level);
	}
	lever_text(lever, lever->slider_high, high);
	line(out, _("Slider: %s to %s%s."), lever_text(lever, lever->slider_low, low), high,
	     lever->optional ? _(", or none") : "");
}

void lever_explain(const struct whatif *world, size_t at, double value, struct str *out,
		   enum charset charset)
{
	const struct lever *lever = &world->levers.items[at];
	double percentile = lever_percentile(&world->levers, lever, value);
	char text[NUM_TEXT], base[NUM_TEXT];
	(void)charset;
	line(out, "%s", lever->statement);
	line(out, _("Now %s, in the base scenario %s; %s."), lever_text(lever, value, text),
	     lever_text(lever, lever->base, base), lever_tier_title(lever->tier));
	if (!isnan(percentile))
		line(out, _("Percentile %.0f of what the model draws for it."), 100 * percentile);
	if (lever->fit)
		line(out, _("Our fit: %s from %zu rows%s%s (%s)."),
		     lever_text(lever, lever_own(lever, lever->fit->value), text), lever->fit->n,
		     *lever->fit->series ? _(" of ") : "", lever->fit->series, lever->fit->method);
	if (lever->sd > 0)
		line(out, _("Drawn %s with a standard deviation of %.3g %s."),
		     lever->spread == SPREAD_LOGNORMAL ? _("log-normally") : _("normally"),
		     lever->sd, lever->scale == LEVER_LINEAR ? _(lever->unit) : _("powers of ten"));
	explain_range(lever, out);
	if (lever->scale == LEVER_GROWTH && !isnan(value) && !isinf(value))
		line(out, _("%s a year is %.3f powers of ten a year."),
		     lever_text(lever, value, text), lever_engine(lever, value));
	if (*lever->note)
		line(out, _("Note: %s."), lever->note);
	line(out, _("Set it with: kasoku whatif --set %s=VALUE"), lever->id);
}

static void explain_start(const struct whatif_run *run, struct str *out)
{
	const struct drivers *drivers = &run->world->drivers;
	const struct inputs *in = &run->median;
	line(out,
	     _("It starts in %.2f with %s at %.1f points, and with %s as the largest run, "
	       "10^%.2f FLOP."),
	     in->anchor.year, drivers->frontier_name, in->value[TERM_INDEX_NOW],
	     drivers->record_name, in->value[TERM_COMPUTE_NOW]);
	line(out, "%s",
	     _("index = start + k (compute + algorithms + methods), each in powers of ten since "
	       "the start"));
	line(out,
	     _("compute grows by price-performance %.3f + spending %.3f + run length %.3f (until "
	       "+%.2f) "
	       "a year"),
	     in->value[TERM_PRICE] * in->times[TERM_PRICE],
	     in->value[TERM_SPEND] * in->times[TERM_SPEND],
	     in->value[TERM_LENGTH] * in->times[TERM_LENGTH], in->value[TERM_LENGTH_STOP]);
	line(out,
	     _("algorithms grow by %.3f; methods by what is left of the index trend, %.1f / %.1f - "
	       "all "
	       "these = %.3f at the start, halving every %.1f years"),
	     in->value[TERM_ALGORITHMS] * in->times[TERM_ALGORITHMS], in->value[TERM_TREND],
	     in->value[TERM_PER_OOM], run->path.methods, in->value[TERM_HALF_LIFE]);
	line(out,
	     _("log2 horizon = %.2f + (index - 150) / %.2f, from %zu models (scatter %.2f "
	       "doublings)"),
	     in->anchor.horizon_at_150, in->value[TERM_PER_DOUBLING], drivers->horizon[0].n,
	     drivers->horizon[0].scatter);
}

void whatif_explain(struct whatif_run *run, struct str *out, enum charset charset)
{
	const struct whatif_output *output = &run->world->outputs[run->options.output];
	struct str settings;
	(void)charset;
	str_init(&settings);
	scenario_spell(&run->scenario, &run->world->levers, &settings);
	line(out, _("Scenario %s: %s"), run->scenario.name,
	     settings.length ? settings.text : _("nothing is moved"));
	explain_start(run, out);
	if (output->kind == OUTPUT_SCORE)
		line(out,
		     _("%s = %.3g + %.3g / (1 + exp(-%.3f (index - %.1f))), from %zu models (rmse "
		       "%.3f)"),
		     output->title, output->curve->chance,
		     output->curve->ceiling - output->curve->chance, output->curve->slope,
		     output->curve->difficulty, output->curve->n, output->curve->rmse);
	line(out,
	     _("%zu draws, seed %llu, quarter steps; the pace of software wanders by %.2f a root "
	       "year; "
	       "intervals hold 80 %% of the draws (prediction)."),
	     run->done, (unsigned long long)run->options.seed, run->median.value[TERM_PACE_SHOCK]);
	whatif_warnings(run, out);
	whatif_command(run, out);
	str_add_char(out, '\n');
	str_clear(&settings);
}
