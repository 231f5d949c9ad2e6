/* backtest.c - rolling origins, forecasts, scores; see backtest.h.  Words are in backtest_text.c and
 * backtest_json.c. */
#include "study/backtest.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/say.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BRIEF_METHODS = FORECAST_LINE + 1 };

void backtest_defaults(struct backtest_options *options)
{
	*options = (struct backtest_options){ .lead_low = 0.25,
					      .lead_high = 2.5,
					      .wander = (double)NAN };
}

bool backtest_set_leads(struct backtest_options *options, const char *text, struct err *err)
{
	char low[NUM_TEXT] = "0", quoted[SAY_TEXT];
	const char *colon = strchr(text, ':');
	size_t length = colon ? (size_t)(colon - text) : 0;
	if (colon && length < sizeof low)
		snprintf(low, sizeof low, "%.*s", (int)length, text);
	if (length < sizeof low && num_parse(low, &options->lead_low) &&
	    num_parse(colon ? colon + 1 : text, &options->lead_high) && options->lead_low >= 0 &&
	    options->lead_high > options->lead_low && options->lead_high <= 20)
		return true;
	return err_set(err, ERR_USAGE,
		       _("--lead takes years, such as 2 or 0.5:2, up to 20, not %s"),
		       say_quoted(quoted, text));
}

/* The bounds of the scale, as figures take them. */
static double floor_of(const struct figure *figure)
{
	return isnan(figure->series->floor) ? 0 : figure->series->floor;
}

static double scaled(const struct figure *figure, double y)
{
	return growth_scaled(figure->selection.scale, floor_of(figure), figure->series->ceiling, y);
}

static double unscaled(const struct figure *figure, double z)
{
	return growth_unscaled(figure->selection.scale, floor_of(figure), figure->series->ceiling,
			       z);
}

/* How many units of the scores are one unit of the scale. */
static double score_unit(const struct figure *figure)
{
	return figure->selection.scale == GROWTH_LOG ? 1 / log(2) : 1;
}

const char *backtest_unit(const struct backtest *backtest)
{
	const struct figure *figure = backtest->figure;
	switch (figure->selection.scale) {
	case GROWTH_LOG:
		return _("doublings");
	case GROWTH_LOGIT:
		return _("logits");
	default:
		return figure->series->unit_title;
	}
}

static size_t method_count(const struct backtest *backtest)
{
	return backtest->options.brief ? BRIEF_METHODS : forecast_method_count;
}

bool backtest_stand(struct backtest_origin *origin, const struct backtest *backtest, double day,
		    struct arena *arena)
{
	struct figure then;
	*origin = (struct backtest_origin){ .day = day };
	figure_stand(&then, backtest->figure, day);
	origin->years = arena_array(arena, then.count, sizeof *origin->years);
	origin->y = arena_array(arena, then.count, sizeof *origin->y);
	for (size_t i = 0; i < then.count; i++) {
		if (!then.points[i].fitted)
			continue;
		origin->years[origin->known] = date_decimal_year(then.points[i].at.t);
		origin->y[origin->known++] = then.points[i].at.y;
	}
	figure_clear(&then);
	struct forecast_data data = { .years = origin->years,
				      .y = origin->y,
				      .n = origin->known,
				      .scale = backtest->figure->selection.scale,
				      .floor = floor_of(backtest->figure),
				      .ceiling = backtest->figure->series->ceiling,
				      .wander = backtest->options.wander /
						score_unit(backtest->figure) };
	for (size_t m = 0; m < method_count(backtest); m++)
		origin->fitted[m] =
			forecast_fit(&origin->models[m], &forecast_methods[m], &data, NULL);
	return origin->fitted[FORECAST_NO_CHANGE];
}

/* The forecast of a method, or where it has none that of no change; false then. */
static bool forecast_or_not(const struct backtest_origin *origin, size_t method, double year,
			    struct forecast *forecast)
{
	if (origin->fitted[method] && forecast_at(&origin->models[method], year, forecast))
		return true;
	forecast_at(&origin->models[FORECAST_NO_CHANGE], year, forecast);
	return false;
}

bool backtest_forecast(const struct backtest *backtest, const struct backtest_origin *origin,
		       size_t method, double day, double level, double *centre,
		       struct interval *interval)
{
	struct forecast forecast;
	if (!origin->fitted[method] ||
	    !forecast_at(&origin->models[method], date_decimal_year(day), &forecast))
		return false;
	struct interval z = forecast_interval(&forecast, level);
	*centre = unscaled(backtest->figure, forecast_quantile(&forecast, 0.5));
	*interval = (struct interval){ unscaled(backtest->figure, z.low),
				       unscaled(backtest->figure, z.high) };
	return isfinite(*centre);
}

double backtest_place(const struct backtest *backtest, const struct backtest_origin *origin,
		      size_t method, double day, double y)
{
	struct forecast forecast;
	if (!origin->fitted[method] ||
	    !forecast_at(&origin->models[method], date_decimal_year(day), &forecast))
		return (double)NAN;
	return forecast_cdf(&forecast, scaled(backtest->figure, y));
}

/* True when the point is a target of an origin on `day`. */
static bool is_target(const struct backtest *backtest, const struct figure_point *point, double day)
{
	double lead = (point->at.t - day) / DAYS_PER_YEAR;
	return point->fitted && point->at.t > day && lead >= backtest->options.lead_low &&
	       lead <= backtest->options.lead_high;
}

static size_t count_targets(const struct backtest *backtest, double day)
{
	size_t count = 0;
	for (size_t i = 0; i < backtest->figure->count; i++)
		count += is_target(backtest, &backtest->figure->points[i], day);
	return count;
}

/* Days on which fitted points were released and after which there are targets, at most
 * BACKTEST_ORIGINS_MOST of them, evenly chosen. */
static size_t list_days(const struct backtest *backtest, double *days)
{
	const struct figure *figure = backtest->figure;
	size_t count = 0, known = 0;
	for (size_t i = 0; i < figure->count; i++) {
		double t = figure->points[i].at.t;
		known += figure->points[i].fitted;
		bool last = i + 1 == figure->count || figure->points[i + 1].at.t > t;
		if (figure->points[i].fitted && last && known >= FORECAST_POINTS_LEAST &&
		    count_targets(backtest, t) > 0)
			days[count++] = t;
	}
	if (count <= BACKTEST_ORIGINS_MOST)
		return count;
	for (size_t i = 0; i < BACKTEST_ORIGINS_MOST; i++)
		days[i] = days[i * (count - 1) / (BACKTEST_ORIGINS_MOST - 1)];
	return BACKTEST_ORIGINS_MOST;
}

/* Scores every method on the targets of one origin; `losses` are the means of this origin. */
static void score_origin(struct backtest *backtest, struct backtest_origin *origin, double *losses)
{
	const struct figure *figure = backtest->figure;
	for (size_t m = 0; m < backtest->row_count; m++) {
		struct backtest_row *row = &backtest->rows[m];
		double before = row->score.crps;
		row->applies |= origin->fitted[m];
		for (size_t i = 0; i < figure->count; i++) {
			struct forecast forecast;
			if (!is_target(backtest, &figure->points[i], origin->day))
				continue;
			double year = date_decimal_year(figure->points[i].at.t);
			row->fallbacks += !forecast_or_not(origin, m, year, &forecast);
			score_add(&row->score, &forecast, scaled(figure, figure->points[i].at.y));
		}
		row->score.origins++;
		losses[m] = (row->score.crps - before) / (double)origin->targets;
	}
	backtest->targets += origin->targets;
}

/* Forecasts of neighbouring origins overlap; where they overlap so much that a third of the origins
 * hang together there is nothing to test. */
static void compare(struct backtest *backtest, double (*losses)[BACKTEST_METHODS])
{
	size_t n = backtest->origin_count;
	double a[BACKTEST_ORIGINS_MOST], b[BACKTEST_ORIGINS_MOST];
	if (n < SCORE_ORIGINS_LEAST)
		return;
	double gap = (backtest->origins[n - 1].day - backtest->origins[0].day) /
		     ((double)n - 1) / DAYS_PER_YEAR;
	size_t lag = (size_t)fmax(ceil(backtest->options.lead_high / gap) - 1, 0);
	for (size_t m = 0; m < backtest->row_count && lag <= n / 3; m++) {
		struct backtest_row *row = &backtest->rows[m];
		for (size_t i = 0; i < n; i++) {
			a[i] = losses[i][m];
			b[i] = losses[i][FORECAST_NO_CHANGE];
		}
		row->compared = score_compare(a, b, n, lag, &row->t, &row->p);
	}
}

static void finish(struct backtest *backtest)
{
	double unit = score_unit(backtest->figure);
	for (size_t m = 0; m < backtest->row_count; m++) {
		struct score *score = &backtest->rows[m].score;
		score_finish(score);
		score->crps *= unit;
		score->mae *= unit;
		score->bias *= unit;
		score->winkler *= unit;
	}
	double naive = backtest->rows[FORECAST_NO_CHANGE].score.crps;
	for (size_t m = 0; m < backtest->row_count; m++)
		backtest->rows[m].skill =
			naive > 0 ? 1 - backtest->rows[m].score.crps / naive : (double)NAN;
}

static void score_all(struct backtest *backtest, const double *days, size_t count)
{
	double losses[BACKTEST_ORIGINS_MOST][BACKTEST_METHODS] = { 0 };
	backtest->origins = arena_array(&backtest->arena, count, sizeof *backtest->origins);
	for (size_t i = 0; i < count; i++) {
		struct backtest_origin *origin = &backtest->origins[backtest->origin_count];
		if (!backtest_stand(origin, backtest, days[i], &backtest->arena))
			continue;
		origin->targets = count_targets(backtest, days[i]);
		score_origin(backtest, origin, losses[backtest->origin_count++]);
	}
	compare(backtest, losses);
	finish(backtest);
}

void backtest_make(struct backtest *backtest, const struct figure *figure,
		   const struct backtest_options *options)
{
	assert(forecast_method_count <= BACKTEST_METHODS);
	*backtest = (struct backtest){ .figure = figure, .options = *options };
	backtest->row_count = method_count(backtest);
	for (size_t m = 0; m < backtest->row_count; m++)
		backtest->rows[m].method = &forecast_methods[m];
	double *days = arena_array(&backtest->arena, figure->count + 1, sizeof *days);
	size_t count = list_days(backtest, days);
	if (figure->selection.scale == GROWTH_LOGIT && isnan(figure->series->ceiling))
		count = 0;
	score_all(backtest, days, count);
	if (backtest->origin_count == 0)
		snprintf(backtest->refusal, sizeof backtest->refusal,
			 _("no origin has %d points before it and one to forecast after it"),
			 FORECAST_POINTS_LEAST);
}

void backtest_clear(struct backtest *backtest)
{
	arena_clear(&backtest->arena);
	*backtest = (struct backtest){ .arena = ARENA_EMPTY };
}

void figure_support(const struct figure *figure, struct support *support)
{
	struct backtest backtest;
	struct backtest_options options;
	backtest_defaults(&options);
	options.brief = true;
	backtest_make(&backtest, figure, &options);
	const struct backtest_row *line = &backtest.rows[FORECAST_LINE];
	*support = (struct support){
		.origins = backtest.origin_count,
		.targets = backtest.targets,
		.held = line->score.held[SCORE_LEVELS - 1],
		.skill = backtest.origin_count ? line->skill : (double)NAN,
	};
	support->holds = support->origins >= SCORE_ORIGINS_LEAST && support->skill > 0;
	backtest_clear(&backtest);
}

const char *support_text(const struct support *support, char *text, size_t size)
{
	if (support->origins < SCORE_ORIGINS_LEAST)
		snprintf(text, size,
			 P_("Not supported by history: %zu past day to forecast from, and %d are "
			    "needed to judge.",
			    "Not supported by history: %zu past days to forecast from, and %d are "
			    "needed to judge.",
			    support->origins),
			 support->origins, SCORE_ORIGINS_LEAST);
	else if (!support->holds)
		snprintf(text, size,
			 _("Not supported by history: from %zu past days this line forecast no "
			   "better than \"no change\" (skill %.0f %%)."),
			 support->origins, support->skill * 100);
	else
		snprintf(text, size,
			 _("Supported by history: from %zu past days this line beat \"no change\" "
			   "(skill %.0f %%); its 90 %% band held %zu of %zu later points."),
			 support->origins, support->skill * 100, support->held, support->targets);
	return text;
}
