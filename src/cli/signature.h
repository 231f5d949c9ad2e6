/* signature.h - whether the bundled catalogue is the one that the store was built from.
 *
 * A signature is "1 FILES BYTES": a hash of names, sizes and times of the files, which costs a few
 * system calls, and a hash of their bytes, which is looked at only when the first differs, as after
 * a fresh checkout of the same data. */
#ifndef KASOKU_CLI_SIGNATURE_H
#define KASOKU_CLI_SIGNATURE_H

#include "cli/files.h"

#include <stdint.h>

enum { SIGNATURE_TEXT = 48 };

/* A hash over the names, sizes and modification times of `files` in `folder`. */
uint64_t signature_files(const struct files *files, const char *folder);
/* Carries a hash of bytes on (FNV-1a); it starts with the program's version, because another version
 * may read more out of the same bytes. */
uint64_t signature_start(void);
uint64_t signature_bytes(uint64_t hash, const void *bytes, size_t length);
void signature_write(char text[SIGNATURE_TEXT], uint64_t files, uint64_t bytes);
/* False when `text` is no signature. */
bool signature_read(const char *text, uint64_t *files, uint64_t *bytes);

#endif
