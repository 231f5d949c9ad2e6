/* files.h - whole files in and out. */
#ifndef KASOKU_CLI_FILES_H
#define KASOKU_CLI_FILES_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>

/* Names, sorted by their bytes. */
struct files {
	char **names;
	size_t count, room;
};

/* Reads all of `path` ("-" is stdin), at most `most` bytes; `text` may hold NUL bytes.  ERR_IO. */
bool file_read(const char *path, size_t most, struct str *text, struct err *err);
/* Puts `bytes` at `path` all at once: readers see the old file or the new one, never half of it. */
bool file_replace(const char *path, const char *bytes, size_t length, struct err *err);
/* The same for a path that a user named: a link is followed, and what is no ordinary file (a terminal, a
 * pipe) is written to as it is.  A folder is refused with a sentence. */
bool file_put(const char *path, const char *bytes, size_t length, struct err *err);
/* Writes a file that must not exist yet; false with `*taken` when one does. */
bool file_create(const char *path, const char *bytes, size_t length, bool *taken, struct err *err);
/* Makes the folder `path` and those above it, readable by the user alone. */
bool folder_make(const char *path, struct err *err);
bool folder_exists(const char *path);
/* The names in the folder `path` that end in `ending`; false with errno when it cannot be read to its end. */
bool files_list(struct files *files, const char *path, const char *ending);
void files_clear(struct files *files);
/* "<folder>/<name>"; the caller frees. */
char *path_join(const char *folder, const char *name);

#endif
