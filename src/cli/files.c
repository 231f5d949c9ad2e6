/* files.c - see files.h. */
#include "cli/files.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Else folders of large or networked disks could not be read on 32-bit systems. */
_Static_assert(sizeof(off_t) >= 8, "built without -D_FILE_OFFSET_BITS=64");

static bool io_error(struct err *err, const char *what, const char *path)
{
	return err_set(err, ERR_IO, "%s %s: %s", what, path, _(strerror(errno)));
}

char *path_join(const char *folder, const char *name)
{
	struct str path;
	str_init(&path);
	str_printf(&path, "%s/%s", folder, name);
	return path.text;
}

static bool read_all(int file, const char *path, size_t most, struct str *text, struct err *err)
{
	char bytes[64 * 1024];
	for (;;) {
		ssize_t got = read(file, bytes, sizeof bytes);
		if (got == 0)
			return true;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return io_error(err, _("reading"), path);
		if (text->length + (size_t)got > most)
			return err_set(err, ERR_INPUT, _("%s: this is larger than %zu MiB"), path,
				       most >> 20);
		str_add_n(text, bytes, (size_t)got);
	}
}

bool file_read(const char *path, size_t most, struct str *text, struct err *err)
{
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, path, most, text, err);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return io_error(err, _("opening"), path);
	bool done = read_all(file, path, most, text, err);
	close(file);
	return done;
}

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t sent = write(file, bytes, length);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

/* Writes, makes sure of it and closes; on failure the file is gone. */
static bool fill(int file, const char *path, const char *bytes, size_t length, struct err *err)
{
	bool done = write_all(file, bytes, length) && (fsync(file) == 0 || errno == EINVAL);
	int reason = errno;
	if (close(file) != 0 && done) {
		done = false;
		reason = errno;
	}
	if (done)
		return true;
	unlink(path);
	errno = reason;
	return io_error(err, _("writing"), path);
}

bool file_replace(const char *path, const char *bytes, size_t length, struct err *err)
{
	struct str name;
	str_init(&name);
	str_printf(&name, "%s.XXXXXX", path);
	int file = mkstemp(name.text);
	bool done = file >= 0 ? fill(file, name.text, bytes, length, err)
			      : io_error(err, _("writing"), path);
	mode_t mask = umask(0);
	umask(mask);
	if (done && (chmod(name.text, 0666 & ~mask) != 0 || rename(name.text, path) != 0)) {
		done = io_error(err, _("writing"), path);
		unlink(name.text);
	}
	str_clear(&name);
	return done;
}

bool file_put(const char *path, const char *bytes, size_t length, struct err *err)
{
	struct stat status;
	bool there = stat(path, &status) == 0;
	if (there && S_ISDIR(status.st_mode))
		return err_set(err, ERR_USAGE, _("%s is a folder; name a file in it"), path);
	if (there && !S_ISREG(status.st_mode)) {
		int file = open(path, O_WRONLY | O_CLOEXEC);
		bool done = file >= 0 && write_all(file, bytes, length);
		if (!done)
			io_error(err, _("writing"), path);
		if (file >= 0)
			close(file);
		return done;
	}
	char *real = there ? realpath(path, NULL) : NULL;
	bool done = file_replace(real ? real : path, bytes, length, err);
	free(real);
	return done;
}

bool file_create(const char *path, const char *bytes, size_t length, bool *taken, struct err *err)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	*taken = file < 0 && errno == EEXIST;
	if (file < 0)
		return io_error(err, _("writing"), path);
	return fill(file, path, bytes, length, err);
}

bool folder_exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool folder_make(const char *path, struct err *err)
{
	char *copy = mem_strdup(path);
	bool done = true;
	for (char *at = copy + 1; done && *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		done = folder_exists(copy) || mkdir(copy, 0700) == 0 || errno == EEXIST;
		*at = '/';
	}
	done = done && (folder_exists(copy) || mkdir(copy, 0700) == 0);
	if (!done)
		io_error(err, _("making the folder"), path);
	free(copy);
	return done;
}

static int by_name(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;
	return strcmp(*left, *right);
}

/* The next name; NULL at the end, with an errno when that is not the end. */
static const char *next_name(DIR *folder)
{
	errno = 0;
	struct dirent *entry = readdir(folder);
	return entry ? entry->d_name : NULL;
}

bool files_list(struct files *files, const char *path, const char *ending)
{
	*files = (struct files){ 0 };
	DIR *folder = opendir(path);
	const char *name;
	if (!folder)
		return false;
	while ((name = next_name(folder))) {
		size_t length = strlen(name), tail = strlen(ending);
		if (name[0] == '.' || length <= tail || strcmp(name + length - tail, ending) != 0)
			continue;
		files->names = mem_grow(files->names, files->count, &files->room,
					sizeof *files->names);
		files->names[files->count++] = mem_strdup(name);
	}
	int trouble = errno;
	closedir(folder);
	if (files->count > 1)
		qsort(files->names, files->count, sizeof *files->names, by_name);
	errno = trouble;
	return trouble == 0;
}

void files_clear(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->names[i]);
	free(files->names);
	*files = (struct files){ 0 };
}
