/* place_words.h - words that both sides of place.h use.  Private to src/ui. */
#ifndef KASOKU_UI_PLACE_WORDS_H
#define KASOKU_UI_PLACE_WORDS_H

#include "ui/place.h"
#include "ui/state.h"

/* By enum scale_kind and enum chart_labels. */
extern const char *const place_axes[3], *const place_labels[3];

/* A text as one word: blanks, separators and signs of escape as %XX; and back, in place: false when an
 * escape is broken or stands for a control. */
void place_add_word(struct str *out, const char *text);
bool place_plain(char *text);
/* Reads whole numbers joined by commas; false when there are not `count` of them from -1 on. */
bool place_numbers(const char *text, long *out, size_t count);

#endif
