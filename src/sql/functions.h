/* functions.h - the aggregates as a table: a name, its arguments, and the answer. */
#ifndef KASOKU_SQL_FUNCTIONS_H
#define KASOKU_SQL_FUNCTIONS_H

#include "sql/points.h"

struct function {
	const char *name;
	int fewest, most; /* arguments: date, value, and a level or what is to be reached */
	void (*answer)(sqlite3_context *context, const struct function *function,
		       const struct points *points);
};
extern const struct function functions[];
extern const size_t function_count;

#endif
