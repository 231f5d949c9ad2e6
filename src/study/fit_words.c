/* fit_words.c - a fit in words and as JSON; see fit.h. */
#include "base/date.h"
#include "base/i18n.h"
#include "study/fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *fit_equation(const struct fit *fit, char *text, size_t size)
{
	const char *left = fit->scale == GROWTH_LOG ? "ln y" : "y";
	char odds[80];
	snprintf(odds, sizeof odds, "ln((y - %g) / (%g - y))", fit->line.floor, fit->line.ceiling);
	if (fit->kind == FIT_CURVE)
		snprintf(text, size, "%s", curve_row(fit->curve.kind)->equation);
	else if (fit->kind == FIT_SEGMENTS)
		snprintf(text, size, "%s = start_i + slope_i (x - break_(i-1))", left);
	else if (fit->dates)
		snprintf(text, size, "%s = a + b (t - %.3f)",
			 fit->scale == GROWTH_LOGIT ? odds : left, fit->line.origin);
	else
		snprintf(text, size, "%s = intercept + slope x",
			 fit->scale == GROWTH_LOGIT ? odds : left);
	return text;
}

double fit_origin(const struct fit *fit)
{
	if (fit->kind == FIT_CURVE)
		return fit->curve.origin;
	if (fit->kind == FIT_SEGMENTS)
		return fit->segments.first;
	return fit->dates ? fit->line.origin : 0;
}

const char *fit_paper(const struct fit *fit)
{
	if (fit->kind == FIT_CURVE)
		return curve_row(fit->curve.kind)->paper;
	if (fit->kind == FIT_LINE && !way_is_usual(&fit->way.way))
		return way_paper(&fit->way.way);
	if (fit->kind == FIT_LINE)
		return "Weisberg 2014, Applied Linear Regression";
	return fit->segments.breaks == 1 ? "Hudson 1966; Muggeo 2003, Stat. Med. 22"
					 : "Bai & Perron 2003, J. Appl. Econometrics 18";
}

const char *fit_method(const struct fit *fit)
{
	if (fit->kind == FIT_CURVE)
		return fit->weighted ? _("Weighted nonlinear least squares (Levenberg-Marquardt)")
				     : _("Nonlinear least squares (Levenberg-Marquardt)");
	if (fit->kind == FIT_SEGMENTS)
		return fit->segments.breaks == 1 ? _("Least squares over every place of the break")
						 : _("Least squares over every partition");
	if (fit->way.way.line != WAY_LEAST_SQUARES)
		return way_method(&fit->way.way);
	return fit->weighted ? _("Weighted least squares") : _("Ordinary least squares");
}

static const char *value(char text[NUM_TEXT], const struct num_unit *unit, double y)
{
	if (!isfinite(y))
		snprintf(text, NUM_TEXT, "%s", _("unbounded"));
	else if (unit)
		num_value(text, unit, y, CHARSET_ASCII);
	else
		num_digits(text, y, 4);
	return text;
}

const char *fit_place(const struct fit *fit, double x, char text[NUM_TEXT])
{
	char date[16];
	if (!isfinite(x))
		snprintf(text, NUM_TEXT, "%s", _("unbounded"));
	else if (!fit->dates)
		num_digits(text, x, 5);
	else if (x > 1000 && x < 9999)
		snprintf(text, NUM_TEXT, "%s",
			 date_format(date, (int)floor(date_from_decimal_year(x) + 1e-4)));
	else
		snprintf(text, NUM_TEXT, _("the year %.0f"), x);
	return text;
}

const char *fit_far(const struct fit *fit, const struct num_unit *unit, char *text, size_t size)
{
	const struct curve *curve = &fit->curve;
	char low[NUM_TEXT], high[NUM_TEXT];
	snprintf(text, size, "%s", "");
	if (fit->kind != FIT_CURVE || curve->far < 0)
		return text;
	const char *name = curve_row(curve->kind)->parameter[curve->far];
	bool place = curve_row(curve->kind)->location >> curve->far & 1;
	struct interval profile = curve->profile;
	if (place) {
		fit_place(fit, profile.low, low);
		fit_place(fit, profile.high, high);
	} else {
		value(low, unit, profile.low);
		value(high, unit, profile.high);
	}
	if (!curve_is_open(curve))
		snprintf(text, size, _("The points fix the %s between %s and %s (profile, %g %%)."),
			 name, low, high, curve->level * 100);
	else if (isfinite(profile.low))
		snprintf(text, size,
			 _("The points do not fix the %s: anything from %s up fits nearly as well "
			   "(profile, %g %%)."),
			 name, low, curve->level * 100);
	else if (isfinite(profile.high))
		snprintf(text, size,
			 _("The points do not fix the %s: anything up to %s fits nearly as well "
			   "(profile, %g %%)."),
			 name, high, curve->level * 100);
	else
		snprintf(text, size,
			 _("The points do not fix the %s: anything fits nearly as well."), name);
	return text;
}

void fit_say_prediction(const struct fit *fit, double x, const struct num_unit *unit,
			struct str *out)
{
	char at[NUM_TEXT], y[NUM_TEXT], a[NUM_TEXT], b[NUM_TEXT], c[NUM_TEXT], d[NUM_TEXT];
	struct interval line = fit_band(fit, x, BAND_CONFIDENCE),
			next = fit_band(fit, x, BAND_PREDICTION);
	fit_place(fit, x, at);
	if (!isfinite(fit_at(fit, x))) {
		str_printf(out, _("%s: the curve has no value there\n"), at);
		return;
	}
	if (isnan(line.low)) {
		str_printf(out, _("%s: %s; this line has no band\n"), at, value(y, unit, fit_at(fit, x)));
		return;
	}
	str_printf(out, _("%s: %s, confidence [%s, %s], prediction [%s, %s]\n"), at,
		   value(y, unit, fit_at(fit, x)), value(a, unit, line.low),
		   value(b, unit, line.high), value(c, unit, next.low), value(d, unit, next.high));
}

/* "2027-11-18 [2027-03-02, never]" */
static void say_reach(const struct fit *fit, const struct reach *reach, struct str *out)
{
	char at[NUM_TEXT], low[NUM_TEXT], high[NUM_TEXT];
	snprintf(at, sizeof at, "%s", _("never"));
	snprintf(high, sizeof high, "%s", _("never"));
	snprintf(low, sizeof low, "%s", _("any time before"));
	if (isnan(reach->at) && isnan(reach->when.low)) {
		str_add(out, at);
		return;
	}
	if (!isnan(reach->at))
		fit_place(fit, reach->at, at);
	if (isfinite(reach->when.low))
		fit_place(fit, reach->when.low, low);
	if (isfinite(reach->when.high))
		fit_place(fit, reach->when.high, high);
	str_printf(out, "%s [%s, %s]", at, low, high);
}

void fit_say_threshold(const struct fit *fit, double y, const struct num_unit *unit,
		       struct str *out)
{
	char text[NUM_TEXT];
	struct reach line = fit_reach(fit, y, BAND_CONFIDENCE),
		     next = fit_reach(fit, y, BAND_PREDICTION);
	str_printf(out, _("%s is reached: the line, "), value(text, unit, y));
	say_reach(fit, &line, out);
	str_add(out, _("; a new point, "));
	say_reach(fit, &next, out);
	str_add(out, "\n");
}

/* ---- JSON ---- */

static void add_number(struct str *out, const char *name, double number)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json_number(out, number);
}

static void add_pair(struct str *out, const char *name, double low, double high)
{
	str_printf(out, ",\"%s\":[", name);
	str_add_json_number(out, low);
	str_add_char(out, ',');
	str_add_json_number(out, high);
	str_add_char(out, ']');
}

static void add_parameter(const struct fit *fit, const struct fit_parameter *parameter,
			  struct str *out)
{
	char date[NUM_TEXT];
	str_printf(out, "\"%s\":{\"estimate\":", parameter->name);
	str_add_json_number(out, parameter->estimate);
	if (parameter->place && fit->dates) {
		str_add(out, ",\"date\":");
		str_add_json(out, fit_place(fit, parameter->estimate, date));
	}
	if (parameter->held) {
		str_add(out, ",\"held\":true}");
		return;
	}
	add_number(out, "stderr", parameter->stderror);
	add_pair(out, "interval", parameter->interval.low, parameter->interval.high);
	add_number(out, "level", fit->level);
	str_add(out, ",\"kind\":\"confidence\"}");
}

static void add_profile(const struct fit *fit, struct str *out)
{
	const struct curve *curve = &fit->curve;
	char text[300];
	str_add(out, ",\"profile\":{\"parameter\":");
	str_add_json(out, curve_row(curve->kind)->parameter[curve->far]);
	add_pair(out, "interval", curve->profile.low, curve->profile.high);
	add_number(out, "level", curve->level);
	str_printf(out, ",\"kind\":\"profile\",\"identified\":%s,\"sentence\":",
		   curve_is_open(curve) ? "false" : "true");
	str_add_json(out, fit_far(fit, NULL, text, sizeof text));
	str_add_char(out, '}');
}

void fit_json(const struct fit *fit, struct str *out)
{
	struct fit_parameter parameters[FIT_PARAMETERS];
	size_t count = fit_parameters(fit, parameters);
	char text[200];
	str_add(out, ",\"parameters\":{");
	for (size_t i = 0; i < count; i++) {
		str_add(out, i ? "," : "");
		add_parameter(fit, &parameters[i], out);
	}
	str_add_char(out, '}');
	if (fit->kind == FIT_CURVE && fit->curve.far >= 0)
		add_profile(fit, out);
	add_number(out, fit->dates ? "origin_year" : "origin", fit_origin(fit));
	str_add(out, ",\"equation\":");
	str_add_json(out, fit_equation(fit, text, sizeof text));
	str_add(out, ",\"method\":");
	str_add_json(out, fit_method(fit));
	if (fit->kind == FIT_LINE)
		way_json(&fit->way, out);
	add_number(out, "df", fit->df);
	add_number(out, "rss", fit->rss);
	add_number(out, "sigma", fit->sigma);
	add_number(out, "r_squared", fit->r_squared);
	add_number(out, "aicc", fit->aicc);
	add_number(out, "bic", fit->bic);
	add_number(out, "autocorrelation", fit->autocorrelation);
	add_number(out, "effective_n", fit->effective_n);
}

static void add_place(const struct fit *fit, const char *name, double x, struct str *out)
{
	char text[NUM_TEXT];
	str_printf(out, "\"%s\":", name);
	if (!fit->dates || !isfinite(x))
		str_add_json_number(out, x);
	else
		str_add_json(out, fit_place(fit, x, text));
}

static void add_band(struct str *out, const char *name, struct interval band)
{
	add_pair(out, name, band.low, band.high);
}

static void add_reach(const struct fit *fit, double y, enum band_kind kind, const char *name,
		      struct str *out)
{
	struct reach reach = fit_reach(fit, y, kind);
	str_printf(out, ",\"%s\":{", name);
	add_place(fit, "low", reach.when.low, out);
	str_add_char(out, ',');
	add_place(fit, "high", reach.when.high, out);
	str_add_char(out, '}');
}

void fit_json_predictions(const struct fit *fit, const double *at, size_t count, double threshold,
			  struct str *out)
{
	for (size_t i = 0; i < count; i++) {
		str_add(out, i ? ",{" : ",\"predictions\":[{");
		add_place(fit, fit->dates ? "date" : "x", at[i], out);
		add_number(out, "estimate", fit_at(fit, at[i]));
		add_band(out, "confidence", fit_band(fit, at[i], BAND_CONFIDENCE));
		add_band(out, "prediction", fit_band(fit, at[i], BAND_PREDICTION));
		add_number(out, "level", fit->level);
		str_add(out, i + 1 < count ? "}" : "}]");
	}
	if (isnan(threshold))
		return;
	str_add(out, ",\"threshold\":{\"value\":");
	str_add_json_number(out, threshold);
	str_add_char(out, ',');
	add_place(fit, "reached", fit_reach(fit, threshold, BAND_CONFIDENCE).at, out);
	add_reach(fit, threshold, BAND_CONFIDENCE, "confidence", out);
	add_reach(fit, threshold, BAND_PREDICTION, "prediction", out);
	add_number(out, "level", fit->level);
	str_add_char(out, '}');
}
