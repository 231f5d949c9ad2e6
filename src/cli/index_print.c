/* index_print.c - see index_print.h. */
#include "cli/index_print.h"

#include "base/i18n.h"
#include "base/num.h"
#include "cli/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A table in the making: cells are written one after the other. */
struct sheet {
	struct arena arena;
	const char **cells;
	size_t used;
	bool exact; /* full precision, for programs */
};

static struct sheet sheet_open(size_t cells, enum table_format format)
{
	struct sheet sheet = { .arena = ARENA_EMPTY, .exact = format != TABLE_TEXT };
	sheet.cells = arena_array(&sheet.arena, cells, sizeof *sheet.cells);
	return sheet;
}

static void put(struct sheet *sheet, const char *text)
{
	sheet->cells[sheet->used++] = text ? arena_strdup(&sheet->arena, text) : "";
}

/* `decimals` for people. */
static void put_number(struct sheet *sheet, double number, int decimals)
{
	char text[NUM_TEXT] = "";
	if (isfinite(number) && sheet->exact)
		num_exact(text, number);
	else if (isfinite(number))
		snprintf(text, sizeof text, "%.*f", decimals, number);
	put(sheet, text);
}

static void sheet_print(struct sheet *sheet, struct cli *cli, const struct table_field *fields,
			size_t count, enum table_format format)
{
	struct table_grid grid = { fields, count, sheet->cells, sheet->used / count };
	table_print(cli, &grid, format);
	arena_clear(&sheet->arena);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

void index_print_models(struct cli *cli, const struct index *index, enum table_format format)
{
	static const struct table_field fields[] = {
		{ .name = "model" },
		{ .name = "name" },
		{ .name = "date" },
		{ .name = "index", .number = true },
		{ .name = "low", .number = true },
		{ .name = "high", .number = true },
		{ .name = "results", .number = true },
		{ .name = "residual", .number = true },
	};
	struct sheet sheet = sheet_open(index->ability_count * COUNT(fields), format);
	for (size_t i = 0; i < index->ability_count; i++) {
		const struct index_ability *ability = &index->abilities[i];
		put(&sheet, ability->id);
		put(&sheet, ability->name);
		put(&sheet, ability->date.text);
		put_number(&sheet, ability->value, 1);
		put_number(&sheet, ability->low, 1);
		put_number(&sheet, ability->high, 1);
		put_number(&sheet, (double)ability->results, 0);
		put_number(&sheet, ability->residual, 3);
	}
	sheet_print(&sheet, cli, fields, COUNT(fields), format);
}

static const struct table_field benchmark_fields[] = {
	{ .name = "benchmark" },
	{ .name = "name" },
	{ .name = N_("difficulty"), .number = true },
	{ .name = "low", .number = true },
	{ .name = "high", .number = true },
	{ .name = "slope", .number = true },
	{ .name = "slope_low", .number = true },
	{ .name = "slope_high", .number = true },
	{ .name = "floor", .number = true },
	{ .name = "ceiling", .number = true },
	{ .name = "results", .number = true },
	{ .name = "residual", .number = true },
	{ .name = "bias", .number = true },
	{ .name = N_("worst") },
	{ .name = N_("worst_residual"), .number = true },
};

void index_print_benchmarks(struct cli *cli, const struct index *index, enum table_format format)
{
	size_t fields = COUNT(benchmark_fields);
	struct sheet sheet = sheet_open(index->difficulty_count * fields, format);
	for (size_t j = 0; j < index->difficulty_count; j++) {
		const struct index_difficulty *difficulty = &index->difficulties[j];
		put(&sheet, difficulty->id);
		put(&sheet, difficulty->name);
		put_number(&sheet, difficulty->value, 1);
		put_number(&sheet, difficulty->low, 1);
		put_number(&sheet, difficulty->high, 1);
		put_number(&sheet, difficulty->slope, 3);
		put_number(&sheet, difficulty->slope_low, 3);
		put_number(&sheet, difficulty->slope_high, 3);
		put_number(&sheet, difficulty->floor, 3);
		put_number(&sheet, difficulty->ceiling, 3);
		put_number(&sheet, (double)difficulty->results, 0);
		put_number(&sheet, difficulty->residual, 3);
		put_number(&sheet, difficulty->bias, 3);
		put(&sheet, difficulty->worst);
		put_number(&sheet, difficulty->worst_residual, 2);
	}
	sheet_print(&sheet, cli, benchmark_fields, fields, format);
}

void index_print_left(struct cli *cli, const struct index *index, enum table_format format)
{
	static const struct table_field fields[] = {
		{ .name = "kind" },       { .name = "id" },
		{ .name = "name" },       { .name = "results", .number = true },
		{ .name = N_("reason") },
	};
	struct sheet sheet = sheet_open(index->left_count * COUNT(fields), format);
	for (size_t i = 0; i < index->left_count; i++) {
		const struct index_left *left = &index->left[i];
		put(&sheet, left->is_benchmark ? "benchmark" : "model");
		put(&sheet, left->id);
		put(&sheet, left->name);
		put_number(&sheet, (double)left->results, 0);
		put(&sheet, index_reason(left->reason));
	}
	sheet_print(&sheet, cli, fields, COUNT(fields), format);
}

void index_print_sweep(struct cli *cli, const struct index_sweep *rows, size_t count,
		       enum table_format format)
{
	static const struct table_field fields[] = {
		{ .name = N_("lambda"), .number = true },
		{ .name = N_("rmse"), .number = true },
		{ .name = N_("median_shift"), .number = true },
		{ .name = N_("largest_shift"), .number = true },
		{ .name = N_("moves_most") },
		{ .name = N_("epoch_correlation"), .number = true },
		{ .name = N_("epoch_rmse"), .number = true },
		{ .name = N_("horizon_rmse"), .number = true },
	};
	struct sheet sheet = sheet_open(count * COUNT(fields), format);
	for (size_t i = 0; i < count; i++) {
		char lambda[NUM_TEXT];
		put(&sheet, num_exact(lambda, rows[i].lambda));
		put_number(&sheet, rows[i].rmse, 4);
		put_number(&sheet, rows[i].median_shift, 2);
		put_number(&sheet, rows[i].largest_shift, 1);
		put(&sheet, rows[i].largest);
		put_number(&sheet, rows[i].epoch_correlation, 4);
		put_number(&sheet, rows[i].epoch_rmse, 2);
		put_number(&sheet, rows[i].horizon_rmse, 3);
	}
	sheet_print(&sheet, cli, fields, COUNT(fields), format);
}

/* ---- words ---- */

static void line(struct cli *cli, const char *head, const char *text)
{
	cli_print_cell(cli, head, 12);
	cli_print(cli, text);
	str_add_char(&cli->out, '\n');
}

enum { FARTHEST = 3 };

static void add_farthest(struct str *text, const struct index_agreement *agreement)
{
	for (size_t i = 0; i < FARTHEST && i < agreement->count; i++)
		str_printf(text, "%s %s %+.1f", i ? "," : _("; farthest"),
			   agreement->pairs[i].ability->name, agreement->pairs[i].gap);
}

static void say_agreement(struct cli *cli, struct index *index, const struct dataset *dataset)
{
	struct index_agreement epoch, horizons;
	struct str text;
	index_against_epoch(&epoch, index, dataset);
	index_against_horizons(&horizons, index, dataset);
	str_init(&text);
	if (isfinite(epoch.rmse)) {
		str_printf(&text,
			   _("%zu models, correlation %.3f, of ranks %.3f, rms difference %.1f, "
			     "mean %+.1f"),
			   epoch.count, epoch.correlation, epoch.rank_correlation, epoch.rmse,
			   epoch.mean_gap);
		add_farthest(&text, &epoch);
		line(cli, _("Epoch index"), text.text);
	}
	str_reset(&text);
	if (isfinite(horizons.slope)) {
		str_printf(&text,
			   _("%zu models, ln minutes = %.2f + %.4f (index - 100), standard error "
			     "of the slope %.4f, "
			     "rms %.2f, correlation %.3f"),
			   horizons.count, horizons.intercept, horizons.slope,
			   horizons.slope_stderror, horizons.rmse, horizons.correlation);
		add_farthest(&text, &horizons);
		line(cli, _("METR"), text.text);
	}
	str_clear(&text);
}

static void say_left(struct cli *cli, const struct index *index)
{
	size_t models = 0, benchmarks = 0;
	char text[400];
	for (size_t i = 0; i < index->left_count; i++)
		*(index->left[i].is_benchmark ? &benchmarks : &models) += 1;
	snprintf(text, sizeof text, _("%zu models and %zu benchmarks; --left says which and why"),
		 models, benchmarks);
	line(cli, _("left out"), text);
}

void index_print_summary(struct cli *cli, struct index *index, const struct dataset *dataset)
{
	char text[600];
	snprintf(text, sizeof text, _("%zu models, %zu benchmarks, %zu results, %zu sources"),
		 index->ability_count, index->difficulty_count, index->results,
		 index->source_count);
	line(cli, _("index of"), text);
	snprintf(text, sizeof text, _("%s = %g, %s = %g"), index_anchors[0].model,
		 index_anchors[0].value, index_anchors[1].model, index_anchors[1].value);
	line(cli, _("scale"), text);
	snprintf(text, sizeof text,
		 _("score = floor + (ceiling - floor) / (1 + exp(-slope (ability - difficulty))), "
		   "least squares, "
		   "lambda %g on (ln slope)^2, rms residual %.3f"),
		 index->options.lambda, index->rmse);
	line(cli, _("method"), text);
	if (index->options.draws)
		snprintf(text, sizeof text,
			 _("%g %%, percentiles of %zu refits with residuals dealt anew, seed %llu, "
			   "relative to the two models"),
			 100 * index->options.level, index->options.draws,
			 (unsigned long long)index->options.seed);
	else
		snprintf(text, sizeof text,
			 _("%g %%, from standard errors (delta method, each benchmark's own "
			   "spread), relative to the two models"),
			 100 * index->options.level);
	line(cli, _("intervals"), text);
	if (index->groups == 1)
		snprintf(text, sizeof text, "%s", _("all models hang together"));
	else
		snprintf(text, sizeof text,
			 _("%zu groups that share no benchmark; all but one are left out"),
			 index->groups);
	line(cli, _("connected"), text);
	say_left(cli, index);
	say_agreement(cli, index, dataset);
	str_add_char(&cli->out, '\n');
}

/* ---- JSON ---- */

static void json_interval(struct json *object, const char *name, double low, double high)
{
	json_name(object, name);
	struct json pair = json_begin(object->out, '[');
	json_number(&pair, NULL, low);
	json_number(&pair, NULL, high);
	json_end(&pair, ']');
}

static void json_models(struct json *object, const struct index *index)
{
	json_name(object, "models");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < index->ability_count; i++) {
		const struct index_ability *ability = &index->abilities[i];
		json_name(&list, NULL);
		struct json item = json_begin(object->out, '{');
		json_text(&item, "model", ability->id);
		json_text(&item, "name", ability->name);
		json_text(&item, "date", ability->date.text);
		json_number(&item, "index", ability->value);
		json_number(&item, "stderr", ability->stderror);
		json_interval(&item, "interval", ability->low, ability->high);
		json_number(&item, "results", (double)ability->results);
		json_number(&item, "residual", ability->residual);
		json_end(&item, '}');
	}
	json_end(&list, ']');
}

static void json_benchmarks(struct json *object, const struct index *index)
{
	json_name(object, "benchmarks");
	struct json list = json_begin(object->out, '[');
	for (size_t j = 0; j < index->difficulty_count; j++) {
		const struct index_difficulty *difficulty = &index->difficulties[j];
		json_name(&list, NULL);
		struct json item = json_begin(object->out, '{');
		json_text(&item, "benchmark", difficulty->id);
		json_text(&item, "name", difficulty->name);
		json_number(&item, "difficulty", difficulty->value);
		json_number(&item, "stderr", difficulty->stderror);
		json_interval(&item, "interval", difficulty->low, difficulty->high);
		json_number(&item, "slope", difficulty->slope);
		json_interval(&item, "slope_interval", difficulty->slope_low,
			      difficulty->slope_high);
		json_number(&item, "floor", difficulty->floor);
		json_number(&item, "ceiling", difficulty->ceiling);
		json_number(&item, "results", (double)difficulty->results);
		json_number(&item, "residual", difficulty->residual);
		json_number(&item, "bias", difficulty->bias);
		json_text(&item, "worst", difficulty->worst);
		json_number(&item, "worst_residual", difficulty->worst_residual);
		json_end(&item, '}');
	}
	json_end(&list, ']');
}

static void json_left(struct json *object, const struct index *index)
{
	json_name(object, "left_out");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < index->left_count; i++) {
		const struct index_left *left = &index->left[i];
		json_name(&list, NULL);
		struct json item = json_begin(object->out, '{');
		json_text(&item, left->is_benchmark ? "benchmark" : "model", left->id);
		json_text(&item, "reason", index_reason(left->reason));
		json_number(&item, "results", (double)left->results);
		json_end(&item, '}');
	}
	json_end(&list, ']');
}

static void json_agreement(struct json *object, const char *name,
			   const struct index_agreement *agreement, bool line)
{
	json_name(object, name);
	struct json item = json_begin(object->out, '{');
	json_number(&item, "n", (double)agreement->count);
	json_number(&item, "correlation", agreement->correlation);
	json_number(&item, "rank_correlation", agreement->rank_correlation);
	json_number(&item, "rmse", agreement->rmse);
	if (line) {
		json_number(&item, "intercept_at_100", agreement->intercept);
		json_number(&item, "slope", agreement->slope);
		json_number(&item, "slope_stderr", agreement->slope_stderror);
	} else {
		json_number(&item, "mean_gap", agreement->mean_gap);
	}
	json_name(&item, "gaps");
	struct json gaps = json_begin(object->out, '[');
	for (size_t i = 0; i < agreement->count; i++) {
		json_name(&gaps, NULL);
		struct json gap = json_begin(object->out, '{');
		json_text(&gap, "model", agreement->pairs[i].ability->id);
		json_number(&gap, "other", agreement->pairs[i].other);
		json_number(&gap, "gap", agreement->pairs[i].gap);
		json_end(&gap, '}');
	}
	json_end(&gaps, ']');
	json_end(&item, '}');
}

static void json_scale(struct json *object)
{
	json_name(object, "scale");
	struct json scale = json_begin(object->out, '{');
	for (size_t i = 0; i < COUNT(index_anchors); i++)
		json_number(&scale, index_anchors[i].model, index_anchors[i].value);
	json_end(&scale, '}');
}

static void json_sources(struct json *object, const struct index *index)
{
	json_name(object, "sources");
	struct json list = json_begin(object->out, '[');
	for (size_t i = 0; i < index->source_count; i++)
		json_text(&list, NULL, index->sources[i]);
	json_end(&list, ']');
}

void index_print_json(struct cli *cli, struct index *index, const struct dataset *dataset,
		      const char *command)
{
	struct index_agreement epoch, horizons;
	struct json object = json_begin(&cli->out, '{');
	json_number(&object, "results", (double)index->results);
	json_number(&object, "lambda", index->options.lambda);
	json_number(&object, "rmse", index->rmse);
	json_number(&object, "groups", (double)index->groups);
	json_number(&object, "level", index->options.level);
	json_text(&object, "kind", "confidence");
	json_text(&object, "method", index->options.draws ? "bootstrap" : "delta");
	if (index->options.draws) {
		json_number(&object, "draws", (double)index->options.draws);
		json_number(&object, "seed", (double)index->options.seed);
	}
	json_scale(&object);
	json_models(&object, index);
	json_benchmarks(&object, index);
	json_left(&object, index);
	index_against_epoch(&epoch, index, dataset);
	index_against_horizons(&horizons, index, dataset);
	json_agreement(&object, "epoch_index", &epoch, false);
	json_agreement(&object, "metr_horizon", &horizons, true);
	json_sources(&object, index);
	json_text(&object, "command", command);
	json_end(&object, '}');
	str_add_char(&cli->out, '\n');
}
