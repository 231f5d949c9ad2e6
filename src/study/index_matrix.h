/* index_matrix.h - which results make the index, inside this room only. */
#ifndef KASOKU_STUDY_INDEX_MATRIX_H
#define KASOKU_STUDY_INDEX_MATRIX_H

#include "study/index.h"

/* A model or a benchmark on its way in. */
struct index_party {
	size_t row; /* in its table */
	size_t results;
	bool in;
	enum index_reason reason; /* when it is not in */
	size_t at;                /* its number in the fit */
};

struct index_matrix {
	const struct dataset *dataset;
	struct index_party *models, *benchmarks; /* by row of their tables */
	size_t model_count, benchmark_count;     /* that are in */
	struct index_score {
		size_t result;           /* row in TABLE_RESULTS */
		size_t model, benchmark; /* rows in their tables */
		bool in;
	} * scores;
	size_t count, groups;
};

/* True for the rows of TABLE_RESULTS that count: canonical, with a model and a benchmark of shares.
 */
bool index_counts(const struct dataset *dataset, size_t result);
/* False with a sentence when the models that fix the scale are not in. */
bool index_matrix_make(struct index_matrix *matrix, const struct dataset *dataset,
		       const struct index_options *options, struct arena *arena, struct err *err);

#endif
