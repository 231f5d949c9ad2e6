/* config_read.c - see config.h. */
#include "catalog/config.h"

#include "base/i18n.h"
#include "catalog/events.h"
#include "model/say.h"

#include <string.h>

enum { WORD_MOST = 200 };

struct config_reading {
	struct config *config;
	const char *name;
	struct events *events;
	struct event event;
	struct err *err;
};

/* Puts "file:line:column: " in front of the sentence in `err`; always false. */
static bool fail(struct config_reading *reading)
{
	struct text_place place = reading->event.place;
	return err_while(reading->err, "%s:%u:%u", reading->name, (unsigned)place.line,
			 (unsigned)place.column);
}

static bool refuse(struct config_reading *reading, const char *sentence)
{
	err_set(reading->err, ERR_INPUT, "%s", sentence);
	return fail(reading);
}

static bool next(struct config_reading *reading)
{
	return events_next(reading->events, &reading->event, reading->err) || fail(reading);
}

/* The scalar that has just been read, as the file's own. */
static bool take(struct config_reading *reading, const char **word)
{
	const struct event *event = &reading->event;
	if (event->kind != EVENT_SCALAR || event->length > WORD_MOST ||
	    strlen(event->text) != event->length)
		return refuse(reading, _("a single word or short text was expected here"));
	*word = arena_strdup(&reading->config->arena, event->text);
	return true;
}

static struct config_entry *add(struct config_reading *reading, const char *group, const char *name)
{
	struct config *config = reading->config;
	char quoted[SAY_TEXT];
	for (size_t i = 0; i < config->count; i++)
		if (strcmp(config->entries[i].group, group) == 0 &&
		    strcmp(config->entries[i].name, name) == 0) {
			err_set(reading->err, ERR_INPUT, _("%s is here for the second time"),
				say_quoted(quoted, name));
			fail(reading);
			return NULL;
		}
	if (config->count == CONFIG_ENTRIES_MOST) {
		refuse(reading, _("there are too many settings"));
		return NULL;
	}
	struct config_entry *entry = &config->entries[config->count++];
	*entry = (struct config_entry){ .group = group, .name = name, .place = reading->event.place };
	return entry;
}

static bool take_list(struct config_reading *reading, const char **values, size_t *count)
{
	while (next(reading)) {
		if (reading->event.kind == EVENT_LIST_END)
			return true;
		if (*count == CONFIG_VALUES_MOST)
			return refuse(reading, _("this list is too long"));
		if (!take(reading, &values[*count]))
			return false;
		++*count;
	}
	return false;
}

/* The value of `name`, whose event has been read: a word, nothing, or a list of words. */
static bool take_value(struct config_reading *reading, const char *group, const char *name,
		       struct text_place place)
{
	const char **values = arena_array(&reading->config->arena, CONFIG_VALUES_MOST, sizeof *values);
	struct text_place here = reading->event.place;
	size_t count = 0;
	bool list = reading->event.kind == EVENT_LIST;
	if (list ? !take_list(reading, values, &count)
		 : !reading->event.absent && !take(reading, &values[count++]))
		return false;
	reading->event.place = place; /* what is wrong with the name is said there */
	struct config_entry *entry = add(reading, group, name);
	reading->event.place = here;
	if (!entry)
		return false;
	entry->values = values;
	entry->count = count;
	entry->list = list;
	return true;
}

/* The mapping that has begun; `group` is "" at the top. */
static bool take_map(struct config_reading *reading, const char *group)
{
	while (next(reading)) {
		const char *name;
		struct text_place place = reading->event.place;
		if (reading->event.kind == EVENT_MAP_END)
			return true;
		if (!take(reading, &name) || !next(reading))
			return false;
		bool done = reading->event.kind == EVENT_MAP && !*group ?
				    take_map(reading, name) :
				    take_value(reading, group, name, place);
		if (!done)
			return false;
	}
	return false;
}

static bool read_config(struct config_reading *reading)
{
	if (!next(reading))
		return false;
	bool nothing = reading->event.kind == EVENT_END ||
		       (reading->event.kind == EVENT_SCALAR && reading->event.absent);
	if (nothing) /* all of it is comments */
		return true;
	if (reading->event.kind != EVENT_MAP)
		return refuse(reading, _("settings are a mapping, one \"name: value\" a line"));
	/* What follows the document is looked at, too. */
	return take_map(reading, "") && next(reading);
}

bool catalog_read_config(struct config *config, const char *name, const char *bytes, size_t length,
			 struct err *err)
{
	struct err spare = { 0 };
	struct config_reading reading = { .config = config, .name = name, .err = err ? err : &spare };
	size_t mark = text_mark(bytes, length);
	*config = (struct config){ 0 };
	config->entries = arena_array(&config->arena, CONFIG_ENTRIES_MOST, sizeof *config->entries);
	bool ok = text_check(bytes + mark, length - mark, &reading.event.place, reading.err);
	if (ok) {
		reading.events = events_open(bytes + mark, length - mark);
		ok = read_config(&reading);
		events_close(reading.events);
	} else {
		fail(&reading);
	}
	if (!ok)
		config_clear(config);
	return ok;
}

void config_clear(struct config *config)
{
	arena_clear(&config->arena);
	*config = (struct config){ 0 };
}
