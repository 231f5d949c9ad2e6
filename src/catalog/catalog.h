/* catalog.h - text in and out: catalogue rows as YAML or CSV, themes as YAML.
 *
 * The only room that knows libyaml.  Reading never stops at the first problem: everything wrong goes
 * into the batch with its file, line and column.  Limits: a file of 256 MiB, a line of 1 MiB, nesting
 * of 8, no YAML aliases or anchors (so nothing can expand), one document per file. */
#ifndef KASOKU_CATALOG_CATALOG_H
#define KASOKU_CATALOG_CATALOG_H

#include "base/str.h"
#include "draw/theme.h"
#include "model/batch.h"
#include "model/deck.h"

enum catalog_format { FORMAT_YAML, FORMAT_CSV };

struct catalog_input {
	const char *name;      /* for messages: the path, or "-" */
	const char *bytes;
	size_t length;
	enum catalog_format format;
	int table;             /* CSV: enum table_id, or -1 to tell from name and header */
	void (*progress)(void *context, size_t done, size_t total); /* may be NULL */
	void *context;
};

/* Adds the rows of `input` to `batch`.  Problems are in the batch; the return value says whether this
 * input added none. */
bool catalog_read(struct batch *batch, const struct catalog_input *input);
/* The format that a file name or the first bytes suggest. */
enum catalog_format catalog_guess(const char *name, const char *bytes, size_t length);

/* Writes the rows of `table` as catalog_read() reads them, sorted by key, one row a line:
 * byte-stable. */
void catalog_write_yaml(struct str *out, const struct dataset *dataset, enum table_id table);
void catalog_write_csv(struct str *out, const struct dataset *dataset, enum table_id table);

/* Where the theme called `name` is found that another one is based on. */
struct theme_library {
	bool (*find)(void *context, const char *name, struct theme *theme, struct err *err);
	void *context;
};

/* Reads a theme, which may be based on one of `library` (NULL for none); unknown roles or keys are warnings appended to `warnings` (may be NULL) as lines
 * "file:line:column: sentence"; anything else wrong is an error. */
bool catalog_read_theme(struct theme *theme, const char *name, const char *bytes, size_t length,
			const struct theme_library *library, struct str *warnings, struct err *err);

/* Reads a deck; `name` is its file, for messages.  ERR_INPUT with file:line:column when it is none, and
 * `deck` is empty then; deck_clear() it otherwise. */
bool catalog_read_deck(struct deck *deck, const char *name, const char *bytes, size_t length,
		       struct err *err);
/* Writes a deck as catalog_read_deck() reads it. */
void catalog_write_deck(struct str *out, const struct deck *deck);

#endif
