/* config.h - a file of settings as it is written: names, values, places.
 *
 * Which names there are and what they may hold is for cli to say; here a file is a mapping of names to
 * a word or a list of words, and one level of mappings of the same ("keys"). */
#ifndef KASOKU_CATALOG_CONFIG_H
#define KASOKU_CATALOG_CONFIG_H

#include "base/mem.h"
#include "catalog/text.h"

struct config_entry {
	const char *group, *name; /* group "" at the top */
	const char *const *values;
	size_t count;             /* 0 for nothing: ~, or an empty list */
	bool list;                /* written as a list */
	struct text_place place;  /* of the name */
};

struct config {
	struct arena arena;
	struct config_entry *entries;
	size_t count;
};

enum { CONFIG_ENTRIES_MOST = 400, CONFIG_VALUES_MOST = 16 };

/* Reads all of a file called `name`; config_clear() it.  ERR_INPUT with file:line:column when it is not
 * such a mapping or says something twice, and `config` is empty then. */
bool catalog_read_config(struct config *config, const char *name, const char *bytes, size_t length,
			 struct err *err);
void config_clear(struct config *config);

#endif
