/* bootstrap_plan.c - which points a replicate draws; see bootstrap_plan.h. */
#include "regress/bootstrap_plan.h"

#include "base/i18n.h"

#include <math.h>
#include <stdlib.h>

/* ---- groups ---- */

struct path {
	const uint32_t *groups;
	size_t n, depth;
	uint32_t point;
};

static int by_path(const void *a, const void *b)
{
	const struct path *x = a, *y = b;
	for (size_t l = 0; l < x->depth; l++) {
		uint32_t g = x->groups[l * x->n + x->point], h = y->groups[l * y->n + y->point];
		if (g != h)
			return g < h ? -1 : 1;
	}
	return x->point < y->point ? -1 : x->point > y->point;
}

/* Whether two points part at level `l` or before. */
static bool parted(const struct bootstrap_options *options, size_t n, size_t l, uint32_t a,
		   uint32_t b)
{
	for (size_t k = 0; k <= l; k++)
		if (options->groups[k * n + a] != options->groups[k * n + b])
			return true;
	return false;
}

static void order_points(struct bootstrap_tree *tree, const struct bootstrap_options *options,
			 size_t n)
{
	struct path *path = mem_array(n, sizeof *path);
	for (size_t i = 0; i < n; i++)
		path[i] = (struct path){ options->groups, n, tree->depth, (uint32_t)i };
	qsort(path, n, sizeof *path, by_path);
	for (size_t i = 0; i < n; i++)
		tree->order[i] = path[i].point;
	free(path);
}

static void plant(struct bootstrap_tree *tree, const struct bootstrap_options *options, size_t n,
		  struct arena *arena)
{
	size_t *below =
		arena_array(arena, n, sizeof *below); /* of each point: its node a level down */
	tree->depth = options->depth;
	tree->order = arena_array(arena, n, sizeof *tree->order);
	tree->nodes = arena_array(arena, tree->depth, sizeof *tree->nodes);
	tree->first = arena_array(arena, tree->depth, sizeof *tree->first);
	order_points(tree, options, n);
	for (size_t i = 0; i < n; i++)
		below[i] = i;
	for (size_t l = tree->depth; l-- > 0;) {
		size_t nodes = 0;
		size_t *first = tree->first[l] = arena_array(arena, n + 1, sizeof *first);
		for (size_t i = 0; i < n; i++) {
			if (i == 0 || parted(options, n, l, tree->order[i - 1], tree->order[i]))
				first[nodes++] = below[i];
			if (i + 1 == n)
				first[nodes] = below[i] + 1;
			below[i] = nodes - 1;
		}
		tree->nodes[l] = nodes;
	}
}

static void add(struct resample *resample, struct bootstrap_room *room, uint32_t point)
{
	if (resample->n == room->size) {
		room->size *= 2;
		room->index = mem_resize(room->index, room->size, sizeof *room->index);
	}
	room->index[resample->n++] = point;
}

/* Draws as many children of node `node` of level `l` as it has. */
static void draw_children(struct resample *resample, struct bootstrap_room *room,
			  const struct bootstrap_tree *tree, size_t l, size_t node,
			  struct stream *stream)
{
	size_t from = tree->first[l][node];
	uint32_t count = (uint32_t)(tree->first[l][node + 1] - from);
	for (uint32_t i = 0; i < count; i++) {
		size_t child = from + stream_below(stream, count);
		if (l + 1 == tree->depth)
			add(resample, room, tree->order[child]);
		else
			draw_children(resample, room, tree, l + 1, child, stream);
	}
}

static void draw_groups(struct resample *resample, struct bootstrap_room *room,
			const struct bootstrap_tree *tree, struct stream *stream)
{
	uint32_t count = (uint32_t)tree->nodes[0];
	resample->n = 0;
	for (uint32_t i = 0; i < count; i++)
		draw_children(resample, room, tree, 0, stream_below(stream, count), stream);
}

/* ---- the others ---- */

uint32_t bootstrap_again(struct bootstrap_spare *spare, uint64_t seed, uint64_t replicate,
			 uint32_t n)
{
	if (!spare->begun)
		stream_init(&spare->stream, seed, ~replicate);
	spare->begun = true;
	return stream_below(&spare->stream, n);
}

static void draw_pairs(uint32_t *index, const struct bootstrap_plan *plan, uint64_t replicate,
		       struct stream *stream)
{
	uint32_t n = (uint32_t)plan->n, threshold = 65536 % n;
	struct bootstrap_spare spare = { .begun = false };
	uint64_t bits = 0;
	for (uint32_t i = 0; i < n; i++) {
		bits = i % 4 ? bits >> 16 : stream_bits(stream);
		uint32_t product = (uint32_t)(bits & 0xffff) * n;
		index[i] = (product & 0xffff) < threshold
				   ? bootstrap_again(&spare, plan->seed, replicate, n)
				   : product >> 16;
	}
}

static void draw_blocks(uint32_t *index, const struct bootstrap_plan *plan, struct stream *stream)
{
	uint32_t n = (uint32_t)plan->n, block = (uint32_t)plan->block, starts = n - block + 1,
		 at = 0;
	for (uint32_t i = 0; i < n; i++, at++) {
		if (i % block == 0)
			at = stream_below(stream, starts);
		index[i] = at;
	}
}

static void draw_stationary(uint32_t *index, const struct bootstrap_plan *plan,
			    struct stream *stream)
{
	uint32_t n = (uint32_t)plan->n, at = 0;
	for (uint32_t i = 0; i < n; i++) {
		bool anew = i == 0 || stream_uniform(stream) * (double)plan->block < 1;
		at = anew ? stream_below(stream, n) : (at + 1) % n;
		index[i] = at;
	}
}

static void draw_signs(double *sign, size_t n, struct stream *stream)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < n; i++) {
		bits = i % 64 ? bits >> 1 : stream_bits(stream);
		sign[i] = bits & 1 ? 1 : -1;
	}
}

void bootstrap_draw(struct resample *resample, struct bootstrap_room *room,
		    const struct bootstrap_plan *plan, uint64_t i)
{
	struct stream stream;
	stream_init(&stream, plan->seed, i);
	*resample = (struct resample){ .n = plan->n };
	switch (plan->kind) {
	case BOOTSTRAP_PAIRS:
		if (plan->n <= BOOTSTRAP_PIECES)
			draw_pairs(room->index, plan, i, &stream);
		for (size_t k = 0; k < plan->n && plan->n > BOOTSTRAP_PIECES; k++)
			room->index[k] = stream_below(&stream, (uint32_t)plan->n);
		break;
	case BOOTSTRAP_WILD:
		draw_signs(room->sign, plan->n, &stream);
		resample->sign = room->sign;
		break;
	case BOOTSTRAP_BLOCK:
		draw_blocks(room->index, plan, &stream);
		break;
	case BOOTSTRAP_STATIONARY:
		draw_stationary(room->index, plan, &stream);
		break;
	case BOOTSTRAP_GROUPS:
		draw_groups(resample, room, &plan->tree, &stream);
		break;
	}
	resample->index = room->index;
}

void bootstrap_room_init(struct bootstrap_room *room, const struct bootstrap_plan *plan)
{
	*room = (struct bootstrap_room){ .size = plan->n };
	room->index = mem_array(plan->n, sizeof *room->index);
	if (plan->kind == BOOTSTRAP_WILD)
		room->sign = mem_array(plan->n, sizeof *room->sign);
	for (size_t i = 0; i < plan->n; i++)
		room->index[i] = (uint32_t)i;
}

void bootstrap_room_clear(struct bootstrap_room *room)
{
	free(room->index);
	free(room->sign);
}

bool bootstrap_plan(struct bootstrap_plan *plan, struct bootstrap *bootstrap, size_t n,
		    const struct bootstrap_options *options, struct arena *arena, struct err *err)
{
	bool blocks = options->kind == BOOTSTRAP_BLOCK || options->kind == BOOTSTRAP_STATIONARY;
	size_t block = !blocks          ? 0
		       : options->block ? options->block
					: (size_t)lround(cbrt((double)n));
	*plan = (struct bootstrap_plan){
		.kind = options->kind, .n = n, .block = block, .seed = options->seed
	};
	*bootstrap = (struct bootstrap){ .kind = options->kind,
					 .interval_kind = options->interval,
					 .n = n,
					 .replicates = options->replicates,
					 .block = block,
					 .level = options->level,
					 .seed = options->seed };
	if (options->replicates < BOOTSTRAP_FEWEST || options->replicates > BOOTSTRAP_MOST)
		return err_set(err, ERR_USAGE, _("a bootstrap takes %d to %d replicates, not %zu"),
			       BOOTSTRAP_FEWEST, BOOTSTRAP_MOST, options->replicates);
	if (n < 3 || n >= UINT32_MAX)
		return err_set(err, ERR_DATA,
			       P_("%zu point: a bootstrap needs at least 3",
				  "%zu points: a bootstrap needs 3 to 4,000 million", n),
			       n);
	if (blocks && block > n / 2)
		return err_set(err, ERR_USAGE,
			       _("blocks of %zu points are more than half of the %zu there are"),
			       block, n);
	if (options->interval == BOOTSTRAP_BCA && (blocks || options->kind == BOOTSTRAP_WILD))
		return err_set(err, ERR_USAGE,
			       _("BCa intervals rest on leaving out points, which are not what the "
				 "%s bootstrap draws: use percentile"),
			       bootstrap_kind_name(options->kind));
	if (options->kind == BOOTSTRAP_GROUPS) {
		plant(&plan->tree, options, n, arena);
		if (plan->tree.nodes[0] < 3)
			return err_set(err, ERR_DATA,
				       _("fewer than 3 groups: a bootstrap of groups has nothing "
					 "to draw from"));
	}
	return true;
}
