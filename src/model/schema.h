/* schema.h - the tables of the catalogue and their columns.
 *
 * This is the one description that YAML and CSV reading, checking, the store, export, the Data view
 * and the manual share: adding a column is adding a row here (and a migration in store).  Every
 * table's first column is its key, unique text.  A value is text or a number (value.h); what a
 * column may hold is said by its type, range and flags. */
#ifndef KASOKU_MODEL_SCHEMA_H
#define KASOKU_MODEL_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

enum table_id {
	TABLE_SOURCES,
	TABLE_UNITS,
	TABLE_BENCHMARKS,
	TABLE_MODELS,
	TABLE_VERSIONS,
	TABLE_RESULTS,
	TABLE_HORIZONS,
	TABLE_CHIPS,
	TABLE_ALGORITHMS,
	TABLE_SPEEDRUNS,
	TABLE_TRAINING,
	TABLE_PRICES,
	TABLE_MILESTONES,
	TABLE_TRENDS,
	TABLE_SERIES,
	TABLE_OBSERVATIONS,
	TABLE_CLAIMS,
	TABLE_EVIDENCE,
	TABLE_PROVENANCE,
	TABLE_ABILITIES,
	TABLE_DIFFICULTIES,
	TABLE_LEVERS,
	TABLE_SCENARIOS,
	TABLE_SETTINGS,
	TABLE_COUNT
};

enum { SCHEMA_COLUMNS = 63 }; /* of a table */

enum column_type {
	COLUMN_KEY,  /* the row's own id: letters, digits and . _ : / - + ( ) , at most 200 bytes */
	COLUMN_REF,  /* the key of a row in the table `refers` */
	COLUMN_TEXT, /* one line of UTF-8 */
	COLUMN_CHOICE,  /* one of the words in `choices`, separated by '|' */
	COLUMN_NUMBER,  /* a real number in [low, high] */
	COLUMN_INTEGER, /* a whole number in [low, high] */
	COLUMN_FLAG,    /* true or false */
	COLUMN_DATE,    /* YYYY-MM-DD, YYYY-MM or YYYY; the text keeps the precision */
};

struct column {
	const char *name;
	enum column_type type;
	bool required;
	enum table_id refers; /* COLUMN_REF */
	const char *choices;  /* COLUMN_CHOICE */
	bool told;            /* words for people: translated when shown, never when written out */
	bool apart;       /* its words mean something else elsewhere: the column is their context */
	double low, high; /* COLUMN_NUMBER, COLUMN_INTEGER */
	const char *unit; /* "" or a unit's id, for display */
	const char *help; /* one phrase, English, translatable */
};

struct table {
	const char *name;  /* "results": the key in YAML files and the table in the store */
	const char *title; /* "benchmark results" */
	const struct column *columns;
	size_t column_count;
	const char *label; /* the column that names a row to people */
	const char *order; /* the column that rows are listed by */
	bool derived;      /* computed from other tables (study/index.h): neither imported nor
			      exported, made anew when what it rests on has changed */
};

/* The tables in an order in which every table stands after those it refers to. */
extern const struct table schema[TABLE_COUNT];

/* The table called `name`, or -1. */
int schema_table(const char *name);
/* The column of `table` called `name`, or -1. */
int schema_column(enum table_id table, const char *name);
/* A text of `table`'s `column` as people read it: translated when the column is told; "" for NULL.
 */
const char *schema_told(enum table_id table, int column, const char *text);
/* True when `choice` is one of the words of `choices`. */
bool schema_choice(const char *choices, const char *choice);

#endif
