/* deck_read.c - a deck from YAML: what the story is called, and its steps. */
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "catalog/events.h"
#include "model/say.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_MOST = 200, CITES_MOST = 40, TEXT_MOST = 4000 };

struct deck_reading {
	struct deck *deck;
	struct events *events;
	struct event event;
	struct err *err;
	size_t room;
};

/* Puts "file:line:column: " in front of the sentence in `err`; always false. */
static bool fail(struct deck_reading *reading)
{
	struct text_place place = reading->event.place;
	return err_while(reading->err, "%s:%u:%u", reading->deck->file, (unsigned)place.line,
			 (unsigned)place.column);
}

static bool refuse(struct deck_reading *reading, const char *sentence)
{
	err_set(reading->err, ERR_INPUT, "%s", sentence);
	return fail(reading);
}

static bool next(struct deck_reading *reading)
{
	return events_next(reading->events, &reading->event, reading->err) || fail(reading);
}

/* The scalar that has just been read, as the deck's own. */
static bool take(struct deck_reading *reading, const char **text)
{
	const struct event *event = &reading->event;
	if (event->kind != EVENT_SCALAR || event->length > TEXT_MOST ||
	    strlen(event->text) != event->length)
		return refuse(reading, _("a text of at most 4000 bytes was expected here"));
	*text = event->absent ? "" : arena_strdup(&reading->deck->arena, event->text);
	return true;
}

static bool next_text(struct deck_reading *reading, const char **text)
{
	return next(reading) && take(reading, text);
}

/* A whole number from 1 to `most`. */
static bool next_count(struct deck_reading *reading, long most, const char *sentence, int *count)
{
	const char *text;
	char *end;
	if (!next_text(reading, &text))
		return false;
	long number = strtol(text, &end, 10);
	if (*end || end == text || number < 1 || number > most)
		return refuse(reading, sentence);
	*count = (int)number;
	return true;
}

/* A list of keys of sources, or one. */
static bool next_cites(struct deck_reading *reading, struct deck_step *step)
{
	if (!next(reading))
		return false;
	step->cite = arena_array(&reading->deck->arena, CITES_MOST, sizeof *step->cite);
	step->cite_count = 0;
	if (reading->event.kind != EVENT_LIST) {
		step->cite_count = 1;
		return take(reading, &step->cite[0]);
	}
	while (next(reading)) {
		if (reading->event.kind == EVENT_LIST_END)
			return true;
		if (step->cite_count == CITES_MOST)
			return refuse(reading, _("a step cites at most 40 sources"));
		if (!take(reading, &step->cite[step->cite_count++]))
			return false;
	}
	return false;
}

/* What is a text in one of the languages: "title", "title_ja". */
static const char **text_of(struct deck_text *texts, const char *name, const char *key)
{
	size_t length = strlen(name);
	if (strncmp(key, name, length) != 0)
		return NULL;
	if (key[length] == '\0')
		return &texts->en;
	return strcmp(key + length, "_ja") == 0 ? &texts->ja : NULL;
}

static bool unknown_key(struct deck_reading *reading, const char *key, const char *known)
{
	char quoted[SAY_TEXT];
	err_set(reading->err, ERR_INPUT, _("there is no key %s here; known are %s"),
		say_quoted(quoted, key), known);
	return fail(reading);
}

static bool read_step_key(struct deck_reading *reading, struct deck_step *step, const char *key)
{
	struct {
		const char *name;
		const char **text;
	} plain[] = { { "view", &step->view },
		      { "series", &step->series },
		      { "keys", &step->keys },
		      { "state", &step->state } };
	const char **text = text_of(&step->title, "title", key);
	text = text ? text : text_of(&step->text, "text", key);
	text = text ? text : text_of(&step->notes, "notes", key);
	for (size_t i = 0; !text && i < sizeof plain / sizeof *plain; i++)
		if (strcmp(plain[i].name, key) == 0)
			text = plain[i].text;
	if (text)
		return next_text(reading, text);
	if (strcmp(key, "cite") == 0)
		return next_cites(reading, step);
	if (strcmp(key, "seconds") == 0)
		return next_count(reading, 3600, _("seconds is a whole number from 1 to 3600"),
				  &step->seconds);
	return unknown_key(reading, key, "title, text, notes, view, series, state, keys, cite, seconds");
}

/* The mapping that has just begun. */
static bool read_step(struct deck_reading *reading)
{
	struct deck *deck = reading->deck;
	if (reading->event.kind != EVENT_MAP)
		return refuse(reading, _("a step is a mapping: title, view, text …"));
	if (deck->count == STEPS_MOST)
		return refuse(reading, _("a deck has at most 200 steps"));
	struct deck_step *step = &deck->steps[deck->count++];
	*step = (struct deck_step){
		.view = "", .series = "", .keys = "", .state = "", .line = (unsigned)reading->event.place.line
	};
	while (next(reading)) {
		const char *key;
		if (reading->event.kind == EVENT_MAP_END)
			return step->title.en ? true : refuse(reading, _("this step has no title"));
		if (!take(reading, &key) || !read_step_key(reading, step, key))
			return false;
	}
	return false;
}

static bool read_steps(struct deck_reading *reading)
{
	struct deck *deck = reading->deck;
	if (deck->steps)
		return refuse(reading, _("steps stands twice in this deck: put them into one list"));
	if (!next(reading))
		return false;
	if (reading->event.kind != EVENT_LIST)
		return refuse(reading, _("steps is a list"));
	deck->steps = arena_array(&deck->arena, STEPS_MOST, sizeof *deck->steps);
	while (next(reading)) {
		if (reading->event.kind == EVENT_LIST_END)
			return true;
		if (!read_step(reading))
			return false;
	}
	return false;
}

static bool read_key(struct deck_reading *reading, const char *key)
{
	struct deck *deck = reading->deck;
	const char **text = text_of(&deck->title, "title", key);
	text = text ? text : text_of(&deck->about, "about", key);
	if (text)
		return next_text(reading, text);
	if (strcmp(key, "id") == 0)
		return next_text(reading, &deck->id);
	if (strcmp(key, "minutes") == 0)
		return next_count(reading, 600, _("minutes is a whole number from 1 to 600"),
				  &deck->minutes);
	if (strcmp(key, "steps") == 0)
		return read_steps(reading);
	return unknown_key(reading, key, "id, title, about, minutes, steps");
}

static bool read_deck(struct deck_reading *reading)
{
	struct deck *deck = reading->deck;
	if (!next(reading))
		return false;
	if (reading->event.kind != EVENT_MAP)
		return refuse(reading, _("a deck is a mapping: id, title, steps"));
	while (next(reading)) {
		const char *key;
		if (reading->event.kind == EVENT_MAP_END)
			break;
		if (!take(reading, &key) || !read_key(reading, key))
			return false;
	}
	if (reading->event.kind != EVENT_MAP_END || !next(reading))
		return false;
	if (*deck->id && deck->title.en && deck->count > 0)
		return true;
	return refuse(reading, _("a deck needs an id, a title and steps"));
}

bool catalog_read_deck(struct deck *deck, const char *name, const char *bytes, size_t length,
		       struct err *err)
{
	struct deck_reading reading = { .deck = deck, .err = err };
	size_t mark = text_mark(bytes, length);
	*deck = (struct deck){ .id = "" };
	deck->file = arena_strdup(&deck->arena, name);
	bool ok = text_check(bytes + mark, length - mark, &reading.event.place, err);
	if (ok) {
		reading.events = events_open(bytes + mark, length - mark);
		ok = read_deck(&reading);
		events_close(reading.events);
	} else {
		fail(&reading);
	}
	if (!ok)
		deck_clear(deck);
	return ok;
}
