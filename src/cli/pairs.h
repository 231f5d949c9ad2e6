/* pairs.h - two columns of a CSV file as numbers, and a third that weights them. */
#ifndef KASOKU_CLI_PAIRS_H
#define KASOKU_CLI_PAIRS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct pairs {
	char x_name[80], y_name[80];
	bool dates;   /* x holds dates, as days since 1970; otherwise numbers */
	double *x, *y, *weight; /* weight 1 without a column for it */
	size_t count, room;
	size_t empty; /* rows left out because x, y or the weight is empty */
};

/* Reads the columns called `x` and `y` (NULL: the first and the second) of CSV text with a header, and
 * `weight` (NULL: none), which must be positive.
 * ERR_INPUT "name:line:column: …" for the first thing wrong, ERR_USAGE when there is no such column. */
bool pairs_read(struct pairs *pairs, const char *name, const char *bytes, size_t length,
		const char *x, const char *y, const char *weight, struct err *err);
void pairs_clear(struct pairs *pairs);

#endif
