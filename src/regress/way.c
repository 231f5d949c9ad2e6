/* way.c - see way.h. */
#include "regress/way.h"

#include "base/i18n.h"
#include "regress/linear.h"
#include "regress/quantile.h"
#include "stats/dist.h"

#include <math.h>
#include <stdlib.h>

/* Replaces the line by another one with its interval, and all that follows from them. */
static void take_line(struct growth *line, double slope, double stderror, struct interval interval)
{
	struct growth rate;
	growth_of_rate(&rate, line->scale, slope, interval, line->level);
	line->slope = slope;
	line->slope_stderr = stderror;
	line->slope_interval = interval;
	line->factor_per_year = rate.factor_per_year;
	line->factor_interval = rate.factor_interval;
	line->doubling_days = rate.doubling_days;
	line->doubling_interval = rate.doubling_interval;
	line->halving = rate.halving;
	line->unbounded = rate.unbounded;
	line->t_value = slope / stderror;
	line->p_value = dist_t_two_sided(line->t_value, line->df);
}

/* A line that is not least squares has no likelihood here, and no band without standard errors. */
static void forget(struct growth *line, const double *x, const double *z, size_t n)
{
	line->rss = 0;
	for (size_t i = 0; i < n; i++) {
		double e = z[i] - line->intercept - line->slope * (x[i] - line->origin);
		line->rss += e * e;
	}
	line->r_squared = line->aicc = line->bic = (double)NAN;
	line->intercept_stderr = (double)NAN;
	line->spread = line->weight_total = (double)NAN;
}

/* Moves the origin to where intercept and slope err independently, so that the band is that of
 * their covariance. */
static void take_covariance(struct growth *line, double var_a, double var_b, double covariance)
{
	double move = var_b > 0 ? -covariance / var_b : 0, rest = var_a + move * covariance;
	double s2 = line->sigma * line->sigma;
	line->intercept += move * line->slope;
	line->origin += move;
	line->intercept_stderr = sqrt(fmax(rest, 0));
	line->weight_total = rest > 0 ? s2 / rest : (double)INFINITY;
	line->spread = var_b > 0 ? s2 / var_b : (double)INFINITY;
}

static bool fit_robust(struct growth *line, struct way_result *result, const double *x,
		       const double *z, size_t n, struct arena *arena, struct err *err)
{
	static const enum robust_method methods[] = {
		[WAY_THEIL_SEN] = ROBUST_THEIL_SEN, [WAY_HUBER] = ROBUST_HUBER, [WAY_MM] = ROBUST_MM
	};
	struct robust_options options = { .method = methods[result->way.line],
					  .level = line->level,
					  .seed = 1 };
	struct robust robust, check;
	if (!robust_fit(&robust, x, z, n, &options, arena, err))
		return false;
	take_line(line, robust.slope, robust.slope_stderr, robust.slope_interval);
	line->origin = robust.origin;
	line->intercept = robust.intercept;
	forget(line, x, z, n);
	line->sigma = robust.scale;
	result->breakdown = robust.breakdown;
	for (size_t i = 0; i < n; i++) {
		result->left_out += robust.weight[i] <= 0;
		result->lowered += robust.weight[i] > 0 && robust.weight[i] < 0.5;
	}
	if (!isnan(robust.slope_stderr) && !robust.exact)
		take_covariance(line, robust.intercept_stderr * robust.intercept_stderr,
				robust.slope_stderr * robust.slope_stderr, robust.covariance);
	options.method = ROBUST_LTS;
	result->check =
		result->way.line == WAY_MM && robust_fit(&check, x, z, n, &options, arena, NULL)
			? check.slope
			: (double)NAN;
	return true;
}

static bool fit_quantile(struct growth *line, const struct way *way, const double *x,
			 const double *z, size_t n, struct arena *arena, struct err *err)
{
	struct quantile fit;
	struct quantile_options options = { .share = way->share, .level = line->level };
	if (!quantile_fit(&fit, x, z, n, &options, arena, err))
		return false;
	take_line(line, fit.slope, (double)NAN, fit.slope_interval);
	line->origin = fit.origin;
	line->intercept = fit.intercept;
	forget(line, x, z, n);
	line->sigma = sqrt(line->rss / line->df);
	return true;
}

/* How far errors of neighbours are taken to reach: 4 (n/100)^(2/9), Newey & West 1994. */
static int usual_lag(size_t n)
{
	return (int)floor(4 * pow((double)n / 100, 2.0 / 9));
}

struct column {
	double x, z;
};

static int by_x(const void *a, const void *b)
{
	const struct column *p = a, *q = b;
	return p->x < q->x ? -1 : p->x > q->x;
}

/* Least squares again, in order of x, with other errors. */
static bool fit_errors(struct growth *line, struct way_result *result, const double *x,
		       const double *z, size_t n, struct arena *arena, struct err *err)
{
	bool hac = result->way.errors == WAY_HAC;
	struct linear fit;
	struct linear_options options = { .level = line->level,
					  .lag = usual_lag(n),
					  .errors = hac ? LINEAR_NEWEY_WEST : LINEAR_HC3 };
	struct column *column = arena_array(arena, n, sizeof *column);
	long double *rows = arena_array(arena, 2 * n, sizeof *rows);
	double *values = arena_array(arena, n, sizeof *values);
	for (size_t i = 0; i < n; i++)
		column[i] = (struct column){ x[i], z[i] };
	qsort(column, n, sizeof *column, by_x);
	for (size_t i = 0; i < n; i++) {
		rows[2 * i] = 1;
		rows[2 * i + 1] = (long double)column[i].x - line->origin;
		values[i] = column[i].z;
	}
	if (!linear_fit(&fit, rows, values, n, 2, &options, arena, err))
		return false;
	for (size_t i = 0; i < n && !hac; i++)
		if (fit.hat[i] > 1 - 1e-9)
			return err_set(err, ERR_DATA,
				       _("a point alone fixes the line: HC3 errors do not exist"));
	result->lag = hac ? options.lag : 0;
	take_line(line, fit.estimate[1], fit.stderror[1], fit.interval[1]);
	take_covariance(line, fit.covariance[0], fit.covariance[3], fit.covariance[1]);
	return true;
}

static bool fit_draws(struct growth *line, struct way_result *result, const double *x,
		      const double *z, size_t n, struct arena *arena, struct err *err)
{
	const struct way *way = &result->way;
	struct bootstrap_options options = { .kind = way->resample,
					     .interval = way->interval,
					     .replicates = way->replicates,
					     .level = line->level,
					     .seed = way->seed,
					     .threads = way->threads };
	if (!bootstrap_slope(&result->bootstrap, x, z, n, &options, arena, err))
		return false;
	result->bootstrap.value = NULL;
	take_line(line, line->slope, result->bootstrap.stderror, result->bootstrap.interval);
	line->t_value = line->p_value = (double)NAN;
	return true;
}

bool way_fit(struct growth *line, struct way_result *result, const struct way *way, const double *x,
	     const double *z, size_t n, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	bool fine;
	*result = (struct way_result){ .way = *way, .check = (double)NAN };
	if (way->line == WAY_QUANTILE)
		fine = fit_quantile(line, way, x, z, n, &arena, err);
	else if (way->line != WAY_LEAST_SQUARES)
		fine = fit_robust(line, result, x, z, n, &arena, err);
	else if (way->replicates > 0)
		fine = fit_draws(line, result, x, z, n, &arena, err);
	else
		fine = way->errors == WAY_OLS || fit_errors(line, result, x, z, n, &arena, err);
	arena_clear(&arena);
	return fine;
}
