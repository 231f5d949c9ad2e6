/* keys.c - see keys.h. */
#include "model/keys.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

uint32_t keys_hash(const char *text)
{
	uint32_t hash = 2166136261u;
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619u;
	return hash;
}

void keys_init(struct keys *keys, const void *owner,
	       const char *(*key_of)(const void *owner, size_t row), size_t rows)
{
	assert(rows < (size_t)1 << 31);
	size_t size = 16;
	while (size < rows * 2)
		size *= 2;
	*keys = (struct keys){ .key_of = key_of, .owner = owner, .mask = size - 1 };
	keys->slots = mem_array(size, sizeof *keys->slots);
}

void keys_clear(struct keys *keys)
{
	free(keys->slots);
	*keys = (struct keys){ 0 };
}

/* The slot that holds `key`, or the free one where it belongs. */
static size_t slot_of(const struct keys *keys, const char *key)
{
	size_t at = keys_hash(key) & keys->mask;
	while (keys->slots[at]) {
		const char *other = keys->key_of(keys->owner, keys->slots[at] - 1);
		if (strcmp(other, key) == 0)
			break;
		at = (at + 1) & keys->mask;
	}
	return at;
}

long keys_add(struct keys *keys, size_t row)
{
	const char *key = keys->key_of(keys->owner, row);
	if (!key)
		return -1;
	size_t at = slot_of(keys, key);
	if (keys->slots[at])
		return (long)keys->slots[at] - 1;
	keys->slots[at] = (uint32_t)row + 1;
	return -1;
}

long keys_find(const struct keys *keys, const char *key)
{
	if (!keys->slots || !key)
		return -1;
	return (long)keys->slots[slot_of(keys, key)] - 1;
}
