/* role.h - what a cell on the screen means.
 *
 * Cells carry roles, never colours; a theme maps roles to colours at the last moment, and golden
 * screens record the role letters.  The table is the single list: themes, exports and tests read
 * it. */
#ifndef KASOKU_DRAW_ROLE_H
#define KASOKU_DRAW_ROLE_H

/* X(enum suffix, name in theme files, letter in role grids, meaning) */
#define ROLE_TABLE(X)                                                             \
	X(TEXT, "text", ' ', "plain text and blank cells")                        \
	X(DIM, "dim", 'd', "secondary text")                                      \
	X(STRONG, "strong", 'b', "headline figures and titles")                   \
	X(RULE, "rule", 'r', "thin rules between panes")                          \
	X(TITLE, "title", 't', "pane titles")                                     \
	X(FOCUS, "focus", 'f', "the title of the pane that has the keyboard")     \
	X(TAB, "tab", 'v', "view tabs")                                           \
	X(TAB_ACTIVE, "tab-active", 'V', "the tab of this view")                  \
	X(KEY, "key", 'k', "a key in a hint")                                     \
	X(HINT, "hint", 'h', "what a key does")                                   \
	X(STATUS, "status", 's', "the status line")                               \
	X(WARNING, "warning", 'w', "a limit or doubt the reader must see")        \
	X(ERROR, "error", 'e', "a refusal")                                       \
	X(NOTE, "note", 'n', "footnote marks and citations")                      \
	X(LINK, "link", 'u', "addresses")                                         \
	X(SELECTED, "selected", 'S', "the selected row")                          \
	X(HEADER, "header", 'H', "table headings")                                \
	X(MATCH, "match", 'm', "text that a search found")                        \
	X(AXIS, "axis", 'a', "axis lines and ticks")                              \
	X(TICK, "tick", 'i', "axis labels")                                       \
	X(GRID, "grid", 'g', "grid dots")                                         \
	X(POINT, "point", 'o', "a measured point")                                \
	X(RECORD, "record", 'O', "a point on the frontier")                       \
	X(DOUBT, "doubt", '?', "a point beyond its yardstick, disputed or withdrawn") \
	X(ERRBAR, "errbar", '|', "measurement interval")                          \
	X(FIT, "fit", 'l', "the fitted line")                                     \
	X(FORECAST, "forecast", 'L', "the line beyond the data")                  \
	X(STEP, "step", 'T', "the running frontier")                              \
	X(CONFIDENCE, "confidence", 'c', "confidence band")                       \
	X(PREDICTION, "prediction", 'p', "prediction band")                       \
	X(UNSUPPORTED, "unsupported", 'q', "band of a forecast that history does not support") \
	X(LIMIT, "limit", 'x', "chance, ceiling, thresholds, yardstick ends")     \
	X(LABEL, "label", 'N', "names beside points")                             \
	X(CURSOR, "cursor", 'C', "the crosshair")                                 \
	X(MARK, "mark", 'M', "marks set by the reader")                           \
	X(CAPABILITY, "capability", '0', "identity: capability")                  \
	X(ALGORITHMS, "algorithms", '1', "identity: algorithms")                  \
	X(HARDWARE, "hardware", '2', "identity: hardware")                        \
	X(TRAINING, "training", '3', "identity: training")

enum role {
#define X(id, name, letter, meaning) ROLE_##id,
	ROLE_TABLE(X)
#undef X
	ROLE_COUNT
};

/* Name of `role` in theme files ("tab-active"). */
const char *role_name(enum role role);
/* Letter of `role` in role grids. */
char role_letter(enum role role);
/* What `role` is for, one phrase, untranslated. */
const char *role_meaning(enum role role);
/* The role called `name`, or -1. */
int role_by_name(const char *name);

#endif
