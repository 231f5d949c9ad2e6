/* engine.h - the driver model as a machine: inputs in, one path of the future out.
 *
 * State of the world at a time, all in powers of ten since the anchor: spending s, price-performance
 * h, run length d (compute is s + h + d, bent by caps), algorithms A, training methods G.  The index is
 * E = E0 + k (compute + A + G), the task horizon is log2 H = at150 + offset + (E - 150) / doubling.
 * Quarter steps by Euler's rule with the rates at the start of each step.  The growth of methods is the
 * residual max(0, trend / k - g_C - A) at the anchor and halves every half-life.
 * Caps bend compute by a soft minimum (q = 6); a cap never helps.  Knows nothing of rows, names on
 * screens or chance: the random pace comes in as numbers. */
#ifndef KASOKU_DRIVERS_ENGINE_H
#define KASOKU_DRIVERS_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

/* X(id, name in levers.yaml, value when no lever says anything) */
#define TERM_TABLE(X)                                                              \
	X(PRICE, "price", 0)                     /* OOM a year */                  \
	X(SPEND, "spend", 0)                     /* OOM a year */                  \
	X(LENGTH, "length", 0)                   /* OOM a year */                  \
	X(LENGTH_STOP, "length-stop", INFINITY)  /* OOM */                         \
	X(ALGORITHMS, "algorithms", 0)           /* OOM a year */                  \
	X(METHODS, "methods", 1)                 /* only multiplied: the residual */ \
	X(HALF_LIFE, "methods-half-life", INFINITY) /* years */                    \
	X(PER_OOM, "index-per-oom", 1)           /* k, index points per OOM */     \
	X(TREND, "index-trend", 0)               /* index points a year */         \
	X(INDEX_NOW, "index-now", 0)             /* E0 */                          \
	X(COMPUTE_NOW, "compute-now", 0)         /* log10 FLOP at the anchor */    \
	X(PER_DOUBLING, "per-doubling", 1)       /* index points */                \
	X(OFFSET, "horizon-offset", 0)           /* doublings */                   \
	X(STALL_FROM, "stall-from", INFINITY)    /* year */                        \
	X(STALL_PACE, "stall-pace", 0)                                             \
	X(SLOW_FROM, "slow-from", INFINITY)      /* year */                        \
	X(SLOW_PACE, "slow-pace", 1)                                               \
	X(SPEND_CEILING, "spend-ceiling", INFINITY) /* log10 USD */                \
	X(CHIP_SUPPLY, "chip-supply", INFINITY)  /* OOM a year */                  \
	X(ALGORITHM_CEILING, "algorithm-ceiling", INFINITY) /* OOM */              \
	X(SCALE_DEPENDENCE, "scale-dependence", 0)                                 \
	X(COMPUTE_CAP, "compute-cap", INFINITY)  /* log10 FLOP */                  \
	X(CAP_EVASION, "cap-evasion", 0)                                           \
	X(POWER_LIMIT, "power-limit", INFINITY)  /* log10 GW */                    \
	X(DATA_STOCK, "data-stock", INFINITY)    /* log10 tokens */                \
	X(DATA_REUSE, "data-reuse", 1)                                             \
	X(DATA_RETURN, "data-return", 1)                                           \
	X(PAUSE_FROM, "pause-from", INFINITY)    /* year */                        \
	X(PAUSE_MONTHS, "pause-months", 0)                                         \
	X(PAUSE_PACE, "pause-pace", 1)                                             \
	X(CATCH_UP, "catch-up", 0)                                                 \
	X(FEEDBACK, "feedback", 0)                                                 \
	X(FEEDBACK_AT, "feedback-at", 4)         /* log10 minutes */               \
	X(INSTRUMENT, "instrument", 0)                                             \
	X(RELIABILITY, "reliability", 5)                                           \
	X(PACE_SHOCK, "pace-shock", 0)           /* per root year */               \
	X(BREAK_HAZARD, "break-hazard", 0)       /* a year */                      \
	X(PRICE_FALL, "price-fall", 0)           /* OOM a year */                  \
	X(OPEN_LAG, "open-lag", 0)               /* months */                      \
	X(POWER_GROWTH, "power-growth", 0)       /* OOM a year */                  \
	X(SOFTWARE, "software-growth", 0)        /* OOM a year, until the anchor */

enum term {
#define X(id, name, value) TERM_##id,
	TERM_TABLE(X)
#undef X
	TERM_COUNT
};

enum engine_driver { ENGINE_HARDWARE, ENGINE_SCALE, ENGINE_ALGORITHMS, ENGINE_TRAINING, ENGINE_DRIVERS };

enum { ENGINE_STEPS = 4, ENGINE_NODES = 4 * 24 + 1 }; /* steps a year; nodes of the longest path */

/* Where the model starts: what is known at the anchor beside the terms. */
struct anchor {
	double year;          /* of the last reliable observation */
	double horizon_at_150; /* log2 minutes on the line from index to horizon at 150 points */
	double power;         /* log10 W of the largest run */
	double power_share;   /* OOM of power for each OOM of a cluster's computing power */
	double spend;         /* log10 USD of the largest run */
	double ability_cost;  /* log10 USD of training GPT-4's ability again */
	double ability_price; /* log10 of the price of its answers, relative */
};

struct inputs {
	struct anchor anchor;
	double value[TERM_COUNT]; /* in the engine's units */
	double times[TERM_COUNT]; /* multiplies the growth of a term from the anchor on */
	unsigned frozen;          /* bits of enum engine_driver that stand still */
};

/* One path.  Arrays have `n` nodes, quarter by quarter from the anchor on. */
struct path {
	size_t n;
	double year[ENGINE_NODES];
	double index[ENGINE_NODES];
	double compute[ENGINE_NODES];  /* log10 FLOP, after caps */
	double cost[ENGINE_NODES];     /* log10 USD of the fixed ability */
	double power[ENGINE_NODES];    /* log10 W */
	double grown[ENGINE_DRIVERS][ENGINE_NODES]; /* OOM since the anchor, before caps */
	double methods;                /* OOM a year at the anchor */
	double pace;                   /* how much faster than the base the software ran at the end */
};

/* The index beyond which a path is absurd rather than fast. */
#define ENGINE_ABSURD 400.0

const char *term_name(enum term term);
/* The term called `name`, or -1. */
int term_by_name(const char *name);
/* Every term at the value it has when no lever says anything. */
void inputs_init(struct inputs *inputs);
/* The growth of training methods at the anchor, OOM a year. */
double inputs_methods(const struct inputs *inputs);
/* Nodes of a path until `until` (a year), at least 2, at most ENGINE_NODES. */
size_t engine_nodes(const struct anchor *anchor, double until);
/* Runs `n` nodes.  `pace` holds the logarithm of what algorithms and methods are multiplied by in each
 * step, NULL for none. */
void engine_run(struct path *path, const struct inputs *inputs, size_t n, const double *pace);
/* log2 minutes of the 50 % horizon at an index. */
double engine_horizon(const struct inputs *inputs, double index);
/* The index at which the horizon is that. */
double engine_index_for(const struct inputs *inputs, double log2_minutes);
/* The year in which `values` (n nodes of `path`, rising, or falling when `down`) reach `level`:
 * before the first node's year when it is there already; INFINITY when never. */
double engine_reaches(const struct path *path, const double *values, double level, bool down);

#endif
