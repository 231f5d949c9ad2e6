/* paper_data.c - a paper for programs: JSON with everything, CSV with the rows. */
#include "paper/paper.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

static void add_field(struct str *out, const char *name, const char *text)
{
	str_printf(out, ",\"%s\":", name);
	str_add_json(out, text);
}

static const char *kind_name(enum paper_kind kind)
{
	static const char *const names[] = {
		[PAPER_HEADING] = "heading", [PAPER_TEXT] = "text",	  [PAPER_LEAD] = "lead",
		[PAPER_QUOTE] = "quote",     [PAPER_WARNING] = "warning", [PAPER_SMALL] = "basis",
		[PAPER_ITEM] = "item",	     [PAPER_COMMAND] = "command", [PAPER_NOTES] = "notes",
		[PAPER_FIGURE] = "figure",   [PAPER_TABLE] = "table",	  [PAPER_DATA] = "data",
	};
	return names[kind];
}

static void add_value(struct str *out, const struct paper_block *block, size_t column,
		      const struct paper_cell *cell)
{
	if (!isnan(cell->exact))
		str_add_json_number(out, cell->exact);
	else
		str_add_json(out, block->columns[column].right && !*cell->text ? NULL : cell->text);
}

static void add_rows(struct str *out, const struct paper_block *block)
{
	str_add(out, ",\"rows\":[");
	for (size_t i = 0; i < block->cell_count; i++) {
		size_t column = i % block->column_count;
		str_add(out, column ? "," : i ? ",\n{" : "\n{");
		str_add_json(out, block->columns[column].id);
		str_add_char(out, ':');
		add_value(out, block, column, &block->cells[i]);
		if (column + 1 == block->column_count)
			str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_block(struct str *out, const struct paper *paper, const struct paper_block *block)
{
	str_printf(out, "{\"kind\":\"%s\"", kind_name(block->kind));
	if (block->kind == PAPER_DATA) {
		str_printf(out, ",\"data\":%s}", block->text);
		return;
	}
	if (block->kind == PAPER_HEADING)
		str_printf(out, ",\"level\":%d", block->level);
	add_field(out, "text", block->text);
	if (*block->summary)
		add_field(out, "summary", block->summary);
	if (block->kind == PAPER_TABLE)
		add_rows(out, block);
	if (block->mark_count) {
		str_add(out, ",\"sources\":[");
		for (size_t i = 0; i < block->mark_count; i++) {
			str_add(out, i ? "," : "");
			str_add_json(out, paper->references[block->marks[i] - 1].key);
		}
		str_add_char(out, ']');
	}
	str_add_char(out, '}');
}

void paper_json(const struct paper *paper, struct str *out)
{
	str_add(out, "{\"title\":");
	str_add_json(out, paper->title);
	add_field(out, "about", paper->about);
	add_field(out, "language", paper->language);
	str_add(out, ",\"content\":[");
	for (size_t i = 0; i < paper->count; i++) {
		str_add(out, i ? ",\n" : "\n");
		add_block(out, paper, &paper->blocks[i]);
	}
	str_add(out, "],\n\"references\":[");
	for (size_t i = 0; i < paper->reference_count; i++) {
		const struct paper_reference *reference = &paper->references[i];
		str_printf(out, "%s{\"number\":%zu", i ? ",\n" : "\n", i + 1);
		add_field(out, "key", reference->key);
		add_field(out, "citation", reference->text ? reference->text : reference->key);
		str_add_char(out, '}');
	}
	str_add(out, "]}\n");
}

static bool same_columns(const struct paper_block *a, const struct paper_block *b)
{
	if (a->column_count != b->column_count)
		return false;
	for (size_t i = 0; i < a->column_count; i++)
		if (strcmp(a->columns[i].id, b->columns[i].id) != 0)
			return false;
	return true;
}

static void add_csv(struct str *out, const struct paper_block *block)
{
	for (size_t i = 0; i < block->cell_count; i++) {
		const struct paper_cell *cell = &block->cells[i];
		char number[NUM_TEXT];
		str_add(out, i % block->column_count ? "," : "");
		str_add_csv(out, isnan(cell->exact) ? cell->text : num_exact(number, cell->exact));
		if ((i + 1) % block->column_count == 0)
			str_add_char(out, '\n');
	}
}

static void add_header(struct str *out, const struct paper_block *block)
{
	for (size_t c = 0; c < block->column_count; c++) {
		str_add(out, c ? "," : "");
		str_add_csv(out, block->columns[c].id);
	}
	str_add_char(out, '\n');
}

size_t paper_csv(const struct paper *paper, struct str *out)
{
	const struct paper_block *first = NULL;
	size_t left = 0;
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->blocks[i];
		if (block->kind != PAPER_TABLE || !block->rows_of_data)
			continue;
		if (!first)
			add_header(out, block);
		first = first ? first : block;
		if (same_columns(first, block))
			add_csv(out, block);
		else
			left++;
	}
	return left;
}
