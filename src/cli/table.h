/* table.h - rows of text for people, for spreadsheets, for programs. */
#ifndef KASOKU_CLI_TABLE_H
#define KASOKU_CLI_TABLE_H

#include "cli/cli.h"
#include "model/dataset.h"

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

struct table_field {
	const char *name;
	bool number; /* aligned to the right; in JSON a number */
	bool flag;   /* in JSON true or false */
	bool told;   /* words for people: translated in text */
};

/* Cells by row: rows * fields texts, "" or NULL for nothing. */
struct table_grid {
	const struct table_field *fields;
	size_t field_count;
	const char **cells;
	size_t row_count;
};

void table_print(struct cli *cli, const struct table_grid *grid, enum table_format format);

#endif
