/* tests_drivers.c - what drives it: compute, its parts, its share, and what a fixed result costs.
 */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "regress/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* -- what compute does not explain ------------------------------------------------------------- */

/* Models with an index and known training compute. */
struct scaled {
	size_t n;
	double *years, *log_compute, *index;
	double last;
};

static void gather_scaled(struct trial *trial, struct scaled *scaled, const struct cut *cut)
{
	const struct dataset *dataset = trial->claims->dataset;
	struct arena *arena = &trial->claims->arena;
	*scaled = (struct scaled){ 0 };
	scaled->years = arena_array(arena, cut->n, sizeof *scaled->years);
	scaled->log_compute = arena_array(arena, cut->n, sizeof *scaled->log_compute);
	scaled->index = arena_array(arena, cut->n, sizeof *scaled->index);
	for (size_t i = 0; i < cut->n; i++) {
		double compute =
			dataset_get(dataset, cut->series->table, cut->at[i]->row, "model.compute")
				.number;
		if (!(compute > 0))
			continue;
		scaled->years[scaled->n] = cut->years[i];
		scaled->log_compute[scaled->n] = log10(compute);
		scaled->index[scaled->n++] = cut->y[i];
		scaled->last = cut->t[i];
	}
}

/* index = a + k log10 compute + b t.  Estimates 1 and 2 are k and b. */
static bool fit_scaled(const struct scaled *scaled, struct linear *fit, struct arena *arena)
{
	struct err err = { 0 };
	struct linear_options options = { .level = 0.95, .errors = LINEAR_HC3 };
	long double *x = arena_array(arena, 3 * scaled->n, sizeof *x);
	for (size_t i = 0; i < scaled->n; i++) {
		x[3 * i] = 1;
		x[3 * i + 1] = (long double)scaled->log_compute[i] - 25;
		x[3 * i + 2] = (long double)scaled->years[i] - 2024;
	}
	return scaled->n >= 8 &&
	       linear_fit(fit, x, scaled->index, scaled->n, 3, &options, arena, &err);
}

static bool scaled_of(struct trial *trial, struct scaled *scaled, struct linear *fit)
{
	struct cut cut;
	if (!trial_cut(trial, &cut, NULL, -HUGE_VAL, HUGE_VAL, FRONTIER_ALL))
		return false;
	gather_scaled(trial, scaled, &cut);
	if (!fit_scaled(scaled, fit, &trial->claims->arena))
		return false;
	trial_find(trial, _("models with index and compute"), (double)scaled->n, "count");
	trial_find_interval(trial, _("index points per ten-fold compute"), fit->estimate[1],
			    fit->interval[1], fit->level, "", "confidence");
	trial_find_interval(trial, _("index points a year at equal compute"), fit->estimate[2],
			    fit->interval[2], fit->level, "per-year", "confidence");
	return true;
}

void test_beyond_scaling(struct trial *trial)
{
	struct scaled scaled;
	struct linear fit;
	if (!scaled_of(trial, &scaled, &fit)) {
		trial_cannot(
			trial,
			_("The data of that day hold too few models with both index and compute."));
		return;
	}
	double saving = pow(10, fit.estimate[2] / fit.estimate[1]);
	trial_find(trial, _("compute saved a year at equal index"), saving, "factor-year");
	trial_rule(
		trial, fit.interval[2].low > 0 ? JUDGED_PARTLY : JUDGED_NOT_SUPPORTED,
		fit.interval[2].low > 0
			? _("At equal training compute the index still gains %.2g points a year "
			    "over %zu "
			    "models, so training scale alone does not explain it; how much is "
			    "inference "
			    "and reinforcement learning, which scale too, the figures do not say.")
			: _("Beside training compute no trend in time is left (%.2g points a year, "
			    "%zu "
			    "models)."),
		fit.estimate[2], scaled.n);
}

void test_diminishing(struct trial *trial)
{
	struct scaled scaled;
	struct linear fit;
	struct cut compute;
	struct growth growth;
	double exponent = (double)NAN;
	long row =
		dataset_find(trial->claims->dataset, TABLE_TRENDS, trial_text(trial, "trend", ""));
	if (row >= 0) {
		exponent = trial_value(trial, TABLE_TRENDS, (size_t)row, "value").number;
		trial_source(trial, trial_value(trial, TABLE_TRENDS, (size_t)row, "source").text);
	}
	if (isnan(exponent) || !scaled_of(trial, &scaled, &fit) ||
	    !trial_default(trial, &compute, "training-compute") ||
	    !cut_growth(&compute, GROWTH_LOG, &growth)) {
		trial_cannot(
			trial,
			_("The data of that day hold too few models with both index and compute."));
		return;
	}
	double left = pow(10, -exponent), tens = growth.slope / log(10);
	trial_find(trial, _("loss left after ten-fold compute, above the floor"), left, "percent");
	trial_find_rate(trial, _("training compute"), &growth);
	trial_find(trial, _("ten-folds of compute a year"), tens, "");
	bool less = left > 0.5, fast = growth.slope_interval.low > log(2);
	trial_rule(trial,
		   less && fast   ? JUDGED_SUPPORTED
		   : less || fast ? JUDGED_PARTLY
				  : JUDGED_NOT_SUPPORTED,
		   _("Ten times the compute takes only %.0f %% off the loss, yet compute grows %s "
		     "a year, "
		     "%.2f ten-folds, each worth %.2g index points."),
		   100 * (1 - left), trial_say(trial, growth.factor_per_year, "factor"), tens,
		   fit.estimate[1]);
}

/* -- the parts of compute ---------------------------------------------------------------------- */

enum part { PART_CHIPS, PART_HOURS, PART_RATE, PART_COMPUTE };

/* A part of the compute of one run; NaN when it is not known. */
static double part_of(struct trial *trial, size_t row, enum part part)
{
	double chips = trial_value(trial, TABLE_MODELS, row, "chips").number;
	double hours = trial_value(trial, TABLE_MODELS, row, "hours").number;
	double compute = trial_value(trial, TABLE_MODELS, row, "compute").number;
	switch (part) {
	case PART_CHIPS:
		return chips;
	case PART_HOURS:
		return hours;
	case PART_RATE:
		return compute / chips / hours;
	default:
		return compute;
	}
}

/* Growth of a part over the frontier runs that it is known of: each part has its own, so that the
 * product is not an identity. */
static bool part_growth(struct trial *trial, enum part part, double from, struct growth *growth)
{
	size_t rows = dataset_count(trial->claims->dataset, TABLE_MODELS), n = 0;
	double *years = mem_array(rows, sizeof *years), *y = mem_array(rows, sizeof *y);
	struct growth_options options = { .scale = GROWTH_LOG, .level = 0.95 };
	struct err err = { 0 };
	for (size_t row = 0; row < rows; row++) {
		double date = trial_row_date(trial, TABLE_MODELS, row),
		       value = part_of(trial, row, part);
		if (!(trial_value(trial, TABLE_MODELS, row, "frontier").number > 0) ||
		    !(value > 0) || !(date >= from && date <= trial->as_of))
			continue;
		years[n] = date_decimal_year(date);
		y[n++] = value;
		trial_source(trial, trial_value(trial, TABLE_MODELS, row, "source").text);
	}
	bool done = growth_fit(growth, years, y, n, &options, &err);
	free(years);
	free(y);
	return done;
}

void test_growth_product(struct trial *trial)
{
	double from = date_days((struct civil){ 2018, 1, 1 });
	struct growth chips, hours, rate, all;
	if (!part_growth(trial, PART_CHIPS, from, &chips) ||
	    !part_growth(trial, PART_HOURS, from, &hours) ||
	    !part_growth(trial, PART_RATE, from, &rate) ||
	    !part_growth(trial, PART_COMPUTE, from, &all)) {
		trial_cannot(
			trial,
			_("The data of that day hold too few runs with chips, hours and compute."));
		return;
	}
	double product = chips.factor_per_year * hours.factor_per_year * rate.factor_per_year;
	trial_find(trial, _("runs with known speed per chip"), (double)rate.n, "count");
	trial_find_rate(trial, _("chips per run"), &chips);
	trial_find_rate(trial, _("hours per run"), &hours);
	trial_find_rate(trial, _("speed reached per chip"), &rate);
	trial_find(trial, _("product of the parts"), product, "factor-year");
	trial_find_rate(trial, _("training compute of all frontier runs"), &all);
	bool more = product<all.factor_interval.low, less = product> all.factor_interval.high;
	enum judgement verdict = more   ? JUDGED_SUPPORTED
				 : less ? JUDGED_NOT_SUPPORTED
					: JUDGED_PARTLY;
	trial_rule(trial, verdict,
		   _("Chips, hours and speed reached per chip multiply to %s a year, the compute "
		     "itself grows "
		     "%s: %s."),
		   trial_say(trial, product, "factor"),
		   trial_say(trial, all.factor_per_year, "factor"),
		   more   ? _("more than its parts explain")
		   : less ? _("less than its parts together")
			  : _("the product closes, and no interplay of the parts is left to see"));
}

/* -- instead of, or as well as ----------------------------------------------------------------- */

static double share(double compute, double software)
{
	return log(compute) / (log(compute) + log(software));
}

void test_compute_share(struct trial *trial)
{
	struct cut before, after;
	struct growth early, late;
	double split = trial_date(trial, "split", date_days((struct civil){ 2023, 1, 1 }));
	const char *series = trial->claim->series ? trial->claim->series->id : "";
	if (!trial_cut(trial, &before, series, -HUGE_VAL, split - 1, FRONTIER_ALL) ||
	    !trial_cut(trial, &after, series, split, HUGE_VAL, FRONTIER_ALL)) {
		trial_cannot(trial, _("There is no series to test it on."));
		return;
	}
	bool has_early = cut_growth(&before, GROWTH_LOG, &early);
	if (has_early)
		trial_find_rate(trial, _("growth before the date"), &early);
	if (!cut_growth(&after, GROWTH_LOG, &late)) {
		trial_cannot(trial, _("The data of that day hold too few runs after %s."),
			     trial_say(trial, split, "date"));
		return;
	}
	trial_find(trial, _("date"), split, "date");
	trial_find_rate(trial, _("growth after the date"), &late);
	double slow = trial_trend(trial, _("efficiency, one published estimate"),
				  trial_text(trial, "trend", ""));
	double fast =
		trial_trend(trial, _("efficiency, another one"), trial_text(trial, "other", ""));
	if (slow > 1 && fast > 1)
		trial_find_interval(trial, _("share of this growth in effective growth"),
				    (double)NAN,
				    (struct interval){ share(late.factor_per_year, fast),
						       share(late.factor_per_year, slow) },
				    (double)NAN, "percent", "range");
	bool grows = late.slope_interval.low > 0, doubles = late.factor_per_year > 2;
	trial_rule(trial,
		   grows && doubles           ? JUDGED_NOT_SUPPORTED
		   : late.factor_per_year > 1 ? JUDGED_PARTLY
					      : JUDGED_SUPPORTED,
		   grows && doubles
			   ? _("%s: since %s still %s a year (%s before); wits came on top "
			       "of force, not in its place.")
			   : _("%s: since %s %s a year (%s before), not clearly beyond a "
			       "doubling."),
		   after.series->short_title, trial_say(trial, split, "date"),
		   trial_say(trial, late.factor_per_year, "factor"),
		   has_early ? trial_say(trial, early.factor_per_year, "factor") : _("not known"));
}

/* -- a fixed result ---------------------------------------------------------------------------- */

static bool try_fixed(struct trial *trial, const char *series, struct growth *fit)
{
	struct cut cut;
	if (!trial_default(trial, &cut, series) || !cut_growth(&cut, GROWTH_LOG, fit))
		return false;
	struct arena *arena = &trial->claims->arena;
	const char *name = cut.series->short_title;
	if (fit->halving)
		trial_find_interval(trial, arena_printf(arena, _("%s: halves in"), name),
				    fit->doubling_days / 30.4375,
				    (struct interval){ fit->doubling_interval.low / 30.4375,
						       fit->doubling_interval.high / 30.4375 },
				    fit->level, "months", "confidence");
	else
		trial_find_rate(trial, name, fit);
	return true;
}

void test_fixed_result(struct trial *trial)
{
	static const char *const names[] = { "second", "third" };
	struct growth fit, first = { 0 };
	size_t tried = 0, falling = 0;
	for (size_t i = 0; i < 3; i++) {
		const char *series = i == 0 ? NULL : trial_text(trial, names[i - 1], NULL);
		if ((i > 0 && !series) || !try_fixed(trial, series, &fit))
			continue;
		if (tried++ == 0)
			first = fit;
		falling += fit.halving && !fit.unbounded;
	}
	double published = trial_trend(trial, _("published, language modelling 2012 to 2023"),
				       "ho-2024-arxiv");
	if (tried == 0) {
		trial_cannot(trial, _("The data of that day hold too few results of one level."));
		return;
	}
	trial_rule(trial,
		   falling == tried ? JUDGED_SUPPORTED
		   : falling        ? JUDGED_PARTLY
				    : JUDGED_NOT_SUPPORTED,
		   _("What a fixed result takes falls in %zu of %zu series (the first halves every "
		     "%s); "
		     "published for pretraining is %s a year."),
		   falling, tried, trial_say(trial, first.doubling_days / 30.4375, "months"),
		   trial_say(trial, published, "factor"));
}

/* -- three drivers and the one left out -------------------------------------------------------- */

void test_drivers(struct trial *trial)
{
	struct cut compute, price;
	struct growth all, chips;
	double software = trial_trend(trial, _("efficiency of algorithms, published"),
				      trial_text(trial, "trend", ""));
	if (!trial_default(trial, &compute, NULL) || !cut_growth(&compute, GROWTH_LOG, &all) ||
	    !trial_default(trial, &price, "chip-flops-per-dollar") ||
	    !cut_growth(&price, GROWTH_LOG, &chips) || !(software > 1)) {
		trial_cannot(trial, _("The data of that day hold too few runs or chips."));
		return;
	}
	double total = all.slope + log(software), money = all.slope - chips.slope;
	trial_find_rate(trial, _("training compute"), &all);
	trial_find_rate(trial, _("speed per dollar of chips"), &chips);
	trial_find(trial, _("share of chips"), chips.slope / total, "percent");
	trial_find(trial, _("share of spending and time"), money / total, "percent");
	trial_find(trial, _("share of algorithms in pretraining"), log(software) / total,
		   "percent");
	bool largest = money > chips.slope && money > log(software);
	trial_rule(trial, largest || money / total > 0.25 ? JUDGED_PARTLY : JUDGED_SUPPORTED,
		   largest ? _("Of the growth of effective compute %s is spending and time, the "
			       "largest part "
			       "and none of the three; chips are %s, algorithms %s; what came "
			       "after pretraining "
			       "is not in it.")
			   : _("Of the growth of effective compute %s is spending and time, which "
			       "is none of the "
			       "three; chips are %s, algorithms %s; what came after pretraining is "
			       "not in it."),
		   trial_say(trial, money / total, "percent"),
		   trial_say(trial, chips.slope / total, "percent"),
		   trial_say(trial, log(software) / total, "percent"));
}
