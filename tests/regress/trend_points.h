/* trend_points.h - the points behind a trend of trends.h, by its rule and window. */
#ifndef KASOKU_TESTS_TREND_POINTS_H
#define KASOKU_TESTS_TREND_POINTS_H

#include "stats/frontier.h"

#include "regress/digits.h"
#include "regress/trends.h"

enum { TREND_POINTS = 512 };

struct trend_points {
	size_t n;
	double x[TREND_POINTS], y[TREND_POINTS]; /* days and ln minutes, or years and log10 */
	double weight[TREND_POINTS];             /* METR's: 1 / variance of ln p50 */
};

static inline bool trend_is_horizon(const struct trend *trend)
{
	return trend->data <= DATA_VERSION_10;
}

static bool inside(const struct trend *trend, double day)
{
	return day >= trend->from && day < trend->before;
}

static void horizon_points(struct trend_points *points, const struct trend *trend,
			   const double (*row)[5], size_t n)
{
	double day[64] = { 0 }, p50[64] = { 0 };
	bool keep[64];
	size_t at[64], some = 0;
	for (size_t i = 0; i < n; i++) {
		if (trend->rule == RULE_RECORDS ? row[i][4] == 0 : !inside(trend, row[i][0]))
			continue;
		day[some] = row[i][0];
		p50[some] = row[i][1];
		at[some++] = i;
	}
	frontier_select(keep, day, p50, some,
			trend->rule == RULE_WINDOW_FIRST ? FRONTIER_RECORDS : FRONTIER_ALL, 0,
			true);
	for (size_t i = 0; i < some; i++) {
		const double *r = row[at[i]];
		if (!keep[i] || !inside(trend, r[0]))
			continue;
		double se = log(r[3] / r[2]) / (2 * 1.959963984540054);
		points->x[points->n] = r[0];
		points->y[points->n] = log(r[1]);
		points->weight[points->n++] = 1 / (se * se);
	}
}

static void add_year(struct trend_points *points, double day, double value)
{
	points->x[points->n] = day / 365.25 + 1970;
	points->y[points->n++] = log10(value);
}

static void compute_points(struct trend_points *points, const struct trend *trend)
{
	enum { N = LENGTH(notable_compute) };
	static double day[N], flop[N];
	static bool keep[N];
	for (size_t i = 0; i < N; i++) {
		day[i] = notable_compute[i][0];
		flop[i] = notable_compute[i][1];
	}
	frontier_select(keep, day, flop, N,
			trend->rule == RULE_TOP_TEN ? FRONTIER_TOP : FRONTIER_ALL, 10, true);
	for (size_t i = 0; i < N; i++)
		if (keep[i] && inside(trend, day[i]) &&
		    (trend->rule != RULE_LANGUAGE || notable_compute[i][2] == 1))
			add_year(points, day[i], flop[i]);
}

static void chip_points(struct trend_points *points, enum trend_data data)
{
	for (size_t i = 0; i < LENGTH(accelerators); i++) {
		const double *row = accelerators[i];
		double value = data == DATA_TENSOR      ? row[2]
			       : data == DATA_BANDWIDTH ? row[3]
							: row[1];
		if (data == DATA_FP32_PER_USD)
			value = row[4] > 0 ? value / row[4] : 0;
		if (value > 0)
			add_year(points, row[0], value);
	}
}

static void trend_points(struct trend_points *points, const struct trend *trend)
{
	points->n = 0;
	switch (trend->data) {
	case DATA_MAY_2026:
		horizon_points(points, trend, horizons_may_2026, LENGTH(horizons_may_2026));
		break;
	case DATA_JAN_2026:
		horizon_points(points, trend, horizons_jan_2026, LENGTH(horizons_jan_2026));
		break;
	case DATA_VERSION_10:
		horizon_points(points, trend, horizons_v10, LENGTH(horizons_v10));
		break;
	case DATA_COMPUTE:
		compute_points(points, trend);
		break;
	default:
		chip_points(points, trend->data);
	}
}

#endif
