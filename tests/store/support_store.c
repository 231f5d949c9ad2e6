/* support_store.c - see support_store.h. */
#include "store/support_store.h"

#include "base/mem.h"

#include <check.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[256];

void row_add(struct batch *batch, enum table_id table, ...)
{
	struct batch_row *row = batch_add(batch, table, (struct place){ "test", 1, 1 });
	va_list args;
	va_start(args, table);
	for (const char *name; (name = va_arg(args, const char *));) {
		const char *text = va_arg(args, const char *);
		struct err err = { 0 };
		int c = schema_column(table, name);
		ck_assert_msg(c >= 0, "no column %s", name);
		ck_assert_msg(value_read(&row->values[c], &schema[table].columns[c], text,
					 &batch->arena, &err),
			      "%s", err.text);
	}
	va_end(args);
}

void catalogue_small(struct batch *batch)
{
	batch->catalog_version = 3;
	batch->catalog_date = 20781; /* 2026-11-24 */
	row_add(batch, TABLE_SOURCES, "id", "paper", "kind", "paper", "title", "A paper", NULL);
	row_add(batch, TABLE_SOURCES, "id", "old", "kind", "web", "title", "An old page", NULL);
	row_add(batch, TABLE_UNITS, "id", "fraction", "title", "Fraction", "style", "percent", NULL);
	row_add(batch, TABLE_BENCHMARKS, "id", "mmlu", "name", "MMLU", "unit", "fraction", "shots",
		"5", "chance", "0.25", "source", "paper", NULL);
	row_add(batch, TABLE_MODELS, "id", "gpt", "name", "GPT", "date", "2023-03", "compute",
		"2.1e25", "frontier", "true", "source", "paper", NULL);
	row_add(batch, TABLE_MODELS, "id", "retired", "name", "Retired", "date", "2019", "frontier",
		"false", "source", "old", NULL);
	row_add(batch, TABLE_RESULTS, "id", "r1", "benchmark", "mmlu", "model", "gpt", "score",
		"0.864", "canonical", "true", "source", "paper", NULL);
}

const char *folder_make(void)
{
	const char *base = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/kasoku-test-XXXXXX", base ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	return folder;
}

char *folder_path(const char *name)
{
	struct str path;
	str_init(&path);
	str_printf(&path, "%s/%s", folder, name);
	return path.text;
}

/* SQLite's working files come and go beside a database. */
static bool is_working_file(const char *name)
{
	const char *dash = strrchr(name, '-');
	return dash && (strcmp(dash, "-wal") == 0 || strcmp(dash, "-shm") == 0);
}

static size_t each_file(bool remove_them)
{
	size_t count = 0;
	DIR *open_folder = opendir(folder);
	ck_assert_ptr_nonnull(open_folder);
	for (struct dirent *entry; (entry = readdir(open_folder));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count += !is_working_file(entry->d_name);
		char *path = folder_path(entry->d_name);
		if (remove_them)
			remove(path);
		free(path);
	}
	closedir(open_folder);
	return count;
}

size_t folder_count(void)
{
	return each_file(false);
}

void folder_remove(void)
{
	each_file(true);
	rmdir(folder);
}

bool bytes_read(struct str *bytes, const char *path)
{
	char chunk[4096];
	size_t got;
	str_init(bytes);
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
		str_add_n(bytes, chunk, got);
	fclose(file);
	return true;
}

bool bytes_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	bool ok = fwrite(bytes, 1, length, file) == length;
	return fclose(file) == 0 && ok;
}

void shell(const char *path, const char *sql)
{
	free(shell_ask(path, sql));
}

static int keep_first(void *context, int count, char **texts, char **names)
{
	char **answer = context;
	(void)names;
	if (count > 0 && texts[0] && !*answer)
		*answer = mem_strdup(texts[0]);
	return 0;
}

char *shell_ask(const char *path, const char *sql)
{
	sqlite3 *db;
	char *answer = NULL, *message = NULL;
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	int code = sqlite3_exec(db, sql, keep_first, &answer, &message);
	ck_assert_msg(code == SQLITE_OK, "%s: %s", sql, message);
	sqlite3_close(db);
	return answer;
}
