/* frontier.c - see frontier.h: one pass over the points in order of time, group by group of equal
 * times, keeping the best so far (records) or the k best in a heap (top); the other rules look at a
 * quarter or a year at a time. */
#include "stats/frontier.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

struct entry {
	double t, y; /* y turned so that larger is better */
	size_t at;
};

static int by_time(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return x->t < y->t ? -1 : x->t > y->t;
}

/* The `most` largest values seen, as a heap with the least of them on top. */
struct best {
	double *heap;
	size_t count, most;
};

static void sink(struct best *best)
{
	size_t i = 0;
	for (size_t child; (child = 2 * i + 1) < best->count; i = child) {
		if (child + 1 < best->count && best->heap[child + 1] < best->heap[child])
			child++;
		if (best->heap[i] <= best->heap[child])
			break;
		double aside = best->heap[i];
		best->heap[i] = best->heap[child];
		best->heap[child] = aside;
	}
}

static void offer(struct best *best, double y)
{
	if (best->count == best->most) {
		if (y <= best->heap[0])
			return;
		best->heap[0] = y;
		sink(best);
		return;
	}
	size_t i = best->count++;
	for (; i && best->heap[(i - 1) / 2] > y; i = (i - 1) / 2)
		best->heap[i] = best->heap[(i - 1) / 2];
	best->heap[i] = y;
}

/* Marks the points of one group: fewer than `most` so far are better than each. */
static size_t select_group(bool *keep, const struct entry *group, size_t n, struct best *best)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		offer(best, group[i].y);
	for (size_t i = 0; i < n; i++) {
		bool in = best->count < best->most || group[i].y >= best->heap[0];
		keep[group[i].at] = in;
		kept += in;
	}
	return kept;
}

static size_t gather(struct entry *entries, bool *keep, const double *t, const double *y, size_t n,
		     bool up)
{
	size_t used = 0;
	bool sorted = true;
	for (size_t i = 0; i < n; i++) {
		keep[i] = false;
		if (isnan(t[i]) || isnan(y[i]))
			continue;
		entries[used] = (struct entry){ t[i], up ? y[i] : -y[i], i };
		sorted &= used == 0 || entries[used - 1].t <= t[i];
		used++;
	}
	if (!sorted)
		qsort(entries, used, sizeof *entries, by_time);
	return used;
}

/* How many of `n` entries are better than `y`. */
static size_t better(const struct entry *entries, size_t n, double y)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += entries[i].y > y;
	return count;
}

static size_t select_rate(bool *keep, const struct entry *entries, size_t n, size_t k)
{
	size_t kept = 0;
	for (size_t i = 0, next; i < n; i = next) {
		double quarter = floor(4 * entries[i].t);
		for (next = i; next < n && floor(4 * entries[next].t) == quarter;)
			next++;
		for (size_t j = i; j < next; j++) {
			keep[entries[j].at] = better(entries + i, next - i, entries[j].y) < k;
			kept += keep[entries[j].at];
		}
	}
	return kept;
}

static size_t select_quantile(bool *keep, const struct entry *entries, size_t n, int percent)
{
	size_t kept = 0;
	for (size_t i = 0, start = 0, end = 0; i < n; i++) {
		while (entries[start].t <= entries[i].t - 1)
			start++;
		while (end < n && entries[end].t <= entries[i].t)
			end++;
		size_t above = better(entries + start, end - start, entries[i].y);
		bool in = (double)above * 100 <= (double)(end - start) * (100 - percent);
		keep[entries[i].at] = in;
		kept += in;
	}
	return kept;
}

size_t frontier_select(bool *keep, const double *t, const double *y, size_t n,
		       enum frontier_rule rule, int k, bool up)
{
	size_t kept = 0;
	struct entry *entries = mem_array(n, sizeof *entries);
	size_t used = gather(entries, keep, t, y, n, up);
	if (rule == FRONTIER_RATE || rule == FRONTIER_QUANTILE) {
		kept = rule == FRONTIER_RATE
			       ? select_rate(keep, entries, used, k > 0 ? (size_t)k : 1)
			       : select_quantile(keep, entries, used, k);
		free(entries);
		return kept;
	}
	struct best best = { .most = rule == FRONTIER_TOP && k > 0 ? (size_t)k : 1 };
	if (rule == FRONTIER_ALL)
		best.most = used + 1;
	if (best.most > used + 1)
		best.most = used + 1;
	best.heap = mem_array(best.most, sizeof *best.heap);
	for (size_t i = 0, next; i < used; i = next) {
		next = i + 1;
		while (next < used && entries[next].t == entries[i].t)
			next++;
		kept += select_group(keep, entries + i, next - i, &best);
	}
	free(best.heap);
	free(entries);
	return kept;
}
