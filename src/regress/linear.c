/* linear.c - see linear.h.
 *
 * With a constant column the others are centred on their weighted means, which makes them as
 * independent of it as can be; the constant is put back at the end by a linear map. */
#include "regress/linear.h"

#include "base/i18n.h"
#include "stats/dist.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>

/* The problem on its way to the solution; everything in the arena. */
struct work {
	const struct linear_options *options;
	const long double *x;
	const double *y;
	size_t n, p, q;          /* q columns are factorised: p, or p - 1 with a constant */
	long constant;           /* index of the constant column, or -1 */
	size_t *column;          /* q: index in x of each factorised column */
	long double *root;       /* n: square roots of the weights */
	long double *mean, y_mean, weight_total;
	long double *a, *b;      /* n x q (column by column) and n: factorised in place */
	long double *scale;      /* q */
	long double *diagonal;   /* q: of R */
	long double *inverse;    /* q x q: inverse of R, unscaled columns */
	long double *slope;      /* q */
	long double *cov;        /* p x p: (X'WX)^-1 */
};

static bool check_input(const struct work *w, struct err *err)
{
	for (size_t i = 0; i < w->n; i++) {
		double weight = w->options->weights ? w->options->weights[i] : 1;
		bool finite = isfinite(w->y[i]);
		for (size_t j = 0; j < w->p; j++)
			finite = finite && isfinite(w->x[i * w->p + j]);
		if (!finite)
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		if (!(weight > 0) || !isfinite(weight))
			return err_set(err, ERR_DATA,
				       _("the weight of point %zu is not a positive number"),
				       i + 1);
	}
	if (w->n <= w->p)
		return err_set(err, ERR_DATA,
			       P_("%zu point cannot fix %zu parameters and an error: at least %zu "
				  "are needed",
				  "%zu points cannot fix %zu parameters and an error: at least %zu "
				  "are needed",
				  w->n),
			       w->n, w->p, w->p + 1);
	return true;
}

static void find_constant(struct work *w)
{
	w->constant = -1;
	for (size_t j = 0; j < w->p && w->constant < 0; j++) {
		size_t i = 1;
		while (i < w->n && w->x[i * w->p + j] == w->x[j])
			i++;
		if (i == w->n && w->x[j] != 0)
			w->constant = (long)j;
	}
	w->q = 0;
	for (size_t j = 0; j < w->p; j++)
		if ((long)j != w->constant)
			w->column[w->q++] = j;
}

static void take_means(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		long double weight = w->options->weights ? w->options->weights[i] : 1;
		w->root[i] = sqrtl(weight);
		w->weight_total += weight;
	}
	if (w->constant < 0)
		return;
	for (size_t i = 0; i < w->n; i++) {
		long double weight = w->root[i] * w->root[i];
		w->y_mean += weight * w->y[i];
		for (size_t k = 0; k < w->q; k++)
			w->mean[k] += weight * w->x[i * w->p + w->column[k]];
	}
	w->y_mean /= w->weight_total;
	for (size_t k = 0; k < w->q; k++)
		w->mean[k] /= w->weight_total;
}

static void load(struct work *w)
{
	for (size_t k = 0; k < w->q; k++) {
		long double *column = w->a + k * w->n, sum = 0;
		for (size_t i = 0; i < w->n; i++) {
			column[i] = (w->x[i * w->p + w->column[k]] - w->mean[k]) * w->root[i];
			sum += column[i] * column[i];
		}
		w->scale[k] = sum > 0 ? sqrtl(sum) : 1;
		for (size_t i = 0; i < w->n; i++)
			column[i] /= w->scale[k];
	}
	for (size_t i = 0; i < w->n; i++)
		w->b[i] = (w->y[i] - w->y_mean) * w->root[i];
}

/* Applies the reflection kept in column k (from row k on, with its square norm) to `target`. */
static void reflect(const struct work *w, size_t k, long double norm2, long double *target)
{
	const long double *v = w->a + k * w->n;
	long double dot = 0;
	for (size_t i = k; i < w->n; i++)
		dot += v[i] * target[i];
	long double factor = 2 * dot / norm2;
	for (size_t i = k; i < w->n; i++)
		target[i] -= factor * v[i];
}

/* Householder QR in place; the upper triangle of R stays above the diagonal of `a`. */
static bool factorise(struct work *w, struct err *err)
{
	for (size_t k = 0; k < w->q; k++) {
		long double *column = w->a + k * w->n, sum = 0;
		for (size_t i = k; i < w->n; i++)
			sum += column[i] * column[i];
		long double alpha = column[k] > 0 ? -sqrtl(sum) : sqrtl(sum);
		w->diagonal[k] = alpha;
		if (fabsl(alpha) <= (long double)w->n * LDBL_EPSILON * 64) {
			const char *name = w->options->names ? w->options->names[w->column[k]] : NULL;
			if (name)
				return err_set(err, ERR_DATA,
					       _("%s is fixed by the other columns, so its effect "
						 "cannot be told from theirs"),
					       name);
			return err_set(err, ERR_DATA,
				       _("column %zu is fixed by the others, so its effect cannot "
					 "be told from theirs"),
				       w->column[k] + 1);
		}
		column[k] -= alpha;
		long double norm2 = 0;
		for (size_t i = k; i < w->n; i++)
			norm2 += column[i] * column[i];
		for (size_t j = k + 1; j < w->q; j++)
			reflect(w, k, norm2, w->a + j * w->n);
		reflect(w, k, norm2, w->b);
	}
	return true;
}

/* Element (i, k) of R for i <= k. */
static long double r_at(const struct work *w, size_t i, size_t k)
{
	return i == k ? w->diagonal[k] : w->a[k * w->n + i];
}

/* Inverse of R by back substitution, with the column scales taken out again. */
static void invert(struct work *w)
{
	for (size_t k = 0; k < w->q; k++) {
		for (size_t row = k + 1; row-- > 0;) {
			long double sum = row == k ? 1 : 0;
			for (size_t j = row + 1; j <= k; j++)
				sum -= r_at(w, row, j) * w->inverse[j * w->q + k];
			w->inverse[row * w->q + k] = sum / r_at(w, row, row);
		}
	}
	for (size_t i = 0; i < w->q; i++)
		for (size_t k = 0; k < w->q; k++)
			w->inverse[i * w->q + k] /= w->scale[i];
}

static void solve(struct work *w, struct linear *linear)
{
	for (size_t i = 0; i < w->q; i++) {
		for (size_t k = i; k < w->q; k++)
			w->slope[i] += w->inverse[i * w->q + k] * w->b[k];
		linear->estimate[w->column[i]] = (double)w->slope[i];
	}
	if (w->constant < 0)
		return;
	long double rest = w->y_mean;
	for (size_t i = 0; i < w->q; i++)
		rest -= w->slope[i] * w->mean[i];
	linear->estimate[w->constant] = (double)(rest / w->x[w->constant]);
}

/* (X'WX)^-1 in the order of the caller's columns. */
static void unscaled_covariance(struct work *w)
{
	for (size_t i = 0; i < w->q; i++)
		for (size_t k = 0; k < w->q; k++)
			for (size_t j = i > k ? i : k; j < w->q; j++)
				w->cov[w->column[i] * w->p + w->column[k]] +=
					w->inverse[i * w->q + j] * w->inverse[k * w->q + j];
	if (w->constant < 0)
		return;
	size_t c = (size_t)w->constant;
	long double own = 1 / w->weight_total, one = w->x[c];
	for (size_t i = 0; i < w->q; i++) {
		long double cross = 0;
		for (size_t k = 0; k < w->q; k++)
			cross -= w->cov[w->column[i] * w->p + w->column[k]] * w->mean[k];
		own -= cross * w->mean[i];
		w->cov[c * w->p + w->column[i]] = w->cov[w->column[i] * w->p + c] = cross / one;
	}
	w->cov[c * w->p + c] = own / (one * one);
}

static void residuals(const struct work *w, struct linear *linear)
{
	long double rss = 0;
	for (size_t i = 0; i < w->n; i++) {
		const long double *row = w->x + i * w->p;
		long double fitted = w->y_mean, hat = 0;
		for (size_t k = 0; k < w->q; k++)
			fitted += w->slope[k] * (row[w->column[k]] - w->mean[k]);
		for (size_t j = 0; j < w->p; j++)
			for (size_t k = 0; k < w->p; k++)
				hat += row[j] * w->cov[j * w->p + k] * row[k];
		long double e = w->y[i] - fitted;
		linear->fitted[i] = (double)fitted;
		linear->residual[i] = (double)e;
		linear->hat[i] = (double)(hat * w->root[i] * w->root[i]);
		rss += e * e * w->root[i] * w->root[i];
	}
	linear->rss = (double)rss;
	linear->df = (double)(w->n - w->p);
	linear->sigma = (double)sqrtl(rss / (long double)(w->n - w->p));
}

/* Sum over points i, j at most `lag` apart of x_i e_i e_j x_j', Bartlett-weighted. */
static long double meat(const struct work *w, const struct linear *linear, size_t j, size_t k)
{
	bool hc3 = w->options->errors == LINEAR_HC3;
	size_t lag = hc3 ? 0 : (size_t)(w->options->lag > 0 ? w->options->lag : 0);
	long double sum = 0;
	for (size_t i = 0; i < w->n; i++) {
		long double e = linear->residual[i] * w->root[i] * w->root[i];
		if (hc3)
			e /= 1 - linear->hat[i];
		size_t from = i > lag ? i - lag : 0, to = i + lag < w->n ? i + lag : w->n - 1;
		for (size_t m = from; m <= to; m++) {
			long double f = linear->residual[m] * w->root[m] * w->root[m];
			if (hc3)
				f /= 1 - linear->hat[m];
			size_t apart = m > i ? m - i : i - m;
			sum += (1 - (long double)apart / (long double)(lag + 1)) * e * f *
			       w->x[i * w->p + j] * w->x[m * w->p + k];
		}
	}
	return sum;
}

static void covariance(struct work *w, struct linear *linear, struct arena *arena)
{
	size_t p = w->p;
	long double variance = (long double)linear->sigma * linear->sigma;
	if (w->options->errors == LINEAR_OLS) {
		for (size_t i = 0; i < p * p; i++)
			linear->covariance[i] = (double)(w->cov[i] * variance);
		return;
	}
	long double *middle = arena_array(arena, p * p, sizeof *middle);
	for (size_t j = 0; j < p; j++)
		for (size_t k = 0; k < p; k++)
			middle[j * p + k] = meat(w, linear, j, k);
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++) {
			long double sum = 0;
			for (size_t a = 0; a < p; a++)
				for (size_t b = 0; b < p; b++)
					sum += w->cov[i * p + a] * middle[a * p + b] * w->cov[b * p + j];
			linear->covariance[i * p + j] = (double)sum;
		}
}

static void infer(const struct work *w, struct linear *linear)
{
	double quantile = dist_t_quantile(0.5 + linear->level / 2, linear->df);
	for (size_t j = 0; j < w->p; j++) {
		double b = linear->estimate[j];
		linear->stderror[j] = sqrt(linear->covariance[j * w->p + j]);
		linear->t_value[j] = b / linear->stderror[j];
		linear->p_value[j] = dist_t_two_sided(linear->t_value[j], linear->df);
		linear->interval[j].low = b - quantile * linear->stderror[j];
		linear->interval[j].high = b + quantile * linear->stderror[j];
	}
}

static void goodness(const struct work *w, struct linear *linear)
{
	long double total = 0, log_weights = 0;
	double n = (double)w->n, k = (double)w->p + 1;
	for (size_t i = 0; i < w->n; i++) {
		long double d = (w->y[i] - w->y_mean) * w->root[i];
		total += d * d;
		log_weights += 2 * logl(w->root[i]);
	}
	double free_total = n - (w->constant >= 0 ? 1 : 0), tss = (double)total;
	linear->r_squared = tss > 0 ? 1 - linear->rss / tss : NAN;
	linear->r_squared_adjusted = 1 - (1 - linear->r_squared) * free_total / linear->df;
	double between = (double)w->q;
	linear->f_value = linear->f_p_value = NAN;
	if (w->q > 0 && linear->rss > 0) {
		linear->f_value = (tss - linear->rss) / between / (linear->rss / linear->df);
		linear->f_p_value = dist_f_upper(linear->f_value, between, linear->df);
	}
	linear->log_likelihood = -0.5 * (n * (log(2 * M_PI * linear->rss / n) + 1) - (double)log_weights);
	linear->aic = -2 * linear->log_likelihood + 2 * k;
	linear->aicc = n > k + 1 ? linear->aic + 2 * k * (k + 1) / (n - k - 1) : NAN;
	linear->bic = -2 * linear->log_likelihood + k * log(n);
}

static void make_room(struct work *w, struct linear *linear, struct arena *arena)
{
	size_t n = w->n, p = w->p, d = sizeof(double), l = sizeof(long double);
	linear->estimate = arena_array(arena, p, d);
	linear->stderror = arena_array(arena, p, d);
	linear->t_value = arena_array(arena, p, d);
	linear->p_value = arena_array(arena, p, d);
	linear->interval = arena_array(arena, p, sizeof *linear->interval);
	linear->covariance = arena_array(arena, p * p, d);
	linear->fitted = arena_array(arena, n, d);
	linear->residual = arena_array(arena, n, d);
	linear->hat = arena_array(arena, n, d);
	w->column = arena_array(arena, p, sizeof *w->column);
	w->root = arena_array(arena, n, l);
	w->mean = arena_array(arena, p, l);
	w->a = arena_array(arena, n * p, l);
	w->b = arena_array(arena, n, l);
	w->scale = arena_array(arena, p, l);
	w->diagonal = arena_array(arena, p, l);
	w->inverse = arena_array(arena, p * p, l);
	w->slope = arena_array(arena, p, l);
	w->cov = arena_array(arena, p * p, l);
}

bool linear_fit(struct linear *linear, const long double *x, const double *y, size_t n, size_t p,
		const struct linear_options *options, struct arena *arena, struct err *err)
{
	struct work w = { .options = options, .x = x, .y = y, .n = n, .p = p };
	*linear = (struct linear){ .n = n, .p = p, .level = options->level };
	assert(p > 0);
	if (!check_input(&w, err))
		return false;
	make_room(&w, linear, arena);
	find_constant(&w);
	take_means(&w);
	load(&w);
	if (!factorise(&w, err))
		return false;
	invert(&w);
	solve(&w, linear);
	unscaled_covariance(&w);
	residuals(&w, linear);
	covariance(&w, linear, arena);
	infer(&w, linear);
	goodness(&w, linear);
	return true;
}

double linear_at(const struct linear *linear, const double *row, struct interval *confidence,
		 struct interval *prediction)
{
	double value = 0, variance = 0;
	for (size_t j = 0; j < linear->p; j++) {
		value += row[j] * linear->estimate[j];
		for (size_t k = 0; k < linear->p; k++)
			variance += row[j] * linear->covariance[j * linear->p + k] * row[k];
	}
	double quantile = dist_t_quantile(0.5 + linear->level / 2, linear->df);
	double line = quantile * sqrt(variance);
	double point = quantile * sqrt(variance + linear->sigma * linear->sigma);
	if (confidence)
		*confidence = (struct interval){ value - line, value + line };
	if (prediction)
		*prediction = (struct interval){ value - point, value + point };
	return value;
}

long double *linear_polynomial(const double *x, size_t n, int degree, struct arena *arena)
{
	size_t p = (size_t)degree + 1;
	long double *rows = arena_array(arena, n * p, sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		long double power = 1;
		for (size_t j = 0; j < p; j++, power *= x[i])
			rows[i * p + j] = power;
	}
	return rows;
}
