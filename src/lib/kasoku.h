/* kasoku.h - how fast something grows, whether it bends, and when it gets there.
 *
 * libkasoku is the statistical core of kasoku(1) for other programs: growth trends with honest
 * doubling times, lines that outliers cannot move, a test for acceleration, frontier rules, logistic
 * curves, dates.  What kasoku prints for the same points is what these functions return.
 *
 * Points.  An array of times, one of values, and their number.  Times are decimal years
 * (kasoku_date_parse() makes them of dates), in any order, ties allowed.  Any other unit of time
 * does: read "unit" for "year" and 1/365.25 of it for "day".
 *
 * Ownership.  The caller owns every array and every struct; the library keeps nothing, changes no
 * argument but the result, has no state and may be called from several threads at once.
 *
 * Numbers.  What does not exist is NaN; an interval that has no end on one side ends there at
 * -INFINITY or INFINITY.  The same input gives the same bytes, for any number of threads.
 *
 * Errors.  A function that can fail returns KASOKU_OK or another status, and puts one sentence into
 * `error` (which may be NULL); its result is then undefined.  When memory is gone, a message goes to
 * stderr and the process ends with exit(1), as with GLib.
 *
 * Stability.  Options that are all zero are the usual ones, and NULL means the same.  Structs have
 * room to grow (`reserved`: zero in options), so programs keep working with later libraries of the
 * same soname.  kasoku(3) has an example.
 */
#ifndef KASOKU_H
#define KASOKU_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

/* "1.0.0", of the library that runs. */
const char *kasoku_version(void);

enum kasoku_status {
	KASOKU_OK,
	KASOKU_NO_ANSWER, /* nothing is wrong, but the points do not say: too few, all at one time,
			     no scatter, nothing to tell two parameters apart */
	KASOKU_DATA,      /* a value is not finite, has no place on the scale, is too large; too many */
	KASOKU_USAGE,     /* the options are wrong or do not go together */
};

struct kasoku_error {
	char text[600];
};

struct kasoku_interval {
	double low, high;
};

/* ---- dates ---- */

/* Reads "2024-06-01", "2024-06" or "2024" (missing parts are the first) between 1900 and 2200 as a
 * decimal year, 1970 + days since 1970-01-01 / 365.25. */
enum kasoku_status kasoku_date_parse(double *year, const char *text, struct kasoku_error *error);
/* Writes the date, "2024-06-01", and returns `text`; "" when the year is not between 1900 and 2200.
 */
char *kasoku_date_format(char text[16], double year);
/* Days since 1970-01-01 as a decimal year, and back.  A Julian day is 2440587.5 more. */
double kasoku_year_of_days(double days);
double kasoku_days_of_year(double year);

/* ---- growth ---- */

/* What is straight in time.  The logit scale is ln((y - floor) / (ceiling - y)). */
enum kasoku_scale { KASOKU_LOG, KASOKU_RAW, KASOKU_LOGIT };
/* Least squares; Theil (1950) and Sen (1968, JASA 63); Huber (1981), k = 1.345; MM (Yohai 1987,
 * Ann. Stat. 15), bisquare, half breakdown, 95 % efficient. */
enum kasoku_line { KASOKU_LEAST_SQUARES, KASOKU_THEIL_SEN, KASOKU_HUBER, KASOKU_MM };
/* Of least squares: Student's t; for unequal variance (HC3, MacKinnon & White 1985); for errors that
 * depend on their neighbours (HAC, Newey & West 1987, lag 4 (n/100)^(2/9)). */
enum kasoku_errors { KASOKU_STUDENT, KASOKU_HC3, KASOKU_HAC };
/* Of a bootstrap (Efron 1979; Liu 1988; Kuensch 1989, blocks of n^(1/3)). */
enum kasoku_resample { KASOKU_PAIRS, KASOKU_WILD, KASOKU_BLOCK };
/* BCa (Efron 1987) is for pairs only. */
enum kasoku_bootstrap { KASOKU_PERCENTILE, KASOKU_BCA };
enum kasoku_band { KASOKU_CONFIDENCE, KASOKU_PREDICTION };

struct kasoku_growth_options {
	enum kasoku_scale scale;
	double floor, ceiling; /* KASOKU_LOGIT: the values lie between them */
	double level;          /* of every interval; 0: 0.95 */
	const double *weights; /* NULL, or one positive weight per point (1/variance on the scale);
				  for least squares with Student's t */
	enum kasoku_line line;
	enum kasoku_errors errors;
	size_t replicates; /* 100 to 10,000,000: the slope's interval by bootstrap; 0: none */
	enum kasoku_resample resample;
	enum kasoku_bootstrap bootstrap;
	unsigned long long seed;
	int threads; /* of the bootstrap; 0: one */
	int reserved_int;
	double reserved[8];
};

/* A line intercept + slope (t - origin) on the scale. */
struct kasoku_growth {
	enum kasoku_scale scale;
	int halving;   /* it shrinks: the doubling time is one of halving, and positive all the same */
	int unbounded; /* the slope's interval holds zero: the doubling time's has no upper end */
	int reserved_int;
	size_t n;
	double floor, ceiling, level, df;
	double first, last; /* the range of times */
	double origin, intercept, intercept_stderr;
	double slope, slope_stderr; /* a year, on the scale; stderr NaN for Theil-Sen */
	struct kasoku_interval slope_interval;
	double p_value; /* of "no slope", two-sided; NaN where there is none */
	double r_squared, sigma, aicc, bic; /* on the scale; NaN but sigma for robust lines */
	/* y, or the odds of a logit scale; NaN on the raw scale. */
	double factor_per_year;
	struct kasoku_interval factor_interval;
	double doubling_days;
	struct kasoku_interval doubling_interval; /* the slope's, inverted */
	double quantile, spread, weight_total; /* what kasoku_growth_band() needs */
	double reserved[8];
};

/* Fits a line to `n` points, 3 or more, at two times or more. */
enum kasoku_status kasoku_growth_fit(struct kasoku_growth *growth, const double *t, const double *y,
				     size_t n, const struct kasoku_growth_options *options,
				     struct kasoku_error *error);
/* The value of the line at `t`, in the units of y: on a log scale the median, not the mean. */
double kasoku_growth_at(const struct kasoku_growth *growth, double t);
/* The interval of the line, or of a new observation, at `t`, in the units of y; NaN for Theil-Sen.
 * After a bootstrap it is that of least squares. */
struct kasoku_interval kasoku_growth_band(const struct kasoku_growth *growth, double t,
					  enum kasoku_band band);

/* When a line reaches a value: `at` is NaN when it never does; `when` are the times next to it whose
 * band holds the value (inverse regression, Draper & Smith 1998, sec. 3.2), NaN when there is no
 * band, infinite where it has no end within a thousand times the range of the points. */
struct kasoku_reach {
	double at;
	struct kasoku_interval when;
};
struct kasoku_reach kasoku_growth_reach(const struct kasoku_growth *growth, double y,
					enum kasoku_band band);

/* ---- frontier ---- */

enum kasoku_rule {
	KASOKU_ALL,
	KASOKU_RECORDS,  /* better than everything earlier, or equal to the best */
	KASOKU_TOP,      /* among the `k` best so far at its own time, itself included */
	KASOKU_QUARTER,  /* among the `k` best of its own quarter of a year */
	KASOKU_QUANTILE, /* at most 100 - `k` % of the points of the year up to it are better */
};

/* Sets keep[i] to 1 for the points that the rule selects and to 0 for others, and returns how many
 * it selects.  `down`: less is better.  Points of the same time compete with each other; NaN is
 * never kept.  `k` is at least 1, a percentage from 1 to 99 for KASOKU_QUANTILE; where it is neither, 0 is
 * returned and nothing kept. */
size_t kasoku_frontier(unsigned char *keep, const double *t, const double *y, size_t n,
		       enum kasoku_rule rule, int k, int down);

/* ---- acceleration ---- */

enum kasoku_verdict {
	KASOKU_CANNOT_TELL,
	KASOKU_STEADY,
	KASOKU_ACCELERATING,
	KASOKU_SLOWING,
};

struct kasoku_acceleration_options {
	enum kasoku_scale scale; /* KASOKU_LOG: the values are positive */
	double floor, ceiling;   /* KASOKU_LOGIT */
	double level;            /* of the intervals of break and slopes; 0: 0.95 */
	enum kasoku_rule rule;   /* which of the points are tested, and chosen anew in every trial */
	int k;                   /* of the rule */
	int down;                /* less is better: the values are turned around */
	int draws;               /* simulated worlds; 0: 2000; -1: none, and no verdict */
	unsigned long long seed; /* 0 is a seed like any other; kasoku test takes 1 */
	double reserved[8];
};

/* A line with one bend, continuous, fitted exactly (Hudson 1966, JASA 61). */
struct kasoku_acceleration {
	enum kasoku_verdict verdict;
	int draws;
	size_t n; /* points tested */
	double break_at, break_value; /* time, and the value of the line there in the units of y */
	struct kasoku_interval break_interval; /* delta method, Student's t with n - 4 */
	struct kasoku_interval break_profile;  /* every break that an F test does not reject */
	double slope_before, slope_after;      /* a year, on the scale, up is better */
	struct kasoku_interval before_interval, after_interval;
	double ratio; /* slope after over before; INFINITY when a rise follows none */
	/* 90 %, by wild bootstrap with the search for the break repeated; NaN without draws. */
	struct kasoku_interval ratio_interval;
	double davies_p; /* Davies' bound (2002, Biometrika 89) */
	double sup_f_p;  /* Andrews (1993) with Hansen (1997); NaN below 8 points */
	/* The share of worlds that follow a straight line, with the same dates and the same rule,
	 * and bend as much; and its Monte-Carlo standard error.  NaN without draws. */
	double simulated_p, simulated_p_stderr;
	double slope_bias; /* by how much of itself the rule changes a slope that never bends */
	double r_squared, aicc, line_aicc; /* of the bent line; of the straight one */
	double reserved[8];
};

/* Looks for one bend.  A break leaves 3 points on each side and lies in the middle 80 % of the time
 * span; KASOKU_NO_ANSWER when there is no such break.  The verdict needs 8 points over two years: a bend
 * counts when simulated_p is below 0.05 and ratio_interval excludes 1; steady is a ratio at the middle
 * of the span whose 90 % band excludes 0.5 and 2. */
enum kasoku_status kasoku_acceleration_test(struct kasoku_acceleration *acceleration,
					    const double *t, const double *y, size_t n,
					    const struct kasoku_acceleration_options *options,
					    struct kasoku_error *error);

/* ---- logistic curve ---- */

struct kasoku_logistic_options {
	int hold_floor, hold_ceiling; /* whether they are held at the numbers below, or estimated */
	double floor, ceiling;
	double level;          /* 0: 0.95 */
	const double *weights; /* NULL, or 1/variance */
	double reserved[8];
};

/* floor + (ceiling - floor) / (1 + exp(-rate (t - midpoint))) (Verhulst 1838), by least squares on y.
 * What is held has no standard error and no interval (NaN). */
struct kasoku_logistic {
	size_t n;
	double floor, ceiling, rate, midpoint;
	double floor_stderr, ceiling_stderr, rate_stderr, midpoint_stderr;
	struct kasoku_interval floor_interval, ceiling_interval, rate_interval, midpoint_interval;
	/* Every ceiling that an F test does not reject: with an infinite end the points do not say
	 * where the curve ends, whatever ceiling_interval is (Raue et al. 2009). NaN when held. */
	struct kasoku_interval ceiling_profile;
	double level, df, rss, sigma, r_squared, aicc, bic;
	double reserved[8];
};

enum kasoku_status kasoku_logistic_fit(struct kasoku_logistic *logistic, const double *t,
				       const double *y, size_t n,
				       const struct kasoku_logistic_options *options,
				       struct kasoku_error *error);
double kasoku_logistic_at(const struct kasoku_logistic *logistic, double t);
/* The time at which the curve has the value `y`; NaN when it never has. */
double kasoku_logistic_reaches(const struct kasoku_logistic *logistic, double y);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
