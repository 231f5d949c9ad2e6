/* support_files.h - files of the source tree for tests. */
#ifndef KASOKU_TESTS_CATALOG_SUPPORT_FILES_H
#define KASOKU_TESTS_CATALOG_SUPPORT_FILES_H

#include "base/str.h"

#include <stdbool.h>

/* Reads the file `path` below the source tree into `out`, which is initialised here. */
bool file_read(struct str *out, const char *path);
bool file_write(const char *path, const struct str *text);
/* Names in the folder `path` below the source tree that end in `ending`, sorted; the caller frees
 * each and the array. */
char **file_list(const char *path, const char *ending, size_t *count);

#endif
