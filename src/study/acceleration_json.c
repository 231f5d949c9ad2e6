/* acceleration_json.c - an acceleration test for machines: one JSON object, numbers in full
 * precision. */
#include "base/date.h"
#include "study/acceleration.h"

#include <math.h>

static void name(struct str *out, const char *key)
{
	char last = out->length ? out->text[out->length - 1] : '{';
	str_printf(out, last == '{' || last == '[' ? "\"%s\":" : ",\"%s\":", key);
}

static void number(struct str *out, const char *key, double value)
{
	name(out, key);
	str_add_json_number(out, value);
}

static void text(struct str *out, const char *key, const char *value)
{
	name(out, key);
	str_add_json(out, value);
}

static void date(struct str *out, const char *key, double year)
{
	char day[16];
	text(out, key,
	     isfinite(year) ? date_format(day, (int)floor(date_from_decimal_year(year))) : NULL);
}

static void interval(struct str *out, const char *key, struct interval value)
{
	name(out, key);
	str_add_char(out, '[');
	str_add_json_number(out, value.low);
	str_add_char(out, ',');
	str_add_json_number(out, value.high);
	str_add_char(out, ']');
}

static void open(struct str *out, const char *key)
{
	name(out, key);
	str_add_char(out, '{');
}

static const char *word_of(enum verdict verdict)
{
	static const char *const words[] = { [VERDICT_UNKNOWN] = "CANNOT TELL",
					     [VERDICT_STEADY] = "STEADY",
					     [VERDICT_ACCELERATING] = "ACCELERATING",
					     [VERDICT_SLOWING] = "SLOWING" };
	return words[verdict];
}

static const char *rule_of(enum frontier_rule rule)
{
	static const char *const words[] = { [FRONTIER_ALL] = "all",
					     [FRONTIER_RECORDS] = "records",
					     [FRONTIER_TOP] = "topk",
					     [FRONTIER_RATE] = "rate",
					     [FRONTIER_QUANTILE] = "quantile" };
	return words[rule];
}

/* A slope, with better up, with its standard error and interval. */
static void slope(struct str *out, const char *key, double estimate, double error,
		  struct interval range, double level)
{
	open(out, key);
	number(out, "estimate", estimate);
	number(out, "stderr", error);
	interval(out, "interval", range);
	number(out, "level", level);
	text(out, "kind", "confidence");
	str_add_char(out, '}');
}

static void add_break(const struct bend_test *test, double level, struct str *out)
{
	open(out, "break");
	number(out, "year", test->line.at);
	date(out, "date", test->line.at);
	number(out, "stderr_years", test->about.at_stderr);
	interval(out, "interval", test->about.at);
	interval(out, "profile_interval", test->about.profile);
	interval(out, "resampled_interval",
		 ratio_trial_band(&test->trial, test->trial.count + 1, 0.95));
	number(out, "level", level);
	text(out, "kind", "confidence");
	slope(out, "slope_before", test->line.before, test->about.before_stderr, test->about.before,
	      level);
	slope(out, "slope_after", test->line.after, test->about.after_stderr, test->about.after,
	      level);
	number(out, "ratio", test->ratio);
	interval(out, "ratio_band", test->band);
	number(out, "ratio_band_level", 0.9);
	interval(out, "ratio_band_at_middle", test->middle);
	number(out, "rss", test->line.rss);
	number(out, "aicc", test->about.aicc);
	number(out, "aicc_line", test->line_aicc);
	str_add_char(out, '}');
}

static void add_tests(const struct bend_test *test, struct str *out)
{
	const struct null_trial *null = &test->null;
	double worlds = (double)null->testable;
	open(out, "tests");
	number(out, "davies_p", test->davies_p);
	number(out, "sup_f", test->has_sup_f ? test->sup_f.value : (double)NAN);
	number(out, "sup_f_p", test->has_sup_f ? test->sup_f.p : (double)NAN);
	number(out, "simulated_p", worlds > 0 ? null_trial_p(null) : (double)NAN);
	number(out, "simulated_p_stderr", worlds > 0 ? null_trial_p_stderr(null) : (double)NAN);
	number(out, "worlds", worlds);
	number(out, "untestable_worlds", (double)(null->draws - null->testable));
	number(out, "slope_bias_of_rule", null_trial_bias(null));
	number(out, "aicc_prefers_break_when_straight",
	       worlds > 0 ? (double)null->preferred / worlds : (double)NAN);
	str_add_char(out, '}');
}

static void add_test(const struct acceleration *a, const struct bend_test *test, struct str *out)
{
	struct str why;
	str_init(&why);
	bend_reason(a, test, &why, CHARSET_UNICODE);
	text(out, "rule", rule_of(test->rule));
	if (test->rule != FRONTIER_ALL && test->rule != FRONTIER_RECORDS)
		number(out, test->rule == FRONTIER_QUANTILE ? "percent" : "k", test->k);
	text(out, "verdict", word_of(test->verdict));
	text(out, "reason", why.text);
	number(out, "n", (double)test->n);
	if (!test->refusal[0]) {
		add_break(test, a->figure->selection.level, out);
		add_tests(test, out);
	}
	str_clear(&why);
}

static void add_curves(const struct acceleration *a, struct str *out)
{
	name(out, "curves");
	str_add_char(out, '[');
	for (int i = 0; i < CANDIDATE_COUNT && !a->own.refusal[0]; i++) {
		const struct candidate_score *score = &a->scores[i];
		str_add(out, i ? ",{" : "{");
		text(out, "name", candidates[i].name);
		text(out, "formula", candidates[i].formula);
		number(out, "rss", score->fitted ? score->rss : (double)NAN);
		number(out, "aicc", score->aicc);
		number(out, "bic", score->bic);
		number(out, "weight", score->weight);
		number(out, "leave_one_out_rmse", score->loo);
		number(out, "forecasts", (double)score->forecasts);
		number(out, "forecast_crps", score->crps);
		number(out, "forecast_rmse", score->rmse);
		number(out, "forecast_bias", score->bias);
		number(out, "forecast_coverage_90", score->coverage);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_ratios(const struct acceleration *a, struct str *out)
{
	name(out, "ratio_against_break_date");
	str_add_char(out, '[');
	for (size_t i = 0; i < a->own.trial.count; i++) {
		str_add(out, i ? ",{" : "{");
		number(out, "year", a->own.trial.at[i]);
		number(out, "ratio", a->own.trial.ratio[i]);
		interval(out, "band", ratio_trial_band(&a->own.trial, i, 0.9));
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_recent(const struct acceleration *a, struct str *out)
{
	static const char *const scales[RECENT_SCALES] = { "raw", "log", "logit_or_index" };
	static const double windows[] = { 0.5, 1, 1.5, 2, 3 };
	open(out, "recent_over_before");
	for (int scale = 0; scale < RECENT_SCALES; scale++) {
		open(out, scales[scale]);
		for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
			struct recent recent =
				acceleration_recent(a, (enum recent_scale)scale, windows[i]);
			char key[NUM_TEXT];
			num_digits(key, windows[i], 2);
			number(out, key, recent.has ? recent.ratio : (double)NAN);
		}
		number(out, "one_from_years", acceleration_turn(a, (enum recent_scale)scale));
		str_add_char(out, '}');
	}
	str_add_char(out, '}');
}

static void add_influence(const struct acceleration *a, const char *key,
			  const struct influence *list, size_t n, struct str *out)
{
	name(out, key);
	str_add_char(out, '[');
	for (size_t i = 0; i < n; i++) {
		const struct figure_point *point = &a->figure->points[a->own.point[list[i].point]];
		str_add(out, i ? ",{" : "{");
		text(out, "point", point->at.label);
		date(out, "date", a->own.x[list[i].point]);
		number(out, "break", list[i].at);
		number(out, "ratio", list[i].ratio);
		number(out, "simulated_p", list[i].p);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_sections(const struct acceleration *a, struct str *out)
{
	open(out, "sections");
	number(out, "breaks_by_bic", a->sections.best_bic);
	number(out, "breaks_in_sequence", a->sections.sequential);
	name(out, "bic");
	str_add_char(out, '[');
	for (int m = 0; m <= a->sections.most; m++) {
		str_add(out, m ? "," : "");
		str_add_json_number(out, a->sections.bic[m]);
	}
	str_add(out, "]}");
}

void acceleration_json(const struct acceleration *a, struct str *out)
{
	char command[400];
	str_add(out, "{");
	text(out, "series", a->figure->series->id);
	add_test(a, &a->own, out);
	add_curves(a, out);
	add_ratios(a, out);
	add_recent(a, out);
	name(out, "rules");
	str_add_char(out, '[');
	for (size_t i = 0; i < a->rule_count; i++) {
		str_add(out, i ? ",{" : "{");
		add_test(a, &a->rules[i], out);
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
	add_influence(a, "without", a->without, a->without_count, out);
	add_influence(a, "since", a->since, a->since_count, out);
	if (a->has_sections)
		add_sections(a, out);
	number(out, "seed", (double)a->seed);
	number(out, "draws", (double)a->draws);
	name(out, "sources");
	str_add_char(out, '[');
	for (size_t i = 0; i < a->figure->source_count; i++) {
		str_add(out, i ? "," : "");
		str_add_json(out, a->figure->sources[i]);
	}
	str_add_char(out, ']');
	text(out, "command", acceleration_command(a, command, sizeof command));
	str_add_char(out, '}');
}
