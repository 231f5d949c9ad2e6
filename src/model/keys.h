/* keys.h - finding a row by its key: an open-addressing hash table of row numbers.
 *
 * The index stores no text; its owner hands out the key of a row.  It is made for a known number of
 * rows and stays at most half full, so a look-up takes one or two comparisons. */
#ifndef KASOKU_MODEL_KEYS_H
#define KASOKU_MODEL_KEYS_H

#include <stddef.h>
#include <stdint.h>

struct keys {
	const char *(*key_of)(const void *owner, size_t row); /* may give NULL: never found */
	const void *owner;
	uint32_t *slots; /* row + 1, 0 when free */
	size_t mask;     /* slots - 1 */
};

/* Starts an empty index for at most `rows` rows (fewer than 2^31). */
void keys_init(struct keys *keys, const void *owner,
	       const char *(*key_of)(const void *owner, size_t row), size_t rows);
void keys_clear(struct keys *keys);
/* Adds `row` under its key.  When another row has the key already, that row is returned and nothing
 * is added; else -1. */
long keys_add(struct keys *keys, size_t row);
/* The row with `key`, or -1. */
long keys_find(const struct keys *keys, const char *key);
/* FNV-1a, 32 bits. */
uint32_t keys_hash(const char *text);

#endif
