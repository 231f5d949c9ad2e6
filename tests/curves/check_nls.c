/* check_nls.c - nonlinear least squares against NIST and hostile input. */
#include "curves/nls.h"
#include "stats/dist.h"

#include "curves/nist_nonlinear.h"
#include "regress/digits.h"
#include "run_suite.h"

#include <stdlib.h>

static long double value(const void *owner, size_t i, const long double *b, long double *gradient)
{
	const struct nist_nonlinear *set = owner;
	long double room[NIST_PARAMETERS];
	return set->model(set->data + i * (set->columns + 1) + 1, b, gradient ? gradient : room);
}

static struct nls_problem problem_of(const struct nist_nonlinear *set, long double *y)
{
	for (size_t i = 0; i < set->n; i++) {
		y[i] = set->data[i * (set->columns + 1)];
		if (set->model == nelson)
			y[i] = logl(y[i]);
	}
	return (struct nls_problem){
		.n = set->n, .p = set->p, .y = y, .value = value, .owner = set, .level = 0.95
	};
}

/* The fewest digits of any parameter. */
static double worst(const struct nist_nonlinear *set, const struct nls *fit)
{
	double least = 16;
	for (size_t j = 0; j < set->p; j++)
		least = fmin(least, digits(fit->estimate[j], set->estimate[j]));
	return least;
}

START_TEST(nonlinear_sets_of_nist_come_out_from_the_second_start)
{
	const struct nist_nonlinear *set = &nist_nonlinear[_i];
	struct arena arena = ARENA_EMPTY;
	struct nls fit;
	struct err err = { 0 };
	long double y[300];
	struct nls_problem problem = problem_of(set, y);
	ck_assert_msg(nls_fit(&fit, &problem, set->start[1], 1, &arena, &err), "%s: %s", set->name,
		      err.text);
	ck_assert_msg(worst(set, &fit) >= 9, "%s: %.1f digits, offset %g after %d steps", set->name,
		      worst(set, &fit), fit.offset, fit.steps);
	ck_assert_int_eq(fit.end, NLS_CONVERGED);
	for (size_t j = 0; j < set->p; j++)
		ck_assert_msg(digits(fit.stderror[j], set->stderror[j]) >=
				      (set->sigma > 1e-12 ? 8 : 5),
			      "%s: stderr %.12g, certified %.12g", set->name, fit.stderror[j],
			      set->stderror[j]);
	ck_assert_msg(digits(fit.rss, set->rss) >= (set->sigma > 1e-12 ? 9 : 6),
		      "%s: rss %.12g, certified %.12g", set->name, fit.rss, set->rss);
	ck_assert_msg(digits(fit.sigma, set->sigma) >= (set->sigma > 1e-12 ? 9 : 6),
		      "%s: sigma %.12g", set->name, fit.sigma);
	arena_clear(&arena);
}
END_TEST

START_TEST(nonlinear_sets_of_nist_come_out_from_the_first_start_with_others_around_it)
{
	enum { STARTS = 8 };
	const struct nist_nonlinear *set = &nist_nonlinear[_i];
	struct arena arena = ARENA_EMPTY;
	struct nls fit;
	long double y[300];
	double starts[STARTS * NIST_PARAMETERS];
	struct nls_problem problem = problem_of(set, y);
	nls_scatter(starts, STARTS, &problem, set->start[0], 1);
	ck_assert(nls_fit(&fit, &problem, starts, STARTS, &arena, NULL));
	ck_assert_msg(worst(set, &fit) >= 9, "%s: %.1f digits, offset %g", set->name,
		      worst(set, &fit), fit.offset);
	ck_assert_int_eq(fit.end, NLS_CONVERGED);
	arena_clear(&arena);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("nls");
	TCase *c = tcase_create("nls");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, nonlinear_sets_of_nist_come_out_from_the_second_start, 0,
			    (int)LENGTH(nist_nonlinear));
	tcase_add_loop_test(
		c, nonlinear_sets_of_nist_come_out_from_the_first_start_with_others_around_it, 0,
		(int)LENGTH(nist_nonlinear));
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
