/* stream.c - see stream.h. */
#include "stats/stream.h"

#include <math.h>

static uint64_t mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static uint64_t split(uint64_t *x)
{
	*x += UINT64_C(0x9e3779b97f4a7c15);
	return mix(*x);
}

void stream_init(struct stream *stream, uint64_t seed, uint64_t index)
{
	uint64_t x = mix(seed + UINT64_C(0x9e3779b97f4a7c15)) ^ mix(~index);
	for (int i = 0; i < 4; i++)
		stream->state[i] = split(&x);
}

double stream_uniform(struct stream *stream)
{
	return ((double)(stream_bits(stream) >> 12) + 0.5) * 0x1p-52;
}

uint32_t stream_below(struct stream *stream, uint32_t n)
{
	uint64_t product = (stream_bits(stream) >> 32) * n;
	if ((uint32_t)product < n) {
		uint32_t threshold = -n % n;
		while ((uint32_t)product < threshold)
			product = (stream_bits(stream) >> 32) * n;
	}
	return (uint32_t)(product >> 32);
}

static double ratio(const double *a, const double *b, double r)
{
	double above = a[7], below = b[7];
	for (int i = 6; i >= 0; i--) {
		above = above * r + a[i];
		below = below * r + b[i];
	}
	return above / below;
}

double stream_normal_quantile(double p)
{
	/* clang-format off */
	static const double centre[2][8] = {
		{ 3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
		  1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
		  3.3430575583588128105e+4, 2.5090809287301226727e+3 },
		{ 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
		  2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
		  5.2264952788528545610e+3 },
	};
	static const double tail[2][8] = {
		{ 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
		  3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
		  2.27238449892691845833e-2, 7.74545014278341407640e-4 },
		{ 1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
		  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
		  1.05075007164441684324e-9 },
	};
	static const double far[2][8] = {
		{ 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
		  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
		  2.71155556874348757815e-5, 2.01033439929228813265e-7 },
		{ 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
		  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
		  2.04426310338993978564e-15 },
	};
	/* clang-format on */
	double q = p - 0.5;
	if (fabs(q) <= 0.425)
		return q * ratio(centre[0], centre[1], 0.180625 - q * q);
	double r = sqrt(-log(q < 0 ? p : 1 - p));
	double z = r <= 5 ? ratio(tail[0], tail[1], r - 1.6) : ratio(far[0], far[1], r - 5);
	return q < 0 ? -z : z;
}

double stream_normal(struct stream *stream)
{
	return stream_normal_quantile(stream_uniform(stream));
}
