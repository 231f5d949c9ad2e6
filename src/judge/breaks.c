/* breaks.c - see breaks.h: sums, the exact scan, and what follows from one break. */
#include "judge/breaks.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "stats/dist.h"

#include <math.h>
#include <stdlib.h>

void breaks_init(struct breaks *breaks)
{
	*breaks = (struct breaks){ 0 };
}

void breaks_clear(struct breaks *breaks)
{
	free(breaks->left);
	free(breaks->right);
	*breaks = (struct breaks){ 0 };
}

static struct break_side with(struct break_side side, double x, double y)
{
	double dx = x - side.x, dy = y - side.y;
	side.n++;
	side.x += dx / side.n;
	side.y += dy / side.n;
	side.xx += dx * (x - side.x);
	side.xy += dx * (y - side.y);
	side.yy += dy * (y - side.y);
	return side;
}

static double slope_of(const struct break_side *side)
{
	return side->xx > 0 ? side->xy / side->xx : 0;
}

static double rss_of(const struct break_side *side)
{
	double rss = side->xx > 0 ? side->yy - side->xy * side->xy / side->xx : side->yy;
	return rss > 0 ? rss : 0;
}

/* A break may lie between point k - 1 and point k. */
static bool admissible(const struct breaks *b, size_t k)
{
	return k >= b->least && b->n - k >= b->least && b->x[k - 1] < b->x[k] &&
	       b->left[k].xx > 0 && b->right[k].xx > 0;
}

static bool limit(struct breaks *b, double from, double to)
{
	size_t first = b->least, last = b->n - b->least;
	while (first <= last && !admissible(b, first))
		first++;
	while (last > first && !admissible(b, last))
		last--;
	if (first > last)
		return false;
	b->from = from > b->x[first - 1] ? from : b->x[first - 1];
	b->to = to < b->x[last] ? to : b->x[last];
	return b->from <= b->to;
}

static void make_room(struct breaks *b, size_t n)
{
	if (n + 1 > b->room) {
		b->room = n + 1;
		b->left = mem_resize(b->left, b->room, sizeof *b->left);
		b->right = mem_resize(b->right, b->room, sizeof *b->right);
	}
}

bool breaks_load(struct breaks *b, const double *x, const double *y, size_t n, size_t least,
		 double from, double to, struct err *err)
{
	make_room(b, n);
	b->x = x;
	b->y = y;
	b->n = n;
	b->least = least > 2 ? least : 2;
	b->left[0] = b->right[n] = (struct break_side){ 0 };
	for (size_t i = 0; i < n; i++) {
		if (i && x[i] < x[i - 1])
			return err_set(err, ERR_DATA,
				       _("point %zu is earlier than the one before it"), i + 1);
		b->left[i + 1] = with(b->left[i], x[i], y[i]);
	}
	if (!isfinite(b->left[n].xx) || !isfinite(b->left[n].yy) || !isfinite(b->left[n].xy))
		return err_set(err, ERR_DATA,
			       _("a value is not a finite number, or too large to square"));
	if (n < 2 * b->least)
		return err_set(err, ERR_DATA,
			       _("%zu points cannot show a break: %zu on each side are needed"), n,
			       b->least);
	for (size_t i = n; i-- > 0;)
		b->right[i] = with(b->right[i + 1], x[i], y[i]);
	b->rss_line = rss_of(&b->left[n]);
	b->slope_line = slope_of(&b->left[n]);
	if (!limit(b, from, to))
		return err_set(err, ERR_DATA,
			       _("no date leaves %zu points, of two times or more, on each side of "
				 "a break"),
			       b->least);
	return true;
}

bool breaks_load_usual(struct breaks *b, const double *x, const double *y, size_t n,
		       struct err *err)
{
	double margin = n ? BREAK_MARGIN * (x[n - 1] - x[0]) : 0;
	return breaks_load(b, x, y, n, BREAK_LEAST, n ? x[0] + margin : 0,
			   n ? x[n - 1] - margin : 0, err);
}

/* The two free lines of a split, and how far apart they are at a place. */
struct split {
	const struct break_side *l, *r;
	double before, after, rss;
};

static struct split split_at(const struct breaks *b, size_t k)
{
	const struct break_side *l = &b->left[k], *r = &b->right[k];
	return (struct split){ l, r, slope_of(l), slope_of(r), rss_of(l) + rss_of(r) };
}

static double gap_at(const struct split *s, double psi)
{
	return s->l->y + s->before * (psi - s->l->x) - s->r->y - s->after * (psi - s->r->x);
}

static double spread_at(const struct break_side *side, double psi)
{
	double d = psi - side->x;
	return 1 / side->n + d * d / side->xx;
}

static double variance_at(const struct split *s, double psi)
{
	return spread_at(s->l, psi) + spread_at(s->r, psi);
}

static double joined_rss(const struct split *s, double psi)
{
	double gap = gap_at(s, psi);
	return s->rss + gap * gap / variance_at(s, psi);
}

/* Least squares under the condition that the two lines meet at psi. */
static struct break_line joined(const struct split *s, double psi, size_t k)
{
	double pull = gap_at(s, psi) / variance_at(s, psi);
	return (struct break_line){
		.at = psi,
		.value = s->l->y + s->before * (psi - s->l->x) - pull * spread_at(s->l, psi),
		.before = s->before - pull * (psi - s->l->x) / s->l->xx,
		.after = s->after + pull * (psi - s->r->x) / s->r->xx,
		.rss = joined_rss(s, psi),
		.left = k,
	};
}

/* The best place within interval k, which must be admissible; false when it is outside the limits.
 */
static bool best_within(const struct breaks *b, size_t k, double *psi, double *rss)
{
	struct split s = split_at(b, k);
	double low = fmax(b->x[k - 1], b->from), high = fmin(b->x[k], b->to);
	if (low > high)
		return false;
	double turn = s.before - s.after;
	double meet = turn != 0 ? low - gap_at(&s, low) / turn : (double)NAN;
	if (meet >= low && meet <= high) {
		*psi = meet;
		*rss = joined_rss(&s, meet);
		return true;
	}
	double at_low = joined_rss(&s, low), at_high = joined_rss(&s, high);
	*psi = at_low <= at_high ? low : high;
	*rss = fmin(at_low, at_high);
	return true;
}

struct break_line breaks_best(const struct breaks *b)
{
	double best = (double)INFINITY, at = b->from;
	size_t left = 0;
	for (size_t k = b->least; k + b->least <= b->n; k++) {
		double psi, rss;
		if (admissible(b, k) && best_within(b, k, &psi, &rss) && rss < best) {
			best = rss;
			at = psi;
			left = k;
		}
	}
	if (!left)
		return breaks_at(b, at);
	struct split s = split_at(b, left);
	return joined(&s, at, left);
}

struct break_line breaks_at(const struct breaks *b, double at)
{
	at = fmin(fmax(at, b->from), b->to);
	size_t low = 0, high = b->n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (b->x[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	/* at a data point both neighbours say the same; take one that has a line on each side */
	size_t k = low < b->n ? low : b->n - 1;
	while (k > 1 && b->right[k].xx <= 0)
		k--;
	while (k < b->n && b->left[k].xx <= 0)
		k++;
	struct split s = split_at(b, k);
	return joined(&s, at, k);
}

double break_ratio(double before, double after)
{
	if (before > 0)
		return after / before;
	return after > before ? (double)INFINITY : 0;
}

static struct interval about(double centre, double reach)
{
	return (struct interval){ centre - reach, centre + reach };
}

/* The part of interval k where the sum of squares stays below `most`: gap^2 <= slack v, a quadratic
 * in psi counted from the interval's start. */
static bool keep_below(const struct breaks *b, size_t k, double most, struct interval *part)
{
	struct split s = split_at(b, k);
	double low = fmax(b->x[k - 1], b->from), high = fmin(b->x[k], b->to), slack = most - s.rss;
	if (low > high || slack < 0)
		return false;
	double g = gap_at(&s, low), turn = s.before - s.after;
	double dl = low - s.l->x, dr = low - s.r->x;
	double a = turn * turn - slack * (1 / s.l->xx + 1 / s.r->xx);
	double h = g * turn - slack * (dl / s.l->xx + dr / s.r->xx);
	double c = g * g - slack * variance_at(&s, low);
	double width = high - low, root = h * h - a * c;
	double at_end = a * width * width + 2 * h * width + c;
	double first = c <= 0 ? 0 : (double)NAN, last = at_end <= 0 ? width : (double)NAN;
	double wide = sqrt(fmax(root, 0));
	for (int sign = -1; sign <= 1 && root >= 0 && a != 0; sign += 2) {
		double at = (-h + sign * wide) / a;
		if (at < 0 || at > width)
			continue;
		first = fmin(first, at);
		last = fmax(last, at);
	}
	*part = (struct interval){ low + first, low + last };
	return !isnan(first) && !isnan(last);
}

static void profile(const struct breaks *b, double most, struct break_inference *inference)
{
	struct interval all = { (double)NAN, (double)NAN }, part;
	for (size_t k = b->least; k + b->least <= b->n; k++)
		if (admissible(b, k) && keep_below(b, k, most, &part)) {
			all.low = fmin(all.low, part.low);
			all.high = fmax(all.high, part.high);
		}
	inference->profile = all;
	inference->profile_open_low = !(all.low > b->from);
	inference->profile_open_high = !(all.high < b->to);
}

void breaks_infer(const struct breaks *b, const struct break_line *line, double level,
		  struct break_inference *inference)
{
	struct split s = split_at(b, line->left);
	double n = (double)b->n, df = n - 4, rss = line->rss;
	double t = dist_t_quantile(0.5 + level / 2, df);
	double sigma = df > 0 ? sqrt(rss / df) : (double)NAN;
	double minus_two_log = n * (log(2 * M_PI * rss / n) + 1);
	*inference = (struct break_inference){
		.at_stderr =
			sigma * sqrt(variance_at(&s, line->at)) / fabs(line->after - line->before),
		.before_stderr = sigma / sqrt(s.l->xx),
		.after_stderr = sigma / sqrt(s.r->xx),
		.sigma = sigma,
		.r_squared = 1 - rss / b->left[b->n].yy,
		.aicc = n > 6 ? minus_two_log + 10 + 60 / (n - 6) : (double)NAN,
		.bic = minus_two_log + 5 * log(n),
		.f_value = (b->rss_line - rss) / 2 / (rss / df),
	};
	inference->at = about(line->at, t * inference->at_stderr);
	inference->before = about(line->before, t * inference->before_stderr);
	inference->after = about(line->after, t * inference->after_stderr);
	profile(b, rss * (1 + t * t / df), inference);
}
