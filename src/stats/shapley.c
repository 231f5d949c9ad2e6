/* shapley.c - see shapley.h. */
#include "stats/shapley.h"

#include <assert.h>

/* |S|! (n - |S| - 1)! / n!, the share of orders in which exactly the subset S comes before. */
static double weight(size_t before, size_t n)
{
	double w = 1.0 / (double)n;
	for (size_t k = 1; k <= before; k++)
		w *= (double)k / (double)(n - k);
	return w;
}

static size_t members(size_t subset)
{
	size_t count = 0;
	for (; subset; subset &= subset - 1)
		count++;
	return count;
}

void shapley_shares(double *share, const double *outcome, size_t n)
{
	assert(n >= 1 && n <= SHAPLEY_MAX);
	for (size_t i = 0; i < n; i++) {
		size_t bit = (size_t)1 << i;
		share[i] = 0;
		for (size_t s = 0; s < (size_t)1 << n; s++)
			if (!(s & bit))
				share[i] += weight(members(s), n) * (outcome[s | bit] - outcome[s]);
	}
}

double shapley_pair(const double *outcome, size_t i, size_t j)
{
	size_t a = (size_t)1 << i, b = (size_t)1 << j;
	assert(i != j);
	return outcome[a | b] - outcome[a] - outcome[b] + outcome[0];
}
