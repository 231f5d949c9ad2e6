/* dataset.h - everything the store holds, as one immutable value in memory.
 *
 * cli loads a dataset (store_load), every view and command reads it, and a live refresh is loading
 * another one.  A dataset is rows for each table of schema.h; a row is `column_count` values.  They
 * lie packed (cells.h, texts.h).  Text belongs to the dataset and lives until dataset_free().
 * Building: dataset_new(), dataset_add() for every row, dataset_seal(); after that it does not
 * change and may be read from several threads. */
#ifndef KASOKU_MODEL_DATASET_H
#define KASOKU_MODEL_DATASET_H

#include "base/str.h"
#include "model/value.h"

#include <stdbool.h>
#include <stddef.h>

struct dataset;

struct dataset *dataset_new(void);
void dataset_free(struct dataset *dataset); /* NULL is fine */
/* Appends a row to `table`: a value for every column, of which the texts are copied; `user` tells
 * the user's rows from bundled ones.  Only before dataset_seal(). */
void dataset_add(struct dataset *dataset, enum table_id table, const struct value *values,
		 bool user);
/* Makes the values of a row of `table` absent, for filling. */
void dataset_blank(struct value *values, enum table_id table);
/* Empties a derived table of a sealed dataset that nobody else reads yet, and opens it for
 * dataset_add() until it is sealed again. */
void dataset_refill(struct dataset *dataset, enum table_id table);
/* Sets when the data were compiled (catalogue date, days) and its version number. */
void dataset_set_catalog(struct dataset *dataset, int version, int date_days);
/* Sorts each table by its `order` column and key, and builds the look-up by key. */
void dataset_seal(struct dataset *dataset);

size_t dataset_count(const struct dataset *dataset, enum table_id table);
/* One value; `row` < dataset_count(), `column` as in schema.h.  Its text is the dataset's. */
struct value dataset_value(const struct dataset *dataset, enum table_id table, size_t row,
			   size_t column);
/* All values of a row, for which `values` has room (SCHEMA_COLUMNS). */
void dataset_row(const struct dataset *dataset, enum table_id table, size_t row,
		 struct value *values);
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

/* ---- in one piece, for the store ---- */

/* Appends the sealed dataset's rows, in one piece, to `piece`; false, and nothing appended, when
 * they take more than `most` bytes. */
bool dataset_pack(const struct dataset *dataset, size_t most, struct str *piece);
/* Fills an empty dataset, to be sealed yet, with a piece that the very same schema made on the same
 * kind of machine.  The dataset takes `piece` (from malloc) over and uses it where it lies. Nothing
 * in it is trusted; false, and the dataset of no use, when it does not fit. */
bool dataset_unpack(struct dataset *dataset, unsigned char *piece, size_t size);

#endif
