/* fit.c - see fit.h: from a choice to a fit, and what every fit can be asked. */
#include "study/fit.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "stats/dist.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name;
	enum curve_kind curve;       /* off the raw scale */
	enum curve_kind raw;
} models[MODEL_COUNT] = {
	[MODEL_LINEAR]      = { "linear",      CURVE_LINEAR,      CURVE_LINEAR },
	[MODEL_EXPONENTIAL] = { "exponential", CURVE_EXPONENTIAL, CURVE_EXPONENTIAL },
	[MODEL_QUADRATIC]   = { "quadratic",   CURVE_QUADRATIC,   CURVE_PARABOLA },
	[MODEL_SEGMENTED]   = { "segmented",   CURVE_COUNT,       CURVE_COUNT },
	[MODEL_HYPERBOLIC]  = { "hyperbolic",  CURVE_HYPERBOLIC,  CURVE_HYPERBOLIC },
	[MODEL_POWER]       = { "power",       CURVE_POWER,       CURVE_POWER },
	[MODEL_SATURATING]  = { "saturating",  CURVE_SATURATING,  CURVE_SATURATING },
	[MODEL_LOGISTIC]    = { "logistic",    CURVE_LOGISTIC,    CURVE_LOGISTIC },
	[MODEL_GOMPERTZ]    = { "gompertz",    CURVE_GOMPERTZ,    CURVE_GOMPERTZ },
	[MODEL_RICHARDS]    = { "richards",    CURVE_RICHARDS,    CURVE_RICHARDS },
};
/* clang-format on */

const char *model_name(enum model model)
{
	return models[model].name;
}

enum model model_find(const char *name)
{
	int model = 0;
	while (model < MODEL_COUNT && strcmp(models[model].name, name) != 0)
		model++;
	return (enum model)model;
}

const char *scale_name(enum growth_scale scale)
{
	return scale == GROWTH_LOG ? "log" : scale == GROWTH_LOGIT ? "logit" : "linear";
}

bool model_is_line(enum model model, enum growth_scale scale)
{
	return (model == MODEL_LINEAR && scale == GROWTH_RAW) ||
	       (model == MODEL_EXPONENTIAL && scale == GROWTH_LOG) ||
	       (model == MODEL_LOGISTIC && scale == GROWTH_LOGIT);
}

/* The bounds of a logit scale: what was given, what the values have by nature, or zero below. */
static double scale_floor(const struct fit_choice *choice, const struct fit_points *points)
{
	return isfinite(choice->floor) ? choice->floor : isnan(points->floor) ? 0 : points->floor;
}

static double scale_ceiling(const struct fit_choice *choice, const struct fit_points *points)
{
	return isfinite(choice->ceiling) ? choice->ceiling : points->ceiling;
}

bool fit_has_place(const struct fit_choice *choice, const struct fit_points *points, double y)
{
	switch (choice->scale) {
	case GROWTH_LOG:
		return y > 0;
	case GROWTH_LOGIT:
		return y > scale_floor(choice, points) && y < scale_ceiling(choice, points);
	default:
		return true;
	}
}

double fit_on_scale(const struct fit_choice *choice, const struct fit_points *points, double y)
{
	struct curve_options scale = { .scale = choice->scale,
				       .scale_floor = scale_floor(choice, points),
				       .scale_ceiling = scale_ceiling(choice, points) };
	return curve_on_scale(&scale, y);
}

/* Fits the line again in another way. */
static bool make_way(struct fit *fit, const struct fit_choice *choice, const struct fit_points *points,
		     struct err *err)
{
	double *z = mem_array(points->n, sizeof *z);
	for (size_t i = 0; i < points->n; i++)
		z[i] = fit_on_scale(choice, points, points->y[i]);
	struct way way = choice->way;
	way.threads = 2;
	bool fine = way_fit(&fit->line, &fit->way, &way, points->x, z, points->n, err);
	free(z);
	return fine;
}

static bool make_line(struct fit *fit, const struct fit_choice *choice,
		      const struct fit_points *points, struct err *err)
{
	struct growth_options options = { .scale = choice->scale,
					  .floor = scale_floor(choice, points),
					  .ceiling = scale_ceiling(choice, points),
					  .weights = points->weights,
					  .level = choice->level };
	struct growth *line = &fit->line;
	fit->kind = FIT_LINE;
	if (!growth_fit(line, points->x, points->y, points->n, &options, err))
		return false;
	if (!way_is_usual(&choice->way) && !make_way(fit, choice, points, err))
		return false;
	fit->df = line->df;
	fit->rss = line->rss;
	fit->sigma = line->sigma;
	fit->r_squared = line->r_squared;
	fit->aicc = line->aicc;
	fit->bic = line->bic;
	return true;
}

static bool make_segments(struct fit *fit, const struct fit_choice *choice,
			  const struct fit_points *points, struct err *err)
{
	struct segments_options options = { .scale = choice->scale,
					    .scale_floor = scale_floor(choice, points),
					    .scale_ceiling = scale_ceiling(choice, points),
					    .breaks = choice->breaks,
					    .level = choice->level };
	struct segments *segments = &fit->segments;
	fit->kind = FIT_SEGMENTS;
	if (points->weights)
		return err_set(err, ERR_DATA, _("lines with breaks are fitted without weights"));
	if (!segments_fit(segments, points->x, points->y, points->n, &options, err))
		return false;
	fit->df = segments->df;
	fit->rss = segments->rss;
	fit->sigma = segments->sigma;
	fit->r_squared = segments->r_squared;
	fit->aicc = segments->aicc;
	fit->bic = segments->bic;
	return true;
}

static double least(const double *x, size_t n)
{
	double low = (double)INFINITY;
	for (size_t i = 0; i < n; i++)
		low = fmin(low, x[i]);
	return low;
}

/* What is held, and from where x counts. */
static void hold(struct curve_options *options, const struct fit_choice *choice,
		 const struct fit_points *points)
{
	double estimated = (double)NAN, given[] = { choice->floor, choice->ceiling };
	static const char *const names[] = { "floor", "ceiling" };
	bool rises = options->kind == CURVE_SATURATING;
	for (int b = 0; b < 2; b++) {
		int j = curve_parameter(options->kind, names[b]);
		if (j < 0)
			continue;
		if (isinf(given[b]) || (isnan(given[b]) && b == 0 && rises && points->dates))
			options->held[j] = estimated;
		else if (!isnan(given[b]))
			options->held[j] = given[b];
		else if (b == 0 && !rises && !isnan(points->floor))
			options->held[j] = points->floor;
	}
	options->origin = !points->dates ? 0 : rises ? least(points->x, points->n) : estimated;
	if (options->kind == CURVE_POWER && points->dates)
		options->held[2] = estimated;
}

static bool make_curve(struct fit *fit, const struct fit_choice *choice,
		       const struct fit_points *points, struct err *err)
{
	bool raw = choice->scale != GROWTH_LOG;
	struct curve_options options;
	struct curve *curve = &fit->curve;
	fit->kind = FIT_CURVE;
	curve_options_init(&options, raw ? models[choice->model].raw : models[choice->model].curve);
	options.scale = choice->scale;
	options.scale_floor = scale_floor(choice, points);
	options.scale_ceiling = scale_ceiling(choice, points);
	options.weights = points->weights;
	options.level = choice->level;
	options.profile = choice->profile;
	hold(&options, choice, points);
	if (!curve_fit(curve, points->x, points->y, points->n, &options, err))
		return false;
	fit->df = curve->df;
	fit->rss = curve->rss;
	fit->sigma = curve->sigma;
	fit->r_squared = curve->r_squared;
	fit->aicc = curve->aicc;
	fit->bic = curve->bic;
	return true;
}

/* Residuals in order of x. */
struct rest {
	double x, residual;
};

static int by_x(const void *a, const void *b)
{
	const struct rest *p = a, *q = b;
	return p->x < q->x ? -1 : p->x > q->x;
}

static void dependence(struct fit *fit, const struct fit_choice *choice,
		       const struct fit_points *points)
{
	struct rest *rests = mem_array(points->n, sizeof *rests);
	double *residual = mem_array(points->n, sizeof *residual);
	for (size_t i = 0; i < points->n; i++) {
		double x = points->x[i];
		rests[i].x = x;
		rests[i].residual = fit_on_scale(choice, points, points->y[i]) -
				    fit_on_scale(choice, points, fit_at(fit, x));
	}
	qsort(rests, points->n, sizeof *rests, by_x);
	for (size_t i = 0; i < points->n; i++)
		residual[i] = rests[i].residual;
	fit->effective_n = summary_effective_n(residual, points->n, &fit->autocorrelation);
	free(rests);
	free(residual);
}

static bool check_choice(const struct fit_choice *choice, const struct fit_points *points,
			 struct err *err)
{
	bool logit = choice->scale == GROWTH_LOGIT;
	enum curve_kind curve = models[choice->model].curve;
	bool bounded = curve != CURVE_COUNT && curve_parameter(curve, "ceiling") >= 0;
	if (logit && isnan(scale_ceiling(choice, points)))
		return err_set(err, ERR_DATA,
			       _("a logit scale needs a largest value, and there is none here"));
	if (logit && !(scale_floor(choice, points) < scale_ceiling(choice, points)))
		return err_set(err, ERR_DATA, _("the floor %g is not below the ceiling %g"),
			       scale_floor(choice, points), scale_ceiling(choice, points));
	if (!logit && !bounded && !(isnan(choice->floor) && isnan(choice->ceiling)))
		return err_set(err, ERR_USAGE, _("the %s model has neither floor nor ceiling to hold"),
			       model_name(choice->model));
	if (!way_is_usual(&choice->way) && !model_is_line(choice->model, choice->scale))
		return err_set(err, ERR_USAGE,
			       _("--robust, --quantile, --errors and --bootstrap are for straight lines (linear, "
				 "exponential on the log scale, logistic on the logit scale), not for a %s curve"),
			       model_name(choice->model));
	return way_check(&choice->way, points->weights != NULL, err);
}

bool fit_make(struct fit *fit, const struct fit_choice *choice, const struct fit_points *points,
	      struct err *err)
{
	*fit = (struct fit){ .model = choice->model,
			     .scale = choice->scale,
			     .dates = points->dates,
			     .weighted = points->weights != NULL,
			     .level = choice->level,
			     .n = points->n };
	bool fine = check_choice(choice, points, err);
	if (fine && model_is_line(choice->model, choice->scale))
		fine = make_line(fit, choice, points, err);
	else if (fine && choice->model == MODEL_SEGMENTED)
		fine = make_segments(fit, choice, points, err);
	else if (fine)
		fine = make_curve(fit, choice, points, err);
	if (!fine)
		return false;
	fit->first = least(points->x, points->n);
	fit->last = fit->first;
	for (size_t i = 0; i < points->n; i++)
		fit->last = fmax(fit->last, points->x[i]);
	dependence(fit, choice, points);
	return true;
}

double fit_at(const struct fit *fit, double x)
{
	switch (fit->kind) {
	case FIT_CURVE:
		return curve_at(&fit->curve, x);
	case FIT_SEGMENTS:
		return segments_at(&fit->segments, x);
	default:
		return growth_at(&fit->line, x);
	}
}

struct interval fit_band(const struct fit *fit, double x, enum band_kind kind)
{
	switch (fit->kind) {
	case FIT_CURVE:
		return curve_band(&fit->curve, x, kind);
	case FIT_SEGMENTS:
		return segments_band(&fit->segments, x, kind);
	default:
		return growth_band(&fit->line, x, kind);
	}
}

struct reach fit_reach(const struct fit *fit, double y, enum band_kind kind)
{
	switch (fit->kind) {
	case FIT_CURVE:
		return curve_reach(&fit->curve, y, kind);
	case FIT_SEGMENTS:
		return segments_reach(&fit->segments, y, kind);
	default:
		return growth_reach(&fit->line, fit->first, fit->last, y, kind);
	}
}

/* A slope of the scale as one of ln y or of y, by the chain rule at x. */
static double turn(const struct fit *fit, double x, bool relative)
{
	double y = fit_at(fit, x), floor = fit->segments.scale_floor,
	       ceiling = fit->segments.scale_ceiling;
	if (fit->kind == FIT_LINE) {
		floor = fit->line.floor;
		ceiling = fit->line.ceiling;
	}
	double dy = fit->scale == GROWTH_LOG   ? y
		    : fit->scale == GROWTH_RAW ? 1
					       : (y - floor) * (ceiling - y) / (ceiling - floor);
	return relative ? dy / y : dy;
}

bool fit_rate(const struct fit *fit, double x, bool relative, struct growth *rate)
{
	struct interval interval;
	double slope, factor = 1;
	if (relative && !(fit_at(fit, x) > 0))
		return false;
	if (fit->kind == FIT_CURVE) {
		slope = curve_rate(&fit->curve, x, relative, &interval);
	} else {
		int last = fit->segments.breaks;
		bool line = fit->kind == FIT_LINE;
		slope = line ? fit->line.slope : fit->segments.slope[last];
		interval = line ? fit->line.slope_interval : fit->segments.slope_interval[last];
		factor = turn(fit, x, relative);
	}
	interval = (struct interval){ interval.low * factor, interval.high * factor };
	growth_of_rate(rate, relative ? GROWTH_LOG : GROWTH_RAW, slope * factor, interval,
		       fit->level);
	return isfinite(rate->slope) && isfinite(interval.low) && isfinite(interval.high);
}

static struct fit_parameter *add(struct fit_parameter *parameter, const char *name, double estimate,
				 double error, struct interval interval)
{
	*parameter = (struct fit_parameter){ .estimate = estimate,
					     .stderror = error,
					     .interval = interval };
	snprintf(parameter->name, sizeof parameter->name, "%s", name);
	return parameter;
}

static size_t line_parameters(const struct fit *fit, struct fit_parameter *out)
{
	const struct growth *line = &fit->line;
	double at = line->intercept, error = line->intercept_stderr;
	/* numbers count from 0, dates from the mean */
	if (!fit->dates) {
		at -= line->slope * line->origin;
		error = hypot(error, line->slope_stderr * line->origin);
	}
	double reach = dist_t_quantile(0.5 + fit->level / 2, line->df) * error;
	add(&out[0], fit->dates ? "slope_per_year" : "slope", line->slope, line->slope_stderr,
	    line->slope_interval);
	add(&out[1], "intercept", at, error, (struct interval){ at - reach, at + reach });
	return 2;
}

static size_t curve_parameters(const struct fit *fit, struct fit_parameter *out)
{
	const struct curve *curve = &fit->curve;
	const struct curve_row *row = curve_row(curve->kind);
	for (size_t j = 0; j < curve->parameters; j++) {
		add(&out[j], row->parameter[j], curve->estimate[j], curve->stderror[j],
		    curve->interval[j]);
		out[j].held = curve->held[j];
		out[j].place = row->location >> j & 1;
	}
	return curve->parameters;
}

static size_t segment_parameters(const struct fit *fit, struct fit_parameter *out)
{
	const struct segments *s = &fit->segments;
	char name[32];
	size_t count = 0;
	for (int i = 0; i < s->breaks; i++) {
		snprintf(name, sizeof name, s->breaks > 1 ? "break_%d" : "break", i + 1);
		add(&out[count++], name, s->at[i], s->at_stderr, s->at_interval)->place = true;
	}
	for (int i = 0; i <= s->breaks; i++) {
		snprintf(name, sizeof name, "slope_%d", i + 1);
		add(&out[count++], name, s->slope[i], s->slope_stderr[i], s->slope_interval[i]);
	}
	for (int i = 0; i <= s->breaks; i++) {
		snprintf(name, sizeof name, "start_%d", i + 1);
		add(&out[count++], name, s->start[i], s->start_stderr[i], s->start_interval[i]);
	}
	return count;
}

size_t fit_parameters(const struct fit *fit, struct fit_parameter parameters[FIT_PARAMETERS])
{
	switch (fit->kind) {
	case FIT_CURVE:
		return curve_parameters(fit, parameters);
	case FIT_SEGMENTS:
		return segment_parameters(fit, parameters);
	default:
		return line_parameters(fit, parameters);
	}
}
