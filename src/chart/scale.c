/* scale.c - see scale.h: where a value stands on an axis. */
#include "chart/scale.h"

#include "chart/ticks.h"

#include <math.h>

/* Air left round the data, as a share of the span. */
static const double air = 0.04;

double scale_bend(const struct scale *scale, double value)
{
	switch (scale->kind) {
	case SCALE_LOG:
		return value > 0 ? log(value) : NAN;
	case SCALE_LOGIT:
		return value > scale->floor && value < scale->ceiling ?
			       log((value - scale->floor) / (scale->ceiling - value)) :
			       NAN;
	case SCALE_LINEAR:
	case SCALE_DATE:
		break;
	}
	return isfinite(value) ? value : NAN;
}

double scale_unbend(const struct scale *scale, double bent)
{
	switch (scale->kind) {
	case SCALE_LOG:
		return exp(bent);
	case SCALE_LOGIT:
		return scale->floor + (scale->ceiling - scale->floor) / (1 + exp(-bent));
	case SCALE_LINEAR:
	case SCALE_DATE:
		break;
	}
	return bent;
}

double scale_place(const struct scale *scale, double value)
{
	double low = scale_bend(scale, scale->low), high = scale_bend(scale, scale->high);
	return (scale_bend(scale, value) - low) / (high - low);
}

double scale_value(const struct scale *scale, double place)
{
	double low = scale_bend(scale, scale->low), high = scale_bend(scale, scale->high);
	return scale_unbend(scale, low + place * (high - low));
}

bool scale_accepts(const struct scale *scale, double value)
{
	return isfinite(scale_bend(scale, value));
}

/* Half the span round a single value, on the bent scale. */
static double lonely_half(const struct scale *scale, double bent)
{
	switch (scale->kind) {
	case SCALE_LOG:
		return log(3);
	case SCALE_LOGIT:
		return 1;
	case SCALE_DATE:
		return 183;
	case SCALE_LINEAR:
		break;
	}
	return bent == 0 ? 1 : fabs(bent) * 0.1;
}

/* Limits when there is no value at all. */
static void span_of_nothing(struct scale *scale)
{
	static const double bounds[][2] = { [SCALE_LINEAR] = { 0, 1 },
					    [SCALE_LOG] = { 1, 10 },
					    [SCALE_LOGIT] = { -2, 2 },
					    [SCALE_DATE] = { 18262, 18628 } };
	bool bent = scale->kind == SCALE_LOGIT;
	scale->low = bent ? scale_unbend(scale, bounds[scale->kind][0]) : bounds[scale->kind][0];
	scale->high = bent ? scale_unbend(scale, bounds[scale->kind][1]) : bounds[scale->kind][1];
}

int scale_span(struct scale *scale, const double *values, int n)
{
	double low = INFINITY, high = -INFINITY;
	int refused = 0;
	for (int i = 0; i < n; i++) {
		double bent = scale_bend(scale, values[i]);
		if (!isfinite(bent)) {
			refused++;
			continue;
		}
		low = fmin(low, bent);
		high = fmax(high, bent);
	}
	if (low > high) {
		span_of_nothing(scale);
		return refused;
	}
	double half = (high - low) * air;
	if (high - low <= fabs(high) * 1e-12)
		half = lonely_half(scale, low);
	scale->low = scale_unbend(scale, low - half);
	scale->high = scale_unbend(scale, high + half);
	return refused;
}

void scale_snap(struct scale *scale, int cells)
{
	struct tick ticks[TICKS_MAX];
	double marks[2];
	int found = 0, count = scale_ticks(scale, NULL, cells, false, CHARSET_ASCII, ticks);
	for (int i = 0; i < count && found < 2; i++)
		if (!ticks[i].minor)
			marks[found++] = scale_bend(scale, ticks[i].value);
	if (found < 2 || cells < 4)
		return;
	double low = scale_bend(scale, scale->low), high = scale_bend(scale, scale->high);
	double step = marks[1] - marks[0];
	int between = (int)floor(step / ((high - low) / (cells - 1)));
	for (; between > 0; between--) {
		double cell = step / between;
		double from = marks[0] - ceil((marks[0] - low) / cell - 1e-9) * cell;
		if (from + cell * (cells - 1) >= high) {
			scale->low = scale_unbend(scale, from);
			scale->high = scale_unbend(scale, from + cell * (cells - 1));
			return;
		}
	}
}
