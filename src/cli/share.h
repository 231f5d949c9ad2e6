/* share.h - letting others watch through tmux. */
#ifndef KASOKU_CLI_SHARE_H
#define KASOKU_CLI_SHARE_H

#include "base/str.h"

/* Appends the line that others attach with, and who is there with a smaller terminal than `w` by `h`; outside
 * tmux, how to start in it. */
void share_tmux(struct str *out, int w, int h);

#endif
