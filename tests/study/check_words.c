/* check_words.c - the words, the JSON and the command that go with a figure. */
#include "run_suite.h"
#include "study/support_study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct study study;

static void setup(void)
{
	study_init(&study);
}

static void teardown(void)
{
	study_clear(&study);
}

START_TEST(too_few_points_are_refused_with_a_sentence_and_still_cited)
{
	put_units(&study.batch);
	put_point(&study.batch, "s", "2020", "1");
	put_point(&study.batch, "s", "2021", "2");
	put_series(&study.batch, "few", "log", "up", "points");
	study_open(&study, "few");
	study_make(&study);
	ck_assert(!study.figure.has_fit);
	ck_assert_str_eq(study_rate(&study, CHARSET_ASCII),
			 "only 2 points to fit; a trend needs 3");
	ck_assert_uint_eq(study.figure.source_count, 1);
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, "\"refusal\":\"only 2 points to fit; a trend needs 3\""));
	ck_assert_ptr_null(strstr(study.out.text, "parameters"));
	study.selection.from = day_of("2030");
	study_make(&study);
	ck_assert_str_eq(study_rate(&study, CHARSET_ASCII), "no point lies in the window");
}
END_TEST

START_TEST(a_series_without_rows_is_refused_with_a_sentence)
{
	put_units(&study.batch);
	put_series(&study.batch, "none", "log", "up", "points");
	study_open(&study, "none");
	study_make(&study);
	ck_assert_str_eq(study_rate(&study, CHARSET_ASCII), "no rows match this series");
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	figure_speech(&study.figure, &study.out);
	ck_assert(has(&study.out, "There is no fit: no rows match this series."));
}
END_TEST

START_TEST(a_trend_that_may_be_none_says_so_and_is_unbounded)
{
	static const char *const values[] = { "5", "7", "4", "8", "5", "6" };
	put_units(&study.batch);
	for (size_t i = 0; i < 6; i++) {
		char date[8];
		snprintf(date, sizeof date, "%zu", 2018 + i);
		put_point(&study.batch, "s", date, values[i]);
	}
	put_series(&study.batch, "flat", "log", "up", "minutes");
	study_open(&study, "flat");
	study_make(&study);
	study_rate(&study, CHARSET_ASCII);
	ck_assert_ptr_nonnull(strstr(study.text, "doubles every "));
	ck_assert_ptr_nonnull(
		strstr(study.text, ", unbounded]: no trend that the data can tell from none"));
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, ",null],\"level\":0.95"));
	ck_assert(has(&study.out, "\"unbounded\":true"));
}
END_TEST

START_TEST(sources_are_unique_with_the_method_first)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	ck_assert_uint_eq(study.figure.source_count, 2);
	ck_assert_str_eq(study.figure.sources[0], "kwa-2025");
	ck_assert_str_eq(study.figure.sources[1], "metr-th11");
}
END_TEST

START_TEST(the_command_makes_the_same_selection_again)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study.selection.from = day_of("2023-01-01");
	study.selection.to = day_of("2025-12-31");
	selection_take_scale(&study.selection, GROWTH_RAW);
	study.selection.frontier = FRONTIER_TOP;
	study.selection.frontier_k = 5;
	study.selection.frontier_first = true;
	study.selection.level = 0.9;
	study_make(&study);
	figure_command(&study.figure, study.text, sizeof study.text);
	ck_assert_str_eq(study.text,
			 "kasoku fit metr-horizon-p50 --from 2023-01-01 --to 2025-12-31 --model "
			 "linear --top 5 --frontier-first --level 0.9");
	struct selection again;
	figure_defaults(&again, study.series);
	strtok(study.text, " ");
	strtok(NULL, " ");
	strtok(NULL, " ");
	for (char *word; (word = strtok(NULL, " "));) {
		struct err err = { 0 };
		bool flag = strcmp(word, "--frontier-first") == 0;
		const char *value = flag ? NULL : strtok(NULL, " ");
		ck_assert_msg(selection_set(&again, word + 2, value, &err), "%s", err.text);
	}
	ck_assert_double_eq(again.from, study.selection.from);
	ck_assert_double_eq(again.to, study.selection.to);
	ck_assert(again.scale == GROWTH_RAW && again.frontier == FRONTIER_TOP);
	ck_assert(again.frontier_k == 5 && again.frontier_first);
	ck_assert_double_eq(again.level, 0.9);
}
END_TEST

START_TEST(an_option_that_is_wrong_is_explained)
{
	struct err err;
	study.selection = (struct selection){ .level = 0.95 };
	ck_assert(!selection_set(&study.selection, "from", "yesterday", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "--from 'yesterday' is not a date"));
	ck_assert(!selection_set(&study.selection, "model", "magic", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "gompertz or richards, not 'magic'"));
	ck_assert(!selection_set(&study.selection, "level", "95", &err));
	ck_assert_ptr_nonnull(strstr(err.text, "between 0 and 1"));
	ck_assert(!selection_set(&study.selection, "nothing", "1", &err));
	ck_assert_int_eq((int)err.kind, ERR_USAGE);
	ck_assert(selection_set(&study.selection, "to", "2024-02", &err));
	ck_assert_double_eq(study.selection.to, day_of("2024-02-29"));
}
END_TEST

START_TEST(the_explain_card_tells_what_was_done_and_what_it_rests_on)
{
	put_metr(&study.batch);
	study.batch.catalog_date = day_of("2026-07-19");
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	figure_explain(&study.figure, &study.out, CHARSET_ASCII);
	ck_assert(has(&study.out, "doubles every 188 d [164, 220]"));
	ck_assert(has(&study.out, "17 of 25 points, records, 2019-02 to 2026-02"));
	ck_assert(has(&study.out, "where vintage = 2026-05-08; latest = true"));
	ck_assert(has(&study.out, "ln y = a + b (t - 2024.228)"));
	ck_assert(has(&study.out, "(95 % confidence), standard error"));
	ck_assert(has(&study.out, "Confidence, 95 %: where the line may lie."));
	ck_assert(has(&study.out, "Prediction, 95 %: where one new fitted point may lie"));
	ck_assert(has(&study.out,
		      "Measurement: 17 of 17 fitted points have an interval of their own"));
	ck_assert(has(&study.out, "does not use them as weights"));
	ck_assert(
		has(&study.out,
		    "The yardstick ends at 16 h.\nMETR calls estimates above 16 h unreliable.\n"));
	ck_assert(has(&study.out, "7 doubling months"));
	ck_assert(has(&study.out, "Kwa et al. 2025"));
	ck_assert(has(&study.out, "METR, Time Horizon 1.1, 2026-05 (metr-th11)"));
	ck_assert(has(&study.out, "compiled on 2026-07-19"));
	ck_assert(has(&study.out, "kasoku fit metr-horizon-p50\n"));
	for (const char *at = study.out.text; *at; at++)
		ck_assert(*at == '\n' || (unsigned char)*at >= ' ');
}
END_TEST

START_TEST(every_scale_and_direction_is_explained_in_plain_ascii)
{
	static const enum growth_scale scales[] = { GROWTH_RAW, GROWTH_LOG, GROWTH_LOGIT };
	static const char *const formulas[] = { "\ny = a + b (t - ", "\nln y = a + b (t - ",
						"\nln((y - 0) / (1 - y)) = a + b (t - " };
	put_units(&study.batch);
	put_point(&study.batch, "s", "2020", "0.9");
	put_point(&study.batch, "s", "2021", "0.7");
	put_point(&study.batch, "s", "2022", "0.6");
	put_point(&study.batch, "s", "2023", "0.4");
	put_series(&study.batch, "errors", "logit", "down", "fraction");
	study_open(&study, "errors");
	for (size_t i = 0; i < 3; i++) {
		selection_take_scale(&study.selection, scales[i]);
		study_make(&study);
		str_reset(&study.out);
		figure_explain(&study.figure, &study.out, CHARSET_ASCII);
		ck_assert(has(&study.out, formulas[i]));
		for (const char *at = study.out.text; *at; at++)
			ck_assert(*at == '\n' || (*at >= ' ' && *at < 0x7f));
	}
	ck_assert(has(&study.out, "They halve in -ln 2 / b = "));
}
END_TEST

START_TEST(json_keeps_full_precision_and_names_every_interval)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	figure_json(&study.figure, &study.out);
	ck_assert(has(&study.out, "{\"series\":\"metr-horizon-p50\""));
	ck_assert(has(&study.out, "\"model\":\"exponential\""));
	ck_assert(has(&study.out, "\"n\":17"));
	ck_assert(has(&study.out, "\"from\":\"2019-02-14\",\"to\":\"2026-02-05\""));
	ck_assert(has(&study.out, "\"frontier\":true"));
	ck_assert(has(&study.out, "\"doubling_time_days\":{\"estimate\":187.7775437881"));
	ck_assert(has(&study.out, "\"level\":0.95,\"kind\":\"confidence\""));
	ck_assert(has(&study.out, "\"sources\":[\"kwa-2025\",\"metr-th11\"]"));
	ck_assert(has(&study.out, "\"command\":\"kasoku fit metr-horizon-p50\"}"));
	ck_assert_ptr_null(strchr(study.out.text, '\n'));
}
END_TEST

START_TEST(speech_says_first_and_last_point)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	figure_speech(&study.figure, &study.out);
	ck_assert(has(&study.out, "First gpt2, 2019-02-14: 3.23 s."));
	ck_assert(has(&study.out, " Last gpt_5_4, 2026-03-05: 5 h 42 min."));
}
END_TEST

START_TEST(the_same_figure_twice_is_the_same_bytes)
{
	put_metr(&study.batch);
	study_open(&study, "metr-horizon-p50");
	study_make(&study);
	figure_json(&study.figure, &study.out);
	char *first = mem_strdup(study.out.text);
	str_reset(&study.out);
	study_make(&study);
	figure_json(&study.figure, &study.out);
	ck_assert_str_eq(first, study.out.text);
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
