/* scenario.h - a scenario: some levers moved, under a name.
 *
 * A value that owns its text.  What is not set stands as in the base scenario, so a scenario says only
 * what it changes and survives better data.  In the store a scenario is a row of `scenarios` and one of
 * `settings` for each lever. */
#ifndef KASOKU_DRIVERS_SCENARIO_H
#define KASOKU_DRIVERS_SCENARIO_H

#include "base/str.h"
#include "drivers/levers.h"
#include "model/batch.h"

enum { SCENARIO_NAME = 64, SCENARIO_TITLE = 120, SCENARIO_NOTE = 240 };

enum scenario_state { SCENARIO_PRESET, SCENARIO_SAVED, SCENARIO_DRAFT, SCENARIO_DELETED };

#define SCENARIO_DRAFT_NAME "draft"

struct scenario {
	char name[SCENARIO_NAME];     /* "base" for the one that changes nothing */
	char title[SCENARIO_TITLE], note[SCENARIO_NOTE];
	enum scenario_state state;
	int data_version, data_date;  /* of the catalogue it was made on, 0 when unknown */
	bool set[LEVERS_MAX];
	double value[LEVERS_MAX];     /* by place in the lever list, own unit */
};

/* The base scenario. */
void scenario_base(struct scenario *scenario);
/* The scenario called `name` in the dataset; ERR_USAGE with the nearest name or those that there are. */
bool scenario_load(struct scenario *scenario, const struct dataset *dataset,
		   const struct lever_list *levers, const char *name, struct err *err);
/* What the lever is set to. */
double scenario_value(const struct scenario *scenario, const struct lever_list *levers, size_t lever);
/* Sets a lever; a setting that is the base's is no setting. */
void scenario_set(struct scenario *scenario, const struct lever_list *levers, size_t lever,
		  double value);
/* "lever=value"; ERR_USAGE with the levers that there are, or the valid range. */
bool scenario_assign(struct scenario *scenario, const struct lever_list *levers, const char *text,
		     struct err *err);
size_t scenario_changes(const struct scenario *scenario);
bool scenario_same(const struct scenario *a, const struct scenario *b);
/* "stall-from=2027 spend=0.5", "" for the base. */
void scenario_spell(const struct scenario *scenario, const struct lever_list *levers, struct str *out);
/* False with ERR_USAGE when settings cannot go together with what is known today. */
bool scenario_possible(const struct scenario *scenario, const struct drivers *drivers,
		       const struct lever_list *levers, struct err *err);
/* True for a name that a scenario may have: a key, not "base"; ERR_USAGE. */
bool scenario_name_allowed(const char *name, struct err *err);
/* What changed in the data since the scenario was made, one sentence; "" when nothing is known. */
void scenario_age(const struct scenario *scenario, const struct dataset *dataset,
		  const struct lever_list *levers, struct str *out);
/* Appends its rows to a batch. */
void scenario_rows(const struct scenario *scenario, const struct lever_list *levers,
		   struct batch *batch);

/* The engine's inputs at the median of every draw. */
void scenario_inputs(const struct scenario *scenario, const struct drivers *drivers,
		     const struct lever_list *levers, struct inputs *inputs);

#endif
