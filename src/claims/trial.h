/* trial.h - one claim on trial: what the named tests work with.
 *
 * A test is a function over a trial.  It cuts points out of series, never later than the trial's
 * day, fits them with the shared core, notes figures, and ends with one verdict and its sentence.
 * Private to src/claims. */
#ifndef KASOKU_CLAIMS_TRIAL_H
#define KASOKU_CLAIMS_TRIAL_H

#include "claims/claim.h"

#include "regress/growth.h"

struct track {
	struct series_point *points;
	size_t count;
	bool gathered;
};

struct trial {
	struct claims *claims;
	const struct claim *claim;
	double as_of;
	struct ruling *ruling;
	struct finding *findings;
	size_t finding_count, finding_room;
	const char **sources;
	size_t source_count, source_room;
	bool decided;
	bool brief; /* only the verdict is asked for: figures that it does not need may be missing
		     */
};

struct test {
	const char *name;
	void (*run)(struct trial *trial);
	const char *rule; /* one sentence, translatable */
};
extern const struct test claim_tests[];
extern const size_t claim_test_count;

/* Parameters of the claim: "years = 1; index = eci". */
const char *trial_text(struct trial *trial, const char *name, const char *otherwise);
double trial_number(struct trial *trial, const char *name, double otherwise);
double trial_date(struct trial *trial, const char *name, double otherwise); /* days */

/* Points in order of time, those the rule of a frontier selects. */
struct cut {
	const struct series *series;
	size_t n;
	double *t, *years, *y; /* days, decimal years, values */
	const struct series_point **at;
};
/* Cuts the points of `series` (id; "" or NULL: that of the claim) from `from` to `to` (days, both
 * included) by `rule`; points past the end of the yardstick are left out.  False, with nothing cut,
 * when there is no such series. */
bool trial_cut(struct trial *trial, struct cut *cut, const char *series, double from, double to,
	       enum frontier_rule rule);
/* The same with the rule and window of the claim's chart, or of the series itself when it is
 * another; the one that the parameter `index` names starts at `index-from`. */
bool trial_default(struct trial *trial, struct cut *cut, const char *series);
/* Fits a trend; false when it cannot be. */
bool cut_growth(const struct cut *cut, enum growth_scale scale, struct growth *fit);
/* The best value at day `t`; NaN before the first. */
double cut_best(const struct cut *cut, double t);
/* The scale that a series counts progress on: log, or raw for an index and for shares. */
enum growth_scale cut_scale(const struct cut *cut);

/* Rows of `table` whose date is known and not later than the trial's day. */
bool trial_row_known(const struct trial *trial, enum table_id table, size_t row);
struct value trial_value(const struct trial *trial, enum table_id table, size_t row,
			 const char *column);
double trial_row_date(const struct trial *trial, enum table_id table, size_t row);

void trial_source(struct trial *trial, const char *key);
/* Notes a figure without or with an interval. */
void trial_find(struct trial *trial, const char *name, double value, const char *unit);
void trial_find_interval(struct trial *trial, const char *name, double value,
			 struct interval interval, double level, const char *unit,
			 const char *kind);
/* Factor a year of a fit on the log scale; a slope per year on the raw one. */
void trial_find_rate(struct trial *trial, const char *name, const struct growth *fit);
/* A published estimate (row of `trends`) as a figure, a factor a year; NaN when it is not there. */
double trial_trend(struct trial *trial, const char *name, const char *key);
/* Ends the trial. */
void trial_rule(struct trial *trial, enum judgement verdict, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Ends it with UNTESTABLE: the rows of the day do not suffice. */
void trial_cannot(struct trial *trial, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* How a number reads within a sentence; the text lives in the ledger's arena. */
const char *trial_say(struct trial *trial, double value, const char *unit);

/* tests_capability.c */
void test_acceleration(struct trial *trial);
void test_recent(struct trial *trial);
/* tests_bounded.c */
void test_bounded(struct trial *trial);
/* tests_steps.c */
void test_steeper(struct trial *trial);
void test_regular(struct trial *trial);
void test_reasoning(struct trial *trial);
/* tests_drivers.c */
void test_beyond_scaling(struct trial *trial);
void test_growth_product(struct trial *trial);
void test_compute_share(struct trial *trial);
void test_fixed_result(struct trial *trial);
void test_drivers(struct trial *trial);
void test_diminishing(struct trial *trial);
/* tests_methods.c */
void test_fine_tuning(struct trial *trial);
void test_cadence(struct trial *trial);
void test_chip_generations(struct trial *trial);
void test_same_chip(struct trial *trial);
void test_equivalent_gains(struct trial *trial);
void test_data_gains(struct trial *trial);
/* tests_open.c */
void test_open_lag(struct trial *trial);
void test_small_teams(struct trial *trial);
void test_open_share(struct trial *trial);
void test_academia(struct trial *trial);
void test_record_holders(struct trial *trial);
void test_concentration(struct trial *trial);
/* tests_society.c */
void test_citation(struct trial *trial);
void test_references(struct trial *trial);
void test_planning(struct trial *trial);
void test_thresholds(struct trial *trial);
void test_rule_lag(struct trial *trial);
/* tests_forecasts.c */
void test_forecasts(struct trial *trial);
void test_revisions(struct trial *trial);

#endif
