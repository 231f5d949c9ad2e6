/* order.h - order statistics: selecting and sorting plain numbers, fast and without luck.
 *
 * Selection is quickselect with a three-way partition about the median of nine (Hoare 1961; Bentley
 * & McIlroy 1993), sorting a radix sort on the bits.  Numbers must not be NaN. */
#ifndef KASOKU_STATS_ORDER_H
#define KASOKU_STATS_ORDER_H

#include <stddef.h>

/* The value that has `k` (0 … n - 1) others below it in order.  Rearranges `x`. */
double order_select(double *x, size_t n, size_t k);
/* The median, the mean of the two middle values for even `n` > 0.  Rearranges `x`. */
double order_median(double *x, size_t n);
/* Sorts `x` upwards; `room` has place for n. */
void order_sort(double *x, size_t n, double *room);

#endif
