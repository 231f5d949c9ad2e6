/* curve.h - the curves that progress is said to follow, fitted, judged and turned around.
 *
 * One family with one row per curve: a straight line, exponential, parabola, quadratic in the
 * logarithm, hyperbolic growth (von Foerster, Mora & Amiot 1960, Science 132), power law,
 * saturating exponential (Mitscherlich), logistic (Verhulst 1838), Gompertz (1825) and Richards
 * (1959, J. Exp. Bot. 10), with floor and ceiling held or estimated.  A curve is a function f(x) in
 * the units of y; it is fitted by nonlinear least squares (nls.h) of s(y) on s(f(x)) on a stated
 * response scale s: raw, log or logit. Only fits on the same response scale of the same data may be
 * compared: curve_comparable() and curve_weights() refuse others.  Bands are those of the tangent
 * plane (delta method, Seber & Wild 1989, sec. 5.1), made on the response scale and brought back.
 *
 * A ceiling or a singularity beyond the points is often not in the data.  Its profile likelihood
 * (Bates & Watts 1988, ch. 6; Raue et al. 2009, Bioinformatics 25) says so: an open interval means
 * that the points do not identify it.  Knows nothing of dates: x is a number. */
#ifndef KASOKU_CURVES_CURVE_H
#define KASOKU_CURVES_CURVE_H

#include "base/err.h"
#include "curves/reach.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum curve_kind {
	CURVE_LINEAR,
	CURVE_EXPONENTIAL,
	CURVE_PARABOLA,  /* quadratic in x */
	CURVE_QUADRATIC, /* ln f is quadratic in x */
	CURVE_HYPERBOLIC,
	CURVE_POWER,
	CURVE_SATURATING,
	CURVE_LOGISTIC,
	CURVE_GOMPERTZ,
	CURVE_RICHARDS,
	CURVE_COUNT
};

enum { CURVE_PARAMETERS = 5 }; /* at most */

struct curve_options {
	enum curve_kind kind;
	enum growth_scale scale;
	double scale_floor, scale_ceiling; /* GROWTH_LOGIT only */
	/* Values to hold, in the order of the row's names; NaN: estimated. */
	double held[CURVE_PARAMETERS];
	double origin;         /* x that intercept, slope, saturation count from; NaN: the mean x */
	const double *weights; /* NULL, or n positive weights (1/variance on the response scale) */
	double level;          /* of every interval, e.g. 0.95 */
	bool profile;          /* also find the profile interval of the row's far parameter */
};

struct curve {
	enum curve_kind kind;
	enum growth_scale scale;
	double scale_floor, scale_ceiling;
	double level, origin;
	size_t n, p; /* points; estimated parameters */
	double df, rss, sigma, r_squared, log_likelihood, aicc, bic; /* on the response scale */
	/* Lag-1 autocorrelation of the residuals in order of x, and n (1 - r)/(1 + r) for r > 0. */
	double autocorrelation, effective_n;
	size_t parameters; /* all, held ones included */
	/* Held parameters have no stderr and no interval (NaN). */
	double estimate[CURVE_PARAMETERS], stderror[CURVE_PARAMETERS];
	struct interval interval[CURVE_PARAMETERS];
	bool held[CURVE_PARAMETERS];
	double covariance[CURVE_PARAMETERS * CURVE_PARAMETERS];
	/* The far parameter: its index, or -1 when it is held or not asked for; its profile
	 * interval, with infinite ends where the profile stays open. */
	int far;
	struct interval profile;
	double first, last; /* range of x */
	size_t minima;      /* distinct minima met from the starts */
	uint64_t data;      /* fingerprint of x, y and weights */
};

/* What the family has to say about a curve, for help, explain card and JSON. */
struct curve_row {
	const char *name, *equation,
		*paper; /* equation in plain text, with the names of parameters */
	size_t parameters;
	const char *parameter[CURVE_PARAMETERS];
	unsigned location;             /* bits of parameters that are places on x */
	int far;                       /* the parameter that lies beyond the points, or -1 */
	double held[CURVE_PARAMETERS]; /* usual: NaN, or what it is held at */
	/* f at x - origin; gradient has room for CURVE_PARAMETERS + 1, the last is the slope df/dx.
	 */
	long double (*value)(const long double *b, long double x, long double *gradient);
	bool in_log; /* ln f is linear in the linear parameters */
	unsigned linear;
	int grid[CURVE_PARAMETERS]; /* curve_start.c */
};
const struct curve_row *curve_row(enum curve_kind kind);
/* The curve of that name, or CURVE_COUNT. */
enum curve_kind curve_find(const char *name);
/* The index of a parameter by name, or -1. */
int curve_parameter(enum curve_kind kind, const char *name);
/* The raw scale, usual held values, origin 0, level 0.95, no profile. */
void curve_options_init(struct curve_options *options, enum curve_kind kind);

/* y on the scale of the options; NaN where it has no place. */
double curve_on_scale(const struct curve_options *options, double y);
/* Fits the curve to `n` points.  ERR_DATA with a sentence when there are too few points, all x are
 * equal, a value is not finite or has no place on the scale, the points do not fix a parameter
 * (which is named), or the descent does not settle. */
bool curve_fit(struct curve *curve, const double *x, const double *y, size_t n,
	       const struct curve_options *options, struct err *err);
/* f(x) and its slope df/dx, in the units of y. */
double curve_at(const struct curve *curve, double x);
double curve_slope(const struct curve *curve, double x);
/* The same slope, or with `relative` the growth rate df/dx / f, with its interval. */
double curve_rate(const struct curve *curve, double x, bool relative, struct interval *interval);
/* Interval of the curve or of a new observation of weight 1, in the units of y. */
struct interval curve_band(const struct curve *curve, double x, enum band_kind kind);
/* Where the curve first meets `y`, with the interval (reach.h). */
struct reach curve_reach(const struct curve *curve, double y, enum band_kind kind);
/* The far parameter's profile is open on one side or both: the points do not identify it. */
bool curve_is_open(const struct curve *curve);

/* ERR_DATA when the two were fitted on different scales or to different data. */
bool curve_comparable(const struct curve *a, const struct curve *b, struct err *err);
/* Akaike weights by AICc (Burnham & Anderson 2002, sec. 2.9); a fit without AICc gets 0.  ERR_DATA
 * as above, or when no fit has one. */
bool curve_weights(double *weights, const struct curve *curves, size_t count, struct err *err);

#endif
