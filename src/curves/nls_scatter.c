/* nls_scatter.c - starts around a start; see nls.h. */
#include "curves/nls.h"
#include "stats/stream.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { DRAWS = 16 };

double nls_rss(const struct nls_problem *problem, const double *b)
{
	long double room[64], sum = 0;
	assert(problem->p <= sizeof room / sizeof *room);
	for (size_t j = 0; j < problem->p; j++)
		room[j] = b[j];
	for (size_t i = 0; i < problem->n; i++) {
		long double e = problem->y[i] - problem->value(problem->owner, i, room, NULL);
		sum += (problem->weights ? problem->weights[i] : 1) * e * e;
	}
	return isfinite(sum) ? (double)sum : (double)INFINITY;
}

static double wander(struct stream *stream, double start, double decades)
{
	double away = (2 * stream_uniform(stream) - 1) * decades;
	double sign = stream_uniform(stream) < 0.125 ? -1 : 1;
	if (start == 0)
		return stream_normal(stream) * pow(10, away);
	return sign * start * pow(10, away);
}

void nls_scatter(double *rows, size_t count, const struct nls_problem *problem, const double *start,
		 uint64_t seed)
{
	double draw[64];
	size_t p = problem->p;
	for (size_t s = 0; s < count; s++) {
		static const double decades[] = { 0.3, 1, 2, 3 };
		struct stream stream;
		double best = (double)INFINITY, *row = rows + s * p;
		memcpy(row, start, p * sizeof *row);
		stream_init(&stream, seed, s);
		for (int k = 0; k < DRAWS && s > 0; k++) {
			for (size_t j = 0; j < p; j++)
				draw[j] = wander(&stream, start[j], decades[s % 4]);
			double rss = nls_rss(problem, draw);
			if (rss < best) {
				best = rss;
				memcpy(row, draw, p * sizeof *row);
			}
		}
	}
}
