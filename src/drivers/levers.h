/* levers.h - what can be moved: the rows of the table `levers`, compiled, with their base settings.
 *
 * A lever sets a term of the engine, multiplies its growth, or correlates two terms.  It is set in its
 * own unit (a factor a year, FLOP, a year); the engine takes what lever_engine() makes of that.  "none"
 * is INFINITY.  A lever whose row names a fit starts from what the driver model fitted, others from the
 * row's value. */
#ifndef KASOKU_DRIVERS_LEVERS_H
#define KASOKU_DRIVERS_LEVERS_H

#include "base/num.h"
#include "drivers/drivers.h"
#include "drivers/engine.h"

enum lever_group {
	GROUP_HARDWARE,
	GROUP_SCALE,
	GROUP_ALGORITHMS,
	GROUP_TRAINING,
	GROUP_LIMITS,
	GROUP_FEEDBACK,
	GROUP_YARDSTICK,
	GROUP_MARKET,
	GROUP_CORRELATION,
	GROUP_COUNT
};

enum lever_acts { LEVER_SETS, LEVER_MULTIPLIES, LEVER_CORRELATES };
enum lever_scale { LEVER_LINEAR, LEVER_GROWTH, LEVER_DECADES };
enum lever_spread { SPREAD_FIXED, SPREAD_NORMAL, SPREAD_LOGNORMAL };
enum lever_tier { LEVER_MEASURED, LEVER_ESTIMATED, LEVER_JUDGEMENT };

enum { LEVERS_MAX = 96 };

struct lever {
	const char *id, *title, *unit, *statement, *source, *note; /* "" when absent */
	enum lever_group group;
	enum lever_acts acts;
	enum term term, partner;
	enum lever_scale scale;
	enum lever_spread spread;
	enum lever_tier tier;
	bool optional;                   /* may be none */
	double published;                /* the row's value; NaN when there is none */
	double low, high, level;         /* published range, own unit; NaN when there is none */
	double slider_low, slider_high, step;
	double speculative;              /* NaN when nothing is */
	const struct driver_fit *fit;    /* NULL: none, or the data cannot tell */
	double base;                     /* own unit; INFINITY is none */
	double sd;                       /* of the draw, engine's unit (lognormal: of the natural log);
					    0 when fixed */
	size_t row;                      /* in TABLE_LEVERS */
};

struct lever_list {
	struct lever *items;             /* by group and rank */
	size_t count;
	char trouble[200];               /* why rows were left out; "" when none was */
};

/* Compiles the rows; `drivers` must outlive the list. */
void lever_list_init(struct lever_list *list, const struct dataset *dataset,
		     const struct drivers *drivers);
void lever_list_clear(struct lever_list *list);
/* The lever called `id`, or -1. */
long lever_find(const struct lever_list *list, const char *id);

const char *lever_group_title(enum lever_group group);
const char *lever_tier_title(enum lever_tier tier);
/* From the lever's own unit to the engine's and back. */
double lever_engine(const struct lever *lever, double value);
double lever_own(const struct lever *lever, double engine);
/* Reads a setting: a number within the slider, or "none" where that is allowed.  ERR_USAGE with the
 * range that is valid. */
bool lever_read(const struct lever *lever, const char *text, double *value, struct err *err);
/* The same for a number that is there already. */
bool lever_allows(const struct lever *lever, double value, struct err *err);
/* `steps` slider steps on (back when negative), within the slider. */
double lever_move(const struct lever *lever, double value, int steps);
/* The setting for people: "x1.37", "2027.5", "none", "1e27"; `text` has room for NUM_TEXT. */
char *lever_text(const struct lever *lever, double value, char text[NUM_TEXT]);
/* Where the setting stands among the draws of its term, 0 to 1, NaN when it is not drawn: for a
 * multiplier the growth that it leads to. */
double lever_percentile(const struct lever_list *list, const struct lever *lever, double value);
/* Where the slider stands, 0 to 1. */
double lever_place(const struct lever *lever, double value);

#endif
