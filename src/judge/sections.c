/* sections.c - see sections.h. */
#include "judge/sections.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "judge/breaks.h"

#include <math.h>
#include <stdlib.h>

/* Sums of squares of a line through points i … j for all i <= j: a triangle, row by row. */
struct triangle {
	double *rss;
	size_t n;
};

static double *cell(const struct triangle *t, size_t i, size_t j)
{
	return &t->rss[i * t->n - i * (i - 1) / 2 + (j - i)];
}

static void fill(struct triangle *t, const double *x, const double *y)
{
	for (size_t i = 0; i < t->n; i++) {
		double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
		for (size_t j = i; j < t->n; j++) {
			double n = (double)(j - i + 1), dx = x[j] - mx, dy = y[j] - my;
			mx += dx / n;
			my += dy / n;
			xx += dx * (x[j] - mx);
			xy += dx * (y[j] - my);
			yy += dy * (y[j] - my);
			*cell(t, i, j) = fmax(xx > 0 ? yy - xy * xy / xx : yy, 0);
		}
	}
}

/* cost[m][j]: least sum of squares of points 0 … j with m breaks; from[m][j]: points before the
 * last. */
static void partition(struct sections *s, const struct triangle *t)
{
	size_t n = s->n, h = s->least, width = n * (size_t)(s->most + 1);
	double *cost = mem_array(width, sizeof *cost);
	size_t *from = mem_array(width, sizeof *from);
	for (size_t j = 0; j < n; j++)
		cost[j] = j + 1 >= h ? *cell(t, 0, j) : (double)INFINITY;
	for (int m = 1; m <= s->most; m++)
		for (size_t j = 0; j < n; j++) {
			size_t here = (size_t)m * n + j;
			cost[here] = (double)INFINITY;
			for (size_t k = (size_t)m * h; k + h <= j + 1; k++) {
				double sum = cost[here - n - j + k - 1] + *cell(t, k, j);
				if (sum < cost[here]) {
					cost[here] = sum;
					from[here] = k;
				}
			}
		}
	for (int m = 0; m <= s->most; m++) {
		s->rss[m] = cost[(size_t)m * n + n - 1];
		size_t j = n - 1;
		for (int i = m; i > 0; i--) {
			s->last[m][i - 1] = from[(size_t)i * n + j];
			j = s->last[m][i - 1] - 1;
		}
	}
	free(cost);
	free(from);
}

static void judge(struct sections *s)
{
	double n = (double)s->n;
	for (int m = 0; m <= s->most; m++) {
		s->bic[m] = n * (log(2 * M_PI * s->rss[m] / n) + 1) + log(n) * 3 * (m + 1);
		if (s->bic[m] < s->bic[s->best_bic])
			s->best_bic = m;
	}
}

/* The least Hansen p of one more break in any section of the best partition with `m` breaks. */
static double ask_sections(const struct sections *s, const double *x, const double *y, int m)
{
	struct breaks breaks;
	double least = (double)NAN;
	breaks_init(&breaks);
	for (int i = 0; i <= m; i++) {
		size_t start = i ? s->last[m][i - 1] : 0, end = i < m ? s->last[m][i] : s->n;
		struct sup_f sup;
		/* an F of 2 and n - 4 wants room: sections below 8 points are not asked */
		if (end - start >= 8 &&
		    breaks_load(&breaks, x + start, y + start, end - start, 3, (double)NAN,
				(double)NAN, NULL) &&
		    breaks_sup_f(&breaks, 0.15, &sup))
			least = fmin(least, sup.p);
	}
	breaks_clear(&breaks);
	return isnan(least) ? least : -expm1((m + 1) * log1p(-fmin(least, 1 - 1e-16)));
}

static bool check(const double *x, const double *y, size_t n, size_t least, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(x[i]) || !isfinite(y[i]))
			return err_set(err, ERR_DATA, _("point %zu is not a finite number"), i + 1);
		if (i && x[i] < x[i - 1])
			return err_set(err, ERR_DATA,
				       _("point %zu is earlier than the one before it"), i + 1);
	}
	if (n > SECTIONS_POINTS)
		return err_set(err, ERR_DATA,
			       _("%zu points are too many to try all partitions; the most is %d"),
			       n, SECTIONS_POINTS);
	if (n < 2 * least)
		return err_set(err, ERR_DATA, _("%zu points cannot be cut into sections of %zu"), n,
			       least);
	return true;
}

bool sections_fit(struct sections *s, const double *x, const double *y, size_t n, size_t least,
		  struct err *err)
{
	*s = (struct sections){ .n = n, .least = least > 3 ? least : 3 };
	if (!check(x, y, n, s->least, err))
		return false;
	size_t most = n / s->least - 1;
	s->most = most < SECTIONS_MOST ? (int)most : SECTIONS_MOST;
	struct triangle t = { mem_array(n * (n + 1) / 2, sizeof(double)), n };
	fill(&t, x, y);
	partition(s, &t);
	free(t.rss);
	judge(s);
	bool going = true;
	for (int m = 0; m < s->most; m++) {
		s->next_p[m] = ask_sections(s, x, y, m);
		going = going && s->next_p[m] < 0.05;
		s->sequential += going;
	}
	return true;
}
