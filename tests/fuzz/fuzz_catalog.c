/* fuzz_catalog.c - rows as YAML or CSV: read, checked, and when every value is good written and
 * read again.
 *
 * References may lead nowhere, so that a few rows will do.  CSV whose header does not tell is read as
 * models. */
#include "catalog/catalog.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

static void read_into(struct batch *batch, const struct str *text, enum catalog_format format,
		      int table)
{
	struct catalog_input input = {
		.name = "-",
		.bytes = text->text,
		.length = text->length,
		.format = format,
		.table = table,
	};
	batch_init(batch);
	catalog_read(batch, &input);
}

static void write_table(struct str *out, const struct dataset *dataset, enum table_id table,
			enum catalog_format format)
{
	if (format == FORMAT_YAML)
		catalog_write_yaml(out, dataset, table);
	else
		catalog_write_csv(out, dataset, table);
}

/* What we write we read without a word, and write the same again. */
static void write_and_read(const struct dataset *dataset, enum table_id table,
			   enum catalog_format format)
{
	struct str once, twice;
	struct batch batch;
	str_init(&once);
	str_init(&twice);
	write_table(&once, dataset, table, format);
	read_into(&batch, &once, format, (int)table);
	struct dataset *again = batch_dataset(&batch);
	write_table(&twice, again, table, format);
	if (batch.problem_count || strcmp(once.text, twice.text) != 0)
		abort();
	dataset_free(again);
	batch_clear(&batch);
	str_clear(&twice);
	str_clear(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct batch batch;
	struct str text;
	str_init(&text);
	str_add_n(&text, (const char *)data, size);
	enum catalog_format format = catalog_guess("-", text.text, text.length);
	read_into(&batch, &text, format, -1);
	if (format == FORMAT_CSV && batch.problem_count) {
		batch_clear(&batch);
		read_into(&batch, &text, format, TABLE_MODELS);
	}
	bool readable = batch.problem_count == 0;
	batch_check(&batch, NULL, false);
	if (readable) {
		struct dataset *dataset = batch_dataset(&batch);
		for (enum table_id table = 0; table < TABLE_COUNT; table++)
			if (dataset_count(dataset, table) && !schema[table].derived) {
				write_and_read(dataset, table, FORMAT_YAML);
				write_and_read(dataset, table, FORMAT_CSV);
			}
		dataset_free(dataset);
	}
	batch_clear(&batch);
	str_clear(&text);
	return 0;
}
