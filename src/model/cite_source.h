/* cite_source.h - a row of the table of sources, spelled out; for cite.c and cite_export.c. */
#ifndef KASOKU_MODEL_CITE_SOURCE_H
#define KASOKU_MODEL_CITE_SOURCE_H

#include "model/dataset.h"

struct source { /* "" where unknown */
	const char *key, *kind, *title, *authors, *publisher, *date, *url, *identifier, *licence,
		*checked, *note;
};

/* False, with only `key` set, when there is no such source. */
bool source_find(struct source *source, const struct dataset *dataset, const char *key);

#endif
