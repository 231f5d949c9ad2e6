/* whatif_parts.h - what the files of the what-if share; for whatif*.c only. */
#ifndef KASOKU_DRIVERS_WHATIF_PARTS_H
#define KASOKU_DRIVERS_WHATIF_PARTS_H

#include "drivers/whatif.h"

/* Levers, outputs and thresholds of a world whose dataset and drivers are there. */
void whatif_prepare(struct whatif *world);
/* The year in which a path meets a threshold: before its start, INFINITY when not by the end. */
double whatif_crossing(const struct whatif_run *run, size_t threshold, const struct inputs *inputs,
		       const struct path *path);
/* The day on which the rows say that a level was reached; NaN when they do not. */
double whatif_met(const struct whatif *world, const struct whatif_threshold *threshold);
/* Growth of each driver at the anchor, OOM a year. */
void whatif_rates(const struct inputs *inputs, double rate[ENGINE_DRIVERS]);
/* The inputs of a draw. */
void whatif_inputs(struct whatif_run *run, size_t draw, struct inputs *inputs);
/* The correlated normal that lever `index` of `drawn` had in a draw. */
double whatif_drawn(struct whatif_run *run, size_t index, size_t draw);

#endif
