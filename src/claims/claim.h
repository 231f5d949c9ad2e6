/* claim.h - the claims of the article under test, and what the data say about each.
 *
 * A claim is a row of the table `claims`.  What it claims is text; what is found about it is a
 * ruling: figures that its named test computes from the dataset, a verdict from a fixed set, the
 * reason in one sentence, and the sources of the points used.  A verdict is never written in the
 * data: images, wishes and causes that no public series shows have theirs by kind, all others by
 * the rule of their test.  A ruling can be made as of any day: rows dated later are then not looked
 * at.
 *
 * Everything hangs in the ledger's arena; dataset and series list must outlive it. */
#ifndef KASOKU_CLAIMS_CLAIM_H
#define KASOKU_CLAIMS_CLAIM_H

#include "base/str.h"
#include "study/figure.h"

enum judgement {
	JUDGED_SUPPORTED,
	JUDGED_PARTLY,
	JUDGED_NOT_SUPPORTED,
	JUDGED_MISATTRIBUTED,
	JUDGED_UNTESTABLE,
	JUDGED_METAPHOR,
	JUDGED_COUNT
};

/* One word for programs, "NOT-SUPPORTED"; lists for people look it up in their language. */
const char *judgement_word(enum judgement verdict);
/* The same for people, translated: "NOT SUPPORTED". */
const char *judgement_title(enum judgement verdict);
/* The verdict of that word, in upper or lower case, with '-' or '_'; JUDGED_COUNT for none. */
enum judgement judgement_find(const char *word);

struct claim {
	const char *id, *statement, *statement_ja, *section, *driver, *kind, *test, *parameters,
		*checkable, *note;   /* "" when absent */
	const struct series *series; /* the chart that decides it, NULL for none */
	struct selection selection;  /* how that chart is set */
	enum growth_scale axis;      /* its scale; the model of the fit may be another */
	size_t row;                  /* in TABLE_CLAIMS */
};

/* A computed figure.  `low` and `high` are NaN when there is no interval.  `unit` says how it is
 * written: "days", "months", "date" (days since 1970), "factor", "factor-year" (a factor a year),
 * "percent" (a fraction), "money", "minutes", "count", "per-year" (plain, a year), or "" for a
 * plain number. */
struct finding {
	const char *name; /* translated */
	double value, low, high, level;
	const char *unit, *kind; /* kind: "confidence", "prediction", "range", "published", "" */
};

struct ruling {
	enum judgement verdict;
	const char *reason; /* one sentence, translated */
	const struct finding *findings;
	size_t finding_count;
	const char **sources; /* keys, unique */
	size_t source_count;
	double as_of; /* INFINITY: all rows */
};

struct claims {
	const struct dataset *dataset;
	const struct series_list *series;
	struct claim *items; /* in the article's order */
	size_t count;
	struct track *tracks; /* points of each series, gathered once (trial.h) */
	struct arena arena;
};

void claims_init(struct claims *claims, const struct dataset *dataset,
		 const struct series_list *series);
void claims_clear(struct claims *claims);
/* NULL when there is none; upper and lower case alike. */
const struct claim *claims_find(const struct claims *claims, const char *id);
/* Tries a claim with the rows of `as_of` (days) and earlier; INFINITY for all. */
void claim_try(struct claims *claims, const struct claim *claim, double as_of,
	       struct ruling *ruling);
/* The first of the quarter ends up to `as_of` (or to the day of the data) from which on the verdict
 * has been what it is; NaN when it has a verdict without a test. */
double claim_since(struct claims *claims, const struct claim *claim, double as_of);
/* The day that the ledger stands on: `as_of`, but not after the day of the data where that is
 * known, nor after the newest model where neither is. */
double claims_day(const struct claims *claims, double as_of);
/* What decides it, in one sentence: the rule of its test; "" without one. */
const char *claim_rule(const struct claim *claim);

/* "248 d [190, 340]", "×4.8 [4.4, 5.3]", "2024-12": the figure and its interval. */
const char *finding_text(char text[160], const struct finding *finding, enum charset charset);

/* Evidence rows of a claim: row numbers in TABLE_EVIDENCE, strongest first, published by `as_of`.
 */
size_t claim_evidence(const struct claims *claims, const struct claim *claim, const char *side,
		      double as_of, size_t *rows, size_t room);
/* True when evidence of `side` speaks against the verdict rather than for it. */
bool judgement_against(enum judgement verdict, const char *side);

#endif
