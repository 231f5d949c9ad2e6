/* curve_use.c - what is asked of a fitted curve; see curve.h. */
#include "curves/curve_grid.h"

#include "base/i18n.h"
#include "stats/dist.h"

#include <math.h>
#include <string.h>

double curve_on_scale(const struct curve_options *options, double y)
{
	return (double)curve_to_scale(options, y, NULL);
}

/* Parameters as the row's value() takes them: places counted from the origin. */
static void inner(const struct curve *curve, long double *b)
{
	const struct curve_row *row = curve_row(curve->kind);
	for (size_t j = 0; j < CURVE_PARAMETERS; j++)
		b[j] = curve->estimate[j] -
		       (row->location >> j & 1 ? (long double)curve->origin : 0);
}

static long double evaluate(const struct curve *curve, double x, long double *gradient)
{
	long double b[CURVE_PARAMETERS];
	inner(curve, b);
	return curve_row(curve->kind)->value(b, (long double)x - curve->origin, gradient);
}

double curve_at(const struct curve *curve, double x)
{
	long double gradient[CURVE_PARAMETERS + 1];
	return (double)evaluate(curve, x, gradient);
}

double curve_slope(const struct curve *curve, double x)
{
	long double gradient[CURVE_PARAMETERS + 1] = { 0 };
	evaluate(curve, x, gradient);
	return (double)gradient[CURVE_PARAMETERS];
}

static long double rate_of(const struct curve *curve, const long double *b, double x, bool relative)
{
	long double gradient[CURVE_PARAMETERS + 1] = { 0 };
	long double f = curve_row(curve->kind)->value(b, (long double)x - curve->origin, gradient);
	return relative ? gradient[CURVE_PARAMETERS] / f : gradient[CURVE_PARAMETERS];
}

/* The gradient by differences: in long double that is good to ten digits. */
double curve_rate(const struct curve *curve, double x, bool relative, struct interval *interval)
{
	long double b[CURVE_PARAMETERS], g[CURVE_PARAMETERS] = { 0 }, variance = 0;
	inner(curve, b);
	long double rate = rate_of(curve, b, x, relative);
	for (size_t j = 0; j < curve->parameters; j++) {
		long double middle = b[j], h = 1e-6L * curve->stderror[j];
		if (curve->held[j] || !(h > 0))
			continue;
		b[j] = middle + h;
		g[j] = rate_of(curve, b, x, relative);
		b[j] = middle - h;
		g[j] = (g[j] - rate_of(curve, b, x, relative)) / (2 * h);
		b[j] = middle;
	}
	for (size_t j = 0; j < curve->parameters; j++)
		for (size_t k = 0; k < curve->parameters; k++)
			variance += g[j] * g[k] * curve->covariance[j * CURVE_PARAMETERS + k];
	double half = dist_t_quantile(0.5 + curve->level / 2, curve->df) * (double)sqrtl(variance);
	*interval = (struct interval){ (double)rate - half, (double)rate + half };
	return (double)rate;
}

static double from_scale(const struct curve *curve, double z)
{
	switch (curve->scale) {
	case GROWTH_LOG:
		return exp(z);
	case GROWTH_LOGIT:
		return curve->scale_floor +
		       (curve->scale_ceiling - curve->scale_floor) / (1 + exp(-z));
	default:
		return z;
	}
}

struct interval curve_band(const struct curve *curve, double x, enum band_kind kind)
{
	struct curve_options options = { .scale = curve->scale,
					 .scale_floor = curve->scale_floor,
					 .scale_ceiling = curve->scale_ceiling };
	long double g[CURVE_PARAMETERS + 1], slope = 1, variance = 0;
	long double z = curve_to_scale(&options, evaluate(curve, x, g), &slope);
	for (size_t j = 0; j < curve->parameters; j++)
		for (size_t k = 0; k < curve->parameters; k++)
			if (!curve->held[j] && !curve->held[k])
				variance +=
					g[j] * g[k] * curve->covariance[j * CURVE_PARAMETERS + k];
	variance *= slope * slope;
	if (kind == BAND_PREDICTION)
		variance += (long double)curve->sigma * curve->sigma;
	double half = dist_t_quantile(0.5 + curve->level / 2, curve->df) * (double)sqrtl(variance);
	return (struct interval){ from_scale(curve, (double)z - half),
				  from_scale(curve, (double)z + half) };
}

static double at(const void *owner, double x)
{
	return curve_at(owner, x);
}

static struct interval band(const void *owner, double x, enum band_kind kind)
{
	return curve_band(owner, x, kind);
}

struct reach curve_reach(const struct curve *curve, double y, enum band_kind kind)
{
	struct reach_line line = { curve, at, band, curve->first, curve->last };
	return reach_find(&line, y, kind);
}

bool curve_is_open(const struct curve *curve)
{
	return curve->far >= 0 && (isinf(curve->profile.low) || isinf(curve->profile.high));
}

static bool same(double a, double b)
{
	return !(a < b) && !(a > b);
}

bool curve_comparable(const struct curve *a, const struct curve *b, struct err *err)
{
	if (a->data != b->data || a->n != b->n)
		return err_set(err, ERR_DATA,
			       _("the two curves were fitted to different points: they cannot be "
				 "compared"));
	bool bounds = a->scale != GROWTH_LOGIT || (same(a->scale_floor, b->scale_floor) &&
						   same(a->scale_ceiling, b->scale_ceiling));
	if (a->scale != b->scale || !bounds)
		return err_set(err, ERR_DATA,
			       _("the two curves were fitted on different scales: they cannot be "
				 "compared"));
	return true;
}

bool curve_weights(double *weights, const struct curve *curves, size_t count, struct err *err)
{
	double least = (double)INFINITY, sum = 0;
	for (size_t i = 0; i < count; i++) {
		if (!curve_comparable(&curves[0], &curves[i], err))
			return false;
		if (isfinite(curves[i].aicc))
			least = fmin(least, curves[i].aicc);
	}
	if (!isfinite(least))
		return err_set(err, ERR_DATA,
			       _("none of the curves has an AICc: there are too few points"));
	for (size_t i = 0; i < count; i++) {
		weights[i] = isfinite(curves[i].aicc) ? exp((least - curves[i].aicc) / 2) : 0;
		sum += weights[i];
	}
	for (size_t i = 0; i < count; i++)
		weights[i] /= sum;
	return true;
}
