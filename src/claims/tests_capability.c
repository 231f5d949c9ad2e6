/* tests_capability.c - is it exponential, is it accelerating, is the latest more than all before?
 * Asked of study/acceleration.h, so that `kasoku test` and the ledger never disagree. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "study/acceleration.h"

#include <math.h>
#include <string.h>

enum { DRAWS = 400 }; /* simulated worlds of the search for a bend */

/* The figure that decides the claim as of the trial's day, and what is asked of it. */
struct bend {
	struct figure figure;
	struct acceleration acceleration;
};

static bool bend_open(struct trial *trial, struct bend *bend, const char *series, double from)
{
	const struct series *found = trial->claim->series;
	struct selection selection = trial->claim->selection;
	if (series && (!found || strcmp(series, found->id) != 0)) {
		found = series_find(trial->claims->series, series);
		if (found)
			figure_defaults(&selection, found);
		selection.from = fmax(selection.from, from);
	}
	if (!found)
		return false;
	selection.as_of = trial->as_of;
	figure_make(&bend->figure, found, trial->claims->dataset, &selection);
	acceleration_init(&bend->acceleration, &bend->figure, false, 1);
	for (size_t i = 0; i < bend->figure.source_count; i++)
		trial_source(trial, bend->figure.sources[i]);
	return true;
}

static void bend_close(struct bend *bend)
{
	acceleration_clear(&bend->acceleration);
	figure_clear(&bend->figure);
}

static double doubling(double slope)
{
	return log(2) / slope * DAYS_PER_YEAR;
}

static void find_doubling(struct trial *trial, const char *name, double slope,
			  struct interval slopes)
{
	struct interval days = { slopes.high > 0 ? doubling(slopes.high) : (double)INFINITY,
				 slopes.low > 0 ? doubling(slopes.low) : (double)INFINITY };
	if (slope > 0)
		trial_find_interval(trial, name, doubling(slope), days, 0.95, "days", "confidence");
}

static void find_bend(struct trial *trial, const struct bend_test *test)
{
	struct interval at = { date_from_decimal_year(test->about.profile.low),
			       date_from_decimal_year(test->about.profile.high) };
	trial_find_interval(trial, _("bend of two lines"), date_from_decimal_year(test->line.at),
			    at, 0.95, "date", "confidence");
	find_doubling(trial, _("doubling before the bend"), test->line.before, test->about.before);
	find_doubling(trial, _("doubling after the bend"), test->line.after, test->about.after);
	trial_find_interval(trial, _("slope after over before"), test->ratio, test->band, 0.90, "",
			    "confidence");
	trial_find(trial, _("straight worlds that bend as much (p)"), null_trial_p(&test->null),
		   "");
}

static void find_curves(struct trial *trial, struct acceleration *acceleration)
{
	acceleration_score(acceleration);
	for (int c = 0; acceleration->scored && c < CANDIDATE_COUNT; c++)
		if (acceleration->scores[c].fitted)
			trial_find(trial,
				   arena_printf(&trial->claims->arena, _("AICc, %s"),
						candidate_title(c)),
				   acceleration->scores[c].aicc, "");
}

static void rule_growth(struct trial *trial, const struct bend *bend)
{
	const struct bend_test *test = &bend->acceleration.own;
	const struct growth *fit = &bend->figure.fit.line;
	const char *line = trial_say(trial, fit->doubling_days, "days");
	struct str reason;
	if (test->verdict == VERDICT_ACCELERATING) {
		trial_rule(
			trial, JUDGED_SUPPORTED,
			_("Exponential, and the rate rose: doubling every %s before %s, every %s "
			  "after; straight worlds bend as much with p %.2g; whether towards a "
			  "hyperbola stays open."),
			trial_say(trial, doubling(test->line.before), "days"),
			trial_say(trial, date_from_decimal_year(test->line.at), "date"),
			trial_say(trial, doubling(test->line.after), "days"),
			null_trial_p(&test->null));
		return;
	}
	str_init(&reason);
	bend_reason(&bend->acceleration, test, &reason, CHARSET_UNICODE);
	trial_rule(trial, test->verdict == VERDICT_SLOWING ? JUDGED_NOT_SUPPORTED : JUDGED_PARTLY,
		   _("Exponential, doubling every %s, but no acceleration (%s): %s%s"), line,
		   verdict_title(test->verdict), reason.text,
		   reason.length && reason.text[reason.length - 1] == '.' ? "" : ".");
	str_clear(&reason);
}

void test_acceleration(struct trial *trial)
{
	struct bend bend;
	if (!bend_open(trial, &bend, NULL, (double)NAN)) {
		trial_cannot(trial, _("There is no series to test it on."));
		return;
	}
	const struct growth *fit = &bend.figure.fit.line;
	if (!bend.figure.has_fit || bend.figure.fit.kind != FIT_LINE ||
	    bend.figure.selection.scale != GROWTH_LOG) {
		trial_cannot(trial, _("The data of that day hold %zu records; a trend needs 3."),
			     bend.figure.fitted);
	} else if (fit->unbounded || fit->halving) {
		trial_rule(trial, JUDGED_NOT_SUPPORTED,
			   _("The slope of the logarithm cannot be told from zero."));
	} else {
		trial_find(trial, _("records fitted"), (double)fit->n, "count");
		trial_find_interval(trial, _("doubling time of one line"), fit->doubling_days,
				    fit->doubling_interval, fit->level, "days", "confidence");
		trial_find(trial, _("R² of one line"), fit->r_squared, "");
		acceleration_run(&bend.acceleration, DRAWS);
		if (!bend.acceleration.own.refusal[0])
			find_bend(trial, &bend.acceleration.own);
		if (!trial->brief)
			find_curves(trial, &bend.acceleration);
		rule_growth(trial, &bend);
	}
	bend_close(&bend);
}

/* -- recent against all before ----------------------------------------------------------------- */

/* Ratios for one, two and three years and the window where they pass one; returns that of `years`.
 */
static double find_recent(struct trial *trial, const struct acceleration *acceleration,
			  enum recent_scale scale, const char *name, double years)
{
	struct arena *arena = &trial->claims->arena;
	struct recent asked = acceleration_recent(acceleration, scale, years);
	for (int year = 1; year <= 3; year++) {
		struct recent recent = acceleration_recent(acceleration, scale, year);
		if (recent.has && isfinite(recent.ratio))
			trial_find(trial, arena_printf(arena, _("%s, last %d y"), name, year),
				   recent.ratio, "");
	}
	double turn = acceleration_turn(acceleration, scale);
	if (turn > 0.1)
		trial_find(trial, arena_printf(arena, _("%s, window where it turns"), name),
			   turn * 12, "months");
	return asked.has ? asked.ratio : (double)NAN;
}

static double index_ratio(struct trial *trial, double years)
{
	struct bend bend;
	double ratio = (double)NAN, from = trial_date(trial, "index-from", -HUGE_VAL);
	const char *index = trial_text(trial, "index", NULL);
	if (index && bend_open(trial, &bend, index, from)) {
		if (bend.figure.fitted >= 4)
			ratio = find_recent(trial, &bend.acceleration, RECENT_RAW, _("index"),
					    years);
		bend_close(&bend);
	}
	return ratio;
}

void test_recent(struct trial *trial)
{
	struct bend bend;
	double years = trial_number(trial, "years", 1);
	if (!bend_open(trial, &bend, NULL, (double)NAN)) {
		trial_cannot(trial, _("There is no series to test it on."));
		return;
	}
	if (bend.figure.fitted < 4) {
		trial_cannot(trial, _("The data of that day hold %zu records; it takes 4."),
			     bend.figure.fitted);
		bend_close(&bend);
		return;
	}
	const struct acceleration *acceleration = &bend.acceleration;
	double raw = find_recent(trial, acceleration, RECENT_RAW, _("raw"), years);
	double logs = find_recent(trial, acceleration, RECENT_LOG, _("log"), years);
	double turn = acceleration_turn(acceleration, RECENT_LOG);
	struct recent three = acceleration_recent(acceleration, RECENT_LOG, 3);
	double index = index_ratio(trial, years);
	enum judgement verdict = logs >= 1 && !(index < 1)      ? JUDGED_SUPPORTED
				 : three.has && three.ratio < 1 ? JUDGED_NOT_SUPPORTED
								: JUDGED_PARTLY;
	trial_rule(trial, verdict,
		   _("The last %g y brought %.2g times all before on the raw scale (an exponential "
		     "always passes there), %.2g times in doublings, %s times on the index; in "
		     "doublings it turns at a window of %s."),
		   years, raw, logs,
		   isnan(index) ? _("an unknown number of") : trial_say(trial, index, ""),
		   trial_say(trial, turn * 12, "months"));
	bend_close(&bend);
}
