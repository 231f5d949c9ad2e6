/* fuzz_expression.c - the small languages: the first letter of the input says which, a blank
 * follows.
 *
 * v value of a series   w where of a series   p path   t ticks   n number   d date
 * o an option, name=value   q quotes in a sentence, over METR's horizons */
#include "base/date.h"
#include "catalog/catalog.h"
#include "catalog/support_files.h"
#include "fuzz/fuzz.h"
#include "model/expression.h"
#include "quote/quote.h"
#include "study/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is looked up: read once, kept until the program ends. */
static struct dataset *dataset;
static struct series_list series;

static void look_up(void)
{
	static const char *const files[] = { "data/units.yaml", "data/series.yaml",
					     "data/horizons.yaml" };
	struct batch batch;
	if (dataset)
		return;
	batch_init(&batch);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct str text;
		if (!file_read(&text, files[i]))
			abort();
		struct catalog_input input = { .name = files[i],
					       .bytes = text.text,
					       .length = text.length,
					       .format = FORMAT_YAML,
					       .table = -1 };
		if (!catalog_read(&batch, &input))
			abort();
		str_clear(&text);
	}
	dataset = batch_dataset(&batch);
	series_list_init(&series, dataset, NULL);
	batch_clear(&batch);
}

static bool read_value(const char *text, struct arena *arena, struct err *err)
{
	struct product product;
	if (!product_compile(&product, TABLE_HORIZONS, text, arena, err))
		return false;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_HORIZONS); i++)
		product_value(&product, dataset, i);
	return true;
}

static bool read_where(const char *text, struct arena *arena, struct err *err)
{
	struct conditions conditions;
	if (!conditions_compile(&conditions, TABLE_HORIZONS, text, arena, err))
		return false;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_HORIZONS); i++)
		conditions_hold(&conditions, dataset, i);
	return true;
}

static bool read_path(const char *text, struct arena *arena, struct err *err)
{
	struct path path;
	(void)arena;
	if (!path_compile(&path, TABLE_RESULTS, text, err))
		return false;
	return path_column(&path) != NULL;
}

static bool read_ticks(const char *text, struct arena *arena, struct err *err)
{
	double *ticks;
	size_t count;
	return unit_ticks(text, &ticks, &count, arena, err);
}

static bool read_number(const char *text, struct arena *arena, struct err *err)
{
	double value, again;
	char exact[NUM_TEXT];
	(void)arena;
	if (!num_parse(text, &value))
		return err_set(err, ERR_INPUT, "no number");
	if (!isfinite(value) || !num_parse(num_exact(exact, value), &again) || again != value)
		abort();
	return true;
}

static bool read_date(const char *text, struct arena *arena, struct err *err)
{
	int days, again;
	char day[16];
	(void)arena;
	if (!date_parse(text, &days, NULL))
		return err_set(err, ERR_INPUT, "no date");
	if (!date_parse(date_format(day, days), &again, NULL) || again != days)
		abort();
	return true;
}

static bool read_option(const char *text, struct arena *arena, struct err *err)
{
	struct selection selection;
	char words[64];
	const char *equals = strchr(text, '=');
	figure_defaults(&selection, &series.items[0]);
	size_t length = equals ? (size_t)(equals - text) : strlen(text);
	if (!selection_set(&selection, arena_strndup(arena, text, length),
			   equals ? equals + 1 : NULL, err))
		return false;
	selection_rule(&selection, words);
	selection_model(&selection, words);
	selection_as_of(&selection, words);
	return selection_same(&selection, &selection);
}

static bool read_quote(const char *text, struct arena *arena, struct err *err)
{
	struct quotes quotes;
	struct str out;
	(void)arena;
	str_init(&out);
	quotes_init(&quotes, dataset, &series, INFINITY, CHARSET_UNICODE);
	bool ok = quote_expand(&quotes, text, &out, err);
	quotes_clear(&quotes);
	str_clear(&out);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct {
		char letter;
		bool (*read)(const char *text, struct arena *arena, struct err *err);
	} languages[] = {
		{ 'v', read_value },  { 'w', read_where },  { 'p', read_path },
		{ 't', read_ticks },  { 'n', read_number }, { 'd', read_date },
		{ 'o', read_option }, { 'q', read_quote },
	};
	struct arena arena = ARENA_EMPTY;
	struct err err = { 0 };
	if (size < 2)
		return 0;
	look_up();
	size -= data[size - 1] == '\n'; /* files end with one */
	char *text = arena_strndup(&arena, (const char *)data, size);
	for (size_t i = 0; size > 1 && i < sizeof languages / sizeof *languages; i++)
		if (languages[i].letter == text[0] && !languages[i].read(text + 2, &arena, &err) &&
		    !err.text[0])
			abort();
	arena_clear(&arena);
	return 0;
}
