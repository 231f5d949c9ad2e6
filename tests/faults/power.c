/* power.c - see power.h.
 *
 * A cut keeps of every file what stood in it when it was synced last, and of the sectors written since
 * then those that chance picks.  A file that was deleted may be there again, one that was made may be gone,
 * until their folder was synced. */

/* With large files by default, as the build asks, a 32-bit ftruncate() is ftruncate64(): we need both. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#include "faults/power.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MOST = 16, SECTOR = 512 };

/* A file as the disk has it for sure. */
struct kept {
	char path[PATH_MAX];
	char *bytes; /* NULL when it is not there */
	size_t length;
	bool named; /* that it is there, or is not, has been synced */
};

static struct {
	struct power_plan plan;
	long seen;
	struct kept files[FILES_MOST];
	int count;
	bool quiet; /* our own calls */
	sqlite3_mem_methods memory;
} power;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* ---- what the disk holds ---- */

static bool is_watched(const char *path)
{
	size_t length = strlen(path);
	return strstr(path, "kasoku") && !(length > 4 && strcmp(path + length - 4, "-shm") == 0);
}

static char *slurp(const char *path, size_t *length)
{
	struct stat status;
	*length = 0;
	int file = NEXT(open)(path, O_RDONLY);
	if (file < 0 || fstat(file, &status) != 0)
		return NULL;
	char *bytes = malloc((size_t)status.st_size + 1);
	ssize_t got = bytes ? NEXT(pread)(file, bytes, (size_t)status.st_size, 0) : -1;
	NEXT(close)(file);
	if (got < 0)
		_exit(3);
	*length = (size_t)got;
	return bytes;
}

static struct kept *find(const char *path)
{
	for (int i = 0; i < power.count; i++)
		if (strcmp(power.files[i].path, path) == 0)
			return &power.files[i];
	return NULL;
}

/* Begins to watch a file, as it is before it is opened. */
static void watch(const char *path)
{
	struct stat status;
	if (find(path) || power.count == FILES_MOST ||
	    (stat(path, &status) == 0 && S_ISDIR(status.st_mode)))
		return;
	struct kept *kept = &power.files[power.count++];
	snprintf(kept->path, sizeof kept->path, "%s", path);
	kept->bytes = slurp(path, &kept->length);
	kept->named = true;
}

static bool path_of(int fd, char path[PATH_MAX])
{
	char link[64];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, PATH_MAX - 1);
	if (length <= 0)
		return false;
	path[length] = '\0';
	return true;
}

static void synced(int fd)
{
	char path[PATH_MAX];
	struct stat status;
	if (power.plan.way != POWER_CUT || !path_of(fd, path))
		return;
	struct kept *kept = find(path);
	if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
		for (int i = 0; i < power.count; i++) {
			struct kept *file = &power.files[i];
			if (access(file->path, F_OK) != 0) {
				free(file->bytes);
				file->bytes = NULL;
				file->length = 0;
			}
			file->named = true;
		}
	} else if (kept) {
		free(kept->bytes);
		kept->bytes = slurp(path, &kept->length);
	}
}

static uint32_t chance(void)
{
	power.plan.seed = power.plan.seed * 1664525u + 1013904223u;
	return power.plan.seed >> 16;
}

/* Each sector that differs from what was synced is kept or lost. */
static void settle(struct kept *kept)
{
	size_t length;
	char *now = slurp(kept->path, &length);
	if (!now && (!kept->bytes || chance() % 2))
		return;
	size_t most = length > kept->length ? length : kept->length, end = kept->length;
	char *left = calloc(1, most + 1);
	if (!left)
		_exit(3);
	if (kept->bytes)
		memcpy(left, kept->bytes, kept->length);
	for (size_t at = 0; now && at < length; at += SECTOR) {
		size_t size = length - at < SECTOR ? length - at : SECTOR;
		if (chance() % 2)
			continue;
		memcpy(left + at, now + at, size);
		end = at + size > end ? at + size : end;
	}
	if (now && length < kept->length && chance() % 2)
		end = length;
	int file = NEXT(open)(kept->path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (file < 0 || NEXT(write)(file, left, end) != (ssize_t)end)
		_exit(3);
	NEXT(close)(file);
	free(left);
	free(now);
}

static _Noreturn void cut(void)
{
	for (int i = 0; i < power.count; i++)
		settle(&power.files[i]);
	_exit(POWER_EXIT);
}

/* ---- the moment ---- */

static bool strikes(bool writes)
{
	enum power_way way = power.plan.way;
	if (way == POWER_COUNT && !power.quiet)
		power.seen++;
	if (power.quiet || (way != POWER_CUT && way != POWER_FAIL && way != POWER_FULL))
		return false;
	power.seen++;
	if (way == POWER_FULL && power.seen >= power.plan.at && writes)
		return errno = ENOSPC, true;
	if (power.seen != power.plan.at || way == POWER_FULL)
		return false;
	if (way == POWER_CUT)
		cut();
	return errno = power.plan.code, true;
}

#define WRAP(name, writes, parameters, arguments)                     \
	__typeof__(name) name;                                        \
	int name parameters                                           \
	{                                                             \
		return strikes(writes) ? -1 : NEXT(name) arguments;   \
	}

WRAP(ftruncate, true, (int fd, off_t length), (fd, length))
WRAP(unlink, false, (const char *path), (path))

#define WRAP_SYNC(name)                       \
	int name(int fd)                      \
	{                                     \
		if (strikes(true))            \
			return -1;            \
		int done = NEXT(name)(fd);    \
		if (done == 0)                \
			synced(fd);           \
		return done;                  \
	}

WRAP_SYNC(fsync)
WRAP_SYNC(fdatasync)

#define WRAP_WRITE(name, offset)                                       \
	ssize_t name(int fd, const void *bytes, size_t count, offset at) \
	{                                                              \
		return strikes(true) ? -1 : NEXT(name)(fd, bytes, count, at); \
	}

WRAP_WRITE(pwrite, off_t)

#define WRAP_OPEN(name)                                             \
	int name(const char *path, int flags, ...)                  \
	{                                                           \
		va_list args;                                       \
		va_start(args, flags);                              \
		int mode = flags & O_CREAT ? va_arg(args, int) : 0; \
		va_end(args);                                       \
		if (power.plan.way == POWER_CUT && is_watched(path) && !(flags & O_DIRECTORY)) \
			watch(path);                                \
		return NEXT(name)(path, flags, mode);               \
	}

WRAP_OPEN(open)

/* Other libcs have one name for each. */
#ifdef __GLIBC__
WRAP(ftruncate64, true, (int fd, off64_t length), (fd, length))
WRAP_WRITE(pwrite64, off64_t)
WRAP_OPEN(open64)
#endif

/* ---- SQLite's memory ---- */

static bool memory_fails(void)
{
	power.seen++;
	return power.seen == power.plan.at ||
	       (power.plan.way == POWER_MEMORY_GONE && power.seen > power.plan.at);
}

static void *take(int size)
{
	return memory_fails() ? NULL : power.memory.xMalloc(size);
}

static void *resize(void *old, int size)
{
	return memory_fails() ? NULL : power.memory.xRealloc(old, size);
}

void power_plan(const struct power_plan *plan)
{
	power.plan = *plan;
	power.seen = 0;
	if (plan->way != POWER_MEMORY && plan->way != POWER_MEMORY_GONE)
		return;
	sqlite3_shutdown();
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &power.memory);
	sqlite3_mem_methods failing = power.memory;
	failing.xMalloc = take;
	failing.xRealloc = resize;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

long power_seen(void)
{
	return power.seen;
}
