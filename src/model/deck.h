/* deck.h - a story told with the dashboard: steps of a title, a view in a stated shape, a sentence,
 * citations.
 *
 * A deck is a script of views and not of texts: a step names a view, a series, and the keys that
 * bring it into shape, so that everything on the screen is drawn from the data of the day.  Figures
 * in its sentences are quotes (quote/quote.h), never literals.  Decks are read by catalog (deck files are
 * described in kasoku-data(5)); texts live in the deck's arena. */
#ifndef KASOKU_MODEL_DECK_H
#define KASOKU_MODEL_DECK_H

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

/* What a room can read: `kasoku present --check` says what is longer. */
enum { DECK_TITLE = 60, DECK_TEXT = 160, DECK_WORDS = 320 }; /* DECK_WORDS: a step without a view */

/* One text in the languages it was written in; NULL where it was not. */
struct deck_text {
	const char *en, *ja;
};

struct deck_step {
	struct deck_text title; /* at most DECK_TITLE columns */
	struct deck_text text;  /* the annotation, with quotes in braces; DECK_TEXT characters */
	struct deck_text notes; /* for the speaker */
	const char *view;       /* "" for a step of words alone: the title in large letters */
	const char *series;     /* "" for the view's own */
	const char *keys;       /* pressed in that view, in the language of `kasoku show --keys` */
	const char *state;      /* "", or where the dashboard is, in the words of ui/place.h: before keys */
	int seconds;            /* planned for it; 0 for an equal share of the deck's minutes */
	const char **cite;      /* keys of sources */
	size_t cite_count;
	unsigned line; /* in its file */
};

struct deck {
	const char *id, *file;
	struct deck_text title, about;
	int minutes; /* planned; 0 when not said */
	struct deck_step *steps;
	size_t count;
	struct arena arena;
};

/* The text in `language` (NULL: the one in use), which the deck itself may have or the catalogue of
 * messages; in English where neither has; "" when there is none. */
const char *deck_text(struct deck_text text, const char *language);
void deck_clear(struct deck *deck);
/* True when `text` states a figure outside quotes: a word whose first letter or digit is a digit ("50",
 * "2027", not "GPT-4").  `figure` gets the word. */
bool deck_states_figure(const char *text, char figure[48]);

#endif
