/* place.h - where the dashboard is, as a line of words.
 *
 * "view=overview zoom series=metr-horizon-p50 axis=linear …": what is as it is when kasoku starts is not
 * said, so a line is short and its reader begins with everything as it is then.  Decks keep such lines
 * (`state`), followers get them, R comes back to one.  Sizes, themes and texts are not part of it. */
#ifndef KASOKU_UI_PLACE_H
#define KASOKU_UI_PLACE_H

#include "base/err.h"
#include "base/str.h"

struct ui;

/* Everything as it is when kasoku starts. */
void place_reset(struct ui *ui);
/* Appends the line. */
void place_write(struct ui *ui, struct str *out);
/* Resets and goes there.  ERR_INPUT when a word is not understood or names what the data do not hold; the
 * words before it have been followed then. */
bool place_read(struct ui *ui, const char *text, struct err *err);

#endif
