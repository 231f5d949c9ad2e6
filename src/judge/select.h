/* select.h - several curves for the same points, compared on one error scale.
 *
 * All candidates are fitted to the same response by least squares, so their residuals are of one
 * kind; curves fitted on different scales cannot be compared by AICc at all.  Akaike's criterion
 * with the correction for few points, sigma counted as a parameter, and weights (Burnham & Anderson
 * 2002, Model Selection, ch. 2); leave-one-out error; and the error of forecasts made from growing
 * windows (rolling origin; Tashman 2000, Int. J. Forecasting 16), scored by the CRPS of a Student t
 * forecast (Jordan, Krueger & Lerch 2019, J. Stat. Software 90, appendix A).  Forecast variance is
 * that of the linearised curve (delta method). */
#ifndef KASOKU_JUDGE_SELECT_H
#define KASOKU_JUDGE_SELECT_H

#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

enum { CANDIDATE_THETA = 6 };

struct candidate {
	const char *name;    /* "line", for machines */
	const char *formula; /* "a + b t" */
	int free;            /* parameters: theta[1] … theta[free]; theta[0] is an origin */
	size_t least;        /* points below which it is not fitted */
	bool (*fit)(const double *x, const double *y, size_t n, double *theta);
	double (*at)(const double *theta, double x);
};

enum {
	CANDIDATE_LINE,
	CANDIDATE_QUADRATIC,
	CANDIDATE_BROKEN,
	CANDIDATE_HYPERBOLA,
	CANDIDATE_SIGMOID,
	CANDIDATE_COUNT
};
extern const struct candidate candidates[CANDIDATE_COUNT];

struct candidate_score {
	bool fitted;
	double theta[CANDIDATE_THETA];
	double rss, sigma, df;
	double aicc, bic, weight; /* weight among the fitted candidates of one call */
	double loo;       /* root mean square error of points left out; NaN above 100 points */
	size_t forecasts; /* of the rolling origin; the same targets for every candidate */
	double rmse, bias, crps; /* bias: forecast less outcome */
	double coverage;         /* share of outcomes inside the central 90 % */
};

/* Scores every candidate on x ascending.  Forecasts start from `least` points (6 or more) and reach
 * up to `lead` ahead of the last of them; of many points at most about 30 are origins, evenly
 * chosen.  Points must be finite. */
void select_score(struct candidate_score scores[CANDIDATE_COUNT], const double *x, const double *y,
		  size_t n, double lead, size_t least);
/* The curve at `at`, and the standard error of a new observation there. */
double select_at(const struct candidate *candidate, const struct candidate_score *score,
		 const double *x, size_t n, double at, double *stderror);

#endif
