/* check_quote.c - quotes say what the data say, and what they cannot say they say why.
 *
 * Reference values: numpy 1.24 (polyfit through the logarithms of METR's records below 16 hours,
 * file of 2026-05-08) for the years in which the line reaches 10,020 minutes; dates counted by
 * Python's datetime; sums worked out by hand elsewhere. */
#include "model/deck.h"
#include "model/support_model.h"
#include "quote/quote.h"
#include "run_suite.h"
#include "stats/dist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct desk {
	struct batch batch;
	struct dataset *dataset;
	struct series_list series;
	struct quotes quotes;
	struct str said;
	struct err err;
};

static void put_rows(struct batch *batch)
{
	put(batch, TABLE_MODELS, "id", "m1", "name", "One", "date", "2023-03-15", "compute", "2e25",
	    "source", "metr-th11", NULL);
	put(batch, TABLE_MODELS, "id", "m2", "name", "Two", "date", "2024-05-13", "compute", "5e24",
	    "source", "metr-th11", NULL);
	put(batch, TABLE_MODELS, "id", "m3", "name", "Three", "date", "2025-02-17", "compute",
	    "4e26", "source", "metr-th11", NULL);
	put(batch, TABLE_MILESTONES, "id", "law", "title", "A law", "date", "2025-08-02", "kind",
	    "policy", "statement", "S.", "checked", "read", "source", "kwa-2025", NULL);
	put(batch, TABLE_TRENDS, "id", "price", "quantity", "price", "driver", "price", "low", "9",
	    "high", "900", "unit", "x", "checked", "read", "source", "kwa-2025", NULL);
	put(batch, TABLE_CLAIMS, "id", "C1", "rank", "1", "statement", "It grows.", "section",
	    "summary", "driver", "capability", "kind", "testable", "test", "acceleration", "series",
	    "metr-horizon-p50", "checkable", "All.", NULL);
	put(batch, TABLE_CLAIMS, "id", "C3", "rank", "3", "statement", "It is good.", "section",
	    "summary", "driver", "capability", "kind", "metaphor", "checkable", "Nothing.", NULL);
	put(batch, TABLE_TRENDS, "id", "nought", "quantity", "price", "driver", "price", "value",
	    "0", "unit", "x", "checked", "read", "source", "kwa-2025", NULL);
}

/* A series of five points, a year apart. */
static void put_five(struct batch *batch, const char *id, const char *scale,
		     const char *const values[5])
{
	for (int i = 0; i < 5; i++) {
		char date[8];
		snprintf(date, sizeof date, "%d", 2019 + i);
		put_point(batch, id, date, values[i]);
	}
	char where[40];
	snprintf(where, sizeof where, "set = %s", id);
	put(batch, TABLE_SERIES, "id", id, "title", id, "short", id, "driver", "capability", "unit",
	    "points", "statement", "S.", "table", "observations", "value", "value", "where", where,
	    "scale", scale, "better", "up", "frontier", "all", NULL);
}

static void put_small(struct batch *batch)
{
	static const char *const flat[5] = { "5", "5", "5", "5", "5" };
	static const char *const peak[5] = { "1", "1", "100", "1", "1" };
	put(batch, TABLE_SOURCES, "id", "src", "kind", "web", "title", "T", NULL);
	put(batch, TABLE_UNITS, "id", "points", "title", "points", "style", "plain", NULL);
	put_five(batch, "flat", "linear", flat);
	put_five(batch, "peak", "log", peak);
}

static void desk_open(struct desk *desk, double as_of)
{
	*desk = (struct desk){ 0 };
	batch_init(&desk->batch);
	put_metr(&desk->batch);
	put_rows(&desk->batch);
	put_small(&desk->batch);
	batch_check(&desk->batch, NULL, false);
	must_be_sound(&desk->batch);
	desk->dataset = batch_dataset(&desk->batch);
	series_list_init(&desk->series, desk->dataset, NULL);
	quotes_init(&desk->quotes, desk->dataset, &desk->series, as_of, CHARSET_ASCII);
	str_init(&desk->said);
}

static void desk_close(struct desk *desk)
{
	str_clear(&desk->said);
	quotes_clear(&desk->quotes);
	series_list_clear(&desk->series);
	dataset_free(desk->dataset);
	batch_clear(&desk->batch);
}

static const char *say(struct desk *desk, const char *text)
{
	str_reset(&desk->said);
	err_clear(&desk->err);
	quotes_next(&desk->quotes);
	quote_expand(&desk->quotes, text, &desk->said, &desk->err);
	return desk->said.text;
}

/* The sentence, its figures computed, or the reason. */
static const struct {
	const char *text, *said;
} sentences[] = {
	{ "No {{quote} here.", "No {quote} here." },
	{ "{fit metr-horizon-p50 n}", "17" },
	{ "{fit metr-horizon-p50 doubling-alone}", "188 d" },
	{ "{fit metr-horizon-p50 since from=2023}", "2023" },
	{ "{fit metr-horizon-p50 as-of as-of=2025-04}", "2025-04" },
	{ "{test metr-horizon-p50 verdict}", "ACCELERATING" },
	{ "{backtest metr-horizon-p50 held}", "22 of 74" },
	{ "{claim C1 verdict}", "SUPPORTED" },
	{ "{claim C1 statement}", "It grows." },
	{ "{claim C1 records_fitted}", "17" },
	{ "{claim c1 figure n=1}", "17" },
	{ "{claim C1 doubling_time_of_one_line alone}", "188 d" },
	{ "{claims all count}{claims supported count}{claims partly count}", "210" },
	{ "{row models m1 name}", "One" },
	{ "{row models m1 compute as=power}", "2e25" },
	{ "{row trends price low as=factor}", "x9" },
	{ "{ratio trends price low trends price high}", "x100" },
	{ "{count models}", "3" },
	{ "{count models compute >= 1e25}", "2" },
	{ "{count models compute >= 1e25; date < 2024}", "1" },
	{ "{first models name compute >= 1e25}", "One" },
	{ "{last models name}", "Three" },
	{ "{last models date as=month}", "2025-02" },
	{ "{time models m1 date milestones law date}", "871 d" },
	{ "{time models m1 date milestones law date as=months}", "29 months" },
	{ "{nosuch a b}", "[cannot be computed: there is no quote of the kind 'nosuch']" },
	{ "{fit}", "[cannot be computed: a quote is {KIND NAME QUANTITY}]" },
	{ "{fit nosuch n}", "[cannot be computed: there is no series 'nosuch']" },
	{ "{fit metr-horizon-p50 reaches}",
	  "[cannot be computed: reaches needs threshold=, in the series' own unit]" },
	{ "{backtest metr-horizon-p50 held method=nosuch}",
	  "[cannot be computed: there is no forecasting method 'nosuch']" },
	{ "{backtest metr-horizon-p50 held level=95}",
	  "[cannot be computed: level= is 50, 80 or 90]" },
	{ "{claim C2 verdict}", "[cannot be computed: there is no claim 'C2']" },
	{ "{claim C1 nosuch_figure}",
	  "[cannot be computed: this claim has no figure 'nosuch_figure']" },
	{ "{claims nosuch count}", "[cannot be computed: there is no verdict 'nosuch']" },
	{ "{row nosuch m1 name}", "[cannot be computed: there is no table 'nosuch']" },
	{ "{row models m9 name}", "[cannot be computed: models has no row 'm9']" },
	{ "{row trends price value}", "[cannot be computed: the field value is not known there]" },
	{ "{first models name compute >= 1e30}",
	  "[cannot be computed: models has no row for which that holds]" },
	{ "{time models m1 name milestones law date}",
	  "[cannot be computed: name is no known date]" },
};

START_TEST(a_sentence_says_its_figures_or_why_it_cannot)
{
	struct desk desk;
	desk_open(&desk, (double)INFINITY);
	ck_assert_str_eq(say(&desk, sentences[_i].text), sentences[_i].said);
	ck_assert_int_eq(desk.err.kind == ERR_NONE, !strstr(desk.said.text, "[cannot"));
	desk_close(&desk);
}
END_TEST

/* What is asked wrongly, or of data that cannot answer, and the reason that stands in its place. */
static const struct {
	const char *text, *why;
} refused[] = {
	{ "{a b c d e f g h i j k l m n o p q r s t u v w x y}", "a quote has at most 24 words" },
	{ "{fit metr-horizon-p50}", "a quote of a fit is {fit SERIES QUANTITY}" },
	{ "{fit metr-horizon-p50 rate from=2030}",
	  "metr-horizon-p50: no point lies in the window" },
	{ "{fit metr-horizon-p50 last-name from=2030}",
	  "metr-horizon-p50: no point lies in the window" },
	{ "{fit peak rate model=quadratic scale=raw}",
	  "peak: the curve has no rate at its last point" },
	{ "{test metr-horizon-p50}", "a quote of a test is {test SERIES QUANTITY}" },
	{ "{test metr-horizon-p50 nosuch}", "a test has no quantity 'nosuch' here" },
	{ "{test metr-horizon-p50 ratio from=2030}",
	  "metr-horizon-p50: 0 points cannot show a break: 3 on each side are needed" },
	{ "{backtest metr-horizon-p50}", "a quote of a back-test is {backtest SERIES QUANTITY}" },
	{ "{backtest metr-horizon-p50 nosuch}", "a back-test has no quantity 'nosuch'" },
	{ "{backtest metr-horizon-p50 held from=2030}",
	  "metr-horizon-p50: no origin has 4 points before it and one to forecast after it" },
	{ "{backtest metr-horizon-p50 came from=2030}", "no point lies in the window" },
	{ "{backtest metr-horizon-p50 forecast}", "a forecast needs on=, as in on=2025-04" },
	{ "{backtest metr-horizon-p50 forecast on=2030}",
	  "on that day there was no forecast to make" },
	{ "{backtest metr-horizon-p50 held method=logistic}", "the method has no forecast here" },
	{ "{backtest flat skill}", "there is nothing to hold it against" },
	{ "{claim C1}", "a quote of a claim is {claim ID QUANTITY}" },
	{ "{claim C1 figure n=99}", "n= is a number from 1 to " },
	{ "{claim C1 figure}", "n= is a number from 1 to " },
	{ "{claim C3 since}", "C3 has its verdict without a test" },
	{ "{claims all}", "a quote of the ledger is {claims VERDICT count}" },
	{ "{row models m1}", "a quote of a row is {row TABLE KEY COLUMN}" },
	{ "{row models m1 compute as=pounds}",
	  "as= is percent, minutes, money, power, si, factor or whole, not 'pounds'" },
	{ "{first models}", "such a quote is {first TABLE COLUMN CONDITIONS}" },
	{ "{last models}", "such a quote is {last TABLE COLUMN CONDITIONS}" },
	{ "{time models m1 date}", "such a quote is {time TABLE KEY COLUMN TABLE KEY COLUMN}" },
	{ "{time models m1 date milestones law date as=weeks}", "as= is days, months or years" },
	{ "{ratio models m1 name trends price low}", "name is no known number" },
	{ "{ratio trends nought value trends price low}", "nothing can be divided by zero" },
	{ "{index all}", "a quote of the index is {index WHAT QUANTITY}" },
	{ "{drivers price}", "a quote of the drivers is {drivers FIT QUANTITY}" },
	{ "{shares scale}", "a quote of shares is {shares DRIVER QUANTITY}" },
	{ "{whatif base}", "a quote of a what-if is {whatif SCENARIO QUANTITY}" },
	{ "{whatif base nosuch}", "a what-if has no quantity 'nosuch'" },
};

START_TEST(what_cannot_be_answered_says_why_and_cites_nothing)
{
	struct desk desk;
	desk_open(&desk, (double)INFINITY);
	ck_assert_msg(strstr(say(&desk, refused[_i].text), refused[_i].why), "%s", desk.said.text);
	ck_assert_int_eq(strncmp(desk.said.text, "[cannot be computed: ", 21), 0);
	ck_assert_int_ne(desk.err.kind, ERR_NONE);
	ck_assert_uint_eq(desk.quotes.command_count, 0);
	desk_close(&desk);
}
END_TEST

START_TEST(an_endless_quote_is_refused_and_the_sentence_goes_on)
{
	struct desk desk;
	char text[600] = "{fit ";
	desk_open(&desk, (double)INFINITY);
	memset(text + 5, 'x', 500);
	strcpy(text + 505, "} and {count models}.");
	ck_assert_str_eq(say(&desk, text), "[cannot be computed: a quote is too long] and 3.");
	desk_close(&desk);
}
END_TEST

START_TEST(a_line_reaches_a_month_when_numpy_says)
{
	struct desk desk;
	desk_open(&desk, (double)INFINITY);
	const struct {
		const char *text;
		double year;
	} cases[] = {
		{ "{fit metr-horizon-p50 reaches threshold=10020}", 2028.91345 },
		{ "{fit metr-horizon-p50 reaches threshold=10020 as-of=2025-04}", 2029.95420 },
		{ "{fit metr-horizon-p50 reaches threshold=10020 from=2023}", 2027.71262 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ck_assert_double_eq_tol(strtod(say(&desk, cases[i].text), NULL), cases[i].year,
					0.051);
	desk_close(&desk);
}
END_TEST

START_TEST(what_was_used_is_told_once_and_forgotten_for_the_next_sentence)
{
	struct desk desk;
	desk_open(&desk, (double)INFINITY);
	say(&desk, "{fit metr-horizon-p50 n} {fit metr-horizon-p50 rate} {row models m1 name}");
	ck_assert_uint_eq(desk.quotes.command_count, 2);
	ck_assert_str_eq(desk.quotes.commands[0], "kasoku fit metr-horizon-p50");
	ck_assert_uint_eq(desk.quotes.source_count, 2);
	say(&desk, "{row milestones law title}");
	ck_assert_uint_eq(desk.quotes.command_count, 1);
	ck_assert_str_eq(desk.quotes.commands[0], "kasoku data milestones");
	ck_assert_str_eq(desk.quotes.sources[0], "kwa-2025");
	desk_close(&desk);
}
END_TEST

START_TEST(what_was_computed_is_not_computed_again)
{
	struct desk desk;
	desk_open(&desk, (double)INFINITY);
	say(&desk, "{test metr-horizon-p50 ratio}");
	const struct quote_kept *kept = desk.quotes.kept;
	say(&desk, "{test metr-horizon-p50 p} {fit metr-horizon-p50 rate}");
	ck_assert_ptr_eq(desk.quotes.kept, kept);
	say(&desk, "{fit metr-horizon-p50 rate from=2023}");
	ck_assert_ptr_ne(desk.quotes.kept, kept);
	desk_close(&desk);
}
END_TEST

START_TEST(what_came_after_the_day_does_not_exist)
{
	struct desk desk;
	desk_open(&desk, 19722); /* 2023-12-31 */
	ck_assert_str_eq(say(&desk, "{count models}{last models name}{fit metr-horizon-p50 n}"),
			 "1One5");
	ck_assert_str_eq(say(&desk, "{claim C1 verdict}"), "PARTLY");
	desk_close(&desk);
}
END_TEST

START_TEST(a_figure_in_a_sentence_is_one_that_starts_with_a_digit)
{
	char figure[48];
	ck_assert(
		!deck_states_figure("GPT-4 and o1 on H100, MMLU-Pro: {fit a n from=2023}", figure));
	ck_assert(!deck_states_figure("", figure));
	ck_assert(deck_states_figure("doubling (188 d) since", figure));
	ck_assert_str_eq(figure, "(188");
	ck_assert(deck_states_figure("{fit a n} and 50 %", figure));
	ck_assert_str_eq(figure, "50");
	ck_assert(deck_states_figure("in 2027, perhaps", figure));
	ck_assert_str_eq(figure, "2027");
	ck_assert(deck_states_figure("{{1}", figure));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("quote");
	TCase *all = tcase_create("all");
	regress_init();
	tcase_add_loop_test(all, a_sentence_says_its_figures_or_why_it_cannot, 0,
			    (int)(sizeof sentences / sizeof *sentences));
	tcase_add_loop_test(all, what_cannot_be_answered_says_why_and_cites_nothing, 0,
			    (int)(sizeof refused / sizeof *refused));
	tcase_add_test(all, an_endless_quote_is_refused_and_the_sentence_goes_on);
	tcase_add_test(all, a_line_reaches_a_month_when_numpy_says);
	tcase_add_test(all, what_was_used_is_told_once_and_forgotten_for_the_next_sentence);
	tcase_add_test(all, what_was_computed_is_not_computed_again);
	tcase_add_test(all, what_came_after_the_day_does_not_exist);
	tcase_add_test(all, a_figure_in_a_sentence_is_one_that_starts_with_a_digit);
	suite_add_tcase(suite, all);
	return run_suite(suite);
}
