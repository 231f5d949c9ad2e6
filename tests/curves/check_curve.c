/* check_curve.c - the family of curves against NIST, R 4.2 nls() and confint(), and hostile input.
 */
#include "curves/curve.h"
#include "stats/dist.h"
#include "stats/stream.h"

#include "curves/curve_references.h"
#include "regress/digits.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

/* Digits, with whose they are. */
#define ck_of(name, value, reference, at_least)                                                    \
	ck_assert_msg(digits(value, reference) >= (at_least),                                      \
		      "%s: %s: %.15g, reference %.15g: %.1f digits", name, #value, value,          \
		      reference, digits(value, reference))

static void load(double *x, const double *given, size_t n, bool days)
{
	for (size_t i = 0; i < n; i++)
		x[i] = days ? 1970 + given[i] / 365.25 : given[i];
}

START_TEST(curves_come_out_as_nist_certifies_and_r_computes)
{
	const struct reference *r = &references[_i];
	const char *name = r->name;
	double x[32];
	struct curve fit;
	struct curve_options options;
	struct err err = { 0 };
	load(x, r->x, r->n, r->days);
	curve_options_init(&options, r->kind);
	options.scale = r->scale;
	options.origin = r->origin;
	options.weights = r->weights;
	if (curve_parameter(r->kind, "floor") == 0)
		options.held[0] = r->floor;
	ck_assert_msg(curve_fit(&fit, x, r->y, r->n, &options, &err), "%s: %s", name, err.text);
	for (size_t j = 0; j < CURVE_PARAMETERS; j++) {
		if (r->estimate[j] != 0)
			ck_of(name, fit.estimate[j], r->estimate[j], r->digits);
		if (r->stderror[j] != 0)
			ck_of(name, fit.stderror[j], r->stderror[j], r->digits - 1);
	}
	ck_of(name, fit.rss, r->rss, r->digits);
}
END_TEST

/* The horizons with a curve on a scale, years from 2024. */
static bool fit_horizons(struct curve *fit, enum curve_kind kind, enum growth_scale scale,
			 bool profile, struct err *err)
{
	double x[32];
	struct curve_options options;
	load(x, horizon_days, 17, true);
	curve_options_init(&options, kind);
	options.scale = scale;
	options.origin = 2024;
	options.profile = profile;
	if (kind == CURVE_POWER)
		options.held[2] = (double)NAN;
	return curve_fit(fit, x, horizon_y, 17, &options, err);
}

START_TEST(information_criteria_on_the_log_scale_are_those_of_r)
{
	const char *name = "METR";
	struct curve line, quadratic, hyperbolic;
	ck_assert(fit_horizons(&line, CURVE_EXPONENTIAL, GROWTH_LOG, false, NULL));
	ck_assert(fit_horizons(&quadratic, CURVE_QUADRATIC, GROWTH_LOG, false, NULL));
	ck_assert(fit_horizons(&hyperbolic, CURVE_HYPERBOLIC, GROWTH_LOG, false, NULL));
	ck_of(name, line.aicc, 43.2744554067, 9);
	ck_of(name, line.bic, 43.9279415927, 9);
	ck_of(name, line.r_squared, 0.934656629616, 9);
	ck_of(name, line.sigma, 0.730264784363, 9);
	ck_of(name, quadratic.aicc, 22.0160584345, 9);
	ck_of(name, hyperbolic.aicc, 17.5144877266, 9);
	ck_of(name, hyperbolic.bic, 17.5140077695, 9);
	ck_of(name, hyperbolic.log_likelihood, -3.09057719663, 9);
}
END_TEST

START_TEST(bands_and_profile_of_the_hyperbola_are_those_of_r)
{
	const char *name = "METR, hyperbolic";
	struct curve fit;
	ck_assert(fit_horizons(&fit, CURVE_HYPERBOLIC, GROWTH_LOG, true, NULL));
	struct interval line = curve_band(&fit, 2026.5, BAND_CONFIDENCE),
			next = curve_band(&fit, 2026.5, BAND_PREDICTION);
	ck_of(name, curve_at(&fit, 2026.5), 2837.13728786, 8);
	ck_of(name, line.low, 1185.45266991, 8);
	ck_of(name, line.high, 6790.10490632, 8);
	ck_of(name, next.low, 935.039909208, 8);
	ck_of(name, next.high, 8608.56088698, 8);
	/* confint() interpolates its profile by a spline. */
	ck_assert_int_eq(fit.far, 2);
	ck_assert_double_eq_tol(fit.profile.low, 2027.17998446876, 2e-3);
	ck_assert_double_eq_tol(fit.profile.high, 2029.1898130310, 2e-2);
	ck_assert(!curve_is_open(&fit));
}
END_TEST

START_TEST(the_profile_of_a_ceiling_is_that_of_r)
{
	struct curve fit;
	struct curve_options options;
	curve_options_init(&options, CURVE_LOGISTIC);
	options.profile = true;
	ck_assert(curve_fit(&fit, assay_x, assay_y, 16, &options, NULL));
	ck_assert_int_eq(fit.far, 1);
	ck_assert_double_eq_tol(fit.profile.low, 2.19354375933, 1e-3);
	ck_assert_double_eq_tol(fit.profile.high, 2.53880351331, 1e-3);
	curve_options_init(&options, CURVE_SATURATING);
	options.profile = true;
	options.held[0] = (double)NAN;
	ck_assert(curve_fit(&fit, pine_x, pine_y, 6, &options, NULL));
	ck_assert_double_eq_tol(fit.profile.low, 81.52250733522, 0.05);
	ck_assert_double_eq_tol(fit.profile.high, 121.70669614590, 0.3);
}
END_TEST

START_TEST(a_ceiling_that_the_points_do_not_show_is_open)
{
	/* The foot of a logistic curve, some percent off: any ceiling from here up will do. */
	static const double off[] = { 1.04, 0.92, 1.06, 0.96, 1.08, 0.94, 1.02, 0.98 };
	double x[8], y[8];
	struct curve fit;
	struct curve_options options;
	for (int i = 0; i < 8; i++) {
		x[i] = i;
		y[i] = off[i] * 100 / (1 + exp(-(i - 12.0)));
	}
	curve_options_init(&options, CURVE_LOGISTIC);
	options.scale = GROWTH_LOG;
	options.profile = true;
	ck_assert(curve_fit(&fit, x, y, 8, &options, NULL));
	ck_assert(curve_is_open(&fit));
	ck_assert(isinf(fit.profile.high) && isfinite(fit.profile.low));
}
END_TEST

START_TEST(a_curve_that_runs_into_another_is_refused_by_name)
{
	struct curve fit;
	struct err err = { 0 };
	ck_assert(!fit_horizons(&fit, CURVE_POWER, GROWTH_LOG, false, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "the points do not fix the start of a power curve"));
}
END_TEST

START_TEST(fits_on_different_scales_or_data_are_never_compared)
{
	struct curve fits[3];
	double weights[3], x[32];
	struct curve_options options;
	struct err err = { 0 };
	ck_assert(fit_horizons(&fits[0], CURVE_EXPONENTIAL, GROWTH_LOG, false, NULL));
	ck_assert(fit_horizons(&fits[1], CURVE_HYPERBOLIC, GROWTH_LOG, false, NULL));
	ck_assert(fit_horizons(&fits[2], CURVE_EXPONENTIAL, GROWTH_RAW, false, NULL));
	ck_assert(curve_weights(weights, fits, 2, NULL));
	ck_assert_double_eq_tol(weights[0] + weights[1], 1, 1e-15);
	ck_assert_double_eq_tol(weights[0] / weights[1], exp((17.5144877266 - 43.2744554067) / 2),
				1e-9);
	ck_assert(!curve_weights(weights, fits, 3, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "different scales"));
	load(x, horizon_days, 16, true);
	curve_options_init(&options, CURVE_EXPONENTIAL);
	options.scale = GROWTH_LOG;
	ck_assert(curve_fit(&fits[2], x, horizon_y, 16, &options, NULL));
	ck_assert(!curve_weights(weights, fits, 3, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "different points"));
}
END_TEST

/* ---- every curve on every scale ---- */

/* clang-format off */
static const double truths[CURVE_COUNT][CURVE_PARAMETERS] = {
	[CURVE_LINEAR] = { 2, 0.5 }, [CURVE_EXPONENTIAL] = { -1, 0.4 }, [CURVE_PARABOLA] = { 2, 0.1, 0.05 },
	[CURVE_QUADRATIC] = { -1, 0.1, 0.05 }, [CURVE_HYPERBOLIC] = { 4, 1.5, 13 }, [CURVE_POWER] = { 0.3, 1.7, -1.5 },
	[CURVE_SATURATING] = { 1, 8, 0.3 }, [CURVE_LOGISTIC] = { 1, 9, 0.8, 5 }, [CURVE_GOMPERTZ] = { 1, 9, 0.6, 4 },
	[CURVE_RICHARDS] = { 1, 9, 0.9, 5, 2 },
};
/* clang-format on */

/* Forty points of the true curve, each moved by `noise` standard deviations on the scale. */
static size_t draw(enum curve_kind kind, enum growth_scale scale, double noise, double *x,
		   double *y)
{
	long double b[CURVE_PARAMETERS], gradient[CURVE_PARAMETERS + 1];
	struct stream stream;
	stream_init(&stream, 3, (uint64_t)kind);
	for (int j = 0; j < CURVE_PARAMETERS; j++)
		b[j] = truths[kind][j];
	for (int i = 0; i < 40; i++) {
		x[i] = i * 0.25;
		double f = (double)curve_row(kind)->value(b, x[i], gradient),
		       e = noise * stream_normal(&stream);
		double odds = f / (200 - f) * exp(e);
		y[i] = scale == GROWTH_LOG     ? f * exp(e)
		       : scale == GROWTH_LOGIT ? 200 * odds / (1 + odds)
					       : f + e;
	}
	return 40;
}

static void options_for(struct curve_options *options, enum curve_kind kind,
			enum growth_scale scale)
{
	curve_options_init(options, kind);
	options->scale = scale;
	options->scale_floor = 0;
	options->scale_ceiling = 200;
	for (int j = 0; j < CURVE_PARAMETERS; j++)
		options->held[j] = (double)NAN;
}

START_TEST(every_curve_finds_the_numbers_it_was_made_with)
{
	enum curve_kind kind = (enum curve_kind)(_i % CURVE_COUNT);
	enum growth_scale scale = (enum growth_scale)(_i / CURVE_COUNT);
	const char *name = curve_row(kind)->name;
	double x[40], y[40];
	struct curve fit;
	struct curve_options options;
	struct err err = { 0 };
	size_t n = draw(kind, scale, 0, x, y);
	options_for(&options, kind, scale);
	ck_assert_msg(curve_fit(&fit, x, y, n, &options, &err), "%s on scale %d: %s", name,
		      (int)scale, err.text);
	for (size_t j = 0; j < fit.parameters; j++)
		ck_of(name, fit.estimate[j], truths[kind][j], 8);
}
END_TEST

START_TEST(every_curve_holds_its_properties_with_noise)
{
	enum curve_kind kind = (enum curve_kind)(_i % CURVE_COUNT);
	enum growth_scale scale = (enum growth_scale)(_i / CURVE_COUNT);
	const char *name = curve_row(kind)->name;
	double x[40], y[40], twice_x[80], twice_y[80], weights[40], h = 1e-5;
	struct curve fit, other;
	struct curve_options options;
	struct err err = { 0 };
	size_t n = draw(kind, scale, 0.01, x, y);
	options_for(&options, kind, scale);
	ck_assert_msg(curve_fit(&fit, x, y, n, &options, &err), "%s on scale %d: %s", name,
		      (int)scale, err.text);
	/* in any order, and each point twice is each point with weight two */
	for (size_t i = 0; i < n; i++) {
		twice_x[n - 1 - i] = twice_x[n + i] = x[i];
		twice_y[n - 1 - i] = twice_y[n + i] = y[i];
		weights[i] = 2;
	}
	ck_assert(curve_fit(&other, twice_x, twice_y, n, &options, NULL));
	ck_of(name, other.rss, fit.rss, 10);
	ck_of(name, curve_at(&other, 4.4), curve_at(&fit, 4.4), 9);
	ck_assert(curve_fit(&other, twice_x, twice_y, 2 * n, &options, NULL));
	double rss = other.rss, value = curve_at(&other, 4.4);
	options.weights = weights;
	ck_assert(curve_fit(&other, x, y, n, &options, NULL));
	ck_of(name, other.rss, rss, 10);
	ck_of(name, curve_at(&other, 4.4), value, 9);
	/* the slope is that of the value, and the band holds the curve */
	ck_of(name, curve_slope(&fit, 4.4),
	      (curve_at(&fit, 4.4 + h) - curve_at(&fit, 4.4 - h)) / (2 * h), 6);
	struct interval line = curve_band(&fit, 4.4, BAND_CONFIDENCE),
			next = curve_band(&fit, 4.4, BAND_PREDICTION);
	value = curve_at(&fit, 4.4);
	ck_assert(next.low < line.low && line.low < value && value < line.high &&
		  line.high < next.high);
	/* what is reached is reached there */
	struct reach reach = curve_reach(&fit, value, BAND_CONFIDENCE);
	ck_of(name, curve_at(&fit, reach.at), value, 9);
	ck_assert(reach.when.low < reach.at && reach.at < reach.when.high);
}
END_TEST

START_TEST(curves_do_not_depend_on_units)
{
	enum curve_kind kind = (enum curve_kind)_i;
	const char *name = curve_row(kind)->name;
	double x[40], y[40], moved_x[40], scaled_y[40];
	struct curve fit, other;
	struct curve_options options;
	size_t n = draw(kind, GROWTH_LOG, 0.01, x, y);
	options_for(&options, kind, GROWTH_LOG);
	ck_assert(curve_fit(&fit, x, y, n, &options, NULL));
	for (size_t i = 0; i < n; i++) {
		moved_x[i] = 2000 + 0.5 * x[i];
		scaled_y[i] = 3e12 * y[i];
	}
	options.origin = 2000;
	ck_assert(curve_fit(&other, moved_x, scaled_y, n, &options, NULL));
	ck_of(name, other.rss, fit.rss, 8);
	ck_of(name, other.aicc, fit.aicc, 8);
	ck_of(name, curve_at(&other, 2002), 3e12 * curve_at(&fit, 4), 8);
	ck_of(name, curve_band(&other, 2002, BAND_PREDICTION).low,
	      3e12 * curve_band(&fit, 4, BAND_PREDICTION).low, 7);
}
END_TEST

START_TEST(a_curve_with_more_room_never_fits_worse)
{
	static const enum curve_kind nested[][2] = {
		{ CURVE_LINEAR, CURVE_PARABOLA },
		{ CURVE_EXPONENTIAL, CURVE_QUADRATIC },
		{ CURVE_LOGISTIC, CURVE_RICHARDS },
	};
	for (size_t k = 0; k < LENGTH(nested); k++) {
		double x[40], y[40];
		struct curve small, large;
		struct curve_options options;
		size_t n = draw(nested[k][0], GROWTH_RAW, 0.05, x, y);
		options_for(&options, nested[k][0], GROWTH_RAW);
		ck_assert(curve_fit(&small, x, y, n, &options, NULL));
		options.kind = nested[k][1];
		ck_assert(curve_fit(&large, x, y, n, &options, NULL));
		ck_assert_double_le(large.rss, small.rss * (1 + 1e-12));
		ck_assert_double_ge(large.log_likelihood, small.log_likelihood - 1e-9);
	}
}
END_TEST

START_TEST(a_held_parameter_stays_and_has_no_error)
{
	struct curve fit;
	struct curve_options options;
	curve_options_init(&options, CURVE_LOGISTIC);
	options.held[curve_parameter(CURVE_LOGISTIC, "ceiling")] = 2.5;
	ck_assert(curve_fit(&fit, assay_x, assay_y, 16, &options, NULL));
	ck_assert_uint_eq(fit.p, 2);
	ck_assert(fit.held[0] && fit.held[1] && !fit.held[2]);
	ck_assert_double_eq(fit.estimate[1], 2.5);
	ck_assert(isnan(fit.stderror[1]));
	ck_assert_double_eq(fit.df, 14);
}
END_TEST

START_TEST(what_is_never_reached_is_never)
{
	struct curve fit;
	struct curve_options options;
	curve_options_init(&options, CURVE_SATURATING);
	ck_assert(curve_fit(&fit, adsorption_x, adsorption_y, 14, &options, NULL));
	struct reach reach = curve_reach(&fit, 300, BAND_CONFIDENCE);
	ck_assert(isnan(reach.at) && isnan(reach.when.low) && isnan(reach.when.high));
	/* just above the curve's ceiling the band still gets there, from some x on */
	reach = curve_reach(&fit, 240, BAND_CONFIDENCE);
	ck_assert(isnan(reach.at) && isfinite(reach.when.low) && isinf(reach.when.high));
	reach = curve_reach(&fit, 120, BAND_PREDICTION);
	ck_assert(reach.when.low < reach.at && reach.at < reach.when.high);
	ck_assert_double_eq_tol(curve_band(&fit, reach.when.low, BAND_PREDICTION).high, 120, 1e-9);
	ck_assert_double_eq_tol(curve_band(&fit, reach.when.high, BAND_PREDICTION).low, 120, 1e-9);
}
END_TEST

/* ---- what cannot be fitted ---- */

START_TEST(no_curve_answers_hostile_points_with_anything_but_a_result_or_a_sentence)
{
	static const double x4[] = { 1, 2, 3, 4 }, same[] = { 2, 2, 2, 2, 2, 2, 2, 2 };
	static const double x8[] = { 1, 2, 3, 4, 5, 6, 7, 8 }, ties[] = { 1, 1, 2, 2, 3, 3, 4, 4 };
	static const double up[] = { 1, 2, 4, 7, 9, 14, 20, 33 },
			    level[] = { 5, 5, 5, 5, 5, 5, 5, 5 };
	static const double zero[] = { 0, 0, 0, 0, 0, 0, 0, 0 },
			    mixed[] = { -1, 2, -3, 4, -5, 6, -7, 8 };
	static const double huge[] = { 1e300, 2e300, 4e300, 7e300, 9e300, 1e301, 2e301, 1e308 };
	static const double tiny[] = { 1e-300, 2e-300, 4e-300, 7e-300,
				       9e-300, 1e-299, 2e-299, 3e-299 };
	static const double bad[] = { 1, 2, NAN, 4, 5, 6, 7, 8 },
			    endless[] = { 1, 2, INFINITY, 4, 5, 6, 7, 8 };
	static const double step[] = { 0, 0, 0, 0, 1, 1, 1, 1 },
			    line[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	const struct {
		const double *x, *y;
		size_t n;
	} cases[] = {
		{ x4, up, 0 },   { x4, up, 1 },      { x4, up, 2 },   { x4, up, 3 },
		{ x4, up, 4 },   { same, up, 8 },    { ties, up, 8 }, { x8, level, 8 },
		{ x8, zero, 8 }, { x8, mixed, 8 },   { x8, huge, 8 }, { x8, tiny, 8 },
		{ x8, bad, 8 },  { x8, endless, 8 }, { bad, up, 8 },  { huge, up, 8 },
		{ tiny, up, 8 }, { x8, step, 8 },    { x8, line, 8 }, { mixed, up, 8 },
	};
	for (size_t k = 0; k < LENGTH(cases); k++)
		for (int free = 0; free < 2; free++) {
			struct curve fit;
			struct curve_options options;
			struct err err = { 0 };
			enum curve_kind kind = (enum curve_kind)(_i % CURVE_COUNT);
			enum growth_scale scale = (enum growth_scale)(_i / CURVE_COUNT);
			options_for(&options, kind, scale);
			options.scale_floor = -0.5;
			options.scale_ceiling = 40;
			options.profile = true;
			if (!free)
				memcpy(options.held, curve_row(kind)->held, sizeof options.held);
			if (!curve_fit(&fit, cases[k].x, cases[k].y, cases[k].n, &options, &err)) {
				ck_assert_msg(err.text[0] != '\0', "case %zu", k);
				ck_assert(!strstr(err.text, "nan") && !strstr(err.text, "inf"));
				continue;
			}
			ck_assert_uint_ge(cases[k].n, 3);
			ck_assert(isfinite(fit.rss) && isfinite(fit.sigma) &&
				  isfinite(curve_at(&fit, 2.5)));
			for (size_t j = 0; j < fit.parameters; j++) {
				ck_assert(isfinite(fit.estimate[j]));
				ck_assert(fit.held[j] || isfinite(fit.stderror[j]));
			}
			curve_reach(&fit, 1e9, BAND_PREDICTION);
		}
}
END_TEST

START_TEST(too_few_points_and_a_start_after_the_first_are_named)
{
	static const double x[] = { 1, 2, 3, 4 }, y[] = { 1, 2, 4, 7 };
	struct curve fit;
	struct curve_options options;
	struct err err = { 0 };
	curve_options_init(&options, CURVE_RICHARDS);
	ck_assert(!curve_fit(&fit, x, y, 4, &options, &err));
	ck_assert_str_eq(err.text, "4 points cannot fix the 4 parameters of this curve and an "
				   "error: at least 5 are needed");
	curve_options_init(&options, CURVE_POWER);
	options.held[2] = 1.5;
	ck_assert(!curve_fit(&fit, x, y, 4, &options, &err));
	ck_assert_str_eq(err.text,
			 "a power law counts x from 1.5, and the first point lies before it");
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("curve");
	TCase *c = tcase_create("curve");
	tcase_add_unchecked_fixture(c, regress_init, NULL);
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, curves_come_out_as_nist_certifies_and_r_computes, 0,
			    (int)LENGTH(references));
	tcase_add_test(c, information_criteria_on_the_log_scale_are_those_of_r);
	tcase_add_test(c, bands_and_profile_of_the_hyperbola_are_those_of_r);
	tcase_add_test(c, the_profile_of_a_ceiling_is_that_of_r);
	tcase_add_test(c, a_ceiling_that_the_points_do_not_show_is_open);
	tcase_add_test(c, a_curve_that_runs_into_another_is_refused_by_name);
	tcase_add_test(c, fits_on_different_scales_or_data_are_never_compared);
	tcase_add_loop_test(c, every_curve_finds_the_numbers_it_was_made_with, 0, 3 * CURVE_COUNT);
	tcase_add_loop_test(c, every_curve_holds_its_properties_with_noise, 0, 3 * CURVE_COUNT);
	tcase_add_loop_test(c, curves_do_not_depend_on_units, 0, CURVE_COUNT);
	tcase_add_test(c, a_curve_with_more_room_never_fits_worse);
	tcase_add_test(c, a_held_parameter_stays_and_has_no_error);
	tcase_add_test(c, what_is_never_reached_is_never);
	tcase_add_loop_test(
		c, no_curve_answers_hostile_points_with_anything_but_a_result_or_a_sentence, 0,
		3 * CURVE_COUNT);
	tcase_add_test(c, too_few_points_and_a_start_after_the_first_are_named);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
