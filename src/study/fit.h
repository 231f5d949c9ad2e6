/* fit.h - a fit as the program knows it: one value, whatever was fitted.
 *
 * The reader chooses a model and the response scale it is fitted on.  A line that is straight on
 * its scale (linear on raw, exponential on log, logistic between known bounds on logit) is a growth
 * trend (regress/growth.h) with a rate and a doubling time; everything else is a curve
 * (curves/curve.h) or a line with breaks (judge/segments.h).  Whoever draws or writes asks
 * here: value, bands, when a value is reached, parameters by name.  x is decimal years for dates.
 */
#ifndef KASOKU_STUDY_FIT_H
#define KASOKU_STUDY_FIT_H

#include "base/num.h"
#include "base/str.h"
#include "curves/curve.h"
#include "judge/segments.h"
#include "regress/growth.h"
#include "study/way.h"

enum model {
	MODEL_LINEAR,
	MODEL_EXPONENTIAL,
	MODEL_QUADRATIC, /* on a log scale ln y is quadratic, else y is */
	MODEL_SEGMENTED,
	MODEL_HYPERBOLIC,
	MODEL_POWER,
	MODEL_SATURATING,
	MODEL_LOGISTIC,
	MODEL_GOMPERTZ,
	MODEL_RICHARDS,
	MODEL_COUNT
};

const char *model_name(enum model model);
/* The model of that name, or MODEL_COUNT. */
enum model model_find(const char *name);
/* "linear", "log", "logit" */
const char *scale_name(enum growth_scale scale);

struct fit_choice {
	enum model model;
	int breaks; /* MODEL_SEGMENTED */
	enum growth_scale scale;
	/* What to hold a floor or ceiling at; NaN: what is usual for the model; INFINITY:
	 * estimated. */
	double floor, ceiling;
	double level;
	struct way way; /* straight lines only */
	bool profile; /* ask how far a ceiling or a singularity is identified: costs some fits */
};

/* What is fitted.  `floor` and `ceiling` bound the values by their nature, NaN when nothing does.
 */
struct fit_points {
	const double *x, *y, *weights; /* weights NULL or 1/variance on the scale */
	size_t n;
	bool dates; /* x is decimal years: places count from the mean or the first; else from 0 */
	double floor, ceiling;
};

enum fit_kind { FIT_LINE, FIT_CURVE, FIT_SEGMENTS };

struct fit {
	enum fit_kind kind;
	enum model model;
	enum growth_scale scale;
	bool dates, weighted;
	double level;
	size_t n;
	double df, rss, sigma, r_squared, aicc, bic; /* on the scale */
	double autocorrelation, effective_n;         /* n (1 - r)/(1 + r) for r > 0 */
	double first, last;                          /* range of x */
	struct way_result way;    /* FIT_LINE: how it was fitted */
	struct growth line;                          /* FIT_LINE */
	struct curve curve;                          /* FIT_CURVE */
	struct segments segments;                    /* FIT_SEGMENTS */
};

/* The model that is a straight line on the scale. */
bool model_is_line(enum model model, enum growth_scale scale);
/* True when `y` has a place on the choice's scale; bounds as fit_make() takes them. */
bool fit_has_place(const struct fit_choice *choice, const struct fit_points *points, double y);
/* y on that scale. */
double fit_on_scale(const struct fit_choice *choice, const struct fit_points *points, double y);
/* ERR_DATA with a sentence when the points do not carry the model. */
bool fit_make(struct fit *fit, const struct fit_choice *choice, const struct fit_points *points,
	      struct err *err);
double fit_at(const struct fit *fit, double x);
struct interval fit_band(const struct fit *fit, double x, enum band_kind kind);
struct reach fit_reach(const struct fit *fit, double y, enum band_kind kind);
/* The rate at x as a trend that is nothing but that rate: growth of ln y a year, or with `relative`
 * false the slope of y.  False where it has none (no positive value, no finite interval). */
bool fit_rate(const struct fit *fit, double x, bool relative, struct growth *rate);

/* One parameter, for cards and JSON.  `name` is for machines and people alike. */
struct fit_parameter {
	char name[32];
	double estimate, stderror; /* stderror NaN when it is held or has none */
	struct interval interval;  /* NaN likewise */
	bool held;
	bool place; /* a place on x */
};
enum { FIT_PARAMETERS = 2 * SEGMENTS_MOST + SECTIONS_MOST }; /* at most */
size_t fit_parameters(const struct fit *fit, struct fit_parameter parameters[FIT_PARAMETERS]);
/* The equation with the names of the parameters, and who it is from: 7-bit text. */
const char *fit_equation(const struct fit *fit, char *text, size_t size);
const char *fit_paper(const struct fit *fit);
/* "Levenberg-Marquardt least squares": how it was fitted, translated. */
const char *fit_method(const struct fit *fit);
/* What the profile of a ceiling or a singularity says, one sentence; "" when there is none.  `unit`
 * is that of y, NULL for plain numbers. */
const char *fit_far(const struct fit *fit, const struct num_unit *unit, char *text, size_t size);
/* What x counts from in the equation. */
double fit_origin(const struct fit *fit);
/* A place on x as a date or a number. */
const char *fit_place(const struct fit *fit, double x, char text[NUM_TEXT]);

/* A prediction or threshold asked for, with its answer in words. */
void fit_say_prediction(const struct fit *fit, double x, const struct num_unit *unit,
			struct str *out);
void fit_say_threshold(const struct fit *fit, double y, const struct num_unit *unit,
		       struct str *out);
/* Members of a JSON object, each with a comma in front: parameters, quality, predictions at the
 * `count` places of `at`, and when `threshold` (NaN for none) is reached. */
void fit_json(const struct fit *fit, struct str *out);
void fit_json_predictions(const struct fit *fit, const double *at, size_t count, double threshold,
			  struct str *out);

#endif
