/* expression.h - the small languages in the table `series`: paths, products, conditions.
 *
 * path       column, or reference.column …: "model.organization"
 * product    path or number, then any of "* operand" and "/ operand": "fp32 / price"
 * conditions joined by ";", all must hold:
 *            path = word|word …     equal to one of them      path != word|word …   to none
 *            path < word, <=, >, >=                           path known, path unknown
 *
 * Words are compared as the column's type says: numbers and dates by value (2026-05 is its first
 * day), flags as true and false, text letter by letter with case.  An absent field equals nothing:
 * "!=" and "unknown" hold for it, all else does not.  A word cannot hold ";" or "|".  Names are resolved once, when compiling; the
 * compiled forms live in the caller's arena. */
#ifndef KASOKU_MODEL_EXPRESSION_H
#define KASOKU_MODEL_EXPRESSION_H

#include "model/dataset.h"

enum { PATH_STEPS = 4 }; /* no chain of references in the schema is longer */

struct path {
	enum table_id tables[PATH_STEPS];
	int columns[PATH_STEPS]; /* all but the last are references */
	int steps;
};

struct factor {
	struct path path;
	double number; /* when `path.steps` is 0 */
	bool divides;
};

struct product {
	struct factor *factors;
	size_t count;
};

enum comparison {
	IS_EQUAL,
	IS_OTHER,
	IS_LESS,
	IS_LESS_EQUAL,
	IS_MORE,
	IS_MORE_EQUAL,
	IS_KNOWN,
	IS_UNKNOWN
};

struct condition {
	struct path path;
	enum comparison comparison;
	struct value *values;
	size_t value_count;
};

struct conditions {
	struct condition *items;
	size_t count;
};

/* Each compiles `text` over the rows of `table`; ERR_INPUT with a sentence that names what is wrong
 * and what would do. */
bool path_compile(struct path *path, enum table_id table, const char *text, struct err *err);
bool product_compile(struct product *product, enum table_id table, const char *text,
		     struct arena *arena, struct err *err);
bool conditions_compile(struct conditions *conditions, enum table_id table, const char *text,
			struct arena *arena, struct err *err);

/* The description of the column at the end of `path`. */
const struct column *path_column(const struct path *path);
/* The field that `path` leads to from a row; absent where a reference leads nowhere. */
struct value path_value(const struct path *path, const struct dataset *dataset, size_t row);
/* NaN when a factor is absent. */
double product_value(const struct product *product, const struct dataset *dataset, size_t row);
bool conditions_hold(const struct conditions *conditions, const struct dataset *dataset,
		     size_t row);

#endif
