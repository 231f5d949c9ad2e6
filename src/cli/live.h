/* live.h - a screen on this terminal: its data watched, its clock told. */
#ifndef KASOKU_CLI_LIVE_H
#define KASOKU_CLI_LIVE_H

#include "cli/screen.h"
#include "cli/watch.h"
#include "term/term.h"

struct live {
	struct session *session;
	struct screen *screen; /* opened by the caller after live_open() */
	struct term *term;
	struct watch watch;
	long changes; /* of the store, when it was loaded */
};

/* Takes over the terminal and watches the store.  ERR_TERM when the terminal cannot be used. */
bool live_open(struct live *live, const struct cli *cli, struct session *session, struct screen *screen,
	       struct err *err);
void live_close(struct live *live);
/* Loads the data anew when another process has changed them; `again` when a look that finds nothing is to
 * be followed by a second one. */
void live_data(struct live *live, bool again);
/* Takes the theme for the background that the terminal has told, unless another was chosen meanwhile. */
void live_ground(struct screen *screen, int colour);
/* Gives screen and ui the terminal's size. */
void live_resize(struct live *live);
/* Tells the ui the time. */
void live_time(struct ui *ui);
/* Milliseconds on a clock that only goes forward. */
long live_now_ms(void);

#endif
