/* card.h - a card: text that lies over the view and scrolls: sources, explanations, rows, help.
 *
 * A card owns its text, so it outlives the dataset it was made from.  Lines are wrapped when drawn.
 * A card of several sources knows where each begins, and one of them is selected. */
#ifndef KASOKU_UI_CARD_H
#define KASOKU_UI_CARD_H

#include "base/mem.h"
#include "draw/canvas.h"

#include <stddef.h>

struct card_line {
	const char *text;
	enum role role;
	int indent;             /* columns that the text stands in from the left */
	int key;                /* the source that starts here, -1 for none */
	int row;                /* where it was drawn last, counted from the card's first row */
};

struct card {
	struct arena arena;
	const char *title;
	const char *name;       /* "help", "sources", "row", "explain" */
	struct card_line *lines;
	size_t count, room;
	const char **keys;      /* of the sources the card is about */
	const char **links;     /* their addresses, NULL where there is none */
	const char **citations;
	size_t key_count, selected;
	bool choice;            /* the keys are things to choose from, not sources: up and down choose */
	const char *copy;       /* what y copies, NULL for the citation of the selected source */
	int top, rows, page;    /* first row shown; rows in all and on the screen, set by drawing */
	long found;             /* line that a search stands on, -1 for none */
};

struct card *card_new(const char *name, const char *title);
void card_free(struct card *card);
/* Appends one line; a text with newlines becomes several. */
void card_add(struct card *card, enum role role, int indent, const char *text);
void card_printf(struct card *card, enum role role, int indent, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* Makes room for `count` keys with their links and citations. */
void card_set_keys(struct card *card, size_t count);
/* The next line added begins the source with this index. */
void card_begin_key(struct card *card, size_t index, const char *heading);

/* Moves the text by rows; false when it is at its end already. */
bool card_scroll(struct card *card, int rows);
/* Selects the next or previous source and brings it to the top; false when there is none. */
bool card_select(struct card *card, int by);
/* Goes to the next line that holds `text`, upper and lower case alike; false when no line does. */
bool card_find(struct card *card, const char *text, int by);
void card_draw(struct card *card, struct canvas *canvas, struct rect area);

/* True when `text` holds `part`, ASCII letters in upper and lower case alike. */
bool text_holds(const char *text, const char *part);

#endif
