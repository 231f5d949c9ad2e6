/* support_store.h - small batches, a folder to play in, and a look at files from outside. */
#ifndef KASOKU_TESTS_STORE_SUPPORT_STORE_H
#define KASOKU_TESTS_STORE_SUPPORT_STORE_H

#include "base/str.h"
#include "model/batch.h"

#include <stdbool.h>

/* Adds a row; column names and texts alternate, NULL ends them. */
void row_add(struct batch *batch, enum table_id table, ...) __attribute__((sentinel));
/* A catalogue with one row or two in some tables, every type of column among them. */
void catalogue_small(struct batch *batch);

/* A new folder for this test; the path of `name` in it.  folder_remove() removes all. */
const char *folder_make(void);
char *folder_path(const char *name);
void folder_remove(void);
size_t folder_count(void);

bool bytes_read(struct str *bytes, const char *path);
bool bytes_write(const char *path, const char *bytes, size_t length);
/* Runs SQL on the database at `path` as any other program would. */
void shell(const char *path, const char *sql);
/* The first column of the first row, as text; the caller frees. */
char *shell_ask(const char *path, const char *sql);

#endif
