/* report.h - hand-outs: figures, decks, claims, drivers and scenarios as a paper (paper/paper.h).
 *
 * A report is opened for one format, filled part by part, and written.  What the parts show is
 * computed from the session's data, as of one day, with the seed that their commands name. */
#ifndef KASOKU_CLI_REPORT_H
#define KASOKU_CLI_REPORT_H

#include "cli/screen.h"
#include "paper/paper.h"
#include "study/figure.h"

enum report_format {
	REPORT_TEXT,
	REPORT_ANSI,
	REPORT_SVG,
	REPORT_HTML,
	REPORT_MARKDOWN,
	REPORT_CSV,
	REPORT_JSON,
	REPORT_CAST, /* of one deck */
	REPORT_FORMATS
};

struct report {
	const struct cli *cli; /* for its options of looks; NULL for none */
	const struct session *session;
	struct series_list series;
	double as_of;
	enum report_format format;
	int columns, w, h; /* of lines, of pictures */
	bool sized;        /* w and h were asked for */
	enum charset charset;
	enum colour_depth depth;
	bool notes;        /* of the speaker, too */
	bool whole;        /* everything there is: a CSV of it holds the rows behind the charts */
	bool quiet;        /* the words of pictures without a series follow */
	bool complete;     /* every figure of every deck could be computed */
	struct report_told {
		const char *command; /* of a figure whose words and rows are in already */
		const char *methods; /* how it was made */
		const char *title;
	} *told;
	size_t told_count, told_room;
	struct theme light, dark;
	struct palette palette;
	struct paper paper;
};

/* "html"; the format of that name, or of a file with that ending; REPORT_FORMATS for none. */
const char *report_format_name(enum report_format format);
enum report_format report_format_find(const char *name);
enum report_format report_format_of(const char *file);

/* Opens an empty report.  `dark` NULL: colours of `light` alone. */
void report_open(struct report *report, const struct session *session, double as_of,
		 enum report_format format, const struct theme *light, const struct theme *dark);
void report_close(struct report *report);
/* Title and what stands below it: the day of the data, the version, `command` ("" for none). */
void report_title(struct report *report, const char *title, const char *command);
/* The whole in its format.  ERR_DATA when a CSV would have no rows, ERR_USAGE
 * when it would have rows of several sorts. */
bool report_write(struct report *report, struct str *out, struct err *err);

/* What a screen shows: each chart as a figure; with `words` its rate, doubts, basis and rows, too.
 * Without charts, or with several and no words, the view as it is. */
void report_screen(struct report *report, struct screen *screen, bool words);
/* A report of nothing but a screen, in a format that is more than its cells: HTML in the colours of light
 * and dark, or those of the screen's theme when `own_theme`. */
bool report_of_screen(struct screen *screen, const struct cli *cli, double as_of, enum report_format format,
		      bool own_theme, const char *command, struct str *out, struct err *err);
/* A view under a heading of its own. */
bool report_view(struct report *report, const char *view, const char *series, struct err *err);
/* Whether a figure bends: verdict, reason, what would change it, four rules side by side. */
void report_acceleration(struct report *report, const struct figure *figure);
void report_claims(struct report *report);
bool report_drivers(struct report *report, struct err *err);
/* The base scenario and all others side by side. */
bool report_scenarios(struct report *report, struct err *err);
bool report_deck(struct report *report, const char *name, struct err *err);
/* How the figures told so far were made. */
void report_methods(struct report *report);
/* A deck as a recording that asciinema plays (asciicast v2): each step as it looks on a terminal of `w`
 * columns and `h` rows, for as long as the deck plans. */
bool report_cast(struct report *report, const char *name, struct str *out, struct err *err);
/* Everything: the four figures of the overview, acceleration, drivers, scenarios, claims. */
bool report_everything(struct report *report, struct err *err);

#endif
