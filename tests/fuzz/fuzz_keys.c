/* fuzz_keys.c - the same bytes as a script of keys and as what a terminal sends. */
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "term/decode.h"
#include "ui/event.h"

#include <stdlib.h>
#include <string.h>

static void read_script(const char *text)
{
	char name[16];
	struct key_script script = { .at = text };
	struct err err = { 0 };
	int key;
	while ((key = key_script_next(&script, &err)) != KEY_NOTHING)
		if (strlen(key_name(key, name)) == 0)
			abort();
	if (err.kind == ERR_NONE && script.at && *script.at)
		abort();
}

/* In pieces of 1 to 64 bytes; no event may stand for nothing read. */
static void decode(const char *bytes, size_t size)
{
	struct decoder decoder;
	struct event event;
	size_t events = 0;
	decoder_init(&decoder);
	decoder_add(&decoder, "\033[25~", KEY_F1);
	for (size_t at = 0; at < size;) {
		size_t piece = 1 + (unsigned char)bytes[at] % 64;
		size_t taken =
			decoder_feed(&decoder, bytes + at, piece < size - at ? piece : size - at);
		if (taken == 0)
			abort();
		at += taken;
		while (decoder_next(&decoder, false, &event))
			events++;
	}
	while (decoder_next(&decoder, true, &event))
		events++;
	if (events > size)
		abort();
	decoder_clear(&decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text;
	str_init(&text);
	str_add_n(&text, (const char *)data, size);
	read_script(text.text);
	decode(text.text, text.length);
	str_clear(&text);
	return 0;
}
