/* events.c - see events.h. */
#include "catalog/events.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct events {
	yaml_parser_t parser;
	yaml_event_t raw;
	bool holds_raw, ended;
	int documents, depth;
	const char *bytes;
	size_t length;
};

struct events *events_open(const char *bytes, size_t length)
{
	struct events *events = mem_alloc(sizeof *events);
	if (!yaml_parser_initialize(&events->parser))
		mem_gone();
	events->bytes = bytes;
	events->length = length;
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&events->parser, (const unsigned char *)bytes, length);
	return events;
}

static void drop_raw(struct events *events)
{
	if (events->holds_raw)
		yaml_event_delete(&events->raw);
	events->holds_raw = false;
}

void events_close(struct events *events)
{
	if (!events)
		return;
	drop_raw(events);
	yaml_parser_delete(&events->parser);
	free(events);
}

static struct text_place place_of(yaml_mark_t mark)
{
	return (struct text_place){ (uint32_t)mark.line + 1, (uint32_t)mark.column + 1 };
}

/* What libyaml says, and what a person would say. */
static const struct {
	const char *theirs, *ours;
} complaints[] = {
	{ "found character that cannot start any token",
	  N_("a value cannot start with this character: put the value into quotes") },
	{ "mapping values are not allowed in this context",
	  N_("a colon where none can stand: check the indentation, and put text that holds \": \" "
	     "into quotes") },
	{ "did not find expected ',' or '}'", N_("a comma or } is missing") },
	{ "did not find expected ',' or ']'", N_("a comma or ] is missing") },
	{ "did not find expected key", N_("a column name was expected here: check the indentation") },
	{ "did not find expected '-' indicator",
	  N_("a row that starts with \"- \" was expected here: check the indentation") },
	{ "could not find expected ':'", N_("a colon is missing after a name") },
	{ "found unexpected end of stream", N_("the quote that opens here is never closed") },
	{ "found unexpected document indicator", N_("the quote that opens here is never closed") },
	{ "found unknown escape character",
	  N_("no such escape: inside \"…\" a backslash is written \\\\") },
	{ "found a tab character that violates indentation", N_("a tab: indent with spaces") },
	{ "found a tab character where an indentation space is expected",
	  N_("a tab: indent with spaces") },
	{ "block sequence entries are not allowed in this context",
	  N_("a \"- \" cannot stand here: put the value into quotes, or start a new line") },
	{ "control characters are not allowed", N_("a control character: it cannot stand in a text") },
};

static struct text_place place_at(const char *bytes, size_t offset)
{
	struct text_place place = { 1, 1 };
	const char *line = bytes, *at = bytes + offset, *stop;
	while ((stop = memchr(line, '\n', (size_t)(at - line)))) {
		line = stop + 1;
		place.line++;
	}
	place.column = (uint32_t)text_characters(line, (size_t)(at - line)) + 1;
	return place;
}

static bool is_in(const char *part, const char *text)
{
	return text && strstr(text, part);
}

static bool is_tab(const struct events *events, struct text_place place)
{
	const char *at = events->bytes, *end = events->bytes + events->length;
	while (at && --place.line) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		at = stop ? stop + 1 : NULL;
	}
	/* Before a tab that is in the way stand spaces and signs of one byte each. */
	return at && at + place.column <= end && at[place.column - 1] == '\t';
}

static const char *our_words(const struct events *events, struct text_place place)
{
	const char *theirs = events->parser.problem;
	if (is_in("cannot start any token", theirs) && is_tab(events, place))
		theirs = "found a tab character that violates indentation";
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
		if (theirs && strcmp(complaints[i].theirs, theirs) == 0)
			return _(complaints[i].ours);
	return NULL;
}

static bool refuse_syntax(struct events *events, struct event *event, struct err *err)
{
	const yaml_parser_t *parser = &events->parser;
	struct text_place begin = place_of(parser->context_mark);
	if (parser->error == YAML_MEMORY_ERROR)
		mem_gone();
	/* libyaml's reader works ahead of the lines, and knows only an offset in bytes. */
	if (parser->error == YAML_READER_ERROR && parser->problem_offset <= events->length)
		event->place = place_at(events->bytes, parser->problem_offset);
	else if (is_in("quoted scalar", parser->context) && !is_in("escape", parser->problem))
		event->place = begin;
	else
		event->place = place_of(parser->problem_mark);
	const char *ours = our_words(events, event->place);
	if (!ours)
		return err_set(err, ERR_INPUT, _("this is not YAML: %s"),
			       parser->problem ? parser->problem : "");
	if (is_in("flow", parser->context))
		return err_set(err, ERR_INPUT, _("%s (in what opens at line %u, column %u)"), ours,
			       (unsigned)begin.line, (unsigned)begin.column);
	return err_set(err, ERR_INPUT, "%s", ours);
}

static bool refuse_extras(const yaml_event_t *raw, struct err *err)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;
	if (raw->type == YAML_ALIAS_EVENT)
		return err_set(err, ERR_INPUT, _("*%s: aliases are not read, write the value out"),
			       (const char *)raw->data.alias.anchor);
	if (raw->type == YAML_SCALAR_EVENT) {
		anchor = raw->data.scalar.anchor;
		tag = raw->data.scalar.tag;
	} else if (raw->type == YAML_SEQUENCE_START_EVENT) {
		anchor = raw->data.sequence_start.anchor;
		tag = raw->data.sequence_start.tag;
	} else if (raw->type == YAML_MAPPING_START_EVENT) {
		anchor = raw->data.mapping_start.anchor;
		tag = raw->data.mapping_start.tag;
	}
	if (anchor)
		return err_set(err, ERR_INPUT, _("&%s: anchors are not read, write the value out"),
			       (const char *)anchor);
	if (tag)
		return err_set(err, ERR_INPUT, _("tags such as !!str are not read, leave it away"));
	return true;
}

static bool means_nothing(const char *text, size_t length)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0)
			return true;
	return false;
}

static void take_scalar(struct event *event, const yaml_event_t *raw)
{
	yaml_scalar_style_t style = raw->data.scalar.style;
	event->kind = EVENT_SCALAR;
	event->text = (const char *)raw->data.scalar.value;
	event->length = raw->data.scalar.length;
	bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
	if (block && event->length && event->text[event->length - 1] == '\n')
		raw->data.scalar.value[--event->length] = '\0';
	event->absent = style == YAML_PLAIN_SCALAR_STYLE && means_nothing(event->text, event->length);
}

/* Turns the raw event into ours; false in `*shown` when readers need not see it. */
static bool take(struct events *events, struct event *event, bool *shown, struct err *err)
{
	*shown = true;
	switch (events->raw.type) {
	case YAML_SCALAR_EVENT:
		take_scalar(event, &events->raw);
		return true;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		event->kind = events->raw.type == YAML_MAPPING_START_EVENT ? EVENT_MAP : EVENT_LIST;
		if (++events->depth > EVENTS_DEPTH_MAX)
			return err_set(err, ERR_INPUT, _("nested deeper than %d levels"),
				       (int)EVENTS_DEPTH_MAX);
		return true;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		event->kind = events->raw.type == YAML_MAPPING_END_EVENT ? EVENT_MAP_END : EVENT_LIST_END;
		events->depth--;
		return true;
	case YAML_STREAM_END_EVENT:
		event->kind = EVENT_END;
		events->ended = true;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		*shown = false;
		if (events->documents++)
			return err_set(err, ERR_INPUT, _("a second document: a file holds one"));
		return true;
	default:
		*shown = false;
		return true;
	}
}

bool events_next(struct events *events, struct event *event, struct err *err)
{
	struct text_place last = event->place;
	*event = (struct event){ .kind = EVENT_END, .text = "", .place = last };
	bool shown = events->ended;
	while (!shown) {
		drop_raw(events);
		if (!yaml_parser_parse(&events->parser, &events->raw))
			return refuse_syntax(events, event, err);
		events->holds_raw = true;
		event->place = place_of(events->raw.start_mark);
		if (!refuse_extras(&events->raw, err) || !take(events, event, &shown, err))
			return false;
	}
	return true;
}

bool events_skip(struct events *events, struct event *event, struct err *err)
{
	if (event->kind != EVENT_LIST && event->kind != EVENT_MAP)
		return true;
	int outside = events->depth - 1;
	while (events->depth > outside)
		if (!events_next(events, event, err))
			return false;
	return true;
}

size_t events_offset(const struct events *events)
{
	return events->raw.start_mark.index;
}
