/* texts.h - very many short texts, each known by its place: 32 bits where a pointer takes 64.
 *
 * Texts only come, and stay where they are: what texts_at() gives is good until texts_clear().
 * Places go up without a gap, so that all texts one after the other are what a snapshot keeps and
 * gives back. */
#ifndef KASOKU_MODEL_TEXTS_H
#define KASOKU_MODEL_TEXTS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TEXTS_BLOCKS = 32 };

struct texts {
	struct texts_block {
		char *bytes;
		size_t start, used, room; /* place of the first byte; `room` 0: another's memory */
	} blocks[TEXTS_BLOCKS];
	int count;
	uint32_t *recent; /* place + 1 of the text last seen in each hash slot; NULL: not kept */
};

/* Zeroed is empty.  texts_clear() makes it so again. */
void texts_clear(struct texts *texts);
/* The place of a copy of `text`.  Texts that come again and again (sources, units, names of
 * benchmarks) mostly share one, until texts_settle().  Four gibibytes of them are as if memory were
 * gone. */
uint32_t texts_add(struct texts *texts, const char *text);
/* Forgets which texts were there: what was kept only to share them is freed. */
void texts_settle(struct texts *texts);
const char *texts_at(const struct texts *texts, uint32_t place);
size_t texts_length(const struct texts *texts);
/* Appends all texts to `out`, each ending with NUL. */
void texts_write(const struct texts *texts, struct str *out);
/* Begins an empty `texts` with what texts_write() wrote, which the caller keeps in memory; false
 * when the last one does not end. */
bool texts_adopt(struct texts *texts, char *bytes, size_t length);

#endif
