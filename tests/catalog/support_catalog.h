/* support_catalog.h - texts into a batch, and the values that came out. */
#ifndef KASOKU_TESTS_CATALOG_SUPPORT_CATALOG_H
#define KASOKU_TESTS_CATALOG_SUPPORT_CATALOG_H

#include "catalog/catalog.h"

/* Adds what `length` bytes of `text` say, as of a file called `name`; false when it has problems.
 */
bool read_named(struct batch *batch, const char *name, const char *text, size_t length,
		enum catalog_format format, int table);
/* The same of a YAML file called test.yaml. */
bool read_yaml(struct batch *batch, const char *text);
struct value value_of(const struct batch *batch, size_t row, const char *column);

#endif
