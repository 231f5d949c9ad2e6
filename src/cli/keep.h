/* keep.h - scenarios and drafts that the dashboard asks to be kept. */
#ifndef KASOKU_CLI_KEEP_H
#define KASOKU_CLI_KEEP_H

#include "cli/screen.h"

/* True for the effects that keep_do() carries out. */
bool keep_is(const struct effect *effect);
/* Carries one out; what changed is loaded anew and shown.  With `read_only` nothing is written, and what
 * was asked for by name is refused in the status line. */
void keep_do(const struct effect *effect, struct session *session, struct screen *screen, bool read_only);
/* The draft of the last time; "" when there is none. */
void keep_draft(const struct session *session, struct str *draft);

#endif
