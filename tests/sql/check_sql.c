/* check_sql.c - the extension, loaded into SQLite as anybody would, against R and hostile rows. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/horizons.h"
#include "regress/digits.h"
#include "run_suite.h"

static sqlite3 *open_db(void)
{
	sqlite3 *db;
	char *message = NULL;
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
	ck_assert_msg(sqlite3_load_extension(db, KASOKU_MODULE, NULL, &message) == SQLITE_OK, "%s",
		      message);
	return db;
}

static void run(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql,
		      message);
}

/* METR's horizons as a table: date, value, record. */
static sqlite3 *metr_db(void)
{
	sqlite3 *db = open_db();
	run(db, "CREATE TABLE metr (date TEXT, julian REAL, value REAL, record INTEGER)");
	for (size_t i = 0; i < LENGTH(metr); i++) {
		char sql[200];
		snprintf(sql, sizeof sql,
			 "INSERT INTO metr VALUES (date(%.1f), %.1f, %.17g, %d)",
			 metr[i].days + 2440587.5, metr[i].days + 2440587.5, metr[i].p50,
			 metr[i].record);
		run(db, sql);
	}
	return db;
}

/* The one value of a query as text ("" is NULL), or its error behind a "!". */
static const char *ask(sqlite3 *db, const char *sql)
{
	static char text[800];
	sqlite3_stmt *statement;
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s: %s", sql,
		      sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW) {
		const char *found = (const char *)sqlite3_column_text(statement, 0);
		snprintf(text, sizeof text, "%s", found ? found : "");
	} else {
		snprintf(text, sizeof text, "!%s", sqlite3_errmsg(db));
	}
	sqlite3_finalize(statement);
	return text;
}

static double number(sqlite3 *db, const char *sql)
{
	const char *text = ask(db, sql);
	char *end;
	double value = strtod(text, &end);
	ck_assert_msg(*text && !*end, "%s: '%s'", sql, text);
	return value;
}

START_TEST(figures_are_those_of_r_and_scipy)
{
	sqlite3 *db = metr_db();
	/* R 4.2 lm(), segmented 1.6; scipy theilslopes; SQLite prints 15 digits */
	static const struct {
		const char *call;
		double said, digits;
	} figures[] = {
		{ "doubling_time(date, value)", 187.777543788, 10 },
		{ "doubling_time(julian, value)", 187.777543788, 10 },
		{ "doubling_time_low(date, value)", 163.924298155, 10 },
		{ "doubling_time_high(date, value)", 219.754913814, 10 },
		{ "doubling_time_high(date, value, 0.95)", 219.754913814, 10 },
		{ "doubling_time(date, 1/value)", -187.777543788, 10 },
		{ "doubling_time_low(date, 1/value)", -219.754913814, 10 },
		{ "doubling_time_high(date, 1/value)", -163.924298155, 10 },
		{ "growth_rate(date, value)", 2.85070009837, 10 },
		{ "r_squared(date, value)", 0.9346566296161712, 12 },
		{ "theil_sen(date, value)", 141.17040677313952, 10 },
		{ "acceleration_ratio(date, value)", 2.417921300 / 0.973230092, 5 },
	};
	for (size_t i = 0; i < LENGTH(figures); i++) {
		char sql[200];
		snprintf(sql, sizeof sql, "SELECT %s FROM metr WHERE record", figures[i].call);
		ck_digits(number(db, sql), figures[i].said, figures[i].digits);
	}
	/* break 2024.2737; reach of a month of work as statsmodels has it */
	ck_assert_str_eq(ask(db, "SELECT break_date(date, value) FROM metr WHERE record"),
			 "2024-04-10");
	ck_assert_str_eq(ask(db, "SELECT forecast_date(date, value, 10020) FROM metr WHERE record"),
			 "2028-11-30");
	ck_assert_str_eq(ask(db, "SELECT acceleration(date, value) FROM metr WHERE record"),
			 "accelerating");
	ck_assert(number(db, "SELECT acceleration_p(date, value) FROM metr WHERE record") < 0.005);
	sqlite3_close(db);
}
END_TEST

START_TEST(records_are_those_that_metr_counts)
{
	sqlite3 *db = metr_db();
	ck_assert_str_eq(ask(db, "SELECT count(*) FROM (SELECT record, frontier(date, value) OVER "
				 "(ORDER BY date, value DESC) AS f FROM metr) WHERE f <> record"),
			 "0");
	ck_assert_str_eq(ask(db, "SELECT count(*) FROM (SELECT record, frontier(date, -value, 'down') "
				 "OVER (ORDER BY date, value DESC) AS f FROM metr) WHERE f <> record"),
			 "0");
	/* a NULL is no record and spoils none; two equal values of one day are both kept */
	ck_assert_str_eq(ask(db, "SELECT group_concat(coalesce(f, '-')) FROM (SELECT frontier(d, v) OVER "
				 "(ORDER BY d, v DESC) AS f FROM (SELECT 2020 || '' AS d, 1 AS v "
				 "UNION ALL SELECT '2021', 3 UNION ALL SELECT '2021', 3 UNION ALL "
				 "SELECT '2021', 2 UNION ALL SELECT '2022', NULL UNION ALL "
				 "SELECT '2023', 2 UNION ALL SELECT '2024', 3))"),
			 "1,1,1,0,-,0,1");
	sqlite3_close(db);
}
END_TEST

START_TEST(windows_move_and_nulls_are_passed_over)
{
	sqlite3 *db = metr_db();
	run(db, "INSERT INTO metr VALUES ('2024-01-01', NULL, NULL, 1), (NULL, NULL, 3, 1)");
	ck_digits(number(db, "SELECT doubling_time(date, value) FROM metr WHERE record"),
		  187.777543788, 10);
	/* every moving window is what its rows give alone */
	run(db, "CREATE TABLE moving AS SELECT row_number() OVER w AS i, date, value, "
		"doubling_time(date, value) OVER (w ROWS 4 PRECEDING) AS d FROM metr "
		"WHERE record AND date IS NOT NULL AND value IS NOT NULL WINDOW w AS (ORDER BY date)");
	ck_assert_str_eq(ask(db, "SELECT count(*) FROM moving WHERE d IS NULL"), "2");
	ck_assert_str_eq(ask(db, "SELECT count(*) FROM moving m WHERE i > 2 AND d IS NOT (SELECT "
				 "doubling_time(date, value) FROM moving n WHERE n.i BETWEEN m.i - 4 "
				 "AND m.i)"),
			 "0");
	/* a long one, over the room the points have, with NULLs in it */
	run(db, "CREATE TABLE long AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c "
		"WHERE i < 999) SELECT i, 2451545 + i AS day, CASE i % 7 WHEN 3 THEN NULL ELSE "
		"exp(i / 500.0 + sin(i)) END AS v FROM c");
	run(db, "CREATE TABLE rolled AS SELECT i, theil_sen(day, v) OVER (ORDER BY i ROWS 40 PRECEDING) "
		"AS t FROM long");
	ck_assert_str_eq(ask(db, "SELECT count(*) FROM rolled r WHERE i % 100 = 50 AND t IS NOT (SELECT "
				 "theil_sen(day, v) FROM long l WHERE l.i BETWEEN r.i - 40 AND r.i)"),
			 "0");
	sqlite3_close(db);
}
END_TEST

START_TEST(no_answer_is_null)
{
	sqlite3 *db = open_db();
	static const char *const none[] = {
		"SELECT doubling_time(NULL, NULL)",
		"SELECT doubling_time(d, v) FROM (SELECT '2024' AS d, 1 AS v WHERE 0)",
		"SELECT doubling_time(column1, column2) FROM (VALUES ('2024', 1), ('2025', 2))",
		"SELECT acceleration('2024', 1)",
		"SELECT break_date('2024', 1)",
		"SELECT forecast_date('2024', 1, 5)",
	};
	for (size_t i = 0; i < LENGTH(none); i++)
		ck_assert_str_eq(ask(db, none[i]), "");
	/* flat: no date, no end */
	run(db, "CREATE TABLE flat AS SELECT column1 AS d, column2 AS v FROM (VALUES ('2020', 1), "
		"('2021', 2), ('2022', 1), ('2023', 2), ('2024', 1))");
	ck_assert_str_eq(ask(db, "SELECT doubling_time_high(d, v) FROM flat"), "");
	ck_assert_str_eq(ask(db, "SELECT forecast_date(d, v, -1) FROM flat"), "");
	ck_assert_str_eq(ask(db, "SELECT forecast_date(d, v, 1e300) FROM flat"), "");
	sqlite3_close(db);
}
END_TEST

/* clang-format off */
static const struct {
	const char *sql, *sentence;
} wrong[] = {
	{ "SELECT doubling_time(date, value) FROM (SELECT date, value FROM metr UNION ALL SELECT 'soon', 1)",
	  "'soon' is not a date" },
	{ "SELECT doubling_time(x'3132', 1)", "is not a date" },
	{ "SELECT doubling_time('2024-01-01 10:00', 1)", "is not a date" },
	{ "SELECT doubling_time('2024' || char(0) || 'x', 1)", "is not a date" },
	{ "SELECT doubling_time(2024, 1)", "'2024' is not a date" },
	{ "SELECT doubling_time(9e999, 1)", "is not a date" },
	{ "SELECT doubling_time('2024', 'much' || char(27) || '[31m')", "the value 'much?[31m' is not a number" },
	{ "SELECT doubling_time('2024', 9e999)", "is not a number" },
	{ "SELECT doubling_time('2024', x'00')", "is not a number" },
	{ "SELECT doubling_time(date, value - 1) FROM metr", "has no place on a log scale" },
	{ "SELECT doubling_time_low(date, value, 95) FROM metr", "between 0 and 1" },
	{ "SELECT doubling_time_low(date, value, 0) FROM metr", "between 0 and 1" },
	{ "SELECT doubling_time_low(date, value, 'most') FROM metr", "the third argument 'most'" },
	{ "SELECT forecast_date(date, value, value) FROM metr", "the same in every row" },
	{ "SELECT acceleration_p(date, -value) FROM metr", "acceleration_p: " },
	{ "SELECT doubling_time(date, value) OVER (ORDER BY date ROWS 4 PRECEDING) FROM (SELECT date, value "
	  "FROM metr UNION ALL SELECT '2024-99', 1)", "'2024-99' is not a date" },
	{ "SELECT frontier(date, value) OVER (ORDER BY value DESC) FROM metr", "ORDER BY date, value DESC" },
	{ "SELECT frontier(date, value) OVER (ORDER BY date, value DESC ROWS 2 PRECEDING) FROM metr",
	  "leave out the frame" },
	{ "SELECT frontier(date, value, 'sideways') OVER (ORDER BY date, value DESC) FROM metr", "'up' or 'down'" },
	{ "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 5000) "
	  "SELECT theil_sen(2451545 + i, 1 + i) FROM c", "at most 5000" },
};
/* clang-format on */

START_TEST(what_is_wrong_is_a_sentence)
{
	sqlite3 *db = metr_db();
	sqlite3_stmt *statement;
	const char *answer = "";
	/* a window gives its first rows before the wrong one */
	ck_assert_int_eq(sqlite3_prepare_v2(db, wrong[_i].sql, -1, &statement, NULL), SQLITE_OK);
	int code;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		;
	answer = sqlite3_errmsg(db);
	ck_assert_msg(code == SQLITE_ERROR && strstr(answer, wrong[_i].sentence), "%s: %d, '%s'",
		      wrong[_i].sql, code, answer);
	sqlite3_finalize(statement);
	sqlite3_close(db);
}
END_TEST

START_TEST(views_and_triggers_may_use_them_when_the_schema_is_not_trusted)
{
	sqlite3 *db = metr_db();
	run(db, "CREATE VIEW pace AS SELECT doubling_time(date, value) AS days FROM metr WHERE record");
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	ck_digits(number(db, "SELECT days FROM pace"), 187.777543788, 10);
	/* deterministic: an index on an expression may not use an aggregate, but version is a scalar */
	run(db, "CREATE TABLE made (v TEXT DEFAULT 0); CREATE INDEX made_by ON made (kasoku_version())");
	ck_assert_str_eq(ask(db, "SELECT kasoku_version() GLOB '[0-9]*.[0-9]*'"), "1");
	sqlite3_close(db);
}
END_TEST

START_TEST(a_lack_of_memory_is_an_error_and_nothing_leaks)
{
	sqlite3 *db = open_db();
	/* about 2 MB of points in a heap of a megabyte */
	sqlite3_hard_heap_limit64(sqlite3_memory_used() + 1000000);
	const char *answer = ask(db, "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE "
				     "i < 100000) SELECT doubling_time(2451545 + i % 9000, 1 + i) FROM c");
	ck_assert_str_eq(answer, "!out of memory");
	sqlite3_hard_heap_limit64(0);
	sqlite3_close(db);
	ck_assert_int_eq(sqlite3_memory_used(), 0);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("sql");
	TCase *c = tcase_create("extension");
	tcase_set_timeout(c, 120);
	tcase_add_test(c, figures_are_those_of_r_and_scipy);
	tcase_add_test(c, records_are_those_that_metr_counts);
	tcase_add_test(c, windows_move_and_nulls_are_passed_over);
	tcase_add_test(c, no_answer_is_null);
	tcase_add_loop_test(c, what_is_wrong_is_a_sentence, 0, (int)LENGTH(wrong));
	tcase_add_test(c, views_and_triggers_may_use_them_when_the_schema_is_not_trusted);
	tcase_add_test(c, a_lack_of_memory_is_an_error_and_nothing_leaks);
	suite_add_tcase(s, c);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
