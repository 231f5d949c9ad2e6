/* check_refused.c - points and options that no line can be fitted to, and the sentence that each
 * gets. */
#include "regress/gls.h"
#include "regress/linear.h"
#include "regress/robust.h"
#include "regress/way.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/refused.h"
#include "run_suite.h"

START_TEST(a_weight_that_is_not_positive_is_refused)
{
	static const double t[] = { 2020, 2021, 2022, 2023 }, y[] = { 1, 2, 4, 9 };
	static const double weights[][4] = {
		{ 1, 0, 1, 1 }, { 1, -1, 1, 1 }, { 1, NAN, 1, 1 }, { 1, INFINITY, 1, 1 }
	};
	for (size_t i = 0; i < LENGTH(weights); i++) {
		struct growth fit;
		struct err err = { 0 };
		struct growth_options options = { .scale = GROWTH_LOG,
						  .level = 0.95,
						  .weights = weights[i] };
		ck_refused(growth_fit(&fit, t, y, 4, &options, &err), &err, ERR_DATA,
			   "a weight is not a positive number");
	}
}
END_TEST

START_TEST(columns_that_least_squares_cannot_take_are_refused)
{
	static const long double rows[] = { 1, 0, 1, 1, 1, 2, 1, 3 },
				 endless[] = { 1, 0, 1, 1, 1, INFINITY, 1, 3 },
				 twice[] = { 1, 0, 0, 1, 1, 2, 1, 2, 4, 1, 3, 6 };
	static const double y[] = { 1, 2, 4, 9 }, bad[] = { 1, 2, 4, NAN },
			    weights[] = { 1, 1, 0, 1 };
	static const struct {
		const long double *rows;
		const double *y, *weights;
		size_t n, p;
		const char *sentence;
	} cases[] = {
		{ rows, bad, NULL, 4, 2, "point 4 is not a finite number" },
		{ endless, y, NULL, 4, 2, "point 3 is not a finite number" },
		{ rows, y, weights, 4, 2, "the weight of point 3 is not a positive number" },
		{ rows, y, NULL, 2, 2,
		  "2 points cannot fix 2 parameters and an error: at least 3 are needed" },
		{ twice, y, NULL, 4, 3, "column 3 is fixed by the others" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct arena arena = ARENA_EMPTY;
		struct linear fit;
		struct err err = { 0 };
		struct linear_options options = { .level = 0.95, .weights = cases[i].weights };
		ck_refused(linear_fit(&fit, cases[i].rows, cases[i].y, cases[i].n, cases[i].p,
				      &options, &arena, &err),
			   &err, ERR_DATA, cases[i].sentence);
		arena_clear(&arena);
	}
}
END_TEST

/* Six points for all that follows. */
static const double x6[] = { 1, 2, 3, 4, 5, 6 }, y6[] = { 1, 3, 2, 5, 4, 6 };
static const double narrow[] = { 1e-200, 2e-200, 3e-200, 4e-200, 5e-200, 6e-200 },
		    high[] = { 1e200, 3e200, 2e200, 5e200, 4e200, 6e200 },
		    apart[] = { 1.7e308, -1.7e308, -1.7e308, -1.7e308, -1.7e308, -1.7e308 },
		    halves[] = { 1.7e308, -1.7e308, 1.6e308, -1.6e308, 1.5e308, -1.5e308 };
static const char too_large[] = "the numbers are too large to fit";

START_TEST(numbers_too_large_for_a_robust_line_are_refused)
{
	static const enum robust_method methods[] = { ROBUST_THEIL_SEN, ROBUST_HUBER, ROBUST_MM,
						      ROBUST_LTS };
	struct robust_options options = { .method = methods[_i], .level = 0.95 };
	struct arena arena = ARENA_EMPTY;
	struct robust fit;
	struct err err = { 0 };
	ck_refused(robust_fit(&fit, apart, y6, 6, &options, &arena, &err), &err, ERR_DATA,
		   too_large);
	ck_refused(robust_fit(&fit, halves, y6, 6, &options, &arena, &err), &err, ERR_DATA,
		   too_large);
	ck_refused(robust_fit(&fit, narrow, high, 6, &options, &arena, &err), &err, ERR_DATA,
		   too_large);
#if SIZE_MAX > UINT32_MAX
	if (options.method != ROBUST_THEIL_SEN) /* which takes fewer */
		ck_refused(robust_fit(&fit, x6, y6, 4294967296, &options, &arena, &err), &err,
			   ERR_DATA, "4294967296 points are too many");
#endif
	arena_clear(&arena);
}
END_TEST

START_TEST(a_line_with_correlated_errors_is_refused_what_it_cannot_take)
{
	static const double bad[] = { 1, 3, NAN, 5, 4, 6 };
	struct arena arena = ARENA_EMPTY;
	struct gls fit;
	struct err err = { 0 };
	ck_refused(gls_fit(&fit, x6, bad, 6, 0.95, &arena, &err), &err, ERR_DATA,
		   "point 3 is not a finite number");
	ck_refused(gls_fit(&fit, narrow, high, 6, 0.95, &arena, &err), &err, ERR_DATA, too_large);
	ck_refused(gls_fit(&fit, x6, apart, 6, 0.95, &arena, &err), &err, ERR_DATA, too_large);
	arena_clear(&arena);
}
END_TEST

START_TEST(a_point_that_alone_fixes_the_line_has_no_hc3_errors)
{
	static const double x[] = { 1, 1, 1, 1, 1, 2 };
	struct growth_options options = { .level = 0.95 };
	struct way way = { .errors = WAY_HC3 };
	struct way_result result;
	struct growth line;
	struct err err = { 0 };
	ck_assert(growth_fit(&line, x, y6, 6, &options, NULL));
	ck_refused(way_fit(&line, &result, &way, x, y6, 6, &err), &err, ERR_DATA,
		   "a point alone fixes the line: HC3 errors do not exist");
}
END_TEST

/* ---- bootstraps ---- */

enum { MANY = 40 };

/* The share of points that were drawn: 1 for the data, less for what is drawn again. */
static bool share_drawn(const struct resample *resample, const void *context, double *value)
{
	bool drawn[MANY] = { false };
	(void)context;
	*value = 0;
	for (size_t i = 0; i < resample->n; i++) {
		*value += !drawn[resample->index[i]];
		drawn[resample->index[i]] = true;
	}
	return true;
}

/* Exists for the data alone, without or with one point less. */
static bool all_different(const struct resample *resample, const void *context, double *value)
{
	return share_drawn(resample, context, value) && *value >= (double)resample->n;
}

static bool nothing(const struct resample *resample, const void *context, double *value)
{
	(void)resample, (void)context, (void)value;
	return false;
}

START_TEST(statistics_that_cannot_be_bootstrapped_are_refused)
{
	static const uint32_t two_groups[MANY] = { 1, 1, 1, 1, 1 };
	static const struct {
		bootstrap_statistic *statistic;
		struct bootstrap_options options;
		const char *sentence;
	} cases[] = {
		{ nothing, { 0 }, "the statistic of the data itself cannot be computed" },
		{ all_different,
		  { 0 },
		  "only 0 of 200 replicates could be computed: too few for an interval" },
		{ share_drawn,
		  { .interval = BOOTSTRAP_BCA },
		  "all replicates lie on one side of the estimate: BCa cannot be computed; use "
		  "percentile" },
		{ share_drawn,
		  { .kind = BOOTSTRAP_GROUPS, .groups = two_groups, .depth = 1 },
		  "fewer than 3 groups: a bootstrap of groups has nothing to draw from" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct bootstrap_options options = cases[i].options;
		struct arena arena = ARENA_EMPTY;
		struct bootstrap bootstrap;
		struct err err = { 0 };
		options.replicates = 200;
		options.level = 0.95;
		ck_refused(bootstrap_run(&bootstrap, MANY, cases[i].statistic, NULL, &options,
					 &arena, &err),
			   &err, ERR_DATA, cases[i].sentence);
		arena_clear(&arena);
	}
}
END_TEST

START_TEST(numbers_too_large_for_a_bootstrapped_slope_are_refused)
{
	struct bootstrap_options options = { .replicates = 200, .level = 0.95 };
	struct arena arena = ARENA_EMPTY;
	struct bootstrap bootstrap;
	struct err err = { 0 };
	ck_refused(bootstrap_slope(&bootstrap, x6, apart, 6, &options, &arena, &err), &err,
		   ERR_DATA, too_large);
	ck_refused(bootstrap_slope(&bootstrap, narrow, high, 6, &options, &arena, &err), &err,
		   ERR_DATA, too_large);
	arena_clear(&arena);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("refused");
	TCase *c = tcase_create("regress");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_test(c, a_weight_that_is_not_positive_is_refused);
	tcase_add_test(c, columns_that_least_squares_cannot_take_are_refused);
	tcase_add_loop_test(c, numbers_too_large_for_a_robust_line_are_refused, 0, 4);
	tcase_add_test(c, a_line_with_correlated_errors_is_refused_what_it_cannot_take);
	tcase_add_test(c, a_point_that_alone_fixes_the_line_has_no_hc3_errors);
	tcase_add_test(c, statistics_that_cannot_be_bootstrapped_are_refused);
	tcase_add_test(c, numbers_too_large_for_a_bootstrapped_slope_are_refused);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
