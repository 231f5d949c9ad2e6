/* candidates.c - the curves of select.h, each with a fit of its own.
 *
 * What is linear in its parameters is solved; a curve with one or two parameters that bend it is
 * solved for the rest at each trial value, and the trial values are searched on a grid and then by
 * shrinking steps (variable projection; Golub & Pereyra 1973, SIAM J. Numer. Anal. 10), which needs
 * no start value and cannot run away. */
#include "judge/breaks.h"
#include "judge/select.h"

#include <math.h>
#include <stdlib.h>

/* y = a + b u + c v by sums about the means; with v absent, y = a + b u. */
struct plane {
	double n, u, v, y, uu, uv, vv, uy, vy, yy;
};

static void plane_add(struct plane *p, double u, double v, double y)
{
	double du = u - p->u, dv = v - p->v, dy = y - p->y;
	p->n++;
	p->u += du / p->n;
	p->v += dv / p->n;
	p->y += dy / p->n;
	p->uu += du * (u - p->u);
	p->uv += du * (v - p->v);
	p->vv += dv * (v - p->v);
	p->uy += du * (y - p->y);
	p->vy += dv * (y - p->y);
	p->yy += dy * (y - p->y);
}

/* Returns the sum of squares left by a + b u. */
static double plane_line(const struct plane *p, double *a, double *b)
{
	*b = p->uu > 0 ? p->uy / p->uu : 0;
	*a = p->y - *b * p->u;
	return p->yy - *b * p->uy;
}

static bool fit_line(const double *x, const double *y, size_t n, double *theta)
{
	struct plane p = { 0 };
	for (size_t i = 0; i < n; i++)
		plane_add(&p, x[i] - x[0], 0, y[i]);
	theta[0] = x[0];
	plane_line(&p, &theta[1], &theta[2]);
	return p.uu > 0;
}

static double at_line(const double *theta, double x)
{
	return theta[1] + theta[2] * (x - theta[0]);
}

static bool fit_quadratic(const double *x, const double *y, size_t n, double *theta)
{
	struct plane p = { 0 };
	double middle = 0;
	for (size_t i = 0; i < n; i++)
		middle += (x[i] - middle) / (double)(i + 1);
	for (size_t i = 0; i < n; i++)
		plane_add(&p, x[i] - middle, (x[i] - middle) * (x[i] - middle), y[i]);
	double det = p.uu * p.vv - p.uv * p.uv;
	if (!(det > 1e-12 * p.uu * p.vv))
		return false;
	theta[0] = middle;
	theta[2] = (p.vv * p.uy - p.uv * p.vy) / det;
	theta[3] = (p.uu * p.vy - p.uv * p.uy) / det;
	theta[1] = p.y - theta[2] * p.u - theta[3] * p.v;
	return true;
}

static double at_quadratic(const double *theta, double x)
{
	double d = x - theta[0];
	return theta[1] + d * (theta[2] + d * theta[3]);
}

static bool fit_broken(const double *x, const double *y, size_t n, double *theta)
{
	struct breaks breaks;
	breaks_init(&breaks);
	bool fine = breaks_load_usual(&breaks, x, y, n, NULL);
	if (fine) {
		struct break_line line = breaks_best(&breaks);
		theta[0] = x[0];
		theta[1] = line.at - x[0];
		theta[2] = line.value;
		theta[3] = line.before;
		theta[4] = line.after;
	}
	breaks_clear(&breaks);
	return fine;
}

static double at_broken(const double *theta, double x)
{
	double d = x - theta[0] - theta[1];
	return theta[2] + d * (d > 0 ? theta[4] : theta[3]);
}

/* A curve a + b z(x) whose z bends with one or two numbers. */
struct bend {
	const double *x, *y;
	size_t n;
	double (*z)(double x, const double *bend);
	double a, b;
};

static double solve(struct bend *s, const double *bend)
{
	struct plane p = { 0 };
	for (size_t i = 0; i < s->n; i++)
		plane_add(&p, s->z(s->x[i] - s->x[s->n - 1], bend), 0, s->y[i]);
	double rss = plane_line(&p, &s->a, &s->b);
	return isfinite(rss) && p.uu > 0 ? rss : (double)INFINITY;
}

/* The best of `steps` values per number between low and high, then steps that halve when nothing
 * near is better (compass search). */
static void search(struct bend *s, const double *low, const double *high, int numbers, int steps,
		   double *best)
{
	double least = (double)INFINITY, width[2] = { 0 }, try[2] = { 0 };
	int second = numbers > 1 ? steps : 1;
	for (int j = 0; j < numbers; j++)
		width[j] = (high[j] - low[j]) / (steps - 1);
	for (int i = 0; i < steps * second; i++) {
		int row = i / second, column = i % second;
		try[0] = low[0] + width[0] * row;
		try[1] = numbers > 1 ? low[1] + width[1] * column : 0;
		double rss = solve(s, try);
		if (rss < least) {
			least = rss;
			best[0] = try[0];
			best[1] = try[1];
		}
	}
	for (int round = 0; round < 200 && width[0] > 1e-9 * (high[0] - low[0]); round++) {
		bool moved = false;
		for (int j = 0; j < 2 * numbers; j++) {
			int axis = j / 2;
			double old = best[axis];
			best[axis] = fmin(
				fmax(old + (j % 2 ? width[axis] : -width[axis]) / 2, low[axis]),
				high[axis]);
			double rss = solve(s, best);
			moved |= rss < least;
			if (rss < least)
				least = rss;
			else
				best[axis] = old;
		}
		for (int j = 0; j < numbers && !moved; j++)
			width[j] /= 2;
	}
	solve(s, best);
}

static double z_hyperbola(double since_last, const double *bend)
{
	return -log(exp(bend[0]) - since_last);
}

/* a - b ln(T - x): T from a hundredth of the span after the last point to twenty spans. */
static bool fit_hyperbola(const double *x, const double *y, size_t n, double *theta)
{
	struct bend s = { x, y, n, z_hyperbola, 0, 0 };
	double span = x[n - 1] - x[0], best[2];
	if (!(span > 0))
		return false;
	double low = log(span / 100), high = log(span * 20);
	search(&s, &low, &high, 1, 24, best);
	theta[0] = x[n - 1];
	theta[1] = s.a;
	theta[2] = s.b;
	theta[3] = best[0];
	return true;
}

static double at_hyperbola(const double *theta, double x)
{
	double left = exp(theta[3]) - (x - theta[0]);
	/* at and beyond T the curve has no value: it stays where it was a ten-thousandth before */
	double least = exp(theta[3]) * 1e-4;
	return theta[1] - theta[2] * log(left > least ? left : least);
}

static double z_sigmoid(double since_last, const double *bend)
{
	return 1 / (1 + exp(-(since_last - bend[1]) / exp(bend[0])));
}

/* a + b / (1 + exp(-(x - m) / w)): w from a fiftieth of the span to twice it, m up to one span
 * beyond. */
static bool fit_sigmoid(const double *x, const double *y, size_t n, double *theta)
{
	struct bend s = { x, y, n, z_sigmoid, 0, 0 };
	double span = x[n - 1] - x[0], best[2];
	if (!(span > 0))
		return false;
	double low[2] = { log(span / 50), -1.2 * span }, high[2] = { log(span * 2), span };
	search(&s, low, high, 2, 14, best);
	theta[0] = x[n - 1];
	theta[1] = s.a;
	theta[2] = s.b;
	theta[3] = best[0];
	theta[4] = best[1];
	return true;
}

static double at_sigmoid(const double *theta, double x)
{
	return theta[1] + theta[2] * z_sigmoid(x - theta[0], theta + 3);
}

/* clang-format off */
const struct candidate candidates[CANDIDATE_COUNT] = {
	[CANDIDATE_LINE] = { "line", "a + b t", 2, 3, fit_line, at_line },
	[CANDIDATE_QUADRATIC] = { "quadratic", "a + b t + c t^2", 3, 4, fit_quadratic, at_quadratic },
	[CANDIDATE_BROKEN] = { "broken", "a + b t + d max(0, t - c)", 4, 6, fit_broken, at_broken },
	[CANDIDATE_HYPERBOLA] = { "hyperbola", "a - b ln(T - t)", 3, 5, fit_hyperbola, at_hyperbola },
	[CANDIDATE_SIGMOID] = { "sigmoid", "a + b / (1 + exp(-(t - m) / w))", 4, 6, fit_sigmoid, at_sigmoid },
};
/* clang-format on */
