/* big.h - large letters for titles: a small font of our own, drawn with half blocks or '#'.
 *
 * Letters are 5 dots high; with Unicode two dots share a cell (three rows), in ASCII each takes one
 * (five rows).  Capitals stand for small letters. */
#ifndef KASOKU_DRAW_BIG_H
#define KASOKU_DRAW_BIG_H

#include "draw/canvas.h"

/* True when every character of `text` has a large letter. */
bool big_has(const char *text);
/* Columns and rows of one line of large letters. */
int big_columns(const char *text);
int big_rows(enum charset charset);
/* Draws `text` in large letters into `area`, broken at blanks and centred; returns the rows used, 0
 * when it does not fit (nothing is drawn then). */
int big_draw(struct canvas *canvas, struct rect area, enum role role, const char *text);

#endif
