/* bends.h - acceleration tests made bit by bit and kept, so that a key never waits for a
 * simulation.
 *
 * A test is asked for while drawing; what is asked for and not finished is worked on between
 * events, a slice at a time, newest first.  The least recently used test gives way when the shelf
 * is full. */
#ifndef KASOKU_UI_BENDS_H
#define KASOKU_UI_BENDS_H

#include "study/acceleration.h"

enum { BENDS_MAX = 36, BENDS_DRAWS = 1000 };

struct bend {
	const struct series *series;
	struct selection selection;
	bool full; /* all rules, curves and influence, not the verdict alone */
	bool started, done;
	struct figure figure;     /* its own, as old as the test */
	struct acceleration test; /* once started */
	unsigned long used;
};

struct bends {
	const struct dataset *dataset;
	struct bend *items[BENDS_MAX];
	unsigned long now; /* number of the frame being drawn */
	bool hurry;        /* a first answer is enough */
};

void bends_init(struct bends *bends, const struct dataset *dataset);
void bends_clear(struct bends *bends);
/* A new frame: what no frame asks for again is not worked on. */
void bends_frame(struct bends *bends);
/* The test of `series` with `selection`, started or not. */
const struct bend *bends_get(struct bends *bends, const struct series *series,
			     const struct selection *selection, bool full);
/* True while something asked for in this frame is not done. */
bool bends_busy(const struct bends *bends);
/* Does one slice of work, a few milliseconds. */
void bends_work(struct bends *bends);

#endif
