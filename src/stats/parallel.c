/* parallel.c - see parallel.h. */
#include "stats/parallel.h"

#include <pthread.h>
#include <stdbool.h>

struct range {
	void (*work)(void *context, size_t from, size_t to);
	void *context;
	size_t from, to;
	pthread_t thread;
	bool started;
};

static void *run(void *argument)
{
	struct range *range = argument;
	range->work(range->context, range->from, range->to);
	return NULL;
}

void parallel_ranges(int threads, size_t count, size_t grain, parallel_work *work, void *context)
{
	struct range ranges[PARALLEL_MOST];
	size_t grains = (count + grain - 1) / grain, parts = threads > 1 ? (size_t)threads : 1;
	parts = parts > PARALLEL_MOST ? PARALLEL_MOST : parts;
	parts = parts > grains ? grains : parts;
	for (size_t i = 0; i < parts; i++) {
		size_t from = grains * i / parts * grain, to = grains * (i + 1) / parts * grain;
		ranges[i] = (struct range){ .work = work,
					    .context = context,
					    .from = from,
					    .to = to < count ? to : count };
		if (i + 1 < parts)
			ranges[i].started =
				pthread_create(&ranges[i].thread, NULL, run, &ranges[i]) == 0;
		if (!ranges[i].started)
			run(&ranges[i]);
	}
	for (size_t i = 0; i < parts; i++)
		if (ranges[i].started)
			pthread_join(ranges[i].thread, NULL);
}
