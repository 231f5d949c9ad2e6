/* paths.h - where things are on this machine: the environment's part of the answer. */
#ifndef KASOKU_CLI_PATHS_H
#define KASOKU_CLI_PATHS_H

#include "cli/cli.h"

/* The folder that holds data/ and themes/: --data, KASOKU_DATADIR, share/kasoku beside the program
 * and beside its folder, then where `make install` puts it.  NULL with a sentence when none of them
 * has data/.  The caller frees. */
char *path_catalogue(const struct cli *cli, struct err *err);
/* The database: --db, or kasoku/kasoku.db in the user's data folder, NULL when there is no such
 * folder.  The caller frees. */
char *path_database(const struct cli *cli);
/* The compiled messages of `language`: in share/locale beside the program and beside its folder, then
 * where `make install` puts them; NULL when there are none.  The caller frees. */
char *path_messages(const char *language);
/* kasoku/ in the user's configuration folder, NULL when there is no such folder.  The caller frees. */
char *path_config(void);
/* kasoku/ in the user's folder for state, NULL when there is no such folder.  The caller frees. */
char *path_state(void);
/* The socket of the user's first, second … presenter: in XDG_RUNTIME_DIR, else in the folder for state; NULL
 * when there is neither.  The caller frees. */
char *path_socket(int number);
/* The folder part of `path`, "." when it has none.  The caller frees. */
char *path_folder(const char *path);

#endif
