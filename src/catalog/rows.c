/* rows.c - see rows.h. */
#include "catalog/rows.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
	const struct value *const *x = a, *const *y = b;
	const char *left = (*x)[0].text, *right = (*y)[0].text;
	return strcmp(left ? left : "", right ? right : "");
}

const struct value **rows_by_key(const struct dataset *dataset, enum table_id table, size_t *count)
{
	*count = dataset_count(dataset, table);
	const struct value **rows = mem_array(*count, sizeof *rows);
	for (size_t i = 0; i < *count; i++)
		rows[i] = dataset_row(dataset, table, i);
	qsort(rows, *count, sizeof *rows, compare);
	return rows;
}

void rows_free(const struct value **rows)
{
	free(rows);
}
