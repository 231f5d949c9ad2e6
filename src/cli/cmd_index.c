/* cmd_index.c - kasoku index: every model and benchmark on one scale. */
#include "base/i18n.h"
#include "base/num.h"
#include "cli/index_print.h"
#include "cli/session.h"
#include "model/say.h"
#include "study/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What --sweep goes through; the first is what the others are compared with. */
static const double lambdas[] = { INDEX_LAMBDA, 0.2, 0.1, 0.05, 0.01, 0.005, 0.002, 0.001 };
enum { LAMBDAS = sizeof lambdas / sizeof *lambdas };

static bool number_option(const struct cli *cli, const char *name, double low, double high,
			  bool whole, double *number, struct err *err)
{
	char quoted[SAY_TEXT];
	const char *value = cli_value(cli, name);
	if (!value)
		return true;
	if (num_parse(value, number) && *number >= low && *number <= high &&
	    (!whole || *number == floor(*number)))
		return true;
	return err_set(err, ERR_USAGE,
		       whole ? _("--%s must be a whole number from %g to %g, not %s")
			     : _("--%s must be a number from %g to %g, not %s"),
		       name, low, high, say_quoted(quoted, value));
}

static bool take_window(struct index_options *options, const struct cli *cli, struct err *err)
{
	struct selection selection = { .from = (double)NAN };
	const char *from = cli_value(cli, "from");
	double day;
	if (!cli_as_of(cli, &day, err) || (from && !selection_set(&selection, "from", from, err)))
		return false;
	options->from = selection.from;
	options->until = day;
	return true;
}

static bool take_options(struct index_options *options, const struct cli *cli, struct err *err)
{
	index_defaults(options);
	double least = (double)options->least, draws = 0, seed = (double)options->seed;
	if (!number_option(cli, "lambda", 1e-6, 1e3, false, &options->lambda, err) ||
	    !number_option(cli, "level", 0.01, 0.9999, false, &options->level, err) ||
	    !number_option(cli, "least", 2, 1000, true, &least, err) ||
	    !number_option(cli, "draws", 100, 100000, true, &draws, err) ||
	    !number_option(cli, "seed", 0, 9007199254740991.0, true, &seed, err) ||
	    !take_window(options, cli, err))
		return false;
	options->least = (size_t)least;
	options->draws = (size_t)draws;
	options->seed = (uint64_t)seed;
	return true;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static const struct index_ability *find(const struct index *index, const char *id)
{
	for (size_t i = 0; i < index->ability_count; i++)
		if (strcmp(index->abilities[i].id, id) == 0)
			return &index->abilities[i];
	return NULL;
}

static void compare(struct index_sweep *row, const struct index *index, const struct index *first)
{
	double *shifts = mem_array(first->ability_count, sizeof *shifts);
	size_t count = 0;
	row->largest = "";
	for (size_t i = 0; i < first->ability_count; i++) {
		const struct index_ability *there = find(index, first->abilities[i].id);
		if (!there)
			continue;
		double shift = there->value - first->abilities[i].value;
		shifts[count++] = fabs(shift);
		if (fabs(shift) > fabs(row->largest_shift)) {
			row->largest_shift = shift;
			row->largest = first->abilities[i].name;
		}
	}
	qsort(shifts, count, sizeof *shifts, ascending);
	row->median_shift = count ? shifts[count / 2] : 0;
	free(shifts);
}

static bool sweep(struct cli *cli, const struct dataset *dataset,
		  const struct index_options *options, enum table_format format, struct err *err)
{
	struct index_sweep rows[LAMBDAS] = { 0 };
	struct index indexes[LAMBDAS] = { 0 };
	bool ok = true;
	for (size_t i = 0; ok && i < LAMBDAS; i++) {
		struct index_options here = *options;
		struct index_agreement epoch, horizons;
		here.lambda = lambdas[i];
		here.draws = 0;
		ok = index_make(&indexes[i], dataset, &here, err);
		if (!ok)
			break;
		index_against_epoch(&epoch, &indexes[i], dataset);
		index_against_horizons(&horizons, &indexes[i], dataset);
		rows[i] = (struct index_sweep){ .lambda = lambdas[i],
						.rmse = indexes[i].rmse,
						.epoch_rmse = epoch.rmse,
						.epoch_correlation = epoch.correlation,
						.horizon_rmse = horizons.rmse };
		compare(&rows[i], &indexes[i], &indexes[0]);
	}
	if (ok)
		index_print_sweep(cli, rows, LAMBDAS, format);
	for (size_t i = 0; i < LAMBDAS; i++)
		index_clear(&indexes[i]);
	return ok;
}

static const char *command_line(const struct cli *cli, struct str *text)
{
	str_add(text, "kasoku index");
	for (size_t i = 0; i < cli->given_count; i++) {
		static const char *const kept[] = { "lambda", "from", "least", "level",
						    "draws",  "seed", "as-of" };
		for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
			if (strcmp(cli->given[i].name, kept[k]) == 0)
				str_printf(text, " --%s %s", kept[k], cli->given[i].value);
	}
	return text->text;
}

static void print_all(struct cli *cli, struct index *index, const struct dataset *dataset)
{
	struct str command;
	if (cli_given(cli, "json")) {
		str_init(&command);
		index_print_json(cli, index, dataset, command_line(cli, &command));
		str_clear(&command);
		return;
	}
	index_print_summary(cli, index, dataset);
	index_print_models(cli, index, TABLE_TEXT);
	str_add_char(&cli->out, '\n');
	index_print_benchmarks(cli, index, TABLE_TEXT);
}

static bool print(struct cli *cli, const struct dataset *dataset, struct err *err)
{
	struct index index = { .arena = ARENA_EMPTY };
	struct index_options options;
	enum table_format format = cli_given(cli, "json")  ? TABLE_JSON
				   : cli_given(cli, "csv") ? TABLE_CSV
							   : TABLE_TEXT;
	if (!take_options(&options, cli, err))
		return false;
	if (cli_given(cli, "sweep"))
		return sweep(cli, dataset, &options, format, err);
	bool ok = index_make(&index, dataset, &options, err);
	if (ok && cli_given(cli, "left"))
		index_print_left(cli, &index, format);
	else if (ok && cli_given(cli, "benchmarks"))
		index_print_benchmarks(cli, &index, format);
	else if (ok && (cli_given(cli, "models") || format == TABLE_CSV))
		index_print_models(cli, &index, format);
	else if (ok)
		print_all(cli, &index, dataset);
	index_clear(&index);
	return ok;
}

int command_index(struct cli *cli)
{
	struct session session;
	struct err err = { 0 };
	bool done = session_open(&session, cli, &err) && print(cli, session.dataset, &err);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
