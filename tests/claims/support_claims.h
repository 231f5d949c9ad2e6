/* support_claims.h - a dataset with one claim on trial. */
#ifndef KASOKU_TESTS_CLAIMS_SUPPORT_CLAIMS_H
#define KASOKU_TESTS_CLAIMS_SUPPORT_CLAIMS_H

#include "claims/report.h"
#include "model/support_model.h"

struct court {
	struct batch batch;
	struct dataset *dataset;
	struct series_list series;
	struct claims claims;
	struct ruling ruling;
};

void court_open(struct court *court);
/* The claim C1, decided by `test`. */
void put_claim(struct court *court, const char *test, const char *parameters, const char *series,
	       const char *kind);
/* Seals the dataset and tries its claim as of a day, "" for all. */
const struct ruling *court_try(struct court *court, const char *as_of);
void court_close(struct court *court);

/* The figure of that name; fails the test when there is none. */
const struct finding *finding_of(const struct ruling *ruling, const char *name);
double figure(const struct ruling *ruling, const char *name);
void assert_near(double got, double wanted, double tolerance);

#endif
