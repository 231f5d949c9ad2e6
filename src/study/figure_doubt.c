/* figure_doubt.c - the half of the explain card that says what a figure does not say, and what others
 * found. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/cite.h"
#include "model/rate.h"
#include "study/figure_card.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CITE_COLUMNS = 72 };

static const char *value_text(const struct card *card, char text[NUM_TEXT], double value)
{
	return num_value(text, &card->figure->series->unit, value, card->charset);
}

static const struct figure_point *last_fitted(const struct figure *figure)
{
	for (size_t i = figure->count; i-- > 0;)
		if (figure->points[i].fitted)
			return &figure->points[i];
	return NULL;
}

static size_t count_measured(const struct figure *figure)
{
	size_t count = 0;
	for (size_t i = 0; i < figure->count; i++) {
		const struct series_point *at = &figure->points[i].at;
		count += figure->points[i].fitted && !isnan(at->low) && !isnan(at->high);
	}
	return count;
}

/* The three kinds of interval, each with what it is for. */
void card_intervals(const struct card *card)
{
	const struct figure *figure = card->figure;
	const struct figure_point *last = last_fitted(figure);
	char date[16], at[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	card_heading(card, _("INTERVALS"));
	double level = figure->selection.level * 100;
	if (figure->has_fit && last) {
		double year = date_decimal_year(last->at.t);
		struct interval line = fit_band(&figure->fit, year, BAND_CONFIDENCE);
		struct interval next = fit_band(&figure->fit, year, BAND_PREDICTION);
		if (isnan(line.low)) {
			str_printf(card->out, _("On %s the line stands at %s; it has no band.\n"),
				   date_format(date, (int)last->at.t),
				   value_text(card, at, fit_at(&figure->fit, year)));
			return;
		}
		str_printf(card->out,
			   _("Confidence, %g %%: where the line may lie. On %s it stands at "
			     "%s [%s, %s].\n"),
			   level, date_format(date, (int)last->at.t),
			   value_text(card, at, fit_at(&figure->fit, year)),
			   value_text(card, low, line.low), value_text(card, high, line.high));
		str_printf(card->out,
			   _("Prediction, %g %%: where one new fitted point may lie on that "
			     "day, [%s, %s].\n"),
			   level, value_text(card, low, next.low),
			   value_text(card, high, next.high));
	}
	size_t measured = count_measured(figure);
	if (measured)
		str_printf(card->out,
			   figure->selection.weighted
				   ? _("Measurement: %zu of %zu fitted points have an interval of "
				       "their own from their source, drawn as bars. The fit weights "
				       "each by 1/variance, the interval taken for one of 95 %%.\n")
				   : _("Measurement: %zu of %zu fitted points have an interval of "
				       "their own from their source, drawn as bars. The fit does not "
				       "use them as weights.\n"),
			   measured, figure->fitted);
	else
		str_add(card->out, _("Measurement: the sources give no intervals for these "
				     "points.\n"));
	if (figure->has_fit && figure->selection.scale == GROWTH_LOG)
		str_add(card->out, _("On a log scale the line is the median to expect, not the "
				     "mean.\n"));
}

/* Whether forecasts like this one were worth anything. */
void card_history(const struct card *card)
{
	const struct figure *figure = card->figure;
	struct support support;
	char text[600];
	if (!figure->has_fit)
		return;
	card_heading(card, _("WORTH OF ITS FORECASTS"));
	figure_support(figure, &support);
	str_printf(card->out, "%s\n", support_text(&support, text, sizeof text));
	str_add(card->out, _("From each day on which a fitted point was released, the line of that day "
			     "is held against the points 0.25 to 2.5 years later, by the CRPS "
			     "(Gneiting & Raftery 2007) and against no change (Hyndman & "
			     "Athanasopoulos). With fewer than 10 such days, or no better than no "
			     "change, a forecast is drawn grey. All methods and scores: "));
	figure_command(figure, text, sizeof text);
	str_printf(card->out, "kasoku backtest%s\n", text + strlen("kasoku fit"));
}

/* The figure itself, its rule the other way round, and all rules but its own. */
enum { TOLD_MOST = 7 };

/* The alternatives told so far, so that two rules which come to the same are told once. */
struct told {
	size_t points[TOLD_MOST];
	double slopes[TOLD_MOST];
	size_t count;
};

/* False, and remembered, when `figure` is new. */
static bool is_told(struct told *told, const struct figure *figure)
{
	double slope = figure->has_fit ? figure->fit.rss : 0;
	for (size_t i = 0; i < told->count; i++)
		if (told->points[i] == figure->fitted && told->slopes[i] == slope)
			return true;
	assert(told->count < TOLD_MOST);
	told->points[told->count] = figure->fitted;
	told->slopes[told->count++] = slope;
	return false;
}

/* One line for the same series under another selection. */
static void explain_other(const struct card *card, const struct selection *selection,
			  const char *what, struct told *told)
{
	struct figure other;
	char rate[300];
	figure_make(&other, card->figure->series, card->figure->dataset, selection);
	bool first = told->count == 1;
	if (!is_told(told, &other)) {
		if (first)
			card_heading(card, _("UNDER OTHER RULES"));
		figure_rate(&other, rate, sizeof rate, card->charset);
		str_printf(card->out,
			   P_("%s, %zu point: %s\n", "%s, %zu points: %s\n", other.fitted), what,
			   other.fitted, rate);
	}
	figure_clear(&other);
}

void card_others(const struct card *card)
{
	static const enum frontier_rule rules[] = { FRONTIER_ALL, FRONTIER_RECORDS, FRONTIER_TOP,
						    FRONTIER_RATE, FRONTIER_QUANTILE };
	static const int ks[] = { 1, 1, 10, 1, 90 };
	struct selection selection = card->figure->selection;
	struct told told = { .count = 0 };
	is_told(&told, card->figure);
	if (selection.frontier != FRONTIER_ALL) {
		selection.frontier_first = !selection.frontier_first;
		explain_other(card, &selection,
			      selection.frontier_first
				      ? _("the rule applied to all points, then the window")
				      : _("the window, then the rule applied inside it"),
			      &told);
		selection.frontier_first = !selection.frontier_first;
	}
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		char rule[64];
		if (rules[i] == card->figure->selection.frontier)
			continue;
		selection.frontier = rules[i];
		selection.frontier_k = ks[i];
		explain_other(card, &selection, selection_rule(&selection, rule), &told);
	}
}

void card_remark(const struct card *card, const char *remark)
{
	struct str *out = card->out;
	size_t start = out->length, length = strlen(remark);
	if (length == 0)
		return;
	str_add(out, remark);
	char *first = &out->text[start];
	if (*first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
	bool ended = strchr(".!?", remark[length - 1]) ||
		     (length >= 3 && strcmp(remark + length - 3, "。") == 0);
	str_add(out, ended ? "\n" : _(".\n"));
}

void card_limits(const struct card *card)
{
	const struct series *series = card->figure->series;
	char text[400], limit[NUM_TEXT];
	card_heading(card, _("WHAT IT DOES NOT SAY"));
	str_add(card->out, _("A trend is a description of these points, not a law; beyond the last "
			     "point it assumes that nothing changes.\n"));
	if (figure_warning(card->figure, text, sizeof text)[0])
		str_printf(card->out, "%s\n", text);
	if (!isnan(series->limit)) {
		value_text(card, limit, series->limit);
		str_printf(card->out, _("The yardstick ends at %s.\n"), limit);
		card_remark(card, series->limit_note);
	}
	if (card->figure->unplaced)
		str_printf(
			card->out,
			P_("%zu point has no place on this scale and is not fitted; with it the "
			   "trend could differ.\n",
			   "%zu points have no place on this scale and are not fitted; with them "
			   "the trend could differ.\n",
			   card->figure->unplaced),
			card->figure->unplaced);
	card_remark(card, series->caution);
}

static struct value trend(const struct dataset *dataset, size_t row, const char *column)
{
	return dataset_get(dataset, TABLE_TRENDS, row, column);
}

static void add_period(struct str *out, const struct dataset *dataset, size_t row)
{
	const char *start = trend(dataset, row, "period_start").text;
	const char *end = trend(dataset, row, "period_end").text;
	if (start && end)
		str_printf(out, _(", data %s to %s"), start, end);
	else if (end)
		str_printf(out, _(", data to %s"), end);
}

static void explain_trend(const struct card *card, size_t row)
{
	const struct dataset *dataset = card->figure->dataset;
	struct str *out = card->out;
	char a[NUM_TEXT], b[NUM_TEXT];
	double value = trend(dataset, row, "value").number, low = trend(dataset, row, "low").number;
	double high = trend(dataset, row, "high").number,
	       level = trend(dataset, row, "level").number;
	double factor = trend(dataset, row, "factor_per_year").number;
	const char *unit = trend(dataset, row, "unit").text,
		   *key = trend(dataset, row, "source").text;
	const char *checked = trend(dataset, row, "checked").text;
	if (!isnan(value))
		str_printf(out, "%s ", num_digits(a, value, 4));
	if (!isnan(low) && !isnan(high))
		str_printf(out, "[%s, %s] ", num_digits(a, low, 4), num_digits(b, high, 4));
	str_add(out, unit ? _(unit) : "");
	if (!isnan(level))
		str_printf(out, _(", %g %% interval"), level * 100);
	if (!isnan(factor))
		str_printf(out, _(", that is %s a year"), num_factor(a, factor, card->charset));
	add_period(out, dataset, row);
	str_add(out, ": ");
	if (key)
		cite_short(out, dataset, key, CITE_COLUMNS);
	if (checked && (strcmp(checked, "quoted") == 0 || strcmp(checked, "none") == 0))
		str_printf(out, " (%s)", cite_checked(checked));
	str_add_char(out, '\n');
}

void card_published(const struct card *card)
{
	const struct dataset *dataset = card->figure->dataset;
	const char *compare = card->figure->series->compare;
	bool any = false;
	for (size_t i = 0; compare[0] && i < dataset_count(dataset, TABLE_TRENDS); i++) {
		const char *quantity = trend(dataset, i, "quantity").text;
		if (!quantity || strcmp(quantity, compare) != 0 ||
		    dataset_get(dataset, TABLE_TRENDS, i, "source.date").number >
			    card->figure->selection.as_of)
			continue;
		if (!any)
			card_heading(card, _("PUBLISHED ESTIMATES"));
		any = true;
		explain_trend(card, i);
	}
}

