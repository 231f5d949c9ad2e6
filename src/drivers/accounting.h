/* accounting.h - what drove the index between two days, after the fact.
 *
 * Log-additive: the index gained k (compute + algorithms + methods).  Compute is the growth of the
 * largest known run, of which price-performance takes its rate and scale the rest; algorithms take
 * their rate; training methods are what is left of the gain, a residual, and no public data fix k.
 * So parts are bands over draws of k and the rates. */
#ifndef KASOKU_DRIVERS_ACCOUNTING_H
#define KASOKU_DRIVERS_ACCOUNTING_H

#include "drivers/whatif.h"

struct accounting {
	double from, to;                     /* days, of the models that stand at both ends */
	double index_from, index_to;
	double compute_from, compute_to;     /* log10 FLOP of the largest runs */
	double part[ENGINE_DRIVERS];         /* OOM at the medians */
	struct whatif_share share[ENGINE_DRIVERS];
};

/* A check that two ways to the same number agree. */
struct closure {
	char what[160];
	double one, other;
	char unit[24];
};
enum { CLOSURES = 6 };

/* Accounts at the run's medians, with bands over its draws.  ERR_DATA when the index or the largest run
 * is unknown on one of the days or did not grow between them. */
bool accounting_make(struct accounting *accounting, struct whatif_run *run, double from, double to,
		     struct err *err);
/* Fills the closure checks that the data allow and returns how many. */
size_t closures_make(const struct drivers *drivers, struct closure closures[CLOSURES]);

#endif
