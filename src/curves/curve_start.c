/* curve_start.c - see curve_grid.h. */
#include "curves/curve_grid.h"

#include <math.h>
#include <string.h>

/* A singularity or a start further than FAR times the range of x makes an exponential of its curve.
 */
enum { GRID_MOST = 16, LOOKED_AT = 400, FAR = 20 };

static const struct {
	enum { BY_RANGE, FROM_FIRST, FROM_LAST, BEFORE_FIRST, PLAIN } kind;
	int count;
	double values[GRID_MOST];
} grids[GRID_COUNT] = {
	[GRID_NONE] = { PLAIN, 1, { 0 } },
	[GRID_RATE] = { BY_RANGE, 6, { 0.1, 0.3, 1, 3, 10, 30 } },
	[GRID_RATE_BOTH] = { BY_RANGE, 8, { 1.5, 4, 10, 30, -1.5, -4, -10, -30 } },
	[GRID_PLACE] = { FROM_FIRST, 8, { -0.5, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.5 } },
	[GRID_BEYOND] = { FROM_LAST, 8, { 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10 } },
	[GRID_BEFORE] = { BEFORE_FIRST, 8, { 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10 } },
	[GRID_EXPONENT] = { PLAIN,
			    14,
			    { -3, -2, -1, -0.5, 0.3, 0.5, 0.8, 1, 1.5, 2, 3, 4, 6, 10 } },
	[GRID_SHAPE] = { PLAIN, 4, { 0.1, 0.3, 1, 3 } },
};

static double range_of(const struct curve_work *work)
{
	return work->last - work->first;
}

static double grid_value(const struct curve_work *work, int grid, int k)
{
	double value = grids[grid].values[k], range = range_of(work);
	double first = work->first - work->origin, last = work->last - work->origin;
	switch (grids[grid].kind) {
	case BY_RANGE:
		return value / range;
	case FROM_FIRST:
		return first + value * range;
	case FROM_LAST:
		return last + value * range;
	case BEFORE_FIRST:
		return first - value * range;
	default:
		return value;
	}
}

void curve_bounds(struct curve_work *work)
{
	double range = range_of(work), first = work->first - work->origin,
	       last = work->last - work->origin;
	for (size_t f = 0; f < work->p; f++) {
		double low = -(double)INFINITY, high = (double)INFINITY;
		switch (work->row->grid[work->free[f]]) {
		case GRID_RATE:
			low = 1e-6 / range;
			high = 1e6 / range;
			break;
		case GRID_RATE_BOTH:
			low = -1e6 / range;
			high = 1e6 / range;
			break;
		case GRID_PLACE:
			low = first - 100 * range;
			high = last + 100 * range;
			break;
		case GRID_BEYOND:
			low = last + 1e-9 * range;
			high = last + FAR * range;
			break;
		case GRID_BEFORE:
			low = first - FAR * range;
			high = first - 1e-9 * range;
			break;
		case GRID_SHAPE:
			low = 1e-3;
			high = 1e3;
			break;
		}
		work->low[f] = low;
		work->high[f] = high;
	}
}

void curve_spread(const struct curve_work *work, const long double *free, long double *all)
{
	memcpy(all, work->held, sizeof work->held);
	for (size_t f = 0; f < work->p; f++)
		all[work->free[f]] = free[f];
}

/* The points that the grid is judged by: all, or some spread evenly over the rows. */
static size_t stride(const struct curve_work *work)
{
	return 1 + (work->n - 1) / LOOKED_AT;
}

/* How much a point counts in the linear solution: the response scale's own measure to first order.
 */
static long double importance(const struct curve_work *work, size_t i, bool by_size)
{
	const struct curve_options *options = work->options;
	long double y = work->y[i], weight = work->weights ? work->weights[i] : 1;
	if (work->row->in_log)
		return by_size ? weight * y * y : weight;
	return options->scale == GROWTH_LOG ? weight / (y * y) : weight;
}

/* Target and columns at point i with the linear parameters of `b` at zero; false when it has none.
 */
static bool linear_row(const struct curve_work *work, size_t i, const long double *b,
		       const size_t *columns, size_t m, long double *row)
{
	long double gradient[CURVE_PARAMETERS + 1];
	long double f = work->row->value(b, work->u[i], gradient), y = work->y[i];
	bool in_log = work->row->in_log;
	if (in_log && !(y > 0 && f > 0))
		return false;
	row[m] = in_log ? logl(y) - logl(f) : y - f;
	for (size_t k = 0; k < m; k++)
		row[k] = in_log ? gradient[work->free[columns[k]]] / f
				: gradient[work->free[columns[k]]];
	for (size_t k = 0; k <= m; k++)
		if (!isfinite(row[k]))
			return false;
	return true;
}

/* Cholesky solution of the m normal equations in `a` (m x m) and `rhs`, in place; dependent columns
 * get zero. */
static void solve_normal(long double a[CURVE_PARAMETERS][CURVE_PARAMETERS], long double *rhs,
			 size_t m)
{
	for (size_t k = 0; k < m; k++) {
		long double whole = a[k][k];
		for (size_t j = 0; j < k; j++)
			a[k][k] -= a[k][j] * a[k][j];
		a[k][k] = a[k][k] > whole * 1e-17L ? sqrtl(a[k][k]) : 0;
		for (size_t i = k + 1; i < m; i++) {
			for (size_t j = 0; j < k; j++)
				a[i][k] -= a[i][j] * a[k][j];
			a[i][k] = a[k][k] > 0 ? a[i][k] / a[k][k] : 0;
		}
	}
	for (size_t k = 0; k < m; k++) {
		for (size_t j = 0; j < k; j++)
			rhs[k] -= a[k][j] * rhs[j];
		rhs[k] = a[k][k] > 0 ? rhs[k] / a[k][k] : 0;
	}
	for (size_t k = m; k-- > 0;) {
		for (size_t j = k + 1; j < m; j++)
			rhs[k] -= a[j][k] * rhs[j];
		rhs[k] = a[k][k] > 0 ? rhs[k] / a[k][k] : 0;
	}
}

/* Fills the free linear parameters of `free` given the others. */
static void solve_linear(const struct curve_work *work, long double *free, bool by_size)
{
	long double a[CURVE_PARAMETERS][CURVE_PARAMETERS] = { { 0 } },
		    rhs[CURVE_PARAMETERS] = { 0 };
	long double b[CURVE_PARAMETERS], row[CURVE_PARAMETERS + 1];
	size_t columns[CURVE_PARAMETERS], m = 0;
	for (size_t f = 0; f < work->p; f++)
		if (work->row->linear >> work->free[f] & 1) {
			free[f] = 0;
			columns[m++] = f;
		}
	curve_spread(work, free, b);
	for (size_t i = 0; i < work->n; i += stride(work)) {
		if (!linear_row(work, i, b, columns, m, row))
			continue;
		long double weight = importance(work, i, by_size);
		for (size_t j = 0; j < m; j++) {
			rhs[j] += weight * row[j] * row[m];
			for (size_t k = 0; k <= j; k++)
				a[j][k] += weight * row[j] * row[k];
		}
	}
	solve_normal(a, rhs, m);
	for (size_t k = 0; k < m; k++)
		free[columns[k]] = rhs[k];
}

static long double rss_at(const struct curve_work *work, const long double *free)
{
	long double b[CURVE_PARAMETERS], gradient[CURVE_PARAMETERS + 1], sum = 0;
	curve_spread(work, free, b);
	for (size_t i = 0; i < work->n; i += stride(work)) {
		long double f = work->row->value(b, work->u[i], gradient);
		long double e = work->z[i] - curve_to_scale(work->options, f, NULL);
		sum += (work->weights ? work->weights[i] : 1) * e * e;
	}
	return sum;
}

struct ranking {
	double *starts;
	size_t count, p;
	long double rss[CURVE_STARTS];
};

static void rank(struct ranking *ranking, const long double *free, long double rss)
{
	size_t place = ranking->count, p = ranking->p;
	if (!isfinite(rss))
		return;
	for (size_t s = 0; s < ranking->count; s++)
		if (fabsl(rss - ranking->rss[s]) <= 1e-12L * rss)
			return;
	while (place > 0 && rss < ranking->rss[place - 1])
		place--;
	if (place == CURVE_STARTS)
		return;
	if (ranking->count < CURVE_STARTS)
		ranking->count++;
	for (size_t s = ranking->count; s-- > place + 1;) {
		memcpy(ranking->starts + s * p, ranking->starts + (s - 1) * p,
		       p * sizeof *ranking->starts);
		ranking->rss[s] = ranking->rss[s - 1];
	}
	for (size_t f = 0; f < p; f++)
		ranking->starts[place * p + f] = (double)free[f];
	ranking->rss[place] = rss;
}

/* A level line, for scales on which the solution above has no place. */
static void rank_flat(const struct curve_work *work, struct ranking *ranking)
{
	long double free[CURVE_PARAMETERS] = { 0 }, sum = 0;
	for (size_t i = 0; i < work->n; i++)
		sum += work->options->scale == GROWTH_LOG ? work->z[i] : work->y[i];
	sum /= (long double)work->n;
	free[0] = work->options->scale == GROWTH_LOG ? expl(sum) : sum;
	rank(ranking, free, rss_at(work, free));
}

size_t curve_starts(const struct curve_work *work, double *starts)
{
	struct ranking ranking = { .starts = starts, .p = work->p };
	int at[CURVE_PARAMETERS] = { 0 };
	size_t f;
	do {
		long double free[CURVE_PARAMETERS];
		for (f = 0; f < work->p; f++)
			free[f] = grid_value(work, work->row->grid[work->free[f]], at[f]);
		for (int by_size = 0; by_size < (work->row->in_log ? 2 : 1); by_size++) {
			solve_linear(work, free, by_size);
			rank(&ranking, free, rss_at(work, free));
		}
		for (f = 0; f < work->p; f++) {
			if (++at[f] < grids[work->row->grid[work->free[f]]].count)
				break;
			at[f] = 0;
		}
	} while (f < work->p);
	if (ranking.count == 0)
		rank_flat(work, &ranking);
	return ranking.count;
}
