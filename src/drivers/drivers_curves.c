/* drivers_curves.c - from the index to horizons and scores, and what single models tell: families,
 * open weights. */
#include "drivers/drivers_parts.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CURVE_ROUNDS = 60, FAMILY_LEAST = 3, RELIABILITY_LEAST = 3 };
#define YARDSTICK_MINUTES 960.0

static double column(const struct drivers *drivers, enum table_id table, size_t row,
		     const char *name)
{
	return dataset_get(drivers->dataset, table, row, name).number;
}

static const char *word(const struct drivers *drivers, enum table_id table, size_t row,
			const char *name)
{
	const char *text = dataset_get(drivers->dataset, table, row, name).text;
	return text ? text : "";
}

/* The row of the model that a row of another table refers to, -1 when none was released by then. */
static long model_of(const struct drivers *drivers, enum table_id table, size_t row)
{
	const char *id = word(drivers, table, row, "model");
	long model = *id ? dataset_find(drivers->dataset, TABLE_MODELS, id) : -1;
	if (model < 0)
		return -1;
	double date = column(drivers, TABLE_MODELS, (size_t)model, "date");
	return date <= drivers->as_of ? model : -1;
}

/* A canonical score of a model: rows of its benchmark and model. */
struct score {
	size_t benchmark, model;
	double value;
};

struct scores {
	struct score *items;
	size_t count;
};

/* One pass over the results: there are thousands, and forty curves to fit. */
static struct scores take_scores(const struct drivers *drivers)
{
	const struct dataset *dataset = drivers->dataset;
	size_t rows = dataset_count(dataset, TABLE_RESULTS);
	struct scores scores = { mem_array(rows, sizeof *scores.items), 0 };
	for (size_t i = 0; i < rows; i++) {
		if (!(column(drivers, TABLE_RESULTS, i, "canonical") > 0))
			continue;
		long on = dataset_find(dataset, TABLE_BENCHMARKS,
				       word(drivers, TABLE_RESULTS, i, "benchmark"));
		long model = model_of(drivers, TABLE_RESULTS, i);
		if (on >= 0 && model >= 0)
			scores.items[scores.count++] =
				(struct score){ (size_t)on, (size_t)model,
						column(drivers, TABLE_RESULTS, i, "score") };
	}
	return scores;
}

static void take_index(struct drivers *drivers, const struct scores *scores)
{
	size_t models = dataset_count(drivers->dataset, TABLE_MODELS);
	long eci = dataset_find(drivers->dataset, TABLE_BENCHMARKS, "eci");
	drivers->index_of = mem_array(models, sizeof *drivers->index_of);
	for (size_t i = 0; i < models; i++)
		drivers->index_of[i] = NAN;
	for (size_t i = 0; i < scores->count; i++)
		if ((long)scores->items[i].benchmark == eci)
			drivers->index_of[scores->items[i].model] = scores->items[i].value;
}

/* A line through pairs, by centred sums. */
struct sums {
	double n, x, y, xx, xy, yy;
};

static void add(struct sums *s, double x, double y)
{
	s->n++;
	double dx = x - s->x, dy = y - s->y;
	s->x += dx / s->n;
	s->y += dy / s->n;
	s->xx += dx * (x - s->x);
	s->xy += dx * (y - s->y);
	s->yy += dy * (y - s->y);
}

static bool instrument_takes(const struct drivers *drivers, int instrument, size_t row)
{
	double p50 = column(drivers, TABLE_HORIZONS, row, "p50");
	if (instrument == 1)
		return true;
	if (p50 > YARDSTICK_MINUTES)
		return false;
	return instrument == 0 || column(drivers, TABLE_HORIZONS, row, "record") > 0;
}

static const char *newest_vintage(const struct drivers *drivers)
{
	const char *newest = "";
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_HORIZONS); i++) {
		const char *vintage = word(drivers, TABLE_HORIZONS, i, "vintage");
		if (column(drivers, TABLE_HORIZONS, i, "latest") > 0 && strcmp(vintage, newest) > 0)
			newest = vintage;
	}
	return newest;
}

static void take_horizon(struct drivers *drivers, int instrument, const char *vintage)
{
	struct sums s = { 0 };
	struct horizon_line *line = &drivers->horizon[instrument];
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_HORIZONS); i++) {
		long model = model_of(drivers, TABLE_HORIZONS, i);
		if (model < 0 || isnan(drivers->index_of[model]) ||
		    strcmp(word(drivers, TABLE_HORIZONS, i, "vintage"), vintage) != 0 ||
		    !(column(drivers, TABLE_HORIZONS, i, "p50") > 0) ||
		    !instrument_takes(drivers, instrument, i))
			continue;
		add(&s, drivers->index_of[model], log2(column(drivers, TABLE_HORIZONS, i, "p50")));
	}
	*line = (struct horizon_line){ NAN, NAN, NAN, (size_t)s.n };
	if (s.n < 4 || !(s.xy > 0))
		return;
	double slope = s.xy / s.xx;
	line->at_150 = s.y + slope * (150 - s.x);
	line->per_doubling = 1 / slope;
	line->scatter = sqrt(fmax(0, s.yy - slope * s.xy) / (s.n - 2));
}

static void take_horizons(struct drivers *drivers)
{
	const char *vintage = newest_vintage(drivers);
	for (int i = 0; i < DRIVER_INSTRUMENTS; i++)
		take_horizon(drivers, i, vintage);
	const struct horizon_line *line = &drivers->horizon[0];
	drivers->anchor.horizon_at_150 = line->at_150;
	driver_fit_set(drivers, FIT_DOUBLING, "doubling",
		       _("line from the index to the logarithm of horizons"), line->per_doubling,
		       NAN, line->n);
	driver_fit_set(drivers, FIT_SCATTER, "scatter", _("scatter of horizons about that line"),
		       isnan(line->scatter) ? NAN : 0, line->scatter, line->n);
}

static void take_reliability(struct drivers *drivers)
{
	double ratios[64], room[64];
	size_t n = 0;
	const char *vintage = newest_vintage(drivers);
	double since = date_from_decimal_year(drivers->anchor.year) - DAYS_PER_YEAR;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_HORIZONS) && n < 64; i++) {
		double p50 = column(drivers, TABLE_HORIZONS, i, "p50"),
		       p80 = column(drivers, TABLE_HORIZONS, i, "p80");
		double date = column(drivers, TABLE_HORIZONS, i, "date");
		if (strcmp(word(drivers, TABLE_HORIZONS, i, "vintage"), vintage) == 0 && p80 > 0 &&
		    date >= since && date <= drivers->as_of)
			ratios[n++] = p50 / p80;
	}
	driver_fit_set(drivers, FIT_RELIABILITY, "reliability", _("median of the models of a year"),
		       n < RELIABILITY_LEAST ? NAN : summary_median(ratios, n, room), NAN, n);
}

double curve_score(const struct benchmark_curve *curve, double index)
{
	double x = curve->slope * (index - curve->difficulty);
	return curve->chance +
	       (curve->ceiling - curve->chance) / (1 + exp(-fmax(-40, fmin(40, x))));
}

double curve_index(const struct benchmark_curve *curve, double score)
{
	if (score >= curve->ceiling)
		return INFINITY;
	if (score <= curve->chance)
		return -INFINITY;
	return curve->difficulty +
	       log((score - curve->chance) / (curve->ceiling - score)) / curve->slope;
}

struct pairs_of {
	double *x, *y;
	size_t n;
};

static double misfit(const struct benchmark_curve *curve, const struct pairs_of *pairs)
{
	double sum = 0;
	for (size_t i = 0; i < pairs->n; i++) {
		double r = pairs->y[i] - curve_score(curve, pairs->x[i]);
		sum += r * r;
	}
	return sum;
}

/* One step of Levenberg and Marquardt on slope and difficulty; true when it went downhill. */
static bool curve_step(struct benchmark_curve *curve, const struct pairs_of *pairs, double *damping,
		       double *rss)
{
	double aa = 0, ab = 0, bb = 0, ga = 0, gb = 0, range = curve->ceiling - curve->chance;
	for (size_t i = 0; i < pairs->n; i++) {
		double p = (curve_score(curve, pairs->x[i]) - curve->chance) / range;
		double r = pairs->y[i] - curve->chance - range * p, w = range * p * (1 - p);
		double a = w * (pairs->x[i] - curve->difficulty), b = -w * curve->slope;
		aa += a * a;
		ab += a * b;
		bb += b * b;
		ga += a * r;
		gb += b * r;
	}
	double da = aa * (1 + *damping), db = bb * (1 + *damping), det = da * db - ab * ab;
	struct benchmark_curve next = *curve;
	next.slope += (db * ga - ab * gb) / det;
	next.difficulty += (da * gb - ab * ga) / det;
	double now = misfit(&next, pairs);
	if (!(det > 0) || !(now < *rss) || !(next.slope > 0)) {
		*damping *= 8;
		return false;
	}
	*damping /= 4;
	*curve = next;
	*rss = now;
	return true;
}

static bool fit_curve(struct benchmark_curve *curve, const struct pairs_of *pairs)
{
	double damping = 1e-3, low = INFINITY, high = -INFINITY;
	for (size_t i = 0; i < pairs->n; i++) {
		low = fmin(low, pairs->x[i]);
		high = fmax(high, pairs->x[i]);
	}
	curve->slope = 0.1;
	curve->difficulty = (low + high) / 2;
	double rss = misfit(curve, pairs);
	for (int round = 0; round < CURVE_ROUNDS && damping < 1e10; round++)
		curve_step(curve, pairs, &damping, &rss);
	curve->n = pairs->n;
	curve->rmse = sqrt(rss / (double)pairs->n);
	/* A curve whose middle lies far from all models says nothing about its shape. */
	return curve->slope > 0.02 && curve->difficulty > low - 40 && curve->difficulty < high + 40;
}

static bool begin_curve(struct benchmark_curve *curve, const struct drivers *drivers, size_t row)
{
	double ceiling = column(drivers, TABLE_BENCHMARKS, row, "ceiling");
	double maximum = column(drivers, TABLE_BENCHMARKS, row, "maximum");
	double chance = column(drivers, TABLE_BENCHMARKS, row, "chance");
	*curve = (struct benchmark_curve){
		.id = dataset_value(drivers->dataset, TABLE_BENCHMARKS, row, 0).text,
		.name = word(drivers, TABLE_BENCHMARKS, row, "name"),
		.row = row,
		.chance = isnan(chance) ? 0 : chance
	};
	curve->ceiling = !isnan(ceiling) ? ceiling : isnan(maximum) ? 1 : maximum;
	return strcmp(word(drivers, TABLE_BENCHMARKS, row, "unit"), "fraction") == 0;
}

static void gather(struct pairs_of *pairs, const struct drivers *drivers,
		   const struct scores *scores, size_t benchmark)
{
	pairs->n = 0;
	for (size_t i = 0; i < scores->count; i++) {
		double index = drivers->index_of[scores->items[i].model];
		if (scores->items[i].benchmark != benchmark || isnan(index))
			continue;
		pairs->x[pairs->n] = index;
		pairs->y[pairs->n++] = scores->items[i].value;
	}
}

static void take_benchmarks(struct drivers *drivers, const struct scores *scores)
{
	const struct dataset *dataset = drivers->dataset;
	struct pairs_of pairs;
	pairs.x = mem_array(scores->count, sizeof *pairs.x);
	pairs.y = mem_array(scores->count, sizeof *pairs.y);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_BENCHMARKS); i++) {
		struct benchmark_curve curve;
		if (drivers->benchmark_count == DRIVER_BENCHMARKS ||
		    !begin_curve(&curve, drivers, i))
			continue;
		gather(&pairs, drivers, scores, i);
		if (pairs.n >= BENCHMARK_POINTS && fit_curve(&curve, &pairs))
			drivers->benchmarks[drivers->benchmark_count++] = curve;
	}
	free(pairs.x);
	free(pairs.y);
}

static double model_number(const struct drivers *drivers, size_t model, const char *name)
{
	return column(drivers, TABLE_MODELS, model, name);
}

static bool same_family(const struct drivers *drivers, size_t a, size_t b)
{
	return strcmp(word(drivers, TABLE_MODELS, a, "date"),
		      word(drivers, TABLE_MODELS, b, "date")) == 0 &&
	       strcmp(word(drivers, TABLE_MODELS, a, "organization"),
		      word(drivers, TABLE_MODELS, b, "organization")) == 0;
}

/* Index points per power of ten of compute within models of one maker and day, pooled. */
static void take_families(struct drivers *drivers)
{
	size_t all = dataset_count(drivers->dataset, TABLE_MODELS), known = 0, n = 0, families = 0;
	size_t *models = mem_array(all, sizeof *models);
	double xx = 0, xy = 0;
	for (size_t i = 0; i < all; i++)
		if (!isnan(drivers->index_of[i]) && model_number(drivers, i, "compute") > 0)
			models[known++] = i;
	for (size_t i = 0; i < known; i++) {
		struct sums s = { 0 };
		bool first = true;
		for (size_t j = 0; j < known && first; j++) {
			if (!same_family(drivers, models[i], models[j]))
				continue;
			first = j >= i; /* else counted with an earlier member */
			add(&s, log10(model_number(drivers, models[j], "compute")),
			    drivers->index_of[models[j]]);
		}
		if (!first || s.n < FAMILY_LEAST)
			continue;
		xx += s.xx;
		xy += s.xy;
		n += (size_t)s.n;
		families++;
	}
	free(models);
	driver_fit_set(drivers, FIT_PER_OOM, "per-oom",
		       _("models of one maker and day, slopes pooled"), families ? xy / xx : NAN,
		       NAN, n);
}

/* How long after the first model of an index an open one reaches it: median over open records. */
static void take_open_lag(struct drivers *drivers)
{
	double lags[64], room[64], best = -INFINITY, last = NAN;
	size_t models = dataset_count(drivers->dataset, TABLE_MODELS), n = 0;
	/* Models are in order of their dates. */
	for (size_t i = 0; i < models && n < 64; i++) {
		double date = model_number(drivers, i, "date"), index = drivers->index_of[i];
		if (isnan(index) || index <= best ||
		    strcmp(word(drivers, TABLE_MODELS, i, "weights"), "open") != 0)
			continue;
		best = index;
		double first = drivers_index_reached(drivers, index);
		if (date_decimal_year(date) > drivers->anchor.year - 2)
			lags[n++] = (date - first) / (DAYS_PER_YEAR / 12);
		last = date;
	}
	driver_fit_set(drivers, FIT_OPEN_LAG, "open-lag",
		       _("median over open records of two years"),
		       n && !isnan(last) ? summary_median(lags, n, room) : NAN, NAN, n);
}

void drivers_take_curves(struct drivers *drivers)
{
	struct scores scores = take_scores(drivers);
	take_index(drivers, &scores);
	take_horizons(drivers);
	take_reliability(drivers);
	take_benchmarks(drivers, &scores);
	free(scores.items);
	take_families(drivers);
	take_open_lag(drivers);
}

double drivers_index_at(const struct drivers *drivers, double *day)
{
	double best = NAN, released = *day;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_MODELS); i++) {
		double date = model_number(drivers, i, "date"), index = drivers->index_of[i];
		if (isnan(index) || !(date <= *day) || index <= best)
			continue;
		best = index;
		released = date;
	}
	*day = released;
	return best;
}

double drivers_index_reached(const struct drivers *drivers, double index)
{
	double first = NAN;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_MODELS); i++) {
		double date = model_number(drivers, i, "date");
		if (drivers->index_of[i] >= index && !(date >= first))
			first = date;
	}
	return first;
}

double drivers_compute_at(const struct drivers *drivers, double day)
{
	double best = NAN;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_MODELS); i++) {
		double compute = model_number(drivers, i, "compute");
		if (compute > 0 && model_number(drivers, i, "date") <= day &&
		    !(log10(compute) <= best))
			best = log10(compute);
	}
	return best;
}

double drivers_compute_reached(const struct drivers *drivers, double log10_flop)
{
	double first = NAN;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_MODELS); i++) {
		double compute = model_number(drivers, i, "compute"),
		       date = model_number(drivers, i, "date");
		if (compute > 0 && log10(compute) >= log10_flop - 1e-9 && date <= drivers->as_of &&
		    !(date >= first))
			first = date;
	}
	return first;
}

double drivers_horizon_reached(const struct drivers *drivers, double minutes, const char *which)
{
	const char *vintage = newest_vintage(drivers);
	double first = NAN;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_HORIZONS); i++) {
		double date = column(drivers, TABLE_HORIZONS, i, "date");
		if (column(drivers, TABLE_HORIZONS, i, which) >= minutes &&
		    column(drivers, TABLE_HORIZONS, i, "p50") <= YARDSTICK_MINUTES &&
		    strcmp(word(drivers, TABLE_HORIZONS, i, "vintage"), vintage) == 0 &&
		    date <= drivers->as_of && !(date >= first))
			first = date;
	}
	return first;
}

double drivers_score_reached(const struct drivers *drivers, const struct benchmark_curve *curve,
			     double score)
{
	double first = NAN;
	for (size_t i = 0; i < dataset_count(drivers->dataset, TABLE_RESULTS); i++) {
		if (!(column(drivers, TABLE_RESULTS, i, "score") >= score) ||
		    !(column(drivers, TABLE_RESULTS, i, "canonical") > 0) ||
		    strcmp(word(drivers, TABLE_RESULTS, i, "benchmark"), curve->id) != 0)
			continue;
		long model = model_of(drivers, TABLE_RESULTS, i);
		double date = model < 0 ? NAN : model_number(drivers, (size_t)model, "date");
		if (!isnan(date) && !(date >= first))
			first = date;
	}
	return first;
}
