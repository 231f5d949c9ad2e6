/* figure_explain.c - the explain card: how a figure was made and how to make it again. */
#include "base/date.h"
#include "base/i18n.h"
#include "model/cite.h"
#include "model/rate.h"
#include "study/figure_card.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SOURCES_SHOWN = 12, CITE_COLUMNS = 72 };

void card_heading(const struct card *card, const char *text)
{
	str_printf(card->out, "\n%s\n", text);
}

/* Which of several vintages the values are of. */
static void explain_vintage(const struct card *card)
{
	const struct figure *figure = card->figure;
	struct value then = series_vintage(figure->series, figure->dataset, figure->selection.as_of);
	if (!figure->series->has_vintages)
		return;
	if (figure->selection.real_time) {
		str_printf(card->out,
			   _("Values: in real time, of the newest vintage published by then: %s.\n"),
			   value_known(figure->vintage) ? figure->vintage.text : _("none"));
		return;
	}
	str_printf(card->out,
		   _("Values: of the vintage %s, also for days before it: the method of today applied "
		     "to the models of then, so that a change of method is not taken for progress. "),
		   figure->vintage.text);
	if (isfinite(figure->selection.as_of))
		str_printf(card->out, _("In real time (--real-time) it would be the vintage: %s.\n"),
			   value_known(then) ? then.text : _("none yet"));
	else
		str_add_char(card->out, '\n');
}

static void explain_day(const struct card *card)
{
	const struct figure *figure = card->figure;
	char date[16], text[400];
	if (isfinite(figure->selection.as_of))
		str_printf(card->out,
			   P_("As of %s: the %zu point released later does not exist for the fit; "
			      "it is only drawn.\n",
			      "As of %s: the %zu points released later do not exist for the fit; "
			      "they are only drawn.\n",
			      figure->later),
			   date_format(date, (int)figure->selection.as_of), figure->later);
	explain_vintage(card);
	if (figure_hindsight(figure, text, sizeof text, card->charset)[0])
		str_printf(card->out, "%s\n", text);
}

static void explain_rows(const struct card *card)
{
	const struct figure *figure = card->figure;
	const struct series *series = figure->series;
	const struct selection *selection = &figure->selection;
	char text[600], from[16], to[16];
	card_heading(card, _("ROWS"));
	str_printf(card->out, "%s\n", figure_basis(figure, text, sizeof text, card->charset));
	str_printf(card->out, _("Value: %s (%s), from the table `%s`"), series->value,
		   series->unit_title, schema[series->table].name);
	if (series->where[0])
		str_printf(card->out, _(", where %s"), series->where);
	str_add(card->out, "\n");
	snprintf(from, sizeof from, "%s", _("the first point"));
	snprintf(to, sizeof to, "%s", _("the last point"));
	if (isfinite(selection->from))
		date_format(from, (int)selection->from);
	if (isfinite(selection->to))
		date_format(to, (int)selection->to);
	str_printf(card->out, _("Window: %s to %s, both included\n"), from, to);
	explain_day(card);
}

static void explain_rule(const struct card *card)
{
	const struct selection *selection = &card->figure->selection;
	bool up = card->figure->series->up;
	if (selection->frontier == FRONTIER_ALL) {
		str_add(card->out, _("Rule: every point of the window is fitted.\n"));
		return;
	}
	if (selection->frontier == FRONTIER_RECORDS)
		str_printf(card->out,
			   _("Rule: records, the points that are %s than or equal to all "
			     "earlier ones; points of one day compete with each other"),
			   up ? _("higher") : _("lower"));
	else if (selection->frontier == FRONTIER_RATE)
		str_printf(card->out, _("Rule: of each quarter of a year the %d best"), selection->frontier_k);
	else if (selection->frontier == FRONTIER_QUANTILE)
		str_printf(card->out,
			   _("Rule: points that at most %d %% of the points of the year before them are better than"),
			   100 - selection->frontier_k);
	else
		str_printf(
			card->out,
			_("Rule: points that were among the %d %s of all so far at their release"),
			selection->frontier_k, up ? _("highest") : _("lowest"));
	str_add(card->out, selection->frontier_first
				   ? _("; chosen among all points, then cut to the window.\n")
				   : _("; chosen among the points of the window.\n"));
	str_add(card->out, _("Such points are extremes. With few of them a slope leans to the fast "
			     "side, and its interval is narrower than it should be.\n"));
}

static void explain_formula(const struct card *card)
{
	const struct fit *fit = &card->figure->fit;
	char equation[200];
	if (fit->kind == FIT_LINE && !way_is_usual(&fit->way.way)) {
		str_printf(card->out,
			   _("%s on %zu points; t is in years (1970 + days / 365.25).\n"), fit_method(fit), fit->n);
		str_printf(card->out, "%s\n", fit_equation(fit, equation, sizeof equation));
		way_say(&fit->way, &fit->line, card->out);
		return;
	}
	str_printf(card->out,
		   _("%s on %zu points, Student's t with %g degrees of "
		     "freedom; %s is in years (1970 + days / 365.25).\n"),
		   fit_method(fit), fit->n, fit->df, fit->kind == FIT_LINE ? "t" : "x");
	str_printf(card->out, "%s\n", fit_equation(fit, equation, sizeof equation));
	if (fit->kind == FIT_LINE)
		return;
	str_printf(card->out, _("fitted on the %s scale (%s)"), scale_name(fit->scale), fit_paper(fit));
	if (fit->kind == FIT_CURVE)
		str_printf(card->out, _("; origin %.3f"), fit->curve.origin);
	str_add(card->out, "\n");
}

/* A number that there may not be, between words. */
static void add_number(const struct card *card, const char *before, double value, int digits,
		       const char *after)
{
	char text[NUM_TEXT];
	if (isfinite(value))
		str_printf(card->out, "%s%s%s", before, num_digits(text, value, digits), after);
}

static void explain_parameter(const struct card *card, const char *name,
			      const struct fit_parameter *p)
{
	const struct fit *fit = &card->figure->fit;
	char a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT], day[NUM_TEXT];
	int digits = p->place ? 8 : 5;
	str_printf(card->out, "%s = %s", name, num_digits(a, p->estimate, digits));
	if (p->place)
		str_printf(card->out, " (%s)", fit_place(fit, p->estimate, day));
	if (p->held)
		str_add(card->out, _(", held"));
	else if (isfinite(p->interval.low) && isfinite(p->interval.high))
		str_printf(card->out, _(" [%s, %s] (%g %% confidence)"),
			   num_digits(b, p->interval.low, digits - 1),
			   num_digits(c, p->interval.high, digits - 1), fit->level * 100);
	if (!p->held)
		add_number(card, _(", standard error "), p->stderror, 3, "");
	str_add(card->out, "\n");
}

static void explain_parameters(const struct card *card)
{
	struct fit_parameter parameters[FIT_PARAMETERS];
	const struct fit *fit = &card->figure->fit;
	size_t count = fit_parameters(fit, parameters);
	char text[300];
	if (fit->kind == FIT_LINE) {
		explain_parameter(card, "a", &parameters[1]);
		explain_parameter(card, "b", &parameters[0]);
		return;
	}
	for (size_t i = 0; i < count; i++)
		explain_parameter(card, parameters[i].name, &parameters[i]);
	if (fit_far(fit, &card->figure->series->unit, text, sizeof text)[0])
		str_printf(card->out, "%s\n", text);
	if (fit->kind == FIT_CURVE && fit->curve.minima > 1)
		str_printf(card->out,
			   P_("The descents from other starts ended in %zu other minimum, all higher.\n",
			      "The descents from other starts ended in %zu other minima, all higher.\n",
			      fit->curve.minima - 1),
			   fit->curve.minima - 1);
}

static void explain_growth(const struct card *card)
{
	const struct growth *fit = &card->figure->fit.line;
	char text[RATE_TEXT];
	bool odds = fit->scale == GROWTH_LOGIT;
	if (fit->scale == GROWTH_RAW) {
		rate_step(text, fit, &card->figure->series->unit, card->charset);
		str_printf(card->out, "b: %s\n", text);
		return;
	}
	rate_factor(text, fit, card->charset);
	str_printf(card->out,
		   odds ? _("The odds grow by e^b = %s.\n") : _("It grows by e^b = %s.\n"), text);
	rate_doubling(text, fit, false);
	if (fit->halving)
		str_printf(card->out,
			   odds ? _("They halve in -ln 2 / b = %s; ")
				: _("It halves in -ln 2 / b = %s; "),
			   text);
	else
		str_printf(card->out,
			   odds ? _("They double in ln 2 / b = %s; ")
				: _("It doubles in ln 2 / b = %s; "),
			   text);
	str_add(card->out, fit->unbounded ? _("b may be zero, so the time has no upper end.\n")
					  : _("its interval is that of b turned over, so it is not "
					      "symmetric.\n"));
}

static void explain_quality(const struct card *card)
{
	const struct fit *fit = &card->figure->fit;
	add_number(card, _("Scatter about the line "), fit->sigma, 3, _(" on the fitted scale"));
	add_number(card, _("; R2 "), fit->r_squared, 3, "");
	add_number(card, _(", AICc "), fit->aicc, 3, "");
	add_number(card, _(", BIC "), fit->bic, 3, "");
	if (fit->kind == FIT_LINE)
		add_number(card, _(", p of no trend "), fit->line.p_value, 2, "");
	str_printf(card->out, "%s\n", _("."));
	add_number(card, _("Neighbouring residuals are correlated by r = "), fit->autocorrelation,
		   2, _("; "));
	add_number(card, _("the points are worth "), fit->effective_n, 3,
		   _(" independent ones: n (1 - r) / (1 + r) for r > 0.\n"));
}

static void explain_method(const struct card *card)
{
	const struct figure *figure = card->figure;
	card_heading(card, _("METHOD"));
	explain_rule(card);
	if (!figure->has_fit) {
		str_printf(card->out, _("There is no fit: %s.\n"), figure->refusal);
		return;
	}
	explain_formula(card);
	explain_parameters(card);
	if (figure->fit.kind == FIT_LINE)
		explain_growth(card);
	explain_quality(card);
	if (figure->fit.kind == FIT_LINE && rate_may_be_none(&figure->fit.line))
		str_add(card->out,
			_("The interval of b holds zero: there is no trend that the data "
			  "can tell from none.\n"));
}

/* The questions asked of the fit. */
static void explain_questions(const struct card *card)
{
	const struct figure *figure = card->figure;
	const struct selection *selection = &figure->selection;
	if (!figure->has_fit || (!selection->predict_count && isnan(selection->threshold)))
		return;
	card_heading(card, _("ASKED"));
	for (size_t i = 0; i < selection->predict_count; i++)
		fit_say_prediction(&figure->fit, date_decimal_year(selection->predict[i]),
				   &figure->series->unit, card->out);
	if (!isnan(selection->threshold))
		fit_say_threshold(&figure->fit, selection->threshold, &figure->series->unit, card->out);
}

static void explain_sources(const struct card *card)
{
	const struct figure *figure = card->figure;
	char text[600], date[16];
	card_heading(card, _("SOURCES"));
	for (size_t i = 0; i < figure->source_count && i < SOURCES_SHOWN; i++) {
		cite_short(card->out, figure->dataset, figure->sources[i], CITE_COLUMNS);
		str_printf(card->out, " (%s)\n", figure->sources[i]);
	}
	if (figure->source_count > SOURCES_SHOWN)
		str_printf(card->out, _("and %zu more\n"), figure->source_count - SOURCES_SHOWN);
	if (figure->source_count == 0)
		str_add(card->out, _("none\n"));
	if (dataset_date(figure->dataset))
		str_printf(card->out, _("The bundled data were compiled on %s.\n"),
			   date_format(date, dataset_date(figure->dataset)));
	card_heading(card, _("THE SAME NUMBERS AGAIN"));
	str_printf(card->out, "%s\n", figure_command(figure, text, sizeof text));
}

void figure_explain(const struct figure *figure, struct str *out, enum charset charset)
{
	struct card card = { figure, out, charset };
	char rate[300];
	str_printf(out, "%s\n", figure->series->title);
	str_printf(out, "%s\n", figure_rate(figure, rate, sizeof rate, charset));
	card_remark(&card, figure->series->statement);
	explain_rows(&card);
	explain_method(&card);
	explain_questions(&card);
	card_intervals(&card);
	card_history(&card);
	card_others(&card);
	card_limits(&card);
	card_published(&card);
	explain_sources(&card);
}
