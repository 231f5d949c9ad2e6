/* check_claims.c - verdicts follow from figures, and figures are those of others.
 *
 * Reference values: statsmodels 0.13 (OLS) and scipy 1.8 (minimize_scalar for the break and the end
 * of the hyperbola) on METR's file of 2026-05-08, records below 16 hours; sums worked out by hand
 * elsewhere. */
#include "claims/support_claims.h"
#include "stats/dist.h"

#include "base/date.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* -- exponential, accelerating, hyperbolic ----------------------------------------------------- */

START_TEST(the_horizon_doubles_and_bends_as_statsmodels_says)
{
	struct court court;
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "acceleration", "", "metr-horizon-p50", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_SUPPORTED);
	ck_assert_double_eq(figure(ruling, "records fitted"), 17);
	const struct finding *line = finding_of(ruling, "doubling time of one line");
	assert_near(line->value, 187.77754, 1e-4);
	assert_near(line->low, 163.92430, 1e-4);
	assert_near(line->high, 219.75491, 1e-4);
	assert_near(figure(ruling, "R² of one line"), 0.93465663, 1e-7);
	assert_near(figure(ruling, "AICc, straight line"), 43.274455407, 1e-6);
	assert_near(figure(ruling, "AICc, quadratic"), 22.016058434, 1e-6);
	assert_near(date_decimal_year(figure(ruling, "bend of two lines")), 2024.27368, 1e-4);
	assert_near(figure(ruling, "doubling before the bend"), 260.13597, 1e-3);
	assert_near(figure(ruling, "doubling after the bend"), 104.70651, 1e-3);
	assert_near(figure(ruling, "AICc, line with a break"), 16.256264935, 1e-6);
	assert_near(figure(ruling, "AICc, hyperbola"), 17.514487727, 1e-5);
	ck_assert_double_lt(figure(ruling, "straight worlds that bend as much (p)"), 0.01);
	court_close(&court);
}
END_TEST

START_TEST(the_data_of_2023_know_no_acceleration)
{
	struct court court;
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "acceleration", "", "metr-horizon-p50", "testable");
	const struct ruling *ruling = court_try(&court, "2023-12-31");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	ck_assert_double_eq(figure(ruling, "records fitted"), 5);
	ck_assert(strstr(ruling->reason, "no acceleration (CANNOT TELL)"));
	ck_assert_int_eq(court_try(&court, "2019-12-31")->verdict, JUDGED_UNTESTABLE);
	court_close(&court);
}
END_TEST

/* y = 2^k at the starts of half-years, a little off in turn: a constant doubling time. */
static void put_doubling(struct court *court, int count, double from)
{
	for (int i = 0; i < count; i++) {
		char date[16], value[NUM_TEXT];
		date_format(date, date_days((struct civil){ 2015 + i / 2, i % 2 ? 7 : 1, 1 }));
		num_exact(value, from * pow(2, i) * (i % 3 ? 1.05 : 0.95));
		put_point(&court->batch, "s", date, value);
	}
}

START_TEST(a_constant_doubling_time_is_exponential_and_no_acceleration)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	put_doubling(&court, 14, 1);
	put_series(&court.batch, "a", "log", "up", "minutes");
	put_claim(&court, "acceleration", "", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	assert_near(figure(ruling, "doubling time of one line"), 182.6, 2);
	ck_assert(strstr(ruling->reason, "no acceleration"));
	court_close(&court);
}
END_TEST

/* -- recent against all before ----------------------------------------------------------------- */

START_TEST(ratios_are_those_of_the_definition)
{
	struct court court;
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "recent", "years = 1; index = none", "metr-horizon-p50", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_PARTLY);
	assert_near(figure(ruling, "raw, last 1 y"), 10.9126735375, 1e-8);
	assert_near(figure(ruling, "raw, last 3 y"), 1316.67901017, 1e-6);
	assert_near(figure(ruling, "log, last 1 y"), 0.352632925569, 1e-10);
	assert_near(figure(ruling, "log, last 2 y"), 1.1990016032, 1e-8);
	assert_near(figure(ruling, "log, last 3 y"), 2.9407858011, 1e-8);
	assert_near(figure(ruling, "log, window where it turns"), 21.7166324, 1e-4);
	court_close(&court);
}
END_TEST

START_TEST(on_the_raw_scale_a_doubling_passes_and_in_doublings_it_does_not)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	put_doubling(&court, 14, 1);
	put_series(&court.batch, "a", "log", "up", "minutes");
	put_claim(&court, "recent", "years = 1", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_double_gt(figure(ruling, "raw, last 1 y"), 1);
	ck_assert_double_lt(figure(ruling, "log, last 3 y"), 1.2);
	ck_assert_double_lt(figure(ruling, "log, last 1 y"), 0.5);
	court_close(&court);
}
END_TEST

/* -- an exponential on a bounded score --------------------------------------------------------- */

START_TEST(an_exponential_leaves_a_bounded_score_and_a_logistic_stays)
{
	static const char *const scores[] = { "0.27", "0.32", "0.41", "0.53", "0.66",
					      "0.77", "0.84", "0.88", "0.905" };
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	for (int i = 0; i < 9; i++) {
		char date[16];
		date_format(date, date_days((struct civil){ 2016 + i, 1, 1 }));
		put_point(&court.batch, "s", date, scores[i]);
	}
	put(&court.batch, TABLE_SERIES, "id", "a", "title", "a", "short", "a", "driver",
	    "capability", "unit", "fraction", "statement", "S.", "table", "observations", "value",
	    "value", "where", "set = s", "scale", "logit", "floor", "0.25", "ceiling", "0.935",
	    "better", "up", "frontier", "records", NULL);
	put_claim(&court, "bounded", "", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_NOT_SUPPORTED);
	/* numpy: OLS on ln y and on the logit, AICc with the logarithm of the Jacobian twice added
	 */
	assert_near(date_decimal_year(figure(ruling, "a: exponential passes 100 %")), 2023.4798128,
		    1e-3);
	assert_near(figure(ruling, "a: AICc of the exponential"), -13.5684161316, 1e-8);
	assert_near(figure(ruling, "a: AICc of the logistic"), -36.0838902426, 1e-8);
	court_close(&court);
}
END_TEST

/* -- kinds, words, days ------------------------------------------------------------------------ */

START_TEST(an_image_stays_an_image_and_a_wish_a_wish)
{
	static const struct {
		const char *kind;
		enum judgement verdict;
	} kinds[] = { { "metaphor", JUDGED_METAPHOR },
		      { "norm", JUDGED_UNTESTABLE },
		      { "causal", JUDGED_UNTESTABLE },
		      { "testable", JUDGED_SUPPORTED } };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct court court;
		court_open(&court);
		put_metr(&court.batch);
		put_claim(&court, "acceleration", "", "metr-horizon-p50", kinds[i].kind);
		const struct ruling *ruling = court_try(&court, "");
		ck_assert_int_eq(ruling->verdict, kinds[i].verdict);
		ck_assert_uint_gt(ruling->finding_count, 0);
		court_close(&court);
	}
}
END_TEST

START_TEST(a_test_that_is_not_there_is_named)
{
	struct court court;
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "tea-leaves", "", "metr-horizon-p50", "testable");
	const struct ruling *ruling = court_try(&court, "");
	ck_assert_int_eq(ruling->verdict, JUDGED_UNTESTABLE);
	ck_assert_str_eq(ruling->reason, "There is no test called tea-leaves.");
	court_close(&court);
}
END_TEST

START_TEST(a_verdict_is_one_word_in_lists)
{
	for (int v = 0; v < JUDGED_COUNT; v++) {
		const char *word = judgement_word((enum judgement)v);
		ck_assert(strchr(word, ' ') == NULL);
		ck_assert_int_eq(judgement_find(word), v);
	}
	ck_assert_int_eq(judgement_find("not_supported"), JUDGED_NOT_SUPPORTED);
	ck_assert_int_eq(judgement_find("maybe"), JUDGED_COUNT);
}
END_TEST

START_TEST(the_day_since_which_a_verdict_holds_is_a_quarter_end)
{
	struct court court;
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "acceleration", "", "metr-horizon-p50", "testable");
	court_try(&court, "");
	double since = claim_since(&court.claims, &court.claims.items[0], day_of("2026-05-08"));
	ck_assert_double_eq(since, day_of("2025-03-31"));
	ck_assert_int_eq(court_try(&court, "2024-12-31")->verdict, JUDGED_PARTLY);
	court_close(&court);
}
END_TEST

START_TEST(evidence_published_later_is_not_known_yet)
{
	struct court court;
	size_t rows[4];
	court_open(&court);
	put_metr(&court.batch);
	put_claim(&court, "", "", "metr-horizon-p50", "norm");
	put(&court.batch, TABLE_EVIDENCE, "id", "e2", "claim", "C1", "side", "for", "rank", "2",
	    "statement", "Later.", "date", "2026-01-29", "source", "kwa-2025", NULL);
	put(&court.batch, TABLE_EVIDENCE, "id", "e1", "claim", "C1", "side", "for", "rank", "1",
	    "statement", "Earlier.", "date", "2025-03", "source", "kwa-2025", NULL);
	court_try(&court, "");
	const struct claim *claim = &court.claims.items[0];
	ck_assert_uint_eq(claim_evidence(&court.claims, claim, "for", (double)INFINITY, rows, 4),
			  2);
	ck_assert_str_eq(dataset_get(court.dataset, TABLE_EVIDENCE, rows[0], "id").text, "e1");
	ck_assert_uint_eq(
		claim_evidence(&court.claims, claim, "against", (double)INFINITY, rows, 4), 0);
	ck_assert_uint_eq(
		claim_evidence(&court.claims, claim, "for", day_of("2025-12-31"), rows, 4), 1);
	ck_assert(judgement_against(JUDGED_SUPPORTED, "against"));
	ck_assert(judgement_against(JUDGED_NOT_SUPPORTED, "for"));
	ck_assert(!judgement_against(JUDGED_PARTLY, "for"));
	court_close(&court);
}
END_TEST

START_TEST(exact_doubling_is_forecast_without_error)
{
	struct court court;
	court_open(&court);
	put_units(&court.batch);
	for (int i = 0; i < 12; i++) {
		char date[16], value[NUM_TEXT];
		int day = 16436 + i * 180;
		put_point(&court.batch, "s", date_format(date, day), num_exact(value, pow(2, i)));
	}
	put_series(&court.batch, "a", "log", "up", "minutes");
	put_claim(&court, "forecasts", "", "a", "testable");
	const struct ruling *ruling = court_try(&court, "");
	assert_near(figure(ruling, "mean error in doublings (above 0: more came)"), 0, 1e-9);
	ck_assert_int_ne(ruling->verdict, JUDGED_SUPPORTED);
	court_close(&court);
}
END_TEST

START_TEST(the_report_says_everything_in_words)
{
	static const char *const parts[] = { "C1  SUPPORTED\n",
					     "Figures\n",
					     "188 d [164, 220]",
					     "Reason",
					     "For the claim\n  nothing in the catalogue\n",
					     "Against the claim",
					     "Command   kasoku claims C1\n",
					     "Chart     kasoku fit metr-horizon-p50" };
	struct court court;
	struct str text;
	court_open(&court);
	str_init(&text);
	put_metr(&court.batch);
	put_claim(&court, "acceleration", "", "metr-horizon-p50", "testable");
	court_try(&court, "");
	claim_report(&text, &court.claims, &court.claims.items[0], &court.ruling, CHARSET_UNICODE);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		ck_assert_msg(strstr(text.text, parts[i]), "lacks '%s' in\n%s", parts[i],
			      text.text);
	ck_assert(!strstr(text.text, "nan"));
	str_clear(&text);
	court_close(&court);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("claims");
	TCase *t = tcase_create("claims");
	regress_init();
	tcase_add_test(t, the_horizon_doubles_and_bends_as_statsmodels_says);
	tcase_add_test(t, the_data_of_2023_know_no_acceleration);
	tcase_add_test(t, a_constant_doubling_time_is_exponential_and_no_acceleration);
	tcase_add_test(t, ratios_are_those_of_the_definition);
	tcase_add_test(t, on_the_raw_scale_a_doubling_passes_and_in_doublings_it_does_not);
	tcase_add_test(t, an_exponential_leaves_a_bounded_score_and_a_logistic_stays);
	tcase_add_test(t, an_image_stays_an_image_and_a_wish_a_wish);
	tcase_add_test(t, a_test_that_is_not_there_is_named);
	tcase_add_test(t, a_verdict_is_one_word_in_lists);
	tcase_add_test(t, the_day_since_which_a_verdict_holds_is_a_quarter_end);
	tcase_add_test(t, evidence_published_later_is_not_known_yet);
	tcase_add_test(t, exact_doubling_is_forecast_without_error);
	tcase_add_test(t, the_report_says_everything_in_words);
	suite_add_tcase(suite, t);
	return run_suite(suite);
}
