/* figure_text.c - a figure in short: its rate, its warning, its basis, and the few sentences for
 * people who cannot see it. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/rate.h"
#include "study/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_bounded(const struct series *series)
{
	return !isnan(series->ceiling);
}

/* The field speaks of task horizons in doubling times, of anything that falls in halving times, of
 * the rest in factors a year. */
static void log_rate(const struct figure *figure, const struct growth *fit, char text[RATE_TEXT],
		     enum charset charset)
{
	char span[RATE_TEXT];
	bool duration = figure->series->unit.style == NUM_DURATION;
	bool falls = fit->halving && (!fit->unbounded || !figure->series->up);
	if (falls)
		snprintf(text, RATE_TEXT, _("halves every %s"), rate_doubling(span, fit, true));
	else if (!fit->halving && (duration || !figure->series->up))
		snprintf(text, RATE_TEXT, _("doubles every %s"),
			 rate_doubling(span, fit, !duration));
	else
		rate_factor(text, fit, charset);
}

bool figure_pace(const struct figure *figure, struct growth *pace)
{
	const struct fit *fit = &figure->fit;
	if (!figure->has_fit)
		return false;
	if (fit->kind == FIT_LINE) {
		*pace = fit->line;
		return true;
	}
	bool relative = figure->series->scale == GROWTH_LOG;
	return fit_rate(fit, fit->last, relative, pace);
}

/* A trend in the words of its scale. */
static void pace_words(const struct figure *figure, const struct growth *pace, char *text,
		       size_t size, enum charset charset)
{
	char rate[RATE_TEXT], factor[RATE_TEXT];
	switch (pace->scale) {
	case GROWTH_LOG:
		log_rate(figure, pace, rate, charset);
		break;
	case GROWTH_LOGIT:
		snprintf(rate, sizeof rate, _("odds %s"), rate_factor(factor, pace, charset));
		break;
	default:
		rate_step(rate, pace, &figure->series->unit, charset);
	}
	if (figure->fit.kind == FIT_LINE && rate_may_be_none(pace))
		snprintf(text, size, _("%s: no trend that the data can tell from none"), rate);
	else
		snprintf(text, size, "%s", rate);
}

/* "ceiling 86.9 % [84.1 %, 89.7 %], " for what lies beyond the points, "break 2024-04-09, ". */
static void add_beyond(const struct figure *figure, struct str *out)
{
	const struct fit *fit = &figure->fit;
	const struct num_unit *unit = &figure->series->unit;
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT];
	if (fit->kind == FIT_SEGMENTS) {
		for (int i = 0; i < fit->segments.breaks; i++)
			str_printf(out, _("break %s, "), fit_place(fit, fit->segments.at[i], a));
		return;
	}
	int far = fit->curve.far;
	if (far < 0)
		return;
	const char *name = curve_row(fit->curve.kind)->parameter[far];
	struct interval ends = fit->curve.profile;
	if (curve_is_open(&fit->curve))
		str_printf(out, _("%s not fixed by the points, "), name);
	else if (curve_row(fit->curve.kind)->location >> far & 1)
		str_printf(out, "%s %s [%s, %s], ", name, fit_place(fit, fit->curve.estimate[far], a),
			   fit_place(fit, ends.low, b), fit_place(fit, ends.high, c));
	else
		str_printf(out, "%s %s [%s, %s], ", name,
			   num_value(a, unit, fit->curve.estimate[far], CHARSET_ASCII),
			   num_value(b, unit, ends.low, CHARSET_ASCII),
			   num_value(c, unit, ends.high, CHARSET_ASCII));
}

const char *figure_rate(const struct figure *figure, char *text, size_t size, enum charset charset)
{
	struct growth pace;
	struct str out;
	char rate[300], model[24];
	bool has_pace = figure_pace(figure, &pace);
	if (!figure->has_fit) {
		snprintf(text, size, "%s", figure->refusal);
		return text;
	}
	if (figure->fit.kind == FIT_LINE) {
		pace_words(figure, &pace, text, size, charset);
		return text;
	}
	str_init(&out);
	str_printf(&out, "%s: ", selection_model(&figure->selection, model));
	add_beyond(figure, &out);
	if (has_pace) {
		pace_words(figure, &pace, rate, sizeof rate, charset);
		str_printf(&out, _("at the last point %s"), rate);
	} else {
		str_printf(&out, _("%zu parameters"), figure->fit.n - (size_t)figure->fit.df);
	}
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}

/* "2027-03", or "" when the day is beyond any calendar. */
static const char *month_of(char text[16], double year)
{
	text[0] = '\0';
	if (year > 1900 && year < 2200) {
		date_format(text, (int)floor(date_from_decimal_year(year)));
		text[7] = '\0';
	}
	return text;
}

/* A straight or exponential line through a bounded score leaves its range: upward past the largest
 * score, downward (a straight one) past that of chance. */
static bool warn_bounded(const struct figure *figure, char *text, size_t size)
{
	const struct series *series = figure->series;
	char month[16], name[NUM_TEXT];
	if (!figure->has_fit || !is_bounded(series) || figure->selection.scale == GROWTH_LOGIT)
		return false;
	const struct fit *fit = &figure->fit;
	double floor_score = isnan(series->floor) ? 0 : series->floor;
	bool rises = fit_at(fit, fit->last) > fit_at(fit, fit->first);
	double bound = rises ? series->ceiling : floor_score;
	num_value(name, &series->unit, bound, CHARSET_ASCII);
	month_of(month, fit->kind == FIT_LINE ? growth_reaches(&fit->line, bound)
					      : fit_reach(fit, bound, BAND_CONFIDENCE).at);
	if (month[0] == '\0')
		return false;
	snprintf(text, size,
		 _("Impossible beyond %s: scores end at %s, and this line passes it then."), month,
		 name);
	return true;
}

const char *figure_warning(const struct figure *figure, char *text, size_t size)
{
	char limit[NUM_TEXT];
	const struct series *series = figure->series;
	snprintf(text, size, "%s", "");
	if (warn_bounded(figure, text, size) || !figure->beyond)
		return text;
	num_value(limit, &series->unit, series->limit, CHARSET_ASCII);
	snprintf(text, size,
		 P_("%zu point beyond the end of the yardstick (%s) is not fitted.",
		    "%zu points beyond the end of the yardstick (%s) are not fitted.",
		    figure->beyond),
		 figure->beyond, limit);
	return text;
}

/* The first and last fitted day, or those in the window when nothing is fitted. */
static bool days_covered(const struct figure *figure, double *first, double *last)
{
	bool any = false;
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_point *point = &figure->points[i];
		if (!(figure->fitted ? point->fitted : point->in_window))
			continue;
		if (!any)
			*first = point->at.t;
		*last = point->at.t;
		any = true;
	}
	return any;
}

static void add_left_out(const struct figure *figure, struct str *out)
{
	static const char *const scales[] = {
		[GROWTH_RAW] = N_("linear"), [GROWTH_LOG] = N_("log"), [GROWTH_LOGIT] = N_("logit")
	};
	char date[16];
	if (figure->unplaced)
		str_printf(out,
			   P_("; %zu has no place on a %s scale",
			      "; %zu have no place on a %s scale", figure->unplaced),
			   figure->unplaced, _(scales[figure->selection.scale]));
	if (figure->beyond)
		str_printf(out, _("; %zu beyond the yardstick"), figure->beyond);
	if (figure->unweighted)
		str_printf(out, _("; %zu without an interval"), figure->unweighted);
	if (isfinite(figure->selection.as_of))
		str_printf(out, _("; as of %s, %zu later"),
			   selection_as_of(&figure->selection, date), figure->later);
}

const char *figure_basis(const struct figure *figure, char *text, size_t size, enum charset charset)
{
	(void)charset; /* a basis is 7-bit in every language that has no need of more */
	char rule[64], from[16], to[16];
	double first = 0, last = 0;
	struct str out;
	str_init(&out);
	str_printf(&out, _("%zu of %zu points"), figure->fitted, figure->in_window);
	if (figure->selection.frontier != FRONTIER_ALL)
		str_printf(&out, _(", %s"), selection_rule(&figure->selection, rule));
	if (days_covered(figure, &first, &last)) {
		date_format(from, (int)first);
		date_format(to, (int)last);
		str_printf(&out, _(", %.7s to %.7s"), from, to);
	}
	if (figure->has_fit)
		str_printf(&out, _(", %g %% confidence"), figure->selection.level * 100);
	add_left_out(figure, &out);
	snprintf(text, size, "%s", out.text);
	str_clear(&out);
	return text;
}

const char *figure_hindsight(const struct figure *figure, char *text, size_t size,
			     enum charset charset)
{
	const struct figure_point *last = NULL;
	char value[NUM_TEXT], line[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	size_t came = 0, held = 0;
	snprintf(text, size, "%s", "");
	for (size_t i = 0; figure->has_fit && i < figure->count; i++) {
		const struct figure_point *point = &figure->points[i];
		if (!point->later || !point->record)
			continue;
		struct interval band = fit_band(&figure->fit, date_decimal_year(point->at.t),
						   BAND_PREDICTION);
		came++;
		held += point->at.y >= band.low && point->at.y <= band.high;
		last = point;
	}
	if (!last)
		return text;
	const struct num_unit *unit = &figure->series->unit;
	double year = date_decimal_year(last->at.t);
	struct interval band = fit_band(&figure->fit, year, BAND_PREDICTION);
	snprintf(text, size,
		 P_("Of %zu record that came later %zu lies in the %g %% prediction band. ",
		    "Of %zu records that came later %zu lie in the %g %% prediction band. ", came),
		 came, held, figure->selection.level * 100);
	size_t used = strlen(text);
	snprintf(text + used, size - used, _("The last, %s: forecast %s [%s, %s], came out at %s."),
		 last->at.label[0] ? last->at.label : _("without a name"),
		 num_value(line, unit, fit_at(&figure->fit, year), charset),
		 num_value(low, unit, band.low, charset), num_value(high, unit, band.high, charset),
		 num_value(value, unit, last->at.y, charset));
	return text;
}

static const struct figure_point *end_point(const struct figure *figure, bool last)
{
	const struct figure_point *found = NULL;
	for (size_t i = 0; i < figure->count; i++)
		if (figure->points[i].in_window && (last || !found))
			found = &figure->points[i];
	return found;
}

static void speak_point(const struct figure *figure, struct str *out,
			const struct figure_point *point, bool first)
{
	char value[NUM_TEXT], date[16];
	const char *label = point->at.label[0] ? point->at.label : _("a point without a name");
	num_value(value, &figure->series->unit, point->at.y, CHARSET_ASCII);
	date_format(date, (int)point->at.t);
	if (first)
		str_printf(out, _("First %s, %s: %s."), label, date, value);
	else
		str_printf(out, _(" Last %s, %s: %s."), label, date, value);
}

void figure_speech(const struct figure *figure, struct str *out)
{
	char text[600];
	const struct figure_point *first = end_point(figure, false),
				  *last = end_point(figure, true);
	str_printf(out, _("%s: "), figure->series->title);
	str_add(out, figure_rate(figure, text, sizeof text, CHARSET_ASCII));
	str_printf(out, _(" (%s). "), figure_basis(figure, text, sizeof text, CHARSET_ASCII));
	if (!first)
		return;
	speak_point(figure, out, first, true);
	if (last != first)
		speak_point(figure, out, last, false);
	if (figure_warning(figure, text, sizeof text)[0])
		str_printf(out, " %s", text);
	if (figure_hindsight(figure, text, sizeof text, CHARSET_ASCII)[0])
		str_printf(out, " %s", text);
	if (figure->has_fit) {
		struct support support;
		figure_support(figure, &support);
		str_printf(out, " %s", support_text(&support, text, sizeof text));
	}
}
