/* value.c - see value.h: reading from text, writing as text, comparing. */
#include "model/value.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/utf8.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { KEY_BYTES = 200 };

const struct value value_absent = { (double)NAN, NULL };

bool value_known(struct value value)
{
	return value.text || !isnan(value.number);
}

bool value_same(struct value a, struct value b)
{
	bool numbers = (isnan(a.number) && isnan(b.number)) || a.number == b.number;
	bool texts = a.text && b.text ? strcmp(a.text, b.text) == 0 : !a.text && !b.text;
	return numbers && texts;
}

/* Most text is plain ASCII and needs no closer look. */
static size_t plain_length(const char *text)
{
	size_t length = 0;
	while (text[length] >= 0x20 && text[length] < 0x7f)
		length++;
	return length;
}

static bool read_text(struct value *value, const char *text, struct arena *arena, struct err *err)
{
	size_t length = plain_length(text), bad = 0;
	if (text[length] == '\0') {
		value->text = arena_strndup(arena, text, length);
		return true;
	}
	length = strlen(text);
	if (!utf8_valid(text, length, &bad))
		return err_set(err, ERR_INPUT, _("byte %zu (0x%02x) is not UTF-8"), bad + 1,
			       (unsigned)(unsigned char)text[bad]);
	for (const char *at = text; *at;) {
		const char *here = at;
		char32_t code = utf8_next(&at);
		if (code == '\n' || code == '\r')
			return err_set(err, ERR_INPUT, _("the text must stand on one line"));
		if (utf8_is_control(code))
			return err_set(err, ERR_INPUT,
				       _("control character U+%04X at byte %zu; write plain text"),
				       (unsigned)code, (size_t)(here - text) + 1);
	}
	value->text = arena_strndup(arena, text, length);
	return true;
}

static bool key_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("._:/-+(),", c));
}

static bool read_key(struct value *value, const struct column *column, const char *text,
		     struct arena *arena, struct err *err)
{
	char quoted[SAY_TEXT];
	size_t length = strlen(text), good = 0;
	if (length > KEY_BYTES)
		return err_set(err, ERR_INPUT, _("%s is %zu bytes long; a key has at most %d"),
			       column->name, length, KEY_BYTES);
	while (key_byte(text[good]))
		good++;
	if (good == length) {
		value->text = arena_strndup(arena, text, length);
		return true;
	}
	const char *rest = text + good;
	char32_t code = utf8_next(&rest);
	char odd[8] = { 0 };
	if (utf8_is_control(code))
		snprintf(odd, sizeof odd, "U+%04X", (unsigned)code & 0xffffu);
	else
		utf8_encode(code, odd);
	return err_set(err, ERR_INPUT,
		       _("%s %s has a '%s' in it; a key is made of letters, digits and . _ : / - + "
			 "( ) ,"),
		       column->name, say_quoted(quoted, text), odd);
}

static bool read_choice(struct value *value, const struct column *column, const char *text,
			struct arena *arena, struct err *err)
{
	char quoted[SAY_TEXT], list[SAY_LIST];
	if (!schema_choice(column->choices, text))
		return err_set(err, ERR_INPUT, _("%s must be %s, not %s"), column->name,
			       say_choices(list, column->choices), say_quoted(quoted, text));
	value->text = arena_strdup(arena, text);
	return true;
}

static bool out_of_range(const struct column *column, const char *text, struct err *err)
{
	char low[NUM_TEXT], high[NUM_TEXT], quoted[SAY_TEXT];
	say_quoted(quoted, text);
	quoted[strlen(quoted) - 1] = '\0';
	if (isinf(column->high))
		return err_set(err, ERR_INPUT, _("%s must be %s or more, not %s"), column->name,
			       num_exact(low, column->low), quoted + 1);
	if (isinf(column->low))
		return err_set(err, ERR_INPUT, _("%s must be %s or less, not %s"), column->name,
			       num_exact(high, column->high), quoted + 1);
	return err_set(err, ERR_INPUT, _("%s must be from %s to %s, not %s"), column->name,
		       num_exact(low, column->low), num_exact(high, column->high), quoted + 1);
}

static bool read_number(struct value *value, const struct column *column, const char *text,
			struct err *err)
{
	char quoted[SAY_TEXT];
	double number;
	bool whole = column->type == COLUMN_INTEGER;
	if (!num_parse(text, &number))
		return err_set(
			err, ERR_INPUT,
			whole ? _("%s must be a whole number, not %s")
			      : _("%s must be a plain number such as 0.5, 120 or 3.1e24, not %s"),
			column->name, say_quoted(quoted, text));
	if (whole && (number != floor(number) || fabs(number) > 9007199254740992.0))
		return err_set(err, ERR_INPUT, _("%s must be a whole number, not %s"), column->name,
			       say_quoted(quoted, text));
	if (number < column->low || number > column->high)
		return out_of_range(column, text, err);
	value->number = number;
	return true;
}

static bool read_flag(struct value *value, const struct column *column, const char *text,
		      struct err *err)
{
	char quoted[SAY_TEXT];
	bool yes = schema_choice("true|yes|1", text);
	if (!yes && !schema_choice("false|no|0", text))
		return err_set(err, ERR_INPUT, _("%s must be true or false, not %s"), column->name,
			       say_quoted(quoted, text));
	value->number = yes ? 1 : 0;
	return true;
}

static bool read_date(struct value *value, const char *text, struct arena *arena, struct err *err)
{
	char quoted[SAY_TEXT];
	int days;
	if (!date_parse(text, &days, NULL)) {
		say_quoted(quoted, text);
		quoted[strlen(quoted) - 1] = '\0';
		return err_set(err, ERR_INPUT,
			       _("not a date: %s; write YYYY-MM-DD, YYYY-MM or YYYY, 1900 to 2200"),
			       quoted + 1);
	}
	value->number = days;
	value->text = arena_strdup(arena, text);
	return true;
}

bool value_read(struct value *value, const struct column *column, const char *text,
		struct arena *arena, struct err *err)
{
	*value = value_absent;
	if (!text || text[0] == '\0')
		return true;
	switch (column->type) {
	case COLUMN_KEY:
	case COLUMN_REF:
		return read_key(value, column, text, arena, err);
	case COLUMN_TEXT:
		return read_text(value, text, arena, err);
	case COLUMN_CHOICE:
		return read_choice(value, column, text, arena, err);
	case COLUMN_NUMBER:
	case COLUMN_INTEGER:
		return read_number(value, column, text, err);
	case COLUMN_FLAG:
		return read_flag(value, column, text, err);
	case COLUMN_DATE:
		return read_date(value, text, arena, err);
	}
	return false;
}

const char *value_write(struct value value, const struct column *column, char text[64])
{
	if (!value_known(value))
		return "";
	switch (column->type) {
	case COLUMN_NUMBER:
	case COLUMN_INTEGER:
		return num_exact(text, value.number);
	case COLUMN_FLAG:
		return value.number != 0 ? "true" : "false";
	case COLUMN_DATE:
		return value.text ? value.text : date_format(text, (int)value.number);
	default:
		return value.text ? value.text : "";
	}
}
