/* session.h - the data of one run: the catalogue's folder, the store and the dataset loaded from it.
 *
 * The first start builds the store from the catalogue, later ones only look whether the catalogue has
 * changed.  Where nothing can be written the catalogue is read into memory, and `note` says so. */
#ifndef KASOKU_CLI_SESSION_H
#define KASOKU_CLI_SESSION_H

#include "cli/cli.h"
#include "model/dataset.h"
#include "store/store.h"

struct session {
	char *catalogue;         /* folder; NULL when there is none */
	char *path;              /* of the database; NULL when there is no place for one */
	struct store *store;     /* NULL when the data are only in memory */
	struct dataset *dataset; /* sealed */
	bool first;              /* the store was made for this run */
	char note[700];          /* what had to be done differently; "" when nothing */
};

/* Opens and loads; says `note` on stderr.  False with a sentence when there are no data at all. */
bool session_open(struct session *session, const struct cli *cli, struct err *err);
/* The same with the database at `path`, whatever was asked for, and with no way around it. */
bool session_open_at(struct session *session, const struct cli *cli, const char *path,
		     struct err *err);
void session_close(struct session *session);
/* Loads the dataset anew; the old one stays when that fails, and is returned through `*old` to be
 * freed by the caller when it does not. */
bool session_reload(struct session *session, struct dataset **old, struct err *err);

#endif
