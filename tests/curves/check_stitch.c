/* check_stitch.c - the stitched index against the published fit, scipy and made worlds. */
#include "curves/stitch.h"
#include "stats/dist.h"
#include "stats/stream.h"

#include "curves/eci_scores.h"
#include "regress/digits.h"
#include "run_suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct stitch_score published[ECI_SCORES];
static struct stitch_data eci;
static struct arena arena;
static struct err err;

static void setup(void)
{
	regress_init();
	arena = ARENA_EMPTY;
	err_clear(&err);
	for (size_t i = 0; i < ECI_SCORES; i++)
		published[i] = (struct stitch_score){ eci_scores[i].model, eci_scores[i].benchmark,
						      eci_scores[i].score, 1 };
	eci = (struct stitch_data){ .scores = published,
				    .n = ECI_SCORES,
				    .models = ECI_MODELS,
				    .benchmarks = ECI_BENCHMARKS };
}

static void teardown(void)
{
	arena_clear(&arena);
}

static struct stitch fit(const struct stitch_data *data, const struct stitch_options *options)
{
	struct stitch stitch;
	ck_assert_msg(stitch_fit(&stitch, data, options, &arena, &err), "%s", err.text);
	return stitch;
}

static struct stitch_options published_options(double lambda)
{
	return (struct stitch_options){ STITCH_RIDGE, lambda, 0, ECI_WINOGRANDE };
}

static const struct stitch_options ours = { STITCH_LOG_SLOPES, 0.02, 1e-4, ECI_WINOGRANDE };
static const struct stitch_map map = { 65, 128, 130, 150 }; /* Claude 3.7 Sonnet, GPT-5 (high) */

/* The fit of arXiv 2512.00193 (lambda 0.1 on abilities, difficulties and slopes, Winogrande's slope
 * 1): printed there to four or five digits, recomputed with scipy 1.10's least_squares (trf, six
 * starts, gtol 1e-12), which agree to 1e-14 in cost; 1e-7 is what its parameters carry. */
START_TEST(the_published_fit_comes_out)
{
	static const struct {
		size_t at;
		double value;
	} abilities[] = {
		{ 134, 2.65918374955 }, { 128, 2.6452989062 },	{ 104, 2.44291970298 },
		{ 6, 2.17655384989 },	{ 65, 2.09226503083 },	{ 22, 1.80575333467 },
		{ 117, 1.60436233668 }, { 166, 1.00828417668 },
	}, difficulties[] = {
		{ 22, 0.818137078117 }, { 13, 1.77176955367 }, { 7, 3.06770431808 },
		{ 23, 4.62937379611 },
	}, slopes[] = {
		{ 22, 1.81391763237 }, { 7, 1.63964746554 }, { 17, 1.19935466162 },
	};
	struct stitch_options options = published_options(0.1);
	struct stitch stitch = fit(&eci, &options);
	ck_near(stitch.objective, 3.44737995273, 1e-11);
	ck_near(stitch.rss, 6.74724626279, 1e-9);
	ck_near(stitch.rmse, 0.0713870257767, 1e-9);
	for (size_t i = 0; i < LENGTH(abilities); i++)
		ck_near(stitch.ability[abilities[i].at], abilities[i].value, 1e-7);
	for (size_t i = 0; i < LENGTH(difficulties); i++)
		ck_near(stitch.difficulty[difficulties[i].at], difficulties[i].value, 3e-7);
	for (size_t i = 0; i < LENGTH(slopes); i++)
		ck_near(stitch.slope[slopes[i].at], slopes[i].value, 1e-7);
	ck_assert_double_eq(stitch.slope[ECI_WINOGRANDE], 1);
	ck_assert_double_eq(stitch.difficulty[ECI_WINOGRANDE], 0);
}
END_TEST

/* What lambda does to the published scale: GPT-5 minus GPT-4.  0.01 from scipy (trf); 0.001 from
 * scipy (lm, without the bounds of 10 on slopes, which bind there: 10.8 is wanted). */
START_TEST(a_smaller_lambda_shrinks_the_published_scale)
{
	static const struct {
		double lambda, objective, reach;
	} rows[] = {
		{ 0.01, 3.37014358603, 0.725729322594 },
		{ 0.001, 3.3573944578252, 0.5987469465064602 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct stitch_options options = published_options(rows[i].lambda);
		struct stitch stitch = fit(&eci, &options);
		ck_near(stitch.objective, rows[i].objective, 1e-10);
		ck_near(stitch.ability[128] - stitch.ability[117], rows[i].reach, 1e-6);
	}
}
END_TEST

/* The same scores under the penalty on ln slope, lambda 0.02, hold 1e-4: scipy's least_squares (lm,
 * two random starts, xtol 1e-15) and numpy for the sandwich with whole matrices. */
static const struct {
	size_t at;
	double value, stderror;
} scipy_models[] = {
	{ 117, 112.07899285, 4.9023747 }, /* gpt-4-0314 */
	{ 6, 132.80425782, 1.9800527 },   /* DeepSeek-R1 */
	{ 166, 90.897613824, 6.6633902 }, /* phi-2 */
	{ 134, 150.5514033, 2.8079301 },  /* gpt-5-pro (high) */
	{ 22, 118.37142395, 6.1981496 },  /* Llama-3.1-405B */
	{ 104, 142.67350347, 3.1474103 }, /* gemini-2.5-pro */
};
static const struct {
	size_t at;
	double value, stderror, slope, log_stderror, spread;
} scipy_benchmarks[] = {
	{ 22, 84.429961735, 7.0113239, 0.051898200514, 0.15111255, 0.053500385 }, /* MMLU */
	{ 13, 118.1344884, 2.6561238, 0.058240296841, 0.12956424, 0.050295969 },  /* GPQA */
	{ 7, 162.73665844, 8.1330974, 0.048200939368, 0.22300996, 0.05097019 },   /* Cybench */
	{ 23, 182.4391909, 19.179837, 0.035020675228, 0.31155077, 0.095359957 },  /* OSUniverse */
	{ 17, 56.326679036, 11.711335, 0.035579267673, 0.20408521, 0.08510624 },  /* HellaSwag */
};

START_TEST(values_and_errors_under_the_penalty_on_log_slopes_are_those_of_scipy)
{
	struct stitch stitch = fit(&eci, &ours);
	struct stitch_errors errors;
	stitch_errors(&errors, &stitch, &eci, &ours, &map, &arena);
	ck_near(stitch.objective, 3.5223852280816, 1e-12);
	ck_near(stitch.rss, 6.8011766747124, 1e-8);
	double unit = 20 / (stitch.ability[map.b] - stitch.ability[map.a]);
	for (size_t i = 0; i < LENGTH(scipy_models); i++) {
		size_t at = scipy_models[i].at;
		ck_near(stitch_value(&stitch, &map, stitch.ability[at]), scipy_models[i].value,
			1e-6);
		ck_near(errors.ability[at], scipy_models[i].stderror, 1e-5);
	}
	for (size_t i = 0; i < LENGTH(scipy_benchmarks); i++) {
		size_t at = scipy_benchmarks[i].at;
		ck_near(stitch_value(&stitch, &map, stitch.difficulty[at]),
			scipy_benchmarks[i].value, 1e-6);
		ck_near(errors.difficulty[at], scipy_benchmarks[i].stderror, 1e-5);
		ck_near(stitch.slope[at] / unit, scipy_benchmarks[i].slope, 1e-6);
		ck_near(errors.log_slope[at], scipy_benchmarks[i].log_stderror, 1e-5);
		ck_near(errors.spread[at], scipy_benchmarks[i].spread, 1e-6);
	}
	ck_assert_double_eq(errors.ability[map.a], 0);
	ck_assert_double_eq(errors.ability[map.b], 0);
}
END_TEST

START_TEST(the_order_of_scores_does_not_matter_and_the_same_scores_give_the_same_bytes)
{
	static struct stitch_score turned[ECI_SCORES];
	struct stitch_data backwards = eci;
	for (size_t i = 0; i < ECI_SCORES; i++)
		turned[i] = published[ECI_SCORES - 1 - i];
	backwards.scores = turned;
	struct stitch one = fit(&eci, &ours), again = fit(&eci, &ours),
		      other = fit(&backwards, &ours);
	ck_assert_mem_eq(one.ability, again.ability, ECI_MODELS * sizeof(double));
	for (size_t i = 0; i < ECI_MODELS; i++)
		ck_assert_double_eq_tol(one.ability[i], other.ability[i], 1e-8);
}
END_TEST

START_TEST(weights_and_penalty_scaled_alike_change_nothing)
{
	struct stitch_options heavy = ours;
	struct stitch plain = fit(&eci, &ours);
	heavy.lambda *= 4;
	heavy.hold *= 4;
	for (size_t i = 0; i < ECI_SCORES; i++)
		published[i].weight = 4;
	struct stitch stitch = fit(&eci, &heavy);
	ck_near(stitch.objective, 4 * plain.objective, 1e-12);
	for (size_t i = 0; i < ECI_MODELS; i++)
		ck_assert_double_eq_tol(stitch.ability[i], plain.ability[i], 1e-8);
}
END_TEST

/* Scores squeezed between chance and a ceiling, told so, are the scores they came from: the
 * residuals and penalty shrink alike when weights grow by the square. */
START_TEST(chance_and_ceiling_are_ends_of_the_curve)
{
	double floor[ECI_BENCHMARKS], ceiling[ECI_BENCHMARKS];
	struct stitch plain = fit(&eci, &ours);
	for (size_t j = 0; j < ECI_BENCHMARKS; j++) {
		floor[j] = 0.25 * (double)(j % 3);
		ceiling[j] = 1 - 0.05 * (double)(j % 2);
	}
	for (size_t i = 0; i < ECI_SCORES; i++) {
		size_t j = published[i].benchmark;
		double reach = ceiling[j] - floor[j];
		published[i].score = floor[j] + reach * published[i].score;
		published[i].weight = 1 / (reach * reach);
	}
	eci.floor = floor;
	eci.ceiling = ceiling;
	struct stitch stitch = fit(&eci, &ours);
	ck_near(stitch.objective, plain.objective, 1e-12);
	for (size_t i = 0; i < ECI_MODELS; i++)
		ck_assert_double_eq_tol(stitch.ability[i], plain.ability[i], 1e-7);
}
END_TEST

START_TEST(the_bootstrap_agrees_with_the_delta_method_and_is_the_same_again)
{
	enum { DRAWS = 200 };
	static double one[DRAWS * ECI_MODELS], two[DRAWS * ECI_MODELS];
	static double hard[DRAWS * ECI_BENCHMARKS];
	struct stitch stitch = fit(&eci, &ours);
	struct stitch_errors errors;
	double ratio = 0;
	stitch_errors(&errors, &stitch, &eci, &ours, &map, &arena);
	ck_assert(stitch_bootstrap(one, hard, DRAWS, 7, &stitch, &eci, &ours, &map, &err));
	ck_assert(stitch_bootstrap(two, hard, DRAWS, 7, &stitch, &eci, &ours, &map, &err));
	ck_assert_mem_eq(one, two, sizeof one);
	for (size_t i = 0; i < ECI_MODELS; i++) {
		double sum = 0, squares = 0;
		for (size_t k = 0; k < DRAWS; k++) {
			double value = one[k * ECI_MODELS + i];
			sum += value;
			squares += value * value;
		}
		double sd = sqrt(fmax(squares / DRAWS - sum * sum / DRAWS / DRAWS, 0));
		if (i == map.a || i == map.b)
			ck_assert_double_eq_tol(sd, 0, 1e-5);
		else
			ratio += sd / errors.ability[i] / (ECI_MODELS - 2);
	}
	ck_assert_double_eq_tol(ratio, 1, 0.1);
}
END_TEST

/* A world of 120 models and 25 benchmarks, each model on 4 to 12 of them, each benchmark with noise
 * of its own, made 150 times: intervals of 95 % should hold the truth in 93 to 97 % of cases. */
enum { WORLD_MODELS = 120, WORLD_BENCHMARKS = 25, WORLDS = 150 };

static size_t make_world(struct stitch_score *scores, struct stream *noise)
{
	struct stream shape;
	size_t n = 0;
	stream_init(&shape, 5, 0);
	for (size_t i = 0; i < WORLD_MODELS; i++) {
		double ability = 6.0 * (double)i / WORLD_MODELS - 3;
		size_t count = 4 + stream_below(&shape, 9),
		       first = stream_below(&shape, WORLD_BENCHMARKS);
		for (size_t k = 0; k < count; k++) {
			size_t j = (first + 3 * k) % WORLD_BENCHMARKS;
			double slope = 0.8 + 0.05 * (double)(j % 9),
			       spread = 0.03 + 0.01 * (double)(j % 6);
			double place = 6.0 * (double)j / WORLD_BENCHMARKS - 3;
			double p = 1 / (1 + exp(-slope * (ability - place)));
			scores[n++] =
				(struct stitch_score){ i, j, p + spread * stream_normal(noise), 1 };
		}
	}
	return n;
}

START_TEST(intervals_hold_the_truth_as_often_as_they_say)
{
	static struct stitch_score scores[WORLD_MODELS * 12];
	const struct stitch_options options = { STITCH_LOG_SLOPES, 0.01, 1e-5, 12 };
	const struct stitch_map ends = { 30, 90, 100, 200 };
	size_t held = 0, all = 0;
	for (uint64_t world = 0; world < WORLDS; world++) {
		struct stream noise;
		struct stitch_errors errors;
		stream_init(&noise, 11, world);
		struct stitch_data data = { .scores = scores,
					    .n = make_world(scores, &noise),
					    .models = WORLD_MODELS,
					    .benchmarks = WORLD_BENCHMARKS };
		struct stitch stitch = fit(&data, &options);
		stitch_errors(&errors, &stitch, &data, &options, &ends, &arena);
		for (size_t i = 0; i < WORLD_MODELS; i++) {
			double truth = 100 + 100 * ((double)i - 30) / 60;
			double value = stitch_value(&stitch, &ends, stitch.ability[i]);
			all += errors.ability[i] > 0;
			held += errors.ability[i] > 0 &&
				fabs(value - truth) <= 1.959964 * errors.ability[i];
		}
		arena_clear(&arena);
	}
	double share = (double)held / (double)all;
	ck_assert_msg(share > 0.93 && share < 0.97, "%.4f of the intervals hold the truth", share);
}
END_TEST

START_TEST(groups_that_share_no_benchmark_are_found_and_refused)
{
	struct stitch_score scores[] = {
		{ 0, 0, 0.5, 1 }, { 1, 0, 0.6, 1 }, { 2, 1, 0.5, 1 },
		{ 3, 2, 0.4, 1 }, { 2, 2, 0.7, 1 },
	};
	struct stitch_data data = { .scores = scores, .n = 5, .models = 4, .benchmarks = 3 };
	struct stitch_options options = { STITCH_LOG_SLOPES, 0.02, 1e-4, 0 };
	size_t models[4], benchmarks[3];
	struct stitch stitch;
	ck_assert_uint_eq(stitch_groups(&data, models, benchmarks), 2);
	ck_assert_uint_eq(models[0], 0);
	ck_assert_uint_eq(models[1], 0);
	ck_assert_uint_eq(models[2], 1);
	ck_assert_uint_eq(models[3], 1);
	ck_assert_uint_eq(benchmarks[0], 0);
	ck_assert_uint_eq(benchmarks[1], 1);
	ck_assert_uint_eq(benchmarks[2], 1);
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	ck_assert_str_eq(err.text,
			 "the scores fall apart into 2 groups of models that share no benchmark, "
			 "so they cannot stand on one scale");
}
END_TEST

START_TEST(what_cannot_be_stitched_gets_a_sentence)
{
	struct stitch_score scores[] = { { 0, 0, 0.5, 1 }, { 0, 0, 0.6, 1 }, { 1, 0, 0.1, 1 } };
	struct stitch_data data = { .scores = scores, .n = 3, .models = 2, .benchmarks = 1 };
	struct stitch_options options = { STITCH_LOG_SLOPES, 0.02, 1e-4, 0 };
	struct stitch stitch;
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	ck_assert_str_eq(err.text, "score 2 is the second of its model on its benchmark");
	data.n = 1;
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	ck_assert_str_eq(err.text, "1 model or benchmark has no score");
	data.models = 1;
	scores[0].score = NAN;
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	ck_assert_str_eq(err.text, "score 1 or its weight is not a number that can be used");
	scores[0].score = 0.5;
	options.lambda = 0;
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	data = (struct stitch_data){ 0 };
	options.lambda = 0.02;
	ck_assert(!stitch_fit(&stitch, &data, &options, &arena, &err));
	ck_assert_str_eq(err.text, "there are no scores");
}
END_TEST

/* Every model at an end of every benchmark: nothing but the penalty keeps positions finite. */
START_TEST(scores_at_the_ends_stay_finite)
{
	struct stitch_score scores[40];
	struct stitch_options options = { STITCH_LOG_SLOPES, 0.02, 1e-4, 0 };
	for (size_t i = 0; i < 40; i++)
		scores[i] = (struct stitch_score){ i / 4, i % 4, i / 4 > i % 4 ? 1 : 0, 1 };
	struct stitch_data data = { .scores = scores, .n = 40, .models = 10, .benchmarks = 4 };
	struct stitch stitch = fit(&data, &options);
	for (size_t i = 1; i < 10; i++)
		ck_assert(isfinite(stitch.ability[i]) && stitch.ability[i] > stitch.ability[0]);
	for (size_t j = 0; j < 4; j++)
		ck_assert(isfinite(stitch.slope[j]) && stitch.slope[j] < 1000);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("stitch");
	TCase *c = tcase_create("index");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_set_timeout(c, 60);
	tcase_add_test(c, the_published_fit_comes_out);
	tcase_add_test(c, a_smaller_lambda_shrinks_the_published_scale);
	tcase_add_test(c, values_and_errors_under_the_penalty_on_log_slopes_are_those_of_scipy);
	tcase_add_test(c,
		       the_order_of_scores_does_not_matter_and_the_same_scores_give_the_same_bytes);
	tcase_add_test(c, weights_and_penalty_scaled_alike_change_nothing);
	tcase_add_test(c, chance_and_ceiling_are_ends_of_the_curve);
	tcase_add_test(c, the_bootstrap_agrees_with_the_delta_method_and_is_the_same_again);
	tcase_add_test(c, intervals_hold_the_truth_as_often_as_they_say);
	tcase_add_test(c, groups_that_share_no_benchmark_are_found_and_refused);
	tcase_add_test(c, what_cannot_be_stitched_gets_a_sentence);
	tcase_add_test(c, scores_at_the_ends_stay_finite);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
