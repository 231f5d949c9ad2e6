/* support_faults.h - the built program, run with a fault from outside; and a look at what it left.
 *
 * Everything happens in a folder of its own, with the small catalogue beside this file.  The program is
 * $KASOKU, the faults come from fault.so (fault.c).  KASOKU_FAULTS=all tries every call and not a sample. */
#ifndef KASOKU_TESTS_FAULTS_SUPPORT_FAULTS_H
#define KASOKU_TESTS_FAULTS_SUPPORT_FAULTS_H

#include "base/str.h"

#include <stdbool.h>

/* The folder; its database as the program finds it, and the environment of the runs. */
void faults_setup(void);
void faults_teardown(void);
/* NULL when faults can be made here, else why not. */
const char *faults_missing(void);
bool faults_all(void);
/* Every so many-th place is tried: `step` as a rule, 1 with KASOKU_FAULTS=all, and three times as many apart
 * with KASOKU_FAULTS=few, for builds in which a run takes long. */
long faults_step(long step);
/* Whether allocations can be made to fail: not where an address sanitizer has taken malloc for itself,
 * nor where gcov, which does not look whether it got any, counts what was run. */
bool faults_memory(void);
/* "<folder>/<name>", until the next sixteen calls. */
const char *in_folder(const char *name);

struct outcome {
	int status;          /* of waitpid() */
	struct str out, err; /* what it printed */
	long calls;          /* of the kind that was counted; -1 when it did not come to its end */
};

/* Runs kasoku with `arguments` (words between blanks) and `fault` ("" for none); a run of more than 60 s
 * ends with SIGALRM.  The caller clears. */
void kasoku(struct outcome *outcome, const char *fault, const char *arguments);
/* The same in this process, with the streams as they are; `words` is cut up. */
_Noreturn void kasoku_become(const char *fault, char *words);
void outcome_clear(struct outcome *outcome);
/* What is wrong with how it ended: not an exit status of 0, 1 or 2; a failure without a sentence or with
 * more than one; text that is no sentence of ours.  "" when nothing. */
const char *outcome_complaint(const struct outcome *outcome);

/* The database: kept aside, and put back as it was kept. */
void database_keep(struct str *bytes);
void database_put(const struct str *bytes);
void database_remove(void);
/* Runs SQLite's checks on the database as it lies there; "" when sound or absent. */
const char *database_complaint(void);
/* All rows of the user as text, "" when there is none, for comparing. */
void database_users(struct str *rows);
/* The names of files in `folder` that should not be there, "" when none: what looks temporary. */
const char *leftovers(const char *folder);
void file_put(const char *name, const char *text);
/* Makes a folder with those above it. */
void folder_put(const char *name);
/* What is in a file; "" when there is none or `name` is NULL.  The caller clears. */
void file_get(struct str *bytes, const char *name);

#endif
