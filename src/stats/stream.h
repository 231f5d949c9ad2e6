/* stream.h - random numbers that anybody can make again.
 *
 * A stream is named by a seed and an index: the same pair gives the same numbers on every machine, in
 * any order and on any number of threads, so replicate 17 of a bootstrap is replicate 17 wherever it is
 * computed.  The generator is xoshiro256++ (Blackman & Vigna 2021, ACM TOMS 47) whose state is filled by
 * SplitMix64 (Steele, Lea & Flood 2014) from a hash of seed and index; streams of different indices
 * are independent for all purposes here (a run of 2^40 numbers in each of 2^32 streams meets another
 * with probability below 2^-180).  Normal numbers come from inverting the distribution function, so that a
 * stream uses one number per draw and common random numbers stay common. */
#ifndef KASOKU_STATS_STREAM_H
#define KASOKU_STATS_STREAM_H

#include <stdint.h>

struct stream {
	uint64_t state[4];
};

/* Starts stream `index` of `seed`. */
void stream_init(struct stream *stream, uint64_t seed, uint64_t index);
/* 64 random bits. */
static inline uint64_t stream_bits(struct stream *stream)
{
	uint64_t *s = stream->state, sum = s[0] + s[3], t = s[1] << 17;
	uint64_t result = ((sum << 23) | (sum >> 41)) + s[0];
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = (s[3] << 45) | (s[3] >> 19);
	return result;
}
/* Uniform on (0, 1), never an end: (k + 1/2) / 2^52. */
double stream_uniform(struct stream *stream);
/* Uniform on 0 … n - 1, `n` > 0, without bias (Lemire 2019, ACM TOMACS 29). */
uint32_t stream_below(struct stream *stream, uint32_t n);
/* Standard normal, by inversion. */
double stream_normal(struct stream *stream);
/* The normal quantile behind it, to about 1e-16 relative: algorithm AS 241 (Wichura 1988). */
double stream_normal_quantile(double p);

#endif
