/* generations.c - the table of chip generations: one chip for each, held against its predecessor.
 *
 * A generation is what one vendor calls by one name.  Its chip is the first with half the memory
 * bandwidth of its best, which leaves workstation and inference boards aside; it is held against
 * the vendor's earlier chip with the most bandwidth. */
#include "ui/state.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chip {
	const char *vendor, *architecture;
	double date, bandwidth; /* bandwidth 0: not to be compared */
};

static double number(const struct ui *ui, size_t row, const char *column)
{
	return dataset_get(ui->dataset, TABLE_CHIPS, row, column).number;
}

static struct chip *read_chips(const struct ui *ui, size_t count)
{
	struct chip *chips = mem_array(count, sizeof *chips);
	for (size_t i = 0; i < count; i++) {
		const struct dataset *d = ui->dataset;
		double bandwidth = number(ui, i, "bandwidth"), date = number(ui, i, "date");
		bool flagged = dataset_get(d, TABLE_CHIPS, i, "flag").text != NULL;
		chips[i].vendor = dataset_get(d, TABLE_CHIPS, i, "vendor").text;
		chips[i].architecture = dataset_get(d, TABLE_CHIPS, i, "architecture").text;
		chips[i].date = date;
		if (bandwidth > 0 && !isnan(date) && !flagged && chips[i].vendor &&
		    chips[i].architecture)
			chips[i].bandwidth = bandwidth;
	}
	return chips;
}

static bool same_generation(const struct chip *a, const struct chip *b)
{
	return b->bandwidth > 0 && strcmp(a->vendor, b->vendor) == 0 &&
	       strcmp(a->architecture, b->architecture) == 0;
}

/* True when `row` stands for its generation.  Rows are in order of date. */
static bool leads(const struct chip *chips, size_t count, size_t row)
{
	double best = chips[row].bandwidth;
	if (!(best > 0))
		return false;
	for (size_t i = 0; i < count; i++)
		if (same_generation(&chips[row], &chips[i]))
			best = fmax(best, chips[i].bandwidth);
	for (size_t i = 0; i < row; i++)
		if (same_generation(&chips[row], &chips[i]) && chips[i].bandwidth >= best / 2)
			return false;
	return chips[row].bandwidth >= best / 2;
}

/* The row to hold `row` against plus one, 0 for none. */
static size_t predecessor(const struct chip *chips, const struct grid *grid, size_t row)
{
	size_t found = 0;
	for (size_t i = 0; i < grid->count; i++) {
		size_t other = grid->entries[i].row;
		if (chips[other].date < chips[row].date &&
		    strcmp(chips[other].vendor, chips[row].vendor) == 0 &&
		    (found == 0 || chips[other].bandwidth > chips[found - 1].bandwidth))
			found = other + 1;
	}
	return found;
}

static const char *const ratio_columns[] = { "tensor_fp16", "bandwidth", "memory" };

static void compute_ratio(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			  int computed, struct grid_cell *cell)
{
	(void)grid;
	if (entry->index == 0)
		return;
	double ratio = number(ui, entry->row, ratio_columns[computed]) /
		       number(ui, entry->index - 1, ratio_columns[computed]);
	if (!(ratio > 0) || !isfinite(ratio))
		return;
	cell->number = ratio;
	cell->text = num_factor(cell->buffer, ratio, ui->charset);
}

static void add_columns(struct grid *grid)
{
	static const struct {
		const char *title, *path;
		int most;
	} columns[] = {
		{ "name", "name", 28 },   { "architecture", "architecture", 13 },
		{ "date", "date", 10 },   { "tensor_fp16", "tensor_fp16", 14 },
		{ N_("ratio"), NULL, 0 }, { "bandwidth", "bandwidth", 12 },
		{ N_("ratio"), NULL, 1 }, { "memory", "memory", 10 },
		{ N_("ratio"), NULL, 2 }, { "tdp", "tdp", 8 },
		{ "price", "price", 10 }, { "vendor", "vendor", 16 },
	};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		bool ratio = !columns[i].path;
		struct grid_column *column =
			grid_add_column(grid, ratio ? _(columns[i].title) : columns[i].title,
					columns[i].path, ratio ? 8 : columns[i].most);
		column->computed = columns[i].most;
		column->right |= ratio;
	}
}

/* Starts on Hopper, the generation that people know best. */
static void select_hopper(const struct ui *ui, struct grid *grid)
{
	for (size_t i = 0; !grid->kept[0] && i < grid->count; i++) {
		size_t row = grid->entries[i].row;
		struct value name = dataset_get(ui->dataset, TABLE_CHIPS, row, "architecture");
		if (strcmp(name.text, "Hopper") == 0)
			snprintf(grid->kept, sizeof grid->kept, "%s",
				 dataset_value(ui->dataset, TABLE_CHIPS, row, 0).text);
	}
}

void fill_generations(struct ui *ui, struct grid *grid)
{
	size_t count = dataset_count(ui->dataset, TABLE_CHIPS);
	struct chip *chips = read_chips(ui, count);
	grid_begin(grid, TABLE_CHIPS, _("generations of chips"));
	grid->compute = compute_ratio;
	add_columns(grid);
	for (size_t row = 0; row < count; row++)
		if (leads(chips, count, row))
			grid_add(grid, row, 0);
	for (size_t i = 0; i < grid->count; i++)
		grid->entries[i].index = predecessor(chips, grid, grid->entries[i].row);
	select_hopper(ui, grid);
	free(chips);
}
