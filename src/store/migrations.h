/* migrations.h - how the tables came to be: frozen SQL, one step a version. */
#ifndef KASOKU_STORE_MIGRATIONS_H
#define KASOKU_STORE_MIGRATIONS_H

#include <stddef.h>

/* Statements that lead from version - 1 to a version; the last is NULL.  What has been released never
 * changes: a change is a new step. */
extern const char *const migration_1_tables[];
extern const char *const migration_1_views[];
extern const char *const migration_2_claims[];
extern const char *const migration_3_index[];
extern const char *const migration_4_tables[];

#endif
