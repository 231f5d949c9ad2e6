/* notes.h - footnotes: the sources of what is on the screen, numbered in the order they are met. */
#ifndef KASOKU_UI_NOTES_H
#define KASOKU_UI_NOTES_H

#include "draw/canvas.h"
#include "model/dataset.h"
#include "study/figure.h"

enum { NOTES_MAX = 99 };

struct notes {
	const char *keys[NOTES_MAX];
	size_t count;
};

/* Appends the mark of `key` to `out` (room for `size`): a superscript number or "[1]". */
void notes_mark(struct notes *notes, const char *key, char *out, size_t size, enum charset charset);
/* Appends the marks of the figure's first sources, at most `most`, "…" when there are more. */
void notes_figure(struct notes *notes, const struct figure *figure, int most, char *out, size_t size,
		  enum charset charset);
/* Lists the notes in `area`, one after the other, breaking lines between notes; says how many had
 * no room. */
void notes_draw(const struct notes *notes, struct canvas *canvas, struct rect area,
		const struct dataset *dataset);

#endif
