/* support_files.c - see support_files.h. */
#include "catalog/support_files.h"

#include "base/mem.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *open_below(const char *path, const char *mode)
{
	struct str full;
	str_init(&full);
	str_printf(&full, "%s/%s", TEST_SRCDIR, path);
	FILE *file = fopen(full.text, mode);
	str_clear(&full);
	return file;
}

bool file_read(struct str *out, const char *path)
{
	char chunk[4096];
	size_t got;
	str_init(out);
	FILE *file = open_below(path, "rb");
	if (!file)
		return false;
	while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
		str_add_n(out, chunk, got);
	fclose(file);
	return true;
}

bool file_write(const char *path, const struct str *text)
{
	FILE *file = open_below(path, "wb");
	if (!file)
		return false;
	bool ok = fwrite(text->text, 1, text->length, file) == text->length;
	return fclose(file) == 0 && ok;
}

static int compare(const void *a, const void *b)
{
	char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);
	return length > tail && strcmp(name + length - tail, ending) == 0;
}

char **file_list(const char *path, const char *ending, size_t *count)
{
	struct str full;
	char **names = NULL;
	size_t room = 0;
	*count = 0;
	str_init(&full);
	str_printf(&full, "%s/%s", TEST_SRCDIR, path);
	DIR *folder = opendir(full.text);
	str_clear(&full);
	if (!folder)
		return NULL;
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.' || !ends_in(entry->d_name, ending))
			continue;
		names = mem_grow(names, *count, &room, sizeof *names);
		names[(*count)++] = mem_strdup(entry->d_name);
	}
	closedir(folder);
	if (names)
		qsort(names, *count, sizeof *names, compare);
	return names;
}
