/* vision.h - colours as eyes see them: how far apart two are, also to eyes with one kind of cone less.
 *
 * A colour seen without one kind of cone is that of Machado, Oliveira and Fernandes (2009), severity 1,
 * as a product of its linear light and their matrix.  Distance is CIEDE2000 (Sharma, Wu and Dalal
 * 2005), about 1 for what is just noticed in large fields side by side. */
#ifndef KASOKU_DRAW_VISION_H
#define KASOKU_DRAW_VISION_H

#include "base/str.h"
#include "draw/theme.h"

enum vision { VISION_USUAL, VISION_PROTANOPIA, VISION_DEUTERANOPIA, VISION_TRITANOPIA, VISION_COUNT };

/* "protanopia"; "usual" for three kinds of cones. */
const char *vision_name(enum vision vision);
/* The vision called `name`, or -1. */
int vision_by_name(const char *name);
/* How far apart `a` and `b` (0xRRGGBB) are to these eyes. */
double vision_distance(int32_t a, int32_t b, enum vision vision);
/* CIEDE2000 between two colours in CIELAB. */
double vision_ciede2000(const double a[3], const double b[3]);

/* What a theme should be and is not, at every number of colours: appends a sentence a line to `out`
 * and returns how many.  Words need a contrast of 4.5 with what is behind them and marks of 3 (WCAG 2.1,
 * 1.4.3 and 1.4.11), except the words that are the same colour as their band by design; the colours of
 * series must lie VISION_APART apart to usual eyes and to those that the theme declares itself for. */
enum { VISION_APART = 10, VISION_APART_FEW = 8 }; /* few: 16 or 8 colours, which terminals choose */
size_t vision_audit(const struct theme *theme, struct str *out);

#endif
