/* tests_forecasts.c - earlier forecasts against what came, and how the same forecast moved. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"

#include <math.h>
#include <string.h>

enum { QUARTERS_MAX = 60 };
#define QUARTER (DAYS_PER_YEAR / 4)

/* What lines fitted at earlier quarters made of the twelve months after them. */
struct hindsight {
	size_t origins, too_low, forecasts, covered;
	double error; /* mean of log2 actual - log2 forecast */
};

static void judge_origin(const struct cut *all, const struct growth *fit, double origin,
			 struct hindsight *hindsight)
{
	double sum = 0;
	size_t count = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (all->t[i] <= origin || all->t[i] > origin + DAYS_PER_YEAR)
			continue;
		struct interval band = growth_band(fit, all->years[i], BAND_PREDICTION);
		sum += log2(all->y[i] / growth_at(fit, all->years[i]));
		count++;
		hindsight->covered += all->y[i] >= band.low && all->y[i] <= band.high;
	}
	if (count == 0)
		return;
	hindsight->origins++;
	hindsight->forecasts += count;
	hindsight->error += sum;
	hindsight->too_low += sum > 0;
}

static void judge(struct trial *trial, const struct cut *all, struct hindsight *hindsight)
{
	*hindsight = (struct hindsight){ 0 };
	for (double day = all->t[0]; day < all->t[all->n - 1]; day += QUARTER) {
		struct cut known;
		struct growth fit;
		if (trial_cut(trial, &known, all->series->id, -HUGE_VAL, day,
			      all->series->frontier) &&
		    known.n >= 5 && cut_growth(&known, GROWTH_LOG, &fit))
			judge_origin(all, &fit, day, hindsight);
	}
	if (hindsight->forecasts)
		hindsight->error /= (double)hindsight->forecasts;
}

void test_forecasts(struct trial *trial)
{
	struct cut all;
	struct hindsight hindsight = { 0 };
	if (trial_default(trial, &all, NULL) && all.n >= 6)
		judge(trial, &all, &hindsight);
	if (hindsight.origins < 2) {
		trial_cannot(
			trial,
			_("The data of that day hold too few records after an earlier forecast."));
		return;
	}
	double share = (double)hindsight.covered / (double)hindsight.forecasts;
	trial_find(trial, _("quarters that a line was fitted at"), (double)hindsight.origins,
		   "count");
	trial_find(trial, _("quarters whose line was too low"), (double)hindsight.too_low, "count");
	trial_find(trial, _("records within a year that it was held against"),
		   (double)hindsight.forecasts, "count");
	trial_find(trial, _("within the 95 % prediction band"), share, "percent");
	trial_find(trial, _("mean error in doublings (above 0: more came)"), hindsight.error, "");
	bool low = 3 * hindsight.too_low >= 2 * hindsight.origins && hindsight.error > 0;
	trial_rule(trial,
		   low && share < 0.9    ? JUDGED_SUPPORTED
		   : hindsight.error > 0 ? JUDGED_PARTLY
					 : JUDGED_NOT_SUPPORTED,
		   _("At %zu of %zu quarters the line through what was known came out too low, by "
		     "%.2g doublings "
		     "on average; %s of the records lay in its 95 %% band."),
		   hindsight.too_low, hindsight.origins, hindsight.error,
		   trial_say(trial, share, "percent"));
}

/* -- forecasts of forecasts -------------------------------------------------------------------- */

void test_revisions(struct trial *trial)
{
	struct cut all;
	double target = trial_number(trial, "target", 10020), last = (double)NAN,
	       first = (double)NAN;
	size_t count = 0, earlier = 0, later = 0;
	if (!trial_default(trial, &all, NULL) || all.n < 6) {
		trial_cannot(trial, _("The data of that day hold too few records."));
		return;
	}
	double end = claims_day(trial->claims, trial->as_of);
	for (double day = all.t[0]; day <= end; day += QUARTER) {
		struct cut known;
		struct growth fit;
		trial_cut(trial, &known, all.series->id, -HUGE_VAL, day, all.series->frontier);
		if (known.n < 5 || !cut_growth(&known, GROWTH_LOG, &fit))
			continue;
		double reaches = date_from_decimal_year(growth_reaches(&fit, target));
		earlier += reaches < last - 30;
		later += reaches > last + 30;
		first = isnan(first) ? reaches : first;
		last = reaches;
		count++;
	}
	if (count < 2) {
		trial_cannot(trial,
			     _("The data of that day hold too few quarters with a forecast."));
		return;
	}
	trial_find(trial, _("date expected at first"), first, "date");
	trial_find(trial, _("date expected last"), last, "date");
	trial_find(trial, _("quarters compared"), (double)count, "count");
	trial_find(trial, _("moved earlier by a month or more"), (double)earlier, "count");
	trial_find(trial, _("moved later by a month or more"), (double)later, "count");
	trial_rule(trial,
		   earlier + later >= 2 ? JUDGED_SUPPORTED
		   : earlier + later    ? JUDGED_PARTLY
					: JUDGED_NOT_SUPPORTED,
		   _("The same line put the date at %s first and at %s last; it moved earlier in "
		     "%zu quarters and "
		     "later in %zu."),
		   trial_say(trial, first, "date"), trial_say(trial, last, "date"), earlier, later);
}
