/* snapshot.h - the whole dataset in one piece beside the tables, so that a start reads one blob instead of
 * two hundred thousand fields.
 *
 * The tables are the truth.  The piece is made from them by the first load that finds none, and goes
 * with the first change: triggers take it away when another program changes a row, db_end() when we
 * do, and it carries SQLite's schema_version, which changes when anybody changes a table.  It is only
 * used by a program with the very same schema, on the same kind of machine; what does not fit is as
 * if it were not there.  Nothing in it is trusted: every length and place is
 * checked. */
#ifndef KASOKU_STORE_SNAPSHOT_H
#define KASOKU_STORE_SNAPSHOT_H

#include "store/db.h"

/* Fills an empty `dataset` inside the transaction that is open; false, and the dataset of no use, when
 * there is no piece or it does not fit. */
bool snapshot_load(struct store *store, struct dataset *dataset);
/* Keeps the sealed `dataset`, which was loaded when the database stood at `state` (data_version),
 * unless somebody has changed the database since.  That it cannot be kept is no error. */
void snapshot_save(struct store *store, const struct dataset *dataset, long state);
/* Inside the transaction that is open: takes the piece away. */
bool snapshot_drop(struct store *store, struct err *err);

#endif
