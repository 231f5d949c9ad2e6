/* fitfile.h - kasoku fit FILE.csv: a trend through two columns of somebody's own file, straight through
 * the regression core, without the store. */
#ifndef KASOKU_CLI_FITFILE_H
#define KASOKU_CLI_FITFILE_H

#include "cli/cli.h"
#include "study/figure.h"

/* Reads the file named by the first argument, fits and prints; `*fits` tells whether there is a fit.
 * ERR_INPUT with file, line and column when the file is wrong. */
bool fit_file(struct cli *cli, bool *fits, struct err *err);
/* Applies the options of the command line to `selection` (cmd_fit.c). */
bool fit_selection(struct selection *selection, const struct cli *cli, struct err *err);

#endif
