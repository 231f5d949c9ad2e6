/* robust_lts.c - least trimmed squares: two-point starts, concentration steps (Fast-LTS, Rousseeuw
 * & Van Driessen 2006, Data Mining and Knowledge Discovery 12). */
#include "regress/robust_line.h"
#include "stats/order.h"

#include <math.h>

enum { STARTS = 3000, BEST = 10, STEPS = 200 };

/* Gives weight 1 to the h points nearest to the line (of equals the first), 0 to the others;
 * returns the sum of their squares. */
static double concentrate(struct robust_data *data, struct robust_line line, size_t h)
{
	double sum = 0;
	size_t taken = 0;
	robust_residuals(data, line);
	for (size_t i = 0; i < data->n; i++)
		data->room[i] = fabs(data->residual[i]);
	double limit = order_select(data->room, data->n, h - 1);
	for (size_t i = 0; i < data->n; i++) {
		bool inside = fabs(data->residual[i]) < limit;
		data->weight[i] = inside;
		taken += inside;
	}
	for (size_t i = 0; i < data->n; i++) {
		if (fabs(data->residual[i]) == limit && taken < h) {
			data->weight[i] = 1;
			taken++;
		}
		sum += data->weight[i] * data->residual[i] * data->residual[i];
	}
	return sum;
}

static double steps(struct robust_data *data, struct robust_line *line, size_t h, int most)
{
	double before = concentrate(data, *line, h), now = before;
	for (int i = 0; i < most; i++) {
		if (!robust_weighted(data, line))
			break;
		now = concentrate(data, *line, h);
		if (!(now < before))
			break;
		before = now;
	}
	return now;
}

struct candidate {
	struct robust_line line;
	double sum;
};

/* The BEST lines after two steps from each start. */
static int search(struct candidate *best, struct robust_data *data, size_t h, uint64_t seed)
{
	struct robust_starts starts;
	struct candidate new;
	int tried = 0;
	for (size_t i = 0; i < BEST; i++)
		best[i] = (struct candidate){ { 0, 0 }, INFINITY };
	robust_starts_init(&starts, data, STARTS, seed);
	for (; robust_starts_next(&starts, &new.line); tried++) {
		size_t worst = 0;
		new.sum = steps(data, &new.line, h, 2);
		for (size_t i = 1; i < BEST; i++)
			worst = best[i].sum > best[worst].sum ? i : worst;
		if (new.sum < best[worst].sum)
			best[worst] = new;
	}
	return tried;
}

struct robust_line robust_lts(struct robust *robust, struct robust_data *data, uint64_t seed,
			      struct arena *arena)
{
	struct candidate best[BEST], winner = { { 0, 0 }, INFINITY };
	struct robust_data part = *data;
	size_t h = (data->n + 3) / 2;
	bool many = data->n > ROBUST_ENOUGH;
	if (many)
		robust_thin(&part, data, seed, arena);
	robust->steps = search(best, &part, (part.n + 3) / 2, seed);
	for (size_t i = 0; i < BEST; i++) {
		if (isinf(best[i].sum))
			continue;
		best[i].sum = steps(data, &best[i].line, h, many ? 1 : STEPS);
		if (best[i].sum < winner.sum)
			winner = best[i];
	}
	winner.sum = steps(data, &winner.line, h, STEPS);
	robust->scale = sqrt(winner.sum / (double)h);
	robust->exact = robust_median_size(data) == 0;
	robust->breakdown = (double)(data->n - h + 1) / (double)data->n;
	return winner.line;
}
