/* batch_check.c - everything that can be wrong with rows as a whole: missing fields, keys used
 * twice, references to nothing, bounds that cross, rows that are there already.
 *
 * Each check runs over the whole batch with look-ups by hash, so that thousands of rows take
 * milliseconds; only the sentences of the first PROBLEMS_MAX problems are worked out. */
#include "base/i18n.h"
#include "model/batch.h"
#include "model/keys.h"
#include "model/plan.h"
#include "model/say.h"
#include "model/series.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 200 };

struct check {
	struct batch *batch;
	const struct dataset *existing; /* may be NULL */
	bool replace;
	struct keys keys[TABLE_COUNT]; /* batch row numbers by key */
	struct plan plans[TABLE_COUNT];
};

static struct place place_of(const struct batch_row *row, size_t column)
{
	uint32_t line = row->line + (row->lines ? row->lines[column] : 0);
	return (struct place){ row->file, line, row->columns[column] };
}

static const struct column *column_of(const struct batch_row *row, size_t column)
{
	return &schema[row->table].columns[column];
}

static const char *batch_key(const void *owner, size_t row)
{
	const struct batch *batch = owner;
	return batch->rows[row].values[0].text;
}

/* True while a sentence would still be kept; afterwards problems are only counted. */
static bool worth_saying(const struct batch *batch)
{
	return batch->problem_count < PROBLEMS_MAX;
}

/* Appends `text` to a key, blanks as '-', what a key cannot hold left out.  Returns false when
 * something was left out. */
static bool add_to_key(char *key, size_t *used, size_t room, const char *text)
{
	bool whole = true;
	for (; *text; text++) {
		bool plain = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') ||
			     (*text >= '0' && *text <= '9') || strchr("._:/-+(),", *text);
		char c = *text == ' ' ? '-' : *text;
		if ((!plain && c != '-') || *used + 1 >= room) {
			whole = false;
			continue;
		}
		key[(*used)++] = c;
	}
	key[*used] = '\0';
	return whole;
}

/* An observation's key: set:date:label, with a checksum of the label behind it where the label
 * could not be spelled in full. */
static void name_observation(struct batch *batch, struct batch_row *row)
{
	static const char *const parts[] = { "set", "date", "label" };
	char key[KEY_BYTES + 1];
	size_t used = 0;
	bool whole = true;
	uint32_t sum = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *text = row->values[schema_column(row->table, parts[i])].text;
		if (!text)
			continue;
		if (used)
			whole &= add_to_key(key, &used, KEY_BYTES - 10, ":");
		whole &= add_to_key(key, &used, KEY_BYTES - 10, text);
		sum = sum * 31 + keys_hash(text);
	}
	if (!used)
		return;
	if (!whole)
		snprintf(key + used, sizeof key - used, ":%08x", (unsigned)sum);
	row->values[0].text = arena_strdup(&batch->arena, key);
}

static void check_required(struct check *check, const struct batch_row *row)
{
	const struct plan *plan = &check->plans[row->table];
	for (int i = 0; i < plan->required_count; i++) {
		size_t c = (size_t)plan->required[i];
		if (value_known(row->values[c]) || row->columns[c])
			continue;
		if (c == 0 && row->table == TABLE_OBSERVATIONS)
			continue; /* its set or date is missing, and that is said */
		batch_problem(check->batch, place_of(row, c),
			      _("%s is missing; every row of `%s` needs it"),
			      column_of(row, c)->name, schema[row->table].name);
	}
}

static void index_keys(struct check *check)
{
	struct batch *batch = check->batch;
	size_t counts[TABLE_COUNT] = { 0 };
	for (size_t i = 0; i < batch->count; i++)
		counts[batch->rows[i].table]++;
	for (int t = 0; t < TABLE_COUNT; t++)
		keys_init(&check->keys[t], batch, batch_key, counts[t]);
	for (size_t i = 0; i < batch->count; i++) {
		const struct batch_row *row = &batch->rows[i];
		char quoted[SAY_TEXT];
		long other = keys_add(&check->keys[row->table], i);
		if (other < 0)
			continue;
		const struct batch_row *first = &batch->rows[other];
		batch_problem(batch, place_of(row, 0),
			      _("the %s %s is used twice in `%s`; it was first used at %s:%u"),
			      row->table == TABLE_OBSERVATIONS ? _("key (set, date, label)")
							       : _("id"),
			      say_quoted(quoted, row->values[0].text), schema[row->table].name,
			      first->file ? first->file : "-", (unsigned)first->line);
	}
}

/* The value of `column` in the row of `table` with `key`, wherever that row is. */
static struct value look_up(const struct check *check, enum table_id table, const char *key,
			    const char *column)
{
	int c = schema_column(table, column);
	long row = keys_find(&check->keys[table], key);
	if (row >= 0)
		return check->batch->rows[row].values[c];
	row = check->existing ? dataset_find(check->existing, table, key) : -1;
	return row < 0 ? value_absent
		       : dataset_value(check->existing, table, (size_t)row, (size_t)c);
}

static bool there_is(const struct check *check, enum table_id table, const char *key)
{
	return keys_find(&check->keys[table], key) >= 0 ||
	       (check->existing && dataset_find(check->existing, table, key) >= 0);
}

static const char *nearest_key(const struct check *check, enum table_id table, const char *key)
{
	struct say_nearest nearest = { .wanted = key };
	for (size_t i = 0; i < check->batch->count; i++) {
		const struct batch_row *row = &check->batch->rows[i];
		if (row->table == table && row->values[0].text)
			say_nearest_try(&nearest, row->values[0].text);
	}
	size_t count = check->existing ? dataset_count(check->existing, table) : 0;
	for (size_t i = 0; i < count; i++) {
		const char *candidate = dataset_value(check->existing, table, i, 0).text;
		if (candidate)
			say_nearest_try(&nearest, candidate);
	}
	return nearest.best;
}

static void say_dangling(struct check *check, const struct batch_row *row, size_t c)
{
	const struct column *column = column_of(row, c);
	const char *key = row->values[c].text, *there = schema[column->refers].name;
	char quoted[SAY_TEXT];
	const char *nearest =
		worth_saying(check->batch) ? nearest_key(check, column->refers, key) : NULL;
	say_quoted(quoted, key);
	if (nearest)
		batch_problem(
			check->batch, place_of(row, c),
			_("%s %s does not exist; did you mean '%s'? Otherwise add it under `%s`"),
			column->name, quoted, nearest, there);
	else if (column->refers == TABLE_SOURCES)
		batch_problem(check->batch, place_of(row, c),
			      _("the source %s does not exist; add it under `sources` or use one "
				"that `kasoku sources` lists"),
			      quoted);
	else
		batch_problem(check->batch, place_of(row, c),
			      _("%s %s does not exist; add it under `%s` or leave %s out"),
			      column->name, quoted, there, column->name);
}

static void check_references(struct check *check, const struct batch_row *row)
{
	const struct plan *plan = &check->plans[row->table];
	for (int i = 0; i < plan->reference_count; i++) {
		size_t c = (size_t)plan->references[i];
		const char *key = row->values[c].text;
		if (key && !there_is(check, column_of(row, c)->refers, key))
			say_dangling(check, row, c);
	}
}

/* Says so when the value of column `low` is above that of column `high`. */
static void check_order(struct check *check, const struct batch_row *row, int low, int high)
{
	char a[64], b[64];
	if (!(row->values[low].number > row->values[high].number))
		return;
	const struct column *x = column_of(row, (size_t)low), *y = column_of(row, (size_t)high);
	batch_problem(check->batch, place_of(row, (size_t)low), _("%s (%s) is above %s (%s)"),
		      x->name, value_write(row->values[low], x, a), y->name,
		      value_write(row->values[high], y, b));
}

static void check_bounds(struct check *check, const struct batch_row *row)
{
	const struct plan *plan = &check->plans[row->table];
	for (int i = 0; i < plan->pair_count; i++)
		check_order(check, row, plan->lower[i], plan->upper[i]);
}

static void check_score(struct check *check, const struct batch_row *row)
{
	int score = schema_column(TABLE_RESULTS, "score");
	const char *benchmark = row->values[schema_column(TABLE_RESULTS, "benchmark")].text;
	double value = row->values[score].number;
	char number[64];
	if (!benchmark)
		return;
	double maximum = look_up(check, TABLE_BENCHMARKS, benchmark, "maximum").number;
	const char *unit = look_up(check, TABLE_BENCHMARKS, benchmark, "unit").text;
	const char *style = unit ? look_up(check, TABLE_UNITS, unit, "style").text : NULL;
	bool fraction = style && strcmp(style, "percent") == 0;
	const struct column *column = column_of(row, (size_t)score);
	value_write(row->values[score], column, number);
	if (fraction && (value < 0 || value > 1))
		batch_problem(check->batch, place_of(row, (size_t)score),
			      _("score %s: scores of %s are fractions from 0 to 1%s"), number,
			      benchmark,
			      value > 1 && value <= 100 ? _("; divide percentages by 100") : "");
	else if (value > maximum) {
		char most[64];
		value_write((struct value){ maximum, NULL }, column, most);
		batch_problem(check->batch, place_of(row, (size_t)score),
			      _("score %s is above the maximum of %s, %s"), number, benchmark,
			      most);
	}
}

/* Says a sentence that starts with a column's name and a colon, at that column. */
static void say_at_column(struct check *check, const struct batch_row *row, const struct err *err)
{
	char name[64];
	snprintf(name, sizeof name, "%.*s", (int)strcspn(err->text, ":"), err->text);
	int column = schema_column(row->table, name);
	batch_problem(check->batch, place_of(row, column < 0 ? 0 : (size_t)column), "%s",
		      err->text);
}

static void check_series(struct check *check, const struct batch_row *row)
{
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	struct series series;
	if (!series_compile(&series, row->values, &arena, &err))
		say_at_column(check, row, &err);
	arena_clear(&arena);
}

static void check_ticks(struct check *check, const struct batch_row *row)
{
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	const char *text = row->values[schema_column(TABLE_UNITS, "ticks")].text;
	double *ticks;
	size_t count;
	if (text && !unit_ticks(text, &ticks, &count, &arena, &err))
		say_at_column(check, row, &err);
	arena_clear(&arena);
}

/* The first column in which `row` differs from the row `values`, or -1. */
static int differs(const struct batch_row *row, const struct value *values)
{
	for (size_t c = 0; c < schema[row->table].column_count; c++)
		if (!value_same(row->values[c], values[c]))
			return (int)c;
	return -1;
}

static void check_existing(struct check *check, struct batch_row *row)
{
	long at = dataset_find(check->existing, row->table, row->values[0].text);
	if (at < 0)
		return;
	struct value there[SCHEMA_COLUMNS];
	dataset_row(check->existing, row->table, (size_t)at, there);
	int c = differs(row, there);
	row->unchanged = c < 0;
	if (c < 0)
		return;
	char quoted[SAY_TEXT], a[64], b[64], old[SAY_TEXT], new[SAY_TEXT];
	const struct column *column = column_of(row, (size_t)c);
	say_quoted(quoted, row->values[0].text);
	say_quoted(old, value_write(there[c], column, a));
	say_quoted(new, value_write(row->values[c], column, b));
	if (!dataset_is_user(check->existing, row->table, (size_t)at))
		batch_problem(
			check->batch, place_of(row, (size_t)c),
			_("%s is a bundled row of `%s` and cannot be changed (%s is %s there, %s "
			  "here); give yours another id"),
			quoted, schema[row->table].name, column->name, old, new);
	else if (!check->replace)
		batch_problem(check->batch, place_of(row, (size_t)c),
			      _("%s is in `%s` already with another %s (%s there, %s here); "
				"import with --replace to change it"),
			      quoted, schema[row->table].name, column->name, old, new);
	else
		row->replaces = true;
}

static void check_row(struct check *check, struct batch_row *row)
{
	row->unchanged = row->replaces = false;
	if (schema[row->table].derived) {
		batch_problem(
			check->batch, place_of(row, 0),
			_("rows of `%s` are computed from other tables and cannot be imported"),
			schema[row->table].name);
		return;
	}
	check_required(check, row);
	check_references(check, row);
	check_bounds(check, row);
	if (row->table == TABLE_RESULTS)
		check_score(check, row);
	else if (row->table == TABLE_SERIES)
		check_series(check, row);
	else if (row->table == TABLE_UNITS)
		check_ticks(check, row);
	if (check->existing && row->values[0].text)
		check_existing(check, row);
}

void batch_check(struct batch *batch, const struct dataset *existing, bool replace)
{
	struct check check = { .batch = batch, .existing = existing, .replace = replace };
	for (int t = 0; t < TABLE_COUNT; t++)
		plan_make(&check.plans[t], (enum table_id)t);
	for (size_t i = 0; i < batch->count; i++)
		if (batch->rows[i].table == TABLE_OBSERVATIONS && !batch->rows[i].values[0].text)
			name_observation(batch, &batch->rows[i]);
	index_keys(&check);
	for (size_t i = 0; i < batch->count; i++)
		check_row(&check, &batch->rows[i]);
	for (int t = 0; t < TABLE_COUNT; t++)
		keys_clear(&check.keys[t]);
}
