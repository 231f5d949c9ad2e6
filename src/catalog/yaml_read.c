/* yaml_read.c - catalogue rows from YAML: a mapping of table names to lists of rows. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "catalog/events.h"
#include "catalog/read.h"
#include "model/say.h"

#include <string.h>

struct yaml_reading {
	struct reading *reading;
	struct events *events;
	struct event event;
	bool broken; /* the stream cannot be read any further; that has been said */
	bool seen[TABLE_COUNT];
};

static bool next(struct yaml_reading *yaml)
{
	struct err err;
	if (yaml->broken)
		return false;
	if (events_next(yaml->events, &yaml->event, &err))
		return true;
	yaml->broken = true;
	reading_problem(yaml->reading, yaml->event.place, "%s", err.text);
	return false;
}

static bool skip(struct yaml_reading *yaml)
{
	struct err err;
	if (events_skip(yaml->events, &yaml->event, &err))
		return true;
	yaml->broken = true;
	reading_problem(yaml->reading, yaml->event.place, "%s", err.text);
	return false;
}

/* Moves to the next key of the mapping that is being read and copies it; false at its end.  A key
 * that is no scalar is said and skipped with its value. */
static bool next_key(struct yaml_reading *yaml, char *key, size_t room, struct text_place *place)
{
	while (next(yaml) && yaml->event.kind != EVENT_MAP_END) {
		*place = yaml->event.place;
		if (yaml->event.kind == EVENT_SCALAR && yaml->event.length < room &&
		    strlen(yaml->event.text) == yaml->event.length) {
			memcpy(key, yaml->event.text, yaml->event.length + 1);
			return true;
		}
		reading_problem(yaml->reading, *place, _("a name was expected here"));
		if (!skip(yaml) || !next(yaml) || !skip(yaml))
			return false;
	}
	return false;
}

enum { NAME_BYTES = 128 };

static void read_field(struct yaml_reading *yaml, struct batch_row *row, int c)
{
	const struct event *event = &yaml->event;
	const char *name = schema[row->table].columns[c].name;
	if (event->kind != EVENT_SCALAR) {
		row->columns[c] = 1;
		reading_problem(yaml->reading, event->place, _("%s must be a single value"), name);
		skip(yaml);
		return;
	}
	if (event->absent)
		return;
	if (strlen(event->text) == event->length) {
		reading_value(yaml->reading, row, (size_t)c, event->place, event->text);
		return;
	}
	row->columns[c] = 1;
	reading_problem(yaml->reading, event->place, _("%s holds a NUL character"), name);
}

static void read_row(struct yaml_reading *yaml, enum table_id table)
{
	struct reading *reading = yaml->reading;
	struct text_place place = yaml->event.place;
	struct place where = { reading->input->name, place.line, place.column };
	struct batch_row *row = batch_add(reading->batch, table, where);
	uint64_t seen = 0;
	char key[NAME_BYTES];
	while (next_key(yaml, key, sizeof key, &place) && next(yaml)) {
		int c = schema_column(table, key);
		if (c < 0) {
			reading_unknown_column(reading, table, place, key);
			skip(yaml);
			continue;
		}
		if (seen & UINT64_C(1) << c)
			reading_problem(reading, place, _("%s stands twice in this row"), key);
		seen |= UINT64_C(1) << c;
		read_field(yaml, row, c);
	}
	/* Half a row would only make further complaints. */
	if (yaml->broken)
		reading->batch->count--;
}

static void read_rows(struct yaml_reading *yaml, enum table_id table)
{
	while (next(yaml) && yaml->event.kind != EVENT_LIST_END) {
		reading_progress(yaml->reading, events_offset(yaml->events));
		if (yaml->event.kind == EVENT_MAP) {
			read_row(yaml, table);
			continue;
		}
		reading_problem(yaml->reading, yaml->event.place,
				_("a row of `%s` must be written as {column: value, …}"),
				schema[table].name);
		skip(yaml);
	}
}

static void read_table(struct yaml_reading *yaml, enum table_id table, struct text_place place)
{
	if (yaml->seen[table])
		reading_problem(yaml->reading, place,
				_("`%s` stands twice in this file: put its rows into one list"),
				schema[table].name);
	yaml->seen[table] = true;
	if (!next(yaml) || (yaml->event.kind == EVENT_SCALAR && yaml->event.absent))
		return;
	if (yaml->event.kind == EVENT_LIST) {
		read_rows(yaml, table);
		return;
	}
	reading_problem(yaml->reading, yaml->event.place,
			_("`%s` must be a list of rows, each starting with \"- \""),
			schema[table].name);
	skip(yaml);
}

static void read_heading_value(struct yaml_reading *yaml, const char *key)
{
	struct batch *batch = yaml->reading->batch;
	const char *text = yaml->event.kind == EVENT_SCALAR ? yaml->event.text : "";
	double number;
	int days;
	if (strcmp(key, "version") == 0) {
		if (num_parse(text, &number) && number >= 1 && number <= 1e9 &&
		    number == (int)number)
			batch->catalog_version = (int)number;
		else
			reading_problem(yaml->reading, yaml->event.place,
					_("the version must be a whole number from 1 on"));
	} else if (strcmp(key, "date") == 0) {
		if (date_parse(text, &days, NULL))
			batch->catalog_date = days;
		else
			reading_problem(yaml->reading, yaml->event.place,
					_("the date of the catalogue must be written YYYY-MM-DD"));
	}
}

/* The heading `catalog: {version: N, date: YYYY-MM-DD, …}`; what else it says is for people. */
static void read_heading(struct yaml_reading *yaml)
{
	char key[NAME_BYTES];
	struct text_place place;
	if (!next(yaml))
		return;
	if (yaml->event.kind != EVENT_MAP) {
		reading_problem(yaml->reading, yaml->event.place,
				_("`catalog` must be written as {version: N, date: YYYY-MM-DD}"));
		skip(yaml);
		return;
	}
	while (next_key(yaml, key, sizeof key, &place) && next(yaml)) {
		read_heading_value(yaml, key);
		skip(yaml);
	}
}

static void unknown_table(struct yaml_reading *yaml, struct text_place place, const char *name)
{
	char quoted[SAY_TEXT];
	struct say_nearest nearest = { .wanted = name };
	for (int t = 0; t < TABLE_COUNT; t++)
		say_nearest_try(&nearest, schema[t].name);
	say_quoted(quoted, name);
	if (nearest.best)
		reading_problem(yaml->reading, place, _("there is no table %s; did you mean '%s'?"),
				quoted, nearest.best);
	else
		reading_problem(yaml->reading, place, _("there is no table %s"), quoted);
}

static void read_document(struct yaml_reading *yaml)
{
	char key[NAME_BYTES];
	struct text_place place;
	while (next_key(yaml, key, sizeof key, &place)) {
		int table = schema_table(key);
		if (table >= 0) {
			read_table(yaml, (enum table_id)table, place);
		} else if (strcmp(key, "catalog") == 0) {
			read_heading(yaml);
		} else {
			unknown_table(yaml, place, key);
			if (next(yaml))
				skip(yaml);
		}
	}
}

void yaml_read(struct reading *reading)
{
	struct yaml_reading yaml = {
		.reading = reading,
		.events = events_open(reading->bytes, reading->length),
	};
	if (next(&yaml)) {
		if (yaml.event.kind == EVENT_MAP)
			read_document(&yaml);
		else if (yaml.event.kind == EVENT_END || yaml.event.absent)
			reading_problem(reading, (struct text_place){ 1, 1 },
					_("the file holds no rows"));
		else
			reading_problem(reading, yaml.event.place,
					_("a file of rows starts with the name of a table and a "
					  "colon, such as \"models:\""));
	}
	while (!yaml.broken && yaml.event.kind != EVENT_END)
		next(&yaml);
	events_close(yaml.events);
}
