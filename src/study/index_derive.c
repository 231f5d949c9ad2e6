/* index_derive.c - the index as rows of derived tables; see index.h. */
#include "study/index.h"

#include "base/i18n.h"
#include "study/index_matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Raise this when the method changes: stores made before are brought up to date. */
#define METHOD "1"

static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t add_value(uint64_t hash, struct value value)
{
	if (value.text)
		return add_bytes(hash, value.text, strlen(value.text) + 1);
	if (isnan(value.number))
		return add_bytes(hash, "", 1);
	return add_bytes(hash, &value.number, sizeof value.number);
}

static uint64_t add_row(uint64_t hash, const struct dataset *dataset, enum table_id table,
			size_t row, const char *const *columns)
{
	for (; *columns; columns++)
		hash = add_value(hash, dataset_get(dataset, table, row, *columns));
	return hash;
}

const char *index_signature(char text[INDEX_SIGNATURE], const struct dataset *dataset)
{
	static const char *const result[] = { "benchmark", "model", "score", "date", NULL };
	static const char *const benchmark[] = {
		"id", "unit", "chance", "maximum", "ceiling", NULL
	};
	static const char *const model[] = { "id", "date", NULL };
	size_t canonical = (size_t)schema_column(TABLE_RESULTS, "canonical");
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_RESULTS); i++)
		if (dataset_value(dataset, TABLE_RESULTS, i, canonical).number > 0)
			hash = add_row(hash, dataset, TABLE_RESULTS, i, result);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_BENCHMARKS); i++)
		hash = add_row(hash, dataset, TABLE_BENCHMARKS, i, benchmark);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_MODELS); i++)
		hash = add_row(hash, dataset, TABLE_MODELS, i, model);
	snprintf(text, INDEX_SIGNATURE, "%s-%016llx", METHOD, (unsigned long long)hash);
	return text;
}

static void set_text(struct value *values, enum table_id table, const char *column,
		     const char *text)
{
	values[schema_column(table, column)].text = text;
}

static void set_number(struct value *values, enum table_id table, const char *column, double number)
{
	/* Digits that mean nothing are left off, so that all machines store the same text. */
	values[schema_column(table, column)].number = round(number * 1e4) / 1e4;
}

static void set_common(struct value *values, enum table_id table, const char *key)
{
	dataset_blank(values, table);
	set_text(values, table, "id", key);
	set_text(values, table, table == TABLE_ABILITIES ? "model" : "benchmark", key);
	set_text(values, table, "tier", "estimated");
	set_text(values, table, "source", INDEX_METHOD);
}

static void add_ability(struct dataset *dataset, const struct index *index,
			const struct index_ability *ability)
{
	struct value values[SCHEMA_COLUMNS];
	set_common(values, TABLE_ABILITIES, ability->id);
	values[schema_column(TABLE_ABILITIES, "date")] = ability->date;
	set_number(values, TABLE_ABILITIES, "value", ability->value);
	set_number(values, TABLE_ABILITIES, "low", ability->low);
	set_number(values, TABLE_ABILITIES, "high", ability->high);
	set_number(values, TABLE_ABILITIES, "level", index->options.level);
	set_number(values, TABLE_ABILITIES, "results", (double)ability->results);
	set_number(values, TABLE_ABILITIES, "residual", ability->residual);
	dataset_add(dataset, TABLE_ABILITIES, values, false);
}

static void add_difficulty(struct dataset *dataset, const struct index *index,
			   const struct index_difficulty *difficulty)
{
	struct value values[SCHEMA_COLUMNS];
	const struct {
		const char *column;
		double number;
	} numbers[] = {
		{ "value", difficulty->value },         { "low", difficulty->low },
		{ "high", difficulty->high },           { "slope", difficulty->slope },
		{ "slope_low", difficulty->slope_low }, { "slope_high", difficulty->slope_high },
		{ "level", index->options.level },      { "floor", difficulty->floor },
		{ "ceiling", difficulty->ceiling },     { "results", (double)difficulty->results },
		{ "residual", difficulty->residual },
	};
	set_common(values, TABLE_DIFFICULTIES, difficulty->id);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		set_number(values, TABLE_DIFFICULTIES, numbers[i].column, numbers[i].number);
	dataset_add(dataset, TABLE_DIFFICULTIES, values, false);
}

bool index_derive(struct dataset *dataset, struct err *err)
{
	struct index index = { .arena = ARENA_EMPTY };
	struct index_options options;
	index_defaults(&options);
	bool made = dataset_find(dataset, TABLE_SOURCES, INDEX_METHOD) >= 0 ||
		    err_set(err, ERR_DATA,
			    _("the index needs the source %s, which is not in the store"),
			    INDEX_METHOD);
	made = made && index_make(&index, dataset, &options, err);
	/* What the index points to lies in rows of other tables, which refilling leaves where they
	 * are. */
	dataset_refill(dataset, TABLE_ABILITIES);
	dataset_refill(dataset, TABLE_DIFFICULTIES);
	for (size_t i = 0; made && i < index.ability_count; i++)
		add_ability(dataset, &index, &index.abilities[i]);
	for (size_t j = 0; made && j < index.difficulty_count; j++)
		add_difficulty(dataset, &index, &index.difficulties[j]);
	dataset_seal(dataset);
	index_clear(&index);
	return made;
}

void index_sources(const struct dataset *dataset, const bool *abilities,
		   void (*each)(void *context, const char *source), void *context)
{
	size_t model = (size_t)schema_column(TABLE_RESULTS, "model");
	size_t source = (size_t)schema_column(TABLE_RESULTS, "source");
	for (size_t i = 0; i < dataset_count(dataset, TABLE_RESULTS); i++) {
		if (!index_counts(dataset, i))
			continue;
		long row = dataset_find(dataset, TABLE_ABILITIES,
					dataset_value(dataset, TABLE_RESULTS, i, model).text);
		if (row >= 0 && abilities[row])
			each(context, dataset_value(dataset, TABLE_RESULTS, i, source).text);
	}
}
