/* check_series.c - the small languages of the table `series`, and the points they select. */
#include "base/date.h"
#include "model/expression.h"
#include "model/series.h"
#include "model/support_model.h"
#include "run_suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *dataset;
static struct arena arena;
static struct err err;

static void put_models(void)
{
	put(&batch, TABLE_SOURCES, "id", "a", "kind", "web", "title", "A", NULL);
	put(&batch, TABLE_SOURCES, "id", "b", "kind", "web", "title", "B", NULL);
	put(&batch, TABLE_UNITS, "id", "FLOP", "title", "training compute", "style", "power",
	    "suffix", "FLOP", "ticks", "1e20 1e24", NULL);
	put(&batch, TABLE_UNITS, "id", "fraction", "title", "score", "style", "percent", NULL);
	put(&batch, TABLE_MODELS, "id", "big", "name", "Big", "organization", "Lab", "date",
	    "2024-03-04", "compute", "4e25", "compute_low", "3e25", "chips", "1000", "hours", "10",
	    "weights", "closed", "frontier", "true", "compute_tier", "estimated", "compute_source",
	    "b", "source", "a", NULL);
	put(&batch, TABLE_MODELS, "id", "old", "name", "Old", "organization", "Lab", "date", "2019",
	    "compute", "2e21", "weights", "open", "source", "a", NULL);
	put(&batch, TABLE_MODELS, "id", "dateless", "name", "Dateless", "compute", "1e22", "source",
	    "a", NULL);
	put(&batch, TABLE_MODELS, "id", "secret", "name", "Secret", "date", "2023", "weights",
	    "closed", "frontier", "false", "source", "a", NULL);
	put(&batch, TABLE_BENCHMARKS, "id", "mmlu", "name", "MMLU", "unit", "fraction", "source",
	    "a", NULL);
	put(&batch, TABLE_RESULTS, "id", "r1", "benchmark", "mmlu", "model", "big", "score", "0.9",
	    "date", "2024-03-04", "source", "a", NULL);
	put(&batch, TABLE_RESULTS, "id", "r2", "benchmark", "mmlu", "model", "old", "score", "0.4",
	    "flag", "zero", "date", "2019", "source", "a", NULL);
}

static void setup(void)
{
	batch_init(&batch);
	arena = ARENA_EMPTY;
	err_clear(&err);
	put_models();
	dataset = NULL;
}

static void teardown(void)
{
	dataset_free(dataset);
	arena_clear(&arena);
	batch_clear(&batch);
}

static void seal(void)
{
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
}

static size_t row_of(enum table_id table, const char *key)
{
	long row = dataset_find(dataset, table, key);
	ck_assert_int_ge((int)row, 0);
	return (size_t)row;
}

static bool holds(enum table_id table, const char *key, const char *where)
{
	struct conditions conditions;
	bool compiled = conditions_compile(&conditions, table, where, &arena, &err);
	ck_assert_msg(compiled, "%s: %s", where, err.text);
	return conditions_hold(&conditions, dataset, row_of(table, key));
}

START_TEST(conditions_mean_what_they_say)
{
	static const struct {
		const char *where;
		bool big, old, secret;
	} cases[] = {
		{ "", true, true, true },
		{ "weights = open", false, true, false },
		{ "weights = open|closed", true, true, true },
		{ "weights != open", true, false, true },
		{ "compute > 1e25", true, false, false },
		{ "compute <= 2e21", false, true, false },
		{ "compute known", true, true, false },
		{ "compute unknown", false, false, true },
		{ "date >= 2023", true, false, true },
		{ "date = 2023-01-01", false, false, true },
		{ "date < 2024-03-04; weights=closed", false, false, true },
		{ "frontier = true", true, false, false },
		{ "frontier = no", false, false, true },
		{ "frontier != true", false, true, true },
		{ "organization = Lab ; compute>0;", true, true, false },
		{ "organization = lab", false, false, false },
		{ "source.title = A", true, true, true },
		{ "compute_source.title = B", true, false, false },
	};
	seal();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *where = cases[i].where;
		ck_assert_msg(holds(TABLE_MODELS, "big", where) == cases[i].big, "big: %s", where);
		ck_assert_msg(holds(TABLE_MODELS, "old", where) == cases[i].old, "old: %s", where);
		ck_assert_msg(holds(TABLE_MODELS, "secret", where) == cases[i].secret, "secret: %s",
			      where);
	}
	ck_assert(holds(TABLE_RESULTS, "r1", "model.frontier = true; model.organization = Lab"));
	ck_assert(!holds(TABLE_RESULTS, "r2", "model.frontier = true"));
	ck_assert(holds(TABLE_RESULTS, "r1", "flag != zero|duplicate"));
	ck_assert(!holds(TABLE_RESULTS, "r2", "flag != zero|duplicate"));
}
END_TEST

START_TEST(a_condition_that_cannot_be_meant_is_explained)
{
	static const struct {
		const char *where, *sentence;
	} cases[] = {
		{ "compte > 1", "`models` has no column 'compte'; did you mean 'compute'?" },
		{ "= 5", "'= 5' does not start with a column" },
		{ "compute", "after compute there must be =, !=" },
		{ "compute ~ 5", "after compute there must be =, !=" },
		{ "compute >", "there is nothing to compare compute with" },
		{ "compute > ten", "compute must be a plain number" },
		{ "compute > 1|2", "a list with | goes only with = and !=" },
		{ "name < B", "name holds words, which have no order" },
		{ "weights = opne", "weights must be open or closed, not 'opne'" },
		{ "date > 2023-02-30", "not a date: 2023-02-30" },
		{ "compute known indeed", "'indeed' is too much" },
		{ "name.length = 3", "name in `models` is not a reference" },
		{ "frontier = maybe", "frontier must be true or false" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct conditions conditions;
		ck_assert_msg(!conditions_compile(&conditions, TABLE_MODELS, cases[i].where, &arena,
						  &err),
			      "%s", cases[i].where);
		ck_assert_msg(strstr(err.text, cases[i].sentence) != NULL, "%s: %s", cases[i].where,
			      err.text);
	}
}
END_TEST

static double value_of(const char *expression)
{
	struct product product;
	bool compiled = product_compile(&product, TABLE_MODELS, expression, &arena, &err);
	ck_assert_msg(compiled, "%s: %s", expression, err.text);
	return product_value(&product, dataset, row_of(TABLE_MODELS, "big"));
}

START_TEST(products_are_worked_out_from_left_to_right)
{
	seal();
	ck_assert_double_eq(value_of("compute"), 4e25);
	ck_assert_double_eq(value_of("chips*hours"), 10000);
	ck_assert_double_eq(value_of("chips / hours * 2"), 200);
	ck_assert_double_eq(value_of("1 / hours"), 0.1);
	ck_assert(isnan(value_of("compute / parameters")));
}
END_TEST

START_TEST(a_product_that_cannot_be_meant_is_explained)
{
	static const struct {
		const char *expression, *sentence;
	} cases[] = {
		{ "compute /", "a column or a number is missing" },
		{ "compute / 0", "nothing can be divided by 0" },
		{ "name", "the column name does not hold numbers" },
		{ "compute + chips", "has no column 'compute + chips'" },
		{ "* compute", "a column or a number is missing" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct product product;
		ck_assert_msg(
			!product_compile(&product, TABLE_MODELS, cases[i].expression, &arena, &err),
			"%s", cases[i].expression);
		ck_assert_msg(strstr(err.text, cases[i].sentence) != NULL, "%s: %s",
			      cases[i].expression, err.text);
	}
}
END_TEST

START_TEST(an_endless_expression_is_refused_not_overrun)
{
	struct conditions conditions;
	struct product product;
	struct path path;
	char *longest = mem_alloc(10001);
	memset(longest, 'a', 10000);
	ck_assert(!conditions_compile(&conditions, TABLE_MODELS, longest, &arena, &err));
	ck_assert(!product_compile(&product, TABLE_MODELS, longest, &arena, &err));
	memcpy(longest, "compute = ", 10);
	ck_assert(!conditions_compile(&conditions, TABLE_MODELS, longest, &arena, &err));
	memset(longest, '*', 10000);
	ck_assert(!product_compile(&product, TABLE_MODELS, longest, &arena, &err));
	memset(longest, 'a', 10000);
	ck_assert(!path_compile(&path, TABLE_MODELS, longest, &err));
	ck_assert_str_eq(err.text, "a name is too long");
	free(longest);
}
END_TEST

static void put_compute(const char *id, const char *driver, const char *rank, const char *value,
			const char *where)
{
	put(&batch, TABLE_SERIES, "id", id, "title", id, "short", id, "driver", driver, "rank",
	    rank, "unit", "FLOP", "statement", "S.", "table", "models", "value", value, "low",
	    "compute_low", "where", where, "scale", "log", "better", "up", "frontier", "top10",
	    "limit", "1e25", NULL);
}

/* Takes sound texts apart at random (always the same random) and puts them together wrong. */
START_TEST(no_text_makes_the_compilers_stumble)
{
	static const char *const sound[] = { "compute / chips * 2",
					     "weights = open|closed; date >= 2023",
					     "source.title != A; compute known",
					     "hours*0.5/chips" };
	static const char letters[] = "ac.=|<>!;*/ 019\xe5\x8a-_";
	unsigned seed = 7;
	for (int round = 0; round < 20000; round++) {
		char text[64];
		struct product product;
		struct conditions conditions;
		snprintf(text, sizeof text, "%s", sound[round % 4]);
		for (int k = 0; k < 1 + round % 5; k++) {
			seed = seed * 1664525u + 1013904223u;
			text[(seed >> 8) % strlen(sound[round % 4])] =
				letters[(seed >> 20) % (sizeof letters - 1)];
		}
		err_clear(&err);
		if (!product_compile(&product, TABLE_MODELS, text, &arena, &err))
			ck_assert(err.kind == ERR_INPUT && err.text[0]);
		err_clear(&err);
		if (!conditions_compile(&conditions, TABLE_MODELS, text, &arena, &err))
			ck_assert(err.kind == ERR_INPUT && err.text[0]);
		if (round % 1000 == 0)
			arena_clear(&arena);
	}
}
END_TEST

START_TEST(points_come_in_order_of_time_with_name_grade_and_source)
{
	struct series_list list;
	size_t count;
	put_compute("compute", "training", "1", "compute", "compute > 0");
	seal();
	series_list_init(&list, dataset, &err);
	ck_assert_uint_eq(list.count, 1);
	const struct series *series = series_find(&list, "compute");
	struct series_point *points = series_points(series, dataset, &arena, &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(points[0].label, "Old");
	ck_assert_str_eq(points[1].label, "Big");
	ck_assert(isnan(points[0].low) && points[1].low == 3e25);
	ck_assert_str_eq(points[1].source, "b");
	ck_assert_str_eq(points[0].source, "a");
	ck_assert(points[1].tier == TIER_ESTIMATED && points[0].tier == TIER_NONE);
	ck_assert(points[1].beyond_limit && !points[0].beyond_limit);
	series_list_clear(&list);
}
END_TEST

START_TEST(a_series_takes_its_unit_and_its_defaults_from_its_row)
{
	struct series_list list;
	put_compute("compute", "training", "1", "compute", "");
	seal();
	series_list_init(&list, dataset, NULL);
	const struct series *series = &list.items[0];
	ck_assert_str_eq(series->unit_title, "training compute");
	ck_assert(series->unit.style == NUM_POWER);
	ck_assert_str_eq(series->unit.suffix, "FLOP");
	ck_assert_uint_eq(series->unit.tick_count, 2);
	ck_assert_double_eq(series->unit.ticks[1], 1e24);
	ck_assert(series->frontier == FRONTIER_TOP && series->frontier_k == 10);
	ck_assert(isnan(series->from) && series->up && series->scale == GROWTH_LOG);
	ck_assert_str_eq(series->caution, "");
	ck_assert_ptr_null(series_find(&list, "nothing"));
	series_list_clear(&list);
}
END_TEST

START_TEST(series_are_listed_by_driver_and_rank)
{
	static const char *const order[] = { "alg", "hw1", "hw2", "tr" };
	struct series_list list;
	put_compute("tr", "training", "1", "compute", "");
	put_compute("hw2", "hardware", "2", "compute", "");
	put_compute("hw1", "hardware", "1", "compute", "");
	put_compute("alg", "algorithms", "9", "compute", "");
	seal();
	series_list_init(&list, dataset, NULL);
	for (size_t i = 0; i < 4; i++)
		ck_assert_str_eq(list.items[i].id, order[i]);
	series_list_clear(&list);
}
END_TEST

START_TEST(a_series_that_does_not_compile_is_left_out_and_named)
{
	struct series_list list;
	put_compute("good", "training", "1", "compute", "");
	put_compute("bad", "training", "2", "compute", "weights = ajar");
	dataset = batch_dataset(&batch);
	series_list_init(&list, dataset, &err);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_ptr_nonnull(strstr(err.text, "bad: where: weights must be open or closed"));
	series_list_clear(&list);
}
END_TEST

START_TEST(a_series_of_nothing_cannot_be_drawn)
{
	struct series series;
	struct batch_row *row = put(&batch, TABLE_SERIES, "id", "x", "table", "models", NULL);
	ck_assert(!series_compile(&series, row->values, &arena, &err));
	ck_assert_str_eq(err.text, "value: it must name the column to draw");
}
END_TEST

START_TEST(a_table_without_dates_cannot_be_drawn)
{
	struct series series;
	struct batch_row *row =
		put(&batch, TABLE_SERIES, "id", "x", "table", "versions", "value", "name", NULL);
	ck_assert(!series_compile(&series, row->values, &arena, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "value: the column name does not hold numbers"));
	row = put(&batch, TABLE_SERIES, "id", "y", "table", "units", "value", "title", NULL);
	ck_assert(!series_compile(&series, row->values, &arena, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "table: rows of `units` have no date"));
	row = put(&batch, TABLE_SERIES, "id", "z", "table", "tables", "value", "title", NULL);
	ck_assert(!series_compile(&series, row->values, &arena, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "table: there is no table 'tables'"));
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("series");
	TCase *tc = tcase_create("series");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, conditions_mean_what_they_say);
	tcase_add_test(tc, a_condition_that_cannot_be_meant_is_explained);
	tcase_add_test(tc, products_are_worked_out_from_left_to_right);
	tcase_add_test(tc, a_product_that_cannot_be_meant_is_explained);
	tcase_add_test(tc, an_endless_expression_is_refused_not_overrun);
	tcase_add_test(tc, no_text_makes_the_compilers_stumble);
	tcase_add_test(tc, points_come_in_order_of_time_with_name_grade_and_source);
	tcase_add_test(tc, a_series_takes_its_unit_and_its_defaults_from_its_row);
	tcase_add_test(tc, series_are_listed_by_driver_and_rank);
	tcase_add_test(tc, a_series_that_does_not_compile_is_left_out_and_named);
	tcase_add_test(tc, a_series_of_nothing_cannot_be_drawn);
	tcase_add_test(tc, a_table_without_dates_cannot_be_drawn);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
