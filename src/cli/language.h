/* language.h - which language people are spoken to in, and the catalogue of its messages. */
#ifndef KASOKU_CLI_LANGUAGE_H
#define KASOKU_CLI_LANGUAGE_H

#include "cli/cli.h"

/* The languages that --lang takes, as "en|ja". */
#define LANGUAGES "en|ja"

/* Sets the locale for characters, never for numbers, and chooses the language: --lang among the
 * arguments, else LC_ALL, LC_MESSAGES or LANG with LANGUAGE before it as in gettext.  Comes before
 * everything that is said, so it looks at the arguments itself and leaves what is wrong with them to
 * cli_parse().  A locale need not be installed: its name is enough, and C.UTF-8 lends the characters.
 * Where the output is not UTF-8, or the catalogue is missing, it is English, with a sentence on stderr
 * when --lang had asked for another. */
void language_begin(struct cli *cli, int argc, char **argv);
/* After cli_parse() and the configuration, whose language goes before the environment's: in 7 bits, and
 * in what machines read (--json, --csv, --bibtex, --csl), it is English. */
void language_settle(struct cli *cli);
void language_end(struct cli *cli);

#endif
