/* theme_read.c - a theme from YAML: colours and attributes for the roles of draw/role.h. */
#include "base/i18n.h"
#include "catalog/catalog.h"
#include "catalog/events.h"
#include "draw/vision.h"
#include "model/say.h"

#include <stdio.h>
#include <string.h>

struct theme_reading {
	struct theme *theme;
	const char *name;
	struct events *events;
	struct event event;
	struct str *warnings;
	struct err *err;
	const struct theme_library *library;
	bool has_name, has_paper, has_ink, has_title, has_base, has_roles;
};

/* Puts "file:line:column: " in front of the sentence in `err`; always false. */
static bool fail(struct theme_reading *reading)
{
	struct text_place place = reading->event.place;
	return err_while(reading->err, "%s:%u:%u", reading->name, (unsigned)place.line,
			 (unsigned)place.column);
}

static void warn(struct theme_reading *reading, const char *sentence, const char *word)
{
	char quoted[SAY_TEXT];
	struct text_place place = reading->event.place;
	if (!reading->warnings)
		return;
	str_printf(reading->warnings, "%s:%u:%u: %s: %s\n", reading->name, (unsigned)place.line,
		   (unsigned)place.column, say_quoted(quoted, word), sentence);
}

static bool next(struct theme_reading *reading)
{
	return events_next(reading->events, &reading->event, reading->err) || fail(reading);
}

static bool skip(struct theme_reading *reading)
{
	return events_skip(reading->events, &reading->event, reading->err) || fail(reading);
}

enum { WORD_BYTES = 80 };

/* Copies the scalar that has just been read. */
static bool take_word(struct theme_reading *reading, char word[WORD_BYTES])
{
	const struct event *event = &reading->event;
	if (event->kind != EVENT_SCALAR || event->length >= WORD_BYTES ||
	    strlen(event->text) != event->length) {
		err_set(reading->err, ERR_INPUT, _("a single word or short text was expected here"));
		return fail(reading);
	}
	memcpy(word, event->text, event->length + 1);
	return true;
}

static bool next_word(struct theme_reading *reading, char word[WORD_BYTES])
{
	return next(reading) && take_word(reading, word);
}

/* Moves to the next key of a mapping; `*more` is false at its end. */
static bool next_key(struct theme_reading *reading, char key[WORD_BYTES], bool *more)
{
	if (!next(reading))
		return false;
	*more = reading->event.kind != EVENT_MAP_END;
	return !*more || take_word(reading, key);
}

static bool read_colour(struct theme_reading *reading, int32_t *colour)
{
	char word[WORD_BYTES];
	if (!next_word(reading, word))
		return false;
	if (theme_parse_colour(word, colour))
		return true;
	err_set(reading->err, ERR_INPUT,
		_("a colour is written \"#rrggbb\", in quotes, or default"));
	return fail(reading);
}

/* A colour that must be one. */
static bool read_ground_colour(struct theme_reading *reading, int32_t *colour)
{
	if (!read_colour(reading, colour))
		return false;
	if (*colour != COLOUR_DEFAULT)
		return true;
	err_set(reading->err, ERR_INPUT, _("paper and ink need a colour of their own: \"#rrggbb\""));
	return fail(reading);
}

static const struct {
	const char *name;
	enum style_attr attr;
} attributes[] = {
	{ "bold", ATTR_BOLD },
	{ "dim", ATTR_DIM },
	{ "underline", ATTR_UNDERLINE },
	{ "reverse", ATTR_REVERSE },
	{ "italic", ATTR_ITALIC },
};

static int attribute(const char *name)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (strcmp(attributes[i].name, name) == 0)
			return (int)attributes[i].attr;
	return 0;
}

static bool read_switch(struct theme_reading *reading, uint8_t *attrs, int attr)
{
	char word[WORD_BYTES];
	if (!next_word(reading, word))
		return false;
	bool yes = strcmp(word, "true") == 0 || strcmp(word, "yes") == 0;
	if (!yes && strcmp(word, "false") != 0 && strcmp(word, "no") != 0) {
		err_set(reading->err, ERR_INPUT, _("true or false was expected here"));
		return fail(reading);
	}
	*attrs = (uint8_t)(yes ? *attrs | attr : *attrs & ~attr);
	return true;
}

static void add_attribute(struct theme_reading *reading, uint8_t *attrs, const char *word)
{
	int attr = attribute(word);
	if (!attr && strcmp(word, "none") != 0)
		warn(reading, _("there is no such attribute"), word);
	*attrs = (uint8_t)(*attrs | attr);
}

/* One attribute or a list of them. */
static bool read_attributes(struct theme_reading *reading, uint8_t *attrs)
{
	char word[WORD_BYTES];
	*attrs = 0;
	if (!next(reading))
		return false;
	if (reading->event.kind != EVENT_LIST) {
		if (!take_word(reading, word))
			return false;
		if (!reading->event.absent)
			add_attribute(reading, attrs, word);
		return true;
	}
	while (next(reading)) {
		if (reading->event.kind == EVENT_LIST_END)
			return true;
		if (!take_word(reading, word))
			return false;
		add_attribute(reading, attrs, word);
	}
	return false;
}

/* The colour where there are only 16 or 8. */
static bool read_basic(struct theme_reading *reading, struct style *style)
{
	char word[WORD_BYTES];
	if (!next_word(reading, word))
		return false;
	int colour = theme_basic_colour(word);
	style->basic = (uint8_t)(colour + 1);
	if (colour >= 0)
		return true;
	err_set(reading->err, ERR_INPUT,
		_("basic is black, red, green, yellow, blue, magenta, cyan or white, or such with "
		  "bright- before it"));
	return fail(reading);
}

static bool read_style_key(struct theme_reading *reading, struct style *style, const char *key)
{
	if (strcmp(key, "fg") == 0)
		return read_colour(reading, &style->fg);
	if (strcmp(key, "bg") == 0)
		return read_colour(reading, &style->bg);
	if (strcmp(key, "basic") == 0)
		return read_basic(reading, style);
	if (strcmp(key, "mono") == 0)
		return read_attributes(reading, &style->mono);
	if (attribute(key))
		return read_switch(reading, &style->attrs, attribute(key));
	warn(reading, _("a role has no such key"), key);
	return next(reading) && skip(reading);
}

static bool expect_map(struct theme_reading *reading)
{
	if (!next(reading))
		return false;
	if (reading->event.kind == EVENT_MAP)
		return true;
	err_set(reading->err, ERR_INPUT, _("a mapping {key: value, …} was expected here"));
	return fail(reading);
}

/* What a role does not say is what the base says; without a base it is the terminal's own colour, no
 * attribute, and without colours what the plain theme does. */
static bool read_style(struct theme_reading *reading, struct style *style)
{
	char key[WORD_BYTES];
	bool more = true;
	if (!reading->has_base) {
		style->fg = style->bg = COLOUR_DEFAULT;
		style->attrs = style->basic = 0;
	}
	if (!expect_map(reading))
		return false;
	while (next_key(reading, key, &more) && more)
		if (!read_style_key(reading, style, key))
			return false;
	return !more;
}

static bool read_roles(struct theme_reading *reading)
{
	char key[WORD_BYTES];
	bool more = true;
	if (!expect_map(reading))
		return false;
	while (next_key(reading, key, &more) && more) {
		int role = role_by_name(key);
		bool ok;
		if (role < 0)
			warn(reading, _("there is no such role"), key);
		if (role < 0)
			ok = next(reading) && skip(reading);
		else
			ok = read_style(reading, &reading->theme->styles[role]);
		if (!ok)
			return false;
	}
	return !more;
}

static bool read_ground(struct theme_reading *reading)
{
	char word[WORD_BYTES];
	if (!next_word(reading, word))
		return false;
	bool light = strcmp(word, "light") == 0;
	reading->theme->ground = light ? GROUND_LIGHT : GROUND_DARK;
	if (light || strcmp(word, "dark") == 0)
		return true;
	err_set(reading->err, ERR_INPUT, _("ground must be dark or light"));
	return fail(reading);
}

static bool read_title(struct theme_reading *reading, char *title, size_t room)
{
	char word[WORD_BYTES];
	if (!next_word(reading, word))
		return false;
	size_t length = strlen(word);
	if (length < room && length) {
		memcpy(title, word, length + 1);
		return true;
	}
	err_set(reading->err, ERR_INPUT, _("a text of 1 to %zu bytes was expected here"), room - 1);
	return fail(reading);
}

/* Another theme that this one starts from. */
static bool read_base(struct theme_reading *reading)
{
	char word[WORD_BYTES], title[sizeof reading->theme->title];
	struct theme base;
	if (!next_word(reading, word))
		return false;
	if (reading->has_roles || reading->has_paper || reading->has_ink) {
		err_set(reading->err, ERR_INPUT, _("base comes before paper, ink and roles"));
		return fail(reading);
	}
	if (!reading->library)
		err_set(reading->err, ERR_INPUT, _("a base is not looked for here"));
	if (!reading->library || !reading->library->find(reading->library->context, word, &base, reading->err))
		return fail(reading);
	memcpy(base.name, reading->theme->name, sizeof base.name);
	memcpy(title, reading->theme->title, sizeof title);
	if (reading->has_title)
		memcpy(base.title, title, sizeof title);
	*reading->theme = base;
	reading->has_base = reading->has_paper = reading->has_ink = true;
	return true;
}

/* The kinds of colour vision, one or a list, that the series of this theme are told apart by. */
static bool read_safe(struct theme_reading *reading)
{
	char word[WORD_BYTES];
	bool list = false;
	reading->theme->safe = 0;
	do {
		if (!next(reading))
			return false;
		if (reading->event.kind == EVENT_LIST && !list) {
			list = true;
			continue;
		}
		if (list && reading->event.kind == EVENT_LIST_END)
			return true;
		if (!take_word(reading, word))
			return false;
		int vision = vision_by_name(word);
		if (vision <= VISION_USUAL && strcmp(word, "none") != 0) {
			err_set(reading->err, ERR_INPUT,
				_("safe is for protanopia, deuteranopia or tritanopia, or none"));
			return fail(reading);
		}
		reading->theme->safe |= vision > VISION_USUAL ? 1u << vision : 0;
	} while (list);
	return true;
}

static bool read_paint(struct theme_reading *reading)
{
	uint8_t flag = 0;
	if (!read_switch(reading, &flag, 1))
		return false;
	reading->theme->paint = flag != 0;
	return true;
}

static bool read_key(struct theme_reading *reading, const char *key)
{
	struct theme *theme = reading->theme;
	if (strcmp(key, "name") == 0) {
		reading->has_name = true;
		return read_title(reading, theme->name, sizeof theme->name);
	}
	if (strcmp(key, "title") == 0) {
		reading->has_title = true;
		return read_title(reading, theme->title, sizeof theme->title);
	}
	if (strcmp(key, "base") == 0)
		return read_base(reading);
	if (strcmp(key, "safe") == 0)
		return read_safe(reading);
	if (strcmp(key, "paint") == 0)
		return read_paint(reading);
	if (strcmp(key, "ground") == 0)
		return read_ground(reading);
	if (strcmp(key, "paper") == 0) {
		reading->has_paper = true;
		return read_ground_colour(reading, &theme->paper);
	}
	if (strcmp(key, "ink") == 0) {
		reading->has_ink = true;
		return read_ground_colour(reading, &theme->ink);
	}
	if (strcmp(key, "roles") == 0) {
		reading->has_roles = true;
		return read_roles(reading);
	}
	warn(reading, _("a theme has no such key"), key);
	return next(reading) && skip(reading);
}

static bool read_theme(struct theme_reading *reading)
{
	char key[WORD_BYTES];
	bool more = true;
	if (!expect_map(reading))
		return false;
	while (next_key(reading, key, &more) && more)
		if (!read_key(reading, key))
			return false;
	if (more || !next(reading)) /* what follows the document is looked at, too */
		return false;
	if (reading->has_name && reading->has_paper && reading->has_ink)
		return true;
	err_set(reading->err, ERR_INPUT, _("a theme needs a name, paper and ink"));
	return fail(reading);
}

bool catalog_read_theme(struct theme *theme, const char *name, const char *bytes, size_t length,
			const struct theme_library *library, struct str *warnings, struct err *err)
{
	struct err spare = { 0 };
	struct theme_reading reading = {
		.theme = theme,
		.library = library,
		.name = name,
		.warnings = warnings,
		.err = err ? err : &spare,
	};
	size_t mark = text_mark(bytes, length);
	theme_plain(theme);
	if (!text_check(bytes + mark, length - mark, &reading.event.place, reading.err))
		return fail(&reading);
	reading.events = events_open(bytes + mark, length - mark);
	bool ok = read_theme(&reading);
	events_close(reading.events);
	return ok;
}
