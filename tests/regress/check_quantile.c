/* check_quantile.c - quantile lines against R, brute force and hostile points. */
#include "regress/quantile.h"
#include "regress/ratio.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/noisy_line.h"
#include "regress/trend_points.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

/* ---- quantile lines: R 4.2, quantreg 5.94, rq() and summary(se = "rank", alpha = 0.05, iid =
 * TRUE) ---- */

struct quantile_case {
	int trend; /* of trends.h */
	double share, slope, low, high, objective;
	double digits; /* of the interval */
};
/* With n (1 - share) a whole number quantreg interpolates between other steps: two digits. */
static const struct quantile_case quantile_cases[] = {
	{ 0, 0.1, 0.00456271512048, 2.32483302131e-03, INFINITY, 1.77714514619, 9 },
	{ 0, 0.25, 0.0037117871675, 2.75069298084e-03, INFINITY, 3.7198166244, 9 },
	{ 0, 0.5, 0.00381158417166, 3.09944245514e-03, 0.00695012273141, 5.01834605811, 9 },
	{ 0, 0.75, 0.00379745781791, -INFINITY, 4.47808889266e-03, 3.58639445986, 9 },
	{ 0, 0.9, 0.00352617575707, -INFINITY, 3.84589111429e-03, 1.8095265845, 9 },
	{ 10, 0.1, 0.690046045239, 0.606835344371, 0.918498756354, 140.536417079, 9 },
	{ 10, 0.25, 0.811936399984, 0.680059820019, 0.902788109942, 254.666334997, 1.7 },
	{ 10, 0.5, 0.720137865206, 0.647038149472, 0.7701472103, 299.62741933, 1.7 },
	{ 10, 0.75, 0.613413392786, 0.575175036286, 0.682915098286, 210.5970578, 1.7 },
	{ 10, 0.9, 0.625131362941, 0.571314225808, 0.646014289192, 105.324351995, 9 },
};

START_TEST(quantile_lines_and_their_intervals_are_those_of_quantreg)
{
	const struct quantile_case *c = &quantile_cases[_i];
	struct trend_points points;
	struct quantile fit;
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	struct quantile_options options = { .share = c->share, .level = 0.95 };
	trend_points(&points, &trends[c->trend]);
	ck_assert_msg(quantile_fit(&fit, points.x, points.y, points.n, &options, &arena, &err),
		      "%s", err.text);
	ck_digits(fit.slope, c->slope, 9);
	ck_digits(fit.objective * (double)points.n, c->objective, 9);
	ck_assert_uint_eq(fit.on, 2);
	if (isinf(c->low))
		ck_assert(isinf(fit.slope_interval.low));
	else
		ck_digits(fit.slope_interval.low, c->low, c->digits);
	if (isinf(c->high))
		ck_assert(isinf(fit.slope_interval.high));
	else
		ck_digits(fit.slope_interval.high, c->high, c->digits);
	arena_clear(&arena);
}
END_TEST

static double brute_objective(const double *x, const double *y, size_t n, double share)
{
	double best = INFINITY;
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			double b = (y[j] - y[i]) / (x[j] - x[i]), sum = 0;
			for (size_t k = 0; k < n && x[i] != x[j]; k++) {
				double e = y[k] - y[i] - b * (x[k] - x[i]);
				sum += k == i || k == j ? 0 : e * (e > 0 ? share : share - 1);
			}
			if (x[i] != x[j] && sum < best)
				best = sum;
		}
	return best;
}

START_TEST(quantile_lines_are_the_best_of_all_lines_through_two_points)
{
	struct stream stream;
	struct err err = { 0 };
	stream_init(&stream, 6, 0);
	for (int run = 0; run < 300; run++) {
		double x[15], y[15];
		size_t n = 4 + stream_below(&stream, 12);
		struct arena arena = ARENA_EMPTY;
		struct quantile fit;
		for (size_t i = 0; i < n; i++) { /* coarse numbers make ties and points in a row */
			x[i] = stream_below(&stream, run % 2 ? 5 : 1000);
			y[i] = stream_below(&stream, run % 3 ? 4 : 1000);
		}
		x[0] = -1;
		struct quantile_options options = { .share = 0.05 + 0.9 * stream_uniform(&stream),
						    .level = 0.95 };
		ck_assert_msg(quantile_fit(&fit, x, y, n, &options, &arena, &err), "%s", err.text);
		double best = brute_objective(x, y, n, options.share);
		ck_assert_double_eq_tol(fit.objective * (double)n, best, 1e-9 * (1 + best));
		arena_clear(&arena);
	}
}
END_TEST

START_TEST(hostile_points_get_a_quantile_line_or_a_sentence)
{
	static const double x[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 2, 4, 6, 8, 10, 12 },
			    same[] = { 5, 5, 5, 5, 5, 5 };
	static const double bad[] = { 1, 2, NAN, 4, 5, 6 },
			    tiny[] = { 1e-300, 3e-300, 2e-300, 5e-300, 4e-300, 7e-300 };
	static const double huge[] = { 1e300, -1e300, 1e300, 2e300, -1.7e308, 1.7e308 };
	static const double *const sets[] = { x, y, same, bad, tiny, huge };
	struct quantile fit;
	for (size_t a = 0; a < LENGTH(sets); a++)
		for (size_t b = 0; b < LENGTH(sets); b++)
			for (size_t n = 0; n <= 6; n++) {
				struct arena arena = ARENA_EMPTY;
				struct err err = { 0 };
				struct quantile_options options = { .share = 0.5, .level = 0.95 };
				bool fine = quantile_fit(&fit, sets[a], sets[b], n, &options,
							 &arena, &err);
				ck_assert(fine ? isfinite(fit.slope) : err.text[0] != 0);
				ck_assert_msg(!fine || !(isnan(fit.slope_interval.low) ||
							 isnan(fit.slope_interval.high)),
					      "sets %zu and %zu, %zu points", a, b, n);
				arena_clear(&arena);
			}
	struct quantile_options options = { .share = 1, .level = 0.95 };
	ck_assert(!quantile_fit(&fit, x, y, 6, &options, NULL, NULL));
}
END_TEST

START_TEST(a_million_points_get_a_quantile_line)
{
	enum { N = 1000000 };
	double *x = mem_array(N, sizeof *x), *y = mem_array(N, sizeof *y);
	struct arena arena = ARENA_EMPTY;
	struct quantile fit;
	struct quantile_options options = { .share = 0.9, .level = 0.95 };
	noisy_line(x, y, N, 3);
	ck_assert(quantile_fit(&fit, x, y, N, &options, &arena, NULL));
	ck_assert_double_eq_tol(fit.slope, 0.5, 0.01);
	ck_assert_double_eq_tol((double)fit.below / N, 0.9, 1e-5);
	arena_clear(&arena);
	free(x);
	free(y);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("quantile");
	TCase *c = tcase_create("quantile");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 300);
	tcase_add_loop_test(c, quantile_lines_and_their_intervals_are_those_of_quantreg, 0,
			    (int)LENGTH(quantile_cases));
	tcase_add_test(c, quantile_lines_are_the_best_of_all_lines_through_two_points);
	tcase_add_test(c, hostile_points_get_a_quantile_line_or_a_sentence);
	tcase_add_test(c, a_million_points_get_a_quantile_line);
	suite_add_tcase(s, c);
	return run_suite(s);
}
