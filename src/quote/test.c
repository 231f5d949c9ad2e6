/* test.c - {test SERIES QUANTITY OPTION=VALUE …}: whether a series bends, as words. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/say.h"
#include "quote/kinds.h"
#include "study/acceleration.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void verdict(const struct acceleration *test, const struct quote_words *words,
		    enum charset charset, char text[QUOTE_SAID])
{
	(void)words, (void)charset;
	snprintf(text, QUOTE_SAID, "%s", verdict_title(test->own.verdict));
}

static void pace(const struct acceleration *test, const struct quote_words *words,
		 enum charset charset, char text[QUOTE_SAID])
{
	char pace[120];
	(void)words;
	snprintf(text, QUOTE_SAID, "%s", bend_pace(test, &test->own, pace, charset));
}

static void month(double year, char text[QUOTE_SAID])
{
	char date[16];
	date_format(date, (int)floor(date_from_decimal_year(year)));
	snprintf(text, QUOTE_SAID, "%.7s", date);
}

static void break_month(const struct acceleration *test, const struct quote_words *words,
			enum charset charset, char text[QUOTE_SAID])
{
	(void)words, (void)charset;
	month(test->own.line.at, text);
}

static void ratio(const struct acceleration *test, const struct quote_words *words,
		  enum charset charset, char text[QUOTE_SAID])
{
	char number[3][NUM_TEXT];
	(void)words, (void)charset;
	snprintf(text, QUOTE_SAID, "%s [%s, %s]", num_digits(number[0], test->own.ratio, 3),
		 num_digits(number[1], test->own.band.low, 3),
		 num_digits(number[2], test->own.band.high, 3));
}

static void probability(const struct acceleration *test, const struct quote_words *words,
			enum charset charset, char text[QUOTE_SAID])
{
	char p[64];
	(void)words, (void)charset;
	snprintf(text, QUOTE_SAID, "%s", bend_p(&test->own, p));
}

static enum recent_scale scale_of(const struct quote_words *words)
{
	const char *scale = quote_option(words, "on");
	if (scale && strcmp(scale, "raw") == 0)
		return RECENT_RAW;
	return scale && strcmp(scale, "index") == 0 ? RECENT_INDEX : RECENT_LOG;
}

/* How often all before the last "years=2" brought, on="raw", "log" or "index". */
static void recent(const struct acceleration *test, const struct quote_words *words,
		   enum charset charset, char text[QUOTE_SAID])
{
	const char *years = quote_option(words, "years");
	char number[NUM_TEXT];
	(void)charset;
	struct recent part =
		acceleration_recent(test, scale_of(words), years ? strtod(years, NULL) : 2);
	if (part.has && isfinite(part.ratio))
		snprintf(text, QUOTE_SAID, "%s", num_digits(number, part.ratio, 2));
}

static void turn(const struct acceleration *test, const struct quote_words *words,
		 enum charset charset, char text[QUOTE_SAID])
{
	char number[NUM_TEXT];
	(void)charset;
	double years = acceleration_turn(test, scale_of(words));
	if (isfinite(years))
		snprintf(text, QUOTE_SAID, _("%s years"), num_digits(number, years, 2));
}

static void add_text(char text[QUOTE_SAID], const struct str *from)
{
	snprintf(text, QUOTE_SAID, "%.*s", QUOTE_SAID - 1, from->text);
}

static void change(const struct acceleration *test, const struct quote_words *words,
		   enum charset charset, char text[QUOTE_SAID])
{
	struct str out;
	(void)words;
	str_init(&out);
	acceleration_change(test, &out, charset);
	add_text(text, &out);
	str_clear(&out);
}

static void why(const struct acceleration *test, const struct quote_words *words,
		enum charset charset, char text[QUOTE_SAID])
{
	struct str out;
	(void)words;
	str_init(&out);
	bend_reason(test, &test->own, &out, charset);
	add_text(text, &out);
	str_clear(&out);
}

static const struct {
	const char *name;
	bool needs_bend; /* nothing to say when the series could not be tested */
	void (*say)(const struct acceleration *test, const struct quote_words *words,
		    enum charset charset, char text[QUOTE_SAID]);
} quantities[] = {
	{ "verdict", false, verdict }, { "why", false, why },	      { "change", true, change },
	{ "pace", true, pace },	       { "break", true, break_month }, { "ratio", true, ratio },
	{ "p", true, probability },    { "recent", true, recent },     { "turn", true, turn },
};

/* Options of the quote itself; all others are those of a selection. */
static bool is_own(const char *word)
{
	return quote_word_is(word, "years") || quote_word_is(word, "on");
}

struct trial {
	struct acceleration test;
	bool influenced;
};

static void forget(void *what)
{
	struct trial *trial = what;
	acceleration_clear(&trial->test);
	free(trial);
}

/* The figure put to the test, once. */
static struct trial *try(struct quotes *quotes, const struct quote_words *words,
			 const struct figure *figure)
{
	const char *key = arena_printf(&quotes->arena, "test %s%s", words->words[1],
				       quote_key(quotes, "", words, 3));
	struct trial *trial = quote_recall(quotes, key);
	if (trial)
		return trial;
	trial = mem_alloc(sizeof *trial);
	acceleration_init(&trial->test, figure, false, 1);
	if (!trial->test.own.refusal[0])
		acceleration_run(&trial->test, ACCELERATION_DRAWS);
	return quote_keep(quotes, key, trial, forget);
}

static bool say_test(struct quotes *quotes, const struct quote_words *words, struct trial *trial,
		     struct str *out, struct err *err)
{
	struct acceleration *test = &trial->test;
	char text[QUOTE_SAID] = "", command[300], quoted[SAY_TEXT];
	bool refused = test->own.refusal[0];
	if (!refused && !trial->influenced && strcmp(words->words[2], "change") == 0) {
		acceleration_influence(test);
		trial->influenced = true;
	}
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, words->words[2]) == 0 &&
		    (!quantities[i].needs_bend || !refused))
			quantities[i].say(test, words, quotes->charset, text);
	if (!text[0] && refused)
		return err_set(err, ERR_DATA, "%s: %s", test->figure->series->id,
			       test->own.refusal);
	if (!text[0])
		return err_set(err, ERR_INPUT, _("a test has no quantity %s here"),
			       say_quoted(quoted, words->words[2]));
	quote_command(quotes, acceleration_command(test, command, sizeof command));
	quote_figure_sources(quotes, test->figure);
	str_add(out, text);
	return true;
}

bool quote_test(struct quotes *quotes, const struct quote_words *words, struct str *out,
		struct err *err)
{
	struct quote_words plain = { .count = 0 };
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of a test is {test SERIES QUANTITY}"));
	for (size_t i = 0; i < words->count; i++)
		if (!is_own(words->words[i]))
			plain.words[plain.count++] = words->words[i];
	const struct figure *figure = quote_figure(quotes, &plain, err);
	return figure && say_test(quotes, words, try(quotes, &plain, figure), out, err);
}
