/* support_ui.h - a dashboard in a test: a small dataset, keys in, a canvas out. */
#ifndef KASOKU_TESTS_UI_SUPPORT_UI_H
#define KASOKU_TESTS_UI_SUPPORT_UI_H

#include "base/str.h"
#include "ui/ui.h"

struct desk {
	struct dataset *dataset;
	struct ui *ui;
	struct canvas canvas;
	struct effect effect; /* of the last event */
	struct str screen;
};

/* METR's horizons and a series for each driver; `more` further points for one of them. */
struct dataset *desk_data(int more);
void desk_open(struct desk *desk, int w, int h);
/* The same with a reader's own keys, as in ui/keymap.h. */
void desk_open_with(struct desk *desk, int w, int h, const char *const *keys);
/* The same on another dataset, which desk_close() frees. */
void desk_open_on(struct desk *desk, struct dataset *dataset, int w, int h);
void desk_close(struct desk *desk);
/* Presses the keys of a script (ui/event.h) and draws after each; fails on an unknown name. */
void desk_press(struct desk *desk, const char *keys);
/* Gives it another size and draws. */
void desk_resize(struct desk *desk, int w, int h);
/* The screen as text, valid until the next call. */
const char *desk_screen(struct desk *desk);
bool desk_shows(struct desk *desk, const char *text);
/* The screen as text, to be compared later; the caller frees. */
char *desk_remember(struct desk *desk);
/* Fails, and prints both, when the screen is not as it was `before`, which is freed. */
void desk_same(struct desk *desk, char *before, const char *what);

/* What is refused: keys pressed before, then keys, or a command typed when it begins with ":", and
 * a part of what is said about it. */
struct refusal {
	const char *before, *asked, *said;
};
/* Fails unless it is said as an error, nothing is asked of the world, and the screen but for the
 * sentence, and what undo holds, are as they were. */
void desk_refuses(struct desk *desk, const struct refusal *refusal);

#endif
