/* index.h - the capability index: all benchmark results on one scale (curves/stitch.h).
 *
 * Which results take part: the canonical row of each model and benchmark (data/README has the rule;
 * models tuned on a benchmark have none there), where the benchmark's scores are shares (unit
 * `fraction`; indices and task lengths are no scores), the model has at least `least` results and
 * the benchmark at least INDEX_MODELS models, again and again until both hold, and both hang
 * together with the models that fix the scale.  What stays out is listed with the reason.
 *
 * A benchmark's curve runs from the score of guessing to the ceiling that label errors allow, where
 * somebody states them (0 and 1 where nobody does): scores are not rescaled, so that their noise
 * keeps its size.  The scale is fixed by two models at the values that the published Epoch index
 * gives them, index_anchors; they have no interval, and those of all others are relative to them.
 */
#ifndef KASOKU_STUDY_INDEX_H
#define KASOKU_STUDY_INDEX_H

#include "base/str.h"
#include "curves/stitch.h"
#include "model/dataset.h"

#include <stdint.h>

enum { INDEX_LEAST = 4, INDEX_MODELS = 4 };
#define INDEX_LAMBDA 0.02
#define INDEX_HOLD   1e-4
/* The paper that the method is from: source of every derived row. */
#define INDEX_METHOD "arxiv:2512.00193"

struct index_anchor {
	const char *model;
	double value;
};
extern const struct index_anchor index_anchors[2];

struct index_options {
	double lambda;
	double from;  /* days: models released before are left out; NaN: none */
	double until; /* days: models released after are left out; NaN: none */
	size_t least; /* results that a model needs */
	double level; /* of intervals */
	size_t draws; /* intervals from that many refits; 0: standard errors */
	uint64_t seed;
};
void index_defaults(struct index_options *options);

struct index_ability {
	size_t row; /* in TABLE_MODELS */
	const char *id, *name;
	struct value date;
	double value, stderror, low, high; /* bounds NaN for an anchor */
	size_t results;
	double residual; /* root mean square */
	size_t at;       /* in the fit */
};

struct index_difficulty {
	size_t row; /* in TABLE_BENCHMARKS */
	const char *id, *name;
	double floor, ceiling;
	double value, stderror, low, high;
	double slope, slope_low, slope_high; /* ln odds per point of the index */
	size_t results;
	double residual, bias; /* root mean square; mean of score minus curve */
	const char *worst;     /* name of the model farthest from the curve */
	double worst_residual;
	size_t at;
};

enum index_reason {
	INDEX_NO_SHARE,    /* scores are not shares between 0 and 1 */
	INDEX_TOO_FEW,     /* too few results */
	INDEX_TOO_OLD,     /* released before `from` */
	INDEX_TOO_NEW,     /* released after `until` */
	INDEX_UNCONNECTED, /* shares nothing with the models that fix the scale */
};
struct index_left {
	const char *id, *name;
	bool is_benchmark;
	enum index_reason reason;
	size_t results;
};

struct index {
	struct index_options options;
	struct index_ability *abilities; /* best first */
	size_t ability_count;
	struct index_difficulty *difficulties; /* hardest first */
	size_t difficulty_count;
	struct index_left *left;
	size_t left_count;
	size_t results, groups; /* groups that shared nothing, before all but one were left out */
	double rmse;
	const char **sources; /* keys, the method first, then in order of their keys */
	size_t source_count;
	struct stitch_data data;
	struct stitch stitch;
	struct stitch_map map;
	struct arena arena;
};

/* Makes the index; everything hangs in its arena, and the dataset must outlive it.  ERR_DATA with a
 * sentence when the models that fix the scale have too few results or the fit cannot be made;
 * index_clear() is due either way. */
bool index_make(struct index *index, const struct dataset *dataset,
		const struct index_options *options, struct err *err);
void index_clear(struct index *index);
/* "too few results", translated. */
const char *index_reason(enum index_reason reason);

/* How the index stands to another measure of the same models. */
struct index_pair {
	const struct index_ability *ability;
	double other, gap; /* index minus other; for horizons ln minutes, and minus the line */
};
struct index_agreement {
	struct index_pair *pairs; /* largest gaps first */
	size_t count;
	double correlation, rank_correlation, rmse, mean_gap;
	/* For horizons: ln p50 = intercept + slope (index - 100). */
	double slope, slope_stderror, intercept;
};
/* With the published Epoch index (canonical rows of the benchmark `eci`), without the two models
 * that agree by definition; with METR's horizons (the newest file, models with p50 known).  Fewer
 * than 4 pairs: count is told, the numbers are NaN.  Arrays in the index's arena. */
void index_against_epoch(struct index_agreement *agreement, struct index *index,
			 const struct dataset *dataset);
void index_against_horizons(struct index_agreement *agreement, struct index *index,
			    const struct dataset *dataset);

/* What the derived rows rest on, as text: changes when a result, a date, a level or the method
 * does. */
enum { INDEX_SIGNATURE = 32 };
const char *index_signature(char text[INDEX_SIGNATURE], const struct dataset *dataset);
/* Fills the derived tables `abilities` and `difficulties` of a sealed dataset that nobody else
 * reads yet. They stay empty, with a sentence, when there is no index to be had. */
bool index_derive(struct dataset *dataset, struct err *err);
/* Calls `each` with the key of the source of every result behind the abilities whose rows in
 * TABLE_ABILITIES are marked, in the order of results. */
void index_sources(const struct dataset *dataset, const bool *abilities,
		   void (*each)(void *context, const char *source), void *context);

#endif
