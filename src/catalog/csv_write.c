/* csv_write.c - the rows of a table as CSV: every column, in the schema's order. */
#include "catalog/catalog.h"
#include "catalog/rows.h"

#include <stdlib.h>

void catalog_write_csv(struct str *out, const struct dataset *dataset, enum table_id table)
{
	const struct table *t = &schema[table];
	size_t count;
	size_t *rows = rows_by_key(dataset, table, &count);
	for (size_t c = 0; c < t->column_count; c++)
		str_printf(out, "%s%s", c ? "," : "", t->columns[c].name);
	str_add_char(out, '\n');
	for (size_t i = 0; i < count; i++) {
		struct value row[SCHEMA_COLUMNS];
		dataset_row(dataset, table, rows[i], row);
		for (size_t c = 0; c < t->column_count; c++) {
			char digits[64];
			if (c)
				str_add_char(out, ',');
			str_add_csv(out, value_write(row[c], &t->columns[c], digits));
		}
		str_add_char(out, '\n');
	}
	free(rows);
}
