/* rows.h - the rows of a table in the order of their keys, for writing. */
#ifndef KASOKU_CATALOG_ROWS_H
#define KASOKU_CATALOG_ROWS_H

#include "model/dataset.h"

/* The numbers of the rows, which the caller frees. */
size_t *rows_by_key(const struct dataset *dataset, enum table_id table, size_t *count);

#endif
