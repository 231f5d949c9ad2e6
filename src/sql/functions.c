/* functions.c - see functions.h: from points to an answer, by libkasoku.
 *
 * No answer is NULL, as is an end that an interval does not have; what is wrong is an error. */
#include "sql/functions.h"

#include "lib/kasoku.h"

#include <math.h>

/* A number, or NULL where there is none. */
static void give(sqlite3_context *context, double number)
{
	if (isfinite(number))
		sqlite3_result_double(context, number);
	else
		sqlite3_result_null(context);
}

static void give_date(sqlite3_context *context, double year)
{
	char text[16];
	if (kasoku_date_format(text, year)[0])
		sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
	else
		sqlite3_result_null(context);
}

/* True when there is an answer; else the context has its NULL or its error. */
static bool answered(sqlite3_context *context, const struct function *function,
		     enum kasoku_status status, const struct kasoku_error *error)
{
	if (status == KASOKU_NO_ANSWER)
		sqlite3_result_null(context);
	else if (status != KASOKU_OK)
		points_fail(context, function->name, error->text);
	return status == KASOKU_OK;
}

static bool grow(struct kasoku_growth *growth, sqlite3_context *context,
		 const struct function *function, const struct points *points, enum kasoku_line line,
		 double level)
{
	struct kasoku_error error;
	struct kasoku_growth_options options = { .line = line, .level = level };
	enum kasoku_status status =
		kasoku_growth_fit(growth, points->t + points->first, points->y + points->first,
				  points->n, &options, &error);
	return answered(context, function, status, &error);
}

/* Days to double; negative: to halve. */
static double signed_days(const struct kasoku_growth *growth, double days)
{
	return growth->halving ? -days : days;
}

static void doubling_time(sqlite3_context *context, const struct function *function,
			  const struct points *points)
{
	struct kasoku_growth growth;
	if (grow(&growth, context, function, points, KASOKU_LEAST_SQUARES, 0))
		give(context, signed_days(&growth, growth.doubling_days));
}

static void theil_sen(sqlite3_context *context, const struct function *function,
		      const struct points *points)
{
	struct kasoku_growth growth;
	if (grow(&growth, context, function, points, KASOKU_THEIL_SEN, 0))
		give(context, signed_days(&growth, growth.doubling_days));
}

/* An end of the interval; a level of 0 that somebody wrote is not the usual one. */
static void doubling_end(sqlite3_context *context, const struct function *function,
			 const struct points *points, bool low)
{
	struct kasoku_growth growth;
	double level = !points->has_extra ? 0 : points->extra != 0 ? points->extra : -1;
	if (!grow(&growth, context, function, points, KASOKU_LEAST_SQUARES, level))
		return;
	struct kasoku_interval ends = growth.doubling_interval;
	give(context, signed_days(&growth, low == !growth.halving ? ends.low : ends.high));
}

static void doubling_low(sqlite3_context *context, const struct function *function,
			 const struct points *points)
{
	doubling_end(context, function, points, true);
}

static void doubling_high(sqlite3_context *context, const struct function *function,
			  const struct points *points)
{
	doubling_end(context, function, points, false);
}

static void growth_rate(sqlite3_context *context, const struct function *function,
			const struct points *points)
{
	struct kasoku_growth growth;
	if (grow(&growth, context, function, points, KASOKU_LEAST_SQUARES, 0))
		give(context, growth.factor_per_year - 1);
}

static void r_squared(sqlite3_context *context, const struct function *function,
		      const struct points *points)
{
	struct kasoku_growth growth;
	if (grow(&growth, context, function, points, KASOKU_LEAST_SQUARES, 0))
		give(context, growth.r_squared);
}

static void forecast_date(sqlite3_context *context, const struct function *function,
			  const struct points *points)
{
	struct kasoku_growth growth;
	if (grow(&growth, context, function, points, KASOKU_LEAST_SQUARES, 0))
		give_date(context,
			  kasoku_growth_reach(&growth, points->extra, KASOKU_CONFIDENCE).at);
}

static bool bend(struct kasoku_acceleration *acceleration, sqlite3_context *context,
		 const struct function *function, const struct points *points, int draws)
{
	struct kasoku_error error;
	struct kasoku_acceleration_options options = { .draws = draws, .seed = 1 };
	enum kasoku_status status = kasoku_acceleration_test(
		acceleration, points->t + points->first, points->y + points->first, points->n,
		&options, &error);
	return answered(context, function, status, &error);
}

static void acceleration_ratio(sqlite3_context *context, const struct function *function,
			       const struct points *points)
{
	struct kasoku_acceleration acceleration;
	if (bend(&acceleration, context, function, points, -1))
		give(context, acceleration.ratio);
}

static void break_date(sqlite3_context *context, const struct function *function,
		       const struct points *points)
{
	struct kasoku_acceleration acceleration;
	if (bend(&acceleration, context, function, points, -1))
		give_date(context, acceleration.break_at);
}

static void acceleration_p(sqlite3_context *context, const struct function *function,
			   const struct points *points)
{
	struct kasoku_acceleration acceleration;
	if (bend(&acceleration, context, function, points, 0))
		give(context, acceleration.simulated_p);
}

static void acceleration(sqlite3_context *context, const struct function *function,
			 const struct points *points)
{
	static const char *const words[] = { [KASOKU_CANNOT_TELL] = "cannot tell",
					     [KASOKU_STEADY] = "steady",
					     [KASOKU_ACCELERATING] = "accelerating",
					     [KASOKU_SLOWING] = "slowing" };
	struct kasoku_acceleration test;
	if (bend(&test, context, function, points, 0))
		sqlite3_result_text(context, words[test.verdict], -1, SQLITE_STATIC);
}

/* clang-format off */
const struct function functions[] = {
	{ "doubling_time",      2, 2, doubling_time },
	{ "doubling_time_low",  2, 3, doubling_low },
	{ "doubling_time_high", 2, 3, doubling_high },
	{ "growth_rate",        2, 2, growth_rate },
	{ "theil_sen",          2, 2, theil_sen },
	{ "r_squared",          2, 2, r_squared },
	{ "forecast_date",      3, 3, forecast_date },
	{ "acceleration",       2, 2, acceleration },
	{ "acceleration_ratio", 2, 2, acceleration_ratio },
	{ "acceleration_p",     2, 2, acceleration_p },
	{ "break_date",         2, 2, break_date },
};
/* clang-format on */
const size_t function_count = sizeof functions / sizeof *functions;
