/* forecast.c - the methods; see forecast.h. */
#include "judge/forecast.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RECENT_YEARS 3.0
#define WANDER_SHARE 0.5

/* The points on the scale that a method works on, one for each time: those of one time are averaged
 * for methods that look at changes. */
struct points {
	double *t, *z;
	size_t n;
};

static void points_clear(struct points *points)
{
	free(points->t);
	free(points->z);
}

static bool points_make(struct points *points, const struct forecast_data *data,
			enum growth_scale scale, struct err *err)
{
	points->n = data->n;
	points->t = mem_array(data->n, sizeof *points->t);
	points->z = mem_array(data->n, sizeof *points->z);
	for (size_t i = 0; i < data->n; i++) {
		points->t[i] = data->years[i];
		points->z[i] = growth_scaled(scale, data->floor, data->ceiling, data->y[i]);
		if (!isfinite(points->z[i]) || !isfinite(points->t[i])) {
			points_clear(points);
			return err_set(err, ERR_DATA, _("%g has no place on the scale"),
				       data->y[i]);
		}
	}
	return true;
}

static void merge_times(struct points *points)
{
	size_t used = 0;
	for (size_t i = 0; i < points->n;) {
		double sum = 0;
		size_t same = i;
		for (; same < points->n && !(points->t[same] > points->t[i]); same++)
			sum += points->z[same];
		points->t[used] = points->t[i];
		points->z[used++] = sum / (double)(same - i);
		i = same;
	}
	points->n = used;
}

/* Last value, or the same with the mean change per year going on; the scatter of past changes per year
 * is that of a random walk. */
static bool fit_walk(struct forecast_model *model, const struct forecast_data *data, bool drift,
		     struct err *err)
{
	struct points p;
	double squares = 0;
	if (!points_make(&p, data, data->scale, err))
		return false;
	merge_times(&p);
	bool done = p.n >= (drift ? 4 : 3); /* two degrees of freedom: fewer have no finite score */
	if (done) {
		double span = p.t[p.n - 1] - p.t[0];
		double b = drift ? (p.z[p.n - 1] - p.z[0]) / span : 0;
		for (size_t i = 1; i < p.n; i++) {
			double dt = p.t[i] - p.t[i - 1], e = p.z[i] - p.z[i - 1] - b * dt;
			squares += drift ? e * e / dt : e * e;
		}
		model->df = (double)p.n - 1 - drift;
		double sigma2 = drift ? squares / model->df : squares / span;
		model->t0 = p.t[p.n - 1];
		model->a = p.z[p.n - 1];
		model->b = b;
		model->variance[1] = sigma2;
		model->variance[2] = drift ? sigma2 / span : 0;
	}
	points_clear(&p);
	return done || err_set(err, ERR_DATA, _("there are too few dates"));
}

static bool fit_no_change(struct forecast_model *model, const struct forecast_data *data,
			  struct err *err)
{
	return fit_walk(model, data, false, err);
}

static bool fit_drift(struct forecast_model *model, const struct forecast_data *data,
		      struct err *err)
{
	return fit_walk(model, data, true, err);
}

/* Least squares on the points from `first` on. */
static bool fit_from(struct forecast_model *model, const struct forecast_data *data, size_t first,
		     enum growth_scale scale, struct err *err)
{
	struct growth_options options = {
		.scale = scale, .floor = data->floor, .ceiling = data->ceiling, .level = 0.9
	};
	struct growth growth;
	if (!growth_fit(&growth, data->years + first, data->y + first, data->n - first, &options,
			err))
		return false;
	model->made_on = scale;
	model->t0 = growth.origin;
	model->a = growth.intercept;
	model->b = growth.slope;
	model->df = growth.df;
	model->variance[0] = growth.sigma * growth.sigma * (1 + 1 / growth.weight_total);
	model->variance[2] = growth.sigma * growth.sigma / growth.spread;
	return true;
}

static bool fit_line(struct forecast_model *model, const struct forecast_data *data,
		     struct err *err)
{
	return fit_from(model, data, 0, data->scale, err);
}

static bool fit_recent(struct forecast_model *model, const struct forecast_data *data,
		       struct err *err)
{
	size_t first = 0;
	double last = data->years[data->n - 1];
	while (first + FORECAST_POINTS_LEAST < data->n &&
	       data->years[first] < last - RECENT_YEARS)
		first++;
	return fit_from(model, data, first, data->scale, err);
}

static bool fit_wandering(struct forecast_model *model, const struct forecast_data *data,
			  struct err *err)
{
	if (!fit_recent(model, data, err))
		return false;
	model->wander = isnan(data->wander) ? WANDER_SHARE * fabs(model->b) : data->wander;
	return true;
}

static bool fit_logistic(struct forecast_model *model, const struct forecast_data *data,
			 struct err *err)
{
	return fit_from(model, data, 0, GROWTH_LOGIT, err);
}

static bool fit_local_trend(struct forecast_model *model, const struct forecast_data *data,
			    struct err *err)
{
	struct points p;
	if (!points_make(&p, data, data->scale, err))
		return false;
	bool done = forecast_local_trend(model, p.t, p.z, p.n);
	points_clear(&p);
	return done || err_set(err, ERR_DATA, _("there are too few dates for a local trend"));
}

/* The candidate curve of the method's row; forecast_fit() has said which. */
static bool fit_candidate(struct forecast_model *model, const struct forecast_data *data,
			  struct err *err)
{
	struct points p;
	const struct candidate *curve = model->candidate;
	struct candidate_score *score = &model->curve;
	if (!points_make(&p, data, data->scale, err))
		return false;
	score->df = (double)data->n - curve->free;
	score->fitted = data->n >= curve->least && score->df >= 2 &&
			curve->fit(p.t, p.z, p.n, score->theta);
	for (size_t i = 0; score->fitted && i < p.n; i++) {
		double e = p.z[i] - curve->at(score->theta, p.t[i]);
		score->rss += e * e;
	}
	score->sigma = sqrt(score->rss / score->df);
	model->df = score->df;
	model->years = data->years;
	model->n = data->n;
	points_clear(&p);
	return score->fitted ||
	       err_set(err, ERR_DATA, _("the points do not fix a curve of this kind"));
}

/* clang-format off */
const struct forecast_method forecast_methods[] = {
	{ "no-change", N_("no change"),
	  N_("The last value stays; doubt grows as past changes did."), false, -1, fit_no_change },
	{ "drift", N_("mean change goes on"),
	  N_("From the last value on, the mean change from the first to the last."), false, -1, fit_drift },
	{ "line", N_("line through all"),
	  N_("Least squares through all points known, the line that charts show."), false, -1, fit_line },
	{ "recent", N_("line through 3 years"),
	  N_("Least squares through the last three years, or the last four points."), false, -1, fit_recent },
	{ "wandering", N_("3 years, slope wanders"),
	  N_("The same, with a slope that walks at random by half of itself per root year."),
	  false, -1, fit_wandering },
	{ "local-trend", N_("local linear trend"),
	  N_("Level and slope both walk at random, as fast as the past says (Kalman filter)."),
	  false, -1, fit_local_trend },
	{ "logistic", N_("logistic"),
	  N_("A straight line of the odds between chance and ceiling."), true, -1, fit_logistic },
	{ "quadratic", N_("quadratic"),
	  N_("A parabola on the scale of the fit."), false, CANDIDATE_QUADRATIC, fit_candidate },
	{ "broken", N_("broken line"),
	  N_("Two lines that meet at the break that fits best."), false, CANDIDATE_BROKEN, fit_candidate },
	{ "hyperbola", N_("hyperbola"),
	  N_("Growth that runs off to infinity at a date."), false, CANDIDATE_HYPERBOLA, fit_candidate },
	{ "sigmoid", N_("sigmoid"),
	  N_("Growth that levels off, on the scale of the fit."), false, CANDIDATE_SIGMOID, fit_candidate },
};
/* clang-format on */
const size_t forecast_method_count = sizeof forecast_methods / sizeof *forecast_methods;

const struct forecast_method *forecast_method(const char *id)
{
	for (size_t i = 0; i < forecast_method_count; i++)
		if (strcmp(forecast_methods[i].id, id) == 0)
			return &forecast_methods[i];
	return NULL;
}

bool forecast_fit(struct forecast_model *model, const struct forecast_method *method,
		  const struct forecast_data *data, struct err *err)
{
	*model = (struct forecast_model){ .made_on = data->scale,
					  .scale = data->scale,
					  .floor = data->floor,
					  .ceiling = data->ceiling };
	if (method->bounded && (data->scale == GROWTH_LOGIT || isnan(data->ceiling)))
		return err_set(err, ERR_DATA, _("a logistic curve needs bounds and another scale"));
	if (data->n < FORECAST_POINTS_LEAST)
		return err_set(err, ERR_DATA, _("%zu points: a forecast with its doubt needs %d"),
			       data->n, FORECAST_POINTS_LEAST);
	model->last = data->years[data->n - 1];
	model->candidate = method->curve < 0 ? NULL : &candidates[method->curve];
	return method->fit(model, data, err) &&
	       (isfinite(model->a + model->b) ||
		err_set(err, ERR_DATA, _("the numbers are too large to forecast")));
}

/* A wandering slope adds a variance that is known, not estimated: the sum has the degrees of freedom of
 * Welch (1947) and Satterthwaite (1946). */
static void add_wander(struct forecast *forecast, double estimated, double known)
{
	forecast->scale = sqrt(estimated + known);
	if (known > 0 && estimated > 0)
		forecast->df *= (1 + known / estimated) * (1 + known / estimated);
	else if (known > 0)
		forecast->df = INFINITY;
}

static void make_sample(const struct forecast_model *model, struct forecast *forecast)
{
	for (size_t i = 0; i < FORECAST_SAMPLE; i++) {
		double z = forecast_quantile(forecast, ((double)i + 0.5) / FORECAST_SAMPLE);
		double y = growth_unscaled(model->made_on, model->floor, model->ceiling, z);
		forecast->sample[i] = growth_scaled(model->scale, model->floor, model->ceiling, y);
	}
	forecast->is_sample = true;
}

static bool curve_ahead(const struct forecast_model *model, double year, struct forecast *forecast)
{
	double stderror;
	forecast->location = select_at(model->candidate, &model->curve, model->years, model->n, year,
				       &stderror);
	forecast->scale = stderror;
	return isfinite(forecast->location) && isfinite(stderror);
}

bool forecast_at(const struct forecast_model *model, double year, struct forecast *forecast)
{
	double lead = year - model->t0, ahead = fmax(year - model->last, 0);
	const double *c = model->variance;
	double variance = c[0] + lead * (c[1] + lead * (c[2] + lead * c[3]));
	forecast->location = model->a + model->b * lead;
	forecast->df = model->df;
	forecast->is_sample = false;
	if (model->candidate)
		return curve_ahead(model, year, forecast);
	add_wander(forecast, fmax(variance, 0),
		   model->wander * model->wander * ahead * ahead * ahead / 3);
	if (model->made_on != model->scale)
		make_sample(model, forecast);
	return isfinite(forecast->location) && isfinite(forecast->scale);
}
