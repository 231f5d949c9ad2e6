/* grid.h - a table that sorts, filters and scrolls.
 *
 * A table lists entries; each entry is a row of one table of the dataset, and a column is one of its
 * fields (by name, with dots through references) or something that the table's kind computes.  Text
 * belongs to the dataset, so a table is filled again after it changes (`stale`). */
#ifndef KASOKU_UI_GRID_H
#define KASOKU_UI_GRID_H

#include "base/num.h"
#include "draw/canvas.h"
#include "model/dataset.h"

enum { GRID_COLUMNS = 48, GRID_FILTER = 80 };

struct ui;
struct grid;

struct grid_entry {
	size_t row;              /* in the dataset's table `id` */
	size_t index;            /* what the kind needs to know beside the row */
};

struct grid_column {
	const char *title;       /* translated; also its name in :sort */
	const char *path;        /* field, or NULL when the kind computes it */
	int field;               /* its place in the schema, -1 for a path through references */
	int computed;            /* which computed column */
	const char *unit;        /* of numbers, "" for none */
	int width, most;         /* columns it takes; the most it may take */
	bool right;              /* numbers stand to the right */
};

/* What a cell shows and sorts by. */
struct grid_cell {
	char buffer[NUM_TEXT];
	const char *text;        /* never NULL */
	double number;           /* NaN: sorts by text */
};

struct grid {
	enum table_id id;
	const char *name;        /* what it lists, translated */
	bool stale;              /* to be filled before use */
	void (*fill)(struct ui *ui, struct grid *grid);
	void (*compute)(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
			int computed, struct grid_cell *cell);
	struct grid_column columns[GRID_COLUMNS];
	size_t column_count;
	struct grid_entry *entries;
	size_t count, room;
	size_t *shown;           /* entries that pass the filter, in order */
	size_t shown_count;
	size_t selected, top;    /* in `shown` */
	size_t column, left;     /* column selected; first column drawn */
	int sort;                /* column sorted by, -1 for the order of filling */
	bool descending;
	char filter[GRID_FILTER];
	char kept[200];          /* key of the selected row, to find it again */
	int page;                /* rows drawn last */
	struct rect rows;        /* where they were drawn */
};

void grid_clear(struct grid *grid);
/* Starts filling: forgets entries and columns, keeps filter, sorting and the selected key. */
void grid_begin(struct grid *grid, enum table_id id, const char *name);
struct grid_column *grid_add_column(struct grid *grid, const char *title, const char *path,
				      int most);
void grid_add(struct grid *grid, size_t row, size_t index);
/* Fills it when stale, applies filter and sorting, measures columns. */
void grid_ready(struct ui *ui, struct grid *grid);
/* Applies the filter and sorting again. */
void grid_refresh(struct ui *ui, struct grid *grid);
/* The selected entry, NULL when nothing is shown. */
const struct grid_entry *grid_selected(const struct grid *grid);
/* Moves the selection; false when it stays where it was. */
bool grid_move(struct ui *ui, struct grid *grid, long by);
bool grid_select_row(struct ui *ui, struct grid *grid, size_t row);
void grid_cell_of(struct ui *ui, const struct grid *grid, const struct grid_entry *entry,
		   size_t column, struct grid_cell *cell);
/* A number in the unit with this id, as in a sentence; "" when it is NaN. */
void grid_number(const struct ui *ui, const char *unit, double number, char text[NUM_TEXT]);
/* The column called `title`, or -1. */
int grid_column_named(const struct grid *grid, const char *title);
/* Draws headings and rows, the selected row always among them. */
void grid_draw(struct ui *ui, struct grid *grid, struct canvas *canvas, struct rect area,
		bool focused);

#endif
