/* frontier.h - which points are the frontier.
 *
 * Choosing records biases slopes (they are extremes), so the rule is stated beside every slope and
 * can be switched.  A rule marks points; it changes no values.  Times may have ties: points of the
 * same time compete with each other, and equal values at the same time are both kept. */
#ifndef KASOKU_REGRESS_FRONTIER_H
#define KASOKU_REGRESS_FRONTIER_H

#include <stdbool.h>
#include <stddef.h>

enum frontier_rule {
	FRONTIER_ALL,     /* every point */
	FRONTIER_RECORDS, /* better than everything earlier, or equal to the best */
	FRONTIER_TOP,     /* among the k best so far at its own time, itself included */
};

/* Sets keep[i] for each of the `n` points that `rule` selects and returns how many.  `up`: larger is
 * better (false for prices and times).  Points with NaN are never kept.  The order of points does not
 * matter.  `k` is used by FRONTIER_TOP. */
size_t frontier_select(bool *keep, const double *t, const double *y, size_t n,
		       enum frontier_rule rule, int k, bool up);

#endif
