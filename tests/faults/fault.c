/* fault.c - a shared object for LD_PRELOAD that makes the world go wrong at one chosen moment.
 *
 * KASOKU_FAULT=KIND:N:HOW  the Nth (from 1) call of KIND goes wrong as HOW says; N 0 only counts
 *   KIND  malloc (malloc, calloc, realloc, strdup), call (any system call below but locks), or the name of one
 *   HOW   a number is the errno that it fails with; "kill" ends the process there, "torn" does so after
 *         half of a write, "short" writes half and says so; a final "+" makes all later ones fail too;
 *         "full" is a disk without room from there on, to those calls that need some
 * KASOKU_FAULT_COUNT=FILE  receives the number of calls of KIND when the process ends
 * KASOKU_FAULT_TIME=N      what the clock says, in seconds since 1970
 *
 * Only calls made by the program and its libraries are seen, not those inside libc.  For glibc. */
#define _GNU_SOURCE
/* Some compilers for 32 bits ask for large files by themselves; then stat() is stat64(): we need both. */
#undef _FILE_OFFSET_BITS
#undef _TIME_BITS
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum how { HOW_ERRNO, HOW_KILL, HOW_TORN, HOW_SHORT };

static struct {
	char kind[32], count_file[PATH_MAX];
	long wanted, seen;
	enum how how;
	int code;
	bool all_later, full, clock, counting, fixed;
	long long time;
} plan;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

__attribute__((constructor)) static void start(void)
{
	const char *fault = getenv("KASOKU_FAULT"), *count = getenv("KASOKU_FAULT_COUNT");
	const char *when = getenv("KASOKU_FAULT_TIME");
	char how[32] = "5";
	if (fault && sscanf(fault, "%31[^:]:%ld:%31s", plan.kind, &plan.wanted, how) >= 2)
		plan.counting = true;
	plan.full = strcmp(how, "full") == 0;
	plan.all_later = plan.full || strchr(how, '+') != NULL;
	plan.code = plan.full ? ENOSPC : atoi(how);
	plan.how = strncmp(how, "kill", 4) == 0    ? HOW_KILL
		   : strncmp(how, "torn", 4) == 0  ? HOW_TORN
		   : strncmp(how, "short", 5) == 0 ? HOW_SHORT
						   : HOW_ERRNO;
	if (count)
		snprintf(plan.count_file, sizeof plan.count_file, "%s", count);
	plan.clock = when != NULL;
	plan.time = when ? atoll(when) : 0;
	/* Children of the program are not on trial. */
	unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void)
{
	char text[32];
	plan.counting = false;
	if (!plan.count_file[0])
		return;
	int file = open(plan.count_file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	int length = snprintf(text, sizeof text, "%ld\n", plan.seen);
	if (file < 0 || write(file, text, (size_t)length) != length)
		_exit(99);
	close(file);
}

static void die(void)
{
	kill(getpid(), SIGKILL);
}

static bool needs_room(const char *name)
{
	static const char *const names[] = { "write", "pwrite", "pwrite64", "mkdir", "mkstemp",
					     "mkstemp64", "fsync", "fdatasync", "ftruncate",
					     "ftruncate64", "memfd_create" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* True when this call of `name` is the one. */
static bool strikes(const char *name)
{
	if (!plan.counting ||
	    (strcmp(plan.kind, name) != 0 &&
	     (strcmp(plan.kind, "call") != 0 || strcmp(name, "malloc") == 0 ||
	      strcmp(name, "lock") == 0)))
		return false;
	plan.seen++;
	if (plan.wanted == 0 || plan.seen < plan.wanted ||
	    (plan.seen > plan.wanted && !plan.all_later))
		return false;
	if (plan.full && !needs_room(name))
		return false;
	if (plan.how == HOW_KILL)
		die();
	errno = plan.code ? plan.code : EIO;
	return true;
}

/* ---- memory ---- */

/* Curses takes what it gets without a look; it is not on trial. */
static bool is_curses(const void *caller)
{
	Dl_info info;
	return dladdr(caller, &info) && info.dli_fname &&
	       (strstr(info.dli_fname, "libtinfo") || strstr(info.dli_fname, "libncurses"));
}

static bool denied(const void *caller)
{
	return strikes("malloc") && !is_curses(caller);
}

void *malloc(size_t size)
{
	return denied(__builtin_return_address(0)) ? (errno = ENOMEM, NULL) : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return denied(__builtin_return_address(0)) ? (errno = ENOMEM, NULL) : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return denied(__builtin_return_address(0)) ? (errno = ENOMEM, NULL) : __libc_realloc(old, size);
}

/* libc's own would ask in its own name, and hide a curses behind it. */
char *strdup(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = denied(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
	if (!copy) {
		errno = ENOMEM;
		return NULL;
	}
	return memcpy(copy, text, size);
}

/* ---- system calls ---- */

/* What comes after us under the same name. */
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A call that fails with -1, or goes on. */
#define WRAP(result, name, parameters, arguments)                    \
	result name parameters                                       \
	{                                                            \
		static __typeof__(&name) next;                       \
		if (!next)                                           \
			next = NEXT(name);                           \
		return strikes(#name) ? (result)-1 : next arguments; \
	}

WRAP(ssize_t, read, (int fd, void *bytes, size_t count), (fd, bytes, count))
WRAP(ssize_t, pread, (int fd, void *bytes, size_t count, off_t at), (fd, bytes, count, at))
WRAP(ssize_t, pread64, (int fd, void *bytes, size_t count, off64_t at), (fd, bytes, count, at))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, fdatasync, (int fd), (fd))
WRAP(int, ftruncate, (int fd, off_t length), (fd, length))
WRAP(int, ftruncate64, (int fd, off64_t length), (fd, length))
WRAP(int, rename, (const char *from, const char *to), (from, to))
WRAP(int, unlink, (const char *name), (name))
WRAP(int, mkdir, (const char *name, mode_t mode), (name, mode))
WRAP(int, mkstemp, (char *name), (name))
WRAP(int, mkstemp64, (char *name), (name))
WRAP(int, chmod, (const char *name, mode_t mode), (name, mode))
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, access, (const char *name, int mode), (name, mode))
WRAP(int, stat, (const char *restrict name, struct stat *restrict status), (name, status))
WRAP(int, stat64, (const char *restrict name, struct stat64 *restrict status), (name, status))
WRAP(int, fstat, (int fd, struct stat *status), (fd, status))
WRAP(int, fstat64, (int fd, struct stat64 *status), (fd, status))
WRAP(int, lstat, (const char *restrict name, struct stat *restrict status), (name, status))
WRAP(int, lstat64, (const char *restrict name, struct stat64 *restrict status), (name, status))
WRAP(int, pipe, (int ends[2]), (ends))
WRAP(int, memfd_create, (const char *name, unsigned flags), (name, flags))
WRAP(int, tcgetattr, (int fd, struct termios *settings), (fd, settings))
WRAP(off_t, lseek, (int fd, off_t at, int whence), (fd, at, whence))
WRAP(ssize_t, readlink, (const char *restrict name, char *restrict to, size_t size),
     (name, to, size))

/* A file that could not be closed is closed all the same. */
int close(int fd)
{
	int done = NEXT(close)(fd);
	return strikes("close") ? -1 : done;
}

/* Writing can also stop half-way. */
static bool strikes_write(const char *name, size_t *count)
{
	bool here = strikes(name);
	if (here && (plan.how == HOW_SHORT || plan.how == HOW_TORN) && *count > 1) {
		*count /= 2;
		return false;
	}
	return here;
}

#define WRAP_WRITE(name, parameters, arguments)           \
	ssize_t name parameters                           \
	{                                                 \
		static __typeof__(&name) next;            \
		size_t whole = count;                     \
		if (!next)                                \
			next = NEXT(name);                \
		if (strikes_write(#name, &count))         \
			return -1;                        \
		ssize_t done = next arguments;            \
		if (count < whole && plan.how == HOW_TORN) \
			die();                            \
		return done;                              \
	}

WRAP_WRITE(write, (int fd, const void *bytes, size_t count), (fd, bytes, count))
WRAP_WRITE(pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at))
WRAP_WRITE(pwrite64, (int fd, const void *bytes, size_t count, off64_t at), (fd, bytes, count, at))

#define WRAP_OPEN(name)                                    \
	int name(const char *path, int flags, ...)         \
	{                                                  \
		static __typeof__(&name) next;             \
		va_list args;                              \
		va_start(args, flags);                     \
		int mode = flags & O_CREAT ? va_arg(args, int) : 0; \
		va_end(args);                              \
		if (!next)                                 \
			next = NEXT(name);                 \
		return strikes("open") ? -1 : next(path, flags, mode); \
	}

WRAP_OPEN(open)
WRAP_OPEN(open64)

/* Of fcntl() only the locks: KIND lock, and with HOW 37 (ENOLCK) a file system that has none. */
#define WRAP_FCNTL(name)                                             \
	int name(int fd, int command, ...)                           \
	{                                                            \
		static __typeof__(&name) next;                       \
		va_list args;                                        \
		va_start(args, command);                             \
		void *argument = va_arg(args, void *);               \
		va_end(args);                                        \
		if (!next)                                           \
			next = NEXT(name);                           \
		bool locks = command == F_SETLK || command == F_SETLKW; \
		return locks && strikes("lock") ? -1 : next(fd, command, argument); \
	}

WRAP_FCNTL(fcntl)
WRAP_FCNTL(fcntl64)

#define WRAP_MMAP(name, offset)                                                   \
	void *name(void *at, size_t size, int access, int flags, int fd, offset from) \
	{                                                                         \
		static __typeof__(&name) next;                                    \
		if (!next)                                                        \
			next = NEXT(name);                                        \
		return strikes("mmap") ? MAP_FAILED : next(at, size, access, flags, fd, from); \
	}

WRAP_MMAP(mmap, off_t)
WRAP_MMAP(mmap64, off64_t)

DIR *opendir(const char *name)
{
	return strikes("opendir") ? NULL : NEXT(opendir)(name);
}

/* ---- the clock ---- */

time_t time(time_t *to)
{
	time_t now = plan.clock ? (time_t)plan.time : NEXT(time)(NULL);
	if (to)
		*to = now;
	return now;
}

int clock_gettime(clockid_t clock, struct timespec *to)
{
	if (!plan.clock || clock != CLOCK_REALTIME)
		return NEXT(clock_gettime)(clock, to);
	*to = (struct timespec){ .tv_sec = (time_t)plan.time };
	return 0;
}
