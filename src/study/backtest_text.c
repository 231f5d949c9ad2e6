/* backtest_text.c - a back-test in words: scores, calibration, and days against what came. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "study/backtest.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TITLE_COLUMNS = 24, PERCENT = 100 };

static void pad(struct str *out, const char *text, int columns, bool right)
{
	int blanks = columns - utf8_width(text);
	if (!right)
		str_add(out, text);
	for (int i = 0; i < blanks; i++)
		str_add_char(out, ' ');
	if (right)
		str_add(out, text);
}

static void pad_number(struct str *out, double number, int columns, bool sign)
{
	char text[32];
	snprintf(text, sizeof text, sign ? "%+.2f" : "%.2f", number);
	pad(out, isfinite(number) ? text : "-", columns, true);
}

static void say_origins(const struct backtest *backtest, struct str *out)
{
	char first[16], last[16];
	const struct backtest_origin *origins = backtest->origins;
	date_format(first, (int)origins[0].day);
	date_format(last, (int)origins[backtest->origin_count - 1].day);
	str_printf(out,
		   P_("Origin: %zu day on which a fitted point was released, %.7s to %.7s, with "
		      "what was known then.\n",
		      "Origins: %zu days on which a fitted point was released, %.7s to %.7s, each "
		      "with what was known then.\n",
		      backtest->origin_count),
		   backtest->origin_count, first, last);
	str_printf(out,
		   _("Targets: the points that came %g to %g years later, %zu pairs of origin and "
		     "target.\n"),
		   backtest->options.lead_low, backtest->options.lead_high, backtest->targets);
	str_printf(out,
		   _("Scores are in %s: CRPS is the distance of forecast and outcome, doubt "
		     "included; less is better. A bias above zero means that more came than was "
		     "forecast.\n"),
		   backtest_unit(backtest));
}

static void say_row(const struct backtest *backtest, const struct backtest_row *row,
		    struct str *out)
{
	char text[64];
	pad(out, _(row->method->title), TITLE_COLUMNS, false);
	if (!row->applies) {
		str_add(out, _("  has no forecast here\n"));
		return;
	}
	pad_number(out, row->score.crps, 6, false);
	pad_number(out, row->score.mae, 7, false);
	pad_number(out, row->score.bias, 7, true);
	for (size_t i = 0; i < SCORE_LEVELS; i++) {
		snprintf(text, sizeof text, "%.0f %%",
			 PERCENT * (double)row->score.held[i] / (double)row->score.n);
		pad(out, text, 7, true);
	}
	snprintf(text, sizeof text, "%+.0f %%", PERCENT * row->skill);
	pad(out, row->method == &forecast_methods[FORECAST_NO_CHANGE] ? "" : text, 8, true);
	if (row->compared) {
		num_digits(text, row->p, 2);
		str_printf(out, "  p %s", text);
	}
	str_add_char(out, row->fallbacks && backtest->targets ? '*' : '\n');
	if (row->fallbacks)
		str_add_char(out, '\n');
}

static void say_scores(const struct backtest *backtest, struct str *out)
{
	static const char *const heads[] = { N_("CRPS"), N_("error"), N_("bias"), N_("in 50 %"),
					     N_("80 %"), N_("90 %"),  N_("skill") };
	static const int columns[] = { 6, 7, 7, 8, 6, 7, 8 };
	bool compared = false, fell = false;
	pad(out, _("method"), TITLE_COLUMNS, false);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		pad(out, _(heads[i]), columns[i], true);
	str_add_char(out, '\n');
	for (size_t m = 0; m < backtest->row_count; m++) {
		say_row(backtest, &backtest->rows[m], out);
		compared |= backtest->rows[m].compared;
		fell |= backtest->rows[m].applies && backtest->rows[m].fallbacks > 0;
	}
	if (fell)
		str_add(out, _("* has no forecast from some origins; no change stands in there\n"));
	if (compared)
		str_add(out, _("p: Diebold-Mariano test of equal CRPS against no change\n"));
	else
		str_add(out, _("The forecasts overlap too much, or are too few, for a test against "
			       "no change.\n"));
}

const char *backtest_calibration(const struct backtest *backtest, size_t method, size_t level,
				 char *text, size_t size)
{
	const struct backtest_row *row = &backtest->rows[method];
	snprintf(text, size,
		 _("If the %.0f %% bands of \"%s\" had been used in the past they would have held "
		   "%zu of %zu times (%.0f %%)."),
		 PERCENT * score_levels[level], _(row->method->title), row->score.held[level],
		 row->score.n, PERCENT * (double)row->score.held[level] / (double)row->score.n);
	return text;
}

static void say_calibration(const struct backtest *backtest, struct str *out)
{
	char text[300];
	size_t best = FORECAST_NO_CHANGE;
	str_printf(out, "\n%s\n", _("CALIBRATION"));
	for (size_t m = 1; m < backtest->row_count; m++)
		if (backtest->rows[m].applies &&
		    backtest->rows[m].score.crps < backtest->rows[best].score.crps)
			best = m;
	str_printf(out, "%s\n",
		   backtest_calibration(backtest, FORECAST_LINE, SCORE_LEVELS - 1, text,
					sizeof text));
	if (best != FORECAST_LINE)
		str_printf(out, "%s\n",
			   backtest_calibration(backtest, best, SCORE_LEVELS - 1, text,
						sizeof text));
	const struct score *score = &backtest->rows[FORECAST_LINE].score;
	str_add(out, _("Places of what came within the forecasts of the line, by tenths:"));
	for (size_t i = 0; i < SCORE_PIT; i++)
		str_printf(out, " %zu", score->pit[i]);
	str_add(out, _("\nEven numbers would be honest doubt; a heap at the end means that more "
		       "came than was thought possible.\n"));
}

/* The newest fitted point. */
static const struct figure_point *newest(const struct figure *figure)
{
	for (size_t i = figure->count; i-- > 0;)
		if (figure->points[i].fitted)
			return &figure->points[i];
	return NULL;
}

static void say_day_row(const struct backtest *backtest, const struct backtest_origin *origin,
			size_t method, const struct figure_point *last, struct str *out,
			enum charset charset)
{
	const struct num_unit *unit = &backtest->figure->series->unit;
	char centre[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT], band[3 * NUM_TEXT];
	double value;
	struct interval in;
	if (!backtest_forecast(backtest, origin, method, last->at.t, 0.9, &value, &in))
		return;
	double place = backtest_place(backtest, origin, method, last->at.t, last->at.y);
	bool held = last->at.y >= in.low && last->at.y <= in.high;
	pad(out, _(forecast_methods[method].title), TITLE_COLUMNS, false);
	pad(out, num_value(centre, unit, value, charset), 16, true);
	snprintf(band, sizeof band, "[%s, %s]", num_value(low, unit, in.low, charset),
		 num_value(high, unit, in.high, charset));
	str_add(out, "  ");
	pad(out, band, 30, false);
	str_printf(out, held ? _("  held; place %.0f %%\n") : _("  missed; place %.0f %%\n"),
		   PERCENT * place);
}

static void say_day(const struct backtest *backtest, double day, struct str *out,
		    enum charset charset)
{
	struct backtest_origin origin;
	struct arena arena = ARENA_EMPTY;
	char date[16], came[NUM_TEXT], target[16];
	const struct figure_point *last = newest(backtest->figure);
	bool done = backtest_stand(&origin, backtest, day, &arena);
	str_printf(out, _("\nAS OF %s\n"), date_format(date, (int)day));
	if (!done || !last || last->at.t <= day) {
		str_printf(out,
			   !done ? P_("%zu point was known: too few to forecast from.\n",
				      "%zu points were known: too few to forecast from.\n",
				      origin.known)
				 : P_("%zu point was known, and none came later.\n",
				      "%zu points were known, and none came later.\n",
				      origin.known),
			   origin.known);
		arena_clear(&arena);
		return;
	}
	num_value(came, &backtest->figure->series->unit, last->at.y, charset);
	date_format(target, (int)last->at.t);
	str_printf(out,
		   _("%zu points were known. For %s it would have forecast, with 90 %% bands; %s, "
		     "%s, came:\n"),
		   origin.known, target, came,
		   last->at.label[0] ? last->at.label : _("a point without a name"));
	for (size_t m = 0; m < backtest->row_count; m++)
		say_day_row(backtest, &origin, m, last, out, charset);
	arena_clear(&arena);
}

const char *backtest_command(const struct backtest *backtest, const double *days, size_t count,
			     char *text, size_t size)
{
	char figure[400], date[16], low[NUM_TEXT], high[NUM_TEXT];
	struct backtest_options usual;
	const struct backtest_options *options = &backtest->options;
	backtest_defaults(&usual);
	figure_command(backtest->figure, figure, sizeof figure);
	struct str out;
	str_init(&out);
	str_printf(&out, "kasoku backtest%s", figure + strlen("kasoku fit"));
	for (size_t i = 0; i < count; i++)
		str_printf(&out, " --as-of %s", date_format_period(date, (int)days[i]));
	if (options->lead_low != usual.lead_low || options->lead_high != usual.lead_high)
		str_printf(&out, " --lead %s:%s", num_exact(low, options->lead_low),
			   num_exact(high, options->lead_high));
	if (isfinite(options->wander))
		str_printf(&out, " --wander %s", num_exact(low, options->wander));
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}

static void say_methods(const struct backtest *backtest, struct str *out)
{
	str_printf(out, "\n%s\n", _("METHODS"));
	for (size_t m = 0; m < backtest->row_count; m++)
		str_printf(out, "%s: %s\n", _(backtest->rows[m].method->title),
			   _(backtest->rows[m].method->help));
	str_add(out, _("CRPS: Gneiting & Raftery 2007; methods: Hyndman & Athanasopoulos, "
		       "Forecasting, 3rd ed., and Harvey 1989; test: Diebold & Mariano 1995 with "
		       "Harvey, Leybourne & Newbold 1997.\n"));
}

void backtest_text(const struct backtest *backtest, const double *days, size_t count,
		   struct str *out, enum charset charset)
{
	char text[600], basis[400];
	struct support support;
	const struct figure *figure = backtest->figure;
	str_printf(out, _("Back-test: %s\n"), figure->series->title);
	str_printf(out, "%s\n", figure_basis(figure, basis, sizeof basis, charset));
	if (backtest->refusal[0]) {
		str_printf(out, _("There are no scores: %s.\n"), backtest->refusal);
	} else {
		say_origins(backtest, out);
		str_add_char(out, '\n');
		say_scores(backtest, out);
		say_calibration(backtest, out);
	}
	figure_support(figure, &support);
	str_printf(out, "%s\n", support_text(&support, text, sizeof text));
	for (size_t i = 0; i < count; i++)
		say_day(backtest, days[i], out, charset);
	say_methods(backtest, out);
	str_printf(out, "\n%s\n%s\n", _("THE SAME NUMBERS AGAIN"),
		   backtest_command(backtest, days, count, text, sizeof text));
}
