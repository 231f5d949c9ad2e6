/* fuzz_theme.c - themes. */
#include "catalog/catalog.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>

static bool find(void *context, const char *name, struct theme *theme, struct err *err)
{
	(void)context;
	theme_plain(theme);
	return name[0] != 'x' || err_set(err, ERR_INPUT, "there is no theme %s", name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct theme_library library = { find, NULL };
	struct theme theme;
	struct str warnings;
	struct err err = { 0 };
	str_init(&warnings);
	theme_plain(&theme);
	if (!catalog_read_theme(&theme, "-", (const char *)data, size, &library, &warnings, &err) &&
	    !err.text[0])
		abort();
	str_clear(&warnings);
	return 0;
}
