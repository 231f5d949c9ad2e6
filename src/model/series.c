/* series.c - see series.h. */
#include "model/series.h"

#include "base/date.h"
#include "base/i18n.h"
#include "model/expression.h"
#include "model/say.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct series_code {
	struct product value, low, high; /* no factors: not given */
	struct conditions where;
	struct path date, label;        /* no steps: not there */
	struct path tier[2], source[2]; /* the value's own, then the row's */
	struct path vintage;            /* no steps: the table has none */
	long picks;                     /* the condition that picks a vintage, -1 for none */
};

static const struct {
	const char *id, *title;
} drivers[DRIVER_COUNT] = {
	[DRIVER_CAPABILITY] = { "capability", N_("Capability") },
	[DRIVER_ALGORITHMS] = { "algorithms", N_("Algorithms") },
	[DRIVER_HARDWARE] = { "hardware", N_("Hardware") },
	[DRIVER_TRAINING] = { "training", N_("Training") },
}, tiers[TIER_NONE + 1] = {
	[TIER_MEASURED] = { "measured", N_("measured") },
	[TIER_ESTIMATED] = { "estimated", N_("estimated") },
	[TIER_DISPUTED] = { "disputed", N_("disputed") },
	[TIER_ASSUMED] = { "assumed", N_("assumed") },
	[TIER_NONE] = { "", N_("not graded") },
};

const char *driver_title(enum driver driver)
{
	return _(drivers[driver].title);
}

const char *tier_title(enum tier tier)
{
	return _(tiers[tier].title);
}

const char *tier_id(enum tier tier)
{
	return tiers[tier].id;
}

static struct value field(const struct value *row, const char *column)
{
	return row[schema_column(TABLE_SERIES, column)];
}

static const char *words(const struct value *row, const char *column)
{
	const char *text = field(row, column).text;
	return text ? text : "";
}

static bool says(const struct value *row, const char *column, const char *word)
{
	return strcmp(words(row, column), word) == 0;
}

/* The path `column`, or no path when the table has no such column. */
static struct path path_if_there(enum table_id table, const char *column)
{
	struct path path = { 0 };
	if (schema_column(table, column) >= 0)
		path_compile(&path, table, column, NULL);
	return path;
}

/* Columns that describe the value: "<first column of the value>_<what>" where the table has one,
 * and
 * "<what>", which speaks for the row where the first is blank. */
static void paths_about(struct path paths[2], const struct series_code *code, enum table_id table,
			const char *what)
{
	char name[128];
	const struct path *first = &code->value.factors[0].path;
	paths[0] = (struct path){ 0 };
	paths[1] = path_if_there(table, what);
	if (first->steps == 1) {
		snprintf(name, sizeof name, "%s_%s", path_column(first)->name, what);
		paths[0] = path_if_there(table, name);
	}
}

static bool compile_table(struct series *series, const struct value *row, struct err *err)
{
	char quoted[SAY_TEXT];
	const char *name = words(row, "table");
	int table = schema_table(name);
	if (table < 0)
		return err_set(err, ERR_INPUT, _("table: there is no table %s"),
			       say_quoted(quoted, name));
	series->table = (enum table_id)table;
	series->code->date = path_if_there(series->table, "date");
	if (!series->code->date.steps) /* an estimate stands at the end of the period it is of */
		series->code->date = path_if_there(series->table, "period_end");
	if (!series->code->date.steps)
		return err_set(err, ERR_INPUT,
			       _("table: rows of `%s` have no date to draw them at"), name);
	return true;
}

static bool compile_product(struct product *product, const struct series *series,
			    const struct value *row, const char *column, struct arena *arena,
			    struct err *err)
{
	const char *text = words(row, column);
	if (text[0] == '\0')
		return true;
	return product_compile(product, series->table, text, arena, err) ||
	       err_while(err, "%s", column);
}

static bool compile_path(struct path *path, const struct series *series, const struct value *row,
			 const char *column, struct err *err)
{
	const char *text = words(row, column);
	if (text[0] == '\0')
		return true;
	return path_compile(path, series->table, text, err) || err_while(err, "%s", column);
}

/* The condition "vintage = …", when there is one. */
static void find_vintage(struct series *series)
{
	struct series_code *code = series->code;
	code->vintage = path_if_there(series->table, "vintage");
	code->picks = -1;
	for (size_t i = 0; code->vintage.steps && i < code->where.count; i++) {
		const struct condition *condition = &code->where.items[i];
		if (condition->comparison == IS_EQUAL && condition->value_count == 1 &&
		    condition->path.steps == 1 &&
		    condition->path.columns[0] == code->vintage.columns[0])
			code->picks = (long)i;
	}
	series->has_vintages = code->picks >= 0;
}

static bool compile_code(struct series *series, const struct value *row, struct arena *arena,
			 struct err *err)
{
	struct series_code *code = series->code;
	if (!compile_table(series, row, err) ||
	    !compile_product(&code->value, series, row, "value", arena, err) ||
	    !compile_product(&code->low, series, row, "low", arena, err) ||
	    !compile_product(&code->high, series, row, "high", arena, err))
		return false;
	if (!code->value.count)
		return err_set(err, ERR_INPUT, _("value: it must name the column to draw"));
	code->label = path_if_there(series->table, schema[series->table].label);
	paths_about(code->tier, code, series->table, "tier");
	paths_about(code->source, code, series->table, "source");
	if (!compile_path(&code->label, series, row, "label", err) ||
	    !compile_path(&code->tier[0], series, row, "tier", err))
		return false;
	if (!conditions_compile(&code->where, series->table, series->where, arena, err))
		return err_while(err, "where");
	find_vintage(series);
	return true;
}

static void take_words(struct series *series, const struct value *row)
{
	series->id = words(row, "id");
	series->title = _(words(row, "title"));
	series->short_title = _(words(row, "short"));
	series->statement = _(words(row, "statement"));
	series->unit_id = series->unit_title = words(row, "unit");
	series->unit = (struct num_unit){ .style = NUM_PLAIN, .suffix = "" };
	series->value = words(row, "value");
	series->where = words(row, "where");
	series->limit_note = _(words(row, "limit_note"));
	series->caution = _(words(row, "caution"));
	series->compare = words(row, "compare");
	series->source = words(row, "source");
}

static bool take_choices(struct series *series, const struct value *row, struct err *err)
{
	double rank = field(row, "rank").number;
	for (int i = 0; i < DRIVER_COUNT; i++)
		if (says(row, "driver", drivers[i].id))
			series->driver = (enum driver)i;
	series->rank = rank < 1e6 ? (int)rank : 1000000;
	series->scale = says(row, "scale", "log")     ? GROWTH_LOG
			: says(row, "scale", "logit") ? GROWTH_LOGIT
						      : GROWTH_RAW;
	series->up = !says(row, "better", "down");
	series->frontier = says(row, "frontier", "records") ? FRONTIER_RECORDS
			   : says(row, "frontier", "top10") ? FRONTIER_TOP
							    : FRONTIER_ALL;
	series->frontier_k = 10;
	series->from = field(row, "from").number;
	series->limit = field(row, "limit").number;
	series->floor = field(row, "floor").number;
	series->ceiling = field(row, "ceiling").number;
	if (series->scale == GROWTH_LOGIT && isnan(series->floor))
		series->floor = 0;
	if (series->scale == GROWTH_LOGIT && isnan(series->ceiling))
		series->ceiling = 1;
	if (series->floor >= series->ceiling)
		return err_set(err, ERR_INPUT, _("floor: %g is not below the ceiling, %g"),
			       series->floor, series->ceiling);
	return true;
}

bool series_compile(struct series *series, const struct value *row, struct arena *arena,
		    struct err *err)
{
	*series = (struct series){ 0 };
	series->code = arena_alloc(arena, sizeof *series->code);
	take_words(series, row);
	return take_choices(series, row, err) && compile_code(series, row, arena, err);
}

bool unit_ticks(const char *text, double **ticks, size_t *count, struct arena *arena,
		struct err *err)
{
	char word[NUM_TEXT], quoted[SAY_TEXT];
	*count = 0;
	*ticks = arena_array(arena, strlen(text) / 2 + 1, sizeof **ticks);
	while (*(text += strspn(text, " "))) {
		size_t length = strcspn(text, " ");
		snprintf(word, sizeof word, "%.*s", (int)length, text);
		if (length >= sizeof word || !num_parse(word, &(*ticks)[*count]))
			return err_set(err, ERR_INPUT, _("ticks: %s is not a number"),
				       say_quoted(quoted, word));
		if (*count && (*ticks)[*count] <= (*ticks)[*count - 1])
			return err_set(err, ERR_INPUT,
				       _("ticks: %s is not above the one before it"),
				       say_quoted(quoted, word));
		(*count)++;
		text += length;
	}
	return true;
}

static void take_unit(struct series *series, const struct dataset *dataset, struct arena *arena)
{
	static const char *const styles[] = {
		[NUM_PLAIN] = "plain", [NUM_PERCENT] = "percent", [NUM_DURATION] = "duration",
		[NUM_SI] = "si",       [NUM_POWER] = "power",     [NUM_MONEY] = "money",
	};
	long row = dataset_find(dataset, TABLE_UNITS, series->unit_id);
	if (row < 0)
		return;
	struct value title = dataset_get(dataset, TABLE_UNITS, (size_t)row, "title");
	struct value style = dataset_get(dataset, TABLE_UNITS, (size_t)row, "style");
	struct value suffix = dataset_get(dataset, TABLE_UNITS, (size_t)row, "suffix");
	struct value text = dataset_get(dataset, TABLE_UNITS, (size_t)row, "ticks");
	double *ticks = NULL;
	size_t count = 0;
	if (title.text)
		series->unit_title = _(title.text);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (style.text && strcmp(style.text, styles[i]) == 0)
			series->unit.style = (enum num_style)i;
	series->unit.suffix = suffix.text ? _(suffix.text) : "";
	if (text.text && unit_ticks(text.text, &ticks, &count, arena, NULL) && count) {
		series->unit.ticks = ticks;
		series->unit.tick_count = count;
	}
}

static int compare_series(const void *a, const void *b)
{
	const struct series *x = a, *y = b;
	if (x->driver != y->driver)
		return x->driver < y->driver ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(x->id, y->id);
}

void series_list_init(struct series_list *list, const struct dataset *dataset, struct err *err)
{
	size_t rows = dataset_count(dataset, TABLE_SERIES);
	*list = (struct series_list){ .arena = ARENA_EMPTY };
	list->items = arena_array(&list->arena, rows, sizeof *list->items);
	err_clear(err);
	for (size_t i = 0; i < rows; i++) {
		struct err problem = { 0 };
		struct series *series = &list->items[list->count];
		struct value row[SCHEMA_COLUMNS];
		dataset_row(dataset, TABLE_SERIES, i, row);
		if (!series_compile(series, row, &list->arena, &problem)) {
			if (err && err->kind == ERR_NONE)
				err_set(err, problem.kind, "%s: %s", words(row, "id"),
					problem.text);
			continue;
		}
		series->row = i;
		take_unit(series, dataset, &list->arena);
		list->count++;
	}
	qsort(list->items, list->count, sizeof *list->items, compare_series);
}

void series_list_clear(struct series_list *list)
{
	arena_clear(&list->arena);
	*list = (struct series_list){ .arena = ARENA_EMPTY };
}

const struct series *series_find(const struct series_list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].id, id) == 0)
			return &list->items[i];
	return NULL;
}

static const char *text_at(const struct path *path, const struct dataset *dataset, size_t row)
{
	const char *text = path->steps ? path_value(path, dataset, row).text : NULL;
	return text ? text : "";
}

static const char *first_text(const struct path paths[2], const struct dataset *dataset, size_t row)
{
	const char *text = text_at(&paths[0], dataset, row);
	return text[0] ? text : text_at(&paths[1], dataset, row);
}

static enum tier tier_at(const struct path paths[2], const struct dataset *dataset, size_t row)
{
	const char *word = first_text(paths, dataset, row);
	for (int i = 0; i < TIER_NONE; i++)
		if (strcmp(word, tiers[i].id) == 0)
			return (enum tier)i;
	return TIER_NONE;
}

static double bound_at(const struct product *bound, const struct dataset *dataset, size_t row)
{
	double value = bound->count ? product_value(bound, dataset, row) : (double)NAN;
	return isfinite(value) ? value : (double)NAN;
}

/* The conditions of the series hold for `row`; with a `vintage` that is not NaN, that one is picked
 * in place of the series' own. */
static bool is_chosen(const struct series *series, const struct dataset *dataset, double vintage,
		      size_t row)
{
	const struct series_code *code = series->code;
	if (isnan(vintage) || code->picks < 0)
		return conditions_hold(&code->where, dataset, row);
	size_t picks = (size_t)code->picks;
	struct conditions before = { code->where.items, picks };
	struct conditions after = { code->where.items + picks + 1, code->where.count - picks - 1 };
	double stands = path_value(&code->vintage, dataset, row).number;
	return !(stands < vintage) && !(stands > vintage) &&
	       conditions_hold(&before, dataset, row) && conditions_hold(&after, dataset, row);
}

/* Fills `point` from `row`; false when the row is not a point of the series. */
static bool point_at(struct series_point *point, const struct series *series,
		     const struct dataset *dataset, double vintage, size_t row)
{
	const struct series_code *code = series->code;
	double date = path_value(&code->date, dataset, row).number;
	if (isnan(date) || !is_chosen(series, dataset, vintage, row))
		return false;
	double value = product_value(&code->value, dataset, row);
	if (!isfinite(value))
		return false;
	*point = (struct series_point){
		.t = date,
		.y = value,
		.low = bound_at(&code->low, dataset, row),
		.high = bound_at(&code->high, dataset, row),
		.label = text_at(&code->label, dataset, row),
		.source = first_text(code->source, dataset, row),
		.tier = tier_at(code->tier, dataset, row),
		.row = row,
		.beyond_limit = series->up ? value > series->limit : value < series->limit,
	};
	return true;
}

static int compare_points(const void *a, const void *b)
{
	const struct series_point *x = a, *y = b;
	if (x->t != y->t)
		return x->t < y->t ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

struct series_point *series_points(const struct series *series, const struct dataset *dataset,
				   struct arena *arena, size_t *count)
{
	return series_points_of(series, dataset, (double)NAN, arena, count);
}

/* The last day of the period that a vintage names. */
static double vintage_end(struct value vintage)
{
	enum date_precision precision;
	int day;
	if (!vintage.text || !date_parse(vintage.text, &day, &precision))
		return vintage.number;
	return date_period_end(day, precision);
}

struct value series_vintage(const struct series *series, const struct dataset *dataset, double day)
{
	const struct series_code *code = series->code;
	struct value newest = value_absent;
	if (!series->has_vintages)
		return newest;
	if (isnan(day))
		return code->where.items[code->picks].values[0];
	for (size_t row = 0; row < dataset_count(dataset, series->table); row++) {
		struct value vintage = path_value(&code->vintage, dataset, row);
		if (value_known(vintage) && vintage_end(vintage) <= day &&
		    (!value_known(newest) || vintage.number > newest.number))
			newest = vintage;
	}
	return newest;
}

struct series_point *series_points_of(const struct series *series, const struct dataset *dataset,
				      double vintage, struct arena *arena, size_t *count)
{
	size_t rows = dataset_count(dataset, series->table), used = 0, room = 0;
	struct series_point *points = NULL;
	bool sorted = true;
	for (size_t row = 0; row < rows; row++) {
		points = mem_grow(points, used, &room, sizeof *points);
		if (!point_at(&points[used], series, dataset, vintage, row))
			continue;
		sorted &= used == 0 || compare_points(&points[used - 1], &points[used]) <= 0;
		used++;
	}
	if (!sorted)
		qsort(points, used, sizeof *points, compare_points);
	struct series_point *kept = arena_array(arena, used, sizeof *kept);
	if (used)
		memcpy(kept, points, used * sizeof *points);
	free(points);
	*count = used;
	return kept;
}
