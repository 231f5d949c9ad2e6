/* backtest.c - {backtest SERIES QUANTITY OPTION=VALUE …}: what forecasts of the past were worth, as
 * words.  Own options: method=, level=, on=; all others are those of a selection. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/say.h"
#include "quote/kinds.h"
#include "study/backtest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct question {
	const struct backtest *backtest;
	size_t method, level;
	double day; /* on=, NaN when it is not given */
	enum charset charset;
};

static const struct score *score_of(const struct question *q)
{
	return &q->backtest->rows[q->method].score;
}

static const struct figure_point *newest(const struct figure *figure)
{
	for (size_t i = figure->count; i-- > 0;)
		if (figure->points[i].fitted)
			return &figure->points[i];
	return NULL;
}

static bool skill(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	double skill = q->backtest->rows[q->method].skill;
	snprintf(text, QUOTE_SAID, "%+.0f %%", 100 * skill);
	return isfinite(skill) || err_set(err, ERR_DATA, _("there is nothing to hold it against"));
}

/* How much more came than was forecast, in the words' units. */
static bool bias(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	char number[NUM_TEXT];
	(void)err;
	snprintf(text, QUOTE_SAID, "%s %s", num_digits(number, score_of(q)->bias, 2),
		 backtest_unit(q->backtest));
	return true;
}

static bool held(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	snprintf(text, QUOTE_SAID, _("%zu of %zu"), score_of(q)->held[q->level], score_of(q)->n);
	return true;
}

static bool origins(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	snprintf(text, QUOTE_SAID, "%zu", q->backtest->origin_count);
	return true;
}

static bool method(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	(void)err;
	snprintf(text, QUOTE_SAID, "%s", _(q->backtest->rows[q->method].method->title));
	return true;
}

/* What the method would have said on that day for the newest point. */
static bool forecast(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	const struct num_unit *unit = &q->backtest->figure->series->unit;
	const struct figure_point *last = newest(q->backtest->figure);
	struct backtest_origin origin;
	struct arena arena = ARENA_EMPTY;
	struct interval band;
	double centre;
	char number[3][NUM_TEXT];
	bool done = !isnan(q->day) && last && last->at.t > q->day &&
		    backtest_stand(&origin, q->backtest, q->day, &arena) &&
		    backtest_forecast(q->backtest, &origin, q->method, last->at.t,
				      score_levels[q->level], &centre, &band);
	if (done)
		snprintf(text, QUOTE_SAID, "%s [%s, %s]",
			 num_value(number[0], unit, centre, q->charset),
			 num_value(number[1], unit, band.low, q->charset),
			 num_value(number[2], unit, band.high, q->charset));
	arena_clear(&arena);
	if (isnan(q->day))
		return err_set(err, ERR_INPUT, _("a forecast needs on=, as in on=2025-04"));
	return done || err_set(err, ERR_DATA, _("on that day there was no forecast to make"));
}

static bool came(const struct question *q, char text[QUOTE_SAID], struct err *err)
{
	const struct figure_point *last = newest(q->backtest->figure);
	char number[NUM_TEXT];
	if (!last)
		return err_set(err, ERR_DATA, _("no point lies in the window"));
	snprintf(text, QUOTE_SAID, "%s", num_value(number, &q->backtest->figure->series->unit,
						   last->at.y, q->charset));
	return true;
}

static const struct quantity {
	const char *name;
	bool scored; /* says something about scores */
	bool (*say)(const struct question *q, char text[QUOTE_SAID], struct err *err);
} quantities[] = {
	{ "skill", true, skill },      { "bias", true, bias },	   { "held", true, held },
	{ "origins", true, origins },  { "method", true, method }, { "forecast", false, forecast },
	{ "came", false, came },
};

/* ---- */

static void forget(void *what)
{
	struct backtest *backtest = what;
	backtest_clear(backtest);
	free(backtest);
}

static const struct backtest *make(struct quotes *quotes, const struct quote_words *words,
				   const struct figure *figure)
{
	const char *key = arena_printf(&quotes->arena, "backtest %s%s", words->words[1],
				       quote_key(quotes, "", words, 3));
	struct backtest *backtest = quote_recall(quotes, key);
	struct backtest_options options;
	if (backtest)
		return backtest;
	backtest = mem_alloc(sizeof *backtest);
	backtest_defaults(&options);
	backtest_make(backtest, figure, &options);
	return quote_keep(quotes, key, backtest, forget);
}

static bool is_own(const char *word)
{
	return quote_word_is(word, "method") || quote_word_is(word, "level") ||
	       quote_word_is(word, "on");
}

static bool read_method(struct question *q, const char *id, struct err *err)
{
	char quoted[SAY_TEXT];
	q->method = FORECAST_LINE;
	for (size_t i = 0; id && i < q->backtest->row_count; i++)
		if (strcmp(q->backtest->rows[i].method->id, id) == 0) {
			q->method = i;
			return true;
		}
	return !id || err_set(err, ERR_INPUT, _("there is no forecasting method %s"),
			      say_quoted(quoted, id));
}

static bool read_level(struct question *q, const char *text, struct err *err)
{
	double level = 90;
	if (text && !num_parse(text, &level))
		level = 0;
	for (q->level = 0; q->level < SCORE_LEVELS; q->level++)
		if (fabs(100 * score_levels[q->level] - level) < 0.01)
			return true;
	return err_set(err, ERR_INPUT, _("level= is 50, 80 or 90"));
}

static bool say(struct quotes *quotes, const struct quote_words *words, const struct quantity *quantity,
		struct question *q, struct str *out, struct err *err)
{
	char text[QUOTE_SAID] = "", command[400];
	const char *day = quote_option(words, "on");
	q->day = (double)NAN;
	if (!read_method(q, quote_option(words, "method"), err) ||
	    !read_level(q, quote_option(words, "level"), err) ||
	    (day && !quote_day(day, &q->day, err)))
		return false;
	if (quantity->scored && q->backtest->refusal[0])
		return err_set(err, ERR_DATA, "%s: %s", q->backtest->figure->series->id,
			       q->backtest->refusal);
	if (quantity->scored && !q->backtest->rows[q->method].applies)
		return err_set(err, ERR_DATA, _("the method has no forecast here"));
	if (!quantity->say(q, text, err))
		return false;
	quote_figure_sources(quotes, q->backtest->figure);
	quote_command(quotes, backtest_command(q->backtest, &q->day, day ? 1 : 0, command,
					       sizeof command));
	str_add(out, text);
	return true;
}

bool quote_backtest(struct quotes *quotes, const struct quote_words *words, struct str *out,
		    struct err *err)
{
	struct quote_words plain = { .count = 0 };
	char quoted[SAY_TEXT];
	const struct quantity *quantity = NULL;
	if (words->count < 3)
		return err_set(err, ERR_INPUT,
			       _("a quote of a back-test is {backtest SERIES QUANTITY}"));
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, words->words[2]) == 0)
			quantity = &quantities[i];
	if (!quantity)
		return err_set(err, ERR_INPUT, _("a back-test has no quantity %s"),
			       say_quoted(quoted, words->words[2]));
	for (size_t i = 0; i < words->count; i++)
		if (!is_own(words->words[i]))
			plain.words[plain.count++] = words->words[i];
	const struct figure *figure = quote_figure(quotes, &plain, err);
	if (!figure)
		return false;
	struct question q = { .backtest = make(quotes, &plain, figure), .charset = quotes->charset };
	return say(quotes, words, quantity, &q, out, err);
}
