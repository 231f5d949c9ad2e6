/* check_lib.c - the library against R, scipy, statsmodels and NIST, through its public header. */
#include "lib/kasoku.h"

#include <stdbool.h>

#include "judge/horizons.h"
#include "regress/digits.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

enum { POINTS = LENGTH(metr) };
struct points {
	double t[POINTS], y[POINTS];
	size_t n;
};

/* METR's points, or its records only. */
static struct points metr_points(bool records)
{
	struct points points = { .n = 0 };
	for (size_t i = 0; i < POINTS; i++)
		if (metr[i].record || !records) {
			points.t[points.n] = kasoku_year_of_days(metr[i].days);
			points.y[points.n++] = metr[i].p50;
		}
	return points;
}

static struct kasoku_growth grown(const struct kasoku_growth_options *options)
{
	struct points points = metr_points(true);
	struct kasoku_growth growth;
	struct kasoku_error error;
	ck_assert_msg(kasoku_growth_fit(&growth, points.t, points.y, points.n, options, &error) ==
			      KASOKU_OK,
		      "%s", error.text);
	return growth;
}

START_TEST(a_trend_is_that_of_r_and_statsmodels)
{
	/* R 4.2 lm(); statsmodels 0.13 OLS, get_prediction */
	struct kasoku_growth growth = grown(NULL);
	ck_assert_uint_eq(growth.n, 17);
	ck_digits(growth.doubling_days, 187.777543788, 10);
	ck_digits(growth.doubling_interval.low, 163.924298155, 10);
	ck_digits(growth.doubling_interval.high, 219.754913814, 10);
	ck_digits(growth.factor_per_year, 3.85070009837, 10);
	ck_digits(growth.r_squared, 0.9346566296161712, 12);
	ck_digits(growth.p_value, 2.71379315e-10, 8);
	ck_digits(kasoku_growth_at(&growth, 2027), 7.59392248e2, 8);
	struct kasoku_interval line = kasoku_growth_band(&growth, 2027, KASOKU_CONFIDENCE);
	struct kasoku_interval point = kasoku_growth_band(&growth, 2027, KASOKU_PREDICTION);
	ck_digits(line.low, 3.91687230e2, 8);
	ck_digits(line.high, 1.47228845e3, 8);
	ck_digits(point.low, 1.39916527e2, 8);
	ck_digits(point.high, 4.12157591e3, 8);
}
END_TEST

START_TEST(a_date_to_reach_lies_where_the_band_is_crossed)
{
	struct kasoku_growth growth = grown(NULL);
	struct kasoku_reach reach = kasoku_growth_reach(&growth, 10020, KASOKU_CONFIDENCE);
	char text[16];
	ck_digits(reach.at, 2028.91345108, 11); /* statsmodels: mean + (ln y - a)/b */
	ck_assert_str_eq(kasoku_date_format(text, reach.at), "2028-11-30");
	ck_digits(kasoku_growth_band(&growth, reach.when.low, KASOKU_CONFIDENCE).high, 10020, 9);
	ck_digits(kasoku_growth_band(&growth, reach.when.high, KASOKU_CONFIDENCE).low, 10020, 9);
	ck_assert(isnan(kasoku_growth_reach(&growth, -1, KASOKU_CONFIDENCE).at));
}
END_TEST

START_TEST(lines_and_errors_are_those_of_r_and_scipy)
{
	/* scipy theilslopes; MASS rlm; robustbase lmrob; sandwich vcovHC, NeweyWest(lag 2), as slopes
	 * of ln minutes a year */
	struct kasoku_growth sen = grown(&(struct kasoku_growth_options){ .line = KASOKU_THEIL_SEN });
	struct kasoku_growth huber = grown(&(struct kasoku_growth_options){ .line = KASOKU_HUBER });
	struct kasoku_growth mm = grown(&(struct kasoku_growth_options){ .line = KASOKU_MM });
	struct kasoku_growth hc3 = grown(&(struct kasoku_growth_options){ .errors = KASOKU_HC3 });
	struct kasoku_growth hac = grown(&(struct kasoku_growth_options){ .errors = KASOKU_HAC });
	ck_digits(sen.doubling_days, 141.17040677313952, 10);
	ck_digits(sen.slope_interval.low, 1.392181118697666, 10);
	ck_digits(sen.slope_interval.high, 2.30175095347771, 10);
	ck_assert(isnan(sen.slope_stderr));
	ck_assert(isnan(kasoku_growth_band(&sen, 2027, KASOKU_CONFIDENCE).low));
	ck_assert(isnan(kasoku_growth_reach(&sen, 10020, KASOKU_CONFIDENCE).when.low));
	ck_assert(kasoku_growth_reach(&sen, 10020, KASOKU_CONFIDENCE).at > 2027);
	ck_digits(huber.doubling_days, 187.870105657, 5);
	ck_digits(mm.doubling_days, 140.649877346, 4);
	ck_digits(hc3.slope_stderr, 0.17648444, 7);
	ck_digits(hc3.doubling_interval.low, 146.81551892, 8);
	ck_digits(hc3.doubling_interval.high, 260.441639454, 8);
	ck_digits(hac.slope_stderr, 0.11511085, 7);
}
END_TEST

START_TEST(a_bootstrap_is_that_of_boot_within_its_error_and_the_same_for_any_threads)
{
	struct kasoku_growth_options options = { .replicates = 20000, .seed = 7 };
	struct kasoku_growth one = grown(&options);
	options.threads = 3;
	struct kasoku_growth three = grown(&options);
	ck_assert_mem_eq(&one, &three, sizeof one);
	/* R boot, 10,000 replicates: 131.3 and 210.9, with an error of about 0.7 each */
	ck_assert_double_eq_tol(one.doubling_interval.low, 131.299462606, 2.5);
	ck_assert_double_eq_tol(one.doubling_interval.high, 210.92259303, 2.5);
}
END_TEST

START_TEST(acceleration_is_that_of_segmented)
{
	struct points points = metr_points(false);
	struct kasoku_acceleration_options options = { .rule = KASOKU_RECORDS, .seed = 1 };
	struct kasoku_acceleration bend;
	struct kasoku_error error;
	ck_assert_msg(kasoku_acceleration_test(&bend, points.t, points.y, points.n, &options,
					       &error) == KASOKU_OK,
		      "%s", error.text);
	/* R segmented 1.6 on the records, confint and slope; the profile from a numpy grid */
	ck_assert_uint_eq(bend.n, 17);
	ck_assert_double_eq_tol(bend.break_at, 2024.27368285, 1e-4);
	ck_assert_double_eq_tol(bend.break_interval.low, 2023.8652318, 1e-3);
	ck_assert_double_eq_tol(bend.break_profile.high, 2024.60722, 2e-4);
	ck_digits(bend.slope_before, 0.973230092, 5);
	ck_digits(bend.slope_after, 2.417921300, 5);
	ck_digits(bend.ratio, 2.417921300 / 0.973230092, 5);
	ck_digits(bend.aicc, 16.2562649342, 6);
	ck_digits(bend.line_aicc, 43.2744554067, 6); /* lm() */
	ck_digits(bend.davies_p, 5.63901205234e-06, 6);
	ck_assert_int_eq(bend.verdict, KASOKU_ACCELERATING);
	ck_assert(bend.ratio_interval.low > 1.5 && bend.ratio_interval.high < 4);
	ck_assert(bend.simulated_p < 0.005 && bend.simulated_p_stderr > 0);
	/* prices fall: turned around, the same bend */
	for (size_t i = 0; i < points.n; i++)
		points.y[i] = 1 / points.y[i];
	options.down = 1;
	struct kasoku_acceleration fall;
	ck_assert_int_eq(kasoku_acceleration_test(&fall, points.t, points.y, points.n, &options,
						  NULL),
			 KASOKU_OK);
	ck_digits(fall.ratio, bend.ratio, 9);
	ck_digits(fall.break_value, 1 / bend.break_value, 9);
}
END_TEST

START_TEST(a_logistic_curve_has_nists_certified_values)
{
	/* NIST StRD Rat42: ceiling, rate and midpoint with floor 0 */
	static const double t[] = { 9, 14, 21, 28, 42, 57, 63, 70, 79 };
	static const double y[] = { 8.930,  10.800, 18.590, 22.330, 39.350,
				    56.110, 61.730, 64.620, 67.080 };
	struct kasoku_logistic curve;
	struct kasoku_logistic_options options = { .hold_floor = 1 };
	ck_assert_int_eq(kasoku_logistic_fit(&curve, t, y, 9, &options, NULL), KASOKU_OK);
	ck_digits(curve.ceiling, 7.2462237576e1, 9);
	ck_digits(curve.ceiling_stderr, 1.7340283401, 8);
	ck_digits(curve.rate, 6.7359200066e-2, 9);
	ck_digits(curve.rate_stderr, 3.4465663377e-3, 8);
	ck_digits(curve.midpoint, 2.6180768402 / 6.7359200066e-2, 8);
	ck_digits(curve.rss, 8.0565229338, 9);
	ck_assert(curve.floor == 0 && isnan(curve.floor_stderr));
	ck_assert(curve.ceiling_profile.low < curve.ceiling &&
		  curve.ceiling_profile.high > curve.ceiling);
	ck_digits(kasoku_logistic_at(&curve, kasoku_logistic_reaches(&curve, 50)), 50, 12);
	ck_assert(isnan(kasoku_logistic_reaches(&curve, 80)));
	ck_digits(kasoku_logistic_at(&curve, curve.midpoint), curve.ceiling / 2, 12);
}
END_TEST

START_TEST(frontiers_are_marked)
{
	static const double t[] = { 3, 1, 2, 2, 4 }, y[] = { 3, 1, 2, 2.5, 2 };
	unsigned char keep[5];
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 5, KASOKU_RECORDS, 0, 0), 3);
	ck_assert_mem_eq(keep, "\1\1\0\1\0", 5);
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 5, KASOKU_RECORDS, 0, 1), 1);
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 5, KASOKU_TOP, 2, 0), 4);
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 5, KASOKU_TOP, 0, 0), 0);
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 5, KASOKU_QUANTILE, 100, 0), 0);
	ck_assert_uint_eq(kasoku_frontier(keep, t, y, 0, KASOKU_ALL, 0, 0), 0);
}
END_TEST

START_TEST(dates_survive_the_way_there_and_back)
{
	double year;
	char text[16];
	for (int day = -25567; day < 84371; day++) { /* 1900-01-01 to 2200-12-31 */
		struct kasoku_error error;
		kasoku_date_format(text, kasoku_year_of_days(day));
		ck_assert_msg(kasoku_date_parse(&year, text, &error) == KASOKU_OK, "%s", error.text);
		ck_assert_double_eq_tol(kasoku_days_of_year(year), day, 1e-6);
	}
	ck_assert_str_eq(kasoku_date_format(text, 1899.9), "");
	ck_assert_str_eq(kasoku_date_format(text, (double)NAN), "");
	static const char *const bad[] = { "", "2024-13", "2023-02-29", "1.1.2024", "2024-1-1",
					   "1899-12-31", "2024-01-01T00:00" };
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct kasoku_error error = { "" };
		ck_assert_int_eq(kasoku_date_parse(&year, bad[i], &error), KASOKU_DATA);
		ck_assert_ptr_nonnull(strstr(error.text, "is not a date"));
	}
}
END_TEST

/* One call that cannot be answered, its status, and a word of the sentence. */
static void refused(enum kasoku_status got, const struct kasoku_error *error,
		    enum kasoku_status status, const char *word)
{
	ck_assert_msg(got == status, "%d, not %d: %s", got, status, error->text);
	ck_assert_msg(strstr(error->text, word), "'%s' does not say '%s'", error->text, word);
}

static void refused_growth(struct kasoku_growth_options options, double third, size_t n,
			   enum kasoku_status status, const char *word)
{
	double t[] = { 2020, 2021, 2022, 2023 }, y[] = { 1, 2, third, 9 };
	struct kasoku_growth growth;
	struct kasoku_error error = { "" };
	refused(kasoku_growth_fit(&growth, t, y, n, &options, &error), &error, status, word);
}

START_TEST(what_cannot_be_fitted_is_told_apart_and_said)
{
	struct kasoku_growth_options usual = { 0 };
	double minus[] = { 1, 1, -1, 1 };
	refused_growth(usual, 4, 2, KASOKU_NO_ANSWER, "at least 3");
	refused_growth(usual, 0, 4, KASOKU_DATA, "not positive");
	refused_growth(usual, (double)NAN, 4, KASOKU_DATA, "point 3");
	usual.scale = KASOKU_RAW;
	refused_growth(usual, 1e200, 4, KASOKU_DATA, "too large");
	usual = (struct kasoku_growth_options){ .weights = minus };
	refused_growth(usual, 4, 4, KASOKU_DATA, "weight of point 3");
	usual = (struct kasoku_growth_options){ .level = 95 };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "between 0 and 1");
	usual = (struct kasoku_growth_options){ .scale = KASOKU_LOGIT };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "floor below");
	usual.ceiling = 9;
	refused_growth(usual, 4, 4, KASOKU_DATA, "9 has no place on a logit scale between 0 and 9");
	usual = (struct kasoku_growth_options){ .scale = (enum kasoku_scale)7 };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "7 is not a scale");
	usual = (struct kasoku_growth_options){ .line = KASOKU_MM, .errors = KASOKU_HAC };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "choose one");
	usual = (struct kasoku_growth_options){ .replicates = 5 };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "5 replicates");
	usual = (struct kasoku_growth_options){ .line = (enum kasoku_line)9 };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "does not exist");
	usual = (struct kasoku_growth_options){ .replicates = 100, .bootstrap = KASOKU_BCA,
						.resample = KASOKU_WILD };
	refused_growth(usual, 4, 4, KASOKU_USAGE, "pairs only");
}
END_TEST

START_TEST(bends_and_curves_without_an_answer_say_so)
{
	double t[] = { 1, 2, 3, 4, 5, 6, 7 }, y[] = { 1, 2, 4, 8, 16, 32, 64 };
	struct kasoku_acceleration bend;
	struct kasoku_logistic curve;
	struct kasoku_error error = { "" };
	struct kasoku_acceleration_options options = { .rule = KASOKU_TOP };
	struct kasoku_logistic_options held = { .hold_floor = 1, .hold_ceiling = 1 };
	refused(kasoku_acceleration_test(&bend, t, y, 5, NULL, &error), &error, KASOKU_NO_ANSWER,
		"cannot show a break");
	refused(kasoku_acceleration_test(&bend, t, y, 0, NULL, &error), &error, KASOKU_NO_ANSWER,
		"0 points");
	refused(kasoku_acceleration_test(&bend, t, y, 7, NULL, &error), &error, KASOKU_NO_ANSWER,
		"scatter");
	refused(kasoku_acceleration_test(&bend, t, y, 7, &options, &error), &error, KASOKU_USAGE,
		"0 does not go with the frontier rule");
	options = (struct kasoku_acceleration_options){ .rule = (enum kasoku_rule)9 };
	refused(kasoku_acceleration_test(&bend, t, y, 7, &options, &error), &error, KASOKU_USAGE,
		"9 is not a frontier rule");
	options = (struct kasoku_acceleration_options){ .draws = -2 };
	refused(kasoku_acceleration_test(&bend, t, y, 7, &options, &error), &error, KASOKU_USAGE,
		"-2 draws: at most");
	refused(kasoku_logistic_fit(&curve, t, y, 7, &held, &error), &error, KASOKU_USAGE, "floor");
	refused(kasoku_logistic_fit(&curve, t, y, 2, NULL, &error), &error, KASOKU_NO_ANSWER, "2");
	/* the sentence is not asked for */
	ck_assert_int_eq(kasoku_logistic_fit(&curve, t, y, 2, NULL, NULL), KASOKU_NO_ANSWER);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("lib");
	TCase *c = tcase_create("public");
	tcase_set_timeout(c, 120);
	tcase_add_test(c, a_trend_is_that_of_r_and_statsmodels);
	tcase_add_test(c, a_date_to_reach_lies_where_the_band_is_crossed);
	tcase_add_test(c, lines_and_errors_are_those_of_r_and_scipy);
	tcase_add_test(c, a_bootstrap_is_that_of_boot_within_its_error_and_the_same_for_any_threads);
	tcase_add_test(c, acceleration_is_that_of_segmented);
	tcase_add_test(c, a_logistic_curve_has_nists_certified_values);
	tcase_add_test(c, frontiers_are_marked);
	tcase_add_test(c, dates_survive_the_way_there_and_back);
	tcase_add_test(c, what_cannot_be_fitted_is_told_apart_and_said);
	tcase_add_test(c, bends_and_curves_without_an_answer_say_so);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
