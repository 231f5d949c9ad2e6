/* support_faults.c - see support_faults.h. */
#include "faults/support_faults.h"

#include "base/mem.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS_MOST = 24, RUN_SECONDS = 60 };

static char folder[PATH_MAX];

/* Memory is quicker than a disk where there is some. */
static const char *base_folder(void)
{
	const char *given = getenv("TMPDIR");
	if (given)
		return given;
	return access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
}

const char *in_folder(const char *name)
{
	static char paths[16][PATH_MAX + 300];
	static unsigned next;
	char *path = paths[next++ % 16];
	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

void faults_setup(void)
{
	snprintf(folder, sizeof folder, "%s/kasoku-faults-XXXXXX", base_folder());
	ck_assert_ptr_nonnull(mkdtemp(folder));
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", in_folder("data"), 1);
	setenv("XDG_CONFIG_HOME", in_folder("config"), 1);
	setenv("XDG_STATE_HOME", in_folder("state"), 1);
	setenv("KASOKU_DATADIR", TEST_SRCDIR "/tests/faults/small", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("KASOKU_THEME");
	ck_assert_int_eq(mkdir(in_folder("data"), 0700), 0);
	ck_assert_int_eq(mkdir(in_folder("data/kasoku"), 0700), 0);
}

static void remove_below(const char *path)
{
	DIR *open_folder = opendir(path);
	for (struct dirent *entry; open_folder && (entry = readdir(open_folder));) {
		char below[PATH_MAX + 300];
		struct stat status;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
		if (lstat(below, &status) == 0 && S_ISDIR(status.st_mode)) {
			chmod(below, 0700);
			remove_below(below);
		}
		remove(below);
	}
	if (open_folder)
		closedir(open_folder);
}

void faults_teardown(void)
{
	remove_below(folder);
	rmdir(folder);
}

const char *faults_missing(void)
{
#if defined __SANITIZE_ADDRESS__
	return "the address sanitizer must be the first library";
#else
	if (!getenv("KASOKU"))
		return "KASOKU does not name the program";
	return access(FAULT_OBJECT, R_OK) == 0 ? NULL : "the object for faults was not built";
#endif
}

bool faults_memory(void)
{
#ifdef KASOKU_COVERAGE
	return false;
#endif
#if defined __has_feature
#if __has_feature(address_sanitizer)
	return false;
#endif
#endif
	return true;
}

bool faults_all(void)
{
	const char *wanted = getenv("KASOKU_FAULTS");
	return wanted && strcmp(wanted, "all") == 0;
}

long faults_step(long step)
{
	const char *wanted = getenv("KASOKU_FAULTS");
	return faults_all() ? 1 : wanted && strcmp(wanted, "few") == 0 ? 3 * step : step;
}

static void redirect(int fd, const char *name, int flags)
{
	int file = open(name, flags, 0600);
	if (file < 0 || dup2(file, fd) < 0)
		_exit(98);
	close(file);
}

_Noreturn void kasoku_become(const char *fault, char *words)
{
	char *arguments[ARGUMENTS_MOST + 2] = { "kasoku" };
	size_t count = 1;
	for (char *word = strtok(words, " "); word && count <= ARGUMENTS_MOST; word = strtok(NULL, " "))
		arguments[count++] = word;
	if (chdir(folder) != 0)
		_exit(98);
	if (*fault) {
		setenv("KASOKU_FAULT", fault, 1);
		setenv("KASOKU_FAULT_COUNT", in_folder("count"), 1);
		setenv("LD_PRELOAD", FAULT_OBJECT, 1);
	}
	alarm(RUN_SECONDS);
	execv(getenv("KASOKU"), arguments);
	_exit(97);
}

static void read_whole(struct str *text, const char *path)
{
	char bytes[65536];
	size_t got;
	FILE *file = fopen(path, "rb");
	str_init(text);
	while (file && (got = fread(bytes, 1, sizeof bytes, file)) > 0)
		str_add_n(text, bytes, got);
	if (file)
		fclose(file);
}

void kasoku(struct outcome *outcome, const char *fault, const char *arguments)
{
	struct str count;
	unlink(in_folder("count"));
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
		redirect(STDOUT_FILENO, in_folder("stdout"), O_WRONLY | O_CREAT | O_TRUNC);
		redirect(STDERR_FILENO, in_folder("stderr"), O_WRONLY | O_CREAT | O_TRUNC);
		kasoku_become(fault, mem_strdup(arguments));
	}
	ck_assert_int_eq(waitpid(child, &outcome->status, 0), child);
	read_whole(&outcome->out, in_folder("stdout"));
	read_whole(&outcome->err, in_folder("stderr"));
	read_whole(&count, in_folder("count"));
	outcome->calls = count.length ? atol(count.text) : -1;
	str_clear(&count);
}

void outcome_clear(struct outcome *outcome)
{
	str_clear(&outcome->out);
	str_clear(&outcome->err);
}

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' && *text != '\n')
			return false;
	return true;
}

const char *outcome_complaint(const struct outcome *outcome)
{
	const char *text = outcome->err.text;
	const char *line_end = strchr(text, '\n');
	if (WIFSIGNALED(outcome->status))
		return WTERMSIG(outcome->status) == SIGALRM ? "it hung" : "it crashed";
	int code = WEXITSTATUS(outcome->status);
	if (code > 2)
		return "no exit status of ours";
	if (code != 0 && !*text)
		return "it failed without a word";
	if (!is_plain(text))
		return "it printed controls";
	/* That the catalogue alone is used is a line of its own before what then fails. */
	const char *note = strstr(text, "nothing is kept\n");
	if (note && line_end == note + strlen("nothing is kept") && line_end[1])
		line_end = strchr(line_end + 1, '\n');
	if (*text && (!line_end || line_end[1]))
		return "what it said is not one line";
	if (*text && strncmp(text, "kasoku: ", 8) != 0 && !strstr(text, ":1:"))
		return "what it said does not tell who speaks";
	return "";
}

static const char *database(void)
{
	return in_folder("data/kasoku/kasoku.db");
}

void database_keep(struct str *bytes)
{
	read_whole(bytes, database());
}

void database_remove(void)
{
	unlink(database());
	unlink(in_folder("data/kasoku/kasoku.db-wal"));
	unlink(in_folder("data/kasoku/kasoku.db-shm"));
	unlink(in_folder("data/kasoku/kasoku.db-journal"));
}

void database_put(const struct str *bytes)
{
	database_remove();
	FILE *file = fopen(database(), "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes->text, 1, bytes->length, file), bytes->length);
	ck_assert_int_eq(fclose(file), 0);
}

static int add_cells(void *context, int count, char **texts, char **names)
{
	struct str *rows = context;
	(void)names;
	for (int i = 0; i < count; i++)
		str_printf(rows, "%s%s", i ? "|" : "", texts[i] ? texts[i] : "~");
	str_add_char(rows, '\n');
	return 0;
}

const char *database_complaint(void)
{
	static char complaint[500];
	sqlite3 *db;
	struct str said;
	complaint[0] = '\0';
	if (access(database(), F_OK) != 0)
		return "";
	str_init(&said);
	if (sqlite3_open(database(), &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA integrity_check; PRAGMA foreign_key_check", add_cells, &said,
			 NULL) != SQLITE_OK)
		snprintf(complaint, sizeof complaint, "%s", sqlite3_errmsg(db));
	else if (strcmp(said.text, "ok\n") != 0)
		snprintf(complaint, sizeof complaint, "%s", said.text);
	sqlite3_close(db);
	str_clear(&said);
	return complaint;
}

void database_users(struct str *rows)
{
	sqlite3 *db;
	sqlite3_stmt *tables;
	str_init(rows);
	if (access(database(), F_OK) != 0)
		return;
	ck_assert_int_eq(sqlite3_open(database(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db,
					    "SELECT t.name FROM sqlite_schema t JOIN "
					    "pragma_table_info(t.name) c WHERE t.type = 'table' AND "
					    "c.name = 'origin' ORDER BY 1",
					    -1, &tables, NULL),
			 SQLITE_OK);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		char sql[200];
		snprintf(sql, sizeof sql, "SELECT * FROM \"%s\" WHERE origin = 'user' ORDER BY id",
			 (const char *)sqlite3_column_text(tables, 0));
		ck_assert_int_eq(sqlite3_exec(db, sql, add_cells, rows, NULL), SQLITE_OK);
	}
	sqlite3_finalize(tables);
	sqlite3_close(db);
}

/* mkstemp() leaves six letters or digits after the last dot. */
static bool looks_temporary(const char *name)
{
	const char *dot = strrchr(name, '.');
	return (dot && strlen(dot) == 7) || strstr(name, "tmp") || strstr(name, "-journal");
}

const char *leftovers(const char *below)
{
	static char names[1000];
	DIR *open_folder = opendir(in_folder(below));
	names[0] = '\0';
	for (struct dirent *entry; open_folder && (entry = readdir(open_folder));)
		if (looks_temporary(entry->d_name))
			snprintf(names + strlen(names), sizeof names - strlen(names), "%s ",
				 entry->d_name);
	if (open_folder)
		closedir(open_folder);
	return names;
}

void file_put(const char *name, const char *text)
{
	FILE *file = fopen(in_folder(name), "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
}

void folder_put(const char *name)
{
	char path[600];
	snprintf(path, sizeof path, "%s", in_folder(name));
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	ck_assert_int_eq(mkdir(path, 0700), 0);
}

void file_get(struct str *bytes, const char *name)
{
	read_whole(bytes, name ? in_folder(name) : "");
}
