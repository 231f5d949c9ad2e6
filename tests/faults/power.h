/* power.h - a process whose disk fails at one chosen moment: SQLite's writing calls, caught.
 *
 * Linked into a test program, whose own pwrite(), fsync() and so on stand before those of libc.  Until
 * power_plan() they only pass on. */
#ifndef KASOKU_TESTS_FAULTS_POWER_H
#define KASOKU_TESTS_FAULTS_POWER_H

#include <stdbool.h>

enum power_way {
	POWER_COUNT,  /* nothing goes wrong */
	POWER_CUT,    /* the power fails: what was not synced is kept, lost or kept in part; the process ends */
	POWER_FAIL,   /* one call fails with `code` */
	POWER_FULL,   /* there is no room for writing from then on */
	POWER_MEMORY, /* one allocation of SQLite fails */
	POWER_MEMORY_GONE, /* all of them from then on */
};

enum { POWER_EXIT = 77 };

struct power_plan {
	enum power_way way;
	long at;       /* which call, from 1 */
	int code;      /* errno */
	unsigned seed; /* of what a cut keeps */
};

/* From now on, in this process.  Before SQLite is used when memory is to fail. */
void power_plan(const struct power_plan *plan);
/* Calls (allocations, for memory) seen since then. */
long power_seen(void);

#endif
