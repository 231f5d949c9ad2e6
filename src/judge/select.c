/* select.c - see select.h: scoring; the curves are in candidates.c. */
#include "judge/select.h"

#include "base/mem.h"
#include "judge/score.h"
#include "stats/dist.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LOO_POINTS = 100, ORIGINS = 30 };

/* The inner product matrix of the gradients and its Cholesky factor, for the variance of the curve.
 */
struct spread {
	double l[CANDIDATE_THETA][CANDIDATE_THETA];
	bool fine;
};

static void gradient(const struct candidate *c, const double *theta, double x, double *g)
{
	double moved[CANDIDATE_THETA];
	memcpy(moved, theta, sizeof moved);
	for (int j = 1; j <= c->free; j++) {
		double step = 1e-6 * fmax(fabs(theta[j]), 1e-3);
		moved[j] = theta[j] + step;
		double above = c->at(moved, x);
		moved[j] = theta[j] - step;
		g[j - 1] = (above - c->at(moved, x)) / (2 * step);
		moved[j] = theta[j];
	}
}

static void spread_of(struct spread *s, const struct candidate *c, const double *theta,
		      const double *x, size_t n)
{
	double a[CANDIDATE_THETA][CANDIDATE_THETA] = { { 0 } }, g[CANDIDATE_THETA];
	for (size_t i = 0; i < n; i++) {
		gradient(c, theta, x[i], g);
		for (int j = 0; j < c->free; j++)
			for (int k = 0; k <= j; k++)
				a[j][k] += g[j] * g[k];
	}
	s->fine = true;
	for (int j = 0; j < c->free; j++)
		for (int k = 0; k <= j; k++) {
			double sum = a[j][k];
			for (int m = 0; m < k; m++)
				sum -= s->l[j][m] * s->l[k][m];
			s->fine &= j != k || sum > 1e-13 * a[j][j];
			s->l[j][k] = j == k ? sqrt(fmax(sum, 1e-300)) : sum / s->l[k][k];
		}
}

/* g' (J'J)^-1 g; zero when the curve's parameters cannot be told apart. */
static double leverage(const struct spread *s, const struct candidate *c, const double *theta,
		       double x)
{
	double g[CANDIDATE_THETA], sum = 0;
	if (!s->fine)
		return 0;
	gradient(c, theta, x, g);
	for (int j = 0; j < c->free; j++) {
		for (int m = 0; m < j; m++)
			g[j] -= s->l[j][m] * g[m];
		g[j] /= s->l[j][j];
		sum += g[j] * g[j];
	}
	return sum;
}

static double rss_of(const struct candidate *c, const double *theta, const double *x,
		     const double *y, size_t n)
{
	double rss = 0;
	for (size_t i = 0; i < n; i++) {
		double e = y[i] - c->at(theta, x[i]);
		rss += e * e;
	}
	return rss;
}

double select_at(const struct candidate *c, const struct candidate_score *score, const double *x,
		 size_t n, double at, double *stderror)
{
	struct spread s;
	spread_of(&s, c, score->theta, x, n);
	*stderror = score->sigma * sqrt(1 + leverage(&s, c, score->theta, at));
	return c->at(score->theta, at);
}

static void fit_all(const struct candidate *c, struct candidate_score *score, const double *x,
		    const double *y, size_t n)
{
	double count = (double)n, k = c->free + 1;
	*score = (struct candidate_score){ .aicc = (double)NAN,
					   .bic = (double)NAN,
					   .loo = (double)NAN };
	score->fitted = n >= c->least && c->fit(x, y, n, score->theta);
	if (!score->fitted)
		return;
	score->rss = rss_of(c, score->theta, x, y, n);
	score->df = count - c->free;
	score->sigma = sqrt(score->rss / score->df);
	double minus_two_log = count * (log(2 * M_PI * score->rss / count) + 1);
	if (!(score->rss > 0))
		return;
	score->bic = minus_two_log + k * log(count);
	if (count > k + 1)
		score->aicc = minus_two_log + 2 * k + 2 * k * (k + 1) / (count - k - 1);
}

static void leave_out(const struct candidate *c, struct candidate_score *score, const double *x,
		      const double *y, size_t n)
{
	double *room = mem_array(2 * n, sizeof *room), sum = 0, theta[CANDIDATE_THETA] = { 0 };
	bool fine = n > c->least;
	for (size_t out = 0; out < n && fine; out++) {
		size_t m = 0;
		for (size_t i = 0; i < n; i++)
			if (i != out) {
				room[m] = x[i];
				room[n + m++] = y[i];
			}
		fine = c->fit(room, room + n, m, theta);
		double e = fine ? y[out] - c->at(theta, x[out]) : 0;
		sum += e * e;
	}
	score->loo = fine ? sqrt(sum / (double)n) : (double)NAN;
	free(room);
}

/* All forecasts from the first `m` points; what cannot be fitted forecasts its last value. */
static void forecast(const struct candidate *c, struct candidate_score *score, const double *x,
		     const double *y, size_t n, size_t m, double lead)
{
	struct candidate_score then;
	struct spread s;
	fit_all(c, &then, x, y, m);
	if (then.fitted)
		spread_of(&s, c, then.theta, x, m);
	double df = then.fitted ? fmax(then.df, 1.5) : 2;
	double reach = dist_t_quantile(0.95, df);
	for (size_t i = m; i < n && x[i] <= x[m - 1] + lead; i++) {
		double centre = then.fitted ? c->at(then.theta, x[i]) : y[m - 1];
		double scale =
			then.fitted ? then.sigma * sqrt(1 + leverage(&s, c, then.theta, x[i])) : 1;
		double e = centre - y[i];
		score->forecasts++;
		score->bias += e;
		score->rmse += e * e;
		score->crps += scale > 0 ? scale * score_crps_t((y[i] - centre) / scale, df) : fabs(e);
		score->coverage += fabs(e) <= reach * scale;
	}
}

static void roll(const struct candidate *c, struct candidate_score *score, const double *x,
		 const double *y, size_t n, double lead, size_t least)
{
	size_t step = n > least + ORIGINS ? (n - least) / ORIGINS + 1 : 1;
	for (size_t m = least; m < n; m += step)
		if (x[m - 1] < x[m])
			forecast(c, score, x, y, n, m, lead);
	double count = score->forecasts ? (double)score->forecasts : (double)NAN;
	score->rmse = sqrt(score->rmse / count);
	score->bias /= count;
	score->crps /= count;
	score->coverage /= count;
}

static void weigh(struct candidate_score *scores)
{
	double least = (double)NAN, total = 0;
	for (int i = 0; i < CANDIDATE_COUNT; i++)
		least = fmin(least, scores[i].aicc);
	for (int i = 0; i < CANDIDATE_COUNT; i++) {
		scores[i].weight = isnan(scores[i].aicc) ? 0 : exp((least - scores[i].aicc) / 2);
		total += scores[i].weight;
	}
	for (int i = 0; i < CANDIDATE_COUNT && total > 0; i++)
		scores[i].weight /= total;
}

void select_score(struct candidate_score scores[CANDIDATE_COUNT], const double *x, const double *y,
		  size_t n, double lead, size_t least)
{
	for (int i = 0; i < CANDIDATE_COUNT; i++) {
		fit_all(&candidates[i], &scores[i], x, y, n);
		if (!scores[i].fitted)
			continue;
		if (n <= LOO_POINTS)
			leave_out(&candidates[i], &scores[i], x, y, n);
		roll(&candidates[i], &scores[i], x, y, n, lead, least > 6 ? least : 6);
	}
	weigh(scores);
}
