/* check_fit.c - every model of a figure: chosen, fitted, told, asked, and written as a command. */
#include "base/date.h"
#include "model/support_model.h"
#include "regress/digits.h"
#include "run_suite.h"
#include "study/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *dataset;
static struct series_list list;
static struct selection selection;
static struct figure figure;
static const struct series *series;
static struct str out;
static char text[600];

/* METR's horizons (support_model.c), and the defaults of their series. */
static void setup(void)
{
	batch_init(&batch);
	str_init(&out);
	put_metr(&batch);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
	series_list_init(&list, dataset, NULL);
	series = series_find(&list, "metr-horizon-p50");
	ck_assert_ptr_nonnull(series);
	figure_defaults(&selection, series);
}

static void teardown(void)
{
	figure_clear(&figure);
	series_list_clear(&list);
	dataset_free(dataset);
	str_clear(&out);
	batch_clear(&batch);
}

static void set(const char *name, const char *value)
{
	struct err err = { 0 };
	ck_assert_msg(selection_set(&selection, name, value, &err), "%s", err.text);
}

static void make(void)
{
	figure_clear(&figure);
	figure_make(&figure, series, dataset, &selection);
}

static bool has(const char *part)
{
	if (strstr(out.text, part))
		return true;
	fprintf(stderr, "# not found: %s\n# in: %s\n", part, out.text);
	return false;
}

static double parameter(const char *name, double *error)
{
	struct fit_parameter parameters[FIT_PARAMETERS];
	size_t count = fit_parameters(&figure.fit, parameters);
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
	make();
	ck_near(figure.fit.aicc, 22.0160584345, 1e-9);
	set("model", "hyperbolic");
	set("scale", "log");
	make();
	ck_near(parameter("singularity", &error), 2027.88357865026, 1e-9);
	ck_near(error, 0.436082587586, 1e-7);
	set("model", "segmented");
	make();
	ck_near(parameter("break", &error), 2024.27368285, 1e-6);
	ck_near(parameter("slope_1", NULL), 0.973230095341, 1e-3);
	ck_near(parameter("slope_2", NULL), 2.41792130502, 1e-3);
	ck_near(figure.fit.rss, 1.04341214048, 1e-6);
}
END_TEST

/* R 4.2: predict(lm(log(p50) ~ day), interval = …); lm(weights = 1/se^2). */
START_TEST(predictions_and_weights_are_those_of_r)
{
	set("predict", "2026-12-31");
	make();
	double year = date_decimal_year(selection.predict[0]);
	ck_near(fit_at(&figure.fit, year), 755.896368646, 1e-8);
	ck_near(fit_band(&figure.fit, year, BAND_PREDICTION).high, 4101.71701848, 1e-8);
	struct reach reach = fit_reach(&figure.fit, 755.896368646, BAND_PREDICTION);
	ck_near(reach.at, year, 1e-9);
	ck_assert(reach.when.low < reach.at && reach.at < reach.when.high);
	figure_json(&figure, &out);
	ck_assert(has("\"predictions\":[{\"date\":\"2026-12-31\",\"estimate\":755.896368"));
	set("weights", "interval");
	make();
	ck_near(figure.fit.line.doubling_days, 185.393621376, 1e-8);
	ck_near(figure.fit.line.doubling_interval.low, 163.98791721, 1e-8);
	str_reset(&out);
	figure_explain(&figure, &out, CHARSET_ASCII);
	ck_assert(has("Weighted least squares on 17 points"));
	ck_assert(has("each by 1/variance"));
	ck_assert(has("2026-12-31: 12"));
}
END_TEST

START_TEST(a_segmented_fit_draws_what_it_says)
{
	set("model", "segmented");
	make();
	double at = parameter("break", NULL), value = parameter("start_2", NULL);
	ck_near(log(fit_at(&figure.fit, at)), value, 1e-9);
	ck_near(log(fit_at(&figure.fit, at + 1) / fit_at(&figure.fit, at)),
		parameter("slope_2", NULL), 1e-9);
	struct interval line = fit_band(&figure.fit, 2023, BAND_CONFIDENCE);
	ck_assert(line.low < fit_at(&figure.fit, 2023) && fit_at(&figure.fit, 2023) < line.high);
	set("model", "segmented:2");
	make();
	ck_assert(figure.has_fit);
	ck_assert_double_lt(parameter("break_1", NULL), parameter("break_2", NULL));
	set("model", "segmented:5");
	make();
	ck_assert(!figure.has_fit);
	ck_assert_str_eq(figure.refusal, "17 points: a line with 5 breaks needs at least 18");
}
END_TEST

START_TEST(every_model_fits_or_says_why_and_is_told_in_plain_ascii)
{
	for (int model = 0; model < MODEL_COUNT; model++) {
		selection_take_model(&selection, (enum model)model);
		set("threshold", "480");
		make();
		str_reset(&out);
		figure_explain(&figure, &out, CHARSET_ASCII);
		figure_json(&figure, &out);
		figure_speech(&figure, &out);
		ck_assert(figure.has_fit == (figure.refusal[0] == '\0'));
		ck_assert(!strstr(out.text, "nan") && !strstr(out.text, "inf]"));
		for (const char *at = out.text; *at; at++)
			ck_assert(*at == '\n' || (*at >= ' ' && *at < 0x7f));
		if (figure.has_fit)
			ck_assert(has("ASKED\n") && has("is reached: the line, "));
	}
}
END_TEST

START_TEST(the_command_of_every_model_makes_it_again)
{
	static const char *const scales[] = { "raw", "log" };
	for (int i = 0; i < 2 * MODEL_COUNT; i++) {
		figure_defaults(&selection, series);
		set("model", model_name((enum model)(i / 2)));
		set("scale", scales[i % 2]);
		if (i / 2 >= MODEL_SATURATING)
			set("ceiling", i % 2 ? "free" : "5000");
		set("predict", "2027-01-01,2028-06-30");
		set("threshold", "480");
		make();
		struct selection wanted = selection;
		figure_command(&figure, text, sizeof text);
		figure_defaults(&selection, series);
		strtok(text, " ");
		strtok(NULL, " ");
		strtok(NULL, " ");
		for (char *word; (word = strtok(NULL, " "));)
			set(word + 2, strtok(NULL, " "));
		ck_assert_msg(selection_same(&selection, &wanted), "%d", i);
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
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		ck_assert(!selection_set(&selection, wrong[i][0], wrong[i][1], &err));
		ck_assert_msg(strstr(err.text, wrong[i][2]), "%s", err.text);
	}
	set("ceiling", "100");
	make();
	ck_assert_str_eq(figure.refusal,
			 "the exponential model has neither floor nor ceiling to hold");
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
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
