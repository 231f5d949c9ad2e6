/* noisy_line.h - points about a line of slope one half, the same on every machine. */
#ifndef KASOKU_TESTS_NOISY_LINE_H
#define KASOKU_TESTS_NOISY_LINE_H

#include "stats/stream.h"

static inline void noisy_line(double *x, double *y, size_t n, uint64_t index)
{
	struct stream stream;
	stream_init(&stream, 42, index);
	for (size_t i = 0; i < n; i++) {
		x[i] = 2019 + (double)i * 7 / (double)n + 0.1 * stream_uniform(&stream);
		y[i] = 0.5 * (x[i] - 2019) + stream_normal(&stream);
	}
}

#endif
