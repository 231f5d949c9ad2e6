/* fills_claims.c - the table of claims, and what of it is shown. */
#include "ui/state.h"

#include "base/i18n.h"

#include <string.h>

const char *const claim_drivers[] = { "capability", "algorithms", "hardware", "training",
				      "openness",   "society",    NULL };
const char *const claim_sections[] = { "summary",      "progress",   "pillars", "open-source",
				       "consequences", "disclaimer", NULL };

static void compute_verdict(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			    int computed, struct grid_cell *cell)
{
	(void)grid;
	(void)computed;
	cell->text = judgement_title(ledger_get(ui)->rulings[entry->row].verdict);
}

bool claim_shown(struct ui *ui, size_t row)
{
	const struct ledger *ledger = ledger_get(ui);
	const struct claim *claim = &ledger->claims.items[row];
	if (ledger->verdict &&
	    ledger->rulings[row].verdict != (enum judgement)(ledger->verdict - 1))
		return false;
	if (ledger->driver && strcmp(claim->driver, claim_drivers[ledger->driver - 1]) != 0)
		return false;
	return !ledger->section || strcmp(claim->section, claim_sections[ledger->section - 1]) == 0;
}

void fill_claims(struct ui *ui, struct grid *grid)
{
	grid_begin(grid, TABLE_CLAIMS, _("claims"));
	grid->compute = compute_verdict;
	grid_add_column(grid, "id", "id", 4);
	grid_add_column(grid, _("verdict"), NULL, 13);
	grid_add_column(grid, "statement", "statement", 100);
	grid_add_column(grid, "driver", "driver", 11);
	grid_add_column(grid, "section", "section", 13);
	grid_add_column(grid, "kind", "kind", 11);
	for (size_t row = 0; row < dataset_count(ui->dataset, TABLE_CLAIMS); row++)
		if (claim_shown(ui, row))
			grid_add(grid, row, row);
}
