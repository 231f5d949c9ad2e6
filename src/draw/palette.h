/* palette.h - the colours of a drawing as SVG: of one theme, or of a light and a dark one.
 *
 * Under one theme colours are written where they are used.  Under two, each pair becomes a class,
 * and the style sheet, written in the end, says which of the pair is seen; so one document follows the
 * reader's choice of light or dark. */
#ifndef KASOKU_DRAW_PALETTE_H
#define KASOKU_DRAW_PALETTE_H

#include "base/str.h"
#include "draw/theme.h"

#include <stdbool.h>

struct shade {
	int32_t rgb[2]; /* under each theme; the second is 0 when there is one */
};

struct palette {
	const struct theme *themes[2]; /* the caller's */
	int theme_count;
	struct shade *shades; /* used so far, with two themes */
	size_t count, room;
};

/* `dark` NULL: colours of `light` alone. */
void palette_init(struct palette *palette, const struct theme *light, const struct theme *dark);
void palette_clear(struct palette *palette);
bool shade_same(struct shade a, struct shade b);
struct shade palette_paper(const struct palette *palette);
/* The colour of a role; its background, or that of the paper where it has none. */
struct shade palette_ink(const struct palette *palette, enum role role);
struct shade palette_ground(const struct palette *palette, enum role role);
/* Appends an attribute with a blank before it: ` fill="#rrggbb"` or ` class="f3"`; `what` is fill or
 * stroke. */
void palette_paint(struct palette *palette, struct str *out, const char *what, struct shade shade);
/* Appends the rules for the classes used so far: of the theme `theme`, 0 or 1. */
void palette_css(const struct palette *palette, struct str *out, int theme);

#endif
