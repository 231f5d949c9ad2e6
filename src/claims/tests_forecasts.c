/* tests_forecasts.c - earlier forecasts against what came, and how the same forecast moved. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "study/backtest.h"

#include <math.h>
#include <string.h>

#define QUARTER (DAYS_PER_YEAR / 4)

/* The back-test of the claim's chart as of the trial's day, as `kasoku backtest` makes it; NULL
 * when it has no scores for the line. */
static const struct backtest_row *judge_line(struct trial *trial, struct figure *figure,
					     struct backtest *backtest)
{
	struct backtest_options options;
	struct selection selection = trial->claim->selection;
	selection.as_of = trial->as_of;
	figure_make(figure, trial->claim->series, trial->claims->dataset, &selection);
	backtest_defaults(&options);
	options.brief = true;
	backtest_make(backtest, figure, &options);
	for (size_t i = 0; i < figure->source_count; i++)
		trial_source(trial, figure->sources[i]);
	const struct forecast_method *line = &forecast_methods[FORECAST_LINE];
	for (size_t i = 0; i < backtest->row_count; i++)
		if (backtest->rows[i].method == line && backtest->rows[i].applies)
			return &backtest->rows[i];
	return NULL;
}

static void rule_forecasts(struct trial *trial, const struct backtest *backtest,
			   const struct backtest_row *row)
{
	const struct score *score = &row->score;
	double held = (double)score->held[SCORE_LEVELS - 1] / (double)score->n;
	trial_find(trial, _("days that a line was fitted at"), (double)backtest->origin_count,
		   "count");
	trial_find(trial, _("records that it was held against"), (double)score->n, "count");
	trial_find(trial, _("within the 90 % prediction band"), held, "percent");
	trial_find(trial, _("mean error in doublings (above 0: more came)"), score->bias, "");
	trial_find(trial, _("CRPS in doublings"), score->crps, "");
	trial_find(trial, _("gain over a forecast of no change"), row->skill, "percent");
	trial_rule(trial,
		   score->bias > 0 && held < 0.8 ? JUDGED_SUPPORTED
		   : score->bias > 0             ? JUDGED_PARTLY
						 : JUDGED_NOT_SUPPORTED,
		   _("Lines through what was known on %zu days came out %.2g doublings too low on "
		     "average; %s of the records that came within 2.5 years lay in their 90 %% "
		     "bands."),
		   backtest->origin_count, score->bias, trial_say(trial, held, "percent"));
}

void test_forecasts(struct trial *trial)
{
	struct figure figure;
	struct backtest backtest;
	if (!trial->claim->series) {
		trial_cannot(trial, _("There is no series to test it on."));
		return;
	}
	const struct backtest_row *row = judge_line(trial, &figure, &backtest);
	if (row && backtest.origin_count >= 2 && row->score.n > 0)
		rule_forecasts(trial, &backtest, row);
	else
		trial_cannot(trial, _("The data of that day hold too few records after an earlier "
				      "forecast."));
	backtest_clear(&backtest);
	figure_clear(&figure);
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
	size_t quarters = end >= all.t[0] ? (size_t)((end - all.t[0]) / QUARTER) + 1 : 0;
	for (size_t quarter = 0; quarter < quarters; quarter++) {
		double day = all.t[0] + (double)quarter * QUARTER;
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
