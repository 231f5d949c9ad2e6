/* names.h - the authors of a source: people and organisations told apart. */
#ifndef KASOKU_MODEL_NAMES_H
#define KASOKU_MODEL_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* One name, pointing into the text it was read from. */
struct author {
	const char *given, *family; /* an organisation has only `family` */
	size_t given_length, family_length;
	bool organisation;
};

/* Reads the next name of a list such as "Anson Ho, Tamay Besiroglu et al." and moves `*list` on;
 * false at its end.  `*more` is set when the list says that there are others ("et al.", an
 * ellipsis).  A family name keeps its particles ("van den Oord"); one word, or a last word such as
 * AI, Team or University, makes an organisation. */
bool author_next(struct author *author, const char **list, bool *more);

#endif
