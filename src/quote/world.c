/* world.c - the what-if world and its runs, opened and drawn once for all quotes. */
#include "base/i18n.h"
#include "base/mem.h"
#include "model/say.h"
#include "quote/world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void close_world(void *what)
{
	whatif_close(what);
	free(what);
}

static void end_run(void *what)
{
	whatif_end(what);
	free(what);
}

bool quote_is_own(const char *word)
{
	static const char *const names[] = { "of",   "output", "year", "driver",
					     "lever", "rank",	"as-of" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (quote_word_is(word, names[i]))
			return true;
	return false;
}

struct whatif *quote_world(struct quotes *quotes, const struct quote_words *words, struct err *err)
{
	const char *as_of = quote_option(words, "as-of");
	const char *key = arena_printf(&quotes->arena, "world %s", as_of ? as_of : "");
	struct whatif *world = quote_recall(quotes, key);
	double day = quotes->as_of;
	if (world || (as_of && !quote_day(as_of, &day, err)))
		return world;
	world = mem_alloc(sizeof *world);
	if (!whatif_open(world, quotes->dataset, day < quotes->as_of ? day : quotes->as_of, err)) {
		close_world(world);
		return NULL;
	}
	return quote_keep(quotes, key, world, close_world);
}

/* The scenario of that name with what the words set beside it; NULL is the base as it is. */
static bool read_scenario(struct scenario *scenario, const struct whatif *world, const char *name,
			  const struct quote_words *words, struct err *err)
{
	if (!name) {
		scenario_base(scenario);
		return true;
	}
	if (!scenario_load(scenario, world->dataset, &world->levers, name, err))
		return false;
	for (size_t i = 1; i < words->count; i++)
		if (strchr(words->words[i], '=') && !quote_is_own(words->words[i]) &&
		    !scenario_assign(scenario, &world->levers, words->words[i], err))
			return false;
	return scenario_possible(scenario, &world->drivers, &world->levers, err);
}

struct whatif_run *quote_run(struct quotes *quotes, const char *name,
			     const struct quote_words *words, size_t output, struct err *err)
{
	struct scenario scenario;
	struct str spelled;
	struct whatif *world = quote_world(quotes, words, err);
	const struct whatif_options options = {
		.draws = WHATIF_DRAWS, .seed = 1, .until = WHATIF_UNTIL, .output = output
	};
	if (!world || !read_scenario(&scenario, world, name, words, err))
		return NULL;
	str_init(&spelled);
	scenario_spell(&scenario, &world->levers, &spelled);
	const char *key = arena_printf(&quotes->arena, "run %p %zu %zu %s", (void *)world,
				       world->threshold_count, output, spelled.text);
	str_clear(&spelled);
	struct whatif_run *run = quote_recall(quotes, key);
	if (run)
		return run;
	run = mem_alloc(sizeof *run);
	whatif_begin(run, world, &scenario, &options);
	while (whatif_step(run, options.draws))
		;
	return quote_keep(quotes, key, run, end_run);
}

bool quote_threshold(struct whatif *world, const char *text, size_t *threshold, struct err *err)
{
	char output[80], quoted[SAY_TEXT];
	size_t length = strcspn(text, ":"), at;
	double value;
	if (!text[length] || length >= sizeof output || !num_parse(text + length + 1, &value))
		return err_set(err, ERR_INPUT, _("of= takes an output and a level, horizon:480, not %s"),
			       say_quoted(quoted, text));
	memcpy(output, text, length);
	output[length] = '\0';
	if (!whatif_output_find(world, output, &at, err))
		return false;
	for (size_t i = 0; i < world->threshold_count; i++)
		if (world->thresholds[i].output == at &&
		    fabs(world->thresholds[i].value - value) <= 1e-9 * fabs(value)) {
			*threshold = i;
			return true;
		}
	if (world->threshold_count == WHATIF_THRESHOLDS)
		return err_set(err, ERR_INPUT, _("quotes ask for too many levels"));
	if (!(value > 0) && world->outputs[at].kind != OUTPUT_INDEX)
		return err_set(err, ERR_INPUT, _("a level of %s lies above zero"), output);
	*threshold = whatif_threshold_add(world, at, value);
	return true;
}

bool quote_driver(const char *text, enum engine_driver *driver, struct err *err)
{
	static const char *const names[ENGINE_DRIVERS] = { "hardware", "scale", "algorithms",
							   "training" };
	char quoted[SAY_TEXT];
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		if (strcmp(names[d], text) == 0) {
			*driver = (enum engine_driver)d;
			return true;
		}
	return err_set(err, ERR_INPUT,
		       _("there is no driver %s; hardware, scale, algorithms, training are"),
		       say_quoted(quoted, text));
}

void quote_run_used(struct quotes *quotes, const struct whatif_run *run)
{
	const char *keys[WHATIF_SOURCES];
	size_t count = whatif_sources(run, keys);
	struct str command;
	for (size_t i = 0; i < count && i < 3; i++)
		quote_source(quotes, keys[i]);
	str_init(&command);
	whatif_command(run, &command);
	quote_command(quotes, command.text);
	str_clear(&command);
}
