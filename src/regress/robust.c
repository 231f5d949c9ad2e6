/* robust.c - see robust.h: checks, moving the data and back, and what the methods share. */
#include "regress/robust.h"

#include "base/i18n.h"
#include "regress/robust_line.h"
#include "stats/dist.h"
#include "stats/order.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum {
	FAR = 100
}; /* powers of ten between the typical and the farthest that are still looked at */

/* Moves `from` to (from - median) / scale; the scale is the largest distance from the median, or,
 * when `typical`, the median distance if that is not zero.  False when all are equal. */
static bool move(double *to, const double *from, struct robust_data *data, double *origin,
		 double *scale, bool typical)
{
	size_t n = data->n;
	long double far = 0;
	memcpy(data->room, from, n * sizeof *from);
	*origin = order_median(data->room, n);
	for (size_t i = 0; i < n; i++) {
		long double away = fabsl((long double)from[i] - *origin);
		far = away > far ? away : far;
		data->room[i] = (double)away;
	}
	*scale = typical ? order_median(data->room, n) : 0;
	if (!(*scale > 0))
		*scale = far > 0 ? (double)far : 1;
	for (size_t i = 0; i < n; i++)
		to[i] = (double)(((long double)from[i] - *origin) / *scale);
	return far > 0;
}

bool robust_data_init(struct robust_data *data, const double *x, const double *y, size_t n,
		      struct arena *arena, struct err *err)
{
	*data = (struct robust_data){ .n = n };
	for (size_t i = 0; i < n; i++)
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
	data->x = arena_array(arena, n, sizeof *data->x);
	data->y = arena_array(arena, n, sizeof *data->y);
	data->residual = arena_array(arena, n, sizeof *data->residual);
	data->weight = arena_array(arena, n, sizeof *data->weight);
	data->room = arena_array(arena, n, sizeof *data->room);
	bool spread = move(data->x, x, data, &data->x_origin, &data->x_scale, false);
	if (!isfinite(data->x_scale))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	if (!spread || data->x_scale <= 8 * DBL_EPSILON * fabs(data->x_origin))
		return err_set(err, ERR_DATA,
			       _("all points have the same x: there is no line to fit"));
	move(data->y, y, data, &data->y_origin, &data->y_scale, true);
	for (size_t i = 0; i < n; i++)
		if (!(fabs(data->y[i]) < pow(10, FAR)))
			return err_set(err, ERR_DATA,
				       _("point %zu is too far from the others to fit"), i + 1);
	return true;
}

void robust_residuals(struct robust_data *data, struct robust_line line)
{
	for (size_t i = 0; i < data->n; i++)
		data->residual[i] = data->y[i] - line.a - line.b * data->x[i];
}

double robust_median_size(struct robust_data *data)
{
	for (size_t i = 0; i < data->n; i++)
		data->room[i] = fabs(data->residual[i]);
	double median = order_median(data->room, data->n);
	return median > 64 * DBL_EPSILON ? median : 0;
}

bool robust_weighted(const struct robust_data *data, struct robust_line *line)
{
	long double total = 0, mx = 0, my = 0, xx = 0, xy = 0, square = 0;
	for (size_t i = 0; i < data->n; i++) {
		total += data->weight[i];
		mx += (long double)data->weight[i] * data->x[i];
		my += (long double)data->weight[i] * data->y[i];
	}
	if (!(total > 0))
		return false;
	mx /= total;
	my /= total;
	for (size_t i = 0; i < data->n; i++) {
		long double x = data->x[i], dx = x - mx;
		xx += data->weight[i] * dx * dx;
		xy += data->weight[i] * dx * (data->y[i] - my);
		square += data->weight[i] * x * x;
	}
	if (!(xx > 1e-28L * square))
		return false;
	*line = (struct robust_line){ (double)(my - xy / xx * mx), (double)(xy / xx) };
	return true;
}

void robust_starts_init(struct robust_starts *starts, const struct robust_data *data, size_t most,
			uint64_t seed)
{
	size_t n = data->n;
	*starts = (struct robust_starts){ .data = data, .j = 0 };
	starts->every = n < 100000 && n * (n - 1) / 2 <= most;
	starts->left = starts->every ? n * (n - 1) / 2 : most;
	stream_init(&starts->stream, seed, 0);
}

static void next_pair(struct robust_starts *starts)
{
	uint32_t n = (uint32_t)starts->data->n;
	if (starts->every) {
		if (++starts->j == n)
			starts->j = ++starts->i + 1;
		return;
	}
	starts->i = stream_below(&starts->stream, n);
	starts->j = stream_below(&starts->stream, n - 1);
	starts->j += starts->j >= starts->i;
}

bool robust_starts_next(struct robust_starts *starts, struct robust_line *line)
{
	const double *x = starts->data->x, *y = starts->data->y;
	while (starts->left > 0) {
		starts->left--;
		next_pair(starts);
		double dx = x[starts->j] - x[starts->i];
		if (dx == 0)
			continue;
		line->b = (y[starts->j] - y[starts->i]) / dx;
		line->a = y[starts->i] - line->b * x[starts->i];
		return true;
	}
	return false;
}

void robust_thin(struct robust_data *part, const struct robust_data *data, uint64_t seed,
		 struct arena *arena)
{
	struct stream stream;
	size_t some = ROBUST_ENOUGH, taken = 0;
	*part = (struct robust_data){ .n = some };
	part->x = arena_array(arena, some, sizeof *part->x);
	part->y = arena_array(arena, some, sizeof *part->y);
	part->residual = arena_array(arena, some, sizeof *part->residual);
	part->weight = arena_array(arena, some, sizeof *part->weight);
	part->room = arena_array(arena, some, sizeof *part->room);
	stream_init(&stream, seed, 1);
	for (size_t i = 0; taken < some; i++) {
		if (stream_below(&stream, (uint32_t)(data->n - i)) >= some - taken)
			continue;
		part->x[taken] = data->x[i];
		part->y[taken++] = data->y[i];
	}
}

/* The line, its errors and residuals in the units that were given. */
static bool move_back(struct robust *robust, struct robust_data *data, struct robust_line line,
		      const double *x, const double *y, struct err *err)
{
	double turn = data->y_scale / data->x_scale;
	robust->origin = data->x_origin;
	robust->slope = line.b * turn;
	robust->intercept = data->y_origin + line.a * data->y_scale;
	robust->scale *= data->y_scale;
	robust->slope_stderr *= turn;
	robust->intercept_stderr *= data->y_scale;
	robust->covariance *= turn * data->y_scale;
	robust->slope_interval.low *= turn;
	robust->slope_interval.high *= turn;
	if (!isfinite(robust->slope) || !isfinite(robust->intercept))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	for (size_t i = 0; i < robust->n; i++)
		data->residual[i] = y[i] - robust_at(robust, x[i]);
	robust->residual = data->residual;
	robust->weight = data->weight;
	return true;
}

static void t_interval(struct robust *robust, double b)
{
	double half = dist_t_quantile(0.5 + robust->level / 2, robust->df) * robust->slope_stderr;
	robust->slope_interval = (struct interval){ b - half, b + half };
}

bool robust_fit(struct robust *robust, const double *x, const double *y, size_t n,
		const struct robust_options *options, struct arena *arena, struct err *err)
{
	struct robust_data data;
	struct robust_line line = { 0 };
	enum robust_method method = options->method;
	size_t least = method == ROBUST_MM || method == ROBUST_LTS ? 4 : 3;
	*robust = (struct robust){ .method = method,
				   .n = n,
				   .level = options->level,
				   .df = (double)n - 2,
				   .slope_stderr = NAN,
				   .intercept_stderr = NAN,
				   .covariance = NAN,
				   .slope_interval = { NAN, NAN } };
	if (n < least)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a robust line needs at least %zu",
				  "%zu points: a robust line needs at least %zu", n),
			       n, least);
	if (method == ROBUST_THEIL_SEN && n > ROBUST_EVERY_PAIR)
		return err_set(err, ERR_DATA,
			       _("%zu points: Theil-Sen looks at every pair and takes at most %d"),
			       n, ROBUST_EVERY_PAIR);
	if (n > UINT32_MAX)
		return err_set(err, ERR_DATA, _("%zu points are too many"), n);
	if (!robust_data_init(&data, x, y, n, arena, err))
		return false;
	switch (method) {
	case ROBUST_THEIL_SEN:
		line = robust_theil_sen(robust, &data);
		break;
	case ROBUST_HUBER:
		line = robust_huber(robust, &data);
		break;
	case ROBUST_MM:
		line = robust_mm(robust, &data, options->seed, arena);
		break;
	case ROBUST_LTS:
		line = robust_lts(robust, &data, options->seed, arena);
		break;
	}
	if (method == ROBUST_HUBER || method == ROBUST_MM)
		t_interval(robust, line.b);
	return move_back(robust, &data, line, x, y, err);
}

double robust_at(const struct robust *robust, double x)
{
	return robust->intercept + robust->slope * (x - robust->origin);
}

const char *robust_name(enum robust_method method)
{
	switch (method) {
	case ROBUST_THEIL_SEN:
		return "Theil-Sen";
	case ROBUST_HUBER:
		return "Huber M";
	case ROBUST_MM:
		return "MM";
	case ROBUST_LTS:
		break;
	}
	return _("least trimmed squares");
}
