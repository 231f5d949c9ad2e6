/* order.c - see order.h. */
#include "stats/order.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

static void swap(double *a, double *b)
{
	double aside = *a;
	*a = *b;
	*b = aside;
}

static double middle(double a, double b, double c)
{
	if (a > b)
		swap(&a, &b);
	return c < a ? a : c > b ? b : c;
}

static double pivot(const double *x, size_t n)
{
	if (n < 40)
		return middle(x[0], x[n / 2], x[n - 1]);
	size_t e = n / 8, m = n / 2;
	return middle(middle(x[0], x[e], x[2 * e]), middle(x[m - e], x[m], x[m + e]),
		      middle(x[n - 1 - 2 * e], x[n - 1 - e], x[n - 1]));
}

double order_select(double *x, size_t n, size_t k)
{
	assert(k < n);
	while (n > 1) {
		double at = pivot(x, n);
		size_t below = 0, i = 0, above = n;
		while (i < above) {
			if (x[i] < at)
				swap(&x[below++], &x[i++]);
			else if (x[i] > at)
				swap(&x[i], &x[--above]);
			else
				i++;
		}
		if (k >= below && k < above)
			return at;
		if (k < below) {
			n = below;
		} else {
			x += above;
			k -= above;
			n -= above;
		}
	}
	return x[0];
}

double order_median(double *x, size_t n)
{
	double high = order_select(x, n, n / 2), low = high;
	if (n % 2)
		return high;
	/* what is left of the middle is not larger than it */
	low = x[0];
	for (size_t i = 1; i < n / 2; i++)
		if (x[i] > low)
			low = x[i];
	return low + (high - low) / 2;
}

static void insert_sort(double *x, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		double moving = x[i];
		size_t at = i;
		for (; at && x[at - 1] > moving; at--)
			x[at] = x[at - 1];
		x[at] = moving;
	}
}

/* Bits whose unsigned order is the order of the numbers. */
static uint64_t to_key(double x)
{
	uint64_t bits;
	memcpy(&bits, &x, sizeof bits);
	return bits ^ ((bits >> 63) ? UINT64_MAX : UINT64_C(1) << 63);
}

enum { DIGIT = 11, BINS = 1 << DIGIT, PASSES = 6 };

static void pass(const double *from, double *to, size_t n, int shift, uint32_t *count)
{
	uint32_t at = 0;
	for (size_t i = 0; i < BINS; i++) {
		uint32_t here = count[i];
		count[i] = at;
		at += here;
	}
	for (size_t i = 0; i < n; i++)
		to[count[(to_key(from[i]) >> shift) & (BINS - 1)]++] = from[i];
}

void order_sort(double *x, size_t n, double *room)
{
	uint32_t count[PASSES][BINS];
	if (n < 128) {
		insert_sort(x, n);
		return;
	}
	assert(n <= UINT32_MAX);
	memset(count, 0, sizeof count);
	for (size_t i = 0; i < n; i++)
		for (int p = 0; p < PASSES; p++)
			count[p][(to_key(x[i]) >> (p * DIGIT)) & (BINS - 1)]++;
	double *from = x, *to = room;
	for (int p = 0; p < PASSES; p++) {
		if (count[p][(to_key(from[0]) >> (p * DIGIT)) & (BINS - 1)] == n)
			continue;
		pass(from, to, n, p * DIGIT, count[p]);
		double *aside = from;
		from = to;
		to = aside;
	}
	if (from != x)
		memcpy(x, from, n * sizeof *x);
}
