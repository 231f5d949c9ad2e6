/* series.h - a series: a row of the table `series`, compiled, and the points it selects.
 *
 * A series names a table, a value expression (columns multiplied and divided: "fp32 / price"), and
 * conditions ("vintage = 2026-05-08; fp32 > 0; model.weights = open|closed; p80 known").  Compiling
 * resolves names once; evaluating runs over the rows of a dataset.  The grammar is in expression.h.
 *
 * What a row leaves out is taken from the table: the label is its naming column, the grade of `fp32
 * / price` is fp32_tier or tier, its source fp32_source or source, the first that is known. */
#ifndef KASOKU_MODEL_SERIES_H
#define KASOKU_MODEL_SERIES_H

#include "base/num.h"
#include "model/dataset.h"
#include "regress/growth.h"
#include "stats/frontier.h"

enum driver {
	DRIVER_CAPABILITY,
	DRIVER_ALGORITHMS,
	DRIVER_HARDWARE,
	DRIVER_TRAINING,
	DRIVER_COUNT
};

enum tier { TIER_MEASURED, TIER_ESTIMATED, TIER_DISPUTED, TIER_ASSUMED, TIER_NONE };

/* Words for people, translated. */
const char *driver_title(enum driver driver);
const char *tier_title(enum tier tier);
/* One word for programs, the same in every language: "measured"; "" for none. */
const char *tier_id(enum tier tier);

struct series_point {
	double t;            /* days since 1970 */
	double y, low, high; /* bounds NaN when unknown */
	const char *label;   /* "" when unknown */
	const char *source;  /* key of its source */
	enum tier tier;
	size_t row;        /* in the series' table */
	bool beyond_limit; /* past the end of the yardstick */
};

struct series {
	const char *id, *title, *short_title, *statement;
	enum driver driver;
	int rank;
	const char *unit_id, *unit_title;
	struct num_unit unit;
	enum growth_scale scale;
	double floor, ceiling;
	bool up; /* larger is better */
	enum frontier_rule frontier;
	int frontier_k;
	enum table_id table;
	const char *value, *where; /* as written */
	double from;               /* days; NaN when there is no default window */
	double limit;              /* NaN when there is none */
	const char *limit_note, *caution, *compare, *source; /* "" when absent */
	size_t row;                                          /* in TABLE_SERIES */
	bool has_vintages; /* `where` picks one vintage of a table that holds several */
	struct series_code *code; /* compiled value, bounds, label, tier, where */
};

/* All series of `dataset`, compiled, ordered by driver, rank and id.  Owned by the list. */
struct series_list {
	struct series *items;
	size_t count;
	struct arena arena;
};

/* Compiles every row of TABLE_SERIES; rows that do not compile are left out (batch_check() refuses
 * them on import; `err` (may be NULL) holds the first sentence). */
void series_list_init(struct series_list *list, const struct dataset *dataset, struct err *err);
void series_list_clear(struct series_list *list);
const struct series *series_find(const struct series_list *list, const char *id);
/* Compiles one row, for checking.  The sentence on failure starts with the name of the column that
 * is wrong and a colon.  The unit stays plain: it stands in another table, which only
 * series_list_init() can see. */
bool series_compile(struct series *series, const struct value *row, struct arena *arena,
		    struct err *err);
/* Reads the `ticks` of a unit, "1 15 60", ascending; errors start with "ticks: ". */
bool unit_ticks(const char *text, double **ticks, size_t *count, struct arena *arena,
		struct err *err);
/* The points of `series` with a date and a finite value, ascending in time, in `arena`. */
struct series_point *series_points(const struct series *series, const struct dataset *dataset,
				   struct arena *arena, size_t *count);
/* The same as they stood in one vintage (days), whatever vintage the series itself picks. */
struct series_point *series_points_of(const struct series *series, const struct dataset *dataset,
				      double vintage, struct arena *arena, size_t *count);
/* The newest vintage of the table that was published by `day`, and as text what the rows say
 * ("2026-05-08"); the series' own when it `has_vintages` and `day` is NaN.  A vintage that names a
 * month counts from the end of that month.  Absent when there is none. */
struct value series_vintage(const struct series *series, const struct dataset *dataset, double day);

#endif
