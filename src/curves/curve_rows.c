/* curve_rows.c - the curves themselves: one row each, with value and gradient. */
#include "curves/curve_grid.h"

#include <math.h>
#include <string.h>

enum { SLOPE = CURVE_PARAMETERS };

static long double linear(const long double *b, long double x, long double *g)
{
	g[0] = 1;
	g[1] = x;
	g[SLOPE] = b[1];
	return b[0] + b[1] * x;
}

static long double exponential(const long double *b, long double x, long double *g)
{
	long double f = expl(b[0] + b[1] * x);
	g[0] = f;
	g[1] = f * x;
	g[SLOPE] = f * b[1];
	return f;
}

static long double parabola(const long double *b, long double x, long double *g)
{
	g[0] = 1;
	g[1] = x;
	g[2] = x * x;
	g[SLOPE] = b[1] + 2 * b[2] * x;
	return b[0] + b[1] * x + b[2] * x * x;
}

static long double quadratic(const long double *b, long double x, long double *g)
{
	long double f = expl(b[0] + b[1] * x + b[2] * x * x);
	g[0] = f;
	g[1] = f * x;
	g[2] = f * x * x;
	g[SLOPE] = f * (b[1] + 2 * b[2] * x);
	return f;
}

static long double hyperbolic(const long double *b, long double x, long double *g)
{
	long double left = b[2] - x;
	if (!(left > 0)) {
		memset(g, 0, (CURVE_PARAMETERS + 1) * sizeof *g);
		return b[1] > 0 ? (long double)INFINITY : 0;
	}
	long double f = expl(b[0] - b[1] * logl(left));
	g[0] = f;
	g[1] = -f * logl(left);
	g[2] = -f * b[1] / left;
	g[SLOPE] = -g[2];
	return f;
}

static long double power(const long double *b, long double x, long double *g)
{
	long double left = x - b[2];
	if (!(left > 0)) {
		memset(g, 0, (CURVE_PARAMETERS + 1) * sizeof *g);
		return left < 0 ? (long double)NAN : b[1] > 0 ? 0 : (long double)INFINITY;
	}
	g[0] = powl(left, b[1]);
	long double f = b[0] * g[0];
	g[1] = f * logl(left);
	g[2] = -f * b[1] / left;
	g[SLOPE] = -g[2];
	return f;
}

static long double saturating(const long double *b, long double x, long double *g)
{
	long double rise = b[1] - b[0];
	g[0] = expl(-b[2] * x);
	g[1] = -expm1l(-b[2] * x);
	g[2] = rise * x * g[0];
	g[SLOPE] = rise * b[2] * g[0];
	return b[0] + rise * g[1];
}

/* A sigmoid from floor to ceiling that stands at share `s`, `ds` its slope by z = rate (x -
 * midpoint). */
static long double sigmoid(const long double *b, long double x, long double *g, long double s,
			   long double rest, long double ds)
{
	long double rise = b[1] - b[0];
	g[0] = rest;
	g[1] = s;
	g[2] = rise * ds * (x - b[3]);
	g[3] = -rise * ds * b[2];
	g[SLOPE] = -g[3];
	return b[0] + rise * s;
}

static long double logistic(const long double *b, long double x, long double *g)
{
	long double z = b[2] * (x - b[3]), e = expl(-fabsl(z)), s = 1 / (1 + e), rest = e / (1 + e);
	return z >= 0 ? sigmoid(b, x, g, s, rest, s * rest) : sigmoid(b, x, g, rest, s, s * rest);
}

static long double gompertz(const long double *b, long double x, long double *g)
{
	long double e = expl(-b[2] * (x - b[3])), s = expl(-e);
	return sigmoid(b, x, g, s, -expm1l(-e), s > 0 ? s * e : 0);
}

static long double richards(const long double *b, long double x, long double *g)
{
	long double z = b[2] * (x - b[3]), e = expl(-fabsl(z));
	long double log_s = log1pl(e) + (z < 0 ? -z : 0); /* ln(1 + exp(-z)) */
	long double s = expl(-log_s / b[4]), tail = z >= 0 ? e / (1 + e) : 1 / (1 + e);
	g[4] = (b[1] - b[0]) * s * log_s / (b[4] * b[4]);
	return sigmoid(b, x, g, s, -expm1l(-log_s / b[4]), s * tail / b[4]);
}

#define FREE ((double)NAN)
/* clang-format off */
static const struct curve_row rows[CURVE_COUNT] = {
	[CURVE_LINEAR] = { "linear", "f = intercept + slope (x - origin)",
		"Weisberg 2014, Applied Linear Regression",
		2, { "intercept", "slope" }, 0, -1, { FREE, FREE },
		linear, false, 3, { GRID_NONE, GRID_NONE } },
	[CURVE_EXPONENTIAL] = { "exponential", "ln f = intercept + slope (x - origin)",
		"Weisberg 2014, Applied Linear Regression",
		2, { "intercept", "slope" }, 0, -1, { FREE, FREE },
		exponential, true, 3, { GRID_NONE, GRID_NONE } },
	[CURVE_PARABOLA] = { "parabola", "f = intercept + slope (x - origin) + curvature (x - origin)^2",
		"Weisberg 2014, Applied Linear Regression",
		3, { "intercept", "slope", "curvature" }, 0, -1, { FREE, FREE, FREE },
		parabola, false, 7, { GRID_NONE, GRID_NONE, GRID_NONE } },
	[CURVE_QUADRATIC] = { "quadratic", "ln f = intercept + slope (x - origin) + curvature (x - origin)^2",
		"Weisberg 2014, Applied Linear Regression",
		3, { "intercept", "slope", "curvature" }, 0, -1, { FREE, FREE, FREE },
		quadratic, true, 7, { GRID_NONE, GRID_NONE, GRID_NONE } },
	[CURVE_HYPERBOLIC] = { "hyperbolic", "ln f = intercept - exponent ln(singularity - x)",
		"von Foerster, Mora & Amiot 1960, Science 132",
		3, { "intercept", "exponent", "singularity" }, 4, 2, { FREE, FREE, FREE },
		hyperbolic, true, 3, { GRID_NONE, GRID_NONE, GRID_BEYOND } },
	[CURVE_POWER] = { "power", "f = factor (x - start)^exponent",
		"Seber & Wild 1989, Nonlinear Regression, ch. 7",
		3, { "factor", "exponent", "start" }, 4, 2, { FREE, FREE, 0 },
		power, false, 1, { GRID_NONE, GRID_EXPONENT, GRID_BEFORE } },
	[CURVE_SATURATING] = { "saturating", "f = floor + (ceiling - floor) (1 - exp(-rate (x - origin)))",
		"Mitscherlich 1909; Seber & Wild 1989, sec. 7.2",
		3, { "floor", "ceiling", "rate" }, 0, 1, { 0, FREE, FREE },
		saturating, false, 3, { GRID_NONE, GRID_NONE, GRID_RATE } },
	[CURVE_LOGISTIC] = { "logistic", "f = floor + (ceiling - floor) / (1 + exp(-rate (x - midpoint)))",
		"Verhulst 1838, Corr. math. phys. 10",
		4, { "floor", "ceiling", "rate", "midpoint" }, 8, 1, { 0, FREE, FREE, FREE },
		logistic, false, 3, { GRID_NONE, GRID_NONE, GRID_RATE_BOTH, GRID_PLACE } },
	[CURVE_GOMPERTZ] = { "gompertz", "f = floor + (ceiling - floor) exp(-exp(-rate (x - midpoint)))",
		"Gompertz 1825, Phil. Trans. R. Soc. 115",
		4, { "floor", "ceiling", "rate", "midpoint" }, 8, 1, { 0, FREE, FREE, FREE },
		gompertz, false, 3, { GRID_NONE, GRID_NONE, GRID_RATE_BOTH, GRID_PLACE } },
	[CURVE_RICHARDS] = { "richards",
		"f = floor + (ceiling - floor) / (1 + exp(-rate (x - midpoint)))^(1/shape)",
		"Richards 1959, J. Exp. Bot. 10",
		5, { "floor", "ceiling", "rate", "midpoint", "shape" }, 8, 1, { 0, FREE, FREE, FREE, FREE },
		richards, false, 3, { GRID_NONE, GRID_NONE, GRID_RATE_BOTH, GRID_PLACE, GRID_SHAPE } },
};
/* clang-format on */

const struct curve_row *curve_row(enum curve_kind kind)
{
	return &rows[kind];
}

enum curve_kind curve_find(const char *name)
{
	int kind = 0;
	while (kind < CURVE_COUNT && strcmp(rows[kind].name, name) != 0)
		kind++;
	return (enum curve_kind)kind;
}

int curve_parameter(enum curve_kind kind, const char *name)
{
	for (size_t j = 0; j < rows[kind].parameters; j++)
		if (strcmp(rows[kind].parameter[j], name) == 0)
			return (int)j;
	return -1;
}

void curve_options_init(struct curve_options *options, enum curve_kind kind)
{
	*options = (struct curve_options){ .kind = kind, .level = 0.95 };
	memcpy(options->held, rows[kind].held, sizeof options->held);
}
