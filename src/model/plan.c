/* plan.c - see plan.h. */
#include "model/plan.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The column that `column` bounds: "p50" for "p50_low", "value" for a bare "low", else -1. */
static int bounded_by(enum table_id table, const char *column, const char *bound)
{
	char name[64];
	size_t length = strlen(column), tail = strlen(bound);
	if (strcmp(column, bound) == 0)
		return schema_column(table, "value");
	if (length <= tail + 1 || column[length - tail - 1] != '_' ||
	    strcmp(column + length - tail, bound) != 0 || length >= sizeof name)
		return -1;
	snprintf(name, sizeof name, "%.*s", (int)(length - tail - 1), column);
	return schema_column(table, name);
}

static void add_pair(struct plan *plan, int lower, int upper)
{
	if (lower < 0 || upper < 0)
		return;
	assert(plan->pair_count < PLAN_COLUMNS);
	plan->lower[plan->pair_count] = lower;
	plan->upper[plan->pair_count++] = upper;
}

static void add_named_pairs(struct plan *plan, enum table_id table)
{
	static const struct {
		enum table_id table;
		const char *lower, *upper;
	} pairs[] = {
		{ TABLE_BENCHMARKS, "chance", "maximum" },
		{ TABLE_BENCHMARKS, "ceiling", "maximum" },
		{ TABLE_SERIES, "floor", "ceiling" },
		{ TABLE_TRENDS, "low", "high" },
		{ TABLE_TRENDS, "period_start", "period_end" },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i].table == table)
			add_pair(plan, schema_column(table, pairs[i].lower),
				 schema_column(table, pairs[i].upper));
}

void plan_make(struct plan *plan, enum table_id table)
{
	*plan = (struct plan){ .required_count = 0 };
	assert(schema[table].column_count <= PLAN_COLUMNS);
	for (int c = 0; c < (int)schema[table].column_count; c++) {
		const struct column *column = &schema[table].columns[c];
		if (column->required)
			plan->required[plan->required_count++] = c;
		if (column->type == COLUMN_REF)
			plan->references[plan->reference_count++] = c;
		if (column->type != COLUMN_NUMBER && column->type != COLUMN_INTEGER)
			continue;
		add_pair(plan, c, bounded_by(table, column->name, "low"));
		add_pair(plan, bounded_by(table, column->name, "high"), c);
	}
	add_named_pairs(plan, table);
}
