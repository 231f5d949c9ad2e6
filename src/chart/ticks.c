/* ticks.c - ticks for linear, log and logit axes; see scale.h. */
#include "chart/ticks.h"

#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

int ticks_cell(const struct tick_search *search, double value)
{
	double place = scale_place(search->scale, value);
	if (!(place > -1e-9 && place < 1 + 1e-9))
		return -1;
	return (int)lround(place * (search->cells - 1));
}

int ticks_label_start(int cell, int width, int cells)
{
	int start = cell - width / 2;
	if (start + width > cells)
		start = cells - width;
	return start < 0 ? 0 : start;
}

void ticks_reset(struct tick_search *search)
{
	search->count = 0;
}

/* Cells that must lie between two labels: on a vertical axis rows. */
static int clearance(const struct tick_search *search)
{
	return search->horizontal ? 2 : search->cells >= 24 ? 3 : search->cells >= 9 ? 2 : 1;
}

/* True when a label at `cell` keeps clear of every label chosen so far. */
static bool clear_of_others(const struct tick_search *search, int cell, int width)
{
	int room = clearance(search);
	for (int i = 0; i < search->count; i++) {
		const struct tick *other = &search->ticks[i];
		if (other->minor)
			continue;
		int at = ticks_cell(search, other->value);
		if (!search->horizontal) {
			if (abs(at - cell) < room)
				return false;
			continue;
		}
		int other_width = utf8_width(other->label);
		int start = ticks_label_start(cell, width, search->cells);
		int other_start = ticks_label_start(at, other_width, search->cells);
		if (start < other_start + other_width + room && other_start < start + width + room)
			return false;
	}
	return true;
}

bool ticks_add(struct tick_search *search, double value, const char *label)
{
	int cell = ticks_cell(search, value), width = utf8_width(label);
	if (cell < 0 || search->count >= TICKS_MAX || width > search->cells * 2 ||
	    (search->horizontal && width > search->cells) || !clear_of_others(search, cell, width))
		return false;
	struct tick *tick = &search->ticks[search->count++];
	*tick = (struct tick){ .value = value };
	snprintf(tick->label, sizeof tick->label, "%s", label);
	return true;
}

void ticks_add_minor(struct tick_search *search, double value)
{
	int cell = ticks_cell(search, value);
	if (cell < 0 || search->count >= TICKS_MAX)
		return;
	for (int i = 0; i < search->count; i++)
		if (ticks_cell(search, search->ticks[i].value) == cell)
			return;
	search->ticks[search->count++] = (struct tick){ .value = value, .minor = true };
}

static bool add_value(struct tick_search *search, double value)
{
	char label[NUM_TEXT];
	num_tick(label, search->unit, value, search->charset);
	for (int i = 0; i < search->count; i++)
		if (!search->ticks[i].minor && strcmp(search->ticks[i].label, label) == 0)
			return false;
	return ticks_add(search, value, label);
}

/* Adds all of `wanted` or, when one does not fit, none. */
static bool add_all(struct tick_search *search, const double *wanted, int count)
{
	ticks_reset(search);
	for (int i = 0; i < count; i++)
		if (ticks_cell(search, wanted[i]) >= 0 && !add_value(search, wanted[i]))
			return false;
	return search->count >= 2;
}

/* Ticks wanted on an axis of this many cells. */
static double density_target(const struct tick_search *search)
{
	double per = search->horizontal ? 12 : search->cells < 12 ? 3 : 4.5;
	double target = search->cells / per;
	return target < 2 ? 2 : target;
}

/* One labelling of Talbot, Lin & Hanrahan: `count` ticks from `start` in steps of `step`. */
struct labelling {
	double start, step, score;
	int count;
};

/* Their score: 0.2 coverage + 0.25 simplicity + 0.5 density; legibility (0.05) is the hard test that
 * the labels fit, made by the caller. */
static double score(const struct labelling *l, double low, double high, int q, int skip, double target)
{
	double end = l->start + (l->count - 1) * l->step, span = high - low;
	double coverage = 1 - 0.5 * (pow(high - end, 2) + pow(low - l->start, 2)) / pow(0.1 * span, 2);
	bool has_zero = l->start <= 0 && end >= 0 && fabs(remainder(l->start, l->step)) < l->step * 1e-9;
	double simplicity = 1 - q / 5.0 - skip + (has_zero ? 1 : 0);
	double density = (l->count - 1) / (end - l->start > 0 ? end - l->start : 1);
	double wanted = (target - 1) / span;
	double crowd = 2 - fmax(density / wanted, wanted / density);
	return 0.2 * coverage + 0.25 * simplicity + 0.5 * crowd;
}

/* Tries one step with every number of ticks that lies inside the axis. */
static void try_step(struct tick_search *search, double step, int q, int skip, struct labelling *best)
{
	const struct scale *scale = search->scale;
	double first = ceil(scale->low / step - 1e-9), last = floor(scale->high / step + 1e-9);
	int count = (int)(last - first) + 1;
	if (count < 2 || count > TICKS_MAX / 2)
		return;
	struct labelling l = { first * step, step, 0, count };
	l.score = score(&l, scale->low, scale->high, q, skip, density_target(search));
	if (l.score <= best->score)
		return;
	double values[TICKS_MAX];
	for (int i = 0; i < count; i++)
		values[i] = (first + i) * step;
	if (add_all(search, values, count))
		*best = l;
}

static void linear(struct tick_search *search)
{
	static const double nice[] = { 1, 5, 2, 2.5, 4, 3 };
	struct labelling best = { .score = -1e9 };
	double span = search->scale->high - search->scale->low;
	int top = (int)ceil(log10(span)) + 1;
	for (int power = top; power > top - 5; power--)
		for (int q = 0; q < 6; q++)
			try_step(search, nice[q] * pow(10, power), q, 0, &best);
	ticks_reset(search);
	for (int i = 0; i < best.count; i++)
		add_value(search, (round(best.start / best.step) + i) * best.step);
}

/* The unit's own vocabulary, as far as it fits; false when too little of it is on the axis. */
static bool vocabulary(struct tick_search *search)
{
	ticks_reset(search);
	if (!search->unit || search->unit->tick_count < 2)
		return false;
	for (size_t i = 0; i < search->unit->tick_count; i++)
		add_value(search, search->unit->ticks[i]);
	return search->count >= 2;
}

static bool decades(struct tick_search *search)
{
	static const int steps[] = { 1, 2, 3, 5, 6, 10, 20, 50, 100 };
	double low = log10(search->scale->low), high = log10(search->scale->high);
	for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
		double values[TICKS_MAX];
		int count = 0;
		int first = (int)ceil(low / steps[s] - 1e-9) * steps[s];
		for (int e = first; e <= high + 1e-9 && count < TICKS_MAX; e += steps[s])
			values[count++] = pow(10, e);
		if (count < 2 || count * 3 > TICKS_MAX * 2 || !add_all(search, values, count))
			continue;
		int room = search->cells / count;
		for (int e = (int)floor(low); e <= high; e++)
			for (int m = 1; m < (steps[s] == 1 && room >= 8 ? 10 : 2); m++)
				ticks_add_minor(search, m * pow(10, e));
		return true;
	}
	return false;
}

/* 1-2-5 within a decade or two. */
static bool one_two_five(struct tick_search *search)
{
	static const double digits[] = { 1, 2, 5 };
	double values[TICKS_MAX];
	int count = 0;
	for (int e = (int)floor(log10(search->scale->low)); e <= log10(search->scale->high); e++)
		for (int d = 0; d < 3 && count < TICKS_MAX; d++)
			values[count++] = digits[d] * pow(10, e);
	if (!add_all(search, values, count))
		return false;
	for (int e = (int)floor(log10(search->scale->low)); e <= log10(search->scale->high); e++)
		for (int m = 1; m < 10; m++)
			ticks_add_minor(search, m * pow(10, e));
	return true;
}

static void logarithmic(struct tick_search *search)
{
	double span = log10(search->scale->high / search->scale->low);
	if (vocabulary(search))
		return;
	if (span >= 1.99 && decades(search))
		return;
	if (span >= 0.69 && one_two_five(search))
		return;
	if (span >= 0.99 && decades(search))
		return;
	linear(search);
}

/* Scores by how much they say; each is put where it still fits. */
static void logit(struct tick_search *search)
{
	static const double scores[] = { 0.5,  0.9,  0.1,  0.75, 0.25, 0.95, 0.99, 0.05, 0.01,	0.7,
					 0.6,  0.8,  0.4,  0.3,	 0.2,  0.85, 0.35, 0.65, 0.45,	0.55,
					 0.98, 0.02, 0.995, 0.005, 0.999, 0.001, 0.15, 0.27, 0.26 };
	const struct scale *scale = search->scale;
	bool fraction = scale->floor >= 0 && scale->ceiling <= 1;
	ticks_reset(search);
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
		double value = fraction ? scores[i] :
					  scale->floor + (scale->ceiling - scale->floor) * scores[i];
		if (scale_accepts(scale, value))
			add_value(search, value);
	}
	if (search->count < 2)
		linear(search);
}

static int by_value(const void *a, const void *b)
{
	double x = ((const struct tick *)a)->value, y = ((const struct tick *)b)->value;
	return (x > y) - (x < y);
}

int scale_ticks(const struct scale *scale, const struct num_unit *unit, int cells, bool horizontal,
		enum charset charset, struct tick ticks[TICKS_MAX])
{
	static const struct num_unit bare = { .style = NUM_PLAIN, .suffix = "" };
	struct tick_search search = { scale, unit ? unit : &bare, cells, horizontal, charset, ticks, 0 };
	double low = scale_bend(scale, scale->low), high = scale_bend(scale, scale->high);
	if (cells < 2 || !(low < high) || !isfinite(high - low))
		return 0;
	switch (scale->kind) {
	case SCALE_DATE:
		ticks_dates(&search);
		break;
	case SCALE_LOG:
		logarithmic(&search);
		break;
	case SCALE_LOGIT:
		logit(&search);
		break;
	case SCALE_LINEAR:
		linear(&search);
		break;
	}
	qsort(ticks, (size_t)search.count, sizeof *ticks, by_value);
	return search.count;
}
