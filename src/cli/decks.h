/* decks.h - where decks are: the catalogue's data/decks/, the user's, or a file that was named. */
#ifndef KASOKU_CLI_DECKS_H
#define KASOKU_CLI_DECKS_H

#include "cli/session.h"
#include "model/deck.h"
#include "quote/quote.h"

/* Reads the deck `name`: a file when it holds a slash or ends in .yaml, else kasoku/decks/NAME.yaml
 * in the user's configuration, else data/decks/NAME.yaml of the catalogue.  Checks views, series,
 * keys and sources against the data.  ERR_USAGE with the decks there are when there is none of that
 * name; ERR_INPUT with file and line when it is wrong. */
bool deck_open(struct deck *deck, const struct session *session, const char *name, struct err *err);
/* Writes a deck that is being recorded: with its first step to a new file in the user's folder, whose path goes
 * to `path`, with later ones to that again. */
bool deck_save(const struct deck *deck, struct str *path, struct err *err);
/* Names of the decks there are, the user's first; `files` is to be cleared with files_clear(). */
struct files;
void decks_list(struct files *files, const struct session *session);

/* Appends what a deck does that a talk should not, a sentence a line with file and line: figures stated
 * and not computed, quotes that cannot be, steps without text or source, titles and texts too long, more
 * seconds than minutes.  True when there is nothing to say. */
bool deck_check(const struct deck *deck, struct quotes *quotes, struct str *out);

#endif
