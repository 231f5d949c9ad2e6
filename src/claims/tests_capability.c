/* tests_capability.c - is it exponential, is it accelerating, is the latest more than all before?
 */
#include "base/date.h"
#include "base/i18n.h"
#include "claims/trial.h"
#include "regress/breaks.h"
#include "regress/linear.h"

#include <math.h>
#include <stdlib.h>

/* Hurvich & Tsai's criterion from a sum of squares, `k` parameters with sigma; INFINITY without
 * room. */
static double aicc(double rss, size_t n, int k)
{
	double room = (double)n - k - 1;
	return room > 0 && rss > 0
		       ? (double)n * log(rss / (double)n) + 2 * k + 2.0 * k * (k + 1) / room
		       : (double)INFINITY;
}

/* The curves that C1 tells apart, as sums of squares of log2 y. */
struct shapes {
	size_t n;
	double *log2_y;
	double line, bend, quadratic, hyperbola; /* AICc */
	double curvature, pole;                  /* of the quadratic; year of the hyperbola's end */
	struct break_line best;
	struct break_inference inference;
	bool has_bend;
	double p;
};

static void fit_line_and_quadratic(struct shapes *shapes, const struct cut *cut)
{
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	struct linear fit;
	double mean = 0, *x = arena_array(&arena, cut->n, sizeof *x);
	for (size_t i = 0; i < cut->n; i++)
		mean += cut->years[i] / (double)cut->n;
	for (size_t i = 0; i < cut->n; i++)
		x[i] = cut->years[i] - mean;
	struct linear_options options = { .level = 0.95 };
	shapes->line = shapes->quadratic = (double)INFINITY;
	if (linear_fit(&fit, linear_polynomial(x, cut->n, 1, &arena), shapes->log2_y, cut->n, 2,
		       &options, &arena, &err))
		shapes->line = aicc(fit.rss, cut->n, 3);
	if (linear_fit(&fit, linear_polynomial(x, cut->n, 2, &arena), shapes->log2_y, cut->n, 3,
		       &options, &arena, &err)) {
		shapes->quadratic = aicc(fit.rss, cut->n, 4);
		shapes->curvature = fit.estimate[2];
	}
	arena_clear(&arena);
}

/* log y = a - g log(end - t): linear once the end is given; the end is looked for on a grid. */
static void fit_hyperbola(struct shapes *shapes, const struct cut *cut)
{
	struct linear_options options = { .level = 0.95 };
	double last = cut->years[cut->n - 1];
	shapes->hyperbola = (double)INFINITY;
	for (double lead = 0.1; lead < 60; lead *= 1.05) {
		struct arena arena = ARENA_EMPTY;
		struct err err = { 0 };
		struct linear fit;
		long double *x = arena_array(&arena, 2 * cut->n, sizeof *x);
		for (size_t i = 0; i < cut->n; i++) {
			x[2 * i] = 1;
			x[2 * i + 1] = -logl((long double)(last + lead - cut->years[i]));
		}
		if (linear_fit(&fit, x, shapes->log2_y, cut->n, 2, &options, &arena, &err) &&
		    fit.estimate[1] > 0 && aicc(fit.rss, cut->n, 4) < shapes->hyperbola) {
			shapes->hyperbola = aicc(fit.rss, cut->n, 4);
			shapes->pole = last + lead;
		}
		arena_clear(&arena);
	}
}

static void fit_bend(struct shapes *shapes, const struct cut *cut)
{
	struct breaks breaks;
	struct err err = { 0 };
	breaks_init(&breaks);
	shapes->bend = (double)INFINITY;
	if (breaks_load(&breaks, cut->years, shapes->log2_y, cut->n, 3, (double)NAN, (double)NAN,
			&err)) {
		shapes->has_bend = true;
		shapes->best = breaks_best(&breaks);
		breaks_infer(&breaks, &shapes->best, 0.95, &shapes->inference);
		shapes->bend = aicc(shapes->best.rss, cut->n, 5);
		shapes->p = breaks_davies(&breaks, 10, DAVIES_EXACT);
	}
	breaks_clear(&breaks);
}

static void fit_shapes(struct shapes *shapes, const struct cut *cut)
{
	*shapes = (struct shapes){ .n = cut->n, .p = (double)NAN };
	shapes->log2_y = mem_array(cut->n, sizeof *shapes->log2_y);
	for (size_t i = 0; i < cut->n; i++)
		shapes->log2_y[i] = log2(cut->y[i]);
	fit_line_and_quadratic(shapes, cut);
	fit_hyperbola(shapes, cut);
	fit_bend(shapes, cut);
	free(shapes->log2_y);
}

static void find_doubling(struct trial *trial, const char *name, double slope,
			  struct interval slopes)
{
	struct interval days = { slopes.high > 0 ? DAYS_PER_YEAR / slopes.high : (double)INFINITY,
				 slopes.low > 0 ? DAYS_PER_YEAR / slopes.low : (double)INFINITY };
	if (slope > 0)
		trial_find_interval(trial, name, DAYS_PER_YEAR / slope, days, 0.95, "days",
				    "confidence");
}

static void find_shapes(struct trial *trial, const struct shapes *shapes)
{
	const struct break_inference *inference = &shapes->inference;
	if (shapes->has_bend) {
		struct interval at = { date_from_decimal_year(inference->profile.low),
				       date_from_decimal_year(inference->profile.high) };
		trial_find_interval(trial, _("bend of two lines"),
				    date_from_decimal_year(shapes->best.at), at, 0.95, "date",
				    "confidence");
		find_doubling(trial, _("doubling before the bend"), shapes->best.before,
			      inference->before);
		find_doubling(trial, _("doubling after the bend"), shapes->best.after,
			      inference->after);
		trial_find(trial, _("p of no bend (Davies)"), shapes->p, "");
	}
	trial_find(trial, _("AICc of one line"), shapes->line, "");
	trial_find(trial, _("AICc of two lines that meet"), shapes->bend, "");
	trial_find(trial, _("AICc of a quadratic"), shapes->quadratic, "");
	trial_find(trial, _("AICc of a hyperbola"), shapes->hyperbola, "");
	if (isfinite(shapes->hyperbola))
		trial_find(trial, _("end of the hyperbola"), date_from_decimal_year(shapes->pole),
			   "date");
}

/* A rise of the rate that the criterion sees beyond one line: two lines or a smooth curve. */
static bool rises(const struct shapes *shapes)
{
	bool bend = shapes->has_bend && shapes->best.after > shapes->best.before &&
		    shapes->bend < shapes->line - 2 && shapes->p < 0.05;
	bool curve = shapes->curvature > 0 && shapes->quadratic < shapes->line - 2;
	return bend || (curve && !shapes->has_bend);
}

void test_acceleration(struct trial *trial)
{
	struct cut cut;
	struct growth fit;
	struct shapes shapes;
	size_t least = (size_t)trial_number(trial, "least", 8);
	if (!trial_default(trial, &cut, NULL) || !cut_growth(&cut, GROWTH_LOG, &fit)) {
		trial_cannot(trial, _("The data of that day hold %zu records; a trend needs 3."),
			     cut.n);
		return;
	}
	trial_find(trial, _("records fitted"), (double)cut.n, "count");
	trial_find_interval(trial, _("doubling time of one line"), fit.doubling_days,
			    fit.doubling_interval, fit.level, "days", "confidence");
	trial_find(trial, _("R² of one line"), fit.r_squared, "");
	if (fit.unbounded || fit.halving) {
		trial_rule(trial, JUDGED_NOT_SUPPORTED,
			   _("The slope of the logarithm cannot be told from zero."));
		return;
	}
	if (cut.n < least) {
		trial_rule(trial, JUDGED_PARTLY,
			   _("Exponential, doubling every %s; with %zu records nobody can tell "
			     "whether "
			     "the rate rises."),
			   trial_say(trial, fit.doubling_days, "days"), cut.n);
		return;
	}
	fit_shapes(&shapes, &cut);
	find_shapes(trial, &shapes);
	if (!rises(&shapes)) {
		trial_rule(trial, JUDGED_PARTLY,
			   _("Exponential, doubling every %s, but one line serves as well as a "
			     "bend or "
			     "a curve: no acceleration."),
			   trial_say(trial, fit.doubling_days, "days"));
		return;
	}
	trial_rule(trial, JUDGED_SUPPORTED,
		   _("Exponential, and the rate rose: doubling every %s before %s, every %s after; "
		     "whether towards a hyperbola stays open (AICc %.1f against %.1f)."),
		   trial_say(trial, DAYS_PER_YEAR / shapes.best.before, "days"),
		   trial_say(trial, date_from_decimal_year(shapes.best.at), "date"),
		   trial_say(trial, DAYS_PER_YEAR / shapes.best.after, "days"), shapes.hyperbola,
		   shapes.bend);
}

/* -- recent against all before ------------------------------------------------------------------
 */

enum ruler { RULER_RAW, RULER_LOG };

static double on(enum ruler ruler, double y)
{
	return ruler == RULER_LOG ? log(y) : y;
}

/* Gain of the last `days` over the gain before them; NaN when there was none before. */
static double recent_ratio(const struct cut *cut, enum ruler ruler, double days)
{
	double now = on(ruler, cut->y[cut->n - 1]), first = on(ruler, cut->y[0]);
	double then = on(ruler, cut_best(cut, cut->t[cut->n - 1] - days));
	if (isnan(then) || then == first)
		return (double)NAN;
	return (now - then) / (then - first);
}

/* The shortest window, in days, whose gain is that of all before it: back to the first record
 * beyond the middle of the way. */
static double turning_window(const struct cut *cut, enum ruler ruler)
{
	double middle = (on(ruler, cut->y[0]) + on(ruler, cut->y[cut->n - 1])) / 2;
	for (size_t i = 0; i < cut->n; i++)
		if (on(ruler, cut->y[i]) > middle)
			return cut->t[cut->n - 1] - cut->t[i];
	return (double)NAN;
}

/* Ratios for one, two and three years and the window where they pass one. */
static double find_recent(struct trial *trial, const struct cut *cut, enum ruler ruler,
			  const char *scale, double years)
{
	double asked = recent_ratio(cut, ruler, years * DAYS_PER_YEAR);
	for (int year = 1; year <= 3; year++) {
		double ratio = recent_ratio(cut, ruler, year * DAYS_PER_YEAR);
		if (!isnan(ratio))
			trial_find(trial,
				   arena_printf(&trial->claims->arena, _("%s, last %d y"), scale,
						year),
				   ratio, "");
	}
	double turn = turning_window(cut, ruler);
	if (turn > 0)
		trial_find(
			trial,
			arena_printf(&trial->claims->arena, _("%s, window where it turns"), scale),
			turn / DAYS_PER_YEAR * 12, "months");
	return asked;
}

void test_recent(struct trial *trial)
{
	struct cut cut, index;
	double years = trial_number(trial, "years", 1);
	if (!trial_default(trial, &cut, NULL) || cut.n < 4) {
		trial_cannot(trial, _("The data of that day hold %zu records; it takes 4."), cut.n);
		return;
	}
	double raw = find_recent(trial, &cut, RULER_RAW, _("raw"), years);
	double log_ratio = find_recent(trial, &cut, RULER_LOG, _("log"), years);
	double turn = turning_window(&cut, RULER_LOG),
	       three = recent_ratio(&cut, RULER_LOG, 3 * DAYS_PER_YEAR);
	double index_ratio = (double)NAN;
	if (trial_default(trial, &index, trial_text(trial, "index", "eci")) && index.n >= 4)
		index_ratio = find_recent(trial, &index, RULER_RAW, _("index"), years);
	bool all = log_ratio >= 1 && !(index_ratio < 1);
	bool none = three < 1;
	trial_rule(trial,
		   all    ? JUDGED_SUPPORTED
		   : none ? JUDGED_NOT_SUPPORTED
			  : JUDGED_PARTLY,
		   _("The last %g y brought %.2g times all before on the raw scale (an exponential "
		     "always passes there), %.2g times in doublings, %s times on the index; in "
		     "doublings it turns at a window of %s."),
		   years, raw, log_ratio,
		   isnan(index_ratio) ? _("an unknown number of")
				      : trial_say(trial, index_ratio, ""),
		   trial_say(trial, turn / DAYS_PER_YEAR * 12, "months"));
}

/* -- an exponential on a bounded score ----------------------------------------------------------
 */

/* AICc of both curves on the score itself: that of the transformed fit plus twice the logarithm of
 * the Jacobian (Box & Cox 1964, J. R. Stat. Soc. B 26, sec. 3). */
static double jacobian(const struct cut *cut, const struct growth *fit)
{
	double sum = 0;
	for (size_t i = 0; i < cut->n; i++) {
		double y = cut->y[i];
		sum += fit->scale == GROWTH_LOG ? log(y)
						: log((y - fit->floor) * (fit->ceiling - y) /
						      (fit->ceiling - fit->floor));
	}
	return 2 * sum;
}

struct bounded {
	double leaves, exponential, logistic; /* year it passes 100 %; AICc */
	bool worse;
};

/* Leaves out scores at chance or below and at the ceiling, which have no place on a logistic curve.
 */
static void keep_placed(struct cut *cut)
{
	double floor = isnan(cut->series->floor) ? 0 : cut->series->floor;
	size_t kept = 0;
	for (size_t i = 0; i < cut->n; i++) {
		if (!(cut->y[i] > floor && cut->y[i] < cut->series->ceiling))
			continue;
		cut->t[kept] = cut->t[i];
		cut->years[kept] = cut->years[i];
		cut->at[kept] = cut->at[i];
		cut->y[kept++] = cut->y[i];
	}
	cut->n = kept;
}

static bool try_bounded(struct trial *trial, const char *series, struct bounded *bounded)
{
	struct cut cut;
	struct growth fit, curve;
	if (!trial_default(trial, &cut, series) || isnan(cut.series->ceiling))
		return false;
	keep_placed(&cut);
	if (!cut_growth(&cut, GROWTH_LOG, &fit) || !cut_growth(&cut, GROWTH_LOGIT, &curve))
		return false;
	struct arena *arena = &trial->claims->arena;
	const char *name = cut.series->short_title;
	bounded->leaves = growth_reaches(&fit, 1.0);
	bounded->exponential = fit.aicc + jacobian(&cut, &fit);
	bounded->logistic = curve.aicc + jacobian(&cut, &curve);
	bounded->worse = bounded->logistic < bounded->exponential;
	trial_find(trial, arena_printf(arena, _("%s: best score"), name), cut.y[cut.n - 1],
		   "percent");
	trial_find(trial, arena_printf(arena, _("%s: exponential passes 100 %%"), name),
		   date_from_decimal_year(bounded->leaves), "date");
	trial_find_rate(trial, arena_printf(arena, _("%s: exponential"), name), &fit);
	trial_find_rate(trial, arena_printf(arena, _("%s: odds of the logistic"), name), &curve);
	trial_find(trial, arena_printf(arena, _("%s: AICc of the exponential"), name),
		   bounded->exponential, "");
	trial_find(trial, arena_printf(arena, _("%s: AICc of the logistic"), name),
		   bounded->logistic, "");
	return true;
}

void test_bounded(struct trial *trial)
{
	struct bounded first, second;
	bool has_second;
	if (!trial->claim->series || !try_bounded(trial, trial->claim->series->id, &first)) {
		trial_cannot(trial, _("The data of that day hold too few scores for two curves."));
		return;
	}
	has_second = try_bounded(trial, trial_text(trial, "second", ""), &second);
	bool fits = !first.worse && !(has_second && second.worse);
	trial_rule(trial, fits ? JUDGED_PARTLY : JUDGED_NOT_SUPPORTED,
		   fits ? _("Up to that day an exponential describes the scores no worse than a "
			    "logistic "
			    "curve, but it passes 100 %% in %s, which no score can.")
			: _("No share of right answers can follow an exponential: it passes 100 %% "
			    "in %s, "
			    "and a logistic curve between chance and ceiling fits better."),
		   trial_say(trial, date_from_decimal_year(first.leaves), "date"));
}
