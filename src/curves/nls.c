/* nls.c - see nls.h. */
#include "curves/nls.h"

#include "base/i18n.h"
#include "stats/dist.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <string.h>

/* A lap that gains nothing ends the descent: its parameters run away along a valley without end. */
enum { LAP = 50, POLISH_MOST = 50 };

/* One descent on its way; arrays in the arena, matrices column by column. */
struct descent {
	const struct nls_problem *problem;
	size_t n, p, q;                 /* q parameters are free to move */
	size_t *free;                   /* their indices */
	long double *b, *trial;         /* p */
	long double *residual, *ahead;  /* n, times the root of the weight */
	long double *jacobian;          /* n x p */
	long double *a, *rhs;           /* n x q and n: factorised */
	long double *r;                 /* q x q: upper triangle */
	long double *small, *small_rhs; /* 2q x q and 2q: the damped system */
	long double *scale;             /* p: largest column norms so far */
	long double *step;              /* p */
	long double rss, damping, growth;
	long double tangent; /* squared length of the residual's part in the tangent plane */
	bool dependent;      /* the free columns are not independent */
	long weakest;
};

static long double root_weight(const struct nls_problem *problem, size_t i)
{
	return problem->weights ? sqrtl(problem->weights[i]) : 1;
}

/* Residuals at `b`; returns their sum of squares, infinite where the model is impossible. */
static long double residuals(const struct nls_problem *problem, const long double *b,
			     long double *out)
{
	long double sum = 0;
	for (size_t i = 0; i < problem->n; i++) {
		long double value = problem->value(problem->owner, i, b, NULL);
		long double e = (problem->y[i] - value) * root_weight(problem, i);
		if (out)
			out[i] = e;
		sum += e * e;
	}
	return isfinite(sum) ? sum : (long double)INFINITY;
}

static bool take_jacobian(struct descent *d)
{
	long double gradient[64];
	for (size_t i = 0; i < d->n; i++) {
		d->problem->value(d->problem->owner, i, d->b, gradient);
		long double root = root_weight(d->problem, i);
		for (size_t j = 0; j < d->p; j++) {
			if (!isfinite(gradient[j]))
				return false;
			d->jacobian[j * d->n + i] = gradient[j] * root;
		}
	}
	for (size_t j = 0; j < d->p; j++) {
		long double sum = 0;
		for (size_t i = 0; i < d->n; i++)
			sum += d->jacobian[j * d->n + i] * d->jacobian[j * d->n + i];
		if (sqrtl(sum) > d->scale[j])
			d->scale[j] = sqrtl(sum);
	}
	return true;
}

static double bound_low(const struct nls_problem *problem, size_t j)
{
	return problem->low ? problem->low[j] : -(double)INFINITY;
}

static double bound_high(const struct nls_problem *problem, size_t j)
{
	return problem->high ? problem->high[j] : (double)INFINITY;
}

/* A parameter on a bound that the descent would push through is held. */
static void choose_free(struct descent *d)
{
	d->q = 0;
	for (size_t j = 0; j < d->p; j++) {
		long double downhill = 0;
		for (size_t i = 0; i < d->n; i++)
			downhill += d->jacobian[j * d->n + i] * d->residual[i];
		bool held = (d->b[j] <= bound_low(d->problem, j) && downhill <= 0) ||
			    (d->b[j] >= bound_high(d->problem, j) && downhill >= 0);
		if (!held)
			d->free[d->q++] = j;
	}
}

/* Householder QR of `rows` x `columns` in place, diagonal into `diagonal`, applied to `rhs`. */
static void householder(long double *a, size_t rows, size_t columns, long double *diagonal,
			long double *rhs)
{
	for (size_t k = 0; k < columns && k < rows; k++) {
		long double *v = a + k * rows, sum = 0;
		for (size_t i = k; i < rows; i++)
			sum += v[i] * v[i];
		long double alpha = v[k] > 0 ? -sqrtl(sum) : sqrtl(sum);
		diagonal[k] = alpha;
		if (!(fabsl(alpha) > 0))
			continue;
		long double norm2 = 2 * (sum - alpha * v[k]);
		v[k] -= alpha;
		for (size_t j = k + 1; j <= columns; j++) {
			long double *target = j < columns ? a + j * rows : rhs, dot = 0;
			for (size_t i = k; i < rows; i++)
				dot += v[i] * target[i];
			dot *= 2 / norm2;
			for (size_t i = k; i < rows; i++)
				target[i] -= dot * v[i];
		}
	}
}

/* Factorises the free columns, each divided by its scale; sets r, tangent, dependent. */
static void factorise(struct descent *d)
{
	long double diagonal[64] = { 0 };
	size_t n = d->n, q = d->q;
	choose_free(d);
	q = d->q;
	for (size_t k = 0; k < q; k++)
		for (size_t i = 0; i < n; i++)
			d->a[k * n + i] = d->jacobian[d->free[k] * n + i] /
					  (d->scale[d->free[k]] > 0 ? d->scale[d->free[k]] : 1);
	memcpy(d->rhs, d->residual, n * sizeof *d->rhs);
	householder(d->a, n, q, diagonal, d->rhs);
	d->tangent = 0;
	d->dependent = false;
	for (size_t k = 0; k < q; k++) {
		long double norm = 0;
		for (size_t i = 0; i <= k; i++) {
			long double element = i == k ? diagonal[k] : d->a[k * n + i];
			d->r[k * q + i] = element;
			norm += element * element;
		}
		d->tangent += d->rhs[k] * d->rhs[k];
		if (fabsl(diagonal[k]) <= 1e-13L * sqrtl(norm) || !(norm > 0)) {
			d->dependent = true;
			d->weakest = (long)d->free[k];
		}
	}
}

/* The step of the system damped by `damping`, into d->step; false when it cannot be solved. */
static bool solve(struct descent *d, long double damping)
{
	long double diagonal[64] = { 0 }, x[64];
	size_t q = d->q, rows = 2 * q;
	memset(d->small, 0, rows * q * sizeof *d->small);
	memset(d->small_rhs, 0, rows * sizeof *d->small_rhs);
	for (size_t k = 0; k < q; k++) {
		memcpy(d->small + k * rows, d->r + k * q, (k + 1) * sizeof *d->small);
		d->small[k * rows + q + k] = sqrtl(damping);
		d->small_rhs[k] = d->rhs[k];
	}
	householder(d->small, rows, q, diagonal, d->small_rhs);
	memset(d->step, 0, d->p * sizeof *d->step);
	for (size_t k = q; k-- > 0;) {
		long double sum = d->small_rhs[k];
		for (size_t j = k + 1; j < q; j++)
			sum -= d->small[j * rows + k] * x[j];
		if (!(fabsl(diagonal[k]) > 0))
			return false;
		x[k] = sum / diagonal[k];
		long double scale = d->scale[d->free[k]];
		d->step[d->free[k]] = x[k] / (scale > 0 ? scale : 1);
	}
	return true;
}

/* Moves by the step inside the bounds into d->trial; returns what the tangent plane promises. */
static long double try_step(struct descent *d)
{
	long double promised = d->rss;
	for (size_t j = 0; j < d->p; j++) {
		long double low = bound_low(d->problem, j), high = bound_high(d->problem, j);
		d->trial[j] = d->b[j] + d->step[j];
		d->trial[j] = d->trial[j] < low ? low : d->trial[j] > high ? high : d->trial[j];
	}
	for (size_t i = 0; i < d->n; i++) {
		long double e = d->residual[i];
		for (size_t j = 0; j < d->p; j++)
			e -= d->jacobian[j * d->n + i] * (d->trial[j] - d->b[j]);
		promised -= e * e;
	}
	return promised;
}

static void accept(struct descent *d, long double rss)
{
	memcpy(d->b, d->trial, d->p * sizeof *d->b);
	memcpy(d->residual, d->ahead, d->n * sizeof *d->residual);
	d->rss = rss;
}

static long double offset(const struct descent *d)
{
	long double rest = d->rss - d->tangent;
	if (d->q == 0 || !(d->tangent > 0))
		return 0;
	if (!(rest > 0) || d->n <= d->q)
		return (long double)INFINITY;
	return sqrtl(d->tangent / (long double)d->q) / sqrtl(rest / (long double)(d->n - d->q));
}

/* One accepted step, or false when none makes it better. */
static bool advance(struct descent *d)
{
	for (int tries = 0; tries < 200; tries++) {
		long double promised = solve(d, d->damping) ? try_step(d) : 0;
		long double rss = residuals(d->problem, d->trial, d->ahead);
		long double ratio = promised > 0 ? (d->rss - rss) / promised : -1;
		if (rss < d->rss && ratio > 0) {
			long double turn = 2 * ratio - 1, less = 1 - turn * turn * turn;
			d->damping *= less > 1.0L / 3 ? (less < 2 ? less : 2) : 1.0L / 3;
			d->growth = 2;
			accept(d, rss);
			return true;
		}
		d->damping *= d->growth;
		d->growth *= 2;
		if (!(d->damping < 1e60L))
			return false;
	}
	return false;
}

/* Near the minimum the sum of squares no longer tells steps apart but the offset does. */
static void polish(struct descent *d)
{
	for (int i = 0; i < POLISH_MOST && !d->dependent; i++) {
		long double before = d->tangent, rss = d->rss;
		long double old[64];
		memcpy(old, d->b, d->p * sizeof *old);
		if (!solve(d, 0))
			return;
		try_step(d);
		long double next = residuals(d->problem, d->trial, d->ahead);
		if (!(next <= rss * (1 + 1e-12L)))
			return;
		accept(d, next);
		bool fine = take_jacobian(d);
		if (fine)
			factorise(d);
		if (fine && d->tangent < before)
			continue;
		memcpy(d->b, old, d->p * sizeof *old);
		d->rss = residuals(d->problem, d->b, d->residual);
		take_jacobian(d);
		factorise(d);
		return;
	}
}

/* What is left is rounding: of the residuals, or of their part in the tangent plane. */
static bool is_exact(const struct descent *d)
{
	long double size = 0;
	for (size_t i = 0; i < d->n; i++) {
		long double y = d->problem->y[i] * root_weight(d->problem, i);
		size += y * y;
	}
	return d->rss <= size * 4e-32L || d->tangent <= size * 1e-38L;
}

static enum nls_end descend(struct descent *d, int *steps)
{
	d->damping = 1e-3L;
	d->growth = 2;
	memset(d->scale, 0, d->p * sizeof *d->scale);
	enum nls_end end = NLS_LIMIT;
	int most = d->problem->steps_most ? d->problem->steps_most : NLS_STEPS;
	long double mark = (long double)INFINITY;
	for (*steps = 0; *steps < most && end == NLS_LIMIT; (*steps)++) {
		if (!take_jacobian(d))
			return NLS_STALLED;
		factorise(d);
		if (is_exact(d) || offset(d) < 1e-7L)
			end = NLS_CONVERGED;
		else if (!advance(d))
			end = NLS_STALLED;
		if (*steps % LAP == 0) {
			if (end == NLS_LIMIT && d->rss > mark * (1 - 1e-6L))
				end = NLS_STALLED;
			mark = d->rss;
		}
	}
	if (end == NLS_LIMIT && take_jacobian(d))
		factorise(d);
	if (offset(d) < 1e-3L)
		polish(d);
	return is_exact(d) || offset(d) < 1e-6L ? NLS_CONVERGED : end;
}

static void make_descent(struct descent *d, const struct nls_problem *problem, struct arena *arena)
{
	size_t n = problem->n, p = problem->p, l = sizeof(long double);
	*d = (struct descent){ .problem = problem, .n = n, .p = p, .weakest = -1 };
	d->free = arena_array(arena, p, sizeof *d->free);
	d->b = arena_array(arena, p, l);
	d->trial = arena_array(arena, p, l);
	d->residual = arena_array(arena, n, l);
	d->ahead = arena_array(arena, n, l);
	d->jacobian = arena_array(arena, n * p, l);
	d->a = arena_array(arena, n * p, l);
	d->rhs = arena_array(arena, n, l);
	d->r = arena_array(arena, p * p, l);
	d->small = arena_array(arena, 2 * p * p, l);
	d->small_rhs = arena_array(arena, 2 * p, l);
	d->scale = arena_array(arena, p, l);
	d->step = arena_array(arena, p, l);
}

static bool check(const struct nls_problem *problem, struct err *err)
{
	if (problem->n <= problem->p)
		return err_set(err, ERR_DATA,
			       P_("%zu point cannot fix %zu parameters and an error: at least %zu "
				  "are needed",
				  "%zu points cannot fix %zu parameters and an error: at least %zu "
				  "are needed",
				  problem->n),
			       problem->n, problem->p, problem->p + 1);
	for (size_t i = 0; i < problem->n; i++) {
		double weight = problem->weights ? problem->weights[i] : 1;
		if (!isfinite(problem->y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		if (!(weight > 0) || !isfinite(weight))
			return err_set(err, ERR_DATA,
				       _("the weight of point %zu is not a positive number"),
				       i + 1);
	}
	return true;
}

/* (R'R)^-1 in the caller's units, times the variance. */
static void covariance(const struct descent *d, struct nls *nls)
{
	long double inverse[64 * 64] = { 0 };
	size_t q = d->q;
	for (size_t k = 0; k < q; k++)
		for (size_t row = k + 1; row-- > 0;) {
			long double sum = row == k ? 1 : 0;
			for (size_t j = row + 1; j <= k; j++)
				sum -= d->r[j * q + row] * inverse[j * q + k];
			inverse[row * q + k] = sum / d->r[row * q + row];
		}
	long double variance = (long double)nls->sigma * nls->sigma;
	for (size_t i = 0; i < q; i++)
		for (size_t k = 0; k < q; k++) {
			long double sum = 0;
			for (size_t j = i > k ? i : k; j < q; j++)
				sum += inverse[i * q + j] * inverse[k * q + j];
			size_t row = d->free[i], column = d->free[k];
			nls->covariance[row * d->p + column] =
				(double)(sum * variance / d->scale[row] / d->scale[column]);
		}
}

static void infer(const struct descent *d, struct nls *nls)
{
	double n = (double)nls->n, k = (double)nls->p + 1, log_weights = 0;
	nls->df = (double)(nls->n - nls->p);
	nls->rss = (double)d->rss;
	nls->sigma = (double)sqrtl(d->rss / (long double)nls->df);
	for (size_t i = 0; i < nls->n; i++)
		log_weights += d->problem->weights ? log(d->problem->weights[i]) : 0;
	long double mean = d->rss / (long double)n;
	nls->log_likelihood =
		-0.5 * (n * ((double)logl(2 * (long double)M_PI * mean) + 1) - log_weights);
	nls->aicc = n > k + 1 ? -2 * nls->log_likelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1)
			      : (double)NAN;
	nls->bic = -2 * nls->log_likelihood + k * log(n);
	nls->unfixed = d->dependent ? d->weakest : -1;
	if (!d->dependent)
		covariance(d, nls);
	double quantile = dist_t_quantile(0.5 + nls->level / 2, nls->df);
	for (size_t j = 0; j < nls->p; j++) {
		double b = nls->estimate[j] = (double)(nls->exact[j] = d->b[j]);
		nls->bounded[j] = true;
		for (size_t f = 0; f < d->q; f++)
			nls->bounded[j] = nls->bounded[j] && d->free[f] != j;
		double error = sqrt(nls->covariance[j * nls->p + j]);
		if (nls->bounded[j] || d->dependent)
			error = (double)NAN;
		nls->stderror[j] = error;
		nls->interval[j] = (struct interval){ b - quantile * error, b + quantile * error };
	}
	for (size_t i = 0; i < nls->n; i++) {
		long double e = d->residual[i] / root_weight(d->problem, i);
		nls->residual[i] = (double)e;
		nls->fitted[i] = (double)(d->problem->y[i] - e);
	}
}

static void make_result(struct nls *nls, const struct nls_problem *problem, struct arena *arena)
{
	size_t n = problem->n, p = problem->p, d = sizeof(double);
	*nls = (struct nls){ .n = n, .p = p, .level = problem->level, .unfixed = -1 };
	nls->estimate = arena_array(arena, p, d);
	nls->stderror = arena_array(arena, p, d);
	nls->exact = arena_array(arena, p, sizeof *nls->exact);
	nls->bounded = arena_array(arena, p, sizeof *nls->bounded);
	nls->interval = arena_array(arena, p, sizeof *nls->interval);
	nls->covariance = arena_array(arena, p * p, d);
	nls->fitted = arena_array(arena, n, d);
	nls->residual = arena_array(arena, n, d);
}

/* Counts the distinct sums of squares among the starts, told apart by a millionth. */
static size_t distinct(const double *rss, size_t count)
{
	size_t minima = 0;
	for (size_t i = 0; i < count; i++) {
		bool seen = false;
		for (size_t j = 0; j < i; j++)
			seen = seen || fabs(rss[i] - rss[j]) <= 1e-6 * rss[j];
		minima += !seen;
	}
	return minima;
}

/* Lower by more than the thickness of a minimum, or the same and better settled. */
static bool is_better(const struct descent *now, enum nls_end end, const struct descent *best,
		      enum nls_end best_end)
{
	if (!isfinite(best->rss) || now->rss < best->rss * (1 - 1e-6L))
		return true;
	return now->rss < best->rss && end == NLS_CONVERGED && best_end != NLS_CONVERGED;
}

bool nls_fit(struct nls *nls, const struct nls_problem *problem, const double *starts, size_t count,
	     struct arena *arena, struct err *err)
{
	struct descent now, best = { 0 };
	assert(problem->p > 0 && problem->p <= 64);
	make_result(nls, problem, arena);
	if (!check(problem, err))
		return false;
	double *ends = arena_array(arena, count, sizeof *ends);
	make_descent(&now, problem, arena);
	make_descent(&best, problem, arena);
	best.rss = (long double)INFINITY;
	for (size_t s = 0; s < count; s++) {
		int steps;
		for (size_t j = 0; j < problem->p; j++) {
			double low = bound_low(problem, j), high = bound_high(problem, j);
			double b = starts[s * problem->p + j];
			now.b[j] = b < low ? low : b > high ? high : b;
		}
		now.rss = residuals(problem, now.b, now.residual);
		if (!isfinite(now.rss))
			continue;
		enum nls_end end = descend(&now, &steps);
		if (end == NLS_CONVERGED)
			ends[nls->starts++] = (double)now.rss;
		if (is_better(&now, end, &best, nls->end)) {
			struct descent swap = best;
			best = now;
			now = swap;
			nls->end = end;
			nls->steps = steps;
		}
	}
	if (!isfinite(best.rss) || !isfinite((double)best.rss))
		return err_set(err, ERR_DATA, _("no starting value gives finite numbers"));
	nls->minima = distinct(ends, nls->starts);
	nls->offset = (double)offset(&best);
	infer(&best, nls);
	return true;
}
