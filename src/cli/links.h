/* links.h - addresses in printed text as links that a terminal opens (OSC 8). */
#ifndef KASOKU_CLI_LINKS_H
#define KASOKU_CLI_LINKS_H

#include "cli/cli.h"

/* True when the setting `links` and the terminal on the standard output say that links are opened. */
bool links_wanted(const struct cli *cli);
/* cli_print(), with web addresses as links when the setting `links` and the terminal say so. */
void links_print(struct cli *cli, const char *text);

#endif
