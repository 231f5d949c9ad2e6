/* batch.c - collecting rows and problems; see batch.h.  Checking is in batch_check.c. */
#include "model/batch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void batch_init(struct batch *batch)
{
	*batch = (struct batch){ .arena = ARENA_EMPTY };
}

void batch_clear(struct batch *batch)
{
	free(batch->rows);
	arena_clear(&batch->arena);
	*batch = (struct batch){ .arena = ARENA_EMPTY };
}

/* The batch's own copy of a file name; most rows come from the file of the row before. */
static const char *own_file(struct batch *batch, const char *file)
{
	const char *last = batch->count ? batch->rows[batch->count - 1].file : NULL;
	if (!file || file == last)
		return file;
	if (last && strcmp(last, file) == 0)
		return last;
	return arena_strdup(&batch->arena, file);
}

struct batch_row *batch_add(struct batch *batch, enum table_id table, struct place place)
{
	size_t columns = schema[table].column_count;
	const char *file = own_file(batch, place.file);
	batch->rows = mem_grow(batch->rows, batch->count, &batch->room, sizeof *batch->rows);
	struct batch_row *row = &batch->rows[batch->count++];
	*row = (struct batch_row){ .table = table, .file = file, .line = place.line };
	row->values = arena_array(&batch->arena, columns, sizeof *row->values);
	row->columns = arena_array(&batch->arena, columns, sizeof *row->columns);
	for (size_t i = 0; i < columns; i++)
		row->values[i] = value_absent;
	return row;
}

void batch_problem(struct batch *batch, struct place place, const char *format, ...)
{
	size_t at = batch->problem_count++;
	if (at >= PROBLEMS_MAX)
		return;
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	struct problem *problem = &batch->problems[at];
	problem->place = place;
	problem->place.file = own_file(batch, place.file);
	problem->text = arena_strdup(&batch->arena, text);
}

struct dataset *batch_dataset(const struct batch *batch)
{
	struct dataset *dataset = dataset_new();
	for (size_t i = 0; i < batch->count; i++) {
		const struct batch_row *row = &batch->rows[i];
		dataset_add(dataset, row->table, row->values, false);
	}
	dataset_set_catalog(dataset, batch->catalog_version, batch->catalog_date);
	dataset_seal(dataset);
	return dataset;
}
