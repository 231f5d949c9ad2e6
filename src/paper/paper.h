/* paper.h - a document in the making: headings, paragraphs, figures, tables, numbered references; and
 * the same document as HTML, Markdown, text, text with colours, SVG, JSON, CSV.
 *
 * A paper is a list of blocks in reading order.  It knows nothing of the domain: who builds it brings
 * words, canvases and rows, and in the end the wording of each reference that was cited.  All texts
 * are copied into the paper's arena; every output is a pure function of the paper. */
#ifndef KASOKU_PAPER_PAPER_H
#define KASOKU_PAPER_PAPER_H

#include "base/mem.h"
#include "base/str.h"
#include "draw/export.h"

#include <stdbool.h>
#include <stddef.h>

enum paper_kind {
	PAPER_HEADING, /* `level` 2 to 4; 1 is the title */
	PAPER_TEXT,
	PAPER_LEAD,    /* what matters most, strong */
	PAPER_QUOTE,
	PAPER_WARNING,
	PAPER_SMALL,   /* basis, methods, cautions */
	PAPER_ITEM,    /* of a list */
	PAPER_COMMAND, /* a line for a shell */
	PAPER_NOTES,   /* for the speaker */
	PAPER_FIGURE,
	PAPER_TABLE,
	PAPER_DATA,    /* a JSON value; in JSON only */
};

struct paper_column {
	const char *id;    /* in CSV and JSON */
	const char *title; /* for people */
	bool right;        /* holds numbers */
};

struct paper_cell {
	const char *text;
	double exact; /* the number behind the text; NaN for none */
	size_t mark;  /* number of a reference, 0 for none */
};

struct paper_block {
	enum paper_kind kind;
	int level;
	const char *text; /* of a figure or table its caption */
	/* PAPER_FIGURE */
	const char *summary, *under; /* in words; shapes below the letters, "" for none */
	bool told;                   /* the words that follow say what the summary says */
	struct canvas canvas;        /* owned by the paper */
	/* PAPER_TABLE */
	bool rows_of_data;           /* goes into CSV */
	const struct paper_column *columns;
	size_t column_count;
	struct paper_cell *cells;
	size_t cell_count, cell_room;
	/* Numbers of the references cited behind it, unique. */
	size_t *marks, mark_count, mark_room;
};

struct paper_reference {
	const char *key, *text; /* text: the full citation, NULL until it is given */
};

struct paper {
	const char *title, *about, *language;
	struct paper_block *blocks;
	size_t count, room;
	struct paper_reference *references;
	size_t reference_count, reference_room;
	struct arena arena;
};

void paper_init(struct paper *paper, const char *language, const char *title, const char *about);
void paper_clear(struct paper *paper);

void paper_heading(struct paper *paper, int level, const char *text);
/* A block of words; nothing when `text` is "".  Lines of `text` become blocks of their own. */
void paper_add(struct paper *paper, enum paper_kind kind, const char *text);
/* A figure: takes over `canvas`, which the caller must not clear.  `told`: `summary` is only for those
 * who cannot see it, as the next blocks say the same. */
void paper_figure(struct paper *paper, const char *title, const char *summary, bool told,
		  struct canvas *canvas, const char *under);
/* Begins a table; `columns` must outlive the paper.  Cells follow row by row. */
void paper_table(struct paper *paper, const char *caption, const struct paper_column *columns,
		 size_t column_count, bool rows_of_data);
void paper_cell(struct paper *paper, const char *text);
void paper_cell_number(struct paper *paper, const char *text, double exact);
/* A cell that is a reference; empty for "". */
void paper_cell_source(struct paper *paper, const char *key);
/* Cites a source behind the last block. */
void paper_cite(struct paper *paper, const char *key);
/* True for a column that people see: it has a title, and something stands in it. */
bool paper_column_seen(const struct paper_block *block, size_t column);
/* The number of a source in the list of references. */
size_t paper_reference(struct paper *paper, const char *key);

/* One file that needs no other: inline SVG, tables, references that resolve.  Well-formed as XML, too.
 * With two themes in `palette` it follows the reader's choice of light or dark. */
void paper_html(const struct paper *paper, struct palette *palette, struct str *out);
void paper_markdown(const struct paper *paper, struct str *out);
/* Lines of at most `columns` columns. */
void paper_text(const struct paper *paper, int columns, enum charset charset, struct str *out);
void paper_ansi(const struct paper *paper, int columns, enum charset charset, const struct theme *theme,
		enum colour_depth depth, struct str *out);
/* The lines of paper_text() as one picture, figures as shapes. */
void paper_svg(const struct paper *paper, int columns, struct palette *palette, struct str *out);
void paper_json(const struct paper *paper, struct str *out);
/* All tables of data with the columns of the first, under one header; nothing when there is none.  Returns
 * how many have other columns and are left out. */
size_t paper_csv(const struct paper *paper, struct str *out);

#endif
