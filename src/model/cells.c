/* cells.c - see cells.h. */
#include "model/cells.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NARROW = 4, DAYS_MOST = 10000000 };
_Static_assert(SCHEMA_COLUMNS < 64, "a mark is a bit for every column and one more");

static bool is_number(enum column_type type)
{
	return type == COLUMN_NUMBER || type == COLUMN_INTEGER || type == COLUMN_FLAG;
}

static bool is_there(struct value value, enum column_type type)
{
	bool number = !isnan(value.number);
	return is_number(type) ? number : value.text && (number || type != COLUMN_DATE);
}

static uint64_t bit(size_t column)
{
	return UINT64_C(1) << column;
}

void cells_init(struct cells *cells, const struct table *table)
{
	assert(table->column_count <= SCHEMA_COLUMNS);
	*cells = (struct cells){ .schema = table, .mark = table->column_count / 8 + 1 };
	for (size_t c = 0; c < table->column_count; c++)
		if (is_number(table->columns[c].type) || table->columns[c].type == COLUMN_DATE)
			cells->wide |= bit(c);
}

void cells_clear(struct cells *cells)
{
	free(cells->own);
	free(cells->at);
	cells_init(cells, cells->schema);
}

static uint64_t mark_of(const struct cells *cells, const unsigned char *row)
{
	uint64_t mark = 0;
	for (size_t i = 0; i < cells->mark; i++)
		mark |= (uint64_t)row[i] << 8 * i;
	return mark;
}

/* What the columns of `mark` take. */
static size_t size_of(const struct cells *cells, uint64_t mark)
{
	return (size_t)NARROW *
	       (size_t)(__builtin_popcountll(mark) + __builtin_popcountll(mark & cells->wide));
}

static void *put(unsigned char *at, const void *bytes, size_t size)
{
	memcpy(at, bytes, size);
	return at + size;
}

static void *put_value(unsigned char *at, struct texts *texts, struct value value,
		       enum column_type type)
{
	if (is_number(type))
		return put(at, &value.number, sizeof value.number);
	if (type == COLUMN_DATE) {
		int32_t days = (int32_t)value.number;
		assert(days == value.number);
		at = put(at, &days, sizeof days);
	}
	uint32_t place = texts_add(texts, value.text);
	return put(at, &place, sizeof place);
}

static unsigned char *room_for_row(struct cells *cells, size_t size)
{
	assert(cells->bytes == cells->own);
	if (cells->room - cells->length < size) {
		cells->room = cells->room + cells->room / 2 + size;
		if (cells->room < 1024)
			cells->room = 1024;
		cells->own = mem_resize(cells->own, cells->room, 1);
		cells->bytes = cells->own;
	}
	cells->at = mem_grow(cells->at, cells->count, &cells->at_room, sizeof *cells->at);
	cells->at[cells->count++] = cells->length;
	cells->length += size;
	return cells->own + cells->length - size;
}

void cells_add(struct cells *cells, struct texts *texts, const struct value *values, bool user)
{
	const struct table *t = cells->schema;
	uint64_t mark = 0;
	for (size_t c = 0; c < t->column_count; c++)
		if (is_there(values[c], t->columns[c].type))
			mark |= bit(c);
	unsigned char *at = room_for_row(cells, cells->mark + size_of(cells, mark));
	for (size_t i = 0; i < cells->mark; i++)
		*at++ = (unsigned char)((mark | (uint64_t)user << t->column_count) >> 8 * i);
	for (size_t c = 0; c < t->column_count; c++)
		if (mark & bit(c))
			at = put_value(at, texts, values[c], t->columns[c].type);
}

void cells_settle(struct cells *cells)
{
	if (cells->own) {
		cells->room = cells->length;
		cells->bytes = cells->own = mem_resize(cells->own, cells->room, 1);
	}
	if (cells->at) {
		cells->at_room = cells->count;
		cells->at = mem_resize(cells->at, cells->at_room, sizeof *cells->at);
	}
}

struct value cells_value(const struct cells *cells, const struct texts *texts, size_t row,
			 size_t column)
{
	const unsigned char *at = cells->bytes + cells->at[row];
	enum column_type type = cells->schema->columns[column].type;
	struct value value = value_absent;
	uint64_t mark = mark_of(cells, at);
	int32_t days;
	uint32_t place;
	if (!(mark & bit(column)))
		return value;
	at += cells->mark + size_of(cells, mark & (bit(column) - 1));
	if (is_number(type)) {
		memcpy(&value.number, at, sizeof value.number);
		return value;
	}
	if (type == COLUMN_DATE) {
		memcpy(&days, at, sizeof days);
		value.number = days;
		at += sizeof days;
	}
	memcpy(&place, at, sizeof place);
	value.text = texts_at(texts, place);
	return value;
}

bool cells_is_user(const struct cells *cells, size_t row)
{
	return mark_of(cells, cells->bytes + cells->at[row]) & bit(cells->schema->column_count);
}

void cells_write(const struct cells *cells, struct str *out)
{
	for (size_t row = 0; row < cells->count; row++) {
		const unsigned char *at = cells->bytes + cells->at[row];
		uint64_t known = mark_of(cells, at) & (bit(cells->schema->column_count) - 1);
		str_add_n(out, (const char *)at, cells->mark + size_of(cells, known));
	}
}

/* ---- what another program may have written ---- */

static bool sound_value(const unsigned char *at, size_t texts, enum column_type type)
{
	double number;
	int32_t days;
	uint32_t place;
	if (is_number(type)) {
		memcpy(&number, at, sizeof number);
		return isfinite(number);
	}
	if (type == COLUMN_DATE) {
		memcpy(&days, at, sizeof days);
		if (days > DAYS_MOST || days < -DAYS_MOST)
			return false;
		at += sizeof days;
	}
	memcpy(&place, at, sizeof place);
	return place < texts;
}

/* The size of the row at `at`, of which `left` bytes are there; 0 when it is not sound. */
static size_t sound_row(const struct cells *cells, const unsigned char *at, size_t left,
			size_t texts)
{
	const struct table *t = cells->schema;
	if (left < cells->mark)
		return 0;
	uint64_t mark = mark_of(cells, at);
	uint64_t known = mark & (bit(t->column_count) - 1);
	size_t size = cells->mark + size_of(cells, known);
	if (mark >> t->column_count > 1 || !(known & 1) || size > left)
		return 0;
	at += cells->mark;
	for (size_t c = 0; c < t->column_count; c++) {
		if (!(known & bit(c)))
			continue;
		if (!sound_value(at, texts, t->columns[c].type))
			return 0;
		at += size_of(cells, bit(c));
	}
	return size;
}

bool cells_adopt(struct cells *cells, const struct texts *texts, const unsigned char *bytes,
		 size_t length, size_t count)
{
	assert(cells->count == 0);
	if (count > length / cells->mark)
		return false;
	size_t begin = 0, size = 1;
	cells->at = mem_resize(cells->at, count, sizeof *cells->at);
	for (size_t row = 0; row < count && size; row++) {
		size = sound_row(cells, bytes + begin, length - begin, texts_length(texts));
		cells->at[row] = begin;
		begin += size;
	}
	if (!size || begin != length) {
		cells_clear(cells);
		return false;
	}
	cells->bytes = bytes;
	cells->length = length;
	cells->count = cells->at_room = count;
	return true;
}
