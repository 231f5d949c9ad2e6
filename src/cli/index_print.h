/* index_print.h - the capability index in print: tables and JSON. */
#ifndef KASOKU_CLI_INDEX_PRINT_H
#define KASOKU_CLI_INDEX_PRINT_H

#include "cli/table.h"
#include "study/index.h"

/* One row of a sweep of lambda. */
struct index_sweep {
	double lambda, rmse;
	double epoch_rmse, epoch_correlation, horizon_rmse;
	double median_shift, largest_shift; /* of abilities against those of the first row */
	const char *largest;                /* name of the model that moves most */
};

void index_print_models(struct cli *cli, const struct index *index, enum table_format format);
void index_print_benchmarks(struct cli *cli, const struct index *index, enum table_format format);
void index_print_left(struct cli *cli, const struct index *index, enum table_format format);
void index_print_sweep(struct cli *cli, const struct index_sweep *rows, size_t count,
		       enum table_format format);
/* What it is, how it was made, and how it stands to the Epoch index and to METR's horizons. */
void index_print_summary(struct cli *cli, struct index *index, const struct dataset *dataset);
void index_print_json(struct cli *cli, struct index *index, const struct dataset *dataset,
		      const char *command);

#endif
