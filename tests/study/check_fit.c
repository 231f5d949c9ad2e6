/* check_fit.c - every model of a figure: chosen, fitted, told, asked, and written as a command. */
#include "base/date.h"
#include "regress/digits.h"
#include "run_suite.h"
#include "study/support_study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct study study;

/* METR's horizons (support_model.c), and the defaults of their series. */
static void setup(void)
{
	study_init(&study);
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
}

static void teardown(void)
{
	study_clear(&study);
}

static void set(const char *name, const char *value)
{
	struct err err = { 0 };
	ck_assert_msg(selection_set(&study.selection, name, value, &err), "%s", err.text);
}

static double parameter(const char *name, double *error)
{
	struct fit_parameter parameters[FIT_PARAMETERS];
	size_t count = fit_parameters(&study.figure.fit, parameters);
	for (size_t i = 0; i < count; i++)
		if (strcmp(parameters[i].name, name) == 0) {
			if (error)
				*error = parameters[i].stderror;
			return parameters[i].estimate;
		}
	ck_abort_msg("no parameter %s", name);
	return (double)NAN;
}

/* R 4.2: lm(log(p50) ~ t + I(t^2)); nls() with the analytic gradient; segmented 1.6. */
START_TEST(quadratic_breaks_and_hyperbola_are_those_of_r)
{
	double error;
	set("model", "quadratic");
	study_make(&study);
	ck_near(study.figure.fit.aicc, 22.0160584345, 1e-9);
	set("model", "hyperbolic");
	set("scale", "log");
	study_make(&study);
	ck_near(parameter("singularity", &error), 2027.88357865026, 1e-9);
	ck_near(error, 0.436082587586, 1e-7);
	set("model", "segmented");
	study_make(&study);
	ck_near(parameter("break", &error), 2024.27368285, 1e-6);
	ck_near(parameter("slope_1", NULL), 0.973230095341, 1e-3);
	ck_near(parameter("slope_2", NULL), 2.41792130502, 1e-3);
	ck_near(study.figure.fit.rss, 1.04341214048, 1e-6);
}
END_TEST

/* R 4.2: predict(lm(log(p50) ~ day), interval = …); lm(weights = 1/se^2). */
START_TEST(predictions_and_weights_are_those_of_r)
{
	set("predict", "2026-12-31");
	study_make(&study);
	double year = date_decimal_year(study.selection.predict[0]);
	ck_near(fit_at(&study.figure.fit, year), 755.896368646, 1e-8);
	ck_near(fit_band(&study.figure.fit, year, BAND_PREDICTION).high, 4101.71701848, 1e-8);
	struct reach reach = fit_reach(&study.figure.fit, 755.896368646, BAND_PREDICTION);
	ck_near(reach.at, year, 1e-9);
	ck_assert(reach.when.low < reach.at && reach.at < reach.when.high);
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out,
		      "\"predictions\":[{\"date\":\"2026-12-31\",\"estimate\":755.896368"));
	set("weights", "interval");
	study_make(&study);
	ck_near(study.figure.fit.line.doubling_days, 185.393621376, 1e-8);
	ck_near(study.figure.fit.line.doubling_interval.low, 163.98791721, 1e-8);
	str_reset(&study.out);
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "Weighted least squares on 17 points"));
	ck_assert(has(&study.out, "each by 1/variance"));
	ck_assert(has(&study.out, "2026-12-31: 12"));
}
END_TEST

START_TEST(a_segmented_fit_draws_what_it_says)
{
	set("model", "segmented");
	study_make(&study);
	double at = parameter("break", NULL), value = parameter("start_2", NULL);
	ck_near(log(fit_at(&study.figure.fit, at)), value, 1e-9);
	ck_near(log(fit_at(&study.figure.fit, at + 1) / fit_at(&study.figure.fit, at)),
		parameter("slope_2", NULL), 1e-9);
	struct interval line = fit_band(&study.figure.fit, 2023, BAND_CONFIDENCE);
	ck_assert(line.low < fit_at(&study.figure.fit, 2023) &&
		  fit_at(&study.figure.fit, 2023) < line.high);
	set("model", "segmented:2");
	study_make(&study);
	ck_assert(study.figure.has_fit);
	ck_assert_double_lt(parameter("break_1", NULL), parameter("break_2", NULL));
	set("model", "segmented:5");
	study_make(&study);
	ck_assert(!study.figure.has_fit);
	ck_assert_str_eq(study.figure.refusal, "17 points: a line with 5 breaks needs at least 18");
}
END_TEST

START_TEST(every_model_fits_or_says_why_and_is_told_in_plain_ascii)
{
	for (int model = 0; model < MODEL_COUNT; model++) {
		selection_take_model(&study.selection, (enum model)model);
		set("threshold", "480");
		study_make(&study);
		str_reset(&study.out);
		figure_explain(&study.figure, &study.out, CHARSET_ASCII);
		figure_json(&study.figure, &study.out);
		figure_speech(&study.figure, &study.out);
		ck_assert(study.figure.has_fit == (study.figure.refusal[0] == '\0'));
		ck_assert(!strstr(study.out.text, "nan") && !strstr(study.out.text, "inf]"));
		for (const char *at = study.out.text; *at; at++)
			ck_assert(*at == '\n' || (*at >= ' ' && *at < 0x7f));
		if (study.figure.has_fit)
			ck_assert(has(&study.out, "ASKED\n") &&
				  has(&study.out, "is reached: the line, "));
	}
}
END_TEST

START_TEST(the_command_of_every_model_makes_it_again)
{
	static const char *const scales[] = { "raw", "log" };
	for (int i = 0; i < 2 * MODEL_COUNT; i++) {
		figure_defaults(&study.selection, study.series);
		set("model", model_name((enum model)(i / 2)));
		set("scale", scales[i % 2]);
		if (i / 2 >= MODEL_SATURATING)
			set("ceiling", i % 2 ? "free" : "5000");
		set("predict", "2027-01-01,2028-06-30");
		set("threshold", "480");
		study_make(&study);
		struct selection wanted = study.selection;
		figure_command(&study.figure, study.text, sizeof study.text);
		figure_defaults(&study.selection, study.series);
		strtok(study.text, " ");
		strtok(NULL, " ");
		strtok(NULL, " ");
		for (char *word; (word = strtok(NULL, " "));)
			set(word + 2, strtok(NULL, " "));
		ck_assert_msg(selection_same(&study.selection, &wanted), "%d", i);
	}
}
END_TEST

START_TEST(what_cannot_be_meant_is_explained)
{
	struct err err;
	static const char *const wrong[][3] = {
		{ "model", "segmented:0", "segmented takes 1 to 5 breaks" },
		{ "model", "linear:2", "--model must be linear" },
		{ "scale", "cubic", "--scale must be raw, log or logit, not 'cubic'" },
		{ "floor", "low", "--floor must be a number or free, not 'low'" },
		{ "predict", "soon", "--predict 'soon' is not a date" },
		{ "predict", "2027,,2028", "is not a date" },
		{ "threshold", "much", "--threshold must be a number" },
		{ "top", "1.5", "--top must be a whole number, not 1.5" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		ck_assert(!selection_set(&study.selection, wrong[i][0], wrong[i][1], &err));
		ck_assert_msg(strstr(err.text, wrong[i][2]), "%s", err.text);
	}
	set("ceiling", "100");
	study_make(&study);
	ck_assert_str_eq(study.figure.refusal,
			 "the exponential model has neither floor nor ceiling to hold");
}
END_TEST

START_TEST(places_that_are_no_numbers_or_too_many_are_refused)
{
	struct err err;
	for (int i = 0; i < PREDICT_MOST; i++)
		set("predict", "2027");
	ck_assert(!selection_set(&study.selection, "predict", "2028", &err));
	ck_assert_str_eq(err.text, "--predict takes 24 places at most");
	ck_assert_uint_eq(study.selection.predict_count, PREDICT_MOST);
	study.selection.predict_count = 0;
	study.selection.numbers = true;
	set("predict", "2027");
	ck_assert(!selection_set(&study.selection, "predict", "2028-01", &err));
	ck_assert_str_eq(err.text, "--predict '2028-01' is not a number, as x is");
}
END_TEST

START_TEST(weights_are_refused_where_the_fit_knows_none)
{
	set("weights", "interval");
	set("model", "segmented");
	study_make(&study);
	ck_assert_str_eq(study.figure.refusal, "lines with breaks are fitted without weights");
	set("model", "exponential");
	set("robust", "mm");
	study_make(&study);
	ck_assert_str_eq(study.figure.refusal, "weights are for least squares without a bootstrap");
}
END_TEST

START_TEST(a_logit_scale_needs_bounds_one_below_the_other)
{
	static const double x[] = { 2020, 2021, 2022, 2023 }, y[] = { 0.2, 0.3, 0.5, 0.6 };
	const double none = (double)NAN;
	struct fit_points points = { .x = x, .y = y, .n = 4, .floor = none, .ceiling = none };
	struct fit_choice choice = { .model = MODEL_LOGISTIC,
				     .scale = GROWTH_LOGIT,
				     .level = 0.95,
				     .floor = none,
				     .ceiling = none };
	struct fit fit;
	struct err err;
	ck_assert(!fit_make(&fit, &choice, &points, &err));
	ck_assert_str_eq(err.text, "a logit scale needs a largest value, and there is none here");
	choice.floor = 2;
	choice.ceiling = 1;
	ck_assert(!fit_make(&fit, &choice, &points, &err));
	ck_assert_str_eq(err.text, "the floor 2 is not below the ceiling 1");
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("fit");
	TCase *tc = tcase_create("fit");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quadratic_breaks_and_hyperbola_are_those_of_r);
	tcase_add_test(tc, predictions_and_weights_are_those_of_r);
	tcase_add_test(tc, a_segmented_fit_draws_what_it_says);
	tcase_add_test(tc, every_model_fits_or_says_why_and_is_told_in_plain_ascii);
	tcase_add_test(tc, the_command_of_every_model_makes_it_again);
	tcase_add_test(tc, what_cannot_be_meant_is_explained);
	tcase_add_test(tc, places_that_are_no_numbers_or_too_many_are_refused);
	tcase_add_test(tc, weights_are_refused_where_the_fit_knows_none);
	tcase_add_test(tc, a_logit_scale_needs_bounds_one_below_the_other);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
