/* support_catalog.c - see support_catalog.h. */
#include "catalog/support_catalog.h"

#include <check.h>
#include <string.h>

bool read_named(struct batch *batch, const char *name, const char *text, size_t length,
		enum catalog_format format, int table)
{
	struct catalog_input input = {
		.name = name,
		.bytes = text,
		.length = length,
		.format = format,
		.table = table,
	};
	return catalog_read(batch, &input);
}

bool read_yaml(struct batch *batch, const char *text)
{
	return read_named(batch, "test.yaml", text, strlen(text), FORMAT_YAML, -1);
}

struct value value_of(const struct batch *batch, size_t row, const char *column)
{
	int c = schema_column(batch->rows[row].table, column);
	ck_assert_int_ge(c, 0);
	return batch->rows[row].values[c];
}
