/* repair.h - a damaged database put aside, and a new one with what could be read of the user's rows. */
#ifndef KASOKU_CLI_REPAIR_H
#define KASOKU_CLI_REPAIR_H

#include "cli/cli.h"

/* Builds the new database beside the old one at `path` and changes them over only when it is whole: the old
 * one stays under a name that `said` tells, with how many rows were carried over.  False with a sentence,
 * and the old one where it was, when it cannot be done. */
bool repair_database(const struct cli *cli, const char *path, struct str *said, struct err *err);

#endif
