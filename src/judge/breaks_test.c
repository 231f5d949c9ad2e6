/* breaks_test.c - Davies' bound and Andrews' sup-F; see breaks.h. */
#include "judge/breaks.h"
#include "stats/dist.h"

#include <math.h>

/* The statistic of a bend at one place: t with its sign, and the share of what a line leaves. */
static bool naive(const struct breaks *b, double at, double df, double *t, double *share)
{
	if (!(at > b->x[0] && at < b->x[b->n - 1]))
		return false;
	struct breaks wide = *b;
	wide.from = b->x[0];
	wide.to = b->x[b->n - 1];
	struct break_line line = breaks_at(&wide, at);
	double gain = fmax(b->rss_line - line.rss, 0);
	if (!(line.rss > 0) || at < b->x[line.left - 1] || at > b->x[line.left])
		return false;
	*t = copysign(sqrt(gain / (line.rss / df)), line.after - line.before);
	*share = gain / b->rss_line;
	return true;
}

/* What the search adds to the tail beyond `most`, given the path's length. */
static double exact_tail(double most, double length, double df)
{
	double u = most * most / (df + most * most);
	double log_tail = (df - 1) / 2 * log1p(-u) + lgamma(df / 2 + 0.5) - lgamma(df / 2);
	return dist_t_two_sided(most, df) / 2 + length * exp(log_tail) / (2 * sqrt(M_PI));
}

static double normal_tail(double most, double length)
{
	return dist_normal_cdf(-most) + length * exp(-most * most / 2) / sqrt(8 * M_PI);
}

double breaks_davies(const struct breaks *b, int points, enum davies kind)
{
	double df = (double)b->n - 3, most = 0, length = 0, before = (double)NAN;
	double first = b->x[1], last = b->x[b->n - 2];
	for (int i = 0; i < points; i++) {
		double at = i + 1 < points ? first + (last - first) * i / (points - 1) : last, t,
		       share;
		if (!naive(b, at, df, &t, &share))
			continue;
		double path = kind == DAVIES_EXACT ? asin(sqrt(share)) : t;
		if (!isnan(before))
			length += fabs(path - before);
		before = path;
		most = fmax(most, fabs(t));
	}
	double tail =
		kind == DAVIES_EXACT ? exact_tail(most, length, df) : normal_tail(most, length);
	return fmin(1, 2 * tail);
}

bool breaks_sup_f(const struct breaks *b, double share, struct sup_f *sup)
{
	size_t n = b->n, from = (size_t)(share * (double)n);
	if (from < 3)
		from = 3;
	if (n < 2 * from)
		return false;
	size_t to = n - from;
	*sup = (struct sup_f){ .value = -1 };
	for (size_t k = from; k <= to; k++) {
		const struct break_side *l = &b->left[k], *r = &b->right[k];
		if (b->x[k - 1] == b->x[k] || l->xx <= 0 || r->xx <= 0)
			continue;
		double free = l->yy - l->xy * l->xy / l->xx + r->yy - r->xy * r->xy / r->xx;
		double value = (b->rss_line - free) / (free / ((double)n - 4));
		if (free > 0 && value > sup->value) {
			sup->value = value;
			sup->left = k;
		}
	}
	if (sup->value < 0)
		return false;
	double lambda = (double)(n - from) * (double)to / ((double)from * (double)(n - to));
	sup->trim = 1 / (1 + sqrt(lambda));
	sup->p = sup_f_p(sup->value, sup->trim);
	return true;
}

double sup_f_p(double value, double trim)
{
	/* Hansen 1997, two coefficients: chi-square of a + b x with c degrees of freedom, for
	 * trimming 0.49, 0.47 … 0.01 */
	/* clang-format off */
	static const double surface[25][3] = {
		{ -0.03933112, 0.99525784, 2.44239332 }, { -0.14650989, 0.99386540, 2.78837829 },
		{ -0.28765583, 0.98139359, 2.93724618 }, { -0.35528752, 0.99427390, 3.18187129 },
		{ -0.49538961, 0.96923268, 3.19484388 }, { -0.58780544, 0.97339124, 3.32763253 },
		{ -0.66900489, 0.97444133, 3.44170617 }, { -0.77825803, 0.96678414, 3.48652761 },
		{ -0.87260977, 0.97626434, 3.61709836 }, { -0.96782445, 0.97636983, 3.67795020 },
		{ -1.07358977, 0.97407744, 3.71945379 }, { -1.12531079, 0.99897105, 3.95114475 },
		{ -1.16041007, 1.01629918, 4.14932643 }, { -1.29757970, 1.01526800, 4.17103882 },
		{ -1.36743697, 1.03004743, 4.32238040 }, { -1.43012785, 1.05139461, 4.53836755 },
		{ -1.53311747, 1.05280599, 4.61175851 }, { -1.65273586, 1.05932633, 4.69340428 },
		{ -1.79350728, 1.04936541, 4.68380985 }, { -1.91177470, 1.05884590, 4.80733540 },
		{ -2.02659329, 1.07200268, 4.97772701 }, { -2.18499383, 1.08674781, 5.14231666 },
		{ -2.37658580, 1.11342895, 5.40268693 }, { -2.51267262, 1.15305027, 5.88573096 },
		{ -3.05559851, 1.17629253, 6.11067794 },
	};
	/* clang-format on */
	double place = (0.49 - trim) * 50; /* row, and the way to the next one */
	double p[2];
	int row = (int)fmin(fmax(floor(place), -1), 24);
	for (int i = 0; i < 2; i++) {
		int at = row + i > 24 ? 24 : row + i;
		double shifted = at < 0 ? value : fmax(surface[at][0] + surface[at][1] * value, 0);
		p[i] = dist_chi_squared_upper(shifted, at < 0 ? 2 : surface[at][2]);
	}
	/* the last half step, to no search at all, is shorter */
	double way = place < 0 ? (0.5 - trim) * 100 : place - row;
	return p[0] + (p[1] - p[0]) * fmin(fmax(way, 0), 1);
}
