/* acceleration.c - the test for one bend, for others: see kasoku.h. */
#include "base/i18n.h"
#include "base/mem.h"
#include "judge/trials.h"
#include "judge/verdict.h"
#include "lib/parts.h"
#include "stats/frontier.h"

#include <math.h>
#include <stdlib.h>

enum { USUAL_DRAWS = 2000, MOST_DRAWS = 10000000 };
static const struct kasoku_interval none = { (double)NAN, (double)NAN };

struct point {
	double t, y;
};

/* Whole points, so that the bytes do not depend on the order given. */
static int by_time(const void *a, const void *b)
{
	const struct point *p = a, *q = b;
	if (p->t < q->t || p->t > q->t)
		return p->t < q->t ? -1 : 1;
	return p->y < q->y ? -1 : p->y > q->y;
}

/* All points in order on the scale, better up, and those that the rule selects. */
struct bend {
	struct arena arena;
	double *t, *y, *kept_t, *kept_y;
	size_t n, kept;
	double sign;
};

static void order(struct bend *bend, const double *t, const double *y, size_t n,
		  const struct kasoku_acceleration_options *o)
{
	*bend = (struct bend){ .arena = ARENA_EMPTY, .n = n, .sign = o->down ? -1 : 1 };
	struct point *points = arena_array(&bend->arena, n, sizeof *points);
	for (size_t i = 0; i < n; i++)
		points[i] = (struct point){
			t[i], bend->sign * growth_scaled(part_scale(o->scale), o->floor, o->ceiling,
							 y[i])
		};
	qsort(points, n, sizeof *points, by_time);
	bend->t = arena_array(&bend->arena, 4 * n, sizeof *bend->t);
	bend->y = bend->t + n;
	bend->kept_t = bend->y + n;
	bend->kept_y = bend->kept_t + n;
	bool *keep = arena_array(&bend->arena, n, sizeof *keep);
	for (size_t i = 0; i < n; i++) {
		bend->t[i] = points[i].t;
		bend->y[i] = points[i].y;
	}
	frontier_select(keep, bend->t, bend->y, n, (enum frontier_rule)o->rule, o->k, true);
	for (size_t i = 0; i < n; i++)
		if (keep[i]) {
			bend->kept_t[bend->kept] = bend->t[i];
			bend->kept_y[bend->kept++] = bend->y[i];
		}
}

static void give_line(struct kasoku_acceleration *out, const struct bend *bend,
		      const struct breaks *breaks, const struct break_line *line,
		      const struct kasoku_acceleration_options *o, double level)
{
	struct break_inference about;
	struct sup_f sup;
	double n = (double)bend->kept;
	breaks_infer(breaks, line, level, &about);
	bool has_sup = bend->kept >= VERDICT_LEAST && breaks_sup_f(breaks, 0.15, &sup);
	*out = (struct kasoku_acceleration){
		.n = bend->kept, .break_at = line->at,
		.break_value = growth_unscaled(part_scale(o->scale), o->floor, o->ceiling,
					       bend->sign * line->value),
		.break_interval = part_interval(about.at),
		.break_profile = { about.profile_open_low ? -(double)INFINITY : about.profile.low,
				   about.profile_open_high ? (double)INFINITY : about.profile.high },
		.slope_before = line->before, .slope_after = line->after,
		.before_interval = part_interval(about.before),
		.after_interval = part_interval(about.after),
		.ratio = break_ratio(line->before, line->after), .ratio_interval = none,
		.davies_p = breaks_davies(breaks, 10, DAVIES_EXACT),
		.sup_f_p = has_sup ? sup.p : (double)NAN,
		.simulated_p = (double)NAN, .simulated_p_stderr = (double)NAN,
		.slope_bias = (double)NAN, .r_squared = about.r_squared, .aicc = about.aicc,
		/* three parameters, sigma counted */
		.line_aicc = n > 4 ? n * (log(2 * M_PI * breaks->rss_line / n) + 1) + 6 + 24 / (n - 4)
				   : (double)NAN,
	};
}

static void give_draws(struct kasoku_acceleration *out, const struct bend *bend,
		       const struct breaks *breaks, struct null_trial *null,
		       const struct kasoku_acceleration_options *o)
{
	size_t draws = o->draws ? (size_t)o->draws : USUAL_DRAWS;
	struct ratio_trial ratios;
	enum verdict_reason reason;
	struct verdict_evidence evidence = {
		.n = bend->kept, .span = bend->kept_t[bend->kept - 1] - bend->kept_t[0]
	};
	ratio_trial_init(&ratios, breaks, 3, o->seed);
	null_trial_run(null, draws);
	ratio_trial_run(&ratios, (draws + 1) / 2);
	evidence.band = ratio_trial_band(&ratios, ratios.count, 0.9);
	evidence.middle = ratio_trial_band(&ratios, ratios.count / 2, 0.9);
	evidence.drawn = null->testable > 0;
	evidence.p = evidence.drawn ? null_trial_p(null) : (double)NAN;
	out->draws = (int)draws;
	out->ratio_interval = part_interval(evidence.band);
	if (evidence.drawn) {
		out->simulated_p = evidence.p;
		out->simulated_p_stderr = null_trial_p_stderr(null);
		out->slope_bias = null_trial_bias(null);
	}
	out->verdict = (enum kasoku_verdict)verdict_of(&evidence, &reason);
	ratio_trial_clear(&ratios);
}

/* Points on one line but for rounding bend by rounding: that is no answer. */
static bool scattered(const struct breaks *breaks, struct err *err)
{
	if (breaks->rss_line > 1e-13 * breaks->left[breaks->n].yy)
		return true;
	return err_set(err, ERR_DATA, _("the points lie on one line: there is no scatter to test a "
					"bend against"));
}

static bool check(const struct kasoku_acceleration_options *o, double *level, struct err *err)
{
	bool counted = o->rule == KASOKU_TOP || o->rule == KASOKU_QUARTER ||
		       o->rule == KASOKU_QUANTILE;
	if (!part_check_scale(o->scale, o->floor, o->ceiling, level, err))
		return false;
	if ((int)o->rule < KASOKU_ALL || (int)o->rule > KASOKU_QUANTILE)
		return err_set(err, ERR_USAGE, _("%d is not a frontier rule"), (int)o->rule);
	if (counted && (o->k < 1 || (o->rule == KASOKU_QUANTILE && o->k > 99)))
		return err_set(err, ERR_USAGE, _("%d does not go with the frontier rule"), o->k);
	if (o->draws < -1 || o->draws > MOST_DRAWS)
		return err_set(err, ERR_USAGE, _("%d draws: at most %d are possible"), o->draws,
			       MOST_DRAWS);
	return true;
}

enum kasoku_status kasoku_acceleration_test(struct kasoku_acceleration *acceleration,
					    const double *t, const double *y, size_t n,
					    const struct kasoku_acceleration_options *options,
					    struct kasoku_error *error)
{
	static const struct kasoku_acceleration_options usual;
	const struct kasoku_acceleration_options *o = options ? options : &usual;
	struct err err = { 0 };
	struct bend bend;
	struct breaks breaks;
	struct null_trial null = { 0 };
	double level = o->level;
	if (!check(o, &level, &err))
		return part_fail(KASOKU_USAGE, &err, error);
	if (!part_check_points(t, y, NULL, n, part_scale(o->scale), o->floor, o->ceiling, &err))
		return part_fail(KASOKU_DATA, &err, error);
	order(&bend, t, y, n, o);
	breaks_init(&breaks);
	bool fine = breaks_load_usual(&breaks, bend.kept_t, bend.kept_y, bend.kept, &err) &&
		    scattered(&breaks, &err) &&
		    null_trial_init(&null, bend.t, bend.y, n, (enum frontier_rule)o->rule, o->k,
				    o->seed, &err);
	if (fine) {
		struct break_line line = breaks_best(&breaks);
		give_line(acceleration, &bend, &breaks, &line, o, level);
		if (o->draws >= 0)
			give_draws(acceleration, &bend, &breaks, &null, o);
	}
	null_trial_clear(&null);
	breaks_clear(&breaks);
	arena_clear(&bend.arena);
	return fine ? KASOKU_OK : part_fail(KASOKU_NO_ANSWER, &err, error);
}
