/* forecast_trend.c - the local linear trend by a Kalman filter in continuous time.
 *
 * State: level m and slope b.  Over a gap d the slope walks with variance S d and the level with L d +
 * S d^3 / 3 (their covariance is S d^2 / 2); an observation is m plus noise of variance R.  The filter
 * starts from next to no knowledge, so the first two times do not count for the likelihood; the common
 * scale of the variances is concentrated out of it, and the two ratios that are left are searched on a
 * grid and then by halving steps (Harvey 1989, sec. 3.3-3.4, 4.1, 9.1). */
#include "judge/forecast.h"

#include <math.h>

#define IGNORANCE 1e7
enum { GRID = 7, HALVINGS = 16 };

/* The three variances in units of the common scale; gaps are measured in mean gaps. */
struct ratios {
	double noise, level, slope;
};

struct state {
	double m, b, mm, mb, bb; /* estimate and its covariance, over the common scale */
};

struct run {
	struct state state;
	double scale, likelihood; /* likelihood: logarithm, constants left out */
	size_t innovations;
};

static void predict(struct state *s, const struct ratios *r, double gap)
{
	double cross = s->mb + gap * s->bb;
	s->m += gap * s->b;
	s->mm += gap * (s->mb + cross) + r->level * gap + r->slope * gap * gap * gap / 3;
	s->mb = cross + r->slope * gap * gap / 2;
	s->bb += r->slope * gap;
}

static void update(struct state *s, double z, double noise)
{
	double f = s->mm + noise, e = z - s->m, km = s->mm / f, kb = s->mb / f;
	s->m += km * e;
	s->b += kb * e;
	s->bb -= kb * s->mb;
	s->mb -= km * s->mb;
	s->mm -= km * s->mm;
}

/* The index of the first point of the second time, `n` when there is one time only. */
static size_t second_time(const double *t, size_t n)
{
	size_t at = 1;
	while (at < n && !(t[at] > t[0]))
		at++;
	return at < n ? at : n;
}

static void filter(struct run *run, const struct ratios *r, const double *t, const double *z,
		   size_t n, double unit)
{
	double squares = 0, logs = 0;
	size_t second = second_time(t, n);
	*run = (struct run){ .state = { .m = z[0], .mm = IGNORANCE, .bb = IGNORANCE } };
	update(&run->state, z[0], r->noise);
	for (size_t i = 1; i < n; i++) {
		predict(&run->state, r, (t[i] - t[i - 1]) / unit);
		double f = run->state.mm + r->noise, e = z[i] - run->state.m;
		if (i != second) {
			squares += e * e / f;
			logs += log(f);
			run->innovations++;
		}
		update(&run->state, z[i], r->noise);
	}
	double count = (double)run->innovations;
	run->scale = squares / count;
	run->likelihood = run->scale > 0 ? -0.5 * (count * log(run->scale) + logs)
					 : -(double)INFINITY;
}

/* The ratios are searched as powers of ten; the noise is the unit. */
static void try_powers(struct run *best, double at[2], const double powers[2], const double *t,
		       const double *z, size_t n, double unit)
{
	struct run run;
	struct ratios r = { 1, pow(10, powers[0]), pow(10, powers[1]) };
	filter(&run, &r, t, z, n, unit);
	if (!(run.likelihood > best->likelihood))
		return;
	*best = run;
	at[0] = powers[0];
	at[1] = powers[1];
}

static void search(struct run *best, double at[2], const double *t, const double *z, size_t n,
		   double unit)
{
	best->likelihood = -(double)INFINITY;
	for (int i = 0; i < GRID; i++)
		for (int j = 0; j < GRID; j++)
			try_powers(best, at, (double[2]){ -6 + 2 * i, -8 + 2 * j }, t, z, n, unit);
	double step = 1;
	for (int halving = 0; halving < HALVINGS;) {
		double centre[2] = { at[0], at[1] }, before = best->likelihood;
		for (int way = 0; way < 8; way++) {
			static const int ways[8][2] = { { 1, 0 },  { -1, 0 }, { 0, 1 },	 { 0, -1 },
							{ 1, 1 },  { -1, 1 }, { 1, -1 }, { -1, -1 } };
			double powers[2] = { fmin(fmax(centre[0] + step * ways[way][0], -8), 6),
					     fmin(fmax(centre[1] + step * ways[way][1], -9), 6) };
			try_powers(best, at, powers, t, z, n, unit);
		}
		if (!(best->likelihood > before)) {
			step /= 2;
			halving++;
		}
	}
}

bool forecast_local_trend(struct forecast_model *model, const double *years, const double *z,
			  size_t n)
{
	struct run best = { 0 };
	double at[2] = { 0, 0 };
	size_t second = n ? second_time(years, n) : 0;
	if (n < FORECAST_POINTS_LEAST || second == n)
		return false;
	double unit = (years[n - 1] - years[0]) / (double)(n - 1);
	search(&best, at, years, z, n, unit);
	if (isinf(best.likelihood))
		return false;
	double level = pow(10, at[0]), slope = pow(10, at[1]);
	const struct state *s = &best.state;
	model->t0 = model->last = years[n - 1];
	model->a = s->m;
	model->b = s->b / unit;
	model->df = (double)best.innovations;
	model->variance[0] = best.scale * (s->mm + 1);
	model->variance[1] = best.scale * (2 * s->mb + level) / unit;
	model->variance[2] = best.scale * s->bb / (unit * unit);
	model->variance[3] = best.scale * slope / 3 / (unit * unit * unit);
	return true;
}
