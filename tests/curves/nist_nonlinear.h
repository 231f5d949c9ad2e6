/* nist_nonlinear.h - nonlinear regression reference sets of the Statistical Reference Datasets, US
 * National Institute of Standards and Technology (public domain): models, both starts and certified
 * values. */
#ifndef KASOKU_TESTS_NIST_NONLINEAR_H
#define KASOKU_TESTS_NIST_NONLINEAR_H

#include "curves/nist_nonlinear_data.h"

#include <math.h>

enum { NIST_PARAMETERS = 9 };
#define NIST_PI 3.141592653589793238462643383279L

struct nist_nonlinear {
	const char *name;
	/* The model at x[0] (x[1]) with parameters b; fills the gradient g. */
	long double (*model)(const long double *x, const long double *b, long double *g);
	size_t n, columns, p; /* columns of data after y */
	const long double
		*data; /* n rows: y, then the columns; Nelson's y is fitted as its logarithm */
	double start[2][NIST_PARAMETERS];
	double estimate[NIST_PARAMETERS], stderror[NIST_PARAMETERS];
	double rss, sigma;
};

static long double misra1b(const long double *x, const long double *b, long double *g)
{
	long double s = 1 + b[1] * x[0] / 2;
	g[0] = 1 - 1 / (s * s);
	g[1] = b[0] * x[0] / (s * s * s);
	return b[0] * g[0];
}

static long double misra1c(const long double *x, const long double *b, long double *g)
{
	long double s = 1 + 2 * b[1] * x[0];
	g[0] = 1 - 1 / sqrtl(s);
	g[1] = b[0] * x[0] / (s * sqrtl(s));
	return b[0] * g[0];
}

static long double misra1d(const long double *x, const long double *b, long double *g)
{
	long double s = 1 + b[1] * x[0];
	g[0] = b[1] * x[0] / s;
	g[1] = b[0] * x[0] / (s * s);
	return b[0] * g[0];
}

static long double chwirut(const long double *x, const long double *b, long double *g)
{
	long double s = b[1] + b[2] * x[0], value = expl(-b[0] * x[0]) / s;
	g[0] = -x[0] * value;
	g[1] = -value / s;
	g[2] = -x[0] * value / s;
	return value;
}

static long double lanczos(const long double *x, const long double *b, long double *g)
{
	long double value = 0;
	for (int i = 0; i < 6; i += 2) {
		g[i] = expl(-b[i + 1] * x[0]);
		g[i + 1] = -x[0] * b[i] * g[i];
		value += b[i] * g[i];
	}
	return value;
}

static long double gauss(const long double *x, const long double *b, long double *g)
{
	g[0] = expl(-b[1] * x[0]);
	g[1] = -x[0] * b[0] * g[0];
	long double value = b[0] * g[0];
	for (int i = 2; i < 8; i += 3) {
		long double d = (x[0] - b[i + 1]) / b[i + 2];
		g[i] = expl(-d * d);
		g[i + 1] = 2 * b[i] * g[i] * d / b[i + 2];
		g[i + 2] = g[i + 1] * d;
		value += b[i] * g[i];
	}
	return value;
}

/* Polynomials of the given degrees over each other; the constant below is 1. */
static long double rational(const long double *x, const long double *b, long double *g, int degree)
{
	long double above = 0, below = 1, power = 1;
	for (int i = 0; i <= degree; i++, power *= x[0])
		above += b[i] * power;
	power = x[0];
	for (int i = 1; i <= degree; i++, power *= x[0])
		below += b[degree + i] * power;
	power = 1;
	for (int i = 0; i <= degree; i++, power *= x[0]) {
		g[i] = power / below;
		if (i > 0)
			g[degree + i] = -above * power / (below * below);
	}
	return above / below;
}

static long double kirby2(const long double *x, const long double *b, long double *g)
{
	return rational(x, b, g, 2);
}

static long double hahn1(const long double *x, const long double *b, long double *g)
{
	return rational(x, b, g, 3);
}

static long double nelson(const long double *x, const long double *b, long double *g)
{
	long double fall = expl(-b[2] * x[1]);
	g[0] = 1;
	g[1] = -x[0] * fall;
	g[2] = b[1] * x[0] * x[1] * fall;
	return b[0] - b[1] * x[0] * fall;
}

static long double mgh17(const long double *x, const long double *b, long double *g)
{
	g[0] = 1;
	g[1] = expl(-x[0] * b[3]);
	g[2] = expl(-x[0] * b[4]);
	g[3] = -x[0] * b[1] * g[1];
	g[4] = -x[0] * b[2] * g[2];
	return b[0] + b[1] * g[1] + b[2] * g[2];
}

static long double roszman1(const long double *x, const long double *b, long double *g)
{
	long double d = x[0] - b[3], square = d * d + b[2] * b[2];
	g[0] = 1;
	g[1] = -x[0];
	g[2] = -d / (NIST_PI * square);
	g[3] = -b[2] / (NIST_PI * square);
	return b[0] - b[1] * x[0] - atanl(b[2] / d) / NIST_PI;
}

static long double enso(const long double *x, const long double *b, long double *g)
{
	long double year = 2 * NIST_PI * x[0] / 12,
		    value = b[0] + b[1] * cosl(year) + b[2] * sinl(year);
	g[0] = 1;
	g[1] = cosl(year);
	g[2] = sinl(year);
	for (int i = 3; i < 9; i += 3) {
		long double turn = 2 * NIST_PI * x[0] / b[i];
		g[i + 1] = cosl(turn);
		g[i + 2] = sinl(turn);
		g[i] = (b[i + 1] * sinl(turn) - b[i + 2] * cosl(turn)) * turn / b[i];
		value += b[i + 1] * g[i + 1] + b[i + 2] * g[i + 2];
	}
	return value;
}

static long double mgh09(const long double *x, const long double *b, long double *g)
{
	long double above = x[0] * (x[0] + b[1]), below = x[0] * (x[0] + b[2]) + b[3];
	g[0] = above / below;
	g[1] = b[0] * x[0] / below;
	g[2] = -b[0] * g[0] * x[0] / below;
	g[3] = -b[0] * g[0] / below;
	return b[0] * g[0];
}

static long double boxbod(const long double *x, const long double *b, long double *g)
{
	long double fall = expl(-b[1] * x[0]);
	g[0] = 1 - fall;
	g[1] = b[0] * x[0] * fall;
	return b[0] * g[0];
}

static long double rat43(const long double *x, const long double *b, long double *g)
{
	long double e = expl(b[1] - b[2] * x[0]), s = 1 + e, value = b[0] * powl(s, -1 / b[3]);
	g[0] = value / b[0];
	g[1] = -value * e / (s * b[3]);
	g[2] = value * e * x[0] / (s * b[3]);
	g[3] = value * logl(s) / (b[3] * b[3]);
	return value;
}

static long double mgh10(const long double *x, const long double *b, long double *g)
{
	long double s = x[0] + b[2];
	g[0] = expl(b[1] / s);
	g[1] = b[0] * g[0] / s;
	g[2] = -g[1] * b[1] / s;
	return b[0] * g[0];
}

static long double bennett5(const long double *x, const long double *b, long double *g)
{
	long double s = b[1] + x[0];
	g[0] = powl(s, -1 / b[2]);
	g[1] = -b[0] * g[0] / (b[2] * s);
	g[2] = b[0] * g[0] * logl(s) / (b[2] * b[2]);
	return b[0] * g[0];
}

/* clang-format off */
static const struct nist_nonlinear nist_nonlinear[] = {
	{ "Misra1b", misra1b, 14, 1, 2, misra1b_data,
	  { { 500.0, 0.0001 },
	    { 300.0, 0.0002 } },
	  { 3.3799746163e2, 3.9039091287e-4 },
	  { 3.1643950207, 4.2547321834e-6 },
	  7.5464681533e-2, 7.9301471998e-2 },
	{ "Misra1c", misra1c, 14, 1, 2, misra1c_data,
	  { { 500.0, 0.0001 },
	    { 600.0, 0.0002 } },
	  { 6.3642725809e2, 2.0813627256e-4 },
	  { 4.6638326572, 1.7728423155e-6 },
	  4.0966836971e-2, 5.8428615257e-2 },
	{ "Misra1d", misra1d, 14, 1, 2, misra1d_data,
	  { { 500.0, 0.0001 },
	    { 450.0, 0.0003 } },
	  { 4.3736970754e2, 3.0227324449e-4 },
	  { 3.6489174345, 2.9334354479e-6 },
	  5.6419295283e-2, 6.8568272111e-2 },
	{ "Chwirut1", chwirut, 214, 1, 3, chwirut1_data,
	  { { 0.1, 0.01, 0.02 },
	    { 0.15, 0.008, 0.010 } },
	  { 1.9027818370e-1, 6.1314004477e-3, 1.0530908399e-2 },
	  { 2.1938557035e-2, 3.4500025051e-4, 7.9281847748e-4 },
	  2.3844771393e3, 3.3616721320 },
	{ "Chwirut2", chwirut, 54, 1, 3, chwirut2_data,
	  { { 0.1, 0.01, 0.02 },
	    { 0.15, 0.008, 0.010 } },
	  { 1.6657666537e-1, 5.1653291286e-3, 1.2150007096e-2 },
	  { 3.8303286810e-2, 6.6621605126e-4, 1.5304234767e-3 },
	  5.1304802941e2, 3.1717133040 },
	{ "Lanczos1", lanczos, 24, 1, 6, lanczos1_data,
	  { { 1.2, 0.3, 5.6, 5.5, 6.5, 7.6 },
	    { 0.5, 0.7, 3.6, 4.2, 4.0, 6.3 } },
	  { 9.5100000027e-2, 1.0000000001, 8.6070000013e-1, 3.0000000002, 1.5575999998, 5.0000000001 },
	  { 5.3347304234e-11, 2.7473038179e-10, 1.3576062225e-10, 3.3308253069e-10, 1.8815731448e-10, 1.1057500538e-10 },
	  1.4307867721e-25, 8.9156129349e-14 },
	{ "Lanczos2", lanczos, 24, 1, 6, lanczos2_data,
	  { { 1.2, 0.3, 5.6, 5.5, 6.5, 7.6 },
	    { 0.5, 0.7, 3.6, 4.2, 4.0, 6.3 } },
	  { 9.6251029939e-2, 1.0057332849, 8.6424689056e-1, 3.0078283915, 1.5529016879, 5.0028798100 },
	  { 6.6770575477e-4, 3.3989646176e-3, 1.7185846685e-3, 4.1707005856e-3, 2.3744381417e-3, 1.3958787284e-3 },
	  2.2299428125e-11, 1.1130395851e-6 },
	{ "Lanczos3", lanczos, 24, 1, 6, lanczos3_data,
	  { { 1.2, 0.3, 5.6, 5.5, 6.5, 7.6 },
	    { 0.5, 0.7, 3.6, 4.2, 4.0, 6.3 } },
	  { 8.6816414977e-2, 9.5498101505e-1, 8.4400777463e-1, 2.9515951832, 1.5825685901, 4.9863565084 },
	  { 1.7197908859e-2, 9.7041624475e-2, 4.1488663282e-2, 1.0766312506e-1, 5.8371576281e-2, 3.4436403035e-2 },
	  1.6117193594e-8, 2.9923229172e-5 },
	{ "Gauss1", gauss, 250, 1, 8, gauss1_data,
	  { { 97.0, 0.009, 100.0, 65.0, 20.0, 70.0, 178.0, 16.5 },
	    { 94.0, 0.0105, 99.0, 63.0, 25.0, 71.0, 180.0, 20.0 } },
	  { 9.8778210871e1, 1.0497276517e-2, 1.0048990633e2, 6.7481111276e1, 2.3129773360e1, 7.1994503004e1, 1.7899805021e2, 1.8389389025e1 },
	  { 5.7527312730e-1, 1.1406289017e-4, 5.8831775752e-1, 1.0460593412e-1, 1.7439951146e-1, 6.2622793913e-1, 1.2436988217e-1, 2.0134312832e-1 },
	  1.3158222432e3, 2.3317980180 },
	{ "Gauss2", gauss, 250, 1, 8, gauss2_data,
	  { { 96.0, 0.009, 103.0, 106.0, 18.0, 72.0, 151.0, 18.0 },
	    { 98.0, 0.0105, 103.0, 105.0, 20.0, 73.0, 150.0, 20.0 } },
	  { 9.9018328406e1, 1.0994945399e-2, 1.0188022528e2, 1.0703095519e2, 2.3578584029e1, 7.2045589471e1, 1.5327010194e2, 1.9525972636e1 },
	  { 5.3748766879e-1, 1.3335306766e-4, 5.9217315772e-1, 1.5006798316e-1, 2.2695595067e-1, 6.1721965884e-1, 1.9466674341e-1, 2.6416549393e-1 },
	  1.2475282092e3, 2.2704790782 },
	{ "Kirby2", kirby2, 151, 1, 5, kirby2_data,
	  { { 2.0, -0.1, 0.003, -0.001, 0.00001 },
	    { 1.5, -0.15, 0.0025, -0.0015, 0.00002 } },
	  { 1.6745063063, -1.3927397867e-1, 2.5961181191e-3, -1.7241811870e-3, 2.1664802578e-5 },
	  { 8.7989634338e-2, 4.1182041386e-3, 4.1856520458e-5, 5.8931897355e-5, 2.0129761919e-7 },
	  3.9050739624, 1.6354535131e-1 },
	{ "Hahn1", hahn1, 236, 1, 7, hahn1_data,
	  { { 10.0, -1.0, 0.05, -0.00001, -0.05, 0.001, -0.000001 },
	    { 1.0, -0.1, 0.005, -0.000001, -0.005, 0.0001, -0.0000001 } },
	  { 1.0776351733, -1.2269296921e-1, 4.0863750610e-3, -1.4262662514e-6, -5.7609940901e-3, 2.4053735503e-4, -1.2314450199e-7 },
	  { 1.7070154742e-1, 1.2000289189e-2, 2.2508314937e-4, 2.7578037666e-7, 2.4712888219e-4, 1.0449373768e-5, 1.3027335327e-8 },
	  1.5324382854, 8.1803852243e-2 },
	{ "Nelson", nelson, 128, 2, 3, nelson_data,
	  { { 2.0, 0.0001, -0.01 },
	    { 2.5, 0.000000005, -0.05 } },
	  { 2.5906836021, 5.6177717026e-9, -5.7701013174e-2 },
	  { 1.9149996413e-2, 6.1124096540e-9, 3.9572366543e-3 },
	  3.7976833176, 1.7430280130e-1 },
	{ "MGH17", mgh17, 33, 1, 5, mgh17_data,
	  { { 50.0, 150.0, -100.0, 1.0, 2.0 },
	    { 0.5, 1.5, -1.0, 0.01, 0.02 } },
	  { 3.7541005211e-1, 1.9358469127, -1.4646871366, 1.2867534640e-2, 2.2122699662e-2 },
	  { 2.0723153551e-3, 2.2031669222e-1, 2.2175707739e-1, 4.4861358114e-4, 8.9471996575e-4 },
	  5.4648946975e-5, 1.3970497866e-3 },
	{ "Roszman1", roszman1, 25, 1, 4, roszman1_data,
	  { { 0.1, -0.00001, 1000.0, -100.0 },
	    { 0.2, -0.000005, 1200.0, -150.0 } },
	  { 2.0196866396e-1, -6.1953516256e-6, 1.2044556708e3, -1.8134269537e2 },
	  { 1.9172666023e-2, 3.2058931691e-6, 7.4050983057e1, 4.9573513849e1 },
	  4.9484847331e-4, 4.8542984060e-3 },
	{ "ENSO", enso, 168, 1, 9, enso_data,
	  { { 11.0, 3.0, 0.5, 40.0, -0.7, -1.3, 25.0, -0.3, 1.4 },
	    { 10.0, 3.0, 0.5, 44.0, -1.5, 0.5, 26.0, -0.1, 1.5 } },
	  { 1.0510749193e1, 3.0762128085, 5.3280138227e-1, 4.4311088700e1, -1.6231428586, 5.2554493756e-1, 2.6887614440e1, 2.1232288488e-1, 1.4966870418 },
	  { 1.7488832467e-1, 2.4310052139e-1, 2.4354686618e-1, 9.4408025976e-1, 2.8078369611e-1, 4.8073701119e-1, 4.1612939130e-1, 5.1460022911e-1, 2.5434468893e-1 },
	  7.8853978668e2, 2.2269642403 },
	{ "MGH09", mgh09, 11, 1, 4, mgh09_data,
	  { { 25.0, 39.0, 41.5, 39.0 },
	    { 0.25, 0.39, 0.415, 0.39 } },
	  { 1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1 },
	  { 1.1435312227e-2, 1.9633220911e-1, 8.0842031232e-2, 9.0025542308e-2 },
	  3.0750560385e-4, 6.6279236551e-3 },
	{ "Thurber", hahn1, 37, 1, 7, thurber_data,
	  { { 1000.0, 1000.0, 400.0, 40.0, 0.7, 0.3, 0.03 },
	    { 1300.0, 1500.0, 500.0, 75.0, 1.0, 0.4, 0.05 } },
	  { 1.2881396800e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1, 3.9797285797e-1, 4.9727297349e-2 },
	  { 4.6647963344, 3.9571156086e1, 2.8698696102e1, 5.5675370270, 3.1333340687e-2, 1.4984928198e-2, 6.5842344623e-3 },
	  5.6427082397e3, 1.3714600784e1 },
	{ "BoxBOD", boxbod, 6, 1, 2, boxbod_data,
	  { { 1.0, 1.0 },
	    { 100.0, 0.75 } },
	  { 2.1380940889e2, 5.4723748542e-1 },
	  { 1.2354515176e1, 1.0455993237e-1 },
	  1.1680088766e3, 1.7088072423e1 },
	{ "Rat43", rat43, 15, 1, 4, rat43_data,
	  { { 100.0, 10.0, 1.0, 1.0 },
	    { 700.0, 5.0, 0.75, 1.3 } },
	  { 6.9964151270e2, 5.2771253025, 7.5962938329e-1, 1.2792483859 },
	  { 1.6302297817e1, 2.0828735829, 1.9566123451e-1, 6.8761936385e-1 },
	  8.7864049080e3, 2.8262414662e1 },
	{ "MGH10", mgh10, 16, 1, 3, mgh10_data,
	  { { 2.0, 400000.0, 25000.0 },
	    { 0.02, 4000.0, 250.0 } },
	  { 5.6096364710e-3, 6.1813463463e3, 3.4522363462e2 },
	  { 1.5687892471e-4, 2.3309021107e1, 7.8486103508e-1 },
	  8.7945855171e1, 2.6009740065 },
	{ "Bennett5", bennett5, 154, 1, 3, bennett5_data,
	  { { -2000.0, 50.0, 0.8 },
	    { -1500.0, 45.0, 0.85 } },
	  { -2.5235058043e3, 4.6736564644e1, 9.3218483193e-1 },
	  { 2.9715175411e2, 1.2448871856, 2.0272299378e-2 },
	  5.2404744073e-4, 1.8629312528e-3 },
};
/* clang-format on */

#endif
