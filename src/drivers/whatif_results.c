/* whatif_results.c - what a run says: bands, dates, shares, which lever matters. */
#include "drivers/whatif_parts.h"

#include "base/mem.h"
#include "stats/shapley.h"
#include "stats/simulate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An interaction, a pause or a bend of more than this share of the growth makes parts that do not
 * add. */
#define ADDS_UP 1e-9

static size_t draws_of(struct whatif_run *run, const double *values)
{
	memcpy(run->room, values, run->done * sizeof *run->room);
	return run->done;
}

double whatif_quantile(struct whatif_run *run, size_t node, double p)
{
	const struct whatif_output *output = &run->world->outputs[run->options.output];
	const float *band = run->band + node * run->options.draws;
	if (run->done == 0)
		return NAN;
	for (size_t i = 0; i < run->done; i++)
		run->room[i] = (double)band[i];
	return output_outer(output, simulate_quantile(run->room, run->done, p));
}

/* The day on which the rows say that a level was reached. */
double whatif_met(const struct whatif *world, const struct whatif_threshold *t)
{
	const struct whatif_output *output = &world->outputs[t->output];
	double inner = output_inner(output, t->value);
	switch (output->kind) {
	case OUTPUT_COMPUTE:
		return drivers_compute_reached(&world->drivers, inner);
	case OUTPUT_INDEX:
		return drivers_index_reached(&world->drivers, inner);
	case OUTPUT_SCORE:
		return drivers_score_reached(&world->drivers, output->curve, t->value);
	case OUTPUT_HORIZON:
	case OUTPUT_HORIZON_80:
		return drivers_horizon_reached(&world->drivers, t->value,
					       output->kind == OUTPUT_HORIZON ? "p50" : "p80");
	case OUTPUT_COST:
	case OUTPUT_POWER:
		break;
	}
	return NAN;
}

void whatif_date_met(const struct whatif_run *run, size_t threshold, struct whatif_date *date)
{
	const struct whatif_threshold *t = &run->world->thresholds[threshold];
	const struct whatif_output *output = &run->world->outputs[t->output];
	*date = (struct whatif_date){ .middle = NAN,
				      .p10 = NAN,
				      .p50 = NAN,
				      .p90 = NAN,
				      .error = NAN,
				      .within = NAN,
				      .met = t->met };
	date->unreachable = output->kind == OUTPUT_SCORE && t->value >= output->curve->ceiling;
}

void whatif_date(struct whatif_run *run, size_t threshold, struct whatif_date *date)
{
	const double *dates = run->dates + threshold * run->options.draws;
	size_t n = draws_of(run, dates), there = 0;
	for (size_t i = 0; i < n; i++)
		there += !isinf(dates[i]);
	whatif_date_met(run, threshold, date);
	date->middle = whatif_crossing(run, threshold, &run->median, &run->path);
	if (n == 0)
		return;
	date->within = (double)there / (double)n;
	date->p10 = simulate_quantile(run->room, n, 0.1);
	date->p90 = simulate_quantile(run->room, n, 0.9);
	date->p50 = simulate_quantile(run->room, n, 0.5);
	date->error = simulate_quantile_error(run->room, n, 0.5);
}

double whatif_by(const struct whatif_run *run, size_t threshold, double year)
{
	const double *dates = run->dates + threshold * run->options.draws;
	size_t there = 0;
	for (size_t i = 0; i < run->done; i++)
		there += dates[i] <= year;
	return run->done ? (double)there / (double)run->done : NAN;
}

void whatif_shares_now(struct whatif_run *run, struct whatif_share shares[ENGINE_DRIVERS])
{
	double rate[ENGINE_DRIVERS], sum = 0;
	size_t n = run->options.draws;
	double *drawn = mem_array(ENGINE_DRIVERS * n + 1, sizeof *drawn);
	for (size_t i = 0; i < n; i++) {
		struct inputs in;
		double all = 0;
		whatif_inputs(run, i, &in);
		whatif_rates(&in, rate);
		for (int d = 0; d < ENGINE_DRIVERS; d++)
			all += rate[d];
		for (int d = 0; d < ENGINE_DRIVERS; d++)
			drawn[(size_t)d * n + i] = all > 0 ? rate[d] / all : 0;
	}
	whatif_rates(&run->median, rate);
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		sum += rate[d];
	for (int d = 0; d < ENGINE_DRIVERS; d++) {
		shares[d].middle = sum > 0 ? rate[d] / sum : NAN;
		shares[d].low = simulate_quantile(drawn + (size_t)d * n, n, 0.1);
		shares[d].high = simulate_quantile(drawn + (size_t)d * n, n, 0.9);
	}
	free(drawn);
}

bool whatif_interacts(const struct whatif_run *run)
{
	const double *v = run->median.value;
	return v[TERM_FEEDBACK] > 0 || v[TERM_SCALE_DEPENDENCE] > 0 ||
	       !isinf(v[TERM_COMPUTE_CAP]) || !isinf(v[TERM_POWER_LIMIT]) ||
	       !isinf(v[TERM_SPEND_CEILING]) || !isinf(v[TERM_DATA_STOCK]) ||
	       !isinf(v[TERM_CHIP_SUPPLY]) || !isinf(v[TERM_ALGORITHM_CEILING]);
}

void whatif_shares_then(const struct whatif_run *run, double shares[ENGINE_DRIVERS],
			double pairs[ENGINE_DRIVERS][ENGINE_DRIVERS])
{
	double outcome[1 << ENGINE_DRIVERS] = { 0 };
	unsigned all = (1u << ENGINE_DRIVERS) - 1;
	struct inputs inputs = run->median;
	struct path path;
	for (unsigned s = 0; s <= all; s++) {
		inputs.frozen = all & ~s;
		engine_run(&path, &inputs, run->path.n, NULL);
		outcome[s] = path.index[path.n - 1];
	}
	double whole = outcome[all] - outcome[0];
	shapley_shares(shares, outcome, ENGINE_DRIVERS);
	for (int d = 0; d < ENGINE_DRIVERS; d++)
		shares[d] = whole > 0 ? shares[d] / whole : 0;
	for (size_t i = 0; pairs && i < ENGINE_DRIVERS; i++)
		for (size_t j = 0; j < ENGINE_DRIVERS; j++) {
			double extra = i == j ? 0 : shapley_pair(outcome, i, j);
			pairs[i][j] =
				whole > 0 && fabs(extra) > ADDS_UP * whole ? extra / whole : 0;
		}
}

/* -- which lever matters -- */

static bool swing_ends(const struct whatif_run *run, size_t l, double *low, double *high)
{
	const struct lever *lever = &run->world->levers.items[l];
	double at = scenario_value(&run->scenario, &run->world->levers, l);
	if (lever->acts != LEVER_SETS || lever->group == GROUP_MARKET)
		return false;
	if (lever->sd > 0 && !isinf(at)) {
		double middle = lever_engine(lever, at), reach = 1.2815515655446004 * lever->sd;
		bool log = lever->spread == SPREAD_LOGNORMAL;
		*low = lever_own(lever, log ? middle * exp(-reach) : middle - reach);
		*high = lever_own(lever, log ? middle * exp(reach) : middle + reach);
		return true;
	}
	*low = lever->low;
	*high = lever->high;
	return !isnan(lever->low) && !isnan(lever->high) && !isinf(at) &&
	       lever->term != TERM_PACE_SHOCK && lever->term != TERM_BREAK_HAZARD;
}

static double date_with(const struct whatif_run *run, size_t lever, double value, size_t threshold)
{
	struct scenario scenario = run->scenario;
	struct inputs inputs;
	struct path path;
	scenario.set[lever] = true;
	scenario.value[lever] = value;
	scenario_inputs(&scenario, &run->world->drivers, &run->world->levers, &inputs);
	engine_run(&path, &inputs, run->path.n, NULL);
	return whatif_crossing(run, threshold, &inputs, &path);
}

static double width(const struct whatif_swing *swing)
{
	if (isinf(swing->low) && isinf(swing->high))
		return 0;
	return fabs(swing->high - swing->low);
}

static int by_width(const void *a, const void *b)
{
	const struct whatif_swing *x = a, *y = b;
	double wx = width(x), wy = width(y);
	if (wx > wy || wx < wy)
		return wx > wy ? -1 : 1;
	return x->lever < y->lever ? -1 : x->lever > y->lever;
}

size_t whatif_tornado(const struct whatif_run *run, size_t threshold,
		      struct whatif_swing swings[LEVERS_MAX])
{
	size_t count = 0;
	for (size_t l = 0; l < run->world->levers.count; l++) {
		struct whatif_swing swing = { .lever = l };
		if (!swing_ends(run, l, &swing.low_setting, &swing.high_setting))
			continue;
		swing.low = date_with(run, l, swing.low_setting, threshold);
		swing.high = date_with(run, l, swing.high_setting, threshold);
		if (width(&swing) > 1e-6)
			swings[count++] = swing;
	}
	qsort(swings, count, sizeof *swings, by_width);
	return count;
}

void whatif_ranks(struct whatif_run *run, size_t threshold, double rank[WHATIF_DRAWN])
{
	size_t n = run->done, drawn = run->world->drawn_count;
	double *x = mem_array(n, sizeof *x), *a = mem_array(n, sizeof *a),
	       *b = mem_array(n, sizeof *b);
	struct simulate_pair *room = mem_array(n, sizeof *room);
	simulate_ranks(b, run->dates + threshold * run->options.draws, n, room);
	for (size_t i = 0; i < drawn; i++) {
		for (size_t k = 0; k < n; k++)
			x[k] = whatif_drawn(run, i, k);
		simulate_ranks(a, x, n, room);
		rank[i] = n > 2 ? simulate_correlation(a, b, n) : NAN;
	}
	free(x);
	free(a);
	free(b);
	free(room);
}
