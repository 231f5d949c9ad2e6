/* logit.c - see logit.h. */
#include "curves/logit.h"

#include "base/i18n.h"
#include "regress/bootstrap_plan.h"
#include "regress/ratio.h"
#include "stats/dist.h"
#include "stats/parallel.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 60 };
static const double FAR = 40, LONGEST = 6; /* of the linear predictor: no estimate, one step */

/* Points for Newton: x about the origin, within -wide … wide. */
struct points {
	size_t n;
	double *x, *y, *w;
	double wide, ridge;
};

struct line {
	double a, b;
};

struct moments {
	double ga, gb;        /* gradient of the log likelihood */
	double haa, hab, hbb; /* its curvature, negated */
};

static struct moments add_up(const struct points *p, struct line line)
{
	struct moments m = { 0 };
	for (size_t i = 0; i < p->n; i++) {
		double x = p->x[i], chance = 1 / (1 + exp(-(line.a + line.b * x)));
		double rest = p->w[i] * (p->y[i] - chance), h = p->w[i] * chance * (1 - chance);
		m.ga += rest;
		m.gb += rest * x;
		m.haa += h;
		m.hab += h * x;
		m.hbb += h * x * x;
	}
	m.gb -= p->ridge * line.b;
	m.hbb += p->ridge;
	return m;
}

/* Newton's method from `line`, whose moments are `m`, steps cut so that no point's predictor jumps;
 * false when it runs away or does not settle.  The last step is below 1e-6 and its error about its
 * square. */
static bool newton(const struct points *p, struct line *line, struct moments m, int *steps)
{
	for (*steps = 1; *steps <= STEPS; (*steps)++, m = add_up(p, *line)) {
		double determinant = m.haa * m.hbb - m.hab * m.hab;
		if (!(determinant > 1e-14 * m.haa * m.hbb))
			return false;
		double da = (m.hbb * m.ga - m.hab * m.gb) / determinant,
		       db = (m.haa * m.gb - m.hab * m.ga) / determinant;
		double jump = fabs(da) + fabs(db) * p->wide,
		       cut = jump > LONGEST ? LONGEST / jump : 1;
		line->a += cut * da;
		line->b += cut * db;
		if (!(fabs(line->a) < FAR + fabs(line->b) * p->wide) ||
		    (p->ridge == 0 && fabs(line->b) * p->wide > FAR * 10))
			return false;
		if (jump < 1e-6)
			return true;
	}
	return false;
}

static bool check(const double *x, const double *y, size_t n, const double *w, struct err *err)
{
	bool same_x = true, same_y = true;
	if (n < 3)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a logistic regression needs at least 3",
				  "%zu points: a logistic regression needs at least 3", n),
			       n);
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		if (y[i] < 0 || y[i] > 1)
			return err_set(err, ERR_DATA, _("%g is not a chance between 0 and 1"),
				       y[i]);
		if (w && (!(w[i] >= 0) || !isfinite(w[i])))
			return err_set(err, ERR_DATA,
				       _("the weight of point %zu is negative or no number"),
				       i + 1);
		same_x &= x[i] == x[0];
		same_y &= y[i] == y[0];
	}
	if (same_x)
		return err_set(err, ERR_DATA,
			       _("all points have the same x: there is no curve to fit"));
	if (same_y && (y[0] == 0 || y[0] == 1))
		return err_set(err, ERR_DATA,
			       _("all outcomes are the same: there is no curve to fit"));
	return true;
}

static bool load(struct points *p, double *origin, const double *x, const double *y, size_t n,
		 const struct logit_options *options, struct arena *arena, struct err *err)
{
	long double mean = 0, total = 0;
	if (!check(x, y, n, options->weights, err))
		return false;
	*p = (struct points){ .n = n, .ridge = options->ridge };
	p->x = arena_array(arena, n, sizeof *p->x);
	p->y = arena_array(arena, n, sizeof *p->y);
	p->w = arena_array(arena, n, sizeof *p->w);
	for (size_t i = 0; i < n; i++) {
		p->y[i] = y[i];
		p->w[i] = options->weights ? options->weights[i] : 1;
		total += p->w[i];
		mean += p->w[i] * (long double)x[i];
	}
	if (!(total > 0))
		return err_set(err, ERR_DATA, _("all weights are zero"));
	*origin = (double)(mean / total);
	for (size_t i = 0; i < n; i++) {
		p->x[i] = x[i] - *origin;
		p->wide = fmax(p->wide, fabs(p->x[i]));
	}
	return isfinite(p->wide) || err_set(err, ERR_DATA, _("the numbers are too large to fit"));
}

static void infer(struct logit *logit, const struct points *p, struct line line)
{
	struct moments m = add_up(p, line);
	double determinant = m.haa * m.hbb - m.hab * m.hab;
	logit->intercept = line.a;
	logit->slope = line.b;
	logit->intercept_stderr = sqrt(m.hbb / determinant);
	logit->slope_stderr = sqrt(m.haa / determinant);
	logit->covariance = -m.hab / determinant;
	double half = dist_normal_quantile(0.5 + logit->level / 2) * logit->slope_stderr;
	logit->slope_interval = (struct interval){ line.b - half, line.b + half };
	for (size_t i = 0; i < p->n; i++) {
		double z = line.a + line.b * p->x[i];
		logit->log_likelihood +=
			p->w[i] * (p->y[i] * z - (z > 0 ? z + log1p(exp(-z)) : log1p(exp(z))));
	}
}

bool logit_fit(struct logit *logit, const double *x, const double *y, size_t n,
	       const struct logit_options *options, struct arena *arena, struct err *err)
{
	struct points p;
	struct line line = { 0, 0 };
	*logit = (struct logit){ .n = n, .level = options->level };
	if (!load(&p, &logit->origin, x, y, n, options, arena, err))
		return false;
	if (!newton(&p, &line, add_up(&p, line), &logit->steps))
		return err_set(err, ERR_DATA,
			       _("x separates the outcomes (or nearly): the slope has no finite "
				 "estimate"));
	infer(logit, &p, line);
	return true;
}

double logit_chance(const struct logit *logit, double x)
{
	return 1 / (1 + exp(-(logit->intercept + logit->slope * (x - logit->origin))));
}

double logit_reaches(const struct logit *logit, double chance, struct interval *interval,
		     bool *unbounded)
{
	double away = log(chance / (1 - chance)) - logit->intercept;
	double va = logit->intercept_stderr * logit->intercept_stderr,
	       vb = logit->slope_stderr * logit->slope_stderr;
	struct ratio ratio = ratio_fieller(away, logit->slope, va, vb, -logit->covariance,
					   dist_normal_quantile(0.5 + logit->level / 2));
	if (interval)
		*interval = (struct interval){ ratio.interval.low + logit->origin,
					       ratio.interval.high + logit->origin };
	if (unbounded)
		*unbounded = ratio.shape != RATIO_BOUNDED;
	return logit->origin + ratio.value;
}

/* ---- drawn again ---- */

struct refit {
	const struct bootstrap_plan *plan;
	const struct points *all;
	struct line start;
	struct moments
		*own; /* what each point adds to the moments at the start, without its weight */
	enum logit_what what;
	double odds;
	double *value;
};

/* The moments at the start, where each replicate begins: nothing but sums. */
static struct moments first_moments(const struct refit *refit, const struct points *p,
				    const uint32_t *point)
{
	struct moments m = { .gb = -p->ridge * refit->start.b, .hbb = p->ridge };
	for (size_t i = 0; i < p->n; i++) {
		const struct moments *own = &refit->own[point ? point[i] : i];
		m.ga += p->w[i] * own->ga;
		m.gb += p->w[i] * own->gb;
		m.haa += p->w[i] * own->haa;
		m.hab += p->w[i] * own->hab;
		m.hbb += p->w[i] * own->hbb;
	}
	return m;
}

/* Points of `p` are the points `point` of all, or all when that is NULL. */
static double statistic(const struct refit *refit, const struct points *p, const uint32_t *point)
{
	struct line line = refit->start;
	int steps;
	if (!newton(p, &line, first_moments(refit, p, point), &steps))
		return NAN;
	return refit->what == LOGIT_SLOPE ? line.b : (refit->odds - line.a) / line.b;
}

static void start_moments(struct refit *refit, struct arena *arena)
{
	const struct points *all = refit->all;
	refit->own = arena_array(arena, all->n, sizeof *refit->own);
	for (size_t i = 0; i < all->n; i++) {
		double one = 1;
		struct points p = { 1, &all->x[i], &all->y[i], &one, 0, 0 };
		refit->own[i] = add_up(&p, refit->start);
	}
}

static void make_room(struct points *p, const struct points *all)
{
	*p = *all;
	p->x = mem_array(all->n, sizeof *p->x);
	p->y = mem_array(all->n, sizeof *p->y);
	p->w = mem_array(all->n, sizeof *p->w);
}

static void clear_room(struct points *p)
{
	free(p->x);
	free(p->y);
	free(p->w);
}

/* Each point once, with its weight as many times as it was drawn; `point` tells which. */
static void condense(struct points *p, uint32_t *point, const struct points *all,
		     const struct resample *resample, uint32_t *count)
{
	p->n = 0;
	for (size_t i = 0; i < resample->n; i++)
		count[resample->index[i]]++;
	for (size_t i = 0; i < all->n; i++) {
		if (count[i] == 0)
			continue;
		point[p->n] = (uint32_t)i;
		p->x[p->n] = all->x[i];
		p->y[p->n] = all->y[i];
		p->w[p->n++] = all->w[i] * count[i];
		count[i] = 0;
	}
}

static void draw(void *context, size_t from, size_t to)
{
	const struct refit *refit = context;
	struct bootstrap_room room;
	struct resample resample;
	struct points p;
	uint32_t *count = mem_array(refit->all->n, sizeof *count),
		 *point = mem_array(refit->all->n, sizeof *point);
	bootstrap_room_init(&room, refit->plan);
	make_room(&p, refit->all);
	for (size_t i = from; i < to; i++) {
		bootstrap_draw(&resample, &room, refit->plan, i);
		condense(&p, point, refit->all, &resample, count);
		refit->value[i] = statistic(refit, &p, point);
	}
	clear_room(&p);
	bootstrap_room_clear(&room);
	free(count);
	free(point);
}

static double *jackknife(const struct refit *refit, struct arena *arena)
{
	size_t n = refit->all->n;
	double *value = arena_array(arena, n, sizeof *value);
	for (size_t i = 0; i < n; i++) {
		double weight = refit->all->w[i];
		refit->all->w[i] = 0;
		value[i] = statistic(refit, refit->all, NULL);
		refit->all->w[i] = weight;
	}
	return value;
}

bool logit_bootstrap(struct bootstrap *bootstrap, enum logit_what what, double chance,
		     const double *x, const double *y, size_t n,
		     const struct logit_options *logit_options,
		     const struct bootstrap_options *options, struct arena *arena, struct err *err)
{
	struct bootstrap_plan plan;
	struct points all;
	double origin, *left_out = NULL;
	int steps;
	struct refit refit = {
		.plan = &plan, .all = &all, .what = what, .odds = log(chance / (1 - chance))
	};
	if (options->kind == BOOTSTRAP_WILD ||
	    (options->kind == BOOTSTRAP_GROUPS && options->interval == BOOTSTRAP_BCA))
		return err_set(err, ERR_USAGE,
			       _("a logistic regression has no %s bootstrap with %s intervals"),
			       bootstrap_kind_name(options->kind),
			       bootstrap_interval_name(options->interval));
	if (!bootstrap_plan(&plan, bootstrap, n, options, arena, err) ||
	    !load(&all, &origin, x, y, n, logit_options, arena, err))
		return false;
	if (!newton(&all, &refit.start, add_up(&all, refit.start), &steps))
		return err_set(err, ERR_DATA,
			       _("x separates the outcomes (or nearly): the slope has no finite "
				 "estimate"));
	start_moments(&refit, arena);
	refit.value = arena_array(arena, options->replicates, sizeof *refit.value);
	parallel_ranges(options->threads, options->replicates, 1, draw, &refit);
	if (options->interval == BOOTSTRAP_BCA)
		left_out = jackknife(&refit, arena);
	double move = what == LOGIT_REACHES ? origin : 0;
	for (size_t i = 0; i < options->replicates; i++)
		refit.value[i] += move;
	for (size_t i = 0; left_out && i < n; i++)
		left_out[i] += move;
	bootstrap->estimate = statistic(&refit, &all, NULL) + move;
	return bootstrap_finish(bootstrap, refit.value, left_out, n, arena, err);
}
