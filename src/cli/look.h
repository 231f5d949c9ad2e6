/* look.h - how things are to look here: charset, colours, sizes; the environment's say in it. */
#ifndef KASOKU_CLI_LOOK_H
#define KASOKU_CLI_LOOK_H

#include "cli/cli.h"
#include "draw/theme.h"

/* True when the locale's characters are UTF-8. */
bool look_is_utf8(void);
/* Takes a neutral locale with UTF-8 for characters, where there is one. */
void look_take_utf8(void);
/* Reads --charset.  Unicode needs a UTF-8 locale; when it is asked for in another, a neutral one is
 * taken. */
enum charset look_charset(const struct cli *cli);
/* The most colours to use on this terminal: --color, NO_COLOR, COLORTERM.  terminfo has the last word
 * in the dashboard; without one (`plain`), TERM's name decides. */
enum colour_depth look_depth(const struct cli *cli, bool plain);
/* True when colours were refused or the output cannot show them. */
bool look_wants_colour(const struct cli *cli);

/* Reads "120x40". */
bool look_size(const char *text, int *w, int *h, struct err *err);
/* Today by the clock, in days; SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for it.  0 is no day:
 * a clock that is far off. */
int look_today(void);
/* The size of the terminal on stdout; false when it is none. */
bool look_terminal_size(int *w, int *h);
/* COLUMNS, when it is a sensible number, else `usual`. */
int look_columns(int usual);

#endif
