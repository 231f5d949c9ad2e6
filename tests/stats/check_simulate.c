/* check_simulate.c - shares, correlated draws, quantiles and ranks against outsiders. */
#include "run_suite.h"
#include "stats/shapley.h"
#include "stats/simulate.h"
#include "stats/stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Littlechild & Owen 1973: the airport game.  A runway for the planes in S costs as much as its
 * largest plane needs, here 1, 2 and 3; the shares are 1/3, 1/3 + 1/2 and 1/3 + 1/2 + 1. */
static const double airport[8] = { 0, 1, 2, 2, 3, 3, 3, 3 };

START_TEST(an_airport_is_shared_as_littlechild_and_owen_say)
{
	double share[3];
	shapley_shares(share, airport, 3);
	ck_assert_double_eq_tol(share[0], 1.0 / 3, 1e-15);
	ck_assert_double_eq_tol(share[1], 5.0 / 6, 1e-15);
	ck_assert_double_eq_tol(share[2], 11.0 / 6, 1e-15);
	ck_assert_double_eq_tol(shapley_pair(airport, 0, 1), -1, 1e-15);
}
END_TEST

START_TEST(two_left_gloves_and_a_right_one_are_worth_a_sixth_and_two_thirds)
{
	/* Shapley & Shubik 1969: only a pair is worth something; players 0 and 1 hold left gloves. */
	static const double gloves[8] = { 0, 0, 0, 0, 0, 1, 1, 1 };
	double share[3];
	shapley_shares(share, gloves, 3);
	ck_assert_double_eq_tol(share[0], 1.0 / 6, 1e-15);
	ck_assert_double_eq_tol(share[1], 1.0 / 6, 1e-15);
	ck_assert_double_eq_tol(share[2], 2.0 / 3, 1e-15);
	ck_assert_double_eq_tol(shapley_pair(gloves, 0, 2), 1, 1e-15);
}
END_TEST

START_TEST(shares_add_up_to_the_whole_for_every_number_of_players)
{
	double outcome[1 << SHAPLEY_MAX], share[SHAPLEY_MAX];
	struct stream stream;
	stream_init(&stream, 5, 0);
	for (size_t n = 1; n <= SHAPLEY_MAX; n++) {
		double sum = 0;
		for (size_t s = 0; s < (size_t)1 << n; s++)
			outcome[s] = stream_normal(&stream);
		shapley_shares(share, outcome, n);
		for (size_t i = 0; i < n; i++)
			sum += share[i];
		ck_assert_double_eq_tol(sum, outcome[((size_t)1 << n) - 1] - outcome[0], 1e-12);
	}
}
END_TEST

START_TEST(the_factor_of_a_correlation_matrix_is_numpys)
{
	static const double rho[16] = { 1,    0.3, -0.3, 0.1, 0.3, 1,   0, 0.2,
					-0.3, 0,   1,	 0,   0.1, 0.2, 0, 1 };
	/* numpy.linalg.cholesky, numpy 1.24 */
	static const double expected[16] = {
		1,    0,		 0,		    0,
		0.3,  0.953939201416946, 0,		    0,
		-0.3, 0.094345635304973, 0.949262293098647, 0,
		0.1,  0.178208422242726, 0.013891643313639, 0.978799663101600,
	};
	double factor[16];
	ck_assert_int_eq(simulate_factor(factor, rho, 4), 0);
	for (int i = 0; i < 16; i++)
		ck_assert_double_eq_tol(factor[i], expected[i], 1e-14);
}
END_TEST

START_TEST(an_impossible_matrix_is_shrunk_until_it_is_one)
{
	static const double rho[9] = { 1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1 };
	double factor[9];
	/* numpy: the least eigenvalue is above zero from 0.95^12 on, not before. */
	ck_assert_int_eq(simulate_factor(factor, rho, 3), 12);
	for (int i = 0; i < 3; i++) {
		double length = 0;
		for (int k = 0; k < 3; k++)
			length += factor[3 * i + k] * factor[3 * i + k];
		ck_assert_double_eq_tol(length, 1, 1e-12);
	}
}
END_TEST

START_TEST(quantiles_in_any_order_are_numpys)
{
	static const double x[10] = { 3.1, 0.2, 5.5, 5.5, -1, 9.25, 2, 2, 2, 7 };
	/* numpy.quantile, its default (type 7) */
	static const double p[4] = { 0.1, 0.5, 0.9, 0.33 };
	static const double expected[4] = { 0.08, 2.55, 7.225, 2 };
	for (int i = 0; i < 4; i++) {
		double room[10];
		memcpy(room, x, sizeof room);
		ck_assert_double_eq_tol(simulate_quantile(room, 10, p[i]), expected[i], 1e-14);
	}
}
END_TEST

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

START_TEST(quantiles_of_many_draws_are_those_of_the_sorted_list)
{
	enum { N = 997 };
	double x[N], sorted[N];
	struct stream stream;
	stream_init(&stream, 3, 1);
	for (int i = 0; i < N; i++)
		x[i] = i % 7 == 0 ? INFINITY : floor(20 * stream_normal(&stream)) / 4;
	memcpy(sorted, x, sizeof sorted);
	qsort(sorted, N, sizeof *sorted, ascending);
	for (int i = 0; i <= 996; i += 12)
		ck_assert(!(simulate_quantile(x, N, i / 996.0) < sorted[i]) &&
			  !(simulate_quantile(x, N, i / 996.0) > sorted[i]));
	ck_assert(isinf(simulate_quantile(x, N, 0.9)));
}
END_TEST

START_TEST(the_error_of_a_median_is_what_theory_says)
{
	/* sqrt(pi / 2 n) for standard normal draws: 0.02802 at n = 2000. */
	double x[2000], sum = 0;
	for (uint64_t run = 0; run < 40; run++) {
		struct stream stream;
		stream_init(&stream, 11, run);
		for (int i = 0; i < 2000; i++)
			x[i] = stream_normal(&stream);
		sum += simulate_quantile_error(x, 2000, 0.5) / 40;
	}
	ck_assert_double_eq_tol(sum, 0.02802, 0.003);
}
END_TEST

START_TEST(rank_correlation_is_scipys_ties_and_all)
{
	static const double x[10] = { 3.1, 0.2, 5.5, 5.5, -1, 9.25, 2, 2, 2, 7 };
	static const double y[10] = { 1, 0, 4, 6, -2, 5, 2, 3, 1, 9 };
	double a[10], b[10];
	struct simulate_pair room[10];
	simulate_ranks(a, x, 10, room);
	simulate_ranks(b, y, 10, room);
	ck_assert_double_eq_tol(a[2], 7.5, 1e-15);
	ck_assert_double_eq_tol(a[6], 4, 1e-15);
	/* scipy.stats.spearmanr */
	ck_assert_double_eq_tol(simulate_correlation(a, b, 10), 0.8827833270055707, 1e-12);
}
END_TEST

START_TEST(correlated_draws_are_correlated_as_asked)
{
	static const double rho[4] = { 1, -0.6, -0.6, 1 };
	enum { N = 20000 };
	static double x[N], y[N];
	double factor[4];
	struct stream stream;
	stream_init(&stream, 1, 0);
	simulate_factor(factor, rho, 2);
	for (int i = 0; i < N; i++) {
		double z[2] = { stream_normal(&stream), stream_normal(&stream) }, out[2];
		simulate_correlate(out, factor, z, 2);
		x[i] = out[0];
		y[i] = out[1];
	}
	/* The standard error is (1 - 0.36) / sqrt(20000) = 0.0045. */
	ck_assert_double_eq_tol(simulate_correlation(x, y, N), -0.6, 0.014);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("simulation");
	TCase *t = tcase_create("simulate");
	tcase_add_test(t, an_airport_is_shared_as_littlechild_and_owen_say);
	tcase_add_test(t, two_left_gloves_and_a_right_one_are_worth_a_sixth_and_two_thirds);
	tcase_add_test(t, shares_add_up_to_the_whole_for_every_number_of_players);
	tcase_add_test(t, the_factor_of_a_correlation_matrix_is_numpys);
	tcase_add_test(t, an_impossible_matrix_is_shrunk_until_it_is_one);
	tcase_add_test(t, quantiles_in_any_order_are_numpys);
	tcase_add_test(t, quantiles_of_many_draws_are_those_of_the_sorted_list);
	tcase_add_test(t, the_error_of_a_median_is_what_theory_says);
	tcase_add_test(t, rank_correlation_is_scipys_ties_and_all);
	tcase_add_test(t, correlated_draws_are_correlated_as_asked);
	suite_add_tcase(s, t);
	return run_suite(s);
}
