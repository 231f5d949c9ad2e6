/* talk.h - presenting: a deck on the screen, step after step.
 *
 * A step is made anew each time it is shown: all settings as the series have them, the step's view
 * and series, its keys pressed.  So going back is exact.  Keys are rows of the table of actions, their
 * place is "deck"; one that is in no row works as always, on the chart of the step, or does nothing at
 * all.  Leaving keeps what is on the screen to explore, and R comes back to it.  As long as a deck is
 * held nothing is kept: levers go back to where they were when it ends. */
#ifndef KASOKU_UI_TALK_H
#define KASOKU_UI_TALK_H

#include "base/str.h"
#include "draw/canvas.h"
#include "drivers/scenario.h"
#include "model/deck.h"
#include "quote/quote.h"

struct ui;
struct card;

enum { TALK_STEPS = 200, TALK_MARKS = 9, TALK_TITLE_MS = 2000 };

enum talk_blank { TALK_SHOWN, TALK_BLACK, TALK_WHITE };

/* A place on the screen that is the same one at another size: ten-thousandths of the plot of a pane, or,
 * with `pane` -1, of the screen. */
struct talk_place {
	int pane, x, y;
};

struct talk {
	const struct deck *deck; /* the caller's; NULL when there is none */
	bool on;                 /* the deck has the screen; else it waits for R */
	size_t step;
	double as_of;            /* the day that the deck stands on */
	enum talk_blank blank;
	bool notes;      /* the speaker's notes are shown */
	bool speaker;    /* nothing but what the speaker needs */
	bool making;     /* keys are being pressed for a step */
	size_t cards;    /* that the step itself put up */
	bool crosshair;  /* the step itself turned it on */
	bool scrolls;    /* this key moves such a card by lines */
	bool title;      /* the title has the screen, for a moment */
	bool index;      /* the list of steps has the screen */
	size_t chosen;   /* in that list */
	bool asked;      /* q was pressed; a second one ends the deck */
	bool asking;     /* and this key comes right after it */
	int jump;        /* a number being typed, 0 for none */
	int jumping;     /* the number typed before this key */
	struct quotes quotes;       /* what was computed for earlier steps too */
	struct str text, note_text; /* the annotation and the notes, quotes computed */
	struct str left; /* how the step was left (place.h), "" for as the deck has it */
	struct str tried; /* how the what-if view was left the last time that R was pressed there */

	bool lit;        /* the spotlight is on */
	struct talk_place spot, marks[TALK_MARKS];
	size_t mark_count;

	bool timer, rehearsing;
	long start, since;     /* seconds: of the deck and of this step */
	int spent[TALK_STEPS]; /* seconds in each step before it was entered last */

	bool moved;              /* a presenter has moved levers (follow.c) */
	bool safe;               /* until the deck has ended nothing is kept */
	bool had_levers;         /* the what-if view was in use before the deck */
	struct scenario levers;  /* what was on them */
	struct scenario made;    /* what the step put on them */
};

/* -- talk.c: steps ------------------------------------------------------------------------------- */

/* Shows step `step` of the deck; the caller keeps the deck until another or NULL is given. */
void talk_start(struct ui *ui, const struct deck *deck, size_t step);
void talk_init(struct talk *talk);
void talk_clear(struct talk *talk);
/* True when the deck has the keyboard: nothing is open that lies over its step. */
bool talk_staged(struct ui *ui);
/* Takes a key that is no action: digits, what moves the spotlight or the list of steps, anything while the
 * screen is blank.  False when it means what it always means. */
bool talk_key(struct ui *ui, int key);
/* True when the command `name` may be given while the deck has the screen; else says why not. */
bool talk_allows(struct ui *ui, const char *name);
/* Goes to a step, or says that there is none. */
void talk_go(struct ui *ui, long step);
/* Leaves the deck with all as it is, and, with `ends`, as it was before on the levers. */
void talk_leave(struct ui *ui, bool ends);
/* Back to the step that was left, as it was left; on the step, as the deck has it.  False when there is
 * none. */
bool talk_return(struct ui *ui);
/* Computes the annotation and the notes; what was computed from the same data is not again. */
void talk_data(struct ui *ui);
const struct deck_step *talk_step(const struct ui *ui);
/* True when levers have been moved by hand: they are not where the step put them. */
bool talk_whatif(const struct ui *ui);

/* -- talk_draw.c, talk_notes.c: what is seen -------------------------------------------------------- */

/* Draws the screen of a step. */
void talk_draw(struct ui *ui, struct canvas *canvas);
/* Draws the list of steps. */
void talk_draw_index(struct ui *ui, struct canvas *canvas, struct rect area);
/* Draws what the speaker needs: notes, time, the next step. */
void talk_draw_speaker(struct ui *ui, struct canvas *canvas);

/* -- talk_time.c: the clock ------------------------------------------------------------------------- */

/* Begins to count with the step that is shown. */
void talk_time_start(struct ui *ui);
/* Adds the time of the step that is left. */
void talk_time_step(struct ui *ui);
/* Seconds planned for a step, 0 when nothing is planned. */
int talk_budget(const struct ui *ui, size_t step);
/* Seconds since the deck began, and in this step; 0 without a clock. */
int talk_elapsed(const struct ui *ui);
int talk_in_step(const struct ui *ui);
/* "4 of 6 min, until 14:06", and a symbol with a word from 80 % of the time on; returns its role. */
enum role talk_time_words(const struct ui *ui, char *text, size_t size);
/* The same about this step. */
enum role talk_step_words(const struct ui *ui, char *text, size_t size);
/* Milliseconds until any of these words change, -1 for never. */
int talk_time_wait(const struct ui *ui);
/* The time of each step beside what was planned. */
struct card *talk_time_card(struct ui *ui);

/* -- talk_spot.c: pointing -------------------------------------------------------------------------- */

/* Moves the spotlight by cells, lighting it first. */
void talk_spot_move(struct ui *ui, int columns, int rows);
void talk_spot_mark(struct ui *ui);
void talk_spot_draw(struct ui *ui, struct canvas *canvas);

#endif
