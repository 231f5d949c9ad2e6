/* segments.h - a line with breaks as a fit like others: value, bands, parameters.
 *
 * One break is the continuous broken line of breaks.h; its bands come from the model made linear at
 * the break (Muggeo 2003), so that they know the break's own error.  Several breaks are the
 * sections of sections.h (Bai & Perron), each with a line of its own: the line jumps, and its bands
 * take the breaks as given. */
#ifndef KASOKU_JUDGE_SEGMENTS_H
#define KASOKU_JUDGE_SEGMENTS_H

#include "base/err.h"
#include "curves/reach.h"
#include "judge/sections.h"
#include "regress/growth.h"

enum { SEGMENTS_MOST = SECTIONS_MOST + 1, SEGMENT_COLUMNS = 2 * SEGMENTS_MOST };

struct segments {
	enum growth_scale scale;
	double scale_floor, scale_ceiling;
	double level, origin, first, last;
	size_t n;
	int breaks;
	double df, rss, sigma, r_squared, aicc, bic; /* break dates counted as parameters */
	double at[SECTIONS_MOST];                    /* the breaks */
	double at_stderr;                            /* of the one break; NaN for several */
	struct interval at_interval;
	/* Value at the start of each segment, on the scale. */
	double start[SEGMENTS_MOST], start_stderr[SEGMENTS_MOST];
	struct interval start_interval[SEGMENTS_MOST];
	double slope[SEGMENTS_MOST], slope_stderr[SEGMENTS_MOST];
	struct interval slope_interval[SEGMENTS_MOST];
	/* Of the linear model behind it. */
	size_t columns;
	double coefficient[SEGMENT_COLUMNS], covariance[SEGMENT_COLUMNS * SEGMENT_COLUMNS];
};

struct segments_options {
	enum growth_scale scale;
	double scale_floor, scale_ceiling; /* GROWTH_LOGIT only */
	int breaks;                        /* 1 … SECTIONS_MOST */
	double level;
};

/* Fits to `n` points in any order.  ERR_DATA with a sentence when a value has no place on the
 * scale, or there are too few points for so many breaks. */
bool segments_fit(struct segments *segments, const double *x, const double *y, size_t n,
		  const struct segments_options *options, struct err *err);
double segments_at(const struct segments *segments, double x);
struct interval segments_band(const struct segments *segments, double x, enum band_kind kind);
struct reach segments_reach(const struct segments *segments, double y, enum band_kind kind);

#endif
