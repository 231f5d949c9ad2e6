/* record.h - a deck that is made while exploring: each step holds the screen as words (place.h). */
#ifndef KASOKU_UI_RECORD_H
#define KASOKU_UI_RECORD_H

#include "model/deck.h"

struct ui;

enum { RECORD_STEPS = 200, RECORD_CITES = 3 };

struct record {
	bool on;
	struct deck deck; /* what there is of it; its arena holds all texts */
};

void record_clear(struct record *record);

#endif
