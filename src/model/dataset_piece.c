/* dataset_piece.c - a dataset as one piece of bytes, and out of one.
 *
 * The piece: a fingerprint of the schema; for each table its number of rows and their bytes
 * (cells.h); the rows, table by table; the texts (texts.h). */
#include "model/dataset_in.h"

#include <assert.h>
#include <string.h>

enum { FORMAT = 2 };

struct heading {
	uint64_t fingerprint;
	struct {
		uint32_t rows, bytes;
	} tables[TABLE_COUNT];
};

static uint64_t fold(uint64_t hash, const char *text)
{
	do
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	while (*text++);
	return hash;
}

/* Changes with tables, columns, types, their order, the byte order and the format. */
static uint64_t fingerprint(void)
{
	const uint16_t order = 0x0102;
	uint64_t hash = UINT64_C(0xcbf29ce484222325) + FORMAT + *(const unsigned char *)&order;
	for (int t = 0; t < TABLE_COUNT; t++) {
		hash = fold(hash, schema[t].name);
		for (size_t c = 0; c < schema[t].column_count; c++)
			hash = fold(hash, schema[t].columns[c].name) + schema[t].columns[c].type;
		hash = fold(hash, schema[t].order);
	}
	return hash;
}

bool dataset_pack(const struct dataset *dataset, size_t most, struct str *piece)
{
	struct heading heading = { .fingerprint = fingerprint() };
	size_t size = sizeof heading + texts_length(&dataset->texts);
	assert(dataset->sealed && most <= UINT32_MAX);
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct cells *cells = &dataset->tables[t].cells;
		size += cells->length;
		if (size > most)
			return false;
		heading.tables[t].rows = (uint32_t)cells->count;
		heading.tables[t].bytes = (uint32_t)cells->length;
	}
	str_add_n(piece, (const char *)&heading, sizeof heading);
	for (int t = 0; t < TABLE_COUNT; t++)
		cells_write(&dataset->tables[t].cells, piece);
	texts_write(&dataset->texts, piece);
	return true;
}

bool dataset_unpack(struct dataset *dataset, unsigned char *piece, size_t size)
{
	struct heading heading;
	size_t rows = 0;
	assert(!dataset->piece && !dataset->sealed);
	dataset->piece = piece;
	if (size < sizeof heading)
		return false;
	memcpy(&heading, piece, sizeof heading);
	if (heading.fingerprint != fingerprint())
		return false;
	for (int t = 0; t < TABLE_COUNT; t++) {
		if (heading.tables[t].bytes > size - sizeof heading - rows)
			return false;
		rows += heading.tables[t].bytes;
	}
	unsigned char *at = piece + sizeof heading, *texts = at + rows;
	if (!texts_adopt(&dataset->texts, (char *)texts, (size_t)(piece + size - texts)))
		return false;
	for (int t = 0; t < TABLE_COUNT; t++) {
		if (!cells_adopt(&dataset->tables[t].cells, &dataset->texts, at,
				 heading.tables[t].bytes, heading.tables[t].rows))
			return false;
		at += heading.tables[t].bytes;
	}
	return true;
}
