/* events.h - a YAML file as a stream of scalars, lists and mappings with their places.
 *
 * A thin layer over libyaml that keeps its types out of the readers and refuses what a table of data
 * does not need: anchors and aliases (so nothing can expand), tags, a second document, deep nesting. */
#ifndef KASOKU_CATALOG_EVENTS_H
#define KASOKU_CATALOG_EVENTS_H

#include "base/err.h"
#include "catalog/text.h"

enum event_kind { EVENT_SCALAR, EVENT_LIST, EVENT_LIST_END, EVENT_MAP, EVENT_MAP_END, EVENT_END };

struct event {
	enum event_kind kind;
	struct text_place place;
	const char *text; /* of a scalar, NUL-terminated; valid until the next events_next() */
	size_t length;
	bool absent;      /* a scalar that means nothing: empty, ~ or null without quotes */
};

enum { EVENTS_DEPTH_MAX = 8 };

struct events;

/* `bytes` has passed text_check() and must outlive the stream. */
struct events *events_open(const char *bytes, size_t length);
void events_close(struct events *events);
/* Reads the next event.  ERR_INPUT when the file is not YAML or holds what is refused, with the place in
 * `event`; nothing can be read after that.  After the document comes EVENT_END, again and again. */
bool events_next(struct events *events, struct event *event, struct err *err);
/* Skips the rest of the value that `event` starts; `event` is its last event then. */
bool events_skip(struct events *events, struct event *event, struct err *err);
/* About how many bytes have been read. */
size_t events_offset(const struct events *events);

#endif
