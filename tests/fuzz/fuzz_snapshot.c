/* fuzz_snapshot.c - the piece that holds a whole dataset, damaged or made up.
 *
 * The first byte even: places and bytes of damage to a sound piece, four bytes each.  Odd: what
 * follows the fingerprint. */
#include "fuzz/fuzz.h"
#include "fuzz/support_small.h"
#include "store/snapshot.h"

#include <stdlib.h>
#include <string.h>

static struct store *store;
static struct str sound;

static void prepare(void)
{
	struct batch small;
	bool row;
	small_read(&small);
	store = store_open(":memory:", STORE_READ_WRITE, NULL);
	if (!store || !store_refresh(store, &small, "one", NULL))
		abort();
	batch_clear(&small);
	dataset_free(store_load(store, NULL));
	sqlite3_stmt *statement = db_prepare(store, "SELECT bytes FROM snapshot", NULL);
	if (!statement || !db_step(store, statement, &row, NULL) || !row)
		abort();
	str_init(&sound);
	str_add_n(&sound, sqlite3_column_blob(statement, 0),
		  (size_t)sqlite3_column_bytes(statement, 0));
	sqlite3_finalize(statement);
}

static void put(const struct str *piece)
{
	bool row;
	sqlite3_stmt *statement = db_prepare(store, "UPDATE snapshot SET bytes = ?1", NULL);
	if (!statement)
		abort();
	sqlite3_bind_blob64(statement, 1, piece->text, piece->length, SQLITE_STATIC);
	if (!db_step(store, statement, &row, NULL))
		abort();
	sqlite3_finalize(statement);
}

static void walk(const struct dataset *dataset, size_t most)
{
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (size_t row = 0; row < dataset_count(dataset, t); row++)
			for (size_t c = 0; c < schema[t].column_count; c++) {
				const char *text = dataset_value(dataset, t, row, c).text;
				if (text && strlen(text) > most)
					abort();
			}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str piece;
	if (!store)
		prepare();
	if (size < 1)
		return 0;
	str_init(&piece);
	if (data[0] & 1) {
		str_add_n(&piece, sound.text, 8);
		str_add_n(&piece, (const char *)data + 1, size - 1);
	} else {
		str_add_n(&piece, sound.text, sound.length);
		for (size_t i = 1; i + 4 <= size; i += 4) {
			size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
			piece.text[at % sound.length] = (char)data[i + 3];
		}
	}
	put(&piece);
	struct dataset *dataset = dataset_new();
	if (snapshot_load(store, dataset))
		walk(dataset, piece.length);
	dataset_seal(dataset);
	dataset_free(dataset);
	str_clear(&piece);
	return 0;
}
