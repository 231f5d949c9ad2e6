/* read.c - an input of either format into a batch; see catalog.h and read.h. */
#include "catalog/read.h"

#include "base/i18n.h"
#include "model/say.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void reading_problem(struct reading *reading, struct text_place place, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	struct place where = { reading->input->name, place.line, place.column };
	batch_problem(reading->batch, where, "%s", text);
}

/* Most rows stand on one line; only for others are the lines of their values kept as well. */
static void keep_place(struct batch *batch, struct batch_row *row, size_t c, struct text_place place)
{
	uint32_t below = place.line - row->line;
	if (below && !row->lines)
		row->lines = arena_array(&batch->arena, schema[row->table].column_count,
					 sizeof *row->lines);
	if (row->lines)
		row->lines[c] = (uint16_t)(below > UINT16_MAX ? UINT16_MAX : below);
	row->columns[c] = (uint16_t)(place.column > UINT16_MAX ? UINT16_MAX : place.column);
}

void reading_value(struct reading *reading, struct batch_row *row, size_t c,
		   struct text_place place, const char *text)
{
	struct err err;
	if (text[0] == '\0')
		return;
	keep_place(reading->batch, row, c, place);
	const struct column *column = &schema[row->table].columns[c];
	if (!value_read(&row->values[c], column, text, &reading->batch->arena, &err))
		reading_problem(reading, place, "%s", err.text);
}

void reading_progress(struct reading *reading, size_t done)
{
	const struct catalog_input *input = reading->input;
	if (done < reading->next_progress || !input->progress)
		return;
	reading->next_progress = done + READING_PROGRESS_BYTES;
	input->progress(input->context, done, reading->length);
}

void reading_unknown_column(struct reading *reading, enum table_id table, struct text_place place,
			    const char *name)
{
	char quoted[SAY_TEXT];
	struct say_nearest nearest = { .wanted = name };
	for (size_t i = 0; i < schema[table].column_count; i++)
		say_nearest_try(&nearest, schema[table].columns[i].name);
	say_quoted(quoted, name);
	if (nearest.best)
		reading_problem(reading, place, _("`%s` has no column %s; did you mean '%s'?"),
				schema[table].name, quoted, nearest.best);
	else
		reading_problem(reading, place, _("`%s` has no column %s"), schema[table].name, quoted);
}

bool catalog_read(struct batch *batch, const struct catalog_input *input)
{
	size_t before = batch->problem_count;
	size_t mark = text_mark(input->bytes, input->length);
	struct reading reading = {
		.batch = batch,
		.input = input,
		.bytes = input->bytes + mark,
		.length = input->length - mark,
	};
	struct text_place place;
	struct err err;
	if (!text_check(reading.bytes, reading.length, &place, &err))
		reading_problem(&reading, place, "%s", err.text);
	else if (input->format == FORMAT_CSV)
		csv_read(&reading);
	else
		yaml_read(&reading);
	reading.next_progress = 0;
	reading_progress(&reading, reading.length);
	return batch->problem_count == before;
}

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);
	return length > tail && strcasecmp(name + length - tail, ending) == 0;
}

/* The first line that says something: neither blank nor a comment nor YAML's own marks. */
static const char *first_line(const char *bytes, size_t length, size_t *line_length)
{
	const char *end = bytes + length;
	for (const char *line = bytes; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		if (!stop)
			stop = end;
		*line_length = (size_t)(stop - line);
		bool blank = *line == '\n' || *line == '\r' || *line == '#' || *line == '%';
		if (!blank && (*line_length < 3 || memcmp(line, "---", 3) != 0))
			return line;
		line = stop + (stop < end);
	}
	*line_length = 0;
	return bytes;
}

enum catalog_format catalog_guess(const char *name, const char *bytes, size_t length)
{
	if (ends_in(name, ".csv"))
		return FORMAT_CSV;
	if (ends_in(name, ".yaml") || ends_in(name, ".yml"))
		return FORMAT_YAML;
	size_t mark = text_mark(bytes, length), line_length;
	const char *line = first_line(bytes + mark, length - mark, &line_length);
	if (line_length == 0 || *line == '{')
		return FORMAT_YAML;
	const char *colon = memchr(line, ':', line_length), *comma = memchr(line, ',', line_length);
	return comma && (!colon || comma < colon) ? FORMAT_CSV : FORMAT_YAML;
}
