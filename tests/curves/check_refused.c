/* check_refused.c - points and options that no curve can be fitted to, and the sentence that each
 * gets. */
#include "curves/curve.h"
#include "curves/horizon.h"
#include "curves/logit.h"
#include "curves/loss.h"
#include "curves/nls.h"
#include "curves/stitch.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/refused.h"
#include "run_suite.h"

static const double x6[] = { 1, 2, 3, 4, 5, 6 };

/* ---- curves, and what they rest on ---- */

START_TEST(a_curve_with_a_weight_that_is_not_positive_or_nothing_to_fit_is_refused)
{
	static const double y[] = { 1, 2, 4, 7, 12, 20 }, weights[] = { 1, 1, 0, 1, 1, 1 };
	struct curve_options options;
	struct curve fit;
	struct err err = { 0 };
	curve_options_init(&options, CURVE_EXPONENTIAL);
	options.weights = weights;
	ck_refused(curve_fit(&fit, x6, y, 6, &options, &err), &err, ERR_DATA,
		   "a weight is not a positive number");
	options.weights = NULL;
	options.held[0] = 0;
	options.held[1] = 1;
	ck_refused(curve_fit(&fit, x6, y, 6, &options, &err), &err, ERR_DATA,
		   "every parameter of the exponential curve is held: nothing is left to fit");
}
END_TEST

START_TEST(curves_of_too_few_points_have_no_weights_of_evidence)
{
	static const double y[] = { 1, 2, 4 };
	double weight = -1;
	struct curve_options options;
	struct curve fit;
	struct err err = { 0 };
	curve_options_init(&options, CURVE_LINEAR);
	ck_assert(curve_fit(&fit, x6, y, 3, &options, NULL));
	ck_refused(curve_weights(&weight, &fit, 1, &err), &err, ERR_DATA,
		   "none of the curves has an AICc: there are too few points");
	ck_assert_double_eq(weight, -1);
}
END_TEST

static long double through_zero(const void *owner, size_t i, const long double *b,
				long double *gradient)
{
	const double *x = owner;
	if (gradient)
		gradient[0] = x[i];
	return b[0] * x[i];
}

START_TEST(least_squares_refuse_too_few_points_and_what_is_no_number)
{
	static const long double y[] = { 1, 2, 3 }, bad[] = { 1, 2, NAN };
	static const double weights[] = { 1, -1, 1 };
	static const struct {
		const long double *y;
		const double *weights;
		size_t n;
		const char *sentence;
	} cases[] = {
		{ y, NULL, 1,
		  "1 point cannot fix 1 parameters and an error: at least 2 are needed" },
		{ bad, NULL, 3, "point 3 is not a finite number" },
		{ y, weights, 3, "the weight of point 2 is not a positive number" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		double start = 1;
		struct nls_problem problem = { .n = cases[i].n,
					       .p = 1,
					       .y = cases[i].y,
					       .weights = cases[i].weights,
					       .value = through_zero,
					       .owner = x6,
					       .level = 0.95 };
		struct arena arena = ARENA_EMPTY;
		struct nls fit;
		struct err err = { 0 };
		ck_refused(nls_fit(&fit, &problem, &start, 1, &arena, &err), &err, ERR_DATA,
			   cases[i].sentence);
		arena_clear(&arena);
	}
}
END_TEST

/* ---- chances ---- */

START_TEST(runs_without_a_usable_number_have_no_horizon)
{
	static const double weights[] = { 1, 0 };
	static const struct {
		struct horizon_run second;
		const double *weights;
		double lambda;
		const char *sentence;
	} cases[] = {
		{ { 0, 1, 60, 0 }, NULL, 0, "lambda must be above zero" },
		{ { 0, 1, 60, 0 }, NULL, NAN, "lambda must be above zero" },
		{ { 0, 1, 60, 1.5 }, NULL, 0.1, "the success of run 2 is not between 0 and 1" },
		{ { 0, 1, 60, 0 }, weights, 0.1, "the weight of run 2 is not a positive number" },
		/* runs that the length separates, and next to no penalty */
		{ { 0, 1, 60, 0 },
		  NULL,
		  1e-300,
		  "the curve of success against length does not settle" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct horizon_run runs[] = { { 0, 0, 1, 1 }, cases[i].second };
		struct horizon horizon;
		struct err err = { 0 };
		ck_refused(horizon_fit(&horizon, runs, cases[i].weights, 2, cases[i].lambda, &err),
			   &err, ERR_DATA, cases[i].sentence);
	}
}
END_TEST

START_TEST(chances_without_a_usable_number_are_refused)
{
	static const double y[] = { 0, 1, 0, 1, 0, 1 }, bad[] = { 0, 1, NAN, 1, 0, 1 };
	static const double minus[] = { 1, 1, 1, -1, 1, 1 }, zero[6] = { 0 };
	static const struct {
		const double *y, *weights;
		const char *sentence;
	} cases[] = {
		{ bad, NULL, "point 3 is not a finite number" },
		{ y, minus, "the weight of point 4 is negative or no number" },
		{ y, zero, "all weights are zero" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct logit_options options = { .level = 0.95, .weights = cases[i].weights };
		struct arena arena = ARENA_EMPTY;
		struct logit fit;
		struct err err = { 0 };
		ck_refused(logit_fit(&fit, x6, cases[i].y, 6, &options, &arena, &err), &err,
			   ERR_DATA, cases[i].sentence);
		arena_clear(&arena);
	}
}
END_TEST

START_TEST(a_logistic_regression_that_cannot_be_bootstrapped_is_refused)
{
	static const double mixed[] = { 0, 1, 0, 1, 0, 1 }, apart[] = { 0, 0, 0, 1, 1, 1 };
	struct logit_options logit = { .level = 0.95 };
	struct bootstrap_options wild = { .kind = BOOTSTRAP_WILD,
					  .replicates = 100,
					  .level = 0.95 },
				 pairs = { .replicates = 100, .level = 0.95 };
	struct arena arena = ARENA_EMPTY;
	struct bootstrap bootstrap;
	struct err err = { 0 };
	ck_refused(logit_bootstrap(&bootstrap, LOGIT_SLOPE, 0.5, x6, mixed, 6, &logit, &wild,
				   &arena, &err),
		   &err, ERR_USAGE,
		   "a logistic regression has no wild bootstrap with percentile intervals");
	ck_refused(logit_bootstrap(&bootstrap, LOGIT_SLOPE, 0.5, x6, apart, 6, &logit, &pairs,
				   &arena, &err),
		   &err, ERR_DATA,
		   "x separates the outcomes (or nearly): the slope has no finite estimate");
	arena_clear(&arena);
}
END_TEST

/* ---- losses and scores ---- */

START_TEST(losses_whose_squares_have_no_number_are_refused)
{
	enum { ROWS = 12 };
	struct loss_row rows[ROWS];
	struct loss_options options = { LOSS_JOINT, 0.0025, 2, 1, 0.001 };
	struct loss loss;
	struct err err = { 0 };
	for (size_t i = 0; i < ROWS; i++)
		rows[i] = (struct loss_row){ .year = 2020 + (double)i,
					     .parameters = 1e9,
					     .tokens = 1e10,
					     .loss = 1e300,
					     .paper = i };
	ck_refused(loss_fit(&loss, rows, ROWS, &options, &err), &err, ERR_DATA,
		   "no start of the fit came to an end");
}
END_TEST

START_TEST(a_ceiling_that_is_not_above_its_floor_is_refused)
{
	static const struct stitch_score scores[] = { { 0, 0, 0.5, 1 }, { 1, 0, 0.1, 1 } };
	static const double floor[] = { 0.5 }, ceiling[] = { 0.5 };
	struct stitch_data data = { .scores = scores,
				    .n = 2,
				    .models = 2,
				    .benchmarks = 1,
				    .floor = floor,
				    .ceiling = ceiling };
	struct stitch_options options = { STITCH_LOG_SLOPES, 0.02, 1e-4, 0 };
	struct arena arena = ARENA_EMPTY;
	struct stitch stitch;
	struct err err = { 0 };
	ck_refused(stitch_fit(&stitch, &data, &options, &arena, &err), &err, ERR_DATA,
		   "benchmark 1 has its ceiling not above its floor");
	arena_clear(&arena);
}
END_TEST

/* A score at the end of its benchmark wants to be infinitely far off, and such a penalty holds
 * nothing. */
START_TEST(an_index_that_next_to_no_penalty_holds_does_not_settle)
{
	static const struct stitch_score score = { 0, 0, 0, 1 };
	struct stitch_data data = { .scores = &score, .n = 1, .models = 1, .benchmarks = 1 };
	struct stitch_options options = { STITCH_LOG_SLOPES, 1e-300, 1000, 0 };
	struct arena arena = ARENA_EMPTY;
	struct stitch stitch;
	struct err err = { 0 };
	ck_refused(stitch_fit(&stitch, &data, &options, &arena, &err), &err, ERR_DATA,
		   "the fit of the index did not settle in 500 steps");
	arena_clear(&arena);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("refused");
	TCase *c = tcase_create("curves");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_test(c, a_curve_with_a_weight_that_is_not_positive_or_nothing_to_fit_is_refused);
	tcase_add_test(c, curves_of_too_few_points_have_no_weights_of_evidence);
	tcase_add_test(c, least_squares_refuse_too_few_points_and_what_is_no_number);
	tcase_add_test(c, runs_without_a_usable_number_have_no_horizon);
	tcase_add_test(c, chances_without_a_usable_number_are_refused);
	tcase_add_test(c, a_logistic_regression_that_cannot_be_bootstrapped_is_refused);
	tcase_add_test(c, losses_whose_squares_have_no_number_are_refused);
	tcase_add_test(c, a_ceiling_that_is_not_above_its_floor_is_refused);
	tcase_add_test(c, an_index_that_next_to_no_penalty_holds_does_not_settle);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
