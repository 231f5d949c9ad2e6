/* fuzz_scenario.c - what a scenario is told: settings between blanks; after a newline its name;
 * after another a file of scenarios as they are exported. */
#include "catalog/catalog.h"
#include "drivers/scenario.h"
#include "fuzz/fuzz.h"
#include "fuzz/support_small.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct lever_list levers;

/* Each setting; then what is set is spelt, and read again it is the same. */
static void assign(char *text)
{
	struct scenario scenario, again;
	struct err err = { 0 };
	struct str spelt;
	scenario_base(&scenario);
	scenario_base(&again);
	for (char *word = strtok(text, " "); word; word = strtok(NULL, " "))
		if (!scenario_assign(&scenario, &levers, word, &err) && !err.text[0])
			abort();
	str_init(&spelt);
	scenario_spell(&scenario, &levers, &spelt);
	for (char *word = strtok(spelt.text, " "); word; word = strtok(NULL, " "))
		if (!scenario_assign(&again, &levers, word, &err))
			abort();
	if (!scenario_same(&scenario, &again))
		abort();
	str_clear(&spelt);
}

static void read_rows(const char *text)
{
	struct batch batch;
	struct scenario scenario;
	struct catalog_input input = { .name = "-",
				       .bytes = text,
				       .length = strlen(text),
				       .format = FORMAT_YAML,
				       .table = -1 };
	batch_init(&batch);
	catalog_read(&batch, &input);
	batch_check(&batch, small_dataset(), true);
	if (batch.problem_count == 0) {
		struct dataset *dataset = batch_dataset(&batch);
		for (size_t i = 0; i < dataset_count(dataset, TABLE_SCENARIOS); i++) {
			const char *name = dataset_value(dataset, TABLE_SCENARIOS, i, 0).text;
			struct batch rows;
			struct err err = { 0 };
			batch_init(&rows);
			if (scenario_load(&scenario, dataset, &levers, name, &err))
				scenario_rows(&scenario, &levers, &rows);
			else if (!err.text[0])
				abort();
			batch_clear(&rows);
		}
		dataset_free(dataset);
	}
	batch_clear(&batch);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text;
	struct err err = { 0 };
	if (levers.count == 0)
		lever_list_init(&levers, small_dataset(), NULL);
	str_init(&text);
	str_add_n(&text, (const char *)data, size);
	char *name = text.text + strcspn(text.text, "\n");
	name += *name == '\n';
	char *rows = name + strcspn(name, "\n");
	rows += *rows == '\n';
	read_rows(rows);
	if (rows > name)
		rows[-1] = '\0';
	if (name > text.text)
		name[-1] = '\0';
	if (!scenario_name_allowed(name, &err) && !err.text[0])
		abort();
	assign(text.text);
	str_clear(&text);
	return 0;
}
