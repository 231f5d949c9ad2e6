/* repair.c - see repair.h. */
#include "cli/repair.h"

#include "base/i18n.h"
#include "cli/session.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_MOST = 1000, ROUNDS_MOST = 20 };

static bool system_failed(struct err *err, const char *path)
{
	return err_set(err, ERR_IO, _("repairing %s: %s"), path, _(strerror(errno)));
}

/* The files that SQLite keeps beside a database come and go with it. */
static void remove_database(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	struct str name;
	str_init(&name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		str_reset(&name);
		str_printf(&name, "%s%s", path, endings[i]);
		unlink(name.text);
	}
	str_clear(&name);
}

static void move_beside(const char *from, const char *to, const char *ending)
{
	struct str old, new;
	str_init(&old);
	str_init(&new);
	str_printf(&old, "%s%s", from, ending);
	str_printf(&new, "%s%s", to, ending);
	rename(old.text, new.text); /* there may be none */
	str_clear(&old);
	str_clear(&new);
}

/* "<path>.damaged", "<path>.damaged-2" …: the first that is free. */
static bool name_aside(const char *path, struct str *aside)
{
	struct stat status;
	for (int n = 1; n < NAMES_MOST; n++) {
		str_reset(aside);
		str_printf(aside, n > 1 ? "%s.damaged-%d" : "%s.damaged", path, n);
		if (lstat(aside->text, &status) != 0)
			return errno == ENOENT;
	}
	return false;
}

static bool is_problem(const struct batch *batch, uint32_t line)
{
	size_t known = batch->problem_count < PROBLEMS_MAX ? batch->problem_count : PROBLEMS_MAX;
	for (size_t i = 0; i < known; i++)
		if (batch->problems[i].place.line == line)
			return true;
	return false;
}

/* Leaves out rows that do not fit together until all that are left do; returns how many went. */
static size_t drop_unfit(struct batch *batch, const struct dataset *dataset)
{
	size_t before = batch->count;
	for (int round = 0; round < ROUNDS_MOST; round++) {
		size_t kept = 0;
		batch->problem_count = 0;
		batch_check(batch, dataset, true);
		if (batch->problem_count == 0)
			break;
		for (size_t i = 0; i < batch->count; i++)
			if (!is_problem(batch, batch->rows[i].line))
				batch->rows[kept++] = batch->rows[i];
		batch->count = kept;
	}
	return before - batch->count;
}

/* Makes the new database at `path` with the rows of `batch`. */
static bool build(const struct cli *cli, const char *path, struct batch *batch, size_t *dropped,
		  struct err *err)
{
	struct session session;
	size_t added, replaced;
	bool done = session_open_at(&session, cli, path, err);
	if (done) {
		*dropped = drop_unfit(batch, session.dataset);
		done = batch->problem_count == 0
			       ? store_import(session.store, batch, &added, &replaced, err)
			       : err_set(err, ERR_DATA, "%s",
					 _("your rows do not fit together, so nothing was changed; save "
					   "them with: sqlite3 FILE .recover"));
	}
	session_close(&session);
	return done;
}

/* The new one takes the place of the old one, which is never without a name. */
static bool change_over(const char *path, const char *fresh, const char *aside, struct err *err)
{
	if (link(path, aside) != 0 && rename(path, aside) != 0)
		return system_failed(err, path);
	move_beside(path, aside, "-wal");
	move_beside(path, aside, "-journal");
	move_beside(path, aside, "-shm");
	if (rename(fresh, path) == 0)
		return true;
	system_failed(err, path);
	move_beside(aside, path, "");
	move_beside(aside, path, "-wal");
	move_beside(aside, path, "-journal");
	unlink(aside);
	return false;
}

static void tell(struct str *said, const struct store_salvage *found, size_t dropped, const char *aside)
{
	size_t carried = found->rows - dropped;
	str_printf(said,
		   P_("built anew with %zu row of yours; the damaged database is kept as %s",
		      "built anew with %zu rows of yours; the damaged database is kept as %s", carried),
		   carried, aside);
	if (dropped || found->spoilt)
		str_printf(said,
			   P_("; %zu row could not be carried over", "; %zu rows could not be carried over",
			      dropped + found->spoilt),
			   dropped + found->spoilt);
	if (found->broken_tables)
		str_printf(said,
			   P_("; in %zu table some rows could not be read",
			      "; in %zu tables some rows could not be read", found->broken_tables),
			   found->broken_tables);
}

bool repair_database(const struct cli *cli, const char *path, struct str *said, struct err *err)
{
	struct batch batch;
	struct str fresh, aside;
	struct store_salvage found;
	size_t dropped = 0;
	batch_init(&batch);
	str_init(&fresh);
	str_init(&aside);
	str_printf(&fresh, "%s.repaired", path);
	remove_database(fresh.text); /* of a repair that was broken off */
	bool done = store_salvage(path, &batch, &found, err);
	if (done && !name_aside(path, &aside))
		done = system_failed(err, path);
	done = done && build(cli, fresh.text, &batch, &dropped, err) &&
	       change_over(path, fresh.text, aside.text, err);
	if (done)
		tell(said, &found, dropped, aside.text);
	else
		remove_database(fresh.text);
	str_clear(&aside);
	str_clear(&fresh);
	batch_clear(&batch);
	return done;
}
