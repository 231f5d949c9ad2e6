/* fit.c - {fit SERIES QUANTITY OPTION=VALUE …}: a trend or a point of a series as words. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/rate.h"
#include "model/say.h"
#include "quote/kinds.h"
#include "study/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum ask { ASK_POINT, ASK_REACH, ASK_FIT };

static const struct figure_point *end_of(const struct figure *figure, bool last)
{
	const struct figure_point *found = NULL;
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].record && figure->points[i].in_window &&
		    !figure->points[i].later && (last || !found))
			found = &figure->points[i];
	return found;
}

/* The best in the window, beyond the yardstick too. */
static const struct figure_point *best_of(const struct figure *figure)
{
	const struct figure_point *best = NULL;
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *point = &figure->points[i];
		if (point->in_window && !point->later &&
		    (!best || (figure->series->up ? point->at.y > best->at.y :
						    point->at.y < best->at.y)))
			best = point;
	}
	return best;
}

static void say_point(const struct figure *figure, const struct figure_point *point,
		      const char *part, enum charset charset, char text[RATE_TEXT])
{
	char number[NUM_TEXT], date[16];
	if (strcmp(part, "value") == 0) {
		num_value(number, &figure->series->unit, point->at.y, charset);
		snprintf(text, RATE_TEXT, "%s", number);
	} else if (strcmp(part, "date") == 0) {
		date_format(date, (int)point->at.t);
		snprintf(text, RATE_TEXT, "%s", date);
	} else {
		snprintf(text, RATE_TEXT, "%s", point->at.label);
	}
}

/* clang-format off */
#define POINT(name, point, part) \
	static void name(const struct figure *figure, enum charset charset, char text[RATE_TEXT]) \
	{ say_point(figure, point, part, charset, text); }
POINT(first_value, end_of(figure, false), "value")
POINT(first_name, end_of(figure, false), "name")
POINT(first_date, end_of(figure, false), "date")
POINT(last_value, end_of(figure, true), "value")
POINT(last_name, end_of(figure, true), "name")
POINT(last_date, end_of(figure, true), "date")
POINT(best_value, best_of(figure), "value")
POINT(best_name, best_of(figure), "name")
POINT(best_date, best_of(figure), "date")
/* clang-format on */

static void rate(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	figure_rate(figure, text, RATE_TEXT, charset);
}

/* The trend, or that of a curve at its last point; say_figure() has seen that there is one. */
static struct growth pace_of(const struct figure *figure)
{
	struct growth pace = { 0 };
	figure_pace(figure, &pace);
	return pace;
}

static void doubling(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	(void)charset;
	struct growth pace = pace_of(figure);
	rate_doubling(text, &pace, figure->series->unit.style != NUM_DURATION);
}

static void doubling_alone(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	doubling(figure, charset, text);
	rate_without_interval(text);
}

static void factor(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	struct growth pace = pace_of(figure);
	rate_factor(text, &pace, charset);
}

static void factor_alone(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	factor(figure, charset, text);
	rate_without_interval(text);
}

static void step(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	struct growth pace = pace_of(figure);
	rate_step(text, &pace, &figure->series->unit, charset);
}

static void number(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	(void)charset;
	snprintf(text, RATE_TEXT, "%zu", figure->fitted);
}

/* Where the window starts: "2023", "2023-03", the first point's day when it is open. */
static void since(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	char date[16];
	double from = figure->selection.from;
	(void)charset;
	date_format(date, (int)(isfinite(from) ? from : end_of(figure, false)->at.t));
	snprintf(text, RATE_TEXT, strcmp(date + 4, "-01-01") == 0 ? "%.4s" : "%.7s", date);
}

/* The day that the figure stands on. */
static void as_of(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	char date[16];
	(void)charset;
	selection_as_of(&figure->selection, date);
	snprintf(text, RATE_TEXT, "%s", date[0] ? date : _("today"));
}

static void warning(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	(void)charset;
	figure_warning(figure, text, RATE_TEXT);
}

/* When the fit reaches threshold=, as a decimal year with its interval. */
static void reaches(const struct figure *figure, enum charset charset, char text[RATE_TEXT])
{
	char ends[2][NUM_TEXT];
	(void)charset;
	struct reach reach =
		fit_reach(&figure->fit, figure->selection.threshold, BAND_CONFIDENCE);
	if (!isfinite(reach.at)) {
		snprintf(text, RATE_TEXT, "%s", _("never on this line"));
		return;
	}
	snprintf(ends[0], NUM_TEXT, "%s", _("any time before"));
	snprintf(ends[1], NUM_TEXT, "%s", _("unbounded"));
	if (isfinite(reach.when.low))
		snprintf(ends[0], NUM_TEXT, "%.1f", reach.when.low);
	if (isfinite(reach.when.high))
		snprintf(ends[1], NUM_TEXT, "%.1f", reach.when.high);
	snprintf(text, RATE_TEXT, "%.1f [%s, %s]", reach.at, ends[0], ends[1]);
}

static const struct quantity {
	const char *name;
	enum ask ask;
	void (*say)(const struct figure *figure, enum charset charset, char text[RATE_TEXT]);
} quantities[] = {
	{ "rate", ASK_FIT, rate },
	{ "doubling", ASK_FIT, doubling },
	{ "doubling-alone", ASK_FIT, doubling_alone },
	{ "factor", ASK_FIT, factor },
	{ "factor-alone", ASK_FIT, factor_alone },
	{ "step", ASK_FIT, step },
	{ "warning", ASK_FIT, warning },
	{ "reaches", ASK_REACH, reaches },
	{ "n", ASK_POINT, number },
	{ "since", ASK_POINT, since },
	{ "as-of", ASK_POINT, as_of },
	{ "first-value", ASK_POINT, first_value },
	{ "first-name", ASK_POINT, first_name },
	{ "first-date", ASK_POINT, first_date },
	{ "last-value", ASK_POINT, last_value },
	{ "last-name", ASK_POINT, last_name },
	{ "last-date", ASK_POINT, last_date },
	{ "best-value", ASK_POINT, best_value },
	{ "best-name", ASK_POINT, best_name },
	{ "best-date", ASK_POINT, best_date },
};

static const struct quantity *find(const char *name)
{
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
		if (strcmp(quantities[i].name, name) == 0)
			return &quantities[i];
	return NULL;
}

/* Everything behind the quantity: "from=2023", "model=linear", "all". */
static bool read_options(struct selection *selection, const struct quote_words *words,
			 struct err *err)
{
	for (size_t i = 3; i < words->count; i++) {
		char name[QUOTE_BYTES];
		size_t length = strcspn(words->words[i], "=");
		memcpy(name, words->words[i], length);
		name[length] = '\0';
		const char *value = words->words[i][length] ? words->words[i] + length + 1 : NULL;
		if (!selection_set(selection, name, value, err))
			return false;
	}
	return true;
}

static bool say_figure(struct quotes *quotes, const struct quantity *quantity,
		       const struct figure *figure, struct str *out, struct err *err)
{
	char text[RATE_TEXT], command[300];
	struct growth pace;
	if (quantity->ask == ASK_REACH && isnan(figure->selection.threshold))
		return err_set(err, ERR_INPUT, _("reaches needs threshold=, in the series' own unit"));
	if (quantity->ask != ASK_POINT && !figure->has_fit)
		return err_set(err, ERR_DATA, "%s: %s", figure->series->id, figure->refusal);
	if (quantity->ask == ASK_FIT && !figure_pace(figure, &pace))
		return err_set(err, ERR_DATA, "%s: %s", figure->series->id,
			       _("the curve has no rate at its last point"));
	if (!end_of(figure, true))
		return err_set(err, ERR_DATA, "%s: %s", figure->series->id,
			       _("no point lies in the window"));
	quantity->say(figure, quotes->charset, text);
	str_add(out, text);
	quote_figure_sources(quotes, figure);
	quote_command(quotes, figure_command(figure, command, sizeof command));
	return true;
}

static void forget(void *what)
{
	struct figure *figure = what;
	figure_clear(figure);
	free(figure);
}

void quote_figure_sources(struct quotes *quotes, const struct figure *figure)
{
	for (size_t i = 0; i < figure->source_count && i < 3; i++)
		quote_source(quotes, figure->sources[i]);
}

struct figure *quote_figure(struct quotes *quotes, const struct quote_words *words, struct err *err)
{
	struct selection selection;
	char quoted[SAY_TEXT];
	const char *key = arena_printf(&quotes->arena, "figure %s%s", words->words[1],
				       quote_key(quotes, "", words, 3));
	struct figure *figure = quote_recall(quotes, key);
	const struct series *series = series_find(quotes->series, words->words[1]);
	if (figure)
		return figure;
	if (!series) {
		err_set(err, ERR_INPUT, _("there is no series %s"),
			say_quoted(quoted, words->words[1]));
		return NULL;
	}
	figure_defaults(&selection, series);
	selection.as_of = quotes->as_of;
	if (!read_options(&selection, words, err))
		return NULL;
	figure = mem_alloc(sizeof *figure);
	figure_make(figure, series, quotes->dataset, &selection);
	return quote_keep(quotes, key, figure, forget);
}

bool quote_fit(struct quotes *quotes, const struct quote_words *words, struct str *out,
	       struct err *err)
{
	char quoted[SAY_TEXT];
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("a quote of a fit is {fit SERIES QUANTITY}"));
	const struct quantity *quantity = find(words->words[2]);
	if (!quantity)
		return err_set(err, ERR_INPUT, _("a fit has no quantity %s"),
			       say_quoted(quoted, words->words[2]));
	const struct figure *figure = quote_figure(quotes, words, err);
	return figure && say_figure(quotes, quantity, figure, out, err);
}
