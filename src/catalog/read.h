/* read.h - what the readers of YAML and CSV share. */
#ifndef KASOKU_CATALOG_READ_H
#define KASOKU_CATALOG_READ_H

#include "catalog/catalog.h"
#include "catalog/text.h"

/* One input on its way into a batch. */
struct reading {
	struct batch *batch;
	const struct catalog_input *input;
	const char *bytes; /* of the input, behind a byte order mark */
	size_t length;
	size_t next_progress;
};

enum { READING_PROGRESS_BYTES = 256 * 1024 };

void reading_problem(struct reading *reading, struct text_place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Reads `text` into column `c` of `row`; a value that is wrong becomes a problem.  The column of the
 * place is kept for values that are there, right or wrong. */
void reading_value(struct reading *reading, struct batch_row *row, size_t c,
		   struct text_place place, const char *text);
/* Says how far reading is, now and then. */
void reading_progress(struct reading *reading, size_t done);
/* Says that `table` has no column `name`, and which one was probably meant. */
void reading_unknown_column(struct reading *reading, enum table_id table, struct text_place place,
			    const char *name);

void yaml_read(struct reading *reading);
void csv_read(struct reading *reading);

#endif
