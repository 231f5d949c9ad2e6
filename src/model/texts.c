/* texts.c - see texts.h. */
#include "model/texts.h"

#include "base/mem.h"
#include "model/keys.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12, RECENT = 1 << 12 };

void texts_clear(struct texts *texts)
{
	for (int i = 0; i < texts->count; i++)
		if (texts->blocks[i].room)
			free(texts->blocks[i].bytes);
	free(texts->recent);
	*texts = (struct texts){ 0 };
}

size_t texts_length(const struct texts *texts)
{
	if (!texts->count)
		return 0;
	const struct texts_block *last = &texts->blocks[texts->count - 1];
	return last->start + last->used;
}

/* A block that has room for `size` bytes: the last one, or a new one of twice its size. */
static struct texts_block *block_for(struct texts *texts, size_t size)
{
	struct texts_block *last = texts->count ? &texts->blocks[texts->count - 1] : NULL;
	if (last && last->room >= last->used && last->room - last->used >= size)
		return last;
	size_t start = texts_length(texts), room = last ? 2 * (last->used + last->room) : 0;
	if (room < FIRST_ROOM)
		room = FIRST_ROOM;
	if (room < size)
		room = size;
	if (size > UINT32_MAX - start || texts->count == TEXTS_BLOCKS)
		mem_gone();
	texts->blocks[texts->count] = (struct texts_block){ mem_alloc(room), start, 0, room };
	return &texts->blocks[texts->count++];
}

uint32_t texts_add(struct texts *texts, const char *text)
{
	if (!texts->recent)
		texts->recent = mem_array(RECENT, sizeof *texts->recent);
	uint32_t *slot = &texts->recent[keys_hash(text) % RECENT];
	if (*slot && strcmp(texts_at(texts, *slot - 1), text) == 0)
		return *slot - 1;
	size_t size = strlen(text) + 1;
	struct texts_block *block = block_for(texts, size);
	uint32_t place = (uint32_t)(block->start + block->used);
	memcpy(block->bytes + block->used, text, size);
	block->used += size;
	*slot = place + 1;
	return place;
}

void texts_settle(struct texts *texts)
{
	free(texts->recent);
	texts->recent = NULL;
}

const char *texts_at(const struct texts *texts, uint32_t place)
{
	int i = texts->count - 1;
	while (i > 0 && place < texts->blocks[i].start)
		i--;
	assert(i >= 0 && place - texts->blocks[i].start < texts->blocks[i].used);
	return texts->blocks[i].bytes + (place - texts->blocks[i].start);
}

void texts_write(const struct texts *texts, struct str *out)
{
	for (int i = 0; i < texts->count; i++)
		str_add_n(out, texts->blocks[i].bytes, texts->blocks[i].used);
}

bool texts_adopt(struct texts *texts, char *bytes, size_t length)
{
	assert(texts->count == 0);
	if (length && bytes[length - 1] != '\0')
		return false;
	texts->blocks[texts->count++] = (struct texts_block){ bytes, 0, length, 0 };
	return true;
}
