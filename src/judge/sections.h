/* sections.h - a line that breaks more than once, each section with a line of its own.
 *
 * The best partition for each number of breaks by dynamic programming over all partitions (Bai &
 * Perron 1998, Econometrica 66; 2003, J. Appl. Econometrics 18): the lines may jump.  How many
 * breaks: the least BIC (two coefficients and a date for each break, and sigma), and in sequence,
 * asking of l breaks whether one section wants one more: sup-F(l + 1 | l), whose limit is that of l
 * + 1 independent sup-F (Bai & Perron 1998, proposition 7), with Hansen's p for each. */
#ifndef KASOKU_JUDGE_SECTIONS_H
#define KASOKU_JUDGE_SECTIONS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { SECTIONS_MOST = 5, SECTIONS_POINTS = 2000 };

struct sections {
	size_t n, least;
	int most; /* breaks that fit in, at most SECTIONS_MOST */
	size_t last[SECTIONS_MOST + 1][SECTIONS_MOST]; /* [m]: points up to and with each break */
	double rss[SECTIONS_MOST + 1], bic[SECTIONS_MOST + 1];
	int best_bic;                 /* number of breaks of the least BIC */
	double next_p[SECTIONS_MOST]; /* [l]: of l + 1 against l breaks; NaN when no section
					 is long enough to ask */
	int sequential;               /* breaks found in sequence at 0.05 */
};

/* `x` ascending.  Sections of at least `least` points (3 or more).  ERR_DATA with a sentence when n
 * < 2 * `least`, or n > SECTIONS_POINTS, a number is not finite, or x is out of order. */
bool sections_fit(struct sections *sections, const double *x, const double *y, size_t n,
		  size_t least, struct err *err);

#endif
