/* quote_test.c - {test SERIES QUANTITY OPTION=VALUE …}: whether a series bends, as words. */
#include "model/quote_kinds.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/acceleration.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 400 };

static void verdict(const struct acceleration *test, const struct quote_words *words,
		    enum charset charset, char text[TEXT])
{
	(void)words, (void)charset;
	snprintf(text, TEXT, "%s", verdict_title(test->own.verdict));
}

static void pace(const struct acceleration *test, const struct quote_words *words,
		 enum charset charset, char text[TEXT])
{
	char pace[120];
	(void)words;
	snprintf(text, TEXT, "%s", bend_pace(test, &test->own, pace, charset));
}

static void month(double year, char text[TEXT])
{
	char date[16];
	date_format(date, (int)floor(date_from_decimal_year(year)));
	snprintf(text, TEXT, "%.7s", date);
}

static void break_month(const struct acceleration *test, const struct quote_words *words,
			enum charset charset, char text[TEXT])
{
	(void)words, (void)charset;
	month(test->own.line.at, text);
}

static void ratio(const struct acceleration *test, const struct quote_words *words,
		  enum charset charset, char text[TEXT])
{
	char number[3][NUM_TEXT];
	(void)words, (void)charset;
	snprintf(text, TEXT, "%s [%s, %s]", num_digits(number[0], test->own.ratio, 3),
		 num_digits(number[1], test->own.band.low, 3),
		 num_digits(number[2], test->own.band.high, 3));
}

static void probability(const struct acceleration *test, const struct quote_words *words,
			enum charset charset, char text[TEXT])
{
	char p[64];
	(void)words, (void)charset;
	snprintf(text, TEXT, "%s", bend_p(&test->own, p));
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
		   enum charset charset, char text[TEXT])
{
	const char *years = quote_option(words, "years");
	char number[NUM_TEXT];
	(void)charset;
	struct recent part =
		acceleration_recent(test, scale_of(words), years ? strtod(years, NULL) : 2);
	if (part.has && isfinite(part.ratio))
		snprintf(text, TEXT, "%s", num_digits(number, part.ratio, 2));
}

static void turn(const struct acceleration *test, const struct quote_words *words,
		 enum charset charset, char text[TEXT])
{
	char number[NUM_TEXT];
	(void)charset;
	double years = acceleration_turn(test, scale_of(words));
	if (isfinite(years))
		snprintf(text, TEXT, _("%s years"), num_digits(number, years, 2));
}

static void add_text(char text[TEXT], const struct str *from)
{
	snprintf(text, TEXT, "%.*s", TEXT - 1, from->text);
}

static void change(const struct acceleration *test, const struct quote_words *words,
		   enum charset charset, char text[TEXT])
{
	struct str out;
	(void)words;
	str_init(&out);
	acceleration_change(test, &out, charset);
	add_text(text, &out);
	str_clear(&out);
}

static void why(const struct acceleration *test, const struct quote_words *words,
		enum charset charset, char text[TEXT])
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
		    enum charset charset, char text[TEXT]);
} quantities[] = {
	{ "verdict", false, verdict }, { "why", false, why },	      { "change", true, change },
	{ "pace", true, pace },	       { "break", true, break_month }, { "ratio", true, ratio },
	{ "p", true, probability },    { "recent", true, recent },     { "turn", true, turn },
};

/* Options of the quote itself; all others are those of a selection. */
static bool is_own(const char *word)
{
	return strncmp(word, "years=", 6) == 0 || strncmp(word, "on=", 3) == 0;
}

static bool say_test(struct quotes *quotes, const struct quote_words *words,
		     const struct figure *figure, struct str *out, struct err *err)
{
	struct acceleration test;
	char text[TEXT] = "", command[300], quoted[SAY_TEXT];
	acceleration_init(&test, figure, false, 1);
	if (!test.own.refusal[0])
		acceleration_run(&test, ACCELERATION_DRAWS);
	if (!test.own.refusal[0] && strcmp(words->words[2], "change") == 0)
		acceleration_influence(&test);
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, words->words[2]) == 0 &&
		    (!quantities[i].needs_bend || !test.own.refusal[0]))
			quantities[i].say(&test, words, quotes->charset, text);
	if (text[0])
		quote_command(quotes, acceleration_command(&test, command, sizeof command));
	str_add(out, text);
	bool refused = test.own.refusal[0];
	if (!text[0] && refused)
		err_set(err, ERR_DATA, "%s: %s", figure->series->id, test.own.refusal);
	else if (!text[0])
		err_set(err, ERR_INPUT, _("a test has no quantity %s here"),
			say_quoted(quoted, words->words[2]));
	acceleration_clear(&test);
	return text[0] != '\0';
}

bool quote_test(struct quotes *quotes, const struct quote_words *words, struct str *out,
		struct err *err)
{
	struct quote_words plain = { .count = 0 };
	struct figure figure;
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of a test is {test SERIES QUANTITY}"));
	for (size_t i = 0; i < words->count; i++)
		if (!is_own(words->words[i]))
			plain.words[plain.count++] = words->words[i];
	if (!quote_figure(quotes, &plain, &figure, err))
		return false;
	bool ok = say_test(quotes, words, &figure, out, err);
	for (size_t i = 0; ok && i < figure.source_count && i < 3; i++)
		quote_source(quotes, figure.sources[i]);
	figure_clear(&figure);
	return ok;
}
