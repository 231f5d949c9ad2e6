/* fuzz_theme.c - themes. */
#include "catalog/catalog.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct theme theme;
	struct str warnings;
	struct err err = { 0 };
	str_init(&warnings);
	theme_plain(&theme);
	if (!catalog_read_theme(&theme, "-", (const char *)data, size, &warnings, &err) &&
	    !err.text[0])
		abort();
	str_clear(&warnings);
	return 0;
}
