/* check_refused.c - points in which no break can be looked for and that cannot be forecast, and the
 * sentence that each gets. */
#include "judge/forecast.h"
#include "judge/segments.h"
#include "judge/trials.h"
#include "stats/dist.h"

#include "regress/digits.h"
#include "regress/refused.h"
#include "run_suite.h"

#include <math.h>
static const double x9[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, y9[] = { 1, 3, 2, 5, 4, 6, 9, 7, 8 },
		    bad[] = { 1, 3, 2, NAN, 4, 6, 9, 7, 8 };

START_TEST(points_that_cannot_be_cut_into_sections_are_refused)
{
	static const double back[] = { 1, 2, 3, 4, 3, 6, 7, 8, 9 },
			    never[] = { 1, 2, 3, INFINITY, 5, 6, 7, 8, 9 };
	static double many[SECTIONS_POINTS + 1];
	static const struct {
		const double *x, *y;
		size_t n;
		const char *sentence;
	} cases[] = {
		{ x9, bad, 9, "point 4 is not a finite number" },
		{ never, y9, 9, "point 4 is not a finite number" },
		{ back, y9, 9, "point 5 is earlier than the one before it" },
		{ many, many, SECTIONS_POINTS + 1,
		  "2001 points are too many to try all partitions; the most is 2000" },
		{ x9, y9, 5, "5 points cannot be cut into sections of 3" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct sections sections;
		struct err err = { 0 };
		ck_refused(sections_fit(&sections, cases[i].x, cases[i].y, cases[i].n, 3, &err),
			   &err, ERR_DATA, cases[i].sentence);
	}
}
END_TEST

START_TEST(a_broken_line_through_what_has_no_place_is_refused)
{
	static const double zero[] = { 1, 3, 2, 5, 0, 6, 9, 7, 8 };
	struct segments_options options = { .scale = GROWTH_LOG, .breaks = 1, .level = 0.95 };
	struct segments segments;
	struct err err = { 0 };
	ck_refused(segments_fit(&segments, x9, bad, 9, &options, &err), &err, ERR_DATA,
		   "a point is not a finite number");
	ck_refused(segments_fit(&segments, x9, zero, 9, &options, &err), &err, ERR_DATA,
		   "0 has no place on this scale");
}
END_TEST

START_TEST(points_without_scatter_cannot_be_tried)
{
	static const double level[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
	/* what is a record lies on a line, what is none does not */
	static const double records[] = { 5, 1, 5, 5, 2, 5, 5, 3, 5, 1, 5, 5 };
	double t[LENGTH(level)];
	struct null_trial trial;
	struct err err = { 0 };
	for (size_t i = 0; i < LENGTH(t); i++)
		t[i] = 2020 + (double)i;
	ck_refused(null_trial_init(&trial, t, level, LENGTH(t), FRONTIER_ALL, 0, 1, &err), &err,
		   ERR_DATA, "the points leave no scatter to simulate");
	ck_refused(null_trial_init(&trial, t, records, LENGTH(t), FRONTIER_RECORDS, 0, 1, &err),
		   &err, ERR_DATA,
		   "the points lie on the broken line exactly, so nothing is left to test");
}
END_TEST

START_TEST(numbers_too_large_to_forecast_are_refused)
{
	static const double y[] = { 1.7e308, -1.7e308, 1.6e308, -1.7e308 };
	struct forecast_data data = { .years = x9,
				      .y = y,
				      .n = LENGTH(y),
				      .scale = GROWTH_RAW,
				      .ceiling = (double)NAN,
				      .wander = (double)NAN };
	struct forecast_model model;
	struct err err = { 0 };
	ck_refused(forecast_fit(&model, forecast_method("drift"), &data, &err), &err, ERR_DATA,
		   "the numbers are too large to forecast");
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("refused");
	TCase *c = tcase_create("judge");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_test(c, points_that_cannot_be_cut_into_sections_are_refused);
	tcase_add_test(c, a_broken_line_through_what_has_no_place_is_refused);
	tcase_add_test(c, points_without_scatter_cannot_be_tried);
	tcase_add_test(c, numbers_too_large_to_forecast_are_refused);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
