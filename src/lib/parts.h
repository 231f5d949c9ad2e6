/* parts.h - what the files of the library share: from the caller's words to those of the rooms. */
#ifndef KASOKU_LIB_PARTS_H
#define KASOKU_LIB_PARTS_H

#include "base/err.h"
#include "lib/kasoku.h"
#include "regress/growth.h"

#include <stdbool.h>

/* Gives the sentence in `err` to the caller; `status` is returned as it is. */
enum kasoku_status part_fail(enum kasoku_status status, const struct err *err,
			     struct kasoku_error *error);
enum growth_scale part_scale(enum kasoku_scale scale);
struct kasoku_interval part_interval(struct interval interval);
/* The scale exists, its bounds are in order, the level is one (`*level` 0 becomes 0.95). */
bool part_check_scale(enum kasoku_scale scale, double floor, double ceiling, double *level,
		      struct err *err);
/* Every point is finite, has a place on the scale, is not too large to square, and has a positive
 * weight (`weights` may be NULL). */
bool part_check_points(const double *t, const double *y, const double *weights, size_t n,
		       enum growth_scale scale, double floor, double ceiling, struct err *err);

#endif
