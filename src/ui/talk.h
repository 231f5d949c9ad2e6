/* talk.h - presenting: a deck on the screen, step after step.
 *
 * A step is made anew each time it is shown: all settings as the series have them, the step's view
 * and series, its keys pressed.  So going back is exact.  Any key that is not the presenter's own
 * works as always, on the chart of the step; leaving keeps what is on the screen to explore, and R
 * comes back to the step. */
#ifndef KASOKU_UI_TALK_H
#define KASOKU_UI_TALK_H

#include "base/str.h"
#include "draw/canvas.h"
#include "model/deck.h"
#include "quote/quote.h"

struct ui;

enum talk_blank { TALK_SHOWN, TALK_BLACK, TALK_WHITE };

struct talk {
	const struct deck *deck; /* the caller's; NULL when there is none */
	bool on;                 /* the deck has the screen; else it waits for R */
	size_t step;
	double as_of;            /* the day that the deck stands on */
	enum talk_blank blank;
	bool notes;      /* the speaker's notes are shown */
	bool making;     /* keys are being pressed for a step */
	size_t cards;    /* that the step itself put up */
	bool crosshair;  /* the step itself turned it on */
	int jump;        /* a number being typed, 0 for none */
	struct quotes quotes;       /* what was computed for earlier steps too */
	struct str text, note_text; /* the annotation and the notes, quotes computed */
};

/* Shows step `step` of the deck; the caller keeps the deck until another or NULL is given. */
void talk_start(struct ui *ui, const struct deck *deck, size_t step);
/* Takes a key while the deck has the screen; false when it means what it always means. */
bool talk_key(struct ui *ui, int key);
/* Back to the step that was left; false when there is none. */
bool talk_return(struct ui *ui);
/* Draws the screen of a step. */
void talk_draw(struct ui *ui, struct canvas *canvas);
/* Computes the annotation and the notes; what was computed from the same data is not again. */
void talk_data(struct ui *ui);
void talk_init(struct talk *talk);
void talk_clear(struct talk *talk);

#endif
