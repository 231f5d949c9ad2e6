/* figures.c - see figures.h. */
#include "ui/figures.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

void figures_init(struct figures *figures, const struct dataset *dataset)
{
	*figures = (struct figures){ .dataset = dataset };
}

static void drop(struct figure *figure)
{
	if (!figure)
		return;
	figure_clear(figure);
	free(figure);
}

void figures_clear(struct figures *figures)
{
	for (size_t i = 0; i < FIGURES_MAX; i++)
		drop(figures->items[i]);
	figures_init(figures, NULL);
}

const struct support *figures_support(struct figures *figures, const struct figure *figure)
{
	size_t place = 0;
	while (place < FIGURES_MAX && figures->items[place] != figure)
		place++;
	assert(place < FIGURES_MAX);
	if (!figures->judged[place])
		figure_support(figure, &figures->supports[place]);
	figures->judged[place] = true;
	return &figures->supports[place];
}

const struct figure *figures_get(struct figures *figures, const struct series *series,
				 const struct selection *selection)
{
	size_t place = 0;
	figures->now++;
	for (size_t i = 0; i < FIGURES_MAX; i++) {
		struct figure *figure = figures->items[i];
		if (figure && figure->series == series &&
		    selection_same(&figure->selection, selection)) {
			figures->used[i] = figures->now;
			return figure;
		}
		if (figures->used[i] < figures->used[place])
			place = i;
	}
	drop(figures->items[place]);
	figures->items[place] = mem_alloc(sizeof *figures->items[place]);
	figures->used[place] = figures->now;
	figures->judged[place] = false;
	figure_make(figures->items[place], series, figures->dataset, selection);
	return figures->items[place];
}
