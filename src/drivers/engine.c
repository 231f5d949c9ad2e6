/* engine.c - see engine.h. */
#include "drivers/engine.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define STEP     (1.0 / ENGINE_STEPS)
#define SOFTNESS 6.0
#define LN10     2.302585092994046

/* clang-format off */
static const struct {
	const char *name;
	double value;
} terms[TERM_COUNT] = {
#define X(id, name_, value_) [TERM_##id] = { name_, value_ },
	TERM_TABLE(X)
#undef X
};
/* clang-format on */

const char *term_name(enum term term)
{
	return terms[term].name;
}

int term_by_name(const char *name)
{
	for (int i = 0; i < TERM_COUNT; i++)
		if (strcmp(terms[i].name, name) == 0)
			return i;
	return -1;
}

void inputs_init(struct inputs *inputs)
{
	*inputs = (struct inputs){ 0 };
	for (int i = 0; i < TERM_COUNT; i++) {
		inputs->value[i] = terms[i].value;
		inputs->times[i] = 1;
	}
}

double inputs_methods(const struct inputs *inputs)
{
	const double *v = inputs->value;
	return fmax(0, v[TERM_TREND] / v[TERM_PER_OOM] - v[TERM_SPEND] - v[TERM_PRICE] -
			       v[TERM_LENGTH] - v[TERM_ALGORITHMS]);
}

size_t engine_nodes(const struct anchor *anchor, double until)
{
	double steps = ceil((until - anchor->year) * ENGINE_STEPS - 1e-9);
	return steps < 1 ? 2 : steps > ENGINE_NODES - 1 ? ENGINE_NODES : (size_t)steps + 1;
}

double engine_horizon(const struct inputs *inputs, double index)
{
	return inputs->anchor.horizon_at_150 + inputs->value[TERM_OFFSET] +
	       (index - 150) / inputs->value[TERM_PER_DOUBLING];
}

double engine_index_for(const struct inputs *inputs, double log2_minutes)
{
	return 150 + (log2_minutes - inputs->anchor.horizon_at_150 - inputs->value[TERM_OFFSET]) *
			     inputs->value[TERM_PER_DOUBLING];
}

/* What a run works with: the state, and rates that do not change from step to step. */
struct run {
	const struct inputs *in;
	double spend, price, length, algorithms, methods; /* OOM since the anchor */
	double lost;                  /* compute lost to the pause, not made up yet */
	double methods_rate;          /* now, after its decay */
	double decay;                 /* of methods_rate in a step */
	double speed[ENGINE_DRIVERS]; /* multipliers, 0 when frozen */
	double length_speed;
	double bend0; /* how far compute is bent at the anchor */
	double data_wall;
};

/* Powers of ten by which a soft minimum lies below `x`; `room` is how far the cap is above it. */
static double bend(double room)
{
	return isinf(room) || isnan(room) ? 0
					  : log1p(exp(-SOFTNESS * LN10 * room)) / (SOFTNESS * LN10);
}

static double power_of(const struct run *run)
{
	const struct anchor *anchor = &run->in->anchor;
	return anchor->power + anchor->power_share * (run->spend + run->price);
}

/* Compute after caps, and how far they bend it. */
static double compute_of(const struct run *run, double *bent)
{
	const struct inputs *in = run->in;
	const double *v = in->value;
	double raw = v[TERM_COMPUTE_NOW] + run->spend + run->price + run->length;
	double physical = raw - bend(v[TERM_POWER_LIMIT] + 9 - power_of(run)) -
			  bend(v[TERM_SPEND_CEILING] - in->anchor.spend - run->spend);
	double ruled = physical - bend(v[TERM_COMPUTE_CAP] - physical);
	double compute = ruled + (physical - ruled) * v[TERM_CAP_EVASION];
	*bent = raw - compute;
	return compute;
}

/* What compute is worth to ability, in powers of ten since the anchor: beyond the stock of text
 * each counts for less. */
static double worth_of(const struct run *run, double bent)
{
	const double *v = run->in->value;
	double grown = run->spend + run->price + run->length - (bent - run->bend0);
	double room = fmax(0, run->data_wall - v[TERM_COMPUTE_NOW]);
	return grown <= room ? grown : room + v[TERM_DATA_RETURN] * (grown - room);
}

static double algorithms_of(const struct run *run, double compute)
{
	const double *v = run->in->value;
	double gained = fmin(run->algorithms, v[TERM_ALGORITHM_CEILING]);
	if (!(v[TERM_SCALE_DEPENDENCE] > 0))
		return gained;
	double ratio = (compute - 18) / (v[TERM_COMPUTE_NOW] - 18);
	return ratio > 0 ? gained * pow(ratio, v[TERM_SCALE_DEPENDENCE]) : 0;
}

static void start(struct run *run, const struct inputs *in)
{
	*run = (struct run){ .in = in };
	const double *v = in->value;
	run->methods_rate = inputs_methods(in) * in->times[TERM_METHODS];
	run->decay = isinf(v[TERM_HALF_LIFE]) ? 1 : exp2(-STEP / v[TERM_HALF_LIFE]);
	run->data_wall = isinf(v[TERM_DATA_STOCK])
				 ? INFINITY
				 : log10(0.3) + 2 * v[TERM_DATA_STOCK] + log10(v[TERM_DATA_REUSE]);
	run->speed[ENGINE_HARDWARE] = in->times[TERM_PRICE];
	run->speed[ENGINE_SCALE] = in->times[TERM_SPEND];
	run->speed[ENGINE_ALGORITHMS] = in->times[TERM_ALGORITHMS];
	run->speed[ENGINE_TRAINING] = 1;
	run->length_speed = in->times[TERM_LENGTH];
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		if (in->frozen & 1u << d)
			run->speed[d] = 0;
	if (in->frozen & 1u << ENGINE_SCALE)
		run->length_speed = 0;
	compute_of(run, &run->bend0);
}

/* The share of the step from `year` on that lies in the pause. */
static double paused(const double *v, double year)
{
	if (isinf(v[TERM_PAUSE_FROM]))
		return 0;
	double from = fmax(year, v[TERM_PAUSE_FROM]);
	double to = fmin(year + STEP, v[TERM_PAUSE_FROM] + v[TERM_PAUSE_MONTHS] / 12);
	return to > from ? (to - from) / STEP : 0;
}

static void step_compute(struct run *run, double year, double pause)
{
	const double *v = run->in->value;
	double slow = year >= v[TERM_SLOW_FROM] - 1e-9 ? v[TERM_SLOW_PACE] : 1;
	double stall = year >= v[TERM_STALL_FROM] - 1e-9 ? v[TERM_STALL_PACE] : 1;
	double price = v[TERM_PRICE] * run->speed[ENGINE_HARDWARE] * stall;
	double spend = v[TERM_SPEND] * run->speed[ENGINE_SCALE] * slow * stall;
	double length =
		run->length >= v[TERM_LENGTH_STOP] ? 0 : v[TERM_LENGTH] * run->length_speed * stall;
	double supply = v[TERM_CHIP_SUPPLY];
	if (price + spend > supply) {
		price = fmin(price, supply);
		spend = supply - price;
	}
	double going = STEP * (1 - pause);
	run->lost += (price + spend + length) * STEP * pause;
	run->price += price * going;
	run->spend += spend * going;
	run->length += length * going;
	if (!(pause > 0) && run->lost > 0) {
		run->spend += run->lost * v[TERM_CATCH_UP];
		run->lost = 0;
	}
}

static void step_software(struct run *run, double pause, double faster)
{
	const double *v = run->in->value;
	double going = STEP * (1 - pause + pause * v[TERM_PAUSE_PACE]) * faster;
	run->algorithms += v[TERM_ALGORITHMS] * run->speed[ENGINE_ALGORITHMS] * going;
	run->methods += run->methods_rate * run->speed[ENGINE_TRAINING] * going;
	run->methods_rate *= run->decay;
}

static double feedback(const struct inputs *in, double index)
{
	const double *v = in->value;
	double x = (engine_horizon(in, index) - v[TERM_FEEDBACK_AT] / log10(2)) / 1.5;
	return isnan(x) ? 1 : 1 + v[TERM_FEEDBACK] / (1 + exp(-fmax(-40, fmin(40, x))));
}

static void record(struct path *path, size_t i, const struct run *run)
{
	const struct inputs *in = run->in;
	double bent, compute = compute_of(run, &bent);
	double gained = algorithms_of(run, compute);
	path->year[i] = in->anchor.year + (double)i * STEP;
	path->compute[i] = compute;
	path->index[i] = in->value[TERM_INDEX_NOW] +
			 in->value[TERM_PER_OOM] * (worth_of(run, bent) + gained + run->methods);
	path->cost[i] = in->anchor.ability_cost - run->price - gained - run->methods;
	path->power[i] = fmin(power_of(run), in->value[TERM_POWER_LIMIT] + 9);
	path->grown[ENGINE_HARDWARE][i] = run->price;
	path->grown[ENGINE_SCALE][i] = run->spend + run->length;
	path->grown[ENGINE_ALGORITHMS][i] = gained;
	path->grown[ENGINE_TRAINING][i] = run->methods;
}

void engine_run(struct path *path, const struct inputs *inputs, size_t n, const double *pace)
{
	struct run run;
	assert(n >= 2 && n <= ENGINE_NODES);
	start(&run, inputs);
	path->n = n;
	path->methods = run.methods_rate;
	path->pace = 1;
	record(path, 0, &run);
	for (size_t i = 0; i + 1 < n; i++) {
		double pause = paused(inputs->value, path->year[i]);
		double faster = pace ? exp(pace[i]) : 1;
		if (inputs->value[TERM_FEEDBACK] > 0)
			faster *= feedback(inputs, path->index[i]);
		step_compute(&run, path->year[i], pause);
		step_software(&run, pause, faster);
		path->pace = faster;
		record(path, i + 1, &run);
	}
}

double engine_reaches(const struct path *path, const double *values, double level, bool down)
{
	double sign = down ? -1 : 1;
	size_t low = 0, high = path->n - 1;
	if (sign * values[0] >= sign * level)
		return path->year[0] - STEP;
	if (!(sign * values[high] >= sign * level))
		return INFINITY;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (sign * values[middle] >= sign * level)
			high = middle;
		else
			low = middle;
	}
	return path->year[low] + (level - values[low]) / (values[high] - values[low]) * STEP;
}
