/* parallel.h - the same work on ranges of numbers, in threads. */
#ifndef KASOKU_STATS_PARALLEL_H
#define KASOKU_STATS_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MOST = 64 };

typedef void parallel_work(void *context, size_t from, size_t to);

/* Calls work(context, from, to) for ranges that cover 0 … count - 1, in up to `threads` threads
 * (this one among them); ranges begin at multiples of `grain`.  Returns when all are done.  Where a
 * thread cannot be had its range is worked here. */
void parallel_ranges(int threads, size_t count, size_t grain, parallel_work *work, void *context);

#endif
