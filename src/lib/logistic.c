/* logistic.c - a curve with floor and ceiling, for others: see kasoku.h. */
#include "base/i18n.h"
#include "curves/curve.h"
#include "lib/parts.h"

#include <math.h>

enum { FLOOR, CEILING, RATE, MIDPOINT };

static bool take_options(struct curve_options *out, const struct kasoku_logistic_options *options,
			 struct err *err)
{
	double level = options->level;
	bool both = options->hold_floor && options->hold_ceiling;
	if (!part_check_scale(KASOKU_RAW, 0, 0, &level, err))
		return false;
	if ((options->hold_floor && !isfinite(options->floor)) ||
	    (options->hold_ceiling && !isfinite(options->ceiling)) ||
	    (both && !(options->floor < options->ceiling)))
		return err_set(err, ERR_USAGE, _("a floor below a ceiling can be held, both finite"));
	curve_options_init(out, CURVE_LOGISTIC);
	out->held[FLOOR] = options->hold_floor ? options->floor : (double)NAN;
	out->held[CEILING] = options->hold_ceiling ? options->ceiling : (double)NAN;
	out->origin = (double)NAN;
	out->weights = options->weights;
	out->level = level;
	out->profile = true;
	return true;
}

static void give(struct kasoku_logistic *out, const struct curve *curve)
{
	const struct interval none = { (double)NAN, (double)NAN };
	struct kasoku_interval intervals[MIDPOINT + 1];
	for (int j = 0; j <= MIDPOINT; j++)
		intervals[j] = part_interval(curve->interval[j]);
	*out = (struct kasoku_logistic){
		.n = curve->n, .floor = curve->estimate[FLOOR], .ceiling = curve->estimate[CEILING],
		.rate = curve->estimate[RATE], .midpoint = curve->estimate[MIDPOINT],
		.floor_stderr = curve->stderror[FLOOR], .ceiling_stderr = curve->stderror[CEILING],
		.rate_stderr = curve->stderror[RATE], .midpoint_stderr = curve->stderror[MIDPOINT],
		.floor_interval = intervals[FLOOR], .ceiling_interval = intervals[CEILING],
		.rate_interval = intervals[RATE], .midpoint_interval = intervals[MIDPOINT],
		.ceiling_profile = part_interval(curve->far == CEILING ? curve->profile : none),
		.level = curve->level, .df = curve->df, .rss = curve->rss, .sigma = curve->sigma,
		.r_squared = curve->r_squared, .aicc = curve->aicc, .bic = curve->bic,
	};
}

enum kasoku_status kasoku_logistic_fit(struct kasoku_logistic *logistic, const double *t,
				       const double *y, size_t n,
				       const struct kasoku_logistic_options *options,
				       struct kasoku_error *error)
{
	static const struct kasoku_logistic_options usual;
	struct curve_options curve_options;
	struct curve curve;
	struct err err = { 0 };
	if (!take_options(&curve_options, options ? options : &usual, &err))
		return part_fail(KASOKU_USAGE, &err, error);
	if (!part_check_points(t, y, curve_options.weights, n, GROWTH_RAW, 0, 0, &err))
		return part_fail(KASOKU_DATA, &err, error);
	if (!curve_fit(&curve, t, y, n, &curve_options, &err))
		return part_fail(KASOKU_NO_ANSWER, &err, error);
	give(logistic, &curve);
	return KASOKU_OK;
}

double kasoku_logistic_at(const struct kasoku_logistic *logistic, double t)
{
	double rise = logistic->ceiling - logistic->floor;
	return logistic->floor + rise / (1 + exp(-logistic->rate * (t - logistic->midpoint)));
}

double kasoku_logistic_reaches(const struct kasoku_logistic *logistic, double y)
{
	double share = (y - logistic->floor) / (logistic->ceiling - logistic->floor);
	if (!(share > 0 && share < 1))
		return (double)NAN;
	return logistic->midpoint + log(share / (1 - share)) / logistic->rate;
}
