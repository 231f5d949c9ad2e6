/* migrations.c - brings the tables of a database up to this program's version. */
#include "store/migrations.h"

#include "store/db.h"

static const struct {
	int version;
	const char *const *statements;
} steps[] = {
	{ 1, migration_1_tables },
	{ 1, migration_1_views },
	{ 2, migration_2_claims },
	{ 3, migration_3_index },
	{ 4, migration_4_tables },
};

enum { STEP_COUNT = sizeof steps / sizeof *steps };

int db_version(void)
{
	return steps[STEP_COUNT - 1].version;
}

bool db_migrate(struct store *store, int from, struct err *err)
{
	struct str stamp;
	for (size_t i = 0; i < STEP_COUNT; i++) {
		if (steps[i].version <= from)
			continue;
		for (const char *const *sql = steps[i].statements; *sql; sql++)
			if (!db_exec(store, *sql, err))
				return false;
	}
	str_init(&stamp);
	str_printf(&stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		   (int)STORE_APPLICATION, db_version());
	bool ok = db_exec(store, stamp.text, err);
	str_clear(&stamp);
	return ok;
}
