/* growth.h - a trend in time and what people ask of it: rate, factor per year, doubling time.
 *
 * A straight line in time on one of three response scales: raw, natural log (exponential growth) or
 * logit of a bounded score, ln((y - floor)/(ceiling - y)), by ordinary or weighted least squares
 * (linear.h), with Student-t inference.  Times are in decimal years, so slopes are per year.
 * Doubling time is ln 2 / slope with its interval found by inverting the slope's interval, never
 * from a symmetric error; when the slope's interval holds zero the doubling time is unbounded and
 * says so.  The line on a log scale is the median of a log-normal forecast, not its mean.
 * Weisberg, Applied Linear Regression, 4th ed., ch. 2-5; Burnham & Anderson 2002 for AICc. */
#ifndef KASOKU_REGRESS_GROWTH_H
#define KASOKU_REGRESS_GROWTH_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum growth_scale { GROWTH_RAW, GROWTH_LOG, GROWTH_LOGIT };

struct interval {
	double low, high;
};

struct growth_options {
	enum growth_scale scale;
	double floor, ceiling;   /* GROWTH_LOGIT only */
	const double *weights;   /* NULL, or `n` positive weights (1/variance) */
	double level;            /* of every interval, e.g. 0.95 */
};

struct growth {
	enum growth_scale scale;
	double floor, ceiling;
	double level;
	double quantile;         /* of Student's t for the level, two-sided */
	size_t n;
	double df;
	double intercept;        /* at `origin`, on the fitted scale */
	double origin;           /* decimal year the intercept belongs to (the weighted mean time) */
	double slope;            /* per year, on the fitted scale */
	double intercept_stderr, slope_stderr, t_value, p_value;
	struct interval slope_interval;
	double rss, sigma, r_squared, aicc, bic;
	/* GROWTH_LOG; for GROWTH_LOGIT the same of the odds.  NaN on the raw scale. */
	double factor_per_year;
	struct interval factor_interval;
	/* Days in which y (or the odds) doubles; negative slopes give a halving time with `halving`
	 * set and all three numbers positive.  When the slope interval holds zero, `unbounded` is set,
	 * and `doubling_interval.high` is INFINITY. */
	double doubling_days;
	struct interval doubling_interval;
	bool halving, unbounded;
	double spread;           /* weighted sum of squares of time about `origin` */
	double weight_total;
};

enum band_kind { BAND_CONFIDENCE, BAND_PREDICTION };

/* Fits the trend to `n` points.  ERR_DATA with a sentence when n < 3, when all times are equal, when
 * a value is not finite or has no place on the scale (zero or negative on the log scale, at or beyond a
 * bound on the logit scale), or when a weight is not positive. */
bool growth_fit(struct growth *growth, const double *years, const double *y, size_t n,
		const struct growth_options *options, struct err *err);
/* The fitted value at `year`, in the units of y. */
double growth_at(const struct growth *growth, double year);
/* The interval of the line (confidence) or of a new observation (prediction) at `year`, in the
 * units of y, at the fit's level. */
struct interval growth_band(const struct growth *growth, double year, enum band_kind kind);
/* A trend that is nothing but a rate: `slope` a year of ln y with its interval, and what follows from it;
 * to say the growth of a curve at one place in the words of a trend. */
void growth_of_rate(struct growth *growth, enum growth_scale scale, double slope,
		    struct interval interval, double level);
/* The year at which the line reaches `y`; NaN when it never does. */
double growth_reaches(const struct growth *growth, double y);

/* `y` on a scale, and back; NaN for a y that has no place there.  The bounds are for GROWTH_LOGIT. */
double growth_scaled(enum growth_scale scale, double floor, double ceiling, double y);
double growth_unscaled(enum growth_scale scale, double floor, double ceiling, double z);

#endif
