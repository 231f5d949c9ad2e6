/* drivers_parts.h - what the files of the driver model share; for drivers*.c only. */
#ifndef KASOKU_DRIVERS_DRIVERS_PARTS_H
#define KASOKU_DRIVERS_DRIVERS_PARTS_H

#include "drivers/drivers.h"

void driver_fit_set(struct drivers *drivers, enum fit_id id, const char *name, const char *method,
		    double value, double sd, size_t n);
/* Fills what rests on the index of single models: horizons, benchmarks, families, open weights. */
void drivers_take_curves(struct drivers *drivers);

#endif
