/* cmd_whatif.c - kasoku whatif [NAME]: scenarios run, as dates and bands. */
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/num.h"
#include "cli/whatif.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS_MOST = 8 };

static bool read_count(const struct cli *cli, const char *option, double low, double high,
		       double usual, double *value, struct err *err)
{
	const char *text = cli_value(cli, option);
	*value = usual;
	if (!text)
		return true;
	if (num_parse(text, value) && *value >= low && *value <= high && floor(*value) >= *value)
		return true;
	return err_set(err, ERR_USAGE, _("--%s takes a whole number from %.0f to %.0f"), option,
		       low, high);
}

bool whatif_options_read(const struct cli *cli, const struct whatif *world,
			 struct whatif_options *options, struct err *err)
{
	double draws, seed, until;
	const char *output = cli_value(cli, "output");
	*options = (struct whatif_options){ 0 };
	if (!read_count(cli, "draws", 10, WHATIF_DRAWS_MOST, WHATIF_DRAWS, &draws, err) ||
	    !read_count(cli, "seed", 0, 1e15, 1, &seed, err) ||
	    !read_count(cli, "until", ceil(world->drivers.anchor.year) + 1, WHATIF_UNTIL_MOST,
			WHATIF_UNTIL, &until, err))
		return false;
	options->draws = (size_t)draws;
	options->seed = (uint64_t)seed;
	options->until = until;
	return !output || whatif_output_find(world, output, &options->output, err);
}

/* All levers by group, on stderr, when `setting` names none of them. */
static void list_levers(const struct whatif *world, const char *setting)
{
	char id[64];
	const struct lever_list *levers = &world->levers;
	snprintf(id, sizeof id, "%.*s", (int)strcspn(setting, "="), setting);
	if (lever_find(levers, id) >= 0)
		return;
	for (size_t i = 0; i < levers->count; i++) {
		bool first = i == 0 || levers->items[i].group != levers->items[i - 1].group;
		bool last = i + 1 == levers->count ||
			    levers->items[i].group != levers->items[i + 1].group;
		fprintf(stderr, "%s%s %s%s", first ? lever_group_title(levers->items[i].group) : "",
			first ? ":" : "", levers->items[i].id, last ? "\n" : "");
	}
}

bool whatif_settings_read(const struct cli *cli, const struct whatif *world,
			  struct scenario *scenario, struct err *err)
{
	size_t before = scenario_changes(scenario);
	for (size_t i = 0; i < cli->given_count; i++) {
		if (strcmp(cli->given[i].name, "set") != 0)
			continue;
		if (!scenario_assign(scenario, &world->levers, cli->given[i].value, err)) {
			list_levers(world, cli->given[i].value);
			return false;
		}
	}
	if (cli_given(cli, "set") && before + scenario_changes(scenario) > 0)
		snprintf(scenario->name, sizeof scenario->name, "%.48s%s",
			 cli->command->name[0] == 'w' && cli->arg_count ? cli->args[0] : "base",
			 _(" (changed)"));
	return scenario_possible(scenario, &world->drivers, &world->levers, err);
}

void whatif_run_all(struct whatif_run *run, struct whatif *world, const struct scenario *scenario,
		    const struct whatif_options *options)
{
	whatif_begin(run, world, scenario, options);
	while (whatif_step(run, options->draws))
		;
}

/* --threshold VALUE levels of the output, beside those that are always asked. */
static bool add_thresholds(const struct cli *cli, struct whatif *world, size_t output,
			   struct err *err)
{
	for (size_t i = 0; i < cli->given_count; i++) {
		double value;
		if (strcmp(cli->given[i].name, "threshold") != 0)
			continue;
		if (!num_parse(cli->given[i].value, &value) ||
		    (!(value > 0) && world->outputs[output].kind != OUTPUT_INDEX))
			return err_set(
				err, ERR_USAGE,
				_("--threshold takes a level of %s as a number, in its unit (%s)"),
				world->outputs[output].id, world->outputs[output].unit);
		whatif_threshold_add(world, output, value);
	}
	return true;
}

struct comparison {
	struct whatif world;
	struct whatif_run base, runs[RUNS_MOST];
	size_t count;
};

static bool run_named(struct comparison *c, const struct whatif_options *options, const char *name,
		      struct err *err)
{
	struct scenario scenario;
	if (c->count == RUNS_MOST)
		return err_set(err, ERR_USAGE, _("at most %d scenarios can be compared"),
			       RUNS_MOST);
	if (!scenario_load(&scenario, c->world.dataset, &c->world.levers, name, err))
		return false;
	whatif_run_all(&c->runs[c->count++], &c->world, &scenario, options);
	return true;
}

static bool run_compared(const struct cli *cli, struct comparison *c,
			 const struct whatif_options *options, struct err *err)
{
	const char *list = cli_value(cli, "compare");
	char name[SCENARIO_NAME];
	while (list && *list) {
		size_t length = strcspn(list, ",");
		snprintf(name, sizeof name, "%.*s",
			 (int)(length < sizeof name ? length : sizeof name - 1), list);
		if (!run_named(c, options, name, err))
			return false;
		list += length + (list[length] == ',');
	}
	return true;
}

static bool run_scenarios(const struct cli *cli, struct comparison *c, struct err *err)
{
	struct scenario scenario, base;
	struct whatif_options options;
	scenario_base(&base);
	if (!whatif_options_read(cli, &c->world, &options, err) ||
	    !add_thresholds(cli, &c->world, options.output, err) ||
	    !scenario_load(&scenario, c->world.dataset, &c->world.levers,
			   cli->arg_count ? cli->args[0] : "base", err) ||
	    !whatif_settings_read(cli, &c->world, &scenario, err))
		return false;
	whatif_run_all(&c->base, &c->world, &base, &options);
	whatif_run_all(&c->runs[c->count++], &c->world, &scenario, &options);
	return run_compared(cli, c, &options, err);
}

static void print(struct cli *cli, struct comparison *c)
{
	if (cli_given(cli, "json")) {
		if (c->count > 1)
			str_add(&cli->out, "[");
		for (size_t i = 0; i < c->count; i++) {
			str_add(&cli->out, i ? ",\n" : "");
			whatif_print_json(cli, &c->runs[i], &c->base);
		}
		str_add(&cli->out, c->count > 1 ? "]\n" : "\n");
	} else if (cli_given(cli, "csv")) {
		whatif_print_csv(cli, c->runs, c->count, &c->base);
	} else {
		whatif_print_text(cli, c->runs, c->count, &c->base);
	}
}

int command_whatif(struct cli *cli)
{
	struct session session = { 0 };
	struct comparison *c = mem_alloc(sizeof *c);
	struct err err = { 0 };
	double as_of;
	bool done = cli_as_of(cli, &as_of, &err) && session_open(&session, cli, &err) &&
		    whatif_open(&c->world, session.dataset, as_of, &err) &&
		    run_scenarios(cli, c, &err);
	if (done)
		print(cli, c);
	for (size_t i = 0; i < c->count; i++)
		whatif_end(&c->runs[i]);
	whatif_end(&c->base);
	whatif_close(&c->world);
	free(c);
	session_close(&session);
	return done ? CLI_DONE : cli_fail(&err);
}
