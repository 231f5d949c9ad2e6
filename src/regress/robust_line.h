/* robust_line.h - what the robust methods share: the data moved to the order of one, weighted
 * lines, two-point starts.  For robust_*.c and quantile.c only. */
#ifndef KASOKU_REGRESS_ROBUST_LINE_H
#define KASOKU_REGRESS_ROBUST_LINE_H

#include "regress/robust.h"
#include "stats/stream.h"

/* x = (given - x_origin) / x_scale within -1 … 1; y likewise, with half of them within -1 … 1. */
struct robust_data {
	size_t n;
	double *x, *y;
	double x_origin, x_scale, y_origin, y_scale;
	double *residual, *weight, *room; /* n each */
};

struct robust_line {
	double a, b; /* a + b x of the moved data */
};

bool robust_data_init(struct robust_data *data, const double *x, const double *y, size_t n,
		      struct arena *arena, struct err *err);
/* Fills data->residual. */
void robust_residuals(struct robust_data *data, struct robust_line line);
/* The median of |residual|, zero when at least half of them are zero to rounding. */
double robust_median_size(struct robust_data *data);
/* The least squares line with data->weight; false when the weighted x have no spread. */
bool robust_weighted(const struct robust_data *data, struct robust_line *line);

/* Lines through two points: all pairs when there are at most `most`, otherwise `most` drawn ones.
 */
struct robust_starts {
	const struct robust_data *data;
	struct stream stream;
	size_t i, j, left;
	bool every;
};
void robust_starts_init(struct robust_starts *starts, const struct robust_data *data, size_t most,
			uint64_t seed);
/* The next start; false after the last. */
bool robust_starts_next(struct robust_starts *starts, struct robust_line *line);

enum { ROBUST_ENOUGH = 2000 };
/* ROBUST_ENOUGH points of `data`, which has more, drawn without repetition: starts are tried on
 * them. */
void robust_thin(struct robust_data *part, const struct robust_data *data, uint64_t seed,
		 struct arena *arena);

/* The estimates, on `data`, with data->weight set on return; `robust` gets scale, errors (in moved
 * units: robust_fit() turns them back), steps and breakdown. */
struct robust_line robust_theil_sen(struct robust *robust, struct robust_data *data);
struct robust_line robust_huber(struct robust *robust, struct robust_data *data);
struct robust_line robust_mm(struct robust *robust, struct robust_data *data, uint64_t seed,
			     struct arena *arena);
struct robust_line robust_lts(struct robust *robust, struct robust_data *data, uint64_t seed,
			      struct arena *arena);

#endif
