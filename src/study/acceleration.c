/* acceleration.c - testing and judging; see acceleration.h.  Words are in acceleration_text.c, the
 * page in acceleration_page.c, numbers for machines in acceleration_json.c. */
#include "study/acceleration.h"

#include "base/date.h"
#include "base/i18n.h"
#include "stats/dist.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct {
	enum frontier_rule rule;
	int k;
} standard[ACCELERATION_RULES] = {
	{ FRONTIER_RECORDS, 1 },
	{ FRONTIER_TOP, 3 },
	{ FRONTIER_RATE, 1 },
	{ FRONTIER_QUANTILE, 90 },
};

/* A value on the scale of the selection, better up. */
static double on_scale(const struct figure *figure, double y)
{
	const struct series *series = figure->series;
	double sign = series->up ? 1 : -1, floor = isnan(series->floor) ? 0 : series->floor;
	switch (figure->selection.scale) {
	case GROWTH_LOG:
		return sign * log(y);
	case GROWTH_LOGIT:
		return sign * log((y - floor) / (series->ceiling - y));
	default:
		return sign * y;
	}
}

static bool competes(const struct figure *figure, const struct figure_point *point)
{
	return point->in_window && !point->later && !point->at.beyond_limit &&
	       isfinite(on_scale(figure, point->at.y));
}

/* All points that compete for the frontier; returns how many. */
static size_t gather(const struct figure *figure, double *x, double *y, size_t *point)
{
	size_t n = 0;
	for (size_t i = 0; i < figure->count; i++) {
		if (!competes(figure, &figure->points[i]))
			continue;
		x[n] = date_decimal_year(figure->points[i].at.t);
		y[n] = on_scale(figure, figure->points[i].at.y);
		point[n++] = i;
	}
	return n;
}

static void keep_selected(struct bend_test *test, const double *x, const double *y,
			  const size_t *point, size_t n, struct arena *arena)
{
	bool *keep = arena_array(arena, n, sizeof *keep);
	test->n = frontier_select(keep, x, y, n, test->rule, test->k, true);
	test->x = arena_array(arena, test->n, sizeof *test->x);
	test->y = arena_array(arena, test->n, sizeof *test->y);
	test->point = arena_array(arena, test->n, sizeof *test->point);
	for (size_t i = 0, m = 0; i < n; i++)
		if (keep[i]) {
			test->x[m] = x[i];
			test->y[m] = y[i];
			test->point[m++] = point[i];
		}
}

static double aicc_of_line(const struct bend_test *test)
{
	double n = (double)test->n, rss = test->breaks.rss_line;
	return n > 4 ? n * (log(2 * M_PI * rss / n) + 1) + 6 + 24 / (n - 4) : (double)NAN;
}

/* The ratio is resampled at `dates` breaks, odd in number: the middle one is part of the verdict. */
static void test_rule(struct acceleration *a, struct bend_test *test, enum frontier_rule rule,
		      int k, size_t dates)
{
	const struct figure *figure = a->figure;
	struct err err = { 0 };
	double *x = arena_array(&a->arena, figure->count, sizeof *x);
	double *y = arena_array(&a->arena, figure->count, sizeof *y);
	size_t *point = arena_array(&a->arena, figure->count, sizeof *point);
	size_t n = gather(figure, x, y, point);
	*test = (struct bend_test){ .rule = rule, .k = k };
	keep_selected(test, x, y, point, n, &a->arena);
	breaks_init(&test->breaks);
	if (!breaks_load_usual(&test->breaks, test->x, test->y, test->n, &err) ||
	    !null_trial_init(&test->null, x, y, n, rule, k, a->seed, &err)) {
		snprintf(test->refusal, sizeof test->refusal, "%.199s", err.text);
		return;
	}
	test->line = breaks_best(&test->breaks);
	test->ratio = break_ratio(test->line.before, test->line.after);
	test->line_aicc = aicc_of_line(test);
	breaks_infer(&test->breaks, &test->line, figure->selection.level, &test->about);
	test->davies_p = breaks_davies(&test->breaks, 10, DAVIES_EXACT);
	test->has_sup_f =
		test->n >= VERDICT_LEAST && breaks_sup_f(&test->breaks, 0.15, &test->sup_f);
	ratio_trial_init(&test->trial, &test->breaks, dates, a->seed);
}

void acceleration_init(struct acceleration *a, const struct figure *figure, bool all_rules,
		       uint64_t seed)
{
	*a = (struct acceleration){ .figure = figure, .seed = seed };
	test_rule(a, &a->own, figure->selection.frontier, figure->selection.frontier_k,
		  all_rules ? ACCELERATION_DATES : 3);
	a->rule_count = all_rules ? ACCELERATION_RULES : 0;
	for (size_t i = 0; i < a->rule_count; i++)
		test_rule(a, &a->rules[i], standard[i].rule, standard[i].k, 3);
	acceleration_run(a, 0);
}

static enum verdict judge(const struct bend_test *test, enum verdict_reason *reason)
{
	*reason = REASON_UNTESTED;
	if (test->refusal[0])
		return VERDICT_UNKNOWN;
	struct verdict_evidence evidence = {
		.n = test->n, .span = test->x[test->n - 1] - test->x[0],
		.drawn = test->null.testable && test->trial.draws,
		.band = test->band, .middle = test->middle,
	};
	evidence.p = evidence.drawn ? null_trial_p(&test->null) : 1;
	return verdict_of(&evidence, reason);
}

static void run_test(struct bend_test *test, size_t draws)
{
	if (!test->refusal[0] && draws) {
		null_trial_run(&test->null, draws);
		ratio_trial_run(&test->trial, (draws + 1) / 2);
		test->band = ratio_trial_band(&test->trial, test->trial.count, 0.9);
		test->middle = ratio_trial_band(&test->trial, test->trial.count / 2, 0.9);
	}
	test->verdict = judge(test, &test->reason);
}

void acceleration_run(struct acceleration *a, size_t draws)
{
	run_test(&a->own, draws);
	for (size_t i = 0; i < a->rule_count; i++)
		run_test(&a->rules[i], draws);
	a->draws += draws;
}

void acceleration_score(struct acceleration *a)
{
	const struct bend_test *test = &a->own;
	a->scored = true;
	if (test->refusal[0])
		return;
	select_score(a->scores, test->x, test->y, test->n, 0.5, 6);
	size_t least = (size_t)(0.15 * (double)test->n);
	a->has_sections =
		sections_fit(&a->sections, test->x, test->y, test->n, least > 3 ? least : 3, NULL);
}

/* Break, ratio and simulated p of points first … n - 1 without number `out`. */
static bool test_without(const struct bend_test *test, struct breaks *breaks, size_t first,
			 size_t out, double *x, double *y, struct influence *influence)
{
	size_t m = 0;
	for (size_t i = first; i < test->n; i++)
		if (i != out) {
			x[m] = test->x[i];
			y[m++] = test->y[i];
		}
	if (m < 7 || !breaks_load_usual(breaks, x, y, m, NULL))
		return false;
	struct break_line line = breaks_best(breaks);
	double df = (double)m - 4;
	if (!(line.rss > 0))
		return false;
	double f = fmax(breaks->rss_line - line.rss, 0) / 2 / (line.rss / df);
	influence->at = line.at;
	influence->ratio = break_ratio(line.before, line.after);
	influence->p = null_trial_p_of(&test->null, dist_f_upper(f, 2, df));
	return true;
}

void acceleration_influence(struct acceleration *a)
{
	const struct bend_test *test = &a->own;
	a->without_count = a->since_count = 0;
	if (test->refusal[0])
		return;
	double *room = arena_array(&a->arena, 2 * test->n, sizeof *room);
	struct breaks breaks;
	breaks_init(&breaks);
	a->without = arena_array(&a->arena, test->n, sizeof *a->without);
	a->since = arena_array(&a->arena, test->n, sizeof *a->since);
	for (size_t i = 0; i < test->n; i++) {
		struct influence *without = &a->without[a->without_count];
		without->point = i;
		a->without_count +=
			test_without(test, &breaks, 0, i, room, room + test->n, without);
		struct influence *since = &a->since[a->since_count];
		since->point = i;
		a->since_count += i > 0 && test_without(test, &breaks, i, test->n, room,
							room + test->n, since);
	}
	breaks_clear(&breaks);
}

static void clear_test(struct bend_test *test)
{
	breaks_clear(&test->breaks);
	null_trial_clear(&test->null);
	ratio_trial_clear(&test->trial);
}

void acceleration_clear(struct acceleration *a)
{
	clear_test(&a->own);
	for (size_t i = 0; i < a->rule_count; i++)
		clear_test(&a->rules[i]);
	arena_clear(&a->arena);
	*a = (struct acceleration){ 0 };
}

/* ---- recent against all before ---- */

static double recent_value(const struct figure *figure, enum recent_scale scale, double y)
{
	const struct series *series = figure->series;
	double sign = series->up ? 1 : -1, floor = isnan(series->floor) ? 0 : series->floor;
	if (scale == RECENT_RAW)
		return sign * y;
	if (scale == RECENT_LOG)
		return y > 0 ? sign * log(y) : (double)NAN;
	if (!isnan(series->ceiling))
		return y > floor && y < series->ceiling
			       ? sign * log((y - floor) / (series->ceiling - y))
			       : (double)NAN;
	/* an index is its own scale; of other series the raw scale is all there is */
	return series->unit.style == NUM_PLAIN && series->scale == GROWTH_RAW ? sign * y
									      : (double)NAN;
}

/* The staircase: best value at the start, at `when`, and at the end. */
static bool staircase(const struct acceleration *a, enum recent_scale scale, double when,
		      double best[3])
{
	const struct figure *figure = a->figure;
	bool any = false;
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *point = &figure->points[i];
		double y = recent_value(figure, scale, point->at.y);
		if (!competes(figure, point) || isnan(y))
			continue;
		if (!any)
			best[0] = best[1] = best[2] = y;
		any = true;
		if (date_decimal_year(point->at.t) <= when)
			best[1] = fmax(best[1], y);
		best[2] = fmax(best[2], y);
	}
	return any;
}

static bool span_of(const struct acceleration *a, double *first, double *last)
{
	bool any = false;
	for (size_t i = 0; i < a->figure->count; i++)
		if (competes(a->figure, &a->figure->points[i])) {
			*last = date_decimal_year(a->figure->points[i].at.t);
			if (!any)
				*first = *last;
			any = true;
		}
	return any;
}

struct recent acceleration_recent(const struct acceleration *a, enum recent_scale scale,
				  double years)
{
	struct recent recent = { 0 };
	double first = 0, last = 0, best[3] = { 0 };
	/* a hair of slack: a window that starts on the day of a record holds what came after it */
	if (!span_of(a, &first, &last) || last - years < first - 1e-9 ||
	    !staircase(a, scale, last - years + 1e-9, best))
		return recent;
	recent.has = best[2] > best[0];
	recent.before = best[1] - best[0];
	recent.gain = best[2] - best[1];
	recent.ratio = recent.before > 0 ? recent.gain / recent.before : (double)INFINITY;
	return recent;
}

double acceleration_turn(const struct acceleration *a, enum recent_scale scale)
{
	double first = 0, last = 0, turn = (double)NAN;
	if (!span_of(a, &first, &last))
		return turn;
	/* the share changes only where a point falls out of the past: just before its date */
	for (size_t i = 0; i < a->figure->count; i++) {
		const struct figure_point *point = &a->figure->points[i];
		if (!competes(a->figure, point))
			continue;
		double years = last - date_decimal_year(point->at.t) + 1e-6;
		struct recent recent = acceleration_recent(a, scale, fmin(years, last - first));
		if (recent.has && recent.ratio >= 1)
			turn = fmin(turn, years);
	}
	return turn;
}
