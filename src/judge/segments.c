/* segments.c - see segments.h. */
#include "judge/segments.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "curves/curve_grid.h"
#include "judge/breaks.h"
#include "regress/linear.h"
#include "stats/dist.h"
#include "stats/summary.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct pair {
	double x, y;
};

static int by_x(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;
	return p->x < q->x ? -1 : p->x > q->x;
}

static struct curve_options scale_of(const struct segments *segments)
{
	return (struct curve_options){ .scale = segments->scale,
				       .scale_floor = segments->scale_floor,
				       .scale_ceiling = segments->scale_ceiling };
}

static bool refuse_few(size_t n, int breaks, size_t needed, struct err *err)
{
	if (breaks == 1)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a line with %d break needs at least %zu",
				  "%zu points: a line with %d break needs at least %zu", n),
			       n, breaks, needed);
	return err_set(err, ERR_DATA,
		       P_("%zu point: a line with %d breaks needs at least %zu",
			  "%zu points: a line with %d breaks needs at least %zu", n),
		       n, breaks, needed);
}

/* Points in order of x, y on the scale. */
static bool sort_in(const struct segments *segments, const double *x, const double *y, double *u,
		    double *z, struct arena *arena, struct err *err)
{
	struct curve_options scale = scale_of(segments);
	struct pair *pairs = arena_array(arena, segments->n, sizeof *pairs);
	for (size_t i = 0; i < segments->n; i++) {
		pairs[i] = (struct pair){ x[i], (double)curve_to_scale(&scale, y[i], NULL) };
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("a point is not a finite number"));
		if (!isfinite(pairs[i].y))
			return err_set(err, ERR_DATA, _("%g has no place on this scale"), y[i]);
	}
	qsort(pairs, segments->n, sizeof *pairs, by_x);
	for (size_t i = 0; i < segments->n; i++) {
		u[i] = pairs[i].x;
		z[i] = pairs[i].y;
	}
	return true;
}

/* The segment that holds x. */
static int segment_of(const struct segments *segments, double x)
{
	int s = 0;
	while (s < segments->breaks && x > segments->at[s])
		s++;
	return s;
}

/* The columns of the linear model at x: those of a broken line and its break, or those of the
 * segment. */
static void row_at(const struct segments *segments, double x, double *row)
{
	int s = segment_of(segments, x);
	double u = x - segments->origin;
	memset(row, 0, SEGMENT_COLUMNS * sizeof *row);
	if (segments->breaks > 1) {
		row[2 * s] = 1;
		row[2 * s + 1] = u;
		return;
	}
	row[0] = 1;
	row[1] = u;
	row[2] = s ? x - segments->at[0] : 0;
	row[3] = s ? segments->slope[0] - segments->slope[1] : 0;
}

static double value_at(const struct segments *segments, double x)
{
	int s = segment_of(segments, x);
	double from = s ? segments->at[s - 1] : segments->first;
	return segments->start[s] + segments->slope[s] * (x - from);
}

static bool covariance(struct segments *segments, const double *u, const double *z,
		       struct arena *arena, struct err *err)
{
	size_t n = segments->n, p = segments->columns;
	long double *rows = arena_array(arena, n * p, sizeof *rows);
	struct linear_options options = { .level = segments->level };
	struct linear linear;
	for (size_t i = 0; i < n; i++) {
		double row[SEGMENT_COLUMNS];
		row_at(segments, u[i], row);
		for (size_t j = 0; j < p; j++)
			rows[i * p + j] = row[j];
	}
	if (!linear_fit(&linear, rows, z, n, p, &options, arena, err))
		return false;
	for (size_t j = 0; j < p; j++) {
		segments->coefficient[j] = linear.estimate[j];
		for (size_t k = 0; k < p; k++)
			segments->covariance[j * p + k] = linear.covariance[j * p + k];
	}
	return true;
}

static bool fit_one(struct segments *segments, const double *u, const double *z, struct err *err)
{
	struct breaks breaks;
	struct break_inference inference;
	breaks_init(&breaks);
	bool fine = breaks_load_usual(&breaks, u, z, segments->n, err);
	if (fine) {
		struct break_line line = breaks_best(&breaks);
		breaks_infer(&breaks, &line, segments->level, &inference);
		segments->at[0] = line.at;
		segments->at_stderr = inference.at_stderr;
		segments->at_interval = inference.at;
		segments->slope[0] = line.before;
		segments->slope[1] = line.after;
		segments->slope_stderr[0] = inference.before_stderr;
		segments->slope_stderr[1] = inference.after_stderr;
		segments->slope_interval[0] = inference.before;
		segments->slope_interval[1] = inference.after;
		segments->start[0] = line.value - line.before * (line.at - segments->first);
		segments->start[1] = line.value;
		segments->rss = line.rss;
		segments->columns = 4;
	}
	breaks_clear(&breaks);
	return fine;
}

/* Break dates half way between the sections' last and first points. */
static bool fit_several(struct segments *segments, const double *u, const double *z,
			struct err *err)
{
	struct sections sections;
	int m = segments->breaks;
	if (!sections_fit(&sections, u, z, segments->n, 3, err))
		return false;
	assert(m <= sections.most);
	for (int s = 0; s < m; s++) {
		size_t last = sections.last[m][s];
		segments->at[s] = u[last - 1] + (u[last] - u[last - 1]) / 2;
	}
	segments->rss = sections.rss[m];
	segments->columns = 2 * ((size_t)m + 1);
	return true;
}

/* Slopes of several sections from the linear model. */
static void take_slopes(struct segments *segments)
{
	size_t p = segments->columns;
	double quantile = dist_t_quantile(0.5 + segments->level / 2, segments->df);
	for (int s = 0; s <= segments->breaks; s++) {
		size_t c = 2 * (size_t)s + 1;
		double from = s ? segments->at[s - 1] : segments->first;
		double slope = segments->coefficient[c],
		       error = sqrt(segments->covariance[c * p + c]);
		segments->slope[s] = slope;
		segments->slope_stderr[s] = error;
		segments->slope_interval[s] =
			(struct interval){ slope - quantile * error, slope + quantile * error };
		segments->start[s] =
			segments->coefficient[c - 1] + slope * (from - segments->origin);
	}
	segments->at_stderr = (double)NAN;
	segments->at_interval = (struct interval){ (double)NAN, (double)NAN };
}

static double variance_of(const struct segments *segments, const double *row)
{
	double variance = 0;
	size_t p = segments->columns;
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k < p; k++)
			variance += row[j] * segments->covariance[j * p + k] * row[k];
	return variance;
}

static void start_errors(struct segments *segments)
{
	double quantile = dist_t_quantile(0.5 + segments->level / 2, segments->df);
	for (int s = 0; s <= segments->breaks; s++) {
		double row[SEGMENT_COLUMNS] = { 0 };
		bool several = segments->breaks > 1;
		double from = (s ? segments->at[s - 1] : segments->first) - segments->origin;
		row[several ? 2 * s : 0] = 1;
		row[several ? 2 * s + 1 : 1] = from;
		if (!several && s)
			row[3] = segments->slope[0]; /* the break moves, and the value with it */
		double error = sqrt(variance_of(segments, row)), start = segments->start[s];
		segments->start_stderr[s] = error;
		segments->start_interval[s] =
			(struct interval){ start - quantile * error, start + quantile * error };
	}
}

static void quality(struct segments *segments, const double *z)
{
	double n = (double)segments->n, m = segments->breaks, mean = summary_mean(z, segments->n);
	double parameters = m > 1 ? 2 * (m + 1) + m : 4, k = parameters + 1, total = 0;
	for (size_t i = 0; i < segments->n; i++)
		total += (z[i] - mean) * (z[i] - mean);
	segments->df = n - parameters;
	segments->sigma = sqrt(segments->rss / segments->df);
	segments->r_squared = total > 0 ? 1 - segments->rss / total : (double)NAN;
	double deviance = n * (log(2 * M_PI * segments->rss / n) + 1);
	segments->aicc = n > k + 1 ? deviance + 2 * k + 2 * k * (k + 1) / (n - k - 1) : (double)NAN;
	segments->bic = deviance + k * log(n);
}

bool segments_fit(struct segments *segments, const double *x, const double *y, size_t n,
		  const struct segments_options *options, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	assert(options->breaks >= 1 && options->breaks <= SECTIONS_MOST);
	*segments = (struct segments){ .scale = options->scale,
				       .scale_floor = options->scale_floor,
				       .scale_ceiling = options->scale_ceiling,
				       .level = options->level,
				       .n = n,
				       .breaks = options->breaks };
	size_t needed = 3 * ((size_t)options->breaks + 1);
	if (n < needed)
		return refuse_few(n, options->breaks, needed, err);
	double *u = arena_array(&arena, n, sizeof *u), *z = arena_array(&arena, n, sizeof *z);
	bool fine = sort_in(segments, x, y, u, z, &arena, err);
	if (fine) {
		segments->first = u[0];
		segments->last = u[n - 1];
		segments->origin = summary_mean(u, n);
		fine = options->breaks == 1 ? fit_one(segments, u, z, err)
					    : fit_several(segments, u, z, err);
	}
	if (fine)
		quality(segments, z);
	assert(!fine || segments->df > 0);
	fine = fine && covariance(segments, u, z, &arena, err);
	if (fine && options->breaks > 1)
		take_slopes(segments);
	if (fine)
		start_errors(segments);
	arena_clear(&arena);
	return fine;
}

static double from_scale(const struct segments *segments, double z)
{
	switch (segments->scale) {
	case GROWTH_LOG:
		return exp(z);
	case GROWTH_LOGIT:
		return segments->scale_floor +
		       (segments->scale_ceiling - segments->scale_floor) / (1 + exp(-z));
	default:
		return z;
	}
}

double segments_at(const struct segments *segments, double x)
{
	return from_scale(segments, value_at(segments, x));
}

struct interval segments_band(const struct segments *segments, double x, enum band_kind kind)
{
	double row[SEGMENT_COLUMNS];
	row_at(segments, x, row);
	double variance = variance_of(segments, row);
	if (kind == BAND_PREDICTION)
		variance += segments->sigma * segments->sigma;
	double z = value_at(segments, x);
	double half = dist_t_quantile(0.5 + segments->level / 2, segments->df) * sqrt(variance);
	return (struct interval){ from_scale(segments, z - half), from_scale(segments, z + half) };
}

static double at(const void *owner, double x)
{
	return segments_at(owner, x);
}

static struct interval band(const void *owner, double x, enum band_kind kind)
{
	return segments_band(owner, x, kind);
}

struct reach segments_reach(const struct segments *segments, double y, enum band_kind kind)
{
	struct reach_line line = { segments, at, band, segments->first, segments->last };
	return reach_find(&line, y, kind);
}
