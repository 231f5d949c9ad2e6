/* growth.c - straight lines in time, for others: see kasoku.h. */
#include "base/i18n.h"
#include "base/mem.h"
#include "curves/reach.h"
#include "lib/parts.h"
#include "regress/way.h"

#include <math.h>
#include <stdlib.h>

static bool take_way(struct way *way, const struct kasoku_growth_options *options, struct err *err)
{
	bool draws = options->replicates > 0, robust = options->line != KASOKU_LEAST_SQUARES;
	/* the same words in the same order, but for the quantile line */
	static const enum way_line lines[] = { WAY_LEAST_SQUARES, WAY_THEIL_SEN, WAY_HUBER, WAY_MM };
	if ((int)options->line < 0 || (int)options->line > KASOKU_MM ||
	    (int)options->errors < 0 || (int)options->errors > KASOKU_HAC ||
	    (int)options->resample < 0 || (int)options->resample > KASOKU_BLOCK ||
	    (int)options->bootstrap < 0 || (int)options->bootstrap > KASOKU_BCA)
		return err_set(err, ERR_USAGE, _("an option has a value that does not exist"));
	if (robust + draws + (options->errors != KASOKU_STUDENT) + (options->weights != NULL) > 1)
		return err_set(err, ERR_USAGE,
			       _("a robust line, other errors, a bootstrap and weights do not go "
				 "together: choose one"));
	if (draws && (options->replicates < BOOTSTRAP_FEWEST || options->replicates > BOOTSTRAP_MOST))
		return err_set(err, ERR_USAGE, _("%zu replicates: %d to %d are possible"),
			       options->replicates, BOOTSTRAP_FEWEST, BOOTSTRAP_MOST);
	if (draws && options->bootstrap == KASOKU_BCA && options->resample != KASOKU_PAIRS)
		return err_set(err, ERR_USAGE, _("BCa intervals are for pairs only"));
	*way = (struct way){ .line = lines[options->line],
			     .errors = (enum way_errors)options->errors,
			     .replicates = options->replicates,
			     .resample = (enum bootstrap_kind)options->resample,
			     .interval = (enum bootstrap_interval)options->bootstrap,
			     .seed = options->seed,
			     .threads = options->threads };
	return true;
}

static bool fit(struct growth *line, const struct way *way, const double *t, const double *y,
		size_t n, const struct growth_options *options, struct err *err)
{
	struct way_result result;
	if (!growth_fit(line, t, y, n, options, err))
		return false;
	double *z = mem_array(n, sizeof *z);
	for (size_t i = 0; i < n; i++)
		z[i] = growth_scaled(line->scale, line->floor, line->ceiling, y[i]);
	bool fine = way_fit(line, &result, way, t, z, n, err);
	free(z);
	return fine;
}

static void give(struct kasoku_growth *out, const struct growth *line, enum kasoku_scale scale,
		 const double *t)
{
	*out = (struct kasoku_growth){
		.scale = scale, .halving = line->halving, .unbounded = line->unbounded,
		.n = line->n, .floor = line->floor, .ceiling = line->ceiling,
		.level = line->level, .df = line->df, .origin = line->origin,
		.intercept = line->intercept, .intercept_stderr = line->intercept_stderr,
		.slope = line->slope, .slope_stderr = line->slope_stderr,
		.slope_interval = part_interval(line->slope_interval),
		.p_value = line->p_value, .r_squared = line->r_squared, .sigma = line->sigma,
		.aicc = line->aicc, .bic = line->bic, .factor_per_year = line->factor_per_year,
		.factor_interval = part_interval(line->factor_interval),
		.doubling_days = line->doubling_days,
		.doubling_interval = part_interval(line->doubling_interval),
		.quantile = line->quantile, .spread = line->spread,
		.weight_total = line->weight_total,
	};
	out->first = out->last = t[0];
	for (size_t i = 1; i < line->n; i++) {
		out->first = fmin(out->first, t[i]);
		out->last = fmax(out->last, t[i]);
	}
}

enum kasoku_status kasoku_growth_fit(struct kasoku_growth *growth, const double *t, const double *y,
				     size_t n, const struct kasoku_growth_options *options,
				     struct kasoku_error *error)
{
	static const struct kasoku_growth_options usual;
	const struct kasoku_growth_options *o = options ? options : &usual;
	struct err err = { 0 };
	struct growth line;
	struct way way;
	double level = o->level;
	if (!part_check_scale(o->scale, o->floor, o->ceiling, &level, &err) ||
	    !take_way(&way, o, &err))
		return part_fail(KASOKU_USAGE, &err, error);
	struct growth_options plain = { .scale = part_scale(o->scale), .floor = o->floor,
					.ceiling = o->ceiling, .weights = o->weights,
					.level = level };
	if (!part_check_points(t, y, o->weights, n, plain.scale, o->floor, o->ceiling, &err))
		return part_fail(KASOKU_DATA, &err, error);
	if (way.line == WAY_THEIL_SEN && n > ROBUST_EVERY_PAIR) {
		err_set(&err, ERR_DATA,
			_("%zu points: Theil-Sen looks at every pair and takes at most %d"), n,
			ROBUST_EVERY_PAIR);
		return part_fail(KASOKU_DATA, &err, error);
	}
	if (!fit(&line, &way, t, y, n, &plain, &err))
		return part_fail(KASOKU_NO_ANSWER, &err, error);
	give(growth, &line, o->scale, t);
	return KASOKU_OK;
}

/* The line again, as the rooms know it. */
static struct growth line_of(const struct kasoku_growth *growth)
{
	return (struct growth){ .scale = part_scale(growth->scale), .floor = growth->floor,
				.ceiling = growth->ceiling, .level = growth->level,
				.quantile = growth->quantile, .n = growth->n, .df = growth->df,
				.intercept = growth->intercept, .origin = growth->origin,
				.slope = growth->slope, .sigma = growth->sigma,
				.spread = growth->spread, .weight_total = growth->weight_total };
}

double kasoku_growth_at(const struct kasoku_growth *growth, double t)
{
	struct growth line = line_of(growth);
	return growth_at(&line, t);
}

struct kasoku_interval kasoku_growth_band(const struct kasoku_growth *growth, double t,
					  enum kasoku_band band)
{
	struct growth line = line_of(growth);
	return part_interval(growth_band(&line, t, band == KASOKU_PREDICTION ? BAND_PREDICTION
									     : BAND_CONFIDENCE));
}

struct kasoku_reach kasoku_growth_reach(const struct kasoku_growth *growth, double y,
					enum kasoku_band band)
{
	struct growth line = line_of(growth);
	struct reach reach = growth_reach(&line, growth->first, growth->last, y,
					  band == KASOKU_PREDICTION ? BAND_PREDICTION
								    : BAND_CONFIDENCE);
	if (isnan(growth->spread))
		reach.when = (struct interval){ (double)NAN, (double)NAN };
	return (struct kasoku_reach){ reach.at, part_interval(reach.when) };
}
