/* bootstrap_plan.h - what the bootstraps share: which points a replicate draws, and the summary of
 * the replicates.  For the bootstrap_*.c files and logit.c only. */
#ifndef KASOKU_REGRESS_BOOTSTRAP_PLAN_H
#define KASOKU_REGRESS_BOOTSTRAP_PLAN_H

#include "regress/bootstrap.h"

enum {
	BOOTSTRAP_PIECES = 4096, /* points up to which pairs are drawn from 16 random bits each */
};

/* Groups inside groups: `order` has the points group by group; level l has nodes that begin at
 * start[l][i], and their children are the nodes first[l][i] … first[l][i + 1] - 1 of level l + 1,
 * or points of `order` on the last. */
struct bootstrap_tree {
	size_t depth, *nodes;
	size_t **first;
	uint32_t *order;
};

struct bootstrap_plan {
	enum bootstrap_kind kind;
	size_t n, block;
	uint64_t seed;
	struct bootstrap_tree tree;
};

/* Checks the options and makes the plan.  Fills the fields of `bootstrap` that are known before. */
bool bootstrap_plan(struct bootstrap_plan *plan, struct bootstrap *bootstrap, size_t n,
		    const struct bootstrap_options *options, struct arena *arena, struct err *err);

/* Room for one replicate at a time; clear with bootstrap_room_clear(). */
struct bootstrap_room {
	uint32_t *index;
	double *sign;
	size_t size;
};
void bootstrap_room_init(struct bootstrap_room *room, const struct bootstrap_plan *plan);
void bootstrap_room_clear(struct bootstrap_room *room);
/* Draws replicate `i`. */
void bootstrap_draw(struct resample *resample, struct bootstrap_room *room,
		    const struct bootstrap_plan *plan, uint64_t i);

/* A piece of 16 random bits as a point below n <= BOOTSTRAP_PIECES, without bias (Lemire 2019):
 * when the piece has to be drawn again the new one comes from a stream of the replicate's own, so
 * that all other pieces keep their places. */
struct bootstrap_spare {
	struct stream stream;
	bool begun;
};
uint32_t bootstrap_again(struct bootstrap_spare *spare, uint64_t seed, uint64_t replicate,
			 uint32_t n);

/* The summary of `value` (replicates, NaN where there is none): estimate is set before; `jackknife`
 * has `parts` values for BCa, NaN where there is none. */
bool bootstrap_finish(struct bootstrap *bootstrap, double *value, const double *jackknife,
		      size_t parts, struct arena *arena, struct err *err);

#endif
