/* rows.h - the rows of a table in the order of their keys, for writing. */
#ifndef KASOKU_CATALOG_ROWS_H
#define KASOKU_CATALOG_ROWS_H

#include "model/dataset.h"

/* The caller frees the array with rows_free(); the rows stay the dataset's. */
const struct value **rows_by_key(const struct dataset *dataset, enum table_id table, size_t *count);
void rows_free(const struct value **rows);

#endif
