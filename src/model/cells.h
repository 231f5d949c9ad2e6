/* cells.h - the rows of one table, packed: what is absent takes no room.
 *
 * A row is a mark, a bit for every column that is known and one for the user's rows, lowest first;
 * then what the known columns hold, in their order: a number 8 bytes, a text 4 (its place in the
 * texts), a date 8 (4 the days, 4 the text).  Numbers are the machine's own and not aligned.  Where
 * a value lies follows from the mark by counting bits.  Rows only come at the end. */
#ifndef KASOKU_MODEL_CELLS_H
#define KASOKU_MODEL_CELLS_H

#include "model/texts.h"
#include "model/value.h"

struct cells {
	const struct table *schema;
	uint64_t wide;              /* the columns of 8 bytes */
	size_t mark;                /* bytes of a mark */
	const unsigned char *bytes; /* the rows: `own`, or another's memory */
	unsigned char *own;
	size_t length, room; /* of the bytes */
	size_t *at;          /* where each row begins */
	size_t count, at_room;
};

void cells_init(struct cells *cells, const struct table *table);
/* No rows any more; cells_init() need not come again. */
void cells_clear(struct cells *cells);
/* Appends a row with a value for every column; its texts are copied. */
void cells_add(struct cells *cells, struct texts *texts, const struct value *values, bool user);
/* Gives back the room that no row took. */
void cells_settle(struct cells *cells);
struct value cells_value(const struct cells *cells, const struct texts *texts, size_t row,
			 size_t column);
bool cells_is_user(const struct cells *cells, size_t row);
/* Appends all rows, as they are numbered, to `out`. */
void cells_write(const struct cells *cells, struct str *out);
/* Begins empty cells with `count` rows that cells_write() wrote in `length` bytes, which the caller
 * keeps in memory.  Nothing in them is trusted: false, and `cells` empty, unless every row is
 * whole, has a key, and holds finite numbers, days that a date may have and places of `texts`. */
bool cells_adopt(struct cells *cells, const struct texts *texts, const unsigned char *bytes,
		 size_t length, size_t count);

#endif
