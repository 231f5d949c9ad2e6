/* fuzz_config.c - files of settings, and the keys that they bind. */
#include "catalog/config.h"
#include "fuzz/fuzz.h"
#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

static void bind_all(const struct config *config)
{
	struct keymap keymap;
	struct err err = { 0 };
	keymap_init(&keymap);
	for (size_t i = 0; i < config->count; i++) {
		const struct config_entry *entry = &config->entries[i];
		char key[16];
		for (size_t v = 0; v < entry->count; v++)
			for (const char *list = entry->values[v]; keymap_next(&list, key);)
				;
		if (strcmp(entry->group, "keys") != 0)
			continue;
		if (!keymap_bind(&keymap, entry->name, entry->values, entry->count, &err)) {
			if (!err.text[0])
				abort();
		} else if (keymap_rival(&keymap, entry->name, key)) {
			keymap_restore(&keymap, entry->name);
		}
	}
	keymap_clear(&keymap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config config;
	struct err err = { 0 };
	if (!catalog_read_config(&config, "-", (const char *)data, size, &err)) {
		if (!err.text[0] || config.count)
			abort();
		return 0;
	}
	bind_all(&config);
	config_clear(&config);
	return 0;
}
