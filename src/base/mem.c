/* mem.c - see mem.h. */
#include "base/mem.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

/* What must be done before a last word can be read; set once by whoever holds the terminal. */
static void (*last_act)(void);

void mem_last_act(void (*act)(void))
{
	last_act = act;
}

_Noreturn void mem_gone(void)
{
	if (last_act)
		last_act();
	fputs("kasoku: out of memory\n", stderr);
	exit(1);
}

void *mem_array(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	if (!p)
		mem_gone();
	return p;
}

void *mem_alloc(size_t size)
{
	return mem_array(1, size);
}

void *mem_resize(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mem_gone();
	size_t bytes = count * size;
	void *p = realloc(old, bytes > 0 ? bytes : 1);
	if (!p)
		mem_gone();
	return p;
}

void mem_rest(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

char *mem_strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(mem_alloc(size), text, size);
}

void *mem_grow(void *items, size_t used, size_t *room, size_t size)
{
	if (used < *room)
		return items;
	*room = *room ? *room * 2 : 16;
	return mem_resize(items, *room, size);
}

static struct arena_block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		mem_gone();
	struct arena_block *block = malloc(sizeof *block + size);
	if (!block)
		mem_gone();
	block->next = NULL;
	block->used = 0;
	block->size = size;
	return block;
}

/* Returns `size` bytes at a multiple of `align`, not zeroed.  A large piece gets a block of its
 * own behind the head, so that the head keeps serving small ones. */
static void *arena_take(struct arena *arena, size_t size, size_t align)
{
	struct arena_block *head = arena->head;
	if (head) {
		size_t at = (head->used + align - 1) & ~(align - 1);
		if (at <= head->size && size <= head->size - at) {
			head->used = at + size;
			return head->bytes + at;
		}
	}
	struct arena_block *block = block_new(size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE);
	block->used = size;
	struct arena_block **place = head && block->size != BLOCK_SIZE ? &head->next : &arena->head;
	block->next = *place;
	*place = block;
	return block->bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_take(arena, size, alignof(max_align_t)), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mem_gone();
	return arena_alloc(arena, count * size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1, 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	size_t size = length < 0 ? 1 : (size_t)length + 1;
	char *text = arena_take(arena, size, 1);
	text[0] = '\0';
	vsnprintf(text, size, format, again);
	va_end(again);
	va_end(args);
	return text;
}

void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->head;
	while (block) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	arena->head = NULL;
}
