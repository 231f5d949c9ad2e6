/* frontier.h - records as an SQL window function: is this row better than all before it? */
#ifndef KASOKU_SQL_FRONTIER_H
#define KASOKU_SQL_FRONTIER_H

#include <sqlite3ext.h>

/* frontier(date, value [, 'up' or 'down']) OVER (ORDER BY date, value DESC): 1 or 0, NULL where date
 * or value is.  Of one date the best comes first, so that points of the same time compete; any other
 * order is an error, as is a window that does not begin at the first row. */
int frontier_register(sqlite3 *db);

#endif
