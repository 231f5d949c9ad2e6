/* bends.c - see bends.h. */
#include "ui/bends.h"

#include "base/mem.h"
#include "ui/figures.h"

#include <stdlib.h>

enum { SLICE = 250, SLICE_FULL = 100 };

void bends_init(struct bends *bends, const struct dataset *dataset)
{
	*bends = (struct bends){ .dataset = dataset, .now = 1 };
}

static void drop(struct bend *bend)
{
	if (!bend)
		return;
	if (bend->started) {
		acceleration_clear(&bend->test);
		figure_clear(&bend->figure);
	}
	free(bend);
}

void bends_clear(struct bends *bends)
{
	for (size_t i = 0; i < BENDS_MAX; i++)
		drop(bends->items[i]);
	*bends = (struct bends){ 0 };
}

void bends_frame(struct bends *bends)
{
	bends->now++;
}

const struct bend *bends_get(struct bends *bends, const struct series *series,
			     const struct selection *selection, bool full)
{
	size_t place = 0;
	for (size_t i = 0; i < BENDS_MAX; i++) {
		struct bend *bend = bends->items[i];
		if (bend && bend->series == series && bend->full == full &&
		    selection_same(&bend->selection, selection)) {
			bend->used = bends->now;
			return bend;
		}
		if (!bend || (bends->items[place] && bend->used < bends->items[place]->used))
			place = i;
	}
	drop(bends->items[place]);
	struct bend *bend = bends->items[place] = mem_alloc(sizeof *bend);
	*bend = (struct bend){
		.series = series, .selection = *selection, .full = full, .used = bends->now
	};
	return bend;
}

/* The unfinished test of this frame that is nearest to its end, NULL when there is none. */
static struct bend *next(const struct bends *bends)
{
	struct bend *best = NULL;
	for (size_t i = 0; i < BENDS_MAX; i++) {
		struct bend *bend = bends->items[i];
		if (!bend || bend->done || bend->used != bends->now)
			continue;
		if (bends->hurry && bend->started && (!bend->full || bend->test.scored))
			continue;
		if (!best || (bend->full && !best->full) ||
		    (bend->full == best->full && bend->test.draws > best->test.draws))
			best = bend;
	}
	return best;
}

bool bends_busy(const struct bends *bends)
{
	return next(bends) != NULL;
}

void bends_work(struct bends *bends)
{
	struct bend *bend = next(bends);
	if (!bend)
		return;
	if (!bend->started) {
		bend->started = true;
		figure_make(&bend->figure, bend->series, bends->dataset, &bend->selection);
		acceleration_init(&bend->test, &bend->figure, bend->full, 1);
		acceleration_run(&bend->test, bend->full ? SLICE_FULL : SLICE);
		return;
	}
	if (bend->full && !bend->test.scored)
		acceleration_score(&bend->test);
	else if (bend->test.draws < BENDS_DRAWS)
		acceleration_run(&bend->test, bend->full ? SLICE_FULL : SLICE);
	if (bend->test.draws < BENDS_DRAWS)
		return;
	if (bend->full)
		acceleration_influence(&bend->test);
	bend->done = true;
}
