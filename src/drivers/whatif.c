/* whatif.c - the world of a what-if, and runs: begin, draw, end; what they say is in
 * whatif_results.c. */
#include "drivers/whatif_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/say.h"
#include "stats/simulate.h"
#include "stats/stream.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Distinct streams of one seed: inputs and pace of draw i, and the breaks of all. */
#define BREAK_SEED UINT64_C(0x627265616b730a)

enum { NORMALS_KEPT = 2048, PER_DRAW = WHATIF_DRAWN + ENGINE_NODES };

/* clang-format off */
static const struct {
	const char *id, *title;
	enum output_kind kind;
	const char *unit, *series;
	bool down;
} plain_outputs[] = {
	{ "index", N_("Capability index"), OUTPUT_INDEX, "index", "eci", false },
	{ "horizon", N_("Task horizon at 50 %"), OUTPUT_HORIZON, "minutes", "metr-horizon-p50", false },
	{ "horizon-80", N_("Task horizon at 80 %"), OUTPUT_HORIZON_80, "minutes", "metr-horizon-p80",
	  false },
	{ "compute", N_("Training compute"), OUTPUT_COMPUTE, "FLOP", "training-compute", false },
	{ "cost", N_("Cost of training GPT-4's ability"), OUTPUT_COST, "USD2023", "", true },
	{ "power", N_("Power of the largest run"), OUTPUT_POWER, "W", "frontier-power", false },
};
/* clang-format on */

/* clang-format off */
static const struct {
	const char *output;
	double value;
	const char *label;
} asked[] = {
	{ "horizon", 480, N_("day of work, 50 %") },
	{ "horizon", 2400, N_("week of work, 50 %") },
	{ "horizon", 10020, N_("month of work, 50 %") },
	{ "horizon", 120000, N_("year of work, 50 %") },
	{ "horizon-80", 480, N_("day of work, 80 %") },
	{ "horizon-80", 10020, N_("month of work, 80 %") },
	{ "index", 175, N_("index 175") },
	{ "index", 200, N_("index 200") },
	{ "mmlu", 0.90, N_("MMLU 90 %") },
	{ "mmlu", 0.95, N_("MMLU 95 %") },
	{ "gpqa-diamond", 0.697, N_("GPQA 69.7 %, experts") },
	{ "gpqa-diamond", 0.95, N_("GPQA 95 %") },
	{ "frontiermath-t1-3", 0.5, N_("FrontierMath 50 %") },
	{ "hle", 0.5, N_("Humanity's Last Exam 50 %") },
	{ "compute", 1e25, N_("run of 1e25 FLOP") },
	{ "compute", 1e26, N_("run of 1e26 FLOP") },
	{ "compute", 1e27, N_("run of 1e27 FLOP") },
	{ "compute", 1e28, N_("run of 1e28 FLOP") },
	{ "compute", 2e29, N_("run of 2e29 FLOP") },
	{ "power", 1e9, N_("run of 1 GW") },
	{ "power", 5e9, N_("run of 5 GW") },
	{ "cost", 1e4, N_("GPT-4's ability for $10,000") },
};
/* clang-format on */

const char *engine_driver_title(enum engine_driver driver)
{
	static const char *const titles[ENGINE_DRIVERS] = {
		[ENGINE_HARDWARE] = N_("hardware"),
		[ENGINE_SCALE] = N_("scale"),
		[ENGINE_ALGORITHMS] = N_("algorithms"),
		[ENGINE_TRAINING] = N_("training methods"),
	};
	return i18n_text_in("driver", titles[driver]);
}

/* The series that draws a benchmark's scores, "" when there is none. */
static const char *series_of(const struct dataset *dataset, const char *benchmark)
{
	char wanted[80];
	snprintf(wanted, sizeof wanted, "benchmark = %s;", benchmark);
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SERIES); i++) {
		const char *where = dataset_get(dataset, TABLE_SERIES, i, "where").text;
		if (where && strncmp(where, wanted, strlen(wanted)) == 0)
			return dataset_value(dataset, TABLE_SERIES, i, 0).text;
	}
	return "";
}

static void add_outputs(struct whatif *world)
{
	for (size_t i = 0; i < sizeof plain_outputs / sizeof *plain_outputs; i++) {
		struct whatif_output *o = &world->outputs[world->output_count++];
		*o = (struct whatif_output){ .kind = plain_outputs[i].kind,
					     .unit = plain_outputs[i].unit,
					     .series = plain_outputs[i].series,
					     .down = plain_outputs[i].down };
		snprintf(o->id, sizeof o->id, "%s", plain_outputs[i].id);
		snprintf(o->title, sizeof o->title, "%s", _(plain_outputs[i].title));
	}
	for (size_t i = 0; i < world->drivers.benchmark_count; i++) {
		const struct benchmark_curve *curve = &world->drivers.benchmarks[i];
		struct whatif_output *o = &world->outputs[world->output_count++];
		*o = (struct whatif_output){ .kind = OUTPUT_SCORE,
					     .curve = curve,
					     .unit = "fraction",
					     .series = series_of(world->dataset, curve->id) };
		snprintf(o->id, sizeof o->id, "%s", curve->id);
		snprintf(o->title, sizeof o->title, "%s", curve->name);
	}
}

static void add_thresholds(struct whatif *world)
{
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		size_t output;
		if (!whatif_output_find(world, asked[i].output, &output, NULL))
			continue;
		struct whatif_threshold *t = &world->thresholds[world->threshold_count++];
		*t = (struct whatif_threshold){ .output = output, .value = asked[i].value };
		t->met = whatif_met(world, t);
		snprintf(t->label, sizeof t->label, "%s", _(asked[i].label));
	}
}

void whatif_prepare(struct whatif *world)
{
	lever_list_init(&world->levers, world->dataset, &world->drivers);
	for (size_t i = 0; i < world->levers.count && world->drawn_count < WHATIF_DRAWN; i++)
		if (world->levers.items[i].sd > 0 && world->levers.items[i].acts == LEVER_SETS)
			world->drawn[world->drawn_count++] = i;
	add_outputs(world);
	add_thresholds(world);
}

bool whatif_open(struct whatif *world, const struct dataset *dataset, double as_of, struct err *err)
{
	*world = (struct whatif){ .dataset = dataset, .as_of = as_of };
	if (!drivers_fit(&world->drivers, dataset, as_of, err))
		return false;
	whatif_prepare(world);
	return true;
}

void whatif_close(struct whatif *world)
{
	free(world->normals);
	lever_list_clear(&world->levers);
	drivers_clear(&world->drivers);
	*world = (struct whatif){ 0 };
}

bool whatif_output_find(const struct whatif *world, const char *id, size_t *output, struct err *err)
{
	struct say_nearest nearest = { .wanted = id };
	struct str all;
	char quoted[SAY_TEXT];
	for (*output = 0; *output < world->output_count; ++*output)
		if (strcmp(world->outputs[*output].id, id) == 0)
			return true;
	str_init(&all);
	for (size_t i = 0; i < world->output_count; i++) {
		say_nearest_try(&nearest, world->outputs[i].id);
		str_printf(&all, "%s%s", i ? ", " : "", world->outputs[i].id);
	}
	say_quoted(quoted, id);
	err_set(err, ERR_USAGE, _("there is no output %s%s%s; there are: %.420s"), quoted,
		nearest.best ? _(", perhaps ") : "", nearest.best ? nearest.best : "", all.text);
	str_clear(&all);
	return false;
}

const struct num_unit *output_unit(const struct whatif_output *output)
{
	static const struct num_unit units[] = {
		[OUTPUT_INDEX] = { .style = NUM_PLAIN, .suffix = "" },
		[OUTPUT_HORIZON] = { .style = NUM_DURATION, .suffix = "" },
		[OUTPUT_HORIZON_80] = { .style = NUM_DURATION, .suffix = "" },
		[OUTPUT_COMPUTE] = { .style = NUM_POWER, .suffix = "FLOP" },
		[OUTPUT_COST] = { .style = NUM_MONEY, .suffix = "" },
		[OUTPUT_POWER] = { .style = NUM_SI, .suffix = "W" },
		[OUTPUT_SCORE] = { .style = NUM_PERCENT, .suffix = "" },
	};
	return &units[output->kind];
}

char *output_text(const struct whatif_output *output, double value, enum charset charset,
		  char text[NUM_TEXT])
{
	return num_value(text, output_unit(output), value, charset);
}

size_t whatif_threshold_add(struct whatif *world, size_t output, double value)
{
	char number[NUM_TEXT];
	size_t at = world->threshold_count;
	for (size_t i = 0; i < at; i++)
		if (world->thresholds[i].output == output &&
		    !(world->thresholds[i].value < value) && !(world->thresholds[i].value > value))
			return i;
	at = at < WHATIF_THRESHOLDS ? world->threshold_count++ : WHATIF_THRESHOLDS - 1;
	struct whatif_threshold *t = &world->thresholds[at];
	*t = (struct whatif_threshold){ .output = output, .value = value };
	t->met = whatif_met(world, t);
	struct whatif_output of = world->outputs[output];
	snprintf(t->label, sizeof t->label, "%.50s %s", of.title,
		 output_text(&of, value, CHARSET_ASCII, number));
	return at;
}

double output_outer(const struct whatif_output *output, double inner)
{
	switch (output->kind) {
	case OUTPUT_HORIZON:
	case OUTPUT_HORIZON_80:
		return exp2(inner);
	case OUTPUT_COMPUTE:
	case OUTPUT_COST:
	case OUTPUT_POWER:
		return pow(10, inner);
	case OUTPUT_SCORE:
		return curve_score(output->curve, inner);
	case OUTPUT_INDEX:
		break;
	}
	return inner;
}

double output_inner(const struct whatif_output *output, double outer)
{
	switch (output->kind) {
	case OUTPUT_HORIZON:
	case OUTPUT_HORIZON_80:
		return log2(outer);
	case OUTPUT_COMPUTE:
	case OUTPUT_COST:
	case OUTPUT_POWER:
		return log10(outer);
	case OUTPUT_SCORE:
		return curve_index(output->curve, outer);
	case OUTPUT_INDEX:
		break;
	}
	return outer;
}

double output_at(const struct whatif_output *output, const struct inputs *inputs,
		 const struct path *path, size_t node)
{
	switch (output->kind) {
	case OUTPUT_HORIZON:
		return engine_horizon(inputs, path->index[node]);
	case OUTPUT_HORIZON_80:
		return engine_horizon(inputs, path->index[node]) -
		       log2(inputs->value[TERM_RELIABILITY]);
	case OUTPUT_COMPUTE:
		return path->compute[node];
	case OUTPUT_COST:
		return path->cost[node];
	case OUTPUT_POWER:
		return path->power[node];
	case OUTPUT_INDEX:
	case OUTPUT_SCORE:
		break;
	}
	return path->index[node];
}

static double crossing(const struct whatif *world, const struct whatif_threshold *t,
		       const struct inputs *inputs, const struct path *path)
{
	const struct whatif_output *output = &world->outputs[t->output];
	double level = output_inner(output, t->value);
	switch (output->kind) {
	case OUTPUT_HORIZON:
		level = engine_index_for(inputs, level);
		break;
	case OUTPUT_HORIZON_80:
		level = engine_index_for(inputs, level + log2(inputs->value[TERM_RELIABILITY]));
		break;
	case OUTPUT_COMPUTE:
		return engine_reaches(path, path->compute, level, false);
	case OUTPUT_COST:
		return engine_reaches(path, path->cost, level, true);
	case OUTPUT_POWER:
		return engine_reaches(path, path->power, level, false);
	case OUTPUT_INDEX:
	case OUTPUT_SCORE:
		break;
	}
	return engine_reaches(path, path->index, level, false);
}

double whatif_crossing(const struct whatif_run *run, size_t threshold, const struct inputs *inputs,
		       const struct path *path)
{
	double year = crossing(run->world, &run->world->thresholds[threshold], inputs, path);
	return year > run->options.until ? (double)INFINITY : year;
}

/* -- random numbers -- */

static void fill_lever_normals(float *to, uint64_t seed, size_t draw)
{
	struct stream stream;
	stream_init(&stream, seed, 2 * draw);
	for (int i = 0; i < WHATIF_DRAWN; i++)
		to[i] = (float)stream_normal(&stream);
}

static void fill_normals(float *to, uint64_t seed, size_t draw)
{
	struct stream stream;
	fill_lever_normals(to, seed, draw);
	stream_init(&stream, seed, 2 * draw + 1);
	for (int i = 0; i < ENGINE_NODES; i++)
		to[WHATIF_DRAWN + i] = (float)stream_normal(&stream);
}

/* The normals of a draw: from the shelf, where the first draws stay, or made in `room`. */
static const float *normals_of(struct whatif *world, uint64_t seed, size_t draw, float *room)
{
	if (draw >= NORMALS_KEPT) {
		fill_normals(room, seed, draw);
		return room;
	}
	if (!world->normals)
		world->normals = mem_array((size_t)NORMALS_KEPT * PER_DRAW, sizeof *world->normals);
	if (world->normals_seed != seed)
		world->normals_count = 0;
	world->normals_seed = seed;
	for (; world->normals_count <= draw; world->normals_count++)
		fill_normals(world->normals + world->normals_count * PER_DRAW, seed,
			     world->normals_count);
	return world->normals + draw * PER_DRAW;
}

/* Those of the levers alone, which are a tenth of a draw. */
static const float *lever_normals_of(const struct whatif *world, uint64_t seed, size_t draw,
				     float room[WHATIF_DRAWN])
{
	if (draw < world->normals_count && world->normals_seed == seed)
		return world->normals + draw * PER_DRAW;
	fill_lever_normals(room, seed, draw);
	return room;
}

/* Jumps of the pace for good, added to the walk. */
static void add_breaks(double *pace, size_t n, double hazard, uint64_t seed, size_t draw)
{
	struct stream stream;
	double sum = 0, chance = 1 - exp(-hazard / ENGINE_STEPS);
	stream_init(&stream, seed ^ BREAK_SEED, draw);
	for (size_t i = 0; i < n; i++) {
		double luck = stream_uniform(&stream), size = stream_normal(&stream);
		if (luck < chance)
			sum += 0.2 + 0.4 * size;
		pace[i] += sum;
	}
}

static const double *pace_of(double pace[ENGINE_NODES], const struct whatif_run *run,
			     const float *normals, size_t draw)
{
	const double *v = run->median.value;
	double walk = 0, step = v[TERM_PACE_SHOCK] * sqrt(1.0 / ENGINE_STEPS);
	if (!(v[TERM_PACE_SHOCK] > 0) && !(v[TERM_BREAK_HAZARD] > 0))
		return NULL;
	for (size_t i = 0; i + 1 < run->path.n; i++) {
		walk += step * (double)normals[WHATIF_DRAWN + i];
		pace[i] = walk;
	}
	if (v[TERM_BREAK_HAZARD] > 0)
		add_breaks(pace, run->path.n - 1, v[TERM_BREAK_HAZARD], run->options.seed, draw);
	return pace;
}

/* -- runs -- */

static void correlations(const struct whatif *world, const struct scenario *scenario, double *rho)
{
	size_t n = world->drawn_count;
	for (size_t i = 0; i < n * n; i++)
		rho[i] = i % (n + 1) == 0;
	for (size_t l = 0; l < world->levers.count; l++) {
		const struct lever *lever = &world->levers.items[l];
		if (lever->acts != LEVER_CORRELATES)
			continue;
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++)
				if (world->levers.items[world->drawn[i]].term == lever->term &&
				    world->levers.items[world->drawn[j]].term == lever->partner)
					rho[i * n + j] = rho[j * n + i] =
						scenario_value(scenario, &world->levers, l);
	}
}

void whatif_begin(struct whatif_run *run, struct whatif *world, const struct scenario *scenario,
		  const struct whatif_options *options)
{
	double rho[WHATIF_DRAWN * WHATIF_DRAWN];
	*run = (struct whatif_run){ .world = world, .scenario = *scenario, .options = *options };
	assert(options->draws <= WHATIF_DRAWS_MOST && options->output < world->output_count);
	scenario_inputs(scenario, &world->drivers, &world->levers, &run->median);
	engine_run(&run->path, &run->median, engine_nodes(&run->median.anchor, options->until),
		   NULL);
	correlations(world, scenario, rho);
	run->shrinks = simulate_factor(run->factor, rho, world->drawn_count);
	run->band = mem_array(run->path.n * options->draws + 1, sizeof *run->band);
	run->dates = mem_array(world->threshold_count * options->draws + 1, sizeof *run->dates);
	run->room = mem_array(options->draws + 1, sizeof *run->room);
}

static void draw_inputs(struct inputs *inputs, const struct whatif_run *run, const float *normals)
{
	const struct whatif *world = run->world;
	double z[WHATIF_DRAWN], y[WHATIF_DRAWN];
	*inputs = run->median;
	for (size_t i = 0; i < world->drawn_count; i++)
		z[i] = (double)normals[i];
	simulate_correlate(y, run->factor, z, world->drawn_count);
	for (size_t i = 0; i < world->drawn_count; i++) {
		const struct lever *lever = &world->levers.items[world->drawn[i]];
		double *value = &inputs->value[lever->term];
		if (lever->spread == SPREAD_LOGNORMAL)
			*value *= exp(lever->sd * y[i]);
		else
			*value += lever->sd * y[i];
		if (lever->term == TERM_PER_DOUBLING && *value < 3)
			*value = fmin(3, run->median.value[TERM_PER_DOUBLING]);
	}
}

void whatif_inputs(struct whatif_run *run, size_t draw, struct inputs *inputs)
{
	float room[WHATIF_DRAWN];
	draw_inputs(inputs, run, lever_normals_of(run->world, run->options.seed, draw, room));
}

double whatif_drawn(struct whatif_run *run, size_t index, size_t draw)
{
	float room[WHATIF_DRAWN];
	double z[WHATIF_DRAWN], y[WHATIF_DRAWN];
	const float *normals = lever_normals_of(run->world, run->options.seed, draw, room);
	for (size_t i = 0; i < run->world->drawn_count; i++)
		z[i] = (double)normals[i];
	simulate_correlate(y, run->factor, z, run->world->drawn_count);
	return y[index];
}

void whatif_rates(const struct inputs *in, double rate[ENGINE_DRIVERS])
{
	const double *v = in->value, *m = in->times;
	rate[ENGINE_HARDWARE] = v[TERM_PRICE] * m[TERM_PRICE];
	rate[ENGINE_SCALE] = v[TERM_SPEND] * m[TERM_SPEND] + v[TERM_LENGTH] * m[TERM_LENGTH];
	rate[ENGINE_ALGORITHMS] = v[TERM_ALGORITHMS] * m[TERM_ALGORITHMS];
	rate[ENGINE_TRAINING] = inputs_methods(in) * m[TERM_METHODS];
}

static void keep(struct whatif_run *run, const struct inputs *inputs, const struct path *path,
		 size_t draw)
{
	const struct whatif *world = run->world;
	const struct whatif_output *output = &world->outputs[run->options.output];
	for (size_t i = 0; i < path->n; i++)
		run->band[i * run->options.draws + draw] =
			(float)output_at(output, inputs, path, i);
	for (size_t t = 0; t < world->threshold_count; t++)
		run->dates[t * run->options.draws + draw] = whatif_crossing(run, t, inputs, path);
	run->absurd += path->index[path->n - 1] > ENGINE_ABSURD;
}

bool whatif_step(struct whatif_run *run, size_t n)
{
	struct inputs inputs;
	struct path path;
	float room[PER_DRAW];
	double pace[ENGINE_NODES];
	for (; n > 0 && run->done < run->options.draws; n--, run->done++) {
		const float *normals = normals_of(run->world, run->options.seed, run->done, room);
		draw_inputs(&inputs, run, normals);
		engine_run(&path, &inputs, run->path.n, pace_of(pace, run, normals, run->done));
		keep(run, &inputs, &path, run->done);
	}
	return run->done < run->options.draws;
}

void whatif_end(struct whatif_run *run)
{
	free(run->band);
	free(run->dates);
	free(run->room);
	*run = (struct whatif_run){ 0 };
}
