/* growth.c - see growth.h.  A straight line has a closed form; centring time on its weighted mean
 * makes it as accurate as a factorisation. */
#include "regress/growth.h"

#include "base/date.h"
#include "base/i18n.h"
#include "stats/dist.h"

#include <math.h>

static bool to_scale(const struct growth *growth, double y, double *out)
{
	switch (growth->scale) {
	case GROWTH_RAW:
		*out = y;
		return true;
	case GROWTH_LOG:
		*out = log(y);
		return y > 0;
	case GROWTH_LOGIT:
		*out = log((y - growth->floor) / (growth->ceiling - y));
		return y > growth->floor && y < growth->ceiling;
	}
	return false;
}

static double from_scale(const struct growth *growth, double z)
{
	switch (growth->scale) {
	case GROWTH_RAW:
		break;
	case GROWTH_LOG:
		return exp(z);
	case GROWTH_LOGIT:
		return growth->floor + (growth->ceiling - growth->floor) / (1 + exp(-z));
	}
	return z;
}

static bool check_point(const struct growth *growth, double year, double y, double weight,
			struct err *err)
{
	double z;
	if (!isfinite(year) || !isfinite(y))
		return err_set(err, ERR_DATA, _("a point is not a finite number"));
	if (!(weight > 0) || !isfinite(weight))
		return err_set(err, ERR_DATA, _("a weight is not a positive number"));
	if (to_scale(growth, y, &z))
		return true;
	if (growth->scale == GROWTH_LOG)
		return err_set(err, ERR_DATA,
			       _("%g has no place on a log scale: it is not positive"), y);
	return err_set(err, ERR_DATA, _("%g has no place on a logit scale between %g and %g"), y,
		       growth->floor, growth->ceiling);
}

/* Sums of the weighted least squares line in long double, about the weighted means. */
struct sums {
	long double w, t, z, tt, tz, zz;
};

static void add_up(struct sums *s, const struct growth *growth, const double *years,
		   const double *y, size_t n, const double *weights)
{
	for (size_t i = 0; i < n; i++) {
		double z, w = weights ? weights[i] : 1;
		to_scale(growth, y[i], &z);
		s->w += w;
		s->t += (long double)w * years[i];
		s->z += (long double)w * z;
	}
	s->t /= s->w;
	s->z /= s->w;
	for (size_t i = 0; i < n; i++) {
		double z, w = weights ? weights[i] : 1;
		to_scale(growth, y[i], &z);
		long double dt = years[i] - s->t, dz = z - s->z;
		s->tt += w * dt * dt;
		s->tz += w * dt * dz;
		s->zz += w * dz * dz;
	}
}

static void doubling(struct growth *growth)
{
	double low = growth->slope_interval.low, high = growth->slope_interval.high;
	growth->halving = growth->slope < 0;
	growth->unbounded = low <= 0 && high >= 0;
	double days = log(2) * DAYS_PER_YEAR;
	growth->doubling_days = growth->slope == 0 ? INFINITY : days / fabs(growth->slope);
	double steep = growth->halving ? -low : high, shallow = growth->halving ? -high : low;
	growth->doubling_interval.low = days / steep;
	growth->doubling_interval.high = growth->unbounded ? INFINITY : days / shallow;
	growth->factor_per_year = exp(growth->slope);
	growth->factor_interval = (struct interval){ exp(low), exp(high) };
}

static void no_doubling(struct growth *growth)
{
	struct interval none = { NAN, NAN };
	growth->factor_per_year = growth->doubling_days = NAN;
	growth->factor_interval = growth->doubling_interval = none;
	growth->halving = growth->slope < 0;
	growth->unbounded = growth->slope_interval.low <= 0 && growth->slope_interval.high >= 0;
}

static void infer(struct growth *growth, const struct sums *s, double rss, double log_weights)
{
	double n = (double)growth->n, k = 3;
	growth->df = n - 2;
	growth->rss = rss;
	growth->sigma = sqrt(rss / growth->df);
	growth->slope_stderr = growth->sigma / sqrt((double)s->tt);
	growth->intercept_stderr = growth->sigma / sqrt((double)s->w);
	growth->r_squared = s->zz > 0 ? 1 - rss / (double)s->zz : NAN;
	growth->t_value = growth->slope / growth->slope_stderr;
	growth->p_value = dist_t_two_sided(growth->t_value, growth->df);
	growth->quantile = dist_t_quantile(0.5 + growth->level / 2, growth->df);
	double half = growth->quantile * growth->slope_stderr;
	growth->slope_interval = (struct interval){ growth->slope - half, growth->slope + half };
	double deviance = n * (log(2 * M_PI * rss / n) + 1) - log_weights;
	growth->aicc = n > k + 1 ? deviance + 2 * k + 2 * k * (k + 1) / (n - k - 1) : NAN;
	growth->bic = deviance + k * log(n);
}

bool growth_fit(struct growth *growth, const double *years, const double *y, size_t n,
		const struct growth_options *options, struct err *err)
{
	*growth = (struct growth){ .scale = options->scale, .floor = options->floor,
				   .ceiling = options->ceiling, .level = options->level, .n = n };
	if (n < 3)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a trend with an interval needs at least 3",
				  "%zu points: a trend with an interval needs at least 3", n),
			       n);
	double log_weights = 0;
	for (size_t i = 0; i < n; i++) {
		double weight = options->weights ? options->weights[i] : 1;
		if (!check_point(growth, years[i], y[i], weight, err))
			return false;
		log_weights += log(weight);
	}
	struct sums s = { 0 };
	add_up(&s, growth, years, y, n, options->weights);
	if (!(s.tt > 0) || sqrt((double)(s.tt / s.w)) < 1e-9)
		return err_set(err, ERR_DATA,
			       _("all points have the same date: there is no trend to fit"));
	growth->slope = (double)(s.tz / s.tt);
	growth->intercept = (double)s.z;
	growth->origin = (double)s.t;
	growth->spread = (double)s.tt;
	growth->weight_total = (double)s.w;
	long double rss = 0;
	for (size_t i = 0; i < n; i++) {
		double z, w = options->weights ? options->weights[i] : 1;
		to_scale(growth, y[i], &z);
		long double e = z - s.z - s.tz / s.tt * (years[i] - s.t);
		rss += w * e * e;
	}
	if (!isfinite((double)rss) || !isfinite(growth->slope))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	infer(growth, &s, (double)rss, log_weights);
	if (growth->scale == GROWTH_RAW)
		no_doubling(growth);
	else
		doubling(growth);
	return true;
}

void growth_of_rate(struct growth *growth, enum growth_scale scale, double slope,
		    struct interval interval, double level)
{
	*growth = (struct growth){ .scale = scale, .level = level, .slope = slope,
				   .slope_interval = interval };
	if (scale == GROWTH_RAW)
		no_doubling(growth);
	else
		doubling(growth);
}

static double line_at(const struct growth *growth, double year)
{
	return growth->intercept + growth->slope * (year - growth->origin);
}

double growth_at(const struct growth *growth, double year)
{
	return from_scale(growth, line_at(growth, year));
}

struct interval growth_band(const struct growth *growth, double year, enum band_kind kind)
{
	double away = year - growth->origin;
	double variance = 1 / growth->weight_total + away * away / growth->spread;
	if (kind == BAND_PREDICTION)
		variance += 1;
	double half = growth->quantile * growth->sigma * sqrt(variance);
	double z = line_at(growth, year);
	return (struct interval){ from_scale(growth, z - half), from_scale(growth, z + half) };
}

double growth_reaches(const struct growth *growth, double y)
{
	double z;
	if (!to_scale(growth, y, &z) || growth->slope == 0)
		return NAN;
	return growth->origin + (z - growth->intercept) / growth->slope;
}

double growth_scaled(enum growth_scale scale, double floor, double ceiling, double y)
{
	struct growth growth = { .scale = scale, .floor = floor, .ceiling = ceiling };
	double z;
	return to_scale(&growth, y, &z) ? z : NAN;
}

double growth_unscaled(enum growth_scale scale, double floor, double ceiling, double z)
{
	struct growth growth = { .scale = scale, .floor = floor, .ceiling = ceiling };
	return from_scale(&growth, z);
}
