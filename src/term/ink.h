/* ink.h - a role's style brought down to what a terminal can show.
 *
 * Pure arithmetic on colours; the terminal's own foreground and background stay what they are. */
#ifndef KASOKU_TERM_INK_H
#define KASOKU_TERM_INK_H

#include "draw/theme.h"

struct ink {
	int fg, bg;     /* palette index, 0xRRGGBB at DEPTH_RGB, or -1 for the terminal's own */
	unsigned attrs; /* enum style_attr */
};

/* Never gives a foreground that the reduction made equal to its background, nor black on a dark
 * ground or white on a light one: the attributes of a terminal without colour take over there. */
struct ink ink_for(const struct style *style, enum ground ground, enum colour_depth depth);
/* The most that a terminal with `colours` colours shows of `wanted`; `direct` when its colour numbers
 * are RGB values. */
enum colour_depth ink_depth(enum colour_depth wanted, int colours, bool direct);

#endif
