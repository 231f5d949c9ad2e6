/* fuzz_store.c - a sound database with damage, opened and used as a user's would be.
 *
 * The first byte says how: bit 0 read-only, bit 1 cut to the first damaged place.  Then every four
 * bytes are a place (three of them, modulo the size) and what stands there now. */
#include "base/mem.h"
#include "catalog/support_files.h"
#include "fuzz/fuzz.h"
#include "fuzz/support_small.h"
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct str sound;
static struct batch small;
static char path[100];

static void forget(void)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	char name[120];
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		unlink(name);
	}
}

static void put(const struct str *bytes)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes->text, 1, bytes->length, file) != bytes->length ||
	    fclose(file) != 0)
		abort();
}

static void prepare(void)
{
	snprintf(path, sizeof path, "%s/kasoku-fuzz-%ld.db",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long)getpid());
	forget();
	small_read(&small);
	struct store *store = store_open(path, STORE_READ_WRITE, NULL);
	if (!store || !store_refresh(store, &small, "one", NULL))
		abort();
	dataset_free(store_load(store, NULL));
	store_close(store);
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	str_init(&sound);
	for (size_t got; file && (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
		str_add_n(&sound, bytes, got);
	if (!file || fclose(file) != 0 || sound.length == 0)
		abort();
	atexit(forget);
}

/* Every text is read to its end. */
static void walk(const struct dataset *dataset)
{
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (size_t row = 0; row < dataset_count(dataset, t); row++)
			for (size_t c = 0; c < schema[t].column_count; c++) {
				const char *text = dataset_value(dataset, t, row, c).text;
				if (text && strlen(text) > sound.length)
					abort();
			}
}

static void use(enum store_mode mode)
{
	struct err err = { 0 };
	struct str report;
	size_t added, replaced;
	struct store *store = store_open_waiting(path, mode, 0, &err);
	if (!store) {
		if (!err.text[0])
			abort();
		return;
	}
	str_init(&report);
	if (!store_check(store, &report, &err) && !err.text[0])
		abort();
	struct dataset *dataset = store_load(store, &err);
	if (dataset)
		walk(dataset);
	dataset_free(dataset);
	if (store_writable(store) && store_refresh(store, &small, "two", &err))
		store_import(store, &small, &added, &replaced, &err);
	str_clear(&report);
	store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!sound.length)
		prepare();
	if (size < 1)
		return 0;
	struct str bytes;
	str_init(&bytes);
	str_add_n(&bytes, sound.text, sound.length);
	for (size_t i = 1; i + 4 <= size; i += 4) {
		size_t at = ((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) %
			    sound.length;
		if (i == 1 && (data[0] & 2))
			bytes.length = at;
		bytes.text[at] = (char)data[i + 3];
	}
	put(&bytes);
	str_clear(&bytes);
	use(data[0] & 1 ? STORE_READ_ONLY : STORE_READ_WRITE);
	forget();
	return 0;
}
