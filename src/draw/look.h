/* look.h - what a cell looks like under a theme: its character and its style.
 *
 * The one place that knows how a role and the background behind it go together, for the terminal and
 * for every export. */
#ifndef KASOKU_DRAW_LOOK_H
#define KASOKU_DRAW_LOOK_H

#include "draw/canvas.h"
#include "draw/theme.h"

struct look {
	char32_t code;
	struct style style;
};

/* With 256 colours or more the background behind a cell shows through a role that has none of its own,
 * and a band that has a background is that background instead of a shade; with fewer a band stays a
 * shade, which nothing shows through. */
struct look look_of(const struct cell *cell, const struct theme *theme, enum colour_depth depth);

#endif
