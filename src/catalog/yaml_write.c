/* yaml_write.c - the rows of a table as YAML, one row a line.
 *
 * A value is quoted whenever some reader of YAML 1.1 or 1.2 could take it for something else than
 * its text: a number, a date, a truth, nothing, or the end of a value. */
#include "base/utf8.h"
#include "catalog/catalog.h"
#include "catalog/quoted.h"
#include "catalog/rows.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_wide(char c)
{
	return (unsigned char)c >= 0x80;
}

/* Characters that YAML files may hold as they are. */
static bool is_printable(char32_t code)
{
	if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfffd || utf8_is_control(code))
		return false;
	return code != 0x2028 && code != 0x2029 && code != 0xfeff && (code & 0xfffe) != 0xfffe;
}

/* Words that mean something else to some reader. */
static bool is_reserved(const char *text)
{
	static const char *const words[] = { "null", "true", "false", "yes", "no",
					     "on",   "off",  "y",     "n" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i], text) == 0)
			return true;
	return false;
}

/* Text that starts with a digit could be a number (also hexadecimal, octal, base 60) or a date
 * unless a letter that none of these has stands in it. */
static bool could_be_number(const char *text)
{
	if (!is_digit(text[0]))
		return false;
	for (; *text; text++)
		if (is_wide(*text) || (is_letter(*text) && !strchr("abcdefABCDEFoOxXtTzZ", *text)))
			return false;
	return true;
}

/* A first character that is no sign of YAML, and only such after it as never end a value. */
static bool is_plain(const char *text)
{
	if (!is_letter(text[0]) && !is_digit(text[0]) && !is_wide(text[0]) && text[0] != '(')
		return false;
	for (const char *at = text; *at;) {
		if (!is_wide(*at) && !is_letter(*at) && !is_digit(*at) &&
		    !strchr(" ._/-+()'%;=<>$^~*&|@!", *at))
			return false;
		if (!is_printable(utf8_next(&at)))
			return false;
	}
	return text[strlen(text) - 1] != ' ' && !is_reserved(text) && !could_be_number(text);
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	while (*text) {
		const char *start = text;
		char32_t code = utf8_next(&text);
		if (code == '"' || code == '\\')
			str_printf(out, "\\%c", (char)code);
		else if (is_printable(code))
			str_add_n(out, start, (size_t)(text - start));
		else if (code < 0x100)
			str_printf(out, "\\x%02x", (unsigned)code);
		else if (code < 0x10000)
			str_printf(out, "\\u%04x", (unsigned)code);
		else
			str_printf(out, "\\U%08x", (unsigned)code);
	}
	str_add_char(out, '"');
}

void yaml_add_text(struct str *out, const char *text)
{
	if (*text && is_plain(text))
		str_add(out, text);
	else
		add_quoted(out, text);
}

static void add_value(struct str *out, struct value value, const struct column *column)
{
	char digits[64];
	const char *text = value_write(value, column, digits);
	bool plain = column->type == COLUMN_NUMBER || column->type == COLUMN_INTEGER ||
		     column->type == COLUMN_FLAG || column->type == COLUMN_DATE;
	if (plain)
		str_add(out, text);
	else
		yaml_add_text(out, text);
}

void catalog_write_yaml(struct str *out, const struct dataset *dataset, enum table_id table)
{
	const struct table *t = &schema[table];
	size_t count;
	size_t *rows = rows_by_key(dataset, table, &count);
	str_printf(out, count ? "%s:\n" : "%s: []\n", t->name);
	for (size_t i = 0; i < count; i++) {
		struct value row[SCHEMA_COLUMNS];
		const char *before = "";
		dataset_row(dataset, table, rows[i], row);
		str_add(out, "- {");
		for (size_t c = 0; c < t->column_count; c++) {
			if (!value_known(row[c]))
				continue;
			str_printf(out, "%s%s: ", before, t->columns[c].name);
			add_value(out, row[c], &t->columns[c]);
			before = ", ";
		}
		str_add(out, "}\n");
	}
	free(rows);
}
