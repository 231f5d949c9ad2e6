/* robust_mm.c - MM-estimation: an S-estimate from many starts (Fast-S, Salibian-Barrera & Yohai
 * 2006, J. Comp. Graph. Stat. 15), then reweighted least squares on its scale, and the errors. */
#include "regress/robust_line.h"

#include <math.h>
#include <string.h>

static const double C_S = 1.547645, C_M = 4.685061, HALF = 0.5;
enum { STARTS = 500, BEST = 5, STEPS = 1000 };

/* Tukey's bisquare: rho is 1 at and beyond c; psi = u at zero, psi' its slope. */
static double rho(double u, double c)
{
	double t = 1 - u / c * (u / c);
	return fabs(u) >= c ? 1 : 1 - t * t * t;
}

static double weight(double u, double c)
{
	double t = 1 - u / c * (u / c);
	return fabs(u) >= c ? 0 : t * t;
}

static double psi_slope(double u, double c)
{
	double t = u / c * (u / c);
	return t >= 1 ? 0 : (1 - t) * (1 - 5 * t);
}

static double mean_rho(const struct robust_data *data, double scale)
{
	double sum = 0;
	for (size_t i = 0; i < data->n; i++)
		sum += rho(data->residual[i] / scale, C_S);
	return sum / ((double)data->n - 2);
}

/* The scale at which the mean of rho is one half. */
static double s_scale(struct robust_data *data, double from)
{
	double scale = from;
	for (int i = 0; i < STEPS; i++) {
		double factor = sqrt(mean_rho(data, scale) / HALF);
		scale *= factor;
		if (!(scale > 0) || fabs(factor - 1) < 1e-14)
			break;
	}
	return scale;
}

static void set_weights(struct robust_data *data, double scale, double c)
{
	for (size_t i = 0; i < data->n; i++)
		data->weight[i] = weight(data->residual[i] / scale, c);
}

static bool settled(struct robust_line a, struct robust_line b)
{
	return fabs(a.a - b.a) + fabs(a.b - b.b) <= 1e-13 * (fabs(a.a) + fabs(a.b));
}

/* Improves `line` by `steps` of weighted least squares, each with one step of the scale; residuals
 * are those of the line on return.  Zero when half of the points lie on it. */
static double refine(struct robust_data *data, struct robust_line *line, double scale, int steps)
{
	for (int i = 0; i < steps; i++) {
		robust_residuals(data, *line);
		if (scale <= 0)
			scale = robust_median_size(data) / 0.6745;
		if (!(scale > 0))
			return 0;
		scale *= sqrt(mean_rho(data, scale) / HALF);
		set_weights(data, scale, C_S);
		struct robust_line before = *line;
		if (!(scale > 0) || !robust_weighted(data, line) || settled(*line, before))
			break;
	}
	robust_residuals(data, *line);
	return robust_median_size(data) > 0 ? scale : 0;
}

struct candidate {
	struct robust_line line;
	double scale;
};

/* Keeps the BEST candidates of smallest scale, worst first. */
static void keep(struct candidate *best, struct candidate new)
{
	size_t at = 0;
	while (at + 1 < BEST && best[at + 1].scale > new.scale) {
		best[at] = best[at + 1];
		at++;
	}
	best[at] = new;
}

static void search(struct candidate *best, struct robust_data *data, uint64_t seed)
{
	struct robust_starts starts;
	struct candidate new;
	robust_starts_init(&starts, data, STARTS, seed);
	for (size_t i = 0; i < BEST; i++)
		best[i] = (struct candidate){ { 0, 0 }, INFINITY };
	while (robust_starts_next(&starts, &new.line)) {
		new.scale = refine(data, &new.line, 0, 2);
		/* worth a scale of its own only when it would be among the best */
		if (isfinite(best[0].scale) && new.scale > 0 &&
		    mean_rho(data, best[0].scale) >= HALF)
			continue;
		if (new.scale > 0)
			new.scale = s_scale(data, new.scale);
		if (new.scale < best[0].scale)
			keep(best, new);
		if (!(new.scale > 0))
			return;
	}
}

static struct candidate s_estimate(struct robust_data *data, uint64_t seed, struct arena *arena)
{
	struct candidate best[BEST], winner = { { 0, 0 }, INFINITY };
	struct robust_data part = *data;
	bool many = data->n > ROBUST_ENOUGH;
	if (many)
		robust_thin(&part, data, seed, arena);
	search(best, &part, seed);
	for (size_t i = 0; i < BEST; i++) {
		if (!isfinite(best[i].scale))
			continue;
		struct candidate new = best[i];
		new.scale = refine(data, &new.line, many ? 0 : new.scale, many ? 2 : STEPS);
		if (new.scale > 0)
			new.scale = s_scale(data, new.scale);
		if (new.scale < winner.scale)
			winner = new;
	}
	if (many && winner.scale > 0) {
		winner.scale = refine(data, &winner.line, winner.scale, STEPS);
		winner.scale = winner.scale > 0 ? s_scale(data, winner.scale) : 0;
	}
	return winner;
}

struct square {
	double aa, ab, bb; /* symmetric 2 x 2 */
};

static void gather(struct square *into, double w, double x)
{
	into->aa += w;
	into->ab += w * x;
	into->bb += w * x * x;
}

static struct square invert(struct square m)
{
	double determinant = m.aa * m.bb - m.ab * m.ab;
	return (struct square){ m.bb / determinant, -m.ab / determinant, m.aa / determinant };
}

/* Croux, Dhaene & Hoorelbeke 2003: "Robust standard errors for robust estimators", avar_1;
 * data->residual are those of the MM line, data->room those of the S line. */
static void mm_errors(struct robust *robust, const struct robust_data *data, double scale)
{
	struct square curve = { 0 }, outer = { 0 };
	double n = (double)data->n, moment = 0, above = 0, va = 0, vb = 0, ca = 0, cb = 0;
	for (size_t i = 0; i < data->n; i++) {
		double x = data->x[i], r = data->residual[i] / scale, r0 = data->room[i] / scale;
		double slope = psi_slope(r, C_M), psi = r * weight(r, C_M), chi = rho(r0, C_S);
		gather(&curve, slope, x);
		gather(&outer, psi * psi, x);
		moment += 6 / (C_S * C_S) * weight(r0, C_S) * r0 * r0 / n;
		above += (chi * chi - HALF * HALF) / n;
		va += slope * r;
		vb += slope * r * x;
		ca += psi * chi;
		cb += psi * chi * x;
	}
	struct square a = invert(curve);
	double ua = scale * (a.aa * va + a.ab * vb) / moment,
	       ub = scale * (a.ab * va + a.bb * vb) / moment;
	double wa = scale * (a.aa * ca + a.ab * cb), wb = scale * (a.ab * ca + a.bb * cb);
	struct square m = { a.aa * outer.aa + a.ab * outer.ab, 0, 0 };
	double ab = a.aa * outer.ab + a.ab * outer.bb;
	double ba = a.ab * outer.aa + a.bb * outer.ab, bb = a.ab * outer.ab + a.bb * outer.bb;
	double s2 = scale * scale;
	double caa = s2 * (m.aa * a.aa + ab * a.ab) + (-2 * ua * wa + above * ua * ua) / n;
	double cab = s2 * (m.aa * a.ab + ab * a.bb) + (-ua * wb - ub * wa + above * ua * ub) / n;
	double cbb = s2 * (ba * a.ab + bb * a.bb) + (-2 * ub * wb + above * ub * ub) / n;
	robust->intercept_stderr = sqrt(caa);
	robust->slope_stderr = sqrt(cbb);
	robust->covariance = cab;
}

static struct robust_line exact_line(struct robust *robust, struct robust_data *data,
				     struct robust_line line)
{
	robust->exact = true;
	robust->scale = robust->slope_stderr = robust->intercept_stderr = robust->covariance = 0;
	robust_residuals(data, line);
	for (size_t i = 0; i < data->n; i++)
		data->weight[i] = fabs(data->residual[i]) <= 1e-12 * (1 + fabs(data->y[i]));
	return line;
}

struct robust_line robust_mm(struct robust *robust, struct robust_data *data, uint64_t seed,
			     struct arena *arena)
{
	struct candidate s = s_estimate(data, seed, arena);
	struct robust_line line = s.line, before;
	robust->breakdown = HALF;
	robust->scale = s.scale;
	if (!(s.scale > 0))
		return exact_line(robust, data, line);
	for (robust->steps = 0; robust->steps < STEPS; robust->steps++) {
		robust_residuals(data, line);
		set_weights(data, s.scale, C_M);
		before = line;
		if (!robust_weighted(data, &line) || settled(line, before))
			break;
	}
	robust_residuals(data, s.line);
	memcpy(data->room, data->residual, data->n * sizeof *data->room);
	robust_residuals(data, line);
	set_weights(data, s.scale, C_M);
	mm_errors(robust, data, s.scale);
	return line;
}
