/* bootstrap.h - how far a statistic would move if the data were drawn again.
 *
 * Resampling of points (pairs; Efron 1979), of residuals (wild: e/(1 - h) with a random sign; Liu
 * 1988, Davidson & Flachaire 2008), of moving blocks (Kuensch 1989) or blocks of random length
 * (stationary; Politis & Romano 1994) for points that depend on their neighbours, or of nested
 * groups (group, then within it, outermost first; Davison & Hinkley 1997, ch. 3.8).  Intervals are
 * percentiles or BCa (Efron 1987): z0 = Phi^-1(share of replicates below the estimate), a = sum d^3
 * / (6 (sum d^2)^(3/2)) from the jackknife, ends at Phi(z0 + (z0 + z)/(1 - a (z0 + z))).  Each end
 * comes with its Monte-Carlo standard error: what another seed would change.
 *
 * Replicate i uses stream i of the seed and nothing else, so the numbers are the same for any
 * number of threads.  Replicates that cannot be computed are counted, never passed over in silence.
 */
#ifndef KASOKU_REGRESS_BOOTSTRAP_H
#define KASOKU_REGRESS_BOOTSTRAP_H

#include "base/err.h"
#include "base/mem.h"
#include "regress/growth.h"
#include "stats/stream.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum bootstrap_kind {
	BOOTSTRAP_PAIRS,
	BOOTSTRAP_WILD,
	BOOTSTRAP_BLOCK,
	BOOTSTRAP_STATIONARY,
	BOOTSTRAP_GROUPS,
};
enum bootstrap_interval { BOOTSTRAP_PERCENTILE, BOOTSTRAP_BCA };
enum { BOOTSTRAP_FEWEST = 100, BOOTSTRAP_MOST = 10000000 };

struct bootstrap_options {
	enum bootstrap_kind kind;
	enum bootstrap_interval interval;
	size_t replicates; /* BOOTSTRAP_FEWEST … BOOTSTRAP_MOST */
	size_t block;      /* points in a block (on average, when stationary); 0: n^(1/3) */
	const uint32_t
		*groups; /* BOOTSTRAP_GROUPS: depth rows of n group numbers, outermost first */
	size_t depth;
	double level;
	uint64_t seed;
	int threads; /* 0 is 1 */
	bool plain;  /* portable code even where there is faster; the same bytes */
};

/* One set of data drawn again. */
struct resample {
	size_t n;
	const uint32_t *index; /* n points; the own order for BOOTSTRAP_WILD */
	const double *sign;    /* BOOTSTRAP_WILD: n times -1 or 1; otherwise NULL */
};

/* Sets the statistic of a resample; false when it has none.  Runs in several threads at once. */
typedef bool bootstrap_statistic(const struct resample *resample, const void *context,
				 double *value);

struct bootstrap {
	enum bootstrap_kind kind;
	enum bootstrap_interval interval_kind;
	size_t n, replicates, computed; /* replicates - computed had no value */
	size_t block;
	double level;
	uint64_t seed;
	double estimate, bias, stderror; /* bias: mean of the replicates less the estimate */
	struct interval interval;
	double low_error, high_error; /* Monte-Carlo standard errors of its ends */
	double z0, acceleration;      /* BCa, otherwise zero */
	bool extreme;                 /* an end lies beyond the replicates: more are needed */
	double *value;                /* `computed` replicates, ascending, in the arena */
};

/* Bootstraps `statistic` of `n` points.  ERR_DATA with a sentence when n < 3, the statistic of the
 * data does not exist, fewer than half of the replicates can be computed, or BCa has no meaning for
 * the kind or the replicates; ERR_USAGE when the options are out of range. */
bool bootstrap_run(struct bootstrap *bootstrap, size_t n, bootstrap_statistic *statistic,
		   const void *context, const struct bootstrap_options *options,
		   struct arena *arena, struct err *err);
/* The same for the slope of the least squares line, from sums.  Blocks follow the order of x.  A
 * replicate whose points share one x has no slope and counts as not computed. */
bool bootstrap_slope(struct bootstrap *bootstrap, const double *x, const double *y, size_t n,
		     const struct bootstrap_options *options, struct arena *arena, struct err *err);
/* "pairs", "wild", "moving blocks", … and "percentile", "BCa". */
const char *bootstrap_kind_name(enum bootstrap_kind kind);
const char *bootstrap_interval_name(enum bootstrap_interval interval);
/* The interval of a / value when `value` has `interval` (a > 0): ends swap, and when zero is inside
 * it is unbounded and the high end INFINITY (of the absolute value). */
struct interval bootstrap_inverse(struct interval interval, double a, bool *unbounded);

#endif
