/* watch.c - see watch.h. */
#include "cli/watch.h"

#include "base/str.h"

#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

enum { LOOK_EVERY_MS = 1000 };

#ifdef __linux__
/* The files themselves, not their folder: other files in it are none of our business, and being idle
 * means never waking. */
static int watch_files(const char *path)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (fd < 0 || !path)
		return fd;
	struct str log;
	str_init(&log);
	str_printf(&log, "%s-wal", path);
	int main_file = inotify_add_watch(fd, path, IN_MODIFY | IN_CLOSE_WRITE);
	inotify_add_watch(fd, log.text, IN_MODIFY | IN_CLOSE_WRITE);
	str_clear(&log);
	if (main_file >= 0)
		return fd;
	close(fd);
	return -1;
}

void watch_folder(struct watch *watch, const char *path)
{
	if (path && watch->fd >= 0)
		inotify_add_watch(watch->fd, path,
				  IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
}
#else
void watch_folder(struct watch *watch, const char *path)
{
	(void)watch; /* looked at with the database */
	(void)path;
}

static int watch_files(const char *path)
{
	(void)path;
	return -1;
}
#endif

void watch_open(struct watch *watch, const char *path)
{
	*watch = (struct watch){ .fd = -1 };
	watch->fd = watch_files(path);
	watch->poll_ms = watch->fd < 0 && path ? LOOK_EVERY_MS : 0;
}

void watch_close(struct watch *watch)
{
	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = -1;
}

void watch_drain(const struct watch *watch)
{
	char bytes[4096];
	while (watch->fd >= 0 && read(watch->fd, bytes, sizeof bytes) > 0)
		;
}
