/* whatif.h - scenarios run: the path at the medians, bands from seeded draws, dates, shares.
 *
 * A `struct whatif` is everything that a dataset says (on a day): drivers, levers, outputs, thresholds,
 * and the random numbers of the last seed.  A `struct whatif_run` is one scenario on it.  Draws come in
 * slices so that keys never wait; draw i uses the same numbers in every scenario, so a difference
 * between scenarios is never noise, and a change that does nothing changes nothing.  Same scenario, data
 * and seed: same bytes, in slices of any size. */
#ifndef KASOKU_DRIVERS_WHATIF_H
#define KASOKU_DRIVERS_WHATIF_H

#include "drivers/scenario.h"

enum {
	WHATIF_DRAWS = 2000,        /* live */
	WHATIF_DRAWS_MOST = 200000,
	WHATIF_UNTIL = 2040,
	WHATIF_UNTIL_MOST = 2048,
	WHATIF_DRAWN = 16,          /* levers drawn at random */
	WHATIF_OUTPUTS = 6 + DRIVER_BENCHMARKS,
	WHATIF_THRESHOLDS = 32,
};

enum output_kind {
	OUTPUT_INDEX,
	OUTPUT_HORIZON,
	OUTPUT_HORIZON_80,
	OUTPUT_COMPUTE,
	OUTPUT_COST,
	OUTPUT_POWER,
	OUTPUT_SCORE
};

struct whatif_output {
	char id[48], title[80];
	enum output_kind kind;
	const struct benchmark_curve *curve; /* OUTPUT_SCORE */
	const char *unit;                    /* key of TABLE_UNITS */
	const char *series;                  /* its history, "" when there is none */
	bool down;                           /* progress lowers it */
};

/* A level that people ask about. */
struct whatif_threshold {
	size_t output;
	double value;                        /* in the output's unit */
	double met;                          /* day on which the rows say it was met, or NaN */
	char label[80];
};

struct whatif {
	const struct dataset *dataset;
	double as_of;
	struct drivers drivers;
	struct lever_list levers;
	struct whatif_output outputs[WHATIF_OUTPUTS];
	size_t output_count;
	struct whatif_threshold thresholds[WHATIF_THRESHOLDS];
	size_t threshold_count;
	size_t drawn[WHATIF_DRAWN];          /* levers that are drawn */
	size_t drawn_count;
	/* Normal numbers of the first draws of a seed: inputs, then steps. */
	float *normals;
	uint64_t normals_seed;
	size_t normals_count;
};

struct whatif_options {
	size_t draws;
	uint64_t seed;
	double until;                        /* year */
	size_t output;                       /* whose band is kept */
};

struct whatif_run {
	struct whatif *world;
	struct scenario scenario;
	struct whatif_options options;
	struct inputs median;
	struct path path;                    /* at the medians */
	double factor[WHATIF_DRAWN * WHATIF_DRAWN];
	int shrinks;                         /* how often the correlations were shrunk */
	size_t done;                         /* draws */
	float *band;                         /* nodes x draws, the output on its inner scale */
	double *dates;                       /* thresholds x draws, years */
	size_t absurd;                       /* draws that ran away */
	double *room;                        /* for quantiles */
};

struct whatif_date {
	double middle;                       /* on the path at the medians; INFINITY: not by the end */
	double p10, p50, p90;
	double error;                        /* Monte-Carlo standard error of p50, years */
	double within;                       /* share of draws that are there by the end */
	double met;                          /* day on which it was met already; NaN when not yet */
	bool unreachable;                    /* at or beyond the ceiling of the benchmark */
};

struct whatif_share {
	double middle, low, high;            /* low and high hold 80 % of the draws; NaN without */
};

struct whatif_swing {
	size_t lever;
	double low_setting, high_setting;    /* own unit */
	double low, high;                    /* what comes out, years or inner scale */
};

/* Opens on the rows up to `as_of`; ERR_DATA when there is nothing to start from. */
bool whatif_open(struct whatif *world, const struct dataset *dataset, double as_of, struct err *err);
void whatif_close(struct whatif *world);
/* The output called `id`; ERR_USAGE with those that there are. */
bool whatif_output_find(const struct whatif *world, const char *id, size_t *output, struct err *err);
/* Adds "VALUE" of `output` to the thresholds and returns its place; the last one gives way when the
 * list is full. */
size_t whatif_threshold_add(struct whatif *world, size_t output, double value);
/* From the inner scale (log2 minutes, log10 FLOP …) to the output's unit and back. */
double output_outer(const struct whatif_output *output, double inner);
double output_inner(const struct whatif_output *output, double outer);
/* How values of the output are written. */
const struct num_unit *output_unit(const struct whatif_output *output);
/* A value in the output's unit, for people. */
char *output_text(const struct whatif_output *output, double value, enum charset charset,
		  char text[NUM_TEXT]);
/* The output at a node of a path, inner scale. */
double output_at(const struct whatif_output *output, const struct inputs *inputs,
		 const struct path *path, size_t node);

/* Starts a run: the path at the medians is there at once. */
void whatif_begin(struct whatif_run *run, struct whatif *world, const struct scenario *scenario,
		  const struct whatif_options *options);
/* Makes up to `n` more draws; true while there are more to make. */
bool whatif_step(struct whatif_run *run, size_t n);
void whatif_end(struct whatif_run *run);

/* The output's quantile at a node over the draws made, in the output's unit; NaN before the first. */
double whatif_quantile(struct whatif_run *run, size_t node, double p);
/* Only `met` and `unreachable`, which need no draws. */
void whatif_date_met(const struct whatif_run *run, size_t threshold, struct whatif_date *date);
void whatif_date(struct whatif_run *run, size_t threshold, struct whatif_date *date);
/* The share of draws in which a threshold is met by `year`. */
double whatif_by(const struct whatif_run *run, size_t threshold, double year);
/* Shares of the drivers in the growth of effective compute at the anchor; the middle ones add up to 1.
 * Needs no step: all draws of the options are made, of inputs alone. */
void whatif_shares_now(struct whatif_run *run, struct whatif_share shares[ENGINE_DRIVERS]);
/* The same in what the index gains by the end: exact Shapley values, which hold with caps, pauses and
 * feedback.  `pairs` (may be NULL) gets the interaction of each two, as a share of the whole. */
void whatif_shares_then(const struct whatif_run *run, double shares[ENGINE_DRIVERS],
			double pairs[ENGINE_DRIVERS][ENGINE_DRIVERS]);
/* True when shares at the anchor and at the end can differ for more than one reason. */
bool whatif_interacts(const struct whatif_run *run);

/* How far each lever moves the date of a threshold when it stands at its tenth and ninetieth percentile
 * (or at the ends of its range) and all others at the run's medians; the largest swing first.  Returns
 * how many of at most LEVERS_MAX. */
size_t whatif_tornado(const struct whatif_run *run, size_t threshold,
		      struct whatif_swing swings[LEVERS_MAX]);
/* Rank correlation of each drawn lever with the date of a threshold, by place in `drawn`. */
void whatif_ranks(struct whatif_run *run, size_t threshold, double rank[WHATIF_DRAWN]);

const char *engine_driver_title(enum engine_driver driver);

#endif
