/* gls.c - see gls.h. */
#include "regress/gls.h"

#include "base/i18n.h"
#include "stats/dist.h"

#include <math.h>
#include <stdlib.h>

enum { GRID = 60, NARROW = 120 };

struct point {
	double x, y;
};

struct work {
	struct point *point; /* ascending in x, about their means */
	size_t n;
	double gap; /* the median distance of neighbours: phi is searched per gap */
};

/* Sums of the whitened points. */
struct whitened {
	long double ss, sx, xx, sy, xy, yy, log_determinant;
	long double a, b, rss;
	double likelihood;
};

static int by_x(const void *a, const void *b)
{
	const struct point *p = a, *q = b;
	return (p->x > q->x) - (p->x < q->x);
}

static void add(struct whitened *w, long double one, long double x, long double y)
{
	w->ss += one * one;
	w->sx += one * x;
	w->xx += x * x;
	w->sy += one * y;
	w->xy += x * y;
	w->yy += y * y;
}

/* The fit when errors one gap apart are correlated by `rho`. */
static struct whitened whiten(const struct work *work, double rho)
{
	struct whitened w = { 0 };
	double p = 2, n = (double)work->n;
	for (size_t i = 0; i < work->n; i++) {
		long double x = work->point[i].x, y = work->point[i].y, r = 0;
		if (i > 0 && rho > 0)
			r = powl(rho, (x - work->point[i - 1].x) / work->gap);
		long double rest = 1 - r * r, root = sqrtl(rest);
		w.log_determinant += logl(rest);
		if (i == 0)
			add(&w, 1, x, y);
		else
			add(&w, (1 - r) / root, (x - r * work->point[i - 1].x) / root,
			    (y - r * work->point[i - 1].y) / root);
	}
	long double determinant = w.ss * w.xx - w.sx * w.sx;
	w.b = (w.ss * w.xy - w.sx * w.sy) / determinant;
	w.a = (w.sy - w.b * w.sx) / w.ss;
	w.rss = w.yy - w.a * w.sy - w.b * w.xy;
	w.likelihood =
		(double)(-0.5L * ((n - p) * (logl(2 * (long double)M_PI * w.rss / (n - p)) + 1) +
				  w.log_determinant + logl(determinant)));
	return w;
}

/* The rho of largest likelihood: a grid, then golden sections about its best. */
static double best_rho(const struct work *work)
{
	double best = 0, most = whiten(work, 0).likelihood, step = 0.995 / GRID;
	for (int i = 1; i <= GRID; i++) {
		double now = whiten(work, i * step).likelihood;
		if (now > most) {
			most = now;
			best = i * step;
		}
	}
	double low = fmax(best - step, 0), high = fmin(best + step, 1 - 1e-9),
	       golden = (sqrt(5) - 1) / 2;
	for (int i = 0; i < NARROW && high - low > 1e-14; i++) {
		double a = high - golden * (high - low), b = low + golden * (high - low);
		if (whiten(work, a).likelihood >= whiten(work, b).likelihood)
			high = b;
		else
			low = a;
	}
	double end = low + (high - low) / 2;
	return whiten(work, end).likelihood > most ? end : best;
}

static bool load(struct work *work, struct gls *gls, double *y_mean, const double *x,
		 const double *y, size_t n, struct arena *arena, struct err *err)
{
	long double mx = 0, my = 0;
	if (n < 4)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a line with correlated errors needs at least 4",
				  "%zu points: a line with correlated errors needs at least 4", n),
			       n);
	work->point = arena_array(arena, n, sizeof *work->point);
	work->n = n;
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		mx += x[i];
		my += y[i];
	}
	gls->origin = (double)(mx / n);
	*y_mean = (double)(my / n);
	for (size_t i = 0; i < n; i++) {
		work->point[i] = (struct point){ x[i] - gls->origin, y[i] - *y_mean };
		if (!isfinite(work->point[i].x) || !isfinite(work->point[i].y))
			return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	}
	qsort(work->point, n, sizeof *work->point, by_x);
	for (size_t i = 1; i < n; i++)
		if (!(work->point[i].x > work->point[i - 1].x))
			return err_set(err, ERR_DATA,
				       _("two points have the same x: the errors of neighbours "
					 "cannot be told apart"));
	work->gap = (work->point[n - 1].x - work->point[0].x) / (double)(n - 1);
	return true;
}

bool gls_fit(struct gls *gls, const double *x, const double *y, size_t n, double level,
	     struct arena *arena, struct err *err)
{
	struct work work;
	double y_mean = 0;
	*gls = (struct gls){ .n = n, .level = level, .df = (double)n - 2 };
	if (!load(&work, gls, &y_mean, x, y, n, arena, err))
		return false;
	if (!(whiten(&work, 0).rss > 0))
		return err_set(err, ERR_DATA,
			       _("the points lie on a line: there are no errors to correlate"));
	double rho = best_rho(&work);
	struct whitened w = whiten(&work, rho);
	long double determinant = w.ss * w.xx - w.sx * w.sx;
	gls->phi = pow(rho, 1 / work.gap);
	gls->intercept = y_mean + (double)w.a;
	gls->slope = (double)w.b;
	gls->sigma = (double)sqrtl(w.rss / (long double)gls->df);
	gls->slope_stderr = gls->sigma * (double)sqrtl(w.ss / determinant);
	gls->intercept_stderr = gls->sigma * (double)sqrtl(w.xx / determinant);
	gls->log_likelihood = w.likelihood;
	if (!isfinite(gls->slope) || !isfinite(gls->slope_stderr))
		return err_set(err, ERR_DATA, _("the numbers are too large to fit"));
	double half = dist_t_quantile(0.5 + level / 2, gls->df) * gls->slope_stderr;
	gls->slope_interval = (struct interval){ gls->slope - half, gls->slope + half };
	return true;
}
