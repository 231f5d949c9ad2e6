/* robust_huber.c - Huber's M-estimate by reweighted least squares, scale and weights in turn. */
#include "regress/robust_line.h"

#include <math.h>

static const double K = 1.345;
enum { STEPS = 500 };

/* Standard errors of Huber 1981, (6.5) in ch. 7: (X'X)^-1 kappa^2 sum psi^2 / (n - 2) /
 * mean(psi')^2. */
static void huber_errors(struct robust *robust, const struct robust_data *data)
{
	double n = (double)data->n, square = 0, inside = 0;
	long double mean = 0, xx = 0;
	for (size_t i = 0; i < data->n; i++) {
		double psi = data->weight[i] * data->residual[i];
		square += psi * psi;
		inside += fabs(data->residual[i]) <= K * robust->scale;
		mean += data->x[i];
	}
	mean /= n;
	for (size_t i = 0; i < data->n; i++)
		xx += (data->x[i] - mean) * (data->x[i] - mean);
	double share = inside / n, spread = share * (1 - share) * n / (n - 1);
	double kappa = 1 + 2 * spread / (n * share * share);
	double sigma = sqrt(square / (n - 2)) * kappa / share;
	robust->slope_stderr = sigma / sqrt((double)xx);
	robust->intercept_stderr = sigma * sqrt((double)(1 / n + mean * mean / xx));
	robust->covariance = -sigma * sigma * (double)(mean / xx);
}

static void exact_errors(struct robust *robust, struct robust_data *data)
{
	robust->exact = true;
	robust->slope_stderr = robust->intercept_stderr = robust->covariance = 0;
	for (size_t i = 0; i < data->n; i++)
		data->weight[i] = 1;
}

struct robust_line robust_huber(struct robust *robust, struct robust_data *data)
{
	struct robust_line line = { 0 }, before;
	for (size_t i = 0; i < data->n; i++)
		data->weight[i] = 1;
	robust_weighted(data, &line);
	robust->breakdown = 0;
	for (robust->steps = 0; robust->steps < STEPS; robust->steps++) {
		robust_residuals(data, line);
		robust->scale = robust_median_size(data) / 0.6745;
		if (!(robust->scale > 0)) {
			exact_errors(robust, data);
			return line;
		}
		for (size_t i = 0; i < data->n; i++) {
			double size = fabs(data->residual[i]) / robust->scale;
			data->weight[i] = size > K ? K / size : 1;
		}
		before = line;
		robust_weighted(data, &line);
		if (fabs(line.b - before.b) + fabs(line.a - before.a) <=
		    1e-13 * (fabs(line.a) + fabs(line.b)))
			break;
	}
	robust_residuals(data, line);
	huber_errors(robust, data);
	return line;
}
