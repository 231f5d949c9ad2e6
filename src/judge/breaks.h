/* breaks.h - one bend in a straight line: where, how sure, and whether there is one at all.
 *
 * The broken line y = a + b x + d max(0, x - psi) is fitted exactly.  Within one interval between
 * neighbouring x the sum of squares as a function of psi is that of two free lines plus gap(psi)^2
 * / v(psi), where gap is the distance of the two lines at psi and v its variance over sigma^2: a
 * rational function whose minimum is where the lines meet, or an end of the interval (Hudson 1966,
 * J. Am. Stat. Assoc. 61).  Sums that grow point by point (Welford 1962) make each interval a few
 * operations, so the whole scan is O(n) and is no search that could stop in a wrong place; Muggeo's
 * iteration (2003, Stat. Med. 22) ends at the same psi.
 *
 * Tests for "no bend": Davies' bound (1987, Biometrika 74; 2002, Biometrika 89 for the exact linear
 * model) and Andrews' sup-F for a free jump (1993, Econometrica 61) with Hansen's p-values (1997,
 * J. Bus. Econ. Stat. 15).  Both are asymptotic or bounds, take the points as given and
 * independent, and know nothing of how records were selected; trials.h simulates that. */
#ifndef KASOKU_JUDGE_BREAKS_H
#define KASOKU_JUDGE_BREAKS_H

#include "base/err.h"
#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

/* What one side of a break has summed up: count, means, and sums of squares about them. */
struct break_side {
	double n, x, y, xx, xy, yy;
};

/* The sums of one set of points; `x` and `y` are the caller's and must stay. */
struct breaks {
	const double *x, *y;
	size_t n, room, least;
	struct break_side *left, *right; /* the first k points, the last n - k; n + 1 each */
	double rss_line, slope_line;     /* one straight line through all */
	double from, to;                 /* the break must lie between; filled by breaks_load() */
};

struct break_line {
	double at;            /* psi */
	double value;         /* of the line there */
	double before, after; /* slopes */
	double rss;
	size_t left; /* points on the first line; x[left - 1] <= at <= x[left] */
};

/* What is known about one break, at the level asked for. */
struct break_inference {
	double at_stderr, before_stderr, after_stderr;
	struct interval at;      /* delta method, t with n - 4, as R's segmented prints it */
	struct interval profile; /* every psi that an F test at the level does not reject */
	bool profile_open_low, profile_open_high; /* it reaches the end of what can be tested */
	struct interval before, after;
	double sigma, r_squared, aicc, bic; /* psi and sigma counted: k = 5 */
	double f_value; /* ((rss_line - rss) / 2) / (rss / (n - 4)): no F distribution */
};

void breaks_init(struct breaks *breaks);
void breaks_clear(struct breaks *breaks);
/* Takes `n` points, x ascending (ties allowed).  A break leaves at least `least` points (2 or more,
 * at two times or more) on each side and lies between `from` and `to` (NaN for no limit).  Room is
 * kept between calls.  ERR_DATA with a sentence when no such break exists, x is out of order, or a
 * number is not finite. */
bool breaks_load(struct breaks *breaks, const double *x, const double *y, size_t n, size_t least,
		 double from, double to, struct err *err);
/* The same with what is usual here: BREAK_LEAST points on each side and the middle of the time
 * span, all but BREAK_MARGIN at each end, where a bend is more than a few early or late points. */
enum { BREAK_LEAST = 3 };
#define BREAK_MARGIN 0.1
bool breaks_load_usual(struct breaks *breaks, const double *x, const double *y, size_t n,
		       struct err *err);
/* The best broken line. */
struct break_line breaks_best(const struct breaks *breaks);
/* The broken line with its break at `at`, which is moved between `from` and `to`. */
struct break_line breaks_at(const struct breaks *breaks, double at);
void breaks_infer(const struct breaks *breaks, const struct break_line *line, double level,
		  struct break_inference *inference);
/* Slope after over slope before; INFINITY when a rise follows none, 0 when nothing rises after
 * none. */
double break_ratio(double before, double after);

enum davies { DAVIES_EXACT, DAVIES_NORMAL };
/* Two-sided p of "no bend" from Davies' bound over `points` places evenly between the second and
 * the last but one x, by Student's t (2002) or by the normal bound of 1987 (which R's segmented
 * uses above 300 points); at most 1. */
double breaks_davies(const struct breaks *breaks, int points, enum davies kind);

struct sup_f {
	double value; /* largest (rss_line - rss_free) / (rss_free / (n - 4)) */
	size_t left;  /* points before the break that reaches it */
	double p;     /* of Hansen's response surface for two coefficients */
	double trim;  /* the share left out at each end, in Hansen's symmetric sense */
};
/* Over breaks that leave `share` of the points, and at least 3, on each side.  False when there is
 * no such break. */
bool breaks_sup_f(const struct breaks *breaks, double share, struct sup_f *sup);
/* Hansen's p of a sup-F `value` for two coefficients and trimming `trim`. */
double sup_f_p(double value, double trim);

#endif
