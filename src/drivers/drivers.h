/* drivers.h - the driver model: what our own rows say about how fast each driver grows.
 *
 * Compute of the largest runs is chips x time x speed, or money x price-performance x time; effective
 * compute adds algorithms and training methods; the Epoch index follows effective compute, scores and
 * the task horizon follow the index.  Everything here is fitted on the dataset, up to a day when one is
 * named (what the model would have said then).  Where the rows cannot answer, a fit is missing and the
 * lever falls back on what was published. */
#ifndef KASOKU_DRIVERS_DRIVERS_H
#define KASOKU_DRIVERS_DRIVERS_H

#include "drivers/engine.h"
#include "model/series.h"

/* One fit.  Rates are powers of ten a year. */
struct driver_fit {
	const char *name;        /* as levers.yaml names it */
	const char *series;      /* that it rests on, "" for several */
	const char *method;      /* a phrase, translated */
	double value, sd;        /* in the engine's unit; NaN when there is no fit */
	size_t n;
	const char *source;      /* key of the source of its newest row, "" when unknown */
};

/* Names in fits[] below. */
enum fit_id {
	FIT_COMPUTE,
	FIT_PRICE,
	FIT_SPEND,
	FIT_LENGTH,
	FIT_CHIPS,
	FIT_SPEED,
	FIT_POWER,
	FIT_COST,
	FIT_TREND,
	FIT_FRONTIER,
	FIT_RECORD,
	FIT_DOUBLING,
	FIT_SCATTER,
	FIT_RELIABILITY,
	FIT_OPEN_LAG,
	FIT_PER_OOM,
	FIT_METR,
	FIT_COUNT
};

enum { DRIVER_BENCHMARKS = 48, DRIVER_INSTRUMENTS = 3, BENCHMARK_POINTS = 12 };

/* The line from the index to log2 minutes, by choice of rows. */
struct horizon_line {
	double at_150, per_doubling, scatter;
	size_t n;
};

/* p = chance + (ceiling - chance) / (1 + exp(-slope (index - difficulty))), least squares. */
struct benchmark_curve {
	const char *id, *name;   /* of the benchmark */
	size_t row;              /* in TABLE_BENCHMARKS */
	double chance, ceiling, slope, difficulty, rmse;
	size_t n;
};

struct drivers {
	const struct dataset *dataset;
	double as_of;            /* days; INFINITY for all rows */
	struct driver_fit fits[FIT_COUNT];
	struct anchor anchor;    /* ability_cost: of GPT-4 when it was trained */
	double ability_year;     /* when that was */
	const char *frontier_name, *record_name; /* models at the anchor; "" when unknown */
	double record_year;
	double record_pace;      /* OOM a year over the last year before the anchor */
	struct horizon_line horizon[DRIVER_INSTRUMENTS];
	struct benchmark_curve benchmarks[DRIVER_BENCHMARKS];
	size_t benchmark_count;
	double *index_of;        /* index of each model (row of TABLE_MODELS), NaN when unknown */
};

/* Fits all that the rows up to `as_of` (days, INFINITY for all) allow.  ERR_DATA when there is no index
 * to start from. */
bool drivers_fit(struct drivers *drivers, const struct dataset *dataset, double as_of,
		 struct err *err);
void drivers_clear(struct drivers *drivers);
const struct driver_fit *drivers_fit_named(const struct drivers *drivers, const char *name);

/* The score at an index, and the index at a score: INFINITY at or beyond the ceiling, -INFINITY at or
 * below chance. */
double curve_score(const struct benchmark_curve *curve, double index);
double curve_index(const struct benchmark_curve *curve, double score);

/* The best index at a day among models released by then; NaN when there is none.  `day` is moved to the
 * release of that model. */
double drivers_index_at(const struct drivers *drivers, double *day);
/* The first day on which a model reached the index; NaN when none did. */
double drivers_index_reached(const struct drivers *drivers, double index);
/* The first day on which a model scored so much, as the rows have it; NaN when none did. */
double drivers_score_reached(const struct drivers *drivers, const struct benchmark_curve *curve,
			     double score);
/* The first day with a model whose horizon ("p50" or "p80", newest estimates) was so many minutes, within
 * the yardstick; NaN when there is none. */
double drivers_horizon_reached(const struct drivers *drivers, double minutes, const char *which);
/* log10 FLOP of the largest run known by a day; NaN when there is none. */
double drivers_compute_at(const struct drivers *drivers, double day);
/* The first day on which a run reached so many FLOP (log10), NaN when none did. */
double drivers_compute_reached(const struct drivers *drivers, double log10_flop);

#endif
