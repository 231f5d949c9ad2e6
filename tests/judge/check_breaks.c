/* check_breaks.c - breaks, sections, trials and the comparison of curves against R 4.2
 * (segmented 1.6, strucchange 1.5), numpy and scipy, and published simulations. */
#include "judge/breaks.h"
#include "judge/score.h"
#include "judge/sections.h"
#include "judge/select.h"
#include "judge/trials.h"
#include "stats/dist.h"
#include "stats/frontier.h"
#include "stats/stream.h"

#include "judge/horizons.h"
#include "regress/digits.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>

enum { METR_RECORDS = 17 };

static double year(double days)
{
	return days / 365.25 + 1970;
}

static void metr_records(double *x, double *y)
{
	size_t n = 0;
	for (size_t i = 0; i < LENGTH(metr); i++)
		if (metr[i].record) {
			x[n] = year(metr[i].days);
			y[n++] = log(metr[i].p50);
		}
	ck_assert_uint_eq(n, METR_RECORDS);
}

/* Records of the Epoch Capabilities Index, December 2021 to December 2025 (epoch.ai, CC BY 4.0). */
static const double eci[14][2] = {
	{ 19412, 110.423023156 }, { 19430, 126.167723260 }, { 19782, 127.015374763 },
	{ 19822, 127.660112839 }, { 19894, 130.000000000 }, { 19978, 136.525979065 },
	{ 20074, 142.965980280 }, { 20172, 145.097810563 }, { 20194, 147.198145185 },
	{ 20249, 148.229572113 }, { 20307, 150.000000000 }, { 20368, 150.262785238 },
	{ 20410, 153.425110604 }, { 20433, 153.754602279 },
};

static void load(struct breaks *breaks, const double *x, const double *y, size_t n, size_t least)
{
	struct err err = { 0 };
	breaks_init(breaks);
	ck_assert_msg(breaks_load(breaks, x, y, n, least, (double)NAN, (double)NAN, &err), "%s",
		      err.text);
}

START_TEST(the_break_of_metr_is_that_of_segmented)
{
	double x[METR_RECORDS], y[METR_RECORDS];
	struct breaks breaks;
	struct break_inference about;
	metr_records(x, y);
	load(&breaks, x, y, METR_RECORDS, 2);
	struct break_line line = breaks_best(&breaks);
	breaks_infer(&breaks, &line, 0.95, &about);
	/* segmented::segmented, confint, slope; grid of lm.fit for the sum of squares */
	ck_assert_double_eq_tol(line.at, 2024.27368285, 1e-4);
	ck_near(line.rss, 1.04341214048, 1e-7);
	ck_assert_double_eq_tol(about.at.low, 2023.8652318, 1e-3);
	ck_assert_double_eq_tol(about.at.high, 2024.6821339, 1e-3);
	ck_near(line.before, 0.973230092, 1e-5);
	ck_near(line.after, 2.417921300, 1e-5);
	ck_near(about.before_stderr, 0.07215784062, 1e-5);
	ck_near(about.before.low, 0.8173425547, 1e-5);
	ck_near(about.before.high, 1.129117629, 1e-5);
	ck_near(about.after.low, 2.117411635, 1e-5);
	ck_near(about.after.high, 2.718430970, 1e-5);
	ck_near(about.aicc, 16.2562649342, 1e-5);
	/* numpy, 40,001 places */
	ck_assert_double_eq_tol(about.profile.low, 2023.83696, 2e-4);
	ck_assert_double_eq_tol(about.profile.high, 2024.60722, 2e-4);
	ck_assert(!about.profile_open_low && !about.profile_open_high);
	ck_near(breaks_davies(&breaks, 10, DAVIES_EXACT), 5.63901205234e-06, 1e-6);
	ck_near(breaks_davies(&breaks, 20, DAVIES_EXACT), 4.1360793405e-06, 1e-6);
	breaks_clear(&breaks);
}
END_TEST

START_TEST(the_scan_never_loses_to_a_grid)
{
	struct stream stream;
	stream_init(&stream, 7, 1);
	for (int set = 0; set < 50; set++) {
		double x[30], y[30];
		size_t n = 8 + stream_below(&stream, 23);
		struct breaks breaks;
		x[0] = 0;
		for (size_t i = 0; i < n; i++) {
			/* a fifth of the points share the time of the one before */
			double step = stream_uniform(&stream);
			x[i] = (i ? x[i - 1] : 0) + (step < 0.2 && i ? 0 : step);
			y[i] = stream_normal(&stream) + (x[i] > 4 ? 2 * (x[i] - 4) : 0);
		}
		load(&breaks, x, y, n, 3);
		struct break_line best = breaks_best(&breaks);
		for (int i = 0; i <= 2000; i++) {
			struct break_line line = breaks_at(
				&breaks, breaks.from + (breaks.to - breaks.from) * i / 2000);
			ck_assert_msg(line.rss >= best.rss * (1 - 1e-9),
				      "set %d: %.12g at %g, best %.12g at %g", set, line.rss,
				      line.at, best.rss, best.at);
			double rss = 0;
			for (size_t j = 0; j < n; j++) {
				double d = x[j] - line.at,
				       e = y[j] - line.value -
					   d * (d > 0 ? line.after : line.before);
				rss += e * e;
			}
			ck_near(rss, line.rss, 1e-8);
		}
		breaks_clear(&breaks);
	}
}
END_TEST

START_TEST(the_capabilities_index_shows_no_break_that_tests_believe)
{
	double x[14], y[14];
	struct breaks breaks;
	struct break_inference about;
	struct sup_f sup;
	for (size_t i = 0; i < 14; i++) {
		x[i] = year(eci[i][0]);
		y[i] = eci[i][1];
	}
	breaks_init(&breaks);
	ck_assert(breaks_load_usual(&breaks, x, y, 14, NULL));
	struct break_line line = breaks_best(&breaks);
	breaks_infer(&breaks, &line, 0.95, &about);
	/* segmented, strucchange, and a grid of 8,001 places */
	ck_assert_double_eq_tol(line.at, 2024.160164, 1e-4);
	ck_near(line.before, 9.52884231907, 1e-3);
	ck_near(line.after, 15.4836630468, 1e-3);
	/* davies.test() on x - 2024.5; on years as they are (0.5183) it loses the first of its ten
	 * places to rounding in the normal equations, and says nothing of it */
	ck_near(breaks_davies(&breaks, 10, DAVIES_EXACT), 0.2906783, 1e-6);
	ck_assert(breaks_sup_f(&breaks, 0.15, &sup));
	ck_near(sup.value, 3.4901474, 1e-7);
	ck_near(sup.p, 0.733527962, 1e-7);
	/* AICc of the line less that of the broken line */
	double n = 14, line_aicc = n * (log(2 * M_PI * breaks.rss_line / n) + 1) + 6 + 24 / (n - 4);
	ck_near(line_aicc - about.aicc, -7.04829452823, 1e-4);
	ck_assert(about.profile_open_low || about.profile_open_high);
	breaks_clear(&breaks);
}
END_TEST

START_TEST(sup_f_of_metr_and_hansens_p_are_those_of_strucchange)
{
	static const double p_values[][3] = {
		{ 6, 0.15, 0.411954511691 },   { 10, 0.15, 0.0946780107869 },
		{ 12, 0.15, 0.0415715537254 }, { 10, 0.3, 0.0559133148127 },
		{ 9, 0.05, 0.210783733755 },   { 13, 0.495, 0.00210041033086 },
		{ 11, 0.24, 0.046135383242 },
	};
	double x[METR_RECORDS], y[METR_RECORDS];
	struct breaks breaks;
	struct sup_f sup;
	metr_records(x, y);
	load(&breaks, x, y, METR_RECORDS, 3);
	ck_assert(breaks_sup_f(&breaks, 0.15, &sup));
	ck_near(sup.value, 92.191295876, 1e-8);
	ck_assert_uint_eq(sup.left, 6);
	ck_assert_double_lt(sup.p, 1e-12);
	for (size_t i = 0; i < LENGTH(p_values); i++)
		ck_near(sup_f_p(p_values[i][0], p_values[i][1]), p_values[i][2], 1e-7);
	breaks_clear(&breaks);
}
END_TEST

START_TEST(several_breaks_are_those_of_strucchange)
{
	static const double bic[] = { 43.92794178708, 16.8834268032, 15.81174759717, 7.89143114289,
				      10.509933338 };
	static const double rss[] = { 7.99929992068, 0.98858700795, 0.56298775604, 0.21430025382,
				      0.15162779524 };
	static const size_t last[4][4] = { { 6 }, { 3, 6 }, { 3, 6, 13 }, { 3, 6, 11, 14 } };
	double x[METR_RECORDS], y[METR_RECORDS];
	struct sections sections;
	metr_records(x, y);
	/* breakpoints(y ~ t, h = 0.2): sections of 3 */
	ck_assert(sections_fit(&sections, x, y, METR_RECORDS, 3, NULL));
	ck_assert_int_eq(sections.best_bic, 3);
	for (int m = 0; m <= 4; m++) {
		ck_near(sections.bic[m], bic[m], 1e-5);
		ck_near(sections.rss[m], rss[m], 1e-5);
		for (int i = 0; i < m; i++)
			ck_assert_uint_eq(sections.last[m][i], last[m - 1][i]);
	}
	/* strucchange's sums lose digits at years of 2,000; lm() of the same two sections does not
	 */
	ck_near(sections.rss[1], 0.988588427532, 1e-8);
	ck_assert_double_lt(sections.next_p[0], 1e-12);
	ck_assert_int_ge(sections.sequential, 1);
}
END_TEST

START_TEST(curves_are_compared_as_scipy_fits_them)
{
	double x[METR_RECORDS], y[METR_RECORDS], total = 0, stderror;
	struct candidate_score score[CANDIDATE_COUNT];
	metr_records(x, y);
	select_score(score, x, y, METR_RECORDS, 0.5, 6);
	/* AICc: R, scipy (hyperbola: bounded minimisation of the profile; T = 2027.88358) */
	ck_near(score[CANDIDATE_LINE].aicc, 43.2744554067, 1e-8);
	ck_near(score[CANDIDATE_QUADRATIC].aicc, 22.0160584345, 1e-8);
	ck_near(score[CANDIDATE_BROKEN].aicc, 16.2562649342, 1e-5);
	ck_near(score[CANDIDATE_HYPERBOLA].aicc, 17.51448757679, 1e-6);
	ck_near(score[CANDIDATE_HYPERBOLA].theta[0] + exp(score[CANDIDATE_HYPERBOLA].theta[3]),
		2027.8835786, 1e-6);
	ck_near(score[CANDIDATE_LINE].loo, 0.853118583472, 1e-8);
	ck_near(score[CANDIDATE_QUADRATIC].loo, 0.45794925332, 1e-8);
	/* the sigmoid without bounds: 22.46386; ours stays inside its box */
	ck_assert_double_ge(score[CANDIDATE_SIGMOID].aicc, 22.46386);
	ck_assert_double_le(score[CANDIDATE_SIGMOID].aicc, 22.46386 + 1.5);
	/* growing windows: statsmodels and numerical integration */
	ck_assert_uint_eq(score[CANDIDATE_LINE].forecasts, 27);
	ck_near(score[CANDIDATE_LINE].rmse, 1.0666554414, 1e-8);
	ck_near(score[CANDIDATE_LINE].bias, -1.0049173265, 1e-8);
	ck_near(score[CANDIDATE_LINE].crps, 0.713173475, 5e-5);
	ck_near(score[CANDIDATE_LINE].coverage, 13.0 / 27, 1e-12);
	ck_near(score[CANDIDATE_QUADRATIC].rmse, 0.5546762983, 1e-8);
	ck_near(score[CANDIDATE_QUADRATIC].crps, 0.329505276, 5e-5);
	for (int i = 0; i < CANDIDATE_COUNT; i++)
		total += score[i].weight;
	ck_near(total, 1, 1e-12);
	/* R: predict.lm interval = "prediction" at 2026-12-31, 95 %: 139.302472003 … 4101.71701848
	 */
	double at = select_at(&candidates[CANDIDATE_LINE], &score[CANDIDATE_LINE], x, METR_RECORDS,
			      year(20818), &stderror);
	ck_near(exp(at), 755.896368646, 1e-7);
	ck_near(exp(at - dist_t_quantile(0.975, 15) * stderror), 139.302472003, 1e-6);
}
END_TEST

START_TEST(the_crps_of_a_t_forecast_is_its_integral)
{
	/* scipy.integrate.quad of the squared distribution function */
	ck_near(0.7 * score_crps_t(1.1 / 0.7, 4), 0.7146089995712143, 1e-10);
	ck_near(0.7 * score_crps_t(-3.2 / 0.7, 13), 2.776122289226753, 1e-10);
	ck_near(score_crps_t(-3.2 / 0.7, 13), score_crps_t(3.2 / 0.7, 13), 1e-12);
}
END_TEST

START_TEST(frontier_rules_choose_what_they_say)
{
	static const double t[] = {
		2020.0, 2020.1, 2020.2, 2020.3, 2020.6, 2021.15, 2021.2, 2021.7
	};
	static const double y[] = { 1, 3, 2, 2.5, 5, 4, 1, 6 };
	bool keep[8];
	static const bool best_of_quarter[] = { 0, 1, 0, 1, 1, 1, 0, 1 };
	static const bool upper_half[] = { 1, 1, 1, 1, 1, 1, 0, 1 };
	ck_assert_uint_eq(frontier_select(keep, t, y, 8, FRONTIER_RATE, 1, true), 5);
	for (size_t i = 0; i < 8; i++)
		ck_assert_int_eq(keep[i], best_of_quarter[i]);
	frontier_select(keep, t, y, 8, FRONTIER_QUANTILE, 50, true);
	for (size_t i = 0; i < 8; i++)
		ck_assert_int_eq(keep[i], upper_half[i]);
	/* 100 %: nothing of the last year may be better */
	ck_assert_uint_eq(frontier_select(keep, t, y, 8, FRONTIER_QUANTILE, 100, true), 4);
	/* prices: smaller is better */
	ck_assert_uint_eq(frontier_select(keep, t, y, 8, FRONTIER_RATE, 1, false), 5);
	ck_assert(keep[0] && !keep[1] && keep[6]);
}
END_TEST

/* What the rule of records does in made worlds of `n` points over `span` years at dates of chance.
 */
struct world {
	double records, bias, preferred;
};

static struct world world(size_t n, double span, double slope, double sigma, uint64_t seed)
{
	struct world mean = { 0 };
	double t[200], y[200];
	enum { WORLDS = 40 };
	for (int w = 0; w < WORLDS; w++) {
		struct null_trial trial;
		struct stream stream;
		stream_init(&stream, seed, (uint64_t)w);
		double total = 0;
		for (size_t i = 0; i < n; i++) {
			total -=
				log(stream_uniform(&stream)); /* uniform dates in order: spacings */
			t[i] = total;
		}
		total -= log(stream_uniform(&stream));
		for (size_t i = 0; i < n; i++) {
			t[i] *= span / total;
			y[i] = slope * t[i] + sigma * stream_normal(&stream);
		}
		ck_assert(null_trial_init(&trial, t, y, n, FRONTIER_RECORDS, 1, seed + (uint64_t)w,
					  NULL));
		trial.slope = slope;
		trial.sigma = sigma;
		null_trial_run(&trial, 100);
		mean.records += trial.count_sum / (double)trial.testable / WORLDS;
		mean.bias += null_trial_bias(&trial) / WORLDS;
		mean.preferred += (double)trial.preferred / (double)trial.testable / WORLDS;
		null_trial_clear(&trial);
	}
	return mean;
}

START_TEST(records_bend_a_straight_line_as_published_simulations_say)
{
	/* 2,000 simulations in Python.  180 models over 2.9 years, 0.5 a year, scatter 0.25: 15
	 * records, slope 17 % too steep, AICc picks a break in 41.75 % of worlds */
	struct world many = world(180, 2.9, 0.5, 0.25, 1);
	ck_assert_double_eq_tol(many.records, 15, 1);
	ck_assert_double_eq_tol(many.bias, 0.17, 0.03);
	ck_assert_double_eq_tol(many.preferred, 0.4175, 0.05);
	/* 25 models over 3 years, 1.97 a year, scatter 0.35 and error 0.3: 13 records, +2 %, 11.8 %
	 */
	struct world few = world(25, 3, 1.97, sqrt(0.35 * 0.35 + 0.3 * 0.3), 100);
	ck_assert_double_eq_tol(few.records, 13, 1);
	ck_assert_double_eq_tol(few.bias, 0.02, 0.02);
	ck_assert_double_eq_tol(few.preferred, 0.118, 0.05);
}
END_TEST

START_TEST(the_simulated_p_is_uniform_when_there_is_no_break)
{
	struct stream stream;
	int small = 0, sets = 200;
	stream_init(&stream, 5, 0);
	for (int set = 0; set < sets; set++) {
		double t[40], y[40];
		struct null_trial trial;
		for (size_t i = 0; i < 40; i++) {
			t[i] = (double)i / 10;
			y[i] = 1.5 * t[i] + stream_normal(&stream);
		}
		if (!null_trial_init(&trial, t, y, 40, FRONTIER_RECORDS, 1, (uint64_t)set, NULL))
			continue;
		null_trial_run(&trial, 199);
		small += null_trial_p(&trial) <= 0.1;
		null_trial_clear(&trial);
	}
	/* 10 % of 200 with a standard error of 4.2 */
	ck_assert_int_ge(small, 8);
	ck_assert_int_le(small, 33);
}
END_TEST

START_TEST(slices_of_a_trial_are_the_whole_trial)
{
	double x[LENGTH(metr)], y[LENGTH(metr)];
	struct null_trial whole, sliced;
	for (size_t i = 0; i < LENGTH(metr); i++) {
		x[i] = year(metr[i].days);
		y[i] = log(metr[i].p50);
	}
	ck_assert(null_trial_init(&whole, x, y, LENGTH(metr), FRONTIER_RECORDS, 1, 1, NULL));
	ck_assert(null_trial_init(&sliced, x, y, LENGTH(metr), FRONTIER_RECORDS, 1, 1, NULL));
	null_trial_run(&whole, 500);
	for (int i = 0; i < 10; i++)
		null_trial_run(&sliced, 50);
	ck_assert_uint_eq(whole.beyond, sliced.beyond);
	ck_assert_double_eq(whole.slope_sum, sliced.slope_sum);
	/* a doubling from 260 to 105 days is not what chance and selection do */
	ck_assert_double_lt(null_trial_p(&whole), 0.02);
	null_trial_clear(&whole);
	null_trial_clear(&sliced);
}
END_TEST

START_TEST(the_ratio_against_break_date_is_that_of_the_study)
{
	/* from an independent study of the same records: the ratio runs from 2.3 to 5.0 over all
	 * breaks */
	double x[METR_RECORDS], y[METR_RECORDS], least = 1e9, most = 0;
	struct breaks breaks;
	struct ratio_trial trial;
	metr_records(x, y);
	breaks_init(&breaks);
	ck_assert(breaks_load_usual(&breaks, x, y, METR_RECORDS, NULL));
	ratio_trial_init(&trial, &breaks, 61, 1);
	ratio_trial_run(&trial, 400);
	for (size_t i = 0; i < trial.count; i++) {
		struct interval band = ratio_trial_band(&trial, i, 0.9);
		least = fmin(least, trial.ratio[i]);
		most = fmax(most, trial.ratio[i]);
		ck_assert_double_le(band.low, trial.ratio[i]);
		ck_assert_double_ge(band.high, trial.ratio[i]);
	}
	ck_assert_double_ge(least, 1.3);
	ck_assert_double_le(most, 5.0);
	struct interval best = ratio_trial_band(&trial, trial.count, 0.9);
	struct interval date = ratio_trial_band(&trial, trial.count + 1, 0.95);
	ck_assert_double_gt(best.low, 1.5);
	ck_assert(date.low < 2024.27 && date.high > 2024.27 && date.high - date.low < 1.5);
	ratio_trial_clear(&trial);
	breaks_clear(&breaks);
}
END_TEST

START_TEST(what_cannot_show_a_break_gets_a_sentence)
{
	double x[12], y[12];
	struct breaks breaks;
	struct err err = { 0 };
	for (size_t i = 0; i < 12; i++) {
		x[i] = 2020;
		y[i] = (double)i;
	}
	breaks_init(&breaks);
	for (size_t n = 0; n <= 5; n++)
		ck_assert(!breaks_load(&breaks, x, y, n, 3, (double)NAN, (double)NAN, &err));
	ck_assert_str_eq(err.text, "5 points cannot show a break: 3 on each side are needed");
	ck_assert(!breaks_load(&breaks, x, y, 12, 3, (double)NAN, (double)NAN, &err));
	ck_assert_str_eq(err.text,
			 "no date leaves 3 points, of two times or more, on each side of a break");
	for (size_t i = 0; i < 12; i++)
		x[i] = (double)i;
	ck_assert(!breaks_load(&breaks, x, y, 12, 3, 20, 30, &err));
	y[3] = (double)NAN;
	ck_assert(!breaks_load(&breaks, x, y, 12, 3, (double)NAN, (double)NAN, &err));
	y[3] = 1e300;
	ck_assert(!breaks_load(&breaks, x, y, 12, 3, (double)NAN, (double)NAN, &err));
	ck_assert_str_eq(err.text, "a value is not a finite number, or too large to square");
	x[5] = 1;
	ck_assert(!breaks_load(&breaks, x, y, 12, 3, (double)NAN, (double)NAN, &err));
	ck_assert_str_eq(err.text, "point 6 is earlier than the one before it");
	ck_assert_double_eq(break_ratio(0, 1), (double)INFINITY);
	ck_assert_double_eq(break_ratio(-1, -2), 0);
	breaks_clear(&breaks);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("breaks");
	TCase *c = tcase_create("breaks");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_add_test(c, the_break_of_metr_is_that_of_segmented);
	tcase_add_test(c, the_scan_never_loses_to_a_grid);
	tcase_add_test(c, the_capabilities_index_shows_no_break_that_tests_believe);
	tcase_add_test(c, sup_f_of_metr_and_hansens_p_are_those_of_strucchange);
	tcase_add_test(c, several_breaks_are_those_of_strucchange);
	tcase_add_test(c, curves_are_compared_as_scipy_fits_them);
	tcase_add_test(c, the_crps_of_a_t_forecast_is_its_integral);
	tcase_add_test(c, frontier_rules_choose_what_they_say);
	tcase_add_test(c, records_bend_a_straight_line_as_published_simulations_say);
	tcase_add_test(c, the_simulated_p_is_uniform_when_there_is_no_break);
	tcase_add_test(c, slices_of_a_trial_are_the_whole_trial);
	tcase_add_test(c, the_ratio_against_break_date_is_that_of_the_study);
	tcase_add_test(c, what_cannot_show_a_break_gets_a_sentence);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
