/* check_counts.c - verdicts from counts that can be made by hand: thresholds, rules, citations. */
#include "claims/support_claims.h"
#include "run_suite.h"
#include "stats/dist.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* -- counts that can be made by hand ----------------------------------------------------------- */

static void put_model(struct court *court, const char *id, const char *date, const char *compute,
		      const char *weights, const char *maker)
{
	put(&court->batch, TABLE_MODELS, "id", id, "name", id, "date", date, "compute", compute,
	    "weights", weights, "organization", maker, "frontier", "true", "notable", "true",
	    "language", "true", "source", "src", NULL);
}

START_TEST(thresholds_and_the_lag_of_rules_are_counted)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	put_model(&court, "a", "2023-03-14", "2e25", "closed", "A");
	put_model(&court, "b", "2024-01-01", "1e25", "closed", "B");
	put_model(&court, "c", "2025-02-17", "3e26", "closed", "A");
	put_model(&court, "d", "2025-03-01", "9e24", "open", "C");
	put(&court.batch, TABLE_MILESTONES, "id", "early", "title", "Early", "date", "2024-02-17",
	    "kind", "policy", "statement", "S.", "threshold", "1e26", "threshold_unit",
	    "operations", "source", "src", NULL);
	put(&court.batch, TABLE_MILESTONES, "id", "late", "title", "Late", "date", "2024-09-14",
	    "kind", "policy", "statement", "S.", "threshold", "1e25", "threshold_unit", "FLOP",
	    "source", "src", NULL);
	put(&court.batch, TABLE_MILESTONES, "id", "no-rule", "title", "No rule", "date",
	    "2024-09-14", "kind", "policy", "statement", "S.", "threshold", "1e25",
	    "threshold_unit", "FLOP", "source", "src", NULL);
	put_claim(&court, "rule-lag", "skip = no-rule", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	assert_near(figure(ruling, "Early"), -366 / 365.25 * 12, 1e-9);
	assert_near(figure(ruling, "Late"), 550 / 365.25 * 12, 1e-9);
	ck_assert_uint_eq(ruling->finding_count, 2);
	ck_assert_int_eq(court_try(&court, "2023-12-31")->verdict, JUDGED_UNTESTABLE);
	court_close(&court);
}
END_TEST

START_TEST(models_over_a_threshold_are_counted_up_to_the_day)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	put_model(&court, "a", "2023-03-14", "2e25", "closed", "A");
	put_model(&court, "b", "2024-01-01", "1e25", "closed", "B");
	put_model(&court, "c", "2025-02-17", "3e26", "closed", "A");
	put_claim(&court, "thresholds", "flop = 1e25; above = 1e26", "", "testable");
	const struct ruling *ruling = court_try(&court, "2025-12-31");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	ck_assert_double_eq(figure(ruling, "models at the lower threshold"), 3);
	ck_assert_double_eq(figure(ruling, "a year earlier"), 2);
	ck_assert_double_eq(figure(ruling, "models at the higher threshold"), 1);
	ck_assert_int_eq(court_try(&court, "2023-01-01")->verdict, JUDGED_NOT_SUPPORTED);
	court_close(&court);
}
END_TEST

START_TEST(a_percentage_of_parameters_becomes_a_fold)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	put(&court.batch, TABLE_ALGORITHMS, "id", "x", "name", "X", "date", "2019-02", "category",
	    "parameter-efficient fine-tuning", "gain", "4", "gain_unit", "% of parameters per task",
	    "gain_kind", "trained parameters", "statement", "S.", "source", "src", NULL);
	put_claim(&court, "fine-tuning", "", "", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	ck_assert_double_eq(figure(ruling, "X"), 25);
	court_close(&court);
}
END_TEST

static void put_citation(struct court *court, const char *number, const char *status)
{
	char id[16] = "ref-";
	strcat(id, number);
	put(&court->batch, TABLE_PROVENANCE, "id", id, "number", number, "cited", "D.", "exists",
	    "E.", "status", status, "source", "src", NULL);
}

START_TEST(a_citation_has_the_verdict_of_what_it_is)
{
	static const struct {
		const char *number;
		enum judgement verdict;
	} wanted[] = { { "1", JUDGED_MISATTRIBUTED },
		       { "2", JUDGED_UNTESTABLE },
		       { "3", JUDGED_UNTESTABLE },
		       { "4", JUDGED_SUPPORTED },
		       { "9", JUDGED_UNTESTABLE } };
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct court court;
		char parameters[32] = "number = ";
		court_open(&court);
		put_units(&court.batch);
		put_citation(&court, "1", "misattributed");
		put_citation(&court, "2", "not-found");
		put_citation(&court, "3", "vague");
		put_citation(&court, "4", "real");
		put_claim(&court, "citation", strcat(parameters, wanted[i].number), "",
			  "provenance");
		ck_assert_int_eq(court_try(&court, "")->verdict, wanted[i].verdict);
		court_close(&court);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("counts");
	TCase *t = tcase_create("counts");
	regress_init();
	tcase_add_test(t, thresholds_and_the_lag_of_rules_are_counted);
	tcase_add_test(t, models_over_a_threshold_are_counted_up_to_the_day);
	tcase_add_test(t, a_percentage_of_parameters_becomes_a_fold);
	tcase_add_test(t, a_citation_has_the_verdict_of_what_it_is);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
