/* support_talk.h - a desk at which a deck is presented. */
#ifndef KASOKU_TESTS_UI_SUPPORT_TALK_H
#define KASOKU_TESTS_UI_SUPPORT_TALK_H

#include "model/deck.h"
#include "ui/support_ui.h"

/* Four steps in two minutes, from the file test.yaml. */
extern const struct deck talk_deck;

/* A desk of 100 x 30 at the first step, at nine o'clock, 1000 s on the clock. */
void talk_open(struct desk *desk);

#endif
