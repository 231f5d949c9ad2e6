/* paper_style.h - the style sheet of a paper in HTML; for paper_html.c only. */
#ifndef KASOKU_PAPER_PAPER_STYLE_H
#define KASOKU_PAPER_PAPER_STYLE_H

#include "draw/palette.h"

/* Appends the rules: lay-out, colours of the theme or of both, what changes on paper and on a narrow
 * screen. */
void paper_style(const struct palette *palette, struct str *out);

#endif
