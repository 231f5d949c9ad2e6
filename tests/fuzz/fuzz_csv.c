/* fuzz_csv.c - the first byte says which table, the rest is CSV. */
#include "catalog/catalog.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct batch batch;
	if (size < 1)
		return 0;
	struct catalog_input input = {
		.name = "-",
		.bytes = (const char *)data + 1,
		.length = size - 1,
		.format = FORMAT_CSV,
		.table = data[0] % (TABLE_COUNT + 1) - 1,
	};
	batch_init(&batch);
	if (!catalog_read(&batch, &input) && batch.problem_count == 0)
		abort();
	for (size_t i = 0; i < batch.problem_count && i < PROBLEMS_MAX; i++)
		if (!*batch.problems[i].text)
			abort();
	if (batch.problem_count == 0) {
		struct dataset *dataset = batch_dataset(&batch);
		dataset_free(dataset);
	}
	batch_check(&batch, NULL, true);
	batch_clear(&batch);
	return 0;
}
