/* quantile.c - see quantile.h. */
#include "regress/quantile.h"

#include "base/i18n.h"
#include "regress/robust_line.h"
#include "stats/dist.h"
#include "stats/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 10000 };
static const double ON = 1e-12; /* residuals that count as zero */

struct kink {
	double at, weight; /* a slope at which a residual changes sign, and how much it turns the
			      objective */
};

struct search {
	struct robust_data *data;
	double share;
	struct kink *kink;
	double *on; /* x of the points on the line, ascending */
	double *room;
	size_t on_count;
};

static int by_slope(const void *a, const void *b)
{
	const struct kink *k = a, *l = b;
	return (k->at > l->at) - (k->at < l->at);
}

/* The best line through (x0, y0). */
static struct robust_line turn(const struct search *s, double x0, double y0)
{
	double rise = 0;
	size_t kinks = 0;
	for (size_t i = 0; i < s->data->n; i++) {
		double dx = s->data->x[i] - x0;
		if (dx == 0)
			continue;
		s->kink[kinks++] = (struct kink){ (s->data->y[i] - y0) / dx, fabs(dx) };
		rise -= dx > 0 ? s->share * dx : (s->share - 1) * dx;
	}
	qsort(s->kink, kinks, sizeof *s->kink, by_slope);
	size_t k = 0;
	for (; k + 1 < kinks && rise + s->kink[k].weight < 0; k++)
		rise += s->kink[k].weight;
	double b = s->kink[k].at;
	return (struct robust_line){ y0 - b * x0, b };
}

static double objective(struct robust_data *data, double share, struct robust_line line)
{
	long double sum = 0;
	robust_residuals(data, line);
	for (size_t i = 0; i < data->n; i++)
		sum += data->residual[i] * (data->residual[i] > 0 ? share : share - 1);
	return (double)sum;
}

static bool is_on(const struct robust_data *data, size_t i)
{
	return fabs(data->residual[i]) <= ON * (1 + fabs(data->y[i]));
}

/* The edges at a vertex turn the line about a point on it, either way.  Finds the one that leads
 * down most per turn; false when none does.  Uses data->residual. */
static bool steepest(struct search *s, double *x0, double *y0, struct robust_line line)
{
	struct robust_data *data = s->data;
	long double pull = 0, lever = 0, total = 0, left_x = 0;
	double best = 0, size = 0;
	s->on_count = 0;
	for (size_t i = 0; i < data->n; i++) {
		size += fabs(data->x[i]);
		if (is_on(data, i)) {
			s->on[s->on_count++] = data->x[i];
			total += data->x[i];
			continue;
		}
		double psi = data->residual[i] > 0 ? s->share : s->share - 1;
		pull += psi;
		lever += psi * data->x[i];
	}
	order_sort(s->on, s->on_count, s->room);
	for (size_t i = 0; i < s->on_count; left_x += s->on[i++]) {
		long double x = s->on[i], left = x * (long double)i - left_x;
		long double right = total - left_x - x * (long double)(s->on_count - i);
		long double off = -(lever - pull * x);
		double up = (double)(off + (1 - s->share) * right + s->share * left);
		double down = (double)(-off + s->share * right + (1 - s->share) * left);
		double least = up < down ? up : down;
		if (least < best) {
			best = least;
			*x0 = (double)x;
		}
	}
	*y0 = line.a + line.b * *x0;
	for (size_t i = 0; i < data->n && best < 0; i++)
		if (data->x[i] == *x0 && is_on(data, i))
			*y0 = data->y[i];
	return best < -1e-11 * (1 + size);
}

static struct robust_line descend(struct search *s, int *steps)
{
	struct robust_data *data = s->data;
	struct robust_line line = { 0 };
	double x0 = 0, y0 = 0;
	for (size_t i = 0; i < data->n; i++)
		data->weight[i] = 1;
	robust_weighted(data, &line);
	robust_residuals(data, line);
	memcpy(s->room, data->residual, data->n * sizeof *s->room);
	double at = order_select(s->room, data->n, (size_t)(s->share * (double)(data->n - 1)));
	size_t start = 0;
	while (data->residual[start] != at)
		start++;
	line = turn(s, data->x[start], data->y[start]);
	double now = objective(data, s->share, line);
	for (*steps = 1; *steps < STEPS && steepest(s, &x0, &y0, line); (*steps)++) {
		struct robust_line next = turn(s, x0, y0);
		double then = objective(data, s->share, next);
		if (!(then < now)) {
			objective(data, s->share, line);
			break;
		}
		line = next;
		now = then;
	}
	return line;
}

/* ---- the interval ---- */

struct rank {
	const struct robust_data *data;
	double share, mean, scale;
	double *room;
};

/* The rank score statistic of "the slope is b". */
static double rank_score(const struct rank *r, double b)
{
	const struct robust_data *data = r->data;
	size_t n = data->n, above = 0, at = n;
	double mass = (double)n * (1 - r->share), sum = 0;
	size_t k = n - 1 - (size_t)fmin(floor(mass), (double)n - 1);
	for (size_t i = 0; i < n; i++)
		r->room[i] = data->y[i] - b * data->x[i];
	double limit = order_select(r->room, n, k);
	for (size_t i = 0; i < n; i++) {
		double z = data->y[i] - b * data->x[i];
		if (z > limit) {
			sum += data->x[i] - r->mean;
			above++;
		} else if (z == limit && at == n) {
			at = i;
		}
	}
	return (sum + (mass - (double)above) * (data->x[at] - r->mean)) / r->scale;
}

/* Between `inside`, where the size of the statistic is at most `limit`, and `outside`, where it is
 * larger: where it steps over it. */
static double rank_step(const struct rank *r, double inside, double outside, double limit)
{
	for (int i = 0; i < 200; i++) {
		double middle = inside + (outside - inside) / 2;
		if (middle == inside || middle == outside)
			break;
		if (fabs(rank_score(r, middle)) > limit)
			outside = middle;
		else
			inside = middle;
	}
	return outside;
}

/* The end of the interval on the side of `sign`: the statistic steps away from zero as b leaves the
 * estimate; between its steps it is interpolated. */
static double rank_end(const struct rank *r, double b, double sign, double limit)
{
	double inside = b, outside = b, reach = 1e-3;
	for (; reach < 1e12; reach *= 4) {
		outside = b + sign * reach;
		if (fabs(rank_score(r, outside)) > limit)
			break;
		inside = outside;
	}
	if (reach >= 1e12)
		return sign * INFINITY;
	double step = rank_step(r, inside, outside, limit), width = fabs(step) * 1e-9 + 1e-15;
	double t_out = fabs(rank_score(r, step + sign * width)),
	       t_in = fabs(rank_score(r, step - sign * width));
	double before = b;
	if (fabs(rank_score(r, b + sign * width)) < t_in)
		before = rank_step(r, b, step - sign * width, t_in * (1 - 1e-9));
	return t_out > t_in ? before + (step - before) * (limit - t_in) / (t_out - t_in) : step;
}

static struct interval rank_interval(const struct search *s, double b, double level)
{
	struct rank r = { .data = s->data, .share = s->share, .room = s->room };
	long double sum = 0, square = 0;
	size_t n = s->data->n;
	for (size_t i = 0; i < n; i++)
		sum += s->data->x[i];
	r.mean = (double)(sum / (long double)n);
	for (size_t i = 0; i < n; i++)
		square += (s->data->x[i] - r.mean) * (s->data->x[i] - r.mean);
	r.scale = sqrt((double)square * s->share * (1 - s->share));
	double limit = dist_t_quantile(0.5 + level / 2, (double)n - 2);
	return (struct interval){ rank_end(&r, b, -1, limit), rank_end(&r, b, 1, limit) };
}

bool quantile_fit(struct quantile *quantile, const double *x, const double *y, size_t n,
		  const struct quantile_options *options, struct arena *arena, struct err *err)
{
	struct robust_data data;
	struct search s = { .data = &data, .share = options->share };
	*quantile = (struct quantile){ .share = options->share, .level = options->level, .n = n };
	if (!(options->share > 0 && options->share < 1))
		return err_set(err, ERR_USAGE, _("a quantile is a share between 0 and 1, not %g"),
			       options->share);
	if (n < 4)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a quantile line needs at least 4",
				  "%zu points: a quantile line needs at least 4", n),
			       n);
	if (!robust_data_init(&data, x, y, n, arena, err))
		return false;
	s.kink = arena_array(arena, n, sizeof *s.kink);
	s.on = arena_array(arena, n, sizeof *s.on);
	s.room = arena_array(arena, n, sizeof *s.room);
	struct robust_line line = descend(&s, &quantile->steps);
	double turn_back = data.y_scale / data.x_scale;
	quantile->objective = objective(&data, s.share, line) / (double)n * data.y_scale;
	for (size_t i = 0; i < n; i++) {
		quantile->on += is_on(&data, i);
		quantile->below += !is_on(&data, i) && data.residual[i] < 0;
	}
	struct interval ends = rank_interval(&s, line.b, options->level);
	quantile->slope_interval.low = isinf(ends.low) ? ends.low : ends.low * turn_back;
	quantile->slope_interval.high = isinf(ends.high) ? ends.high : ends.high * turn_back;
	quantile->origin = data.x_origin;
	quantile->slope = line.b * turn_back;
	quantile->intercept = data.y_origin + line.a * data.y_scale;
	if (!isfinite(quantile->slope) || !isfinite(quantile->intercept))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	return true;
}

double quantile_at(const struct quantile *quantile, double x)
{
	return quantile->intercept + quantile->slope * (x - quantile->origin);
}
