/* ui.h - the dashboard as a pure machine: an event in, a state, a canvas out.
 *
 * ui knows the dataset, figures and charts; it knows no curses, no SQLite, no files, no clock.  When
 * the world must change it returns an effect and cli carries it out.  So the whole dashboard runs in
 * a test without a terminal. */
#ifndef KASOKU_UI_UI_H
#define KASOKU_UI_UI_H

#include "base/str.h"
#include "chart/chart.h"
#include "draw/canvas.h"
#include "model/batch.h"
#include "ui/event.h"

enum effect_kind {
	EFFECT_NONE,
	EFFECT_QUIT,
	EFFECT_SUSPEND, /* stop the process as Ctrl-Z does */
	EFFECT_REPAINT, /* the screen may be damaged: send everything */
	EFFECT_COPY,    /* put `text` on the clipboard; `what` says what it is */
	EFFECT_OPEN,    /* show or open the address `text` */
	EFFECT_WRITE,   /* write the current figure: `text` is the file name wanted, "" for a default */
	EFFECT_THEME,   /* change to the theme called `text` */
	EFFECT_MOUSE,   /* `on` */
	EFFECT_DECK,    /* present the deck called `text`; "" for the list of those there are */
	EFFECT_SHARE,   /* say how others can watch */
	EFFECT_RECORD,  /* write ui_recorded() as the deck called `text`; `what` is the step's title */
	EFFECT_DRAFT,   /* keep `text`, what is on the levers, for the next time */
	EFFECT_SCENARIO, /* `what` is save, delete or restore; `text` names the scenario */
};

struct effect {
	enum effect_kind kind;
	const char *text, *what; /* owned by ui, valid until the next event */
	bool on;
};

struct ui_options {
	const char *view;             /* "overview" when NULL */
	const char *series;           /* series to show first, NULL for the view's own */
	const char *const *themes;    /* names that `t` cycles through and :theme completes */
	size_t theme_count;
	const char *theme;            /* the one in use */
	const char *const *keys;      /* beside ui_actions, as in keymap.h; NULL for those of the table */
	bool mouse, no_motion;        /* no_motion: nothing moves by itself */
	int today;                    /* days; 0 when unknown: no age, no rule */
	const char *draft;            /* what was on the levers the last time, NULL for nothing */
	int as_of;                    /* days: stand on this day; 0 for today */
	enum charset charset;
};

struct figure;
struct ui;

struct ui *ui_new(const struct dataset *dataset, const struct ui_options *options);
void ui_free(struct ui *ui);
/* Takes one event.  The effect (often EFFECT_NONE) is for the caller to carry out. */
struct effect ui_event(struct ui *ui, const struct event *event);
/* Milliseconds after which an EVENT_TICK is wanted when nothing else happens: 0 while work is left that
 * was put off so that keys need not wait, more while the time line is played, -1 for never. */
int ui_wants(const struct ui *ui);
/* Tells the time: `seconds` of a clock that only goes forward, `time_of_day` in seconds since midnight, -1
 * where it is not known.  Without it nothing is timed. */
void ui_clock(struct ui *ui, long seconds, int time_of_day);
/* Appends the rows of the scenario on the levers, for EFFECT_SCENARIO with save. */
void ui_scenario_rows(struct ui *ui, struct batch *batch);
/* Draws the whole screen into `canvas` at its size, 1x1 and up. */
void ui_draw(struct ui *ui, struct canvas *canvas);
/* Presents a deck from step `step` on; it must stay until another or NULL is given.  `ui_decks` puts up
 * the list to choose from: names and titles, `count` of each. */
struct deck;
void ui_present(struct ui *ui, const struct deck *deck, size_t step);
void ui_decks(struct ui *ui, const char *const *names, const char *const *titles, size_t count);
/* True from the start of a deck to its end, also while it waits for R. */
bool ui_presenting(const struct ui *ui);
/* The deck that is being recorded, or was last. */
const struct deck *ui_recorded(const struct ui *ui);
/* Goes where the words say that a deck's step has in `state` (ui/place.h). */
bool ui_state(struct ui *ui, const char *words, struct err *err);
/* Puts a text up as a card. */
void ui_card(struct ui *ui, const char *title, const char *text);
/* Appends what is on the screen as one line of words, 100 to 200 bytes, for followers and for the next
 * start: the deck's file, step, marks, then the place; with `clock` also how long deck and step have
 * lasted, so without it the line changes only when the screen does. */
void ui_line(struct ui *ui, bool clock, struct str *out);
/* The deck's file in such a line, which the caller opens for ui_follow(); false when there is none. */
bool ui_line_deck(const char *line, struct str *file);
/* Shows what a line says; `deck` (NULL for none) must stay until another or NULL is given.  ERR_INPUT when
 * the line is not understood; what can be shown of it is shown. */
bool ui_follow(struct ui *ui, const char *line, const struct deck *deck, struct err *err);
/* Makes this a follower's screen, or with `speaker` the speaker's own. */
void ui_following(struct ui *ui, bool speaker);
/* Says in sentences what the screen shows, for people who cannot see it: the view and its question,
 * then the pane that has the keyboard, or the card that lies over it. */
void ui_speech(struct ui *ui, struct str *out);
/* The same without the view's name: only what its panes show. */
void ui_speech_pane(struct ui *ui, struct str *out);
/* The same in a few lines, for a step of a deck: the claim selected, the first rows, the first
 * sentences. */
void ui_speech_brief(struct ui *ui, struct str *out);
/* Gives the pane of its driver in this view the series `id`, and the keyboard to that pane. */
void ui_series(struct ui *ui, const char *id);
/* The figure of the chart that has the keyboard, NULL when a table has it; for citations. */
const struct figure *ui_figure(struct ui *ui);
/* The charts of the last drawing in the order in which they were drawn, none where a card lies over them;
 * valid until the next event or drawing.  `figure` is NULL for charts that show no one series. */
struct ui_picture {
	struct chart chart;
	struct chart_result result; /* where it stands on the canvas */
	const struct figure *figure;
	const char *title;
};
size_t ui_pictures(const struct ui *ui, const struct ui_picture **pictures);
/* Draws the key to its marks, in as many rows of `area` as it takes; nothing for charts without a series. */
void ui_picture_legend(const struct ui_picture *picture, struct canvas *canvas, struct rect area);
/* The step of a deck that has the screen, and its annotation with the figures computed; NULL for none. */
struct deck_step;
const struct deck_step *ui_step(const struct ui *ui, const char **text);
/* The title and the id of the view shown. */
const char *ui_title(const struct ui *ui);
const char *ui_view_id(const struct ui *ui);
/* What a file with this screen is called when nobody says otherwise: view or deck and step, day of the
 * data, ".html". */
void ui_file_name(const struct ui *ui, char *text, size_t size);
/* What lies between the header and the footnotes of a screen. */
struct rect ui_stage(const struct canvas *canvas);
/* The run on the levers while the what-if view has the screen, else NULL. */
const struct whatif_run *ui_run(struct ui *ui);
/* Puts another snapshot under the ui, keeping view, series, point and scroll by key where they still
 * exist.  The old dataset may be freed afterwards. */
void ui_data(struct ui *ui, const struct dataset *dataset);
/* Puts other themes in the place of those that there are; `theme` is the one in use. */
void ui_themes(struct ui *ui, const char *const *names, size_t count, const char *theme);
/* Shows a sentence in the status line until the next key: the outcome of an effect. */
void ui_status(struct ui *ui, bool error, const char *text);

/* The one table of actions: dispatch, `?`, `:`, `kasoku keys`, the manual and tests read it. */
struct ui_action {
	const char *name;   /* of the command line: "scale", "theme NAME" has `takes` */
	const char *takes;  /* argument, "" for none: "NAME" */
	const char *keys;   /* names separated by blanks: "= " ; "" when only by name */
	const char *where;  /* "everywhere", "charts", "lists", or a view's id */
	const char *help;   /* what it does, a phrase, translatable */
};
extern const struct ui_action ui_actions[];
extern const size_t ui_action_count;

/* Views for `kasoku show`: id ("overview"), key and title. */
struct ui_view_info {
	const char *id;
	char key;
	const char *title;
};
size_t ui_view_count(void);
struct ui_view_info ui_view_at(size_t index);

#endif
