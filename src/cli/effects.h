/* effects.h - what the ui asks of the world, carried out. */
#ifndef KASOKU_CLI_EFFECTS_H
#define KASOKU_CLI_EFFECTS_H

#include "cli/screen.h"
#include "term/term.h"

/* Carries out `effect` and tells the ui how it went; false when it is time to quit. */
bool effect_do(const struct effect *effect, struct screen *screen, struct term *term);
/* Writes what is on `screen` to the file `name`, in the format that its ending tells.  What is there
 * stays: a free name is found by adding -2, -3 …  The name goes to `written`. */
bool effect_write(struct screen *screen, const char *name, enum colour_depth depth,
		  struct str *written, struct err *err);

#endif
