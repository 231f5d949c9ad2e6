/* verdict.c - see verdict.h. */
#include "judge/verdict.h"

enum verdict verdict_of(const struct verdict_evidence *e, enum verdict_reason *reason)
{
	*reason = e->n < VERDICT_LEAST ? REASON_FEW : e->span < 2 ? REASON_SHORT : REASON_CHANCE;
	if (*reason != REASON_CHANCE || !e->drawn)
		return VERDICT_UNKNOWN;
	bool beyond_chance = e->p < 0.05, up = e->band.low > 1, down = e->band.high < 1;
	if (beyond_chance && (up || down)) {
		*reason = REASON_BEND;
		return up ? VERDICT_ACCELERATING : VERDICT_SLOWING;
	}
	if (beyond_chance) {
		*reason = REASON_BAND;
		return VERDICT_UNKNOWN;
	}
	if (e->middle.low > 0.5 && e->middle.high < 2) {
		*reason = REASON_STEADY;
		return VERDICT_STEADY;
	}
	return VERDICT_UNKNOWN;
}
