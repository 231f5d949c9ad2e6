/* world.h - the what-if world and its runs, opened and drawn once for all quotes; inside the room. */
#ifndef KASOKU_QUOTE_WORLD_H
#define KASOKU_QUOTE_WORLD_H

#include "drivers/whatif_words.h"
#include "quote/kinds.h"

/* The what-if world, as of as-of= where the words have it.  NULL with a sentence. */
struct whatif *quote_world(struct quotes *quotes, const struct quote_words *words, struct err *err);
/* True for an option of a what-if quote that is no lever. */
bool quote_is_own(const char *word);
/* The run of scenario `name` with the levers that the words set, drawn; without a name the base. */
struct whatif_run *quote_run(struct quotes *quotes, const char *name,
			     const struct quote_words *words, size_t output, struct err *err);
/* Notes the sources of a run, the first three, and its command. */
void quote_run_used(struct quotes *quotes, const struct whatif_run *run);
/* "horizon:480"; a level that nobody has asked for yet is added. */
bool quote_threshold(struct whatif *world, const char *text, size_t *threshold, struct err *err);
bool quote_driver(const char *text, enum engine_driver *driver, struct err *err);
/* "47 % [24, 62]" */
void quote_share_words(const struct whatif_share *share, char text[QUOTE_SAID]);

#endif
