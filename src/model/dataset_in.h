/* dataset_in.h - what a dataset is made of; for dataset.c and dataset_piece.c. */
#ifndef KASOKU_MODEL_DATASET_IN_H
#define KASOKU_MODEL_DATASET_IN_H

#include "model/cells.h"
#include "model/dataset.h"
#include "model/keys.h"

struct rows {
	const struct dataset *dataset;
	struct cells cells;
	struct keys keys;
};

struct dataset {
	struct texts texts;
	struct rows tables[TABLE_COUNT];
	unsigned char *piece; /* where the rows came from in one piece, and lie */
	int version, date_days;
	bool sealed;
};

#endif
