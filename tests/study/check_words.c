/* check_words.c - the words, the JSON and the command that go with a figure. */
#include "base/date.h"
#include "model/support_model.h"
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
static struct str out;
static char text[600];

static void setup(void)
{
	batch_init(&batch);
	str_init(&out);
	dataset = NULL;
}

static void teardown(void)
{
	figure_clear(&figure);
	series_list_clear(&list);
	dataset_free(dataset);
	str_clear(&out);
	batch_clear(&batch);
}

/* Checks and seals what was put, finds the series and its defaults. */
static const struct series *open_series(const char *id)
{
	struct err err;
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
	series_list_init(&list, dataset, &err);
	ck_assert_msg(err.kind == ERR_NONE, "%s", err.text);
	const struct series *series = series_find(&list, id);
	ck_assert_ptr_nonnull(series);
	figure_defaults(&selection, series);
	return series;
}

static int day(const char *date)
{
	int days = 0;
	ck_assert(date_parse(date, &days, NULL));
	return days;
}

static void make(const struct series *series)
{
	figure_clear(&figure);
	figure_make(&figure, series, dataset, &selection);
}

static const char *rate(enum charset charset)
{
	return figure_rate(&figure, text, sizeof text, charset);
}

static bool has(const char *part)
{
	if (strstr(out.text, part))
		return true;
	fprintf(stderr, "# not found: %s\n# in: %s\n", part, out.text);
	return false;
}

START_TEST(too_few_points_are_refused_with_a_sentence_and_still_cited)
{
	put_units(&batch);
	put_point(&batch, "s", "2020", "1");
	put_point(&batch, "s", "2021", "2");
	put_series(&batch, "few", "log", "up", "points");
	make(open_series("few"));
	ck_assert(!figure.has_fit);
	ck_assert_str_eq(rate(CHARSET_ASCII), "only 2 points to fit; a trend needs 3");
	ck_assert_uint_eq(figure.source_count, 1);
	figure_json(&figure, &out);
	ck_assert(has("\"refusal\":\"only 2 points to fit; a trend needs 3\""));
	ck_assert_ptr_null(strstr(out.text, "parameters"));
	selection.from = day("2030");
	make(figure.series);
	ck_assert_str_eq(rate(CHARSET_ASCII), "no point lies in the window");
}
END_TEST

START_TEST(a_series_without_rows_is_refused_with_a_sentence)
{
	put_units(&batch);
	put_series(&batch, "none", "log", "up", "points");
	make(open_series("none"));
	ck_assert_str_eq(rate(CHARSET_ASCII), "no rows match this series");
	figure_explain(&figure, &out, CHARSET_ASCII);
	figure_speech(&figure, &out);
	ck_assert(has("There is no fit: no rows match this series."));
}
END_TEST

START_TEST(a_trend_that_may_be_none_says_so_and_is_unbounded)
{
	static const char *const values[] = { "5", "7", "4", "8", "5", "6" };
	put_units(&batch);
	for (size_t i = 0; i < 6; i++) {
		char date[8];
		snprintf(date, sizeof date, "%zu", 2018 + i);
		put_point(&batch, "s", date, values[i]);
	}
	put_series(&batch, "flat", "log", "up", "minutes");
	make(open_series("flat"));
	rate(CHARSET_ASCII);
	ck_assert_ptr_nonnull(strstr(text, "doubles every "));
	ck_assert_ptr_nonnull(
		strstr(text, ", unbounded]: no trend that the data can tell from none"));
	figure_json(&figure, &out);
	ck_assert(has(",null],\"level\":0.95"));
	ck_assert(has("\"unbounded\":true"));
}
END_TEST

START_TEST(sources_are_unique_with_the_method_first)
{
	put_metr(&batch);
	make(open_series("metr-horizon-p50"));
	ck_assert_uint_eq(figure.source_count, 2);
	ck_assert_str_eq(figure.sources[0], "kwa-2025");
	ck_assert_str_eq(figure.sources[1], "metr-th11");
}
END_TEST

START_TEST(the_command_makes_the_same_selection_again)
{
	put_metr(&batch);
	const struct series *series = open_series("metr-horizon-p50");
	selection.from = day("2023-01-01");
	selection.to = day("2025-12-31");
	selection_take_scale(&selection, GROWTH_RAW);
	selection.frontier = FRONTIER_TOP;
	selection.frontier_k = 5;
	selection.frontier_first = true;
	selection.level = 0.9;
	make(series);
	figure_command(&figure, text, sizeof text);
	ck_assert_str_eq(text,
			 "kasoku fit metr-horizon-p50 --from 2023-01-01 --to 2025-12-31 --model "
			 "linear --top 5 --frontier-first --level 0.9");
	struct selection again;
	figure_defaults(&again, series);
	strtok(text, " ");
	strtok(NULL, " ");
	strtok(NULL, " ");
	for (char *word; (word = strtok(NULL, " "));) {
		struct err err = { 0 };
		bool flag = strcmp(word, "--frontier-first") == 0;
		const char *value = flag ? NULL : strtok(NULL, " ");
		ck_assert_msg(selection_set(&again, word + 2, value, &err), "%s", err.text);
	}
	ck_assert_double_eq(again.from, selection.from);
	ck_assert_double_eq(again.to, selection.to);
	ck_assert(again.scale == GROWTH_RAW && again.frontier == FRONTIER_TOP);
	ck_assert(again.frontier_k == 5 && again.frontier_first);
	ck_assert_double_eq(again.level, 0.9);
}
END_TEST

START_TEST(an_option_that_is_wrong_is_explained)
{
	struct err err;
	selection = (struct selection){ .level = 0.95 };
	ck_assert(!selection_set(&selection, "from", "yesterday", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "--from 'yesterday' is not a date"));
	ck_assert(!selection_set(&selection, "model", "magic", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "gompertz or richards, not 'magic'"));
	ck_assert(!selection_set(&selection, "level", "95", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "between 0 and 1"));
	ck_assert(!selection_set(&selection, "nothing", "1", &err));
	ck_assert_int_eq((int)err.kind, ERR_USAGE);
	ck_assert(selection_set(&selection, "to", "2024-02", &err));
	ck_assert_double_eq(selection.to, day("2024-02-29"));
}
END_TEST

START_TEST(the_explain_card_tells_what_was_done_and_what_it_rests_on)
{
	put_metr(&batch);
	batch.catalog_date = day("2026-07-19");
	make(open_series("metr-horizon-p50"));
	figure_explain(&figure, &out, CHARSET_ASCII);
	ck_assert(has("doubles every 188 d [164, 220]"));
	ck_assert(has("17 of 25 points, records, 2019-02 to 2026-02"));
	ck_assert(has("where vintage = 2026-05-08; latest = true"));
	ck_assert(has("ln y = a + b (t - 2024.228)"));
	ck_assert(has("(95 % confidence), standard error"));
	ck_assert(has("Confidence, 95 %: where the line may lie."));
	ck_assert(has("Prediction, 95 %: where one new fitted point may lie"));
	ck_assert(has("Measurement: 17 of 17 fitted points have an interval of their own"));
	ck_assert(has("does not use them as weights"));
	ck_assert(
		has("The yardstick ends at 16 h.\nMETR calls estimates above 16 h unreliable.\n"));
	ck_assert(has("7 doubling months"));
	ck_assert(has("Kwa et al. 2025"));
	ck_assert(has("METR, Time Horizon 1.1, 2026-05 (metr-th11)"));
	ck_assert(has("compiled on 2026-07-19"));
	ck_assert(has("kasoku fit metr-horizon-p50\n"));
	for (const char *at = out.text; *at; at++)
		ck_assert(*at == '\n' || (unsigned char)*at >= ' ');
}
END_TEST

START_TEST(every_scale_and_direction_is_explained_in_plain_ascii)
{
	static const enum growth_scale scales[] = { GROWTH_RAW, GROWTH_LOG, GROWTH_LOGIT };
	static const char *const formulas[] = { "\ny = a + b (t - ", "\nln y = a + b (t - ",
						"\nln((y - 0) / (1 - y)) = a + b (t - " };
	put_units(&batch);
	put_point(&batch, "s", "2020", "0.9");
	put_point(&batch, "s", "2021", "0.7");
	put_point(&batch, "s", "2022", "0.6");
	put_point(&batch, "s", "2023", "0.4");
	put_series(&batch, "errors", "logit", "down", "fraction");
	const struct series *series = open_series("errors");
	for (size_t i = 0; i < 3; i++) {
		selection_take_scale(&selection, scales[i]);
		make(series);
		str_reset(&out);
		figure_explain(&figure, &out, CHARSET_ASCII);
		ck_assert(has(formulas[i]));
		for (const char *at = out.text; *at; at++)
			ck_assert(*at == '\n' || (*at >= ' ' && *at < 0x7f));
	}
	ck_assert(has("They halve in -ln 2 / b = "));
}
END_TEST

START_TEST(json_keeps_full_precision_and_names_every_interval)
{
	put_metr(&batch);
	make(open_series("metr-horizon-p50"));
	figure_json(&figure, &out);
	ck_assert(has("{\"series\":\"metr-horizon-p50\""));
	ck_assert(has("\"model\":\"exponential\""));
	ck_assert(has("\"n\":17"));
	ck_assert(has("\"from\":\"2019-02-14\",\"to\":\"2026-02-05\""));
	ck_assert(has("\"frontier\":true"));
	ck_assert(has("\"doubling_time_days\":{\"estimate\":187.7775437881"));
	ck_assert(has("\"level\":0.95,\"kind\":\"confidence\""));
	ck_assert(has("\"sources\":[\"kwa-2025\",\"metr-th11\"]"));
	ck_assert(has("\"command\":\"kasoku fit metr-horizon-p50\"}"));
	ck_assert_ptr_null(strchr(out.text, '\n'));
}
END_TEST

START_TEST(speech_says_first_and_last_point)
{
	put_metr(&batch);
	make(open_series("metr-horizon-p50"));
	figure_speech(&figure, &out);
	ck_assert(has("First gpt2, 2019-02-14: 3.23 s."));
	ck_assert(has(" Last gpt_5_4, 2026-03-05: 5 h 42 min."));
}
END_TEST

START_TEST(the_same_figure_twice_is_the_same_bytes)
{
	put_metr(&batch);
	const struct series *series = open_series("metr-horizon-p50");
	make(series);
	figure_json(&figure, &out);
	char *first = mem_strdup(out.text);
	str_reset(&out);
	make(series);
	figure_json(&figure, &out);
	ck_assert_str_eq(first, out.text);
	free(first);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("words");
	TCase *tc = tcase_create("words");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, too_few_points_are_refused_with_a_sentence_and_still_cited);
	tcase_add_test(tc, a_series_without_rows_is_refused_with_a_sentence);
	tcase_add_test(tc, a_trend_that_may_be_none_says_so_and_is_unbounded);
	tcase_add_test(tc, sources_are_unique_with_the_method_first);
	tcase_add_test(tc, the_command_makes_the_same_selection_again);
	tcase_add_test(tc, an_option_that_is_wrong_is_explained);
	tcase_add_test(tc, the_explain_card_tells_what_was_done_and_what_it_rests_on);
	tcase_add_test(tc, every_scale_and_direction_is_explained_in_plain_ascii);
	tcase_add_test(tc, json_keeps_full_precision_and_names_every_interval);
	tcase_add_test(tc, speech_says_first_and_last_point);
	tcase_add_test(tc, the_same_figure_twice_is_the_same_bytes);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
