/* way.h - the way a straight line is fitted: which line, which errors, which intervals.
 *
 * Least squares with Student's t is the usual way.  Others are lines that outliers cannot move
 * (regress/robust.h), the line that a share of the points lies below (regress/quantile.h), errors
 * that allow for unequal variance or neighbours that resemble each other (regress/linear.h), and
 * intervals from drawing the points again (regress/bootstrap.h).  A way gives its line as a growth
 * trend; combinations without meaning are refused with a sentence. */
#ifndef KASOKU_MODEL_WAY_H
#define KASOKU_MODEL_WAY_H

#include "base/str.h"
#include "regress/bootstrap.h"
#include "regress/growth.h"
#include "regress/robust.h"

enum way_line { WAY_LEAST_SQUARES, WAY_THEIL_SEN, WAY_HUBER, WAY_MM, WAY_QUANTILE };
enum way_errors { WAY_OLS, WAY_HC3, WAY_HAC };

/* All zero is the usual way. */
struct way {
	enum way_line line;
	enum way_errors errors;
	double share;      /* WAY_QUANTILE */
	size_t replicates; /* of a bootstrap; 0: none */
	enum bootstrap_kind resample;
	enum bootstrap_interval interval;
	uint64_t seed;
};

/* What came of it, beside the line. */
struct way_result {
	struct way way;
	int lag;          /* WAY_HAC */
	double breakdown; /* share of points that can be bad without carrying the line away */
	size_t left_out, lowered;   /* points with weight 0, and with less than half */
	double check;               /* WAY_MM: the slope of least trimmed squares */
	struct bootstrap bootstrap; /* without its replicates */
};

bool way_is_usual(const struct way *way);
bool way_same(const struct way *a, const struct way *b);
/* Sets what the option `name` ("robust", "quantile", "errors", "bootstrap", "resample", "interval",
 * "seed") says; `known` tells whether it is one of them.  ERR_USAGE when the value is wrong. */
bool way_set(struct way *way, const char *name, const char *value, bool *known, struct err *err);
/* ERR_USAGE with a sentence when parts of the way have no meaning together, or with weights. */
bool way_check(const struct way *way, bool weighted, struct err *err);
/* Fits the line to `z`, values on the scale of `line`, which growth_fit() has filled by least
 * squares.  A band that the way does not have becomes NaN. */
bool way_fit(struct growth *line, struct way_result *result, const struct way *way, const double *x,
	     const double *z, size_t n, struct err *err);

/* "Theil-Sen, the median of all slopes between two points", translated, and whose it is. */
const char *way_method(const struct way *way);
const char *way_paper(const struct way *way);
/* What kind of interval the slope has: "percentile of 10,000 pairs bootstraps, seed 1". */
const char *way_interval(const struct way_result *result, char *text, size_t size);
/* What else a reader must know, sentences with newlines: weights, breakdown, errors of simulation.
 */
void way_say(const struct way_result *result, const struct growth *line, struct str *out);
/* Members of a JSON object, each with a comma in front. */
void way_json(const struct way_result *result, struct str *out);
/* The options that say the way again, each with a space in front. */
void way_options(const struct way *way, struct str *out);

#endif
