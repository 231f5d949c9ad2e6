/* frontier.c - see frontier.h. */
#include "regress/frontier.h"

#include <math.h>

/* True when point `j` counts against point `i`: no later, and better (or, with `ties`, as good). */
static bool ahead(const double *t, const double *y, size_t j, size_t i, bool up)
{
	return t[j] <= t[i] && (up ? y[j] > y[i] : y[j] < y[i]);
}

/* Points that are better than point `i` at its time, counted up to `most`. */
static int rivals(const double *t, const double *y, size_t n, size_t i, bool up, int most)
{
	int count = 0;
	for (size_t j = 0; j < n && count < most; j++)
		if (!isnan(t[j]) && !isnan(y[j]) && ahead(t, y, j, i, up))
			count++;
	return count;
}

size_t frontier_select(bool *keep, const double *t, const double *y, size_t n,
		       enum frontier_rule rule, int k, bool up)
{
	size_t kept = 0;
	int most = rule == FRONTIER_TOP ? (k > 0 ? k : 1) : 1;
	for (size_t i = 0; i < n; i++) {
		bool usable = !isnan(t[i]) && !isnan(y[i]);
		keep[i] = usable && (rule == FRONTIER_ALL || rivals(t, y, n, i, up, most) < most);
		kept += keep[i];
	}
	return kept;
}
