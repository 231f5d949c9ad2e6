/* support_model.h - datasets for tests, made from rows written as they would be in a file. */
#ifndef KASOKU_TESTS_MODEL_SUPPORT_MODEL_H
#define KASOKU_TESTS_MODEL_SUPPORT_MODEL_H

#include "base/str.h"
#include "model/batch.h"

/* Adds a row of `table` from pairs of column and text, ended by NULL; every value must read. */
struct batch_row *put(struct batch *batch, enum table_id table, ...) __attribute__((sentinel));
/* Fails the test with the first problem of `batch` when it has one. */
void must_be_sound(const struct batch *batch);
/* True when a problem of `batch` holds `part`; prints all problems when none does. */
bool complains(const struct batch *batch, const char *part);
/* True when `text` holds `part`; prints both when it does not. */
bool has(const struct str *text, const char *part);
/* The days of `date` since 1970 (base/date.h); fails the test when it is none. */
int day_of(const char *date);

/* A source "src" and the units fraction (percent), points (plain), minutes (duration) and
 * FLOP/s/USD (SI). */
void put_units(struct batch *batch);
/* An observation of "src". */
void put_point(struct batch *batch, const char *set, const char *date, const char *value);
/* A series `id` of all observations of the set called "s". */
void put_series(struct batch *batch, const char *id, const char *scale, const char *better,
		const char *unit);

/* Units, METR's source and the 25 estimates of its file of 2026-05-08 in TABLE_HORIZONS, with a
 * series "metr-horizon-p50" of them. */
void put_metr(struct batch *batch);

#endif
