/* acceleration_page.c - the page of `kasoku test`: the verdict first, then what it rests on. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "study/acceleration.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* `text` in `columns` columns or more, then a blank; negative: as it is. */
static void cell(struct str *out, const char *text, int columns)
{
	str_add(out, text);
	for (int width = utf8_width(text); width < columns; width++)
		str_add_char(out, ' ');
	if (columns >= 0)
		str_add_char(out, ' ');
}

/* Lines end where their last word ends. */
static void trim_lines(struct str *out)
{
	size_t kept = 0, word = 0;
	for (size_t i = 0; i < out->length; i++) {
		if (out->text[i] == '\n')
			kept = word;
		out->text[kept++] = out->text[i];
		if (out->text[i] != ' ')
			word = kept;
	}
	out->length = word;
	out->text[word] = '\0';
}

static void number(struct str *out, double value, int digits, int columns)
{
	char text[NUM_TEXT];
	if (isnan(value))
		snprintf(text, sizeof text, "%s", "-");
	else if (isinf(value))
		snprintf(text, sizeof text, "%s", _("no bound"));
	else
		num_digits(text, value, digits);
	cell(out, text, columns);
}

static void percent(struct str *out, double share, int columns)
{
	char text[32];
	if (isnan(share))
		snprintf(text, sizeof text, "%s", "-");
	else
		snprintf(text, sizeof text, "%.0f %%", share * 100);
	cell(out, text, columns);
}

static void date(struct str *out, double year, int columns)
{
	char text[16];
	cell(out, date_format(text, (int)floor(date_from_decimal_year(year))), columns);
}

static void add_head(const struct acceleration *a, struct str *out, enum charset charset)
{
	const struct bend_test *test = &a->own;
	char text[300];
	str_printf(out, "%s\n", a->figure->series->title);
	str_add(out, verdict_title(test->verdict));
	if (!test->refusal[0])
		str_printf(out, "  %s", bend_pace(a, test, text, charset));
	str_printf(out, "\n  %s: ", _("Because"));
	bend_reason(a, test, out, charset);
	str_printf(out, "%s\n  %s: ", _("."), _("What would change it"));
	acceleration_change(a, out, charset);
	str_printf(out, "\n\n%s: %s\n", _("Basis"),
		   figure_basis(a->figure, text, sizeof text, charset));
}

static void add_interval(struct str *out, const char *name, struct interval interval,
			 const char *kind)
{
	str_printf(out, "  %s ", name);
	date(out, interval.low, 0);
	str_printf(out, "%s ", _("to"));
	date(out, interval.high, 0);
	str_printf(out, "%s\n", kind);
}

static void add_break(const struct acceleration *a, struct str *out)
{
	const struct bend_test *test = &a->own;
	char text[64], value[NUM_TEXT], bias[NUM_TEXT];
	str_printf(out, "\n%s  ", _("Break"));
	date(out, test->line.at, 0);
	str_printf(out, "%s %s\n", _("slopes ratio"), num_digits(value, test->ratio, 3));
	add_interval(out, _("between"), test->about.at, _("(confidence, delta method)"));
	if (isfinite(test->about.profile.low))
		add_interval(out, _("between"), test->about.profile,
			     test->about.profile_open_low || test->about.profile_open_high
				     ? _("(confidence, profile; it reaches the end of what can be "
					 "tested)")
				     : _("(confidence, profile)"));
	add_interval(out, _("between"),
		     ratio_trial_band(&test->trial, test->trial.count + 1, 0.95),
		     _("(95 % of resamples, the search repeated)"));
	str_printf(out, _("  Davies p %s"), num_digits(value, test->davies_p, 2));
	if (test->has_sup_f && test->sup_f.p >= 1e-12)
		str_printf(out, _(", sup-F p %s"), num_digits(value, test->sup_f.p, 2));
	else if (test->has_sup_f)
		str_add(out, _(", sup-F p < 1e-12"));
	str_printf(out,
		   _(": as if the points were given\n  simulated, selection and search included: "
		     "%s (%zu worlds)\n"),
		   bend_p(test, text), test->null.testable);
	str_printf(out,
		   _("  the rule alone changes a straight slope by %s %%, and AICc sees a break in "
		     "%.0f %% of "
		     "straight worlds\n"),
		   num_digits(bias, 100 * null_trial_bias(&test->null), 2),
		   100 * (double)test->null.preferred / (double)test->null.testable);
}

static void add_curves(const struct acceleration *a, struct str *out)
{
	static const char *const scales[] = { [GROWTH_RAW] = N_("the values as they are"),
					      [GROWTH_LOG] = N_("natural logarithms"),
					      [GROWTH_LOGIT] = N_("logits") };
	str_printf(out,
		   _("\nCurves, all fitted to %s; forecasts up to half a year ahead from growing "
		     "records (%zu)\n"),
		   _(scales[a->figure->selection.scale]), a->scores[0].forecasts);
	static const struct {
		const char *name;
		int columns;
	} heads[] = { { "", 19 },
		      { N_("AICc"), 7 },
		      { N_("weight"), 7 },
		      { N_("left out"), 8 },
		      { N_("forecast CRPS"), 13 },
		      { N_("error"), 7 },
		      { N_("bias"), 7 },
		      { N_("in 90 % band"), 12 } };
	str_add(out, "  ");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		cell(out, heads[i].name[0] ? _(heads[i].name) : "", heads[i].columns);
	for (int i = 0; i < CANDIDATE_COUNT; i++) {
		const struct candidate_score *score = &a->scores[i];
		str_add(out, "\n  ");
		cell(out, candidate_title(i), 19);
		if (!score->fitted) {
			str_add(out, _("cannot be fitted to so few points"));
			continue;
		}
		number(out, score->aicc, 3, 7);
		percent(out, score->weight, 7);
		number(out, score->loo, 3, 8);
		number(out, score->crps, 3, 13);
		number(out, score->rmse, 3, 7);
		number(out, score->bias, 2, 7);
		percent(out, score->coverage, 12);
	}
	str_add_char(out, '\n');
}

static void add_ratios(const struct acceleration *a, struct str *out)
{
	const struct ratio_trial *trial = &a->own.trial;
	str_add(out, _("\nSlope after over slope before, at any break date (90 % band)\n"));
	for (size_t i = 0; i < trial->count; i += (trial->count - 1) / 6) {
		struct interval band = ratio_trial_band(trial, i, 0.9);
		str_add(out, "  ");
		date(out, trial->at[i], 10);
		number(out, trial->ratio[i], 3, 6);
		str_add(out, "[");
		number(out, band.low, 3, 0);
		number(out, band.high, 3, -1);
		str_add(out, "]\n");
	}
}

static void add_recent(const struct acceleration *a, struct str *out)
{
	static const double windows[] = { 0.5, 1, 1.5, 2, 3 };
	str_add(out,
		_("\nRise within the last T over all the rise before (best value so far)\n  "));
	cell(out, "T", 18);
	for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
		char text[32];
		snprintf(text, sizeof text, _("%g y"), windows[i]);
		cell(out, text, 8);
	}
	cell(out, _("1 from"), 0);
	for (int scale = 0; scale < RECENT_SCALES; scale++) {
		double turn = acceleration_turn(a, (enum recent_scale)scale);
		str_add(out, "\n  ");
		cell(out, recent_title((enum recent_scale)scale), 18);
		for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
			struct recent recent =
				acceleration_recent(a, (enum recent_scale)scale, windows[i]);
			number(out, recent.has ? recent.ratio : (double)NAN, 2, 8);
		}
		number(out, turn, 2, 0);
		if (!isnan(turn))
			str_add(out, _("years"));
	}
	str_add(out, "\n  ");
	acceleration_tautology(a, out);
	str_add_char(out, '\n');
}

static void add_rules(const struct acceleration *a, struct str *out, enum charset charset)
{
	char text[120], p[64];
	str_add(out, _("\nThe same under other choices of points\n"));
	for (size_t i = 0; i < a->rule_count; i++) {
		const struct bend_test *test = &a->rules[i];
		str_add(out, "  ");
		cell(out, bend_rule(test, text), 24);
		cell(out, verdict_title(test->verdict), 12);
		if (test->refusal[0]) {
			str_printf(out, "%s\n", test->refusal);
			continue;
		}
		str_printf(out, "n %zu, %s, ", test->n, bend_p(test, p));
		str_printf(out, "%s, ", bend_pace(a, test, text, charset));
		str_add(out, _("break "));
		date(out, test->line.at, 0);
		str_printf(out, "\n  %24s %s\n", "", bend_rule_bias(test->rule));
	}
}

static void add_influences(const struct acceleration *a, struct str *out)
{
	str_add(out, _("\nStart of the record and what it says (break, ratio, p)\n"));
	size_t step = a->since_count > 8 ? a->since_count / 8 + 1 : 1;
	for (size_t i = 0; i < a->since_count; i += step) {
		const struct influence *since = &a->since[i];
		str_add(out, "  ");
		date(out, a->own.x[since->point], 10);
		date(out, since->at, 10);
		number(out, since->ratio, 3, 8);
		number(out, since->p, 2, 0);
		str_add_char(out, '\n');
	}
}

static void add_sections(const struct acceleration *a, struct str *out)
{
	const struct sections *s = &a->sections;
	if (!a->has_sections)
		return;
	str_printf(out,
		   P_("\nLines that may jump: BIC prefers %d break",
		      "\nLines that may jump: BIC prefers %d breaks", (unsigned long)s->best_bic),
		   s->best_bic);
	for (int i = 0; i < s->best_bic; i++) {
		str_add(out, i ? ", " : ": ");
		date(out, a->own.x[s->last[s->best_bic][i] - 1], -1);
	}
	str_printf(out,
		   P_("; one after the other, sup-F finds %d\n",
		      "; one after the other, sup-F finds %d\n", (unsigned long)s->sequential),
		   s->sequential);
}

void acceleration_page(const struct acceleration *a, struct str *out, enum charset charset)
{
	char command[400];
	add_head(a, out, charset);
	if (!a->own.refusal[0] && a->own.null.testable) {
		add_break(a, out);
		add_curves(a, out);
		add_ratios(a, out);
	}
	add_recent(a, out);
	add_rules(a, out, charset);
	if (a->since_count)
		add_influences(a, out);
	add_sections(a, out);
	str_printf(out, "\n%s:", _("Sources"));
	for (size_t i = 0; i < a->figure->source_count; i++)
		str_printf(out, " %s", a->figure->sources[i]);
	str_printf(out, "\n%s: %s\n", _("Command"),
		   acceleration_command(a, command, sizeof command));
	trim_lines(out);
}
