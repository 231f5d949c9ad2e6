/* score.c - see score.h. */
#include "judge/score.h"

#include "stats/dist.h"
#include "stats/summary.h"

#include <math.h>

const double score_levels[SCORE_LEVELS] = { 0.5, 0.8, 0.9 };

static double normal_density(double z)
{
	return exp(-z * z / 2) / sqrt(2 * M_PI);
}

static double t_cdf(double t, double df)
{
	double tail = isinf(df) ? dist_normal_cdf(-fabs(t)) : dist_t_two_sided(t, df) / 2;
	return t < 0 ? tail : 1 - tail;
}

double forecast_quantile(const struct forecast *forecast, double p)
{
	if (forecast->is_sample)
		return summary_quantile(forecast->sample, FORECAST_SAMPLE, p);
	if (!(forecast->scale > 0) || (p >= 0.5 && p <= 0.5))
		return forecast->location;
	double q = isinf(forecast->df) ? dist_normal_quantile(p)
				       : dist_t_quantile(p, forecast->df);
	return forecast->location + forecast->scale * q;
}

double forecast_cdf(const struct forecast *forecast, double y)
{
	size_t below = 0;
	if (!forecast->is_sample && forecast->scale > 0)
		return t_cdf((y - forecast->location) / forecast->scale, forecast->df);
	if (!forecast->is_sample)
		return y < forecast->location ? 0 : y > forecast->location ? 1 : 0.5;
	while (below < FORECAST_SAMPLE && forecast->sample[below] < y)
		below++;
	return ((double)below + 0.5) / (FORECAST_SAMPLE + 1);
}

struct interval forecast_interval(const struct forecast *forecast, double level)
{
	double high = forecast_quantile(forecast, (1 + level) / 2);
	if (forecast->is_sample)
		return (struct interval){ forecast_quantile(forecast, (1 - level) / 2), high };
	return (struct interval){ 2 * forecast->location - high, high };
}

double score_crps_normal(double y, double mean, double sd)
{
	if (!(sd > 0))
		return fabs(y - mean);
	double z = (y - mean) / sd;
	return sd * (z * (2 * dist_normal_cdf(z) - 1) + 2 * normal_density(z) - 1 / sqrt(M_PI));
}

double score_crps_t(double z, double df)
{
	if (isinf(df))
		return score_crps_normal(z, 0, 1);
	if (!(df > 1))
		return INFINITY;
	double log_beta_half = lgamma(0.5) + lgamma(df / 2) - lgamma((df + 1) / 2);
	double log_beta_tail = lgamma(0.5) + lgamma(df - 0.5) - lgamma(df);
	double density = exp(-log_beta_half - (df + 1) / 2 * log1p(z * z / df)) / sqrt(df);
	return z * (2 * t_cdf(z, df) - 1) + 2 * density * (df + z * z) / (df - 1) -
	       2 * sqrt(df) / (df - 1) * exp(log_beta_tail - 2 * log_beta_half);
}

/* The mean distance between two members of a sorted sample needs one pass: each member is larger than
 * those before it. */
double score_crps_sample(const double *sorted, size_t n, double y)
{
	double away = 0, apart = 0, size = (double)n;
	for (size_t i = 0; i < n; i++) {
		away += fabs(sorted[i] - y);
		apart += (2 * (double)i + 1 - size) * sorted[i];
	}
	return away / size - apart / (size * size);
}

double score_crps(const struct forecast *forecast, double y)
{
	if (forecast->is_sample)
		return score_crps_sample(forecast->sample, FORECAST_SAMPLE, y);
	if (!(forecast->scale > 0))
		return fabs(y - forecast->location);
	return forecast->scale *
	       score_crps_t((y - forecast->location) / forecast->scale, forecast->df);
}

double score_interval(struct interval interval, double level, double y)
{
	double outside = y < interval.low    ? interval.low - y
			 : y > interval.high ? y - interval.high
					     : 0;
	return interval.high - interval.low + 2 / (1 - level) * outside;
}

void score_add(struct score *score, const struct forecast *forecast, double y)
{
	double widest = score_levels[SCORE_LEVELS - 1];
	double error = y - forecast_quantile(forecast, 0.5);
	double share = forecast_cdf(forecast, y), place = share * SCORE_PIT;
	struct interval interval = forecast_interval(forecast, widest);
	for (size_t i = 0; i < SCORE_LEVELS; i++)
		score->held[i] += fabs(share - 0.5) <= score_levels[i] / 2;
	score->n++;
	score->crps += score_crps(forecast, y);
	score->mae += fabs(error);
	score->bias += error;
	score->winkler += score_interval(interval, widest, y);
	score->pit[place >= SCORE_PIT ? SCORE_PIT - 1 : (size_t)place]++;
}

void score_finish(struct score *score)
{
	double n = score->n ? (double)score->n : (double)NAN;
	score->crps /= n;
	score->mae /= n;
	score->bias /= n;
	score->winkler /= n;
}

bool score_compare(const double *a, const double *b, size_t n, size_t lag, double *t, double *p)
{
	double mean = 0, variance = 0, size = (double)n, h = (double)lag + 1;
	*t = *p = NAN;
	if (n < SCORE_ORIGINS_LEAST || lag >= n)
		return false;
	for (size_t i = 0; i < n; i++)
		mean += (a[i] - b[i]) / size;
	for (size_t k = 0; k <= lag; k++) {
		double covariance = 0;
		for (size_t i = k; i < n; i++)
			covariance += (a[i] - b[i] - mean) * (a[i - k] - b[i - k] - mean) / size;
		variance += (k == 0 ? 1 : 2 * (1 - (double)k / h)) * covariance;
	}
	double small = (size + 1 - 2 * h + h * (h - 1) / size) / size;
	if (!(variance > 0) || !(small > 0) || !isfinite(mean))
		return false;
	*t = mean / sqrt(variance / size) * sqrt(small);
	*p = dist_t_two_sided(*t, size - 1);
	return true;
}
