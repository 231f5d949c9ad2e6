/* rows.c - see rows.h. */
#include "catalog/rows.h"

#include <stdlib.h>
#include <string.h>

struct keyed {
	const char *key;
	size_t row;
};

static int compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	return strcmp(x->key ? x->key : "", y->key ? y->key : "");
}

size_t *rows_by_key(const struct dataset *dataset, enum table_id table, size_t *count)
{
	*count = dataset_count(dataset, table);
	size_t *rows = mem_array(*count, sizeof *rows);
	struct keyed *keyed = mem_array(*count, sizeof *keyed);
	for (size_t i = 0; i < *count; i++)
		keyed[i] = (struct keyed){ dataset_value(dataset, table, i, 0).text, i };
	qsort(keyed, *count, sizeof *keyed, compare);
	for (size_t i = 0; i < *count; i++)
		rows[i] = keyed[i].row;
	free(keyed);
	return rows;
}
