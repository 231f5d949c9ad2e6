/* verdict.h - one word for what the trials say about a bend.
 *
 * CANNOT TELL: fewer than 8 points or less than two years, where a bend could not be told from
 * anything, or none of what follows holds.  ACCELERATING: the 90 % band of slope after over slope
 * before lies above 1, and less than 5 % of straight worlds bend as much.  SLOWING: the same with
 * the band below 1.  STEADY: no such bend, and the band of the ratio at the middle of the record
 * excludes that the pace has doubled or halved. */
#ifndef KASOKU_JUDGE_VERDICT_H
#define KASOKU_JUDGE_VERDICT_H

#include "regress/growth.h"

#include <stdbool.h>
#include <stddef.h>

enum { VERDICT_LEAST = 8 };

enum verdict { VERDICT_UNKNOWN, VERDICT_STEADY, VERDICT_ACCELERATING, VERDICT_SLOWING };
enum verdict_reason {
	REASON_UNTESTED, /* the sentence is in `refusal` */
	REASON_FEW,
	REASON_SHORT,
	REASON_BEND, /* both conditions hold */
	REASON_STEADY,
	REASON_CHANCE, /* a bend, but straight worlds bend as much */
	REASON_BAND,   /* more than chance, but the band of the ratio holds 1 */
};

struct verdict_evidence {
	size_t n;               /* points tested */
	double span;            /* years between the first and the last of them */
	bool drawn;             /* there are draws: p and the bands exist */
	double p;               /* of the null trial (trials.h) */
	struct interval band;   /* 90 % of the ratio at the best break */
	struct interval middle; /* the same at the middle of the record */
};

/* The word, and why. */
enum verdict verdict_of(const struct verdict_evidence *evidence, enum verdict_reason *reason);

#endif
