/* stage.h - what presenting needs of the world: followers on a socket, the place kept for --resume. */
#ifndef KASOKU_CLI_STAGE_H
#define KASOKU_CLI_STAGE_H

#include "cli/screen.h"
#include "link/link.h"
#include "term/term.h"

struct stage {
	struct link_server *server; /* NULL until somebody is presented to */
	char trouble[600];          /* why there is none */
	struct str line;            /* what followers know, without the clock */
	struct str kept;            /* what the file for --resume holds */
	bool read_only;
};

void stage_init(struct stage *stage, bool read_only);
/* Keeps the place when a deck has not ended, and says good-bye to followers. */
void stage_close(struct stage *stage, struct ui *ui);
/* Opens the socket; false with `trouble` filled when that cannot be. */
bool stage_open(struct stage *stage);
/* Tells followers what has changed on the screen; lets new ones in.  From a deck's first step on. */
void stage_follow(struct stage *stage, struct ui *ui, struct term *term);
/* Milliseconds after which stage_follow() is to be called again, -1 for when something happens. */
int stage_wait_ms(const struct stage *stage);
/* Puts up the step that presenting was cut off in.  ERR_USAGE when nothing was kept, or not of `deck` (NULL for
 * any). */
bool stage_resume(struct screen *screen, const char *deck, struct err *err);
/* How others can watch: a text for the card of :share. */
void stage_share(struct stage *stage, const struct screen *screen, struct str *out);

#endif
