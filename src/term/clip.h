/* clip.h - the escape sequence that puts text on the clipboard (OSC 52). */
#ifndef KASOKU_TERM_CLIP_H
#define KASOKU_TERM_CLIP_H

#include "base/str.h"
#include "term/term.h"

enum { CLIP_MOST = 74000 }; /* bytes; more is cut off or ignored by common terminals */

/* Appends the sequence for `text`.  For tmux it is there twice, plain for `set-clipboard on` and
 * wrapped for `allow-passthrough on`; for screen it is wrapped in pieces that screen takes. */
void clip_sequence(struct str *out, const char *text, enum term_inside inside);
/* True when a terminal of this TERM is known to take OSC 52 without saying so in terminfo. */
bool clip_known(const char *type);

#endif
