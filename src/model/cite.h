/* cite.h - a source as people and reference managers write it.
 *
 * A key that the dataset does not know is written as it is, so that a citation is never silently
 * empty. */
#ifndef KASOKU_MODEL_CITE_H
#define KASOKU_MODEL_CITE_H

#include "base/str.h"
#include "model/dataset.h"

/* "METR, Time Horizon 1.1, 2026-05", "Ho et al. 2024": short enough for a footnote of `columns`
 * columns (at least 8). */
void cite_short(struct str *out, const struct dataset *dataset, const char *key, int columns);
/* Authors. Title. Publisher, date. address: one line. */
void cite_full(struct str *out, const struct dataset *dataset, const char *key);
/* The source card: every known field on a line of its own, how it was checked, and how many rows of
 * which tables rest on it. */
void cite_card(struct str *out, const struct dataset *dataset, const char *key);
/* One BibTeX entry and a newline; entry keys are unique as keys are.  Nothing for unknown keys. */
void cite_bibtex(struct str *out, const struct dataset *dataset, const char *key);
/* One CSL-JSON object (schema 1.0), no newline; `null` for unknown keys. */
void cite_csl(struct str *out, const struct dataset *dataset, const char *key);
/* How a source was confirmed, in words: "its text or file was read". */
const char *cite_checked(const char *checked);
/* Rows of `table` whose source (or reference to sources) is `key`. */
size_t cite_rows(const struct dataset *dataset, enum table_id table, const char *key);
/* The same for all sources at once, over all tables: counts[i] is for row i of TABLE_SOURCES. */
void cite_count_all(const struct dataset *dataset, size_t *counts);

#endif
