/* table.h - a table that sorts, filters and scrolls.
 *
 * A table lists entries; each entry is a row of one table of the dataset, and a column is one of its
 * fields (by name, with dots through references) or something that the table's kind computes.  Text
 * belongs to the dataset, so a table is filled again after it changes (`stale`). */
#ifndef KASOKU_UI_TABLE_H
#define KASOKU_UI_TABLE_H

#include "base/num.h"
#include "draw/canvas.h"
#include "model/dataset.h"

enum { TABLE_COLUMNS = 48, TABLE_FILTER = 80 };

struct ui;
struct table;

struct table_entry {
	size_t row;              /* in the dataset's table `id` */
	size_t index;            /* what the kind needs to know beside the row */
};

struct table_column {
	const char *title;       /* translated; also its name in :sort */
	const char *path;        /* field, or NULL when the kind computes it */
	int field;               /* its place in the schema, -1 for a path through references */
	int computed;            /* which computed column */
	const char *unit;        /* of numbers, "" for none */
	int width, most;         /* columns it takes; the most it may take */
	bool right;              /* numbers stand to the right */
};

/* What a cell shows and sorts by. */
struct table_cell {
	char buffer[NUM_TEXT];
	const char *text;        /* never NULL */
	double number;           /* NaN: sorts by text */
};

struct table {
	enum table_id id;
	const char *name;        /* what it lists, translated */
	bool stale;              /* to be filled before use */
	void (*fill)(struct ui *ui, struct table *table);
	void (*compute)(struct ui *ui, const struct table *table, const struct table_entry *entry,
			int computed, struct table_cell *cell);
	struct table_column columns[TABLE_COLUMNS];
	size_t column_count;
	struct table_entry *entries;
	size_t count, room;
	size_t *shown;           /* entries that pass the filter, in order */
	size_t shown_count;
	size_t selected, top;    /* in `shown` */
	size_t column, left;     /* column selected; first column drawn */
	int sort;                /* column sorted by, -1 for the order of filling */
	bool descending;
	char filter[TABLE_FILTER];
	char kept[200];          /* key of the selected row, to find it again */
	int page;                /* rows drawn last */
	struct rect rows;        /* where they were drawn */
};

void table_clear(struct table *table);
/* Starts filling: forgets entries and columns, keeps filter, sorting and the selected key. */
void table_begin(struct table *table, enum table_id id, const char *name);
struct table_column *table_add_column(struct table *table, const char *title, const char *path,
				      int most);
void table_add(struct table *table, size_t row, size_t index);
/* Fills it when stale, applies filter and sorting, measures columns. */
void table_ready(struct ui *ui, struct table *table);
/* Applies the filter and sorting again. */
void table_refresh(struct ui *ui, struct table *table);
/* The selected entry, NULL when nothing is shown. */
const struct table_entry *table_selected(const struct table *table);
/* Moves the selection; false when it stays where it was. */
bool table_move(struct ui *ui, struct table *table, long by);
bool table_select_row(struct ui *ui, struct table *table, size_t row);
void table_cell_of(struct ui *ui, const struct table *table, const struct table_entry *entry,
		   size_t column, struct table_cell *cell);
/* A number in the unit with this id, as in a sentence; "" when it is NaN. */
void table_number(const struct ui *ui, const char *unit, double number, char text[NUM_TEXT]);
/* The column called `title`, or -1. */
int table_column_named(const struct table *table, const char *title);
/* Draws headings and rows, the selected row always among them. */
void table_draw(struct ui *ui, struct table *table, struct canvas *canvas, struct rect area,
		bool focused);

#endif
