/* forecast.h - ways to forecast a series from its own past, each with its doubt.
 *
 * One table, from "nothing changes" to a trend whose slope wanders.  A method is fitted once at an
 * origin and then asked for any later time.  Each of them comes to a centre a + b (t - t0) and a
 * variance that is a polynomial of t - t0, so a forecast is a Student's t on the scale of the fit
 * (raw, log, logit); a method that works on another scale gives a sample of quantiles instead, and the
 * candidate curves of select.h bring a centre and a variance of their own.
 * Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sec. 5.2 and 5.5; Harvey,
 * Forecasting, Structural Time Series Models and the Kalman Filter (1989), ch. 2-4.  Times are
 * decimal years; scores are in score.h. */
#ifndef KASOKU_JUDGE_FORECAST_H
#define KASOKU_JUDGE_FORECAST_H

#include "base/err.h"
#include "judge/score.h"
#include "judge/select.h"

enum { FORECAST_POINTS_LEAST = 4 };

/* What was known at the origin: `n` points, ascending in time, and the scale that forecasts are made
 * and scored on. */
struct forecast_data {
	const double *years, *y;
	size_t n;
	enum growth_scale scale;
	double floor, ceiling; /* NaN where y has no bounds */
	double wander;         /* standard deviation of the slope's random walk, per year^1.5 on the
				  scale; NaN: half the slope itself */
};

struct forecast_model {
	enum growth_scale made_on, scale; /* where the centre is a line; where it is asked for */
	double floor, ceiling;
	double t0, a, b;
	double variance[4]; /* coefficients of (t - t0)^0 … ^3 */
	double df;
	double last;        /* time of the last point */
	double wander;      /* adds wander^2 (t - last)^3 / 3 */
	const struct candidate *candidate; /* a curve instead of the line (select.h), or NULL */
	struct candidate_score curve;
	const double *years; /* the data's own, for the curve's doubt */
	size_t n;
};

struct forecast_method {
	const char *id, *title; /* "recent", N_("line through three years") */
	const char *help;       /* what it assumes, a sentence, translatable */
	bool bounded;           /* only for y with bounds, and not on the logit scale */
	int curve;              /* of the candidates, or -1 */
	bool (*fit)(struct forecast_model *model, const struct forecast_data *data,
		    struct err *err);
};
extern const struct forecast_method forecast_methods[];
extern const size_t forecast_method_count;
enum { FORECAST_NO_CHANGE = 0, FORECAST_LINE = 2 }; /* what others must beat; what charts show */
/* The method of that id, or NULL. */
const struct forecast_method *forecast_method(const char *id);

/* ERR_DATA with a sentence when there are fewer than FORECAST_POINTS_LEAST points, when all of them
 * have one date, when a value has no place on the scale, or when the method is not for such data. */
bool forecast_fit(struct forecast_model *model, const struct forecast_method *method,
		  const struct forecast_data *data, struct err *err);
/* The forecast for `year`, on the data's scale; the data's years must still be there.  False when the
 * curve has no value there: it has run off to infinity before. */
bool forecast_at(const struct forecast_model *model, double year, struct forecast *forecast);

/* The local linear trend alone: level and slope walk, observations have noise; variances by maximum
 * likelihood, the walk allowing for uneven times (forecast_trend.c). */
bool forecast_local_trend(struct forecast_model *model, const double *years, const double *z,
			  size_t n);

#endif
