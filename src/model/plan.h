/* plan.h - what batch_check() must look at in the rows of one table, worked out once per table so
 * that a million rows do not compare column names a million times. */
#ifndef KASOKU_MODEL_PLAN_H
#define KASOKU_MODEL_PLAN_H

#include "model/schema.h"

enum { PLAN_COLUMNS = 64 };

struct plan {
	int required[PLAN_COLUMNS], references[PLAN_COLUMNS];
	int lower[PLAN_COLUMNS],
		upper[PLAN_COLUMNS]; /* pairs: the first must not exceed the second */
	int required_count, reference_count, pair_count;
};

/* Pairs are found by name: "p50_low" and "p50_high" bound "p50", a bare "low" and "high" bound
 * "value"; a few more are in a table. */
void plan_make(struct plan *plan, enum table_id table);

#endif
