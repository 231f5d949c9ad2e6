/* fuzz_deck.c - decks, with the key scripts of their steps. */
#include "catalog/catalog.h"
#include "fuzz/fuzz.h"
#include "ui/event.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct deck deck = { 0 };
	struct err err = { 0 };
	if (!catalog_read_deck(&deck, "-", (const char *)data, size, &err)) {
		if (!err.text[0] || deck.count)
			abort();
		return 0;
	}
	for (size_t i = 0; i < deck.count; i++) {
		struct key_script script = { .at = deck.steps[i].keys };
		while (key_script_next(&script, &err) != KEY_NOTHING)
			;
	}
	deck_clear(&deck);
	return 0;
}
