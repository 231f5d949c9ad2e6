/* check_num.c - numbers become the words that people use for them, and come back unharmed. */
#include "base/num.h"
#include "run_suite.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct num_unit plain = { .style = NUM_PLAIN, .suffix = "" };
static const struct num_unit percent = { .style = NUM_PERCENT, .suffix = "" };
static const struct num_unit minutes = { .style = NUM_DURATION, .suffix = "" };
static const struct num_unit bytes = { .style = NUM_SI, .suffix = "B/s" };
static const struct num_unit flop = { .style = NUM_POWER, .suffix = "FLOP" };
static const struct num_unit dollars = { .style = NUM_MONEY, .suffix = "" };
static char text[NUM_TEXT];

START_TEST(a_value_is_told_in_the_words_of_its_unit)
{
	static const struct {
		const struct num_unit *unit;
		double value;
		const char *words;
	} cases[] = {
		{ &plain, 154.2, "154.2" },	    { &plain, 0, "0" },
		{ &plain, 12345, "12345" },	    { &plain, -3, "-3" },
		{ &percent, 0.864, "86.4 %" },	    { &percent, 0.9996, "99.96 %" },
		{ &percent, 1, "100 %" },	    { &percent, 0, "0 %" },
		{ &percent, 0.05, "5 %" },	    { &minutes, 203.01, "3 h 23 min" },
		{ &minutes, 59.96, "1 h" },	    { &minutes, 60, "1 h" },
		{ &minutes, 0.0538, "3.23 s" },	    { &minutes, 4.044959, "4 min" },
		{ &minutes, 718.80683, "12 h" },    { &minutes, 0, "0 s" },
		{ &minutes, -60, "-1 h" },	    { &minutes, 1440 * 8, "8 d" },
		{ &bytes, 3.35e12, "3.35 TB/s" },   { &bytes, 999960, "1 MB/s" },
		{ &bytes, 12, "12 B/s" },	    { &flop, 2.1e25, "2.1e25 FLOP" },
		{ &flop, 1e24, "1e24 FLOP" },	    { &dollars, 78e6, "$78M" },
		{ &dollars, 33600, "$33.6k" },	    { &dollars, 2.5, "$2.50" },
		{ &dollars, 1.2e9, "$1.2B" },	    { &dollars, -5, "-$5" },
		{ &dollars, 1.3e33, "$1.3e33" },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(num_value(text, cases[i].unit, cases[i].value, CHARSET_ASCII),
				 cases[i].words);
}
END_TEST

START_TEST(an_axis_gets_short_words)
{
	static const struct {
		const struct num_unit *unit;
		double value;
		const char *words;
	} cases[] = {
		{ &minutes, 0.25, "15 s" },    { &minutes, 4, "4 min" },     { &minutes, 480, "8 h" },
		{ &minutes, 1440, "1 d" },     { &minutes, 10080, "1 wk" },  { &minutes, 43830, "1 mo" },
		{ &minutes, 525960, "1 yr" },  { &minutes, 0, "0" },	     { &percent, 0.5, "50 %" },
		{ &percent, 0.995, "99.5 %" }, { &flop, 1e24, "1e24" },	     { &dollars, 1e6, "$1M" },
		{ &bytes, 1e12, "1 T" },       { &plain, 0.5, "0.5" },	     { &plain, 150000, "150k" },
		{ NULL, 20, "20" },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(num_tick(text, cases[i].unit, cases[i].value, CHARSET_ASCII),
				 cases[i].words);
}
END_TEST

static uint64_t state = 88172645463325252u;

/* xorshift64, Marsaglia 2003. */
static uint64_t chance(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

static double any_double(void)
{
	union {
		uint64_t bits;
		double number;
	} any = { .bits = chance() };
	return any.number;
}

START_TEST(words_for_any_number_at_all_fit_and_are_seven_bits)
{
	static const struct num_unit *const units[] = { &plain, &percent, &minutes, &bytes, &flop, &dollars };
	static const double odd[] = { 0,       -0.0,	 INFINITY, -INFINITY, NAN,
				      DBL_MAX, -DBL_MAX, DBL_MIN,  4.9e-324,  -4.9e-324 };
	for (int round = 0; round < 20000; round++) {
		double value = (size_t)round < COUNT(odd) ? odd[round] : any_double();
		for (size_t u = 0; u < COUNT(units); u++) {
			size_t length = strlen(num_value(text, units[u], value, CHARSET_UNICODE));
			ck_assert(length > 0 && length < NUM_TEXT);
			for (size_t i = 0; i < length; i++)
				ck_assert(text[i] >= ' ' && text[i] <= '~');
			ck_assert_uint_gt(strlen(num_tick(text, units[u], value, CHARSET_ASCII)), 0);
			if (isfinite(value) && fabs(value) > 1e-90 && fabs(value) < 1e90)
				ck_assert_ptr_null(strstr(text, "nan"));
		}
		num_days(text, value);
		num_factor(text, value, CHARSET_UNICODE);
		num_digits(text, value, 1 + (int)(chance() % 17));
	}
}
END_TEST

START_TEST(a_tick_takes_at_most_seven_columns)
{
	static const struct num_unit *const units[] = { &plain, &percent, &minutes, &bytes, &flop, &dollars };
	for (int round = 0; round < 20000; round++) {
		double exponent = (double)(chance() % 5000) / 100 - 9;
		double value = pow(10, exponent) * (chance() % 2 ? 1 : 1 + (double)(chance() % 9));
		for (size_t u = 0; u < COUNT(units); u++) {
			/* No axis of scores or of working time is that short or that long. */
			if ((units[u] == &minutes && (value < 1e-5 || value > 9e3 * 525960)) ||
			    (units[u] == &percent && (value < 1e-5 || value > 100)))
				continue;
			num_tick(text, units[u], value, CHARSET_ASCII);
			ck_assert_msg(strlen(text) <= 7, "%g in style %d is %s", value,
				      (int)units[u]->style, text);
		}
	}
}
END_TEST

START_TEST(the_shortest_exact_words_read_back_as_the_same_number)
{
	ck_assert_str_eq(num_exact(text, 0.1), "0.1");
	ck_assert_str_eq(num_exact(text, 3.14e23), "3.14e23");
	ck_assert_str_eq(num_exact(text, 175e9), "175000000000");
	ck_assert_str_eq(num_exact(text, 1.0 / 3), "0.3333333333333333");
	for (int round = 0; round < 50000; round++) {
		double value = any_double(), back;
		if (!isfinite(value))
			continue;
		ck_assert_msg(num_parse(num_exact(text, value), &back), "%s", text);
		ck_assert_msg(back == value, "%s came back as %.17g", text, back);
	}
}
END_TEST

START_TEST(only_plain_numbers_are_numbers)
{
	static const char *const wrong[] = { "",     "-",   "+",   ".",	  "e5",	   "1e",   "1e+",  "0x10",
					     "inf",  "nan", "1,5", "1 ",  " 1",	   "1e400", "--1", "1.2.3",
					     "1e99999999999", "1_000", "1'000", "1f", "NaN", "1e-", "+-1" };
	double value = 7;
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(!num_parse(wrong[i], &value), "%s was taken", wrong[i]);
	ck_assert_double_eq(value, 7);
	ck_assert(num_parse("-.5e-3", &value) && value == -.5e-3);
	ck_assert(num_parse("+12.", &value) && value == 12);
	ck_assert(num_parse("1e-400", &value) && value == 0);
	char many[600];
	memset(many, '1', sizeof many - 1);
	many[sizeof many - 1] = '\0';
	ck_assert(!num_parse(many, &value));
}
END_TEST

START_TEST(the_point_stays_a_point_whatever_the_locale)
{
	static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8" };
	double value = 0;
	for (size_t i = 0; i < COUNT(locales); i++) {
		if (!setlocale(LC_ALL, locales[i]))
			continue;
		ck_assert_str_eq(num_value(text, &percent, 0.864, CHARSET_ASCII), "86.4 %");
		ck_assert_str_eq(num_exact(text, 0.1), "0.1");
		ck_assert(num_parse("0.25", &value) && value == 0.25);
		ck_assert(!num_parse("0,25", &value));
	}
	setlocale(LC_ALL, "C");
}
END_TEST

START_TEST(spans_and_factors_are_told_as_people_say_them)
{
	ck_assert_str_eq(num_days(text, 188), "188 d");
	ck_assert_str_eq(num_days(text, 2.84), "2.8 d");
	ck_assert_str_eq(num_days(text, 2.8 * 365.25), "2.8 years");
	ck_assert_str_eq(num_factor(text, 1.37, CHARSET_ASCII), "x1.37");
	ck_assert_str_eq(num_factor(text, 1.37, CHARSET_UNICODE), "\xC3\x97" "1.37");
	ck_assert_str_eq(num_factor(text, 4000, CHARSET_ASCII), "x4.0e3");
}
END_TEST

static Suite *suite(void)
{
	Suite *suite = suite_create("num");
	TCase *all = tcase_create("all");
	tcase_set_timeout(all, 60);
	tcase_add_test(all, a_value_is_told_in_the_words_of_its_unit);
	tcase_add_test(all, an_axis_gets_short_words);
	tcase_add_test(all, words_for_any_number_at_all_fit_and_are_seven_bits);
	tcase_add_test(all, a_tick_takes_at_most_seven_columns);
	tcase_add_test(all, the_shortest_exact_words_read_back_as_the_same_number);
	tcase_add_test(all, only_plain_numbers_are_numbers);
	tcase_add_test(all, the_point_stays_a_point_whatever_the_locale);
	tcase_add_test(all, spans_and_factors_are_told_as_people_say_them);
	suite_add_tcase(suite, all);
	return suite;
}

int main(void)
{
	return run_suite(suite());
}
