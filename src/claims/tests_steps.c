/* tests_steps.c - bends and jumps: steeper than before, regular within its regimes, better since
 * models are trained to reason. */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "judge/breaks.h"
#include "regress/linear.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 60 }; /* places that the ratio is taken at */

/* The ratio of slopes for every break that leaves enough points, not for a chosen one. */
struct ratios {
	double least, most, best, at;
	struct interval after, before;
};

static double *on_scale(const struct cut *cut)
{
	double *y = mem_array(cut->n, sizeof *y);
	bool is_log = cut_scale(cut) == GROWTH_LOG;
	for (size_t i = 0; i < cut->n; i++)
		y[i] = is_log ? log2(cut->y[i]) : cut->y[i];
	return y;
}

static bool ratios_of(struct ratios *ratios, const struct cut *cut)
{
	struct breaks breaks;
	struct break_inference inference;
	struct err err = { 0 };
	double *y = on_scale(cut);
	breaks_init(&breaks);
	bool done = breaks_load(&breaks, cut->years, y, cut->n, 3, (double)NAN, (double)NAN, &err);
	if (done) {
		struct break_line best = breaks_best(&breaks);
		breaks_infer(&breaks, &best, 0.95, &inference);
		*ratios = (struct ratios){ .least = (double)INFINITY,
					   .most = -(double)INFINITY,
					   .best = break_ratio(best.before, best.after),
					   .at = best.at,
					   .after = inference.after,
					   .before = inference.before };
		for (int i = 0; i <= STEPS; i++) {
			double at = breaks.from + (breaks.to - breaks.from) * i / STEPS;
			struct break_line line = breaks_at(&breaks, at);
			double ratio = break_ratio(line.before, line.after);
			ratios->least = fmin(ratios->least, ratio);
			ratios->most = fmax(ratios->most, ratio);
		}
	}
	breaks_clear(&breaks);
	free(y);
	return done;
}

static bool find_ratios(struct trial *trial, const char *series, struct ratios *ratios)
{
	struct cut cut;
	struct arena *arena = &trial->claims->arena;
	if (!trial_default(trial, &cut, series) || !ratios_of(ratios, &cut))
		return false;
	const char *name = cut.series->short_title;
	trial_find_interval(trial, arena_printf(arena, _("%s: slope after over before"), name),
			    ratios->best, (struct interval){ ratios->least, ratios->most },
			    (double)NAN, "", "range");
	trial_find(trial, arena_printf(arena, _("%s: best break"), name),
		   date_from_decimal_year(ratios->at), "date");
	return true;
}

/* What the reference list says of the document cited under `number`: "misattributed", "vague" … */
static const char *status_of(struct trial *trial, double number)
{
	const struct dataset *dataset = trial->claims->dataset;
	for (size_t row = 0; row < dataset_count(dataset, TABLE_PROVENANCE); row++)
		if (trial_value(trial, TABLE_PROVENANCE, row, "number").number == number) {
			trial_source(trial,
				     trial_value(trial, TABLE_PROVENANCE, row, "source").text);
			return trial_value(trial, TABLE_PROVENANCE, row, "status").text;
		}
	return "real";
}

void test_steeper(struct trial *trial)
{
	struct ratios first, second;
	const char *status = status_of(trial, trial_number(trial, "number", 0));
	bool found = strcmp(status, "real") == 0;
	if (!trial->claim->series || !find_ratios(trial, trial->claim->series->id, &first)) {
		trial_cannot(trial, _("The data of that day hold too few records for a break."));
		return;
	}
	bool also = find_ratios(trial, trial_text(trial, "second", ""), &second);
	bool always = first.least > 1 && (!also || second.least > 1);
	bool clear = first.after.low > first.before.high;
	enum judgement verdict = !always          ? JUDGED_NOT_SUPPORTED
				 : clear && found ? JUDGED_SUPPORTED
						  : JUDGED_PARTLY;
	trial_rule(trial, verdict,
		   always ? _("Whatever break is taken, the slope after it is %s to %s that "
			      "before, so the "
			      "direction is right%s.")
			  : _("The ratio of slopes runs from %s to %s over the breaks that can be "
			      "taken: no "
			      "rise that holds for all%s."),
		   trial_say(trial, first.least, "factor"), trial_say(trial, first.most, "factor"),
		   found ? "" : _("; the document cited was not found"));
}

/* -- a regular tide with a step ---------------------------------------------------------------- */

void test_regular(struct trial *trial)
{
	struct cut cut, before, after;
	struct ratios ratios;
	struct growth one, two;
	if (!trial_default(trial, &cut, NULL) || !ratios_of(&ratios, &cut)) {
		trial_cannot(trial, _("The data of that day hold too few records for a break."));
		return;
	}
	double day = date_from_decimal_year(ratios.at);
	enum growth_scale scale = cut_scale(&cut);
	trial_cut(trial, &before, NULL, -HUGE_VAL, day, cut.series->frontier);
	trial_cut(trial, &after, NULL, day, HUGE_VAL, cut.series->frontier);
	if (!cut_growth(&before, scale, &one) || !cut_growth(&after, scale, &two)) {
		trial_cannot(
			trial,
			_("The data of that day hold too few records on each side of a break."));
		return;
	}
	trial_find(trial, _("break"), day, "date");
	trial_find(trial, _("R² before it"), one.r_squared, "");
	trial_find(trial, _("R² after it"), two.r_squared, "");
	trial_rule(trial, JUDGED_METAPHOR,
		   _("The trend is regular on both sides of its one break in %s (R² %.2f and "
		     "%.2f): a rising "
		     "tide with a step rather than a wave out of nowhere."),
		   trial_say(trial, day, "date"), one.r_squared, two.r_squared);
}

/* -- reasoning --------------------------------------------------------------------------------- */

/* y = a + b t + jump (t >= at) + more (t - at)+, over all models of a series. */
struct step {
	double jump, slope, more;
	struct interval jump_interval, more_interval;
	size_t before, after;
};

static bool fit_step(const struct cut *cut, double at, struct step *step)
{
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	struct linear fit;
	struct linear_options options = { .level = 0.95, .errors = LINEAR_HC3 };
	double year = date_decimal_year(at);
	long double *x = arena_array(&arena, 4 * cut->n, sizeof *x);
	*step = (struct step){ 0 };
	for (size_t i = 0; i < cut->n; i++) {
		bool is_after = cut->t[i] >= at;
		x[4 * i] = 1;
		x[4 * i + 1] = (long double)(cut->years[i] - year);
		x[4 * i + 2] = is_after;
		x[4 * i + 3] = is_after ? (long double)(cut->years[i] - year) : 0;
		step->before += !is_after;
		step->after += is_after;
	}
	bool done = step->before >= 3 && step->after >= 3 &&
		    linear_fit(&fit, x, cut->y, cut->n, 4, &options, &arena, &err);
	if (done) {
		step->slope = fit.estimate[1];
		step->jump = fit.estimate[2];
		step->more = fit.estimate[3];
		step->jump_interval = fit.interval[2];
		step->more_interval = fit.interval[3];
	}
	arena_clear(&arena);
	return done;
}

/* Pairs of scores without and with the method, from the milestones of training. */
static size_t find_pairs(struct trial *trial, double *median)
{
	const struct dataset *dataset = trial->claims->dataset;
	size_t rows = dataset_count(dataset, TABLE_TRAINING), count = 0;
	double *gains = mem_array(rows, sizeof *gains), *room = mem_array(rows + 1, sizeof *room);
	for (size_t row = 0; row < rows; row++) {
		const char *category = trial_value(trial, TABLE_TRAINING, row, "category").text;
		const char *before = trial_value(trial, TABLE_TRAINING, row, "before").text;
		const char *after = trial_value(trial, TABLE_TRAINING, row, "after").text;
		double from, to;
		if (!trial_row_known(trial, TABLE_TRAINING, row) || !before || !after ||
		    !category || strcmp(category, "post-training") != 0 ||
		    !num_parse(before, &from) || !num_parse(after, &to) || from > 1 || to > 1)
			continue;
		gains[count++] = to - from;
		trial_source(trial, trial_value(trial, TABLE_TRAINING, row, "source").text);
	}
	*median = count ? summary_median(gains, count, room) : (double)NAN;
	free(gains);
	free(room);
	return count;
}

void test_reasoning(struct trial *trial)
{
	struct cut cut;
	struct step step;
	double median, at = trial_date(trial, "at", (double)NAN);
	size_t pairs = find_pairs(trial, &median);
	if (pairs)
		trial_find(trial, _("median gain of paired models, share of the score"), median,
			   "percent");
	if (!trial_default(trial, &cut, NULL) || !fit_step(&cut, at, &step)) {
		trial_cannot(
			trial,
			_("The data of that day do not reach past the first reasoning model."));
		return;
	}
	trial_find_interval(trial, _("jump of the records at the first reasoning model, points"),
			    step.jump, step.jump_interval, 0.95, "", "confidence");
	trial_find(trial, _("slope of the records before it"), step.slope, "per-year");
	trial_find_interval(trial, _("change of the slope"), step.more, step.more_interval, 0.95,
			    "per-year", "confidence");
	bool jumped = step.jump_interval.low > 0, steeper = step.more_interval.low > 0;
	trial_rule(
		trial,
		(jumped || steeper) && pairs >= 2 ? JUDGED_SUPPORTED
		: jumped || steeper || pairs      ? JUDGED_PARTLY
						  : JUDGED_NOT_SUPPORTED,
		_("At the first reasoning model the records jump by %.2g points and their slope "
		  "changes "
		  "by %+.2g a year; %zu pairs of models with and without it gain %s in the median; "
		  "computing at inference grew at the same time."),
		step.jump, step.more, pairs, trial_say(trial, median, "percent"));
}
