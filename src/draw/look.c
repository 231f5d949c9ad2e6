/* look.c - see look.h. */
#include "draw/look.h"

static bool is_shade(const struct cell *cell)
{
	bool band = cell->role == ROLE_CONFIDENCE || cell->role == ROLE_PREDICTION ||
		    cell->role == ROLE_UNSUPPORTED;
	return band && ((cell->code >= 0x2591 && cell->code <= 0x2593) || cell->code == ':' ||
			cell->code == '.');
}

/* Behind a role without a background of its own shows what lies there. */
static bool is_open(const struct style *style, const struct theme *theme)
{
	return style->bg == COLOUR_DEFAULT || (theme->paint && style->bg == theme->paper);
}

struct look look_of(const struct cell *cell, const struct theme *theme, enum colour_depth depth)
{
	struct look look = { cell->code, theme->styles[cell->role] };
	struct style *style = &look.style;
	if (depth < DEPTH_256) {
		if (is_shade(cell))
			style->bg = theme->paint ? theme->paper : COLOUR_DEFAULT;
		return look;
	}
	if (is_shade(cell) && !is_open(style, theme)) {
		look.code = ' ';
		style->fg = COLOUR_DEFAULT; /* not seen, so not worth sending */
	} else if (is_open(style, theme) && !((style->attrs & ATTR_REVERSE) || cell->flags & CELL_REVERSE))
		style->bg = theme->styles[cell->ground].bg;
	return look;
}
