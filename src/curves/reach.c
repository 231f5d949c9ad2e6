/* reach.c - see reach.h. */
#include "curves/reach.h"

#include <math.h>

enum { INSIDE = 256, BISECTIONS = 200 };
static const double farthest = 1000;

/* Where to look, k = 0, 1, … from `first`: evenly through the points, then ever further. */
static double place(const struct reach_line *line, double span, size_t k, bool back)
{
	double beyond = 0.004 * (pow(1.05, (double)k - (back ? 0 : INSIDE)) - 1) / 0.05;
	if (back)
		return line->first - span * beyond;
	return k <= INSIDE ? line->first + span * (double)k / INSIDE : line->last + span * beyond;
}

static double bisect(const struct reach_line *line, double low, double high, double y)
{
	bool below = line->at(line->owner, low) < y;
	for (int i = 0; i < BISECTIONS; i++) {
		double middle = low + (high - low) / 2;
		if ((line->at(line->owner, middle) < y) == below)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

static double crossing(const struct reach_line *line, double span, double y, bool back)
{
	double before = line->first, value = line->at(line->owner, before);
	for (size_t k = 1;; k++) {
		double x = place(line, span, k, back), next = line->at(line->owner, x);
		if (fabs(x - line->first) > farthest * span || isnan(next))
			return (double)NAN;
		if (value == y)
			return before;
		if ((value < y) != (next < y))
			return bisect(line, before, x, y);
		before = x;
		value = next;
	}
}

static bool holds(const struct reach_line *line, double x, double y, enum band_kind kind)
{
	struct interval band = line->band(line->owner, x, kind);
	return band.low <= y && y <= band.high;
}

/* The end of the stretch around `inside` whose band holds y, in the direction of `sign`. */
static double end_of(const struct reach_line *line, double span, double inside, double y,
		     enum band_kind kind, double sign)
{
	double step = span / 1024, from = inside, to = inside;
	do {
		from = to;
		to = from + sign * step;
		step *= 1.02;
		if (fabs(to - inside) > farthest * span || !isfinite(line->at(line->owner, to)))
			return sign * (double)INFINITY;
	} while (holds(line, to, y, kind));
	for (int i = 0; i < BISECTIONS; i++) {
		double middle = from + (to - from) / 2;
		if (holds(line, middle, y, kind))
			from = middle;
		else
			to = middle;
	}
	return from;
}

/* The first place whose band holds y when the line itself never gets there. */
static double first_held(const struct reach_line *line, double span, double y, enum band_kind kind)
{
	for (size_t k = 0;; k++) {
		double x = place(line, span, k, false);
		if (fabs(x - line->first) > farthest * span)
			return (double)NAN;
		if (holds(line, x, y, kind))
			return x;
	}
}

struct reach reach_find(const struct reach_line *line, double y, enum band_kind kind)
{
	double span = line->last - line->first;
	struct reach reach = { (double)NAN, { (double)NAN, (double)NAN } };
	if (!(span > 0) || !isfinite(span) || !isfinite(y))
		return reach;
	reach.at = crossing(line, span, y, false);
	if (isnan(reach.at))
		reach.at = crossing(line, span, y, true);
	double inside = isnan(reach.at) ? first_held(line, span, y, kind) : reach.at;
	if (isnan(inside))
		return reach;
	reach.when.low = end_of(line, span, inside, y, kind, -1);
	reach.when.high = end_of(line, span, inside, y, kind, 1);
	return reach;
}

static double at(const void *owner, double x)
{
	return growth_at(owner, x);
}

static struct interval band(const void *owner, double x, enum band_kind kind)
{
	return growth_band(owner, x, kind);
}

struct reach growth_reach(const struct growth *growth, double first, double last, double y,
			  enum band_kind kind)
{
	struct reach_line line = { growth, at, band, first, last };
	struct reach reach = reach_find(&line, y, kind);
	reach.at = growth_reaches(growth, y);
	return reach;
}
