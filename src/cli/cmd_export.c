/* cmd_export.c - kasoku export DIR: every table as a file that import reads. */
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "cli/files.h"
#include "cli/session.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool export_table(struct cli *cli, const struct dataset *dataset, enum table_id table,
			 struct err *err)
{
	bool csv = cli_given(cli, "csv");
	size_t rows = dataset_count(dataset, table);
	struct str text, path;
	if (rows == 0 || schema[table].derived)
		return true;
	str_init(&text);
	str_init(&path);
	str_printf(&path, "%s/%s.%s", cli->args[0], schema[table].name, csv ? "csv" : "yaml");
	if (csv)
		catalog_write_csv(&text, dataset, table);
	else
		catalog_write_yaml(&text, dataset, table);
	bool done = file_replace(path.text, text.text, text.length, err);
	if (done)
		str_printf(&cli->out, P_("%s  %zu row\n", "%s  %zu rows\n", rows), path.text, rows);
	str_clear(&text);
	str_clear(&path);
	return done;
}

static bool export_all(struct cli *cli, const struct dataset *dataset, struct err *err)
{
	if (!folder_exists(cli->args[0]) && mkdir(cli->args[0], 0777) != 0)
		return err_set(err, ERR_IO, _("making the folder %s: %s"), cli->args[0],
			       _(strerror(errno)));
	for (int table = 0; table < TABLE_COUNT; table++)
		if (!export_table(cli, dataset, (enum table_id)table, err))
			return false;
	return true;
}

int command_export(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	if (cli_given(cli, "as-of")) {
		err_set(&err, ERR_USAGE, "%s", _("export writes all there is; it takes no --as-of"));
		return cli_fail(&err);
	}
	bool done = session_open(&session, cli, &err) && export_all(cli, session.dataset, &err);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
