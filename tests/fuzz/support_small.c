/* support_small.c - see support_small.h. */
#include "fuzz/support_small.h"

#include "catalog/catalog.h"
#include "catalog/support_files.h"

#include <stdlib.h>

void small_read(struct batch *batch)
{
	struct str text;
	const char *name = "tests/faults/small/data/all.yaml";
	batch_init(batch);
	if (!file_read(&text, name))
		abort();
	struct catalog_input input = {
		.name = name, .bytes = text.text, .length = text.length, .format = FORMAT_YAML, .table = -1
	};
	catalog_read(batch, &input);
	batch_check(batch, NULL, false);
	if (batch->problem_count)
		abort();
	str_clear(&text);
}

const struct dataset *small_dataset(void)
{
	static struct dataset *dataset;
	struct batch batch;
	if (!dataset) {
		small_read(&batch);
		dataset = batch_dataset(&batch);
		batch_clear(&batch);
	}
	return dataset;
}
