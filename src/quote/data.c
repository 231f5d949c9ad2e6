/* data.c - {row …}, {count …}, {first …}, {last …}, {time …}, {ratio …}: rows of tables as words.
 *
 * Conditions are those of series (model/expression.h).  Rows dated after the day that the quotes
 * stand on do not exist.  as= says how a number is written; without it a number is plain. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/expression.h"
#include "model/say.h"
#include "quote/kinds.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- how it is written ---- */

static const struct style {
	const char *name;
	struct num_unit unit;
} styles[] = {
	{ "percent", { .style = NUM_PERCENT, .suffix = "" } },
	{ "minutes", { .style = NUM_DURATION, .suffix = "" } },
	{ "money", { .style = NUM_MONEY, .suffix = "" } },
	{ "power", { .style = NUM_POWER, .suffix = "" } },
	{ "si", { .style = NUM_SI, .suffix = "" } },
};

static bool write_number(char text[QUOTE_SAID], double number, const char *as, enum charset charset,
			 struct err *err)
{
	char digits[NUM_TEXT], quoted[SAY_TEXT];
	for (size_t i = 0; as && i < sizeof styles / sizeof *styles; i++)
		if (strcmp(styles[i].name, as) == 0) {
			snprintf(text, QUOTE_SAID, "%s",
				 num_value(digits, &styles[i].unit, number, charset));
			return true;
		}
	if (!as)
		num_digits(digits, number, fabs(number) < 1e6 && number >= 1000 ? 6 : 3);
	else if (strcmp(as, "factor") == 0)
		num_factor(digits, number, charset);
	else if (strcmp(as, "whole") == 0)
		snprintf(digits, sizeof digits, "%.0f", number);
	else
		return err_set(
			err, ERR_INPUT,
			_("as= is percent, minutes, money, power, si, factor or whole, not %s"),
			say_quoted(quoted, as));
	snprintf(text, QUOTE_SAID, "%s", digits);
	return true;
}

static bool write_value(char text[QUOTE_SAID], struct value value, const struct column *column,
			const char *as, enum charset charset, struct err *err)
{
	if (!value_known(value))
		return err_set(err, ERR_DATA, _("the field %s is not known there"), column->name);
	if (column->type == COLUMN_NUMBER || column->type == COLUMN_INTEGER)
		return write_number(text, value.number, as, charset, err);
	if (column->type == COLUMN_DATE && as && strcmp(as, "month") == 0)
		snprintf(text, QUOTE_SAID, "%.7s", value.text);
	else if (column->type == COLUMN_FLAG)
		snprintf(text, QUOTE_SAID, "%s", value.number > 0 ? _("yes") : _("no"));
	else
		snprintf(text, QUOTE_SAID, "%s", column->told ? _(value.text) : value.text);
	return true;
}

/* ---- which row ---- */

static bool read_table(const char *name, enum table_id *table, struct err *err)
{
	char quoted[SAY_TEXT];
	int found = schema_table(name);
	if (found < 0)
		return err_set(err, ERR_INPUT, _("there is no table %s"), say_quoted(quoted, name));
	*table = (enum table_id)found;
	return true;
}

static void used(struct quotes *quotes, enum table_id table, size_t row)
{
	if (table == TABLE_SOURCES)
		quote_source(quotes, dataset_value(quotes->dataset, table, row, 0).text);
	else if (schema_column(table, "source") >= 0)
		quote_source(quotes, dataset_get(quotes->dataset, table, row, "source").text);
	quote_command(quotes, arena_printf(&quotes->arena, "kasoku data %s", schema[table].name));
}

struct field {
	enum table_id table;
	size_t row;
	struct path path;
	struct value value;
};

/* TABLE KEY COLUMN, three words from `at` on. */
static bool read_field(struct quotes *quotes, const struct quote_words *words, size_t at,
		       struct field *field, struct err *err)
{
	char quoted[SAY_TEXT];
	if (!read_table(words->words[at], &field->table, err))
		return false;
	long row = dataset_find(quotes->dataset, field->table, words->words[at + 1]);
	if (row < 0)
		return err_set(err, ERR_DATA, _("%s has no row %s"), schema[field->table].name,
			       say_quoted(quoted, words->words[at + 1]));
	field->row = (size_t)row;
	if (!path_compile(&field->path, field->table, words->words[at + 2], err))
		return false;
	field->value = path_value(&field->path, quotes->dataset, field->row);
	return true;
}

bool quote_row(struct quotes *quotes, const struct quote_words *words, struct str *out,
	       struct err *err)
{
	struct field field;
	char text[QUOTE_SAID];
	if (words->count < 4)
		return err_set(err, ERR_INPUT, _("a quote of a row is {row TABLE KEY COLUMN}"));
	if (!read_field(quotes, words, 1, &field, err) ||
	    !write_value(text, field.value, path_column(&field.path), quote_option(words, "as"),
			 quotes->charset, err))
		return false;
	used(quotes, field.table, field.row);
	str_add(out, text);
	return true;
}

/* ---- rows with conditions ---- */

/* The words from `first` on as conditions, without as=. */
static bool read_conditions(struct quotes *quotes, const struct quote_words *words, size_t first,
			    enum table_id table, struct conditions *conditions, struct err *err)
{
	const char *text = "";
	*conditions = (struct conditions){ 0 };
	for (size_t i = first; i < words->count; i++)
		if (!quote_word_is(words->words[i], "as"))
			text = arena_printf(&quotes->arena, "%s%s%s", text, *text ? " " : "",
					    words->words[i]);
	return !*text || conditions_compile(conditions, table, text, &quotes->arena, err);
}

static double day_of(const struct dataset *dataset, enum table_id table, size_t row)
{
	for (size_t c = 0; c < schema[table].column_count; c++)
		if (schema[table].columns[c].type == COLUMN_DATE)
			return dataset_value(dataset, table, row, c).number;
	return (double)NAN;
}

static bool holds(const struct quotes *quotes, enum table_id table,
		  const struct conditions *conditions, size_t row)
{
	return !(day_of(quotes->dataset, table, row) > quotes->as_of) &&
	       conditions_hold(conditions, quotes->dataset, row);
}

bool quote_count(struct quotes *quotes, const struct quote_words *words, struct str *out,
		 struct err *err)
{
	enum table_id table = TABLE_SOURCES;
	struct conditions conditions;
	size_t count = 0;
	if (!read_table(words->words[1], &table, err) ||
	    !read_conditions(quotes, words, 2, table, &conditions, err))
		return false;
	for (size_t i = 0; i < dataset_count(quotes->dataset, table); i++)
		count += holds(quotes, table, &conditions, i);
	str_printf(out, "%zu", count);
	quote_command(quotes, arena_printf(&quotes->arena, "kasoku data %s", schema[table].name));
	return true;
}

/* TABLE COLUMN CONDITIONS: the row that came first, or last. */
static bool say_end(struct quotes *quotes, const struct quote_words *words, bool last,
		    struct str *out, struct err *err)
{
	enum table_id table = TABLE_SOURCES;
	struct conditions conditions;
	struct path path;
	char text[QUOTE_SAID];
	long found = -1;
	double best = 0;
	if (words->count < 3)
		return err_set(err, ERR_INPUT, _("such a quote is {%s TABLE COLUMN CONDITIONS}"),
			       words->words[0]);
	if (!read_table(words->words[1], &table, err) ||
	    !path_compile(&path, table, words->words[2], err) ||
	    !read_conditions(quotes, words, 3, table, &conditions, err))
		return false;
	for (size_t i = 0; i < dataset_count(quotes->dataset, table); i++) {
		double day = day_of(quotes->dataset, table, i);
		if (isnan(day) || !holds(quotes, table, &conditions, i) ||
		    (found >= 0 && (last ? day < best : day >= best)))
			continue;
		found = (long)i;
		best = day;
	}
	if (found < 0)
		return err_set(err, ERR_DATA, _("%s has no row for which that holds"),
			       schema[table].name);
	if (!write_value(text, path_value(&path, quotes->dataset, (size_t)found),
			 path_column(&path), quote_option(words, "as"), quotes->charset, err))
		return false;
	used(quotes, table, (size_t)found);
	str_add(out, text);
	return true;
}

bool quote_first(struct quotes *quotes, const struct quote_words *words, struct str *out,
		 struct err *err)
{
	return say_end(quotes, words, false, out, err);
}

bool quote_last(struct quotes *quotes, const struct quote_words *words, struct str *out,
		struct err *err)
{
	return say_end(quotes, words, true, out, err);
}

/* ---- two rows ---- */

static void used_two(struct quotes *quotes, const struct field two[2])
{
	for (size_t i = 0; i < 2; i++)
		used(quotes, two[i].table, two[i].row);
}

static bool read_two(struct quotes *quotes, const struct quote_words *words, enum column_type type,
		     struct field two[2], struct err *err)
{
	if (words->count < 7)
		return err_set(err, ERR_INPUT,
			       _("such a quote is {%s TABLE KEY COLUMN TABLE KEY COLUMN}"),
			       words->words[0]);
	for (size_t i = 0; i < 2; i++) {
		if (!read_field(quotes, words, 1 + 3 * i, &two[i], err))
			return false;
		const struct column *column = path_column(&two[i].path);
		bool fits = column->type == type ||
			    (type == COLUMN_NUMBER && column->type == COLUMN_INTEGER);
		if (!fits || !value_known(two[i].value))
			return err_set(err, ERR_DATA,
				       type == COLUMN_DATE ? _("%s is no known date")
							   : _("%s is no known number"),
				       words->words[3 + 3 * i]);
	}
	return true;
}

bool quote_time(struct quotes *quotes, const struct quote_words *words, struct str *out,
		struct err *err)
{
	struct field two[2];
	char number[NUM_TEXT];
	const char *as = quote_option(words, "as");
	if (!read_two(quotes, words, COLUMN_DATE, two, err))
		return false;
	double days = two[1].value.number - two[0].value.number;
	if (!as || strcmp(as, "days") == 0)
		str_printf(out, _("%s d"), num_digits(number, days, 4));
	else if (strcmp(as, "months") == 0)
		str_printf(out, _("%s months"), num_digits(number, days * 12 / DAYS_PER_YEAR, 2));
	else if (strcmp(as, "years") == 0)
		str_printf(out, _("%s years"), num_digits(number, days / DAYS_PER_YEAR, 2));
	else
		return err_set(err, ERR_INPUT, _("as= is days, months or years"));
	used_two(quotes, two);
	return true;
}

bool quote_ratio(struct quotes *quotes, const struct quote_words *words, struct str *out,
		 struct err *err)
{
	struct field two[2];
	char text[QUOTE_SAID];
	const char *as = quote_option(words, "as");
	if (!read_two(quotes, words, COLUMN_NUMBER, two, err))
		return false;
	double ratio = two[1].value.number / two[0].value.number;
	if (!isfinite(ratio))
		return err_set(err, ERR_DATA, _("nothing can be divided by zero"));
	if (!write_number(text, ratio, as ? as : "factor", quotes->charset, err))
		return false;
	used_two(quotes, two);
	str_add(out, text);
	return true;
}
