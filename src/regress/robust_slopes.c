/* robust_slopes.c - Theil-Sen: every slope between two points, their median and Sen's interval. */
#include "base/mem.h"
#include "regress/robust_line.h"
#include "stats/dist.h"
#include "stats/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sum over groups of k equal values of k (k - 1) (2k + 5); the same of one group of all n without
 * ties in Kendall's variance. */
static double tie_term(double *sorted, size_t n, double *room)
{
	double sum = 0;
	order_sort(sorted, n, room);
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i + 1; next < n && sorted[next] == sorted[i];)
			next++;
		double k = (double)(next - i);
		sum += k * (k - 1) * (2 * k + 5);
	}
	return sum;
}

/* Kendall's variance of the number of concordant less discordant pairs. */
static double kendall_variance(struct robust_data *data)
{
	double n = (double)data->n, all = n * (n - 1) * (2 * n + 5);
	memcpy(data->residual, data->x, data->n * sizeof *data->x);
	all -= tie_term(data->residual, data->n, data->room);
	memcpy(data->residual, data->y, data->n * sizeof *data->y);
	all -= tie_term(data->residual, data->n, data->room);
	return all > 0 ? all / 18 : 0;
}

static size_t slopes(double *slope, const struct robust_data *data)
{
	size_t count = 0;
	for (size_t i = 0; i < data->n; i++)
		for (size_t j = i + 1; j < data->n; j++)
			if (data->x[j] != data->x[i])
				slope[count++] =
					(data->y[j] - data->y[i]) / (data->x[j] - data->x[i]);
	return count;
}

struct robust_line robust_theil_sen(struct robust *robust, struct robust_data *data)
{
	size_t n = data->n, most = n * (n - 1) / 2;
	double *slope = mem_array(most, sizeof *slope);
	size_t count = slopes(slope, data);
	struct robust_line line = { 0, order_median(slope, count) };
	double reach = dist_normal_quantile(0.5 + robust->level / 2) * sqrt(kendall_variance(data));
	double low = nearbyint(((double)count - reach) / 2) - 1,
	       high = nearbyint(((double)count + reach) / 2);
	size_t last = count - 1;
	robust->slope_interval.low = order_select(slope, count, low > 0 ? (size_t)low : 0);
	robust->slope_interval.high =
		order_select(slope, count, high < (double)last ? (size_t)high : last);
	free(slope);
	robust->steps = (int)count;
	robust->breakdown = 1 - sqrt(0.5);
	robust_residuals(data, line);
	memcpy(data->room, data->residual, n * sizeof *data->room);
	line.a = order_median(data->room, n);
	robust_residuals(data, line);
	robust->scale = robust_median_size(data) / 0.6745;
	robust->exact = !(robust->scale > 0);
	for (size_t i = 0; i < n; i++)
		data->weight[i] = 1;
	return line;
}
