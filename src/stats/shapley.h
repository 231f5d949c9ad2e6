/* shapley.h - sharing an outcome among those who made it together.
 *
 * Exact Shapley values (Shapley 1953, "A value for n-person games") over all subsets of at most
 * SHAPLEY_MAX players.  The outcome of every subset is the caller's: 2^n values, the players of a
 * subset being the bits of its index. */
#ifndef KASOKU_STATS_SHAPLEY_H
#define KASOKU_STATS_SHAPLEY_H

#include <stddef.h>

enum { SHAPLEY_MAX = 8 };

/* Fills `share` (n values) from `outcome` (2^n values); the shares add up to the outcome of all
 * less the outcome of none. */
void shapley_shares(double *share, const double *outcome, size_t n);
/* How much players `i` and `j` do together beyond what each does alone, from a start with none:
 * v(ij) - v(i) - v(j) + v(0). */
double shapley_pair(const double *outcome, size_t i, size_t j);

#endif
