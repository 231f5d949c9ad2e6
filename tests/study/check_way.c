/* check_way.c - other ways to a straight line: robust, quantile, errors, bootstrap; as a figure
 * fits them. */
#include "regress/linear.h"
#include "stats/dist.h"
#include "study/fit.h"

#include "regress/trend_points.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct trend_points metr;
static double years[TREND_POINTS], minutes[TREND_POINTS];

static void setup(void)
{
	regress_init();
	trend_points(&metr, &trends[0]);
	for (size_t i = 0; i < metr.n; i++) {
		years[i] = 1970 + metr.x[i] / 365.25;
		minutes[i] = exp(metr.y[i]);
	}
}

/* Reads options as the command line does: name, value, …, NULL. */
static bool read_way(struct way *way, const char *const *options, struct err *err)
{
	bool known;
	*way = (struct way){ 0 };
	for (; *options; options += 2) {
		if (!way_set(way, options[0], options[1], &known, err))
			return false;
		ck_assert(known);
	}
	return true;
}

static bool try(struct fit *fit, enum model model, const char *const *options, struct err *err)
{
	struct fit_choice choice = { .model = model,
				     .scale = model == MODEL_LINEAR ? GROWTH_RAW : GROWTH_LOG,
				     .breaks = 1,
				     .floor = (double)NAN,
				     .ceiling = (double)NAN,
				     .level = 0.95 };
	struct fit_points points = { .x = years,
				     .y = minutes,
				     .n = metr.n,
				     .dates = true,
				     .floor = (double)NAN,
				     .ceiling = (double)NAN };
	err_clear(err);
	return read_way(&choice.way, options, err) && fit_make(fit, &choice, &points, err);
}

#define OPTIONS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* R 4.2 and scipy on METR's records of May 2026; bootstraps within their Monte-Carlo error. */
static const struct {
	const char *options[7];
	double doubling, low, high, tolerance;
} known[] = {
	{ { "robust", "theil-sen" }, 141.170406773, 109.991051515, 181.852780719, 1e-8 },
	{ { "robust", "huber" }, 187.870105657, 162.60337, 222.43383, 1e-6 },
	{ { "robust", "mm" }, 140.649877346, 114.119, 183.250, 1e-4 },
	{ { "errors", "hc3" }, 187.777543788, 146.81551892, 260.441639454, 1e-8 },
	{ { "quantile", "0.5" }, 181.852780719, 99.7317, 223.636, 1e-5 },
	{ { "bootstrap", "10000" }, 187.777543788, 131.299462606, 210.92259303, 0.02 },
	{ { "bootstrap", "10000", "interval", "bca" },
	  187.777543788,
	  141.237722538,
	  218.450983826,
	  0.03 },
	{ { "bootstrap", "10000", "resample", "wild" },
	  187.777543788,
	  156.331504201,
	  235.221580205,
	  0.02 },
};

START_TEST(doubling_times_are_those_of_r_in_every_way)
{
	struct fit fit;
	struct err err = { 0 };
	ck_assert_msg(try(&fit, MODEL_EXPONENTIAL, known[_i].options, &err), "%s", err.text);
	struct interval i = fit.line.doubling_interval;
	double t = known[_i].tolerance;
	ck_assert_msg(fabs(fit.line.doubling_days / known[_i].doubling - 1) <= fmin(t, 1e-4),
		      "%.12g", fit.line.doubling_days);
	ck_assert_msg(fabs(i.low / known[_i].low - 1) <= t &&
			      fabs(i.high / known[_i].high - 1) <= t,
		      "[%.12g, %.12g]", i.low, i.high);
}
END_TEST

START_TEST(bands_of_other_errors_are_those_of_their_covariance)
{
	struct fit usual, other;
	struct err err = { 0 };
	ck_assert(try(&usual, MODEL_EXPONENTIAL, OPTIONS("errors", "ols"), &err));
	ck_assert(try(&other, MODEL_EXPONENTIAL, OPTIONS("errors", "hc3"), &err));
	double row[] = { 1, 20818 };
	long double *rows;
	struct arena arena = ARENA_EMPTY;
	struct linear linear;
	struct linear_options options = { .level = 0.95, .errors = LINEAR_HC3 };
	rows = linear_polynomial(metr.x, metr.n, 1, &arena);
	ck_assert(linear_fit(&linear, rows, metr.y, metr.n, 2, &options, &arena, &err));
	struct interval expected, band = fit_band(&other, 1970 + 20818 / 365.25, BAND_CONFIDENCE);
	linear_at(&linear, row, &expected, NULL);
	ck_digits(band.low, exp(expected.low), 7);
	ck_digits(band.high, exp(expected.high), 7);
	ck_digits(fit_at(&other, 2025), fit_at(&usual, 2025), 10);
	arena_clear(&arena);
}
END_TEST

START_TEST(a_line_without_a_band_says_so_and_prints_no_number_for_it)
{
	static const char *const lines[][3] = { { "robust", "theil-sen", NULL },
						{ "quantile", "0.9", NULL } };
	for (size_t i = 0; i < LENGTH(lines); i++) {
		struct fit fit;
		struct err err = { 0 };
		struct str out;
		ck_assert(try(&fit, MODEL_EXPONENTIAL, lines[i], &err));
		ck_assert(isnan(fit_band(&fit, 2027, BAND_CONFIDENCE).low));
		str_init(&out);
		fit_say_prediction(&fit, 2027, NULL, &out);
		way_say(&fit.way, &fit.line, &out);
		ck_assert_ptr_nonnull(strstr(out.text, "no band"));
		fit_json(&fit, &out);
		ck_assert_ptr_null(strstr(out.text, "nan"));
		ck_assert_ptr_null(strstr(out.text, "inf"));
		str_clear(&out);
	}
}
END_TEST

START_TEST(words_and_json_say_kind_seed_and_monte_carlo_error)
{
	struct fit fit;
	struct err err = { 0 };
	struct str out;
	ck_assert(try(&fit, MODEL_EXPONENTIAL,
		      OPTIONS("bootstrap", "2000", "interval", "bca", "seed", "7"), &err));
	str_init(&out);
	way_say(&fit.way, &fit.line, &out);
	ck_assert_ptr_nonnull(strstr(out.text, "BCa of 2000 pairs bootstraps, seed 7"));
	ck_assert_ptr_nonnull(strstr(out.text, "Efron 1987"));
	ck_assert_ptr_nonnull(strstr(out.text, "Monte-Carlo error"));
	fit_json(&fit, &out);
	ck_assert_ptr_nonnull(strstr(out.text, "\"monte_carlo_error\":["));
	ck_assert_ptr_nonnull(strstr(out.text, "\"computed\":2000"));
	str_clear(&out);
	str_init(&out);
	way_options(&fit.way.way, &out);
	ck_assert_str_eq(out.text, " --bootstrap 2000 --interval bca --seed 7");
	str_clear(&out);
}
END_TEST

static const struct {
	enum model model;
	const char *options[7];
	const char *sentence;
} refused[] = {
	{ MODEL_EXPONENTIAL, { "robust", "mm", "bootstrap", "1000" }, "intervals of their own" },
	{ MODEL_EXPONENTIAL, { "robust", "mm", "errors", "hc3" }, "have their own" },
	{ MODEL_EXPONENTIAL, { "robust", "mm", "quantile", "0.5" }, "choose one" },
	{ MODEL_EXPONENTIAL, { "quantile", "0.5", "robust", "mm" }, "choose one" },
	{ MODEL_EXPONENTIAL, { "errors", "hac", "bootstrap", "1000" }, "choose one" },
	{ MODEL_EXPONENTIAL, { "seed", "7" }, "need --bootstrap" },
	{ MODEL_EXPONENTIAL, { "interval", "bca" }, "need --bootstrap" },
	{ MODEL_EXPONENTIAL,
	  { "bootstrap", "500", "resample", "block", "interval", "bca" },
	  "pairs only" },
	{ MODEL_SEGMENTED, { "robust", "mm" }, "for straight lines" },
	{ MODEL_LOGISTIC, { "errors", "hc3" }, "for straight lines" },
	{ MODEL_EXPONENTIAL, { "robust", "median" }, "theil-sen, huber or mm" },
	{ MODEL_EXPONENTIAL, { "quantile", "1" }, "between 0 and 1" },
	{ MODEL_EXPONENTIAL, { "bootstrap", "99" }, "whole number from 100" },
	{ MODEL_EXPONENTIAL, { "bootstrap", "1000.5" }, "whole number" },
	{ MODEL_EXPONENTIAL, { "seed", "-1" }, "whole number" },
};

START_TEST(combinations_without_meaning_get_a_sentence)
{
	struct fit fit;
	struct err err;
	ck_assert(!try(&fit, refused[_i].model, refused[_i].options, &err));
	ck_assert_msg(strstr(err.text, refused[_i].sentence), "%s", err.text);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("way");
	TCase *c = tcase_create("way");
	tcase_add_unchecked_fixture(c, setup, NULL);
	tcase_set_timeout(c, 120);
	tcase_add_loop_test(c, doubling_times_are_those_of_r_in_every_way, 0, (int)LENGTH(known));
	tcase_add_test(c, bands_of_other_errors_are_those_of_their_covariance);
	tcase_add_test(c, a_line_without_a_band_says_so_and_prints_no_number_for_it);
	tcase_add_test(c, words_and_json_say_kind_seed_and_monte_carlo_error);
	tcase_add_loop_test(c, combinations_without_meaning_get_a_sentence, 0,
			    (int)LENGTH(refused));
	suite_add_tcase(s, c);
	return run_suite(s);
}
