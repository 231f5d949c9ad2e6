/* quoted.h - text as a YAML value that every reader takes for that text.  Private to src/catalog. */
#ifndef KASOKU_CATALOG_QUOTED_H
#define KASOKU_CATALOG_QUOTED_H

#include "base/str.h"

/* Appends `text`, in quotes wherever it could be taken for something else. */
void yaml_add_text(struct str *out, const char *text);

#endif
