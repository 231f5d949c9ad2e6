/* way_words.c - a way in words and as JSON; see way.h. */
#include "base/i18n.h"
#include "base/num.h"
#include "study/way.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *way_method(const struct way *way)
{
	switch (way->line) {
	case WAY_THEIL_SEN:
		return _("Theil-Sen, the median of all slopes between two points");
	case WAY_HUBER:
		return _("Huber's M-estimate (k = 1.345, scale MAD / 0.6745)");
	case WAY_MM:
		return _("MM-estimate (S start of half breakdown, bisquare, 95 % efficient)");
	case WAY_QUANTILE:
		return _("Quantile regression");
	case WAY_LEAST_SQUARES:
		break;
	}
	return _("Ordinary least squares");
}

const char *way_paper(const struct way *way)
{
	switch (way->line) {
	case WAY_THEIL_SEN:
		return "Sen 1968, J. Am. Stat. Assoc. 63";
	case WAY_HUBER:
		return "Huber 1981, Robust Statistics";
	case WAY_MM:
		return "Yohai 1987, Ann. Stat. 15; Salibian-Barrera & Yohai 2006; Croux, Dhaene & "
		       "Hoorelbeke 2003";
	case WAY_QUANTILE:
		return "Koenker & Bassett 1978, Econometrica 46; Koenker 1994";
	case WAY_LEAST_SQUARES:
		break;
	}
	if (way->replicates > 0)
		return way->interval == BOOTSTRAP_BCA     ? "Efron 1987, J. Am. Stat. Assoc. 82"
		       : way->resample == BOOTSTRAP_WILD  ? "Liu 1988, Ann. Stat. 16"
		       : way->resample == BOOTSTRAP_BLOCK ? "Kuensch 1989, Ann. Stat. 17"
							  : "Efron 1979, Ann. Stat. 7";
	return way->errors == WAY_HC3 ? "MacKinnon & White 1985, J. Econometrics 29"
				      : "Newey & West 1987, Econometrica 55";
}

const char *way_interval(const struct way_result *result, char *text, size_t size)
{
	const struct way *way = &result->way;
	char count[NUM_TEXT];
	if (way->line == WAY_THEIL_SEN)
		snprintf(text, size, "%s", _("Kendall's, of the ordered slopes"));
	else if (way->line == WAY_QUANTILE)
		snprintf(text, size, "%s", _("inverted rank test"));
	else if (way->replicates > 0)
		snprintf(text, size, _("%s of %s %s bootstraps, seed %llu"),
			 bootstrap_interval_name(way->interval),
			 num_exact(count, (double)way->replicates),
			 bootstrap_kind_name(way->resample), (unsigned long long)way->seed);
	else if (way->errors == WAY_HAC)
		snprintf(text, size,
			 P_("Student's t on Newey-West errors with a lag of %d point",
			    "Student's t on Newey-West errors with a lag of %d points",
			    (unsigned long)result->lag),
			 result->lag);
	else if (way->errors == WAY_HC3)
		snprintf(text, size, "%s", _("Student's t on HC3 errors"));
	else
		snprintf(text, size, "%s", _("Student's t"));
	return text;
}

static void say_robust(const struct way_result *result, const struct growth *line, struct str *out)
{
	char a[NUM_TEXT], b[NUM_TEXT];
	if (result->breakdown > 0)
		str_printf(out,
			   _("It holds while fewer than %.0f %% of the points are bad, however "
			     "bad.\n"),
			   result->breakdown * 100);
	else
		str_add(out, _("It resists bad values, but a point far out in time can still carry "
			       "it away.\n"));
	if (result->way.line != WAY_THEIL_SEN)
		str_printf(out,
			   P_("%zu point is left out (weight 0), ",
			      "%zu points are left out (weight 0), ", result->left_out),
			   result->left_out);
	if (result->way.line != WAY_THEIL_SEN)
		str_printf(out,
			   P_("%zu counts less than half.\n", "%zu count less than half.\n",
			      result->lowered),
			   result->lowered);
	if (!isnan(result->check))
		str_printf(out,
			   _("Least trimmed squares over the best half, as a check: b = %s, here "
			     "%s.\n"),
			   num_digits(a, result->check, 4), num_digits(b, line->slope, 4));
}

static void say_draws(const struct way_result *result, struct str *out)
{
	const struct bootstrap *b = &result->bootstrap;
	char low[NUM_TEXT], high[NUM_TEXT], bias[NUM_TEXT];
	str_printf(out,
		   _("Another seed would move the ends of b by about %s and %s (Monte-Carlo "
		     "error); bias %s.\n"),
		   num_digits(low, b->low_error, 2), num_digits(high, b->high_error, 2),
		   num_digits(bias, b->bias, 2));
	if (b->block > 0)
		str_printf(out, _("Blocks of %zu points, n^(1/3).\n"), b->block);
	if (b->computed < b->replicates)
		str_printf(
			out,
			P_("%zu replicate could not be computed (all its points have one x).\n",
			   "%zu replicates could not be computed (all their points have one x).\n",
			   b->replicates - b->computed),
			b->replicates - b->computed);
	if (b->extreme)
		str_add(out, _("An end lies beyond the replicates: more are needed.\n"));
	str_add(out, _("Bands and predictions are those of least squares with Student's t.\n"));
}

void way_say(const struct way_result *result, const struct growth *line, struct str *out)
{
	char text[200];
	if (way_is_usual(&result->way))
		return;
	if (result->way.line == WAY_QUANTILE)
		str_printf(out, _("A share of %g of the points lies below the line.\n"),
			   result->way.share);
	str_printf(out, _("Interval of b: %s (%s).\n"), way_interval(result, text, sizeof text),
		   way_paper(&result->way));
	if (result->way.line != WAY_LEAST_SQUARES && result->way.line != WAY_QUANTILE)
		say_robust(result, line, out);
	if (result->way.replicates > 0)
		say_draws(result, out);
	if (isnan(line->weight_total))
		str_add(out, _("This line has an interval of its slope only: there is no band.\n"));
}

static void add_number(struct str *out, const char *name, double number)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json_number(out, number);
}

static void json_draws(const struct bootstrap *b, struct str *out)
{
	static const char *const kinds[] = { "pairs", "wild", "block" };
	str_printf(out,
		   ",\"bootstrap\":{\"replicates\":%zu,\"computed\":%zu,\"resample\":\"%s\","
		   "\"interval\":\"%s\"",
		   b->replicates, b->computed, kinds[b->kind],
		   b->interval_kind == BOOTSTRAP_BCA ? "bca" : "percentile");
	if (b->block > 0)
		str_printf(out, ",\"block\":%zu", b->block);
	str_printf(out, ",\"seed\":%llu", (unsigned long long)b->seed);
	add_number(out, "bias", b->bias);
	add_number(out, "stderr", b->stderror);
	str_add(out, ",\"monte_carlo_error\":[");
	str_add_json_number(out, b->low_error);
	str_add_char(out, ',');
	str_add_json_number(out, b->high_error);
	str_add(out, "]");
	if (b->interval_kind == BOOTSTRAP_BCA) {
		add_number(out, "z0", b->z0);
		add_number(out, "acceleration", b->acceleration);
	}
	str_add_char(out, '}');
}

void way_json(const struct way_result *result, struct str *out)
{
	static const char *const lines[] = { "least-squares", "theil-sen", "huber", "mm",
					     "quantile" };
	static const char *const errors[] = { "ols", "hc3", "hac" };
	const struct way *way = &result->way;
	char text[200];
	str_printf(out, ",\"estimator\":\"%s\",\"interval_kind\":", lines[way->line]);
	str_add_json(out, way_interval(result, text, sizeof text));
	if (way->line == WAY_QUANTILE)
		add_number(out, "quantile", way->share);
	if (way->line == WAY_LEAST_SQUARES)
		str_printf(out, ",\"errors\":\"%s\"", errors[way->errors]);
	if (way->errors == WAY_HAC)
		add_number(out, "lag", result->lag);
	if (way->line == WAY_THEIL_SEN || way->line == WAY_HUBER || way->line == WAY_MM)
		add_number(out, "breakdown", result->breakdown);
	if (way->line == WAY_HUBER || way->line == WAY_MM) {
		add_number(out, "left_out", (double)result->left_out);
		add_number(out, "lowered", (double)result->lowered);
	}
	if (way->line == WAY_MM)
		add_number(out, "least_trimmed_slope", result->check);
	if (way->replicates > 0)
		json_draws(&result->bootstrap, out);
}

void way_options(const struct way *way, struct str *out)
{
	static const char *const lines[] = { "", "theil-sen", "huber", "mm" };
	char number[NUM_TEXT];
	if (way->line == WAY_QUANTILE)
		str_printf(out, " --quantile %s", num_exact(number, way->share));
	else if (way->line != WAY_LEAST_SQUARES)
		str_printf(out, " --robust %s", lines[way->line]);
	if (way->errors != WAY_OLS)
		str_printf(out, " --errors %s", way->errors == WAY_HC3 ? "hc3" : "hac");
	if (way->replicates > 0)
		str_printf(out, " --bootstrap %zu", way->replicates);
	if (way->resample != BOOTSTRAP_PAIRS)
		str_printf(out, " --resample %s",
			   way->resample == BOOTSTRAP_WILD ? "wild" : "block");
	if (way->interval == BOOTSTRAP_BCA)
		str_add(out, " --interval bca");
	if (way->seed != 0)
		str_printf(out, " --seed %llu", (unsigned long long)way->seed);
}
