/* trials.c - see trials.h. */
#include "judge/trials.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "stats/dist.h"
#include "stats/stream.h"
#include "stats/summary.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct null_room {
	struct breaks breaks;
	double *t, *y; /* all points; y is drawn anew each time */
	double *kept_t, *kept_y;
	bool *keep;
	double *tails; /* of the testable draws */
	size_t tail_room;
	double middle;
};

struct outcome {
	double tail, ratio, slope;
	bool preferred;
	size_t count;
};

static double aicc_of(double rss, double n, double k)
{
	return n > k + 1 ? n * log(rss / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
			 : (double)INFINITY;
}

/* Selects among the points of the room and tests the selection; false when it cannot be tested. */
static bool try_once(const struct null_trial *trial, struct outcome *outcome, struct err *err)
{
	struct null_room *room = trial->room;
	size_t m = 0;
	frontier_select(room->keep, room->t, room->y, trial->n, trial->rule, trial->k, true);
	for (size_t i = 0; i < trial->n; i++)
		if (room->keep[i]) {
			room->kept_t[m] = room->t[i];
			room->kept_y[m++] = room->y[i];
		}
	if (m < 6)
		return err_set(err, ERR_DATA,
			       _("the rule leaves %zu points; a break cannot be tested below 6"),
			       m);
	if (!breaks_load_usual(&room->breaks, room->kept_t, room->kept_y, m, err))
		return false;
	struct break_line line = breaks_best(&room->breaks);
	double n = (double)m, rss = line.rss, all = room->breaks.rss_line;
	if (!(rss > 0))
		return err_set(
			err, ERR_DATA,
			_("the points lie on the broken line exactly, so nothing is left to test"));
	*outcome = (struct outcome){
		.tail = dist_f_upper(fmax(all - rss, 0) / 2 / (rss / (n - 4)), 2, n - 4),
		.ratio = break_ratio(line.before, line.after),
		.slope = room->breaks.slope_line,
		.preferred = aicc_of(rss, n, 5) < aicc_of(all, n, 3),
		.count = m,
	};
	return true;
}

static bool fit_null(struct null_trial *trial, struct err *err)
{
	struct null_room *room = trial->room;
	if (!breaks_load_usual(&room->breaks, room->t, room->y, trial->n, err))
		return false;
	const struct break_side *all = &room->breaks.left[trial->n];
	struct break_line line = breaks_best(&room->breaks);
	double df = (double)trial->n - 4;
	trial->intercept = all->y;
	trial->slope = room->breaks.slope_line;
	trial->sigma = df > 0 ? sqrt(line.rss / df) : 0;
	room->middle = all->x;
	if (!(trial->sigma > 0))
		return err_set(err, ERR_DATA, _("the points leave no scatter to simulate"));
	return true;
}

bool null_trial_init(struct null_trial *trial, const double *t, const double *y, size_t n,
		     enum frontier_rule rule, int k, uint64_t seed, struct err *err)
{
	struct null_room *room = mem_alloc(sizeof *room);
	struct outcome outcome;
	*trial = (struct null_trial){ .n = n, .rule = rule, .k = k, .seed = seed, .room = room };
	breaks_init(&room->breaks);
	room->t = mem_array(4 * n, sizeof *room->t);
	room->y = room->t + n;
	room->kept_t = room->y + n;
	room->kept_y = room->kept_t + n;
	room->keep = mem_array(n, sizeof *room->keep);
	memcpy(room->t, t, n * sizeof *t);
	memcpy(room->y, y, n * sizeof *y);
	if (!fit_null(trial, err) || !try_once(trial, &outcome, err)) {
		null_trial_clear(trial);
		return false;
	}
	trial->observed = outcome.tail;
	trial->observed_ratio = outcome.ratio;
	return true;
}

void null_trial_run(struct null_trial *trial, size_t draws)
{
	struct null_room *room = trial->room;
	struct outcome outcome;
	for (size_t end = trial->draws + draws; trial->draws < end; trial->draws++) {
		struct stream stream;
		stream_init(&stream, trial->seed, trial->draws);
		for (size_t i = 0; i < trial->n; i++)
			room->y[i] = trial->intercept + trial->slope * (room->t[i] - room->middle) +
				     trial->sigma * stream_normal(&stream);
		if (!try_once(trial, &outcome, NULL))
			continue;
		room->tails = mem_grow(room->tails, trial->testable, &room->tail_room,
				       sizeof *room->tails);
		room->tails[trial->testable++] = outcome.tail;
		trial->beyond += outcome.tail <= trial->observed;
		trial->steeper += outcome.ratio >= trial->observed_ratio;
		trial->preferred += outcome.preferred;
		trial->slope_sum += outcome.slope;
		trial->count_sum += (double)outcome.count;
	}
}

void null_trial_clear(struct null_trial *trial)
{
	if (trial->room) {
		breaks_clear(&trial->room->breaks);
		free(trial->room->t);
		free(trial->room->keep);
		free(trial->room->tails);
		free(trial->room);
	}
	trial->room = NULL;
}

double null_trial_p(const struct null_trial *trial)
{
	return (1 + (double)trial->beyond) / (1 + (double)trial->testable);
}

double null_trial_p_of(const struct null_trial *trial, double tail)
{
	size_t beyond = 0;
	for (size_t i = 0; i < trial->testable; i++)
		beyond += trial->room->tails[i] <= tail;
	return (1 + (double)beyond) / (1 + (double)trial->testable);
}

double null_trial_p_stderr(const struct null_trial *trial)
{
	double p = null_trial_p(trial);
	return sqrt(p * (1 - p) / (1 + (double)trial->testable));
}

double null_trial_bias(const struct null_trial *trial)
{
	if (!trial->testable || trial->slope == 0)
		return (double)NAN;
	return trial->slope_sum / (double)trial->testable / trial->slope - 1;
}

/* ---- the ratio of slopes ---- */

struct ratio_room {
	struct breaks breaks;
	double *x, *fitted, *scaled, *y;
	double *sorted;
};

/* Leverages of 1, x, max(0, x - at) through the inverse of their 3 x 3 sums (Cholesky). */
static void leverages(const double *x, size_t n, double at, double middle, double *hat)
{
	double a[3][3] = { { 0 } }, l[3][3] = { { 0 } };
	for (size_t i = 0; i < n; i++) {
		double row[3] = { 1, x[i] - middle, x[i] > at ? x[i] - at : 0 };
		for (int j = 0; j < 3; j++)
			for (int k = 0; k <= j; k++)
				a[j][k] += row[j] * row[k];
	}
	for (int j = 0; j < 3; j++)
		for (int k = 0; k <= j; k++) {
			double sum = a[j][k];
			for (int m = 0; m < k; m++)
				sum -= l[j][m] * l[k][m];
			l[j][k] = j == k ? sqrt(sum) : sum / l[k][k];
		}
	for (size_t i = 0; i < n; i++) {
		double row[3] = { 1, x[i] - middle, x[i] > at ? x[i] - at : 0 };
		hat[i] = 0;
		for (int j = 0; j < 3; j++) {
			for (int m = 0; m < j; m++)
				row[j] -= l[j][m] * row[m];
			row[j] /= l[j][j];
			hat[i] += row[j] * row[j];
		}
	}
}

void ratio_trial_init(struct ratio_trial *trial, const struct breaks *breaks, size_t count,
		      uint64_t seed)
{
	struct ratio_room *room = mem_alloc(sizeof *room);
	size_t n = breaks->n;
	*trial = (struct ratio_trial){ .count = count, .seed = seed, .own = room };
	trial->at = mem_array(2 * count, sizeof *trial->at);
	trial->ratio = trial->at + count;
	trial->best = breaks_best(breaks);
	trial->best_ratio = break_ratio(trial->best.before, trial->best.after);
	for (size_t i = 0; i < count; i++) {
		double share = count > 1 ? (double)i / (double)(count - 1) : 0;
		struct break_line line =
			breaks_at(breaks, breaks->from + share * (breaks->to - breaks->from));
		trial->at[i] = line.at;
		trial->ratio[i] = break_ratio(line.before, line.after);
	}
	breaks_init(&room->breaks);
	room->x = mem_array(4 * n, sizeof *room->x);
	room->fitted = room->x + n;
	room->scaled = room->fitted + n;
	room->y = room->scaled + n;
	memcpy(room->x, breaks->x, n * sizeof *room->x);
	leverages(room->x, n, trial->best.at, breaks->left[n].x, room->scaled);
	for (size_t i = 0; i < n; i++) {
		double d = room->x[i] - trial->best.at;
		room->fitted[i] =
			trial->best.value + d * (d > 0 ? trial->best.after : trial->best.before);
		room->scaled[i] =
			(breaks->y[i] - room->fitted[i]) / fmax(1 - room->scaled[i], 1e-3);
	}
	bool fine = breaks_load(&room->breaks, room->x, room->fitted, n, breaks->least,
				breaks->from, breaks->to, NULL);
	assert(fine);
}

void ratio_trial_run(struct ratio_trial *trial, size_t draws)
{
	struct ratio_room *room = trial->own;
	size_t n = room->breaks.n, wide = trial->count + 2;
	if (trial->draws + draws > trial->room) {
		trial->room = trial->draws + draws;
		trial->samples =
			mem_resize(trial->samples, trial->room * wide, sizeof *trial->samples);
		room->sorted = mem_resize(room->sorted, trial->room, sizeof *room->sorted);
	}
	for (size_t end = trial->draws + draws; trial->draws < end; trial->draws++) {
		struct stream stream;
		double *sample = trial->samples + trial->draws * wide;
		stream_init(&stream, trial->seed, trial->draws);
		for (size_t i = 0; i < n; i++)
			room->y[i] =
				room->fitted[i] +
				(stream_bits(&stream) >> 63 ? room->scaled[i] : -room->scaled[i]);
		breaks_load(&room->breaks, room->x, room->y, n, room->breaks.least,
			    room->breaks.from, room->breaks.to, NULL);
		for (size_t i = 0; i < trial->count; i++) {
			struct break_line line = breaks_at(&room->breaks, trial->at[i]);
			sample[i] = break_ratio(line.before, line.after);
		}
		struct break_line best = breaks_best(&room->breaks);
		sample[trial->count] = break_ratio(best.before, best.after);
		sample[trial->count + 1] = best.at;
	}
}

void ratio_trial_clear(struct ratio_trial *trial)
{
	if (trial->own) {
		breaks_clear(&trial->own->breaks);
		free(trial->own->x);
		free(trial->own->sorted);
		free(trial->own);
	}
	free(trial->at);
	free(trial->samples);
	*trial = (struct ratio_trial){ 0 };
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

/* Type 7 quantile that stays whole beside an infinite neighbour. */
static double quantile(const double *sorted, size_t n, double p)
{
	double place = p * (double)(n - 1);
	size_t i = (size_t)place;
	double part = place - (double)i;
	if (part == 0 || i + 1 >= n || sorted[i] == sorted[i + 1])
		return sorted[i];
	return sorted[i] + part * (sorted[i + 1] - sorted[i]);
}

struct interval ratio_trial_band(const struct ratio_trial *trial, size_t i, double level)
{
	double *sorted = trial->own->sorted;
	for (size_t j = 0; j < trial->draws; j++)
		sorted[j] = trial->samples[j * (trial->count + 2) + i];
	if (!trial->draws)
		return (struct interval){ (double)NAN, (double)NAN };
	qsort(sorted, trial->draws, sizeof *sorted, ascending);
	return (struct interval){ quantile(sorted, trial->draws, (1 - level) / 2),
				  quantile(sorted, trial->draws, (1 + level) / 2) };
}
