/* value.h - one field of a row. */
#ifndef KASOKU_MODEL_VALUE_H
#define KASOKU_MODEL_VALUE_H

#include "base/err.h"
#include "base/mem.h"
#include "model/schema.h"

#include <stdbool.h>

/* One field.  Absent: text NULL and number NaN.  Text, key, reference and choice columns: `text`.
 * Numbers, integers: `number`.  Flags: `number` 0 or 1.  Dates: `number` in days since 1970 and
 * `text` as written ("2022-03"). */
struct value {
	double number;
	const char *text;
};

extern const struct value value_absent;
bool value_known(struct value value);
bool value_same(struct value a, struct value b);
/* Reads `text` as the type of `column`; text is copied into `arena`.  On failure `err` says what is
 * wrong with the value and what is expected (not where it stands).  Empty text is absent. */
bool value_read(struct value *value, const struct column *column, const char *text,
		struct arena *arena, struct err *err);
/* Writes `value` as it is written in files; "" when absent.  `text` has room for 64 bytes and is
 * used for numbers; text values are returned as they are. */
const char *value_write(struct value value, const struct column *column, char text[64]);

#endif
