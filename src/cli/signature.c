/* signature.c - see signature.h. */
#include "cli/signature.h"

#include "cli/build.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

uint64_t signature_bytes(uint64_t hash, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

uint64_t signature_start(void)
{
	return signature_bytes(UINT64_C(0xcbf29ce484222325), KASOKU_VERSION,
			       sizeof KASOKU_VERSION);
}

uint64_t signature_files(const struct files *files, const char *folder)
{
	uint64_t hash = signature_start();
	hash = signature_bytes(hash, folder, strlen(folder) + 1);
	for (size_t i = 0; i < files->count; i++) {
		char *path = path_join(folder, files->names[i]);
		struct stat status = { 0 };
		int64_t facts[3] = { -1, 0, 0 };
		if (stat(path, &status) == 0) {
#ifdef __APPLE__
			struct timespec when = status.st_mtimespec;
#else
			struct timespec when = status.st_mtim;
#endif
			facts[0] = status.st_size;
			facts[1] = when.tv_sec;
			facts[2] = when.tv_nsec;
		}
		hash = signature_bytes(hash, files->names[i], strlen(files->names[i]) + 1);
		hash = signature_bytes(hash, facts, sizeof facts);
		free(path);
	}
	return hash;
}

void signature_write(char text[SIGNATURE_TEXT], uint64_t files, uint64_t bytes)
{
	snprintf(text, SIGNATURE_TEXT, "1 %016" PRIx64 " %016" PRIx64, files, bytes);
}

bool signature_read(const char *text, uint64_t *files, uint64_t *bytes)
{
	char *end;
	if (strncmp(text, "1 ", 2) != 0)
		return false;
	*files = strtoull(text + 2, &end, 16);
	if (*end != ' ')
		return false;
	*bytes = strtoull(end + 1, &end, 16);
	return *end == '\0';
}
