/* dataset.h - everything the store holds, as one immutable value in memory.
 *
 * cli loads a dataset (store_load), every view and command reads it, and a live refresh is loading
 * another one.  A dataset is an array of rows for each table of schema.h; a row is `column_count`
 * values.  Text belongs to the dataset and lives until dataset_free().  Building: dataset_new(),
 * dataset_add() for every row, dataset_seal(); after that it does not change and may be read from
 * several threads. */
#ifndef KASOKU_MODEL_DATASET_H
#define KASOKU_MODEL_DATASET_H

#include "base/err.h"
#include "base/mem.h"
#include "model/schema.h"

#include <stdbool.h>
#include <stddef.h>

/* One field.  Absent: text NULL and number NaN.  Text, key, reference and choice columns: `text`.
 * Numbers, integers: `number`.  Flags: `number` 0 or 1.  Dates: `number` in days since 1970 and
 * `text` as written ("2022-03"). */
struct value {
	double number;
	const char *text;
};

extern const struct value value_absent;
bool value_known(struct value value);
bool value_same(struct value a, struct value b);
/* Reads `text` as the type of `column`; text is copied into `arena`.  On failure `err` says what is
 * wrong with the value and what is expected (not where it stands).  Empty text is absent. */
bool value_read(struct value *value, const struct column *column, const char *text,
		struct arena *arena, struct err *err);
/* Writes `value` as it is written in files; "" when absent.  `text` has room for 64 bytes and is
 * used for numbers; text values are returned as they are. */
const char *value_write(struct value value, const struct column *column, char text[64]);

struct dataset;

struct dataset *dataset_new(void);
void dataset_free(struct dataset *dataset); /* NULL is fine */
/* The arena that owns the dataset's text, for filling rows. */
struct arena *dataset_arena(struct dataset *dataset);
/* A copy of `text` in that arena; texts that come again and again (sources, units, names of
 * benchmarks) mostly share one copy.  Only before dataset_seal(). */
const char *dataset_text(struct dataset *dataset, const char *text);
/* Appends a row of absent values to `table` and returns it for filling; `user` tells the user's
 * rows from bundled ones.  The pointer is valid until the next dataset_add(). */
struct value *dataset_add(struct dataset *dataset, enum table_id table, bool user);
/* Empties a derived table of a sealed dataset that nobody else reads yet, and opens it for dataset_add()
 * until it is sealed again. */
void dataset_refill(struct dataset *dataset, enum table_id table);
/* Sets when the data were compiled (catalogue date, days) and its version number. */
void dataset_set_catalog(struct dataset *dataset, int version, int date_days);
/* Sorts each table by its `order` column and key, and builds the look-up by key. */
void dataset_seal(struct dataset *dataset);

size_t dataset_count(const struct dataset *dataset, enum table_id table);
/* The values of one row; `row` < dataset_count(). */
const struct value *dataset_row(const struct dataset *dataset, enum table_id table, size_t row);
bool dataset_is_user(const struct dataset *dataset, enum table_id table, size_t row);
/* Row number of `key` in `table`, or -1. */
long dataset_find(const struct dataset *dataset, enum table_id table, const char *key);
/* Catalogue date in days and version; 0 when unknown. */
int dataset_date(const struct dataset *dataset);
int dataset_version(const struct dataset *dataset);
/* One field by column name; absent when the row or value is missing.  `column` may follow
 * references with dots: "model.organization". */
struct value dataset_get(const struct dataset *dataset, enum table_id table, size_t row,
			 const char *column);

#endif
