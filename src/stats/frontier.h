/* frontier.h - which points are the frontier.
 *
 * Choosing records biases slopes (they are extremes), so the rule is stated beside every slope and
 * can be switched.  A rule marks points; it changes no values.  Times may have ties: points of the
 * same time compete with each other, and equal values at the same time are both kept.
 *
 * What the choice does to a slope when the truth is a straight line (trials.h measures it on the
 * series at hand): records and the k best so far are extremes whose number grows with the number of
 * points, so they climb too steeply while releases grow denser, and errors bunch at jumps.  A fixed
 * rate per quarter does not see how dense releases are, but lets laggards in when a quarter is
 * slow.  A share of the last year's points moves with the whole field, laggards and all, and says
 * least about the very front. */
#ifndef KASOKU_STATS_FRONTIER_H
#define KASOKU_STATS_FRONTIER_H

#include <stdbool.h>
#include <stddef.h>

enum frontier_rule {
	FRONTIER_ALL,      /* every point */
	FRONTIER_RECORDS,  /* better than everything earlier, or equal to the best */
	FRONTIER_TOP,      /* among the k best so far at its own time, itself included */
	FRONTIER_RATE,     /* among the k best of its own quarter (times in years) */
	FRONTIER_QUANTILE, /* at most 100 - k % of the points of the year up to it are better: a
			      quantile of a moving window (Koenker 2005, Quantile Regression, ch. 7)
			    */
};

/* Sets keep[i] for each of the `n` points that `rule` selects and returns how many.  `up`: larger
 * is better (false for prices and times).  Points with NaN are never kept.  The order of points
 * does not matter.  `k` belongs to FRONTIER_TOP, FRONTIER_RATE (at least 1) and FRONTIER_QUANTILE
 * (a percentage). */
size_t frontier_select(bool *keep, const double *t, const double *y, size_t n,
		       enum frontier_rule rule, int k, bool up);

#endif
