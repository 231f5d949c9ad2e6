/* paper.c - building a paper block by block; see paper.h. */
#include "paper/paper.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void paper_init(struct paper *paper, const char *language, const char *title, const char *about)
{
	*paper = (struct paper){ 0 };
	paper->language = arena_strdup(&paper->arena, language);
	paper->title = arena_strdup(&paper->arena, title);
	paper->about = arena_strdup(&paper->arena, about);
}

void paper_clear(struct paper *paper)
{
	for (size_t i = 0; i < paper->count; i++) {
		if (paper->blocks[i].kind == PAPER_FIGURE)
			canvas_clear(&paper->blocks[i].canvas);
		free(paper->blocks[i].cells);
		free(paper->blocks[i].marks);
	}
	free(paper->blocks);
	free(paper->references);
	arena_clear(&paper->arena);
	*paper = (struct paper){ 0 };
}

static struct paper_block *add_block(struct paper *paper, enum paper_kind kind, const char *text,
				     size_t length)
{
	paper->blocks = mem_grow(paper->blocks, paper->count, &paper->room, sizeof *paper->blocks);
	struct paper_block *block = &paper->blocks[paper->count++];
	*block = (struct paper_block){ .kind = kind, .summary = "", .under = "" };
	block->text = arena_strndup(&paper->arena, text, length);
	return block;
}

static struct paper_block *last(struct paper *paper)
{
	assert(paper->count > 0);
	return &paper->blocks[paper->count - 1];
}

void paper_heading(struct paper *paper, int level, const char *text)
{
	add_block(paper, PAPER_HEADING, text, strlen(text))->level = level;
}

void paper_add(struct paper *paper, enum paper_kind kind, const char *text)
{
	while (*text) {
		size_t length = kind == PAPER_DATA ? strlen(text) : strcspn(text, "\n");
		if (length > 0)
			add_block(paper, kind, text, length);
		text += length + (text[length] == '\n');
	}
}

void paper_figure(struct paper *paper, const char *title, const char *summary, bool told,
		  struct canvas *canvas, const char *under)
{
	struct paper_block *block = add_block(paper, PAPER_FIGURE, title, strlen(title));
	block->summary = arena_strdup(&paper->arena, summary);
	block->under = arena_strdup(&paper->arena, under);
	block->told = told;
	block->canvas = *canvas;
	*canvas = (struct canvas){ 0 };
}

void paper_table(struct paper *paper, const char *caption, const struct paper_column *columns,
		 size_t column_count, bool rows_of_data)
{
	struct paper_block *block = add_block(paper, PAPER_TABLE, caption, strlen(caption));
	block->columns = columns;
	block->column_count = column_count;
	block->rows_of_data = rows_of_data;
}

static void add_cell(struct paper *paper, const char *text, double exact, size_t mark)
{
	struct paper_block *block = last(paper);
	assert(block->kind == PAPER_TABLE);
	block->cells =
		mem_grow(block->cells, block->cell_count, &block->cell_room, sizeof *block->cells);
	block->cells[block->cell_count++] =
		(struct paper_cell){ arena_strdup(&paper->arena, text), exact, mark };
}

void paper_cell(struct paper *paper, const char *text)
{
	add_cell(paper, text, (double)NAN, 0);
}

void paper_cell_number(struct paper *paper, const char *text, double exact)
{
	add_cell(paper, text, exact, 0);
}

void paper_cell_source(struct paper *paper, const char *key)
{
	add_cell(paper, key, (double)NAN, *key ? paper_reference(paper, key) : 0);
}

void paper_cite(struct paper *paper, const char *key)
{
	struct paper_block *block = last(paper);
	size_t mark = paper_reference(paper, key);
	for (size_t i = 0; i < block->mark_count; i++)
		if (block->marks[i] == mark)
			return;
	block->marks =
		mem_grow(block->marks, block->mark_count, &block->mark_room, sizeof *block->marks);
	block->marks[block->mark_count++] = mark;
}

bool paper_column_seen(const struct paper_block *block, size_t column)
{
	for (size_t i = column; i < block->cell_count; i += block->column_count)
		if (*block->cells[i].text)
			return *block->columns[column].title != '\0';
	return false;
}

size_t paper_reference(struct paper *paper, const char *key)
{
	for (size_t i = 0; i < paper->reference_count; i++)
		if (strcmp(paper->references[i].key, key) == 0)
			return i + 1;
	paper->references = mem_grow(paper->references, paper->reference_count,
				     &paper->reference_room, sizeof *paper->references);
	paper->references[paper->reference_count].key = arena_strdup(&paper->arena, key);
	paper->references[paper->reference_count].text = NULL;
	return ++paper->reference_count;
}
