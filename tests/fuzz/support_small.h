/* support_small.h - the small made-up catalogue of tests/faults as a dataset, for harnesses. */
#ifndef KASOKU_TESTS_FUZZ_SUPPORT_SMALL_H
#define KASOKU_TESTS_FUZZ_SUPPORT_SMALL_H

#include "model/batch.h"

/* Fills an empty batch with its checked rows. */
void small_read(struct batch *batch);
/* Read once, kept until the program ends. */
const struct dataset *small_dataset(void);

#endif
