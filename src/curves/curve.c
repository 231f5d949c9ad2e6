/* curve.c - see curve.h: the fit.  What is asked of a fit is in curve_use.c, the curves themselves
 * in curve_rows.c, where to start in curve_start.c. */
#include "curves/curve_grid.h"

#include "base/i18n.h"
#include "curves/nls.h"
#include "stats/dist.h"
#include "stats/summary.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beyond these, squares leave the range of a double; a fit of more points than MANY descends on
 * some of them first. */
static const double smallest = 1e-140, largest = 1e140;
enum {
	STEPS_MOST = 400,
	MANY = 2000,
	FEW = 1000,
	PROFILED_MOST = 5000,
	DOUBLINGS = 60,
	HALVINGS = 50
};

long double curve_to_scale(const struct curve_options *options, long double y, long double *slope)
{
	long double low = options->scale_floor, high = options->scale_ceiling;
	switch (options->scale) {
	case GROWTH_LOG:
		if (slope)
			*slope = 1 / y;
		return y > 0 ? logl(y) : (long double)NAN;
	case GROWTH_LOGIT:
		if (slope)
			*slope = 1 / (y - low) + 1 / (high - y);
		return y > low && y < high ? logl((y - low) / (high - y)) : (long double)NAN;
	default:
		if (slope)
			*slope = 1;
		return y;
	}
}

static bool check_point(const struct curve_work *work, size_t i, struct err *err)
{
	const struct curve_options *options = work->options;
	double x = work->x[i], y = work->y[i], weight = work->weights ? work->weights[i] : 1;
	if (!isfinite(x) || !isfinite(y))
		return err_set(err, ERR_DATA, _("a point is not a finite number"));
	if (!(weight > 0) || !isfinite(weight))
		return err_set(err, ERR_DATA, _("a weight is not a positive number"));
	if (options->scale == GROWTH_LOG && !(y > 0))
		return err_set(err, ERR_DATA,
			       _("%g has no place on a log scale: it is not positive"), y);
	if (options->scale == GROWTH_LOGIT &&
	    !(y > options->scale_floor && y < options->scale_ceiling))
		return err_set(err, ERR_DATA,
			       _("%g has no place on a logit scale between %g and %g"), y,
			       options->scale_floor, options->scale_ceiling);
	return true;
}

static bool fits_a_double(double size)
{
	return size == 0 || (size > smallest && size < largest);
}

static bool check(struct curve_work *work, struct err *err)
{
	double size_x = 0, size_y = 0;
	if (work->n <= work->p)
		return err_set(err, ERR_DATA,
			       P_("%zu point cannot fix the %zu parameters of this curve and an "
				  "error: at least %zu are needed",
				  "%zu points cannot fix the %zu parameters of this curve and an "
				  "error: at least %zu are needed",
				  work->n),
			       work->n, work->p, work->p + 1);
	work->first = work->last = work->x[0];
	for (size_t i = 0; i < work->n; i++) {
		if (!check_point(work, i, err))
			return false;
		work->first = fmin(work->first, work->x[i]);
		work->last = fmax(work->last, work->x[i]);
		size_x = fmax(size_x, fabs(work->x[i]));
		size_y = fmax(size_y, fabs(work->y[i]));
	}
	double range = work->last - work->first;
	if (!(range > 0) || range <= 1e-13 * size_x)
		return err_set(err, ERR_DATA,
			       _("all points have the same x: there is no curve to fit"));
	if (!fits_a_double(size_x) || !fits_a_double(range) || !fits_a_double(size_y))
		return err_set(err, ERR_DATA,
			       _("the numbers are too large or too small to fit: give them in "
				 "another unit"));
	double start = work->options->held[2];
	if (work->options->kind == CURVE_POWER && work->first < start)
		return err_set(
			err, ERR_DATA,
			_("a power law counts x from %g, and the first point lies before it"),
			start);
	return true;
}

static bool is_location(const struct curve_row *row, size_t j)
{
	return row->location >> j & 1;
}

static void arrange(struct curve_work *work, struct arena *arena)
{
	const struct curve_options *options = work->options;
	work->origin = options->origin;
	if (isnan(work->origin))
		work->origin = summary_mean(work->x, work->n);
	for (size_t j = 0; j < work->row->parameters; j++)
		work->held[j] =
			work->is_held[j]
				? options->held[j] - (is_location(work->row, j) ? work->origin : 0)
				: 0;
	work->u = arena_array(arena, work->n, sizeof *work->u);
	work->z = arena_array(arena, work->n, sizeof *work->z);
	for (size_t i = 0; i < work->n; i++) {
		work->u[i] = (long double)work->x[i] - work->origin;
		work->z[i] = curve_to_scale(options, work->y[i], NULL);
	}
	curve_bounds(work);
}

static long double value(const void *owner, size_t i, const long double *free,
			 long double *gradient)
{
	const struct curve_work *work = owner;
	long double b[CURVE_PARAMETERS], g[CURVE_PARAMETERS + 1], slope;
	curve_spread(work, free, b);
	long double f = work->row->value(b, work->u[i], g);
	long double z = curve_to_scale(work->options, f, &slope);
	for (size_t k = 0; gradient && k < work->p; k++)
		gradient[k] = g[work->free[k]] * slope;
	return z;
}

static struct nls_problem problem_of(const struct curve_work *work)
{
	return (struct nls_problem){ .n = work->n,
				     .p = work->p,
				     .y = work->z,
				     .weights = work->weights,
				     .low = work->low,
				     .high = work->high,
				     .value = value,
				     .owner = work,
				     .steps_most = STEPS_MOST,
				     .level = work->options->level };
}

/* Some of many points, evenly over the rows, in `some`. */
static void thin(const struct curve_work *work, struct curve_work *some, struct arena *arena)
{
	size_t step = work->n / FEW;
	double *weights = arena_array(arena, FEW, sizeof *weights);
	*some = *work;
	some->n = FEW;
	some->u = arena_array(arena, FEW, sizeof *some->u);
	some->z = arena_array(arena, FEW, sizeof *some->z);
	for (size_t i = 0; i < FEW; i++) {
		some->u[i] = work->u[i * step];
		some->z[i] = work->z[i * step];
		weights[i] = work->weights ? work->weights[i * step] : 1;
	}
	some->weights = weights;
}

static bool descend(struct nls *nls, const struct curve_work *work, struct arena *arena,
		    struct err *err)
{
	double starts[CURVE_STARTS * CURVE_PARAMETERS];
	struct nls_problem problem = problem_of(work);
	size_t count = curve_starts(work, starts);
	if (count == 0)
		return err_set(err, ERR_DATA,
			       _("no values of the parameters bring this curve near the points"));
	if (work->n > MANY) {
		struct curve_work some;
		struct nls_problem first;
		thin(work, &some, arena);
		first = problem_of(&some);
		if (nls_fit(nls, &first, starts, count, arena, err)) {
			memcpy(starts, nls->estimate, work->p * sizeof *starts);
			count = 1;
		}
	}
	return nls_fit(nls, &problem, starts, count, arena, err);
}

/* No number is better than one that the points do not fix. */
static bool believable(const struct curve_work *work, const struct nls *nls, struct err *err)
{
	long loose = nls->unfixed;
	for (size_t f = 0; f < work->p && loose < 0; f++)
		if (nls->bounded[f])
			loose = (long)f;
	bool settled = nls->end == NLS_CONVERGED;
	for (size_t f = 0; f < work->p && loose < 0 && !settled; f++)
		if ((int)work->free[f] == work->row->far)
			loose = (long)f;
	if (loose >= 0)
		return err_set(err, ERR_DATA,
			       _("the points do not fix the %s of a %s curve: a simpler curve fits "
				 "as well"),
			       work->row->parameter[work->free[loose]], work->row->name);
	if (!settled)
		return err_set(err, ERR_DATA,
			       _("the fit of a %s curve does not settle: its parameters run away "
				 "together"),
			       work->row->name);
	return true;
}

static void fill_parameters(struct curve *curve, const struct curve_work *work,
			    const struct nls *nls)
{
	double none = (double)NAN;
	for (size_t j = 0; j < work->row->parameters; j++) {
		curve->held[j] = work->is_held[j];
		curve->estimate[j] = work->options->held[j];
		curve->stderror[j] = none;
		curve->interval[j] = (struct interval){ none, none };
	}
	for (size_t f = 0; f < work->p; f++) {
		size_t j = work->free[f];
		double shift = is_location(work->row, j) ? work->origin : 0;
		curve->estimate[j] = (double)(nls->exact[f] + shift);
		curve->stderror[j] = nls->stderror[f];
		curve->interval[j] = (struct interval){ nls->interval[f].low + shift,
							nls->interval[f].high + shift };
		for (size_t g = 0; g < work->p; g++)
			curve->covariance[j * CURVE_PARAMETERS + work->free[g]] =
				nls->covariance[f * work->p + g];
	}
}

static void swap_numbers(double *a, double *b)
{
	double c = *a;
	*a = *b;
	*b = c;
}

/* A logistic curve that falls from floor to ceiling is the same as one that rises the other way
 * round. */
static void turn_upright(struct curve *curve)
{
	enum { FLOOR, CEILING, RATE, P = CURVE_PARAMETERS };
	if (curve->kind != CURVE_LOGISTIC || curve->held[FLOOR] || curve->held[CEILING] ||
	    curve->estimate[FLOOR] <= curve->estimate[CEILING])
		return;
	swap_numbers(&curve->estimate[FLOOR], &curve->estimate[CEILING]);
	swap_numbers(&curve->stderror[FLOOR], &curve->stderror[CEILING]);
	struct interval interval = curve->interval[FLOOR];
	curve->interval[FLOOR] = curve->interval[CEILING];
	curve->interval[CEILING] = interval;
	curve->estimate[RATE] = -curve->estimate[RATE];
	if (curve->far == CEILING)
		curve->far = FLOOR;
	curve->interval[RATE] =
		(struct interval){ -curve->interval[RATE].high, -curve->interval[RATE].low };
	for (size_t j = 0; j < P; j++)
		swap_numbers(&curve->covariance[FLOOR * P + j],
			     &curve->covariance[CEILING * P + j]);
	for (size_t j = 0; j < P; j++)
		swap_numbers(&curve->covariance[j * P + FLOOR],
			     &curve->covariance[j * P + CEILING]);
	for (size_t j = 0; j < P; j++)
		if (j != RATE) {
			curve->covariance[RATE * P + j] = -curve->covariance[RATE * P + j];
			curve->covariance[j * P + RATE] = -curve->covariance[j * P + RATE];
		}
}

/* Residuals in order of x. */
struct ordered {
	double x, residual;
};

static int by_x(const void *a, const void *b)
{
	const struct ordered *p = a, *q = b;
	return p->x < q->x ? -1 : p->x > q->x;
}

static void dependence(struct curve *curve, const struct curve_work *work, const struct nls *nls,
		       struct arena *arena)
{
	struct ordered *ordered = arena_array(arena, work->n, sizeof *ordered);
	double *residual = arena_array(arena, work->n, sizeof *residual);
	for (size_t i = 0; i < work->n; i++)
		ordered[i] = (struct ordered){ work->x[i], nls->residual[i] };
	qsort(ordered, work->n, sizeof *ordered, by_x);
	for (size_t i = 0; i < work->n; i++)
		residual[i] = ordered[i].residual;
	curve->effective_n = summary_effective_n(residual, work->n, &curve->autocorrelation);
}

static void fill_quality(struct curve *curve, const struct curve_work *work, const struct nls *nls)
{
	long double total = 0, mean = 0, weights = 0;
	for (size_t i = 0; i < work->n; i++) {
		long double weight = work->weights ? work->weights[i] : 1;
		mean += weight * work->z[i];
		weights += weight;
	}
	mean /= weights;
	for (size_t i = 0; i < work->n; i++)
		total += (work->weights ? work->weights[i] : 1) * (work->z[i] - mean) *
			 (work->z[i] - mean);
	curve->r_squared = total > 0 ? (double)(1 - nls->rss / total) : (double)NAN;
	curve->df = nls->df;
	curve->rss = nls->rss;
	curve->sigma = nls->sigma;
	curve->log_likelihood = nls->log_likelihood;
	curve->aicc = nls->aicc;
	curve->bic = nls->bic;
	curve->minima = nls->minima;
}

static void add_bytes(uint64_t *hash, const double *values, size_t count)
{
	const unsigned char *bytes = (const unsigned char *)values;
	for (size_t i = 0; i < count * sizeof *values; i++)
		*hash = (*hash ^ bytes[i]) * UINT64_C(1099511628211);
}

static uint64_t fingerprint(const struct curve_work *work)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	add_bytes(&hash, work->x, work->n);
	add_bytes(&hash, work->y, work->n);
	if (work->weights)
		add_bytes(&hash, work->weights, work->n);
	return hash;
}

/* A profile on its way: all but the far parameter refitted. */
struct profile {
	struct curve_work work;
	size_t far;
	double start[CURVE_PARAMETERS]; /* the others, from the last point of the profile */
	long double limit;              /* sum of squares at the ends of the interval */
};

static bool is_inside(struct profile *profile, double far)
{
	struct arena arena = ARENA_EMPTY;
	struct nls nls;
	profile->work.held[profile->far] = far;
	struct nls_problem problem = problem_of(&profile->work);
	bool inside = nls_fit(&nls, &problem, profile->start, 1, &arena, NULL) &&
		      nls.rss <= profile->limit;
	if (inside)
		memcpy(profile->start, nls.estimate, problem.p * sizeof *profile->start);
	arena_clear(&arena);
	return inside;
}

/* From the estimate outwards in doubling steps, then back by halves; infinite when `most` is still
 * inside. */
static double profile_end(struct profile profile, double estimate, double step, double most)
{
	double inside = estimate, outside = estimate;
	for (int i = 0; i < DOUBLINGS; i++, step *= 2) {
		outside = inside + step;
		if (fabs(outside - estimate) > fabs(most - estimate))
			outside = most;
		if (!is_inside(&profile, outside))
			break;
		inside = outside;
		if (inside == most)
			return copysign((double)INFINITY, step);
	}
	for (int i = 0; i < HALVINGS && fabs(outside - inside) > 1e-10 * fabs(outside - estimate);
	     i++) {
		double middle = inside + (outside - inside) / 2;
		if (is_inside(&profile, middle))
			inside = middle;
		else
			outside = middle;
	}
	return inside;
}

static void take_profile(struct curve *curve, const struct curve_work *work, const struct nls *nls)
{
	struct profile profile = { .work = *work };
	int far = work->row->far;
	double t = dist_t_quantile(0.5 + curve->level / 2, curve->df), reach_y = 0;
	if (far < 0 || work->is_held[far] || !work->options->profile || work->n > PROFILED_MOST)
		return;
	profile.far = (size_t)far;
	profile.work.is_held[far] = true;
	profile.work.p = 0;
	double estimate = 0, low = 0, high = 0, step = 0;
	for (size_t f = 0; f < work->p; f++) {
		if (work->free[f] != profile.far) {
			profile.start[profile.work.p] = nls->estimate[f];
			profile.work.free[profile.work.p++] = work->free[f];
			continue;
		}
		estimate = nls->estimate[f];
		step = nls->stderror[f] / 4;
		low = work->low[f];
		high = work->high[f];
	}
	for (size_t i = 0; i < work->n; i++)
		reach_y = fmax(reach_y, fabs(work->y[i] - estimate));
	if (profile.work.p == 0 || !(step > 0) || !(curve->rss > 0))
		return;
	curve_bounds(&profile.work);
	profile.limit = (long double)curve->rss * (1 + (long double)(t * t / curve->df));
	low = isfinite(low) ? low : estimate - 1000 * reach_y;
	high = isfinite(high) ? high : estimate + 1000 * reach_y;
	double shift = is_location(work->row, profile.far) ? work->origin : 0;
	curve->far = far;
	curve->profile.low = profile_end(profile, estimate, -step, low) + shift;
	curve->profile.high = profile_end(profile, estimate, step, high) + shift;
}

bool curve_fit(struct curve *curve, const double *x, const double *y, size_t n,
	       const struct curve_options *options, struct err *err)
{
	const struct curve_row *row = curve_row(options->kind);
	struct curve_work work = {
		.row = row, .options = options, .n = n, .x = x, .y = y, .weights = options->weights
	};
	struct arena arena = ARENA_EMPTY;
	struct nls nls;
	assert(options->level > 0 && options->level < 1);
	for (size_t j = 0; j < row->parameters; j++) {
		work.is_held[j] = !isnan(options->held[j]);
		if (!work.is_held[j])
			work.free[work.p++] = j;
	}
	*curve = (struct curve){ .kind = options->kind,
				 .scale = options->scale,
				 .scale_floor = options->scale_floor,
				 .scale_ceiling = options->scale_ceiling,
				 .level = options->level,
				 .n = n,
				 .p = work.p,
				 .parameters = row->parameters,
				 .far = -1 };
	if (work.p == 0)
		return err_set(err, ERR_DATA,
			       _("every parameter of the %s curve is held: nothing is left to fit"),
			       row->name);
	if (!check(&work, err))
		return false;
	arrange(&work, &arena);
	bool fine = descend(&nls, &work, &arena, err) && believable(&work, &nls, err);
	if (fine) {
		curve->origin = work.origin;
		curve->first = work.first;
		curve->last = work.last;
		curve->data = fingerprint(&work);
		fill_parameters(curve, &work, &nls);
		fill_quality(curve, &work, &nls);
		dependence(curve, &work, &nls, &arena);
		take_profile(curve, &work, &nls);
		turn_upright(curve);
	}
	arena_clear(&arena);
	return fine;
}
