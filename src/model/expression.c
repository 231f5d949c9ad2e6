/* expression.c - see expression.h: compiled from left to right, evaluated by walking. */
#include "model/expression.h"

#include "base/i18n.h"
#include "base/num.h"
#include "model/say.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_MAX = 256 };

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

static bool name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* Copies the first `length` bytes of `text` without blanks at the ends; false when too long. */
static bool cut(char word[WORD_MAX], const char *text, size_t length)
{
	while (length && (*text == ' ' || *text == '\t')) {
		text++;
		length--;
	}
	while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
		length--;
	if (length >= WORD_MAX)
		return false;
	memcpy(word, text, length);
	word[length] = '\0';
	return true;
}

static bool no_column(enum table_id table, const char *name, struct err *err)
{
	char quoted[SAY_TEXT];
	struct say_nearest nearest = { .wanted = name };
	for (size_t i = 0; i < schema[table].column_count; i++)
		say_nearest_try(&nearest, schema[table].columns[i].name);
	say_quoted(quoted, name);
	if (nearest.best)
		return err_set(err, ERR_INPUT, _("`%s` has no column %s; did you mean '%s'?"),
			       schema[table].name, quoted, nearest.best);
	return err_set(err, ERR_INPUT, _("`%s` has no column %s"), schema[table].name, quoted);
}

bool path_compile(struct path *path, enum table_id table, const char *text, struct err *err)
{
	char name[WORD_MAX], quoted[SAY_TEXT];
	*path = (struct path){ 0 };
	for (;;) {
		size_t length = strcspn(text, ".");
		assert(path->steps < PATH_STEPS);
		if (!cut(name, text, length))
			return err_set(err, ERR_INPUT, _("a name is too long"));
		int column = schema_column(table, name);
		if (column < 0)
			return no_column(table, name, err);
		path->tables[path->steps] = table;
		path->columns[path->steps++] = column;
		if (text[length] == '\0')
			return true;
		const struct column *c = &schema[table].columns[column];
		if (c->type != COLUMN_REF)
			return err_set(err, ERR_INPUT,
				       _("%s in `%s` is not a reference, so %s leads nowhere"),
				       c->name, schema[table].name, say_quoted(quoted, text));
		table = c->refers;
		text += length + 1;
	}
}

const struct column *path_column(const struct path *path)
{
	assert(path->steps > 0);
	int last = path->steps - 1;
	return &schema[path->tables[last]].columns[path->columns[last]];
}

struct value path_value(const struct path *path, const struct dataset *dataset, size_t row)
{
	struct value value = dataset_value(dataset, path->tables[0], row, (size_t)path->columns[0]);
	for (int i = 1; i < path->steps; i++) {
		long at = value.text ? dataset_find(dataset, path->tables[i], value.text) : -1;
		if (at < 0)
			return value_absent;
		value = dataset_value(dataset, path->tables[i], (size_t)at,
				      (size_t)path->columns[i]);
	}
	return value;
}

static bool factor_compile(struct factor *factor, enum table_id table, const char *word,
			   struct err *err)
{
	if (word[0] == '\0')
		return err_set(err, ERR_INPUT, _("a column or a number is missing"));
	if (num_parse(word, &factor->number)) {
		if (factor->divides && factor->number == 0)
			return err_set(err, ERR_INPUT, _("nothing can be divided by 0"));
		return true;
	}
	if (!path_compile(&factor->path, table, word, err))
		return false;
	const struct column *column = path_column(&factor->path);
	if (column->type != COLUMN_NUMBER && column->type != COLUMN_INTEGER)
		return err_set(err, ERR_INPUT, _("the column %s does not hold numbers"),
			       column->name);
	return true;
}

bool product_compile(struct product *product, enum table_id table, const char *text,
		     struct arena *arena, struct err *err)
{
	size_t operators = 0;
	for (const char *at = text; *at; at++)
		operators += *at == '*' || *at == '/';
	*product = (struct product){ arena_array(arena, operators + 1, sizeof(struct factor)), 0 };
	bool divides = false;
	for (;;) {
		char word[WORD_MAX];
		size_t length = strcspn(text, "*/");
		struct factor *factor = &product->factors[product->count++];
		factor->divides = divides;
		if (!cut(word, text, length))
			return err_set(err, ERR_INPUT, _("a name is too long"));
		if (!factor_compile(factor, table, word, err))
			return false;
		if (text[length] == '\0')
			return true;
		divides = text[length] == '/';
		text += length + 1;
	}
}

double product_value(const struct product *product, const struct dataset *dataset, size_t row)
{
	double result = 1;
	for (size_t i = 0; i < product->count; i++) {
		const struct factor *factor = &product->factors[i];
		double number = factor->path.steps ? path_value(&factor->path, dataset, row).number
						   : factor->number;
		result = factor->divides ? result / number : result * number;
	}
	return result;
}

static const struct {
	const char *sign;
	enum comparison comparison;
} signs[] = {
	/* longer ones first */
	{ "!=", IS_OTHER },    { "<=", IS_LESS_EQUAL },   { ">=", IS_MORE_EQUAL },
	{ "=", IS_EQUAL },     { "<", IS_LESS },          { ">", IS_MORE },
	{ "known", IS_KNOWN }, { "unknown", IS_UNKNOWN },
};

/* Reads the sign at `*text` and moves past it. */
static bool read_sign(enum comparison *comparison, const char **text)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i].sign);
		if (strncmp(*text, signs[i].sign, length) == 0) {
			*comparison = signs[i].comparison;
			*text += length;
			return true;
		}
	}
	return false;
}

/* Reads "word|word" as values of the condition's column. */
static bool read_values(struct condition *condition, const char *text, struct arena *arena,
			struct err *err)
{
	const struct column *column = path_column(&condition->path);
	bool ordered = column->type == COLUMN_NUMBER || column->type == COLUMN_INTEGER ||
		       column->type == COLUMN_DATE;
	bool listable = condition->comparison == IS_EQUAL || condition->comparison == IS_OTHER;
	size_t room = 1;
	for (const char *at = text; *at; at++)
		room += *at == '|';
	if (!listable && !ordered)
		return err_set(err, ERR_INPUT,
			       _("%s holds words, which have no order; compare with = or !="),
			       column->name);
	if (!listable && room > 1)
		return err_set(err, ERR_INPUT, _("a list with | goes only with = and !="));
	condition->values = arena_array(arena, room, sizeof *condition->values);
	for (;;) {
		char word[WORD_MAX];
		size_t length = strcspn(text, "|");
		if (!cut(word, text, length))
			return err_set(err, ERR_INPUT, _("a word is too long"));
		if (word[0] == '\0')
			return err_set(err, ERR_INPUT, _("there is nothing to compare %s with"),
				       column->name);
		struct value *value = &condition->values[condition->value_count++];
		if (!value_read(value, column, word, arena, err))
			return false;
		if (text[length] == '\0')
			return true;
		text += length + 1;
	}
}

static bool condition_compile(struct condition *condition, enum table_id table, const char *text,
			      struct arena *arena, struct err *err)
{
	char name[WORD_MAX], quoted[SAY_TEXT];
	size_t length = 0;
	while (name_byte(text[length]))
		length++;
	if (!length || !cut(name, text, length))
		return err_set(err, ERR_INPUT, _("%s does not start with a column"),
			       say_quoted(quoted, text));
	if (!path_compile(&condition->path, table, name, err))
		return false;
	const char *rest = skip_blanks(text + length);
	if (!read_sign(&condition->comparison, &rest))
		return err_set(
			err, ERR_INPUT,
			_("after %s there must be =, !=, <, <=, >, >=, known or unknown, not "
			  "%s"),
			name, say_quoted(quoted, rest));
	rest = skip_blanks(rest);
	if (condition->comparison != IS_KNOWN && condition->comparison != IS_UNKNOWN)
		return read_values(condition, rest, arena, err);
	if (*rest)
		return err_set(err, ERR_INPUT, _("%s is too much after known or unknown"),
			       say_quoted(quoted, rest));
	return true;
}

bool conditions_compile(struct conditions *conditions, enum table_id table, const char *text,
			struct arena *arena, struct err *err)
{
	size_t room = 1;
	for (const char *at = text; *at; at++)
		room += *at == ';';
	*conditions = (struct conditions){ arena_array(arena, room, sizeof(struct condition)), 0 };
	while (*(text = skip_blanks(text))) {
		char word[2048];
		size_t length = strcspn(text, ";");
		if (length >= sizeof word)
			return err_set(err, ERR_INPUT, _("a condition is too long"));
		memcpy(word, text, length);
		while (length && word[length - 1] == ' ')
			length--;
		word[length] = '\0';
		if (!condition_compile(&conditions->items[conditions->count++], table, word, arena,
				       err))
			return false;
		text += strcspn(text, ";");
		text += *text == ';';
	}
	return true;
}

/* Dates carry their spelling as text, which is no part of their value. */
static bool equal(struct value a, struct value b, enum column_type type)
{
	bool words = type == COLUMN_KEY || type == COLUMN_REF || type == COLUMN_TEXT ||
		     type == COLUMN_CHOICE;
	return words ? strcmp(a.text, b.text) == 0 : a.number == b.number;
}

static bool holds(const struct condition *condition, struct value value)
{
	enum column_type type = path_column(&condition->path)->type;
	bool known = value_known(value), found = false;
	if (condition->comparison == IS_KNOWN || condition->comparison == IS_UNKNOWN)
		return known == (condition->comparison == IS_KNOWN);
	if (!known)
		return condition->comparison == IS_OTHER;
	double bound = condition->values[0].number;
	switch (condition->comparison) {
	case IS_LESS:
		return value.number < bound;
	case IS_LESS_EQUAL:
		return value.number <= bound;
	case IS_MORE:
		return value.number > bound;
	case IS_MORE_EQUAL:
		return value.number >= bound;
	default:
		for (size_t i = 0; i < condition->value_count && !found; i++)
			found = equal(value, condition->values[i], type);
		return found == (condition->comparison == IS_EQUAL);
	}
}

bool conditions_hold(const struct conditions *conditions, const struct dataset *dataset, size_t row)
{
	for (size_t i = 0; i < conditions->count; i++) {
		const struct condition *condition = &conditions->items[i];
		if (!holds(condition, path_value(&condition->path, dataset, row)))
			return false;
	}
	return true;
}
