/* loss.c - see loss.h. */
#include "curves/loss.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "regress/linear.h"
#include "stats/stream.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { P = LOSS_PARAMETERS, HALF = LOSS_B, STEPS_MOST = 2000, SWEEPS_MOST = 200 };

struct problem {
	const struct loss_options *options;
	const double *x;     /* n x P: what each parameter is multiplied with in its exponent */
	const double *y, *w; /* weights sum to 1 */
	size_t n;
	bool free[P];
};

struct state {
	double theta[P], value, mse;
	double gradient[P], matrix[P][P]; /* of the smooth part, halved: J'We and J'WJ */
};

/* ---- the curve ---- */

static void set_row(double *x, const struct loss *loss, const struct loss_row *row)
{
	double year = row->year - loss->year_origin;
	double terms[P] = { 1, row->set == LOSS_PTB, row->set == LOSS_WT2, -year,
			    -log(row->parameters / loss->size_origin) };
	for (size_t k = 0; k < HALF; k++)
		terms[HALF + k] = terms[k];
	terms[LOSS_B_DATA] = -log(row->tokens / loss->data_origin);
	memcpy(x, terms, sizeof terms);
}

static double term(const double *x, const double *theta, size_t first)
{
	double sum = 0;
	for (size_t k = first; k < first + HALF; k++)
		sum += x[k] * theta[k];
	return exp(sum);
}

static double penalty(const struct problem *problem, const double *theta)
{
	double sum = 0;
	for (size_t k = 0; k < P; k++)
		sum += fabs(theta[k]);
	return problem->options->delta * sum;
}

static double evaluate(const struct problem *problem, const double *theta, double *mse)
{
	*mse = 0;
	for (size_t i = 0; i < problem->n; i++) {
		const double *x = problem->x + i * P;
		double error = term(x, theta, 0) + term(x, theta, HALF) - problem->y[i];
		*mse += problem->w[i] * error * error;
	}
	return *mse + penalty(problem, theta);
}

static void differentiate(const struct problem *problem, struct state *state)
{
	memset(state->gradient, 0, sizeof state->gradient);
	memset(state->matrix, 0, sizeof state->matrix);
	for (size_t i = 0; i < problem->n; i++) {
		const double *x = problem->x + i * P;
		double first = term(x, state->theta, 0), second = term(x, state->theta, HALF),
		       slope[P];
		double error = first + second - problem->y[i], w = problem->w[i];
		for (size_t k = 0; k < P; k++)
			slope[k] = x[k] * (k < HALF ? first : second);
		for (size_t k = 0; k < P; k++) {
			state->gradient[k] += w * error * slope[k];
			for (size_t l = 0; l <= k; l++)
				state->matrix[k][l] += w * slope[k] * slope[l];
		}
	}
	for (size_t k = 0; k < P; k++)
		for (size_t l = k + 1; l < P; l++)
			state->matrix[k][l] = state->matrix[l][k];
}

/* ---- steps ---- */

static double shrink(double x, double by)
{
	return x > by ? x - by : x < -by ? x + by : 0;
}

/* Minimises the damped quadratic model plus the penalty by coordinate descent: `to` is where it
 * lies. */
static void solve(const struct problem *problem, const struct state *state, double damping,
		  double *to)
{
	double slope[P], half = problem->options->delta / 2;
	memcpy(to, state->theta, sizeof state->theta);
	memcpy(slope, state->gradient, sizeof slope);
	for (int sweep = 0; sweep < SWEEPS_MOST; sweep++) {
		double longest = 0;
		for (size_t k = 0; k < P; k++) {
			double bend = state->matrix[k][k] * (1 + damping) + 1e-12;
			if (!problem->free[k])
				continue;
			double here = slope[k] +
				      damping * state->matrix[k][k] * (to[k] - state->theta[k]);
			double next = shrink(to[k] - here / bend, half / bend),
			       moved = next - to[k];
			for (size_t l = 0; l < P; l++)
				slope[l] += state->matrix[l][k] * moved;
			to[k] = next;
			longest = fmax(longest, fabs(moved));
		}
		if (longest < 1e-13)
			break;
	}
}

static void descend(const struct problem *problem, struct state *state)
{
	double damping = 0.01;
	state->value = evaluate(problem, state->theta, &state->mse);
	differentiate(problem, state);
	for (int step = 0; step < STEPS_MOST && damping < 1e12; step++) {
		double to[P], mse, longest = 0;
		solve(problem, state, damping, to);
		double value = evaluate(problem, to, &mse);
		for (size_t k = 0; k < P; k++)
			longest = fmax(longest, fabs(to[k] - state->theta[k]));
		if (!(value < state->value)) {
			if (longest < 1e-10)
				return;
			damping = fmax(damping * 4, 1e-8);
			continue;
		}
		memcpy(state->theta, to, sizeof to);
		state->value = value;
		state->mse = mse;
		damping /= 3;
		differentiate(problem, state);
	}
}

/* ---- starts and minima ---- */

/* Two fixed starts, the paper's zero and one with middling rates, then random ones. */
static void make_start(double *theta, size_t start, uint64_t seed, const bool *free)
{
	static const double middling[P] = { 0.9, 0, 0, 0.02, 0.07, 0.9, 0.1, 0.1, 0.03, 0.03 };
	static const double reach[P][2] = {
		{ -0.5, 1.5 }, { -0.3, 0.3 }, { -0.3, 0.3 }, { -0.15, 0.25 }, { 0, 0.3 },
		{ -0.5, 1.5 }, { -0.3, 0.3 }, { -0.3, 0.3 }, { -0.15, 0.25 }, { 0, 0.3 },
	};
	struct stream stream;
	stream_init(&stream, seed, start);
	for (size_t k = 0; k < P; k++) {
		double random = reach[k][0] + (reach[k][1] - reach[k][0]) * stream_uniform(&stream);
		double value = start == 0 ? 0 : start == 1 ? middling[k] : random;
		theta[k] = free[k] ? value : 0;
	}
}

/* The largest difference of parameters, those of the two terms exchanged when `turned`. */
static double distance(const double *a, const double *b, bool turned)
{
	double farthest = 0;
	for (size_t k = 0; k < P; k++)
		farthest = fmax(farthest, fabs(a[k] - b[turned ? (k + HALF) % P : k]));
	return farthest;
}

/* With time alone the two terms are alike, and exchanging them makes no other minimum. */
static bool is_same(const struct loss_minimum *minimum, const struct state *state,
		    enum loss_kind kind)
{
	double apart = distance(minimum->parameter, state->theta, false);
	if (kind == LOSS_TIME_ONLY)
		apart = fmin(apart, distance(minimum->parameter, state->theta, true));
	return apart < 1e-3 && fabs(minimum->objective - state->value) < 1e-6;
}

static void set_rates(struct loss_minimum *minimum)
{
	const double *theta = minimum->parameter;
	minimum->size_rate = theta[LOSS_A_SIZE] != 0 ? theta[LOSS_A_YEAR] / theta[LOSS_A_SIZE] : 0;
	minimum->data_rate = theta[LOSS_B_DATA] != 0 ? theta[LOSS_B_YEAR] / theta[LOSS_B_DATA] : 0;
	minimum->compute_rate = minimum->size_rate + minimum->data_rate;
}

/* Keeps the minima sorted; a new one pushes the worst out when there are too many. */
static void keep(struct loss *loss, const struct state *state, double variance)
{
	for (size_t i = 0; i < loss->count; i++)
		if (is_same(&loss->minima[i], state, loss->options.kind)) {
			loss->minima[i].found++;
			return;
		}
	size_t at = loss->count;
	while (at > 0 && loss->minima[at - 1].objective > state->value)
		at--;
	if (at == LOSS_MINIMA)
		return;
	size_t behind = loss->count < LOSS_MINIMA ? loss->count : LOSS_MINIMA - 1;
	memmove(&loss->minima[at + 1], &loss->minima[at], (behind - at) * sizeof *loss->minima);
	loss->count += loss->count < LOSS_MINIMA;
	struct loss_minimum *minimum = &loss->minima[at];
	*minimum = (struct loss_minimum){ .objective = state->value,
					  .mse = state->mse,
					  .found = 1,
					  .r_squared = 1 - state->mse / variance };
	memcpy(minimum->parameter, state->theta, sizeof minimum->parameter);
	set_rates(minimum);
}

static void search(struct loss *loss, const struct problem *problem)
{
	double mean = 0, variance = 0;
	for (size_t i = 0; i < problem->n; i++)
		mean += problem->w[i] * problem->y[i];
	for (size_t i = 0; i < problem->n; i++)
		variance += problem->w[i] * (problem->y[i] - mean) * (problem->y[i] - mean);
	for (size_t start = 0; start < problem->options->starts + 2; start++) {
		struct state state;
		make_start(state.theta, start, problem->options->seed, problem->free);
		descend(problem, &state);
		if (isfinite(state.value))
			keep(loss, &state, variance);
	}
	while (loss->count > 1 && loss->minima[loss->count - 1].objective >
					  loss->minima[0].objective + problem->options->near)
		loss->count--;
}

/* ---- in and out ---- */

static void set_free(struct problem *problem, enum loss_kind kind)
{
	for (size_t k = 0; k < P; k++)
		problem->free[k] = true;
	if (kind == LOSS_SCALE_ONLY)
		problem->free[LOSS_A_YEAR] = problem->free[LOSS_B_YEAR] = false;
	if (kind == LOSS_TIME_ONLY)
		problem->free[LOSS_A_SIZE] = problem->free[LOSS_B_DATA] = false;
}

/* Fills matrix and losses from rows; the arrays are the arena's. */
static void load(struct problem *problem, const struct loss *loss, const struct loss_row *rows,
		 size_t n, struct arena *arena)
{
	double *x = arena_array(arena, n * P, sizeof *x), *y = arena_array(arena, n, sizeof *y);
	for (size_t i = 0; i < n; i++) {
		set_row(x + i * P, loss, &rows[i]);
		y[i] = rows[i].loss;
	}
	*problem = (struct problem){ .options = &loss->options, .x = x, .y = y, .n = n };
	set_free(problem, loss->options.kind);
}

static bool check(const struct loss_row *rows, size_t n, const struct loss_options *options,
		  struct err *err)
{
	if (!(options->delta >= 0) || (options->kind == LOSS_TIME_ONLY && options->delta == 0))
		return err_set(
			err, ERR_DATA,
			_("delta must be above zero: without a penalty two terms in time alone "
			  "are not fixed by any data"));
	if (n <= P)
		return err_set(
			err, ERR_DATA,
			_("%zu rows cannot fix %d parameters and an error: at least %d are needed"),
			n, (int)P, (int)P + 1);
	for (size_t i = 0; i < n; i++)
		if (!isfinite(rows[i].year) || !isfinite(rows[i].loss) ||
		    !(rows[i].parameters > 0) || !isfinite(rows[i].parameters) ||
		    !(rows[i].tokens > 0) || !isfinite(rows[i].tokens))
			return err_set(err, ERR_DATA, _("row %zu has a number that cannot be used"),
				       i + 1);
	return true;
}

static void take_origins(struct loss *loss, const struct loss_row *rows, size_t n)
{
	loss->year_origin = rows[0].year;
	loss->size_origin = rows[0].parameters;
	loss->data_origin = rows[0].tokens;
	for (size_t i = 0; i < n; i++) {
		loss->year_origin = fmin(loss->year_origin, rows[i].year);
		loss->size_origin = fmin(loss->size_origin, rows[i].parameters);
		loss->data_origin = fmin(loss->data_origin, rows[i].tokens);
		loss->papers = rows[i].paper >= loss->papers ? rows[i].paper + 1 : loss->papers;
	}
}

/* 1 / (1 - R2) of the year on ln compute: how much the errors of rates grow because runs grew with
 * time. */
static double inflation_of(const struct loss_row *rows, size_t n)
{
	struct arena arena = ARENA_EMPTY;
	struct linear_options options = { .level = 0.95 };
	struct linear fit;
	long double *x = arena_array(&arena, 2 * n, sizeof *x);
	double *year = arena_array(&arena, n, sizeof *year), inflation = (double)NAN;
	for (size_t i = 0; i < n; i++) {
		x[2 * i] = 1;
		x[2 * i + 1] = logl(6.0L * rows[i].parameters * rows[i].tokens);
		year[i] = rows[i].year;
	}
	if (linear_fit(&fit, x, year, n, 2, &options, &arena, NULL))
		inflation = 1 / (1 - fit.r_squared);
	arena_clear(&arena);
	return inflation;
}

bool loss_fit(struct loss *loss, const struct loss_row *rows, size_t n,
	      const struct loss_options *options, struct err *err)
{
	struct arena arena = ARENA_EMPTY;
	struct problem problem;
	*loss = (struct loss){ .options = *options, .n = n };
	if (!check(rows, n, options, err))
		return false;
	take_origins(loss, rows, n);
	load(&problem, loss, rows, n, &arena);
	double *weights = arena_array(&arena, n, sizeof *weights);
	for (size_t i = 0; i < n; i++)
		weights[i] = 1 / (double)n;
	problem.w = weights;
	search(loss, &problem);
	loss->inflation = inflation_of(rows, n);
	arena_clear(&arena);
	if (loss->count == 0)
		return err_set(err, ERR_DATA, _("no start of the fit came to an end"));
	return true;
}

double loss_at(const struct loss *loss, const struct loss_minimum *minimum,
	       const struct loss_row *row)
{
	double x[P];
	set_row(x, loss, row);
	return term(x, minimum->parameter, 0) + term(x, minimum->parameter, HALF);
}

double loss_months(double rate)
{
	return rate == 0 ? (double)INFINITY : 12 * 0.69314718055994530942 / rate;
}

void loss_bootstrap(double *rates, size_t draws, uint64_t seed, const struct loss *loss,
		    const struct loss_row *rows, size_t n)
{
	struct arena arena = ARENA_EMPTY;
	struct problem problem;
	load(&problem, loss, rows, n, &arena);
	double *weights = arena_array(&arena, n, sizeof *weights);
	double *times = arena_array(&arena, loss->papers, sizeof *times);
	problem.w = weights;
	for (size_t i = 0; i < draws; i++) {
		struct stream stream;
		struct loss_minimum best = { .objective = (double)INFINITY };
		double total = 0;
		stream_init(&stream, seed, i);
		memset(times, 0, loss->papers * sizeof *times);
		for (size_t k = 0; k < loss->papers; k++)
			times[stream_below(&stream, (uint32_t)loss->papers)]++;
		for (size_t k = 0; k < n; k++)
			total += times[rows[k].paper];
		for (size_t k = 0; k < n; k++)
			weights[k] = times[rows[k].paper] / total;
		for (size_t m = 0; m < loss->count; m++) {
			struct state state;
			memcpy(state.theta, loss->minima[m].parameter, sizeof state.theta);
			descend(&problem, &state);
			if (state.value >= best.objective)
				continue;
			best.objective = state.value;
			memcpy(best.parameter, state.theta, sizeof best.parameter);
		}
		set_rates(&best);
		rates[i] = best.compute_rate;
	}
	arena_clear(&arena);
}
