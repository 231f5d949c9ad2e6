/* acceleration.h - does a series bend?  The evidence, and one word for it.
 *
 * Everything is asked on the scale of the selection (ln of a quantity, logit of a bounded score, an
 * index as it is), values turned so that better is up, under the rule of the selection and four
 * frontier rules side by side.  The word:
 *
 * CANNOT TELL: fewer than 8 selected points or less than two years, where a bend could not be told from
 * anything, or none of what follows holds.
 *
 * ACCELERATING: the lower end of the 90 % band of slope after over slope before, the search for the break
 * repeated in every resample, is above 1, and of worlds that follow a straight line, with the same dates
 * and the same choice of points, less than 5 % bend as much.
 *
 * SLOWING: the same with the upper end below 1.
 *
 * STEADY: no such bend, and the 90 % band of the ratio at the middle of the record excludes that the pace
 * has doubled or halved.
 *
 * The trials run in slices: acceleration_run() adds draws and judges anew, so that a dashboard can
 * show a first answer at once; every p says its Monte-Carlo error.  Records are found within the
 * window. */
#ifndef KASOKU_STUDY_ACCELERATION_H
#define KASOKU_STUDY_ACCELERATION_H

#include "judge/breaks.h"
#include "judge/sections.h"
#include "judge/select.h"
#include "judge/trials.h"
#include "judge/verdict.h"
#include "study/figure.h"

enum {
	ACCELERATION_RULES = 4,
	ACCELERATION_DATES = 61,
	ACCELERATION_DRAWS = 2000, /* of `kasoku test` */
};

/* One frontier rule put to the test. */
struct bend_test {
	enum frontier_rule rule;
	int k;
	char refusal[200]; /* why there is no test, or "" */
	size_t n;
	double *x, *y; /* decimal years; values on the scale, turned so that up is better */
	size_t *point; /* index in figure->points */
	struct breaks breaks;
	struct break_line line;
	struct break_inference about;
	struct interval
		band; /* 90 % of the ratio at the best break, and at the middle of the record */
	struct interval middle;
	double ratio, davies_p, line_aicc;
	bool has_sup_f;
	struct sup_f sup_f;
	struct null_trial null;
	struct ratio_trial trial;
	enum verdict verdict;
	enum verdict_reason reason;
};

/* What happens without one point, or without the first ones. */
struct influence {
	size_t point;        /* index among the tested points: left out, or the first one kept */
	double at, ratio, p; /* break (year), slope after over before, simulated p */
};

struct acceleration {
	const struct figure *figure; /* the caller's; must outlive this */
	uint64_t seed;
	size_t draws;
	bool scored;          /* `scores` and `sections` are filled */
	struct bend_test own; /* the rule of the selection */
	struct bend_test rules[ACCELERATION_RULES];
	size_t rule_count; /* 0 when only the own rule was asked for */
	struct candidate_score scores[CANDIDATE_COUNT];
	struct sections sections;
	bool has_sections;
	struct influence *without, *since; /* own.n each; `since` has since_count */
	size_t without_count, since_count;
	struct arena arena;
};

/* Tests the figure's own rule, and with `all_rules` the four others; no draws are made yet.  Never
 * fails: what cannot be tested says why. */
void acceleration_init(struct acceleration *acceleration, const struct figure *figure,
		       bool all_rules, uint64_t seed);
/* Adds `draws` simulated worlds to each test (half as many resamples of the ratio) and judges. */
void acceleration_run(struct acceleration *acceleration, size_t draws);
/* Compares the curves and looks for several breaks: some milliseconds, so it is asked for apart. */
void acceleration_score(struct acceleration *acceleration);
/* Leave-one-out and start dates, judged by the worlds made so far. */
void acceleration_influence(struct acceleration *acceleration);
void acceleration_clear(struct acceleration *acceleration);

/* "ACCELERATING": translated, capitals. */
const char *verdict_title(enum verdict verdict);
/* A mark for tables and sparse places: "/" "-" "\" "?" in any charset. */
char verdict_mark(enum verdict verdict);
/* "records", "top 3 at release", "best of each quarter", "upper 10 % of the year". */
const char *bend_rule(const struct bend_test *test, char text[64]);
/* Which way the rule errs, one sentence. */
const char *bend_rule_bias(enum frontier_rule rule);
/* Why the verdict is what it is, one sentence with its numbers. */
void bend_reason(const struct acceleration *acceleration, const struct bend_test *test,
		 struct str *out, enum charset charset);
/* What would change it, one sentence; from the influence table when it is filled. */
void acceleration_change(const struct acceleration *acceleration, struct str *out,
			 enum charset charset);
/* "260 d to 105 d", "×2.6 to ×11 a year", "9.5 to 15.5 a year": the pace before and after a break.
 */
const char *bend_pace(const struct acceleration *acceleration, const struct bend_test *test,
		      char text[120], enum charset charset);
/* "p 0.0005", "p < 0.0005 (2,000 worlds)". */
const char *bend_p(const struct bend_test *test, char text[64]);
const char *candidate_title(int candidate);

/* ---- recent against all before ---- */

enum recent_scale { RECENT_RAW, RECENT_LOG, RECENT_INDEX, RECENT_SCALES };

/* The best value so far, as a staircase, from the first point to the last: how much of its rise
 * fell in the last `years`. */
struct recent {
	bool has; /* the scale can hold the values and the window lies inside the record */
	double before, gain; /* rise before the window and within it, on the scale */
	double ratio;        /* gain / before; INFINITY when nothing rose before */
};
struct recent acceleration_recent(const struct acceleration *acceleration, enum recent_scale scale,
				  double years);
/* The shortest window, in years, whose gain is at least all that came before; NaN when there is
 * none. */
double acceleration_turn(const struct acceleration *acceleration, enum recent_scale scale);
const char *recent_title(enum recent_scale scale);
/* The note that belongs to a raw scale, and the window from which any exponential of this pace says
 * yes. */
void acceleration_tautology(const struct acceleration *acceleration, struct str *out);

/* The page of `kasoku test`, and its JSON object in one line. */
void acceleration_page(const struct acceleration *acceleration, struct str *out,
		       enum charset charset);
void acceleration_json(const struct acceleration *acceleration, struct str *out);
/* "kasoku test metr-horizon-p50 --from 2023-01-01 --seed 7". */
const char *acceleration_command(const struct acceleration *acceleration, char *text, size_t size);

#endif
