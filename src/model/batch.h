/* batch.h - rows on their way in, with the places they came from and everything wrong with them.
 *
 * catalog reads files into a batch, batch_check() holds it against what is there already, and store
 * writes it in one transaction if there is no problem at all.  Problems are collected, not thrown,
 * so that a user sees all of them at once; after PROBLEMS_MAX only their number goes up. */
#ifndef KASOKU_MODEL_BATCH_H
#define KASOKU_MODEL_BATCH_H

#include "base/mem.h"
#include "model/dataset.h"

#include <stdint.h>

enum { PROBLEMS_MAX = 100 };

struct place {
	const char *file;      /* as the user named it; owned by the batch's arena */
	uint32_t line, column; /* from 1; 0 = unknown */
};

struct problem {
	struct place place;
	const char *text; /* a sentence */
};

struct batch_row {
	enum table_id table;
	struct value *values;
	const char *file;
	uint32_t line;
	uint16_t *columns; /* text column of each value; 0 when nothing was written there.  Absent
			      with a column: it was wrong, and the reader has said so */
	uint16_t *lines;   /* how many lines below `line` each value stands, or NULL: on it */
	bool unchanged;    /* set by batch_check(): the same row is there already */
	bool replaces;     /* set by batch_check(): takes the place of a user's row */
};

struct batch {
	struct arena arena;
	struct batch_row *rows;
	size_t count, room;
	struct problem problems[PROBLEMS_MAX];
	size_t problem_count;              /* may exceed PROBLEMS_MAX; only the first are kept */
	int catalog_version, catalog_date; /* of a `catalog:` heading, 0 when there is none */
};

void batch_init(struct batch *batch);
void batch_clear(struct batch *batch);
/* Appends a row of absent values read at `place`. */
struct batch_row *batch_add(struct batch *batch, enum table_id table, struct place place);
void batch_problem(struct batch *batch, struct place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Gives observations without a key one made of set, date and label; checks required columns, keys
 * used twice, references (to rows of the batch or of `existing`, which may be NULL), low <= value
 * <= high, scores within the benchmark's range, series whose table, value, label or where do not
 * compile; marks rows that are there already.  A row that differs from one in `existing` with the
 * same key is a problem when that one is bundled, and when it is the user's unless `replace`. */
void batch_check(struct batch *batch, const struct dataset *existing, bool replace);
/* The batch as a sealed dataset of bundled rows, text copied; for tests and the first start. */
struct dataset *batch_dataset(const struct batch *batch);

#endif
