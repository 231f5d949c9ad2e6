/* support_claims.c - see support_claims.h. */
#include "claims/support_claims.h"

#include <check.h>
#include <math.h>
#include <string.h>

void court_open(struct court *court)
{
	*court = (struct court){ 0 };
	batch_init(&court->batch);
}

void put_claim(struct court *court, const char *test, const char *parameters, const char *series,
	       const char *kind)
{
	put(&court->batch, TABLE_CLAIMS, "id", "C1", "rank", "1", "statement", "S.", "section",
	    "summary", "driver", "capability", "kind", kind, "test", test, "parameters", parameters,
	    "series", series, "checkable", "All.", NULL);
}

const struct ruling *court_try(struct court *court, const char *as_of)
{
	if (!court->dataset) {
		batch_check(&court->batch, NULL, false);
		must_be_sound(&court->batch);
		court->dataset = batch_dataset(&court->batch);
		series_list_init(&court->series, court->dataset, NULL);
		claims_init(&court->claims, court->dataset, &court->series);
	}
	claim_try(&court->claims, &court->claims.items[0],
		  as_of[0] ? day_of(as_of) : (double)INFINITY, &court->ruling);
	return &court->ruling;
}

void court_close(struct court *court)
{
	claims_clear(&court->claims);
	series_list_clear(&court->series);
	dataset_free(court->dataset);
	batch_clear(&court->batch);
}

const struct finding *finding_of(const struct ruling *ruling, const char *name)
{
	for (size_t i = 0; i < ruling->finding_count; i++)
		if (strcmp(ruling->findings[i].name, name) == 0)
			return &ruling->findings[i];
	ck_abort_msg("no figure called %s", name);
	return NULL;
}

double figure(const struct ruling *ruling, const char *name)
{
	return finding_of(ruling, name)->value;
}

void assert_near(double got, double wanted, double tolerance)
{
	ck_assert_msg(fabs(got - wanted) <= tolerance, "%.10g is not %.10g", got, wanted);
}
