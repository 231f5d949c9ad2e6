/* screen.h - a view drawn without a terminal, after a script of keys. */
#ifndef KASOKU_CLI_SCREEN_H
#define KASOKU_CLI_SCREEN_H

#include "cli/look.h"
#include "cli/session.h"
#include "cli/themes.h"
#include "model/deck.h"
#include "ui/ui.h"

struct screen {
	struct ui *ui;
	struct canvas canvas;
	struct themes themes;
	struct theme theme;
	const struct session *session;
	struct deck deck; /* being presented; empty when none is */
};

/* Starts the ui on the session's data with what `cli`, `view` (NULL = the first) and `series` (NULL
 * = the view's own) ask for.  ERR_USAGE for an unknown series or theme. */
bool screen_open(struct screen *screen, const struct cli *cli, const struct session *session,
		 const char *view, const char *series, int w, int h, bool live, struct err *err);
void screen_close(struct screen *screen);
/* Presents the deck called `name`, or lists the decks when it is "".  False with a sentence when
 * there is no such deck or it is wrong. */
bool screen_present(struct screen *screen, const char *name, size_t step, struct err *err);
/* Reads the themes again that were written since; what is wrong with the one in use is said, and the old
 * one stays. */
void screen_renew_themes(struct screen *screen);
/* Shows the series `id` in the pane of its driver. */
void screen_series(struct screen *screen, const char *id);
/* Gives the screen another size; it is to be drawn anew. */
void screen_size(struct screen *screen, int w, int h);
/* Draws the screen anew. */
void screen_draw(struct screen *screen);
/* Draws it with all the work done that a live screen puts off. */
void screen_settle(struct screen *screen);
/* Presses the keys of a script.  ERR_USAGE for a name that is no key. */
bool screen_press(struct screen *screen, const char *keys, struct err *err);
/* Appends the canvas in `format`: text, ansi, svg, roles or speech. */
void screen_write(struct screen *screen, const char *format, enum colour_depth depth,
		  const char *title, struct str *out);
/* False with a sentence that names the nearest one when `id` is no series. */
bool screen_series_known(const struct dataset *dataset, const char *id, struct err *err);
/* The same for a view. */
bool screen_view_known(const char *id, struct err *err);

#endif
