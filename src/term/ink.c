/* ink.c - see ink.h. */
#include "term/ink.h"

enum { ANSI_BLACK = 0, ANSI_WHITE = 7, ANSI_BRIGHT_WHITE = 15 };

/* True when `fg` would vanish into a terminal's own background of the kind `ground`. */
static bool vanishes(int fg, enum ground ground)
{
	if (ground == GROUND_DARK)
		return fg == ANSI_BLACK;
	return fg == ANSI_WHITE || fg == ANSI_BRIGHT_WHITE;
}

/* True when `fg` is what a terminal with a background of the kind `ground` writes with anyway: its own is
 * better, because bold black is grey on many. */
static bool is_usual(int fg, enum ground ground)
{
	if (ground == GROUND_LIGHT)
		return fg == ANSI_BLACK;
	return fg == ANSI_WHITE || fg == ANSI_BRIGHT_WHITE;
}

struct ink ink_for(const struct style *style, enum ground ground, enum colour_depth depth)
{
	struct ink plain = { COLOUR_DEFAULT, COLOUR_DEFAULT, style->mono };
	if (depth == DEPTH_MONO)
		return plain;
	struct ink ink = { style_colour(style, false, depth), style_colour(style, true, depth),
			   style->attrs };
	if (ink.fg != COLOUR_DEFAULT && ink.fg == ink.bg)
		return plain;
	if (depth <= DEPTH_16 && ink.bg == COLOUR_DEFAULT && vanishes(ink.fg, ground)) {
		plain.attrs |= style->attrs;
		return plain;
	}
	if (depth <= DEPTH_16 && ink.bg == COLOUR_DEFAULT && is_usual(ink.fg, ground))
		ink.fg = COLOUR_DEFAULT;
	return ink;
}

enum colour_depth ink_depth(enum colour_depth wanted, int colours, bool direct)
{
	enum colour_depth have = DEPTH_MONO;
	if (direct)
		have = DEPTH_RGB;
	else if (colours >= 256)
		have = DEPTH_256;
	else if (colours >= 16)
		have = DEPTH_16;
	else if (colours >= 8)
		have = DEPTH_8;
	return wanted < have ? wanted : have;
}
